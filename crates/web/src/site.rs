//! The site that every handler shares: templates, assets, the catalogue, the default masthead, and reference numbers of
//! failures.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use probity_i18n::{Words, WordsError};

use crate::assets::Assets;
use crate::engine::{Engine, EngineError, Missing};
use crate::shell::{LanguageChoice, Masthead};

/// The settings of a site.
#[derive(Clone, Debug)]
pub struct SiteSettings {
    /// The masthead of pages without a signed-in person.
    pub masthead: Masthead,
    /// Tags of the languages that readers can choose. The first is the default.
    pub languages: Vec<String>,
    /// The address that people use, such as `https://conduct.example.org`. Only with https do browsers insist on https.
    pub public_url: Option<String>,
    /// Whether a proxy stands in front, so that its header with the client's address is trusted.
    pub behind_proxy: bool,
    /// When the program started. Reference numbers of failures begin with it.
    pub started: Timestamp,
    /// Whether a page fails if a sentence is missing.
    pub missing: Missing,
}

impl SiteSettings {
    /// The settings of an office in English, at an unknown address.
    #[must_use]
    pub fn of(office: impl Into<String>, started: Timestamp) -> Self {
        Self {
            masthead: Masthead::of(office),
            languages: vec!["en".to_owned()],
            public_url: None,
            behind_proxy: false,
            started,
            missing: Missing::ShowKey,
        }
    }
}

/// An error that keeps a site from starting.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// The catalogue does not load.
    #[error(transparent)]
    Words(#[from] WordsError),
    /// A template does not parse.
    #[error(transparent)]
    Engine(#[from] EngineError),
}

/// Everything that a request needs, except the office's data.
pub struct Site {
    /// The catalogue.
    pub words: Words,
    /// The templates.
    pub engine: Engine,
    /// Stylesheets and pictures.
    pub assets: Arc<Assets>,
    /// The settings.
    pub settings: SiteSettings,
    /// The languages to choose from in the footer.
    pub(crate) choices: Vec<LanguageChoice>,
    failures: AtomicU64,
}

impl Site {
    /// Loads the catalogue and the templates.
    ///
    /// # Errors
    /// If the catalogue or a template is broken. This shows at the start, before any reader meets it.
    pub fn new(settings: SiteSettings) -> Result<Arc<Self>, SiteError> {
        let words = Words::load()?;
        let assets = Arc::new(Assets::embedded());
        let engine = Engine::new(&words, &assets, settings.missing)?;
        let choices = settings.languages.iter().filter_map(|tag| {
            let language = words.find(tag)?;
            let name = language.t("language-name", &[]);
            Some(LanguageChoice {
                tag: tag.clone(),
                name,
                href: String::new(),
            })
        });
        Ok(Arc::new(Self {
            choices: choices.collect(),
            words,
            engine,
            assets,
            settings,
            failures: AtomicU64::new(1),
        }))
    }

    /// A reference number for an error page and the log. It has no personal data.
    #[must_use]
    pub fn reference(&self) -> String {
        let nth = self.failures.fetch_add(1, Ordering::Relaxed);
        format!("{:X}-{nth}", self.settings.started.as_second())
    }
}
