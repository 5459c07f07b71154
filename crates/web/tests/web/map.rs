//! The map of a code: numbers for each situation, and a page for each, with a link that opens each region.

use axum::http::StatusCode;

use crate::support::html;
use crate::support::office::{Office, codes};

#[tokio::test]
async fn each_situation_has_a_page_and_the_index_has_its_numbers() {
    let office = Office::new().await;
    let index = office.get("", "/demo/code/map").await;
    let text = index.text();
    let mapped = codes()
        .mapped("demo", probity_conduct::Lang::default())
        .unwrap();
    let mut situations: Vec<&str> = Vec::new();
    for one in &mapped.regions {
        if !situations.contains(&one.situation.as_str()) {
            situations.push(&one.situation);
        }
    }
    assert!(situations.len() > 10, "{situations:?}");
    let tags = html::read(&index.html).tags;
    let mut shown = 0;
    for id in situations {
        let path = format!("/demo/code/map/{id}");
        let leads = |tag: &html::Tag| {
            tag.get("href")
                .is_some_and(|href| href.replace("&#x2f;", "/") == path)
        };
        assert!(tags.iter().any(leads), "{id}: {text}");
        // Links to the place on the old page lead to the line with the link.
        assert!(tags.iter().any(|tag| tag.get("id") == Some(id)), "{id}");
        let page = office.get("", &path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        let regions = mapped.regions.iter().filter(|one| one.situation == id);
        let regions = regions.count();
        let own = html::read(&page.html).tags;
        for number in 1..=regions {
            let anchor = format!("region-{number}");
            assert!(
                own.iter().any(|tag| tag.get("id") == Some(&anchor)),
                "{path}#{anchor}"
            );
        }
        assert!(!page.html.contains(" open>"), "{path}");
        let linked = office.get("", &format!("{path}?region={regions}")).await;
        let opened = format!("id=\"region-{regions}\" open>");
        assert!(linked.html.contains(&opened), "{path}: {opened}");
        assert_eq!(linked.html.matches(" open>").count(), 1, "{path}");
        shown += regions;
    }
    assert_eq!(shown, mapped.regions.len());
    let none = office.get("", "/demo/code/map/gift?region=x").await;
    assert_eq!(
        (none.status, none.html.contains(" open>")),
        (StatusCode::OK, false)
    );
    for unknown in ["duel", "region-1"] {
        let page = office.get("", &format!("/demo/code/map/{unknown}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{unknown}");
    }
}
