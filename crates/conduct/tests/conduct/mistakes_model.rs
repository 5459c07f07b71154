//! Tests of the checks of situations, registers, offices and instruments: one broken sample each, with its message
//! and position.

use crate::common::{self, broken};

const CODE: &str = "harbour/code/2025-01-01";

#[test]
fn areas_take_each_topic_once_and_every_situation() {
    let area = |topics: &str| {
        format!(
            "[topic.trips]\nlabel = \"Trips\"\n[[area]]\nid = \"all\"\nlabel = \"All\"\ntopics = [{topics}]\n"
        )
    };
    let with = |topics: &str, expected: &str| {
        broken(
            "words.toml",
            "[topic.trips]\nlabel = \"Trips\"\n",
            &area(topics),
            expected,
        );
    };
    with("\"gifts\", \"boats\"", "there is no topic `boats`");
    with("\"gifts\", \"gifts\"", "the topic `gifts` is in two areas");
    with(
        "\"incidents\"",
        "no area in words.toml has the topic `gifts`",
    );
}

#[test]
fn situations_are_sound() {
    let file = "situations/present.toml";
    broken(
        file,
        "topic = \"gifts\"",
        "topic = \"boats\"",
        "there is no topic `boats`",
    );
    broken(
        file,
        "register = \"presents\"",
        "register = \"pasts\"",
        "there is no register `pasts`",
    );
    broken(
        "words.toml",
        "[duty.decline]",
        "[duty.decline]\nregister = \"pasts\"",
        "there is no register `pasts`",
    );
    broken(
        "words.toml",
        "[duty.report]",
        "[duty.report]\nregister = \"presents\"",
        "the public column `offered-on` would show the private field `met_on` of `collision`",
    );
    broken(
        file,
        "\"hand-over\"",
        "\"hand-up\"",
        "there is no resolution `hand-up`",
    );
    broken(
        file,
        "is = [true]",
        "is = [\"coin\"]",
        "`from_bidder` can never have one of these values",
    );
    broken(
        file,
        "field = \"from_bidder\"",
        "field = \"times\"",
        "no earlier field has the name `times`",
    );
    broken(
        file,
        "name = \"note\"",
        "name = \"times\"",
        "another field already has the name `times`",
    );
    broken(
        file,
        "name = \"note\"",
        "name = \"Note\"",
        "`Note` is not a valid field name",
    );
    broken(
        file,
        "type = \"long-text\"\nlabel = \"Anything else?\"\nmeaning = \"note\"",
        "type = \"long-text\"\nlabel = \"Anything else?\"",
        "no rule uses the field `note`, and it has no meaning",
    );
    broken(
        file,
        "meaning = \"note\"",
        "meaning = \"what\"",
        "another field already has the meaning of `note`",
    );
    broken(
        file,
        "type = \"money\"",
        "type = \"choice\"",
        "`value` is a choice, but has no options",
    );
    broken(
        "situations/collision.toml",
        "type = \"date\"\nlabel = \"When did you learn of it?\"",
        "type = \"text\"\nlabel = \"When did you learn of it?\"",
        "collision.toml:19:1: the meaning of `known_on` is a day, but the field is not a date",
    );
    broken(
        file,
        "entity = \"Present\"",
        "entity = \"Collision\"",
        "another situation already has the entity `Collision`",
    );
    broken(
        file,
        "deed = \"accept\"",
        "deed = \"owe\"",
        "`owe` is not a valid deed",
    );
    broken(
        file,
        "id = \"present\"",
        "id = \"gift\"",
        "the id is `gift`, but the name is `present`",
    );
}

#[test]
fn a_public_register_shows_public_fields_alone() {
    broken(
        "situations/present.toml",
        "required = true\npublic = true\nmeaning = \"what\"",
        "meaning = \"what\"",
        "registers/presents.toml:15:1: the public column `what` would show the private field `what` of `present`",
    );
    broken(
        "registers/presents.toml",
        "from = \"meaning:what\"",
        "from = \"meaning:party\"",
        "no situation with this register has a field for the column `what`",
    );
    broken(
        "registers/presents.toml",
        "from = \"meaning:what\"",
        "from = \"meaning:boat\"",
        "unknown variant `boat`",
    );
}

#[test]
fn offices_are_sound() {
    let file = "harbour/office.toml";
    broken(
        file,
        "stands-in = [\"clerk\"]",
        "stands-in = [\"pilot\"]",
        "this office has no post `pilot`",
    );
    broken(
        file,
        "id = \"line-manager\"",
        "id = \"boatswain\"",
        "there is no post `boatswain`",
    );
    broken(
        file,
        "instrument = \"code\"",
        "instrument = \"coat\"",
        "the folder `harbour/coat` has no instrument",
    );
    broken(
        file,
        "clause = \"code 1.1\"",
        "clause = \"code 9\"",
        "none of the office's instruments has the clause `code 9`",
    );
    broken(
        file,
        "financial-year-starts = \"04-01\"",
        "financial-year-starts = \"04-31\"",
        "`04-31` is not a day of the year",
    );
    broken(
        file,
        "pence = 1000",
        "pence = -1",
        "`small-present` is less than 0",
    );
    broken(
        file,
        "from = 2026-01-01",
        "from = 2025-01-01",
        "`small-present` has two numbers from 2025-01-01",
    );
    broken(
        file,
        "stands-in = [\"harbour-master\"]",
        "stands-in = []",
        "when the holder of `clerk` cannot act, no one else can",
    );
    broken(
        file,
        "[[limit]]",
        "[[also]]\npost = \"harbour-master\"\nis = \"clerk\"\n[[limit]]",
        "when the holder of `clerk` cannot act, no one else can",
    );
}

#[test]
fn instruments_are_sound() {
    let file = format!("{CODE}/instrument.toml");
    broken(
        &file,
        "role = \"pilot\"",
        "role = \"king\"",
        "there is no role `king`",
    );
    broken(
        &file,
        "role = \"pilot\"",
        "role = \"staff\"",
        "`staff` is covered or exempt twice",
    );
    broken(
        &file,
        "clause = \"1.2\"",
        "clause = \"9.9\"",
        "there is no clause `9.9`",
    );
    broken(
        &file,
        "topic = \"trips\"",
        "topic = \"boats\"",
        "there is no topic `boats`",
    );
    broken(
        &file,
        "next-review = 2027-01-01",
        "review-every = \"yearly\"",
        "`yearly` is not a duration",
    );
    broken(
        &file,
        "kind = \"code\"",
        "kind = \"ode\"",
        "unknown variant `ode`",
    );
}

#[test]
fn what_is_confidential_is_listed_nowhere() {
    broken(
        "situations/present.toml",
        "deed = \"accept\"",
        "deed = \"accept\"\nconfidential = true",
        "situations/present.toml:7:1: a confidential situation has a register",
    );
}

#[test]
fn what_follows_advice_is_a_reference() {
    broken(
        "situations/present.toml",
        "name = \"times\"\ntype = \"whole-number\"\nlabel = \"How often this year?\"\nmeaning = \"series\"",
        "name = \"times\"\ntype = \"whole-number\"\nlabel = \"How often this year?\"\nmeaning = \"follows\"",
        "`times` follows a reference, so it must be text",
    );
}

#[test]
fn a_response_says_what_a_register_shows() {
    broken(
        "situations/present.toml",
        "name = \"times\"\ntype = \"whole-number\"\nlabel = \"How often this year?\"\nmeaning = \"series\"",
        "name = \"times\"\ntype = \"whole-number\"\nlabel = \"How often this year?\"\nmeaning = \"response\"",
        "`times` has the meaning `response`, so one of its options must say what a register shows",
    );
}

#[test]
fn only_what_is_chosen_may_be_unknown() {
    broken(
        "situations/present.toml",
        "label = \"What is it worth?\"",
        "label = \"What is it worth?\"\nmay-be-unknown = true",
        "`value` may be unknown, so it must be a choice or yes-no",
    );
}

#[test]
fn asking_for_more_settles_nothing() {
    broken(
        "words.toml",
        "ask = true",
        "ask = true\nawaits = \"More\"",
        "the resolution `ask-more` asks for more information and also settles the case",
    );
}

#[test]
fn findings_belong_to_situations_and_decisions_about_them_to_the_office() {
    broken(
        "harbour/office.toml",
        "situations = [\"trip\"]",
        "situations = [\"voyage\"]",
        "there is no situation `voyage`",
    );
}

#[test]
fn standards_are_sound() {
    let file = "standards/quayside.toml";
    broken(
        file,
        "id = \"independence\"",
        "id = \"candour\"",
        "standards/quayside.toml:9:1: another principle already has the id `candour`",
    );
    broken(
        file,
        "id = \"candour\"",
        "id = \"Candour\"",
        "`Candour` is not a valid id",
    );
    broken(
        file,
        "id = \"quayside\"",
        "id = \"quay\"",
        "the id is `quay`, but the name is `quayside`",
    );
    let report = common::load_with(file, |text| {
        text.split("[[principle]]")
            .next()
            .unwrap_or_default()
            .to_owned()
    });
    assert!(report.contains("it has no principles"), "{report}");
}

#[test]
fn standards_are_taken_on_before_they_are_upheld() {
    let file = format!("{CODE}/instrument.toml");
    broken(
        &file,
        "standard = \"quayside\"",
        "standard = \"seaside\"",
        "there is no standard `seaside`",
    );
    broken(
        &file,
        "[[standard]]",
        "[[standard]]\nstandard = \"quayside\"\nclause = \"2.0\"\n[[standard]]",
        "one clause adopts `quayside` twice",
    );
    broken(
        &file,
        "clause = \"2.0\"",
        "clause = \"9.9\"",
        "there is no clause `9.9`",
    );
    broken(
        &file,
        "[[standard]]\nstandard = \"quayside\"\nclause = \"2.0\"",
        "",
        "no adopted standard has the principle `quayside.independence`",
    );
    let clauses = format!("{CODE}/clauses.toml");
    broken(
        &clauses,
        "\"quayside.candour\"",
        "\"quayside.courage\"",
        "no adopted standard has the principle `quayside.courage`",
    );
    broken(
        &clauses,
        "\"quayside.candour\"",
        "\"quayside.independence\"",
        "`quayside.independence` is listed twice",
    );
}

#[test]
fn a_search_can_meet_the_words_of_a_topic() {
    for (word, text) in [("Collision", "Collision"), (" ", " ")] {
        broken(
            "words.toml",
            "words = [\"collision\"",
            &format!("words = [\"{word}\""),
            &format!("no search can match the word `{text}` of the topic `incidents`"),
        );
    }
}
