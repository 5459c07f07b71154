//! The public register: the page, the files and the API with the same rows, and the cache.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::StatusCode;

use crate::support::gift::{DIARY, declared};
use crate::support::office::Office;
use crate::support::outside::{ask, get, import};

pub const REGISTER: &str = "/demo/registers/gifts-and-hospitality";
pub const API: &str = "/api/v1/offices/demo/registers/gifts-and-hospitality";

/// An old register with this many rows, one for each day. Every third one is declined.
pub fn old(rows: usize) -> String {
    let first = jiff::civil::date(2024, 3, 20);
    let line = |at: usize| {
        let day = first
            .checked_add(jiff::Span::new().days(i64::try_from(at).unwrap()))
            .unwrap();
        let outcome = if at.is_multiple_of(3) {
            "Declined"
        } else {
            "Accepted"
        };
        format!(
            "{day},Officer {at},\"Basket, no. {at}\",Orchard {at} Ltd,£{}.50,{outcome},HOME-SECRET-{at}\n",
            at + 1
        )
    };
    let lines: String = (0..rows).map(line).collect();
    format!("Date offered,Officer,Gift,Offered by,Value,Accepted or declined,Home address\n{lines}")
}

/// The ids of a CSV file, in its order.
fn csv_ids(csv: &str) -> Vec<String> {
    let lines = csv.split("\r\n").skip(1).filter(|line| !line.is_empty());
    lines
        .map(|line| line.split(',').next().unwrap().to_owned())
        .collect()
}

fn json_ids(json: &serde_json::Value) -> Vec<String> {
    let entries = json["entries"].as_array().unwrap();
    entries
        .iter()
        .map(|entry| entry["id"].as_str().unwrap().to_owned())
        .collect()
}

/// The ids that a page links to, in its order.
fn page_ids(page: &str) -> Vec<String> {
    let start = format!("<a class=\"govuk-link\" href=\"{REGISTER}/");
    page.replace("&#x2f;", "/")
        .split(&start)
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect()
}

fn next(page: &str) -> Option<String> {
    link(page, "next")
}

fn previous(page: &str) -> Option<String> {
    link(page, "prev")
}

fn link(page: &str, rel: &str) -> Option<String> {
    let at = page.split(&format!("rel=\"{rel}\" href=\"")).nth(1)?;
    let href = at.split('"').next()?;
    Some(href.replace("&#x2f;", "/").replace("&amp;", "&"))
}

#[tokio::test]
async fn a_reader_signed_in_to_another_office_leaves_no_name_on_cached_pages() {
    let mut office = Office::new().await;
    office.beside("combined-authority").await;
    let path = "/combined-authority/registers/gifts-and-hospitality";
    let theirs = office.get("sam", path).await;
    assert_eq!(theirs.status, StatusCode::OK);
    assert!(!theirs.html.contains("Sam Staff"), "{}", theirs.html);
    assert_eq!(office.get("", path).await.html, theirs.html);
}

#[tokio::test]
async fn cached_pages_of_a_list_equal_pages_made_alone() {
    let pages = async |office: &Office| {
        let (mut pages, mut path) = (Vec::new(), Some(format!("{REGISTER}?text=basket")));
        while let Some(at) = path {
            let page = get(office, "", &at).await.text();
            path = next(&page);
            pages.push((at, page));
        }
        pages
    };
    let mut office = Office::new().await;
    assert_eq!(import(&office, &old(170)).await["added"], 170);
    // The first and the last page each have a frame of their own. The second and the third share one.
    let mut shared = pages(&office).await;
    assert_eq!(shared.len(), 4);
    let (mut back, mut ids) = (shared[3].1.clone(), Vec::new());
    while let Some(at) = previous(&back) {
        back = get(&office, "", &at).await.text();
        ids.push(page_ids(&back));
        shared.push((at, back.clone()));
    }
    ids.reverse();
    let there = shared[..3].iter().map(|(_, page)| page_ids(page));
    assert_eq!(ids, there.collect::<Vec<_>>());
    for (at, page) in shared {
        office.restart();
        assert_eq!(get(&office, "", &at).await.text(), page, "{at}");
    }
}

#[tokio::test]
async fn page_csv_json_and_api_give_the_same_rows() {
    let office = Office::new().await;
    declared(&office, "sam", &DIARY).await;
    assert_eq!(import(&office, &old(120)).await["added"], 120);
    for query in [
        "",
        "?outcome=declined",
        "?year=2023",
        "?text=orchard%207",
        "?text=nothing-like-it",
        "?year=2024&outcome=accepted&text=basket",
    ] {
        let mut pages = Vec::new();
        let mut path = Some(format!("{REGISTER}{query}"));
        while let Some(at) = path {
            let page = get(&office, "", &at).await;
            assert_eq!(page.status, StatusCode::OK, "{at}");
            pages.extend(page_ids(&page.text()));
            path = next(&page.text());
        }
        let csv = get(&office, "", &format!("{REGISTER}.csv{query}")).await;
        let json = get(&office, "", &format!("{REGISTER}.json{query}")).await;
        assert_eq!(pages, csv_ids(&csv.text()), "{query}");
        assert_eq!(pages, json_ids(&json.json()), "{query}");
        assert_eq!(
            json.json()["count"].as_u64().unwrap() as usize,
            pages.len(),
            "{query}"
        );
        let mut api = Vec::new();
        let mut after = String::new();
        let before = loop {
            let join = if query.is_empty() { '?' } else { '&' };
            let answer = get(&office, "", &format!("{API}{query}{join}after={after}"))
                .await
                .json();
            api.extend(json_ids(&answer));
            match answer["next"].as_str() {
                Some(next) => after = next.to_owned(),
                None => break answer["previous"].clone(),
            }
        };
        assert_eq!(pages, api, "{query}");
        if let Some(before) = before.as_str() {
            let join = if query.is_empty() { '?' } else { '&' };
            let before = format!("{API}{query}{join}before={before}");
            let answer = get(&office, "", &before).await.json();
            assert_eq!(json_ids(&answer), pages[..100], "{query}");
            assert_eq!(answer["previous"], serde_json::Value::Null);
        }
        assert_eq!(
            pages.iter().collect::<BTreeSet<_>>().len(),
            pages.len(),
            "{query}: a row twice"
        );
    }
    let everything = get(&office, "", &format!("{REGISTER}.csv")).await;
    assert_eq!(csv_ids(&everything.text()).len(), 121);
}

#[tokio::test]
async fn the_page_shows_its_rows_and_when_they_last_changed() {
    let office = Office::new().await;
    let empty = office.get("", REGISTER).await;
    assert!(empty.text().contains("This register has no entries yet."));
    declared(&office, "sam", &DIARY).await;
    let page = office.get("", REGISTER).await;
    insta::assert_snapshot!(page.after("1 entry"), @r"
        Entries of: Register of gifts and hospitality
        Reference
        Date of offer
        Offered to
        Type
        Description
        Offered by
        Estimated value
        Accepted or refused
        REFERENCE
        Waiting for a decision
        20 November 2026
        Sam Staff
        A gift
        A desk diary
        Imaginary Print Ltd
        £12.50
        Not stated
        Each entry's own page and the files show more details.
        Download these entries
        The files contain all the entries that match your search and filters, from every page.
        CSV, for spreadsheets
        JSON, for programs
        Last updated 21 November 2026 at 10am, from 15 recorded events.
        ");
    let csv = get(&office, "", &format!("{REGISTER}.csv")).await.text();
    let columns = csv.split("\r\n").next().unwrap();
    insta::assert_snapshot!(columns, @"entry,status,corrected,reference,offered-on,received-on,recipient,recipient-role,type,description,offered-by,offered-by-kind,value,outcome,decided-by,against-the-code,decided-on,result");
    assert!(csv.contains(",2026-11-20,"), "{csv}");
    assert!(csv.contains(",12.50,"), "{csv}");
}

#[tokio::test]
async fn readers_with_the_present_version_get_304_until_something_happens() {
    let office = Office::new().await;
    for path in [
        REGISTER.to_owned(),
        format!("{REGISTER}.csv"),
        format!("{REGISTER}.json"),
        API.to_owned(),
    ] {
        let first = get(&office, "", &path).await;
        assert_eq!(first.header("cache-control"), "public, no-cache", "{path}");
        let tag = first.header("etag").to_owned();
        assert!(tag.starts_with("W/\"") && tag.len() > 10, "{path}: {tag}");
        let known = [("if-none-match", tag.as_str())];
        let again = ask(&office, "", "GET", &path, &known, Body::empty()).await;
        assert_eq!(
            (again.status, again.bytes.len()),
            (StatusCode::NOT_MODIFIED, 0),
            "{path}"
        );
        assert_eq!(again.header("etag"), tag);
        let small = ask(
            &office,
            "",
            "GET",
            &path,
            &[("accept-encoding", "gzip")],
            Body::empty(),
        )
        .await;
        assert_eq!(small.header("content-encoding"), "gzip", "{path}");
        assert_eq!(small.header("etag"), tag, "{path}");
        let cy = ask(
            &office,
            "",
            "GET",
            &path,
            &[("accept-language", "cy")],
            Body::empty(),
        )
        .await;
        assert_eq!(cy.header("content-language"), "cy", "{path}");
        declared(&office, "sam", &DIARY).await;
        let changed = ask(&office, "", "GET", &path, &known, Body::empty()).await;
        assert_eq!(changed.status, StatusCode::OK, "{path}");
        assert_ne!(changed.header("etag"), tag, "{path}");
    }
    // Someone who is signed in gets a page of their own, which no cache may store.
    let own = get(&office, "sam", REGISTER).await;
    assert_eq!(own.header("cache-control"), "private, no-store");
    assert!(own.text().contains("Sam Staff"));
    assert!(
        !get(&office, "", REGISTER)
            .await
            .text()
            .contains("Signed in as")
    );
}

#[tokio::test]
async fn invalid_queries_are_refused() {
    let office = Office::new().await;
    for query in [
        "?year=soon",
        "?outcome=eaten",
        "?page=3",
        "?year=2025&year=2026",
        "?after=2025-05-01~X7&before=2025-05-01~X9",
    ] {
        let reply = get(&office, "", &format!("{REGISTER}{query}")).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{query}");
    }
    for beside in ["after", "before"] {
        let lost = get(&office, "", &format!("{REGISTER}?{beside}=nowhere")).await;
        assert_eq!(lost.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(lost.text().contains("Start again from the first page"));
    }
}
