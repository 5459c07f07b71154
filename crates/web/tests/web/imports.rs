//! Importing an old register on the pages: file, columns, preview, report, and the same file once more.

mod files;

use std::sync::LazyLock;

use axum::http::StatusCode;

use crate::support::html;
use crate::support::office::{Office, filled};
use crate::support::outside::{Raw, get, import, upload};
use crate::support::reply::Reply;

/// A register of made-up gifts, with days before the tests' own.
static GIFTS: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let made_up = include_str!("../../../importer/tests/made-up/gifts.csv");
    made_up.replace("2031", "2021").into_bytes()
});
const REGISTER: (&str, &str) = ("register", "gifts-and-hospitality");

fn reply(raw: Raw) -> Reply {
    let html = raw.text();
    assert_eq!(html::faults(&html), [""; 0], "{html}");
    Reply {
        status: raw.status,
        headers: raw.headers,
        html,
    }
}

/// The request that a browser would send from the page with the columns: the hidden fields and the choices.
fn chosen(page: &Reply) -> Vec<(String, String)> {
    let mut fields = page.hidden();
    let mut name = None;
    for tag in html::read(&page.html).tags {
        match tag.name.as_str() {
            "select" => name = tag.get("name").map(str::to_owned),
            "option" if tag.get("selected").is_some() => {
                fields.extend(
                    name.take()
                        .map(|name| (name, tag.get("value").unwrap().to_owned())),
                );
            }
            "input" if tag.get("checked").is_some() => {
                fields.push((
                    tag.get("name").unwrap().to_owned(),
                    tag.get("value").unwrap().to_owned(),
                ));
            }
            _ => {}
        }
    }
    fields
}

async fn columns(office: &Office, bytes: &[u8]) -> Reply {
    reply(
        upload(
            office,
            "ada",
            "/demo/import/columns",
            &[REGISTER],
            Some(("C:\\registers\\gifts.csv", bytes)),
        )
        .await,
    )
}

#[tokio::test]
async fn a_register_is_imported_step_by_step_and_a_second_time_adds_nothing() {
    let office = Office::new().await;
    let start = office.get("ada", "/demo/import").await;
    assert!(start.text().contains("Import an earlier register"));
    for round in ["first", "second"] {
        let columns = columns(&office, &GIFTS).await;
        assert_eq!(columns.status, StatusCode::OK, "{}", columns.text());
        if round == "first" {
            insta::assert_snapshot!(columns.between("Check what the columns mean", "Keep as written"), @r"
        Check what the columns mean
        These are the columns of gifts.csv, which you are importing into: Register of gifts and hospitality. Change any that are wrong.
        Column “Department”
        ");
        }
        let sent = chosen(&columns);
        let preview = office
            .post("ada", "/demo/import/preview", &filled(&sent, &[]))
            .await;
        assert_eq!(preview.status, StatusCode::OK, "{}", preview.text());
        if round == "first" {
            insta::assert_snapshot!(preview.between("What will be imported", "Line 3"), @r"
        What will be imported
        This is how we read gifts.csv. Nothing has been added yet. The rows will go into: Register of gifts and hospitality.
        Rows in the file
        8
        New entries
        5
        Entries already here
        0
        Nil returns
        3
        Rows left out
        0
        Rows to check
        These rows are imported with a mark. Each mark says what was guessed or unclear.
        The currency is not stated. We assumed pounds: 2
        The day and month could be read either way. We used the order you chose: 1
        The cell for given or received also names someone: 1
        The gift and the giver may be in each other's place: 1
        Nothing says who it was: 1
        We do not know the words that say what was done about it: 1
        Import these entries
        Change the columns
        Entries
        Line 2
        As written in the file
        Department
        HARBOUR OFFICE
        Officer
        Dame Q. Marlow
        Date
        2021-07-26
        Gift
        Brass sextant
        Given or received
        Received
        Who gift was given to or received from
        Port of Elsewhere Authority
        Value (£)
        Above Limit
        Outcome (received gifts only)
        Held by department
        How we read it
        Date received, or of the event
        26 July 2021
        Department or team
        HARBOUR OFFICE
        Who received, gave or was offered it
        Dame Q. Marlow
        Given or received
        received
        What it was
        Brass sextant
        Other person or organisation
        Port of Elsewhere Authority
        Value
        over a limit that the file does not state
        Accepted or refused
        held by the office
        ");
        }
        let known = preview.text().contains("Already imported");
        assert_eq!(known, round == "second");
        let before = get(&office, "", "/demo/registers/gifts-and-hospitality.csv")
            .await
            .text();
        let report = office
            .post(
                "ada",
                "/demo/import/commit",
                &filled(&preview.hidden(), &[]),
            )
            .await;
        assert_eq!(report.status, StatusCode::OK, "{}", report.text());
        let after = get(&office, "", "/demo/registers/gifts-and-hospitality.csv")
            .await
            .text();
        if round == "first" {
            insta::assert_snapshot!(report.between("The register was imported", "Rows to check"), @r"
        The register was imported
        From gifts.csv into: Register of gifts and hospitality.
        Rows in the file
        8
        Entries added
        5
        Entries already here
        0
        Nil returns
        3
        Rows left out
        0
        ");
            assert_eq!(after.lines().count(), 6, "{after}");
        } else {
            assert!(
                report.text().contains("Nothing new was imported"),
                "{}",
                report.text()
            );
            assert_eq!(before, after);
        }
    }
}

#[tokio::test]
async fn a_column_that_was_changed_is_read_as_stated() {
    let office = Office::new().await;
    let page = columns(&office, b"Gift,Value\nBiscuits,5\n").await;
    let twice = page.hidden();
    let sent = [
        ("column-0", "description"),
        ("column-1", "description"),
        ("date-order", "day-first"),
        ("currency", "pounds"),
    ];
    let wrong = office
        .post("ada", "/demo/import/preview", &filled(&twice, &sent))
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text().contains("Only one column can have this one")
            && wrong.text().contains("three letters")
    );
    let sent = [
        ("column-0", "description"),
        ("column-1", "notes"),
        ("date-order", "day-first"),
        ("currency", "EUR"),
    ];
    let preview = office
        .post(
            "ada",
            "/demo/import/preview",
            &filled(&wrong.hidden(), &sent),
        )
        .await;
    assert!(preview.text().contains("Notes\n5"), "{}", preview.text());
    // Back to the columns with the file carried along: nothing has to be chosen again.
    let hidden = preview.hidden();
    let fields: Vec<(&str, &str)> = hidden
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .take(5)
        .collect();
    let back = reply(upload(&office, "ada", "/demo/import/columns", &fields, None).await);
    assert_eq!(back.status, StatusCode::OK, "{}", back.text());
    assert!(back.html.contains("value=\"EUR\""));
}

#[tokio::test]
async fn importing_is_for_administrators() {
    let office = Office::new().await;
    for wrong in ["sam", "lee", "chris", "al"] {
        assert_eq!(
            office.get(wrong, "/demo/import").await.status,
            StatusCode::FORBIDDEN,
            "{wrong}"
        );
        let sent = upload(
            &office,
            wrong,
            "/demo/import/columns",
            &[REGISTER],
            Some(("gifts.csv", GIFTS.as_slice())),
        )
        .await;
        assert_eq!(sent.status, StatusCode::FORBIDDEN, "{wrong}");
        for step in ["preview", "commit"] {
            let sent = office
                .post(wrong, &format!("/demo/import/{step}"), &[REGISTER])
                .await;
            assert_eq!(sent.status, StatusCode::FORBIDDEN, "{wrong} {step}");
        }
        for path in [
            "/api/v1/offices/demo/imports/preview",
            "/api/v1/offices/demo/imports",
        ] {
            let sent = upload(
                &office,
                wrong,
                path,
                &[REGISTER],
                Some(("gifts.csv", GIFTS.as_slice())),
            )
            .await;
            assert_eq!(sent.status, StatusCode::FORBIDDEN, "{wrong} {path}");
            let nobody = upload(
                &office,
                "",
                path,
                &[REGISTER],
                Some(("gifts.csv", GIFTS.as_slice())),
            )
            .await;
            assert_eq!(nobody.status, StatusCode::UNAUTHORIZED, "{path}");
        }
    }
    let done = import(&office, std::str::from_utf8(&GIFTS).unwrap()).await;
    assert_eq!(
        (done["added"].as_u64(), done["known"].as_u64()),
        (Some(5), Some(0)),
        "{done}"
    );
    let again = import(&office, std::str::from_utf8(&GIFTS).unwrap()).await;
    assert_eq!(
        (again["added"].as_u64(), again["known"].as_u64()),
        (Some(0), Some(5)),
        "{again}"
    );
}
