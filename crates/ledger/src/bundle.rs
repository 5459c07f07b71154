//! Entry bundles: the entries of a tile of level 0, each after its length as 16 bits, most significant byte first
//! (<https://c2sp.org/tlog-tiles>, "Log entries"). In a redacted bundle, some entries are only leaf hashes.

use crate::hash::{Hash, leaf_hash};
use crate::tile::TILE_WIDTH;

/// The reason why entries cannot be bundled, or bytes are not a bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// An entry is longer than 65,535 bytes. Envelopes never are: put long data into the payload.
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
    /// An entry without bytes. The length 0 marks a hash.
    #[error("entry {0} of the bundle is empty")]
    Empty(usize),
}

/// Puts 1 to 256 entries into one bundle.
pub fn build<B: AsRef<[u8]>>(entries: &[B]) -> Result<Vec<u8>, BundleError> {
    check_count(entries.len())?;
    let mut bytes = Vec::new();
    for (position, entry) in entries.iter().enumerate() {
        push(&mut bytes, position, entry.as_ref())?;
    }
    Ok(bytes)
}

/// An entry after its length.
fn push(bytes: &mut Vec<u8>, position: usize, entry: &[u8]) -> Result<(), BundleError> {
    let length = u16::try_from(entry.len()).map_err(|_| BundleError::TooLong {
        position,
        bytes: entry.len(),
    })?;
    bytes.extend_from_slice(&length.to_be_bytes());
    bytes.extend_from_slice(entry);
    Ok(())
}

/// The entries of a bundle, in order.
pub fn read(mut bytes: &[u8]) -> Result<Vec<&[u8]>, BundleError> {
    let mut entries = Vec::new();
    while !bytes.is_empty() {
        let (entry, rest) = next(bytes).ok_or(BundleError::Cut(entries.len()))?;
        entries.push(entry);
        bytes = rest;
    }
    check_count(entries.len())?;
    Ok(entries)
}

/// The first entry and the remaining bytes.
fn next(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<2>()?;
    rest.split_at_checked(u16::from_be_bytes(*length).into())
}

/// One entry of a bundle as a reader receives it: whole or withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item<B> {
    /// The entry itself.
    Entry(B),
    /// Only its leaf hash. The tree needs no more, and the hash does not reveal the entry.
    Hash(Hash),
}

impl<B: AsRef<[u8]>> Item<B> {
    /// Its hash in the tree.
    pub fn leaf(&self) -> Hash {
        match self {
            Self::Entry(entry) => leaf_hash(entry.as_ref()),
            Self::Hash(leaf) => *leaf,
        }
    }
}

/// Puts 1 to 256 entries into one bundle, some of them only as leaf hashes. Such an entry is written as the length
/// 0, which no envelope has, and the 32 bytes of the hash. A bundle without hashes is the same as from [`build`].
///
/// # Errors
/// As for [`build`], and for an entry without bytes, which would be read as a hash.
pub fn build_redacted<B: AsRef<[u8]>>(items: &[Item<B>]) -> Result<Vec<u8>, BundleError> {
    check_count(items.len())?;
    let mut bytes = Vec::new();
    for (position, item) in items.iter().enumerate() {
        match item {
            Item::Entry(entry) if entry.as_ref().is_empty() => {
                return Err(BundleError::Empty(position));
            }
            Item::Entry(entry) => push(&mut bytes, position, entry.as_ref())?,
            Item::Hash(leaf) => {
                push(&mut bytes, position, &[])?;
                bytes.extend_from_slice(leaf.as_bytes());
            }
        }
    }
    Ok(bytes)
}

/// The entries of a bundle in which some may be withheld, in order. It also reads bundles of whole entries.
///
/// # Errors
/// When the bytes end too early, or have no entries or too many.
pub fn read_redacted(mut bytes: &[u8]) -> Result<Vec<Item<&[u8]>>, BundleError> {
    let mut items = Vec::new();
    while !bytes.is_empty() {
        let cut = BundleError::Cut(items.len());
        let (entry, rest) = next(bytes).ok_or(cut)?;
        bytes = rest;
        if !entry.is_empty() {
            items.push(Item::Entry(entry));
            continue;
        }
        let (leaf, rest) = bytes.split_first_chunk::<32>().ok_or(cut)?;
        items.push(Item::Hash(Hash(*leaf)));
        bytes = rest;
    }
    check_count(items.len())?;
    Ok(items)
}

fn check_count(count: usize) -> Result<(), BundleError> {
    match count {
        1.. if count <= usize::from(TILE_WIDTH) => Ok(()),
        _ => Err(BundleError::Count(count)),
    }
}
