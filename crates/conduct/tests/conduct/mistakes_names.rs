//! Tests of invalid and repeated names and ids, one broken sample each, and of lists that are too long.

use probity_conduct::{Codes, Files};

use crate::common::{self, broken, fixture, report};

#[test]
fn each_thing_has_a_name_of_its_own() {
    let office = "harbour/office.toml";
    broken(
        office,
        "id = \"line-manager\"",
        "id = \"clerk\"",
        "the post `clerk` is here twice\n  = would be right: each post once",
    );
    broken(
        office,
        "[[finding]]",
        "[[finding]]\nid = \"trips\"\nkind = \"gap\"\nsays = \"Little.\"\ndecide = \"All.\"\nsituations = [\"trip\"]\n[[finding]]",
        "another finding already has the id `trips`\n  = would be right: an id of its own",
    );
    broken(
        office,
        "instrument = \"law/openness\"",
        "instrument = \"code\"",
        "another instrument already has the id of `code`\n  = would be right: a different id for each, because citations use them",
    );
    broken(
        "registers/presents.toml",
        "id = \"what\"",
        "id = \"reference\"",
        "another column already has the id `reference`",
    );
    let area = "[[area]]\nid = \"all\"\nlabel = \"All\"\ntopics = []\n";
    let report = common::load_with("words.toml", |text| format!("{text}{area}{area}"));
    assert!(
        report.contains("another area already has the id `all`"),
        "{report}"
    );
}

#[test]
fn names_are_of_the_letters_that_they_may_have() {
    let situation = "situations/present.toml";
    broken(
        situation,
        "entity = \"Present\"",
        "entity = \"present\"",
        "`present` is not a valid entity\n  = would be right: only letters, starting with a capital, and not Person or Action",
    );
    broken(
        "harbour/office.toml",
        "name = \"small-present\"",
        "name = \"Small\"",
        "`Small` is not a valid name for a limit\n  = would be right: small letters, digits and hyphens",
    );
    broken(
        "harbour/code/2025-01-01/clauses.toml",
        "ref = \"1.2\"",
        "ref = \"1 2\"",
        "`1 2` is not a valid reference\n  = would be right: a reference without spaces or commas",
    );
    broken(
        situation,
        "value = \"meal\"",
        "value = \"coin\"",
        "`kind` has the option `coin` twice\n  = would be right: each option once",
    );
    broken(
        situation,
        "value = \"meal\"",
        "value = \" meal\"",
        "`kind` has an option that is empty or has spaces around it\n  = would be right: values without spaces around them",
    );
    broken(
        situation,
        "type = \"choice\"",
        "type = \"text\"",
        "`kind` has options, but is not a choice\n  = would be right: type = \"choice\"",
    );
}

#[test]
fn a_situation_has_no_more_fields_than_rules_can_read() {
    let many = |text: &str| {
        let field = |number| {
            format!("[[field]]\nname = \"more_{number}\"\ntype = \"text\"\nlabel = \"More\"\n")
        };
        let more: String = (0..60).map(field).collect();
        format!("{text}\n{more}")
    };
    let report = common::load_with("situations/present.toml", many);
    assert!(
        report.contains("it has 68 fields\n  = would be right: at most 60"),
        "{report}"
    );
}

#[test]
fn an_instrument_binds_someone() {
    broken(
        "harbour/gifts-policy/2025-06-01/instrument.toml",
        "[[covers]]\nrole = \"staff\"\nclause = \"1\"\n",
        "",
        "it applies to no one\n  = would be right: [[covers]] with a role",
    );
}

#[test]
fn what_is_confidential_enters_no_register_by_a_duty() {
    let mut files = fixture();
    let mut change = |path: &str, from: &str, to: &str| {
        let text = files.read(path).unwrap();
        assert!(text.contains(from), "{path} does not hold {from}");
        files.insert(path, text.replacen(from, to, 1));
    };
    let duty = "[duty.report]";
    change(
        "words.toml",
        duty,
        &format!("{duty}\nregister = \"presents\""),
    );
    let id = "id = \"collision\"";
    change(
        "situations/collision.toml",
        id,
        &format!("{id}\nconfidential = true"),
    );
    let report = report(&Codes::load(&files).unwrap_err());
    assert!(
        report
            .contains("cases of the confidential situation `collision` would be in this register"),
        "{report}"
    );
}

#[test]
fn a_duty_includes_and_falls_to_what_there_is() {
    for (key, expected) in [
        ("includes = [\"refuse\"]", "there is no duty `refuse`"),
        ("includes = [\"decline\"]", "there is no duty `decline`"),
        (
            "to-whom = \"Say no to {whom}\"\nfalls-to = [\"captain\"]",
            "there is no post `captain`",
        ),
        (
            "falls-to = [\"adviser\"]",
            "the duty `decline` says to whom it falls, and has no words for that person\n  = would be right: to-whom",
        ),
    ] {
        let duty = format!("[duty.decline]\n{key}");
        broken("words.toml", "[duty.decline]", &duty, expected);
    }
}
