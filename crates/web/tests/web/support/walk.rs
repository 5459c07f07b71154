//! A walk through every address of the site as each person. It checks every byte for content that they may not see.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use probity_casework::reference;
use probity_ledger::Envelope;
use probity_web::routes;

use super::office::{OFFICE, Office};
use super::outside::{Raw, get};

/// No one, the accused, the chief executive, the commissioner, a manager, an auditor, an administrator, the reporter.
pub const EVERYBODY: [&str; 8] = ["", "fin", "chris", "pat", "lee", "al", "ada", "sam"];

/// The people who may know of each report, by its reference.
pub type Knowing = BTreeMap<String, BTreeSet<String>>;

/// The values, other than references, that a placeholder of an address can have.
fn values(office: &Office, place: &str, size: u64) -> Vec<String> {
    let service = &office.service;
    let instrument = service.conduct().instruments(OFFICE)[0];
    let some = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
    match place {
        "office" => some(&[OFFICE]),
        "instrument" => vec![instrument.id.clone()],
        "clause" => vec![instrument.clauses[0].reference.clone()],
        "old" | "new" => vec![instrument.effective.to_string()],
        "situation" => (service
            .conduct()
            .situations()
            .filter(|one| one.confidential))
        .map(|one| one.id.clone())
        .collect(),
        "person" => EVERYBODY[1..].iter().map(|&id| id.to_owned()).collect(),
        "connection" => some(&["0"]),
        "post" => some(&["chief-executive"]),
        "finding" => some(&["made-up"]),
        "register" => some(&["gifts-and-hospitality"]),
        "comparison" => some(&["who-is-covered"]),
        "token" => some(&["none"]),
        "step" => some(&["1", "check", "answer"]),
        "file" => some(&["parcels.html"]),
        "act" => some(&["decide", "withhold"]),
        "*path" => {
            let part = size % 256;
            let of = |kind: &str| format!("{kind}/000.p/{part}");
            let kinds = ["0", "entries", "redacted"].map(of);
            kinds
                .into_iter()
                .chain([format!("entries/000.p/{}", part - 1)])
                .collect()
        }
        other => panic!("nothing is known to put in the place of {other}"),
    }
}

/// Every address of a route. `reference` stands for cases and entries.
fn addresses(office: &Office, pattern: &str, reference: &str, size: u64) -> Vec<String> {
    let mut addresses = vec![String::new()];
    let pattern = pattern
        .replace("{reference}", reference)
        .replace("{entry}", reference);
    for part in pattern.split_inclusive('}') {
        let (text, place) = part.split_once('{').unwrap_or((part, ""));
        let place = place.trim_end_matches('}');
        let choices = match place {
            "" => vec![String::new()],
            place => values(office, place, size),
        };
        addresses = addresses
            .iter()
            .flat_map(|before| {
                choices
                    .iter()
                    .map(move |choice| format!("{before}{text}{choice}"))
            })
            .collect();
    }
    addresses
}

/// Queries of lists.
fn asked_for(path: &str, size: u64, references: &[String]) -> Vec<String> {
    let numbers = |name: &str| -> Vec<String> {
        let steps = (0..size).step_by(20).chain([size]);
        steps
            .map(|number| format!("{path}?{name}={number}"))
            .collect()
    };
    match path {
        "/demo/ledger" => numbers("before"),
        _ if path.ends_with("/ledger/events") => numbers("from"),
        "/api/v1/cases" => {
            let lists = ["to-decide", "decided", "on-hold", "all"].map(str::to_owned);
            let searched = references.iter().map(|one| format!("all&text={one}"));
            lists
                .into_iter()
                .chain(searched)
                .map(|list| format!("{path}?list={list}"))
                .collect()
        }
        _ if path.contains("/registers/") => vec![format!("{path}?text={}", references[0])],
        _ => Vec::new(),
    }
}

/// The parts of the ledger's envelopes that identify a report. Each has a unique commitment.
async fn secrets(office: &Office, references: &[String]) -> Vec<(String, String)> {
    let mut secrets = Vec::new();
    for reference in references {
        for event in office
            .service
            .store()
            .events_of(OFFICE, reference)
            .await
            .unwrap()
        {
            let envelope = Envelope::from_bytes(&event.envelope).unwrap();
            secrets.push((reference.clone(), envelope.commitment.to_string()));
        }
    }
    assert!(secrets.len() > references.len());
    secrets
}

/// Headers and body of a response as text, without the request's own id, which is random. In addresses a hyphen may be
/// encoded.
fn everything(reply: &Raw) -> String {
    let headers = reply.headers.iter();
    let headers = headers.filter(|(name, _)| *name != "x-request-id");
    let headers = headers.map(|(_, value)| value.as_bytes());
    let pieces = headers.chain([reply.bytes.as_slice()]);
    let texts = pieces.map(|bytes| String::from_utf8_lossy(bytes).replace("%2D", "-"));
    texts.collect::<Vec<_>>().join("\n")
}

/// An error page without the request's reference number, which differs each time.
fn unquoted(page: &str) -> String {
    let (before, mark) = page.split_once("quote <strong>").unwrap_or((page, ""));
    let after = mark.split_once("</strong>").map_or("", |(_, after)| after);
    format!("{before}{after}")
}

/// A walk through every address as each person.
pub struct Walk<'o> {
    office: &'o Office,
    known: &'o Knowing,
    references: Vec<String>,
    secrets: Vec<(String, String)>,
    /// A reference that does not exist, and the responses for it.
    none: String,
    replies_for_none: BTreeMap<(String, String), (StatusCode, String)>,
    size: u64,
    leaks: BTreeSet<String>,
    walked: usize,
}

impl<'o> Walk<'o> {
    pub async fn new(office: &'o Office, known: &'o Knowing) -> Self {
        let references: Vec<String> = known.keys().cloned().collect();
        // Accounts come first, because getting one adds an event.
        for who in EVERYBODY {
            office.token(who).await;
        }
        Self {
            secrets: secrets(office, &references).await,
            size: office.service.ledger.head(OFFICE).await.unwrap(),
            none: reference::from_random([7; 5]).0,
            replies_for_none: BTreeMap::new(),
            leaks: BTreeSet::new(),
            walked: 0,
            office,
            known,
            references,
        }
    }

    fn hidden(&self, who: &str, reference: &str) -> bool {
        !self.known[reference].contains(who)
    }

    /// Visits every address. Returns each response that shows something it should not.
    pub async fn everywhere(mut self) -> Vec<String> {
        for route in routes::list().iter().filter(|route| route.method == "get") {
            for who in EVERYBODY {
                self.route(who, &route.path).await;
            }
        }
        for who in EVERYBODY {
            self.search(who).await;
        }
        assert!(self.walked > 1_000, "{}", self.walked);
        self.leaks.into_iter().collect()
    }

    async fn route(&mut self, who: &str, pattern: &str) {
        let about_one = pattern.contains("{reference}") || pattern.contains("{entry}");
        let count = if about_one { self.references.len() } else { 1 };
        let asked: Vec<String> = self.references.iter().take(count).cloned().collect();
        for reference in asked {
            for path in addresses(self.office, pattern, &reference, self.size) {
                let lists = if about_one {
                    Vec::new()
                } else {
                    asked_for(&path, self.size, &self.references)
                };
                for path in std::iter::once(path).chain(lists) {
                    self.address(who, &path, about_one.then_some(&reference))
                        .await;
                }
            }
        }
    }

    async fn address(&mut self, who: &str, path: &str, about: Option<&String>) {
        self.walked += 1;
        let reply = get(self.office, who, path).await;
        let text = everything(&reply);
        let named = (self.references.iter())
            .filter(|one| self.hidden(who, one) && !path.contains(one.as_str()))
            .any(|one| text.contains(one.as_str()));
        let leaked =
            (self.secrets.iter()).any(|(of, secret)| self.hidden(who, of) && text.contains(secret));
        let apart = match about.filter(|reference| self.hidden(who, reference)) {
            Some(reference) => self.is_distinguishable(who, path, reference, &reply).await,
            None => false,
        };
        if named || leaked || apart {
            let path = about.map_or(path.to_owned(), |one| path.replace(one, "REFERENCE"));
            self.leaks.insert(format!("{who}: {path}"));
        }
    }

    /// Whether the response for a report differs from the response for a reference that does not exist.
    async fn is_distinguishable(&mut self, who: &str, path: &str, of: &str, reply: &Raw) -> bool {
        let path = path.replace(of, &self.none);
        let key = (who.to_owned(), path.clone());
        if !self.replies_for_none.contains_key(&key) {
            let none = get(self.office, who, &path).await;
            self.replies_for_none
                .insert(key.clone(), (none.status, everything(&none)));
        }
        let (status, text) = &self.replies_for_none[&key];
        let same = everything(reply).replace(of, &self.none);
        reply.status != *status || unquoted(&same) != unquoted(text)
    }

    async fn search(&mut self, who: &str) {
        for reference in self.references.clone() {
            let typed = [("text", reference.as_str())];
            let found = self.office.post(who, "/demo/all-cases", &typed).await;
            // The search field itself repeats the words.
            let found = found.html.matches(reference.as_str()).count();
            if self.hidden(who, &reference) && found > 1 {
                self.leaks.insert(format!("{who}: found"));
            }
        }
    }
}
