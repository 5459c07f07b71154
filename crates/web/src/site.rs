//! What every handler shares: templates, assets, the catalogue, the office's masthead, reference numbers of failures.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use probity_i18n::{Words, WordsError};

use crate::assets::Assets;
use crate::engine::{Engine, EngineError, Missing};
use crate::shell::{LanguageChoice, Masthead};

/// How a site is set up.
#[derive(Clone, Debug)]
pub struct SiteSettings {
    /// The masthead of pages that nobody is signed in for.
    pub masthead: Masthead,
    /// Tags of the languages that readers may choose, the first being the usual one.
    pub languages: Vec<String>,
    /// The address people use, such as `https://conduct.example.org`. Only https makes browsers insist on it.
    pub public_url: Option<String>,
    /// Whether a proxy stands in front, whose word on where a request came from is taken.
    pub behind_proxy: bool,
    /// When the program started: reference numbers of failures begin with it.
    pub started: Timestamp,
    /// Whether a sentence that is missing fails the page.
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
            missing: Missing::Shown,
        }
    }
}

/// What can keep a site from starting.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// The catalogue does not load.
    #[error(transparent)]
    Words(#[from] WordsError),
    /// A template does not parse.
    #[error(transparent)]
    Engine(#[from] EngineError),
}

/// Everything that a request needs besides the office's data.
pub struct Site {
    /// The catalogue.
    pub words: Words,
    /// The templates.
    pub engine: Engine,
    /// Stylesheets and pictures.
    pub assets: Arc<Assets>,
    /// How the site is set up.
    pub settings: SiteSettings,
    /// What can be chosen in the footer.
    pub(crate) choices: Vec<LanguageChoice>,
    failures: AtomicU64,
}

impl Site {
    /// Loads the catalogue and the templates.
    ///
    /// # Errors
    /// A catalogue or template that is broken: found at start, not by a reader.
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

    /// A number to quote: it stands on the error page and in the log, and says nothing about anybody.
    #[must_use]
    pub fn reference(&self) -> String {
        let nth = self.failures.fetch_add(1, Ordering::Relaxed);
        format!("{:X}-{nth}", self.settings.started.as_second())
    }
}
