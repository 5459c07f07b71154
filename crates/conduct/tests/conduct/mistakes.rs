//! Tests of the checks of rules, clauses and examples: one broken sample each, with its message and position.
use probity_conduct::{Codes, Files};

use crate::common::{broken, fixture, report};

const CODE: &str = "harbour/code/2025-01-01";

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
        "rules.cedar:9:17: rule `money-report`: no one in `harbour` can hold the post `pilot-boat`\n  = would be right: `harbour-master`, `clerk` or `line-manager`",
    );
    rules(
        "@authority(\"clerk\")",
        "@authority(\"mayor\")",
        "rule `bid-open`: no one in `harbour` can hold the post `mayor`",
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
        "rules.cedar:9:46: `a day` is not a duration",
    );
    rules(
        "@every(\"P1Y\")",
        "@every(\"P0Y\")",
        "rules.cedar:42:86: `P0Y` is not a duration\n  = would be right: an ISO 8601 duration such as P5D, PT72H or P3Y",
    );
    rules(
        "@from(\"known-on\")",
        "@from(\"heard-on\")",
        "a time limit cannot start from `heard-on`\n  = would be right: `occurred-on`, `known-on` or `last-done-on`",
    );
    rules(
        "@within(\"P1D\") @when(\"at-once\")",
        "@within(\"P1D\") @from(\"known-on\")",
        "rules.cedar:9:59: `present` has no date with the meaning `known-on`",
    );
    rules(
        "@within(\"P1D\") @from",
        "@from",
        "`@from` says when a time limit starts, but there is no time limit",
    );
    rules(
        "@id(\"small\")",
        "@id(\"money\")",
        "rules.cedar:13:1: another rule already has the id `money`",
    );
    rules(
        "@id(\"small\")",
        "@id(\"small\") @note(\"x\")",
        "there is no annotation `@note`",
    );
    rules(
        "@review(\"2.6\")",
        "@review(\"9.9\")",
        "rule `large`: there is no clause `9.9`",
    );
    rules(
        "@authority(\"line-manager|clerk\")\n@review(\"2.6\")\npermit (principal, action == Action::\"accept\", resource is Present)\nwhen {\n  context.authorised &&",
        "@review(\"2.6\")\npermit (principal, action == Action::\"accept\", resource is Present)\nwhen {",
        "only something that needs authorisation can be refused and reviewed",
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
        "a duty must be a permit",
    );
    rules(
        "@authority(\"line-manager|clerk\")\n",
        "",
        "waits for authorisation, but does not say whose",
    );
    rules(
        "@id(\"small\")\n@clause(\"2.3\")\n",
        "@id(\"small\")\n@clause(\"2.3\")\n@authority(\"clerk\")\n",
        "names an authority, but does not wait for it",
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
        "rules.cedar:5:25: `gold` is not an option of `kind`\n  = would be right: `thing`, `coin` or `meal`",
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
        "resource.kind == \"coin\" && principal.role == \"king\" }",
        "there is no role `king`",
    );
    rules(
        "resource.kind == \"coin\" }",
        "resource.kind == \"coin\" && principal.posts.contains(\"king\") }",
        "no one in `harbour` can hold the post `king`",
    );
    rules(
        "resource.from_bidder && ",
        "resource.bid_closes < datetime(\"tomorrow\") && ",
        "`tomorrow` is not a day",
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
        "notice-for = [\"incidents\"]",
        "notice-for = [\"accidents\"]",
        "clauses.toml:88:15: there is no topic `accidents`",
    );
    let reason = "why-no-rule = \"It keeps other rules from being read too widely, and asks nothing itself.\"";
    broken(
        &clauses,
        reason,
        "why-no-rule = \" \"",
        "clauses.toml:89:1: the clause `3.2` gives no reason",
    );
    broken(
        &clauses,
        reason,
        "",
        "clauses.toml:87:1: the permission `3.2` has no rule, and no reason is given",
    );
    broken(
        &clauses,
        "does = \"text\"\nnotice-for",
        "does = \"rule\"\nnotice-for",
        "the clause `3.2` says why it has no rule, but its `does` says that it has one",
    );
    broken(
        &clauses,
        "kind = \"permission\"\ntopic = \"incidents\"",
        "kind = \"guidance\"\ntopic = \"incidents\"",
        "the clause `3.2` says why it has no rule, but this kind of clause needs none",
    );
    broken(
        &clauses,
        "does = \"text\"",
        "does = \"rule\"",
        "clauses.toml:21:1: the clause `1.3` says that it has a rule, but no rule of that kind cites it",
    );
    broken(
        &clauses,
        "does = \"rule\"",
        "does = \"text\"",
        "rule `money`: the clause `2.1` does not say that it has a rule",
    );
    broken(
        &clauses,
        "ref = \"1.2\"",
        "ref = \"1.1\"",
        "another clause already has the reference `1.1`",
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
fn a_file_of_a_situation_holds_that_situation_alone() {
    let mut files = fixture();
    let rules = files.read(&format!("{CODE}/rules.cedar")).unwrap();
    let again = rules.replace("@id(\"", "@id(\"again-");
    files.insert(format!("{CODE}/rules/berth.cedar"), again);
    let report = report(&Codes::load(&files).unwrap_err());
    assert!(report.contains("rules/berth.cedar:"), "{report}");
    assert!(
        report.contains("it is about `present`, but the file is about `berth`"),
        "{report}"
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
        "the duty `report line-manager P2D at-once 2.2` is expected, but not owed",
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
        "the fact `kind` is refused: it is not one of the options\n  = would be right: `thing`, `coin` or `meal`",
    );
    broken(
        &examples,
        "as = \"staff\"",
        "as = \"king\"",
        "there is no role `king`",
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
        "the office does not adopt an instrument `magna-carta`",
    );
    broken(
        &examples,
        "id = \"rope\"",
        "id = \"coin\"",
        "another example already has the id `coin`",
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
        "rules.cedar:1:1: no example makes the rule `too-often` fail",
    );
    broken(
        &format!("{policy}/examples.toml"),
        "times = 4",
        "times = 2",
        "rules.cedar:1:1: no example makes the rule `too-often` hold",
    );
}

#[test]
fn a_review_needs_a_refusal_and_a_clause_that_claims_it() {
    broken(
        "situations/present.toml",
        "\"refuse\", ",
        "",
        "rule `large`: no one can refuse `present`",
    );
    broken(
        &format!("{CODE}/examples.toml"),
        "review = \"2.6\"",
        "review = \"2.4\"",
        "review: expected 2.4, the rules say 2.6",
    );
    broken(
        &format!("{CODE}/clauses.toml"),
        "says = \"A nod is not withheld without good reason.\"\nkind = \"route\"\ntopic = \"gifts\"\ndoes = \"route\"",
        "says = \"A nod is not withheld without good reason.\"\nkind = \"route\"\ntopic = \"gifts\"\ndoes = \"guidance\"",
        "the clause `2.6` does not say that it has a rule",
    );
    broken(
        &format!("{CODE}/rules.cedar"),
        "@review(\"2.6\")\n",
        "",
        "the clause `2.6` says that it has a rule, but no rule of that kind cites it",
    );
}
