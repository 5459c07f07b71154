//! The frontier: the roots of the complete subtrees along a tree's right edge, one for each 1 in the binary size.
//!
//! It is enough to append leaves and to compute the root, and it stays small: at most 48 hashes.

use crate::MAX_SIZE;
use crate::hash::{EMPTY_ROOT, Hash, node_hash};

/// A tree of `size` leaves, reduced to what appending needs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frontier {
    size: u64,
    /// Largest subtree first.
    peaks: Vec<Hash>,
}

/// The reason why bytes are not a frontier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FrontierError {
    /// The bytes are too short for the size, or do not have one hash for each complete subtree. The stored frontier
    /// is damaged: rebuild it from the leaf hashes.
    #[error("the stored tree head has the wrong length ({0} bytes)")]
    Length(usize),
    /// A size that no ledger can have. The stored frontier is damaged: rebuild it from the leaf hashes.
    #[error("the stored tree head has an impossible size ({0})")]
    Size(u64),
}

impl Frontier {
    /// The empty tree.
    pub const fn new() -> Self {
        Self {
            size: 0,
            peaks: Vec::new(),
        }
    }

    /// The number of leaves. It is also the sequence number of the next one.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The subtree roots, largest subtree first.
    pub fn peaks(&self) -> &[Hash] {
        &self.peaks
    }

    /// Appends a leaf's hash. It computes one hash for each subtree that becomes complete: at most log2 of the
    /// size.
    pub fn append(&mut self, leaf: Hash) {
        let mut top = leaf;
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.peaks.pop() {
                top = node_hash(&left, &top);
            }
        }
        self.peaks.push(top);
        self.size += 1;
    }

    /// The tree's root (RFC 6962 section 2.1).
    pub fn root(&self) -> Hash {
        let mut peaks = self.peaks.iter().rev();
        let Some(last) = peaks.next() else {
            return EMPTY_ROOT;
        };
        peaks.fold(*last, |right, left| node_hash(left, &right))
    }

    /// The size as eight bytes, most significant first, then the subtree roots, largest subtree first.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.size.to_be_bytes().to_vec();
        for peak in &self.peaks {
            bytes.extend_from_slice(peak.as_bytes());
        }
        bytes
    }

    /// Reads what [`Frontier::to_bytes`] wrote.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, FrontierError> {
        let wrong = FrontierError::Length(bytes.len());
        let Some((size, hashes)) = bytes.split_first_chunk::<8>() else {
            return Err(wrong);
        };
        let size = u64::from_be_bytes(*size);
        if size > MAX_SIZE {
            return Err(FrontierError::Size(size));
        }
        let (peaks, rest) = hashes.as_chunks::<32>();
        if !rest.is_empty() || peaks.len() != size.count_ones() as usize {
            return Err(wrong);
        }
        Ok(Self {
            size,
            peaks: peaks.iter().map(|p| Hash(*p)).collect(),
        })
    }
}

impl Extend<Hash> for Frontier {
    fn extend<I: IntoIterator<Item = Hash>>(&mut self, leaves: I) {
        leaves.into_iter().for_each(|leaf| self.append(leaf));
    }
}

impl FromIterator<Hash> for Frontier {
    fn from_iter<I: IntoIterator<Item = Hash>>(leaves: I) -> Self {
        let mut frontier = Self::new();
        frontier.extend(leaves);
        frontier
    }
}
