//! A made-up harbour office on its own SQLite file, with a clock that is moved by hand.

pub mod postgres;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use probity_conduct::{Codes, Directory, Files, Memory};
use probity_i18n::Words;
use probity_service::casework::PersonId;
use probity_service::casework::event::{Profile, Right};
use probity_service::input::{Declare, FactsIn, NewPerson, RegisterQuery};
use probity_service::view::Receipt;
use probity_service::{Actor, Choice, Clock, Dependencies, Rng, Service, ServiceError};
use probity_store::{Options, Store};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

pub const OFFICE: &str = "harbour";
pub const REGISTER: &str = "presents";

/// A clock that moves only by hand.
pub struct Hand(Mutex<Timestamp>);

impl Hand {
    pub fn at(moment: &str) -> Self {
        Self(Mutex::new(moment.parse().unwrap()))
    }

    pub fn forward(&self, by: SignedDuration) {
        *self.0.lock().unwrap() += by;
    }
}

impl Clock for Hand {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

/// A source of randomness that gives the same bytes in every run.
#[derive(Default)]
pub struct Drawn(AtomicU64);

impl Rng for Drawn {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            let at = self.0.fetch_add(1, Ordering::Relaxed);
            let drawn = Sha256::digest(at.to_be_bytes());
            chunk.copy_from_slice(&drawn[..chunk.len()]);
        }
    }
}

pub struct Stage {
    pub service: Service,
    pub clock: Arc<Hand>,
    dir: TempDir,
}

const MORE_FIELDS: &str = r#"
[[field]]
name = "giver"
type = "text"
label = "Which ship?"
public = true
meaning = "party"
[[field]]
name = "did"
type = "choice"
label = "What did you do?"
options = [
  { value = "waiting", label = "Nothing yet" },
  { value = "took", label = "Took it", register-outcome = "accepted" },
  { value = "refused", label = "Refused it", register-outcome = "declined" },
]
public = true
meaning = "response"
[[field]]
name = "who_else"
type = "text"
label = "Who else was there?"
meaning = "named-person"
[[field]]
name = "advice"
type = "text"
label = "Which advice do you follow?"
meaning = "follows"
"#;

const REPORT_FIELDS: &str = r#"
[[field]]
name = "who"
type = "text"
label = "Who steered?"
meaning = "named-person"
[[field]]
name = "ship"
type = "text"
label = "Which ship?"
meaning = "party"
"#;

const MORE_COLUMNS: &str = r#"
[[column]]
id = "to"
label = "Offered to"
from = "case:recipient-name"
[[column]]
id = "by"
label = "Offered by"
from = "meaning:party"
[[column]]
id = "worth"
label = "Worth"
from = "meaning:value"
[[column]]
id = "outcome"
label = "Taken or refused"
from = "case:outcome"
[[column]]
id = "decided-by"
label = "Decided by"
from = "case:decided-by-post"
[[column]]
id = "result"
label = "What happened to it"
from = "case:result"
"#;

fn codes(path: &str, change: impl Fn(&str) -> String) -> Codes {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../conduct/tests/codes");
    let mut files = Memory::copy_of(&Directory::new(&root)).unwrap();
    for (path, more) in [
        ("situations/present.toml", MORE_FIELDS),
        ("registers/presents.toml", MORE_COLUMNS),
    ] {
        let text = std::fs::read_to_string(root.join(path)).unwrap();
        files.insert(path, format!("{text}{more}"));
    }
    // Collisions are confidential here.
    let path_of_reports = "situations/collision.toml";
    let text = std::fs::read_to_string(root.join(path_of_reports)).unwrap();
    let text = text.replace("topic =", "confidential = true\ntopic =");
    files.insert(path_of_reports, format!("{text}{REPORT_FIELDS}"));
    if !path.is_empty() {
        let before = files.read(path).unwrap();
        let after = change(&before);
        assert_ne!(before, after, "the change has to change something");
        files.insert(path, after);
    }
    Codes::load(&files).unwrap_or_else(|mistakes| {
        let english = Words::load().unwrap().for_language("en");
        let lines: Vec<String> = mistakes.iter().map(|one| one.text(&english)).collect();
        panic!("{}", lines.join("\n"))
    })
}

/// A person of the office: id, name, role, manager, rights, post.
type Who = (
    &'static str,
    &'static str,
    &'static str,
    Option<&'static str>,
    Option<Right>,
    Option<&'static str>,
);
const PEOPLE: [Who; 7] = [
    (
        "master",
        "Max Master",
        "harbour-master",
        None,
        None,
        Some("harbour-master"),
    ),
    ("kim", "Kim Clerk", "staff", None, None, Some("clerk")),
    ("lee", "Lee Manager", "staff", Some("master"), None, None),
    ("sam", "Sam Staff", "staff", Some("lee"), None, None),
    ("jo", "Jo Staff", "staff", Some("lee"), None, None),
    (
        "ada",
        "Ada Admin",
        "staff",
        Some("kim"),
        Some(Right::Administrator),
        None,
    ),
    (
        "aud",
        "Aud Auditor",
        "visitor",
        None,
        Some(Right::Auditor),
        None,
    ),
];

impl Stage {
    /// The office, with its people and posts, open.
    pub async fn open() -> Self {
        let stage = Self::bare().await;
        stage.settings().await;
        stage
    }

    /// The open office, in a database that exists already.
    pub async fn open_over(store: Store) -> Self {
        let stage = Self::over(store, tempfile::tempdir().unwrap()).await;
        stage.settings().await;
        stage
    }

    async fn settings(&self) {
        self.populate().await;
        self.service.settings.open_office(&machine()).await.unwrap();
    }

    /// The office without people.
    pub async fn bare() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open_sqlite(&dir.path().join("probity.db"), Options::default())
            .await
            .unwrap();
        Self::over(store, dir).await
    }

    async fn over(store: Store, dir: TempDir) -> Self {
        let clock = Arc::new(Hand(Mutex::new("2026-11-21T09:00:00Z".parse().unwrap())));
        let dependencies = Dependencies {
            store,
            codes: Arc::new(codes("", str::to_owned)),
            clock: Arc::clone(&clock) as Arc<dyn Clock>,
            rng: Arc::new(Drawn(AtomicU64::new(0))),
        };
        let service = Service::new(dependencies).unwrap();
        service
            .settings
            .create_office(&machine(), "probity.example/harbour")
            .await
            .unwrap();
        Self {
            service,
            clock,
            dir,
        }
    }

    pub async fn populate(&self) {
        for (id, name, role, manager, right, post) in PEOPLE {
            let new = NewPerson {
                id: Some(id.into()),
                profile: profile(name, role, manager, right),
            };
            self.service.people.add(&machine(), new).await.unwrap();
            if let Some(post) = post {
                self.service
                    .posts
                    .take(&machine(), &post.into(), &id.into(), date(2026, 1, 1))
                    .await
                    .unwrap();
            }
        }
    }

    /// A service over the same database, with one file of the codes changed.
    pub fn with_codes(&self, path: &str, change: impl Fn(&str) -> String) -> Service {
        Service::new(Dependencies {
            store: self.service.store().clone(),
            codes: Arc::new(codes(path, change)),
            clock: Arc::clone(&self.clock) as Arc<dyn Clock>,
            rng: Arc::new(Drawn(AtomicU64::new(1 << 32))),
        })
        .unwrap()
    }

    pub fn database(&self) -> PathBuf {
        Path::new(self.dir.path()).join("probity.db")
    }

    pub async fn declare(&self, who: &str, facts: Value) -> Result<Receipt, ServiceError> {
        self.submit(who, "present", facts).await
    }

    pub async fn submit(
        &self,
        who: &str,
        situation: &str,
        facts: Value,
    ) -> Result<Receipt, ServiceError> {
        let declare = Declare {
            situation: situation.to_owned(),
            subject: None,
            facts: FactsIn::Json(facts),
            not_meant: std::collections::BTreeSet::new(),
            expects: None,
            idempotency_key: None,
            ..Declare::default()
        };
        self.service.cases.declare(&person(who), declare).await
    }

    pub async fn head(&self) -> u64 {
        self.service.ledger.head(OFFICE).await.unwrap()
    }

    pub async fn is_clean(&self) {
        let report = self.service.ledger.verify(&machine()).await.unwrap();
        assert_eq!(report.findings, [], "{report:?}");
    }
}

pub fn profile(name: &str, role: &str, manager: Option<&str>, right: Option<Right>) -> Profile {
    Profile {
        name: name.to_owned(),
        title: String::new(),
        role: role.to_owned(),
        team: None,
        manager: manager.map(PersonId::from),
        rights: right.into_iter().collect::<BTreeSet<_>>(),
    }
}

pub fn machine() -> Actor {
    Actor::CommandLine {
        office: OFFICE.to_owned(),
        on_behalf: None,
    }
}

pub fn nobody() -> Actor {
    Actor::Nobody {
        office: OFFICE.to_owned(),
    }
}

pub fn person(id: &str) -> Actor {
    Actor::Person {
        office: OFFICE.to_owned(),
        id: id.into(),
    }
}

/// A meal: needs permission from the line manager or the clerk.
pub fn meal() -> Value {
    json!({ "what": "A meal on board", "kind": "meal", "value": "12.50", "from_bidder": false, "offered_on": "2026-11-20",
            "giver": "The Made-up Line Ltd", "did": "waiting", "note": "for the decider alone" })
}

/// A small gift that is kept: permitted.
pub fn rope() -> Value {
    json!({ "what": "A short rope", "kind": "thing", "value": "3", "from_bidder": false, "offered_on": "2026-11-20",
            "giver": "Made-up Line", "did": "took" })
}

pub fn key<T: std::fmt::Debug>(result: Result<T, ServiceError>) -> &'static str {
    match result {
        Ok(done) => panic!("done: {done:?}"),
        Err(error) => error.code(),
    }
}

/// `field: key` for every field to correct.
pub fn fields<T: std::fmt::Debug>(result: Result<T, ServiceError>) -> Vec<String> {
    match result {
        Ok(done) => panic!("done: {done:?}"),
        Err(error) => error
            .fields()
            .iter()
            .map(|one| format!("{}: {}", one.field, one.problem.key()))
            .collect(),
    }
}

/// A decision with this resolution and a reason.
pub fn choice(resolution: &str) -> Choice {
    let recipient = (resolution == "hand-over").then(|| "The crew's mess".to_owned());
    Choice {
        resolution: resolution.to_owned(),
        recipient,
        reasons: "It would look odd.".to_owned(),
        conditions: None,
        ..Choice::default()
    }
}

/// A query for every entry of the register.
pub fn all() -> RegisterQuery {
    RegisterQuery {
        register: REGISTER.to_owned(),
        size: 50,
        ..RegisterQuery::default()
    }
}
