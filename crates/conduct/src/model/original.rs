//! `[[original]]` of `instrument.toml`: a document as the office issued it, kept beside our reading of it.

use std::sync::Arc;

use serde::Deserialize;

use super::toml_forms::placed;
use crate::text::Lang;

/// The folder of a version that holds its originals.
pub(crate) const FOLDER: &str = "original";

/// The most bytes that an original can have: 20 MiB. A scanned code of conduct has less.
pub const ORIGINAL_MAX: usize = 20 << 20;

/// One original document.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Original {
    /// Its path in the folder of the version: `original/code.pdf`.
    pub file: String,
    /// SHA-256 of its bytes, in lower-case hex.
    pub sha256: String,
    /// The language that it is written in.
    #[serde(default)]
    pub lang: Lang,
    /// Its bytes. Empty if codes were loaded without originals.
    #[serde(skip)]
    pub bytes: Arc<[u8]>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

placed!(Original);

impl Original {
    /// Its name without the folder. `None` if it does not lie in the folder, or if an address could not hold the name.
    pub fn name(&self) -> Option<&str> {
        let name = self.file.strip_prefix(FOLDER)?.strip_prefix('/')?;
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let begins = name.starts_with(|c: char| c.is_ascii_alphanumeric());
        (begins && name.chars().all(plain)).then_some(name)
    }

    /// Its format, by the end of its name.
    pub fn format(&self) -> Option<OriginalFormat> {
        let (_, ending) = self.file.rsplit_once('.')?;
        OriginalFormat::ALL
            .into_iter()
            .find(|one| one.ending() == ending)
    }
}

/// A format that an original can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OriginalFormat {
    /// Portable Document Format.
    Pdf,
    /// Text of an office suite, as ISO/IEC 26300 has it.
    Odt,
    /// Word's Office Open XML.
    Docx,
    /// A page in UTF-8.
    Html,
}

impl OriginalFormat {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Pdf, Self::Odt, Self::Docx, Self::Html];

    /// The end of a file's name, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Odt => "odt",
            Self::Docx => "docx",
            Self::Html => "html",
        }
    }

    /// The media type with which it is sent.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Html => "text/html; charset=utf-8",
        }
    }

    /// Whether a file's bytes are of this format, as far as its first bytes tell.
    pub fn fits(self, bytes: &[u8]) -> bool {
        match self {
            Self::Pdf => bytes.starts_with(b"%PDF-"),
            Self::Odt => is_odt(bytes),
            // Word's own files differ in what comes first. All of them have a folder of this name.
            Self::Docx => bytes.starts_with(ZIP) && !is_odt(bytes) && holds(bytes, b"word/"),
            Self::Html => is_html(bytes),
        }
    }
}

/// The first bytes of a ZIP archive.
const ZIP: &[u8] = b"PK\x03\x04";

/// The standard asks for the media type as the first file of the archive, not compressed, so that it stands here.
fn is_odt(bytes: &[u8]) -> bool {
    let named = bytes
        .get(30..)
        .is_some_and(|rest| rest.starts_with(b"mimetypeapplication/vnd.oasis.opendocument.text"));
    bytes.starts_with(ZIP) && named
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|part| part == wanted)
}

/// A page begins with its doctype or with its root, and is sent as UTF-8, so it has to be that.
fn is_html(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let begins = |wanted: &str| {
        text.get(..wanted.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(wanted))
    };
    begins("<!doctype html") || begins("<html")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn original(file: &str) -> Original {
        toml::from_str(&format!("file = \"{file}\"\nsha256 = \"\"")).unwrap()
    }

    #[test]
    fn a_name_can_stand_in_an_address() {
        assert_eq!(original("original/code.v2.pdf").name(), Some("code.v2.pdf"));
        for file in [
            "code.pdf",
            "original/../office.toml",
            "original/.code.pdf",
            "original/a b.pdf",
            "original/",
            "originals/code.pdf",
        ] {
            assert_eq!(original(file).name(), None, "{file}");
        }
    }

    #[test]
    fn each_format_knows_its_first_bytes_alone() {
        let mut odt = b"PK\x03\x04".to_vec();
        odt.extend([0; 26]);
        odt.extend(b"mimetypeapplication/vnd.oasis.opendocument.textPK");
        let docx = b"PK\x03\x04..[Content_Types].xml..word/document.xml".to_vec();
        let samples = [
            (OriginalFormat::Pdf, b"%PDF-1.7\n\xff".to_vec()),
            (OriginalFormat::Odt, odt),
            (OriginalFormat::Docx, docx),
            (OriginalFormat::Html, b"\n<!DOCTYPE HTML><p>A code".to_vec()),
        ];
        for (format, bytes) in &samples {
            for one in OriginalFormat::ALL {
                assert_eq!(one.fits(bytes), one == *format, "{format:?} as {one:?}");
            }
        }
        assert!(!OriginalFormat::Html.fits(b"<html>\xff</html>"));
        assert!(!OriginalFormat::Html.fits(b"<p>"));
        assert!(!OriginalFormat::Docx.fits(b"PK\x03\x04 something else"));
    }
}
