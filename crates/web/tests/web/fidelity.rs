//! Clauses beside their document: official wording, the original to download, who has read what, and signing.

use axum::http::StatusCode;
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use crate::support::api::call;
use crate::support::office::Office;
use crate::support::{html, outside};

const PAGE: &str = "/demo/parcels/fidelity";
const API: &str = "/api/v1/offices/demo/instruments/parcels";
const ORIGINAL: &str = "/demo/parcels/original/parcels.html";
const WORDING: &str = "Parcels are not to be taken in at any other place of work.";
const SUMMARY: &str = "In short: No other place of work takes in parcels for us.";

/// What the box of a clause sends.
async fn value(office: &Office, clause: &str) -> String {
    format!("{clause} {}", fingerprint(office, clause).await)
}

async fn fidelity(office: &Office, who: &str) -> Json {
    let path = format!("{API}/fidelity");
    let called = call(office, who, "get", &path, None).await;
    assert_eq!(called.status, StatusCode::OK, "{}", called.json);
    called.json
}

fn clause<'a>(view: &'a Json, reference: &str) -> &'a Json {
    let mut all = view["clauses"].as_array().unwrap().iter();
    all.find(|one| one["reference"] == reference).unwrap()
}

async fn fingerprint(office: &Office, reference: &str) -> String {
    let view = fidelity(office, "").await;
    let found = clause(&view, reference)["fingerprint"].as_str();
    found.unwrap().to_owned()
}

#[tokio::test]
async fn each_clause_stands_beside_its_document_for_anyone() {
    let office = Office::new().await;
    let page = office.get("", PAGE).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(html::faults(&page.html).is_empty());
    let text = page.text();
    for shown in [
        "Check Parcels at work (made-up) against the document",
        "Line 14",
        WORDING,
        "1 rule",
        "parcel-elsewhere",
        "worked example",
        "4 clauses are still unread.",
    ] {
        assert!(text.contains(shown), "{shown}: {text}");
    }
    for hidden in ["type=\"checkbox\"", "Sign the ticked clauses"] {
        assert!(!page.html.contains(hidden), "{hidden}");
    }
    let older = format!("{PAGE}?version=2025-01-06");
    let older = office.get("", &older).await;
    assert!(!older.text().contains(WORDING) && older.text().contains("No line is given"));
    // An office that does not run here has no readings, and its code can be read all the same.
    let elsewhere = office.get("sam", "/leicestershire/code/fidelity").await;
    assert_eq!(elsewhere.status, StatusCode::OK);
    let text = elsewhere.text();
    assert!(text.contains("It is not known here who has read"), "{text}");
    assert!(text.contains("SHA-256 of that text"), "{text}");
    for nowhere in [
        "/camelot/code/fidelity",
        "/demo/coat/fidelity",
        "/demo/parcels/fidelity?version=1999-01-01",
    ] {
        let status = office.get("", nowhere).await.status;
        assert_eq!(status, StatusCode::NOT_FOUND, "{nowhere}");
    }
}

#[tokio::test]
async fn wording_binds_and_our_own_words_sum_it_up() {
    let office = Office::new().await;
    for path in ["/demo/parcels", "/demo/parcels/2.3"] {
        let page = office.get("", path).await;
        let text = page.text();
        assert!(
            text.contains(WORDING) && text.contains(SUMMARY),
            "{path}: {text}"
        );
    }
    let bare = office.get("", "/demo/parcels/1.1").await;
    assert!(!bare.text().contains("In short"), "{}", bare.text());
    let read = call(&office, "", "get", &format!("{API}/clauses/2.3"), None).await;
    assert_eq!(read.json["wording"], WORDING);
    assert_eq!(read.json["line"], 14);
    assert_eq!(read.json["says"], SUMMARY.replace("In short: ", ""));
    let facts = json!({"where": "other-workplace"});
    let ask = json!({"office": "demo", "situation": "personal-delivery", "role": "staff", "facts": facts});
    let answer = call(&office, "", "post", "/api/v1/ask", Some(ask))
        .await
        .json;
    let because = answer["because"].as_array().unwrap();
    assert!(
        because
            .iter()
            .any(|one| one["wording"] == WORDING && one["says"] != WORDING),
        "{answer}"
    );
}

#[tokio::test]
async fn the_original_is_downloaded_and_can_do_nothing_here() {
    let office = Office::new().await;
    let page = office.get("", "/demo/parcels").await;
    let raw = outside::get(&office, "", ORIGINAL).await;
    assert_eq!(raw.status, StatusCode::OK);
    let sum = format!("{:x}", Sha256::digest(&raw.bytes));
    assert!(
        page.text().contains(&format!("SHA-256: {sum}")),
        "{}",
        page.text()
    );
    assert!(
        page.text()
            .contains("Download the document: English, HTML, 1 KB")
    );
    for (header, value) in [
        ("content-type", "text/html; charset=utf-8"),
        (
            "content-disposition",
            "attachment; filename=\"parcels.html\"",
        ),
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "sandbox; default-src 'none'"),
        ("content-language", "en"),
        ("cache-control", "public, no-cache"),
    ] {
        assert_eq!(raw.header(header), value);
    }
    let mine = outside::get(&office, "sam", ORIGINAL).await;
    assert_eq!(mine.header("cache-control"), "private, no-store");
    let tag = raw.header("etag").to_owned();
    let known = [("if-none-match", tag.as_str())];
    let again = outside::ask(
        &office,
        "",
        "GET",
        ORIGINAL,
        &known,
        axum::body::Body::empty(),
    );
    assert_eq!(again.await.status, StatusCode::NOT_MODIFIED);
    let welsh = outside::get(&office, "", "/demo/parcels/original/parseli.html").await;
    assert_eq!(welsh.header("content-language"), "cy");
    for nowhere in [
        "/demo/parcels/original/other.html",
        "/demo/parcels/original/..%2finstrument.toml",
        "/demo/code/original/parcels.html",
        "/demo/parcels/original/parcels.html?version=2025-01-06",
        "/camelot/parcels/original/parcels.html",
    ] {
        let status = outside::get(&office, "", nowhere).await.status;
        assert_eq!(status, StatusCode::NOT_FOUND, "{nowhere}");
    }
}

#[tokio::test]
async fn an_auditor_signs_and_outsiders_see_the_day_alone() {
    let office = Office::new().await;
    let (one, other) = (value(&office, "2.1").await, value(&office, "2.3").await);
    let form = office.get("al", PAGE).await;
    assert!(html::faults(&form.html).is_empty());
    assert!(form.text().contains("I have read 2.1 against the document"));
    let to = format!("{PAGE}?version=2026-07-06");
    let both = [("clauses", one.as_str()), ("clauses", other.as_str())];
    for wrong in ["sam", "chris"] {
        let status = office.post(wrong, &to, &both).await.status;
        assert_eq!(status, StatusCode::FORBIDDEN, "{wrong}");
        let page = office.get(wrong, PAGE).await;
        assert!(!page.html.contains("type=\"checkbox\""), "{wrong}");
    }
    assert_eq!(
        office.post("", &to, &both).await.status,
        StatusCode::UNAUTHORIZED
    );
    let done = office.post("al", &to, &both).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert_eq!(done.location(), to);
    let name = "Al Auditor";
    let read = format!("Read by {name} on 21 November 2026.");
    for who in ["al", "sam", "ada"] {
        let text = office.get(who, PAGE).await.text();
        assert_eq!(text.matches(&read).count(), 2, "{who}: {text}");
        assert!(text.contains("2 clauses are still unread."), "{who}");
    }
    let outside = office.get("", PAGE).await;
    assert_eq!(
        outside.text().matches("Read on 21 November 2026.").count(),
        2
    );
    assert!(!outside.html.contains("Auditor"), "{}", outside.text());
    let view = fidelity(&office, "").await;
    let reading = &clause(&view, "2.1")["readings"][0];
    assert_eq!(reading["by"], Json::Null);
    assert_eq!(reading["person"], Json::Null);
    assert_eq!(
        (&reading["on"], &reading["stands"]),
        (&json!("2026-11-21"), &json!(true))
    );
    assert_eq!(
        clause(&fidelity(&office, "sam").await, "2.1")["readings"][0]["by"],
        name
    );
    // The auditor has no box left for these, and an administrator still has.
    let again = office.get("al", PAGE).await;
    assert!(!again.html.contains(&one) && office.get("ada", PAGE).await.html.contains(&one));
    let refused = office.post("al", &to, &both).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(
        refused
            .text()
            .contains("You have signed these clauses already")
    );
}

#[tokio::test]
async fn what_was_not_seen_is_not_signed_and_ticks_stay() {
    let office = Office::new().await;
    let to = format!("{PAGE}?version=2026-07-06");
    let none = office.post("ada", &to, &[]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        none.text().contains("Tick at least one clause"),
        "{}",
        none.text()
    );
    assert!(html::faults(&none.html).is_empty());
    let good = value(&office, "2.1").await;
    let stale = office
        .post("ada", &to, &[("clauses", &good), ("clauses", "2.3 old")])
        .await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let text = stale.text();
    assert!(
        text.contains("Clause 2.3 has changed since you opened the page"),
        "{text}"
    );
    assert_eq!(
        stale.html.matches(" checked").count(),
        1,
        "the good tick stays"
    );
    let unknown = office.post("ada", &to, &[("clauses", "9.9 x")]).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unknown.text().contains("This version has no clause 9.9"));
    let version = format!("{PAGE}?version=1999-01-01");
    let nowhere = office.post("ada", &version, &[("clauses", &good)]).await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
    assert!(
        fidelity(&office, "").await["unread"] == 4,
        "nothing was saved"
    );
}

#[tokio::test]
async fn a_program_signs_what_it_was_shown() {
    let office = Office::new().await;
    let path = format!("{API}/readings");
    let seen = fingerprint(&office, "3.1").await;
    let body = |clause: &str, fingerprint: &str| {
        Some(
            json!({"effective": "2026-07-06", "clauses": [{"clause": clause, "fingerprint": fingerprint}]}),
        )
    };
    let done = call(&office, "ada", "post", &path, body("3.1", &seen)).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.json);
    assert_eq!(done.json, json!({"recorded": ["3.1"]}));
    let again = call(&office, "ada", "post", &path, body("3.1", &seen)).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.json);
    let stale = call(&office, "ada", "post", &path, body("2.1", &seen)).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "{}", stale.json);
    let unknown = call(&office, "ada", "post", &path, body("9.9", &seen)).await;
    assert_eq!(
        unknown.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        unknown.json
    );
    let none = Some(json!({"effective": "2026-07-06", "clauses": []}));
    let none = call(&office, "ada", "post", &path, none).await;
    assert_eq!(
        none.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        none.json
    );
    let more = Some(json!({"effective": "2026-07-06", "clauses": [], "by": "sam"}));
    let more = call(&office, "ada", "post", &path, more).await;
    assert_eq!(
        more.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        more.json
    );
    let elsewhere = path.replace("/demo/", "/leicestershire/");
    let elsewhere = call(&office, "ada", "post", &elsewhere, body("3.1", &seen)).await;
    assert_eq!(
        elsewhere.status,
        StatusCode::NOT_FOUND,
        "{}",
        elsewhere.json
    );
}
