//! `/{office}/ledger`: the ledger's page for an auditor, and verification.

mod view;

use std::collections::HashMap;
use std::sync::Arc;

use axum::Form as Sent;
use axum::extract::{Query, State};
use axum::response::Response;
use probity_casework::Actor as Doer;
use probity_i18n::{Message, key};
use probity_ledger::Checkpoint;
use probity_service::view::{EventLine, PersonLine};
use probity_service::{Finding, Part, Report};
use probity_view::labels::Labels;
use serde::Deserialize;

use crate::error::WebError;
use crate::form::Form;
use crate::ledger::page::view::{LedgerEvent, LedgerFinding};
pub use crate::ledger::page::view::{LedgerPage, VerifiedPage};
use crate::ledger::words;
use crate::reader::Reader;
use crate::session::SignedIn;
use crate::state::App;

/// Events on a page.
const EVENTS: u32 = 25;
/// Findings on a page. If everything differs, the first ones are enough.
const FINDINGS: usize = 200;

/// The events to show.
#[derive(Debug, Default, Deserialize)]
pub struct EventsQuery {
    /// Events before this number.
    before: Option<u64>,
}

/// The ledger's page.
///
/// # Errors
/// For anyone but auditors.
#[tracing::instrument(name = "web.ledger.page.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Query(which): Query<EventsQuery>,
) -> Result<Response, WebError> {
    let page = page(&app, &me, &reader, which.before, Form::new()).await?;
    reader.page(&page)
}

/// Verifies everything, and compares with an old checkpoint if one is pasted.
///
/// # Errors
/// For anyone but auditors. The form shows the error if the checkpoint cannot be read.
#[tracing::instrument(name = "web.ledger.page.verify", level = "debug", skip_all)]
pub async fn verify(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Sent(pairs): Sent<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let asked = pairs.iter().any(|(name, _)| name == "checkpoint");
    let mut form = Form::from_pairs(pairs);
    if !asked {
        let report = app.service.ledger.verify(&me.actor).await?;
        return reader.page(&verified(&me.office, &report, None));
    }
    let pasted = pasted(form.value("checkpoint"));
    if form.value("checkpoint").is_empty() {
        form.error("checkpoint", key("ledger-checkpoint-missing"));
    } else if size_of(&pasted).is_none() {
        form.error("checkpoint", key("ledger-checkpoint-unreadable"));
    }
    if !form.is_good() {
        return reader.form_again(&page(&app, &me, &reader, None, form).await?);
    }
    let report = app
        .service
        .ledger
        .verify_against(&me.actor, &pasted)
        .await?;
    reader.page(&verified(&me.office, &report, size_of(&pasted)))
}

/// A pasted note as it was signed: browsers send line ends as CR LF, and the last one often gets lost.
#[must_use]
pub fn pasted(text: &str) -> String {
    format!("{}\n", text.replace("\r\n", "\n").trim_end_matches('\n'))
}

/// The number of events that a checkpoint covers. `None` if the text is not a checkpoint.
#[must_use]
pub fn size_of(note: &str) -> Option<u64> {
    let (text, _) = note.split_once("\n\n")?;
    let checkpoint: Checkpoint = format!("{text}\n").parse().ok()?;
    Some(checkpoint.size)
}

async fn page(
    app: &App,
    me: &SignedIn,
    reader: &Reader,
    before: Option<u64>,
    form: Form,
) -> Result<LedgerPage, WebError> {
    let (service, office) = (&app.service, me.office.as_str());
    let head = service.ledger.head(office).await?;
    let end = before.unwrap_or(head).min(head);
    let start = end.saturating_sub(u64::from(EVENTS));
    let count = u32::try_from(end - start).unwrap_or(EVENTS);
    // Called even for an empty range, because the service refuses readers who are not auditors here.
    let mut events = service.ledger.events(&me.actor, start, count).await?;
    events.retain(|event| event.seq < end);
    let people = service.people.list(&me.actor).await?;
    let people: HashMap<&str, &PersonLine> =
        people.iter().map(|one| (one.id.as_str(), one)).collect();
    let labels = app.labels(office, &reader.language);
    let address = format!("/{office}/ledger");
    Ok(LedgerPage {
        form,
        head,
        checkpoint: service.ledger.checkpoint(office).await?,
        verifying_key: service.ledger.verifying_key(office).await?,
        events: events
            .iter()
            .rev()
            .map(|event| line(event, &people, &labels))
            .collect(),
        older: (start > 0).then(|| format!("{address}?before={start}")),
        newest: before.map(|_| address.clone()),
        may_verify: me.auditor,
        address,
    })
}

fn line(
    event: &EventLine,
    people: &HashMap<&str, &PersonLine>,
    labels: &Labels<'_>,
) -> LedgerEvent {
    let seq = event.seq.to_string();
    let Some(envelope) = &event.envelope else {
        return LedgerEvent {
            seq,
            at: None,
            kind: key("ledger-kind-confidential").into(),
            actor: key("ledger-actor-confidential").into(),
            erased: false,
        };
    };
    LedgerEvent {
        seq,
        at: envelope.at.parse().ok(),
        kind: words::kind(&envelope.kind),
        actor: actor(&envelope.actor, people, labels),
        erased: event.payload.is_none(),
    }
}

/// The capacity of a person: the posts that they hold now, or else their title. The people's list has the names.
fn actor(written: &str, people: &HashMap<&str, &PersonLine>, labels: &Labels<'_>) -> Message {
    let doer = Doer::read(written);
    let known = doer.person().and_then(|person| people.get(person.as_str()));
    let capacity = known.map(|line| {
        let posts: Vec<String> = line.posts.iter().map(|post| labels.post(post)).collect();
        if posts.is_empty() {
            line.title.clone()
        } else {
            labels.all(&posts)
        }
    });
    match (doer, capacity.filter(|text| !text.is_empty())) {
        (Doer::CommandLine(None), _) => key("ledger-actor-command-line").into(),
        (Doer::CommandLine(Some(_)), Some(post)) => {
            key("ledger-actor-command-line-for").with("post", post)
        }
        (Doer::Person(_), Some(post)) => Message::written(post),
        (_, None) => key("ledger-actor-unknown").into(),
    }
}

fn verified(office: &str, report: &Report, against: Option<u64>) -> VerifiedPage {
    let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let checked = [
        (report.payloads_sound, key("ledger-checked-payloads")),
        (report.payloads_erased, key("ledger-checked-erased")),
        (report.rows, key("ledger-checked-rows")),
    ];
    let checked = checked.into_iter().filter(|(count, _)| *count > 0);
    VerifiedPage {
        address: format!("/{office}/ledger"),
        sound: report.is_clean(),
        events: report.events,
        checked: checked
            .map(|(count, key)| Message::new(key).with("count", number(count)))
            .collect(),
        against,
        findings: report.findings.iter().take(FINDINGS).map(finding).collect(),
        more: report.findings.len().saturating_sub(FINDINGS),
    }
}

fn finding(finding: &Finding) -> LedgerFinding {
    let part = match finding.part {
        Part::Database => key("ledger-part-database"),
        Part::Ledger => key("ledger-part-ledger"),
        Part::Event => key("ledger-part-event"),
        Part::Row => key("ledger-part-row"),
        Part::Passphrase => key("ledger-part-passphrase"),
    };
    let differs = &finding.difference;
    let place = [
        differs.table.as_str(),
        differs.id.as_str(),
        differs.column.unwrap_or_default(),
    ];
    let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
    LedgerFinding {
        event: finding.seq.map(|seq| seq.to_string()),
        part: part.into(),
        place: place.join(" · "),
        detail: differs.what.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checkpoint_survives_being_pasted() {
        let note = "example.org/mersea\n42\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n— example.org/mersea AAAA\n";
        let typed = note.replace('\n', "\r\n");
        assert_eq!(pasted(typed.trim()), note);
        assert_eq!(size_of(note), Some(42));
        for wrong in ["", "x", "a\nb\nc\n\n", "42"] {
            assert_eq!(size_of(wrong), None, "{wrong}");
        }
    }
}
