//! What a batch has to know before it is planned: versions of rows, replies given before. One query each.

use std::collections::{BTreeMap, BTreeSet};

use crate::append::Append;
use crate::error::StoreError;
use crate::pools::Tx;
use crate::rows::{ENTRY, RowKey};
use crate::sql::{Sql, Value};

/// A row's office and name.
pub(super) type Place = (String, RowKey);

/// What entries are counted under: register, year, outcome.
pub(super) type TallyKey = (String, i64, String);

/// What was found in the database.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Rows that somebody expects something of and that exist, with their versions.
    pub(super) versions: BTreeMap<Place, u64>,
    /// What the entries to be written count under before that: register, year, outcome.
    pub(super) counted: BTreeMap<Place, TallyKey>,
    /// Keys used before, by office and key.
    pub(super) replies: BTreeMap<(String, String), Given>,
}

/// A reply given before.
#[derive(Debug, Clone)]
pub(super) struct Given {
    pub(super) first_seq: u64,
    pub(super) last_seq: u64,
    pub(super) reply: String,
}

pub(super) async fn look_up(tx: &mut Tx, appends: &[Append]) -> Result<Found, StoreError> {
    let mut found = Found::default();
    rows(tx, appends, &mut found).await?;
    found.replies = replies(tx, appends).await?;
    Ok(found)
}

/// Versions and tallies of the rows that somebody expects something of or that are counted.
async fn rows(tx: &mut Tx, appends: &[Append], found: &mut Found) -> Result<(), StoreError> {
    let places: BTreeSet<Place> = appends.iter().flat_map(places).collect();
    for chunk in chunks(places.iter().map(place_values).collect()) {
        let mut sql = Sql::new("WITH want (office, kind, id) AS (VALUES ");
        sql.rows(chunk).push(
            ") SELECT r.office, r.kind, r.id, r.version, r.register, COALESCE(r.year, 0), COALESCE(r.outcome, '') \
             FROM want JOIN record r ON r.office = want.office AND r.kind = want.kind AND r.id = want.id",
        );
        for row in tx.fetch(sql).await? {
            let place = (row.text(0)?, RowKey::new(row.text(1)?, row.text(2)?));
            if place.1.kind == ENTRY {
                let register = row.maybe_text(4)?.unwrap_or_default();
                found
                    .counted
                    .insert(place.clone(), (register, row.int(5)?, row.text(6)?));
            }
            found.versions.insert(place, row.number(3)?);
        }
    }
    Ok(())
}

fn places(append: &Append) -> impl Iterator<Item = Place> {
    let expected = append.expects.iter().map(|expect| &expect.key);
    let written = append.rows.iter().map(|written| &written.row.key);
    let counted = written
        .chain(&append.deletes)
        .filter(|key| key.kind == ENTRY);
    expected
        .chain(counted)
        .map(|key| (append.office.clone(), key.clone()))
}

async fn replies(
    tx: &mut Tx,
    appends: &[Append],
) -> Result<BTreeMap<(String, String), Given>, StoreError> {
    let keys: BTreeSet<(&str, &str)> = appends
        .iter()
        .filter_map(|append| {
            append
                .once
                .as_ref()
                .map(|once| (append.office.as_str(), once.key.as_str()))
        })
        .collect();
    let mut found = BTreeMap::new();
    for chunk in chunks(
        keys.iter()
            .map(|(office, key)| vec![(*office).into(), (*key).into()])
            .collect(),
    ) {
        let mut sql = Sql::new("WITH want (office, key) AS (VALUES ");
        sql.rows(chunk).push(
            ") SELECT o.office, o.key, o.first_seq, o.last_seq, o.reply FROM want JOIN once o \
             ON o.office = want.office AND o.key = want.key",
        );
        for row in tx.fetch(sql).await? {
            let given = Given {
                first_seq: row.number(2)?,
                last_seq: row.number(3)?,
                reply: row.text(4)?,
            };
            found.insert((row.text(0)?, row.text(1)?), given);
        }
    }
    Ok(found)
}

/// Office, kind and id.
fn place_values((office, key): &Place) -> Vec<Value> {
    vec![office.into(), (&key.kind).into(), (&key.id).into()]
}

/// At most this many rows go into one statement.
const MOST: usize = 16;

/// Cuts rows into groups whose lengths are powers of two, so that few different statements are ever prepared.
pub(super) fn chunks(mut rows: Vec<Vec<Value>>) -> Vec<Vec<Vec<Value>>> {
    let mut groups = Vec::new();
    while !rows.is_empty() {
        let length = 1 << rows.len().min(MOST).ilog2();
        let rest = rows.split_off(length);
        groups.push(std::mem::replace(&mut rows, rest));
    }
    groups
}
