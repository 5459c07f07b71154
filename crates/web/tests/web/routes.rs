//! Every route without signing in and as the wrong person, and the names that routes use.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use probity_conduct::model::{LOCAL_DECISIONS, taken};
use probity_web::route::{Route, Who};
use probity_web::routes;

use crate::support::gift::{DIARY, declared};
use crate::support::office::Office;

/// The path of a route for an existing case.
fn path(route: &Route, case: &str) -> String {
    let reference = case.rsplit('/').next().unwrap();
    let path = route
        .path
        .replace("{office}", "demo")
        .replace("{situation}", "gift");
    path.replace("{reference}", reference)
        .replace("{act}", "decide")
}

#[tokio::test]
async fn every_restricted_route_asks_to_sign_in() {
    let office = Office::new().await;
    let case = declared(&office, "sam", &DIARY).await;
    for route in routes::list()
        .iter()
        .filter(|route| route.who != Who::Anyone)
    {
        let path = path(route, &case);
        if path.starts_with("/api/") {
            continue;
        }
        if route.method == "get" {
            let reply = office.get("", &path).await;
            assert_eq!(reply.status, StatusCode::SEE_OTHER, "{path}");
            assert!(
                reply.location().starts_with("/sign-in?next=%2Fdemo%2F"),
                "{path}"
            );
        } else {
            let reply = office.post("", &path, &[("reasons", "x")]).await;
            assert_eq!(reply.status, StatusCode::UNAUTHORIZED, "{path}");
        }
    }
    for path in ["/", "/demo", "/ask", "/sign-in"] {
        assert_eq!(office.get("", path).await.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn a_case_is_not_found_by_people_without_a_part_in_it() {
    let office = Office::new().await;
    let case = declared(&office, "sam", &DIARY).await;
    for route in routes::list()
        .iter()
        .filter(|route| route.who == Who::Party)
    {
        let path = path(route, &case);
        if path.starts_with("/api/") {
            continue;
        }
        for wrong in ["fin", "ada", "lee"] {
            let reply = match route.method {
                "get" => office.get(wrong, &path).await,
                _ => {
                    office
                        .post(wrong, &path, &[("resolution", "accept"), ("reasons", "x")])
                        .await
                }
            };
            assert_eq!(
                reply.status,
                StatusCode::NOT_FOUND,
                "{wrong} {path}: {}",
                reply.text()
            );
        }
    }
    // A part in a case does not give the right to decide it.
    for wrong in ["sam", "al"] {
        let path = format!("{case}/decide");
        assert_eq!(
            office.get(wrong, &path).await.status,
            StatusCode::FORBIDDEN,
            "{wrong}"
        );
        let reply = office
            .post(wrong, &path, &[("resolution", "accept"), ("reasons", "x")])
            .await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{wrong}");
    }
    assert!(
        office
            .get("sam", &case)
            .await
            .text()
            .contains("Waiting for a decision")
    );
}

#[tokio::test]
async fn routes_of_administrators_and_auditors_refuse_others() {
    let office = Office::new().await;
    for route in routes::list()
        .iter()
        .filter(|route| matches!(route.who, Who::Administrator | Who::Overseer | Who::Auditor))
        .filter(|route| !route.path.starts_with("/api/"))
    {
        let path = path(route, "/demo/cases/x").replace(['{', '}'], "");
        let reply = match route.method {
            "get" => office.get("sam", &path).await,
            _ => office.post("sam", &path, &[("reason", "x")]).await,
        };
        let refused = [
            StatusCode::FORBIDDEN,
            StatusCode::NOT_FOUND,
            StatusCode::UNPROCESSABLE_ENTITY,
        ];
        assert!(
            refused.contains(&reply.status),
            "{} {path}: {}",
            route.method,
            reply.status
        );
        assert_ne!(
            (route.method, reply.status),
            ("get", StatusCode::UNPROCESSABLE_ENTITY),
            "{path}"
        );
    }
}

#[tokio::test]
async fn unknown_offices_situations_and_acts_are_not_found() {
    let office = Office::new().await;
    let case = declared(&office, "sam", &DIARY).await;
    let paths = [
        "/nowhere".to_owned(),
        "/northamptonshire/cases".to_owned(),
        "/demo/declare/nothing".to_owned(),
        "/demo/cases/0000-0000-0".to_owned(),
        format!("{case}/eat"),
    ];
    for path in paths {
        assert_eq!(
            office.get("sam", &path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
}

/// The words at one position of the routes' paths, after a beginning, where other paths have an id.
fn words_after(beginning: &str) -> BTreeSet<String> {
    let all = routes::list();
    let rests = all
        .iter()
        .filter_map(|route| route.path.strip_prefix(beginning));
    let words = rests.map(|rest| rest.split('/').next().unwrap_or_default());
    words
        .filter(|word| !word.is_empty() && !word.starts_with('{'))
        .map(str::to_owned)
        .collect()
}

fn names(taken: &[&str]) -> BTreeSet<String> {
    taken.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn nothing_in_codes_may_have_the_name_of_a_page() {
    let mut offices = words_after("/");
    // Every site has these as well, without a route in the list.
    offices.extend(["accessibility", "language", "privacy", "static"].map(str::to_owned));
    assert_eq!(offices, names(taken::OFFICES));
    let mut instruments = words_after("/{office}/");
    // `/{office}/code/coverage` is below the code's own address.
    assert!(instruments.remove("code"));
    instruments.insert(LOCAL_DECISIONS.to_owned());
    assert_eq!(instruments, names(taken::INSTRUMENTS));
    let mut clauses = words_after("/{office}/{instrument}/");
    clauses.extend(words_after("/{office}/code/"));
    assert_eq!(clauses, names(taken::CLAUSES));
}
