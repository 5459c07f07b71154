//! Bodies that the API refuses: malformed, wrong shape, wrong type, too large.

use axum::http::StatusCode;
use insta::assert_snapshot;
use serde_json::json;

use crate::api::{errors, text};
use crate::support::api::{call, send};
use crate::support::office::Office;

#[tokio::test]
async fn malformed_is_400_and_says_where_the_wrong_shape_is_422_and_names_the_field() {
    let office = Office::new().await;
    let cases = [
        (r#"{"office": "demo""#, 400),
        (
            r#"{"office": "demo", "office": "demo", "situation": "gift", "role": "staff"}"#,
            422,
        ),
        (
            r#"{"office": "demo", "situation": "gift", "role": "staff", "fact": {}}"#,
            422,
        ),
        (
            r#"{"office": 3, "situation": "gift", "role": "staff"}"#,
            422,
        ),
        (
            r#"{"office": "atlantis", "situation": "gift", "role": "staff"}"#,
            422,
        ),
        (
            r#"{"office": "demo", "situation": "duel", "role": "staff"}"#,
            422,
        ),
        (
            r#"{"office": "demo", "situation": "gift", "role": "wizard"}"#,
            422,
        ),
        (
            r#"{"office": "demo", "situation": "gift", "role": "staff", "on": "2026-02-30"}"#,
            422,
        ),
        (
            r#"{"office": "demo", "situation": "gift", "role": "staff", "facts": {"value": -5, "kind": "gold", "who": 1, "doubtful": "perhaps"}}"#,
            422,
        ),
        (
            r#"{"office": "demo", "situation": "gift", "role": "staff", "facts": {"offered_on": "31 February"}}"#,
            422,
        ),
    ];
    let mut messages = Vec::new();
    for (body, status) in cases {
        let refused = send(
            &office,
            "",
            "post",
            "/api/v1/ask",
            Some(("application/json", body)),
        )
        .await;
        assert_eq!(refused.status.as_u16(), status, "{body}: {}", refused.json);
        let fields: Vec<String> = errors(&refused.json)
            .iter()
            .map(|(field, detail)| format!("{field}: {detail}"))
            .collect();
        messages.push(if fields.is_empty() {
            text(&refused.json["detail"])
        } else {
            // The codes define the list of situations, so it is left out here.
            let message = fields.join("\n  ");
            match message.split_once("no such situation. Use one of: ") {
                Some((before, _)) => format!("{before}no such situation."),
                None => message,
            }
        });
    }
    assert_snapshot!(messages.join("\n"), @r"
    The body is not JSON: see line 1, column 17.
    office: Give this only once
    fact: There is no such field. Use one of: office, situation, role, posts, on, subject, facts
    office: This has the wrong type. It must be: a string
    office: There is no such office. Use one of: demo, avon-somerset, combined-authority, leicestershire, northamptonshire, warwickshire
    situation: There is no such situation.
    role: Choose one of the roles in the codes
    on: This cannot be read. Check it against the schema
    facts.kind: Use one of these for “facts.kind”: object, food-or-drink, tickets, voucher, cash, bequest, service, other
      facts.value: The answer to “facts.value” must be an amount of £0 or more
      facts.doubtful: This has the wrong type. It must be: yes-no
      facts.who: There is no such field. Use one of: response, kind, what, giver, giver_kind, for_whom, recipient, worth, value, influence, doubtful, sought, can_return, offered_on, received_on, series, named_person, follows, note
    facts.offered_on: Answer “facts.offered_on” with a real date, such as 2026-11-21
    ");
}

#[tokio::test]
async fn bodies_of_another_kind_or_too_large_are_refused() {
    let office = Office::new().await;
    let form = send(
        &office,
        "",
        "post",
        "/api/v1/ask",
        Some(("application/x-www-form-urlencoded", "office=demo")),
    )
    .await;
    assert_eq!(form.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let long = format!(r#"{{"office": "{}"}}"#, "x".repeat(1_100_000));
    let long = send(
        &office,
        "",
        "post",
        "/api/v1/ask",
        Some(("application/json", &long)),
    )
    .await;
    assert_eq!(long.status, StatusCode::PAYLOAD_TOO_LARGE);
    let megabyte = json!({"what": "x".repeat(900_000)});
    let body = json!({"situation": "gift", "facts": megabyte});
    let refused = call(&office, "sam", "post", "/api/v1/cases", Some(body)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        errors(&refused.json)
            .iter()
            .any(|(field, _)| field == "facts.what"),
        "{}",
        refused.json
    );
    let mine = call(&office, "sam", "get", "/api/v1/cases", None).await;
    assert_eq!(mine.json, json!([]));
    let listed = call(&office, "sam", "get", "/api/v1/cases?list=theirs", None).await;
    assert_eq!(listed.status, StatusCode::BAD_REQUEST);
}
