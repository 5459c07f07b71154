//! Changes to a public entry: withholding, showing, correcting; and private fields, which are never published.

use axum::http::StatusCode;
use serde_json::json;

use crate::registers::{API, REGISTER, old};
use crate::support::gift::{DIARY, declared, diary_but};
use crate::support::office::Office;
use crate::support::outside::{Raw, get, import, post_json};

#[tokio::test]
async fn an_entry_is_withheld_shown_and_corrected_in_the_open() {
    let office = Office::new().await;
    let case = declared(&office, "sam", &DIARY).await;
    let entry = format!("{REGISTER}/{}", case.rsplit('/').next().unwrap());
    let public = async || {
        let paths = [
            REGISTER.to_owned(),
            entry.clone(),
            format!("{REGISTER}.csv"),
            format!("{REGISTER}.json"),
        ];
        let mut all = String::new();
        for path in paths {
            all.push_str(&get(&office, "", &path).await.text());
        }
        all
    };
    assert!(public().await.contains("Imaginary Print"));
    let empty = office
        .post("ada", &format!("{entry}/withhold"), &[("reason", "")])
        .await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    insta::assert_snapshot!(empty.between("There is a problem", "Withhold"), @r"
    There is a problem
    Enter the reason
    Confirm that this is what you want
    ");
    let sent = [
        ("reason", "REASON-SECRET: it names a child"),
        ("confirm", "yes"),
    ];
    let done = office
        .post("ada", &format!("{entry}/withhold"), &sent)
        .await;
    let after = office.follow("ada", &done).await;
    assert!(
        after.text().contains("The entry is withheld"),
        "{}",
        after.text()
    );
    let now = public().await;
    assert!(now.contains("Withheld") && now.contains("withheld"));
    for gone in [
        "Imaginary Print",
        "desk diary",
        "Sam Staff",
        "REASON-SECRET",
    ] {
        assert!(!now.contains(gone), "{gone}");
    }
    // A search for a withheld entry's words does not find it.
    let found = get(&office, "", &format!("{REGISTER}.json?text=imaginary")).await;
    assert_eq!(found.json()["count"], 0);
    let back = office.get("ada", &format!("{entry}/show")).await;
    assert!(back.text().contains("REASON-SECRET"));
    let done = office
        .post(
            "ada",
            &format!("{entry}/show"),
            &[("reason", "All agreed"), ("confirm", "yes")],
        )
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert!(public().await.contains("Imaginary Print"));

    let form = office
        .get("ada", &format!("{entry}/correct?column=offered-by"))
        .await;
    assert!(
        form.html.contains("value=\"Imaginary Print Ltd\""),
        "{}",
        form.html
    );
    let same = [
        ("column", "offered-by"),
        ("value", "Imaginary Print Ltd"),
        ("reason", "x"),
    ];
    let same = office.post("ada", &format!("{entry}/correct"), &same).await;
    assert_eq!(
        same.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        same.text()
    );
    let wrong = [
        ("column", "offered-on"),
        ("value", "soonish"),
        ("reason", "x"),
    ];
    let wrong = office
        .post("ada", &format!("{entry}/correct"), &wrong)
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.html.contains("value=\"soonish\""),
        "what was typed is still there"
    );
    let right = [
        ("column", "offered-by"),
        ("value", "Real Print Ltd"),
        ("reason", "Misheard"),
    ];
    let right = office
        .post("ada", &format!("{entry}/correct"), &right)
        .await;
    assert_eq!(right.status, StatusCode::SEE_OTHER, "{}", right.text());
    let json = get(&office, "", &format!("{REGISTER}.json")).await.json();
    assert_eq!(json["entries"][0]["corrected"], json!(["offered-by"]));
    assert_eq!(json["entries"][0]["cells"]["offered-by"], "Real Print Ltd");
    let page = office.get("", &entry).await;
    assert!(
        page.text().contains("Real Print Ltd\nCorrected"),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn publication_is_for_administrators_without_a_part_in_it() {
    let office = Office::new().await;
    let case = declared(&office, "sam", &DIARY).await;
    let reference = case.rsplit('/').next().unwrap().to_owned();
    let own = declared(&office, "ada", &DIARY).await;
    let sent = [
        ("reason", "x"),
        ("confirm", "yes"),
        ("column", "offered-by"),
        ("value", "y"),
    ];
    for act in ["withhold", "show", "correct"] {
        let path = format!("{REGISTER}/{reference}/{act}");
        for wrong in ["sam", "lee", "chris", "al"] {
            assert_eq!(
                office.get(wrong, &path).await.status,
                StatusCode::FORBIDDEN,
                "{wrong} {path}"
            );
            assert_eq!(
                office.post(wrong, &path, &sent).await.status,
                StatusCode::FORBIDDEN,
                "{wrong} {path}"
            );
            let api = format!("{API}/entries/{reference}/{act}");
            let body = json!({ "reason": "x", "column": "offered-by", "value": "y" });
            assert_eq!(
                post_json(&office, wrong, &api, &body).await.status,
                StatusCode::FORBIDDEN,
                "{wrong} {api}"
            );
            assert_eq!(
                post_json(&office, "", &api, &body).await.status,
                StatusCode::UNAUTHORIZED,
                "{api}"
            );
        }
        let about_oneself = format!("{REGISTER}/{}/{act}", own.rsplit('/').next().unwrap());
        assert_eq!(
            office.post("ada", &about_oneself, &sent).await.status,
            StatusCode::FORBIDDEN,
            "{act}"
        );
    }
    for path in [
        format!("{REGISTER}/{reference}/eat"),
        format!("{REGISTER}/0000-0000-0/withhold"),
        "/demo/registers/none".to_owned(),
    ] {
        assert_eq!(
            office.get("ada", &path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    assert!(
        get(&office, "", REGISTER)
            .await
            .text()
            .contains("Imaginary Print")
    );
    let api = format!("{API}/entries/{reference}/withhold");
    let done = post_json(
        &office,
        "ada",
        &api,
        &json!({ "reason": "A child is named" }),
    )
    .await;
    assert_eq!(
        (done.status, done.json()["status"].as_str()),
        (StatusCode::OK, Some("withheld"))
    );
    let again = post_json(&office, "ada", &api, &json!({ "reason": "Again" })).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.text());
    let odd = post_json(
        &office,
        "ada",
        &api,
        &json!({ "reason": "x", "because": "y" }),
    )
    .await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// Everything that anyone can fetch about an entry, and the ledger's public files.
async fn everything_public(office: &Office, id: &str) -> Vec<Raw> {
    let paths = [
        "/demo/registers".to_owned(),
        REGISTER.to_owned(),
        format!("{REGISTER}.csv"),
        format!("{REGISTER}.json"),
        format!("{REGISTER}?text=secret"),
        format!("{REGISTER}/{id}"),
        API.to_owned(),
        format!("{API}/{id}"),
        "/demo/ledger/checkpoint".to_owned(),
        "/api/v1/offices/demo/ledger".to_owned(),
    ];
    let mut all = Vec::new();
    for path in paths {
        all.push(get(office, "", &path).await);
    }
    all
}

/// Every field that is not declared public gets a word of its own. None of these words may appear.
#[tokio::test]
async fn no_private_field_ever_leaves() {
    let office = Office::new().await;
    let private = [
        ("for_whom", "family"),
        ("recipient", "Kim Secret-One"),
        ("named_person", "Secret-Two"),
        ("note", "Secret-Three said =1+1"),
    ];
    let case = declared(&office, "sam", &diary_but(&private)).await;
    let id = case.rsplit('/').next().unwrap().to_owned();
    let seen = office.get("sam", &case).await;
    for word in ["Secret-One", "Secret-Three"] {
        assert!(seen.text().contains(word), "the case itself has {word}");
    }
    import(&office, &old(3)).await;
    let check = async |when: &str| {
        for raw in everything_public(&office, &id).await {
            let text = String::from_utf8_lossy(&raw.bytes).to_lowercase();
            assert!(
                raw.status.is_success() || raw.status.is_redirection(),
                "{when}"
            );
            for secret in ["secret-one", "secret-two", "secret-three", "home-secret"] {
                assert!(!text.contains(secret), "{when}: {secret} in {text}");
            }
        }
    };
    check("as declared").await;
    let entry = format!("{REGISTER}/{id}");
    for (act, value) in [("withhold", ""), ("show", ""), ("correct", "New Ltd")] {
        let sent = [
            ("reason", "secret-three"),
            ("confirm", "yes"),
            ("column", "offered-by"),
            ("value", value),
        ];
        let done = office.post("ada", &format!("{entry}/{act}"), &sent).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{act}: {}", done.text());
        check(act).await;
    }
    // A private field is not a column, so a correction cannot publish it.
    for field in ["recipient_name", "note", "named_person", "recipient"] {
        let sent = [("reason", "x"), ("column", field), ("value", "y")];
        let done = office.post("ada", &format!("{entry}/correct"), &sent).await;
        assert_eq!(done.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
    }
}

#[tokio::test]
async fn cells_that_a_spreadsheet_would_run_are_text() {
    let office = Office::new().await;
    let typed = [
        ("what", "=HYPERLINK(\"https://evil.example\",\"x\")"),
        ("giver", "@SUM(A1) <script>alert(1)</script>"),
    ];
    declared(&office, "sam", &diary_but(&typed)).await;
    let csv = get(&office, "", &format!("{REGISTER}.csv")).await.text();
    assert!(csv.contains("\"'=HYPERLINK(\"\"https"), "{csv}");
    assert!(csv.contains("'@SUM(A1)"), "{csv}");
    let page = office.get("", REGISTER).await;
    assert!(page.html.contains("@SUM(A1) &lt;script&gt;"));
}
