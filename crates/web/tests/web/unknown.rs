//! "I do not know" as an answer on pages and in the API, for every question that allows it.

use axum::http::StatusCode;
use probity_conduct::model::{Field, FieldType, Meaning, RegisterOutcome, ShownValue, Situation};
use serde_json::{Map, Value as Json, json};

use crate::support::api::call;
use crate::support::flow::step;
use crate::support::gift::{check, diary_but, fill, send};
use crate::support::office::{Office, codes, filled};

#[tokio::test]
async fn it_is_chosen_on_the_page_shown_before_sending_and_shown_to_the_person_who_decides() {
    let office = Office::new().await;
    let open = diary_but(&[
        ("giver_kind", "-"),
        ("doubtful", "no"),
        ("worth", "more"),
        ("value", "40"),
    ]);
    let check = check(&office, "sam", &open).await;
    let text = check.text();
    assert!(
        text.contains("What is the giver to the office?\nYou do not know"),
        "{text}"
    );
    assert!(
        text.contains("Because you do not know the answer to “What is the giver to the office?”, Pat Commissioner (Commissioner) will decide."),
        "{text}"
    );
    let mut place = 1;
    let question = loop {
        let page = office.get("sam", &step(&check, &place.to_string())).await;
        if page.text().contains("What is the giver to the office?\n") {
            break page;
        }
        place += 1;
        assert!(place < 20, "no page asks it");
    };
    assert_eq!(question.checked(), ["-"], "{}", question.text());
    let shown = question.text();
    assert!(
        shown.contains("I do not know\n") && !shown.contains("I do not know yet"),
        "{shown}"
    );
    let sent = send(&office, "sam", &check).await;
    let case = sent.location().strip_suffix("/sent").unwrap().to_owned();
    let page = office.get("pat", &case).await.text();
    assert!(
        page.contains("The person who declared this does not know: “What is the giver to the office?”. If you need to know it before you decide, ask for more information."),
        "{page}"
    );
    let own = office.get("sam", &case).await.text();
    assert!(
        own.contains("You said that you do not know: “What is the giver to the office?”. Pat Commissioner may ask you."),
        "{own}"
    );
    assert!(!own.contains("before you decide"), "{own}");
    let auditor = office.get("al", &case).await.text();
    assert!(
        auditor.contains("The person who declared this does not know")
            && !auditor.contains("before you decide"),
        "{auditor}"
    );
    let path = format!("{case}/ask");
    let form = office.get("pat", &path).await;
    let question = [("question", "What is it to us?")];
    let asked = office
        .post("pat", &path, &filled(&form.hidden(), &question))
        .await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.text());
    for page in [case.clone(), format!("{case}/reply")] {
        let own = office.get("sam", &page).await.text();
        assert!(
            own.contains("You said that you do not know: “What is the giver to the office?”.\n"),
            "{page}: {own}"
        );
        assert!(!own.contains("ask for more information"), "{page}: {own}");
    }
    let api = format!("/api/v1/cases/{}", case.rsplit('/').next().unwrap());
    let view = call(&office, "pat", "get", &api, None).await.json;
    assert_eq!(view["unknown"], json!(["giver_kind"]));
    assert_eq!(view["holder"]["task"], "decide");
    assert_eq!(view["answer"]["outcome"], Json::Null);
}

#[tokio::test]
async fn a_question_that_does_not_allow_it_refuses_it_and_asking_has_a_button_instead() {
    let office = Office::new().await;
    let refused = fill(&office, "sam", &diary_but(&[("for_whom", "-")])).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused
            .text()
            .contains("Choose one of the answers to “Who is it for?”"),
        "{}",
        refused.text()
    );
    let first = office
        .get("sam", "/ask?office=demo&situation=gift")
        .await
        .text();
    assert!(first.contains("Question 1"), "{first}");
    assert!(
        !first.contains("I do not know\n") && first.contains("I do not know yet"),
        "{first}"
    );
    let first = office.get("sam", "/demo/declare/gift").await.text();
    assert!(!first.contains("I do not know"), "{first}");
}

#[tokio::test]
async fn the_api_says_what_is_wrong_with_it() {
    let office = Office::new().await;
    let refused = async |facts: Json, unknown: &str| {
        let body = json!({"situation": "gift", "facts": facts, "unknown": [unknown]});
        let refused = call(&office, "sam", "post", "/api/v1/cases", Some(body)).await;
        assert_eq!(
            refused.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{}",
            refused.json
        );
        let error = &refused.json["errors"][0];
        [&error["field"], &error["code"]].map(|text| text.as_str().unwrap().to_owned())
    };
    let cash = json!({"response": "not-answered", "kind": "cash", "what": "£5", "giver": "A", "for_whom": "me",
        "worth": "token", "offered_on": "2026-11-20"});
    let mut given = cash.clone();
    given["giver_kind"] = json!("public");
    assert_eq!(
        refused(given.clone(), "giver_kind").await,
        ["facts.giver_kind", "unknown-and-given"]
    );
    assert_eq!(
        refused(cash.clone(), "kind").await,
        ["facts.kind", "cannot-be-unknown"]
    );
    assert_eq!(
        refused(cash.clone(), "giver-kind").await,
        ["unknown", "unknown-field"]
    );
    assert_eq!(
        refused(given, "can_return").await,
        ["facts.can_return", "not-asked"]
    );
    let path = json!({"office": "demo", "situation": "gift", "purpose": "declare", "role": "staff", "facts": {"influence": "no", "for_whom": "me"}});
    let first = call(&office, "", "post", "/api/v1/path", Some(path.clone()))
        .await
        .json;
    assert_eq!(first["next"]["fields"], json!(["giver_kind"]), "{first}");
    let mut on = path;
    on["unknown"] = json!(["giver_kind"]);
    let next = call(&office, "", "post", "/api/v1/path", Some(on))
        .await
        .json;
    assert_eq!(next["done"][2]["fields"], json!(["giver_kind"]), "{next}");
    let schema = call(&office, "", "get", "/api/v1/situations/gift", None)
        .await
        .json;
    assert!(schema.to_string().contains("x-may-be-unknown"), "{schema}");
}

/// An answer to each question, so that this one is asked, without it.
fn others(situation: &Situation, without: &Field) -> Map<String, Json> {
    let mut wanted = Vec::new();
    let mut shown = without.shown_when.as_ref();
    while let Some(condition) = shown {
        wanted.push(condition);
        shown = situation
            .field(&condition.field)
            .unwrap()
            .shown_when
            .as_ref();
    }
    let answer = |field: &Field| {
        let needed = wanted
            .iter()
            .find(|condition| condition.field == field.name);
        let pending = |option: &&probity_conduct::model::Choice| {
            matches!(
                option.register_outcome,
                None | Some(RegisterOutcome::Accepted)
            )
        };
        let value = match (field.kind, needed.map(|shown| &shown.is[0])) {
            _ if field.name == without.name => return None,
            (_, Some(ShownValue::Option(id))) => json!(id),
            (_, Some(ShownValue::YesNo(yes))) => json!(yes),
            (FieldType::Choice, _) if field.meaning == Some(Meaning::Response) => {
                json!(field.options.iter().find(pending).unwrap().value)
            }
            (FieldType::Choice, _) => json!(field.options.last().unwrap().value),
            (FieldType::YesNo, _) => json!(false),
            (FieldType::Date, _) => json!("2026-11-20"),
            (FieldType::Money | FieldType::WholeNumber, _) => json!(5),
            (_, _) if field.required => json!("Words"),
            _ => return None,
        };
        Some((field.name.clone(), value))
    };
    situation.fields.iter().filter_map(answer).collect()
}

#[tokio::test]
async fn whatever_someone_does_not_know_reaches_a_person_who_decides() {
    let mut decided = Vec::new();
    for office in ["demo", "northamptonshire", "warwickshire"] {
        let of = Office::of(office, true).await;
        for situation in codes().situations() {
            let fields = situation.fields.iter();
            for field in fields.filter(|field| field.may_be_unknown) {
                let facts = others(situation, field);
                let body =
                    json!({"situation": situation.id, "facts": facts, "unknown": [field.name]});
                let preview = call(&of, "sam", "post", "/api/v1/cases/preview", Some(body)).await;
                let (status, json) = (preview.status, preview.json);
                let name = format!("{office} {} {}", situation.id, field.name);
                if status == StatusCode::UNPROCESSABLE_ENTITY {
                    assert_eq!(json["errors"][0]["code"], "not-asked", "{name}: {json}");
                    assert_eq!(json["errors"][0]["field"], format!("facts.{}", field.name));
                    continue;
                }
                assert_eq!(status, StatusCode::OK, "{name}: {json}");
                let undecided = json["answer"]["undecided"].as_array().unwrap();
                if undecided.contains(&json!(field.name)) {
                    assert_eq!(json["holder"]["task"], "decide", "{name}: {json}");
                    assert_ne!(json["state"], "closed", "{name}");
                    decided.push(name);
                }
            }
        }
    }
    assert!(decided.len() > 40, "{} {decided:?}", decided.len());
}
