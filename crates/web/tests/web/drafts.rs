//! Drafts on pages: how long they are kept is said alike everywhere, a wrong reference is refused on its own page, and
//! each button says what it deletes.

use axum::http::StatusCode;

use crate::support::flow::{answered, step};
use crate::support::office::{Office, filled};
use crate::support::reply::Reply;

const JOB: [(&str, &str); 14] = [
    ("kind", "employment"),
    ("what", "Teaching"),
    ("body", "Imaginary College"),
    ("body_kind", "other"),
    ("conflict", "no"),
    ("uses", "no"),
    ("disrepute", "no"),
    ("paid", "yes"),
    ("work_skills", "no"),
    ("starts_on-day", "5"),
    ("starts_on-month", "12"),
    ("starts_on-year", "2026"),
    ("note", "On Saturdays"),
    ("named_person", ""),
];

const DAYS: &str = "We keep your answers for 28 days, and only you can see them.";
const HOUR: &str = "We keep your answers for an hour";

async fn declaring(office: &Office, advice: &str) -> Reply {
    let facts: Vec<(&str, &str)> = JOB.into_iter().chain([("follows", advice)]).collect();
    let first = office.get("sam", "/demo/declare/outside-work").await;
    answered(office, "sam", first, &facts).await.0
}

#[tokio::test]
async fn a_wrong_reference_is_refused_on_the_page_that_asks_for_it() {
    let office = Office::new().await;
    let refused = declaring(&office, "7K2M-4QXR-9").await;
    let text = refused.text();
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{text}");
    assert!(refused.asked().contains(&"follows".to_owned()), "{text}");
    assert!(
        text.contains("You cannot see any case with this reference"),
        "{text}"
    );
    assert!(
        refused.html.contains("7K2M-4QXR-9"),
        "what was typed is still there"
    );
    assert!(text.contains(DAYS) && !text.contains(HOUR), "{text}");
    let hidden = refused.hidden();
    let blank = filled(&hidden, &[]);
    let right: Vec<(&str, &str)> = JOB
        .into_iter()
        .filter(|(name, _)| refused.asked().iter().any(|asked| name.starts_with(asked)))
        .chain(blank)
        .collect();
    let reply = office.post("sam", &refused.action(), &right).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text());
}

#[tokio::test]
async fn every_page_says_how_long_the_answers_are_really_kept() {
    let office = Office::new().await;
    let check = declaring(&office, "").await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.text());
    for place in 1..5 {
        let page = office.get("sam", &step(&check, &place.to_string())).await;
        let text = page.text();
        assert!(
            text.contains(DAYS) && !text.contains(HOUR),
            "{place}: {text}"
        );
        let empty: Vec<(&str, &str)> = Vec::new();
        let hidden = page.hidden();
        let wrong = office
            .post("sam", &page.action(), &filled(&hidden, &empty))
            .await;
        if wrong.status == StatusCode::UNPROCESSABLE_ENTITY {
            let text = wrong.text();
            assert!(
                text.contains(DAYS) && !text.contains(HOUR),
                "{place}: {text}"
            );
        }
    }
    for who in ["", "sam"] {
        let ask = office
            .get(who, "/ask?office=demo&situation=gift")
            .await
            .text();
        assert!(ask.contains(HOUR) && !ask.contains("28 days"), "{ask}");
        let home = office.get(who, "/demo").await.text();
        assert!(
            home.contains(HOUR) && !home.contains("Nothing is saved"),
            "{home}"
        );
    }
    let privacy = office.get("", "/privacy").await.text();
    assert!(
        privacy.contains("for an hour after the last one") && privacy.contains("for 28 days after"),
        "{privacy}"
    );
}

#[tokio::test]
async fn the_button_of_a_draft_says_what_it_deletes() {
    let office = Office::new().await;
    declaring(&office, "").await;
    let home = office.get("sam", "/demo").await;
    let text = home.text();
    assert!(
        text.contains("Delete\ndraft: Work or a role outside the office, started 21 November 2026"),
        "{text}"
    );
    assert_eq!(text.matches("Continue: ").count(), 1, "{text}");
}
