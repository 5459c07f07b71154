//! The register's page and search as the number of cases grows a thousandfold, and the memory and start time with
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

/// Measures at each size, and at a hundred thousand cases the public page too.
pub async fn run(folder: &Path, full: bool, codes: &Arc<Codes>) -> Result<(), Problem> {
    let file = folder.join("registers.db").display().to_string();
    let service = office::service(&file, codes).await?;
    office::make(&service).await?;
    let (mut there, mut base) = (0, None);
    let sizes: &[u64] = if full {
        &[1_000, 100_000, 1_000_000]
    } else {
        &[1_000, 100_000]
    };
    for &size in sizes {
        heading(&format!("{} cases", say::count(size as f64))).await;
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
                "{what:<34} median {:>9}  against 1,000 cases: {grown}",
                say::time(*time)
            ));
        }
        let server = Server::probity(&file, &pages::path()).await?;
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
        if size == 100_000 {
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
        ("search: one giver", text("firm 0031")),
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
