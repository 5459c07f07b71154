//! The made-up office, loaded and changed for tests.
mod translation;

use std::io;
use std::path::PathBuf;

use probity_conduct::{
    Answer, Asker, Codes, Directory, Facts, Files, Memory, Mistake, Overlay, Question,
};
use serde_json::Value;

/// The folder of the made-up office.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/codes")
}

/// Its files, for tests to change.
pub fn fixture() -> Memory {
    Memory::copy_of(&Directory::new(root())).unwrap()
}

/// Its codes, loaded.
pub fn codes() -> Codes {
    Codes::load(&fixture()).unwrap_or_else(|mistakes| panic!("{}", report(&mistakes)))
}

/// All mistakes, as `check` prints them in English. Each is also checked to be complete in every language.
pub fn report(mistakes: &[Mistake]) -> String {
    let texts: Vec<String> = mistakes.iter().map(translation::whole).collect();
    texts.join("\n")
}

/// The mistakes that loading reports once one file is changed.
pub fn load_with(path: &str, change: impl Fn(&str) -> String) -> String {
    let before = std::fs::read_to_string(root().join(path)).unwrap();
    let after = change(&before);
    assert_ne!(before, after, "the change has to change something");
    let mut files = fixture();
    files.insert(path, after);
    report(&Codes::load(&files).expect_err("a mistake is expected"))
}

/// A question to the made-up office on 1 March 2025.
pub fn question(codes: &Codes, situation: &str, role: &str, facts: Value) -> Question {
    Question {
        office: "harbour".into(),
        situation: situation.into(),
        on: "2025-03-01".parse().unwrap(),
        asker: Asker {
            role: role.into(),
            posts: Vec::new(),
        },
        facts: Facts::from_json(codes.situation(situation).unwrap(), &facts).unwrap(),
        switched_on: Vec::new(),
    }
}

/// Its answer.
pub fn ask(situation: &str, role: &str, facts: Value) -> Answer {
    let codes = codes();
    codes
        .ask(&question(&codes, situation, role, facts))
        .unwrap()
}

/// Replaces one text in a file and expects loading to report this mistake at that line.
pub fn broken(file: &str, from: &str, to: &str, expected: &str) {
    let before = std::fs::read_to_string(root().join(file)).unwrap();
    assert!(before.contains(from), "{file} does not hold {from}");
    let report = load_with(file, |text| text.replacen(from, to, 1));
    assert!(
        report.contains(expected),
        "expected: {expected}\nreported: {report}"
    );
}

/// An office's own files, in a folder named `own`.
pub struct Own(pub Memory);

impl Files for Own {
    fn list(&self) -> io::Result<Vec<String>> {
        self.0.list()
    }

    fn read(&self, path: &str) -> io::Result<String> {
        self.0.read(path)
    }

    fn bytes(&self, path: &str, most: usize) -> io::Result<Vec<u8>> {
        self.0.bytes(path, most)
    }

    fn place(&self, path: &str) -> String {
        format!("own/{path}")
    }
}

/// The made-up office with these files of an own folder merged.
pub fn merged(own: &[(&str, &str)]) -> Result<Codes, Vec<Mistake>> {
    let (under, over) = (fixture(), Own(own.iter().copied().collect()));
    Codes::load(&Overlay {
        under: &under,
        over: &over,
    })
}

/// The same, without a mistake.
pub fn merged_well(own: &[(&str, &str)]) -> Codes {
    merged(own).unwrap_or_else(|mistakes| panic!("{}", report(&mistakes)))
}

/// The mistakes of the same.
pub fn merged_badly(own: &[(&str, &str)]) -> String {
    report(&merged(own).expect_err("a mistake is expected"))
}
