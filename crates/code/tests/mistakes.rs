//! One broken sample for each check: what it says, and where.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod common;
use common::load_with;

const CODE: &str = "harbour/code/2025-01-01";

/// In a file, one text put for another: loading then says so, at that line.
fn broken(file: &str, from: &str, to: &str, expected: &str) {
    let before = std::fs::read_to_string(common::root().join(file)).unwrap();
    assert!(before.contains(from), "{file} does not hold {from}");
    let told = load_with(file, |text| text.replacen(from, to, 1));
    assert!(
        told.contains(expected),
        "expected: {expected}\ntold: {told}"
    );
}

fn rules(from: &str, to: &str, expected: &str) {
    broken(&format!("{CODE}/rules.cedar"), from, to, expected);
}

#[test]
fn rules_name_what_is_there() {
    rules(
        "@clause(\"2.1\")",
        "@clause(\"9.9\")",
        "rules.cedar:3:1: rule `money`: there is no clause `9.9`",
    );
    rules(
        "@to(\"line-manager\")",
        "@to(\"pilot-boat\")",
        "rules.cedar:9:17: rule `money-report`: nobody in `harbour` can hold the post `pilot-boat`\n  = would be right: `harbour-master`, `clerk` or `line-manager`",
    );
    rules(
        "@authority(\"clerk\")",
        "@authority(\"mayor\")",
        "rule `bid-open`: nobody in `harbour` can hold the post `mayor`",
    );
    rules(
        "@duty(\"report\")",
        "@duty(\"sing\")",
        "there is no duty `sing`",
    );
    rules(
        "@when(\"at-once\")",
        "@when(\"soon\")",
        "there is no moment `soon`",
    );
    rules(
        "@within(\"P1D\")",
        "@within(\"a day\")",
        "rules.cedar:9:40: `a day` is no duration",
    );
    rules(
        "@id(\"small\")",
        "@id(\"money\")",
        "rules.cedar:13:1: a second rule has the id `money`",
    );
    rules(
        "@id(\"small\")",
        "@id(\"small\") @note(\"x\")",
        "there is no annotation `@note`",
    );
    rules(
        "resource is Present",
        "resource is Boat",
        "no situation has the entity `Boat`",
    );
    rules(
        "Action::\"accept\"",
        "Action::\"take\"",
        "`take` is not the deed of `present`",
    );
    rules(
        "permit (principal, action == Action::\"owe\"",
        "forbid (principal, action == Action::\"owe\"",
        "a duty is a permit",
    );
    rules(
        "@authority(\"line-manager|clerk\")\n",
        "",
        "waits for authorisation and does not say whose",
    );
    rules(
        "@id(\"small\")\n@clause(\"2.3\")\n",
        "@id(\"small\")\n@clause(\"2.3\")\n@authority(\"clerk\")\n",
        "names an authority and does not wait for it",
    );
}

#[test]
fn conditions_keep_to_the_subset_and_to_types() {
    rules(
        "resource.kind == \"coin\" }",
        "resource.kinds == \"coin\" }",
        "rules.cedar:5:17: the situation `present` has no field `kinds`",
    );
    rules(
        "resource.kind == \"coin\" }",
        "resource.kind == \"gold\" }",
        "rules.cedar:5:25: `gold` is no option of `kind`\n  = would be right: `thing`, `coin` or `meal`",
    );
    rules(
        "resource.kind == \"coin\" }",
        "resource.kind like \"c*\" }",
        "`like` is not allowed in a condition",
    );
    rules(
        "resource.kind == \"coin\" }",
        "principal in resource }",
        "`in` is not allowed in a condition",
    );
    rules(
        "context.limits.small_present",
        "context.limits.tiny_present",
        "no office has a limit `tiny-present`",
    );
    rules(
        "resource.kind == \"coin\" }",
        "resource.value == \"coin\" }",
        "rules.cedar:5:",
    );
    rules(
        "resource.kind == \"coin\" }",
        "resource.kind = \"coin\" }",
        "rules.cedar:5:",
    );
    rules(
        "resource.kind == \"coin\" }",
        "resource.kind == \"coin\" && principal.standing == \"king\" }",
        "there is no standing `king`",
    );
    rules(
        "resource.kind == \"coin\" }",
        "resource.kind == \"coin\" && principal.posts.contains(\"king\") }",
        "nobody in `harbour` can hold the post `king`",
    );
    rules(
        "resource.from_bidder && ",
        "resource.bid_closes < datetime(\"tomorrow\") && ",
        "`tomorrow` is no day",
    );
}

#[test]
fn numbers_are_in_force_when_rules_use_them() {
    broken(
        "harbour/office.toml",
        "from = 2025-01-01",
        "from = 2025-02-01",
        "`harbour` has no limit `small-present` on 2025-01-01, when this takes effect",
    );
}

#[test]
fn clauses_and_rules_belong_together() {
    let clauses = format!("{CODE}/clauses.toml");
    broken(
        &clauses,
        "does = \"told\"",
        "does = \"rule\"",
        "clauses.toml:21:1: no rule backs the clause `1.3`",
    );
    broken(
        &clauses,
        "does = \"rule\"",
        "does = \"told\"",
        "rule `money`: the clause `2.1` does not claim a rule",
    );
    broken(
        &clauses,
        "ref = \"1.2\"",
        "ref = \"1.1\"",
        "a second clause has the reference `1.1`",
    );
    broken(
        &clauses,
        "topic = \"gifts\"",
        "topic = \"boats\"",
        "there is no topic `boats`",
    );
    broken(
        &clauses,
        "kind = \"guidance\"",
        "kind = \"song\"",
        "there is no kind of statement `song`",
    );
    broken(
        &clauses,
        "shown-in = [\"present\"]",
        "shown-in = [\"past\"]",
        "there is no situation `past`",
    );
}

#[test]
fn examples_get_the_answers_they_state() {
    let examples = format!("{CODE}/examples.toml");
    broken(
        &examples,
        "outcome = \"prohibited\"",
        "outcome = \"permitted\"",
        "examples.toml:9:1: example `coin`: outcome: expected permitted, the rules say prohibited",
    );
    broken(
        &examples,
        "because = [\"2.1\"]",
        "because = [\"2.4\"]",
        "because: expected 2.4, the rules say 2.1",
    );
    broken(
        &examples,
        "authority = \"clerk\"",
        "authority = \"line-manager\"",
        "authority: expected line-manager, the rules say clerk",
    );
    broken(
        &examples,
        "within = \"P1D\", when",
        "within = \"P2D\", when",
        "the duty `report line-manager P2D at-once 2.2` is expected and not owed",
    );
    broken(
        &examples,
        "undecided = [\"kind\", ",
        "undecided = [",
        "undecided: expected value",
    );
    broken(
        &examples,
        "kind = \"coin\"",
        "kind = \"gold\"",
        "the fact `kind` is refused: not-an-option",
    );
    broken(
        &examples,
        "as = \"staff\"",
        "as = \"king\"",
        "there is no standing `king`",
    );
    broken(
        &examples,
        "situation = \"present\"",
        "situation = \"past\"",
        "there is no situation `past`",
    );
    broken(
        &examples,
        "switched-on = [\"gifts-policy\"]",
        "switched-on = [\"magna-carta\"]",
        "the office adopts no instrument `magna-carta`",
    );
    broken(
        &examples,
        "id = \"rope\"",
        "id = \"coin\"",
        "a second example has the id `coin`",
    );
    broken(
        &examples,
        "on = 2025-03-01",
        "on = 2020-03-01",
        "this version is not in force on 2020-03-01",
    );
    broken(&examples, "on = 2025-03-01\n", "", "it has no day");
}

#[test]
fn every_rule_is_reached_in_each_direction() {
    let policy = "harbour/gifts-policy/2025-06-01";
    broken(
        &format!("{policy}/rules.cedar"),
        "resource.times > 3",
        "resource.times > 2",
        "expected permitted, the rules say prohibited",
    );
    broken(
        &format!("{policy}/examples.toml"),
        "times = 3",
        "times = 5",
        "rules.cedar:1:1: the rule `too-often` fails in no example",
    );
    broken(
        &format!("{policy}/examples.toml"),
        "times = 4",
        "times = 2",
        "rules.cedar:1:1: the rule `too-often` holds in no example",
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
        file,
        "\"hand-over\"",
        "\"hand-up\"",
        "there is no resolution `hand-up`",
    );
    broken(
        file,
        "is = [true]",
        "is = [\"coin\"]",
        "`from_bidder` never has one of these values",
    );
    broken(
        file,
        "field = \"from_bidder\"",
        "field = \"times\"",
        "no earlier field is named `times`",
    );
    broken(
        file,
        "name = \"note\"",
        "name = \"times\"",
        "a second field is named `times`",
    );
    broken(
        file,
        "name = \"note\"",
        "name = \"Note\"",
        "`Note` is no name of a field",
    );
    broken(
        file,
        "type = \"long-text\"\nlabel = \"Anything else?\"\nrole = \"note\"",
        "type = \"long-text\"\nlabel = \"Anything else?\"",
        "no rule reads the field `note` and it plays no role",
    );
    broken(
        file,
        "role = \"note\"",
        "role = \"what\"",
        "another field plays the role of `note`",
    );
    broken(
        file,
        "type = \"money\"",
        "type = \"choice\"",
        "`value` is a choice without options",
    );
    broken(
        file,
        "entity = \"Present\"",
        "entity = \"Collision\"",
        "another situation has the entity `Collision`",
    );
    broken(
        file,
        "deed = \"accept\"",
        "deed = \"owe\"",
        "`owe` is no deed",
    );
    broken(
        file,
        "id = \"present\"",
        "id = \"gift\"",
        "the id is `gift` and the name is `present`",
    );
}

#[test]
fn a_public_register_shows_public_fields_alone() {
    broken(
        "situations/present.toml",
        "required = true\npublic = true\nrole = \"what\"",
        "role = \"what\"",
        "registers/presents.toml:15:1: the public column `what` would show the private field `what` of `present`",
    );
    broken(
        "registers/presents.toml",
        "from = \"role:what\"",
        "from = \"role:party\"",
        "no situation of this register has a field for the column `what`",
    );
    broken(
        "registers/presents.toml",
        "from = \"role:what\"",
        "from = \"role:boat\"",
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
        "there is no post in this office `pilot`",
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
        "there is no instrument in `harbour/coat`",
    );
    broken(
        file,
        "clause = \"code 1.1\"",
        "clause = \"code 9\"",
        "there is no clause `code 9` in the stack",
    );
    broken(
        file,
        "financial-year-starts = \"04-01\"",
        "financial-year-starts = \"04-31\"",
        "`04-31` is no day of a year",
    );
    broken(
        file,
        "pence = 1000",
        "pence = -1",
        "`small-present` is less than nothing",
    );
    broken(
        file,
        "from = 2026-01-01",
        "from = 2025-01-01",
        "`small-present` has a second number from 2025-01-01",
    );
    broken(
        file,
        "stands-in = [\"harbour-master\"]",
        "stands-in = []",
        "when the holder of `clerk` may not act, nobody else can",
    );
    broken(
        file,
        "[[limit]]",
        "[[also]]\npost = \"harbour-master\"\nis = \"clerk\"\n[[limit]]",
        "when the holder of `clerk` may not act, nobody else can",
    );
}

#[test]
fn instruments_are_sound() {
    let file = format!("{CODE}/instrument.toml");
    broken(
        &file,
        "standing = \"pilot\"",
        "standing = \"king\"",
        "there is no standing `king`",
    );
    broken(
        &file,
        "standing = \"pilot\"",
        "standing = \"staff\"",
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
        "`yearly` is no duration",
    );
    broken(
        &file,
        "kind = \"code\"",
        "kind = \"ode\"",
        "unknown variant `ode`",
    );
}
