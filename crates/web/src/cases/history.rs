//! The history of a case: its events in words.

use jiff::Timestamp;
use probity_casework::Body;
use probity_casework::event::{Routed, Task};
use probity_i18n::{Message, key};
use probity_service::view::HistoryLine;
use probity_view::labels::Labels;
use serde::Serialize;

/// One event.
#[derive(Clone, Debug, Serialize)]
pub struct HistoryItem {
    /// What happened.
    pub title: Message,
    /// When it happened.
    pub at: Timestamp,
    /// Who did it.
    pub by: Option<String>,
    /// Texts that the event recorded, each with its label.
    pub details: Vec<(Message, String)>,
}

/// One event in words. `name` looks up a person's name by their identifier.
#[must_use]
pub fn item(line: &HistoryLine, labels: &Labels, name: impl Fn(&str) -> String) -> HistoryItem {
    let (title, details) = match &line.body {
        Some(body) => description(body, labels, name),
        None => (key("history-erased").into(), Vec::new()),
    };
    HistoryItem {
        title,
        at: line.at,
        by: Some(line.by.clone()).filter(|by| !by.is_empty() && !by_itself(line)),
        details,
    }
}

/// Whether an event follows by rule from another one. No person chose it, so the history has no name for it.
fn by_itself(line: &HistoryLine) -> bool {
    matches!(
        line.body,
        Some(Body::CaseRouted(_) | Body::CaseOnHold { .. } | Body::CaseRecorded {})
    )
}

/// The title of an event and its details.
type Description = (Message, Vec<(Message, String)>);

fn description(body: &Body, labels: &Labels, name: impl Fn(&str) -> String) -> Description {
    let plain = |title: Message| (title, Vec::new());
    match body {
        Body::CaseSubmitted(_) => plain(key("history-submitted").into()),
        Body::CaseRouted(routed) => plain(routed_to(routed, labels, name)),
        Body::CaseOnHold { .. } => plain(key("history-on-hold").into()),
        Body::CaseRecorded {} => plain(key("history-recorded").into()),
        Body::InformationAsked { question } => saying(
            key("history-asked"),
            [(key("history-question"), Some(question.clone()))],
        ),
        Body::InformationGiven { reply, .. } => saying(
            key("history-given"),
            [(key("history-reply"), Some(reply.clone()))],
        ),
        Body::CaseNoted { remarks } => saying(
            key("history-noted"),
            [(key("history-remarks"), Some(remarks.clone()))],
        ),
        Body::DecisionMade(decision) => {
            let title =
                key("history-decided").with("resolution", labels.resolution(&decision.resolution));
            let details = [
                (key("history-recipient"), decision.recipient.clone()),
                (key("history-reasons"), Some(decision.reasons.clone())),
                (
                    key("history-against"),
                    (decision.against.as_ref()).map(|against| against.reasons.clone()),
                ),
                (key("history-conditions"), decision.conditions.clone()),
                (
                    key("history-until"),
                    decision.until.map(|day| labels.language.date(day)),
                ),
            ];
            saying(title, details)
        }
        Body::ReviewAsked { reasons, .. } => because(key("history-review"), reasons),
        Body::OutcomeRecorded { result, on } => {
            let title = key("history-result").with("on", *on);
            saying(title, [(key("act-result"), Some(result.clone()))])
        }
        Body::SteppedAside { reason, .. } => because(key("history-stepped-aside"), reason),
        Body::CaseWithdrawn { reason } => because(key("history-withdrawn"), reason),
        Body::EntryWithheld { reason, .. } => because(key("history-withheld"), reason),
        Body::EntryShown { reason, .. } => because(key("history-shown"), reason),
        Body::EntryCorrected { reason, .. } => because(key("history-corrected"), reason),
        _ => plain(key("history-other").into()),
    }
}

fn because(title: probity_i18n::Key, reason: &str) -> Description {
    saying(title, [(key("history-reasons"), Some(reason.to_owned()))])
}

/// The texts that are not empty, with their labels.
fn saying<const N: usize>(
    title: impl Into<Message>,
    details: [(probity_i18n::Key, Option<String>); N],
) -> Description {
    let details = details.into_iter().filter_map(|(label, text)| {
        let text = text.filter(|text| !text.is_empty())?;
        Some((label.into(), text))
    });
    (title.into(), details.collect())
}

fn routed_to(routed: &Routed, labels: &Labels, name: impl Fn(&str) -> String) -> Message {
    let key = match routed.task {
        Task::Decide => key("history-routed-decide"),
        Task::Note => key("history-routed-note"),
    };
    Message::new(key)
        .with("post", labels.post(routed.post.as_str()))
        .with("person", name(routed.person.as_str()))
}
