//! Tests of rules with too little or too much in them, and of examples that cannot be asked, one broken sample
//! each.

use probity_conduct::{Codes, Files};

use crate::common::{broken, fixture, report};

const CODE: &str = "harbour/code/2025-01-01";

fn rules(from: &str, to: &str, expected: &str) {
    broken(&format!("{CODE}/rules.cedar"), from, to, expected);
}

fn examples(from: &str, to: &str, expected: &str) {
    broken(&format!("{CODE}/examples.toml"), from, to, expected);
}

#[test]
fn a_rule_has_the_notes_of_its_kind() {
    rules(
        "@clause(\"2.1\")\n",
        "",
        "the rule has no `@clause`\n  = would be right: @clause(\"…\") before it",
    );
    rules(
        "@id(\"money\")",
        "@id(\"money\") @to(\"clerk\")",
        "only a duty can have `@to`\n  = would be right: a second rule with action == Action::\"owe\"",
    );
    rules(
        "@duty(\"report\")",
        "@authority(\"clerk\") @duty(\"report\")",
        "only a rule on the deed can have `@authority`\n  = would be right: @to(\"…\") to say who the duty is owed to",
    );
}

#[test]
fn a_rule_is_about_one_situation_one_action_and_everyone() {
    rules(
        "forbid (principal, ",
        "forbid (principal == Person::\"sam\", ",
        "a rule must be for everyone the instrument applies to\n  = would be right: only `principal` here, and `principal.role` in the condition",
    );
    rules(
        "resource is Present",
        "resource",
        "the rule does not say which situation it is about\n  = would be right: `resource is Collision`, `resource is Present` or `resource is Trip`",
    );
    rules(
        "action == Action::\"accept\"",
        "action",
        "the rule does not name one action\n  = would be right: `action == Action::\"accept\"` or `action == Action::\"owe\"`",
    );
    rules(
        "when { resource.injured }",
        "when { resource.injured && context.authorised }",
        "a duty cannot depend on authorisation\n  = would be right: the condition without context.authorised",
    );
}

#[test]
fn a_condition_outside_the_subset_is_refused_with_what_is_allowed() {
    let condition = |to: &str, expected: &str| {
        rules("resource.kind == \"coin\" }", &format!("{to} }}"), expected);
    };
    condition(
        "principal.posts.contains(resource.kind)",
        "this `contains` is not allowed in a condition\n  = would be right: && || ! == != < <= > >=, if then else, [\"a\", \"b\"].contains(x), principal.role, principal.posts.contains(\"…\"), resource.<field>, context.authorised, context.limits.<name> or datetime(\"…\")",
    );
    condition(
        "[\"coin\", resource.kind].contains(resource.kind)",
        "only plain values are allowed in a list in a condition",
    );
    condition(
        "Person::\"sam\" == principal",
        "this value is not allowed in a condition",
    );
}

#[test]
fn an_example_can_be_asked() {
    examples(
        "kind = \"coin\"",
        "kind = true",
        "the fact `kind` is refused: it has the wrong type\n  = would be right: a value of the field's type",
    );
    examples(
        "kind = \"coin\"",
        "kin = \"coin\"",
        "the fact `kin` is refused: there is no such field\n  = would be right: `what`, `kind`, ",
    );
    examples(
        "kind = \"coin\"",
        "value = 99999999999",
        "the fact `value` is refused: it is too large\n  = would be right: at most ",
    );
    let long = format!("kind = \"coin\", what = \"{}\"", "x".repeat(9999));
    examples(
        "kind = \"coin\"",
        &long,
        "the fact `what` is refused: it is too long\n  = would be right: at most ",
    );
    examples(
        "undecided = [\"kind\", \"value\", \"from_bidder\", \"bid_closes\", \"offered_on\"]\n",
        "",
        "undecided: expected none, the rules say kind, ",
    );
    broken(
        "harbour/office.toml",
        "[[adopts]]\ninstrument = \"law/openness\"\n",
        "",
        "no office adopts this instrument\n  = would be right: [[adopts]] in an office.toml",
    );
}

#[test]
fn an_example_stands_in_the_file_of_its_situation() {
    let mut files = fixture();
    let text = files.read(&format!("{CODE}/examples.toml")).unwrap();
    files.insert(
        format!("{CODE}/examples/trip.toml"),
        text.replace("id = \"", "id = \"again-"),
    );
    let report = report(&Codes::load(&files).unwrap_err());
    assert!(
        report.contains("it is about `present`, but the file is about `trip`\n  = would be right: examples/present.toml"),
        "{report}"
    );
}
