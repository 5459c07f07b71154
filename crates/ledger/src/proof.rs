//! Proofs and their checks, by the algorithms of RFC 9162 sections 2.1.3.2 and 2.1.4.2 (the tree is RFC 6962's).

use serde::{Deserialize, Serialize};

use crate::hash::{EMPTY_ROOT, Hash, node_hash};

/// The hashes that lead from a leaf to the root.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InclusionProof {
    /// The leaf's sequence number.
    pub index: u64,
    /// The tree's size.
    pub size: u64,
    /// Sibling hashes, from the leaf upwards.
    pub hashes: Vec<Hash>,
}

/// The hashes that prove that one tree is the beginning of a larger one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsistencyProof {
    /// Size of the earlier tree.
    pub old: u64,
    /// Size of the later tree.
    pub new: u64,
    /// Hashes in the order of RFC 6962 section 2.1.2.
    pub hashes: Vec<Hash>,
}

/// The reason why a proof does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The leaf's number is not below the size, or the old size is above the new one. Ask for the proof again with
    /// the size of your checkpoint.
    #[error("the proof's sizes do not fit together")]
    Range,
    /// Too many or too few hashes for these sizes. The proof was cut short or is for another size.
    #[error("the proof has the wrong number of hashes")]
    Length,
    /// The hashes do not lead to the root. The leaf, the proof or the tree was altered. Keep the proof and the
    /// checkpoint as evidence and ask the office.
    #[error("the proof does not lead to this root")]
    Root,
    /// The hashes do not lead to the earlier root. Entries recorded then were changed afterwards. Keep the proof
    /// and both checkpoints as evidence and ask the office.
    #[error("the proof does not lead to the earlier root")]
    OldRoot,
}

/// Checks that `leaf` is entry number `proof.index` of the tree of `proof.size` leaves with this `root`.
pub fn verify_inclusion(
    proof: &InclusionProof,
    leaf: &Hash,
    root: &Hash,
) -> Result<(), ProofError> {
    if proof.index >= proof.size {
        return Err(ProofError::Range);
    }
    let (mut index, mut last, mut hash) = (proof.index, proof.size - 1, *leaf);
    for sibling in &proof.hashes {
        if last == 0 {
            return Err(ProofError::Length);
        }
        if index & 1 == 1 || index == last {
            hash = node_hash(sibling, &hash);
            skip_lone_levels(&mut index, &mut last);
        } else {
            hash = node_hash(&hash, sibling);
        }
        index >>= 1;
        last >>= 1;
    }
    match (last == 0, hash == *root) {
        (false, _) => Err(ProofError::Length),
        (true, false) => Err(ProofError::Root),
        (true, true) => Ok(()),
    }
}

/// A node without a right sibling moves up unchanged. Climbs until the node is a right child.
fn skip_lone_levels(index: &mut u64, last: &mut u64) {
    while *index & 1 == 0 && *index != 0 {
        *index >>= 1;
        *last >>= 1;
    }
}

/// Checks that the tree of `proof.old` leaves with `old_root` is the beginning of the tree of `proof.new` leaves
/// with `new_root`. The proof has no hashes if the old tree is empty or both are the same.
pub fn verify_consistency(
    proof: &ConsistencyProof,
    old_root: &Hash,
    new_root: &Hash,
) -> Result<(), ProofError> {
    if proof.old > proof.new {
        return Err(ProofError::Range);
    }
    if proof.old == 0 || proof.old == proof.new {
        return verify_trivial(proof, old_root, new_root);
    }
    let (mut hashes, mut index, mut last) = (proof.hashes.iter(), proof.old - 1, proof.new - 1);
    // Climb to the largest complete subtree that ends the old tree.
    let climb = index.trailing_ones();
    index >>= climb;
    last >>= climb;
    // If that subtree is the whole old tree, its root is the old root, and the proof leaves it out.
    let start = if index == 0 {
        Some(old_root)
    } else {
        hashes.next()
    };
    let start = *start.ok_or(ProofError::Length)?;
    let (old, new) = climb_both(hashes, index, last, start)?;
    if old != *old_root {
        return Err(ProofError::OldRoot);
    }
    if new != *new_root {
        return Err(ProofError::Root);
    }
    Ok(())
}

fn verify_trivial(
    proof: &ConsistencyProof,
    old_root: &Hash,
    new_root: &Hash,
) -> Result<(), ProofError> {
    let expected = if proof.old == 0 {
        &EMPTY_ROOT
    } else {
        new_root
    };
    if !proof.hashes.is_empty() {
        return Err(ProofError::Length);
    }
    if old_root != expected {
        return Err(ProofError::OldRoot);
    }
    // If both sizes are 0, the new root must be the empty one too.
    if proof.new == 0 && *new_root != EMPTY_ROOT {
        return Err(ProofError::Root);
    }
    Ok(())
}

/// Computes both roots at once. Hashes on the left belong to both trees, hashes on the right only to the new one.
fn climb_both<'a>(
    hashes: impl Iterator<Item = &'a Hash>,
    mut index: u64,
    mut last: u64,
    start: Hash,
) -> Result<(Hash, Hash), ProofError> {
    let (mut old, mut new) = (start, start);
    for sibling in hashes {
        if last == 0 {
            return Err(ProofError::Length);
        }
        if index & 1 == 1 || index == last {
            old = node_hash(sibling, &old);
            new = node_hash(sibling, &new);
            skip_lone_levels(&mut index, &mut last);
        } else {
            new = node_hash(&new, sibling);
        }
        index >>= 1;
        last >>= 1;
    }
    if last != 0 {
        return Err(ProofError::Length);
    }
    Ok((old, new))
}
