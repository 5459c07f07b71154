//! Pages of an office's settings: what is in force, the time to decide, going live.

use axum::http::StatusCode;
use insta::assert_snapshot;
use serde_json::json;

use crate::support::api::call;
use crate::support::gift::{DIARY, declared};
use crate::support::office::{Office, sheet};

const DECIDING: &str = "/demo/settings/deciding-time";

#[tokio::test]
async fn the_settings_show_what_is_in_force_and_what_is_to_decide() {
    let office = Office::new().await;
    let settings = office.get("ada", "/demo/settings").await;
    assert_snapshot!(settings.text(), @r"
    Settings
    The office has been live since 21 November 2026 at 10am.
    What is missing
    Nothing is missing. Every case can go to someone, including cases about the people who decide.
    Code, policies and law
    What the office still has to decide
    Erase a case after its retention period
    Code of Conduct
    Code of conduct
    In force
    Version Final, from 18 April 2016
    Gift and Hospitality Policy and Procedure
    Policy
    In force
    Version As published, read in November 2026, from 1 November 2026
    Parcels at work (made-up)
    Policy
    In force
    Version 2, from 6 July 2026
    Version 1, from 6 January 2025
    Elected Local Policing Bodies (Specified Information) Order 2011
    Law
    In force
    Version SI 2011/3050, as amended by SI 2012/2479, SI 2013/1816 and SI 2021/547, from 16 January 2012
    Political restriction: Local Government and Housing Act 1989 and Regulations of 1990
    Law
    In force
    Version 1989 c. 42, sections 1 to 3A, as amended; SI 1990/851 as amended up to 2 October 2023, from 22 November 2012
    Local Government and Housing Act 1989, section 7: appointment on merit
    Law
    In force
    Version 1989 c. 42, section 7, as amended, from 22 November 2012
    Time to decide
    No time limit is set for decisions, unless an instrument sets one. People cannot then be told when they will hear.
    Change the time to decide
    Limits in force
    entry from
    £5 since 1 November 2026
    Stated in gifts-policy 2.2
    approval above
    £25 since 1 November 2026
    Stated in gifts-policy 2.4
    ");
    let findings = office.get("al", "/demo/findings").await;
    assert_snapshot!(findings.between("What the office", "What the documents"), @r"
    What the office still has to decide
    The documents contradict themselves in places, leave things open, or are due for review. Until the office decides, the program does what the office's file says.
    See everything the office decided, as the public sees it
    Gap
    This office does not exist. It shows how an office runs under a code, a policy and the law.
    Gap
    The stand-ins, the administrator and the auditor are this office's own settings. The code does not name them.
    To decide:
    A real office confirms its own posts here.
    ");
    let again = office
        .post("ada", "/demo/settings/opening", &[("sure", "yes")])
        .await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    let unsure = office.post("ada", "/demo/settings/opening", &[]).await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        office
            .get("ada", "/demo/settings/instruments/code")
            .await
            .status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn the_time_to_decide_counts_if_no_instrument_sets_one() {
    let office = Office::new().await;
    let before = declared(&office, "sam", &DIARY).await;
    let typed = [
        ("days", "7"),
        ("reason", "People should hear within a week."),
    ];
    let set = sheet(&office, "ada", DECIDING, &typed).await;
    assert!(set.text().contains("has 7 days"), "{}", set.text());
    let after = declared(&office, "sam", &DIARY).await;
    let due = async |case: &str| {
        let path = format!("/api/v1/cases/{}", case.rsplit('/').next().unwrap());
        call(&office, "sam", "get", &path, None).await.json["holder"]["due"].clone()
    };
    assert_eq!(
        due(&before).await,
        json!(null),
        "it keeps the time that it had"
    );
    assert_eq!(due(&after).await, json!("2026-11-29T00:00:00Z"));
    let page = office.get("sam", &after).await;
    assert!(page.text().contains("28 November 2026"), "{}", page.text());
}

#[tokio::test]
async fn an_impossible_time_to_decide_is_refused_and_stays_typed() {
    let office = Office::new().await;
    for (days, reason, says) in [
        ("0", "Now.", "Enter a number from 1 to 365"),
        ("400", "Later.", "Enter a number from 1 to 365"),
        ("soon", "Soon.", "Enter a number from 1 to 365"),
        ("5", " ", "Why?"),
    ] {
        let typed = [("days", days), ("reason", reason)];
        let refused = office.post("ada", DECIDING, &typed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{days}");
        assert!(refused.text().contains(says), "{}", refused.text());
        assert!(
            refused.html.contains(&format!("value=\"{days}\"")),
            "{}",
            refused.html
        );
    }
    let path = "/api/v1/settings/deciding-time";
    let far = json!({ "days": 1_000, "reason": "x" });
    let refused = call(&office, "ada", "post", path, Some(far)).await;
    assert_eq!(
        refused.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        refused.json
    );
    let same = json!({ "days": null, "reason": "x" });
    let refused = call(&office, "ada", "post", path, Some(same)).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.json);
    let five = json!({ "days": 5, "reason": "x" });
    let set = call(&office, "ada", "post", path, Some(five)).await;
    assert_eq!(set.status, StatusCode::NO_CONTENT, "{}", set.json);
    let none = sheet(&office, "ada", DECIDING, &[("days", ""), ("reason", "x")]).await;
    assert!(
        none.text().contains("No time limit is set"),
        "{}",
        none.text()
    );
}
