//! Earlier offers of one party: number, total and rows within a period.

use std::cmp::Reverse;

use probity_casework::Table;

use super::{read_all, select};
use crate::error::StoreError;
use crate::rows::Stored;
use crate::sql::Sql;
use crate::store::Store;

/// The party, and the rows that count.
///
/// A case counts once, whether it has an entry or not. An entry without a case, imported from an old register,
/// counts too.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartyFilter {
    /// The party's key.
    pub party: String,
    /// On this day or later.
    pub from: Option<String>,
    /// On this day or earlier.
    pub to: Option<String>,
    /// In one of these situations. Empty means any. Entries without a situation are selected only by their
    /// register.
    pub situations: Vec<String>,
    /// In one of these registers. Empty means any.
    pub registers: Vec<String>,
    /// Cases in these states do not count, and neither do their entries.
    pub not_in: Vec<String>,
    /// A case that does not count: the one that the history is shown beside.
    pub except: Option<String>,
}

/// The result.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartyHistory {
    /// The sum for everyone in the office.
    pub office: PartySum,
    /// The sum for each person, in the order of their ids. Rows without a person count only for the office.
    pub subjects: Vec<(String, PartySum)>,
    /// The rows, latest first, up to the limit.
    pub rows: Vec<Stored>,
}

/// Number and total.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PartySum {
    /// The number of rows.
    pub count: u64,
    /// The number of rows with a known value.
    pub valued: u64,
    /// The sum of the known values, in pence.
    pub pence: i64,
}

impl Store {
    /// Earlier offers of a party, with up to `limit` of the rows.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn party_history(
        &self,
        office: &str,
        filter: &PartyFilter,
        limit: u32,
    ) -> Result<PartyHistory, StoreError> {
        let mut sql = Sql::new(
            "SELECT subject, COUNT(*), COUNT(value_pence), CAST(COALESCE(SUM(value_pence), 0) AS BIGINT) \
             FROM (SELECT subject, value_pence FROM cases WHERE office = ",
        );
        sql.bind(office);
        push_conditions(&mut sql, Table::Case, filter);
        sql.push(" UNION ALL SELECT CAST(NULL AS TEXT), value_pence FROM entries WHERE office = ")
            .bind(office);
        push_conditions(&mut sql, Table::Entry, filter);
        sql.push(") AS offers GROUP BY subject ORDER BY subject");
        let mut history = PartyHistory::default();
        for row in self.pools().fetch(sql).await? {
            let sum = PartySum {
                count: row.number(1)?,
                valued: row.number(2)?,
                pence: row.int(3)?,
            };
            history.office.count += sum.count;
            history.office.valued += sum.valued;
            history.office.pence = history.office.pence.saturating_add(sum.pence);
            if let Some(subject) = row.maybe_text(0)? {
                history.subjects.push((subject, sum));
            }
        }
        for table in [Table::Case, Table::Entry] {
            let mut sql = select(table, office);
            push_conditions(&mut sql, table, filter);
            sql.push(" ORDER BY COALESCE(day, '') DESC, id DESC")
                .limit(i64::from(limit));
            let rows = self.pools().fetch(sql).await?;
            history.rows.extend(read_all(table, &rows)?);
        }
        history.rows.sort_by_cached_key(|stored| {
            let place = stored.place();
            Reverse((place.at, place.id))
        });
        history.rows.truncate(limit as usize);
        Ok(history)
    }
}

fn push_conditions(sql: &mut Sql, table: Table, filter: &PartyFilter) {
    sql.push(" AND party = ").bind(&filter.party);
    if table == Table::Entry {
        sql.push(
            " AND NOT EXISTS (SELECT 1 FROM cases WHERE cases.office = entries.office AND cases.id = entries.id)",
        );
    }
    for (condition, value) in [
        (" AND day >= ", &filter.from),
        (" AND day <= ", &filter.to),
        (" AND id <> ", &filter.except),
    ] {
        if let Some(value) = value {
            sql.push(condition).bind(value);
        }
    }
    let lists = [
        (
            " AND (situation IS NULL OR situation IN ",
            &filter.situations,
            ")",
        ),
        (" AND register IN ", &filter.registers, ""),
        (" AND (state IS NULL OR state NOT IN ", &filter.not_in, ")"),
    ];
    for (before, values, after) in lists {
        if !values.is_empty() {
            sql.push(before)
                .list(values.iter().map(Into::into))
                .push(after);
        }
    }
}
