//! Verification of stored replies and tallies: small tables that depend only on their own rows and the entries.

use std::collections::BTreeMap;

use probity_i18n::{Message, key};

use super::{Difference, Snapshot};
use crate::error::StoreError;
use crate::idempotency_key;
use crate::sql::{Cell, Sql};

/// Number of rows read at a time.
const STRIDE: i64 = 1_000;

const COUNT: &str = "SELECT register, COALESCE(financial_year, 0), COALESCE(outcome, ''), COUNT(*) FROM entries \
    WHERE office = $1 GROUP BY register, COALESCE(financial_year, 0), COALESCE(outcome, '')";
const TALLIES: &str = "SELECT register, financial_year, outcome, n FROM tally WHERE office = $1";

impl Snapshot {
    pub(super) async fn verify_kept(
        &mut self,
        office: &str,
    ) -> Result<Vec<Difference>, StoreError> {
        let mut differences = self.verify_replies(office).await?;
        differences.extend(self.verify_tallies(office).await?);
        Ok(differences)
    }

    async fn verify_replies(&mut self, office: &str) -> Result<Vec<Difference>, StoreError> {
        let (mut differences, mut after) = (Vec::new(), String::new());
        loop {
            let sql = "SELECT key, first_seq, last_seq, reply, digest FROM idempotency_key \
                       WHERE office = $1 AND key > $2 ORDER BY key LIMIT +$3";
            let rows = self
                .tx
                .fetch(Sql::new(sql).with(office).with(&after).with(STRIDE))
                .await?;
            let Some(last) = rows.last() else {
                return Ok(differences);
            };
            for row in &rows {
                let sound = match (row.at(0), row.at(1), row.at(2), row.at(3)) {
                    (Cell::Text(key), Cell::Int(first), Cell::Int(last), Cell::Text(reply)) => {
                        let digest = idempotency_key::digest(
                            office,
                            key,
                            first.unsigned_abs(),
                            last.unsigned_abs(),
                            reply,
                        );
                        *row.at(4) == Cell::Bytes(digest.to_vec())
                    }
                    _ => false,
                };
                if !sound {
                    let what = key("verify-reply-altered");
                    differences.push(Difference::new(
                        "idempotency_key",
                        format!("{office}/{}", cell_text(row.at(0))),
                        None,
                        what,
                    ));
                }
            }
            after = last.text(0)?;
        }
    }

    async fn verify_tallies(&mut self, office: &str) -> Result<Vec<Difference>, StoreError> {
        let mut tallies = Vec::new();
        for sql in [COUNT, TALLIES] {
            let rows = self.tx.fetch(Sql::new(sql).with(office)).await?;
            let rows = rows
                .iter()
                .map(|row| ([0, 1, 2].map(|at| cell_text(row.at(at))), row.at(3).clone()));
            tallies.push(rows.collect::<BTreeMap<_, _>>());
        }
        let [counted, stored] = tallies.as_slice() else {
            return Ok(Vec::new());
        };
        let keys: std::collections::BTreeSet<_> = counted.keys().chain(stored.keys()).collect();
        let differing = keys
            .into_iter()
            .filter(|key| counted.get(*key) != stored.get(*key));
        let difference = |of: &[String; 3]| {
            let id = format!("{office}/{}", of.join("/"));
            let what = miscounted(counted.get(of), stored.get(of));
            Difference::new("tally", id, Some("n"), what)
        };
        Ok(differing.map(difference).collect())
    }
}

/// The difference between a tally and the entries it counts.
fn miscounted(counted: Option<&Cell>, stored: Option<&Cell>) -> Message {
    let message = Message::new(match (counted, stored) {
        (_, None) => key("verify-tally-missing"),
        (None, _) => key("verify-tally-stray"),
        (Some(_), Some(_)) => key("verify-tally"),
    });
    let figure = |cell: Option<&Cell>| cell.map(cell_text).unwrap_or_default();
    message
        .with("counted", figure(counted))
        .with("stored", figure(stored))
}

/// A cell as text, for a key.
pub(super) fn cell_text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Int(int) => int.to_string(),
        Cell::Bytes(bytes) => hex::encode(bytes),
        Cell::Null => String::new(),
    }
}
