//! Tests of withdrawing a case, and of cases of one's own and of one's people.

use axum::http::StatusCode;
use insta::assert_snapshot;

use crate::casework::pressed_twice;
use crate::support::gift::{DIARY, declared};
use crate::support::office::{Office, filled};

#[tokio::test]
async fn withdrawn_with_a_reason() {
    let office = Office::new().await;
    let case = declared(&office, "sam", &DIARY).await;
    let path = format!("{case}/withdraw");
    let form = office.get("sam", &path).await;
    let blank = office
        .post("sam", &path, &filled(&form.hidden(), &[("reason", " ")]))
        .await;
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        blank
            .text()
            .contains("Answer “Why are you withdrawing it?”"),
        "{}",
        blank.text()
    );
    let typed = [("reason", "Sent twice.")];
    let done = pressed_twice(&office, &path, &filled(&blank.hidden(), &typed)).await;
    let page = office.follow("sam", &done).await;
    assert_snapshot!(page.between("About Sam", "What was declared"), @r"
    About Sam Staff
    Withdrawn
    Result
    Why it was withdrawn
    Sent twice.
    ");
}

#[tokio::test]
async fn no_one_decides_their_own_case_and_a_manager_declares_for_their_people() {
    let office = Office::new().await;
    let case = declared(&office, "chris", &DIARY).await;
    let page = office.get("chris", &case).await;
    assert!(
        page.text()
            .contains("Pat Commissioner (Commissioner) will decide this."),
        "{}",
        page.text()
    );
    let refused = office.get("chris", &format!("{case}/decide")).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.html.contains("Back to"));
    let form = office.get("lee", "/demo/declare/gift").await;
    assert!(
        form.text()
            .contains("Who is it about?\nMe\nSam Staff\nContinue"),
        "{}",
        form.text()
    );
    let about_sam: Vec<_> = DIARY
        .iter()
        .copied()
        .chain([("the-subject", "sam")])
        .collect();
    let case = declared(&office, "lee", &about_sam).await;
    assert!(
        office
            .get("sam", &case)
            .await
            .text()
            .contains("About Sam Staff")
    );
}
