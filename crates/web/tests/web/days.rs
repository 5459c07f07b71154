//! Impossible days: nothing that has happened already is dated in the future, however it is sent, and no such entry is
//! published.

use axum::http::StatusCode;
use jiff::Span;
use jiff::civil::{Date, date};
use probity_conduct::model::{ColumnSource, Field, FieldType, Situation, When};
use serde_json::{Map, Value, json};

use crate::api::errors;
use crate::registers::{API, REGISTER};
use crate::support::api::call;
use crate::support::flow::answered;
use crate::support::gift::{DIARY, check, declared, diary_but, fill, send};
use crate::support::office::{Office, codes, filled};
use crate::support::outside::{get, import};

/// The day on the tests' clock.
const TODAY: Date = date(2026, 11, 21);
const AHEAD: &str = "must be today or in the past";

fn gift(change: &[(&str, &str)]) -> Value {
    let mut facts = json!({
        "response": "not-answered", "kind": "object", "what": "A desk diary", "giver": "Imaginary Print Ltd",
        "giver_kind": "contractor", "for_whom": "me", "worth": "work-token", "offered_on": "2026-11-20"
    });
    for (name, value) in change {
        facts[*name] = json!(value);
    }
    facts
}

fn event(change: &[(&str, &str)]) -> Value {
    let mut facts = json!({
        "response": "accepted", "occasion": "conference", "what": "A dinner", "giver": "Imaginary Print Ltd",
        "giver_kind": "contractor", "offered_on": "2026-11-20"
    });
    for (name, value) in change {
        facts[*name] = json!(value);
    }
    facts
}

#[tokio::test]
async fn impossible_days_are_refused_and_an_event_may_be_in_the_future() {
    let office = Office::new().await;
    let declare = async |situation: &str, facts: Value| {
        let body = json!({ "situation": situation, "facts": facts });
        let done = call(&office, "sam", "post", "/api/v1/cases", Some(body)).await;
        (done.status, errors(&done.json))
    };
    let offered = ("offered_on", "2026-11-12");
    for (facts, field, expected) in [
        (gift(&[("offered_on", "2062-11-12")]), "offered_on", AHEAD),
        (gift(&[("offered_on", "2026-11-22")]), "offered_on", AHEAD),
        (
            gift(&[
                ("response", "accepted"),
                offered,
                ("received_on", "2025-01-01"),
            ]),
            "received_on",
            "cannot be before the date for “offered_on”",
        ),
        (
            gift(&[
                ("response", "arrived"),
                offered,
                ("received_on", "2027-06-01"),
            ]),
            "received_on",
            AHEAD,
        ),
        // A field that does not apply is still stored, so its day has to be possible as well.
        (
            gift(&[("response", "declined"), ("received_on", "2027-06-01")]),
            "received_on",
            AHEAD,
        ),
    ] {
        let (status, errors) = declare("gift", facts).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        let (at, message) = &errors[0];
        assert_eq!((at, errors.len()), (&format!("facts.{field}"), 1));
        assert!(message.contains(expected), "{message}");
    }
    let (status, errors) = declare("hospitality", event(&[("event_on", "2026-11-01")])).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{errors:?}");
    let register = get(&office, "", &format!("{REGISTER}.json")).await.json();
    assert_eq!(register["count"], 0, "{register}");
    let (status, _) = declare("hospitality", event(&[("event_on", "2027-05-01")])).await;
    assert_eq!(status, StatusCode::CREATED);
    let (status, _) = declare("gift", gift(&[("offered_on", "2026-11-21")])).await;
    assert_eq!(status, StatusCode::CREATED);
    // Nothing of a question is stored, so it is answered.
    let question = json!({"office": "demo", "situation": "gift", "role": "staff", "facts": gift(&[("offered_on", "2062-11-12")])});
    let answered = call(&office, "", "post", "/api/v1/ask", Some(question)).await;
    assert_eq!(answered.status, StatusCode::OK, "{}", answered.json);
}

#[tokio::test]
async fn the_form_refuses_an_impossible_day_and_keeps_what_was_typed() {
    let office = Office::new().await;
    let typed = diary_but(&[("offered_on-day", "22")]);
    let again = fill(&office, "sam", &typed).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let message =
        "The answer to “When was it offered, or when did it arrive?” must be today or in the past";
    assert!(again.text().contains(message), "{}", again.text());
    assert!(again.html.contains("#offered_on-day"));
    assert!(again.html.contains("value=\"Imaginary Print Ltd\""));
    let typed = diary_but(&[
        ("response", "accepted"),
        ("received_on-day", "1"),
        ("received_on-month", "1"),
        ("received_on-year", "2025"),
    ]);
    let again = fill(&office, "sam", &typed).await;
    let message = "The date for “When did you get it?” cannot be before the date for “When was it offered, or when did it arrive?”";
    assert!(again.text().contains(message), "{}", again.text());
}

#[tokio::test]
async fn more_information_corrections_and_imports_refuse_impossible_days() {
    let office = Office::new().await;
    let case = declared(&office, "sam", &DIARY).await;
    let id = case.rsplit('/').next().unwrap();
    let api = format!("/api/v1/cases/{id}");
    let version =
        async |who: &str| call(&office, who, "get", &api, None).await.json["version"].clone();
    let body = json!({ "version": version("chris").await, "question": "When was it?" });
    call(
        &office,
        "chris",
        "post",
        &format!("{api}/question"),
        Some(body),
    )
    .await;
    let body = json!({ "version": version("sam").await, "reply": "Later.", "facts": { "offered_on": "2027-01-01" } });
    let refused = call(&office, "sam", "post", &format!("{api}/reply"), Some(body)).await;
    assert_eq!(
        refused.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        refused.json
    );
    assert_eq!(errors(&refused.json)[0].0, "facts.offered_on");
    for (value, message) in [
        ("2062-11-12", "The date must be today or in the past"),
        ("2026-11-22", "The date must be today or in the past"),
    ] {
        let sent = [("reason", "x"), ("column", "offered-on"), ("value", value)];
        let path = format!("{REGISTER}/{id}/correct");
        let refused = office.post("ada", &path, &sent).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains(message), "{}", refused.text());
    }
    let old = "Date offered,Date received,Officer,Gift,Offered by\n\
        12/11/2062,,A. Sample,A clock,Old Ltd\n\
        ,12/11/2062,B. Sample,A lamp,Old Ltd\n\
        03/11/2026,12/05/2027,C. Sample,A dinner,Old Ltd\n\
        03/11/2026,01/11/2026,D. Sample,A pen,Old Ltd\n";
    let done = import(&office, old).await;
    let refused =
        json!([{ "line": 2, "reason": "day-ahead" }, { "line": 3, "reason": "day-ahead" }]);
    assert_eq!(
        (&done["added"], &done["refused"]),
        (&json!(2), &refused),
        "{done}"
    );
    let sums = &done["summary"];
    assert_eq!(
        [
            &sums["read"],
            &sums["taken"],
            &sums["entries"],
            &sums["refused"]
        ],
        [&json!(4), &json!(2), &json!(2), &json!(2)],
        "{sums}"
    );
    assert_eq!(sums["marks"]["received-before-offered"], 1, "{sums}");
    // An imported row cannot be moved into the future either.
    let rows = get(&office, "", &format!("{API}?text=dinner")).await.json();
    let dinner = rows["entries"][0]["id"].as_str().unwrap();
    let path = format!("{REGISTER}/{dinner}/correct");
    let ahead = [
        ("reason", "x"),
        ("column", "offered-on"),
        ("value", "2027-01-01"),
    ];
    let refused = office.post("ada", &path, &ahead).await;
    assert_eq!(
        refused.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        refused.text()
    );
}

/// Answers to all required questions, with the given days in the date fields.
fn facts(situation: &Situation, days: &[Option<Date>]) -> Value {
    let mut days = days.iter();
    let mut facts = Map::new();
    for field in &situation.fields {
        let value = match field.kind {
            FieldType::Date => days
                .next()
                .copied()
                .flatten()
                .map(|day| json!(day.to_string())),
            _ if !field.required => None,
            FieldType::Choice => field.options.first().map(|option| json!(option.value)),
            FieldType::YesNo => Some(json!(true)),
            FieldType::Money => Some(json!("5")),
            FieldType::WholeNumber => Some(json!(1)),
            FieldType::Text | FieldType::LongText => Some(json!("Something")),
        };
        facts.extend(value.map(|value| (field.name.clone(), value)));
    }
    facts.into()
}

/// Whether the situation's field with this meaning has to be in the past.
fn past(situation: &str, from: ColumnSource) -> bool {
    let ColumnSource::Meaning(role) = from else {
        return false;
    };
    let of = codes().situations().find(|one| one.id == situation);
    let field = of.and_then(|one| one.field_with_meaning(role));
    field.is_some_and(|field: &Field| field.when == Some(When::Past))
}

#[tokio::test]
async fn no_public_entry_about_the_past_is_dated_in_the_future() {
    let office = Office::new().await;
    let shifts = [None, Some(-400), Some(-1), Some(0), Some(1), Some(12_000)];
    let day =
        |shift: Option<i32>| shift.map(|days| TODAY.checked_add(Span::new().days(days)).unwrap());
    let (mut sent, mut refused) = (0, 0);
    for situation in codes().situations().filter(|one| !one.confidential) {
        for first in shifts {
            for second in shifts {
                let body = json!({ "situation": situation.id, "facts": facts(situation, &[day(first), day(second)]) });
                let done = call(&office, "pat", "post", "/api/v1/cases", Some(body)).await;
                match done.status {
                    StatusCode::CREATED => sent += 1,
                    StatusCode::UNPROCESSABLE_ENTITY => refused += 1,
                    _ => panic!("{}: {}", situation.id, done.json),
                }
                if situation
                    .fields
                    .iter()
                    .filter(|one| one.kind == FieldType::Date)
                    .count()
                    < 2
                {
                    break;
                }
            }
        }
    }
    assert!(sent > 100 && refused > 100, "{sent} {refused}");
    let mut looked = 0;
    for register in codes().registers().filter(|one| one.public) {
        let path = format!("/demo/registers/{}.json", register.id);
        let file = get(&office, "", &path).await.json();
        for entry in file["entries"].as_array().unwrap() {
            let of = entry["ids"]["type"].as_str().unwrap_or_default();
            for column in register.columns.iter().filter(|one| past(of, one.from)) {
                let Some(cell) = entry["cells"][&column.id].as_str() else {
                    continue;
                };
                let day: Date = cell.parse().unwrap();
                assert!(day <= TODAY, "{path}: {entry}");
                looked += 1;
            }
        }
    }
    assert!(looked > 10, "{looked}");
}

#[tokio::test]
async fn what_the_check_page_shows_as_public_is_published_at_once() {
    let office = Office::new().await;
    let last = check(&office, "sam", &DIARY).await;
    insta::assert_snapshot!(last.between("What will be published", "By sending this"), @r"
    What will be published
    As soon as you send this, anyone can read the details below in the public register: Register of gifts and hospitality.
    Offered to
    Sam Staff
    Role
    Staff
    Date of offer
    20 November 2026
    Type
    A gift
    Description
    A desk diary
    Offered by
    Imaginary Print Ltd
    Their connection to the office
    A contractor or supplier
    Estimated value
    £12.50
    If someone has to decide, the decision and the result are added later. Nothing else you typed is published.
    ");
    let sent = send(&office, "sam", &last).await;
    let page = office.follow("sam", &sent).await.text();
    assert!(
        page.contains("It is now in the public register: Register of gifts and hospitality."),
        "{page}"
    );
    let row = office.get("", REGISTER).await.text();
    for cell in [
        "Sam Staff",
        "A desk diary",
        "Imaginary Print Ltd",
        "£12.50",
        "20 November 2026",
    ] {
        assert!(row.contains(cell), "{cell}: {row}");
    }
    // The page does not say that an entry of a register that is not public will be published.
    let form = office.get("sam", "/demo/declare/interest").await;
    let typed = [
        ("kind", "directorship"),
        ("what", "A seat on the board"),
        ("holder", "me"),
        ("conflict", "none"),
        ("provider", "no"),
        ("related", "no"),
        ("since-day", "1"),
        ("since-month", "11"),
        ("since-year", "2026"),
    ];
    let (last, _) = answered(&office, "sam", form, &typed).await;
    assert_eq!(last.status, StatusCode::OK, "{}", last.text());
    assert!(
        last.text().contains("It is not published."),
        "{}",
        last.text()
    );
    let hidden = last.hidden();
    let typed = filled(&hidden, &[("go-step", "send")]);
    let sent = office.post("sam", &last.action(), &typed).await;
    let page = office.follow("sam", &sent).await.text();
    assert!(page.contains("It is now in the office's own register: Register of interests. That register is not published."), "{page}");
    // An office holder's interest is published.
    let form = office.get("pat", "/demo/declare/interest").await;
    let typed = [
        ("kind", "directorship"),
        ("what", "A seat on the board"),
        ("holder", "me"),
        ("conflict", "none"),
        ("provider", "no"),
        ("related", "no"),
        ("since-day", "1"),
        ("since-month", "11"),
        ("since-year", "2026"),
    ];
    let (last, _) = answered(&office, "pat", form, &typed).await;
    assert!(
        last.text().contains("What will be published"),
        "{}",
        last.text()
    );
}
