//! Submissions under load, and a check that every answered one is saved.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use probity_casework::RowKey;
use probity_service::Service;
use serde_json::Value;

use crate::Problem;
use crate::load::{self, Load, MakeRequest};
use crate::office::{self, OFFICE, SITUATION};

/// The way in which something is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestKind {
    /// The form's last step, as a browser sends it.
    Form,
    /// The same facts as JSON.
    Api,
    /// The same facts as JSON, asked about and not declared. The server reads, judges and answers without saving.
    Ask,
}

impl RequestKind {
    /// The name for the report.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Form => "form submitted",
            Self::Api => "API submission",
            Self::Ask => "asked, not saved",
        }
    }
}

/// Requests in which one member of staff after another declares a gift. Each has an idempotency key that was never
/// used before, in this call or an earlier one.
pub fn requests(service: &Service, tokens: &[String], way: RequestKind) -> Arc<MakeRequest> {
    made(&office::gift(service), tokens, way, service.random())
}

fn made(facts: &Value, tokens: &[String], way: RequestKind, run: [u8; 8]) -> Arc<MakeRequest> {
    let run = u64::from_be_bytes(run);
    let (tokens, form) = (tokens.to_vec(), form(facts));
    let facts = facts.to_string();
    Arc::new(move |connection, n| {
        let token = &tokens[connection % tokens.len()];
        let key = format!("{run}-{connection}-{n}");
        match way {
            RequestKind::Form => {
                let body = format!("{form}&go-step=send&idempotency-key={key}");
                let path = format!("/{OFFICE}/declare/{SITUATION}");
                let cookie = format!("Cookie: __Host-probity={token}\r\n");
                load::post(&path, "application/x-www-form-urlencoded", &cookie, &body)
            }
            RequestKind::Api => {
                let body = format!(
                    r#"{{"situation":"{SITUATION}","idempotency_key":"{key}","facts":{facts}}}"#
                );
                let bearer = format!("Authorization: Bearer {token}\r\n");
                load::post("/api/v1/cases", "application/json", &bearer, &body)
            }
            RequestKind::Ask => {
                let body =
                    format!(r#"{{"office":"{OFFICE}","situation":"{SITUATION}","facts":{facts}}}"#);
                let bearer = format!("Authorization: Bearer {token}\r\n");
                load::post("/api/v1/ask", "application/json", &bearer, &body)
            }
        }
    })
}

fn form(facts: &Value) -> String {
    let pairs = facts
        .as_object()
        .into_iter()
        .flatten()
        .flat_map(|(name, value)| match value {
            Value::Bool(yes) => {
                vec![format!("{name}={}", if *yes { "yes" } else { "no" })]
            }
            Value::String(text) if name == "offered_on" => ["year", "month", "day"]
                .iter()
                .zip(text.split('-'))
                .map(|(part, value)| format!("{name}-{part}={value}"))
                .collect(),
            Value::String(text) => vec![format!(
                "{name}={}",
                text.replace(' ', "+").replace('\'', "%27")
            )],
            _ => Vec::new(),
        });
    pairs.collect::<Vec<_>>().join("&")
}

/// Compares the answers with the saved cases.
#[derive(Debug, PartialEq, Eq)]
pub struct Account {
    /// Number of answers.
    answered: usize,
    /// Number of different cases among them. Each answer should name another one.
    cases: usize,
    /// Number of these cases that are not in the database.
    missing: usize,
    /// Number of events added to the ledger meanwhile, and the number that the answers stand for.
    events: (u64, u64),
}

impl Account {
    /// Looks up every case that an answer named.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn of(
        service: &Service,
        load: &Load,
        grown: u64,
        each: u64,
    ) -> Result<Self, Problem> {
        let cases: BTreeSet<&str> = load.places.iter().filter_map(|at| reference(at)).collect();
        let mut missing = 0;
        for case in &cases {
            let row = service.store().record(OFFICE, &RowKey::case(*case)).await?;
            missing += usize::from(row.is_none());
        }
        Ok(Self {
            answered: load.done,
            cases: cases.len(),
            missing,
            events: (grown, load.done as u64 * each),
        })
    }
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            answered,
            cases,
            missing,
            events: (grown, due),
        } = self;
        write!(f, "{answered} answered: {missing} lost")?;
        if cases < answered {
            write!(f, ", {} ANSWERED WITH ANOTHER'S CASE", answered - cases)?;
        }
        // Requests without an awaited answer may have been saved too, so a larger number is no loss.
        if grown < due {
            write!(f, ", {} EVENTS TOO FEW", due - grown)?;
        }
        Ok(())
    }
}

/// The case that an address names: the part after `cases`.
fn reference(address: &str) -> Option<&str> {
    let mut parts = address.split('/').skip_while(|part| *part != "cases");
    parts.nth(1).filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn sent(way: RequestKind, run: [u8; 8]) -> BTreeSet<Vec<u8>> {
        let facts = json!({"what": "A diary", "doubtful": false, "offered_on": "2026-11-22"});
        let make = made(&facts, &["a".to_owned(), "b".to_owned()], way, run);
        (0..4)
            .flat_map(|connection| (0..4).map(move |n| (connection, n)))
            .map(|(connection, n)| make(connection, n))
            .collect()
    }

    #[test]
    fn no_request_is_ever_sent_twice() {
        for way in [RequestKind::Form, RequestKind::Api] {
            let (one, other) = (sent(way, [1; 8]), sent(way, [2; 8]));
            assert_eq!((one.len(), other.len()), (16, 16));
            assert!(
                one.is_disjoint(&other),
                "a later load repeats an earlier one's"
            );
        }
    }

    #[test]
    fn cases_are_read_from_addresses() {
        assert_eq!(reference("/demo/cases/ABCD-2345/sent"), Some("ABCD-2345"));
        assert_eq!(reference("/api/v1/cases/ABCD-2345"), Some("ABCD-2345"));
        assert_eq!(reference("/demo/cases/"), None);
    }

    #[test]
    fn the_account_tells_what_is_wrong() {
        let mut account = Account {
            answered: 5,
            cases: 5,
            missing: 0,
            events: (12, 10),
        };
        assert_eq!(account.to_string(), "5 answered: 0 lost");
        (account.cases, account.missing, account.events.0) = (4, 1, 8);
        let text = account.to_string();
        assert_eq!(
            text,
            "5 answered: 1 lost, 1 ANSWERED WITH ANOTHER'S CASE, 2 EVENTS TOO FEW"
        );
    }
}
