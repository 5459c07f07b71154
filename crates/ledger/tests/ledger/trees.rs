//! Tests that trees, proofs and frontiers agree at every size, and that nothing altered passes.

use std::collections::HashMap;

use probity_ledger::tree::{self, NodeId};
use probity_ledger::{
    EMPTY_ROOT, Frontier, Hash, HashReader, Tree, TreeError, leaf_hash, verify_consistency,
    verify_inclusion,
};
use proptest::prelude::*;

const SIZE: u64 = 70;

fn grown(size: u64) -> Tree {
    (0..size).map(|i| leaf_hash(&i.to_be_bytes())).collect()
}

/// Only these nodes, so that reading any other node fails.
fn only(nodes: &[NodeId], tree: &Tree) -> HashMap<NodeId, Hash> {
    nodes
        .iter()
        .map(|id| (*id, tree.node(*id).unwrap()))
        .collect()
}

#[test]
fn every_inclusion_proof_holds_from_the_listed_nodes_alone() {
    let tree = grown(SIZE);
    for size in 1..=SIZE {
        let root = tree.root(size).unwrap();
        for index in 0..size {
            let nodes = only(&tree::inclusion_nodes(index, size), &tree);
            let proof = tree::inclusion_proof(index, size, &nodes).unwrap();
            verify_inclusion(&proof, &tree.leaves()[index as usize], &root).unwrap();
        }
    }
}

#[test]
fn every_consistency_proof_holds_from_the_listed_nodes_alone() {
    let tree = grown(SIZE);
    for new in 0..=SIZE {
        for old in 0..=new {
            let nodes = only(&tree::consistency_nodes(old, new), &tree);
            let proof = tree::consistency_proof(old, new, &nodes).unwrap();
            let (old_root, new_root) = (tree.root(old).unwrap(), tree.root(new).unwrap());
            verify_consistency(&proof, &old_root, &new_root).unwrap();
        }
    }
}

#[test]
fn the_root_is_read_from_the_listed_nodes_and_the_frontier_has_it() {
    let (tree, mut frontier) = (grown(SIZE), Frontier::new());
    for size in 0..=SIZE {
        let nodes = tree::root_nodes(size);
        assert_eq!(
            tree::root(size, &only(&nodes, &tree)).unwrap(),
            frontier.root()
        );
        let peaks: Vec<Hash> = nodes.iter().map(|id| tree.node(*id).unwrap()).collect();
        assert_eq!(frontier.peaks(), peaks);
        assert_eq!(
            Frontier::from_bytes(&frontier.to_bytes()).unwrap(),
            frontier
        );
        frontier.append(leaf_hash(&size.to_be_bytes()));
    }
}

#[test]
fn sizes_beyond_the_tree_are_refused() {
    let tree = grown(5);
    assert_eq!(tree.root(6), Err(TreeError::Range { asked: 6, size: 5 }));
    assert_eq!(
        tree.inclusion_proof(5, 5),
        Err(TreeError::Range { asked: 5, size: 5 })
    );
    assert_eq!(
        tree.inclusion_proof(0, 6),
        Err(TreeError::Range { asked: 6, size: 5 })
    );
    assert_eq!(
        tree.consistency_proof(5, 4),
        Err(TreeError::Range { asked: 5, size: 4 })
    );
    assert!(tree::inclusion_nodes(5, 5).is_empty());
    assert!(tree::consistency_nodes(5, 4).is_empty());
}

#[test]
fn a_damaged_frontier_is_refused() {
    let frontier: Frontier = grown(6).leaves().iter().copied().collect();
    let bytes = frontier.to_bytes();
    for cut in 0..bytes.len() {
        assert!(Frontier::from_bytes(&bytes[..cut]).is_err(), "{cut} bytes");
    }
    assert!(Frontier::from_bytes(&[bytes.as_slice(), &[0]].concat()).is_err());
    assert!(Frontier::from_bytes(&u64::MAX.to_be_bytes()).is_err());
}

#[test]
fn nothing_proves_consistency_with_another_empty_tree() {
    let (tree, other) = (grown(3), leaf_hash(b"other"));
    let proof = tree.consistency_proof(0, 3).unwrap();
    assert!(verify_consistency(&proof, &EMPTY_ROOT, &tree.root(3).unwrap()).is_ok());
    assert!(verify_consistency(&proof, &other, &tree.root(3).unwrap()).is_err());
    let nothing = tree.consistency_proof(0, 0).unwrap();
    assert!(verify_consistency(&nothing, &EMPTY_ROOT, &other).is_err());
}

fn flipped(hash: Hash, bit: usize) -> Hash {
    let mut bytes = hash.0;
    bytes[bit / 8 % 32] ^= 1 << (bit % 8);
    Hash(bytes)
}

proptest! {
    #[test]
    fn an_altered_inclusion_proof_fails(
        size in 1_u64..600, pick in any::<u64>(), bit in 0_usize..256, at in any::<prop::sample::Index>(),
    ) {
        let tree = grown(size);
        let (index, root) = (pick % size, tree.root(size).unwrap());
        let leaf = tree.leaves()[index as usize];
        let proof = tree.inclusion_proof(index, size).unwrap();
        prop_assert!(verify_inclusion(&proof, &leaf, &root).is_ok());
        prop_assert!(verify_inclusion(&proof, &flipped(leaf, bit), &root).is_err());
        prop_assert!(verify_inclusion(&proof, &leaf, &flipped(root, bit)).is_err());
        let mut longer = proof.clone();
        longer.hashes.push(root);
        prop_assert!(verify_inclusion(&longer, &leaf, &root).is_err());
        if size > 1 {
            let mut elsewhere = proof.clone();
            elsewhere.index = (index + 1) % size;
            prop_assert!(verify_inclusion(&elsewhere, &leaf, &root).is_err());
            let mut altered = proof.clone();
            let at = at.index(altered.hashes.len());
            altered.hashes[at] = flipped(altered.hashes[at], bit);
            prop_assert!(verify_inclusion(&altered, &leaf, &root).is_err());
            altered.hashes.remove(at);
            prop_assert!(verify_inclusion(&altered, &leaf, &root).is_err());
        }
    }

    #[test]
    fn an_altered_consistency_proof_fails(
        new in 1_u64..600, pick in any::<u64>(), bit in 0_usize..256, at in any::<prop::sample::Index>(),
    ) {
        let tree = grown(new);
        let old = 1 + pick % new;
        let (old_root, new_root) = (tree.root(old).unwrap(), tree.root(new).unwrap());
        let proof = tree.consistency_proof(old, new).unwrap();
        prop_assert!(verify_consistency(&proof, &old_root, &new_root).is_ok());
        prop_assert!(verify_consistency(&proof, &flipped(old_root, bit), &new_root).is_err());
        prop_assert!(verify_consistency(&proof, &old_root, &flipped(new_root, bit)).is_err());
        let mut longer = proof.clone();
        longer.hashes.push(old_root);
        prop_assert!(verify_consistency(&longer, &old_root, &new_root).is_err());
        if !proof.hashes.is_empty() {
            let mut altered = proof.clone();
            let at = at.index(altered.hashes.len());
            altered.hashes[at] = flipped(altered.hashes[at], bit);
            prop_assert!(verify_consistency(&altered, &old_root, &new_root).is_err());
            altered.hashes.remove(at);
            prop_assert!(verify_consistency(&altered, &old_root, &new_root).is_err());
        }
    }

    #[test]
    fn a_rewritten_history_has_no_consistency_proof(new in 2_u64..300, pick in any::<u64>()) {
        let honest = grown(new);
        let old = 1 + pick % (new - 1);
        let changed = pick / new % old;
        let rewritten: Tree = honest.leaves().iter().zip(0..)
            .map(|(leaf, i)| if i == changed { leaf_hash(b"rewritten") } else { *leaf }).collect();
        let proof = rewritten.consistency_proof(old, new).unwrap();
        prop_assert!(
            verify_consistency(&proof, &honest.root(old).unwrap(), &rewritten.root(new).unwrap()).is_err()
        );
    }
}
