//! Findings of verification, with the text for reports.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::envelope::EnvelopeError;
use crate::hash::Hash;
use crate::note::NoteError;

/// One difference between what is stored and what it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The event that it is about. `None` if it is not about one event.
    pub seq: Option<u64>,
    /// What differs.
    #[serde(flatten)]
    pub fault: Fault,
}

impl Finding {
    /// A difference at one event.
    pub const fn event(seq: u64, fault: Fault) -> Self {
        Self {
            seq: Some(seq),
            fault,
        }
    }

    /// A difference of the whole ledger.
    pub const fn ledger(fault: Fault) -> Self {
        Self { seq: None, fault }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.seq {
            Some(seq) => write!(f, "Event {seq}: {}.", self.fault),
            None => write!(f, "Ledger: {}.", self.fault),
        }
    }
}

/// The kind of difference. Serialised with its name in `fault` and its fields beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum Fault {
    /// Events are missing before this one. Restore them from a backup.
    #[error("the events from {expected} up to this one are missing")]
    Gap {
        /// The sequence number expected.
        expected: u64,
    },
    /// The event comes twice or after a later one.
    #[error("it is in the place of event {expected}")]
    OutOfOrder {
        /// The sequence number expected.
        expected: u64,
    },
    /// The stored bytes are not an envelope. Compare them with a backup.
    #[error("the envelope was altered: {reason}")]
    Envelope {
        /// What is wrong with the bytes.
        #[serde(serialize_with = "in_words")]
        reason: EnvelopeError,
    },
    /// The envelope belongs to another event.
    #[error("its envelope says it is event {says}")]
    EnvelopeSeq {
        /// The sequence number in the envelope.
        says: u64,
    },
    /// The envelope belongs to another office.
    #[error("its envelope says it belongs to the office `{says}`")]
    EnvelopeOffice {
        /// The office in the envelope.
        says: String,
    },
    /// Envelope and stored leaf hash disagree. No checkpoint shows which of them was altered.
    #[error(
        "its envelope gives the leaf hash {computed}, but {stored} is stored: one of the two was altered"
    )]
    LeafDiffers {
        /// The stored leaf hash.
        stored: Hash,
        /// The hash of the stored envelope.
        computed: Hash,
    },
    /// A signed checkpoint fits the stored leaf hash: the envelope was altered.
    #[error(
        "the envelope was altered: its leaf hash is {computed}, but the signed ledger has {stored}"
    )]
    EnvelopeAltered {
        /// The stored leaf hash, which is right.
        stored: Hash,
        /// The hash of the stored envelope.
        computed: Hash,
    },
    /// A signed checkpoint fits the envelope: the stored leaf hash was altered.
    #[error(
        "the stored leaf hash was altered: it is {stored}, but the signed ledger has {computed}"
    )]
    LeafAltered {
        /// The stored leaf hash.
        stored: Hash,
        /// The hash of the stored envelope, which is right.
        computed: Hash,
    },
    /// The payload or its salt was altered: together they do not give the commitment in the envelope.
    #[error(
        "the payload or its salt was altered: they do not match the commitment in the envelope"
    )]
    Payload,
    /// The salt is not 32 bytes long.
    #[error("the payload's salt was altered: it has {bytes} bytes, not 32")]
    Salt {
        /// Bytes found.
        bytes: usize,
    },
    /// The events do not give the root of a checkpoint, neither by their envelopes nor by their stored hashes. An
    /// event between the two sizes was replaced, added or removed, or several were altered in different ways.
    #[error(
        "the signed checkpoint of {size} events has the root {signed}, but the stored events give {computed}: \
         something from event {after} on and before event {size} was replaced, added or removed"
    )]
    Root {
        /// The checkpoint's size.
        size: u64,
        /// The checkpoint's root.
        signed: Hash,
        /// The root over the stored envelopes.
        computed: Hash,
        /// Size of the last checkpoint before it that fits.
        after: u64,
    },
    /// A checkpoint covers more events than are stored. Restore them from a backup.
    #[error("a checkpoint covers {size} events, but only {found} are stored")]
    Missing {
        /// The checkpoint's size.
        size: u64,
        /// Events stored.
        found: u64,
    },
    /// A checkpoint is not a valid signed note by the ledger's key.
    #[error("a checkpoint is not valid: {reason}")]
    Checkpoint {
        /// Why it does not open.
        #[serde(serialize_with = "in_words")]
        reason: NoteError,
    },
    /// The stored head of the tree is not that of the stored events. Rebuild it from them.
    #[error(
        "the stored head says {stored_size} events with root {stored_root}, but the stored events are {size} with root {root}"
    )]
    Head {
        /// Size in the stored head.
        stored_size: u64,
        /// Root in the stored head.
        stored_root: Hash,
        /// Events stored.
        size: u64,
        /// Root over their envelopes.
        root: Hash,
    },
    /// A stored tile differs from the one that the events give. Rebuild it from them.
    #[error("the stored tile {path} does not match the events")]
    Tile {
        /// The tile's name.
        path: String,
    },
}

fn in_words<S: Serializer>(reason: &impl fmt::Display, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(reason)
}
