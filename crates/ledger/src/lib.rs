//! The ledger: an append-only Merkle tree that outsiders can check with tools they already have.
//!
//! Everything here is a function of its arguments, without clock, randomness, files or network. The caller decides
//! what is stored and where. The formats are public: RFC 6962 for the tree and its proofs, and `signed-note`,
//! `tlog-checkpoint` and `tlog-tiles` of <https://c2sp.org> for published data.
//!
//! | module | holds |
//! |---|---|
//! | [`hash`] | hashes, leaves, nodes, commitments |
//! | [`envelope`] | the public part of an event, which a leaf stands for |
//! | [`frontier`] | the right edge of a tree, enough to append and to compute the root |
//! | [`tree`] | roots and proofs made from stored hashes |
//! | [`proof`] | proofs and their checks |
//! | [`tile`], [`tiling`], [`bundle`] | the tree cut into files of 256 hashes or entries |
//! | [`checkpoint`], [`note`] | the signed statement of size and root |
//! | [`verify`], [`finding`] | everything recomputed, each difference named |

pub mod bundle;
pub mod checkpoint;
pub mod envelope;
pub mod finding;
pub mod frontier;
pub mod hash;
pub mod note;
pub mod proof;
pub mod tile;
pub mod tiling;
pub mod tree;
pub mod verify;

pub use checkpoint::{Checkpoint, CheckpointError};
pub use envelope::{Envelope, EnvelopeError};
pub use frontier::Frontier;
pub use hash::{EMPTY_ROOT, Hash, SALT_LEN, Salt, commitment, leaf_hash, node_hash};
pub use note::{Flaw, NoteError, SigningKey, VerifyingKey, open, sign};
pub use proof::{
    ConsistencyProof, InclusionProof, ProofError, verify_consistency, verify_inclusion,
};
pub use tile::{Tile, TileKind, TilePath};
pub use tree::{HashReader, NodeId, Tree, TreeError};
pub use verify::{Fault, Finding, Record, Verifier, verify_against_old};

/// The largest number of entries in a ledger. Six levels of tiles of 256 can address this many.
pub const MAX_SIZE: u64 = (1 << 48) - 1;
