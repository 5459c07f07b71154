//! Data that a batch needs before it is planned, read in one query: versions of rows, replies given before, sizes
//! of trees.

use std::collections::{BTreeMap, BTreeSet};

use probity_casework::{RowKey, Table};

use crate::append::Append;
use crate::error::StoreError;
use crate::pools::Tx;
use crate::rows::TallyKey;
use crate::sql::{Cells, Sql, Value};

/// A row's office and name.
pub(super) type OfficeRow = (String, RowKey);

/// The data found in the database.
#[derive(Debug, Default)]
pub(super) struct LookupResult {
    /// Versions of the existing rows that appends expect something of.
    pub(super) versions: BTreeMap<OfficeRow, u64>,
    /// What the entries to be written are counted under so far.
    pub(super) counted: BTreeMap<OfficeRow, TallyKey>,
    /// Sizes of the offices' trees.
    pub(super) sizes: BTreeMap<String, u64>,
    /// Keys used before, by office and key.
    pub(super) replies: BTreeMap<(String, String), EarlierReply>,
}

/// A reply given before.
#[derive(Debug, Clone)]
pub(super) struct EarlierReply {
    pub(super) first_seq: u64,
    pub(super) last_seq: u64,
    pub(super) reply: String,
}

/// Reads with one statement, or on SQLite with a few if there are many rows.
pub(super) async fn look_up(tx: &mut Tx, appends: &[Append]) -> Result<LookupResult, StoreError> {
    let postgres = tx.is_postgres();
    let mut found = LookupResult::default();
    let offices: BTreeSet<&str> = appends.iter().map(|one| one.office.as_str()).collect();
    let offices = offices.into_iter().map(|office| vec![office.into()]);
    let mut queries = vec![(LookupQuery::heads(), offices.collect())];
    let places: BTreeSet<OfficeRow> = appends.iter().flat_map(places).collect();
    for (table, rows) in by_table(places.iter().map(|place| (&place.1, place_values(place)))) {
        queries.push((LookupQuery::rows(table), rows));
    }
    queries.push((LookupQuery::replies(), keys(appends)));
    let groups_of = |(query, rows)| (query, groups(rows, postgres).into_iter());
    let mut queries: Vec<_> = queries.into_iter().map(groups_of).collect();
    loop {
        let mut sql = Sql::default();
        for (query, groups) in &mut queries {
            if let Some(rows) = groups.next() {
                if !sql.text.is_empty() {
                    sql.push(" UNION ALL ");
                }
                query.push(&mut sql, rows, postgres);
            }
        }
        if sql.text.is_empty() {
            return Ok(found);
        }
        for row in tx.fetch(sql).await? {
            found.take(&row)?;
        }
    }
}

/// A query about many rows. The columns of its results, in order; those that a kind of result does not need are empty
/// or 0:
///
/// - 0: `head`, `idempotency_key` or the name of the row's table
/// - 1: the office
/// - 2: the row's id, or the idempotency key
/// - 3: the reply
/// - 4: the size of the tree, the row's version, or the reply's first sequence number
/// - 5: the reply's last sequence number, or the entry's financial year
/// - 6: the entry's register
/// - 7: the entry's outcome
struct LookupQuery {
    /// The statement up to the rows looked up.
    before: String,
    /// The names of the values in these rows.
    names: &'static [&'static str],
    /// The statement after them.
    after: String,
}

impl LookupQuery {
    fn heads() -> Self {
        Self {
            before: "SELECT 'head', h.office, '', '', h.size, 0, '', '' FROM ".to_owned(),
            names: &["office"],
            after: "JOIN head h ON h.office = want.office".to_owned(),
        }
    }

    fn replies() -> Self {
        let before = "SELECT 'idempotency_key', o.office, o.key, o.reply, o.first_seq, o.last_seq, '', '' FROM ";
        Self {
            before: before.to_owned(),
            names: &["office", "key"],
            after: "JOIN idempotency_key o ON o.office = want.office AND o.key = want.key"
                .to_owned(),
        }
    }

    /// Versions of a table's rows and, for entries, what they are counted under.
    fn rows(table: Table) -> Self {
        let name = table.as_str();
        let tally = if table.is_tallied() {
            "COALESCE(r.financial_year, 0), r.register, COALESCE(r.outcome, '')"
        } else {
            "0, '', ''"
        };
        Self {
            before: format!("SELECT '{name}', r.office, r.id, '', r.version, {tally} FROM "),
            names: &["office", "id"],
            after: format!("JOIN {name} r ON r.office = want.office AND r.id = want.id"),
        }
    }

    fn push(&self, sql: &mut Sql, rows: Vec<Vec<Value>>, postgres: bool) {
        sql.push(&self.before);
        if postgres {
            let names = self.names.join(", ");
            sql.unnest(rows).push(&format!(" AS want ({names}) "));
        } else {
            // SQLite takes column names from the first query of a union.
            let named: Vec<String> = self
                .names
                .iter()
                .map(|name| format!("'' AS {name}"))
                .collect();
            sql.push(&format!(
                "(SELECT {} WHERE FALSE UNION ALL VALUES ",
                named.join(", ")
            ))
            .rows(rows)
            .push(") AS want ");
        }
        sql.push(&self.after);
    }
}

impl LookupResult {
    fn take(&mut self, row: &Cells) -> Result<(), StoreError> {
        let office = row.text(1)?;
        match row.text(0)?.as_str() {
            "head" => drop(self.sizes.insert(office, row.number(4)?)),
            "idempotency_key" => {
                let given = EarlierReply {
                    first_seq: row.number(4)?,
                    last_seq: row.number(5)?,
                    reply: row.text(3)?,
                };
                self.replies.insert((office, row.text(2)?), given);
            }
            name => {
                let table = Table::from_name(name)
                    .ok_or_else(|| StoreError::Damaged(format!("there is no table {name}")))?;
                let place = (office, RowKey::new(table, row.text(2)?));
                if table.is_tallied() {
                    let tally = (row.text(6)?, row.int(5)?, row.text(7)?);
                    self.counted.insert(place.clone(), tally);
                }
                self.versions.insert(place, row.number(4)?);
            }
        }
        Ok(())
    }
}

fn places(append: &Append) -> impl Iterator<Item = OfficeRow> {
    let expected = append.expects.iter().map(|expect| &expect.key);
    let written = append.rows.iter().map(|written| &written.row.key);
    let counted = written
        .chain(&append.deletes)
        .filter(|key| key.table.is_tallied());
    expected
        .chain(counted)
        .map(|key| (append.office.clone(), key.clone()))
}

/// Office and key of every reply that may have been given.
pub(super) fn keys(appends: &[Append]) -> Vec<Vec<Value>> {
    let keys: BTreeSet<(&str, &str)> = appends
        .iter()
        .filter_map(|append| {
            append
                .idempotency_key
                .as_ref()
                .map(|given| (append.office.as_str(), given.key.as_str()))
        })
        .collect();
    keys.into_iter()
        .map(|(office, key)| vec![office.into(), key.into()])
        .collect()
}

/// Office and id.
pub(super) fn place_values((office, key): &OfficeRow) -> Vec<Value> {
    vec![office.into(), (&key.id).into()]
}

/// Rows by their table.
pub(super) fn by_table<'k>(
    rows: impl IntoIterator<Item = (&'k RowKey, Vec<Value>)>,
) -> BTreeMap<Table, Vec<Vec<Value>>> {
    let mut tables: BTreeMap<Table, Vec<Vec<Value>>> = BTreeMap::new();
    for (key, values) in rows {
        tables.entry(key.table).or_default().push(values);
    }
    tables
}

/// The most rows in one SQLite statement. Its search writes what it collected at the end of each statement.
const MOST: usize = 64;

/// The rows for each statement. PostgreSQL takes all at once. For SQLite they are cut into groups whose lengths are
/// powers of two, so that only a few different statements are prepared. The last group is filled by repeating its
/// last row, which does no harm in a lookup.
fn groups(rows: Vec<Vec<Value>>, postgres: bool) -> Vec<Vec<Vec<Value>>> {
    if postgres {
        return if rows.is_empty() { vec![] } else { vec![rows] };
    }
    let groups = rows.chunks(MOST).map(|group| {
        let last = group.last().into_iter().cycle();
        let length = group.len().next_power_of_two();
        group.iter().chain(last).take(length).cloned().collect()
    });
    groups.collect()
}

/// Cuts rows into groups whose lengths are powers of two, so that SQLite prepares few different statements.
pub(super) fn chunks(mut rows: Vec<Vec<Value>>) -> Vec<Vec<Vec<Value>>> {
    let mut groups = Vec::new();
    while !rows.is_empty() {
        let length = 1 << rows.len().min(MOST).ilog2();
        let rest = rows.split_off(length);
        groups.push(std::mem::replace(&mut rows, rest));
    }
    groups
}
