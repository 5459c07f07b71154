//! Answers that are shared as a link, the search for a situation, and what never reaches the log.

use std::fmt::Write;
use std::sync::{Arc, Mutex};

use axum::http::StatusCode;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::support::flow::answered;
use crate::support::gift::diary_but;
use crate::support::html;
use crate::support::office::Office;
use crate::support::reply::Reply;

fn link(page: &Reply, starts: &str) -> Option<String> {
    let page = html::read(&page.html);
    let mut links = page.tags.iter().filter_map(|tag| tag.get("href"));
    let found = links.find(|href| href.replace("&#x2f;", "/").starts_with(starts))?;
    Some(found.replace("&#x2f;", "/").replace("&amp;", "&"))
}

async fn diary(office: &Office) -> Reply {
    let first = office.get("", "/ask?office=demo&situation=gift").await;
    let typed = diary_but(&[("the-role", "staff")]);
    answered(office, "", first, &typed).await.0
}

#[tokio::test]
async fn an_answer_that_can_be_shared_is_the_same_at_its_link() {
    let office = Office::new().await;
    let answer = diary(&office).await;
    let shared = link(&answer, "/ask/answer?").unwrap();
    assert!(
        shared.contains("giver%5Fkind=contractor") && shared.contains("on=2026%2D11%2D21"),
        "{shared}"
    );
    assert!(
        !shared.contains("diary"),
        "nothing that someone wrote: {shared}"
    );
    let page = office.get("", &shared).await;
    assert_eq!(page.status, StatusCode::OK);
    let (from, to) = ("Ask the Chief Executive before", "What to keep in mind");
    assert_eq!(page.between(from, to), answer.between(from, to));
    assert!(
        page.text().starts_with("As it stands on 21 November 2026"),
        "{}",
        page.text()
    );
    for wrong in [
        shared.replace("situation=gift", "situation=concern"),
        shared.replace("role=staff", "role=nobody"),
        shared.replace("on=2026", "on=20x6"),
        shared.replace("contractor", "nothing"),
        "/ask/answer".to_owned(),
    ] {
        let page = office.get("", &wrong).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{wrong}");
    }
}

#[tokio::test]
async fn a_situation_is_found_by_everyday_words() {
    let office = Office::new().await;
    for (words, id) in [
        ("gift", "gift"),
        ("presnt family", "gift"),
        ("MEAL somewhere", "hospitality"),
    ] {
        let words = words.replace(' ', "+");
        for (who, path) in [
            ("", format!("/ask?office=demo&q={words}")),
            ("sam", format!("/demo/declare?q={words}")),
        ] {
            let page = office.get(who, &path).await;
            assert_eq!(page.status, StatusCode::OK);
            let address = if who.is_empty() {
                format!("/ask?office=demo&situation={id}")
            } else {
                format!("/demo/declare/{id}")
            };
            let found = page.html.split_once("Results for").map(|(_, found)| found);
            let found = found.unwrap().replace("&#x2f;", "/").replace("&amp;", "&");
            assert!(found.contains(&address), "{words}: {}", page.text());
        }
    }
    let none = office.get("", "/ask?office=demo&q=zzzz").await;
    assert!(
        none.text().contains("Nothing fits these words"),
        "{}",
        none.text()
    );
}

/// Everything that the log gets, as text.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

impl Visit for Log {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        let mut text = self.0.lock().unwrap();
        writeln!(text, "{field}={value:?}").unwrap();
    }
}

impl Subscriber for Log {
    /// Everything that this program writes, and what other libraries write unless they are debugged.
    fn enabled(&self, of: &Metadata<'_>) -> bool {
        of.target().starts_with("probity") || *of.level() <= tracing::Level::INFO
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut self.clone());
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn no_query_token_or_answer_is_logged() {
    let office = Office::new().await;
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    let answer = diary(&office).await;
    let token = answer.action();
    let token = token.split('/').nth(2).unwrap();
    let shared = link(&answer, "/ask/answer?").unwrap();
    office.get("", &shared).await;
    office.get("", &shared.replace("contractor", "zebra")).await;
    office.get("", "/ask?office=demo&q=zebra").await;
    office.get("sam", "/demo/declare?q=zebra").await;
    let text = log.0.lock().unwrap().clone();
    assert!(
        text.contains("/ask/{token}/{step}"),
        "the route is logged: {text}"
    );
    for secret in [token, "zebra", "contractor", "diary", "giver_kind", "?"] {
        let found = text.lines().find(|line| line.contains(secret));
        assert_eq!(found, None, "{secret}");
    }
}
