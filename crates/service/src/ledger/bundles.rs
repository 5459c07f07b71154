//! The ledger for outsiders: tiles of hashes for anyone, bundles of entries for auditors.

use probity_access::{Action, Denied};
use probity_ledger::bundle::{self, Item};
use probity_ledger::{TileKind, TilePath};
use probity_store::StoreError;

use crate::actor::Actor;
use crate::context::Context;
use crate::error::{LedgerError, ServiceError};
use crate::ledger::Ledger;
use crate::ledger::disclosure::{Disclosed, Disclosure};

impl Ledger {
    /// A bundle of entries for auditors, in the format of C2SP `tlog-tiles`. `None` if the ledger is not that long yet.
    ///
    /// # Errors
    /// For anyone else; `entries-withheld` if an entry in it is confidential for this reader: use
    /// [`Ledger::redacted_bundle`].
    #[tracing::instrument(name = "ledger.bundle", level = "debug", skip_all)]
    pub async fn bundle(
        &self,
        actor: &Actor,
        path: &TilePath,
    ) -> Result<Option<Vec<u8>>, ServiceError> {
        let Some(items) = self.0.entries(actor, path).await? else {
            return Ok(None);
        };
        let withheld = items.iter().filter(|item| matches!(item, Item::Hash(_)));
        match withheld.count() {
            0 => bundle::build_redacted(&items)
                .map(Some)
                .map_err(ServiceError::fault),
            count => Err(LedgerError::EntriesWithheld { count }.into()),
        }
    }

    /// A bundle with only the leaf hash in place of each entry that this reader may not see.
    ///
    /// # Errors
    /// For anyone but auditors.
    #[tracing::instrument(name = "ledger.redacted_bundle", level = "debug", skip_all)]
    pub async fn redacted_bundle(
        &self,
        actor: &Actor,
        path: &TilePath,
    ) -> Result<Option<Vec<u8>>, ServiceError> {
        let items = self.0.entries(actor, path).await?;
        let built = items.map(|items| bundle::build_redacted(&items));
        built.transpose().map_err(ServiceError::fault)
    }

    /// A tile of hashes, open to everyone. `None` if the ledger is not that long yet.
    ///
    /// # Errors
    /// If the name is not that of a tile of hashes, or the database cannot be read.
    #[tracing::instrument(name = "ledger.hashes", level = "debug", skip_all)]
    pub async fn hashes(
        &self,
        office: &str,
        path: &TilePath,
    ) -> Result<Option<Vec<u8>>, ServiceError> {
        match path.kind() {
            TileKind::Hashes(_) => Ok(self.0.store().tile(office, path).await?),
            TileKind::Entries => Err(Denied::NotAllowed.into()),
        }
    }
}

impl Context {
    async fn entries(
        &self,
        actor: &Actor,
        path: &TilePath,
    ) -> Result<Option<Vec<Item<Vec<u8>>>>, ServiceError> {
        let state = self.state(actor.office()).await?;
        self.allow_office(actor, &state, Action::SeeLedger)?;
        if path.size_needed() > Ledger(self.clone()).head(actor.office()).await? {
            return Ok(None);
        }
        let (first, width) = (path.first(), u32::from(path.width()));
        let events = self.store().events(actor.office(), first, width).await?;
        if !events
            .iter()
            .map(|event| event.seq)
            .eq(first..first + u64::from(width))
        {
            return Err(StoreError::Damaged(format!("entries are missing in {path}")).into());
        }
        let disclosed = Disclosure::new(self, actor, &state).of(&events).await?;
        let item = |disclosed| match disclosed {
            Disclosed::Whole(event, _) => Item::Entry(event.envelope.clone()),
            Disclosed::Leaf(leaf) => Item::Hash(leaf),
        };
        Ok(Some(disclosed.into_iter().map(item).collect()))
    }
}
