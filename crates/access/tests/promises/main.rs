//! What access promises without exception, proved for every request that the rules can tell apart.
//!
//! `partition.rs` makes every combination of what rules read. `reads.rs` reads the rules and refuses any that reads
//! or compares something else: then the combinations are all there are. Each promise is tried with all of them, and
//! then with rules that are broken on purpose, which must give a request that breaks it.

#![cfg(test)]

mod partition;
mod promise;
mod reads;
mod words;

use std::collections::BTreeSet;

use cedar_policy::{Effect, PolicySet};
use partition::{Ask, every_ask};
use probity_access::Access;
use promise::{Break, PROMISES, Promise};

const RULES: &str = include_str!("../../src/access.cedar");
const SCHEMA: &str = include_str!("../../src/access.cedarschema");

fn rules() -> PolicySet {
    RULES.parse().unwrap()
}

/// The rules, broken on purpose.
fn broken(how: Break) -> Access {
    let kept = |left_out: &str| {
        let all = rules();
        let policies = all.policies();
        let kept: Vec<String> = policies
            .filter(|one| one.annotation("id") != Some(left_out))
            .map(ToString::to_string)
            .collect();
        assert!(kept.len() < all.policies().count(), "no rule `{left_out}`");
        kept.join("\n")
    };
    let text = match how {
        Break::Without(id) => kept(id),
        Break::With(rule) => format!("{RULES}\n{rule}"),
    };
    Access::of(&text).unwrap()
}

/// The first request that the promise says is refused, and that is allowed.
fn counterexample(access: &Access, promise: &Promise) -> Option<Ask> {
    every_ask()
        .into_iter()
        .filter(promise.refuses)
        .find(|ask| access.may(&ask.who, ask.action, &ask.resource))
}

#[test]
fn every_promise_holds_for_every_request() {
    let access = Access::new().unwrap();
    for promise in PROMISES {
        let cases = every_ask().into_iter().filter(promise.refuses).count();
        assert!(cases > 0, "{} is about nothing", promise.says);
        println!("{cases} requests refused: {}", promise.says);
        if let Some(ask) = counterexample(&access, promise) {
            panic!("{}: {}", promise.says, words::of(&ask));
        }
    }
}

#[test]
fn rules_broken_on_purpose_break_a_promise() {
    let access = Access::new().unwrap();
    for promise in PROMISES {
        for how in promise.broken_by {
            let found = counterexample(&broken(*how), promise);
            let ask = found.unwrap_or_else(|| panic!("{} holds {how}", promise.says));
            println!("{}\n  {how}: {}", promise.says, words::of(&ask));
            let replayed = access.check(&ask.who, ask.action, &ask.resource);
            assert!(replayed.is_err(), "{}", words::of(&ask));
        }
    }
}

#[test]
fn every_rule_that_forbids_keeps_a_promise() {
    let rules = rules();
    let forbids = rules
        .policies()
        .filter(|one| one.effect() == Effect::Forbid)
        .filter_map(|one| one.annotation("id"));
    let forbids: BTreeSet<&str> = forbids.collect();
    let all = PROMISES.iter().flat_map(|promise| promise.broken_by);
    let kept: BTreeSet<&str> = all
        .filter_map(|how| match how {
            Break::Without(id) => Some(*id),
            Break::With(_) => None,
        })
        .collect();
    assert_eq!(forbids, kept);
}

#[test]
fn the_partition_has_everything_that_rules_read() {
    for policy in rules().policies() {
        if let Err(why) = reads::only_the_partition(policy) {
            panic!("{why}");
        }
    }
}

#[test]
fn a_rule_that_reads_something_else_is_refused() {
    for (condition, near) in [
        ("resource.subject == resource.submitter", "submitter"),
        ("resource.named == resource.informed", "informed"),
        ("resource.subject.left", "left"),
        ("principal has manager", "manager"),
        ("resource.informed.isEmpty()", "informed"),
        ("resource.confidential == resource.conflict", "conflict"),
        ("principal in resource.hadIt", "hadIt"),
        (
            "if principal.left then resource.conflict else false",
            "left",
        ),
    ] {
        let rule = format!(
            "@id(\"x\") permit (principal is Person, action, resource is Case) when {{ {condition} }};"
        );
        let rules: PolicySet = rule.parse().unwrap();
        let policy = rules.policies().next().unwrap();
        let why = reads::only_the_partition(policy).expect_err(condition);
        assert!(why.contains("add it to the partition"), "{why}");
        assert!(why.contains(near), "{why}");
    }
    let named = "@id(\"x\") permit (principal == Person::\"a\", action, resource);";
    let rules: PolicySet = named.parse().unwrap();
    assert!(reads::only_the_partition(rules.policies().next().unwrap()).is_err());
}
