//! Tests of answers that leave no one in doubt whom to tell, and of what an open answer can still become.

use probity_conduct::model::FieldType;
use probity_conduct::{Asker, Facts, Outcome, Question};
use serde_json::json;

use crate::shipped::{questions, shipped};

/// Every duty that somebody has to be told for names that person, by a clause or by the office's file.
#[test]
fn no_duty_leaves_out_whom_to_tell() {
    let codes = shipped();
    let mut by_default = 0;
    for question in questions(&codes) {
        let answer = codes.ask(&question).unwrap();
        for owed in answer.duties.iter().chain(&answer.may_owe) {
            let mut all = answer.duties.iter().chain(&answer.may_owe);
            let same = |duty: &str| {
                duty == owed.duty || codes.words().duty[duty].includes.contains(&owed.duty)
            };
            let named = all.any(|one| same(&one.duty) && one.to.is_some());
            let needs = codes.words().duty[&owed.duty].needs_someone();
            assert!(named || !needs, "{question:?} {owed:?}");
            by_default += usize::from(owed.by_default);
        }
    }
    assert!(by_default > 50, "only {by_default}");
}

fn advice_of(posts: &[&str], situation: &str, facts: &serde_json::Value) -> Vec<Option<String>> {
    let codes = shipped();
    let answer = codes
        .ask(&Question {
            office: "leicestershire".to_owned(),
            situation: situation.to_owned(),
            on: jiff::civil::date(2026, 11, 21),
            asker: Asker {
                role: "staff".to_owned(),
                posts: posts.iter().map(|post| (*post).to_owned()).collect(),
            },
            facts: Facts::from_json(codes.situation(situation).unwrap(), facts).unwrap(),
            switched_on: Vec::new(),
        })
        .unwrap();
    let duties = answer.duties.into_iter();
    duties
        .filter(|one| one.by_default)
        .map(|one| one.to)
        .collect()
}

/// The person who asks is never told to tell themselves, and a report that can be about a person is not sent to that
/// person alone.
#[test]
fn a_duty_falls_to_the_next_in_line_where_the_first_may_not_hear_of_it() {
    let work = json!({ "kind": "employment", "conflict": "unsure" });
    assert_eq!(
        advice_of(&[], "outside-work", &work),
        [Some("chief-executive".to_owned())]
    );
    assert_eq!(
        advice_of(&["chief-executive"], "outside-work", &work),
        [Some("commissioner".to_owned())]
    );
    let codes = shipped();
    let mut either = 0;
    for question in questions(&codes) {
        let situation = codes.situation(&question.situation).unwrap();
        let mut options = situation.fields.iter().flat_map(|field| &field.options);
        if options.all(|option| option.about.is_empty()) {
            continue;
        }
        for owed in codes.ask(&question).unwrap().duties {
            if owed.by_default && owed.to.as_deref() == Some("chief-executive|commissioner") {
                either += 1;
            }
        }
    }
    assert!(either > 0);
}

/// Where one question is open, the answer says that it cannot be a no exactly if no answer to that question makes it one.
#[test]
fn an_open_answer_knows_whether_it_can_be_a_no() {
    let codes = shipped();
    let mut seen = [0, 0];
    for question in questions(&codes) {
        let situation = codes.situation(&question.situation).unwrap();
        let choices = question.facts.given().filter(|(name, _)| {
            let kind = situation.field(name).map(|field| field.kind);
            matches!(kind, Some(FieldType::Choice | FieldType::YesNo))
        });
        for (name, _) in choices {
            let early = Question {
                facts: question.facts.clone().without(name),
                ..question.clone()
            };
            let answer = codes.ask(&early).unwrap();
            if answer.outcome.is_some() || answer.undecided != [name] {
                assert!(answer.outcome.is_none() || !answer.cannot_be_refused);
                continue;
            }
            let field = situation.field(name).unwrap();
            let values: Vec<serde_json::Value> = match field.kind {
                FieldType::YesNo => vec![json!(true), json!(false)],
                _ => field.options.iter().map(|one| json!(one.value)).collect(),
            };
            let refused = values.into_iter().any(|value| {
                let mut facts = early.facts.to_json();
                facts[name] = value;
                let facts = Facts::from_json(situation, &facts).unwrap();
                let full = Question {
                    facts,
                    ..early.clone()
                };
                let then = codes.ask(&full).unwrap();
                // An answer can bring in another question.
                let open = then.outcome.is_none() && !then.undecided.is_empty();
                then.outcome == Some(Outcome::Prohibited) || open && !then.cannot_be_refused
            });
            assert_eq!(
                answer.cannot_be_refused, !refused,
                "{early:?} without {name}"
            );
            seen[usize::from(refused)] += 1;
        }
    }
    assert!(seen.iter().all(|count| *count > 10), "{seen:?}");
}
