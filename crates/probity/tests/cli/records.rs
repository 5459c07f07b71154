//! Tests of the demo office on the command line: declare, decide, read the register, import, prove, and the
//! messages for bad databases.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use super::run::{Run, probity, shared};

/// A demo office's database for one test.
pub struct Demo {
    folder: TempDir,
    db: PathBuf,
}

impl Demo {
    pub fn make() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = folder.path().join("demo.db");
        let run = probity(&["demo", "--only-make", "--db", db.to_str().unwrap()]);
        assert_eq!(run.code, 0, "{}", run.err);
        Self { folder, db }
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        probity(&[arguments, &self.at()].concat())
    }

    pub fn json(&self, arguments: &[&str]) -> Value {
        let run = self.run(arguments);
        assert_eq!(run.code, 0, "{arguments:?}: {}{}", run.out, run.err);
        serde_json::from_str(&run.out).unwrap()
    }

    /// The arguments that name the office and its database.
    pub fn at(&self) -> [&str; 4] {
        ["--office", "demo", "--db", self.db.to_str().unwrap()]
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

const GIFT: &[&str] = &[
    "--fact",
    "response=not-answered",
    "--fact",
    "kind=object",
    "--fact",
    "what=A clock",
    "--fact",
    "giver=Nowhere Ltd",
    "--fact",
    "giver_kind=contractor",
    "--fact",
    "for_whom=me",
    "--fact",
    "worth=more",
    "--fact",
    "value=£40",
    "--fact",
    "influence=no",
    "--fact",
    "doubtful=no",
    "--fact",
    "sought=no",
    "--fact",
    "offered_on=2026-11-20",
];

#[test]
fn a_gift_is_declared_decided_and_published() {
    let demo = Demo::make();
    let receipt = demo.json(&[&["case", "declare", "gift", "--for", "sam-staff"], GIFT].concat());
    let reference = receipt["reference"].as_str().unwrap();
    assert_eq!(receipt["holder"]["person"], "chris-chief", "{receipt}");

    let own = demo.run(&[
        "case",
        "decide",
        reference,
        "accept",
        "--reasons",
        "I like it",
        "--for",
        "sam-staff",
    ]);
    assert_eq!(own.code, 2, "nobody decides their own case: {}", own.out);

    let decided = demo.json(&[
        "case",
        "decide",
        reference,
        "decline",
        "--reasons",
        "From a supplier.",
        "--for",
        "chris-chief",
    ]);
    assert_eq!(
        decided["decision"]["what"]["resolution"]
            .as_str()
            .or(decided["decision"]["resolution"].as_str()),
        Some("decline"),
        "{decided}"
    );
    let listed = |of: &[&str]| demo.json(&[&["case", "list", "--for"], of].concat());
    let lists: [(&[&str], bool); 5] = [
        (&["sam-staff"], true),
        (&["chris-chief", "--to-decide"], false),
        (&["chris-chief", "--decided"], true),
        (&["al-auditor", "--all"], true),
        (
            &["al-auditor", "--all", "--search", "nothing-like-it"],
            false,
        ),
    ];
    for (of, there) in lists {
        let lines = listed(of);
        let mut lines = lines.as_array().unwrap().iter();
        assert_eq!(
            lines.any(|line| line["reference"] == reference),
            there,
            "{of:?}"
        );
    }
    assert!(listed(&["ada-administrator", "--on-hold"]).is_array());
    for wrong in [
        &["sam-staff", "--all"][..],
        &["sam-staff", "--search", "x"],
        &["sam-staff", "--decided", "--all"],
    ] {
        let run = demo.run(&[&["case", "list", "--for"], wrong].concat());
        assert_eq!(run.code, 2, "{wrong:?}: {}", run.out);
    }
    let again = demo.run(&[
        "case",
        "decide",
        reference,
        "accept",
        "--reasons",
        "On second thoughts.",
        "--for",
        "chris-chief",
    ]);
    assert_eq!(again.code, 2, "decided once: {}", again.out);

    let rows = demo.run(&[
        "register",
        "list",
        "gifts-and-hospitality",
        "--search",
        "Nowhere",
    ]);
    assert!(
        rows.out.contains("Nowhere Ltd") && rows.out.contains("Declined"),
        "{}",
        rows.out
    );
    assert_eq!(demo.run(&["verify"]).code, 0);
}

#[test]
fn the_chief_executives_own_case_goes_to_the_commissioner() {
    let demo = Demo::make();
    let receipt = demo.json(&[&["case", "declare", "gift", "--for", "chris-chief"], GIFT].concat());
    assert_eq!(receipt["holder"]["person"], "pat-commissioner", "{receipt}");
}

#[test]
fn a_case_that_is_not_yours_is_not_there() {
    let demo = Demo::make();
    let receipt = demo.json(&[&["case", "declare", "gift", "--for", "sam-staff"], GIFT].concat());
    let run = demo.run(&[
        "case",
        "show",
        receipt["reference"].as_str().unwrap(),
        "--for",
        "jo-grants",
    ]);
    assert_eq!(run.code, 2);
    assert!(!run.err.contains("Nowhere"), "{}", run.err);
}

#[test]
fn an_old_checkpoint_holds_and_a_changed_byte_is_named() {
    let demo = Demo::make();
    let checkpoint = demo.run(&["checkpoint"]);
    let old = demo.file("old-checkpoint");
    fs::write(&old, &checkpoint.out).unwrap();
    demo.json(&[&["case", "declare", "gift", "--for", "sam-staff"], GIFT].concat());
    let against = demo.run(&["verify", "--against", old.to_str().unwrap()]);
    assert_eq!(against.code, 0, "{}{}", against.out, against.err);

    flip(&demo.db, b"Hamper sent to my desk");
    let found = demo.run(&["verify"]);
    assert_eq!(found.code, 1, "{}{}", found.out, found.err);
    assert!(
        found.out.contains("findings") || found.out.contains("finding"),
        "{}",
        found.out
    );
}

/// Changes one byte at every position in the file where this text is. One of them may be in an old copy of a page
/// that is never read.
fn flip(db: &Path, text: &[u8]) {
    let mut bytes = fs::read(db).unwrap();
    let found: Vec<usize> = (0..bytes.len() - text.len())
        .filter(|at| bytes[*at..].starts_with(text))
        .collect();
    assert!(!found.is_empty());
    for at in found {
        bytes[at] ^= 0x20;
    }
    fs::write(db, bytes).unwrap();
}

#[test]
fn a_register_is_imported_once() {
    let demo = Demo::make();
    let file = demo.file("old.csv");
    fs::write(&file, "Date,Name,Gift,From,Value,Accepted or declined\n01/02/2025,A. Person,Mug,Nowhere Ltd,£5,Accepted\nNil return,Nil return,Nil return,Nil return,Nil return,Nil return\n2025-18-01,B. Person,Pen,Nowhere Ltd,unknown,Declined\n").unwrap();
    let import = [
        "import",
        "register",
        file.to_str().unwrap(),
        "--for",
        "ada-administrator",
    ];
    let preview = demo.run(&import);
    assert!(
        preview.out.contains("Nothing was saved"),
        "{}{}",
        preview.out,
        preview.err
    );
    let first = demo.run(&[&import[..], &["--confirm"]].concat());
    assert!(
        first.out.contains("2 entries added, 0 were here already"),
        "{}{}",
        first.out,
        first.err
    );
    let second = demo.run(&[&import[..], &["--confirm"]].concat());
    assert!(
        second.out.contains("0 entries added, 2 were here already"),
        "{}{}",
        second.out,
        second.err
    );
    assert_eq!(demo.run(&["verify"]).code, 0);
}

#[test]
fn every_real_register_comes_in_where_they_are_at_hand() {
    let Some(folder) = shared() else { return };
    let demo = Demo::make();
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "csv"));
    for file in &files {
        let run = demo.run(&[
            "import",
            "register",
            file.to_str().unwrap(),
            "--for",
            "ada-administrator",
            "--confirm",
            "--json",
        ]);
        assert!(run.code < 2, "{}: {}", file.display(), run.err);
        let report: Value = serde_json::from_str(&run.out).unwrap();
        let sum = |key: &str| report["summary"][key].as_u64().unwrap();
        assert_eq!(
            sum("read"),
            sum("taken") + sum("nil") + sum("refused"),
            "{}",
            file.display()
        );
    }
    let verified = demo.run(&["verify"]);
    assert_eq!(verified.code, 0, "{}", verified.out);
}

#[test]
fn what_is_no_database_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.txt");
    fs::write(
        &file,
        "Dear Sir or Madam, this is no database. ".repeat(200),
    )
    .unwrap();
    let before = fs::read(&file).unwrap();
    let run = probity(&["verify", "--office", "demo", "--db", file.to_str().unwrap()]);
    assert_eq!(run.code, 3, "{}{}", run.out, run.err);
    assert!(!run.err.is_empty());
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[test]
fn the_demo_listens_on_this_machine_alone() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("demo.db");
    let run = probity(&[
        "demo",
        "--listen",
        "0.0.0.0:0",
        "--db",
        db.to_str().unwrap(),
    ]);
    assert_eq!(run.code, 2);
    assert!(!db.exists());
}

#[test]
fn past_cases_are_replayed_for_auditors_alone() {
    let demo = Demo::make();
    let sides = ["demo/parcels@2025-01-06", "demo/parcels@2026-07-06"];
    let asked = |who: &str, more: &[&str]| {
        demo.run(&[&["diff", sides[0], sides[1], "--for", who], more].concat())
    };
    let run = asked("al-auditor", &[]);
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    assert!(run.out.contains(": personal-delivery"), "{}", run.out);
    let end = "past cases have a different answer. 0 cannot be asked under both versions.";
    let last = run.out.lines().last().unwrap();
    assert!(last.starts_with("1 of ") && last.ends_with(end), "{last}");
    let json: Value = serde_json::from_str(&asked("al-auditor", &["--json"]).out).unwrap();
    let changed = &json["cases"]["changed"][0];
    assert_eq!(changed["old"]["outcome"], "permitted", "{json}");
    assert_eq!(changed["new"]["outcome"], "needs-authorisation", "{json}");
    assert_eq!(asked("sam-staff", &[]).code, 2);
}
