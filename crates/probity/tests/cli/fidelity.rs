//! Clauses beside their document on the command line: the report, the original, and signing.

use std::path::Path;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::run::{codes, probity};

const WORDING: &str = "Parcels are not to be taken in at any other place of work.";

#[test]
fn each_clause_stands_beside_its_document() {
    let run = probity(&["fidelity", "demo", "--instrument", "parcels", "--json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let view: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(view["without_readings"], true);
    let clause = &view["clauses"][2];
    assert_eq!(
        (&clause["reference"], &clause["line"]),
        (&"2.3".into(), &14.into())
    );
    assert_eq!(clause["wording"], WORDING);
    assert_eq!(clause["rules"][0]["id"], "parcel-elsewhere");
    assert!(
        clause["rules"][0]["text"]
            .as_str()
            .unwrap()
            .starts_with("@id(")
    );
    let lines = probity(&["fidelity", "demo", "--instrument", "parcels"]).out;
    for line in [
        "2.3 Elsewhere: “Parcels",
        "  Line 14",
        "  Rules: parcel-elsewhere",
    ] {
        assert!(lines.contains(line), "{line}: {lines}");
    }
    let shipped = probity(&["fidelity", "warwickshire"]);
    assert_eq!(shipped.code, 0, "{}", shipped.err);
    assert!(shipped.out.contains("  Line 3\n"), "{}", shipped.out);
    for wrong in [
        &["fidelity", "camelot"][..],
        &["fidelity", "demo", "--instrument", "coat"],
        &["fidelity", "demo", "--effective", "1999-01-01"],
    ] {
        assert_eq!(probity(wrong).code, 2, "{wrong:?}");
    }
}

#[test]
fn the_original_is_written_as_it_is() {
    let original = ["code", "demo", "--instrument", "parcels", "--original"];
    let run = probity(&[&original[..], &["parcels.html"]].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    let file = codes().join("demo/parcels/2026-07-06/original/parcels.html");
    assert_eq!(run.out, std::fs::read_to_string(file).unwrap());
    let sum = format!("{:x}", Sha256::digest(&run.out));
    let contents = probity(&["code", "demo", "--instrument", "parcels"]).out;
    assert!(contents.contains(&format!("SHA-256: {sum}")), "{contents}");
    assert!(
        contents.contains(WORDING) && contents.contains("In short: "),
        "{contents}"
    );
    let absent = probity(&[&original[..], &["other.html"]].concat());
    assert_eq!(absent.code, 2);
    assert!(
        absent.err.contains("parcels.html, parseli.html"),
        "{}",
        absent.err
    );
}

/// An office's own folder with the demo's parcels policy, and its wording for one clause changed if asked.
fn own(folder: &Path, change: Option<(&str, &str)>) {
    let version = "demo/parcels/2026-07-06";
    let to = folder.join(version);
    std::fs::create_dir_all(to.join("original")).unwrap();
    for file in std::fs::read_dir(codes().join(version)).unwrap() {
        let file = file.unwrap().path();
        if file.is_file() {
            std::fs::copy(&file, to.join(file.file_name().unwrap())).unwrap();
        }
    }
    for file in ["parcels.html", "parseli.html"] {
        let from = codes().join(version).join("original").join(file);
        std::fs::copy(from, to.join("original").join(file)).unwrap();
    }
    if let Some((from, by)) = change {
        let path = to.join("clauses.toml");
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from));
        std::fs::write(path, text.replace(from, by)).unwrap();
    }
}

#[test]
fn an_administrator_signs_and_a_change_asks_to_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("office.db");
    let db = db.to_str().unwrap();
    let at = ["--office", "demo", "--db", db];
    let done = |arguments: &[&str]| {
        let run = probity(&[arguments, &at].concat());
        assert_eq!(run.code, 0, "{arguments:?}: {}", run.err);
        run.out
    };
    done(&["office", "create", "--ledger", "probity.example/demo"]);
    let add = ["--title", "Clerk", "--right", "administrator"];
    done(&[&["person", "add", "ada", "--name", "Ada Admin"][..], &add].concat());
    done(&[
        "person",
        "add",
        "sam",
        "--name",
        "Sam Staff",
        "--title",
        "Clerk",
    ]);
    let sign = [
        "office",
        "sign-clauses",
        "2.1",
        "2.3",
        "--instrument",
        "parcels",
    ];
    let refused = |more: &[&str]| {
        let run = probity(&[&sign[..], more, &at].concat());
        assert_eq!(run.code, 2, "{more:?}: {}", run.out);
        run.err
    };
    refused(&[]);
    refused(&["--for", "sam"]);
    let unknown = refused(&["9.9", "--for", "ada"]);
    assert!(
        unknown.contains("This version has no clause 9.9"),
        "{unknown}"
    );
    let signed = done(&[&sign[..], &["--for", "ada"]].concat());
    assert!(signed.contains("Signed 2 clauses: 2.1, 2.3"), "{signed}");
    refused(&["--for", "ada"]);

    let report = ["fidelity", "demo", "--instrument", "parcels", "--db", db];
    let run = probity(&report);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(
        run.out.matches("Read by Ada Admin on ").count(),
        2,
        "{}",
        run.out
    );
    assert!(
        run.out.contains("2 clauses are still unread."),
        "{}",
        run.out
    );

    let changed = folder.path().join("codes");
    own(
        &changed,
        Some((WORDING, "Parcels are taken in here alone.")),
    );
    let run = probity(&[&report[..], &["--codes", changed.to_str().unwrap()]].concat());
    assert_eq!(run.code, 1, "something was found: {}", run.err);
    assert!(
        run.out.contains("1 clause to read again: 2.3"),
        "{}",
        run.out
    );
    assert!(
        run.out.contains("before it was changed. Read it again."),
        "{}",
        run.out
    );
    let verified = probity(&[&["verify"][..], &at].concat());
    assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);
}

#[test]
fn an_own_folder_carries_its_original_and_a_changed_one_is_a_mistake() {
    let folder = tempfile::tempdir().unwrap();
    own(folder.path(), None);
    let own = folder.path().to_str().unwrap();
    let original = ["code", "demo", "--instrument", "parcels", "--codes", own];
    let run = probity(&[&original[..], &["--original", "parseli.html"]].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("Parseli yn y gwaith"), "{}", run.out);
    let file = folder
        .path()
        .join("demo/parcels/2026-07-06/original/parseli.html");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("dwy flynedd", "tair blynedd")).unwrap();
    let check = probity(&["check", "--codes", own]);
    assert_eq!(check.code, 1, "{}", check.err);
    let expected = "the sum of `original/parseli.html` is not the one given here";
    assert!(check.out.contains(expected), "{}", check.out);
    assert_eq!(probity(&original).code, 2, "nothing of it is used");
}
