//! Tests of the shipped codes: every file is read, every rule is checked, and every example is answered as it says.
//! An answer given early is the same once everything is known.
use probity_conduct::model::InstrumentKind;
use probity_conduct::{Answer, Asker, Codes, Directory, Facts, Outcome, Owed, Question};

use crate::common;

/// The folder of the shipped codes.
pub fn folder() -> Directory {
    Directory::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../codes"))
}

/// The shipped codes, checked.
pub fn shipped() -> Codes {
    Codes::load(&folder()).unwrap_or_else(|mistakes| panic!("{}", common::report(&mistakes)))
}

#[test]
fn shipped_codes_are_clean() {
    assert!(shipped().offices().filter(|office| !office.demo).count() >= 5);
}

/// We may not copy a document that others wrote, so only the made-up office has wording and originals.
#[test]
fn the_documents_of_others_are_not_copied() {
    let codes = shipped();
    for office in codes.offices().filter(|office| !office.demo) {
        for version in codes.instruments(&office.id) {
            assert!(version.originals.is_empty(), "{}", version.folder);
            let mut clauses = version.clauses.iter();
            assert!(
                clauses.all(|one| one.wording.is_none()),
                "{}",
                version.folder
            );
        }
    }
}

/// Every clause of a code that was read from a document has its place in it.
#[test]
fn each_clause_of_a_code_has_its_place_in_the_document() {
    let codes = shipped();
    for office in codes.offices().filter(|office| !office.demo) {
        let versions = codes.instruments(&office.id).into_iter();
        for version in versions.filter(|one| one.kind == InstrumentKind::Code) {
            assert!(version.source_sha256.is_some(), "{}", version.folder);
            let mut clauses = version.clauses.iter();
            assert!(clauses.all(|one| one.line.is_some()), "{}", version.folder);
        }
    }
}

/// The questions of the worked examples, for each office that adopts the instrument.
pub fn questions(codes: &Codes) -> Vec<Question> {
    let mut questions = Vec::new();
    for office in codes.offices() {
        let versions = codes.instruments(&office.id);
        for example in versions.into_iter().flat_map(|version| &version.examples) {
            let known = example
                .switched_on
                .iter()
                .all(|id| office.adopts.iter().any(|one| one.instrument == *id));
            let facts = serde_json::to_value(&example.facts).unwrap();
            let situation = codes.situation(&example.situation).unwrap();
            let Ok(facts) = Facts::from_json(situation, &facts) else {
                continue;
            };
            if known && example.posts.is_empty() {
                questions.push(Question {
                    office: office.id.clone(),
                    situation: situation.id.clone(),
                    on: example.on.unwrap(),
                    asker: Asker {
                        role: example.role.clone(),
                        posts: Vec::new(),
                    },
                    facts,
                    switched_on: example.switched_on.clone(),
                });
            }
        }
    }
    questions
}

/// The end of a duty's time limit comes from a date that no answer waits for.
fn essence(answer: &Answer) -> (Option<Outcome>, &[String], Vec<Owed>) {
    let undated = |owed: &Owed| Owed {
        due: None,
        ..owed.clone()
    };
    let duties = answer.duties.iter().map(undated).collect();
    (answer.outcome, &answer.authorities, duties)
}

#[test]
fn a_fact_that_is_not_asked_for_changes_nothing() {
    let codes = shipped();
    let mut compared = 0;
    for question in questions(&codes) {
        let full = codes.ask(&question).unwrap();
        for (name, _) in question.facts.given() {
            let facts = question.facts.clone().without(name);
            let early = codes
                .ask(&Question {
                    facts,
                    ..question.clone()
                })
                .unwrap();
            assert!(
                early.outcome.is_none() || early.outcome == full.outcome,
                "{question:?} without {name}"
            );
            if early.undecided.is_empty() {
                assert_eq!(
                    essence(&early),
                    essence(&full),
                    "{question:?} without {name}"
                );
                compared += 1;
            }
        }
    }
    assert!(compared > 100, "only {compared} were settled early");
}

#[test]
fn codes_can_be_shared_between_threads() {
    fn shared<T: Send + Sync + 'static>(_: &T) {}
    shared(&shipped());
}

/// Asking stops as soon as the answer is clear. A change can then lead on to questions that were not asked.
#[test]
fn a_change_that_leads_on_to_more_questions_is_shown_as_open() {
    let codes = shipped();
    let gift = codes.situation("gift").unwrap();
    let facts = serde_json::json!({"response": "not-answered", "giver_kind": "public", "for_whom": "me",
        "worth": "token", "value": 10, "influence": "no"});
    let question = Question {
        office: "demo".to_owned(),
        situation: gift.id.clone(),
        on: "2026-11-21".parse().unwrap(),
        asker: Asker {
            role: "staff".to_owned(),
            posts: Vec::new(),
        },
        facts: Facts::from_json(gift, &facts).unwrap(),
        switched_on: Vec::new(),
    };
    let answer = codes.ask(&question).unwrap();
    assert_eq!(answer.outcome, Some(Outcome::Prohibited));
    // Cash, which the policy forbids too, was not asked about.
    assert_eq!(
        (answer.would_allow.len(), answer.could_allow.as_slice()),
        (0, &["gifts-policy".to_owned()][..])
    );
    let again = |facts| {
        codes.ask(&Question {
            facts,
            ..question.clone()
        })
    };
    let changes = codes.would_change(&question, &answer, again);
    let open = changes.iter().find(|one| one.facts[0].field == "for_whom");
    assert_eq!(open.map(|one| one.outcome), Some(None), "{changes:?}");
}
