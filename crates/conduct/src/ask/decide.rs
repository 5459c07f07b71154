//! Cedar's decision: the deed without and with authorisation, and the duties.

use std::collections::{HashMap, HashSet};

use cedar_policy::{Decision, Entities, Entity, EntityUid, Request, RestrictedExpression};

use super::judge::Evaluation;
use super::{AskProblem, Judged, slots};
use crate::engine::ActionRules;
use crate::rules::Value;

/// Cedar's decision. Rules are indexes into the list judged.
pub(super) struct Decided {
    /// The decision on the deed: first not authorised, then authorised.
    pub deed: [Verdict; 2],
    /// Rules that make the person owe something.
    pub owed: Vec<usize>,
}

/// One decision over all instruments together.
#[derive(Default)]
pub(super) struct Verdict {
    pub forbids: Vec<usize>,
    /// Filled only if nothing forbids: otherwise Cedar names no permits.
    pub permits: Vec<usize>,
}

impl Verdict {
    pub fn allows(&self) -> bool {
        self.forbids.is_empty() && !self.permits.is_empty()
    }
}

pub(super) fn decide(
    evaluation: &Evaluation<'_>,
    rules: &[Judged<'_>],
) -> Result<Decided, AskProblem> {
    let entities = entities(evaluation, rules)?;
    let mut deed = [Verdict::default(), Verdict::default()];
    if let Some(action) = &evaluation.ids.deed {
        deed[0] = ask(evaluation, &entities, action, 0)?;
        if !deed[0].allows() {
            deed[1] = ask(evaluation, &entities, action, 1)?;
        }
    }
    let owed = ask(evaluation, &entities, &evaluation.codes.engine.owe, 0)?.permits;
    Ok(Decided { deed, owed })
}

/// Cedar evaluates policies one by one, and one forbid is enough to refuse. So asking each instrument's set and
/// combining the replies gives the same result as asking one set of all of them. It also needs no set for each
/// stack of instruments.
fn ask(
    evaluation: &Evaluation<'_>,
    entities: &Entities,
    action: &EntityUid,
    with: usize,
) -> Result<Verdict, AskProblem> {
    let mut verdict = Verdict::default();
    let mut base = 0;
    let owe = *action == evaluation.codes.engine.owe;
    for (_, deed, owed) in evaluation.bound_rules() {
        let (part, first) = if owe {
            (owed, base + deed.rules.len())
        } else {
            (deed, base)
        };
        base += deed.rules.len() + owed.rules.len();
        if !part.rules.is_empty() {
            reply(
                evaluation,
                entities,
                action,
                with,
                part,
                first,
                &mut verdict,
            )?;
        }
    }
    if !verdict.forbids.is_empty() {
        verdict.permits.clear();
    }
    verdict.forbids.sort_unstable();
    verdict.permits.sort_unstable();
    Ok(verdict)
}

fn reply(
    evaluation: &Evaluation<'_>,
    entities: &Entities,
    action: &EntityUid,
    with: usize,
    part: &ActionRules,
    first: usize,
    verdict: &mut Verdict,
) -> Result<(), AskProblem> {
    let engine = &evaluation.codes.engine;
    let context = evaluation.period.contexts[with].clone();
    let request = Request::new(
        engine.person.clone(),
        action.clone(),
        evaluation.ids.resource.clone(),
        context,
        None,
    )
    .map_err(failed)?;
    let response = engine
        .authorizer
        .is_authorized(&request, &part.set, entities);
    if let Some(error) = response.diagnostics().errors().next() {
        return Err(failed(error));
    }
    let reasons = response
        .diagnostics()
        .reason()
        .filter_map(|id| AsRef::<str>::as_ref(id).parse::<usize>().ok())
        .map(|place| first + place);
    match response.decision() {
        Decision::Allow => verdict.permits.extend(reasons),
        Decision::Deny => verdict.forbids.extend(reasons),
    }
    Ok(())
}

fn failed(error: impl ToString) -> AskProblem {
    AskProblem::RuleFailed(error.to_string())
}

/// The person who asks and the evaluation as Cedar entities, with only the attributes that the rules read.
fn entities(evaluation: &Evaluation<'_>, rules: &[Judged<'_>]) -> Result<Entities, AskProblem> {
    let reads = rules.iter().fold(0, |bits, one| bits | one.rule.reads);
    let completed = slots::completed(evaluation.situation, &evaluation.given);
    let fields = evaluation
        .situation
        .fields
        .iter()
        .zip(completed)
        .enumerate();
    let attributes = fields
        .filter(|(index, _)| reads & (1 << index) != 0)
        .map(|(_, (field, value))| (field.name.clone(), expression(value)))
        .collect();
    let asker = &evaluation.question.asker;
    let posts = asker
        .posts
        .iter()
        .map(|post| RestrictedExpression::new_string(post.clone()));
    let person = HashMap::from([
        (
            "role".to_owned(),
            RestrictedExpression::new_string(asker.role.clone()),
        ),
        ("posts".to_owned(), RestrictedExpression::new_set(posts)),
    ]);
    let person = Entity::new(
        evaluation.codes.engine.person.clone(),
        person,
        HashSet::new(),
    )
    .map_err(failed)?;
    let evaluation =
        Entity::new(evaluation.ids.resource.clone(), attributes, HashSet::new()).map_err(failed)?;
    Entities::from_entities([person, evaluation], None).map_err(failed)
}

fn expression(value: Value<'_>) -> RestrictedExpression {
    match value {
        Value::Bool(value) => RestrictedExpression::new_bool(value),
        Value::Long(value) => RestrictedExpression::new_long(value),
        Value::Text(value) => RestrictedExpression::new_string(value.to_owned()),
        Value::Day(value) => RestrictedExpression::new_datetime(value.to_string()),
        Value::Open => RestrictedExpression::new_bool(false),
    }
}
