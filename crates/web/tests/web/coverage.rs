//! Coverage of a published code and the comparison of two versions, as pages and API, for anyone.

use axum::http::StatusCode;

use crate::support::api::call;
use crate::support::office::Office;

#[tokio::test]
async fn anyone_sees_the_coverage_of_a_published_code() {
    let office = Office::new().await;
    let page = office.get("", "/demo/code/coverage").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.html.contains("clauses are accounted for"),
        "{}",
        page.html
    );
    let counted = call(&office, "", "get", "/api/v1/offices/demo/coverage", None).await;
    assert_eq!(counted.status, StatusCode::OK);
    let clauses = counted.json["instruments"][0]["clauses"]
        .as_array()
        .unwrap();
    assert!(clauses.len() > 50, "{}", clauses.len());
    for path in ["/nowhere/code/coverage", "/api/v1/offices/nowhere/coverage"] {
        assert_eq!(
            office.get("", path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
}

#[tokio::test]
async fn two_versions_are_compared_for_anyone() {
    let office = Office::new().await;
    let policy = "gifts-policy@2026-11-01";
    let same = format!("/api/v1/offices/demo/diff?old={policy}&new={policy}");
    let compared = call(&office, "", "get", &same, None).await;
    assert_eq!(compared.status, StatusCode::OK, "{}", compared.json);
    assert_eq!(compared.json["clauses"].as_array().unwrap().len(), 0);
    assert!(compared.json["asked"].as_u64().unwrap() > 0);
    let unknown = format!("/api/v1/offices/demo/diff?old={policy}&new=gifts-policy@1999-01-01");
    assert_eq!(
        call(&office, "", "get", &unknown, None).await.status,
        StatusCode::NOT_FOUND
    );
}
