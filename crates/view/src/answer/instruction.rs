//! The first line of an answer: what to do, made from the situation's own verbs.

use probity_conduct::model::Moment;
use probity_conduct::{Answer, Outcome, Owed};
use probity_i18n::{Message, key};

use super::whom::{Acting, whom};
use super::{open, times};
use crate::labels::Labels;

/// What the reader has to do first.
pub(super) fn instruction(answer: &Answer, acting: &Acting, labels: &Labels) -> Message {
    let first = first_duty(answer, labels);
    let same = first.is_some_and(|owed| asks_the_same(owed, answer));
    let first = first.map(|owed| sentence(owed, answer, acting, labels));
    let over = answer.act.is_none() && has_deed(answer, labels);
    match answer.outcome {
        None if !answer.undecided.is_empty() => open::instruction(answer, first, acting, labels),
        Some(Outcome::NotCovered) => match first {
            Some(duty) => key("instruct-not-covered-duty").with("duty", labels.language.say(&duty)),
            None => key("instruct-not-covered").into(),
        },
        None => first.unwrap_or_else(|| nothing(answer, acting, labels)),
        Some(_) if over => first.unwrap_or_else(|| key("instruct-over").into()),
        Some(Outcome::Silent) if !answer.ordinary => silent(
            answer,
            first.filter(|_| owes(answer, labels)),
            same,
            acting,
            labels,
        ),
        Some(outcome) => deed(answer, outcome, acting, labels),
    }
}

/// The instruction about the deed itself.
fn deed(answer: &Answer, outcome: Outcome, acting: &Acting, labels: &Labels) -> Message {
    let act = answer.act.clone().unwrap_or_default();
    let adviser = answer.ask.as_ref().map(|ask| ask.post.clone());
    let authority = match answer.authorities.join("|") {
        none if none.is_empty() => adviser,
        named => Some(named),
    };
    match (outcome, authority) {
        (Outcome::Prohibited, _) => key("instruct-do-not").with("act", act),
        (Outcome::NeedsAuthorisation, None) => key("instruct-ask-someone").with("act", act),
        (Outcome::NeedsAuthorisation, Some(named)) => key("instruct-ask")
            .with("whom", whom(&named, acting, labels))
            .with("act", act),
        _ => key("instruct-may").with("act", act),
    }
}

/// The instruction where the instruments do not say: what is owed first, then who is asked to decide.
fn silent(
    answer: &Answer,
    first: Option<Message>,
    same: bool,
    acting: &Acting,
    labels: &Labels,
) -> Message {
    let act = answer.act.clone().unwrap_or_default();
    let adviser = answer
        .ask
        .as_ref()
        .map(|ask| whom(&ask.post, acting, labels));
    match (first, adviser) {
        (Some(duty), Some(_)) if same => key("instruct-silent-same")
            .with("duty", labels.language.say(&duty))
            .with("act", act),
        (Some(duty), Some(whom)) => key("instruct-silent-duty")
            .with("duty", labels.language.say(&duty))
            .with("whom", whom)
            .with("act", act),
        (Some(duty), None) => duty,
        (None, Some(whom)) => key("instruct-silent").with("whom", whom),
        (None, None) => key("instruct-silent-alone").into(),
    }
}

/// Whether a duty is to ask the very person who is asked anyway: asking twice would be one too many.
fn asks_the_same(owed: &Owed, answer: &Answer) -> bool {
    let ask = answer.ask.as_ref().map(|ask| ask.post.as_str());
    owed.within.is_none() && owed.to.is_some() && owed.to.as_deref() == ask
}

/// Whether something is owed that cannot be left.
fn owes(answer: &Answer, labels: &Labels) -> bool {
    (answer.duties.iter()).any(|owed| !is_optional(owed, labels))
}

fn nothing(answer: &Answer, acting: &Acting, labels: &Labels) -> Message {
    match &answer.ask {
        Some(ask) => key("instruct-nothing-ask").with("whom", whom(&ask.post, acting, labels)),
        None => key("instruct-nothing").into(),
    }
}

pub(super) fn has_deed(answer: &Answer, labels: &Labels) -> bool {
    let situation = labels.codes.situation(&answer.situation);
    situation.is_some_and(|one| one.deed.is_some())
}

/// The duty to begin with: one that has to be done at once, or else the one due first, or else one owed to someone.
fn first_duty<'a>(answer: &'a Answer, labels: &Labels) -> Option<&'a Owed> {
    let order = |owed: &&Owed| {
        (
            is_optional(owed, labels),
            !is_urgent(owed, labels),
            is_conditional(owed, labels),
            owed.due.is_none(),
            owed.due,
            owed.to.is_none(),
        )
    };
    answer.duties.iter().min_by_key(order)
}

/// Whether people can leave it.
pub(super) fn is_optional(owed: &Owed, labels: &Labels) -> bool {
    let word = labels.codes.words().duty.get(&owed.duty);
    word.is_some_and(|word| word.optional)
}

/// When it is due, in words. Absent if that goes without saying.
pub(super) fn moment(owed: &Owed, answer: &Answer, labels: &Labels) -> Option<String> {
    let prohibited = answer.outcome == Some(Outcome::Prohibited);
    let certain = word(owed, labels).is_some_and(|word| word.certain_when_prohibited);
    owed.when.clone().filter(|_| !(prohibited && certain))
}

fn word<'a>(owed: &Owed, labels: &Labels<'a>) -> Option<&'a Moment> {
    let words = labels.codes.words();
    words.moment.get(owed.moment.as_ref()?)
}

/// Whether a duty has to be done at once.
pub(super) fn is_urgent(owed: &Owed, labels: &Labels) -> bool {
    let duty = labels.codes.words().duty.get(&owed.duty);
    word(owed, labels).is_some_and(|one| one.at_once) || duty.is_some_and(|one| one.urgent)
}

/// Whether a duty waits for a moment that may not come, such as a refusal.
pub(super) fn is_conditional(owed: &Owed, labels: &Labels) -> bool {
    word(owed, labels).is_some_and(|one| one.conditional)
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

/// What declaring the event does about this duty. Absent if declaring is not how it is done.
pub(super) fn part(
    owed: &Owed,
    answer: &Answer,
    acting: &Acting,
    labels: &Labels,
) -> Option<String> {
    let word = labels.codes.words().duty.get(&owed.duty)?;
    let text = labels.text(word.by_declaring.as_ref()?);
    let done = match &owed.to {
        Some(to) => text.replace("{whom}", &whom(to, acting, labels)),
        None if text.contains("{whom}") => return None,
        None => text,
    };
    let when = owed
        .within
        .as_deref()
        .map(|within| labels.language.say(&times::within(within)));
    let Some(when) = when.or_else(|| moment(owed, answer, labels)) else {
        return Some(done);
    };
    let timed = key("duty-part-when").with("part", done).with("when", when);
    Some(labels.language.say(&timed))
}

/// A duty as a sentence, with the time by which it has to be done.
fn sentence(owed: &Owed, answer: &Answer, acting: &Acting, labels: &Labels) -> Message {
    let what = what(owed, acting, labels);
    let now = is_urgent(owed, labels);
    let language = labels.language;
    let within = owed.within.as_deref();
    let moment = moment(owed, answer, labels).filter(|_| !now);
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
