//! Tests of prepared comparisons: how one is answered, and one broken sample for each check.
use probity_conduct::model::Comparison;
use probity_conduct::{AskProblem, Codes, Compared, Lang};

use crate::common::{broken, codes};

/// The comparison answered by the harbour's codes alone.
fn compare(
    codes: &Codes,
    topic: &Comparison,
    on: &str,
    lang: Lang,
) -> Result<Compared, AskProblem> {
    codes.compare(topic, "harbour", on.parse().unwrap(), lang, |question| {
        codes.ask(&question)
    })
}

#[test]
fn a_comparison_is_answered_by_its_questions_and_clauses() {
    let codes = codes();
    let coins = codes.comparison("coins").unwrap();
    let welsh = compare(&codes, coins, "2025-03-01", Lang::Cy).unwrap();
    let compared = compare(&codes, coins, "2025-03-01", Lang::En).unwrap();
    assert_eq!(compared.answers.len(), 2);
    assert_eq!(compared.answers[0].because[0].clause, "2.1");
    assert_eq!(compared.clauses[0].clause, "2.0");
    assert_eq!(compared.differs.as_deref(), Some("Money is a present."));
    let area = codes.comparison_area(&coins.area).unwrap();
    assert_eq!(area.label.english(), "Presents");
    assert_eq!(welsh.answers[0].because[0].says, "Ni chymerir arian byth.");
}

#[test]
fn a_question_to_some_offices_is_not_put_to_others() {
    let codes = codes();
    let mut coins = codes.comparison("coins").unwrap().clone();
    coins.questions[1].only = vec!["lighthouse".into()];
    let compared = compare(&codes, &coins, "2025-03-01", Lang::En).unwrap();
    assert_eq!(compared.answers.len(), 1);
}

#[test]
fn a_clause_that_is_not_there_on_the_day_is_no_silence() {
    let codes = codes();
    let mut binds = codes.comparison("binds").unwrap().clone();
    let cited = binds.clauses.get_mut("harbour").unwrap();
    cited.push("code 9.9".to_owned());
    let on = "2025-03-01";
    assert_eq!(
        compare(&codes, &binds, on, Lang::En),
        Err(AskProblem::ClauseNotInForce {
            clause: "code 9.9".to_owned(),
            on: on.parse().unwrap(),
        })
    );
}

#[test]
fn what_cannot_be_asked_is_an_error() {
    let codes = codes();
    let coins = codes.comparison("coins").unwrap();
    let early = "2020-01-01";
    assert_eq!(
        compare(&codes, coins, early, Lang::En),
        Err(AskProblem::NothingInForce(early.parse().unwrap()))
    );
    let mut odd = coins.clone();
    odd.questions[0].facts.insert("colour".into(), "red".into());
    assert!(compare(&codes, &odd, "2025-03-01", Lang::En).is_err());
}

#[test]
fn comparisons_are_sound() {
    for (from, to, expected) in [
        (
            "\"binds\"",
            "\"coins\"",
            "another comparison already has the id `coins`",
        ),
        ("\"binds\"", "\"Binds\"", "`Binds` is not a valid id"),
        (
            "area = \"rest\"",
            "area = \"past\"",
            "there is no area `past`",
        ),
        (
            "clauses = { harbour = [\"code 1.1\", \"code 1.2\"] }",
            "",
            "it has no questions and no clauses",
        ),
        (
            "situation = \"present\"",
            "situation = \"past\"",
            "there is no situation `past`",
        ),
        (
            "as = \"staff\"",
            "as = \"stuff\"",
            "there is no role `stuff`",
        ),
        (
            "kind = \"coin\"",
            "kid = \"coin\"",
            "the fact `kid` is refused",
        ),
        (
            "kind = \"coin\"",
            "kind = \"boat\"",
            "the fact `kind` is refused",
        ),
        (
            "posts = [\"clerk\"]",
            "posts = [\"pilot\"]",
            "`harbour` has no post `pilot`",
        ),
        (
            "only = [\"harbour\"]",
            "only = [\"haven\"]",
            "there is no office `haven`",
        ),
        (
            "office = \"harbour\"",
            "office = \"haven\"",
            "there is no office `haven`",
        ),
        (
            "clauses = { harbour = [\"code 2.0\"] }",
            "clauses = { harbour = [\"code 9.9\"] }",
            "`harbour` has no clause `code 9.9`",
        ),
        (
            "decided-by = [\"code 2.1\"]",
            "decided-by = [\"code 9.8\"]",
            "`harbour` has no clause `code 9.8`",
        ),
        (
            "[[comparison.differs]]",
            "[[comparison.differs]]\noffice = \"harbour\"\nwhy = \"So.\"\n[[comparison.differs]]",
            "`harbour` is listed twice",
        ),
        ("why = ", "because = ", "unknown field `because`"),
    ] {
        broken("comparisons.toml", from, to, expected);
    }
}
