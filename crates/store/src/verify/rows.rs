//! Verification of the read models: stored rows against rows recomputed from the events.

use std::collections::{BTreeMap, HashSet};

use probity_i18n::{Key, key};
use sha2::{Digest, Sha256};

use super::kept::shown;
use super::{Difference, Snapshot};
use crate::error::StoreError;
use crate::pools::Tx;
use crate::rows::{COLUMNS, Stored};
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
        self.find_strays().await?;
        self.compare_erasures(erased.into_iter().collect()).await?;
        Ok(self.differences)
    }

    async fn compare_waiting(&mut self) -> Result<(), StoreError> {
        let rows = std::mem::take(&mut self.waiting);
        if rows.is_empty() {
            return Ok(());
        }
        let columns: Vec<String> = COLUMNS.iter().map(|column| format!("r.{column}")).collect();
        let mut sql = Sql::new("WITH want (kind, id) AS (VALUES ");
        sql.rows(
            rows.iter()
                .map(|row| vec![(&row.row.key.kind).into(), (&row.row.key.id).into()]),
        );
        sql.push(&format!(
            ") SELECT {} FROM want JOIN record r ",
            columns.join(", ")
        ));
        sql.push("ON r.kind = want.kind AND r.id = want.id AND r.office = ")
            .bind(&self.office);
        let stored: BTreeMap<_, _> = self
            .tx
            .fetch(sql)
            .await?
            .into_iter()
            .map(|row| (name(&row), row))
            .collect();
        for row in rows {
            let expected: Vec<Cell> = Stored {
                version: row.version,
                row: row.row.normal(),
            }
            .into_values()
            .into_iter()
            .map(Cell::from)
            .collect();
            let expected = Cells(expected);
            self.seen.insert(mark(&name(&expected)));
            self.compare_row(&expected, stored.get(&name(&expected)));
        }
        Ok(())
    }

    fn compare_row(&mut self, expected: &Cells, stored: Option<&Cells>) {
        let Some(stored) = stored else {
            self.differs(expected, None, key("verify-row-missing"));
            return;
        };
        for (at, column) in COLUMNS.into_iter().enumerate() {
            if expected.at(at) != stored.at(at) {
                self.differs(expected, Some(column), key("verify-row-differs"));
            }
        }
    }

    fn differs(&mut self, row: &Cells, column: Option<&'static str>, what: Key) {
        let (kind, id) = name(row);
        let (table, id) = (format!("record/{kind}"), format!("{}/{id}", self.office));
        self.differences
            .push(Difference::new(table, id, column, what));
    }

    async fn find_strays(&mut self) -> Result<(), StoreError> {
        let mut after = (String::new(), String::new());
        loop {
            let mut sql = Sql::new("SELECT kind, id FROM record WHERE office = ");
            sql.bind(&self.office)
                .push(" AND (kind, id) > (")
                .bind(&after.0)
                .push(", ")
                .bind(&after.1);
            sql.push(") ORDER BY kind, id").limit(WALK);
            let rows = self.tx.fetch(sql).await?;
            let Some(last) = rows.last() else {
                return Ok(());
            };
            after = (last.text(0)?, last.text(1)?);
            for row in &rows {
                if !self.seen.contains(&mark(&name(row))) {
                    self.differs(row, None, key("verify-row-stray"));
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

/// Kind and id.
fn name(row: &Cells) -> (String, String) {
    (shown(row.at(0)), shown(row.at(1)))
}

fn mark((kind, id): &(String, String)) -> [u8; 16] {
    let hash = Sha256::new()
        .chain_update(kind)
        .chain_update([0])
        .chain_update(id)
        .finalize();
    let mut mark = [0; 16];
    mark.copy_from_slice(&hash[..16]);
    mark
}
