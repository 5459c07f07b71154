//! A test that adds a sixth, made-up office with files alone: it answers questions, its clauses are accounted for,
//! it is created, and its cases go where its code says.

use std::path::Path;

use serde_json::Value;

use super::run::{Run, probity};

fn codes() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sixth-office");
    folder.to_str().unwrap().to_owned()
}

fn office(arguments: &[&str], db: Option<&str>) -> Run {
    let codes = codes();
    let mut all = [arguments, &["--office", "lighthouse", "--codes", &codes]].concat();
    all.extend(db.iter().flat_map(|db| ["--db", db]));
    probity(&all)
}

fn json(run: &Run) -> Value {
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    serde_json::from_str(&run.out).unwrap()
}

#[test]
fn its_code_is_asked_and_accounted_for() {
    let ask = [
        "ask",
        "gift",
        "--fact",
        "kind=object",
        "--on",
        "2026-11-21",
        "--json",
    ];
    let answer = json(&office(&ask, None));
    assert_eq!(answer["outcome"], "needs-authorisation");
    assert_eq!(answer["authority"], "chief-executive");
    let counted = office(&["coverage", "--on", "2026-11-21"], None);
    assert_eq!(counted.code, 0, "{}", counted.out);
    assert!(
        counted.out.contains("Codes: 4 of 4 clauses"),
        "{}",
        counted.out
    );
}

#[test]
fn its_cases_are_declared_and_go_where_its_code_says() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lighthouse.db");
    let db = Some(path.to_str().unwrap());
    let done = |arguments: &[&str]| {
        let run = office(arguments, db);
        assert_eq!(run.code, 0, "{arguments:?}: {}{}", run.out, run.err);
    };
    done(&["office", "create", "--ledger", "lighthouse.example/ledger"]);
    for (id, name, right) in [
        ("robin", "Robin Keeper", None),
        ("lee", "Lee Chief", None),
        ("kim", "Kim Purse", None),
        ("ada", "Ada Office", Some("administrator")),
    ] {
        let right = right.map_or(vec![], |right| vec!["--right", right]);
        done(
            &[
                &["person", "add", id, "--name", name, "--title", "Keeper"][..],
                &right,
            ]
            .concat(),
        );
    }
    done(&["person", "take-post", "chief-executive", "lee"]);
    done(&["person", "take-post", "chief-finance-officer", "kim"]);
    done(&["office", "open"]);
    let declare = |who: &str| {
        let gift = [
            "case",
            "declare",
            "gift",
            "--for",
            who,
            "--fact",
            "response=not-answered",
            "--fact",
            "kind=object",
            "--fact",
            "what=A barrel",
            "--fact",
            "giver=A captain",
            "--fact",
            "giver_kind=other",
            "--fact",
            "for_whom=me",
            "--fact",
            "worth=more",
            "--fact",
            "offered_on=2026-11-20",
        ];
        json(&office(&gift, db))
    };
    assert_eq!(declare("robin")["holder"]["person"], "lee");
    assert_eq!(
        declare("lee")["holder"]["person"],
        "kim",
        "nobody decides their own case"
    );
}
