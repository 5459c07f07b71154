//! The API document against the running program: every documented example is sent by a person who may, and every answer
//! fits its schema.

use std::collections::BTreeMap;

use jiff::civil::date;
use probity_service::casework::{PersonId, PostId};
use probity_web::routes;
use serde_json::{Value as Json, json};

use crate::support::document::{children, document, operations};
use crate::support::example::Sender;
use crate::support::office::{Office, machine};

/// Reads what anyone may read.
async fn reading(demo: &mut Sender) {
    let open = [
        "get /api/v1/openapi.json",
        "get /api/v1/offices",
        "get /api/v1/situations",
        "get /api/v1/situations/{situation}",
        "get /api/v1/offices/{office}/coverage",
        "get /api/v1/offices/{office}/map",
        "get /api/v1/offices/{office}/profiles",
        "get /api/v1/offices/{office}/decisions",
        "get /api/v1/offices/{office}/instruments/{instrument}",
        "get /api/v1/offices/{office}/instruments/{instrument}/clauses/{clause}",
        "get /api/v1/offices/{office}/instruments/{instrument}/fidelity",
        "get /api/v1/compare",
        "post /api/v1/compare",
        "get /api/v1/comparisons",
        "get /api/v1/comparisons/{comparison}",
        "post /api/v1/ask",
        "post /api/v1/path",
        "get /api/v1/offices/{office}/ledger",
    ];
    demo.send("", &open).await;
    let auditors = [
        "post /api/v1/offices/{office}/instruments/{instrument}/readings",
        "get /api/v1/offices/{office}/diff",
        "get /api/v1/offices/{office}/ledger/events",
        "post /api/v1/offices/{office}/ledger/verify",
        "get /api/v1/cases",
    ];
    demo.send("al", &auditors).await;
}

/// Cases that are decided, marked as read, withdrawn and erased.
async fn cases(demo: &mut Sender) {
    demo.send("sam", &["post /api/v1/cases/preview", "post /api/v1/cases"])
        .await;
    let reads = [
        "get /api/v1/cases/{reference}",
        "get /api/v1/cases/{reference}/understood",
    ];
    demo.send("sam", &reads).await;
    demo.send("chris", &["post /api/v1/cases/{reference}/question"])
        .await;
    demo.send("sam", &["post /api/v1/cases/{reference}/reply"])
        .await;
    let decides = [
        "post /api/v1/cases/{reference}/decision/preview",
        "post /api/v1/cases/{reference}/decision",
    ];
    demo.send("chris", &decides).await;
    demo.send("sam", &["post /api/v1/cases/{reference}/outcome"])
        .await;
    let entry = [
        "get /api/v1/offices/{office}/registers/{register}",
        "get /api/v1/offices/{office}/registers/{register}/{entry}",
    ];
    demo.send("", &entry).await;
    let act = "post /api/v1/offices/{office}/registers/{register}/entries/{entry}/{act}";
    demo.send("ada", &[act]).await;

    let declare = "post /api/v1/cases";
    demo.send_but("sam", declare, &[("idempotency_key", json!("second"))])
        .await;
    demo.send("chris", &["post /api/v1/cases/{reference}/conflict"])
        .await;
    demo.send("sam", &["post /api/v1/cases/{reference}/withdrawal"])
        .await;
    demo.send("ada", &["post /api/v1/cases/{reference}/disposal"])
        .await;

    let canvassed = json!({"candidate": "A made-up candidate", "what": "A word at lunch", "involved": false, "approached_on": "2026-11-20"});
    let but = [
        ("idempotency_key", json!("third")),
        ("situation", json!("canvassing")),
        ("facts", canvassed),
    ];
    demo.send_but("sam", declare, &but).await;
    demo.send("fin", &["post /api/v1/cases/{reference}/note"])
        .await;
}

/// A person from their first day to their last.
async fn people(demo: &mut Sender) {
    let administrator = [
        "get /api/v1/people",
        "post /api/v1/people",
        "get /api/v1/people/{person}",
        "put /api/v1/people/{person}",
        "post /api/v1/people/{person}/connections",
        "post /api/v1/people/{person}/connections/ending",
        "get /api/v1/posts",
        "post /api/v1/posts/{post}/holders",
        "post /api/v1/posts/{post}/vacating",
        "post /api/v1/people/{person}/invitations",
        "post /api/v1/accounts/closing",
        "post /api/v1/people/{person}/leaving",
        "post /api/v1/settings/deciding-time",
        "post /api/v1/settings/findings/{finding}",
        "get /api/v1/settings",
        "get /api/v1/settings/readiness",
        "post /api/v1/offices/{office}/imports/preview",
        "post /api/v1/offices/{office}/imports",
    ];
    demo.send("ada", &administrator).await;
}

/// A case that stayed with its holder when they left the post, because its stored answer was damaged, and is repaired.
async fn rerouted() -> Sender {
    let mut demo = Sender::to(Office::new().await);
    demo.send("sam", &["post /api/v1/cases"]).await;
    let outcome = |outcome: &str| {
        let database = rusqlite::Connection::open(demo.office.database()).unwrap();
        let sql = "UPDATE cases SET doc = json_set(doc, '$.submitted.answer.outcome', ?1)";
        assert_eq!(database.execute(sql, [outcome]).unwrap(), 1);
    };
    outcome("damaged");
    let (post, chris) = (PostId::from("chief-executive"), PersonId::from("chris"));
    let posts = &demo.office.service.posts;
    let day = date(2026, 11, 21);
    let left = posts.leave(&machine("demo"), &post, &chris, day).await;
    left.unwrap();
    outcome("needs-authorisation");
    demo.send("ada", &["post /api/v1/cases/{reference}/rerouting"])
        .await;
    demo
}

/// A refused request in an office whose code gives a review.
async fn review() -> Sender {
    let mut office = Sender::to(Office::of("warwickshire", true).await);
    let facts = json!({
        "kind": "employment", "what": "Teaching", "body": "Imaginary College", "body_kind": "other",
        "deals_with": false, "conflict": "no", "uses": "no", "disrepute": false, "paid": true,
        "work_skills": false, "starts_on": "2026-12-05"
    });
    let but = [("situation", json!("outside-work")), ("facts", facts)];
    office.send_but("sam", "post /api/v1/cases", &but).await;
    let refuse = [("resolution", json!("refuse"))];
    office
        .send_but("chris", "post /api/v1/cases/{reference}/decision", &refuse)
        .await;
    office
        .send("sam", &["post /api/v1/cases/{reference}/review"])
        .await;
    office
}

#[tokio::test]
async fn every_documented_example_is_accepted_and_answered_as_described() {
    let mut demo = Sender::to(Office::new().await);
    demo.office.token("sam").await;
    demo.send("sam", &["post /api/v1/session", "get /api/v1/session"])
        .await;
    cases(&mut demo).await;
    reading(&mut demo).await;
    people(&mut demo).await;
    demo.send("sam", &["delete /api/v1/session"]).await;
    let rerouted = rerouted().await;
    let reviewed = review().await;
    let mut opening = Sender::to(Office::of("northamptonshire", false).await);
    let switch = "post /api/v1/settings/instruments/{instrument}";
    opening
        .send("ada", &["post /api/v1/settings/opening", switch])
        .await;

    let sent = [demo.sent, rerouted.sent, reviewed.sent, opening.sent];
    let all = operations().into_iter().map(|one| one.name());
    let missing: Vec<String> = all
        .filter(|name| !sent.iter().any(|names| names.contains(name)))
        .collect();
    assert_eq!(missing, [""; 0], "no example was sent to these");
}

#[test]
fn every_body_and_every_needed_parameter_has_an_example() {
    let mut without = Vec::new();
    for operation in operations() {
        let bodies = operation
            .bodies()
            .map(|(kind, content)| (kind, content, true));
        let parameters = operation
            .parameters()
            .map(|one| (one["name"].as_str().unwrap(), one, one["required"] == true));
        for (what, described, needed) in bodies.chain(parameters) {
            if needed && described.get("example").is_none() {
                without.push(format!("{}: {what}", operation.name()));
            }
        }
    }
    assert_eq!(without, [""; 0]);
}

/// Whether a body or an answer has a type of its own: one by name, a list of one, or a media type other than JSON.
fn typed(kind: &str, content: &Json) -> bool {
    let schema = &content["schema"];
    let named = |schema: &Json| schema["$ref"].is_string();
    named(schema)
        || named(&schema["items"])
        || (schema.is_null() && !["application/json", "multipart/form-data"].contains(&kind))
}

/// Collects the places of schemas that allow anything.
fn untyped(at: &str, schema: &Json, found: &mut Vec<String>) {
    let object = schema["type"] == "object";
    let described = ["properties", "additionalProperties"]
        .iter()
        .any(|name| schema.get(name).is_some());
    if (object && !described)
        || schema["additionalProperties"] == json!({})
        || schema["items"] == json!({})
    {
        found.push(at.to_owned());
    }
    children(schema).for_each(|child| untyped(at, child, found));
}

#[test]
fn every_body_and_answer_is_a_type() {
    let mut found = Vec::new();
    for operation in operations() {
        let responses = children(&operation.described["responses"]);
        let answers = responses
            .filter_map(|one| one["content"].as_object())
            .flatten();
        let answers = answers.map(|(kind, content)| (kind.as_str(), content));
        for (kind, content) in operation.bodies().chain(answers) {
            if !typed(kind, content) {
                found.push(format!("{}: {kind}", operation.name()));
            }
        }
    }
    for (name, schema) in document()["components"]["schemas"].as_object().unwrap() {
        untyped(name, schema, &mut found);
    }
    assert_eq!(found, [""; 0]);
}

#[test]
fn every_name_in_the_document_belongs_to_one_type() {
    let mut known: BTreeMap<String, Json> = BTreeMap::new();
    for (name, schema) in routes::routes().types {
        let schema = serde_json::to_value(schema).unwrap();
        let first = known.entry(name.clone()).or_insert_with(|| schema.clone());
        assert_eq!(*first, schema, "{name}");
    }
    assert!(!known.is_empty());
}
