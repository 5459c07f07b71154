//! The answer from what was decided: outcome, citations, whom to ask.
use super::{decide::Decided, duties, judge::Case, settle, sharpen::Sharpened, why};
use crate::{
    answer::{Answer, AskWhom, Citation, InForce, Outcome, See},
    codes::Codes,
    model::{Instrument, InstrumentKind},
    rules::Tri,
    text::Lang,
};

pub(super) fn answer(case: &Case<'_>, sharpened: &Sharpened<'_>, decided: &Decided) -> Answer {
    let outcome = outcome(case, sharpened, decided);
    let authorities = authorities(outcome, sharpened);
    let duties = duties::duties(case, sharpened, decided);
    let because = because(case, outcome, sharpened, decided);
    let quiet = outcome == Some(Outcome::Silent)
        || (outcome.is_none() && sharpened.undecided == 0 && duties.is_empty());
    Answer {
        office: case.question.office.clone(),
        situation: case.situation.id.clone(),
        on: case.question.on,
        instruments: in_force(case),
        outcome,
        authority: authorities.first().cloned(),
        why: why::why(case, &because, &duties),
        because,
        duties,
        undecided: undecided(case, sharpened.undecided),
        authorities,
        see: if quiet { see(case) } else { Vec::new() },
        ask: if quiet { ask_whom(case) } else { None },
        standing: case.question.asker.standing.clone(),
        shown: shown(case),
        second_look: second_look(case, outcome, sharpened, decided),
        notices: notices(case),
        without_local_decisions: true,
    }
}

/// Cedar's outcome, once no open rule can change it.
fn outcome(case: &Case<'_>, sharpened: &Sharpened<'_>, decided: &Decided) -> Option<Outcome> {
    let [without, with] = &decided.deed;
    let settled = sharpened.settled.outcome?;
    let said = if without.allows() {
        Outcome::Permitted
    } else if with.allows() {
        Outcome::NeedsAuthorisation
    } else if without.forbids.is_empty() && with.forbids.is_empty() {
        Outcome::Silent
    } else {
        Outcome::Prohibited
    };
    debug_assert_eq!(said, settled, "both readings of the rules agree");
    match said {
        Outcome::Silent if !covered(case) => Some(Outcome::NotCovered),
        said => case.situation.deed.as_ref().map(|_| said),
    }
}

/// Does any instrument of the office's own bind whoever asks? A law that merely adds a duty does not cover them.
fn covered(case: &Case<'_>) -> bool {
    let own = |index: &usize| case.codes.model.instruments[*index].kind != InstrumentKind::Law;
    let law_alone = !case.stack.iter().any(own);
    case.bound.iter().any(|index| law_alone || own(index))
}

fn authorities(outcome: Option<Outcome>, sharpened: &Sharpened<'_>) -> Vec<String> {
    if outcome != Some(Outcome::NeedsAuthorisation) {
        return Vec::new();
    }
    settle::authorities(&sharpened.rules)
        .into_iter()
        .map(str::to_owned)
        .collect()
}

fn in_force(case: &Case<'_>) -> Vec<InForce> {
    let version = |index: &usize| {
        let one = &case.codes.model.instruments[*index];
        InForce {
            id: one.id.clone(),
            version: one.version.clone(),
            effective: one.effective,
        }
    };
    case.stack.iter().map(version).collect()
}

/// The clauses of the rules that decided, each once, in the order of stack and rules.
fn because(
    case: &Case<'_>,
    outcome: Option<Outcome>,
    sharpened: &Sharpened<'_>,
    decided: &Decided,
) -> Vec<Citation> {
    let [without, with] = &decided.deed;
    let deciding = match outcome {
        Some(Outcome::NotCovered) => return not_covered(case),
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
            push_new(&mut cited, citation(case.codes, one.version, clause));
        }
    }
    cited
}

/// What the first rule that waits for permission says of looking at a refusal again.
fn second_look(
    case: &Case<'_>,
    outcome: Option<Outcome>,
    sharpened: &Sharpened<'_>,
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
        Some((one.version, one.rule.second_look.as_ref()?))
    });
    let (version, clause) = looks.next()?;
    Some(citation(case.codes, version, clause))
}

/// The forbids that no authorisation lifts; where there is none, and yet nothing would permit it, those that hold without one.
fn forbidding(sharpened: &Sharpened<'_>, decided: &Decided) -> Vec<usize> {
    let [without, with] = &decided.deed;
    let remaining = settled(sharpened, &with.forbids, 1);
    if remaining.is_empty() {
        settled(sharpened, &without.forbids, 0)
    } else {
        remaining
    }
}

/// Those of Cedar's reasons that hold whatever the open facts are.
fn settled(sharpened: &Sharpened<'_>, reasons: &[usize], with: usize) -> Vec<usize> {
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

pub(super) fn citation(codes: &Codes, version: usize, clause: &str) -> Citation {
    Citation {
        instrument: codes.model.instruments[version].id.clone(),
        clause: clause.to_owned(),
        says: says(codes, version, clause, Lang::En),
    }
}

fn says(codes: &Codes, version: usize, clause: &str, lang: Lang) -> String {
    let place = codes.engine.versions[version].clauses.get(clause);
    let clause = place.and_then(|place| codes.model.instruments[version].clauses.get(*place));
    clause
        .map(|clause| clause.says.in_language(lang).to_owned())
        .unwrap_or_default()
}

/// The exempting clauses, else those that say who is covered.
fn not_covered(case: &Case<'_>) -> Vec<Citation> {
    let standing = &case.question.asker.standing;
    let versions = || {
        case.stack
            .iter()
            .map(|index| (*index, &case.codes.model.instruments[*index]))
    };
    let mut cited = Vec::new();
    for (index, one) in versions() {
        if let Some(clause) = one
            .exempts(standing)
            .and_then(|exempt| exempt.clause.as_ref())
        {
            push_new(&mut cited, citation(case.codes, index, clause));
        }
    }
    if cited.is_empty() {
        for (index, one) in versions().filter(|(_, one)| one.kind != InstrumentKind::Law) {
            for clause in one
                .covers
                .iter()
                .filter(|covers| covers.reaches(&case.question.situation))
                .filter_map(|covers| covers.clause.as_ref())
            {
                push_new(&mut cited, citation(case.codes, index, clause));
            }
        }
    }
    cited
}

fn undecided(case: &Case<'_>, bits: u64) -> Vec<String> {
    let fields = case
        .situation
        .fields
        .iter()
        .enumerate()
        .filter(|(index, _)| bits & (1 << index) != 0);
    fields.map(|(_, field)| field.name.clone()).collect()
}

fn see(case: &Case<'_>) -> Vec<See> {
    let bound = case
        .bound
        .iter()
        .map(|index| &case.codes.model.instruments[*index]);
    bound
        .flat_map(|one| see_in(one, &case.situation.topic, Lang::En))
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

fn ask_whom(case: &Case<'_>) -> Option<AskWhom> {
    let advice = case.codes.office(&case.question.office)?.advice.as_ref()?;
    let (instrument, clause) = advice
        .clause
        .as_deref()
        .and_then(|written| written.split_once(' '))
        .unzip();
    Some(AskWhom {
        post: advice.post.clone(),
        instrument: instrument.map(str::to_owned),
        clause: clause.map(str::to_owned),
    })
}

/// Guidance and principles of the instruments that bind.
fn shown(case: &Case<'_>) -> Vec<Citation> {
    let mut shown = Vec::new();
    for version in &case.bound {
        let places = case.codes.engine.versions[*version]
            .shown
            .get(&case.situation.id);
        for place in places.into_iter().flatten() {
            let clause = &case.codes.model.instruments[*version].clauses[*place];
            shown.push(citation(case.codes, *version, &clause.reference));
        }
    }
    shown
}

/// Clauses of the instruments in force that go above every answer on the topic, whomever they bind.
fn notices(case: &Case<'_>) -> Vec<Citation> {
    let topic = &case.situation.topic;
    let mut notices = Vec::new();
    for version in &case.stack {
        let clauses = &case.codes.model.instruments[*version].clauses;
        let meets = clauses
            .iter()
            .filter(|clause| clause.notice_for.contains(topic));
        notices.extend(meets.map(|clause| citation(case.codes, *version, &clause.reference)));
    }
    notices
}
