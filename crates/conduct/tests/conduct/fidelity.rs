//! Tests of the way from a clause to its rules and examples, and of the hashes by which signatures lapse.

use probity_conduct::{ClauseHashes, Codes, Files, Lang, Memory};

use crate::common::{codes, fixture};

const VERSION: &str = "harbour/code/2025-01-01";

fn hashes_of(files: &Memory, clause: &str) -> ClauseHashes {
    let codes = Codes::load_draft(files).unwrap();
    let version = codes.version("harbour/code@2025-01-01").unwrap();
    version.hashes(version.instrument().clause(clause).unwrap())
}

/// The hashes of a clause once one file is changed.
fn hashes(file: &str, from: &str, to: &str, clause: &str) -> ClauseHashes {
    let mut files = fixture();
    let path = format!("{VERSION}/{file}");
    let text = files.read(&path).unwrap();
    assert!(text.contains(from), "{file} does not hold {from}");
    files.insert(path, text.replacen(from, to, 1));
    hashes_of(&files, clause)
}

#[test]
fn a_clause_leads_to_its_rules_and_examples() {
    let codes = codes();
    let version = codes.version("harbour/code@2025-01-01").unwrap();
    let traced = version.trace(Lang::En);
    assert_eq!(traced.len(), version.instrument().clauses.len());
    let money = traced
        .iter()
        .find(|one| one.account.clause == "2.1")
        .unwrap();
    let ids: Vec<&str> = money.rules.iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(ids, ["money", "money-report"]);
    let text = &money.rules[0].text;
    assert!(
        text.starts_with("@id(\"money\")") && text.ends_with(';'),
        "{text}"
    );
    assert!(money.account.examples.contains(&"coin".to_owned()));
    let said = traced
        .iter()
        .find(|one| one.account.clause == "1.3")
        .unwrap();
    assert!(said.rules.is_empty());
    let clause = version.instrument().clause("2.1").unwrap();
    assert_eq!(money.hashes, version.hashes(clause));
    assert_eq!(money.hashes.fingerprint().len(), 64);
}

#[test]
fn each_hash_follows_what_it_is_of() {
    let before = hashes_of(&fixture(), "2.1");
    let other = hashes_of(&fixture(), "2.2");
    let same = |after: &ClauseHashes, [source, encoding]: [bool; 2]| {
        assert_eq!(after.source == before.source, source);
        assert_eq!(after.encoding == before.encoding, encoding);
    };
    let in_clause = |line: &str| {
        let from = "ref = \"2.1\"\n";
        hashes("clauses.toml", from, &format!("{from}{line}\n"), "2.1")
    };
    same(&in_clause("wording = \"No money.\""), [false, true]);
    same(&in_clause("notice-for = [\"gifts\"]"), [true, true]);
    same(&in_clause("# A remark."), [true, true]);
    same(&in_clause("shown-in = [\"present\"]"), [true, false]);
    let reworded = hashes("clauses.toml", "Money is never taken.", "No money.", "2.1");
    same(&reworded, [true, false]);
    let welsh = hashes(
        "clauses.toml",
        "Ni chymerir arian byth.",
        "Dim arian.",
        "2.1",
    );
    same(&welsh, [true, false]);
    let sum = "0".repeat(64);
    let text = format!("source = \"Made up\"\nsource-lines = \"All\"\nsource-sha256 = \"{sum}\"");
    let counted = hashes("instrument.toml", "source = \"Made up\"", &text, "2.1");
    same(&counted, [false, true]);
    assert_ne!(counted.fingerprint(), before.fingerprint());
    let spaced = hashes(
        "rules.cedar",
        "@id(\"money\")",
        "// Spaced.\n\n@id(\"money\")",
        "2.1",
    );
    same(&spaced, [true, true]);
    let file = fixture().read(&format!("{VERSION}/rules.cedar")).unwrap();
    let start = file.find("@id(\"money\")").unwrap();
    let rule = &file[start..=start + file[start..].find(';').unwrap()];
    let inverted = rule.replacen("when {", "unless {", 1);
    assert_ne!(rule, inverted);
    same(
        &hashes("rules.cedar", rule, &inverted, "2.1"),
        [true, false],
    );
    let unmoved = hashes("rules.cedar", rule, &rule.replace(' ', "  "), "2.1");
    same(&unmoved, [true, true]);
    assert_eq!(
        hashes("clauses.toml", "Money is never taken.", "No money.", "2.2"),
        other
    );
}
