//! Adds many cases fast. It repeats one submitted case with other references, days, givers and sums. Each gets the
//! same events and rows as the first, several hundred in a transaction.

use jiff::{Timestamp, ToSpan};
use probity_casework::{Body, CaseId, Event, RowChange, World, actor};
use probity_conduct::Value;
use probity_service::Service;
use probity_store::{Append, NewEvent, Payload, Written};

use crate::Problem;
use crate::office::{self, OFFICE};

/// Cases in one append; the writer puts several appends into a transaction.
const TOGETHER: u64 = 100;
/// Number of appends in progress at the same time.
const AT_ONCE: usize = 8;
/// Number of days over which the cases are spread.
const DAYS: u64 = 3_650;
/// Number of cases with the same giver, one after the other.
const OF_ONE_GIVER: u64 = 50;

/// One event of the repeated case.
#[derive(Clone)]
struct EventTemplate {
    body: Body,
    actor: String,
}

/// Adds cases from number `from` on, until the office has `wanted` of them.
pub async fn cases(service: &Service, from: u64, wanted: u64) -> Result<(), Problem> {
    let events = template(service).await?;
    let now = service.now();
    let mut next = from;
    while next < wanted {
        let mut appends = Vec::new();
        for _ in 0..AT_ONCE {
            let upto = (next + TOGETHER).min(wanted);
            if next < upto {
                appends.push(append(service, &events, now, next..upto)?);
                next = upto;
            }
        }
        let sent: Vec<_> = appends
            .into_iter()
            .map(|append| {
                let store = service.store().clone();
                tokio::spawn(async move { store.append(append).await })
            })
            .collect();
        for one in sent {
            one.await??;
        }
    }
    Ok(())
}

/// The same, with each case in its own transaction.
pub async fn one_by_one(service: &Service, from: u64, wanted: u64) -> Result<(), Problem> {
    let events = template(service).await?;
    let now = service.now();
    for number in from..wanted {
        let one = append(service, &events, now, number..number + 1)?;
        service.store().append(one).await?;
    }
    Ok(())
}

/// The number of events of one submission.
pub async fn events_of_one(service: &Service) -> Result<u64, Problem> {
    Ok(template(service).await?.len() as u64)
}

async fn template(service: &Service) -> Result<Vec<EventTemplate>, Problem> {
    let reference = office::declare(service, 0).await?;
    let mut events = Vec::new();
    for event in service.store().events_of(OFFICE, &reference).await? {
        let Payload::Kept { bytes, .. } = event.payload else {
            return Err("a payload is gone".into());
        };
        events.push(EventTemplate {
            body: serde_json::from_slice(&bytes)?,
            actor: "staff-0".to_owned(),
        });
    }
    Ok(events)
}

fn append(
    service: &Service,
    events: &[EventTemplate],
    now: Timestamp,
    numbers: std::ops::Range<u64>,
) -> Result<Append, Problem> {
    let mut append = Append {
        office: OFFICE.to_owned(),
        ..Append::default()
    };
    for number in numbers {
        let mut rows = std::collections::BTreeMap::new();
        let (mut world, reference) = (World::default(), CaseId(format!("B{number:09}")));
        let at = now - ((number * 7_919 % DAYS * 24) as i64).hours();
        for one in events {
            let body = vary(one.body.clone(), &reference, number, at);
            let event = Event {
                at,
                actor: actor::Actor::read(&one.actor),
                case: Some(reference.clone()),
                body,
            };
            let (kind, payload) = event.body.payload();
            for row in world.apply(&event)? {
                rows.insert(row.key().clone(), (append.events.len(), row));
            }
            append.events.push(NewEvent {
                at,
                kind,
                case: Some(reference.0.clone()),
                actor: one.actor.clone(),
                payload,
                salt: service.random(),
            });
        }
        append
            .rows
            .extend(rows.into_values().filter_map(|(event, row)| match row {
                RowChange::Put(row) => Some(Written { event, row: *row }),
                RowChange::Delete(_) => None,
            }));
    }
    Ok(append)
}

fn vary(mut body: Body, reference: &CaseId, number: u64, at: Timestamp) -> Body {
    if let Body::CaseSubmitted(submitted) = &mut body {
        let day = at.to_zoned(jiff::tz::TimeZone::UTC).date();
        submitted.reference = reference.clone();
        submitted.occurred_on = Some(day);
        submitted.year = day.year();
        let giver = Value::Text(format!("Made-up Firm {:05} Ltd", number / OF_ONE_GIVER));
        submitted.facts.insert("giver".to_owned(), giver);
        submitted.facts.insert(
            "what".to_owned(),
            Value::Text(format!("A diary, lot {number}")),
        );
        submitted
            .facts
            .insert("value".to_owned(), Value::Money((number % 90) as i64 * 25));
        submitted
            .facts
            .insert("offered_on".to_owned(), Value::Date(day));
    }
    body
}
