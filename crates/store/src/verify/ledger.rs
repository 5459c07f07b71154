//! Verification of one office's ledger: events, payloads, tiles, head and key.

use std::collections::BTreeSet;

use probity_i18n::{Message, key};
use probity_ledger::verify::{Fault, Finding, Record, Verifier, compare_tile};
use probity_ledger::{Envelope, Frontier, Hash, Tile, VerifyingKey};

use super::{Difference, LedgerReport, Snapshot, messages};
use crate::error::StoreError;
use crate::pools::Tx;
use crate::sql::{Cell, Cells, Sql};
use crate::writer::signing_key;

/// Number of events read at a time.
const STRIDE: i64 = 500;

const EVENTS: &str = "SELECT e.seq, e.case_id, e.envelope, e.leaf, p.salt, p.bytes, p.erased_by FROM event e \
    LEFT JOIN payload p ON p.office = e.office AND p.seq = e.seq \
    WHERE e.office = $1 AND e.seq > $2 ORDER BY e.seq LIMIT +$3";

/// A check of an office's ledger.
struct LedgerCheck<'a> {
    tx: &'a mut Tx,
    office: &'a str,
    verifier: Verifier,
    tiles: BTreeSet<(i64, i64)>,
    differences: Vec<Difference>,
}

impl Snapshot {
    /// Recomputes an office's tree from its events and compares everything that depends on it: payloads with their
    /// commitments, tiles, head, signed checkpoint, key, stored replies and tallies. `older` are checkpoints kept
    /// elsewhere, as signed notes. The events that they cover must be unchanged.
    ///
    /// # Errors
    /// When the database cannot be read. Data that can be read but is wrong is a difference, not an error.
    pub async fn verify_ledger(
        &mut self,
        office: &str,
        older: &[String],
    ) -> Result<LedgerReport, StoreError> {
        let mut check = LedgerCheck {
            tx: &mut self.tx,
            office,
            verifier: Verifier::new(office).with_tiles(),
            tiles: BTreeSet::new(),
            differences: Vec::new(),
        };
        let key = check.key().await?;
        let head = check.head_row().await?;
        if let (Some(key), Some(head)) = (&key, &head) {
            let note = head.maybe_text(3).ok().flatten().unwrap_or_default();
            let notes = std::iter::once((true, note.as_str()))
                .chain(older.iter().map(|note| (false, note.as_str())));
            for (own, note) in notes {
                check.expect(own, note, key);
            }
        }
        check.events().await?;
        check.stray_rows().await?;
        let report = check.finish(head.as_ref());
        let mut report = report;
        report.differences.extend(self.verify_kept(office).await?);
        Ok(report)
    }
}

impl LedgerCheck<'_> {
    fn differs(
        &mut self,
        table: &str,
        id: impl std::fmt::Display,
        column: Option<&'static str>,
        what: impl Into<Message>,
    ) {
        let id = format!("{}/{id}", self.office);
        self.differences.push(Difference::new(
            table,
            id.trim_end_matches('/'),
            column,
            what,
        ));
    }

    fn found(&mut self, findings: impl IntoIterator<Item = Finding>) {
        for finding in findings {
            let (table, column) = place(&finding.fault);
            let id = match (&finding.fault, finding.seq) {
                (Fault::Tile { path }, _) => path.clone(),
                (_, Some(seq)) => seq.to_string(),
                (_, None) => String::new(),
            };
            self.differs(table, id, column, messages::finding(&finding));
        }
    }

    /// The public key, if it is valid. Also checks that the seed belongs to it.
    async fn key(&mut self) -> Result<Option<VerifyingKey>, StoreError> {
        let sql = Sql::new("SELECT seed, vkey FROM key WHERE office = $1").with(self.office);
        let Some(row) = self.tx.fetch(sql).await?.into_iter().next() else {
            self.differs("key", "", None, key("verify-no-key"));
            return Ok(None);
        };
        let text = row.maybe_text(1).ok().flatten().unwrap_or_default();
        let Ok(public) = text.parse::<VerifyingKey>() else {
            self.differs("key", "", Some("vkey"), key("verify-key-altered"));
            return Ok(None);
        };
        let seed = row.maybe_bytes(0).ok().flatten().unwrap_or_default();
        if signing_key(&seed, &text).is_none() {
            self.differs("key", "", Some("seed"), key("verify-key-not-its-own"));
        }
        Ok(Some(public))
    }

    async fn head_row(&mut self) -> Result<Option<Cells>, StoreError> {
        let sql = Sql::new("SELECT size, frontier, root, checkpoint FROM head WHERE office = $1")
            .with(self.office);
        let row = self.tx.fetch(sql).await?.into_iter().next();
        if row.is_none() {
            self.differs("head", "", None, key("verify-no-head"));
        }
        Ok(row)
    }

    /// Adds a checkpoint: our own, or one that someone kept.
    fn expect(&mut self, own: bool, note: &str, key: &VerifyingKey) {
        let finding = self.verifier.expect_note(note, key);
        if own {
            self.found(finding);
        } else if let Some(finding) = finding {
            self.differs("", "", None, messages::checkpoint_given(&finding.fault));
        }
    }

    async fn events(&mut self) -> Result<(), StoreError> {
        let mut after = -1_i64;
        loop {
            let sql = Sql::new(EVENTS).with(self.office).with(after).with(STRIDE);
            let rows = self.tx.fetch(sql).await?;
            let Some(last) = rows.last() else {
                return Ok(());
            };
            after = last.int(0)?;
            for row in &rows {
                self.event(row)?;
            }
            for tile in self.verifier.take_tiles() {
                self.tile(&tile).await?;
            }
        }
    }

    fn event(&mut self, row: &Cells) -> Result<(), StoreError> {
        let seq = row.number(0)?;
        let (envelope, leaf) = (bytes(row.at(2)), bytes(row.at(3)));
        let leaf = Hash::try_from(leaf).unwrap_or_else(|_| {
            self.differs("event", seq, Some("leaf"), key("verify-leaf-length"));
            Hash([0; 32])
        });
        let payload = self.payload(seq, row);
        let record = Record {
            seq,
            envelope,
            leaf,
            payload,
        };
        let findings = self.verifier.push(&record);
        self.found(findings);
        if let Ok(read) = Envelope::from_bytes(envelope)
            && Cell::from(crate::sql::Value::from(read.case)) != *row.at(1)
        {
            self.differs("event", seq, Some("case_id"), key("verify-case-beside"));
        }
        Ok(())
    }

    /// Salt and bytes, if both are there. The comparison of rows shows whether an event really records their
    /// erasure.
    fn payload<'r>(&mut self, seq: u64, row: &'r Cells) -> Option<(&'r [u8], &'r [u8])> {
        match (row.at(4), row.at(5), row.at(6)) {
            (Cell::Bytes(salt), Cell::Bytes(bytes), Cell::Null) => return Some((salt, bytes)),
            (Cell::Null, Cell::Null, Cell::Int(by))
                if u64::try_from(*by).is_ok_and(|by| by > seq) => {}
            (Cell::Null, Cell::Null, Cell::Null) => {
                self.differs("payload", seq, None, key("verify-payload-missing"));
            }
            (_, _, Cell::Null) => {
                self.differs("payload", seq, Some("bytes"), key("verify-payload-half"));
            }
            _ => self.differs(
                "payload",
                seq,
                Some("erased_by"),
                key("verify-payload-not-erased"),
            ),
        }
        None
    }

    async fn tile(&mut self, tile: &Tile) -> Result<(), StoreError> {
        let (level, index) = (i64::from(tile.level()), crate::sql::signed(tile.index()));
        self.tiles.insert((level, index));
        let sql = Sql::new("SELECT bytes FROM tile WHERE office = $1 AND level = $2 AND idx = $3");
        let row = self
            .tx
            .fetch(sql.with(self.office).with(level).with(index))
            .await?
            .into_iter()
            .next();
        match row {
            Some(row) => {
                let findings = compare_tile(tile, bytes(row.at(0)));
                // There is a finding for each hash, but the tile is reported once.
                self.found(findings.into_iter().take(1));
            }
            None => self.differs("tile", tile.path(), None, key("verify-tile-missing")),
        }
        Ok(())
    }

    /// Finds payloads and tiles that belong to no event.
    async fn stray_rows(&mut self) -> Result<(), StoreError> {
        let sql = "SELECT p.seq FROM payload p LEFT JOIN event e ON e.office = p.office AND e.seq = p.seq \
                   WHERE p.office = $1 AND e.seq IS NULL ORDER BY p.seq";
        for row in self.tx.fetch(Sql::new(sql).with(self.office)).await? {
            self.differs(
                "payload",
                row.int(0)?,
                Some("seq"),
                key("verify-payload-no-event"),
            );
        }
        let sql = "SELECT level, idx FROM tile WHERE office = $1 ORDER BY level, idx";
        for row in self.tx.fetch(Sql::new(sql).with(self.office)).await? {
            let tile = (row.int(0)?, row.int(1)?);
            if !self.tiles.contains(&tile) {
                let id = format!("tile/{}/{}", tile.0, tile.1);
                self.differs("tile", id, Some("idx"), key("verify-tile-not-filled"));
            }
        }
        Ok(())
    }

    fn finish(mut self, head: Option<&Cells>) -> LedgerReport {
        let frontier = head.and_then(|row| Frontier::from_bytes(bytes(row.at(1))).ok());
        if let Some(frontier) = &frontier {
            let finding = self.verifier.check_head(frontier);
            self.found(finding);
        } else if head.is_some() {
            self.differs("head", "", Some("frontier"), key("verify-edge-unreadable"));
        }
        let verifier = std::mem::replace(&mut self.verifier, Verifier::new(self.office));
        let (summary, findings) = verifier.finish();
        self.found(findings);
        if let Some(row) = head {
            if *row.at(0) != Cell::Int(crate::sql::signed(summary.events)) {
                self.differs("head", "", Some("size"), key("verify-head-size"));
            }
            if *row.at(2) != Cell::Bytes(summary.root.0.to_vec()) {
                self.differs("head", "", Some("root"), key("verify-head-root"));
            }
            if summary.vouched != summary.events {
                self.differs(
                    "head",
                    "",
                    Some("checkpoint"),
                    key("verify-head-checkpoint"),
                );
            }
        }
        LedgerReport {
            summary,
            differences: self.differences,
        }
    }
}

/// The table and column that a fault is about.
const fn place(fault: &Fault) -> (&'static str, Option<&'static str>) {
    match fault {
        Fault::Gap { .. }
        | Fault::OutOfOrder { .. }
        | Fault::Missing { .. }
        | Fault::Root { .. } => ("event", None),
        Fault::Envelope { .. }
        | Fault::EnvelopeSeq { .. }
        | Fault::EnvelopeOffice { .. }
        | Fault::EnvelopeAltered { .. }
        | Fault::LeafDiffers { .. } => ("event", Some("envelope")),
        Fault::LeafAltered { .. } => ("event", Some("leaf")),
        Fault::Payload => ("payload", Some("bytes")),
        Fault::Salt { .. } => ("payload", Some("salt")),
        Fault::Checkpoint { .. } => ("head", Some("checkpoint")),
        Fault::Head { .. } => ("head", Some("frontier")),
        Fault::Tile { .. } => ("tile", Some("bytes")),
    }
}

fn bytes(cell: &Cell) -> &[u8] {
    match cell {
        Cell::Bytes(bytes) => bytes,
        Cell::Text(text) => text.as_bytes(),
        Cell::Null | Cell::Int(_) => &[],
    }
}
