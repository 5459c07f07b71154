//! Answering question after question, as a browser would.

use axum::http::StatusCode;

use super::office::{Office, filled};
use super::reply::Reply;

/// The answers among these that belong to one field.
fn of<'a>(field: &str, facts: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let belongs = |name: &str| {
        let rest = name.strip_prefix(field);
        rest.is_some_and(|rest| matches!(rest, "" | "-day" | "-month" | "-year"))
    };
    let found = facts.iter().copied().filter(|(name, _)| belongs(name));
    found.collect()
}

/// Answers page after page with these facts, and leaves blank what is not among them. Returns the page that asks
/// nothing, or the first that is refused, and the pages on the way.
pub async fn answered(
    office: &Office,
    who: &str,
    first: Reply,
    facts: &[(&str, &str)],
) -> (Reply, Vec<String>) {
    let (mut page, mut steps) = (first, Vec::new());
    for _ in 0..40 {
        let asked = page.asked();
        if asked.is_empty() {
            return (page, steps);
        }
        let mut typed: Vec<_> = asked.iter().flat_map(|field| of(field, facts)).collect();
        if typed.is_empty() && asked == ["the-subject"] {
            typed.push(("the-subject", "-"));
        }
        let reply = office
            .post(who, &page.action(), &filled(&page.hidden(), &typed))
            .await;
        steps.push(asked.join(" "));
        if reply.status != StatusCode::SEE_OTHER {
            return (reply, steps);
        }
        page = office.follow(who, &reply).await;
    }
    panic!("it does not end: {steps:?}");
}

/// A step of the same draft.
pub fn step(page: &Reply, step: &str) -> String {
    let action = page.action();
    let (base, _) = action.rsplit_once('/').unwrap();
    format!("{base}/{step}")
}
