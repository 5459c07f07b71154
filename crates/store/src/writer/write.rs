//! Writing a plan with as few statements as possible.
//!
//! Most of it can be written in any order, and PostgreSQL takes that as one statement. Statements that read what
//! was just written, or delete, follow.

use std::collections::BTreeMap;
use std::mem::take;

use probity_casework::Table;
use probity_ledger::Hash;
use probity_ledger::tile::{TILE_WIDTH, Tile, TilePath};
use probity_ledger::tiling::full_tiles_between;

use super::head::NewHead;
use super::lookup::{by_table, chunks, place_values};
use super::plan::{EventRow, Plan, Rows};
use crate::error::StoreError;
use crate::idempotency_key;
use crate::pools::Tx;
use crate::rows::{Stored, columns};
use crate::sql::{Sql, Step, Value};

/// Writes everything without committing, and takes the events and rows out of the plan. Returns false or busy if
/// another process has moved a head or an assumption is wrong. Nothing counts then.
pub(super) async fn write(tx: &mut Tx, plan: &mut Plan) -> Result<bool, StoreError> {
    let postgres = tx.is_postgres();
    let (new, all) = (take(&mut plan.events), take(&mut plan.rows));
    let gone = deletes(&all, postgres);
    let follows = !gone.is_empty() || something_follows(plan);
    let mut steps = events(new, postgres);
    steps.extend(rows(all, postgres));
    steps.extend(tallies(plan, postgres));
    steps.extend(idempotency_keys(plan, postgres));
    if postgres {
        if follows {
            tx.begin_now().await?;
        }
        let mut heads = all_heads(plan);
        if let Some(assumed) = plan.assumed.take() {
            assumed.push(&mut heads);
        }
        steps.insert(0, ("head", heads));
        tx.execute_together(steps, plan.heads.len()).await?;
    } else {
        for (step, sql) in heads(plan) {
            if tx.execute(step, sql).await? != 1 {
                return Ok(false);
            }
        }
        run(tx, steps).await?;
    }
    if follows {
        run(tx, erasures(plan)).await?;
        for (office, head) in &plan.heads {
            write_tiles(tx, office, head).await?;
        }
        run(tx, gone).await?;
        if plan.tallies.values().any(|n| *n < 0) {
            let emptied = Sql::new("DELETE FROM tally WHERE n = 0");
            tx.execute("tally", emptied).await?;
        }
    }
    Ok(true)
}

/// Whether statements have to follow: for erased payloads, full tiles, or tallies that may reach zero.
fn something_follows(plan: &Plan) -> bool {
    let fills_a_tile = |head: &NewHead| {
        let full = full_tiles_between(head.old_size, head.tree.size());
        full.into_iter().next().is_some()
    };
    !plan.erasures.is_empty()
        || plan.tallies.values().any(|n| *n < 0)
        || plan.heads.values().any(fills_a_tile)
}

async fn run(tx: &mut Tx, steps: impl IntoIterator<Item = Step>) -> Result<(), StoreError> {
    for (step, sql) in steps {
        tx.execute(step, sql).await?;
    }
    Ok(())
}

/// The compare-and-swap of each head.
fn heads(plan: &Plan) -> impl Iterator<Item = Step> {
    plan.heads.iter().map(|(office, head)| {
        let sql = "UPDATE head SET size = $1, frontier = $2, root = $3, checkpoint = $4 \
                   WHERE office = $5 AND size = $6 AND root = $7";
        let sql = Sql::new(sql)
            .with(head.tree.size())
            .with(head.tree.to_bytes())
            .with(head.tree.root().as_bytes())
            .with(&head.checkpoint)
            .with(office)
            .with(head.old_size)
            .with(head.old_root.as_bytes());
        ("head", sql)
    })
}

/// The same as one statement for PostgreSQL. If it changes fewer rows than there are heads, another process was
/// faster.
fn all_heads(plan: &Plan) -> Sql {
    let rows = plan.heads.iter().map(|(office, head)| {
        vec![
            office.into(),
            head.tree.size().into(),
            head.tree.to_bytes().into(),
            head.tree.root().as_bytes().into(),
            (&head.checkpoint).into(),
            head.old_size.into(),
            head.old_root.as_bytes().into(),
        ]
    });
    let mut sql = Sql::new(
        "UPDATE head SET size = new.size, frontier = new.frontier, root = new.root, checkpoint = new.checkpoint FROM ",
    );
    sql.unnest(rows.collect()).push(
        " AS new (office, size, frontier, root, checkpoint, old_size, old_root) \
         WHERE head.office = new.office AND head.size = new.old_size AND head.root = new.old_root",
    );
    sql
}

fn events(new: Vec<EventRow>, postgres: bool) -> Vec<Step> {
    let (events, payloads) = new
        .into_iter()
        .map(|event| {
            let (office, seq) = (Value::from(event.office), Value::from(event.seq));
            let leaf = event.leaf.as_bytes().into();
            (
                vec![
                    office.clone(),
                    seq.clone(),
                    event.case.into(),
                    event.envelope.into(),
                    leaf,
                ],
                vec![office, seq, (&event.salt).into(), event.payload.into()],
            )
        })
        .unzip();
    let before = "INSERT INTO event (office, seq, case_id, envelope, leaf) ";
    let mut steps = of_rows("event", before, events, "", postgres);
    let before = "INSERT INTO payload (office, seq, salt, bytes) ";
    steps.extend(of_rows("payload", before, payloads, "", postgres));
    steps
}

fn erasures(plan: &Plan) -> impl Iterator<Item = Step> {
    plan.erasures.iter().map(|(office, seq, by)| {
        let sql = "UPDATE payload SET salt = NULL, bytes = NULL, erased_by = $1 \
                   WHERE office = $2 AND seq = $3 AND erased_by IS NULL";
        let sql = Sql::new(sql).with(*by).with(office).with(*seq);
        ("erasure", sql)
    })
}

/// Writes full tiles. A tile of level 0 is the stored leaf hashes; one of a level above has the roots of 256 tiles
/// below.
async fn write_tiles(tx: &mut Tx, office: &str, head: &NewHead) -> Result<(), StoreError> {
    for path in full_tiles_between(head.old_size, head.tree.size()) {
        let tile = full_tile(tx, office, &path).await?;
        let sql = "INSERT INTO tile (office, level, idx, bytes) VALUES ($1, $2, $3, $4)";
        let sql = Sql::new(sql)
            .with(office)
            .with(i64::from(path.level()))
            .with(path.index())
            .with(tile.to_bytes());
        tx.execute("tile", sql).await?;
    }
    Ok(())
}

async fn full_tile(tx: &mut Tx, office: &str, path: &TilePath) -> Result<Tile, StoreError> {
    let (from, to) = (path.first(), path.first() + u64::from(TILE_WIDTH));
    let sql = if path.level() == 0 {
        Sql::new("SELECT leaf FROM event WHERE office = $1 AND seq >= $2 AND seq < $3 ORDER BY seq")
    } else {
        Sql::new(
            "SELECT bytes FROM tile WHERE office = $1 AND idx >= $2 AND idx < $3 AND level = $4 ORDER BY idx",
        )
    };
    let mut sql = sql.with(office).with(from).with(to);
    if path.level() > 0 {
        sql = sql.with(i64::from(path.level()) - 1);
    }
    let rows = tx.fetch(sql).await?;
    let hashes = rows
        .iter()
        .map(|row| subtree(&row.bytes(0)?))
        .collect::<Result<Vec<_>, _>>()?;
    let tile = Tile::new(path.level(), path.index(), hashes)
        .ok()
        .filter(|tile| tile.path() == *path);
    tile.ok_or_else(|| StoreError::Damaged(format!("the hashes below {path} are not all there")))
}

/// The root over a sequence of hashes. A single hash is its own root.
fn subtree(bytes: &[u8]) -> Result<Hash, StoreError> {
    let damaged = |_| StoreError::Damaged("a stored hash has the wrong length".to_owned());
    let hashes = bytes.chunks(Hash::LEN).map(Hash::try_from);
    let tree: probity_ledger::Frontier = hashes
        .collect::<Result<Vec<_>, _>>()
        .map_err(damaged)?
        .into_iter()
        .collect();
    Ok(tree.root())
}

fn deletes(all: &Rows, postgres: bool) -> Vec<Step> {
    let gone = all.iter().filter(|(_, row)| row.is_none());
    let gone = by_table(gone.map(|(place, _)| (&place.1, place_values(place))));
    let of_table = |(table, rows): (Table, _)| {
        let before = format!("DELETE FROM {} WHERE (office, id) IN (", table.as_str());
        of_rows("delete", &before, rows, ")", postgres)
    };
    gone.into_iter().flat_map(of_table).collect()
}

fn rows(all: Rows, postgres: bool) -> Vec<Step> {
    let mut tables: BTreeMap<Table, Vec<Vec<Value>>> = BTreeMap::new();
    for ((office, _), row) in all {
        let Some(row) = row else { continue };
        let table = row.row.key.table;
        tables
            .entry(table)
            .or_default()
            .push(row_values(&office, row));
    }
    let of_table = |(table, rows)| {
        let (before, after) = upsert_text(table);
        of_rows("row", &before, rows, &after, postgres)
    };
    tables.into_iter().flat_map(of_table).collect()
}

/// The values of a row for an upsert.
pub(crate) fn row_values(office: &str, row: Stored) -> Vec<Value> {
    let mut values = vec![office.into()];
    values.extend(row.into_values());
    values
}

/// The text before and after the rows of an upsert.
pub(crate) fn upsert_text(table: Table) -> (String, String) {
    let name = table.as_str();
    let columns: Vec<&str> = columns(table).collect();
    let set = columns.iter().filter(|column| **column != "id");
    let set: Vec<String> = set
        .map(|column| format!("{column} = excluded.{column}"))
        .collect();
    let (columns, set) = (columns.join(", "), set.join(", "));
    (
        format!("INSERT INTO {name} (office, {columns}) "),
        format!(" ON CONFLICT (office, id) DO UPDATE SET {set}"),
    )
}

fn tallies(plan: &Plan, postgres: bool) -> Vec<Step> {
    let rows = plan
        .tallies
        .iter()
        .map(|((office, (register, year, outcome)), n)| {
            vec![
                office.into(),
                register.into(),
                (*year).into(),
                outcome.into(),
                (*n).into(),
            ]
        });
    let before = "INSERT INTO tally (office, register, financial_year, outcome, n) ";
    let after = " ON CONFLICT (office, register, financial_year, outcome) DO UPDATE SET n = tally.n + excluded.n";
    of_rows("tally", before, rows.collect(), after, postgres)
}

fn idempotency_keys(plan: &Plan, postgres: bool) -> Vec<Step> {
    let rows = plan.idempotency_keys.iter().map(|((office, key), given)| {
        let digest =
            idempotency_key::digest(office, key, given.first_seq, given.last_seq, &given.reply);
        vec![
            office.into(),
            key.into(),
            given.first_seq.into(),
            given.last_seq.into(),
            (&given.reply).into(),
            (&digest).into(),
        ]
    });
    let before = "INSERT INTO idempotency_key (office, key, first_seq, last_seq, reply, digest) ";
    of_rows("idempotency_key", before, rows.collect(), "", postgres)
}

/// Statements about many rows: one for PostgreSQL, one for each group of rows for SQLite. None if there are no
/// rows.
fn of_rows(
    step: &'static str,
    before: &str,
    rows: Vec<Vec<Value>>,
    after: &str,
    postgres: bool,
) -> Vec<Step> {
    if postgres && !rows.is_empty() {
        let mut sql = Sql::new(before);
        sql.push("SELECT * FROM ").unnest(rows).push(after);
        return vec![(step, sql)];
    }
    let statement = |group| {
        let mut sql = Sql::new(before);
        sql.push("VALUES ").rows(group).push(after);
        (step, sql)
    };
    chunks(rows).into_iter().map(statement).collect()
}

/// The same, written at once.
pub(crate) async fn insert(
    tx: &mut Tx,
    step: &'static str,
    before: &str,
    rows: Vec<Vec<Value>>,
    after: &str,
) -> Result<(), StoreError> {
    let steps = of_rows(step, before, rows, after, tx.is_postgres());
    run(tx, steps).await
}
