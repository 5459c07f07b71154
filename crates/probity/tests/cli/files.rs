//! Tests of files of the wrong kind: a workbook, a page or a picture where a register, facts or a checkpoint is
//! expected.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use super::run::{Run, probity};

/// A small workbook: an uncompressed zip, as spreadsheets may write it. Its content looks like rows.
fn workbook() -> Vec<u8> {
    let sheet = "<worksheet><sheetData>\nDate,Name,Gift,From\n1/2/2025,A. Person,Mug,Nowhere Ltd\n</sheetData></worksheet>";
    let files = [
        ("[Content_Types].xml", "<Types/>"),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    let mut zip = Vec::new();
    for (name, text) in files {
        let size = u32::try_from(text.len()).unwrap().to_le_bytes();
        let length = u16::try_from(name.len()).unwrap().to_le_bytes();
        zip.extend(b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0");
        zip.extend([size, size].concat());
        zip.extend([length, [0, 0]].concat());
        zip.extend(name.bytes().chain(text.bytes()));
    }
    zip
}

/// A demo office, and a file beside it.
struct Beside {
    folder: TempDir,
    file: PathBuf,
}

impl Beside {
    fn of(name: &str, bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(name);
        fs::write(&file, bytes).unwrap();
        let beside = Self { folder, file };
        let made = probity(&["demo", "--only-make", "--db", &beside.db()]);
        assert_eq!(made.code, 0, "{}", made.err);
        beside
    }

    fn db(&self) -> String {
        let db = self.folder.path().join("demo.db");
        db.to_str().unwrap().to_owned()
    }

    fn file(&self) -> &str {
        self.file.to_str().unwrap()
    }

    fn run(&self, arguments: &[&str]) -> Run {
        probity(&[arguments, &["--office", "demo", "--db", &self.db()]].concat())
    }

    fn import(&self) -> Run {
        let file = self.file();
        let who = ["--for", "ada-administrator", "--confirm"];
        self.run(&[&["import", "register", file][..], &who].concat())
    }
}

#[test]
fn a_workbook_puts_nothing_into_the_register_and_the_error_names_csv() {
    let beside = Beside::of("gifts.csv", &workbook());
    let register = || {
        beside
            .run(&["register", "list", "gifts-and-hospitality", "--json"])
            .out
    };
    let checkpoint = || beside.run(&["checkpoint"]).out;
    let before = (register(), checkpoint());
    let run = beside.import();
    assert_eq!((run.code, run.out.as_str()), (2, ""), "{}", run.err);
    assert!(
        run.err
            .contains("Save the sheet as CSV and choose that file"),
        "{}",
        run.err
    );
    assert!(run.err.contains("workbook"), "{}", run.err);
    assert!(before == (register(), checkpoint()), "nothing was kept");
}

#[test]
fn facts_in_a_file_that_is_no_text_say_what_to_give() {
    for bytes in [
        &workbook()[..],
        b"\x89PNG\r\n\x1a\n\0\0",
        b"{\"kind\": \"ca\0sh\"}",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("facts.json");
        fs::write(&file, bytes).unwrap();
        let file = file.to_str().unwrap();
        let run = probity(&["ask", "--office", "demo", "gift", "--facts", file]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{}", run.err);
        assert!(
            run.err.contains("facts.json") && run.err.contains("facts as JSON"),
            "{}",
            run.err
        );
        assert!(run.err.contains("not text"), "{}", run.err);
    }
}

/// Some editors begin a file with a byte order mark, and some shells write two bytes for each letter.
#[test]
fn facts_are_read_however_an_editor_saved_them() {
    let facts = "{\"kind\": \"cash\"}";
    let marked = ["\u{feff}", facts].concat();
    let wide: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [facts.as_bytes(), marked.as_bytes(), &wide] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("facts.json");
        fs::write(&file, bytes).unwrap();
        let file = file.to_str().unwrap();
        let run = probity(&["ask", "--office", "demo", "gift", "--facts", file]);
        assert_eq!(run.code, 0, "{}", run.err);
    }
}

#[test]
fn facts_beyond_a_megabyte_are_refused_and_not_cut_off() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("facts.json");
    fs::write(&file, format!("{{\"what\": \"{}\"}}", "x".repeat(1 << 20))).unwrap();
    let file = file.to_str().unwrap();
    let run = probity(&["ask", "--office", "demo", "gift", "--facts", file]);
    assert_eq!((run.code, run.out.as_str()), (2, ""), "{}", run.err);
    assert!(run.err.contains("1 MB"), "{}", run.err);
}

/// Such a file must not be reported as a checkpoint that does not hold, because that would mean that someone
/// altered the records.
#[test]
fn a_file_that_is_no_checkpoint_accuses_nobody() {
    for (bytes, name) in [
        (workbook(), "old.xlsx"),
        (b"<!DOCTYPE html><p>Old".to_vec(), "old.html"),
    ] {
        let beside = Beside::of(name, &bytes);
        let run = beside.run(&["verify", "--against", beside.file()]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{}", run.err);
        assert!(
            run.err.contains(name) && run.err.contains("checkpoint"),
            "{}",
            run.err
        );
    }
}
