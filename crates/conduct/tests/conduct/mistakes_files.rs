//! Tests of files that cannot be read or are in the wrong place, and of invalid TOML.

use std::io;

use probity_conduct::{Codes, Files, Memory};

use crate::common::{broken, fixture, report};

/// The mistakes that loading reports.
fn refused(files: &dyn Files) -> String {
    report(&Codes::load(files).expect_err("a mistake is expected"))
}

/// Files of which the list or one file cannot be read.
struct Unreadable {
    files: Memory,
    list: bool,
}

impl Files for Unreadable {
    fn list(&self) -> io::Result<Vec<String>> {
        if self.list {
            self.files.list()
        } else {
            Err(io::Error::other("it is locked"))
        }
    }

    fn read(&self, path: &str) -> io::Result<String> {
        if path == "words.toml" {
            return Err(io::Error::other("it is locked"));
        }
        self.files.read(path)
    }

    fn bytes(&self, path: &str, most: usize) -> io::Result<Vec<u8>> {
        if path.ends_with("locked.pdf") {
            return Err(io::Error::other("it is locked"));
        }
        self.files.bytes(path, most)
    }
}

#[test]
fn what_cannot_be_read_is_named_with_what_the_system_says() {
    let of = |list| {
        refused(&Unreadable {
            files: fixture(),
            list,
        })
    };
    assert_eq!(
        of(false),
        "codes/: the folder cannot be read: it is locked\n  = would be right: a folder that the program is allowed to read"
    );
    assert_eq!(
        of(true),
        "codes/words.toml: the file cannot be read: it is locked\n  = would be right: a text file in UTF-8"
    );
}

#[test]
fn files_stand_where_they_belong_under_the_name_they_give() {
    let mut files = fixture();
    files.remove_below("harbour/code/2025-01-01/clauses.toml");
    assert_eq!(
        refused(&files),
        "codes/harbour/code/2025-01-01/clauses.toml: this file is missing\n  = would be right: a file with this name, as `docs/developers/codes-format.md` describes"
    );
    let mut files = fixture();
    files.insert("harbour/extra.toml", "");
    let report = refused(&files);
    let (what, right) = report.split_once("\n  = would be right: ").unwrap();
    assert_eq!(what, "codes/harbour/extra.toml: no file belongs here");
    assert!(
        right.starts_with("`words.toml`, `comparisons.toml`, `situations/<id>.toml`, "),
        "{right}"
    );
    assert!(
        right.ends_with("<situation>.toml` or `law/<instrument>/<date>/<the same>`"),
        "{right}"
    );
    broken(
        "harbour/code/2025-01-01/instrument.toml",
        "id = \"code\"",
        "id = \"coat\"",
        "instrument.toml: the id is `coat`, but the folder is `code`\n  = would be right: id = \"code\"",
    );
}

#[test]
fn toml_is_of_the_types_that_the_format_has() {
    let situation = "situations/present.toml";
    broken(
        situation,
        "topic = \"gifts\"\n",
        "",
        "missing field `topic`\n  = would be right: the key `topic` with its value",
    );
    broken(
        situation,
        "topic = \"gifts\"\n",
        "topic = \"gifts\"\ntopic = \"gifts\"\n",
        "duplicate key\n  = would be right: TOML as `docs/developers/codes-format.md` describes it",
    );
    broken(
        situation,
        "label = \"What is it?\"",
        "label = 3",
        "\n  = would be right: \"English\" or { en = \"English\", cy = \"Cymraeg\" }",
    );
    broken(
        "harbour/code/2025-01-01/instrument.toml",
        "effective = 2025-01-01",
        "effective = 2025-01-01T10:00:00",
        "instrument.toml:5:13: this is not a date on its own\n  = would be right: a date without a time, such as 2026-11-21",
    );
    broken(
        "harbour/code/2025-01-01/instrument.toml",
        "effective = 2025-01-01",
        "effective = \"2025-01-01\"",
        "\n  = would be right: a date without quotes, such as 2026-11-21",
    );
    broken(
        "registers/presents.toml",
        "from = \"meaning:what\"",
        "from = \"what\"",
        "a column cannot use this\n  = would be right: `meaning:<meaning>` or `case:<part>`",
    );
}
