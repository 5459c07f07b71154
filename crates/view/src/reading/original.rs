//! A document as the office issued it, kept beside our reading of it: what a reader needs to download and check it.

use probity_conduct::Lang;
use probity_conduct::model::{Instrument, Original};
use probity_i18n::{Language, Message, key};
use serde::Serialize;
use utoipa::ToSchema;

use crate::labels::Labels;

/// One original.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OriginalView {
    /// Its file's name.
    pub name: String,
    /// The address to download it from.
    pub href: String,
    /// The language that it is written in, as a tag.
    pub language: String,
    /// Its format: PDF, ODT, DOCX or HTML.
    pub format: String,
    /// Its size in bytes.
    pub bytes: usize,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
}

impl OriginalView {
    /// Every original of a version, in its order.
    #[must_use]
    pub fn all(labels: &Labels, version: &Instrument) -> Vec<Self> {
        let originals = version.originals.iter();
        originals
            .filter_map(|one| Self::of(labels, version, one))
            .collect()
    }

    fn of(labels: &Labels, version: &Instrument, one: &Original) -> Option<Self> {
        let (name, format) = (one.name()?, one.format()?);
        let (office, id) = (labels.office, &version.id);
        let language = match one.lang {
            Lang::En => "en",
            Lang::Cy => "cy",
        };
        Some(Self {
            name: name.to_owned(),
            href: format!(
                "/{office}/{id}/original/{name}?version={}",
                version.effective
            ),
            language: language.to_owned(),
            format: format.ending().to_uppercase(),
            bytes: one.bytes.len(),
            sha256: one.sha256.clone(),
        })
    }

    /// What a link to download it says: language, format and size.
    #[must_use]
    pub fn link(&self) -> Message {
        let language = match self.language.as_str() {
            "cy" => key("original-welsh"),
            _ => key("original-english"),
        };
        key("original-download")
            .with("language", language)
            .with("format", self.format.as_str())
            .with("kilobytes", self.bytes.div_ceil(1024))
    }

    /// The original in two lines, for the command line.
    #[must_use]
    pub fn lines(&self, language: &Language) -> [String; 2] {
        let sum = key("original-sum").with("sum", self.sha256.as_str());
        let link = language.say(&self.link());
        [format!("{link}: {}", self.name), language.say(&sum)]
    }
}
