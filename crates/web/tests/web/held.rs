//! Permissions that a person already has, on the pages for asking and declaring and in the API: theirs alone, and
//! without changing the answer.

use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use crate::support::api::call;
use crate::support::flow::answered;
use crate::support::office::{Office, filled};

fn teaching() -> Json {
    json!({
        "kind": "employment", "what": "Teaching", "body": "Imaginary College", "body_kind": "other",
        "deals_with": false, "conflict": "no", "uses": "no", "disrepute": false, "paid": true,
        "work_skills": false, "starts_on": "2026-12-05"
    })
}

/// Outside work that was allowed, on the page of the person who decides.
async fn allowed(office: &Office) -> String {
    let body = json!({"situation": "outside-work", "facts": teaching()});
    let sent = call(office, "sam", "post", "/api/v1/cases", Some(body)).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.json);
    let reference = sent.json["reference"].as_str().unwrap().to_owned();
    let holder = sent.json["holder"]["person"].as_str().unwrap().to_owned();
    let path = format!("/demo/cases/{reference}/decide");
    let form = office.get(&holder, &path).await;
    assert!(
        form.text().contains("Until when does the permission hold?"),
        "{}",
        form.text()
    );
    let decide = async |until: [&'static str; 3]| {
        let typed = [
            ("step", "confirm"),
            ("resolution", "allow"),
            ("reasons", "It does no harm."),
            ("conditions", "On Saturdays only."),
            ("until-day", until[0]),
            ("until-month", until[1]),
            ("until-year", until[2]),
        ];
        office
            .post(&holder, &path, &filled(&form.hidden(), &typed))
            .await
    };
    let no_day = decide(["31", "", "2027"]).await;
    assert_eq!(no_day.status, StatusCode::UNPROCESSABLE_ENTITY);
    let past = decide(["31", "3", "2026"]).await;
    assert!(
        past.text()
            .contains("The date must be 5 December 2026 or later"),
        "{}",
        past.text()
    );
    assert!(
        form.text()
            .contains("What you allow starts on 5 December 2026"),
        "{}",
        form.text()
    );
    let api = format!("/api/v1/cases/{reference}");
    let version = call(office, &holder, "get", &api, None).await.json["version"].clone();
    let decision = json!({"resolution": "allow", "reasons": "It does no harm.", "until": "2026-12-04", "version": version});
    let api = format!("{api}/decision");
    let refused = call(office, &holder, "post", &api, Some(decision)).await;
    assert_eq!(
        refused.json["errors"][0]["code"], "day-past",
        "{}",
        refused.json
    );
    assert_eq!(
        refused.json["errors"][0]["detail"], "The date must be 2026-12-05 or later",
        "{}",
        refused.json
    );
    let done = decide(["31", "3", "2027"]).await;
    let page = office.follow(&holder, &done).await;
    assert!(
        page.text().contains("Permission until\n31 March 2027"),
        "{}",
        page.text()
    );
    reference
}

#[tokio::test]
async fn a_person_sees_what_they_have_and_no_one_else_does() {
    let office = Office::new().await;
    let reference = allowed(&office).await;
    let says =
        "You have permission until 31 March 2027: Work or a role outside the office, REFERENCE.";
    let pages = [
        "/ask?office=demo&situation=outside-work",
        "/demo/declare/outside-work",
    ];
    for page in pages {
        let first = office.get("sam", page).await;
        let text = first.text();
        assert!(text.contains(says), "{page}: {text}");
        assert!(
            text.contains("Imaginary College\nConditions: On Saturdays only."),
            "what it covers: {page}: {text}"
        );
        let link = format!("href=\"/demo/cases/{reference}\"");
        assert!(first.html.replace("&#x2f;", "/").contains(&link), "{page}");
        let other = office.get("fin", page).await.text();
        assert!(!other.contains("You have permission"), "{page}: {other}");
    }
    let facts = [
        ("kind", "employment"),
        ("body_kind", "other"),
        ("conflict", "no"),
    ];
    let rest = [
        ("uses", "no"),
        ("disrepute", "no"),
        ("paid", "yes"),
        ("work_skills", "no"),
    ];
    let facts: Vec<_> = facts.into_iter().chain(rest).collect();
    let first = office.get("sam", pages[0]).await;
    let (answer, steps) = answered(&office, "sam", first, &facts).await;
    assert!(answer.text().contains(says), "{steps:?}: {}", answer.text());
    let link = format!("href=\"/demo/cases/{reference}\"");
    let html = answer.html.replace("&#x2f;", "/");
    assert!(html.contains(&link), "{html}");

    let ask = |facts: Json| json!({"office": "demo", "situation": "outside-work", "facts": facts});
    let own = call(&office, "sam", "post", "/api/v1/ask", Some(ask(teaching())))
        .await
        .json;
    assert_eq!(own["held"][0]["reference"], reference.as_str(), "{own}");
    assert_eq!(own["held"][0]["until"], "2027-03-31");
    let other = call(&office, "fin", "post", "/api/v1/ask", Some(ask(teaching())))
        .await
        .json;
    assert_eq!(other.get("held"), None, "{other}");
    assert_eq!(
        own["outcome"], other["outcome"],
        "it does not change the answer"
    );
    let mut elsewhere = teaching();
    elsewhere["body"] = json!("Another College");
    let elsewhere = call(&office, "sam", "post", "/api/v1/ask", Some(ask(elsewhere)))
        .await
        .json;
    assert_eq!(elsewhere.get("held"), None, "{elsewhere}");
    let mut as_role = ask(teaching());
    as_role["role"] = json!("staff");
    let as_role = call(&office, "sam", "post", "/api/v1/ask", Some(as_role))
        .await
        .json;
    assert_eq!(as_role.get("held"), None, "{as_role}");
    let body = json!({"situation": "outside-work", "facts": teaching()});
    let preview = call(&office, "sam", "post", "/api/v1/cases/preview", Some(body))
        .await
        .json;
    assert_eq!(
        preview["held"][0]["reference"],
        reference.as_str(),
        "{preview}"
    );
}
