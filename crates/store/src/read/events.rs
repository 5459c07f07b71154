//! Events as recorded.

use crate::error::StoreError;
use crate::sql::{Cells, Sql};
use crate::store::Store;

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEvent {
    /// Its sequence number.
    pub seq: u64,
    /// The envelope's exact bytes. [`probity_ledger::Envelope`] reads them.
    pub envelope: Vec<u8>,
    /// The payload, unless it was erased.
    pub payload: Payload,
}

/// The state of an event's payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Payload {
    /// It is stored.
    Kept {
        /// The salt of its commitment.
        salt: Vec<u8>,
        /// Its exact bytes.
        bytes: Vec<u8>,
    },
    /// It was erased. The event with this number gives the reason.
    Erased {
        /// The event's number.
        by: u64,
    },
    /// It is missing, and no event records its erasure. Verification reports it.
    Lost,
}

const SELECT: &str = "SELECT e.seq, e.envelope, p.salt, p.bytes, p.erased_by FROM event e \
    LEFT JOIN payload p ON p.office = e.office AND p.seq = e.seq WHERE e.office = $1 AND ";

impl Store {
    /// Up to `limit` events in order, from number `from` on.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn events(
        &self,
        office: &str,
        from: u64,
        limit: u32,
    ) -> Result<Vec<StoredEvent>, StoreError> {
        let rows = self.pools().fetch(in_order(office, from, limit)).await?;
        rows.iter().map(read).collect()
    }

    /// All events of a case, in order.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn events_of(
        &self,
        office: &str,
        case: &str,
    ) -> Result<Vec<StoredEvent>, StoreError> {
        let sql = Sql::new(format!("{SELECT} e.case_id = $2 ORDER BY e.seq"));
        let rows = self.pools().fetch(sql.with(office).with(case)).await?;
        rows.iter().map(read).collect()
    }
}

/// Up to `limit` events from number `from` on.
pub(crate) fn in_order(office: &str, from: u64, limit: u32) -> Sql {
    Sql::new(format!("{SELECT} e.seq >= $2 ORDER BY e.seq LIMIT +$3"))
        .with(office)
        .with(from)
        .with(i64::from(limit))
}

pub(crate) fn read(row: &Cells) -> Result<StoredEvent, StoreError> {
    let payload = match (
        row.maybe_bytes(2)?,
        row.maybe_bytes(3)?,
        row.maybe_number(4)?,
    ) {
        (Some(salt), Some(bytes), None) => Payload::Kept { salt, bytes },
        (None, None, Some(by)) => Payload::Erased { by },
        _ => Payload::Lost,
    };
    Ok(StoredEvent {
        seq: row.number(0)?,
        envelope: row.bytes(1)?,
        payload,
    })
}
