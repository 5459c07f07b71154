//! The ledger's pages for an auditor, and its public files.

use axum::body::Body;
use axum::http::StatusCode;
use probity_i18n::PSEUDO;
use probity_ledger::{Envelope, VerifyingKey, bundle, leaf_hash, open};
use serde_json::json;

use crate::support::gift::{DIARY, declared};
use crate::support::office::Office;
use crate::support::outside::{Raw, ask, get, post_json};

const API: &str = "/api/v1/offices/demo/ledger";

#[tokio::test]
async fn an_auditor_sees_the_state_of_the_ledger_and_verifies_everything() {
    let office = Office::new().await;
    declared(&office, "sam", &DIARY).await;
    let page = office.get("al", "/demo/ledger").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(page.text().contains("A case was submitted"));
    for content in ["desk diary", "Imaginary Print", "Sam Staff"] {
        assert!(!page.text().contains(content), "{content}");
    }
    let sound = office.post("al", "/demo/ledger/verify", &[]).await;
    assert!(
        sound.text().starts_with("Everything matches"),
        "{}",
        sound.text()
    );
    let old = get(&office, "", "/demo/ledger/checkpoint").await.text();
    declared(&office, "sam", &DIARY).await;
    let sound = office
        .post("al", "/demo/ledger/verify", &[("checkpoint", old.trim())])
        .await;
    assert!(
        sound.text().contains("events match your checkpoint"),
        "{}",
        sound.text()
    );
    // The checkpoint of another ledger, or a forged one, is refused.
    let forged = old.replacen('\n', "\n1", 1);
    let differs = office
        .post(
            "al",
            "/demo/ledger/verify",
            &[("checkpoint", forged.trim())],
        )
        .await;
    assert!(
        differs.text().starts_with("Something does not match"),
        "{}",
        differs.text()
    );
    for wrong in ["", "nonsense"] {
        let refused = office
            .post("al", "/demo/ledger/verify", &[("checkpoint", wrong)])
            .await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("Paste the "), "{}", refused.text());
    }
}

#[tokio::test]
async fn differences_are_shown_in_the_readers_language() {
    let office = Office::new().await;
    let note = get(&office, "", "/demo/ledger/checkpoint").await.text();
    let forged = json!({ "checkpoint": note.replacen('\n', "\n1", 1) });
    let english = post_json(&office, "al", &format!("{API}/verify"), &forged).await;
    let what = |reply: Raw| {
        let found = reply.json()["report"]["findings"][0]["difference"]["what"].clone();
        found.as_str().map(str::to_owned).unwrap()
    };
    let (text, end) = (what(english), "` does not match the checkpoint.");
    let begin = "The checkpoint you gave is not valid: the signature by `";
    assert!(text.starts_with(begin) && text.ends_with(end), "{text}");
    let typed = [("checkpoint", forged["checkpoint"].as_str().unwrap().trim())];
    let page = office.post("al", "/demo/ledger/verify", &typed).await;
    assert!(page.text().contains(&text), "{}", page.text());
    let headers = [
        ("content-type", "application/json"),
        ("accept-language", PSEUDO),
    ];
    let (path, body) = (format!("{API}/verify"), Body::from(forged.to_string()));
    let pseudo = what(ask(&office, "al", "POST", &path, &headers, body).await);
    assert!(pseudo.starts_with("⟦Ťħé çħéçķƥóíńť"), "{pseudo}");
}

#[tokio::test]
async fn the_ledgers_pages_are_for_auditors() {
    let office = Office::new().await;
    for wrong in ["sam", "lee", "chris", "ada"] {
        assert_eq!(
            office.get(wrong, "/demo/ledger").await.status,
            StatusCode::FORBIDDEN,
            "{wrong}"
        );
        assert_eq!(
            office.post(wrong, "/demo/ledger/verify", &[]).await.status,
            StatusCode::FORBIDDEN,
            "{wrong}"
        );
        assert_eq!(
            get(&office, wrong, &format!("{API}/events")).await.status,
            StatusCode::FORBIDDEN,
            "{wrong}"
        );
        let verify = post_json(&office, wrong, &format!("{API}/verify"), &json!({})).await;
        assert_eq!(verify.status, StatusCode::FORBIDDEN, "{wrong}");
        let bundle = get(&office, wrong, "/demo/ledger/tile/entries/000.p/1").await;
        assert_eq!(bundle.status, StatusCode::FORBIDDEN, "{wrong}");
    }
    assert_eq!(
        get(&office, "", &format!("{API}/events")).await.status,
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(
        post_json(&office, "", &format!("{API}/verify"), &json!({}))
            .await
            .status,
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(
        get(&office, "", "/demo/ledger/tile/entries/000.p/1")
            .await
            .status,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn outsiders_can_check_the_ledger_with_their_own_tools() {
    let office = Office::new().await;
    declared(&office, "sam", &DIARY).await;
    // Getting an account adds an event, so it comes first.
    office.token("al").await;
    let ledger = get(&office, "", API).await.json();
    let note = get(&office, "", "/demo/ledger/checkpoint").await;
    assert_eq!(note.header("content-type"), "text/plain; charset=utf-8");
    assert_eq!(ledger["checkpoint"], note.text());
    let key: VerifyingKey = ledger["verifying_key"].as_str().unwrap().parse().unwrap();
    let checkpoint = open(&note.text(), &key).unwrap();
    let size = ledger["events"].as_u64().unwrap();
    assert_eq!(checkpoint.size, size);
    assert!(size < 256);
    let tile = get(&office, "", &format!("/demo/ledger/tile/0/000.p/{size}")).await;
    assert_eq!(tile.bytes.len() as u64, size * 32);
    assert!(tile.header("cache-control").contains("immutable"));
    // The entries, which only auditors may fetch, hash to the tile.
    let entries = get(
        &office,
        "al",
        &format!("/demo/ledger/tile/entries/000.p/{size}"),
    )
    .await;
    assert_eq!(entries.header("cache-control"), "private, no-store");
    let entries = bundle::read(&entries.bytes).unwrap();
    for (entry, hash) in entries.iter().zip(tile.bytes.chunks(32)) {
        assert_eq!(leaf_hash(entry).as_bytes(), hash);
        assert!(Envelope::from_bytes(entry).is_ok());
    }
    let events = get(&office, "al", &format!("{API}/events?from=2"))
        .await
        .json();
    assert_eq!(events["events"].as_array().unwrap().len() as u64, size - 2);
    for wrong in [
        "0/001",
        "0/000.p/255",
        "9/000",
        "x",
        "0/0",
        "entries/../0/000",
    ] {
        let reply = get(&office, "", &format!("/demo/ledger/tile/{wrong}")).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{wrong}");
    }
    let sound = post_json(
        &office,
        "al",
        &format!("{API}/verify"),
        &json!({ "checkpoint": note.text() }),
    )
    .await
    .json();
    assert_eq!(sound["sound"], true, "{sound}");
    let odd = post_json(
        &office,
        "al",
        &format!("{API}/verify"),
        &json!({ "checkpoint": "x" }),
    )
    .await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
}
