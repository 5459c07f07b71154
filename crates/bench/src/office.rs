//! An office to measure: created through the service like a real one, with people who are signed in.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use probity_casework::event::{Profile, Right};
use probity_casework::{PersonId, PostId};
use probity_conduct::{Codes, Directory, Mistake};
use probity_i18n::Words;
use probity_service::input::{Declare, FactsIn, NewPerson};
use probity_service::{Actor, Clock, Dependencies, Rng, Service};
use probity_store::{Options, Store};
use serde_json::{Value, json};
use sqlx::postgres::PgConnection;
use sqlx::{Connection, Executor};

use crate::Problem;

/// The made-up office in the shipped codes.
pub const OFFICE: &str = "demo";
/// Its public register.
pub const REGISTER: &str = "gifts-and-hospitality";
/// The situation that is submitted.
pub const SITUATION: &str = "gift";
/// The number of people who submit.
pub const STAFF: usize = 8;

struct Now;
impl Clock for Now {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

struct Machine;
impl Rng for Machine {
    #[expect(
        clippy::expect_used,
        reason = "a machine without randomness can measure nothing either"
    )]
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the machine gives random bytes");
    }
}

/// The `codes/` folder.
pub fn codes_folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../codes"))
}

/// The shipped codes, checked.
pub fn codes() -> Result<Codes, Problem> {
    Codes::load(&Directory::new(codes_folder())).map_err(|mistakes| wrong(&mistakes))
}

/// An error with the mistakes of codes that could not be loaded.
pub fn wrong(mistakes: &[Mistake]) -> Problem {
    match Words::load() {
        Ok(words) => {
            let english = words.for_language("en");
            let lines: Vec<String> = mistakes.iter().map(|one| one.text(&english)).collect();
            lines.join("\n").into()
        }
        Err(problem) => problem.into(),
    }
}

/// A service over a database: a file's path or `postgres://…`.
pub async fn service(database: &str, codes: &Arc<Codes>) -> Result<Service, Problem> {
    let store = if database.starts_with("postgres") {
        Store::open_postgres(database, Options::default()).await?
    } else {
        Store::open_sqlite(database.as_ref(), Options::default()).await?
    };
    let dependencies = Dependencies {
        store,
        codes: Arc::clone(codes),
        clock: Arc::new(Now),
        rng: Arc::new(Machine),
    };
    Service::new(dependencies).map_err(refused)
}

/// An error with the service's refusal, for the log.
pub fn refused(error: probity_service::ServiceError) -> Problem {
    format!("{error} {:?}", error.fields()).into()
}

/// Creates the office with its people and opens it. Returns a session token for each member of staff.
pub async fn make(service: &Service) -> Result<Vec<String>, Problem> {
    let operator = Actor::CommandLine {
        office: OFFICE.to_owned(),
        on_behalf: None,
    };
    service
        .settings
        .create_office(&operator, "bench.example/ledger")
        .await
        .map_err(refused)?;
    let posts = [
        "chief-executive",
        "commissioner",
        "chief-finance-officer",
        "administrator",
        "auditor",
    ];
    for (at, post) in posts.into_iter().enumerate() {
        let right = [Right::Administrator, Right::Auditor]
            .into_iter()
            .find(|_| at == 0);
        let role = if post == "commissioner" {
            "commissioner"
        } else {
            "staff"
        };
        let person = add(service, &operator, post, role, None, right).await?;
        service
            .posts
            .take(&operator, &PostId::from(post), &person, service.today())
            .await
            .map_err(refused)?;
    }
    let mut tokens = Vec::with_capacity(STAFF);
    for at in 0..STAFF {
        let id = format!("staff-{at}");
        let person = add(
            service,
            &operator,
            &id,
            "staff",
            Some("chief-executive"),
            None,
        )
        .await?;
        let login = format!("{id}@bench.example");
        let invitation = service
            .accounts
            .invite(&operator, &person, &login)
            .await
            .map_err(refused)?;
        tokens.push(
            service
                .accounts
                .activate(&invitation.token, "a passphrase for benches")
                .await
                .map_err(refused)?
                .token,
        );
    }
    service
        .settings
        .open_office(&operator)
        .await
        .map_err(refused)?;
    Ok(tokens)
}

async fn add(
    service: &Service,
    operator: &Actor,
    id: &str,
    role: &str,
    manager: Option<&str>,
    right: Option<Right>,
) -> Result<PersonId, Problem> {
    let profile = Profile {
        name: format!("Made-up {id}"),
        title: "Officer".to_owned(),
        role: role.to_owned(),
        team: None,
        manager: manager.map(PersonId::from),
        rights: right.into_iter().collect::<BTreeSet<_>>(),
    };
    service
        .people
        .add(
            operator,
            NewPerson {
                id: Some(id.into()),
                profile,
            },
        )
        .await
        .map_err(refused)
}

/// A member of staff.
pub fn staff(at: usize) -> Actor {
    Actor::Person {
        office: OFFICE.to_owned(),
        id: PersonId(format!("staff-{}", at % STAFF)),
    }
}

/// Facts of a gift offered on a given day.
pub fn gift(service: &Service) -> Value {
    json!({
        "response": "accepted", "kind": "object", "what": "A diary with the firm's name", "giver": "Made-up Print Ltd",
        "giver_kind": "contractor", "for_whom": "me", "worth": "work-token", "value": "4", "influence": "no",
        "doubtful": false, "sought": false, "offered_on": service.today().to_string()
    })
}

/// Submits one gift in process and returns its reference.
pub async fn declare(service: &Service, who: usize) -> Result<String, Problem> {
    let facts = FactsIn::Json(gift(service));
    let declare = Declare {
        situation: SITUATION.to_owned(),
        subject: None,
        facts,
        not_meant: std::collections::BTreeSet::new(),
        expects: None,
        idempotency_key: None,
        ..Declare::default()
    };
    Ok(service
        .cases
        .declare(&staff(who), declare)
        .await
        .map_err(refused)?
        .reference
        .0)
}

/// A new database on this server.
pub async fn fresh_postgres(server: &str) -> Result<(String, PgConnection), Problem> {
    let mut connection = PgConnection::connect(server).await?;
    drop_postgres(&mut connection).await?;
    connection.execute("CREATE DATABASE probity_bench").await?;
    let (base, _) = server
        .rsplit_once('/')
        .ok_or("a PostgreSQL address without a database")?;
    Ok((format!("{base}/probity_bench"), connection))
}

/// Drops the database of [`fresh_postgres`].
pub async fn drop_postgres(connection: &mut PgConnection) -> Result<(), Problem> {
    connection
        .execute("DROP DATABASE IF EXISTS probity_bench WITH (FORCE)")
        .await?;
    Ok(())
}
