//! The head of each office's tree, and the key that signs it.

use std::collections::{BTreeMap, BTreeSet};

use probity_ledger::{Frontier, Hash, SigningKey, VerifyingKey};

use crate::append::Append;
use crate::error::StoreError;
use crate::pools::{Pools, Tx};
use crate::sql::Sql;

/// The heads known to this process.
#[derive(Default)]
pub(super) struct Heads {
    known: BTreeMap<String, Head>,
    keys: BTreeMap<String, SigningKey>,
}

/// One office's tree, as it is in the database or was when last read.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub(super) tree: Frontier,
}

const LOAD: &str = "SELECT head.office, head.frontier, key.seed, key.vkey FROM head \
    JOIN key ON key.office = head.office WHERE head.office IN ";

impl Heads {
    /// Makes sure that the heads of these appends' offices are known. If another process has moved one since, its
    /// size shows it (see [`Heads::are`]), or else the compare-and-swap does.
    pub(super) async fn load(&mut self, tx: &mut Tx, appends: &[Append]) -> Result<(), StoreError> {
        let mut wanted: BTreeSet<&str> = appends
            .iter()
            .map(|append| append.office.as_str())
            .collect();
        wanted.retain(|office| !self.known.contains_key(*office));
        if wanted.is_empty() {
            return Ok(());
        }
        let mut sql = Sql::new(LOAD);
        sql.list(wanted.into_iter().map(Into::into));
        for row in tx.fetch(sql).await? {
            let damaged = |what: &str| StoreError::Damaged(format!("the {what} cannot be read"));
            let office = row.text(0)?;
            let tree =
                Frontier::from_bytes(&row.bytes(1)?).map_err(|_| damaged("ledger's head"))?;
            if !self.keys.contains_key(&office) {
                let key = signing_key(&row.bytes(2)?, &row.text(3)?)
                    .ok_or_else(|| damaged("ledger's key"))?;
                self.keys.insert(office.clone(), key);
            }
            self.known.insert(office, Head { tree });
        }
        Ok(())
    }

    /// The office's tree and key, if the office exists.
    pub(super) fn of(&self, office: &str) -> Option<(&Head, &SigningKey)> {
        self.known.get(office).zip(self.keys.get(office))
    }

    /// Whether these sizes are the known ones.
    pub(super) fn are(&self, sizes: &BTreeMap<String, u64>) -> bool {
        let known = |office: &String| self.known.get(office).map(|head| head.tree.size());
        sizes
            .iter()
            .all(|(office, size)| known(office) == Some(*size))
    }

    /// Replaces the known heads with those just committed.
    pub(super) fn moved(&mut self, heads: BTreeMap<String, NewHead>) {
        let heads = heads
            .into_iter()
            .map(|(office, head)| (office, Head { tree: head.tree }));
        self.known.extend(heads);
    }

    /// Forgets all heads, so that they are read again.
    pub(super) fn forget(&mut self) {
        self.known.clear();
    }
}

/// The key with this seed, if it matches the public key.
pub(crate) fn signing_key(seed: &[u8], vkey: &str) -> Option<SigningKey> {
    let public: VerifyingKey = vkey.parse().ok()?;
    let key = SigningKey::from_seed(public.name(), seed.try_into().ok()?).ok()?;
    (*key.verifying_key() == public).then_some(key)
}

/// Whether the event with this number has this leaf.
pub(super) async fn has_leaf(
    pools: &Pools,
    office: &str,
    seq: u64,
    leaf: Hash,
) -> Result<bool, StoreError> {
    let sql = Sql::new("SELECT leaf FROM event WHERE office = $1 AND seq = $2")
        .with(office)
        .with(seq);
    match pools.fetch_one(sql).await? {
        Some(row) => Ok(row.bytes(0)? == leaf.as_bytes()),
        None => Ok(false),
    }
}

/// A head to move.
#[derive(Debug)]
pub(super) struct NewHead {
    /// The old size.
    pub(super) old_size: u64,
    /// The old root. The swap compares it together with the size.
    pub(super) old_root: Hash,
    pub(super) tree: Frontier,
    pub(super) last_leaf: Hash,
    /// The signed note.
    pub(super) checkpoint: String,
}
