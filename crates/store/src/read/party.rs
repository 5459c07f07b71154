//! What one party offered before: count, total and rows, over a time.

use super::{read_all, select};
use crate::error::StoreError;
use crate::rows::Stored;
use crate::sql::Sql;
use crate::store::Store;

/// Whose history, and what counts.
///
/// A case counts once, whether or not it has an entry; an entry without a case, imported from an old
/// register, counts too.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartyFilter {
    /// The party's key.
    pub party: String,
    /// On this day or later.
    pub from: Option<String>,
    /// On this day or earlier.
    pub to: Option<String>,
    /// Of one of these situations; any if empty. Entries without a situation count by their register alone.
    pub situations: Vec<String>,
    /// In one of these registers; any if empty.
    pub registers: Vec<String>,
    /// Cases in these states do not count, nor do entries.
    pub not_in: Vec<String>,
    /// This case does not count: the one that the history is shown beside.
    pub except: Option<String>,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartyHistory {
    /// To everyone in the office together.
    pub office: PartySum,
    /// To each person, in the order of their ids; rows without a person are in the office's sum alone.
    pub subjects: Vec<(String, PartySum)>,
    /// The rows, latest first, as many as were asked for.
    pub rows: Vec<Stored>,
}

/// Count and total.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PartySum {
    /// How many.
    pub count: u64,
    /// How many of them have a value that is known.
    pub valued: u64,
    /// The known values together, in pence.
    pub pence: i64,
}

impl Store {
    /// What a party offered before, with up to `limit` of the rows.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn party_history(
        &self,
        office: &str,
        filter: &PartyFilter,
        limit: u32,
    ) -> Result<PartyHistory, StoreError> {
        let sums = "SELECT subject, COUNT(*), COUNT(pence), CAST(COALESCE(SUM(pence), 0) AS BIGINT) FROM record";
        let mut sql = Sql::new(sums);
        push_conditions(&mut sql, office, filter);
        sql.push(" GROUP BY subject ORDER BY subject");
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
        let mut sql = select();
        push_conditions(&mut sql, office, filter);
        sql.push(" ORDER BY COALESCE(day, '') DESC, id DESC")
            .limit(i64::from(limit));
        history.rows = read_all(&self.pools().fetch(sql).await?)?;
        Ok(history)
    }
}

fn push_conditions(sql: &mut Sql, office: &str, filter: &PartyFilter) {
    sql.push(" WHERE office = ")
        .bind(office)
        .push(" AND party = ")
        .bind(&filter.party);
    sql.push(
        " AND (kind = 'case' OR (kind = 'entry' AND NOT EXISTS (SELECT 1 FROM record m \
         WHERE m.office = record.office AND m.kind = 'case' AND m.id = record.id)))",
    );
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
