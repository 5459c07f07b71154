//! Tests of signatures: what they record, and when they lapse.

use jiff::civil::date;
use probity_casework::event::ClauseRead;
use probity_casework::reading::ClauseReading;
use probity_casework::sign::sign;
use probity_casework::{Actor, Body, Event, PersonId, Problem, Refusal, RowChange, Table, World};
use probity_conduct::ClauseHashes;

use crate::common::at;

fn hashes(source: &str, encoding: &str) -> ClauseHashes {
    ClauseHashes {
        source: source.to_owned(),
        encoding: encoding.to_owned(),
    }
}

fn read(clause: &str) -> ClauseRead {
    ClauseRead {
        clause: clause.to_owned(),
        hashes: hashes("s", "e"),
    }
}

/// Signs as a person, in a world with earlier signatures.
fn signs(world: &World, by: &str, clauses: &[&str]) -> Result<Vec<Body>, Refusal> {
    let clauses = clauses.iter().map(|clause| read(clause)).collect();
    let day = date(2025, 1, 1);
    sign(
        "code",
        day,
        &PersonId::from(by),
        clauses,
        world.readings.values(),
    )
}

fn happen(world: &mut World, body: Body) -> Vec<RowChange> {
    let event = Event {
        at: at("2026-11-21T23:30:00Z"),
        actor: Actor::Person("ann".into()),
        case: None,
        body,
    };
    world.apply(&event).unwrap()
}

#[test]
fn one_event_signs_several_clauses_each_with_its_row() {
    let mut world = World::default();
    let mut bodies = signs(&world, "ann", &["2.1", "2.2", "2.1"]).unwrap();
    let body = bodies.pop().unwrap();
    let kept = r#"{"kind":"clauses-read","instrument":"code","effective":"2025-01-01","by":"ann","clauses":[{"clause":"2.1","hashes":{"source":"s","encoding":"e"}},{"clause":"2.2","hashes":{"source":"s","encoding":"e"}}]}"#;
    assert_eq!(String::from_utf8(body.payload().1).unwrap(), kept);
    let rows = happen(&mut world, body);
    let ids: Vec<&str> = rows.iter().map(|row| row.key().id.as_str()).collect();
    assert_eq!(ids, ["code@2025-01-01 2.1 ann", "code@2025-01-01 2.2 ann"]);
    let RowChange::Put(row) = &rows[0] else {
        panic!("{rows:?}");
    };
    assert_eq!(row.columns.person.as_deref(), Some("ann"));
    assert_eq!(row.columns.day, Some(date(2026, 11, 21)));
    let mut again = World::default();
    again
        .put(Table::ClauseReading, &row.key.id, &row.doc)
        .unwrap();
    assert_eq!(again.readings[&row.key.id], world.readings[&row.key.id]);
}

#[test]
fn what_stands_is_not_signed_twice_and_what_lapsed_is() {
    let mut world = World::default();
    let body = signs(&world, "ann", &["2.1"]).unwrap().pop().unwrap();
    happen(&mut world, body);
    assert_eq!(signs(&world, "ann", &["2.1"]), Err(Refusal::NoChange));
    let Body::ClausesRead(more) = &signs(&world, "ann", &["2.1", "2.2"]).unwrap()[0] else {
        panic!();
    };
    assert_eq!(more.clauses, [read("2.2")]);
    assert!(signs(&world, "bob", &["2.1"]).is_ok(), "another reader");
    let reading: &ClauseReading = world.readings.values().next().unwrap();
    assert!(reading.stands(&hashes("s", "e")));
    assert!(!reading.stands(&hashes("s", "f")) && !reading.stands(&hashes("t", "e")));
    let changed = vec![ClauseRead {
        hashes: hashes("t", "e"),
        ..read("2.1")
    }];
    let by = PersonId::from("ann");
    let again = sign(
        "code",
        date(2025, 1, 1),
        &by,
        changed,
        world.readings.values(),
    );
    happen(&mut world, again.unwrap().pop().unwrap());
    assert_eq!(world.readings.len(), 1, "the last reading counts");
    assert!(
        world
            .readings
            .values()
            .all(|one| one.stands(&hashes("t", "e")))
    );
}

#[test]
fn nothing_ticked_is_refused() {
    let refused = signs(&World::default(), "ann", &[]).unwrap_err();
    let Refusal::Fields(problems) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(
        (problems[0].field.as_str(), problems[0].problem),
        ("clauses", Problem::ClausesMissing)
    );
}
