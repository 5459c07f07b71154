//! Every restricted page and API route, without signing in and as a person who may not use it.

use axum::http::StatusCode;
use probity_web::route::{Route, Who};
use probity_web::routes;
use serde_json::{Value as Json, json};

use crate::support::api::call;
use crate::support::gift::{DIARY, declared};
use crate::support::office::Office;

/// The path of a route, with Chris and the chief executive's post.
fn path(route: &Route, reference: &str) -> String {
    let filled = [
        ("{office}", "demo"),
        ("{person}", "chris"),
        ("{post}", "chief-executive"),
        ("{instrument}", "gifts-policy"),
        ("{connection}", "0"),
        ("{finding}", "made-up"),
        ("{situation}", "gift"),
        ("{reference}", reference),
        ("{act}", "decide"),
    ];
    filled
        .into_iter()
        .fold(route.path.clone(), |path, (name, value)| {
            path.replace(name, value)
        })
}

/// A body that each API route would accept.
fn body(path: &str) -> Json {
    let last = path.rsplit('/').next().unwrap();
    match last {
        "cases" => json!({"situation": "gift", "facts": {}}),
        "preview" if path.ends_with("decision/preview") => body("decision"),
        "decision" => json!({"version": 1, "resolution": "accept", "reasons": "x"}),
        "note" => json!({"version": 1}),
        "question" => json!({"version": 1, "question": "x"}),
        "reply" => json!({"version": 1, "reply": "x"}),
        "outcome" => json!({"version": 1, "result": "x"}),
        "review" => json!({"version": 1, "reasons": "x"}),
        "readings" => {
            json!({"effective": "2026-07-06", "clauses": [{"clause": "2.1", "fingerprint": "x"}]})
        }
        "made-up" => json!({"says": "x", "by": "x", "on": "2026-11-21"}),
        "disposal" => json!({"ground": "x", "reason": "x"}),
        "withdrawal" | "conflict" => json!({"version": 1, "reason": "x"}),
        "leaving" => json!({"on": "2026-11-21"}),
        "connections" => json!({"to": {"party": "Acme"}, "relation": "x"}),
        "ending" => json!({"to": {"party": "Acme"}, "reason": "x"}),
        "invitations" => json!({"login": "chris2"}),
        "closing" => json!({"login": "chris@example.org", "reason": "x"}),
        "holders" => json!({"person": "sam", "from": "2026-11-21"}),
        "vacating" => json!({"person": "chris", "on": "2026-11-21"}),
        "deciding-time" => json!({"days": 5, "reason": "x"}),
        "gifts-policy" => json!({"on": true, "reason": "x"}),
        _ => json!({"name": "X", "role": "staff"}),
    }
}

async fn status(office: &Office, who: &str, route: &Route, path: &str) -> StatusCode {
    if path.starts_with("/api/") {
        let sent = (route.method != "get").then(|| body(path));
        return call(office, who, route.method, path, sent).await.status;
    }
    match route.method {
        "get" => office.get(who, path).await.status,
        _ => {
            office
                .post(who, path, &[("reason", "x"), ("on", "yes")])
                .await
                .status
        }
    }
}

#[tokio::test]
async fn the_api_refuses_requests_without_a_session() {
    let office = Office::new().await;
    for route in routes::list()
        .iter()
        .filter(|route| route.who != Who::Anyone && route.path.starts_with("/api/"))
    {
        let path = path(route, "0000-0000-0");
        let got = status(&office, "", route, &path).await;
        assert_eq!(got, StatusCode::UNAUTHORIZED, "{} {path}", route.method);
    }
}

#[tokio::test]
async fn administrators_routes_refuse_others() {
    let office = Office::new().await;
    let reference = declared(&office, "sam", &DIARY)
        .await
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    let mut allowed = Vec::new();
    for route in routes::list()
        .iter()
        .filter(|route| route.who == Who::Administrator)
    {
        let path = path(route, &reference);
        // Chris decides cases here, but is not an administrator.
        for who in ["chris", "sam"] {
            let got = status(&office, who, route, &path).await;
            assert_eq!(got, StatusCode::FORBIDDEN, "{who} {} {path}", route.method);
        }
        let auditor = status(&office, "al", route, &path).await;
        assert!(
            route.method == "get" || auditor == StatusCode::FORBIDDEN,
            "{} {path}: {auditor}",
            route.method
        );
        if auditor != StatusCode::FORBIDDEN {
            allowed.push(path);
        }
    }
    let seen = [
        "/api/v1/settings",
        "/api/v1/settings/readiness",
        "/demo/findings",
        "/demo/on-hold",
        "/demo/settings",
    ];
    allowed.sort();
    assert_eq!(allowed, seen, "what auditors see of it");
}

#[tokio::test]
async fn routes_of_administrators_and_auditors_refuse_others() {
    let office = Office::new().await;
    let mut checked = 0;
    for route in routes::list()
        .iter()
        .filter(|route| route.who == Who::Overseer)
    {
        let path = path(route, "");
        for who in ["chris", "sam"] {
            let got = status(&office, who, route, &path).await;
            assert_eq!(got, StatusCode::FORBIDDEN, "{who} {} {path}", route.method);
        }
        for who in ["ada", "al"] {
            let got = status(&office, who, route, &path).await;
            assert_ne!(got, StatusCode::FORBIDDEN, "{who} {} {path}", route.method);
        }
        checked += 1;
    }
    assert!(checked > 1, "{checked}");
}

#[tokio::test]
async fn personal_routes_refuse_colleagues() {
    let office = Office::new().await;
    let connection = json!({"to": {"party": "Acme"}, "relation": "A friend"});
    let done = call(
        &office,
        "chris",
        "post",
        "/api/v1/people/chris/connections",
        Some(connection),
    )
    .await;
    assert_eq!(done.status, StatusCode::NO_CONTENT);
    for route in routes::list()
        .iter()
        .filter(|route| route.who == Who::Themselves)
    {
        let path = path(route, "");
        let got = status(&office, "sam", route, &path).await;
        assert_eq!(got, StatusCode::FORBIDDEN, "{} {path}", route.method);
        if route.method == "get" {
            assert_eq!(
                status(&office, "chris", route, &path).await,
                StatusCode::OK,
                "{path}"
            );
        }
    }
}

#[tokio::test]
async fn cases_of_others_are_not_found_in_the_api() {
    let office = Office::new().await;
    let reference = declared(&office, "sam", &DIARY)
        .await
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    let of_parties = |route: &&Route| route.who == Who::Party && route.path.starts_with("/api/");
    for route in routes::list().iter().filter(of_parties) {
        let path = path(route, &reference);
        for who in ["fin", "ada", "lee"] {
            let got = status(&office, who, route, &path).await;
            assert_eq!(got, StatusCode::NOT_FOUND, "{who} {} {path}", route.method);
        }
    }
}
