//! Tiles: the tree as files of up to 256 hashes, with the names and layout of <https://c2sp.org/tlog-tiles>.

use std::fmt;
use std::str::FromStr;

use crate::hash::{Hash, HashError};

/// Hashes in a full tile, entries in a full bundle.
pub const TILE_WIDTH: u16 = 256;

/// Tree levels in one tile: a tile's hashes are 8 levels above those of the tile level below.
pub const TILE_HEIGHT: u8 = 8;

/// The highest tile level that a ledger of [`MAX_SIZE`](crate::MAX_SIZE) entries has.
pub const MAX_TILE_LEVEL: u8 = 5;

/// The content of a tile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TileKind {
    /// Hashes, at this tile level: 0 holds leaves, 1 the roots of full tiles of level 0, and so on.
    Hashes(u8),
    /// The entries themselves, for the leaves of the tile of level 0 with the same number.
    Entries,
}

/// A tile's name: its content, its number within its level, and its width.
///
/// Written as the path below the ledger's address, `tile/0/x001/x234/067.p/5` or `tile/entries/004`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TilePath {
    kind: TileKind,
    index: u64,
    width: u16,
}

/// Text that is not a tile's name, or bytes that are not a tile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TileError {
    /// Not the name of a tile. Build names as the specification says: `tile/0/x001/234` or, for a tile that is
    /// not full, `tile/0/x001/234.p/5`.
    #[error("`{0}` is not the name of a tile, such as tile/0/x001/234 or tile/entries/000.p/5")]
    Path(String),
    /// No ledger is large enough to have this tile.
    #[error("no ledger has a tile of level {level}, number {index}, width {width}")]
    Beyond {
        /// Tile level.
        level: u8,
        /// Number within the level.
        index: u64,
        /// The number of hashes that it would have.
        width: u16,
    },
    /// The tile's length differs from its name. Fetch it again. If it is stored like this, rebuild it from the leaf
    /// hashes.
    #[error("the tile holds {bytes} bytes where its name says {width} hashes")]
    Length {
        /// Bytes found.
        bytes: usize,
        /// Hashes expected.
        width: u16,
    },
}

impl TilePath {
    /// A tile of `width` hashes or entries, 1 to 256.
    pub fn new(kind: TileKind, index: u64, width: u16) -> Result<Self, TileError> {
        let level = match kind {
            TileKind::Hashes(level) => level,
            TileKind::Entries => 0,
        };
        let most = if level > MAX_TILE_LEVEL {
            0
        } else {
            1 << (8 * (MAX_TILE_LEVEL - level))
        };
        if index >= most || !(1..=TILE_WIDTH).contains(&width) {
            return Err(TileError::Beyond {
                level,
                index,
                width,
            });
        }
        Ok(Self { kind, index, width })
    }

    /// What it holds.
    pub const fn kind(&self) -> TileKind {
        self.kind
    }

    /// The tile level: 0 for entries, as for leaves.
    pub const fn level(&self) -> u8 {
        match self.kind {
            TileKind::Hashes(level) => level,
            TileKind::Entries => 0,
        }
    }

    /// Number within the level, counted from 0.
    pub const fn index(&self) -> u64 {
        self.index
    }

    /// Hashes or entries it holds, 1 to 256.
    pub const fn width(&self) -> u16 {
        self.width
    }

    /// Whether it has all 256 and never changes again.
    pub const fn is_full(&self) -> bool {
        self.width == TILE_WIDTH
    }

    /// The size that the tree must have reached for this tile to exist.
    pub const fn size_needed(&self) -> u64 {
        (self.index * TILE_WIDTH as u64 + self.width as u64) << (TILE_HEIGHT * self.level())
    }

    /// The number, within the tile's level, of its first hash or entry.
    pub const fn first(&self) -> u64 {
        self.index * TILE_WIDTH as u64
    }
}

impl fmt::Display for TilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            TileKind::Hashes(level) => write!(f, "tile/{level}")?,
            TileKind::Entries => f.write_str("tile/entries")?,
        }
        let groups = self.index.checked_ilog(1000).unwrap_or(0);
        for group in (1..=groups).rev() {
            write!(f, "/x{:03}", self.index / 1000_u64.pow(group) % 1000)?;
        }
        write!(f, "/{:03}", self.index % 1000)?;
        if self.is_full() {
            Ok(())
        } else {
            write!(f, ".p/{}", self.width)
        }
    }
}

impl FromStr for TilePath {
    type Err = TileError;

    fn from_str(text: &str) -> Result<Self, TileError> {
        let path = parse(text).ok_or_else(|| TileError::Path(text.to_owned()))?;
        // A tile has only one name. Leading zeroes, a sign or a superfluous `x000` would give a second one.
        if path.to_string() == text {
            Ok(path)
        } else {
            Err(TileError::Path(text.to_owned()))
        }
    }
}

fn parse(text: &str) -> Option<TilePath> {
    let (kind, rest) = text.strip_prefix("tile/")?.split_once('/')?;
    let kind = match kind {
        "entries" => TileKind::Entries,
        level => TileKind::Hashes(level.parse().ok()?),
    };
    let (number, width) = match rest.split_once(".p/") {
        Some((number, width)) => (number, width.parse().ok()?),
        None => (rest, TILE_WIDTH),
    };
    let mut index: u64 = 0;
    for group in number.split('/') {
        let digits: u64 = group.trim_start_matches('x').parse().ok()?;
        index = index.checked_mul(1000)?.checked_add(digits)?;
    }
    TilePath::new(kind, index, width).ok()
}

/// A tile of hashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tile {
    level: u8,
    index: u64,
    hashes: Vec<Hash>,
}

impl Tile {
    /// The tile number `index` of tile level `level`, with 1 to 256 hashes.
    pub fn new(level: u8, index: u64, hashes: Vec<Hash>) -> Result<Self, TileError> {
        let width = u16::try_from(hashes.len()).unwrap_or(u16::MAX);
        TilePath::new(TileKind::Hashes(level), index, width)?;
        Ok(Self {
            level,
            index,
            hashes,
        })
    }

    /// Reads the bytes served or stored under a name.
    pub fn from_bytes(path: &TilePath, bytes: &[u8]) -> Result<Self, TileError> {
        let TileKind::Hashes(level) = path.kind else {
            return Err(TileError::Path(path.to_string()));
        };
        let hashes: Result<Vec<Hash>, HashError> =
            bytes.chunks(Hash::LEN).map(Hash::try_from).collect();
        match hashes {
            Ok(hashes) if hashes.len() == usize::from(path.width) => Ok(Self {
                level,
                index: path.index,
                hashes,
            }),
            _ => Err(TileError::Length {
                bytes: bytes.len(),
                width: path.width,
            }),
        }
    }

    /// The hashes in order, 32 bytes each.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.hashes.iter().flat_map(|hash| hash.0).collect()
    }

    /// The tile's name.
    pub fn path(&self) -> TilePath {
        let width = self.hashes.len() as u16;
        TilePath {
            kind: TileKind::Hashes(self.level),
            index: self.index,
            width,
        }
    }

    /// The tile level.
    pub const fn level(&self) -> u8 {
        self.level
    }

    /// Number within the level.
    pub const fn index(&self) -> u64 {
        self.index
    }

    /// The hashes, first to last.
    pub fn hashes(&self) -> &[Hash] {
        &self.hashes
    }
}
