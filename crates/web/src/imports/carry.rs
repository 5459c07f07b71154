//! The uploaded file between the steps.
//!
//! It travels in the forms themselves, compressed and as base64, in a hidden field: nothing of a file that nobody has
//! confirmed is kept on the server, nothing is lost when the program restarts or another instance answers, the browser's
//! way back works, and nothing of it stands in an address. A register of 5 MB takes well under a megabyte this way. The
//! file's SHA-256 is shown with the preview and comes back with the confirmation, so that what is brought in is what was
//! looked at.

use std::io::{Read as _, Write as _};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use probity_words::{Key, key};

/// The most that a file may have, in bytes.
pub const FILE_LIMIT: usize = 5 * 1024 * 1024;
/// The most that a request with a file may carry: a file that does not compress grows by a third as base64.
pub const BODY_LIMIT: usize = FILE_LIMIT / 3 * 4 + 512 * 1024;

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFile {
    /// There is none, or it is empty.
    Missing,
    /// More than [`FILE_LIMIT`].
    TooLarge,
    /// A workbook, a PDF, a picture: no text with commas.
    NotCsv,
    /// The hidden field was damaged on the way.
    Damaged,
}

impl NoFile {
    /// What the person can do.
    #[must_use]
    pub const fn message(self) -> Key {
        match self {
            Self::Missing => key("import-file-missing"),
            Self::TooLarge => key("import-file-too-large"),
            Self::NotCsv => key("import-file-not-csv"),
            Self::Damaged => key("import-file-damaged"),
        }
    }
}

/// Looks at an uploaded file: its size, and whether it begins like something that is no CSV. The name does not count:
/// registers are published as `.csv`, `.txt` and without any ending.
///
/// # Errors
/// What is wrong with it.
pub fn check(bytes: &[u8]) -> Result<(), NoFile> {
    // Workbooks (zip, OLE), PDF, pictures, gzip.
    const OTHERS: [&[u8]; 7] = [
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0",
        b"%PDF",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"\x1f\x8b",
    ];
    let start = bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(bytes)
        .trim_ascii_start();
    let page = start.get(..9).unwrap_or(start).to_ascii_lowercase();
    if start.is_empty() {
        Err(NoFile::Missing)
    } else if bytes.len() > FILE_LIMIT {
        Err(NoFile::TooLarge)
    } else if OTHERS.iter().any(|other| bytes.starts_with(other))
        || page.starts_with(b"<!doctype")
        || page.starts_with(b"<html")
    {
        Err(NoFile::NotCsv)
    } else {
        Ok(())
    }
}

/// The file as the hidden field carries it.
#[must_use]
pub fn pack(bytes: &[u8]) -> String {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::default());
    // Writing to memory cannot fail; if it did, the field would be refused when it comes back.
    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
    URL_SAFE_NO_PAD.encode(packed.unwrap_or_default())
}

/// The file that the hidden field carried. Stops at [`FILE_LIMIT`], whatever the field claims to hold.
///
/// # Errors
/// What is wrong with it.
pub fn unpack(field: &str) -> Result<Vec<u8>, NoFile> {
    let packed = URL_SAFE_NO_PAD.decode(field).map_err(|_| NoFile::Damaged)?;
    let mut bytes = Vec::new();
    let most = FILE_LIMIT as u64 + 1;
    GzDecoder::new(packed.as_slice())
        .take(most)
        .read_to_end(&mut bytes)
        .map_err(|_| NoFile::Damaged)?;
    check(&bytes).map(|()| bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_comes_back_as_it_went() {
        let file = "Date,Gift\r\n3/4/2025,Caf\u{e9}\r\n".repeat(1_000);
        let packed = pack(file.as_bytes());
        assert!(packed.len() < file.len() / 10);
        assert_eq!(unpack(&packed).unwrap(), file.as_bytes());
        assert!(
            !packed.contains(['+', '/', '=']),
            "nothing that a form would have to escape"
        );
    }

    #[test]
    fn a_small_field_cannot_become_a_large_file() {
        let bomb = pack(&vec![b'x'; FILE_LIMIT * 20]);
        assert!(bomb.len() < 400_000);
        assert_eq!(unpack(&bomb), Err(NoFile::TooLarge));
        assert_eq!(unpack("????"), Err(NoFile::Damaged));
        assert_eq!(unpack(&pack(b"x")[..8]), Err(NoFile::Damaged));
        assert_eq!(unpack(&pack(b"")), Err(NoFile::Missing));
    }

    #[test]
    fn files_that_are_no_csv_are_told_apart() {
        for other in [
            b"PK\x03\x04xlsx".as_slice(),
            b"%PDF-1.7",
            b"\xd0\xcf\x11\xe0\xa1",
            b"<!DOCTYPE html>",
            b"\xef\xbb\xbf<HTML>",
        ] {
            assert_eq!(check(other), Err(NoFile::NotCsv));
        }
        for csv in [
            b"Date,Gift\n".as_slice(),
            b"\xff\xfeD\0a\0t\0e\0",
            b"Register of gifts\n\nDate;Gift\n",
            b"\xef\xbb\xbfDate",
        ] {
            assert_eq!(check(csv), Ok(()));
        }
        assert_eq!(check(b" \r\n"), Err(NoFile::Missing));
    }
}
