//! Tests of ids that are already names of pages, one broken sample each.

use probity_conduct::Codes;

use crate::common::{broken, fixture, report, root};

/// The mistakes with a second instrument, or a second office, of this id.
fn with_id(id: &str) -> String {
    let mut files = fixture();
    for file in ["instrument.toml", "clauses.toml"] {
        let from = root().join("harbour/gifts-policy/2025-06-01").join(file);
        let text = std::fs::read_to_string(from).unwrap();
        let text = text.replace("id = \"gifts-policy\"", &format!("id = \"{id}\""));
        files.insert(format!("harbour/{id}/2025-06-01/{file}"), text);
    }
    let office = std::fs::read_to_string(root().join("harbour/office.toml")).unwrap();
    let office = office.replace("id = \"harbour\"", &format!("id = \"{id}\""));
    files.insert(format!("{id}/office.toml"), office);
    report(&Codes::load(&files).expect_err("a mistake is expected"))
}

#[test]
fn nothing_has_the_name_of_a_page() {
    let is_taken = |report: &str, file: &str, id: &str| {
        report.contains(&format!(
            "codes/{file}:1:1: the program has a page of its own named `{id}`"
        ))
    };
    for id in ["local-decisions", "people"] {
        let report = with_id(id);
        let file = format!("harbour/{id}/2025-06-01/instrument.toml");
        assert!(is_taken(&report, &file, id), "{report}");
        assert!(
            !is_taken(&report, &format!("{id}/office.toml"), id),
            "{report}"
        );
    }
    let report = with_id("ask");
    assert!(is_taken(&report, "ask/office.toml", "ask"), "{report}");
    assert!(
        !is_taken(&report, "harbour/ask/2025-06-01/instrument.toml", "ask"),
        "{report}"
    );
    broken(
        "harbour/code/2025-01-01/clauses.toml",
        "ref = \"1.2\"",
        "ref = \"versions\"",
        "the program has a page of its own named `versions`",
    );
}
