//! The API for a program: the JSON of answers, a case from declaration to result, and refused bodies.

use std::collections::BTreeSet;
use std::path::Path;

use axum::http::StatusCode;
use insta::assert_snapshot;
use probity_web::api::openapi;
use probity_web::routes;
use serde_json::{Value as Json, json};

use crate::support::api::call;
use crate::support::office::{OFFICE, Office, PASSPHRASE};

fn diary() -> Json {
    json!({
        "response": "not-answered", "kind": "object", "what": "A desk diary", "giver": "Imaginary Print Ltd",
        "giver_kind": "contractor", "for_whom": "me", "worth": "work-token", "value": "12.50", "influence": "no",
        "doubtful": true, "sought": false, "offered_on": "2026-11-20"
    })
}

pub fn errors(json: &Json) -> Vec<(String, String)> {
    let errors = json["errors"].as_array().cloned().unwrap_or_default();
    errors
        .iter()
        .map(|one| (text(&one["field"]), text(&one["detail"])))
        .collect()
}

fn pretty(json: &Json) -> String {
    serde_json::to_string_pretty(json).unwrap()
}

pub fn text(json: &Json) -> String {
    json.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn the_answer_has_the_fields_that_the_document_describes() {
    let office = Office::new().await;
    let question = json!({"office": OFFICE, "situation": "gift", "role": "staff", "on": "2026-11-21", "facts": {"kind": "cash"}});
    let answered = call(&office, "", "post", "/api/v1/ask", Some(question)).await;
    assert_eq!(answered.status, StatusCode::OK, "{}", answered.json);
    let fields: Vec<&String> = answered.json.as_object().unwrap().keys().collect();
    assert_snapshot!(format!("{fields:?}"), @r#"
    ["office", "situation", "on", "instruments", "outcome", "authority", "because", "duties", "undecided", "may_owe", "authorities", "see", "ask", "role", "shown", "notices", "why", "act", "instruction", "would_change"]
    "#);
    assert_eq!(answered.json["outcome"], "prohibited");
    assert_snapshot!(pretty(&answered.json["because"]), @r#"
    [
      {
        "instrument": "gifts-policy",
        "clause": "2.1",
        "says": "Cash is never accepted, whatever the sum."
      }
    ]
    "#);
    // The document describes exactly these fields and the optional ones, and the two that only asking adds.
    let added = ["instruction", "would_change"];
    let fields: Vec<&String> = fields
        .into_iter()
        .filter(|one| !added.contains(&one.as_str()))
        .collect();
    let document: Json = serde_json::from_str(&openapi::text(routes::routes())).unwrap();
    let described = document["components"]["schemas"]["Answer"]["properties"]
        .as_object()
        .unwrap();
    let (fields, described): (BTreeSet<_>, BTreeSet<_>) =
        (fields.into_iter().collect(), described.keys().collect());
    assert!(fields.is_subset(&described));
    // `cannot_be_refused` is present only while the outcome is open and cannot be a no, `could_authorise` while it is
    // open who can authorise it, `could_allow` where facts not given keep instruments apart, `ordinary` for ordinary work, `own_posts`
    // if the person holds a post that a clause names, `review` if a clause gives one, `would_allow` where instruments
    // differ, and `without_local_decisions` if the office's own decisions are not known.
    let sometimes: Vec<&str> = (described.difference(&fields))
        .map(|name| name.as_str())
        .collect();
    assert_eq!(
        sometimes,
        [
            "cannot_be_refused",
            "could_allow",
            "could_authorise",
            "ordinary",
            "own_posts",
            "review",
            "without_local_decisions",
            "would_allow"
        ]
    );
}

#[tokio::test]
async fn a_signed_in_person_asks_as_themselves() {
    let office = Office::new().await;
    let question = json!({"office": OFFICE, "situation": "gift", "facts": diary()});
    let answered = call(
        &office,
        "sam",
        "post",
        "/api/v1/ask",
        Some(question.clone()),
    )
    .await;
    assert_eq!(
        (answered.status, text(&answered.json["role"])),
        (StatusCode::OK, "staff".to_owned())
    );
    let refused = call(&office, "", "post", "/api/v1/ask", Some(question)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(errors(&refused.json)[0].0, "role");
}

#[tokio::test]
async fn other_facts_under_a_used_value_are_a_conflict_that_shows_both() {
    let office = Office::new().await;
    let post = async |facts: &Json| {
        let body = json!({"situation": "gift", "facts": facts, "idempotency_key": "abc"});
        call(&office, "sam", "post", "/api/v1/cases", Some(body)).await
    };
    let first = post(&diary()).await;
    let mut other = diary();
    other["value"] = json!("150");
    let refused = post(&other).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.json);
    assert_eq!(
        refused.json["sent"],
        json!({
            "reference": first.json["reference"],
            "differs": [{"field": "value", "before": {"money": 1250}, "now": {"money": 15000}}]
        })
    );
    assert_eq!(post(&diary()).await.location, first.location);
}

#[tokio::test]
async fn a_case_from_declaration_to_result() {
    let office = Office::new().await;
    let declare = json!({"situation": "gift", "facts": diary(), "idempotency_key": "abc"});
    let declared = call(
        &office,
        "sam",
        "post",
        "/api/v1/cases",
        Some(declare.clone()),
    )
    .await;
    assert_eq!(declared.status, StatusCode::CREATED, "{}", declared.json);
    let again = call(&office, "sam", "post", "/api/v1/cases", Some(declare)).await;
    assert_eq!(again.location, declared.location);
    let waiting = call(
        &office,
        "chris",
        "get",
        "/api/v1/cases?list=to-decide",
        None,
    )
    .await;
    assert_eq!(waiting.json.as_array().unwrap().len(), 1);
    let at = declared.location.as_str();
    let case = call(&office, "chris", "get", at, None).await;
    assert_snapshot!(pretty(&json!([case.json["state"], case.json["may"], case.json["holder"]["person"]])), @r#"
    [
      "awaiting-decision",
      [
        "decide",
        "ask-information",
        "step-aside"
      ],
      "chris"
    ]
    "#);
    let version = case.json["version"].as_u64().unwrap();
    let asked = json!({"version": version, "question": "What is the doubt?"});
    let asked = call(
        &office,
        "chris",
        "post",
        &format!("{at}/question"),
        Some(asked),
    )
    .await;
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.json);
    let stale = json!({"version": version, "resolution": "accept", "reasons": "It is small."});
    let stale = call(
        &office,
        "chris",
        "post",
        &format!("{at}/decision"),
        Some(stale),
    )
    .await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let version = asked.json["version"].as_u64().unwrap();
    let reply = json!({"version": version, "reply": "It has a logo.", "facts": {"value": "14"}});
    let replied = call(&office, "sam", "post", &format!("{at}/reply"), Some(reply)).await;
    assert_eq!(replied.status, StatusCode::OK, "{}", replied.json);
    let version = replied.json["version"].as_u64().unwrap();
    let decision = json!({"version": version, "resolution": "accept", "reasons": "It is small."});
    let decided = call(
        &office,
        "chris",
        "post",
        &format!("{at}/decision"),
        Some(decision),
    )
    .await;
    assert_eq!(decided.status, StatusCode::OK, "{}", decided.json);
    let version = decided.json["version"].as_u64().unwrap();
    let outcome =
        json!({"version": version, "result": "It lies in the office.", "on": "2026-11-21"});
    let recorded = call(
        &office,
        "sam",
        "post",
        &format!("{at}/outcome"),
        Some(outcome),
    )
    .await;
    assert_eq!(recorded.status, StatusCode::OK, "{}", recorded.json);
    let kinds: Vec<String> = recorded.json["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| text(&line["kind"]))
        .collect();
    assert_snapshot!(kinds.join(" "), @"case-submitted case-routed information-asked information-given decision-made outcome-recorded");
}

#[tokio::test]
async fn a_session_is_a_token_until_it_is_signed_out() {
    let office = Office::new().await;
    office.token("sam").await;
    let sign_in = |passphrase: &str| json!({"office": OFFICE, "login": "sam@example.org", "passphrase": passphrase});
    let wrong = call(
        &office,
        "",
        "post",
        "/api/v1/session",
        Some(sign_in("wrong")),
    )
    .await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
    let right = call(
        &office,
        "",
        "post",
        "/api/v1/session",
        Some(sign_in(PASSPHRASE)),
    )
    .await;
    assert_eq!(
        (right.status, text(&right.json["person"])),
        (StatusCode::CREATED, "sam".to_owned())
    );
    let me = call(&office, "sam", "get", "/api/v1/session", None).await;
    assert_snapshot!(pretty(&me.json), @r#"
    {
      "office": "demo",
      "person": "sam",
      "name": "Sam Staff",
      "administrator": false,
      "auditor": false
    }
    "#);
    let out = call(&office, "sam", "delete", "/api/v1/session", None).await;
    assert_eq!(out.status, StatusCode::NO_CONTENT);
    let me = call(&office, "sam", "get", "/api/v1/session", None).await;
    assert_eq!(me.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn offices_situations_and_their_schemas() {
    let office = Office::new().await;
    let offices = call(&office, "", "get", "/api/v1/offices", None).await;
    assert_eq!(offices.json[0]["id"], "demo");
    assert_eq!(offices.json[0]["runs_here"], true);
    let situations = call(&office, "", "get", "/api/v1/situations", None).await;
    for one in situations.json.as_array().unwrap() {
        let schema = call(
            &office,
            "",
            "get",
            &format!("/api/v1/situations/{}", text(&one["id"])),
            None,
        )
        .await;
        assert_eq!(schema.json["additionalProperties"], false);
        assert_eq!(schema.json["title"], one["label"]);
    }
    let none = call(&office, "", "get", "/api/v1/situations/duel", None).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn people_posts_and_settings_are_changed_by_an_administrator() {
    let office = Office::new().await;
    let new = json!({"name": "Nat New", "role": "staff", "manager": "lee", "rights": ["auditor"]});
    let added = call(&office, "ada", "post", "/api/v1/people", Some(new)).await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.json);
    let at = added.location.clone();
    let person = call(&office, "ada", "get", &at, None).await;
    assert_eq!(person.json["person"]["profile"]["name"], "Nat New");
    let change = json!({"name": "Nat Newer", "role": "staff", "version": person.json["version"]});
    let changed = call(&office, "ada", "put", &at, Some(change.clone())).await;
    assert_eq!(changed.status, StatusCode::NO_CONTENT, "{}", changed.json);
    let stale = call(&office, "ada", "put", &at, Some(change)).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let wrong = json!({"name": "", "role": "wizard", "manager": "nobody"});
    let wrong = call(&office, "ada", "post", "/api/v1/people", Some(wrong)).await;
    let fields: Vec<String> = errors(&wrong.json)
        .into_iter()
        .map(|(field, _)| field)
        .collect();
    assert_eq!(fields, ["name", "role", "manager"]);
    let take = json!({"person": text(&added.json["id"]), "from": "2026-11-21"});
    let taken = call(
        &office,
        "ada",
        "post",
        "/api/v1/posts/auditor/holders",
        Some(take),
    )
    .await;
    assert_eq!(taken.status, StatusCode::NO_CONTENT, "{}", taken.json);
    let invited = call(
        &office,
        "ada",
        "post",
        &format!("{at}/invitations"),
        Some(json!({"login": "nat"})),
    )
    .await;
    assert!(text(&invited.json["link"]).starts_with("/welcome/"));
    let leaving = call(
        &office,
        "ada",
        "post",
        &format!("{at}/leaving"),
        Some(json!({"on": "2026-11-21"})),
    )
    .await;
    assert_eq!(leaving.status, StatusCode::NO_CONTENT, "{}", leaving.json);
    let posts = call(&office, "ada", "get", "/api/v1/posts", None).await;
    let auditor = posts
        .json
        .as_array()
        .unwrap()
        .iter()
        .find(|post| post["post"] == "auditor")
        .unwrap();
    assert_eq!(auditor["holders"], json!([]));
    let settings = call(&office, "ada", "get", "/api/v1/settings", None).await;
    assert!(settings.json["settings"]["opened"].is_string());
    let ready = call(&office, "ada", "get", "/api/v1/settings/readiness", None).await;
    assert_eq!(ready.json, json!([]));
    let again = call(&office, "ada", "post", "/api/v1/settings/opening", None).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
}

#[test]
fn every_api_route_is_described_and_nothing_else() {
    let document: Json = serde_json::from_str(&openapi::text(routes::routes())).unwrap();
    let mut described = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        described.extend(
            item.as_object()
                .unwrap()
                .keys()
                .map(|method| (method.clone(), path.clone())),
        );
    }
    let all = routes::list();
    let api = all.iter().filter(|route| route.path.starts_with("/api/"));
    let routes = api.map(|route| (route.method.to_owned(), route.path.clone()));
    assert_eq!(described, routes.collect::<BTreeSet<_>>());
}

/// Run with `UPDATE_OPENAPI=1` after a change to regenerate it.
#[test]
fn the_committed_document_is_the_one_that_is_served() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/developers/openapi.json");
    if std::env::var_os("UPDATE_OPENAPI").is_some() {
        std::fs::write(&file, openapi::text(routes::routes())).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed == openapi::text(routes::routes()),
        "docs/developers/openapi.json is not what the program serves"
    );
}
