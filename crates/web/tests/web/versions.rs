//! The versions of an instrument and their differences for anyone, and past cases for auditors.

use axum::http::StatusCode;

use crate::support::api::call;
use crate::support::gift;
use crate::support::office::Office;

const DIFF: &str = "/demo/parcels/versions/2025-01-06/2026-07-06";
const API: &str = "/api/v1/offices/demo/diff?old=parcels@2025-01-06&new=parcels@2026-07-06";

fn plain(html: &str) -> String {
    html.replace("&#x2f;", "/").replace("&amp;", "&")
}

#[tokio::test]
async fn anyone_reads_the_versions_of_a_published_code_and_what_each_changed() {
    let office = Office::new().await;
    let list = office.get("", "/demo/parcels/versions").await;
    assert_eq!(list.status, StatusCode::OK, "{}", list.text());
    for link in [DIFF, "/demo/parcels?version=2025-01-06"] {
        assert!(plain(&list.html).contains(link), "{link}");
    }
    assert!(list.text().contains("No longer in force"));
    let code = office.get("", "/demo/parcels").await;
    assert!(plain(&code.html).contains("/demo/parcels/versions"));
    let diff = office.get("", DIFF).await;
    assert_eq!(diff.status, StatusCode::OK, "{}", diff.text());
    let reworded = diff.between("Clauses reworded", "Clauses added");
    assert!(
        reworded.contains("office once your line manager has agreed."),
        "{reworded}"
    );
    let added = diff.between("Clauses added", "Clauses removed");
    assert!(added.contains("2.3 Elsewhere"), "{added}");
    let removed = diff.between("Clauses removed", "Worked examples");
    assert!(removed.contains("2.2 Linked offices"), "{removed}");
    let examples = diff.after("Worked examples");
    assert!(
        examples.contains("3 of 3 worked examples have a different answer."),
        "{examples}"
    );
    assert!(
        examples.contains("Who can agree: Line manager"),
        "{examples}"
    );
    assert!(!diff.text().contains("Past cases"));
}

#[tokio::test]
async fn unknown_and_unpublished_versions_are_not_found() {
    let office = Office::new().await;
    for path in [
        "/demo/boats/versions",
        "/camelot/code/versions",
        "/demo/parcels/versions/2025-01-06/1999-01-01",
        "/demo/parcels/versions/then/now",
        "/demo/code/versions/2025-01-06/2026-07-06",
    ] {
        let reply = office.get("", path).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn only_auditors_ask_past_cases_again() {
    let office = Office::new().await;
    gift::declared(&office, "sam", &gift::DIARY).await;
    let parcel = serde_json::json!({
        "situation": "personal-delivery",
        "facts": { "where": "office", "what": "Running shoes", "arrives_on": "2026-11-20" },
    });
    let sent = call(&office, "sam", "post", "/api/v1/cases", Some(parcel)).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.json);
    let reference = sent.json["reference"].as_str().unwrap();

    let offered = office.get("al", DIFF).await;
    let with_cases = format!("{DIFF}?cases=true");
    assert!(plain(&offered.html).contains(&with_cases));
    let page = office.get("al", &with_cases).await;
    let text = page.after("Past cases");
    assert!(
        text.contains("One of the 2 past cases that could be asked again would"),
        "{text}"
    );
    assert!(plain(&page.html).contains(&format!("/demo/cases/{reference}")));

    let api = format!("{API}&cases=true");
    let found = call(&office, "al", "get", &api, None).await.json;
    assert_eq!(found["cases"]["asked"], 2);
    assert_eq!(found["cases"]["changed"][0]["reference"], reference);
    assert_eq!(found["clauses"].as_array().unwrap().len(), 3);
    let without = call(&office, "al", "get", API, None).await.json;
    assert!(without["cases"].is_null());

    for who in ["sam", "lee", "ada"] {
        let offered = office.get(who, DIFF).await;
        assert!(!offered.html.contains("cases=true"), "{who}");
        for path in [&with_cases, &api] {
            let refused = office.get(who, path).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{who} {path}");
        }
    }
    for path in [&with_cases, &api] {
        let refused = office.get("", path).await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{path}");
    }
}
