//! A code as pages and as JSON, and codes compared.

use axum::http::StatusCode;
use serde_json::json;

use crate::support::office::Office;
use crate::support::{html, outside};

/// The page with its addresses unescaped, as a browser reads them.
fn plain(html: &str) -> String {
    html.replace("&#x2f;", "/").replace("&amp;", "&")
}

#[tokio::test]
async fn a_code_is_read_clause_by_clause() {
    let office = Office::new().await;
    let contents = office.get("", "/demo/code").await;
    assert_eq!(contents.status, StatusCode::OK, "{}", contents.text());
    assert!(html::faults(&contents.html).is_empty());
    assert!(plain(&contents.html).contains("/demo/code/15.4a"));
    let clause = office.get("", "/demo/code/15.4a").await;
    assert_eq!(clause.status, StatusCode::OK);
    assert!(clause.text().contains("You may not"), "{}", clause.text());
    for link in ["/demo/code/versions", "/demo/decisions", "/demo/parcels"] {
        assert!(plain(&contents.html).contains(link), "{link}");
    }
    let elsewhere = office.get("", "/warwickshire/code").await;
    assert!(!plain(&elsewhere.html).contains("/decisions"));
    let found = office.get("", "/demo/code?text=sponsor").await;
    assert!(!plain(&found.html).contains("/demo/code/15.4a"));
    for nowhere in [
        "/demo/code/99",
        "/demo/codex",
        "/camelot/code",
        "/demo/code?version=1999-01-01",
    ] {
        assert_eq!(
            office.get("", nowhere).await.status,
            StatusCode::NOT_FOUND,
            "{nowhere}"
        );
    }
}

#[tokio::test]
async fn a_worked_example_can_be_asked() {
    let office = Office::new().await;
    let clause = office.get("", "/demo/code/15.4a").await;
    let fields = clause.hidden();
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let first: Vec<(&str, &str)> = {
        let ends = fields
            .iter()
            .skip(1)
            .position(|(name, _)| *name == "the-office");
        fields[..ends.map_or(fields.len(), |at| at + 1)].to_vec()
    };
    let asked = office.post("", "/ask", &first).await;
    let asked = office.follow("", &asked).await;
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.text());
}

#[tokio::test]
async fn situations_are_listed_with_links_to_ask_them() {
    let office = Office::new().await;
    let list = office.get("", "/demo/situations").await;
    assert!(plain(&list.html).contains("/ask?office=demo&situation=gift"));
    let asking = office.get("", "/ask?office=demo&situation=gift").await;
    assert_eq!(asking.status, StatusCode::OK);
}

#[tokio::test]
async fn codes_are_compared_on_a_topic_and_in_a_case() {
    let office = Office::new().await;
    let topic = office.get("", "/compare?topic=sponsorship").await;
    assert!(
        plain(&topic.html).contains("/northamptonshire/code/16.1a"),
        "{}",
        topic.text()
    );
    assert!(!plain(&topic.html).contains("/demo/code/"));
    let more = "/compare?topic=sponsorship&demo=true";
    assert!(plain(&topic.html).contains(more));
    let topic = office.get("", more).await;
    assert!(plain(&topic.html).contains("/demo/code/16.1a"));
    let form = office.get("", "/compare?situation=gift").await;
    assert!(html::faults(&form.html).is_empty());
    let case = [
        ("the-situation", "gift"),
        ("the-role", "staff"),
        ("kind", "cash"),
    ];
    let with_demo = [&case[..], &[("the-demo", "true")]].concat();
    let answers = office.post("", "/compare", &with_demo).await;
    assert!(answers.text().contains("Demoshire"), "{}", answers.text());
    let answers = office.post("", "/compare", &case).await;
    assert!(!answers.text().contains("Demoshire"), "{}", answers.text());
    assert_eq!(answers.status, StatusCode::OK, "{}", answers.text());
    assert!(
        html::faults(&answers.html).is_empty(),
        "{:?}",
        html::faults(&answers.html)
    );
    assert!(answers.text().contains("The code says no"));
    let nobody = [("the-situation", "gift"), ("the-role", "")];
    let again = office.post("", "/compare", &nobody).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let prepared = office.get("", "/compare?comparison=council-seat").await;
    assert_eq!(prepared.status, StatusCode::OK, "{}", prepared.text());
    assert!(
        html::faults(&prepared.html).is_empty(),
        "{:?}",
        html::faults(&prepared.html)
    );
    assert!(prepared.text().contains("4.1c"), "{}", prepared.text());
    assert!(prepared.text().contains("Councils are not named."));
    let no_case = office.get("", "/compare?comparison=boats").await;
    assert_eq!(no_case.status, StatusCode::NOT_FOUND);
    let nowhere = office.get("", "/compare?topic=boats").await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn notices_are_shown_wherever_confidentiality_is_searched_for() {
    let office = Office::new().await;
    let first = "Read this first";
    for path in [
        // Found by a clause on the topic, by words that mean the topic, by the topic itself, and by a clause.
        "/avon-somerset/code?text=confidential",
        "/avon-somerset/code?text=gagging+zebras",
        "/compare?topic=whistleblowing",
        "/avon-somerset/code/3.6a",
    ] {
        let response = office.get("", path).await;
        assert_eq!(response.status, StatusCode::OK, "{path}");
        assert!(
            response.text().contains(first),
            "{path}: {}",
            response.text()
        );
        assert!(
            plain(&response.html).contains("/avon-somerset/code/3.6h"),
            "{path}"
        );
    }
    for path in [
        "/avon-somerset/code",
        "/avon-somerset/code?text=zebras",
        "/compare?topic=gifts-and-hospitality",
    ] {
        let response = office.get("", path).await;
        assert!(!response.text().contains(first), "{path}");
    }
    let base = "/api/v1/offices/avon-somerset/instruments/code";
    let found = outside::get(&office, "", &format!("{base}?text=secrecy")).await;
    let notices = found.json()["notices"].as_array().unwrap().len();
    assert!(notices >= 4, "{notices}");
}

#[tokio::test]
async fn the_api_reads_and_compares_codes_like_the_pages() {
    let office = Office::new().await;
    let base = "/api/v1/offices/demo/instruments/code";
    let code = outside::get(&office, "", base).await.json();
    assert_eq!(code["instrument"], "code");
    let clause = outside::get(&office, "", &format!("{base}/clauses/15.4a")).await;
    assert_eq!(clause.json()["reference"], "15.4a");
    let topic = outside::get(&office, "", "/api/v1/compare?topic=sponsorship").await;
    assert_eq!(topic.json().as_array().unwrap().len(), 5);
    let body = json!({ "situation": "gift", "role": "staff", "facts": { "kind": "cash" } });
    let case = outside::post_json(&office, "", "/api/v1/compare", &body).await;
    assert_eq!(case.json()[1]["answer"]["situation"], "gift");
    let list = outside::get(&office, "", "/api/v1/comparisons")
        .await
        .json();
    assert!(list.as_array().unwrap().len() >= 78);
    let seat = "/api/v1/comparisons/council-seat";
    let response = outside::get(&office, "", seat).await.json();
    assert_eq!(response.as_array().unwrap().len(), 5);
    assert!(response.to_string().contains("4.1c"), "{response}");
    let with_demo = outside::get(&office, "", &format!("{seat}?demo=true")).await;
    assert_eq!(with_demo.json().as_array().unwrap().len(), 6);
    let boats = outside::get(&office, "", "/api/v1/comparisons/boats").await;
    assert_eq!(boats.status, StatusCode::NOT_FOUND);
    let wrong = json!({ "situation": "gift", "role": "king" });
    let wrong = outside::post_json(&office, "", "/api/v1/compare", &wrong).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
}
