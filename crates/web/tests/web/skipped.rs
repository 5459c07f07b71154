//! Questions that were left open: listed with the answers, and answered from the page with the answer.

use axum::http::StatusCode;

use crate::support::flow::step;
use crate::support::gift::{check, diary_but};
use crate::support::html;
use crate::support::office::{Office, filled};
use crate::support::reply::Reply;

/// The first answers of a draft, with this field skipped and the others from the list. Returns the answer page and the
/// address of the draft.
async fn asked_without(office: &Office, skipped: &str, facts: &[(&str, &str)]) -> (Reply, String) {
    let mut page = office.get("sam", "/ask?office=demo&situation=gift").await;
    let mut draft = String::new();
    for _ in 0..40 {
        let asked = page.asked();
        if asked.is_empty() {
            return (page, draft);
        }
        let known = facts.iter().find(|(name, _)| asked == [*name]);
        let typed = match known {
            Some(one) if asked != [skipped] => vec![*one],
            _ => vec![("go-skip", "yes")],
        };
        let hidden = page.hidden();
        let sent = filled(&hidden, &typed);
        let reply = office.post("sam", &page.action(), &sent).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text());
        let (base, _) = reply.location().rsplit_once('/').unwrap();
        base.clone_into(&mut draft);
        page = office.follow("sam", &reply).await;
    }
    panic!("it does not end");
}

/// Every link of the page with this text, the hidden part of it included.
fn links(page: &Reply, draft: &str) -> Vec<String> {
    let read = html::read(&page.html);
    let links = read.tags.iter().filter(|tag| tag.name == "a");
    let links = links.filter_map(|tag| tag.get("href"));
    links
        .map(|href| href.replace("&#x2f;", "/"))
        .filter(|href| href.starts_with(draft) && !href.ends_with("/who"))
        .collect()
}

#[tokio::test]
async fn an_open_question_is_answered_from_the_answer_and_leads_back_to_it() {
    let office = Office::new().await;
    let facts = [
        ("influence", "no"),
        ("for_whom", "me"),
        ("giver_kind", "contractor"),
        ("sought", "no"),
        ("response", "not-answered"),
        ("kind", "object"),
        ("doubtful", "no"),
        ("value", "12"),
    ];
    let (answer, draft) = asked_without(&office, "worth", &facts).await;
    let text = answer.text();
    let open = answer.between(
        "Questions that could still add to this answer",
        "Your answers",
    );
    let rows = answer.after("Your answers");
    let left = rows.matches("Not answered\nAnswer\n").count();
    assert!(left >= 1, "{text}");
    let questions: Vec<&str> = open.lines().skip(1).collect();
    let is_question = |line: &&&str| rows.contains(&format!("{line}\nNot answered\nAnswer\n"));
    assert!(questions.iter().any(|line| is_question(&line)), "{text}");
    let found = links(&answer, &draft);
    for href in &found {
        let page = office.get("sam", href).await;
        assert_eq!(page.status, StatusCode::OK, "{href}");
        assert_eq!(
            page.asked().len(),
            1,
            "{href} asks a question: {}",
            page.text()
        );
    }
    // The worth is open: its page takes the answer and leads back.
    let mut worth = None;
    for href in &found {
        let page = office.get("sam", href).await;
        if page.asked() == ["worth"] {
            worth = Some(page);
            break;
        }
    }
    let worth = worth.unwrap_or_else(|| panic!("no link to the worth: {found:?} {text}"));
    let hidden = worth.hidden();
    let sent = filled(&hidden, &[("worth", "token")]);
    let reply = office.post("sam", &worth.action(), &sent).await;
    let after = office.follow("sam", &reply).await;
    assert_eq!(after.asked(), [""; 0], "{}", after.text());
    let rows = after.after("Your answers");
    assert!(rows.matches("Not answered").count() < left, "{rows}");
}

#[tokio::test]
async fn what_is_not_known_is_linked_before_it_is_sent_and_a_shared_answer_has_no_such_links() {
    let office = Office::new().await;
    let unknown = diary_but(&[
        ("giver_kind", "-"),
        ("doubtful", "no"),
        ("worth", "more"),
        ("value", "40"),
    ]);
    let page = check(&office, "sam", &unknown).await;
    let draft = step(&page, "");
    let open = page.html.replace("&#x2f;", "/");
    let (_, open) = open
        .split_once("Questions that could still add to this answer")
        .unwrap();
    let (_, link) = open.split_once("href=\"").unwrap();
    let (href, _) = link.split_once('"').unwrap();
    assert!(href.starts_with(&draft), "{href}");
    assert_eq!(office.get("sam", href).await.asked(), ["giver_kind"]);
    let shared = "/ask/answer?office=demo&situation=gift&role=staff&on=2026-11-21&influence=no";
    let shared = office.get("", shared).await;
    assert!(
        shared.text().contains("Questions that could still add"),
        "{}",
        shared.text()
    );
    assert!(!shared.html.contains("/ask/token"), "{}", shared.html);
    assert!(!shared.text().contains("Not answered"));
}
