//! Tests of where a version comes from: its originals, where it is published, the lines of its plain text, and the
//! official wording of its clauses.

use probity_conduct::{Citation, Codes, Lang, Memory, Overlay};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::common::{Own, broken, fixture, question, report, root};

const VERSION: &str = "harbour/code/2025-01-01";
const PDF: &[u8] = b"%PDF-1.7\nA made-up code.\xff";

/// The made-up office with `entry` at the end of the instrument and these files beside it.
fn with(entry: &str, files: &[(&str, &[u8])]) -> Memory {
    let mut all = fixture();
    let path = format!("{VERSION}/instrument.toml");
    let text = std::fs::read_to_string(root().join(&path)).unwrap();
    all.insert(path, format!("{text}\n{entry}"));
    for (file, bytes) in files {
        all.insert_bytes(format!("{VERSION}/{file}"), *bytes);
    }
    all
}

fn refused(entry: &str, files: &[(&str, &[u8])]) -> String {
    report(&Codes::load(&with(entry, files)).expect_err("a mistake is expected"))
}

fn entry(file: &str, bytes: &[u8]) -> String {
    let sum = format!("{:x}", Sha256::digest(bytes));
    format!("[[original]]\nfile = \"{file}\"\nsha256 = \"{sum}\"\n")
}

#[test]
fn an_original_is_kept_with_its_bytes() {
    let text = "<!doctype html><title>Cod</title>".as_bytes();
    let entries = format!(
        "{}{}lang = \"cy\"\n",
        entry("original/code.pdf", PDF),
        entry("original/cod.html", text)
    );
    let files = with(
        &entries,
        &[("original/code.pdf", PDF), ("original/cod.html", text)],
    );
    let codes = Codes::load(&files).unwrap_or_else(|found| panic!("{}", report(&found)));
    let version = codes.instruments("harbour")[0];
    let english = version.original("code.pdf").unwrap();
    assert_eq!((&*english.bytes, english.lang), (PDF, Lang::En));
    let welsh = version.original("cod.html").unwrap();
    assert_eq!((&*welsh.bytes, welsh.lang), (text, Lang::Cy));
    assert!(version.original("original/code.pdf").is_none());
}

#[test]
fn an_original_is_the_file_that_it_says_it_is() {
    let named = |file: &str, expected: &str| {
        let report = refused(&entry(file, PDF), &[(file, PDF)]);
        assert!(report.contains(expected), "{report}");
    };
    named("code.pdf", "`code.pdf` is not a name for an original");
    named("original/a/b.pdf", "`original/a/b.pdf` is not a name");
    named(
        "original/code.txt",
        "`original/code.txt` is in no format that an original can have\n  = would be right: `.pdf`, `.odt`, `.docx` or `.html`",
    );
    named(
        "original/code.docx",
        "`original/code.docx` is not what its name says: it does not begin as a file of type docx does",
    );
    let absent = refused(&entry("original/code.pdf", PDF), &[]);
    assert!(
        absent.contains("the file `original/code.pdf` is missing"),
        "{absent}"
    );
    let changed = refused(
        &entry("original/code.pdf", PDF),
        &[("original/code.pdf", b"%PDF-1.7\nAnother text.")],
    );
    let sum = format!("{:x}", Sha256::digest(b"%PDF-1.7\nAnother text."));
    assert!(
        changed.contains("the sum of `original/code.pdf` is not the one given here"),
        "{changed}"
    );
    assert!(
        changed.contains(&format!("= would be right: sha256 = \"{sum}\"")),
        "{changed}"
    );
    let mut large = PDF.to_vec();
    large.resize((20 << 20) + 1, b' ');
    let large = refused(
        &entry("original/code.pdf", &large),
        &[("original/code.pdf", &large)],
    );
    assert!(
        large.contains(
            "`original/code.pdf` is too large\n  = would be right: a file of 20 megabytes or less"
        ),
        "{large}"
    );
    let twice = entry("original/code.pdf", PDF).repeat(2);
    let twice = refused(&twice, &[("original/code.pdf", PDF)]);
    assert!(
        twice.contains("`original/code.pdf` is listed twice"),
        "{twice}"
    );
}

#[test]
fn no_other_file_lies_beside_the_originals() {
    for file in [
        "original/old.pdf",
        "original/old/code.pdf",
        "original/notes.toml",
    ] {
        let report = refused("", &[(file, PDF)]);
        let expected = format!(
            "codes/{VERSION}/{file}: instrument.toml does not list this original\n  = would be right: [[original]] file = \"{file}\" in instrument.toml"
        );
        assert!(report.contains(&expected), "{report}");
    }
}

#[test]
fn an_office_replaces_a_version_that_ships_with_its_original() {
    let under = with(
        &entry("original/code.pdf", PDF),
        &[("original/code.pdf", PDF)],
    );
    let text = std::fs::read_to_string(root().join(format!("{VERSION}/instrument.toml"))).unwrap();
    let mut over = Memory::default();
    over.insert(format!("{VERSION}/instrument.toml"), text);
    let own = Own(over);
    let both = Overlay {
        under: &under,
        over: &own,
    };
    let codes = Codes::load(&both).unwrap_or_else(|found| panic!("{}", report(&found)));
    assert!(codes.instruments("harbour")[0].originals.is_empty());
    let mut own = own;
    own.0
        .insert_bytes(format!("{VERSION}/original/new.pdf"), PDF);
    let both = Overlay {
        under: &under,
        over: &own,
    };
    let report = report(&Codes::load(&both).unwrap_err());
    let place = format!("own/{VERSION}/original/new.pdf: instrument.toml does not list");
    assert!(report.starts_with(&place), "{report}");
}

#[test]
fn an_address_and_a_plain_text_are_sound() {
    let file = format!("{VERSION}/instrument.toml");
    let source = "source = \"Made up\"";
    let with = |line: &str, expected: &str| {
        broken(&file, source, &format!("{source}\n{line}"), expected);
    };
    for address in [
        "http://harbour.example/code",
        "https://harbour",
        "https://",
        "https://harbour.example/a b",
        "https://clerk@harbour.example/",
        "javascript:alert(1)",
    ] {
        with(
            &format!("published-at = \"{address}\""),
            &format!(
                "instrument.toml:7:1: `{address}` is not an address that people can open safely"
            ),
        );
    }
    with(
        "source-lines = \"Its plain text\"",
        "it names the text whose lines count, and gives no sum of it",
    );
    let sum = "0".repeat(64);
    with(
        &format!("source-sha256 = \"{sum}\""),
        "it gives the sum of a text and does not say which text",
    );
    with(
        "source-lines = \"Its plain text\"\nsource-sha256 = \"ABC\"",
        "this is no SHA-256",
    );
    let clauses = format!("{VERSION}/clauses.toml");
    broken(
        &clauses,
        "ref = \"1.2\"",
        "ref = \"1.2\"\nline = 4",
        "clauses.toml:10:1: the clause `1.2` gives a line, and no text is named",
    );
    broken(
        &clauses,
        "ref = \"1.2\"",
        "ref = \"1.2\"\nline = 0",
        "the clause `1.2` is on line 0",
    );
    broken(
        &clauses,
        "ref = \"1.2\"",
        "ref = \"1.2\"\nline = -1",
        "clauses.toml:10:8:",
    );
}

#[test]
fn official_wording_is_given_beside_our_own_words() {
    let path = format!("{VERSION}/clauses.toml");
    let empty = |wording: &str| {
        broken(
            &path,
            "ref = \"2.1\"",
            &format!("ref = \"2.1\"\nwording = {wording}"),
            "the official wording of the clause `2.1` is empty",
        );
    };
    empty("\" \"");
    empty("{ en = \"No money shall be accepted.\", cy = \"\" }");
    let mut files = fixture();
    let text = std::fs::read_to_string(root().join(&path)).unwrap();
    let wording =
        "wording = { en = \"No money shall be accepted.\", cy = \"Ni dderbynnir arian.\" }";
    files.insert(
        path,
        text.replace("ref = \"2.1\"", &format!("ref = \"2.1\"\n{wording}")),
    );
    let codes = Codes::load(&files).unwrap();
    let asked = question(&codes, "present", "staff", json!({ "kind": "coin" }));
    let answer = codes.ask(&asked).unwrap();
    let of = |all: &[Citation], clause: &str| {
        let found = all.iter().find(|one| one.clause == clause).unwrap();
        (found.says.clone(), found.wording.clone())
    };
    let english = Some("No money shall be accepted.".to_owned());
    assert_eq!(
        of(&answer.because, "2.1"),
        ("Money is never taken.".to_owned(), english)
    );
    let welsh = codes.in_language(&answer, Lang::Cy);
    let expected = Some("Ni dderbynnir arian.".to_owned());
    assert_eq!(
        of(&welsh.because, "2.1"),
        ("Ni chymerir arian byth.".to_owned(), expected)
    );
    let duty = answer
        .duties
        .iter()
        .find(|one| one.clause == "2.2")
        .unwrap();
    assert_eq!(duty.wording, None);
    let json = serde_json::to_value(&answer).unwrap();
    assert!(json["duties"][0].get("wording").is_none(), "{json}");
}
