//! The kind of a file: text, or a file made for another program. It is checked before the bytes are read, so that a
//! workbook is never read as rows.

use crate::decode::{Decoded, decode};

/// The most bytes that a register can have. Larger ones must be split by year.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;
/// A text with one control character in this many letters is damaged. With more of them it is not text.
const LETTERS_A_CONTROL: usize = 20;

/// First bytes of packed files with sheets, documents or other files: zip (xlsx, ods, docx), an empty zip, OLE
/// (xls, doc).
const PACKED: [&[u8]; 3] = [b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0"];
/// First bytes of other files that are not text: PDF, pictures, gzip.
const OTHERS: [&[u8]; 5] = [b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b"];

/// The reason why a file cannot be read as rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WrongFile {
    /// It is empty.
    #[error("the file is empty")]
    Empty,
    /// It has more than [`MOST_BYTES`].
    #[error("the file is too large")]
    TooLarge,
    /// It is a workbook or another packed file.
    #[error("the file is a workbook, or another file that is packed")]
    Workbook,
    /// It is a web page or another document in a markup language.
    #[error("the file is a web page or a document")]
    Markup,
    /// It is a picture, a PDF, or something else with characters that text does not have.
    #[error("the file is not text")]
    NotText,
}

/// The file's text. The name of the file does not count, because registers are published as `.csv`, `.txt` and
/// without any ending.
///
/// # Errors
/// When it is not text, or is only blank.
pub fn text(bytes: &[u8]) -> Result<Decoded, WrongFile> {
    let begins = |known: &[&[u8]]| known.iter().any(|start| bytes.starts_with(start));
    if begins(&PACKED) {
        return Err(WrongFile::Workbook);
    }
    if begins(&OTHERS) {
        return Err(WrongFile::NotText);
    }
    let decoded = decode(bytes);
    let text = decoded.text.trim_start();
    if text.is_empty() {
        Err(WrongFile::Empty)
    } else if is_markup(text) {
        Err(WrongFile::Markup)
    } else if is_binary(text) {
        Err(WrongFile::NotText)
    } else {
        Ok(decoded)
    }
}

/// Whether it is RTF, HTML or XML. Some programs save sheets as XML and call them `.xls`.
fn is_markup(text: &str) -> bool {
    let tag = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || "!?".contains(c));
    text.strip_prefix('<').is_some_and(tag) || text.starts_with("{\\rtf")
}

/// Whether it is not text. Text has no zero bytes, but UTF-16 without its byte order mark has one in every other
/// byte. A stray control character is damage; many mean that the bytes are packed or encrypted.
fn is_binary(text: &str) -> bool {
    let control = |c: &char| *c < ' ' && !c.is_whitespace();
    let letters = text.chars().count();
    text.contains('\0') || text.chars().filter(control).count() * LETTERS_A_CONTROL > letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_are_no_text_are_recognised() {
        let wide: Vec<u8> = "Date,Gift\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let page: Vec<u8> = "\u{feff}<table>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let cases: [(&[u8], WrongFile); 17] = [
            (b"PK\x03\x04xlsx", WrongFile::Workbook),
            (b"PK\x05\x06", WrongFile::Workbook),
            (b"\xd0\xcf\x11\xe0\xa1", WrongFile::Workbook),
            (b"%PDF-1.7", WrongFile::NotText),
            (b"\x89PNG\r\n", WrongFile::NotText),
            (b"\xff\xd8\xff\xe0", WrongFile::NotText),
            (b"\x1f\x8b\x08", WrongFile::NotText),
            (b"Date,Gift\n1/2/2025,a\0b\n", WrongFile::NotText),
            (&wide, WrongFile::NotText),
            (b"\x07\x91\xa2\x05\xb7\xee\x03\xc4", WrongFile::NotText),
            (b"<!DOCTYPE html>", WrongFile::Markup),
            (b"\xef\xbb\xbf<HTML>", WrongFile::Markup),
            (b"\n <table border=1>", WrongFile::Markup),
            (b"<?xml version='1.0'?><Workbook>", WrongFile::Markup),
            (&page, WrongFile::Markup),
            (b"{\\rtf1\\ansi Register}", WrongFile::Markup),
            (b"\xef\xbb\xbf \r\n", WrongFile::Empty),
        ];
        for (bytes, wrong) in cases {
            assert_eq!(text(bytes), Err(wrong), "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn text_is_text_however_it_was_saved() {
        for bytes in [
            b"Date,Gift\n".as_slice(),
            b"\xff\xfeD\0a\0t\0e\0",
            b"\xfe\xff\0D\0a\0t\0e",
            b"Register of gifts\n\nDate;Gift\n",
            b"\xef\xbb\xbfDate",
            b"\x91quoted\x92,\xa35\r\n",
            b"Gift,Value\nA pen,<5\n",
            b"< \xa350,Gift\n",
            b"Date,Gift\n1/2/2025,a pen that was typed\x02 with a slip\n\x1a",
        ] {
            assert!(text(bytes).is_ok(), "{}", bytes.escape_ascii());
        }
    }
}
