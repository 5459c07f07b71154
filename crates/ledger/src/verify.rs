//! Verification: recomputes everything from the stored data and names each difference with its event.
//!
//! A [`Verifier`] takes the records of one office in order, one at a time, and uses a few kilobytes for a ledger of
//! any length. Signed checkpoints that it gets beforehand are compared when their size is reached. They show
//! whether an envelope or its hash was altered, and find an event whose envelope and hash were both replaced.

use std::collections::BTreeMap;

use crate::bundle;
use crate::checkpoint::Checkpoint;
use crate::envelope::Envelope;
pub use crate::finding::{Fault, Finding};
use crate::frontier::Frontier;
use crate::hash::{Hash, SALT_LEN, commitment, leaf_hash};
use crate::note::{VerifyingKey, open};
use crate::tile::Tile;
use crate::tiling::Tiler;

/// One event as it is stored.
#[derive(Debug, Clone, Copy)]
pub struct Record<'a> {
    /// The sequence number it is stored under.
    pub seq: u64,
    /// The envelope's stored bytes.
    pub envelope: &'a [u8],
    /// The stored hash of its leaf.
    pub leaf: Hash,
    /// Salt and payload as stored. `None` once the payload is erased.
    pub payload: Option<(&'a [u8], &'a [u8])>,
}

/// Totals of a verification, without the findings.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Summary {
    /// Records seen.
    pub events: u64,
    /// Payloads that match their commitment.
    pub payloads_sound: u64,
    /// Records without a payload.
    pub payloads_erased: u64,
    /// Root over the leaves recomputed from the envelopes.
    pub root: Hash,
    /// Size of the largest matching checkpoint. No signature covers events from this number on.
    pub vouched: u64,
}

/// Verifies the records of one office's ledger.
#[derive(Debug, Clone)]
pub struct Verifier {
    office: String,
    next: u64,
    computed: Frontier,
    stored: Frontier,
    /// Expected roots, by size.
    expected: BTreeMap<u64, Vec<Hash>>,
    /// Events whose envelope and stored hash disagree, until a checkpoint shows which of them was altered.
    disputed: Vec<(u64, Hash, Hash)>,
    tiler: Option<Tiler>,
    filled: Vec<Tile>,
    summary: Summary,
}

impl Verifier {
    /// Starts the verification of this office's ledger at its first event.
    pub fn new(office: &str) -> Self {
        let computed = Frontier::new();
        let root = computed.root();
        Self {
            office: office.to_owned(),
            next: 0,
            computed,
            stored: Frontier::new(),
            expected: BTreeMap::new(),
            disputed: Vec::new(),
            tiler: None,
            filled: Vec::new(),
            summary: Summary {
                events: 0,
                payloads_sound: 0,
                payloads_erased: 0,
                root,
                vouched: 0,
            },
        }
    }

    /// Also cuts tiles, for [`Verifier::take_tiles`].
    #[must_use]
    pub fn with_tiles(mut self) -> Self {
        self.tiler = Some(Tiler::new());
        self
    }

    /// Adds a checkpoint, to be compared when its size is reached. Call it before the record that reaches that
    /// size.
    pub fn expect(&mut self, checkpoint: &Checkpoint) {
        self.expected
            .entry(checkpoint.size)
            .or_default()
            .push(checkpoint.root);
    }

    /// Adds a signed checkpoint. Returns a finding if its signature does not hold.
    pub fn expect_note(&mut self, note: &str, key: &VerifyingKey) -> Option<Finding> {
        match open(note, key) {
            Ok(checkpoint) => {
                self.expect(&checkpoint);
                None
            }
            Err(reason) => Some(Finding::ledger(Fault::Checkpoint { reason })),
        }
    }

    /// Takes the next record. Returns what is wrong with it, and what a checkpoint of the size now reached shows.
    pub fn push(&mut self, record: &Record<'_>) -> Vec<Finding> {
        let mut findings = self.check_roots();
        findings.extend(self.check_sequence(record.seq));
        findings.extend(
            self.check_envelope(record)
                .into_iter()
                .map(|f| Finding::event(record.seq, f)),
        );
        let leaf = leaf_hash(record.envelope);
        if leaf != record.leaf {
            self.disputed.push((record.seq, record.leaf, leaf));
        }
        self.computed.append(leaf);
        self.stored.append(record.leaf);
        if let Some(tiler) = &mut self.tiler {
            self.filled.extend(tiler.append(leaf));
        }
        self.summary.events += 1;
        findings.extend(self.check_roots());
        findings
    }

    /// The full tiles cut from the recomputed leaves since the last call. See [`compare_tile`].
    pub fn take_tiles(&mut self) -> Vec<Tile> {
        std::mem::take(&mut self.filled)
    }

    /// Compares the stored head with the tree recomputed so far.
    pub fn check_head(&self, head: &Frontier) -> Option<Finding> {
        // A disputed event is reported itself. The head is right if it matches either side of the dispute.
        if *head == self.computed || *head == self.stored {
            return None;
        }
        Some(Finding::ledger(Fault::Head {
            stored_size: head.size(),
            stored_root: head.root(),
            size: self.computed.size(),
            root: self.computed.root(),
        }))
    }

    /// Ends the verification. Open disputes become findings.
    pub fn finish(mut self) -> (Summary, Vec<Finding>) {
        let mut findings = self.check_roots();
        findings.extend(self.settle(|stored, computed| Fault::LeafDiffers { stored, computed }));
        let found = self.computed.size();
        let beyond = self
            .expected
            .keys()
            .map(|&size| Fault::Missing { size, found });
        findings.extend(beyond.map(Finding::ledger));
        self.summary.root = self.computed.root();
        (self.summary, findings)
    }

    fn check_sequence(&mut self, seq: u64) -> Option<Finding> {
        let expected = self.next;
        self.next = self.next.max(seq.saturating_add(1));
        match seq.cmp(&expected) {
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(Finding::event(seq, Fault::Gap { expected })),
            std::cmp::Ordering::Less => Some(Finding::event(seq, Fault::OutOfOrder { expected })),
        }
    }

    fn check_envelope(&mut self, record: &Record<'_>) -> Vec<Fault> {
        let envelope = match Envelope::from_bytes(record.envelope) {
            Ok(envelope) => envelope,
            Err(reason) => return vec![Fault::Envelope { reason }],
        };
        let mut faults = Vec::new();
        if envelope.seq != record.seq {
            faults.push(Fault::EnvelopeSeq { says: envelope.seq });
        }
        if envelope.office != self.office {
            faults.push(Fault::EnvelopeOffice {
                says: envelope.office,
            });
        }
        faults.extend(self.check_payload(record.payload, &envelope.commitment));
        faults
    }

    fn check_payload(
        &mut self,
        payload: Option<(&[u8], &[u8])>,
        committed: &Hash,
    ) -> Option<Fault> {
        let Some((salt, payload)) = payload else {
            self.summary.payloads_erased += 1;
            return None;
        };
        let Ok(salt) = <&[u8; SALT_LEN]>::try_from(salt) else {
            return Some(Fault::Salt { bytes: salt.len() });
        };
        if commitment(salt, payload) != *committed {
            return Some(Fault::Payload);
        }
        self.summary.payloads_sound += 1;
        None
    }

    /// Compares the trees with the checkpoints of the size just reached.
    fn check_roots(&mut self) -> Vec<Finding> {
        let size = self.computed.size();
        let Some(roots) = self.expected.remove(&size) else {
            return Vec::new();
        };
        roots
            .into_iter()
            .flat_map(|root| self.check_root(size, root))
            .collect()
    }

    fn check_root(&mut self, size: u64, root: Hash) -> Vec<Finding> {
        let (computed, stored) = (self.computed.root(), self.stored.root());
        let after = self.summary.vouched;
        if root != computed && root != stored {
            return vec![Finding::ledger(Fault::Root {
                size,
                signed: root,
                computed,
                after,
            })];
        }
        self.summary.vouched = size;
        if root == computed {
            return self.settle(|stored, computed| Fault::LeafAltered { stored, computed });
        }
        self.settle(|stored, computed| Fault::EnvelopeAltered { stored, computed })
    }

    /// Reports the disputed events with the fault that the caller gives.
    fn settle(&mut self, fault: impl Fn(Hash, Hash) -> Fault) -> Vec<Finding> {
        let disputed = std::mem::take(&mut self.disputed);
        disputed
            .into_iter()
            .map(|(seq, stored, computed)| Finding::event(seq, fault(stored, computed)))
            .collect()
    }
}

/// Compares a stored tile's bytes with the recomputed tile. A leaf that differs is named by its event.
pub fn compare_tile(tile: &Tile, stored: &[u8]) -> Vec<Finding> {
    let path = tile.path();
    let fault = || Fault::Tile {
        path: path.to_string(),
    };
    let Ok(stored) = Tile::from_bytes(&path, stored) else {
        return vec![Finding::ledger(fault())];
    };
    let pairs = (path.first()..).zip(tile.hashes().iter().zip(stored.hashes()));
    let differing = pairs.filter(|(_, (ours, theirs))| ours != theirs);
    differing
        .map(|(seq, _)| Finding {
            seq: (path.level() == 0).then_some(seq),
            fault: fault(),
        })
        .collect()
}

/// Checks a fetched bundle against the tile of leaf hashes with the same number and width. Withheld entries are
/// checked too: their hash must be the tile's.
///
/// Each finding names its event. A bundle that cannot be read, or has another length than the tile, is one finding.
pub fn compare_bundle(tile: &Tile, bundle: &[u8]) -> Vec<Finding> {
    let fault = || Fault::Tile {
        path: tile.path().to_string(),
    };
    let items = match bundle::read_redacted(bundle) {
        Ok(items) if tile.level() == 0 && items.len() == tile.hashes().len() => items,
        _ => return vec![Finding::ledger(fault())],
    };
    let pairs = (tile.path().first()..).zip(items.iter().zip(tile.hashes()));
    let differing = pairs.filter(|(_, (item, leaf))| item.leaf() != **leaf);
    differing
        .map(|(seq, (item, stored))| {
            let (stored, computed) = (*stored, item.leaf());
            Finding::event(seq, Fault::LeafDiffers { stored, computed })
        })
        .collect()
}

/// Checks that the events under an old checkpoint are unchanged: the first leaves must give the old root. Returns a
/// finding if they do not.
///
/// `leaves` are the hashes recomputed from the envelopes, first event first. Leaves after the checkpoint's size are
/// ignored.
pub fn verify_against_old(
    old: &Checkpoint,
    leaves: impl IntoIterator<Item = Hash>,
) -> Result<(), Finding> {
    let size = usize::try_from(old.size).unwrap_or(usize::MAX);
    let tree: Frontier = leaves.into_iter().take(size).collect();
    if tree.size() < old.size {
        return Err(Finding::ledger(Fault::Missing {
            size: old.size,
            found: tree.size(),
        }));
    }
    if tree.root() == old.root {
        return Ok(());
    }
    let fault = Fault::Root {
        size: old.size,
        signed: old.root,
        computed: tree.root(),
        after: 0,
    };
    Err(Finding::ledger(fault))
}
