//! Tests of an office's own folder: what is merged with what ships, and where its mistakes are.

use probity_conduct::{Codes, Files, Memory, Overlay};

use crate::common::{self, Own, fixture, merged_badly, merged_well};

/// The merged text of one file.
fn text(path: &str, ships: &str, own: &str) -> String {
    let under = Memory::from_iter([(path, ships)]);
    let over = Memory::from_iter([(path, own)]);
    let both = Overlay {
        under: &under,
        over: &over,
    };
    both.read(path).unwrap()
}

#[test]
fn own_labels_are_added_and_replace_those_of_the_same_id() {
    let own = "[duty.report]\nlabel = \"Tell the clerk\"\n[duty.tell]\nlabel = \"Tell the press office\"\n[topic]\nnets = { label = \"Nets\" }\n";
    let codes = merged_well(&[("words.toml", own)]);
    let words = codes.words();
    assert_eq!(words.duty["report"].label.english(), "Tell the clerk");
    assert_eq!(words.duty["tell"].label.english(), "Tell the press office");
    assert_eq!(words.duty["decline"].label.english(), "Say no");
    assert_eq!(words.topic["nets"].label.english(), "Nets");
    assert_eq!(words.role.len(), 4);
}

#[test]
fn topics_are_added_to_an_area() {
    let ships = "[[area]]\nid = \"a\"\nlabel = \"A\"\ntopics = [\n  \"x\", # first\n]\n";
    let own = "[[area]]\nid = \"a\"\nlabel = \"B\"\ntopics = [\"y\", \"x\"]\n[[area]]\nid = \"n\"\nlabel = \"New\"\ntopics = []\n";
    assert_eq!(
        text("words.toml", ships, own),
        "[[area]]\nid = \"a\"\nlabel = \"B\"\ntopics = [\"x\", \"y\"]\n[[area]]\nid = \"n\"\nlabel = \"New\"\ntopics = []\n"
    );
}

#[test]
fn lists_that_all_offices_share_grow() {
    assert_eq!(
        text(
            "bank-holidays.toml",
            "days = [2025-01-01]\n",
            "days = [2025-06-02]\n"
        ),
        "days = [2025-01-01, 2025-06-02]\n"
    );
    let deed = |id: &str, label: &str| {
        format!(
            "[[deed]]\nid = \"{id}\"\nlabel = \"{label}\"\n[[deed.form]]\nsituation = \"trip\"\nfacts = {{  }}\n"
        )
    };
    assert_eq!(
        text(
            "deeds.toml",
            &(deed("a", "A") + &deed("b", "B")),
            &(deed("c", "C") + &deed("a", "Other"))
        ),
        deed("a", "Other") + &deed("b", "B") + &deed("c", "C")
    );
    let comparison = |id: &str| format!("[[comparison]]\nid = \"{id}\"\ntitle = \"T\"\n");
    assert_eq!(
        text("comparisons.toml", &comparison("a"), &comparison("b")),
        comparison("a") + &comparison("b")
    );
}

#[test]
fn other_files_replace_those_that_ship() {
    assert_eq!(text("standards/x.toml", "id = 1", "id = 2"), "id = 2");
    assert_eq!(text("harbour/office.toml", "id = 1", "id = 2"), "id = 2");
}

#[test]
fn a_register_changes_column_by_column() {
    let own = "label = \"Presents\"\n[[column]]\nid = \"what\"\nlabel = \"Thing\"\n[[column]]\nid = \"worth\"\nlabel = \"Worth\"\nfrom = \"meaning:value\"\n";
    let codes = merged_well(&[("registers/presents.toml", own)]);
    let register = codes.register("presents").unwrap();
    assert_eq!(register.label.english(), "Presents");
    assert!(register.public);
    let columns = register.columns.iter();
    let labels: Vec<&str> = columns.map(|one| one.label.english()).collect();
    assert_eq!(labels, ["Reference", "Date of offer", "Thing", "Worth"]);
}

#[test]
fn mistakes_name_the_file_that_people_have() {
    let report = merged_badly(&[(
        "words.toml",
        "# Ours.\n[duty.report]\nlable = \"Tell the clerk\"\n",
    )]);
    assert!(
        report.starts_with("own/words.toml:3:1: unknown field `lable`"),
        "{report}"
    );
    let report = merged_badly(&[("words.toml", "[duty.report\n")]);
    assert!(report.starts_with("own/words.toml:1:"), "{report}");
    let column = "[[column]]\nid = \"noise\"\nlabel = \"Noise\"\nfrom = \"meaning:noise\"\n";
    let report = merged_badly(&[("registers/presents.toml", column)]);
    assert!(
        report.starts_with("own/registers/presents.toml:4:8: "),
        "{report}"
    );
    let instrument = "id = \"code\"\nkind = \"code\"\ntitle = \"Code\"\nversion = \"1\"\neffective = 2025-01-01\n[[covers]]\nrole = \"staff\"\nclause = \"1\"\n";
    let report = merged_badly(&[("pier/code/2025-01-01/instrument.toml", instrument)]);
    assert!(
        report.starts_with("own/pier/code/2025-01-01/clauses.toml: this file is missing"),
        "{report}"
    );
}

#[test]
fn what_the_office_did_not_touch_has_no_mistakes() {
    let check = |own: &[(&str, &str)]| {
        let (under, over) = (fixture(), Own(own.iter().copied().collect()));
        Codes::check(&Overlay {
            under: &under,
            over: &over,
        })
    };
    let words = "[duty.tell]\nlabel = \"Tell them\"\n";
    if let Err(mistakes) = check(&[("words.toml", words)]) {
        panic!("{}", common::report(&mistakes));
    }
    let office = "id = \"pier\"\nname = \"Pier\"\nshort = \"Pier\"\n[[post]]\nid = \"clerk\"\nstands-in = [\"harbour-master\"]\n[[post]]\nid = \"harbour-master\"\nstands-in = [\"clerk\"]\n[[adopts]]\ninstrument = \"law/openness\"\n";
    let mistakes = check(&[("pier/office.toml", office)]).unwrap_err();
    assert_eq!(
        common::report(&mistakes),
        "own/maps/pier.toml: the office `pier` has no map that can be read\n  = would be right: the map as `probity check --map` writes it"
    );
}
