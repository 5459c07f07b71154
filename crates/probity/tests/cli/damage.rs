//! A test of `verify` on a database that was damaged in many ways at once.

use serde_json::Value;

use super::language::translated;
use super::run::probity;

const DAMAGE: &str = "
    DROP INDEX entries_by_day;
    DELETE FROM people WHERE id = 'sam-staff';
    UPDATE entries SET doc = '{}';
    UPDATE passphrases SET doc = replace(doc, '$argon2id', '$argon2ix');
    INSERT INTO cases (office, id, version, doc) VALUES ('demo', 'M-0', 1, '{}');
    UPDATE tally SET n = n + 1;
    UPDATE tally SET office = 'camelot' WHERE rowid = (SELECT MAX(rowid) FROM tally);
    UPDATE payload SET bytes = x'00' WHERE seq = 5;
    DELETE FROM payload WHERE seq = 6;
    UPDATE payload SET salt = NULL WHERE seq = 7;
    UPDATE payload SET salt = x'00' WHERE seq = 8;
    UPDATE event SET envelope = x'00' WHERE seq = 9;
    UPDATE event SET leaf = zeroblob(32) WHERE seq = 10;
    DELETE FROM event WHERE seq = 11;
    UPDATE event SET leaf = x'00' WHERE seq = 13;
    UPDATE head SET size = 3, root = x'00', frontier = x'00', checkpoint = 'x';
    UPDATE key SET seed = zeroblob(32);
";

/// Messages that must occur at least once. The other messages have a reason or a number in them.
const MESSAGES: [&str; 16] = [
    "The schema is not the one this program makes.",
    "No office has this name.",
    "The row is missing.",
    "The row does not match the events.",
    "The events do not give this row.",
    "The hash of the passphrase does not match the audit log.",
    "Event 5: the payload or its salt was altered: they do not match the commitment in the envelope.",
    "The payload is missing, and no event says that it was erased.",
    "Half of the payload is missing.",
    "Event 8: the payload's salt was altered: it has 1 bytes, not 32.",
    "Event 12: the events from 11 up to this one are missing.",
    "There is no event with this number.",
    "The stored leaf hash has the wrong length.",
    "Audit log: a checkpoint is not valid: this is not a signed checkpoint: the empty line before the signatures is missing.",
    "The stored right edge of the tree cannot be read.",
    "The secret key and the public key do not belong together.",
];

#[test]
fn what_differs_is_printed_in_the_language_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("demo.db");
    let db = db.to_str().unwrap();
    let made = probity(&["demo", "--only-make", "--db", db]);
    assert_eq!(made.code, 0, "{}", made.err);
    rusqlite::Connection::open(db)
        .unwrap()
        .execute_batch(DAMAGE)
        .unwrap();
    let verify = ["verify", "--office", "demo", "--db", db];
    let report = probity(&[&verify[..], &["--json"]].concat());
    assert_eq!(report.code, 1, "{}", report.err);
    let report: Value = serde_json::from_str(&report.out).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let what = findings.iter().map(|found| &found["difference"]["what"]);
    let what: Vec<&str> = what.map(|what| what.as_str().unwrap()).collect();
    for message in MESSAGES {
        assert!(what.contains(&message), "{message}: {what:#?}");
    }
    let english = probity(&verify).out;
    let missing = "Row: people demo/sam-staff: The row is missing.\n";
    assert!(english.contains(missing), "{english}");
    translated(&verify, 1);
    let json = translated(&[&verify[..], &["--json"]].concat(), 1);
    assert!(
        json.matches("\"what\": \"⟦").count() == findings.len(),
        "{json}"
    );
}

#[test]
fn a_checkpoint_that_does_not_hold_is_reported_in_the_language_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (db, old) = (path("demo.db"), path("old"));
    assert_eq!(probity(&["demo", "--only-make", "--db", &db]).code, 0);
    std::fs::write(&old, "nothing\n").unwrap();
    let verify = ["verify", "--office", "demo", "--db", &db, "--against", &old];
    let english = probity(&verify);
    let expected =
        "Audit log: demo: The checkpoint you gave is not valid: this is not a signed checkpoint: ";
    assert!(english.out.contains(expected), "{}", english.out);
    translated(&verify, 1);
}
