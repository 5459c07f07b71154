//! Other paid work of a commissioner is published by law. That of staff, or of people close to them, is not.

use axum::http::StatusCode;
use serde_json::json;

use crate::support::office::Office;
use crate::support::outside::{get, post_json};

const PUBLIC: &str = "/demo/registers/interests-of-office-holders";

async fn declare(office: &Office, who: &str, holder: &str, what: &str) {
    let facts = json!({ "kind": "directorship", "what": what, "body": "Made-up Buses Ltd", "holder": holder,
                        "conflict": "none", "since": "2026-11-01", "note": "for the decider alone" });
    let body = json!({ "situation": "interest", "facts": facts });
    let declared = post_json(office, who, "/api/v1/cases", &body).await;
    assert_eq!(declared.status, StatusCode::CREATED, "{}", declared.text());
}

#[tokio::test]
async fn interests_of_office_holders_are_public_and_those_of_staff_are_not() {
    let office = Office::new().await;
    declare(&office, "pat", "me", "A seat on the board").await;
    declare(&office, "pat", "close", "The seat of a relative").await;
    declare(&office, "sam", "me", "The seat of someone else").await;
    for path in [
        PUBLIC.to_owned(),
        format!("{PUBLIC}.csv"),
        format!("/api/v1/offices{PUBLIC}"),
    ] {
        let public = get(&office, "", &path).await.text();
        assert!(public.contains("A seat on the board"), "{path}: {public}");
        for private in ["The seat of", "for the decider alone"] {
            assert!(!public.contains(private), "{path}: {public}");
        }
    }
    let kept = get(&office, "", "/demo/registers/interests").await;
    assert_ne!(kept.status, StatusCode::OK);
    let kept = get(&office, "ada", "/demo/registers/interests.csv")
        .await
        .text();
    assert!(kept.contains("The seat of a relative") && kept.contains("The seat of someone else"));
    assert!(!kept.contains("A seat on the board"));
}
