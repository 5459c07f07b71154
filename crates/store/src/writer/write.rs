//! Writing a plan, with as few statements as it takes.

use std::mem::take;
use std::sync::LazyLock;

use probity_ledger::Hash;
use probity_ledger::tile::{TILE_WIDTH, Tile, TilePath};
use probity_ledger::tiling::full_tiles_between;

use super::lookup::chunks;
use super::plan::{EventRow, NewHead, Plan, Rows};
use crate::error::StoreError;
use crate::once;
use crate::pools::Tx;
use crate::rows::COLUMNS;
use crate::sql::{Sql, Step, Value};

/// At most so many events, with their rows, are written by one exchange with PostgreSQL. More make texts that are seldom the same
/// again, so that preparing them takes longer than sending each part alone.
const TOGETHER: usize = 8;

/// Writes everything but the commit, and takes the events and rows out of the plan. False if another process has moved a
/// head: then nothing counts.
pub(super) async fn write(tx: &mut Tx, plan: &mut Plan) -> Result<bool, StoreError> {
    let little = tx.is_postgres() && is_little(plan);
    let (new, all) = (take(&mut plan.events), take(&mut plan.rows));
    if little {
        let steps = heads(plan)
            .chain(events(new))
            .chain(rows(all))
            .chain(tallies(plan))
            .chain(once(plan));
        tx.execute_together(steps.collect()).await?;
        return Ok(true);
    }
    for (step, sql) in heads(plan) {
        if tx.execute(step, sql).await? != 1 {
            return Ok(false);
        }
    }
    run(tx, events(new)).await?;
    run(tx, erasures(plan)).await?;
    for (office, head) in &plan.heads {
        write_tiles(tx, office, head).await?;
    }
    run(tx, deletes(&all)).await?;
    run(tx, rows(all)).await?;
    run(tx, tallies(plan)).await?;
    if plan.tallies.values().any(|n| *n < 0) {
        tx.execute("tally", Sql::new("DELETE FROM tally WHERE n = 0"))
            .await?;
    }
    run(tx, once(plan)).await?;
    Ok(true)
}

/// What most appends are: a few events of one office, their rows, and nothing that builds on them.
fn is_little(plan: &Plan) -> bool {
    let fills_a_tile = |head: &NewHead| {
        full_tiles_between(head.old_size, head.tree.size())
            .into_iter()
            .next()
            .is_some()
    };
    plan.events.len() <= TOGETHER
        && plan.rows.len() <= TOGETHER
        && plan.heads.len() == 1
        && plan.erasures.is_empty()
        && plan.rows.values().all(Option::is_some)
        && plan.tallies.values().all(|n| *n > 0)
        && !plan.heads.values().any(fills_a_tile)
}

async fn run(tx: &mut Tx, steps: impl Iterator<Item = Step>) -> Result<(), StoreError> {
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

fn events(new: Vec<EventRow>) -> impl Iterator<Item = Step> {
    let (events, payloads) = new
        .into_iter()
        .map(|event| {
            let (office, seq) = (Value::from(event.office), Value::from(event.seq));
            let leaf = event.leaf.as_bytes().into();
            (
                vec![
                    office.clone(),
                    seq.clone(),
                    event.matter.into(),
                    event.envelope.into(),
                    leaf,
                ],
                vec![office, seq, (&event.salt).into(), event.payload.into()],
            )
        })
        .unzip();
    let before = "INSERT INTO event (office, seq, matter, envelope, leaf) VALUES ";
    let events = inserts("event", before, events, "");
    let before = "INSERT INTO payload (office, seq, salt, bytes) VALUES ";
    events.chain(inserts("payload", before, payloads, ""))
}

fn erasures(plan: &Plan) -> impl Iterator<Item = Step> {
    plan.erasures.iter().map(|(office, seq, by)| {
        let sql = "UPDATE payload SET salt = NULL, bytes = NULL, erased_by = $1 \
                   WHERE office = $2 AND seq = $3 AND erased_by IS NULL";
        let sql = Sql::new(sql).with(*by).with(office).with(*seq);
        ("erasure", sql)
    })
}

/// Full tiles of level 0 are the stored leaf hashes; one of a level above is made of the roots of 256 below.
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

/// The root over hashes that stand one after the other; of one hash, itself.
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

fn deletes(all: &Rows) -> impl Iterator<Item = Step> {
    let gone = all.iter().filter(|(_, row)| row.is_none());
    let gone =
        gone.map(|((office, key), _)| vec![office.into(), (&key.kind).into(), (&key.id).into()]);
    let before = "DELETE FROM record WHERE (office, kind, id) IN (VALUES ";
    inserts("delete", before, gone.collect(), ")")
}

fn rows(all: Rows) -> impl Iterator<Item = Step> {
    let present = all.into_iter().filter_map(|((office, _), row)| {
        let mut values = vec![office.into()];
        values.extend(row?.into_values());
        Some(values)
    });
    let (before, after) = upsert_text();
    inserts("record", before, present.collect(), after)
}

/// What stands before and after the values of an upsert.
pub(crate) fn upsert_text() -> (&'static str, &'static str) {
    static TEXT: LazyLock<(String, String)> = LazyLock::new(|| {
        let columns = COLUMNS.iter();
        let set = columns.filter(|column| !matches!(**column, "kind" | "id"));
        let set: Vec<String> = set
            .map(|column| format!("{column} = excluded.{column}"))
            .collect();
        let columns = COLUMNS.join(", ");
        (
            format!("INSERT INTO record (office, {columns}) VALUES "),
            format!(
                " ON CONFLICT (office, kind, id) DO UPDATE SET {}",
                set.join(", ")
            ),
        )
    });
    (&TEXT.0, &TEXT.1)
}

fn tallies(plan: &Plan) -> impl Iterator<Item = Step> {
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
    let before = "INSERT INTO tally (office, register, year, outcome, n) VALUES ";
    let after =
        " ON CONFLICT (office, register, year, outcome) DO UPDATE SET n = tally.n + excluded.n";
    inserts("tally", before, rows.collect(), after)
}

fn once(plan: &Plan) -> impl Iterator<Item = Step> {
    let rows = plan.once.iter().map(|((office, key), given)| {
        let digest = once::digest(office, key, given.first_seq, given.last_seq, &given.reply);
        vec![
            office.into(),
            key.into(),
            given.first_seq.into(),
            given.last_seq.into(),
            (&given.reply).into(),
            (&digest).into(),
        ]
    });
    let text = "INSERT INTO once (office, key, first_seq, last_seq, reply, digest) VALUES ";
    inserts("once", text, rows.collect(), "")
}

/// One statement for each group of rows.
fn inserts(
    step: &'static str,
    before: &str,
    rows: Vec<Vec<Value>>,
    after: &str,
) -> std::vec::IntoIter<Step> {
    let statement = |chunk| {
        let mut sql = Sql::new(before);
        sql.rows(chunk).push(after);
        (step, sql)
    };
    let statements: Vec<Step> = chunks(rows).into_iter().map(statement).collect();
    statements.into_iter()
}

/// The same, written at once.
pub(crate) async fn insert(
    tx: &mut Tx,
    step: &'static str,
    before: &str,
    rows: Vec<Vec<Value>>,
    after: &str,
) -> Result<(), StoreError> {
    run(tx, inserts(step, before, rows, after)).await
}
