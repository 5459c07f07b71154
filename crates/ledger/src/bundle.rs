//! Entry bundles: the entries of a tile of level 0, each after its length as 16 bits, most significant first
//! (<https://c2sp.org/tlog-tiles>, "Log entries").

use crate::tile::TILE_WIDTH;

/// Why entries cannot be bundled or bytes are no bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// An entry is longer than 65,535 bytes. Envelopes never are; put what is long into the payload.
    #[error("entry {position} of the bundle has {bytes} bytes, 65535 is the most")]
    TooLong {
        /// Position within the bundle, counted from 0.
        position: usize,
        /// Its length.
        bytes: usize,
    },
    /// None or more than 256 entries. Bundle 256 at a time.
    #[error("a bundle holds 1 to 256 entries, not {0}")]
    Count(usize),
    /// The bytes end within an entry. Fetch the bundle again, whole.
    #[error("the bundle ends in the middle of entry {0}")]
    Cut(usize),
}

/// Puts 1 to 256 entries into one bundle.
pub fn build<B: AsRef<[u8]>>(entries: &[B]) -> Result<Vec<u8>, BundleError> {
    check_count(entries.len())?;
    let mut bytes = Vec::new();
    for (position, entry) in entries.iter().enumerate() {
        let entry = entry.as_ref();
        let length = u16::try_from(entry.len()).map_err(|_| BundleError::TooLong {
            position,
            bytes: entry.len(),
        })?;
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(entry);
    }
    Ok(bytes)
}

/// Takes a bundle apart, first entry first.
pub fn read(mut bytes: &[u8]) -> Result<Vec<&[u8]>, BundleError> {
    let mut entries = Vec::new();
    while !bytes.is_empty() {
        let cut = BundleError::Cut(entries.len());
        let (length, rest) = bytes.split_first_chunk::<2>().ok_or(cut)?;
        let (entry, rest) = rest
            .split_at_checked(u16::from_be_bytes(*length).into())
            .ok_or(cut)?;
        entries.push(entry);
        bytes = rest;
    }
    check_count(entries.len())?;
    Ok(entries)
}

fn check_count(count: usize) -> Result<(), BundleError> {
    match count {
        1.. if count <= usize::from(TILE_WIDTH) => Ok(()),
        _ => Err(BundleError::Count(count)),
    }
}
