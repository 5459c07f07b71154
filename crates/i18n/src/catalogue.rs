//! The catalogue: read once from the embedded files. If one file is wrong, nothing is loaded.

use std::collections::BTreeMap;
use std::sync::Arc;

use fluent_bundle::FluentResource;
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

use crate::bundle::{Bundle, WordsError};
use crate::language::Language;
use crate::pseudo;

/// The made-up language for tests: English with accents, every message inside `⟦` and `⟧`.
pub const PSEUDO: &str = "qps";
/// The language that has every message. The others fall back to it.
const WHOLE: &str = "en";

#[derive(RustEmbed)]
#[folder = "locales/"]
struct Files;

/// All languages, ready to use. Cheap to clone.
#[derive(Clone)]
pub struct Words {
    languages: Arc<BTreeMap<String, Language>>,
    whole: Language,
}

impl Words {
    /// Reads the embedded catalogue.
    ///
    /// # Errors
    /// When a file does not parse or repeats a key. Returns the first problem.
    pub fn load() -> Result<Self, WordsError> {
        let sources = sources()?;
        let english = sources.get(WHOLE).ok_or(WordsError::NoEnglish)?;
        let whole_bundle = Arc::new(bundle(WHOLE, english, None)?);
        let whole = Language::new(WHOLE, vec![Arc::clone(&whole_bundle)], false);
        let pseudo_bundle = Arc::new(bundle(WHOLE, english, Some(pseudo::accent))?);
        let mut languages = BTreeMap::from([
            (WHOLE.to_owned(), whole.clone()),
            (
                PSEUDO.to_owned(),
                Language::new(PSEUDO, vec![pseudo_bundle], true),
            ),
        ]);
        for (tag, files) in sources.iter().filter(|(tag, _)| *tag != WHOLE) {
            let own = Arc::new(bundle(tag, files, None)?);
            let chain = vec![own, Arc::clone(&whole_bundle)];
            languages.insert(tag.clone(), Language::new(tag, chain, false));
        }
        Ok(Self {
            languages: Arc::new(languages),
            whole,
        })
    }

    /// The language with this tag (`en`, `cy`, [`PSEUDO`]). Any other tag gives English, so that a reader always
    /// gets words.
    #[must_use]
    pub fn for_language(&self, tag: &str) -> Language {
        self.find(tag).unwrap_or_else(|| self.whole.clone())
    }

    /// The language with this tag, if there is one.
    #[must_use]
    pub fn find(&self, tag: &str) -> Option<Language> {
        self.languages.get(tag).cloned()
    }

    /// Every language, the pseudo-language among them.
    pub fn languages(&self) -> impl Iterator<Item = &Language> {
        self.languages.values()
    }
}

/// File name → its parsed content.
type Read = BTreeMap<String, Arc<FluentResource>>;

/// Language tag → its files.
fn sources() -> Result<BTreeMap<String, Read>, WordsError> {
    let mut found: BTreeMap<String, Read> = BTreeMap::new();
    for path in Files::iter() {
        let Some((tag, _)) = path.split_once('/') else {
            continue;
        };
        if let Some(file) = Files::get(&path) {
            let text = String::from_utf8_lossy(&file.data).into_owned();
            let read =
                FluentResource::try_new(text).map_err(|(_, problems)| WordsError::Syntax {
                    file: path.to_string(),
                    problem: format!("{problems:?}"),
                })?;
            found
                .entry(tag.to_owned())
                .or_default()
                .insert(path.to_string(), Arc::new(read));
        }
    }
    Ok(found)
}

fn bundle(
    tag: &str,
    files: &Read,
    transform: Option<fn(&str) -> std::borrow::Cow<'_, str>>,
) -> Result<Bundle, WordsError> {
    let language: LanguageIdentifier = tag
        .parse()
        .map_err(|_| WordsError::NotALanguage(tag.to_owned()))?;
    let mut bundle = Bundle::new_concurrent(vec![language]);
    // Fluent's marks for text direction would end up in attributes and emails. None of our languages needs them.
    bundle.set_use_isolating(false);
    bundle.set_transform(transform);
    for (file, read) in files {
        bundle
            .add_resource(Arc::clone(read))
            .map_err(|problems| WordsError::Twice {
                file: file.clone(),
                problem: format!("{problems:?}"),
            })?;
    }
    Ok(bundle)
}
