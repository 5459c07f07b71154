//! Durable submissions over HTTP beside a bare loop of one-row durable commits: same database, disk and settings, same run.

use std::{path::Path, sync::Arc, time::Duration};

use probity_code::Codes;
use probity_desk::Desk;
use sqlx::{Connection, Executor, postgres::PgConnection};

use crate::{
    Problem, bare,
    load::{self, MakeRequest},
    office::{self, OFFICE, SITUATION},
    say::{self, heading, say},
    seed,
    server::Server,
};

/// How long each load lasts.
const LOAD: Duration = Duration::from_secs(5);
/// How long the bare loop beside it lasts.
const BARE: Duration = Duration::from_secs(2);

/// Measures SQLite, and PostgreSQL where there is one.
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

/// A database of our own on that server.
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

/// Where the bare loop runs.
enum Beside<'a> {
    Folder(&'a Path),
    Url(&'a str),
}

impl Beside<'_> {
    async fn commits(&self) -> Result<f64, Problem> {
        Ok(match self {
            Self::Folder(folder) => bare::sqlite_commits(folder, BARE).await?,
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
    let desk = office::desk(database, codes).await?;
    let tokens = office::make(&desk).await?;
    let events = seed::events_of_one(&desk).await?;
    let server = Server::probity(database, "/").await?;
    let make = requests(&desk, tokens);
    for connections in [1, 16, 64] {
        let bare = beside.commits().await?;
        let before = desk.head(OFFICE).await.map_err(office::refused)?;
        let found = load::run(
            &server.address,
            connections,
            LOAD,
            load::SENT,
            Arc::clone(&make),
        )
        .await;
        let grown = desk.head(OFFICE).await.map_err(office::refused)? - before;
        say(&say::load(&format!("{name}: submissions"), &found));
        say(&format!(
            "    bare one-row commits {}/s: ratio {}; {} answered, {} events each, ledger grew by {grown}: {} lost",
            say::count(bare),
            say::ratio(found.per_second, bare),
            found.done,
            events,
            i128::from(grown) / i128::from(events) - found.done as i128
        ));
    }
    desk.store().close().await;
    Ok(())
}

/// A gift's form as the browser sends it at last, each with a `once` of its own, by one of the staff after the other.
fn requests(desk: &Desk, tokens: Vec<String>) -> Arc<MakeRequest> {
    let form = form(desk);
    let run = u64::from_be_bytes(desk.random());
    Arc::new(move |connection, n| {
        let token = &tokens[connection % tokens.len()];
        let body = format!("{form}&go-step=send&form-once={run}-{connection}-{n}");
        let path = format!("/{OFFICE}/declare/{SITUATION}");
        let cookie = format!("Cookie: __Host-probity={token}\r\n");
        load::post(&path, "application/x-www-form-urlencoded", &cookie, &body)
    })
}

fn form(desk: &Desk) -> String {
    let facts = office::gift(desk);
    let pairs = facts
        .as_object()
        .into_iter()
        .flatten()
        .flat_map(|(name, value)| match value {
            serde_json::Value::Bool(yes) => {
                vec![format!("{name}={}", if *yes { "yes" } else { "no" })]
            }
            serde_json::Value::String(text) if name == "offered_on" => ["year", "month", "day"]
                .iter()
                .zip(text.split('-'))
                .map(|(part, value)| format!("{name}-{part}={value}"))
                .collect(),
            serde_json::Value::String(text) => vec![format!(
                "{name}={}",
                text.replace(' ', "+").replace('\'', "%27")
            )],
            _ => Vec::new(),
        });
    pairs.collect::<Vec<_>>().join("&")
}
