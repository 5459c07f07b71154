//! Sums beyond reason on the command line: every situation that has one is refused until it is confirmed.

use probity_conduct::Codes;
use probity_conduct::Directory;
use probity_conduct::model::{Field, FieldType, ShownValue, Situation};
use serde_json::{Map, Value, json};

use super::records::Demo;
use super::run::{codes, with_input};

/// An answer to each question, so that the sum is asked, with that sum.
fn facts(situation: &Situation, sum: &Field) -> Map<String, Value> {
    let answer = |field: &Field| {
        let shown = sum
            .shown_when
            .as_ref()
            .filter(|shown| shown.field == field.name);
        let value = match (field.kind, shown.map(|shown| &shown.is[0])) {
            _ if field.name == sum.name => json!(sum.at_most.unwrap() + 1),
            (_, Some(ShownValue::Option(id))) => json!(id),
            (_, Some(ShownValue::YesNo(yes))) => json!(yes),
            (FieldType::Choice, _) => json!(field.options[0].value),
            (FieldType::YesNo, _) => json!(false),
            (FieldType::Date, _) => json!("2026-07-20"),
            (_, _) if field.required => json!("Words"),
            _ => return None,
        };
        Some((field.name.clone(), value))
    };
    situation.fields.iter().filter_map(answer).collect()
}

#[test]
fn every_sum_beyond_reason_is_confirmed_with_an_argument() {
    let demo = Demo::make();
    let codes = Codes::load(&Directory::new(codes())).unwrap();
    let mut tried = 0;
    for situation in codes.situations() {
        for sum in situation
            .fields
            .iter()
            .filter(|field| field.at_most.is_some())
        {
            let input = Value::Object(facts(situation, sum)).to_string();
            let declare = |more: &[&str]| {
                let id = situation.id.as_str();
                let fixed = [
                    "case",
                    "declare",
                    id,
                    "--dry-run",
                    "--for",
                    "sam-staff",
                    "--facts",
                    "-",
                ];
                with_input(&[&fixed, &demo.at()[..], more].concat(), &input)
            };
            let refused = declare(&[]);
            let says = format!(
                "{}: {}.00 is more than expected. Change it, or say that it is right: add --confirm {}",
                sum.name,
                sum.at_most.unwrap() + 1,
                sum.name
            );
            assert_eq!(refused.code, 2, "{}", refused.out);
            assert!(refused.err.contains(&says), "{}", refused.err);
            let wrong = declare(&["--confirm", "nothing"]);
            assert!(
                wrong.err.contains("confirmed: There is no such field."),
                "{}",
                wrong.err
            );
            let sure = declare(&["--confirm", &sum.name]);
            assert_eq!(sure.code, 0, "{}: {}", situation.id, sure.err);
            tried += 1;
        }
    }
    assert!(tried > 7, "{tried}");
}
