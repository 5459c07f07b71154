//! A gift for tests, and declaring it in a browser.

use std::sync::atomic::{AtomicUsize, Ordering};

use axum::http::StatusCode;

use super::flow::answered;
use super::office::{Office, filled};
use super::reply::Reply;

/// A diary of little value from a supplier, with an open question: the chief executive has to decide.
pub const DIARY: [(&str, &str); 14] = [
    ("response", "not-answered"),
    ("kind", "object"),
    ("what", "A desk diary"),
    ("giver", "Imaginary Print Ltd"),
    ("giver_kind", "contractor"),
    ("for_whom", "me"),
    ("worth", "work-token"),
    ("value", "12.50"),
    ("influence", "no"),
    ("doubtful", "yes"),
    ("sought", "no"),
    ("offered_on-day", "20"),
    ("offered_on-month", "11"),
    ("offered_on-year", "2026"),
];

/// The diary, with other values for some fields.
pub fn diary_but<'a>(other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = DIARY
        .iter()
        .copied()
        .filter(|(name, _)| other.iter().all(|(changed, _)| changed != name));
    kept.chain(other.iter().copied()).collect()
}

/// Answers question after question. Returns the check page, or the first page with errors.
pub async fn fill(office: &Office, who: &str, facts: &[(&str, &str)]) -> Reply {
    let first = office.get(who, "/demo/declare/gift").await;
    answered(office, who, first, facts).await.0
}

/// The check page.
pub async fn check(office: &Office, who: &str, facts: &[(&str, &str)]) -> Reply {
    let check = fill(office, who, facts).await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.text());
    check
}

/// Sends the declaration from the check page.
pub async fn send(office: &Office, who: &str, check: &Reply) -> Reply {
    office
        .post(
            who,
            &check.action(),
            &filled(&check.hidden(), &[("go-step", "send")]),
        )
        .await
}

/// Declares the gift with one form that has every answer. Returns the path of its case.
pub async fn declared(office: &Office, who: &str, facts: &[(&str, &str)]) -> String {
    static SENT: AtomicUsize = AtomicUsize::new(0);
    let key = SENT.fetch_add(1, Ordering::Relaxed).to_string();
    let rest = [("go-step", "send"), ("idempotency-key", key.as_str())];
    let typed: Vec<_> = facts.iter().copied().chain(rest).collect();
    let sent = office.post(who, "/demo/declare/gift", &typed).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let case = sent.location().strip_suffix("/sent");
    case.unwrap_or_else(|| panic!("not sent: {}", sent.location()))
        .to_owned()
}
