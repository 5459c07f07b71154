//! The uploaded file between the import's steps.
//!
//! Each form carries the file in a hidden field, compressed and as base64. So a file that no one has confirmed is never
//! stored on the server, a restart or another instance loses nothing, the browser's back button works, and no address
//! has any of it. A register of 5 MB takes well under a megabyte this way. The file's SHA-256 is shown with the preview
//! and returned with the confirmation, so that the imported file is the one that was previewed.

use std::io::{Read as _, Write as _};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use probity_i18n::{Key, key};
use probity_importer::MOST_BYTES;

/// The largest request with a file, in bytes. A file that does not compress grows by a third as base64.
pub const BODY_LIMIT: usize = MOST_BYTES / 3 * 4 + 512 * 1024;

/// Why a file did not arrive. Whether it can be read is checked later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFile {
    /// There is no file.
    Missing,
    /// The file is larger than a request may be.
    TooLarge,
    /// The hidden field was damaged on the way.
    Damaged,
}

impl NoFile {
    /// What the person can do about it.
    #[must_use]
    pub const fn message(self) -> Key {
        match self {
            Self::Missing => key("import-file-missing"),
            Self::TooLarge => key("import-file-too-large"),
            Self::Damaged => key("import-file-damaged"),
        }
    }
}

/// The file in the form of the hidden field.
#[must_use]
pub fn pack(bytes: &[u8]) -> String {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::default());
    // Writing to memory cannot fail. If it did, the field would be refused in the next step.
    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
    URL_SAFE_NO_PAD.encode(packed.unwrap_or_default())
}

/// The file from the hidden field. Stops one byte after [`MOST_BYTES`], no matter what size the field claims.
///
/// # Errors
/// If the field is damaged or the file is too large.
pub fn unpack(field: &str) -> Result<Vec<u8>, NoFile> {
    let packed = URL_SAFE_NO_PAD.decode(field).map_err(|_| NoFile::Damaged)?;
    let mut bytes = Vec::new();
    let most = MOST_BYTES as u64 + 1;
    GzDecoder::new(packed.as_slice())
        .take(most)
        .read_to_end(&mut bytes)
        .map_err(|_| NoFile::Damaged)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_unpacked_as_it_was_packed() {
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
        let bomb = pack(&vec![b'x'; MOST_BYTES * 20]);
        assert!(bomb.len() < 400_000);
        assert_eq!(unpack(&bomb).unwrap().len(), MOST_BYTES + 1);
        assert_eq!(unpack("????"), Err(NoFile::Damaged));
        assert_eq!(unpack(&pack(b"x")[..8]), Err(NoFile::Damaged));
    }
}
