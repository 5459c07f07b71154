//! The state that handlers share: the service, the site and the offices that run here.

use std::sync::Arc;

use probity_conduct::Codes;
use probity_i18n::Language;
use probity_service::{Actor, Locals, Service};
use probity_view::labels::Labels;
use probity_view::reading::compare::offices;

use crate::error::WebError;
use crate::idempotency_key;
use crate::public_cache::PublicCache;
use crate::site::Site;

/// The state of every handler: `State(app): State<Arc<App>>`.
pub struct App {
    /// The service that pages and API use.
    pub service: Service,
    /// Templates, catalogue, settings.
    pub site: Arc<Site>,
    /// The ids of the offices that this installation runs, in the order in which they are offered.
    pub offices: Vec<String>,
    /// The cache of public pages and files.
    pub public_cache: PublicCache,
}

impl App {
    /// An app that runs these offices.
    #[must_use]
    pub fn new(service: Service, site: Arc<Site>, offices: Vec<String>) -> Arc<Self> {
        Arc::new(Self {
            service,
            site,
            offices,
            public_cache: PublicCache::default(),
        })
    }

    /// What `codes/` says.
    #[must_use]
    pub fn codes(&self) -> &Codes {
        self.service.conduct()
    }

    /// Whether an office runs here.
    #[must_use]
    pub fn runs(&self, office: &str) -> bool {
        self.offices.iter().any(|known| known == office)
    }

    /// The office of a path.
    ///
    /// # Errors
    /// Not found, for an office that does not run here.
    pub fn office<'a>(&self, office: &'a str) -> Result<&'a str, WebError> {
        if self.runs(office) {
            return Ok(office);
        }
        Err(WebError::not_found("an office that does not run here"))
    }

    /// The offices whose code anyone may ask. Those that run here come first. A demonstration office is included only
    /// if it runs here.
    #[must_use]
    pub fn offices_to_ask(&self) -> Vec<String> {
        let all = self.codes().offices();
        let mut asked: Vec<String> = all
            .filter(|office| office.published && (!office.demo || self.runs(&office.id)))
            .map(|office| office.id.clone())
            .collect();
        asked.sort_by_key(|id| {
            self.offices
                .iter()
                .position(|known| known == id)
                .unwrap_or(usize::MAX)
        });
        asked
    }

    /// Decisions and switched-on instruments of the offices that run here, for comparing codes.
    pub async fn local_decisions(&self, demo: bool) -> Locals {
        let compared = offices(self.codes(), demo).into_iter();
        let here: Vec<&str> = compared.filter(|office| self.runs(office)).collect();
        self.service.codes.locals(&here).await
    }

    /// The labels of an office's codes in a language.
    #[must_use]
    pub fn labels<'a>(&'a self, office: &'a str, language: &'a Language) -> Labels<'a> {
        Labels {
            codes: self.codes(),
            office,
            language,
        }
    }

    /// The actor of someone who is not signed in, on an office's pages.
    #[must_use]
    pub fn nobody(office: &str) -> Actor {
        Actor::Nobody {
            office: office.to_owned(),
        }
    }

    /// A new value for a form's hidden field [`idempotency_key::FIELD`].
    #[must_use]
    pub fn idempotency_key(&self) -> String {
        idempotency_key::value(self.service.random())
    }
}
