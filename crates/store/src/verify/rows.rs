//! Verification of the read models: stored rows against rows recomputed from the events.

use std::collections::{BTreeMap, HashSet};

use probity_casework::Table;
use probity_i18n::{Key, key};
use sha2::{Digest, Sha256};

use super::kept::cell_text;
use super::{Difference, Snapshot};
use crate::error::StoreError;
use crate::pools::Tx;
use crate::read::select;
use crate::rows::{Stored, columns, normal};
use crate::sql::{Cell, Cells, Sql};

/// Number of rows compared at a time.
const STRIDE: usize = 200;
/// Number of keys read at a time when looking for rows that should not exist.
const WALK: i64 = 2_000;

/// Compares an office's rows with recomputed ones, given in any order and in any number of parts.
///
/// It keeps sixteen bytes for each row, so that it can compare a million rows.
pub struct Comparison<'a> {
    tx: &'a mut Tx,
    office: String,
    waiting: Vec<Stored>,
    seen: HashSet<[u8; 16]>,
    differences: Vec<Difference>,
}

impl Snapshot {
    /// Starts to compare an office's rows.
    pub fn comparison(&mut self, office: &str) -> Comparison<'_> {
        Comparison {
            tx: &mut self.tx,
            office: office.to_owned(),
            waiting: Vec::new(),
            seen: HashSet::new(),
            differences: Vec::new(),
        }
    }

    /// Compares an office's rows with all of these, and its erased payloads with these pairs: the event erased, and
    /// the event that records it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn compare(
        &mut self,
        office: &str,
        recomputed: impl IntoIterator<Item = Stored>,
        erased: impl IntoIterator<Item = (u64, u64)>,
    ) -> Result<Vec<Difference>, StoreError> {
        let mut comparison = self.comparison(office);
        for row in recomputed {
            comparison.push(row).await?;
        }
        comparison.finish(erased).await
    }
}

impl Comparison<'_> {
    /// Compares one recomputed row. Each row may be given once.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn push(&mut self, row: Stored) -> Result<(), StoreError> {
        self.waiting.push(row);
        if self.waiting.len() < STRIDE {
            Ok(())
        } else {
            self.compare_waiting().await
        }
    }

    /// Ends the comparison: looks for rows that should not exist and compares the erasures.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn finish(
        mut self,
        erased: impl IntoIterator<Item = (u64, u64)>,
    ) -> Result<Vec<Difference>, StoreError> {
        self.compare_waiting().await?;
        for table in Table::ALL {
            self.find_strays(table).await?;
        }
        self.compare_erasures(erased.into_iter().collect()).await?;
        Ok(self.differences)
    }

    async fn compare_waiting(&mut self) -> Result<(), StoreError> {
        let mut tables: BTreeMap<Table, BTreeMap<String, Cells>> = BTreeMap::new();
        for Stored { version, row } in std::mem::take(&mut self.waiting) {
            let (table, id) = (row.key.table, row.key.id.clone());
            let row = normal(row);
            let values = Stored { version, row }.into_values().into_iter();
            let cells = Cells(values.map(Cell::from).collect());
            tables.entry(table).or_default().insert(id, cells);
        }
        for (table, rows) in tables {
            self.compare_rows(table, rows).await?;
        }
        Ok(())
    }

    /// Compares rows of a table with the stored ones, by id.
    async fn compare_rows(
        &mut self,
        table: Table,
        expected: BTreeMap<String, Cells>,
    ) -> Result<(), StoreError> {
        let mut sql = select(table, &self.office);
        sql.push(" AND id IN ")
            .list(expected.keys().map(Into::into));
        let stored = self.tx.fetch(sql).await?;
        let stored: BTreeMap<_, _> = stored
            .iter()
            .map(|row| (cell_text(row.at(0)), row))
            .collect();
        for (id, expected) in expected {
            self.seen.insert(mark(table, &id));
            let Some(stored) = stored.get(&id) else {
                self.differs(table, &id, None, key("verify-row-missing"));
                continue;
            };
            for (at, column) in columns(table).enumerate() {
                if expected.at(at) != stored.at(at) {
                    self.differs(table, &id, Some(column), key("verify-row-differs"));
                }
            }
        }
        Ok(())
    }

    fn differs(&mut self, table: Table, id: &str, column: Option<&'static str>, what: Key) {
        let id = format!("{}/{id}", self.office);
        let difference = Difference::new(table.as_str(), id, column, what);
        self.differences.push(difference);
    }

    async fn find_strays(&mut self, table: Table) -> Result<(), StoreError> {
        let mut after = None::<String>;
        loop {
            let name = table.as_str();
            let mut sql = Sql::new(format!("SELECT id FROM {name} WHERE office = "));
            sql.bind(&self.office);
            if let Some(after) = &after {
                sql.push(" AND id > ").bind(after);
            }
            sql.push(" ORDER BY id").limit(WALK);
            let rows = self.tx.fetch(sql).await?;
            let Some(last) = rows.last() else {
                return Ok(());
            };
            after = Some(last.text(0)?);
            for id in rows.iter().map(|row| cell_text(row.at(0))) {
                if !self.seen.contains(&mark(table, &id)) {
                    self.differs(table, &id, None, key("verify-row-stray"));
                }
            }
        }
    }

    async fn compare_erasures(&mut self, expected: BTreeMap<u64, u64>) -> Result<(), StoreError> {
        let sql = Sql::new(
            "SELECT seq, erased_by FROM payload WHERE office = $1 AND erased_by IS NOT NULL",
        );
        let mut missing = expected.clone();
        for row in self.tx.fetch(sql.with(&self.office)).await? {
            let (seq, by) = (row.number(0)?, row.maybe_number(1).unwrap_or_default());
            missing.remove(&seq);
            if expected.get(&seq).copied() != by {
                let id = format!("{}/{seq}", self.office);
                let what = key("verify-erasure-unsaid");
                self.differences
                    .push(Difference::new("payload", id, Some("erased_by"), what));
            }
        }
        for (seq, by) in missing {
            let id = format!("{}/{seq}", self.office);
            let what = key("verify-erasure-undone").with("event", by.to_string());
            self.differences
                .push(Difference::new("payload", id, Some("erased_by"), what));
        }
        Ok(())
    }
}

fn mark(table: Table, id: &str) -> [u8; 16] {
    let hash = Sha256::new()
        .chain_update(table.as_str())
        .chain_update([0])
        .chain_update(id)
        .finalize();
    let mut mark = [0; 16];
    mark.copy_from_slice(&hash[..16]);
    mark
}
