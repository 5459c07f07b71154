//! Facts that show one side of a condition, found by trying the classes of the facts that the rule reads.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value as Json;

use super::side;
use crate::ask::{Asker, Evaluation, Question, slots};
use crate::codes::Codes;
use crate::facts::Facts;
use crate::map::{Class, classes};
use crate::rules::{Expr, Rule};

/// The most combinations tried for one side.
const MOST: usize = 20_000;

/// A question that would show one side of a condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Proposal {
    /// The situation's id.
    pub situation: String,
    /// The role of the person who asks.
    pub role: String,
    /// The posts that they hold.
    pub posts: Vec<String>,
    /// The facts.
    #[cfg_attr(feature = "schema", schema(value_type = std::collections::HashMap<String, Object>))]
    pub facts: BTreeMap<String, Json>,
}

/// The first combination that shows this side. `None` if there is none.
pub(super) fn propose(
    codes: &Codes,
    (version, office): (usize, &str),
    rule: &Rule,
    condition: &Expr,
    holds: bool,
) -> Option<Proposal> {
    let situation = codes.situation(&rule.situation)?;
    let instrument = &codes.model.instruments[version];
    for posts in held(rule) {
        for role in roles(codes, rule, version) {
            let question = Question {
                office: office.to_owned(),
                situation: situation.id.clone(),
                on: instrument.effective.max(codes.map_day(office)),
                asker: Asker {
                    role: role.to_owned(),
                    posts: posts.clone(),
                },
                facts: Facts::none(situation),
                switched_on: Vec::new(),
            };
            let Ok(mut evaluation) = Evaluation::new(codes, &question, &[version]) else {
                continue;
            };
            let classes = classes(situation, &[rule], &evaluation.period.limits);
            let fields = read(rule, situation);
            if try_all(
                &mut evaluation,
                &classes,
                &fields,
                &mut MOST.clone(),
                &|evaluation| side(evaluation, rule, condition) == Some(holds),
            ) {
                return Some(Proposal {
                    situation: situation.id.clone(),
                    role: role.to_owned(),
                    posts,
                    facts: facts(&evaluation, &classes, &fields),
                });
            }
        }
    }
    None
}

/// The roles that the version binds, staff first.
fn roles<'a>(codes: &'a Codes, rule: &Rule, version: usize) -> Vec<&'a str> {
    let instrument = &codes.model.instruments[version];
    let mut roles: Vec<&str> = (codes.words().role.keys())
        .map(String::as_str)
        .filter(|role| instrument.binds(role, &rule.situation))
        .collect();
    roles.sort_by_key(|role| *role != "staff");
    let mut reads_role = false;
    rule.when
        .walk(&mut |part| reads_role |= matches!(part, Expr::Role));
    if !reads_role {
        roles.truncate(1);
    }
    roles
}

/// No post, and every post that the rule reads alone.
fn held(rule: &Rule) -> Vec<Vec<String>> {
    let mut held = vec![Vec::new()];
    rule.when.walk(&mut |part| {
        if let Expr::HoldsPost(post) = part {
            held.push(vec![post.clone()]);
        }
    });
    held
}

/// The fields that the rule reads and those that decide whether they apply, in order.
fn read(rule: &Rule, situation: &crate::model::Situation) -> Vec<usize> {
    let behind = slots::behind(situation);
    let bits = (behind.iter().enumerate())
        .filter(|(index, _)| rule.reads & (1 << index) != 0)
        .fold(0, |bits, (_, behind)| bits | behind);
    (0..situation.fields.len())
        .filter(|index| bits & (1_u64 << index) != 0)
        .collect()
}

/// Tries every combination of the fields left, and stops with the first that fits in place.
fn try_all<'a>(
    evaluation: &mut Evaluation<'a>,
    classes: &[Vec<Class<'a>>],
    fields: &[usize],
    left: &mut usize,
    fits: &impl Fn(&Evaluation<'a>) -> bool,
) -> bool {
    let Some((field, rest)) = fields.split_first() else {
        *left = left.saturating_sub(1);
        evaluation.slots = slots::slots(evaluation.situation, &evaluation.given);
        return fits(evaluation);
    };
    for class in &classes[*field] {
        if *left == 0 {
            return false;
        }
        evaluation.given[*field] = Some(class.value);
        if try_all(evaluation, classes, rest, left, fits) {
            return true;
        }
    }
    evaluation.given[*field] = None;
    false
}

/// The facts in place, without those that do not apply.
fn facts(
    evaluation: &Evaluation<'_>,
    classes: &[Vec<Class<'_>>],
    fields: &[usize],
) -> BTreeMap<String, Json> {
    let situation = evaluation.situation;
    let applies = crate::visibility::applies(situation, &evaluation.given);
    let value = |field: usize| {
        let class = classes[field]
            .iter()
            .find(|class| Some(class.value) == evaluation.given[field])?;
        let data = &situation.fields[field];
        Some((data.name.clone(), class.as_value(data.kind)?.to_json()))
    };
    let given = fields
        .iter()
        .filter(|field| applies[**field] == crate::rules::Tri::Yes);
    given.filter_map(|field| value(*field)).collect()
}
