//! The answer, built from the decision: outcome, citations, and the post to ask.

use super::citation::citation;
use super::decide::Decided;
use super::falls_to::FallsTo;
use super::judge::{Evaluation, Judged};
use super::sharpen::TriedVerdicts;
use super::stand_in::StandIns;
use super::{act, duties, ordinary, settle, why};
use crate::answer::{Answer, AskWhom, Citation, InForce, Outcome, See};
use crate::model::{Instrument, InstrumentKind};
use crate::rules::Tri;
use crate::text::Lang;

pub(super) fn answer(
    evaluation: &Evaluation<'_>,
    sharpened: &TriedVerdicts<'_>,
    decided: &Decided,
) -> Answer {
    let outcome = outcome(evaluation, sharpened, decided);
    let asker = &evaluation.question.asker;
    let office = evaluation.codes.office(&evaluation.question.office);
    let mut stand_ins = StandIns::new(office, &asker.posts);
    let authorities = stand_ins.posts(&authorities(outcome, sharpened));
    let could_authorise = stand_ins.posts(&could_authorise(outcome, sharpened));
    let mut duties = duties::duties(evaluation, sharpened, decided);
    let mut may_owe = duties::possible(evaluation, sharpened);
    for duty in duties.iter_mut().chain(&mut may_owe) {
        duty.to = duty.to.take().and_then(|to| stand_ins.written(&to));
    }
    let because = because(evaluation, outcome, sharpened, decided);
    let ordinary = outcome == Some(Outcome::Silent) && ordinary::is_ordinary(evaluation);
    let falls_to = FallsTo::new(evaluation);
    let could = [&authorities, &could_authorise].into_iter();
    let could = could.flatten().cloned().collect::<Vec<_>>();
    falls_to.fill(&mut duties, &[], &could);
    falls_to.fill(&mut may_owe, &duties, &could);
    let open = outcome.is_none() && sharpened.undecided != 0;
    let quiet = outcome == Some(Outcome::Silent)
        || (outcome.is_none() && sharpened.undecided == 0 && duties.is_empty());
    let told = || duties.iter().chain(&may_owe).any(|owed| owed.to.is_some());
    let act = act::act(evaluation).map(|text| text.english().to_owned());
    let unknown_whom = open && could_authorise.is_empty() && (act.is_some() || !told());
    let no_authority = outcome == Some(Outcome::NeedsAuthorisation) && authorities.is_empty();
    let needed = quiet || unknown_whom || no_authority;
    let ask = ask_whom(evaluation, &falls_to, &mut stand_ins, needed);
    Answer {
        office: evaluation.question.office.clone(),
        situation: evaluation.situation.id.clone(),
        on: evaluation.question.on,
        instruments: in_force(evaluation),
        outcome,
        authority: authorities.first().cloned(),
        why: why::why(evaluation, &because, &duties),
        because,
        duties,
        undecided: undecided(evaluation, sharpened.undecided),
        may_owe,
        could_authorise,
        authorities,
        see: if quiet { see(evaluation) } else { Vec::new() },
        ask,
        role: asker.role.clone(),
        shown: guidance(evaluation),
        review: review(evaluation, outcome, sharpened, decided),
        notices: notices(evaluation),
        act,
        cannot_be_refused: open && sharpened.cannot_be_refused,
        ordinary,
        would_allow: allowing(evaluation, outcome, sharpened, |own| {
            settle::deed_outcome(own) == Some(Outcome::Permitted)
        }),
        could_allow: allowing(evaluation, outcome, sharpened, settle::can_be_permitted),
        own_posts: stand_ins.replaced,
        without_local_decisions: true,
    }
}

/// Cedar's outcome, if no open rule can change it.
fn outcome(
    evaluation: &Evaluation<'_>,
    sharpened: &TriedVerdicts<'_>,
    decided: &Decided,
) -> Option<Outcome> {
    let [without, with] = &decided.deed;
    let settled = sharpened.settled.outcome?;
    let outcome = if without.allows() {
        Outcome::Permitted
    } else if with.allows() {
        Outcome::NeedsAuthorisation
    } else if without.forbids.is_empty() && with.forbids.is_empty() {
        Outcome::Silent
    } else {
        Outcome::Prohibited
    };
    debug_assert_eq!(outcome, settled, "both readings of the rules agree");
    match outcome {
        Outcome::Silent if !evaluation.covered() => Some(Outcome::NotCovered),
        outcome => evaluation.situation.deed.as_ref().map(|_| outcome),
    }
}

/// The instruments whose own rules allow the deed in this sense, where those of another keep it from being permitted.
fn allowing(
    evaluation: &Evaluation<'_>,
    outcome: Option<Outcome>,
    sharpened: &TriedVerdicts<'_>,
    allow: impl Fn(&[Judged<'_>]) -> bool,
) -> Vec<String> {
    if !matches!(
        outcome,
        Some(Outcome::Prohibited | Outcome::NeedsAuthorisation)
    ) {
        return Vec::new();
    }
    let allows = |version: &&usize| {
        let own: Vec<_> = (sharpened.rules.iter())
            .filter(|one| one.version == **version)
            .copied()
            .collect();
        allow(&own)
    };
    let id = |version: &usize| evaluation.codes.model.instruments[*version].id.clone();
    evaluation.bound.iter().filter(allows).map(id).collect()
}

fn authorities(outcome: Option<Outcome>, sharpened: &TriedVerdicts<'_>) -> Vec<String> {
    if outcome != Some(Outcome::NeedsAuthorisation) {
        return Vec::new();
    }
    settle::authorities(&sharpened.rules)
        .into_iter()
        .map(str::to_owned)
        .collect()
}

fn could_authorise(outcome: Option<Outcome>, sharpened: &TriedVerdicts<'_>) -> Vec<String> {
    let open = sharpened.undecided != 0;
    if !open || !matches!(outcome, None | Some(Outcome::NeedsAuthorisation)) {
        return Vec::new();
    }
    let posts = settle::cautious_authorities(&sharpened.rules).into_iter();
    posts.map(str::to_owned).collect()
}

fn in_force(evaluation: &Evaluation<'_>) -> Vec<InForce> {
    let version = |index: &usize| {
        let one = &evaluation.codes.model.instruments[*index];
        InForce {
            id: one.id.clone(),
            version: one.version.clone(),
            effective: one.effective,
        }
    };
    evaluation.stack.iter().map(version).collect()
}

/// The clauses of the rules that decided, each once, in the order of instruments and rules.
fn because(
    evaluation: &Evaluation<'_>,
    outcome: Option<Outcome>,
    sharpened: &TriedVerdicts<'_>,
    decided: &Decided,
) -> Vec<Citation> {
    let [without, with] = &decided.deed;
    let deciding = match outcome {
        Some(Outcome::NotCovered) => return not_covered(evaluation),
        Some(Outcome::Permitted) => settled(sharpened, &without.permits, 0),
        Some(Outcome::NeedsAuthorisation) => [
            settled(sharpened, &with.permits, 1),
            settled(sharpened, &without.forbids, 0),
        ]
        .concat(),
        Some(Outcome::Prohibited) => forbidding(sharpened, decided),
        _ => Vec::new(),
    };
    let mut deciding = deciding;
    deciding.sort_unstable();
    deciding.dedup();
    let mut cited = Vec::new();
    for index in deciding {
        let one = &sharpened.rules[index];
        for clause in &one.rule.clauses {
            push_new(&mut cited, citation(evaluation.codes, one.version, clause));
        }
    }
    cited
}

/// The review clause of the first rule that requires permission.
fn review(
    evaluation: &Evaluation<'_>,
    outcome: Option<Outcome>,
    sharpened: &TriedVerdicts<'_>,
    decided: &Decided,
) -> Option<Citation> {
    if outcome != Some(Outcome::NeedsAuthorisation) {
        return None;
    }
    let [without, with] = &decided.deed;
    let deciding = settled(sharpened, &with.permits, 1)
        .into_iter()
        .chain(settled(sharpened, &without.forbids, 0));
    let mut looks = deciding.filter_map(|index| {
        let one = &sharpened.rules[index];
        Some((one.version, one.rule.review.as_ref()?))
    });
    let (version, clause) = looks.next()?;
    Some(citation(evaluation.codes, version, clause))
}

/// The forbids that no authorisation lifts. If there are none and nothing would permit it, the forbids that hold
/// without authorisation.
fn forbidding(sharpened: &TriedVerdicts<'_>, decided: &Decided) -> Vec<usize> {
    let [without, with] = &decided.deed;
    let remaining = settled(sharpened, &with.forbids, 1);
    if remaining.is_empty() {
        settled(sharpened, &without.forbids, 0)
    } else {
        remaining
    }
}

/// The rules among Cedar's reasons that hold whatever the open facts are.
fn settled(sharpened: &TriedVerdicts<'_>, reasons: &[usize], with: usize) -> Vec<usize> {
    reasons
        .iter()
        .copied()
        .filter(|index| sharpened.rules[*index].holds[with] == Tri::Yes)
        .collect()
}

fn push_new(cited: &mut Vec<Citation>, one: Citation) {
    if !cited
        .iter()
        .any(|before| before.instrument == one.instrument && before.clause == one.clause)
    {
        cited.push(one);
    }
}

/// The clauses that exempt the person. If there are none, the clauses that say who is covered.
fn not_covered(evaluation: &Evaluation<'_>) -> Vec<Citation> {
    let role = &evaluation.question.asker.role;
    let versions = || {
        evaluation
            .stack
            .iter()
            .map(|index| (*index, &evaluation.codes.model.instruments[*index]))
    };
    let mut cited = Vec::new();
    for (index, one) in versions() {
        if let Some(clause) = one.exempts(role).and_then(|exempt| exempt.clause.as_ref()) {
            push_new(&mut cited, citation(evaluation.codes, index, clause));
        }
    }
    if cited.is_empty() {
        for (index, one) in versions().filter(|(_, one)| one.kind != InstrumentKind::Law) {
            for clause in one
                .covers
                .iter()
                .filter(|covers| covers.reaches(&evaluation.question.situation))
                .filter_map(|covers| covers.clause.as_ref())
            {
                push_new(&mut cited, citation(evaluation.codes, index, clause));
            }
        }
    }
    cited
}

fn undecided(evaluation: &Evaluation<'_>, bits: u64) -> Vec<String> {
    let fields = evaluation
        .situation
        .fields
        .iter()
        .enumerate()
        .filter(|(index, _)| bits & (1 << index) != 0);
    fields.map(|(_, field)| field.name.clone()).collect()
}

fn see(evaluation: &Evaluation<'_>) -> Vec<See> {
    let bound = evaluation
        .bound
        .iter()
        .map(|index| &evaluation.codes.model.instruments[*index]);
    bound
        .flat_map(|one| see_in(one, &evaluation.situation.topic, Lang::En))
        .collect()
}

pub(super) fn see_in<'a>(
    one: &'a Instrument,
    topic: &'a str,
    lang: Lang,
) -> impl Iterator<Item = See> + use<'a> {
    one.points_to
        .iter()
        .filter(move |points| points.topic == topic)
        .map(move |points| See {
            policy: points.policy.in_language(lang).to_owned(),
            instrument: one.id.clone(),
            clause: points.clause.clone(),
        })
}

/// The post to ask, if there is a need. Their own post counts as replaced, like every post that the answer names.
fn ask_whom(
    evaluation: &Evaluation<'_>,
    falls_to: &FallsTo<'_>,
    stand_ins: &mut StandIns<'_>,
    needed: bool,
) -> Option<AskWhom> {
    let advice = evaluation
        .codes
        .office(&evaluation.question.office)?
        .advice
        .as_ref()
        .filter(|_| needed)?;
    stand_ins.written(&advice.post)?;
    let (instrument, clause) = advice
        .clause
        .as_deref()
        .and_then(|written| written.split_once(' '))
        .unzip();
    Some(AskWhom {
        post: falls_to.adviser()?,
        instrument: instrument.map(str::to_owned),
        clause: clause.map(str::to_owned),
    })
}

/// Guidance and principles of the instruments that bind.
fn guidance(evaluation: &Evaluation<'_>) -> Vec<Citation> {
    let mut cited = Vec::new();
    for version in &evaluation.bound {
        let places = evaluation.codes.engine.versions[*version]
            .shown_in
            .get(&evaluation.situation.id);
        for place in places.into_iter().flatten() {
            let clause = &evaluation.codes.model.instruments[*version].clauses[*place];
            cited.push(citation(evaluation.codes, *version, &clause.reference));
        }
    }
    cited
}

/// Clauses of the instruments in force to show above every answer on the topic, including instruments that do not
/// bind the person.
fn notices(evaluation: &Evaluation<'_>) -> Vec<Citation> {
    let topic = &evaluation.situation.topic;
    let mut notices = Vec::new();
    for version in &evaluation.stack {
        let clauses = &evaluation.codes.model.instruments[*version].clauses;
        let meets = clauses
            .iter()
            .filter(|clause| clause.notice_for.contains(topic));
        notices.extend(meets.map(|clause| citation(evaluation.codes, *version, &clause.reference)));
    }
    notices
}
