//! A whole tree in memory, for tests, checks and small ledgers.

use crate::hash::{Hash, node_hash};
use crate::proof::{ConsistencyProof, InclusionProof};
use crate::tree::{
    HashReader, Missing, NodeId, TreeError, consistency_proof, inclusion_proof, root, within,
};

/// A whole tree in memory: every hash of every complete subtree, about 64 bytes a leaf.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    levels: Vec<Vec<Hash>>,
}

impl Tree {
    /// The empty tree.
    pub const fn new() -> Self {
        Self { levels: Vec::new() }
    }

    /// Leaves in the tree.
    pub fn size(&self) -> u64 {
        self.leaves().len() as u64
    }

    /// The leaves' hashes.
    pub fn leaves(&self) -> &[Hash] {
        self.levels.first().map_or(&[], Vec::as_slice)
    }

    /// Appends a leaf's hash and those of the subtrees that it completes.
    pub fn append(&mut self, leaf: Hash) {
        let (mut hash, mut level) = (leaf, 0);
        loop {
            if self.levels.len() == level {
                self.levels.push(Vec::new());
            }
            let row = &mut self.levels[level];
            row.push(hash);
            let [left, right] = match row.as_slice() {
                [rest @ .., left, right] if rest.len() % 2 == 0 => [left, right],
                _ => return,
            };
            hash = node_hash(left, right);
            level += 1;
        }
    }

    /// The root of the first `size` leaves.
    pub fn root(&self, size: u64) -> Result<Hash, TreeError<Missing>> {
        within(size, self.size() + 1, self.size())?;
        root(size, self)
    }

    /// The proof that leaf `index` is in the tree of the first `size` leaves.
    pub fn inclusion_proof(
        &self,
        index: u64,
        size: u64,
    ) -> Result<InclusionProof, TreeError<Missing>> {
        within(size, self.size() + 1, self.size())?;
        inclusion_proof(index, size, self)
    }

    /// The proof that the first `old` leaves are the beginning of the first `new`.
    pub fn consistency_proof(
        &self,
        old: u64,
        new: u64,
    ) -> Result<ConsistencyProof, TreeError<Missing>> {
        within(new, self.size() + 1, self.size())?;
        consistency_proof(old, new, self)
    }
}

impl HashReader for Tree {
    type Error = Missing;

    fn node(&self, id: NodeId) -> Result<Hash, Missing> {
        let row = self.levels.get(usize::from(id.level)).ok_or(Missing(id))?;
        let at = usize::try_from(id.index).map_err(|_| Missing(id))?;
        row.get(at).copied().ok_or(Missing(id))
    }
}

impl FromIterator<Hash> for Tree {
    fn from_iter<I: IntoIterator<Item = Hash>>(leaves: I) -> Self {
        let mut tree = Self::new();
        leaves.into_iter().for_each(|leaf| tree.append(leaf));
        tree
    }
}
