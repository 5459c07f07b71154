//! Durable submissions over HTTP, compared with a bare loop of durable one-row commits: same database, disk,
//! settings and run.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use probity_conduct::Codes;
use probity_service::Service;
use sqlx::postgres::PgConnection;
use sqlx::{Connection, Executor};

use crate::office::{self, OFFICE};
use crate::say::{self, heading, say};
use crate::sent::{self, Account, Way};
use crate::server::Server;
use crate::{Problem, bare, load, seed};

/// How long each load lasts.
const LOAD: Duration = Duration::from_secs(5);
/// How long the same is asked without saving.
const ASKED: Duration = Duration::from_secs(2);
/// How long the bare loop lasts.
const BARE: Duration = Duration::from_secs(2);

/// Measures SQLite and, if available, PostgreSQL.
pub async fn run(folder: &Path, postgres: Option<&str>, codes: &Arc<Codes>) -> Result<(), Problem> {
    heading("Durable submissions over HTTP").await;
    say("bar: at 1 connection a third of the bare commits, at 64 as many; none refused, none lost");
    let file = folder.join("submissions.db").display().to_string();
    measure("SQLite", &file, Beside::Folder(folder), codes).await?;
    let Some(server) = postgres else {
        say("PostgreSQL: not measured, PROBITY_TEST_POSTGRES names none");
        return Ok(());
    };
    let (url, mut connection) = fresh(server).await?;
    let done = measure("PostgreSQL", &url, Beside::Url(&url), codes).await;
    connection
        .execute("DROP DATABASE IF EXISTS probity_bench WITH (FORCE)")
        .await?;
    done
}

/// A new database on this server.
async fn fresh(server: &str) -> Result<(String, PgConnection), Problem> {
    let mut connection = PgConnection::connect(server).await?;
    connection
        .execute("DROP DATABASE IF EXISTS probity_bench WITH (FORCE)")
        .await?;
    connection.execute("CREATE DATABASE probity_bench").await?;
    let (base, _) = server
        .rsplit_once('/')
        .ok_or("a PostgreSQL address without a database")?;
    Ok((format!("{base}/probity_bench"), connection))
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
        ask(name, &server, &service, &tokens, (connections, bare)).await?;
        for way in [Way::Form, Way::Api] {
            // Each load has its own requests. Repeated ones would be recognised, and nothing would be saved.
            let make = sent::requests(&service, &tokens, way);
            let (before, busy) = (head(&service).await?, server.processor_time());
            let found = load::run(&server.address, connections, LOAD, load::SENT, make).await;
            let busy = server.processor_time().saturating_sub(busy);
            let grown = head(&service).await? - before;
            let account = Account::of(&service, &found, grown, events).await?;
            say(&say::load(&format!("{name}: {}", way.name()), &found));
            say(&format!(
                "    bare one-row commits {}/s: ratio {}; server's processor time {} each; {account}",
                say::count(bare),
                say::ratio(found.per_second, bare),
                say::time(busy / u32::try_from(found.done.max(1))?),
            ));
        }
    }
    service.store().close().await;
    Ok(())
}

/// The same exchange without saving: the time that does not depend on the database. No submission can be faster.
async fn ask(
    name: &str,
    server: &Server,
    service: &Service,
    tokens: &[String],
    (connections, bare): (usize, f64),
) -> Result<(), Problem> {
    let make = sent::requests(service, tokens, Way::Ask);
    let busy = server.processor_time();
    let found = load::run(&server.address, connections, ASKED, load::READ, make).await;
    let busy = server.processor_time().saturating_sub(busy);
    say(&say::load(&format!("{name}: {}", Way::Ask.name()), &found));
    say(&format!(
        "    bare one-row commits {}/s: ratio {}; server's processor time {} each",
        say::count(bare),
        say::ratio(found.per_second, bare),
        say::time(busy / u32::try_from(found.done.max(1))?),
    ));
    Ok(())
}

async fn head(service: &Service) -> Result<u64, Problem> {
    service.ledger.head(OFFICE).await.map_err(office::refused)
}
