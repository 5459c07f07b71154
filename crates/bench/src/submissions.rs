//! Durable submissions over HTTP: the server's processor time for one, compared with the same facts asked and not
//! saved. The rate stands beside a bare loop of durable one-row commits on the same disk, as a given figure.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use probity_conduct::Codes;
use probity_service::Service;

use crate::office::{self, OFFICE};
use crate::say::{self, heading, say};
use crate::sent::{self, Account, RequestKind};
use crate::server::Server;
use crate::{Problem, bare, load, seed};

/// How long each load lasts.
const LOAD: Duration = Duration::from_secs(5);
/// How long the same is asked without saving.
const ASKED: Duration = Duration::from_secs(2);
/// The most processor time of a submission, in times that of the same question asked and not saved.
const MOST: f64 = 5.2;
/// How long the bare loop lasts.
const BARE: Duration = Duration::from_secs(2);

/// Measures SQLite and, if available, PostgreSQL.
pub async fn run(folder: &Path, postgres: Option<&str>, codes: &Arc<Codes>) -> Result<(), Problem> {
    heading("Durable submissions over HTTP").await;
    say(&format!(
        "bar: none refused, none lost; processor time at most {MOST} times that of asking"
    ));
    say("measured elsewhere: a peer takes 0.46 to 26.9 submissions a second");
    let file = folder.join("submissions.db").display().to_string();
    measure("SQLite", &file, Beside::Folder(folder), codes).await?;
    let Some(server) = postgres else {
        say("PostgreSQL: not measured, PROBITY_TEST_POSTGRES names none");
        return Ok(());
    };
    let (url, mut connection) = office::fresh_postgres(server).await?;
    let done = measure("PostgreSQL", &url, Beside::Url(&url), codes).await;
    office::drop_postgres(&mut connection).await?;
    done
}

/// The database of the bare loop.
enum Beside<'a> {
    Folder(&'a Path),
    Url(&'a str),
}

impl Beside<'_> {
    async fn commits(&self) -> Result<f64, Problem> {
        Ok(match self {
            Self::Folder(folder) => bare::sqlite_commits(folder, BARE)?,
            Self::Url(url) => bare::postgres_commits(url, BARE).await?,
        })
    }
}

async fn measure(
    name: &str,
    database: &str,
    beside: Beside<'_>,
    codes: &Arc<Codes>,
) -> Result<(), Problem> {
    let service = office::service(database, codes).await?;
    let tokens = office::make(&service).await?;
    let events = seed::events_of_one(&service).await?;
    let server = Server::probity(database, "/").await?;
    for connections in [1, 16, 64] {
        let bare = beside.commits().await?;
        let asked = ask(name, &server, &service, &tokens, connections).await?;
        for way in [RequestKind::Form, RequestKind::Api] {
            // Each load has its own requests. Repeated ones would be recognised, and nothing would be saved.
            let make = sent::requests(&service, &tokens, way);
            let (before, busy) = (head(&service).await?, server.processor_time());
            let found = load::run(&server.address, connections, LOAD, load::SENT, make).await;
            let busy = server.processor_time().saturating_sub(busy);
            let grown = head(&service).await? - before;
            let account = Account::of(&service, &found, grown, events).await?;
            let each = busy / u32::try_from(found.done.max(1))?;
            say(&say::load(&format!("{name}: {}", way.name()), &found));
            say(&format!(
                "    server's processor time {} each, {} of asking; {account}; bare one-row commits {}/s, ratio {}",
                say::time(each),
                say::ratio(each.as_secs_f64(), asked.as_secs_f64()),
                say::count(bare),
                say::ratio(found.per_second, bare),
            ));
        }
    }
    service.store().close().await;
    Ok(())
}

/// The server's processor time for the same exchange without saving, which does not depend on the database.
async fn ask(
    name: &str,
    server: &Server,
    service: &Service,
    tokens: &[String],
    connections: usize,
) -> Result<Duration, Problem> {
    let make = sent::requests(service, tokens, RequestKind::Ask);
    let busy = server.processor_time();
    let found = load::run(&server.address, connections, ASKED, load::READ, make).await;
    let busy = server.processor_time().saturating_sub(busy);
    say(&say::load(
        &format!("{name}: {}", RequestKind::Ask.name()),
        &found,
    ));
    let each = busy / u32::try_from(found.done.max(1))?;
    say(&format!(
        "    server's processor time {} each",
        say::time(each)
    ));
    Ok(each)
}

async fn head(service: &Service) -> Result<u64, Problem> {
    service.ledger.head(OFFICE).await.map_err(office::refused)
}
