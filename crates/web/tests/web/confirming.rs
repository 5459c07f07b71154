//! Sums beyond reason: every situation that has one asks for it to be confirmed, on pages, in the API and in a reply.

use axum::http::StatusCode;
use probity_conduct::model::{Field, FieldType, ShownValue, Situation};
use serde_json::{Map, Value as Json, json};

use crate::support::api::call;
use crate::support::flow::answered;
use crate::support::gift::{DIARY, declared};
use crate::support::office::{Office, codes, filled};

/// The situations with a sum to confirm, each with that field.
fn situations() -> Vec<(&'static Situation, &'static Field)> {
    let all = codes().situations();
    let limited = all.flat_map(|one| one.fields.iter().map(move |field| (one, field)));
    let limited: Vec<_> = limited
        .filter(|(_, field)| field.at_most.is_some())
        .collect();
    assert!(limited.len() > 7, "{}", limited.len());
    limited
}

/// An answer to each question, so that the sum is asked, with that sum. Nothing that names someone or a case.
fn facts(situation: &Situation, sum: &Field, value: &str) -> Vec<(String, String)> {
    let shown = sum.shown_when.as_ref();
    let answer = |field: &Field| {
        let needed = shown.filter(|shown| shown.field == field.name);
        let text = match (field.kind, needed.map(|shown| &shown.is[0])) {
            _ if field.name == sum.name => value.to_owned(),
            (_, Some(ShownValue::Option(id))) => id.clone(),
            (_, Some(ShownValue::YesNo(true))) => "yes".to_owned(),
            (FieldType::Choice, _) => field.options[0].value.clone(),
            (FieldType::YesNo, _) => "no".to_owned(),
            (FieldType::Date, _) => "2026-11-20".to_owned(),
            (_, _) if field.required => "Words".to_owned(),
            _ => return None,
        };
        Some((field.name.clone(), text))
    };
    situation.fields.iter().filter_map(answer).collect()
}

/// As a browser sends them: a date has three boxes.
fn typed(facts: &[(String, String)]) -> Vec<(String, String)> {
    let mut typed = Vec::new();
    for (name, value) in facts {
        match value.as_str() {
            "2026-11-20" => {
                for (part, text) in [("day", "20"), ("month", "11"), ("year", "2026")] {
                    typed.push((format!("{name}-{part}"), text.to_owned()));
                }
            }
            _ => typed.push((name.clone(), value.clone())),
        }
    }
    typed
}

fn borrowed(pairs: &[(String, String)]) -> Vec<(&str, &str)> {
    let pairs = pairs.iter();
    pairs
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

#[tokio::test]
async fn pages_ask_for_every_sum_beyond_reason_to_be_confirmed() {
    let office = Office::new().await;
    for (situation, sum) in situations() {
        let value = format!("{}", sum.at_most.unwrap() + 1);
        let facts = typed(&facts(situation, sum, &value));
        let path = format!("/demo/declare/{}", situation.id);
        let first = office.get("sam", &path).await;
        let (refused, _) = answered(&office, "sam", first, &borrowed(&facts)).await;
        let text = refused.text();
        assert_eq!(
            refused.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{path}: {text}"
        );
        assert!(
            text.contains("Is £") && text.contains("Confirm it below"),
            "{path}: {text}"
        );
        let mark = format!("{}={value}.00", sum.name);
        let sure: Vec<_> = (borrowed(&facts).into_iter())
            .chain([("the-confirmed", mark.as_str())])
            .collect();
        let next = office
            .post("sam", &refused.action(), &filled(&refused.hidden(), &sure))
            .await;
        let next = office.follow("sam", &next).await;
        let (check, steps) = answered(&office, "sam", next, &borrowed(&facts)).await;
        assert_eq!(
            check.status,
            StatusCode::OK,
            "{path}: {steps:?} {}",
            check.text()
        );
        assert!(check.text().contains("Send it"), "{path}: {}", check.text());
    }
}

#[tokio::test]
async fn the_api_refuses_every_sum_beyond_reason_until_it_is_confirmed() {
    let office = Office::new().await;
    for (situation, sum) in situations() {
        for (least, path) in [(1, "/api/v1/cases/preview"), (2, "/api/v1/cases")] {
            let value = format!("{}", sum.at_most.unwrap() + least);
            let facts = facts(situation, sum, &value).into_iter();
            let facts: Map<String, Json> = facts
                .map(|(name, value)| (name, Json::String(value)))
                .collect();
            let mut body = json!({"situation": situation.id, "facts": facts});
            let refused = call(&office, "sam", "post", path, Some(body.clone())).await;
            assert_eq!(
                refused.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{}",
                refused.json
            );
            let name = &sum.name;
            let detail = format!(
                "{value}.00 is more than expected. Change it, or say that it is right: send \"confirmed\": [\"{name}\"] as well"
            );
            assert_eq!(
                refused.json["errors"],
                json!([{"field": format!("facts.{name}"), "detail": detail, "code": "not-confirmed"}])
            );
            body["confirmed"] = json!([name]);
            let done = call(&office, "sam", "post", path, Some(body)).await;
            assert!(done.status.is_success(), "{}", done.json);
        }
    }
}

#[tokio::test]
async fn only_a_field_that_can_be_confirmed_is_confirmed() {
    let office = Office::new().await;
    for wrong in ["what", "worht", "facts.value"] {
        let body = json!({"situation": "gift", "facts": {"value": 2000}, "confirmed": [wrong]});
        let refused = call(&office, "sam", "post", "/api/v1/cases/preview", Some(body)).await;
        let errors = refused.json["errors"].as_array().unwrap();
        let found = errors
            .iter()
            .find(|one| one["field"] == "confirmed")
            .unwrap();
        assert_eq!(found["detail"], "There is no such field. Use one of: value");
        assert_eq!(found["code"], "unknown-field");
        assert!(
            errors.iter().any(|one| one["code"] == "not-confirmed"),
            "{errors:?}"
        );
    }
}

#[tokio::test]
async fn a_reply_confirms_as_well() {
    let office = Office::new().await;
    let case = declared(&office, "sam", &DIARY).await;
    let api = format!("/api/v1/cases/{}", case.rsplit('/').next().unwrap());
    let version =
        async |who: &str| call(&office, who, "get", &api, None).await.json["version"].clone();
    let ask = async || {
        let body = json!({ "version": version("chris").await, "question": "How much?" });
        let path = format!("{api}/question");
        let asked = call(&office, "chris", "post", &path, Some(body)).await;
        assert_eq!(asked.status, StatusCode::OK, "{}", asked.json);
    };
    let reply = async |more: Json| {
        let mut body = json!({ "version": version("sam").await, "reply": "This much.", "facts": {"value": 25_000} });
        body.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        call(&office, "sam", "post", &format!("{api}/reply"), Some(body)).await
    };
    ask().await;
    let refused = reply(json!({})).await;
    assert_eq!(
        refused.json["errors"][0]["code"], "not-confirmed",
        "{}",
        refused.json
    );
    let done = reply(json!({"confirmed": ["value"]})).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.json);

    ask().await;
    let form = office.get("sam", &format!("{case}/reply")).await;
    let typed = [("value", "30000"), ("form-reply", "More.")];
    let path = format!("{case}/reply");
    let refused = office
        .post("sam", &path, &filled(&form.hidden(), &typed))
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text().contains("Is £30,000 right?"),
        "{}",
        refused.text()
    );
    assert!(
        refused.text().contains("£30,000 is right"),
        "{}",
        refused.text()
    );
    let sure: Vec<_> = (typed.into_iter())
        .chain([("the-confirmed", "value=30000.00")])
        .collect();
    let done = office
        .post("sam", &path, &filled(&refused.hidden(), &sure))
        .await;
    let page = office.follow("sam", &done).await;
    assert!(page.text().contains("£30,000"), "{}", page.text());
}
