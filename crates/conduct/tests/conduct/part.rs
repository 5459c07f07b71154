//! Tests that a part of the codes answers as all of them do.

use std::collections::BTreeMap;

use probity_conduct::{Codes, Facts, Files, Lang, Memory, Question};

use crate::shipped::{folder, questions, shipped};

/// The answer as it is sent, or the problem.
fn answer(codes: &Codes, question: &Question) -> String {
    match codes.ask(question) {
        Ok(answer) => serde_json::to_string(&codes.in_language(&answer, Lang::En)).unwrap(),
        Err(problem) => format!("{problem:?}"),
    }
}

/// The worked examples by office and situation. Each is also asked without facts.
fn by_place(codes: &Codes) -> BTreeMap<(String, String), Vec<Question>> {
    let mut places = BTreeMap::<_, Vec<Question>>::new();
    for question in questions(codes) {
        let place = (question.office.clone(), question.situation.clone());
        let situation = codes.situation(&question.situation).unwrap();
        let factless = Question {
            facts: Facts::from_json(situation, &serde_json::json!({})).unwrap(),
            ..question.clone()
        };
        places
            .entry(place)
            .or_default()
            .extend([question, factless]);
    }
    places
}

#[test]
fn one_office_and_situation_answer_as_everything_does() {
    let (files, all) = (Memory::copy_of(&folder()).unwrap(), shipped());
    let mut asked = 0;
    for ((office, situation), questions) in by_place(&all) {
        if office != "northamptonshire" && situation != "gift" {
            continue;
        }
        let part = Codes::load_part(&files, Some(&office), &situation).unwrap();
        for question in &questions {
            assert_eq!(answer(&part, question), answer(&all, question));
        }
        asked += questions.len();
    }
    assert!(asked > 300, "{asked}");
}

#[test]
fn all_offices_in_one_situation_answer_as_everything_does() {
    let all = shipped();
    for situation in ["gift", "protected-disclosure"] {
        let part = Codes::load_part(&folder(), None, situation).unwrap();
        let questions = questions(&all).into_iter();
        for question in questions.filter(|question| question.situation == situation) {
            assert_eq!(answer(&part, &question), answer(&all, &question));
        }
    }
}

#[test]
fn names_that_do_not_exist_are_the_same_problem() {
    let (all, part) = (
        shipped(),
        Codes::load_part(&folder(), Some("atlantis"), "picnic"),
    );
    let (known, part) = (questions(&all).remove(0), part.unwrap());
    let office = Question {
        office: "atlantis".to_owned(),
        ..known.clone()
    };
    let situation = Question {
        situation: "picnic".to_owned(),
        ..known
    };
    for question in [&office, &situation] {
        assert_eq!(answer(&part, question), answer(&all, question));
    }
    let ids = |codes: &Codes| -> Vec<String> {
        let offices = codes.offices().map(|one| one.id.clone());
        offices
            .chain(codes.situations().map(|one| one.id.clone()))
            .collect()
    };
    assert_eq!(ids(&part), ids(&all));
}

#[test]
fn a_file_that_cannot_be_read_is_a_mistake() {
    let mut files = Memory::copy_of(&folder()).unwrap();
    let office = files.read("warwickshire/office.toml").unwrap();
    files.insert("warwickshire/office.toml", format!("{office}\nnonsense"));
    let mistakes = Codes::load_part(&files, Some("warwickshire"), "gift").unwrap_err();
    assert_eq!(mistakes.len(), 1);
}
