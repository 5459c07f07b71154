//! One statement of a rules file to one rule: scope, annotations, condition.
use super::{
    est::{Names, Refused},
    expr::Expr,
    read::Vocabulary,
    rule::{Action, Debt, Rule},
};
use crate::{answer::Clock, mistake::one_of, model::Situation};
use cedar_policy::{Effect, Policy};
use serde_json::Value;
use std::collections::BTreeMap;

/// The annotations there are.
const ANNOTATIONS: [&str; 11] = [
    "id",
    "clause",
    "authority",
    "second_look",
    "duty",
    "to",
    "within",
    "when",
    "policy",
    "from",
    "every",
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
    let action = action(json, situation, &notes)?;
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
        second_look: notes.get("second_look").cloned(),
        when,
        reads,
        limits,
        file: "".into(),
        at,
        policy: Some(policy),
    };
    sensible(rule)
}

fn refused(what: impl Into<String>, near: &str, instead: impl Into<String>) -> Refused {
    Refused {
        what: what.into(),
        near: near.to_owned(),
        instead: instead.into(),
    }
}

fn known_annotations(notes: &BTreeMap<String, String>) -> Result<(), Refused> {
    match notes
        .keys()
        .find(|key| !ANNOTATIONS.contains(&key.as_str()))
    {
        Some(key) => Err(refused(
            format!("there is no annotation `@{key}`"),
            &format!("@{key}"),
            one_of(ANNOTATIONS),
        )),
        None => Ok(()),
    }
}

fn needed(notes: &BTreeMap<String, String>, key: &str) -> Result<String, Refused> {
    (notes
        .get(key)
        .filter(|value| !value.trim().is_empty())
        .cloned())
    .ok_or_else(|| {
        refused(
            format!("the rule has no `@{key}`"),
            "",
            format!("@{key}(\"…\") before it"),
        )
    })
}

fn list(written: &str, by: char) -> Vec<String> {
    written
        .split(by)
        .map(|part| part.trim().to_owned())
        .collect()
}

/// `resource is <Entity>`; the principal is left open.
fn situation<'a>(json: &Value, words: &Vocabulary<'a>) -> Result<&'a Situation, Refused> {
    if json["principal"]["op"] != "All" {
        return Err(refused(
            "a rule is for every person that the instrument binds",
            "principal",
            "principal alone, and principal.standing in the condition",
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
        return Err(refused(
            "the rule does not say which situation it is about",
            "resource",
            entities(),
        ));
    };
    (words.situations.values().find(|one| one.entity == entity)).ok_or_else(|| {
        refused(
            format!("no situation has the entity `{entity}`"),
            entity,
            entities(),
        )
    })
}

/// `action == Action::"<deed>"` or `action == Action::"owe"`.
fn action(
    json: &Value,
    situation: &Situation,
    notes: &BTreeMap<String, String>,
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
        return Err(refused(
            "the rule does not name one action",
            "action",
            right(),
        ));
    };
    if id == "owe" {
        return debt(situation, notes).map(Action::Owe);
    }
    if Some(id) != deed {
        return Err(refused(
            format!("`{id}` is not the deed of `{}`", situation.id),
            &format!("\"{id}\""),
            right(),
        ));
    }
    match ["duty", "to", "within", "when", "policy", "from", "every"]
        .iter()
        .find(|key| notes.contains_key(**key))
    {
        Some(key) => Err(refused(
            format!("`@{key}` belongs to a duty"),
            &format!("@{key}"),
            "a second rule with action == Action::\"owe\"",
        )),
        None => Ok(Action::Deed),
    }
}

fn debt(situation: &Situation, notes: &BTreeMap<String, String>) -> Result<Debt, Refused> {
    if notes.contains_key("authority") {
        return Err(refused(
            "`@authority` belongs to a rule on the deed",
            "@authority",
            "@to(\"…\") for whom the duty is owed to",
        ));
    }
    let within = duration(notes, "within")?;
    Ok(Debt {
        duty: needed(notes, "duty")?,
        to: notes.get("to").cloned(),
        from: clock(situation, notes, within.is_some())?,
        every: duration(notes, "every")?,
        within,
        moment: notes.get("when").cloned(),
        policy: notes.get("policy").cloned(),
    })
}

/// An ISO 8601 duration, where that annotation is there.
fn duration(notes: &BTreeMap<String, String>, key: &str) -> Result<Option<String>, Refused> {
    let written = notes.get(key);
    let wrong = |written: &&String| {
        !written.starts_with('P')
            || written
                .parse::<jiff::Span>()
                .map_or(true, |span| !span.is_positive())
    };
    match written.filter(wrong) {
        Some(written) => Err(refused(
            format!("`{written}` is no duration"),
            written,
            "an ISO 8601 duration such as P5D, PT72H or P3Y",
        )),
        None => Ok(written.cloned()),
    }
}

/// From which date the time of `@within` runs: `occurred-on` where nothing else is said.
fn clock(
    situation: &Situation,
    notes: &BTreeMap<String, String>,
    runs: bool,
) -> Result<Option<Clock>, Refused> {
    let Some(written) = notes.get("from") else {
        return Ok(runs.then_some(Clock::OccurredOn));
    };
    if !runs {
        return Err(refused(
            "`@from` says when a time begins, and there is none",
            "@from",
            "@within(\"…\") beside it, or no @from",
        ));
    }
    let clock = Clock::ALL.into_iter().find(|clock| clock.id() == written);
    let Some(clock) = clock else {
        return Err(refused(
            format!("no time runs from `{written}`"),
            written,
            one_of(Clock::ALL.map(Clock::id)),
        ));
    };
    if situation.field_with_role(clock.role()).is_none() {
        return Err(refused(
            format!("`{}` has no date with the role `{written}`", situation.id),
            written,
            format!("[[field]] with role = \"{written}\" in its situation, or another date"),
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

/// What effect, action and authority have to do with each other.
fn sensible(rule: Rule) -> Result<Rule, Refused> {
    let mut lifts = false;
    rule.when
        .walk(&mut |part| lifts |= *part == Expr::Authorised);
    let owes = rule.owes().is_some();
    if owes && rule.forbids {
        return Err(refused(
            "a duty is a permit",
            "forbid",
            "permit (principal, action == Action::\"owe\", …)",
        ));
    }
    if owes && lifts {
        return Err(refused(
            "a duty cannot depend on authorisation",
            "context.authorised",
            "the condition without context.authorised",
        ));
    }
    if !rule.forbids && lifts && rule.authorities.is_empty() {
        return Err(refused(
            "the rule waits for authorisation and does not say whose",
            "context.authorised",
            "@authority(\"<post>\") before it",
        ));
    }
    if rule.second_look.is_some() && rule.authorities.is_empty() {
        return Err(refused(
            "only what somebody authorises can be refused and looked at again",
            "@second_look",
            "@authority(\"<post>\") beside it, or no @second_look",
        ));
    }
    if !lifts && !rule.authorities.is_empty() {
        return Err(refused(
            "the rule names an authority and does not wait for it",
            "@authority",
            "context.authorised in the condition, or no @authority",
        ));
    }
    Ok(rule)
}
