//! The worked office of `docs/developers/worked-office.md`: its folder, laid over the shipped codes, has no mistakes,
//! and the page shows what is in it.

use std::fs;
use std::path::PathBuf;

use probity_conduct::{Codes, Directory, Files, Overlay, map_path, map_to_toml};

use crate::{common, shipped};

const OFFICE: &str = "brackenmoor";

fn docs() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/developers")
}

fn folder() -> PathBuf {
    docs().join("worked-office")
}

#[test]
fn the_worked_office_has_no_mistakes() {
    let (ships, own) = (shipped::folder(), Directory::new(folder()));
    let both = Overlay {
        under: &ships,
        over: &own,
    };
    if std::env::var("PROBITY_WRITE_DOCS").as_deref() == Ok("1") {
        let draft = Codes::load_draft(&both)
            .unwrap_or_else(|mistakes| panic!("{}", common::report(&mistakes)));
        let map = draft.map(OFFICE, None).unwrap();
        fs::write(folder().join(map_path(OFFICE)), map_to_toml(&map)).unwrap();
    }
    let codes = Codes::check(&both).unwrap_or_else(|mistakes| {
        panic!(
            "if only the map is out of date, run it with PROBITY_WRITE_DOCS=1\n{}",
            common::report(&mistakes)
        )
    });
    let versions = codes.instruments(OFFICE);
    let clauses: usize = versions.iter().map(|one| one.clauses.len()).sum();
    assert_eq!(clauses, 20);
}

#[test]
fn the_page_shows_what_is_in_the_folder() {
    let page = fs::read_to_string(docs().join("worked-office.md")).unwrap();
    let own = Directory::new(folder());
    let files: Vec<String> = own
        .list()
        .unwrap()
        .iter()
        .map(|path| own.read(path).unwrap())
        .collect();
    let mut shown = 0;
    for block in page.split("\n```").skip(1).step_by(2) {
        let (language, text) = block.split_once('\n').unwrap();
        if !["toml", "cedar"].contains(&language) {
            continue;
        }
        assert!(
            files.iter().any(|file| file.contains(text)),
            "no file of the worked office contains:\n{text}"
        );
        shown += 1;
    }
    assert!(shown > 5, "only {shown} blocks were compared");
}
