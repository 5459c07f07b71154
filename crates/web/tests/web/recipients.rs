//! The check page shows who gets a report before it is sent. No one whom a typed name may mean gets it, unless the
//! reporter rules them out.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::api::call;
use crate::support::flow::answered;
use crate::support::office::{Office, filled};
use crate::support::reply::Reply;

const FORM: &str = "/demo/declare/concern";
const CONCERN: [(&str, &str); 7] = [
    ("kind", "crime"),
    ("about", "colleague"),
    ("what", "Money is missing"),
    ("happened_on-day", "20"),
    ("happened_on-month", "11"),
    ("happened_on-year", "2026"),
    ("note", "I saw it."),
];

async fn check(office: &Office, who: &str, changes: &[(&str, &str)]) -> Reply {
    let form = office.get(who, FORM).await;
    let kept = CONCERN
        .iter()
        .filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    let typed: Vec<_> = kept.chain(changes).copied().collect();
    let (check, _) = answered(office, who, form, &typed).await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.text());
    check
}

async fn press(office: &Office, check: &Reply, step: &str, more: &[(&str, &str)]) -> Reply {
    let typed: Vec<_> = [("go-step", step)]
        .into_iter()
        .chain(more.iter().copied())
        .collect();
    office
        .post("sam", &check.action(), &filled(&check.hidden(), &typed))
        .await
}

#[tokio::test]
async fn the_form_says_who_never_gets_it() {
    let office = Office::new().await;
    let form = office.get("sam", FORM).await.text();
    assert!(
        form.contains("You will see who gets it before you send it."),
        "{form}"
    );
    assert!(form.contains("never sent to: Line manager"), "{form}");
}

#[tokio::test]
async fn the_check_page_names_who_gets_it() {
    let office = Office::new().await;
    let page = check(&office, "sam", &[]).await.text();
    assert!(
        page.contains("Chris Chief-Executive (Chief Executive) will get this"),
        "{page}"
    );
    let page = check(&office, "sam", &[("about", "head")]).await.text();
    assert!(
        page.contains("Pat Commissioner (Commissioner) will get this"),
        "{page}"
    );
}

#[tokio::test]
async fn a_service_that_fails_is_not_reported_to_the_line_manager() {
    let office = Office::new().await;
    let page = check(&office, "sam", &[("kind", "service")]).await.text();
    assert!(!page.contains("Lee Line-Manager"), "{page}");
    assert!(
        page.contains("Chris Chief-Executive (Chief Executive) will get this"),
        "{page}"
    );
}

#[tokio::test]
async fn people_whom_a_name_may_mean_are_asked_about_and_the_question_is_optional() {
    let office = Office::new().await;
    let asked = check(&office, "sam", &[("named_person", "Ms Chief")]).await;
    let page = asked.text();
    assert!(
        page.contains("Is one of these people not involved?"),
        "{page}"
    );
    assert!(page.contains("You typed “Ms Chief”"), "{page}");
    assert!(
        !page.contains("Chris Chief-Executive (Chief Executive) will get this"),
        "{page}"
    );
    let sent = press(&office, &asked, "send", &[]).await;
    let after = office.follow("sam", &sent).await.text();
    assert!(after.contains("Pat Commissioner"), "{after}");
    assert!(!after.contains("Chris"), "{after}");
}

#[tokio::test]
async fn ruling_someone_out_changes_who_gets_it_and_is_shown_first() {
    let office = Office::new().await;
    let asked = check(&office, "sam", &[("named_person", "Ms Chief")]).await;
    // Pressed at once: sending would now have another result than the page showed, so nothing is sent yet.
    let again = press(&office, &asked, "send", &[("not-meant", "chris")]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    let page = again.text();
    assert!(page.contains("Nothing was sent this time"), "{page}");
    assert!(
        page.contains("Chris Chief-Executive (Chief Executive) will get this"),
        "{page}"
    );
    assert_eq!(again.checked(), ["chris"]);
    let sent = press(&office, &again, "send", &[("not-meant", "chris")]).await;
    let after = office.follow("sam", &sent).await.text();
    assert!(after.contains("Chris Chief-Executive"), "{after}");
}

#[tokio::test]
async fn a_name_that_belongs_to_no_one_is_shown_as_such() {
    let office = Office::new().await;
    let page = check(&office, "sam", &[("named_person", "Zebedee Quill")])
        .await
        .text();
    assert!(
        page.contains("“Zebedee Quill” does not match anyone"),
        "{page}"
    );
}

fn concern(named: &str) -> Value {
    json!({ "situation": "concern", "facts": {
        "kind": "crime", "about": "colleague", "what": "Money is missing", "happened_on": "2026-11-20", "named_person": named
    } })
}

#[tokio::test]
async fn the_api_previews_and_sends_the_same() {
    let office = Office::new().await;
    let mut body = concern("the Chief Executive and others");
    let preview = call(
        &office,
        "sam",
        "post",
        "/api/v1/cases/preview",
        Some(body.clone()),
    )
    .await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.json);
    assert_eq!(preview.json["holder"]["person"], "pat");
    assert_eq!(preview.json["may_be"][0]["person"], "chris");
    let mine = call(&office, "sam", "get", "/api/v1/cases", None).await;
    assert_eq!(mine.json, json!([]), "a preview saves nothing");
    body["expects"] = preview.json["expects"].clone();
    let sent = call(&office, "sam", "post", "/api/v1/cases", Some(body.clone())).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.json);
    assert_eq!(sent.json["holder"], preview.json["holder"]);
    assert_eq!(sent.json["may_be"], preview.json["may_be"]);
    body["not-meant"] = json!(["chris"]);
    let refused = call(&office, "sam", "post", "/api/v1/cases", Some(body.clone())).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.json);
    body.as_object_mut().unwrap().remove("expects");
    let sent = call(&office, "sam", "post", "/api/v1/cases", Some(body)).await;
    assert_eq!(sent.json["holder"]["person"], "chris");
}

#[tokio::test]
async fn people_whom_a_name_may_mean_never_see_it() {
    let office = Office::new().await;
    let sent = call(
        &office,
        "sam",
        "post",
        "/api/v1/cases",
        Some(concern("C. Chief Executive")),
    )
    .await;
    let reference = sent.json["reference"].as_str().unwrap();
    for who in ["chris", "lee", "al", "ada", "fin"] {
        let seen = office.get(who, &format!("/demo/cases/{reference}")).await;
        assert_eq!(seen.status, StatusCode::NOT_FOUND, "{who}");
    }
}

const WORK: [(&str, &str); 11] = [
    ("kind", "employment"),
    ("what", "Bar work at weekends"),
    ("body", "Made-up Arms"),
    ("body_kind", "other"),
    ("conflict", "unsure"),
    ("uses", "no"),
    ("disrepute", "no"),
    ("paid", "no"),
    ("starts_on-day", "1"),
    ("starts_on-month", "12"),
    ("starts_on-year", "2026"),
];

/// Declares work that the code does not decide on. Returns the check page.
async fn work(office: &Office, more: &[(&str, &str)]) -> Reply {
    let form = office.get("sam", "/demo/declare/outside-work").await;
    let typed = [&WORK[..], more].concat();
    let (check, _) = answered(office, "sam", form, &typed).await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.text());
    check
}

#[tokio::test]
async fn one_person_is_named_for_one_act_before_sending_and_after() {
    let office = Office::new().await;
    let check = work(&office, &[]).await;
    let page = check.text();
    assert!(
        page.contains("Ask Lee Line-Manager (Line manager) or Chris Chief-Executive (Chief Executive) for advice. Then ask Chris Chief-Executive (Chief Executive) to decide before you take or keep this job."),
        "{page}"
    );
    assert!(
        page.contains("Chris Chief-Executive (Chief Executive) will get this and decide."),
        "{page}"
    );
    assert!(!page.contains("(Line manager) will"), "{page}");
    let sent = press(&office, &check, "send", &[]).await;
    let sent = office.follow("sam", &sent).await.text();
    assert!(
        sent.contains("Chris Chief-Executive (Chief Executive) will decide."),
        "{sent}"
    );
    // If that person is involved, the answer on the check page names the one who acts instead.
    let check = work(&office, &[("named_person", "Chris Chief-Executive")]).await;
    let page = check.text();
    assert!(
        page.contains("Then ask Pat Commissioner (Commissioner) to decide"),
        "{page}"
    );
    assert!(
        page.contains("Pat Commissioner (Commissioner) will get this and decide."),
        "{page}"
    );
}
