//! The first line of an answer: what to do, made from the situation's own verbs.

use probity_conduct::{Answer, Outcome, Owed};
use probity_i18n::{Message, key};

use super::times;
use super::whom::{Acting, whom};
use crate::labels::Labels;

/// What the reader has to do first.
pub(super) fn instruction(answer: &Answer, acting: &Acting, labels: &Labels) -> Message {
    let first = first_duty(answer, labels).map(|owed| sentence(owed, acting, labels));
    let over = answer.act.is_none() && has_deed(answer, labels);
    match answer.outcome {
        None if !answer.undecided.is_empty() => key("answer-open").into(),
        Some(Outcome::NotCovered) => match first {
            Some(duty) => key("instruct-not-covered-duty").with("duty", labels.language.say(&duty)),
            None => key("instruct-not-covered").into(),
        },
        None => first.unwrap_or_else(|| nothing(answer, acting, labels)),
        Some(_) if over => first.unwrap_or_else(|| key("instruct-over").into()),
        Some(outcome) => deed(answer, outcome, first, acting, labels),
    }
}

/// The instruction about the deed itself.
fn deed(
    answer: &Answer,
    outcome: Outcome,
    first: Option<Message>,
    acting: &Acting,
    labels: &Labels,
) -> Message {
    let act = answer.act.clone().unwrap_or_default();
    let adviser = answer
        .ask
        .as_ref()
        .map(|ask| whom(&ask.post, acting, labels));
    match outcome {
        Outcome::Permitted => key("instruct-may").with("act", act),
        Outcome::Prohibited => key("instruct-do-not").with("act", act),
        Outcome::NeedsAuthorisation if answer.authorities.is_empty() => {
            key("instruct-ask-someone").with("act", act)
        }
        Outcome::NeedsAuthorisation => key("instruct-ask")
            .with("whom", whom(&answer.authorities.join("|"), acting, labels))
            .with("act", act),
        Outcome::Silent | Outcome::NotCovered => match (first, adviser) {
            (Some(duty), Some(whom)) => key("instruct-silent-duty")
                .with("duty", labels.language.say(&duty))
                .with("whom", whom)
                .with("act", act),
            (Some(duty), None) => duty,
            (None, Some(whom)) => key("instruct-silent").with("whom", whom),
            (None, None) => key("instruct-silent-alone").into(),
        },
    }
}

fn nothing(answer: &Answer, acting: &Acting, labels: &Labels) -> Message {
    match &answer.ask {
        Some(ask) => key("instruct-nothing-ask").with("whom", whom(&ask.post, acting, labels)),
        None => key("instruct-nothing").into(),
    }
}

fn has_deed(answer: &Answer, labels: &Labels) -> bool {
    let situation = labels.codes.situation(&answer.situation);
    situation.is_some_and(|one| one.deed.is_some())
}

/// The duty to begin with: one that has to be done at once, or else the one due first, or else one owed to someone.
fn first_duty<'a>(answer: &'a Answer, labels: &Labels) -> Option<&'a Owed> {
    let order = |owed: &&Owed| {
        (
            !is_urgent(owed, labels),
            is_conditional(owed, labels),
            owed.due.is_none(),
            owed.due,
            owed.to.is_none(),
        )
    };
    super::asked(answer, &answer.duties, labels).min_by_key(order)
}

/// Whether a duty has to be done at once.
pub(super) fn is_urgent(owed: &Owed, labels: &Labels) -> bool {
    let words = labels.codes.words();
    let moment = owed.moment.as_ref().and_then(|id| words.moment.get(id));
    let duty = words.duty.get(&owed.duty);
    moment.is_some_and(|one| one.at_once) || duty.is_some_and(|one| one.urgent)
}

/// Whether a duty waits for a moment that may not come, such as a refusal.
fn is_conditional(owed: &Owed, labels: &Labels) -> bool {
    owed.moment.is_some() && !is_urgent(owed, labels)
}

/// What a duty asks and of whom: "Report it to the Chief Executive".
pub(super) fn what(owed: &Owed, acting: &Acting, labels: &Labels) -> String {
    phrase(&owed.duty, owed.to.as_deref(), acting, labels)
}

/// A duty with the person whom it is owed to, if the codes have words for that.
pub(super) fn phrase(duty: &str, to: Option<&str>, acting: &Acting, labels: &Labels) -> String {
    let word = labels.codes.words().duty.get(duty);
    match (to, word.and_then(|word| word.to_whom.as_ref())) {
        (Some(to), Some(phrase)) => {
            let whom = whom(to, acting, labels);
            labels.text(phrase).replace("{whom}", &whom)
        }
        _ => labels.duty(duty),
    }
}

/// A duty as a sentence, with the time by which it has to be done.
fn sentence(owed: &Owed, acting: &Acting, labels: &Labels) -> Message {
    let what = what(owed, acting, labels);
    let now = is_urgent(owed, labels);
    let language = labels.language;
    let within = owed.within.as_deref();
    let moment = owed.when.clone().filter(|_| is_conditional(owed, labels));
    let when = within
        .map(|within| language.say(&times::within(within)))
        .or(moment);
    match (now, owed.due, when) {
        (true, Some(due), _) => key("instruct-duty-now-by")
            .with("what", what)
            .with("due", language.deadline(due)),
        (false, Some(due), _) => key("instruct-duty-by")
            .with("what", what)
            .with("due", language.deadline(due)),
        (true, None, Some(when)) => key("instruct-duty-now-when")
            .with("what", what)
            .with("when", when),
        (false, None, Some(when)) => key("instruct-duty-when")
            .with("what", what)
            .with("when", when),
        (true, None, None) => key("instruct-duty-now").with("what", what),
        (false, None, None) => key("instruct-duty").with("what", what),
    }
}
