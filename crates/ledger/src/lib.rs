//! The ledger: an append-only Merkle tree that outsiders can check with tools they already have.
//!
//! Everything here is a function of its arguments: no clock, no randomness, no files, no network. What is
//! stored and where is for the caller to say. The formats are public ones: RFC 6962 for the tree and its
//! proofs, and of <https://c2sp.org> `signed-note`, `tlog-checkpoint` and `tlog-tiles` for what is served.
//!
//! | module | holds |
//! |---|---|
//! | [`hash`] | hashes, leaves, nodes, commitments |
//! | [`envelope`] | what a leaf says: the public part of an event |
//! | [`frontier`] | the right edge of a tree, enough to append and to know the root |
//! | [`tree`] | roots and proofs made from stored hashes |
//! | [`proof`] | proofs and how they are checked |
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

/// The largest number of entries a ledger can hold: what six levels of tiles of 256 can address.
pub const MAX_SIZE: u64 = (1 << 48) - 1;
