//! Tests of deciding on pages: against the code, where the code allows no exception, and stepping aside.

use axum::http::StatusCode;
use serde_json::json;

use crate::support::api::call;
use crate::support::gift::{DIARY, declared, diary_but};
use crate::support::office::{Office, filled};

/// A diary that is worth too much to be kept: prohibited, but not without exception.
const DEAR: [(&str, &str); 2] = [("worth", "more"), ("value", "120")];

#[tokio::test]
async fn a_decision_is_checked_before_it_counts() {
    let office = Office::new().await;
    let case = declared(&office, "sam", &DIARY).await;
    let decide = format!("{case}/decide");
    let form = office.get("chris", &decide).await;
    let typed = [("resolution", "accept"), ("reasons", "It is small.")];
    let check = office
        .post("chris", &decide, &filled(&form.hidden(), &typed))
        .await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.text());
    assert!(check.text().contains("Nothing is saved yet."));
    assert!(check.text().contains("It is small."));
    assert!(
        check.text().contains("Imaginary Print Ltd"),
        "the register's entry is shown"
    );
    assert!(
        !office
            .get("chris", &case)
            .await
            .text()
            .contains("Decided by")
    );

    let carried = check.hidden();
    let change = filled(&carried, &[("step", "change")]);
    let again = office.post("chris", &decide, &change).await;
    assert!(
        again.html.contains("It is small."),
        "what was typed is still there"
    );
    let confirm = filled(&carried, &[("step", "confirm")]);
    let done = office.post("chris", &decide, &confirm).await;
    let page = office.follow("chris", &done).await;
    assert!(page.text().contains("Decided by"), "{}", page.text());
    // Pressed twice, it is decided once.
    let twice = office.post("chris", &decide, &confirm).await;
    assert_eq!(twice.status, done.status);
}

#[tokio::test]
async fn a_decision_against_the_code_needs_reasons_and_is_marked() {
    let office = Office::new().await;
    let case = declared(&office, "sam", &diary_but(&DEAR)).await;
    let decide = format!("{case}/decide");
    let form = office.get("chris", &decide).await;
    assert!(form.text().contains("The code says no."), "{}", form.text());
    let typed = [("resolution", "accept"), ("reasons", "It is a farewell.")];
    let refused = office
        .post("chris", &decide, &filled(&form.hidden(), &typed))
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused
            .text()
            .contains("Say why you decide against the code")
    );

    let typed = [
        ("resolution", "accept"),
        ("reasons", "It is a farewell."),
        ("against", "Sending it back would hurt."),
    ];
    let check = office
        .post("chris", &decide, &filled(&form.hidden(), &typed))
        .await;
    assert!(
        check
            .text()
            .contains("This decision goes against the code."),
        "{}",
        check.text()
    );
    let carried = check.hidden();
    let confirm = filled(&carried, &[("step", "confirm")]);
    let done = office.post("chris", &decide, &confirm).await;
    let page = office.follow("chris", &done).await;
    assert!(
        page.text().contains("Sending it back would hurt."),
        "{}",
        page.text()
    );
    let csv = office
        .get("", "/demo/registers/gifts-and-hospitality.csv")
        .await;
    let marked = csv.html.lines().filter(|line| line.contains(",Yes,"));
    assert!(csv.html.contains("against-the-code"), "{}", csv.html);
    assert_eq!(marked.count(), 1, "{}", csv.html);
}

#[tokio::test]
async fn where_the_code_allows_no_exception_none_is_offered_or_taken() {
    let office = Office::new().await;
    let case = declared(&office, "sam", &diary_but(&[("kind", "cash")])).await;
    let decide = format!("{case}/decide");
    let form = office.get("chris", &decide).await;
    assert!(
        form.text().contains("allows no exception (2.1)"),
        "{}",
        form.text()
    );
    assert!(!form.html.contains(r#"value="accept""#));
    let reference = case.rsplit('/').next().unwrap();
    let hidden = form.hidden();
    let (_, version) = (hidden.iter())
        .find(|(name, _)| name == "form-version")
        .unwrap();
    let version: u64 = version.parse().unwrap();
    let body = json!({"version": version, "resolution": "accept", "reasons": "x", "against": "y"});
    for path in ["decision", "decision/preview"] {
        let path = format!("/api/v1/cases/{reference}/{path}");
        let refused = call(&office, "chris", "post", &path, Some(body.clone())).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.json);
        assert!(
            refused.json.to_string().contains("allows no exception"),
            "{}",
            refused.json
        );
    }
}

#[tokio::test]
async fn whoever_steps_aside_reads_it_no_more() {
    let office = Office::new().await;
    let case = declared(&office, "sam", &DIARY).await;
    let conflict = format!("{case}/conflict");
    let form = office.get("chris", &conflict).await;
    let none = office
        .post("chris", &conflict, &filled(&form.hidden(), &[]))
        .await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let typed = [
        ("reason", "The owner is my cousin."),
        ("connection", "party"),
    ];
    let unnamed = office
        .post("chris", &conflict, &filled(&form.hidden(), &typed))
        .await;
    assert_eq!(
        unnamed.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "a connection says what it is"
    );
    let typed = [
        ("reason", "The owner is my cousin."),
        ("connection", "party"),
        ("relation", "cousin"),
    ];
    let done = office
        .post("chris", &conflict, &filled(&form.hidden(), &typed))
        .await;
    assert!(
        done.text().contains("You have stepped aside"),
        "{}",
        done.text()
    );
    for path in [case.clone(), conflict.clone(), format!("{case}/decide")] {
        assert_eq!(
            office.get("chris", &path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    let connections = office.get("chris", "/demo/people/chris/connections").await;
    assert!(
        connections.text().contains("Imaginary Print Ltd"),
        "{}",
        connections.text()
    );
    // Sam still reads what he sent, and sees that it has moved.
    let page = office.get("sam", &case).await;
    assert!(
        !page.text().contains("Chris Chief-Executive has to decide"),
        "{}",
        page.text()
    );
    assert!(
        page.text()
            .contains("Stepped aside because of a conflict of interest")
    );
    // The next declaration about the same firm does not reach Chris at all.
    let next = declared(&office, "sam", &diary_but(&[("what", "A calendar")])).await;
    assert_eq!(
        office.get("chris", &next).await.status,
        StatusCode::NOT_FOUND
    );
}
