//! Cutting a tree into tiles, and finding the tile of a hash or entry.

use std::collections::BTreeSet;

use crate::frontier::Frontier;
use crate::hash::Hash;
use crate::tile::{MAX_TILE_LEVEL, TILE_HEIGHT, TILE_WIDTH, Tile, TileKind, TilePath};
use crate::tree::{HashReader, NodeId, TreeError};

mod tile_set;

pub use tile_set::TileSet;

/// The names of the tiles of hashes in a tree of `size` leaves, full and partial, lowest level first.
pub fn tiles_of(size: u64) -> Vec<TilePath> {
    let mut paths = full_tiles_between(0, size);
    paths.extend(partial_tiles(size));
    paths
}

/// The names of the tiles that become full when the tree grows from `old` to `new` leaves, lowest level first.
pub fn full_tiles_between(old: u64, new: u64) -> Vec<TilePath> {
    let levels = (0..=MAX_TILE_LEVEL).flat_map(|level| {
        let span = TILE_HEIGHT * (level + 1);
        (old >> span..new >> span).map(move |index| (level, index))
    });
    levels
        .filter_map(|(level, index)| TilePath::new(TileKind::Hashes(level), index, TILE_WIDTH).ok())
        .collect()
}

/// The names of the partial tiles of a tree of `size` leaves. There is at most one for each level.
pub fn partial_tiles(size: u64) -> Vec<TilePath> {
    let right_edge = |level: u8| {
        let hashes = size >> (TILE_HEIGHT * level);
        let (index, width) = (hashes >> TILE_HEIGHT, hashes as u16 % TILE_WIDTH);
        TilePath::new(TileKind::Hashes(level), index, width).ok()
    };
    (0..=MAX_TILE_LEVEL).filter_map(right_edge).collect()
}

/// The name of the bundle that holds entry number `seq` in a ledger of `size` entries. `None` if the entry does not
/// exist yet.
pub fn bundle_of(seq: u64, size: u64) -> Option<TilePath> {
    let index = seq >> TILE_HEIGHT;
    let held = size
        .saturating_sub(index << TILE_HEIGHT)
        .min(u64::from(TILE_WIDTH));
    let path = TilePath::new(TileKind::Entries, index, held as u16).ok()?;
    (seq < size).then_some(path)
}

/// Builds a tile from the hashes of complete subtrees at its level: of leaves for level 0.
///
/// The path must name a tile of hashes; for entries see [`bundle`](crate::bundle).
pub fn build_tile<R: HashReader + ?Sized>(
    path: &TilePath,
    reader: &R,
) -> Result<Tile, TreeError<R::Error>> {
    let level = TILE_HEIGHT * path.level();
    let numbers = path.first()..path.first() + u64::from(path.width());
    let hashes = numbers.map(|index| {
        reader
            .node(NodeId { level, index })
            .map_err(TreeError::Read)
    });
    let hashes = hashes.collect::<Result<Vec<_>, _>>()?;
    // A path exists only within the limits that `Tile::new` checks.
    Tile::new(path.level(), path.index(), hashes).map_err(|_| TreeError::Range {
        asked: path.size_needed(),
        size: crate::MAX_SIZE,
    })
}

/// The tiles that become full when the tree grows from `old` to `new` leaves, lowest level first.
///
/// The reader must have the leaves, and the roots of full tiles at the levels above. A [`TileSet`] computes these.
pub fn new_full_tiles<R: HashReader + ?Sized>(
    old: u64,
    new: u64,
    reader: &R,
) -> Result<Vec<Tile>, TreeError<R::Error>> {
    full_tiles_between(old, new)
        .iter()
        .map(|path| build_tile(path, reader))
        .collect()
}

/// Cuts leaves into tiles as they arrive. It keeps one unfinished tile for each level.
#[derive(Debug, Clone, Default)]
pub struct Tiler {
    /// For each tile level, the number of full tiles and the hashes of the next one.
    levels: Vec<(u64, Vec<Hash>)>,
}

impl Tiler {
    /// A tiler without leaves.
    pub const fn new() -> Self {
        Self { levels: Vec::new() }
    }

    /// Adds a leaf's hash and returns the tiles that are now full, lowest level first.
    pub fn append(&mut self, leaf: Hash) -> Vec<Tile> {
        let (mut full, mut hash, mut level) = (Vec::new(), leaf, 0_u8);
        loop {
            if self.levels.len() == usize::from(level) {
                self.levels.push((0, Vec::new()));
            }
            let (index, hashes) = &mut self.levels[usize::from(level)];
            hashes.push(hash);
            if hashes.len() < usize::from(TILE_WIDTH) {
                return full;
            }
            hash = subtree_root(hashes);
            full.extend(Tile::new(level, *index, std::mem::take(hashes)));
            *index += 1;
            level += 1;
        }
    }

    /// The unfinished tiles: the partial tiles of the tree so far.
    pub fn partial(&self) -> Vec<Tile> {
        let open = self.levels.iter().zip(0_u8..);
        open.filter_map(|((index, hashes), level)| Tile::new(level, *index, hashes.clone()).ok())
            .collect()
    }
}

/// The tiles that hold the given nodes of a tree of `size` leaves, each once. Fetch them before making a proof.
///
/// Each has the width that it has at that size. A [`TileSet`] with all full tiles below does not need the partial
/// tiles above level 0.
pub fn tiles_for(nodes: &[NodeId], size: u64) -> Vec<TilePath> {
    let tile_of = |id: &NodeId| {
        let (level, rise) = (id.level / TILE_HEIGHT, id.level % TILE_HEIGHT);
        let index = id.index >> (TILE_HEIGHT - rise);
        let hashes = (size >> (TILE_HEIGHT * level)).saturating_sub(index << TILE_HEIGHT);
        let width = hashes.min(u64::from(TILE_WIDTH)) as u16;
        TilePath::new(TileKind::Hashes(level), index, width).ok()
    };
    let paths: BTreeSet<_> = nodes.iter().filter_map(tile_of).collect();
    paths.into_iter().collect()
}

/// The root over hashes of equal height.
pub(crate) fn subtree_root(hashes: &[Hash]) -> Hash {
    hashes.iter().copied().collect::<Frontier>().root()
}
