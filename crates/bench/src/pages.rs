//! A public register's page from the cache and rendered again, compared with a bare page of the same size.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use probity_service::Service;
use probity_service::input::RegisterQuery;

use crate::Problem;
use crate::load::{self, Load, MakeRequest};
use crate::office::{self, OFFICE, REGISTER};
use crate::say::{self, heading, say};
use crate::server::Server;

/// How long each load lasts.
const LOAD: Duration = Duration::from_secs(4);
/// Rows on a page.
const ROWS: u32 = 50;
/// Number of different pages: more than the server's cache holds.
const PAGES: usize = 2_000;

/// The register's address.
pub fn path() -> String {
    format!("/{OFFICE}/registers/{REGISTER}")
}

/// Measures the page at 1, 16 and 64 connections.
pub async fn run(server: &Server, service: &Service) -> Result<(), Problem> {
    heading("A public page: 50 rows of a register of 100,000").await;
    let (status, head, body) = load::send(&server.address, &load::get(&path(), "")).await?;
    if status != 200 {
        return Err(format!("{} answers {status}", path()).into());
    }
    let tag = load::header(&head, "etag").unwrap_or_default().to_owned();
    let bare = Server::bare(body.len()).await?;
    say(&format!(
        "{} bytes; bars: from the cache a third of a bare page of the same size; afresh p99 under 10 ms at 1 connection",
        body.len()
    ));
    let afresh = afresh(service).await?;
    for connections in [1, 16, 64] {
        let best = go(
            &bare,
            "bare page",
            connections,
            Arc::new(|_, _| load::get("/", "")),
        )
        .await;
        let kept = go(
            server,
            "from the cache",
            connections,
            Arc::new(|_, _| load::get(&path(), "")),
        )
        .await;
        let known = format!("If-None-Match: {tag}\r\n");
        let same = Arc::new(move |_, _| load::get(&path(), &known));
        let same = go(server, "from the cache, reader has it", connections, same).await;
        let fresh = go(server, "rendered afresh", connections, Arc::clone(&afresh)).await;
        let to = |ours: &Load| say::ratio(ours.per_second, best.per_second);
        say(&format!(
            "    ratios: cache {}, reader has it {}, afresh {}",
            to(&kept),
            to(&same),
            to(&fresh)
        ));
    }
    say(
        "measured elsewhere (two cores, 16 connections): GlobaLeaks' public API 2,377/s, CISO Assistant's list of 10,000 3.6/s",
    );
    Ok(())
}

async fn go(server: &Server, what: &str, connections: usize, make: Arc<MakeRequest>) -> Load {
    let found = load::run(&server.address, connections, LOAD, load::READ, make).await;
    say(&say::load(what, &found));
    found
}

/// Requests for one page of the register after another, so that each has left the cache before its next turn.
pub async fn afresh(service: &Service) -> Result<Arc<MakeRequest>, Problem> {
    let (nobody, mut after, mut places) = (nobody(), None, Vec::new());
    while places.len() < PAGES {
        let query = RegisterQuery {
            register: REGISTER.to_owned(),
            after,
            size: ROWS,
            ..RegisterQuery::default()
        };
        after = service
            .registers
            .page(&nobody, &query)
            .await
            .map_err(office::refused)?
            .next;
        match &after {
            Some(place) => places.push(format!("{}?after={place}", path())),
            None => break,
        }
    }
    // Each call begins at another page, so that it does not find the pages that an earlier load left in the cache.
    let turn = AtomicUsize::new(0);
    Ok(Arc::new(move |_, _| {
        let at = turn.fetch_add(1, Ordering::Relaxed) % places.len().max(1);
        load::get(places.get(at).map_or("/", String::as_str), "")
    }))
}

/// A visitor who is not signed in.
pub fn nobody() -> probity_service::Actor {
    probity_service::Actor::Nobody {
        office: OFFICE.to_owned(),
    }
}
