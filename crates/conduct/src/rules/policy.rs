//! From one statement of a rules file to one rule: scope, annotations and condition.

use std::collections::BTreeMap;

use cedar_policy::{Effect, Policy};
use probity_i18n::key;
use serde_json::Value;

use super::est::{Names, Refused};
use super::expr::Expr;
use super::rule::{Action, Rule, RuleDuty};
use super::vocabulary::Vocabulary;
use crate::answer::Clock;
use crate::mistake::{one_of, snippet};
use crate::model::{Situation, Words};

/// The annotations that a rule can have.
const ANNOTATIONS: [&str; 12] = [
    "id",
    "clause",
    "authority",
    "review",
    "duty",
    "to",
    "within",
    "when",
    "policy",
    "from",
    "every",
    "ends",
];

/// Reads a parsed policy; `json` is Cedar's JSON form of it.
pub(super) fn rule(
    policy: Policy,
    json: &Value,
    at: usize,
    words: &Vocabulary<'_>,
) -> Result<Rule, Refused> {
    let notes: BTreeMap<String, String> = policy
        .annotations()
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .collect();
    known_annotations(&notes)?;
    let situation = situation(json, words)?;
    let action = action(json, situation, &notes, words)?;
    let when = Names {
        situation,
        limits: words.limits,
    }
    .conditions(json)?;
    let (reads, limits) = reads(&when);
    let rule = Rule {
        id: needed(&notes, "id")?,
        forbids: policy.effect() == Effect::Forbid,
        action,
        situation: situation.id.clone(),
        clauses: list(&needed(&notes, "clause")?, ','),
        authorities: notes
            .get("authority")
            .map(|posts| list(posts, '|'))
            .unwrap_or_default(),
        review: notes.get("review").cloned(),
        when,
        reads,
        limits,
        text: "".into(),
        file: "".into(),
        at,
        policy: Some(policy),
    };
    sensible(rule)
}

fn known_annotations(notes: &BTreeMap<String, String>) -> Result<(), Refused> {
    match notes
        .keys()
        .find(|name| !ANNOTATIONS.contains(&name.as_str()))
    {
        Some(name) => Err(Refused::new(
            key("check-no-annotation").with("name", name),
            &format!("@{name}"),
            one_of(ANNOTATIONS),
        )),
        None => Ok(()),
    }
}

fn needed(notes: &BTreeMap<String, String>, name: &str) -> Result<String, Refused> {
    (notes
        .get(name)
        .filter(|value| !value.trim().is_empty())
        .cloned())
    .ok_or_else(|| {
        Refused::new(
            key("check-annotation-missing").with("name", name),
            "",
            key("check-annotation-missing-right").with("name", name),
        )
    })
}

fn list(written: &str, by: char) -> Vec<String> {
    written
        .split(by)
        .map(|part| part.trim().to_owned())
        .collect()
}

/// Reads `resource is <Entity>`. The principal is left open.
fn situation<'a>(json: &Value, words: &Vocabulary<'a>) -> Result<&'a Situation, Refused> {
    if json["principal"]["op"] != "All" {
        return Err(Refused::new(
            key("check-rule-principal"),
            "principal",
            key("check-rule-principal-right"),
        ));
    }
    let entities = || {
        one_of(
            words
                .situations
                .values()
                .map(|one| format!("resource is {}", one.entity)),
        )
    };
    let (Some("is"), Some(entity), None) = (
        json["resource"]["op"].as_str(),
        json["resource"]["entity_type"].as_str(),
        json["resource"].get("in"),
    ) else {
        return Err(Refused::new(
            key("check-rule-no-situation"),
            "resource",
            entities(),
        ));
    };
    (words.situations.values().find(|one| one.entity == entity)).ok_or_else(|| {
        Refused::new(
            key("check-rule-entity").with("entity", entity),
            entity,
            entities(),
        )
    })
}

/// Reads `action == Action::"<deed>"` or `action == Action::"owe"`.
fn action(
    json: &Value,
    situation: &Situation,
    notes: &BTreeMap<String, String>,
    words: &Vocabulary<'_>,
) -> Result<Action, Refused> {
    let deed = situation.deed.as_deref();
    let right = || {
        one_of(
            deed.into_iter()
                .chain(["owe"])
                .map(|one| format!("action == Action::\"{one}\"")),
        )
    };
    let entity = &json["action"]["entity"];
    let (Some("=="), Some("Action"), Some(id)) = (
        json["action"]["op"].as_str(),
        entity["type"].as_str(),
        entity["id"].as_str(),
    ) else {
        return Err(Refused::new(key("check-rule-no-action"), "action", right()));
    };
    if id == "owe" {
        return rule_duty(situation, notes, words).map(Action::Owe);
    }
    if Some(id) != deed {
        return Err(Refused::new(
            key("check-rule-deed")
                .with("deed", id)
                .with("situation", &situation.id),
            &format!("\"{id}\""),
            right(),
        ));
    }
    match DUTY_NOTES.iter().find(|name| notes.contains_key(**name)) {
        Some(name) => Err(Refused::new(
            key("check-annotation-of-duty").with("name", *name),
            &format!("@{name}"),
            key("check-annotation-of-duty-right"),
        )),
        None => Ok(Action::Deed),
    }
}

/// Annotations that only a rule on a duty can have.
const DUTY_NOTES: [&str; 8] = [
    "duty", "to", "within", "when", "policy", "from", "every", "ends",
];

/// The only value of `@ends`.
const WORKING_DAY: &str = "working-day";

fn rule_duty(
    situation: &Situation,
    notes: &BTreeMap<String, String>,
    words: &Vocabulary<'_>,
) -> Result<RuleDuty, Refused> {
    if notes.contains_key("authority") {
        return Err(Refused::new(
            key("check-authority-of-deed"),
            "@authority",
            key("check-authority-of-deed-right"),
        ));
    }
    let within = duration(notes, "within")?;
    let duty = needed(notes, "duty")?;
    let moment = notes.get("when").cloned();
    Ok(RuleDuty {
        moot_when_prohibited: moot_when_prohibited(words.words, &duty, moment.as_deref()),
        duty,
        to: notes.get("to").cloned(),
        from: clock(situation, notes, within.is_some())?,
        ends_on_working_day: ends(notes, within.is_some())?,
        every: duration(notes, "every")?,
        within,
        moment,
        policy: notes.get("policy").cloned(),
    })
}

/// Whether the duty, or the moment at which it is due, means nothing once the deed is prohibited.
fn moot_when_prohibited(words: &Words, duty: &str, moment: Option<&str>) -> bool {
    let duty = words.duty.get(duty);
    let moment = moment.and_then(|moment| words.moment.get(moment));
    duty.is_some_and(|word| word.moot_when_prohibited)
        || moment.is_some_and(|word| word.moot_when_prohibited)
}

/// Reads an annotation that holds an ISO 8601 duration, if it is there.
fn duration(notes: &BTreeMap<String, String>, name: &str) -> Result<Option<String>, Refused> {
    let written = notes.get(name);
    let wrong = |written: &&String| {
        !written.starts_with('P')
            || written
                .parse::<jiff::Span>()
                .map_or(true, |span| !span.is_positive())
    };
    match written.filter(wrong) {
        Some(written) => Err(Refused::new(
            key("check-no-duration").with("written", written),
            written,
            key("check-rule-duration-right"),
        )),
        None => Ok(written.cloned()),
    }
}

/// Whether a last day at a weekend or on a bank holiday moves on to the next working day.
fn ends(notes: &BTreeMap<String, String>, runs: bool) -> Result<bool, Refused> {
    match notes.get("ends") {
        None => Ok(false),
        Some(written) if written == WORKING_DAY && runs => Ok(true),
        Some(_) => Err(Refused::new(
            key("check-ends"),
            "@ends",
            snippet(format!("@within(\"P30D\") @ends(\"{WORKING_DAY}\")")),
        )),
    }
}

/// The date from which `@within` runs. It is `occurred-on` unless the rule names another.
fn clock(
    situation: &Situation,
    notes: &BTreeMap<String, String>,
    runs: bool,
) -> Result<Option<Clock>, Refused> {
    let Some(written) = notes.get("from") else {
        return Ok(runs.then_some(Clock::OccurredOn));
    };
    if !runs {
        return Err(Refused::new(
            key("check-from-alone"),
            "@from",
            key("check-from-alone-right"),
        ));
    }
    let clock = Clock::ALL.into_iter().find(|clock| clock.id() == written);
    let Some(clock) = clock else {
        return Err(Refused::new(
            key("check-no-clock").with("from", written),
            written,
            one_of(Clock::ALL.map(Clock::id)),
        ));
    };
    if situation.field_with_meaning(clock.meaning()).is_none() {
        return Err(Refused::new(
            key("check-no-date-of-meaning")
                .with("situation", &situation.id)
                .with("meaning", written),
            written,
            key("check-no-date-of-meaning-right").with("meaning", written),
        ));
    }
    Ok(Some(clock))
}

fn reads(when: &Expr) -> (u64, Vec<usize>) {
    let (mut fields, mut limits) = (0, Vec::new());
    when.walk(&mut |part| match part {
        Expr::Field(index) => fields |= 1 << index,
        Expr::Limit(index) => limits.push(*index),
        _ => {}
    });
    limits.sort_unstable();
    limits.dedup();
    (fields, limits)
}

/// Checks that effect, action and authority fit together.
fn sensible(rule: Rule) -> Result<Rule, Refused> {
    let mut lifts = false;
    rule.when
        .walk(&mut |part| lifts |= *part == Expr::Authorised);
    let owes = rule.owes().is_some();
    if owes && rule.forbids {
        return Err(Refused::new(
            key("check-duty-forbids"),
            "forbid",
            snippet("permit (principal, action == Action::\"owe\", …)"),
        ));
    }
    if owes && lifts {
        return Err(Refused::new(
            key("check-duty-authorised"),
            "context.authorised",
            key("check-duty-authorised-right"),
        ));
    }
    if !rule.forbids && lifts && rule.authorities.is_empty() {
        return Err(Refused::new(
            key("check-authority-missing"),
            "context.authorised",
            key("check-authority-missing-right"),
        ));
    }
    if rule.review.is_some() && rule.authorities.is_empty() {
        return Err(Refused::new(
            key("check-review-alone"),
            "@review",
            key("check-review-alone-right"),
        ));
    }
    if !lifts && !rule.authorities.is_empty() {
        return Err(Refused::new(
            key("check-authority-idle"),
            "@authority",
            key("check-authority-idle-right"),
        ));
    }
    Ok(rule)
}
