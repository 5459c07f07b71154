//! The path through the questions: it ends, asks each field once and never one that does not apply, and at its end
//! nothing is undecided. Walked at random and along every worked example of the shipped codes.

use std::collections::BTreeSet;

use probity_conduct::model::{Field, FieldType, Situation};
use probity_conduct::{Asker, Codes, Facts, Journey, Path, Purpose, Question, missing_required};
use serde_json::{Map, Value, json};

use crate::common;
use crate::shipped::{questions, shipped};

fn path(codes: &Codes, question: &Question, purpose: Purpose, skipped: &[String]) -> Path {
    let journey = Journey {
        question,
        purpose,
        skipped,
    };
    codes.path(journey).unwrap()
}

fn with(situation: &Situation, facts: &Map<String, Value>) -> Facts {
    Facts::from_json(situation, &Value::Object(facts.clone())).unwrap()
}

/// Random numbers that are the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn answer(&mut self, field: &Field) -> Value {
        match field.kind {
            FieldType::Choice => json!(field.options[self.below(field.options.len())].value),
            FieldType::YesNo => json!(self.below(2) == 0),
            FieldType::Money => json!([0, 5, 20, 25, 30, 150, 5_000][self.below(7)]),
            FieldType::WholeNumber => json!([0, 1, 3, 20][self.below(4)]),
            FieldType::Date => json!(["2026-01-05", "2026-11-20", "2025-03-01"][self.below(3)]),
            FieldType::Text | FieldType::LongText => json!("words"),
        }
    }
}

/// One journey to its end, with random answers.
fn wander(codes: &Codes, mut question: Question, purpose: Purpose, dice: &mut Dice) {
    let situation = codes.situation(&question.situation).unwrap();
    let (mut facts, mut skipped, mut asked) = (Map::new(), Vec::new(), BTreeSet::new());
    let mut unknown: Vec<String> = Vec::new();
    let mut most = usize::MAX;
    let mut pages = 0;
    loop {
        let names = unknown.iter().map(String::as_str);
        let known = with(situation, &facts);
        question.facts = known.not_knowing(situation, names).unwrap();
        let path = path(codes, &question, purpose, &skipped);
        assert_eq!(path.done.len(), pages, "an answered page stays answered");
        pages += 1;
        assert!(path.off.is_empty(), "{:?}", path.off);
        let Some(page) = &path.next else {
            at_the_end(codes, &question, purpose, &skipped);
            return;
        };
        let what = (
            &question.office,
            &question.situation,
            &question.asker.role,
            &facts.clone(),
        );
        assert!(
            path.left <= most,
            "{} of {most} left: {page:?} {what:?}",
            path.left
        );
        most = path.left;
        let applies = situation.applicable(&question.facts);
        for name in &page.fields {
            let place = situation
                .fields
                .iter()
                .position(|field| field.name == *name)
                .unwrap();
            assert!(asked.insert(name.clone()), "{name} twice: {what:?}");
            assert!(applies[place], "{name} does not apply: {what:?}");
            if !page.needed.contains(name) && dice.below(4) == 0 {
                skipped.push(name.clone());
                if page.decides {
                    most = usize::MAX;
                }
            } else if situation.fields[place].may_be_unknown && dice.below(4) == 0 {
                unknown.push(name.clone());
                most = usize::MAX;
            } else {
                facts.insert(name.clone(), dice.answer(&situation.fields[place]));
            }
        }
    }
}

fn at_the_end(codes: &Codes, question: &Question, purpose: Purpose, skipped: &[String]) {
    let situation = codes.situation(&question.situation).unwrap();
    let undecided = codes.ask(question).unwrap().undecided;
    let declares = purpose == Purpose::Declare;
    if declares {
        assert!(missing_required(situation, &question.facts).is_empty());
        let path = path(codes, question, purpose, skipped);
        let asked: Vec<String> = path.done.into_iter().flat_map(|page| page.fields).collect();
        assert_eq!(codes.asked(question).unwrap(), asked);
    }
    let left_open =
        |name: &String| question.facts.is_unknown(name) || (!declares && skipped.contains(name));
    for name in undecided {
        let mut field = situation.field(&name).unwrap();
        while let Some(by) = field
            .shown_when
            .as_ref()
            .filter(|_| !left_open(&field.name))
        {
            field = situation.field(&by.field).unwrap();
        }
        assert!(
            left_open(&field.name),
            "{name} is open, and was not left open"
        );
    }
}

#[test]
fn an_unknown_answer_is_an_answer_and_stays_open() {
    let codes = common::codes();
    let rope = json!({ "what": "A rope", "kind": "thing", "value": 3, "offered_on": "2026-11-20" });
    let mut question = common::question(&codes, "present", "staff", rope);
    let situation = codes.situation("present").unwrap();
    let known = question.facts.clone();
    question.facts = known
        .clone()
        .not_knowing(situation, ["from_bidder"])
        .unwrap();
    let skipped = ["value", "note", "times"].map(str::to_owned);
    let walked = path(&codes, &question, Purpose::Declare, &skipped);
    let place = walked.place_of("from_bidder").unwrap();
    assert!(walked.done[place].decides, "{walked:?}");
    assert!(walked.facts.is_unknown("from_bidder"));
    assert_eq!(walked.off, [""; 0]);
    let answer = codes.ask(&question).unwrap();
    assert_eq!(
        (answer.outcome, &answer.undecided[..]),
        (
            None,
            &["from_bidder".to_owned(), "bid_closes".to_owned()][..]
        )
    );
    assert_eq!(
        answer.could_authorise,
        ["clerk"],
        "the most cautious answer"
    );
    // Money is refused whoever it is from, so the question is not asked and the answer to it is off the path.
    let coin = json!({ "what": "A coin", "kind": "coin", "offered_on": "2026-11-20" });
    let coin = common::question(&codes, "present", "staff", coin);
    question.facts = coin.facts.not_knowing(situation, ["from_bidder"]).unwrap();
    let walked = path(&codes, &question, Purpose::Declare, &skipped);
    assert_eq!(walked.off, ["from_bidder"]);
    assert!(!walked.facts.is_unknown("from_bidder"));
    assert!(
        !codes
            .asked(&question)
            .unwrap()
            .contains(&"from_bidder".to_owned())
    );

    let wrong = known.not_knowing(situation, ["value", "kind", "what", "whose"]);
    let wrong: Vec<String> = (wrong.unwrap_err().iter())
        .map(|one| format!("{}: {}", one.field, one.problem.key()))
        .collect();
    assert_eq!(
        wrong,
        [
            "value: cannot-be-unknown",
            "kind: cannot-be-unknown",
            "what: cannot-be-unknown",
            "unknown: unknown-field"
        ]
    );
    let given = json!({ "from_bidder": true });
    let given = common::question(&codes, "present", "staff", given).facts;
    let wrong = given.not_knowing(situation, ["from_bidder"]).unwrap_err();
    assert_eq!(wrong[0].problem.key(), "unknown-and-given");
}

#[test]
fn duties_that_depend_on_what_is_open_may_be_owed() {
    let codes = common::codes();
    let present = common::question(
        &codes,
        "present",
        "staff",
        json!({ "offered_on": "2026-11-20" }),
    );
    let answer = codes.ask(&present).unwrap();
    let may: Vec<(&str, Option<&str>)> = (answer.may_owe.iter())
        .map(|owed| (owed.duty.as_str(), owed.to.as_deref()))
        .collect();
    assert_eq!(may, [("report", Some("line-manager"))]);
    assert_eq!(answer.duties.len(), 1, "the register is owed anyway");
    let coin = json!({ "kind": "coin", "offered_on": "2026-11-20" });
    let coin = codes
        .ask(&common::question(&codes, "present", "staff", coin))
        .unwrap();
    assert!(coin.may_owe.is_empty() && coin.could_authorise.is_empty());
}

fn start(codes: &Codes, office: &str, situation: &Situation, role: &str) -> Question {
    let day = if office == "harbour" {
        "2025-03-01"
    } else {
        "2026-11-21"
    };
    assert!(codes.office(office).is_some());
    Question {
        office: office.to_owned(),
        situation: situation.id.clone(),
        on: day.parse().unwrap(),
        asker: Asker {
            role: role.to_owned(),
            posts: Vec::new(),
        },
        facts: Facts::none(situation),
        switched_on: Vec::new(),
    }
}

#[test]
fn every_path_ends_and_asks_each_field_once() {
    let codes = shipped();
    let mut dice = Dice(7);
    for office in codes.offices() {
        for situation in codes.situations() {
            for role in ["staff", "commissioner"] {
                for purpose in [Purpose::Ask, Purpose::Declare] {
                    let question = start(&codes, &office.id, situation, role);
                    wander(&codes, question, purpose, &mut dice);
                }
            }
        }
    }
}

#[test]
fn answers_off_the_path_come_back_when_it_does() {
    let codes = shipped();
    let gift = codes.situation("gift").unwrap();
    let mut question = start(&codes, "northamptonshire", gift, "staff");
    let all = json!({"response": "arrived", "kind": "object", "what": "A clock", "giver": "A firm",
        "giver_kind": "contractor", "for_whom": "family", "recipient": "My son", "worth": "more",
        "influence": "no", "doubtful": false, "sought": false, "can_return": true, "value": 30,
        "offered_on": "2026-11-20", "received_on": "2026-11-20", "series": false});
    question.facts = Facts::from_json(gift, &all).unwrap();
    let skipped = ["named_person", "follows", "note"].map(str::to_owned);
    let first = path(&codes, &question, Purpose::Declare, &skipped);
    assert!(first.is_complete(), "{first:?}");
    assert!(first.facts.get("recipient").is_some());

    let mut changed = all.clone();
    changed["for_whom"] = json!("me");
    question.facts = Facts::from_json(gift, &changed).unwrap();
    let second = path(&codes, &question, Purpose::Declare, &skipped);
    assert!(second.off.contains(&"recipient".to_owned()), "{second:?}");
    assert!(second.facts.get("recipient").is_none());

    question.facts = Facts::from_json(gift, &all).unwrap();
    assert_eq!(path(&codes, &question, Purpose::Declare, &skipped), first);
}

#[test]
fn a_question_that_decides_cannot_be_skipped_when_declaring() {
    let codes = common::codes();
    let question = common::question(&codes, "present", "staff", json!({}));
    let first = path(&codes, &question, Purpose::Declare, &[]);
    let page = first.next.clone().unwrap();
    assert!(page.decides && page.needed == page.fields, "{page:?}");
    assert_eq!(
        path(&codes, &question, Purpose::Declare, &page.fields),
        first
    );
    let asking = path(&codes, &question, Purpose::Ask, &page.fields);
    assert_eq!(asking.done.len(), 1, "asking goes on without it");
    assert_eq!(asking.place_of(&page.fields[0]), Some(0));
}

/// The number of questions that a worked example takes after the choice of situation. What the example leaves out,
/// because nothing depends on it there, gets the first answer.
fn asked(codes: &Codes, mut question: Question) -> usize {
    let situation = codes.situation(&question.situation).unwrap();
    loop {
        let path = path(codes, &question, Purpose::Ask, &[]);
        let Some(page) = path.next else {
            return path.done.len();
        };
        let field = situation.field(&page.fields[0]).unwrap();
        let first = match field.kind {
            FieldType::Choice => json!(field.options[0].value),
            FieldType::YesNo => json!(false),
            FieldType::Money | FieldType::WholeNumber => json!(0),
            FieldType::Date => json!(question.on.to_string()),
            FieldType::Text | FieldType::LongText => json!("words"),
        };
        let mut facts = question.facts.to_json();
        facts[&field.name] = first;
        question.facts = Facts::from_json(situation, &facts).unwrap();
    }
}

#[test]
fn worked_examples_take_few_questions() {
    let codes = shipped();
    let mut counts: Vec<(usize, Question)> = questions(&codes)
        .into_iter()
        .map(|question| (asked(&codes, question.clone()), question))
        .collect();
    counts.sort_by_key(|(count, _)| *count);
    let median = counts[counts.len() / 2].0;
    let (most, longest) = counts.last().unwrap();
    let more = counts.iter().filter(|(count, _)| *count > 8).count();
    let spread = (0..=*most).map(|n| counts.iter().filter(|(count, _)| *count == n).count());
    println!("{:?}", spread.collect::<Vec<_>>());
    println!(
        "{} examples: median {median}, most {most} ({} in {}), more than 8: {more}",
        counts.len(),
        longest.situation,
        longest.office,
    );
    assert!(median <= 3, "{median}");
    assert!(*most <= 8, "{most}");
}

/// The pages and the answers given along the path of someone who knows these facts and leaves the rest blank.
fn counted(situation: &str, purpose: Purpose, known: Value) -> (usize, usize) {
    let codes = shipped();
    let of = codes.situation(situation).unwrap();
    let mut question = start(&codes, "demo", of, "staff");
    question.facts = Facts::from_json(of, &known).unwrap();
    let mut skipped = Vec::new();
    loop {
        let path = path(&codes, &question, purpose, &skipped);
        let Some(page) = path.next else {
            let answers = path.facts.given().count();
            println!(
                "{situation} {purpose:?}: {} pages, {answers} answers",
                path.done.len()
            );
            return (path.done.len(), answers);
        };
        for name in page.fields {
            assert!(
                !page.needed.contains(&name) || question.facts.get(&name).is_some(),
                "{name}"
            );
            skipped.push(name);
        }
    }
}

#[test]
fn wine_and_lunch_take_few_answers() {
    let wine = json!({"response": "not-answered", "kind": "food-or-drink", "giver_kind": "public", "for_whom": "me",
        "worth": "token", "value": 10, "influence": "no", "doubtful": false, "sought": false});
    let (questions, _) = counted("gift", Purpose::Ask, wine);
    let lunch = json!({"response": "accepted", "occasion": "other", "what": "Lunch", "giver": "A firm",
        "giver_kind": "contractor", "value": 20, "influence": "no", "needed": true, "offered_on": "2026-11-20"});
    let (pages, answers) = counted("hospitality", Purpose::Declare, lunch);
    assert!(
        questions <= 6 && pages <= 10 && answers <= 9,
        "{questions} {pages} {answers}"
    );
}
