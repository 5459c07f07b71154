//! Tests of loading: what is read, and the messages for a file that cannot be read.
use probity_conduct::{Codes, Lang, Memory, Overlay};

use crate::common::{self, codes, fixture, load_with};

#[test]
fn a_made_up_office_is_read() {
    let codes = codes();
    let office = codes.office("harbour").unwrap();
    assert_eq!(office.posts.len(), 3);
    let stack: Vec<_> = codes
        .instruments("harbour")
        .iter()
        .map(|one| one.version_folder())
        .collect();
    assert_eq!(
        stack,
        [
            "harbour/code/2025-01-01",
            "harbour/gifts-policy/2025-06-01",
            "law/openness/2024-01-01"
        ]
    );
    let on = "2026-03-01".parse().unwrap();
    let ids = |switched: &[String]| -> Vec<String> {
        codes
            .in_force("harbour", on, switched)
            .iter()
            .map(|one| one.id.clone())
            .collect()
    };
    assert_eq!(ids(&[]), ["code", "openness"]);
    assert_eq!(
        ids(&["gifts-policy".into()]),
        ["code", "gifts-policy", "openness"]
    );
    assert_eq!(
        codes
            .clause("harbour", on, "code 2.1")
            .unwrap()
            .1
            .says
            .in_language(Lang::Cy),
        "Ni chymerir arian byth."
    );
    assert_eq!(
        codes.post_label("harbour", "clerk", Lang::En),
        Some("Clerk to the harbour")
    );
    assert_eq!(
        codes.post_label("harbour", "line-manager", Lang::En),
        Some("Line manager")
    );
}

#[test]
fn the_fingerprint_changes_with_the_text() {
    let before = codes();
    assert_eq!(before.fingerprint(), codes().fingerprint());
    assert_eq!(before.fingerprint().len(), 64);
    let mut files = fixture();
    files.insert(
        "words.toml",
        format!(
            "{}\n# more",
            std::fs::read_to_string(common::root().join("words.toml")).unwrap()
        ),
    );
    assert_ne!(
        Codes::load(&files).unwrap().fingerprint(),
        before.fingerprint()
    );
}

#[test]
fn an_office_of_ones_own_is_laid_over_what_ships() {
    let (under, mut over) = (fixture(), Memory::default());
    over.insert("pier/office.toml", "id = \"pier\"\nname = \"Pier\"\nshort = \"Pier\"\n[[post]]\nid = \"clerk\"\nstands-in = [\"harbour-master\"]\n[[post]]\nid = \"harbour-master\"\nstands-in = [\"clerk\"]\n[[adopts]]\ninstrument = \"law/openness\"\n");
    let codes = Codes::load(&Overlay {
        under: &under,
        over: &over,
    })
    .unwrap_or_else(|m| panic!("{}", common::report(&m)));
    assert_eq!(codes.offices().count(), 2);
    assert_eq!(codes.instruments("pier").len(), 1);
}

#[test]
fn mistakes_in_toml_say_where() {
    let report = load_with("situations/trip.toml", |text| {
        text.replace("topic =", "tropic =")
    });
    assert!(
        report.starts_with("codes/situations/trip.toml:5:1: unknown field `tropic`"),
        "{report}"
    );
    assert!(report.contains("= would be right: one of `id`"), "{report}");
    let report = load_with("harbour/code/2025-01-01/instrument.toml", |text| {
        text.replace("2025-01-01", "\"2025-01-01\"")
    });
    assert!(
        report.starts_with("codes/harbour/code/2025-01-01/instrument.toml:5:13:"),
        "{report}"
    );
    let report = load_with("harbour/office.toml", |text| {
        text.replace("id = \"clerk\"", "id = \"clerk")
    });
    assert!(
        report.starts_with("codes/harbour/office.toml:12:"),
        "{report}"
    );
}

#[test]
fn the_folder_is_the_date_it_takes_effect() {
    let report = load_with("harbour/code/2025-01-01/instrument.toml", |text| {
        text.replace("effective = 2025-01-01", "effective = 2025-01-02")
    });
    assert_eq!(
        report,
        "codes/harbour/code/2025-01-01/instrument.toml:5:1: it takes effect on 2025-01-02, but its folder is `2025-01-01`\n  = would be right: a folder `2025-01-02`, or effective = 2025-01-01"
    );
}

#[test]
fn a_file_out_of_place_is_named() {
    let mut files = fixture();
    files.insert("harbour/extra.toml", "");
    files.insert("notes.md", "nobody minds");
    let mistakes = Codes::load(&files).unwrap_err();
    assert_eq!(mistakes.len(), 1);
    assert_eq!(mistakes[0].file, "harbour/extra.toml");
}
