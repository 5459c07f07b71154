//! The demo's year of cases, from `demo/cases.toml`. Each is declared on its own day, and decided if the data says
//! so.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use probity_casework::{CaseId, PersonId};
use probity_conduct::model::Meaning;
use probity_service::input::{Declare, FactsIn, Reply};
use probity_service::view::CaseView;
use probity_service::{Actor, Choice, Service, ServiceError};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::OFFICE;
use super::clock::SettableClock;

const DATA: &str = include_str!("../../demo/cases.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    by: String,
    situation: String,
    days: i64,
    facts: Map<String, Value>,
    asked: Option<Asked>,
    decided: Option<Decided>,
    result: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    days: i64,
    question: String,
    reply: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Decided {
    days: i64,
    resolution: String,
    reasons: String,
    recipient: Option<String>,
    conditions: Option<String>,
}

#[expect(
    clippy::expect_used,
    reason = "the file is compiled in, and a test reads it"
)]
fn entries() -> Vec<Entry> {
    let mut cases = toml::from_str::<File>(DATA)
        .expect("demo/cases.toml is what the test saw")
        .case;
    cases.sort_by_key(|case| -case.days);
    cases
}

/// Declares, asks, decides and records as the file says, with the clock set to the morning of each step.
pub async fn live(
    service: &Service,
    clock: &SettableClock,
    now: Timestamp,
) -> Result<(), ServiceError> {
    let today = now.to_zoned(TimeZone::UTC).date();
    for entry in entries() {
        Life {
            service,
            clock,
            day: back(today, entry.days),
            now,
        }
        .live(&entry)
        .await?;
    }
    Ok(())
}

struct Life<'a> {
    service: &'a Service,
    clock: &'a SettableClock,
    day: Date,
    now: Timestamp,
}

impl Life<'_> {
    async fn live(&self, entry: &Entry) -> Result<(), ServiceError> {
        let by = person(&entry.by);
        self.set(0, 9);
        let receipt = self
            .service
            .cases
            .declare(&by, self.declaration(entry))
            .await?;
        if let Some(asked) = &entry.asked {
            self.ask(&receipt.reference, &by, asked).await?;
        }
        if let Some(decided) = &entry.decided {
            self.decide(&receipt.reference, &by, decided, entry.result.as_deref())
                .await?;
        }
        Ok(())
    }

    fn declaration(&self, entry: &Entry) -> Declare {
        let mut facts = entry.facts.clone();
        let situation = self.service.conduct().situation(&entry.situation);
        let day = situation.and_then(|known| known.field_with_meaning(Meaning::OccurredOn));
        if let Some(day) = day {
            facts.insert(day.name.clone(), Value::String(self.day.to_string()));
        }
        Declare {
            situation: entry.situation.clone(),
            subject: None,
            facts: FactsIn::Json(Value::Object(facts)),
            not_meant: std::collections::BTreeSet::new(),
            expects: None,
            idempotency_key: None,
            ..Declare::default()
        }
    }

    async fn ask(&self, reference: &CaseId, by: &Actor, asked: &Asked) -> Result<(), ServiceError> {
        self.set(asked.days, 11);
        let (holder, case) = self.holder(reference, by).await?;
        let case = self
            .service
            .cases
            .ask_information(
                &holder,
                reference.as_str(),
                Some(case.version),
                &asked.question,
            )
            .await?;
        self.set(asked.days, 15);
        self.service
            .cases
            .give_information(
                by,
                reference.as_str(),
                Some(case.version),
                &Reply::new(&asked.reply, FactsIn::default()),
            )
            .await?;
        Ok(())
    }

    async fn decide(
        &self,
        reference: &CaseId,
        by: &Actor,
        decided: &Decided,
        result: Option<&str>,
    ) -> Result<(), ServiceError> {
        self.set(decided.days, 10);
        let (holder, case) = self.holder(reference, by).await?;
        let choice = Choice {
            resolution: decided.resolution.clone(),
            recipient: decided.recipient.clone(),
            reasons: decided.reasons.clone(),
            conditions: decided.conditions.clone(),
            ..Choice::default()
        };
        let case = self
            .service
            .cases
            .decide(&holder, reference.as_str(), Some(case.version), &choice)
            .await?;
        if let Some(result) = result {
            self.set(decided.days + 1, 16);
            let day = back(self.day, -(decided.days + 1));
            self.service
                .cases
                .record_outcome(
                    &holder,
                    reference.as_str(),
                    Some(case.version),
                    result,
                    Some(day),
                )
                .await?;
        }
        Ok(())
    }

    /// The person who has the case, and the case as they see it.
    async fn holder(
        &self,
        reference: &CaseId,
        by: &Actor,
    ) -> Result<(Actor, CaseView), ServiceError> {
        let seen = self.service.cases.get(by, reference.as_str()).await?;
        let holder = seen.holder.map_or_else(
            || by.clone(),
            |holder| Actor::Person {
                office: OFFICE.to_owned(),
                id: holder.person,
            },
        );
        let case = self.service.cases.get(&holder, reference.as_str()).await?;
        Ok((holder, case))
    }

    /// Sets the clock to an hour of the day, `days` days after the offer, but never later than now.
    fn set(&self, days: i64, hour: i8) {
        let at = back(self.day, -days)
            .at(hour, 0, 0, 0)
            .to_zoned(TimeZone::UTC)
            .map_or(self.now, |zoned| zoned.timestamp());
        self.clock.set(at.min(self.now));
    }
}

fn person(id: &str) -> Actor {
    Actor::Person {
        office: OFFICE.to_owned(),
        id: PersonId(id.to_owned()),
    }
}

fn back(day: Date, days: i64) -> Date {
    day.saturating_sub(days.days())
}
