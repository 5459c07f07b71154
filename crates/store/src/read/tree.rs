//! The tree: its head and tiles, and proofs made from them.

use probity_ledger::tile::{TILE_WIDTH, Tile, TileKind, TilePath};
use probity_ledger::tiling::{TileSet, build_tile, bundle_of, tiles_for};
use probity_ledger::tree::{
    consistency_nodes, consistency_proof, inclusion_nodes, inclusion_proof, root, root_nodes,
};
use probity_ledger::{ConsistencyProof, Hash, InclusionProof, NodeId, bundle};

use crate::error::StoreError;
use crate::sql::{Cells, Sql};
use crate::store::Store;

/// The size and root of an office's ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The number of events.
    pub size: u64,
    /// The root of the tree of these events.
    pub root: Hash,
    /// The signed checkpoint of this size and root, as published.
    pub checkpoint: String,
    /// The public key for its signature, as text.
    pub vkey: String,
}

impl Store {
    /// The size and root of an office's ledger.
    ///
    /// # Errors
    /// [`StoreError::UnknownOffice`] if the office does not exist.
    pub async fn head(&self, office: &str) -> Result<Head, StoreError> {
        let row = self.pools().fetch_one(head(office)).await?;
        read_head(office, row.as_ref())
    }

    /// The leaf hashes of the events from number `from` to before `to`.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn leaves(&self, office: &str, from: u64, to: u64) -> Result<Vec<Hash>, StoreError> {
        let sql =
            "SELECT leaf FROM event WHERE office = $1 AND seq >= $2 AND seq < $3 ORDER BY seq";
        let rows = self
            .pools()
            .fetch(Sql::new(sql).with(office).with(from).with(to))
            .await?;
        rows.iter().map(|row| hash(&row.bytes(0)?)).collect()
    }

    /// A tile as published: hashes, or the entries themselves. `None` if the ledger is shorter.
    ///
    /// # Errors
    /// When the database cannot be read or lacks a hash.
    pub async fn tile(&self, office: &str, path: &TilePath) -> Result<Option<Vec<u8>>, StoreError> {
        let size = self.head(office).await?.size;
        if path.size_needed() > size {
            return Ok(None);
        }
        match path.kind() {
            TileKind::Entries => self.bundle(office, path).await.map(Some),
            TileKind::Hashes(level) => {
                let ids =
                    (path.first()..path.first() + u64::from(path.width())).map(|index| NodeId {
                        level: level * 8,
                        index,
                    });
                let set = self
                    .tiles_with(office, &ids.collect::<Vec<_>>(), path.size_needed())
                    .await?;
                let tile = build_tile(path, &set).map_err(missing)?;
                Ok(Some(tile.to_bytes()))
            }
        }
    }

    /// The name of the bundle of entries that an event is in.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn bundle_path(
        &self,
        office: &str,
        seq: u64,
    ) -> Result<Option<TilePath>, StoreError> {
        Ok(bundle_of(seq, self.head(office).await?.size))
    }

    /// The root of the first `size` events.
    ///
    /// # Errors
    /// When the database cannot be read or lacks a hash.
    pub async fn root_at(&self, office: &str, size: u64) -> Result<Hash, StoreError> {
        let set = self.tiles_with(office, &root_nodes(size), size).await?;
        root(size, &set).map_err(missing)
    }

    /// The proof that event `seq` is among the first `size`.
    ///
    /// # Errors
    /// [`StoreError::Invalid`] if the numbers do not fit the ledger.
    pub async fn inclusion_proof(
        &self,
        office: &str,
        seq: u64,
        size: u64,
    ) -> Result<InclusionProof, StoreError> {
        let set = self
            .tiles_with(office, &inclusion_nodes(seq, size), size)
            .await?;
        inclusion_proof(seq, size, &set).map_err(missing)
    }

    /// The proof that the first `old` events are the beginning of the first `new`.
    ///
    /// # Errors
    /// [`StoreError::Invalid`] if the numbers do not fit the ledger.
    pub async fn consistency_proof(
        &self,
        office: &str,
        old: u64,
        new: u64,
    ) -> Result<ConsistencyProof, StoreError> {
        let set = self
            .tiles_with(office, &consistency_nodes(old, new), new)
            .await?;
        consistency_proof(old, new, &set).map_err(missing)
    }

    /// The tiles that hold these nodes of the tree of `size` events.
    async fn tiles_with(
        &self,
        office: &str,
        nodes: &[NodeId],
        size: u64,
    ) -> Result<TileSet, StoreError> {
        let head = self.head(office).await?;
        if size > head.size {
            return Err(StoreError::Invalid(format!(
                "the ledger has {} events, not {size}",
                head.size
            )));
        }
        let mut set = TileSet::new();
        for path in tiles_for(nodes, size) {
            for bytes in self.stored_tiles(office, &path).await? {
                set.insert(bytes);
            }
        }
        Ok(set)
    }

    /// A full tile as stored. A partial tile of level 0 comes from the leaves, one above from the full tiles below
    /// it.
    async fn stored_tiles(&self, office: &str, path: &TilePath) -> Result<Vec<Tile>, StoreError> {
        if !path.is_full() && path.level() == 0 {
            let hashes = self
                .leaves(office, path.first(), path.first() + u64::from(path.width()))
                .await?;
            return tile(Tile::new(0, path.index(), hashes)).map(|tile| vec![tile]);
        }
        let (level, first, count) = if path.is_full() {
            (path.level(), path.index(), 1)
        } else {
            (path.level() - 1, path.first(), u64::from(path.width()))
        };
        let sql = "SELECT idx, bytes FROM tile WHERE office = $1 AND level = $2 AND idx >= $3 AND idx < $4 ORDER BY idx";
        let sql = Sql::new(sql)
            .with(office)
            .with(i64::from(level))
            .with(first)
            .with(first + count);
        let rows = self.pools().fetch(sql).await?;
        let read = |row: &crate::sql::Cells| {
            let path = TilePath::new(TileKind::Hashes(level), row.number(0)?, TILE_WIDTH);
            tile(path.and_then(|path| Tile::from_bytes(&path, &row.bytes(1).unwrap_or_default())))
        };
        rows.iter().map(read).collect()
    }

    async fn bundle(&self, office: &str, path: &TilePath) -> Result<Vec<u8>, StoreError> {
        let sql =
            "SELECT envelope FROM event WHERE office = $1 AND seq >= $2 AND seq < $3 ORDER BY seq";
        let to = path.first() + u64::from(path.width());
        let rows = self
            .pools()
            .fetch(Sql::new(sql).with(office).with(path.first()).with(to))
            .await?;
        let entries = rows
            .iter()
            .map(|row| row.bytes(0))
            .collect::<Result<Vec<_>, _>>()?;
        bundle::build(&entries).map_err(|error| StoreError::Damaged(error.to_string()))
    }
}

pub(crate) fn head(office: &str) -> Sql {
    let sql = "SELECT head.size, head.root, head.checkpoint, key.vkey FROM head \
               JOIN key ON key.office = head.office WHERE head.office = $1";
    Sql::new(sql).with(office)
}

pub(crate) fn read_head(office: &str, row: Option<&Cells>) -> Result<Head, StoreError> {
    let row = row.ok_or_else(|| StoreError::UnknownOffice(office.to_owned()))?;
    Ok(Head {
        size: row.number(0)?,
        root: hash(&row.bytes(1)?)?,
        checkpoint: row.text(2)?,
        vkey: row.text(3)?,
    })
}

fn hash(bytes: &[u8]) -> Result<Hash, StoreError> {
    Hash::try_from(bytes)
        .map_err(|_| StoreError::Damaged("a stored hash has the wrong length".to_owned()))
}

fn tile(tile: Result<Tile, probity_ledger::tile::TileError>) -> Result<Tile, StoreError> {
    tile.map_err(|error| StoreError::Damaged(error.to_string()))
}

fn missing<E: std::fmt::Display>(error: probity_ledger::TreeError<E>) -> StoreError {
    match error {
        probity_ledger::TreeError::Range { .. } => StoreError::Invalid(error.to_string()),
        probity_ledger::TreeError::Read(_) => StoreError::Damaged(error.to_string()),
    }
}
