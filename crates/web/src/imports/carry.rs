//! The uploaded file between the steps.
//!
//! It travels in the forms themselves, compressed and as base64, in a hidden field: nothing of a file that nobody has
//! confirmed is kept on the server, nothing is lost when the program restarts or another instance answers, the browser's
//! way back works, and nothing of it stands in an address. A register of 5 MB takes well under a megabyte this way. The
//! file's SHA-256 is shown with the preview and comes back with the confirmation, so that what is imported is what was
//! looked at.

use std::io::{Read as _, Write as _};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use probity_i18n::{Key, key};
use probity_importer::MOST_BYTES;

/// The most that a request with a file may carry: a file that does not compress grows by a third as base64.
pub const BODY_LIMIT: usize = MOST_BYTES / 3 * 4 + 512 * 1024;

/// Why a file did not arrive. Whether it can be read is for whoever reads it to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFile {
    /// There is none.
    Missing,
    /// More than a request may carry.
    TooLarge,
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
            Self::Damaged => key("import-file-damaged"),
        }
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

/// The file that the hidden field carried. Stops one byte beyond [`MOST_BYTES`], whatever the field claims to hold.
///
/// # Errors
/// What is wrong with it.
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
        let bomb = pack(&vec![b'x'; MOST_BYTES * 20]);
        assert!(bomb.len() < 400_000);
        assert_eq!(unpack(&bomb).unwrap().len(), MOST_BYTES + 1);
        assert_eq!(unpack("????"), Err(NoFile::Damaged));
        assert_eq!(unpack(&pack(b"x")[..8]), Err(NoFile::Damaged));
    }
}
