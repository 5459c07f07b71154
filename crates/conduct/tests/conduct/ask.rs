//! Tests of asking, with the made-up office.
use probity_conduct::{Answer, AskProblem, Clock, Codes, Facts, Lang, Outcome, RuleEffect};
use serde_json::json;

use crate::common::{ask, codes, question};

#[test]
fn a_time_runs_from_the_day_that_its_rule_names() {
    let facts = json!({ "injured": true, "met_on": "2025-02-20", "known_on": "2025-02-26" });
    let answer = ask("collision", "staff", facts);
    let hurt = answer.duties.iter().find(|one| one.within.is_some());
    let hurt = hurt.unwrap();
    assert_eq!(hurt.from, Some(Clock::KnownOn));
    assert_eq!(hurt.due, Some("2025-02-28T00:00:00Z".parse().unwrap()));
    assert_eq!(hurt.every.as_deref(), Some("P1Y"));
    let undated = ask("collision", "staff", json!({ "injured": true }));
    let hurt = undated.duties.iter().find(|one| one.within.is_some());
    assert_eq!(hurt.unwrap().due, None);
}

#[test]
fn a_search_means_topics_by_their_words_and_gets_their_notices() {
    let codes = codes();
    assert!(
        codes
            .topics_meant("Two Collisions at night")
            .contains("incidents")
    );
    assert!(codes.topics_meant("the coast guards").contains("incidents"));
    assert!(codes.topics_meant("rope").is_empty());
    let clauses = |topic: &str| -> Vec<String> {
        let topics = std::collections::BTreeSet::from([topic]);
        let notices = codes.notices("harbour", "2025-03-01".parse().unwrap(), &topics, Lang::En);
        notices.into_iter().map(|one| one.clause).collect()
    };
    assert_eq!(clauses("incidents"), ["3.2"]);
    assert_eq!(clauses("gifts"), [""; 0]);
}

#[test]
fn a_notice_stands_above_every_answer_on_its_topic_and_no_other() {
    let of = |answer: Answer| -> Vec<String> {
        answer.notices.into_iter().map(|one| one.clause).collect()
    };
    assert_eq!(of(ask("collision", "staff", json!({}))), ["3.2"]);
    assert_eq!(of(ask("collision", "harbour-master", json!({}))), ["3.2"]);
    assert!(of(ask("present", "staff", json!({}))).is_empty());
}

fn of_a_coin(codes: &Codes) -> Answer {
    let coin = question(codes, "present", "staff", json!({ "kind": "coin" }));
    codes.ask(&coin).unwrap()
}

#[test]
fn the_answer_is_the_one_json() {
    let codes = codes();
    let answer = of_a_coin(&codes);
    let expected = r#"{"office":"harbour","situation":"present","on":"2025-03-01","instruments":[{"id":"code","version":"1","effective":"2025-01-01"},{"id":"openness","version":"1","effective":"2024-01-01"}],"outcome":"prohibited","authority":null,"because":[{"instrument":"code","clause":"2.1","says":"Money is never taken."}],"duties":[{"duty":"report","to":"line-manager","within":"P1D","when":"at once","instrument":"code","clause":"2.2","says":"Money offered is reported at once.","moment":"at-once","from":"occurred-on"},{"duty":"register","to":"clerk","within":null,"when":null,"instrument":"openness","clause":"1","says":"Every present is entered in a register."}],"undecided":[],"authorities":[],"see":[],"ask":null,"role":"staff","shown":[{"instrument":"code","clause":"2.0","says":"Think how it looks from the quay."}],"notices":[],"why":[{"standard":"quayside","principle":"independence","label":"Independence","says":"Owe nobody anything.","instrument":"code","clause":"2.1"},{"standard":"quayside","principle":"candour","label":"Candour","says":"Say what happened.","instrument":"code","clause":"2.2"}],"act":"accept it","without_local_decisions":true}"#;
    let json = serde_json::to_string(&answer).unwrap();
    assert_eq!(json, expected);
    assert_eq!(
        serde_json::from_str::<probity_conduct::Answer>(&json).unwrap(),
        answer
    );
}

#[test]
fn the_same_answer_in_welsh() {
    let codes = codes();
    let answer = of_a_coin(&codes);
    let welsh = codes.in_language(&answer, Lang::Cy);
    assert_eq!(welsh.because[0].says, "Ni chymerir arian byth.");
    assert_eq!(welsh.duties[0].when.as_deref(), Some("ar unwaith"));
    assert_eq!(welsh.why[1].says, "Dweud beth ddigwyddodd.");
    assert_eq!(codes.in_language(&welsh, Lang::En), answer);
}

#[test]
fn an_answer_whose_clauses_uphold_nothing_gives_no_why() {
    let answer = ask("present", "pilot", json!({ "kind": "meal" }));
    assert!(answer.why.is_empty(), "{:?}", answer.why);
    let json = serde_json::to_value(&answer).unwrap();
    assert_eq!(json.get("why"), None);
}

#[test]
fn only_facts_that_can_change_the_answer_are_undecided() {
    for (facts, undecided) in [
        (
            json!({}),
            vec!["kind", "value", "from_bidder", "bid_closes", "offered_on"],
        ),
        (json!({ "kind": "coin" }), vec![]),
        (
            json!({ "kind": "meal" }),
            vec!["from_bidder", "bid_closes", "offered_on"],
        ),
        (
            json!({ "kind": "thing", "from_bidder": false }),
            vec!["value"],
        ),
        (json!({ "value": 5, "from_bidder": false }), vec!["kind"]),
    ] {
        assert_eq!(
            ask("present", "staff", facts.clone()).undecided,
            undecided,
            "{facts}"
        );
    }
}

#[test]
fn a_fact_that_does_not_apply_is_not_looked_at() {
    let answer = ask(
        "present",
        "staff",
        json!({ "kind": "thing", "value": 5, "from_bidder": false, "bid_closes": "2030-01-01", "offered_on": "2025-01-01" }),
    );
    assert_eq!(answer.outcome, Some(Outcome::Permitted));
}

#[test]
fn silence_says_where_to_look_and_whom_to_ask() {
    let answer = ask("trip", "staff", json!({}));
    assert_eq!(answer.outcome, Some(Outcome::Silent));
    assert!(answer.because.is_empty());
    assert_eq!(
        (
            answer.see[0].policy.as_str(),
            answer.see[0].clause.as_deref()
        ),
        ("Trips Policy", Some("1.3"))
    );
    let whom = answer.ask.unwrap();
    assert_eq!(
        (
            whom.post.as_str(),
            whom.instrument.as_deref(),
            whom.clause.as_deref()
        ),
        ("clerk", Some("code"), Some("1.3"))
    );
}

#[test]
fn whoever_is_not_bound_gets_the_clause_that_says_so() {
    let exempt = ask("present", "harbour-master", json!({ "kind": "coin" }));
    assert_eq!(
        (exempt.outcome, exempt.because[0].clause.as_str()),
        (Some(Outcome::NotCovered), "1.2")
    );
    assert!(exempt.duties.is_empty());
    let visitor = ask("present", "visitor", json!({ "kind": "coin" }));
    assert_eq!(
        (visitor.outcome, visitor.because[0].clause.as_str()),
        (Some(Outcome::NotCovered), "1.1")
    );
}

#[test]
fn who_is_covered_in_one_situation_is_not_covered_in_the_others() {
    let facts = json!({ "injured": true });
    let [visitor, staff] = ["visitor", "staff"].map(|who| ask("collision", who, facts.clone()));
    assert!(!visitor.duties.is_empty());
    assert_eq!(visitor.duties.len(), staff.duties.len());
    let elsewhere = ask("present", "visitor", json!({ "kind": "coin" }));
    assert_eq!(elsewhere.outcome, Some(Outcome::NotCovered));
    assert!(elsewhere.duties.is_empty());
}

#[test]
fn a_situation_without_a_deed_has_duties_alone() {
    let open = ask("collision", "staff", json!({}));
    assert_eq!(
        (open.outcome, open.undecided, open.duties.len()),
        (None, vec!["injured".to_owned()], 1)
    );
    let hurt = ask("collision", "pilot", json!({ "injured": true }));
    assert_eq!((hurt.outcome, hurt.duties.len()), (None, 2));
    assert_eq!(hurt.duties[1].to.as_deref(), Some("harbour-master+clerk"));
}

#[test]
fn the_day_chooses_versions_and_numbers() {
    let codes = codes();
    let facts = json!({ "kind": "thing", "value": 15, "from_bidder": false });
    let mut question = question(&codes, "present", "staff", facts);
    assert_eq!(
        codes.ask(&question).unwrap().outcome,
        Some(Outcome::NeedsAuthorisation)
    );
    question.on = "2026-01-01".parse().unwrap();
    assert_eq!(
        codes.ask(&question).unwrap().outcome,
        Some(Outcome::Permitted)
    );
    question.switched_on = vec!["gifts-policy".into()];
    assert_eq!(codes.ask(&question).unwrap().undecided, ["times"]);
    question.on = "2023-01-01".parse().unwrap();
    assert_eq!(
        codes.ask(&question),
        Err(AskProblem::NothingInForce(question.on))
    );
}

#[test]
fn what_is_not_there_is_named() {
    let codes = codes();
    let sound = question(&codes, "present", "staff", json!({}));
    let problem = |change: &dyn Fn(&mut probity_conduct::Question)| {
        let mut question = sound.clone();
        change(&mut question);
        codes.ask(&question).unwrap_err().key()
    };
    assert_eq!(problem(&|one| one.office = "moon".into()), "unknown-office");
    assert_eq!(
        problem(&|one| one.situation = "eclipse".into()),
        "unknown-situation"
    );
    assert_eq!(
        problem(&|one| one.asker.role = "king".into()),
        "unknown-role"
    );
    assert_eq!(
        problem(&|one| one.asker.posts = vec!["king".into()]),
        "unknown-post"
    );
    assert_eq!(
        problem(&|one| one.switched_on = vec!["magna-carta".into()]),
        "unknown-instrument"
    );
    assert_eq!(
        problem(&|one| one.facts = Facts::none(codes.situation("trip").unwrap())),
        "facts-of-another"
    );
}

#[test]
fn a_clause_tells_the_rules_that_state_it() {
    let codes = codes();
    let code = codes.instruments("harbour")[0];
    let on = "2025-03-01".parse().unwrap();
    let rules = codes.rules_of("harbour", code, "2.2", on);
    assert_eq!(rules.len(), 1);
    assert_eq!(rules[0].situation, "present");
    assert!(matches!(&rules[0].does, RuleEffect::Owes { duty, .. } if duty == "report"));
    assert!(codes.rules_of("harbour", code, "1.3", on).is_empty());
    for version in codes.instruments("harbour") {
        for example in &version.examples {
            assert!(codes.example_question("harbour", example).is_some());
        }
    }
}
