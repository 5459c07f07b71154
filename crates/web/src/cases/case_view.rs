//! Cases in the words of the pages, made from the service's output.

use probity_casework::case::State;
use probity_casework::event::Task;
use probity_conduct::Text;
use probity_i18n::{Key, Message, key};
use probity_service::view::{CaseLine, CaseView, EarlierOffers, FactView, Holder, May};
use probity_view::facts::typed_one;
use probity_view::labels::Labels;

use crate::cases::case_block::{CaseBlock, CaseRow, Earlier, EarlierOffer, Followed, Sum};
use crate::cases::duties::{is_done, met, to_do};
use crate::facts_form::Given;
use crate::form::Form;

/// The row of a case in a list.
#[must_use]
pub fn row(line: &CaseLine, labels: &Labels) -> CaseRow {
    let what = [line.what.as_deref(), line.party.as_deref()];
    let what: Vec<&str> = what.into_iter().flatten().collect();
    CaseRow {
        reference: line.reference.0.clone(),
        href: format!("/{}/cases/{}", labels.office, line.reference.0),
        situation: labels.situation(&line.situation),
        what: (!what.is_empty()).then(|| what.join(", ")),
        subject: line.subject.clone(),
        day: line.day,
        state: state(line.state, line.holder.as_ref()).into(),
        colour: colour(line.state),
        due: line
            .holder
            .as_ref()
            .filter(|_| line.state.is_open())
            .and_then(|holder| holder.due),
        overdue: line.overdue,
        awaits: line.awaits.as_ref().map(|text| labels.text(text)),
        confidential: line.confidential,
        unreadable: line.unreadable,
    }
}

/// A case as its own pages show it at this moment.
#[must_use]
pub fn block(view: &CaseView, labels: &Labels, now: jiff::Timestamp) -> CaseBlock {
    let due = view
        .holder
        .as_ref()
        .filter(|_| view.state.is_open())
        .and_then(|holder| holder.due);
    CaseBlock {
        reference: view.reference.0.clone(),
        situation: labels.situation(&view.situation),
        subject: view.subject.name.clone(),
        state: state(view.state, view.holder.as_ref()).into(),
        colour: colour(view.state),
        holder: view
            .holder
            .as_ref()
            .filter(|_| view.state.is_open())
            .map(|one| holder(one, labels)),
        due,
        overdue: due.is_some_and(|due| due < now),
        given: view.facts.iter().map(|fact| given(fact, labels)).collect(),
        unknown: unknown(view, labels),
        theirs: !view.about_reader,
        answer: to_do(view, labels),
        met: met(view, labels),
        done: is_done(view, labels),
        settled: settled(view, labels),
        earlier: view.earlier.as_ref().map(earlier),
        awaits: view.awaits.as_ref().map(|text| labels.text(text)),
        confidential: view.confidential,
        follows: view.follows.as_ref().map(|follows| Followed {
            reference: follows.reference.0.clone(),
            advice: follows.advice.clone(),
            post: labels.post(follows.post.as_str()),
            on: follows.on,
        }),
    }
}

fn unknown(view: &CaseView, labels: &Labels) -> Option<Message> {
    let situation = labels.codes.situation(&view.situation);
    let questions = view.unknown.iter().map(|name| {
        let label = situation.map_or_else(|| name.clone(), |known| labels.field(known, name));
        labels.language.t("quoted", &[("text", label.into())])
    });
    let questions: Vec<String> = questions.collect();
    let all = (!questions.is_empty()).then(|| labels.all(&questions))?;
    let decider = view
        .holder
        .as_ref()
        .filter(|holder| view.state == State::AwaitingDecision && holder.task == Task::Decide);
    let says = match decider {
        Some(decider) if view.from_reader => {
            key("case-unknown-yours-ask").with("person", decider.name.as_str())
        }
        _ if view.from_reader => key("case-unknown-yours").into(),
        _ if view.may.contains(&May::AskInformation) => key("case-unknown-ask").into(),
        _ => key("case-unknown").into(),
    };
    Some(says.with("questions", all))
}

/// The decision, the remarks and the result, as far as there are any.
fn settled(view: &CaseView, labels: &Labels) -> Vec<Given> {
    let made = view.decision.as_ref().map(|made| &made.what);
    let by = made.zip(view.decided_by.as_deref()).map(|(made, name)| {
        let post = labels.post(made.post.as_str());
        let args = [("person", name.into()), ("post", post.into())];
        labels.language.t("settled-by-whom", &args)
    });
    let on = |at| labels.language.date(probity_casework::case::day_of(at));
    let result = view.result.as_ref();
    let review = view.review.as_ref();
    let first = review.map(|review| &review.review.first.what);
    let advises = made.is_some_and(|made| made.advice);
    let rows = [
        (
            key("settled-first"),
            first.map(|first| labels.resolution(&first.resolution)),
        ),
        (
            key("settled-first-by"),
            review.map(|review| review.first_by.clone()),
        ),
        (
            key("settled-first-reasons"),
            first.map(|first| first.reasons.clone()),
        ),
        (
            key("settled-review"),
            review.map(|review| review.review.reasons.clone()),
        ),
        (
            key("settled-resolution"),
            made.map(|made| labels.resolution(&made.resolution)),
        ),
        (key("settled-by"), by),
        (
            key("settled-on"),
            view.decision.as_ref().map(|made| on(made.at)),
        ),
        (
            key("history-recipient"),
            made.and_then(|made| made.recipient.clone()),
        ),
        (
            if advises {
                key("settled-advice")
            } else {
                key("history-reasons")
            },
            made.map(|made| made.reasons.clone()),
        ),
        (
            key("history-against"),
            made.and_then(|made| made.against.as_ref())
                .map(|against| against.reasons.clone()),
        ),
        (
            key("history-conditions"),
            made.and_then(|made| made.conditions.clone()),
        ),
        (
            key("history-until"),
            made.and_then(|made| made.until)
                .map(|day| labels.language.date(day)),
        ),
        (
            key("history-remarks"),
            view.noted.as_ref().map(|noted| noted.what.clone()),
        ),
        (key("act-result"), result.map(|(result, _)| result.clone())),
        (
            key("settled-result-on"),
            result.map(|(_, on)| labels.language.date(*on)),
        ),
        (key("settled-withdrawn"), view.withdrawn.clone()),
    ];
    let rows = rows.into_iter().filter_map(|(label, value)| {
        let value = value.filter(|value| !value.is_empty())?;
        let name = label.as_str().to_owned();
        Some(Given {
            name,
            label: label.into(),
            value,
        })
    });
    rows.collect()
}

fn given(fact: &FactView, labels: &Labels) -> Given {
    let text = |text: &Text| labels.text(text);
    Given {
        name: fact.field.clone(),
        label: Message::written(fact.label.as_ref().map_or_else(|| fact.field.clone(), text)),
        value: labels.labelled(&fact.value),
    }
}

/// The form of a situation, filled in with a case's facts.
#[must_use]
pub fn typed(facts: &[FactView]) -> Form {
    let typed = facts
        .iter()
        .flat_map(|fact| typed_one(&fact.field, &fact.value.value));
    typed.fold(Form::new(), |form, field| {
        form.with(&field.name, field.value)
    })
}

/// The holder of a case, and what they have to do.
fn holder(holder: &Holder, labels: &Labels) -> Message {
    let key = match holder.task {
        Task::Decide => key("holder-decide"),
        Task::Note => key("holder-note"),
    };
    Message::new(key)
        .with("post", labels.post(holder.post.as_str()))
        .with("person", holder.name.as_str())
}

fn earlier(offers: &EarlierOffers) -> Earlier {
    let sum = |sum: &probity_service::view::Sum| Sum {
        count: sum.count,
        valued: sum.valued,
        pence: sum.pence,
    };
    let latest = offers.latest.iter().map(|offer| EarlierOffer {
        day: offer.day,
        to: offer.to.clone(),
        what: offer.what.clone(),
        pence: offer.pence,
        outcome: offer
            .outcome
            .as_deref()
            .map(|word| outcome(word).map_or_else(|| Message::written(word), Message::from)),
    });
    Earlier {
        party: offers.party.clone(),
        from: offers.from,
        to: offers.to,
        to_person: sum(&offers.to_person),
        to_office: sum(&offers.to_office),
        latest: latest.collect(),
    }
}

/// The state of a case in words.
#[must_use]
pub fn state(state: State, holder: Option<&Holder>) -> Key {
    match state {
        State::Submitted => key("state-submitted"),
        State::AwaitingDecision if holder.is_some_and(|holder| holder.task == Task::Note) => {
            key("state-awaiting-note")
        }
        State::AwaitingDecision => key("state-awaiting-decision"),
        State::AwaitingInformation => key("state-awaiting-information"),
        State::OnHold => key("state-on-hold"),
        State::Decided => key("state-decided"),
        State::AwaitingOutcome => key("state-awaiting-outcome"),
        State::Closed => key("state-closed"),
        State::Withdrawn => key("state-withdrawn"),
    }
}

fn colour(state: State) -> &'static str {
    match state {
        State::Submitted | State::AwaitingDecision => "govuk-tag--yellow",
        State::AwaitingInformation | State::AwaitingOutcome => "govuk-tag--blue",
        State::OnHold => "govuk-tag--orange",
        State::Decided => "govuk-tag--green",
        State::Closed | State::Withdrawn => "govuk-tag--grey",
    }
}

/// The register's word for what happened to an offer.
#[must_use]
pub fn outcome(word: &str) -> Option<Key> {
    Some(match word {
        "accepted" => key("outcome-accepted"),
        "declined" => key("outcome-declined"),
        "returned" => key("outcome-returned"),
        "handed-over" => key("outcome-handed-over"),
        "disposed" => key("outcome-disposed"),
        _ => return None,
    })
}
