//! Tiles read as the tree they were cut from.

use std::collections::BTreeMap;

use crate::hash::{Hash, node_hash};
use crate::tile::{TILE_HEIGHT, TILE_WIDTH, Tile, TileError, TilePath};
use crate::tiling::subtree_root;
use crate::tree::{HashReader, Missing, NodeId};

/// A set of tiles, read as the tree they were cut from.
///
/// Hashes that are in no tile are computed from the levels below, so partial tiles of upper levels are not needed:
/// leaves and full tiles are enough. If one tile is added in several widths, the widest counts.
#[derive(Debug, Clone, Default)]
pub struct TileSet {
    tiles: BTreeMap<(u8, u64), Vec<Hash>>,
}

impl TileSet {
    /// The empty set.
    pub const fn new() -> Self {
        Self {
            tiles: BTreeMap::new(),
        }
    }

    /// Adds a tile.
    pub fn insert(&mut self, tile: Tile) {
        let held = self.tiles.entry((tile.level(), tile.index())).or_default();
        if held.len() < tile.hashes().len() {
            *held = tile.hashes().to_vec();
        }
    }

    /// Adds a tile's bytes as they are stored or served.
    pub fn insert_bytes(&mut self, path: &TilePath, bytes: &[u8]) -> Result<(), TileError> {
        self.insert(Tile::from_bytes(path, bytes)?);
        Ok(())
    }

    fn at(&self, id: NodeId) -> Option<Hash> {
        let (level, rise) = (id.level / TILE_HEIGHT, id.level % TILE_HEIGHT);
        let first = id.index.checked_mul(1 << rise)?;
        let hashes = self.tiles.get(&(level, first >> TILE_HEIGHT))?;
        let start = (first % u64::from(TILE_WIDTH)) as usize;
        hashes.get(start..start + (1 << rise)).map(subtree_root)
    }
}

impl HashReader for TileSet {
    type Error = Missing;

    fn node(&self, id: NodeId) -> Result<Hash, Missing> {
        if let Some(hash) = self.at(id) {
            return Ok(hash);
        }
        let below = id.level.checked_sub(1).zip(id.index.checked_mul(2));
        let (level, index) = below.ok_or(Missing(id))?;
        let left = self.node(NodeId { level, index })?;
        let right = self.node(NodeId {
            level,
            index: index + 1,
        })?;
        Ok(node_hash(&left, &right))
    }
}

impl FromIterator<Tile> for TileSet {
    fn from_iter<I: IntoIterator<Item = Tile>>(tiles: I) -> Self {
        let mut set = Self::new();
        tiles.into_iter().for_each(|tile| set.insert(tile));
        set
    }
}
