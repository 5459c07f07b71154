//! The demo's office on an SQLite file: its people signed in, the clock fixed, the randomness repeatable.

use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt;
use jiff::Timestamp;
use probity_casework::event::{Profile, Right};
use probity_casework::{PersonId, PostId};
use probity_conduct::{Codes, Directory, Memory};
use probity_service::input::NewPerson;
use probity_service::{Actor, Clock, Dependencies, Rng, Service};
use probity_store::{Options, Store};
use probity_web::{App, routes, session};
use sha2::{Digest, Sha256};
use tower::ServiceExt;

use super::html;
use super::reply::Reply;

pub const OFFICE: &str = "demo";
pub const PASSPHRASE: &str = "correct horse battery";

static CODES: LazyLock<Arc<Codes>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../codes");
    // The checks of `codes/` have their own test.
    let mut files = Memory::copy_of(&Directory::new(folder.clone())).unwrap();
    // Answers about gifts can be shared, whatever the shipped file says.
    let gift = "situations/gift.toml";
    let text = std::fs::read_to_string(folder.join(gift)).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    lines.retain(|line| !line.starts_with("share ="));
    let at = lines
        .iter()
        .position(|line| line.starts_with("topic ="))
        .unwrap();
    lines.insert(at, "share = true");
    // And a large sum is asked about again.
    lines.retain(|line| !line.starts_with("at-most ="));
    let money = lines
        .iter()
        .position(|line| *line == "type = \"money\"")
        .unwrap();
    lines.insert(money, "at-most = 1000");
    files.insert(gift, lines.join("\n"));
    Arc::new(Codes::load_checked(&files).unwrap())
});

/// The codes of every office in the tests.
pub fn codes() -> &'static Codes {
    &CODES
}

struct Still;

impl Clock for Still {
    fn now(&self) -> Timestamp {
        "2026-11-21T10:00:00Z".parse().unwrap()
    }
}

#[derive(Default)]
struct Counted(AtomicU64);

impl Rng for Counted {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            let nth = self.0.fetch_add(1, Ordering::Relaxed);
            let hash = Sha256::digest(nth.to_be_bytes());
            chunk.copy_from_slice(&hash[..chunk.len()]);
        }
    }
}

/// The office with its router.
pub struct Office {
    pub router: Router,
    pub service: Service,
    id: &'static str,
    tokens: Mutex<BTreeMap<String, String>>,
    folder: tempfile::TempDir,
}

/// A person: identifier, name, role, manager, post.
type Someone = (
    &'static str,
    &'static str,
    &'static str,
    Option<&'static str>,
    Option<&'static str>,
);

const PEOPLE: [Someone; 7] = [
    (
        "chris",
        "Chris Chief-Executive",
        "staff",
        None,
        Some("chief-executive"),
    ),
    (
        "pat",
        "Pat Commissioner",
        "commissioner",
        None,
        Some("commissioner"),
    ),
    (
        "fin",
        "Fin Finance-Officer",
        "staff",
        Some("chris"),
        Some("chief-finance-officer"),
    ),
    ("lee", "Lee Line-Manager", "staff", Some("chris"), None),
    ("sam", "Sam Staff", "staff", Some("lee"), None),
    ("al", "Al Auditor", "contractor", None, None),
    ("ada", "Ada Administrator", "staff", Some("chris"), None),
];

/// The router of a site that runs these offices.
fn router(service: &Service, offices: &[&str]) -> Router {
    let offices = offices.iter().map(|&office| office.to_owned()).collect();
    let app = App::new(service.clone(), super::site(), offices);
    routes::router(&app).unwrap()
}

impl Office {
    /// The demo's office, live.
    pub async fn new() -> Self {
        Self::of(OFFICE, true).await
    }

    /// An office with the same people, live or not.
    pub async fn of(office: &'static str, live: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open_sqlite(&folder.path().join("office.db"), Options::default())
            .await
            .unwrap();
        let dependencies = Dependencies {
            store,
            codes: Arc::clone(&CODES),
            clock: Arc::new(Still),
            rng: Arc::new(Counted::default()),
        };
        let service = Service::new(dependencies).unwrap();
        people(&service, office, live).await;
        Self {
            router: router(&service, &[office]),
            service,
            id: office,
            tokens: Mutex::default(),
            folder,
        }
    }

    /// Adds another office without people to the same installation.
    pub async fn beside(&mut self, other: &str) {
        let machine = Actor::CommandLine {
            office: other.to_owned(),
            on_behalf: None,
        };
        let origin = format!("example.org/{other}");
        self.service
            .settings
            .create_office(&machine, &origin)
            .await
            .unwrap();
        self.router = router(&self.service, &[OFFICE, other]);
    }

    /// The file of the database.
    pub fn database(&self) -> PathBuf {
        self.folder.path().join("office.db")
    }

    /// Restarts the program, so that its cache is empty.
    pub fn restart(&mut self) {
        self.router = router(&self.service, &[OFFICE]);
    }

    /// A person's session token. Accounts are made when they are first needed, because hashing takes time.
    pub async fn token(&self, who: &str) -> Option<String> {
        if !PEOPLE.iter().any(|(id, ..)| *id == who) {
            return None;
        }
        if let Some(token) = self.tokens.lock().unwrap().get(who) {
            return Some(token.clone());
        }
        let login = format!("{who}@example.org");
        let invited = self
            .service
            .accounts
            .invite(&machine(self.id), &PersonId::from(who), &login)
            .await
            .unwrap();
        let session = self
            .service
            .accounts
            .activate(&invited.token, PASSPHRASE)
            .await
            .unwrap();
        self.tokens
            .lock()
            .unwrap()
            .insert(who.to_owned(), session.token.clone());
        Some(session.token)
    }

    pub async fn get(&self, who: &str, path: &str) -> Reply {
        self.send(
            self.request(who, "GET", path)
                .await
                .body(Body::empty())
                .unwrap(),
        )
        .await
    }

    pub async fn post(&self, who: &str, path: &str, fields: &[(&str, &str)]) -> Reply {
        let body: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect();
        let request = self
            .request(who, "POST", path)
            .await
            .header("content-type", "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body.join("&"))).unwrap())
            .await
    }

    /// Sends a request with a cookie of its own and without signing in.
    pub async fn with_cookie(
        &self,
        cookie: &str,
        method: &str,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Reply {
        let body: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect();
        let request = self
            .request("", method, path)
            .await
            .header("cookie", cookie)
            .header("content-type", "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body.join("&"))).unwrap())
            .await
    }

    /// The page that a redirect leads to.
    pub async fn follow(&self, who: &str, reply: &Reply) -> Reply {
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text());
        self.get(who, reply.location()).await
    }

    async fn request(&self, who: &str, method: &str, path: &str) -> axum::http::request::Builder {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("accept", "text/html");
        match self.token(who).await {
            Some(token) => request.header("cookie", format!("{}={token}", session::COOKIE_NAME)),
            None => request,
        }
    }

    pub async fn send(&self, request: Request<Body>) -> Reply {
        let (parts, body) = self
            .router
            .clone()
            .oneshot(request)
            .await
            .unwrap()
            .into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let html = String::from_utf8(bytes.to_vec()).unwrap();
        if html.contains("<!DOCTYPE html>") {
            assert_eq!(html::faults(&html), [""; 0], "{html}");
        }
        Reply {
            status: parts.status,
            headers: parts.headers,
            html,
        }
    }
}

/// The command line of an office.
pub fn machine(office: &str) -> Actor {
    Actor::CommandLine {
        office: office.to_owned(),
        on_behalf: None,
    }
}

fn encode(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// Adds the people, with those of their posts that the office has, and opens it if it is to be live.
async fn people(service: &Service, office: &str, live: bool) {
    let machine = machine(office);
    service
        .settings
        .create_office(&machine, &format!("example.org/{office}"))
        .await
        .unwrap();
    for (id, name, role, manager, post) in PEOPLE {
        let rights = match id {
            "al" => vec![Right::Auditor],
            "ada" => vec![Right::Administrator],
            _ => vec![],
        };
        let profile = Profile {
            name: name.to_owned(),
            title: name.split(' ').next_back().unwrap().to_owned(),
            role: role.to_owned(),
            team: None,
            manager: manager.map(PersonId::from),
            rights: rights.into_iter().collect(),
        };
        service
            .people
            .add(
                &machine,
                NewPerson {
                    id: Some(PersonId::from(id)),
                    profile,
                },
            )
            .await
            .unwrap();
        let posts = &codes().office(office).unwrap().posts;
        if let Some(post) = post.filter(|post| posts.iter().any(|one| one.id == *post)) {
            let from = "2026-01-01".parse().unwrap();
            service
                .posts
                .take(&machine, &PostId::from(post), &PersonId::from(id), from)
                .await
                .unwrap();
        }
    }
    let missing = service.settings.readiness(&machine).await.unwrap();
    assert_eq!(missing, []);
    if live {
        service.settings.open_office(&machine).await.unwrap();
    }
}

/// A page's hidden fields, together with what someone typed into it.
pub fn filled<'a>(
    reply: &'a [(String, String)],
    typed: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let hidden = reply
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    hidden.chain(typed.iter().copied()).collect()
}

/// Opens a form, fills it in and sends it. Returns the page that follows.
pub async fn sheet(office: &Office, who: &str, path: &str, typed: &[(&str, &str)]) -> Reply {
    let open = office.get(who, path).await;
    assert_eq!(open.status, StatusCode::OK, "{path}: {}", open.text());
    let done = office.post(who, path, &filled(&open.hidden(), typed)).await;
    office.follow(who, &done).await
}
