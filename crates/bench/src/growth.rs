//! The register's page and search as the number of cases grows a hundredfold, and the memory and start time with
//! many of them.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use probity_conduct::Codes;
use probity_service::Service;
use probity_service::input::RegisterQuery;

use crate::office::{self, REGISTER};
use crate::say::{self, heading, say};
use crate::server::Server;
use crate::{Problem, load, pages, seed};

/// How often each query is asked.
const TIMES: usize = 40;
/// How long to wait before checking that a server is idle.
const REST: Duration = Duration::from_secs(2);

/// Measures SQLite and, if available, PostgreSQL.
pub async fn run(
    folder: &Path,
    postgres: Option<&str>,
    full: bool,
    codes: &Arc<Codes>,
) -> Result<(), Problem> {
    let file = folder.join("registers.db").display().to_string();
    measure("SQLite", &file, full, codes).await?;
    if let Some(server) = postgres {
        let (url, mut connection) = office::fresh_postgres(server).await?;
        let done = measure("PostgreSQL", &url, full, codes).await;
        office::drop_postgres(&mut connection).await?;
        done
    } else {
        say("PostgreSQL: not measured, PROBITY_TEST_POSTGRES names none");
        Ok(())
    }
}

/// Measures at each size, and at a hundred thousand cases the public page too.
async fn measure(
    name: &str,
    database: &str,
    full: bool,
    codes: &Arc<Codes>,
) -> Result<(), Problem> {
    let service = office::service(database, codes).await?;
    office::make(&service).await?;
    let (mut there, mut base) = (0, None);
    let sizes: &[u64] = if full {
        &[10_000, 100_000, 1_000_000]
    } else {
        &[10_000, 100_000]
    };
    for &size in sizes {
        heading(&format!("{name}: {} cases", say::count(size as f64))).await;
        say("bar: at 1,000,000 cases at most 1.5 times the time at 10,000");
        let started = Instant::now();
        seed::cases(&service, there, size).await?;
        let rate = (size - there) as f64 / started.elapsed().as_secs_f64();
        there = size;
        say(&format!(
            "added at {}/s, many in a transaction",
            say::count(rate)
        ));
        let found = queries(&service).await?;
        let base = base.get_or_insert_with(|| found.clone());
        for ((what, time), (_, first)) in found.iter().zip(base.iter()) {
            let grown = say::ratio(time.as_secs_f64(), first.as_secs_f64());
            say(&format!(
                "{what:<34} median {:>9}  against 10,000 cases: {grown}",
                say::time(*time)
            ));
        }
        let server = Server::probity(database, &pages::path()).await?;
        size_of(&server).await;
        let afresh = pages::afresh(&service).await?;
        let loaded = load::run(
            &server.address,
            1,
            Duration::from_secs(2),
            load::READ,
            afresh,
        )
        .await;
        say(&say::load("page over HTTP, other rows each time", &loaded));
        if size == 100_000 && name == "SQLite" {
            pages::run(&server, &service).await?;
            say(&format!(
                "memory after that load: {:.0} MB",
                server.pss_mb()
            ));
        }
    }
    if !full {
        say(
            "\n1,000,000 cases: left out, as filling them takes minutes; run with --full or PROBITY_BENCH_FULL=1",
        );
    }
    service.store().close().await;
    Ok(())
}

async fn size_of(server: &Server) {
    tokio::time::sleep(REST).await;
    say(&format!(
        "start to first answer {} (bar: 0.5 s with 100,000 cases); idle memory {:.0} MB (bar: 50 MB)",
        say::time(server.first_answer),
        server.pss_mb()
    ));
}

/// Median times of the queries that readers of a register make.
async fn queries(service: &Service) -> Result<Vec<(&'static str, Duration)>, Problem> {
    let query = || RegisterQuery {
        register: REGISTER.to_owned(),
        size: 50,
        ..RegisterQuery::default()
    };
    let text = |text: &str| RegisterQuery {
        text: Some(text.to_owned()),
        ..query()
    };
    let mut middle = service
        .registers
        .page(&pages::nobody(), &query())
        .await
        .map_err(office::refused)?
        .next;
    for _ in 0..10 {
        let query = RegisterQuery {
            after: middle.clone(),
            ..query()
        };
        middle = service
            .registers
            .page(&pages::nobody(), &query)
            .await
            .map_err(office::refused)?
            .next
            .or(middle);
    }
    let all = [
        ("first page", query()),
        (
            "a later page",
            RegisterQuery {
                after: middle,
                ..query()
            },
        ),
        (
            "one year",
            RegisterQuery {
                year: Some(2024),
                ..query()
            },
        ),
        (
            "one outcome",
            RegisterQuery {
                outcome: Some("accepted".to_owned()),
                ..query()
            },
        ),
        ("search: a giver of 50 entries", text("firm 00031")),
        ("search: a word of every row", text("diary")),
        ("search: a word of no row", text("zeppelin")),
    ];
    let mut found = Vec::new();
    for (what, query) in all {
        found.push((what, median(service, &query).await?));
    }
    Ok(found)
}

async fn median(service: &Service, query: &RegisterQuery) -> Result<Duration, Problem> {
    let mut times = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let started = Instant::now();
        service
            .registers
            .page(&pages::nobody(), query)
            .await
            .map_err(office::refused)?;
        times.push(started.elapsed());
    }
    times.sort_unstable();
    Ok(load::at(&times, 0.5))
}
