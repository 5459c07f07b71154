//! Roots and proofs, made from stored hashes of complete subtrees (RFC 6962 section 2.1).
//!
//! Each function has a companion that lists the nodes that it reads (`root_nodes`, `inclusion_nodes`,
//! `consistency_nodes`). A caller that reads asynchronously can fetch these first and pass a map.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::hash::{EMPTY_ROOT, Hash, node_hash};
use crate::proof::{ConsistencyProof, InclusionProof};

mod memory;

pub use memory::Tree;

/// A complete subtree of `2^level` leaves that starts at leaf `index * 2^level`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId {
    /// Height above the leaves, which are level 0.
    pub level: u8,
    /// Number within the level, counted from 0.
    pub index: u64,
}

/// A source of hashes of complete subtrees.
pub trait HashReader {
    /// The reason why a hash cannot be read.
    type Error;

    /// The hash of a complete subtree. Asked only for subtrees within the size that the caller named.
    fn node(&self, id: NodeId) -> Result<Hash, Self::Error>;
}

/// The node was not provided. The list of nodes to fetch was made for another size, or the stored tiles are
/// incomplete: rebuild them from the leaf hashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the hash at level {}, number {} is not stored", .0.level, .0.index)]
pub struct Missing(pub NodeId);

impl<S: std::hash::BuildHasher> HashReader for HashMap<NodeId, Hash, S> {
    type Error = Missing;

    fn node(&self, id: NodeId) -> Result<Hash, Missing> {
        self.get(&id).copied().ok_or(Missing(id))
    }
}

impl HashReader for BTreeMap<NodeId, Hash> {
    type Error = Missing;

    fn node(&self, id: NodeId) -> Result<Hash, Missing> {
        self.get(&id).copied().ok_or(Missing(id))
    }
}

/// The reason why a root or proof cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TreeError<E> {
    /// The leaf or size asked for does not exist in a tree of this size. Stay within the checkpoint's size.
    #[error("number {asked} is not in a ledger of {size} entries")]
    Range {
        /// The leaf number or old size asked for.
        asked: u64,
        /// The tree's size.
        size: u64,
    },
    /// A stored hash could not be read.
    #[error("a stored hash could not be read: {0}")]
    Read(E),
}

/// The complete subtrees that cover the leaves `lo..hi`, left to right.
///
/// `lo` is where a subtree of the tree of `hi` leaves starts, as in all ranges of proofs.
fn range_nodes(range: Range<u64>) -> Vec<NodeId> {
    let (mut lo, mut nodes) = (range.start, Vec::new());
    while lo < range.end {
        let level = (range.end - lo).ilog2();
        nodes.push(NodeId {
            level: level as u8,
            index: lo >> level,
        });
        lo += 1 << level;
    }
    nodes
}

fn range_root<R: HashReader + ?Sized>(
    range: Range<u64>,
    reader: &R,
) -> Result<Hash, TreeError<R::Error>> {
    let mut root = None;
    for id in range_nodes(range).into_iter().rev() {
        let left = reader.node(id).map_err(TreeError::Read)?;
        root = Some(root.map_or(left, |right| node_hash(&left, &right)));
    }
    Ok(root.unwrap_or(EMPTY_ROOT))
}

fn roots<R: HashReader + ?Sized>(
    ranges: Vec<Range<u64>>,
    reader: &R,
) -> Result<Vec<Hash>, TreeError<R::Error>> {
    ranges
        .into_iter()
        .map(|range| range_root(range, reader))
        .collect()
}

/// The point where a tree of more than one leaf divides: the largest power of two below its width.
fn split(lo: u64, hi: u64) -> u64 {
    lo + (1 << (hi - lo - 1).ilog2())
}

/// The subtrees beside the path from the root to a leaf, from the leaf upwards.
fn inclusion_ranges(index: u64, size: u64) -> Vec<Range<u64>> {
    let (mut lo, mut hi, mut ranges) = (0, size, Vec::new());
    while hi - lo > 1 {
        let mid = split(lo, hi);
        if index < mid {
            ranges.push(mid..hi);
            hi = mid;
        } else {
            ranges.push(lo..mid);
            lo = mid;
        }
    }
    ranges.reverse();
    ranges
}

/// The subtrees of a consistency proof (`PROOF` and `SUBPROOF` in RFC 6962 section 2.1.2).
fn consistency_ranges(old: u64, new: u64) -> Vec<Range<u64>> {
    if old == 0 || old == new {
        return Vec::new();
    }
    let (mut lo, mut hi, mut ranges) = (0, new, Vec::new());
    while old != hi {
        let mid = split(lo, hi);
        if old <= mid {
            ranges.push(mid..hi);
            hi = mid;
        } else {
            ranges.push(lo..mid);
            lo = mid;
        }
    }
    // The old tree itself is left out when it is a subtree, because the reader already has its root.
    if lo != 0 {
        ranges.push(lo..hi);
    }
    ranges.reverse();
    ranges
}

pub(crate) fn within<E>(asked: u64, bound: u64, size: u64) -> Result<(), TreeError<E>> {
    if asked < bound {
        Ok(())
    } else {
        Err(TreeError::Range { asked, size })
    }
}

fn all_nodes(ranges: Vec<Range<u64>>) -> Vec<NodeId> {
    ranges.into_iter().flat_map(range_nodes).collect()
}

/// The nodes that [`root`] reads.
pub fn root_nodes(size: u64) -> Vec<NodeId> {
    range_nodes(0..size)
}

/// The nodes that [`inclusion_proof`] reads. Empty if the leaf is not in the tree.
pub fn inclusion_nodes(index: u64, size: u64) -> Vec<NodeId> {
    if index < size {
        all_nodes(inclusion_ranges(index, size))
    } else {
        Vec::new()
    }
}

/// The nodes that [`consistency_proof`] reads. Empty if the old tree is larger than the new one.
pub fn consistency_nodes(old: u64, new: u64) -> Vec<NodeId> {
    if old <= new {
        all_nodes(consistency_ranges(old, new))
    } else {
        Vec::new()
    }
}

/// The root of the first `size` leaves.
pub fn root<R: HashReader + ?Sized>(size: u64, reader: &R) -> Result<Hash, TreeError<R::Error>> {
    range_root(0..size, reader)
}

/// The proof that leaf `index` is in the tree of `size` leaves.
pub fn inclusion_proof<R: HashReader + ?Sized>(
    index: u64,
    size: u64,
    reader: &R,
) -> Result<InclusionProof, TreeError<R::Error>> {
    within(index, size, size)?;
    let hashes = roots(inclusion_ranges(index, size), reader)?;
    Ok(InclusionProof {
        index,
        size,
        hashes,
    })
}

/// The proof that the tree of `old` leaves is the beginning of the tree of `new` leaves.
pub fn consistency_proof<R: HashReader + ?Sized>(
    old: u64,
    new: u64,
    reader: &R,
) -> Result<ConsistencyProof, TreeError<R::Error>> {
    within(old, new.saturating_add(1), new)?;
    let hashes = roots(consistency_ranges(old, new), reader)?;
    Ok(ConsistencyProof { old, new, hashes })
}
