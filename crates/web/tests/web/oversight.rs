//! Pages for people who look after the office: decisions about findings, cases on hold, all cases, erasing.

use axum::http::StatusCode;
use serde_json::json;

use crate::support::api::call;
use crate::support::gift::{DIARY, declared};
use crate::support::office::{Office, filled};
use crate::support::reply::Reply;

#[tokio::test]
async fn decisions_about_findings_are_public_and_kept() {
    let office = Office::new().await;
    let path = "/demo/findings/made-up";
    let form = office.get("ada", path).await;
    assert!(
        form.text().contains("This office does not exist."),
        "{}",
        form.text()
    );
    let blank = office.post("ada", path, &filled(&form.hidden(), &[])).await;
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
    for says in ["It stays made up.", "It is made up for good."] {
        let typed = [
            ("says", says),
            ("by", "The commissioner"),
            ("on-day", "20"),
            ("on-month", "11"),
            ("on-year", "2026"),
        ];
        let done = office
            .post("ada", path, &filled(&form.hidden(), &typed))
            .await;
        let page = office.follow("ada", &done).await;
        assert!(page.text().contains(says), "{}", page.text());
    }
    let public = office.get("", "/demo/decisions").await;
    assert_eq!(public.status, StatusCode::OK);
    let text = public.between("Local decision 2", "Local decision 1");
    assert!(
        text.contains("It is made up for good.") && !text.contains("Replaced by a later decision"),
        "{text}"
    );
    assert!(
        public
            .after("Local decision 1")
            .starts_with("\nReplaced by a later decision"),
        "{}",
        public.text()
    );
    let json = call(&office, "", "get", "/api/v1/offices/demo/decisions", None).await;
    assert_eq!(json.json[0]["number"], json!(2));
    assert_eq!(json.json[1]["superseded"], json!(true));
    let unknown = office.get("ada", "/demo/findings/none-such").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn cases_on_hold_are_listed_without_their_content_and_sent_on() {
    let office = Office::new().await;
    let case = declared(&office, "sam", &DIARY).await;
    let reference = case.rsplit('/').next().unwrap().to_owned();
    for who in ["chris", "pat", "fin"] {
        let path = format!("/api/v1/people/{who}/leaving");
        let left = call(
            &office,
            "ada",
            "post",
            &path,
            Some(json!({"on": "2026-11-21"})),
        )
        .await;
        assert_eq!(left.status, StatusCode::NO_CONTENT);
    }
    let page = office.get("ada", "/demo/on-hold").await;
    assert!(
        page.text()
            .contains("Posts that can take it: Chief Executive"),
        "{}",
        page.text()
    );
    assert!(!page.text().contains("diary"), "{}", page.text());
    let send = format!("/demo/on-hold/{reference}/send-on");
    let stuck = office.post("ada", &send, &[]).await;
    assert_eq!(stuck.status, StatusCode::CONFLICT);
    assert!(
        stuck.text().contains("No one can take this case yet."),
        "{}",
        stuck.text()
    );
    let body = json!({"person": "lee", "from": "2026-11-21"});
    let taken = call(
        &office,
        "ada",
        "post",
        "/api/v1/posts/chief-executive/holders",
        Some(body),
    )
    .await;
    assert_eq!(taken.status, StatusCode::NO_CONTENT);
    let page = office.get("ada", "/demo/on-hold").await;
    assert!(
        page.text().contains("No cases are on hold."),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn auditors_list_and_search_all_cases() {
    let office = Office::new().await;
    declared(&office, "sam", &DIARY).await;
    assert!(office.get("al", "/").await.text().contains("All cases"));
    let all = office.get("al", "/demo/all-cases").await;
    assert!(all.text().contains("A desk diary"), "{}", all.text());
    for (text, there) in [("diary", true), ("nothing like it", false)] {
        let found = office
            .post("al", "/demo/all-cases", &[("text", text)])
            .await;
        assert_eq!(
            found.text().contains("A desk diary"),
            there,
            "{}",
            found.text()
        );
    }
    for other in ["sam", "ada"] {
        assert_eq!(
            office.get(other, "/demo/all-cases").await.status,
            StatusCode::FORBIDDEN
        );
    }
    let lost = office
        .post("al", "/demo/all-cases", &[("after", "nowhere")])
        .await;
    assert_eq!(lost.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn auditors_go_through_all_cases_page_by_page() {
    let office = Office::new().await;
    for _ in 0..102 {
        declared(&office, "sam", &DIARY).await;
    }
    let links = |page: &Reply| page.html.matches("probity-cases__title").count();
    let first = office.get("al", "/demo/all-cases").await;
    assert_eq!(links(&first), 100);
    assert!(!first.text().contains("Newest cases"));
    let mut buttons = first.html.split("<button");
    let button = buttons.find(|button| button.contains("name=\"after\""));
    let after = button.unwrap().split("value=\"").nth(1).unwrap();
    let after = after.split('"').next().unwrap();
    let wanted = [("text", "diary"), ("after", after)];
    let second = office.post("al", "/demo/all-cases", &wanted).await;
    assert_eq!(links(&second), 2);
    assert!(second.html.contains("name=\"text\" value=\"diary\""));
    assert!(second.text().contains("Newest cases") && !second.text().contains("Earlier cases"));
    let list = "/api/v1/cases?list=all&text=diary";
    let first = office.get("al", list).await;
    let next = first.headers["link"].to_str().unwrap();
    let address = next.strip_prefix('<').unwrap().split('>').next().unwrap();
    assert_eq!(next, format!("<{address}>; rel=\"next\""));
    let second = office.get("al", address).await;
    assert_eq!(second.headers.get("link"), None);
    let count = |reply: &Reply| {
        let listed: Vec<serde_json::Value> = serde_json::from_str(&reply.html).unwrap();
        listed.len()
    };
    assert_eq!((count(&first), count(&second)), (100, 2));
}

#[tokio::test]
async fn an_administrator_erases_a_case_past_its_retention() {
    let office = Office::new().await;
    let case = declared(&office, "sam", &DIARY).await;
    let reference = case.rsplit('/').next().unwrap().to_owned();
    let path = format!("{case}/withdraw");
    let form = office.get("sam", &path).await;
    office
        .post(
            "sam",
            &path,
            &filled(&form.hidden(), &[("reason", "Twice.")]),
        )
        .await;
    let form = office.get("ada", "/demo/disposal").await;
    let typed = [
        ("reference", reference.as_str()),
        ("ground", "Two years"),
        ("reason", "They are over."),
    ];
    let unsure = office
        .post("ada", "/demo/disposal", &filled(&form.hidden(), &typed))
        .await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sure: Vec<_> = typed.into_iter().chain([("sure", "yes")]).collect();
    let done = office
        .post("ada", "/demo/disposal", &filled(&form.hidden(), &sure))
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let erased = office.get("ada", done.location()).await;
    assert!(erased.text().contains("has been erased") && erased.html.contains(&reference));
    assert_eq!(office.get("sam", &case).await.status, StatusCode::NOT_FOUND);
    let again = office
        .post("ada", "/demo/disposal", &filled(&form.hidden(), &sure))
        .await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
}
