//! Messages for an example whose question cannot be asked.

use probity_i18n::{Message, key};

use crate::AskProblem;

/// The reason why the question has no answer.
pub(super) fn unasked(problem: &AskProblem) -> Message {
    match problem {
        AskProblem::UnknownOffice(id) => key("check-no-office").with("name", id),
        AskProblem::UnknownSituation(id) => key("check-no-situation").with("name", id),
        AskProblem::UnknownRole(id) => key("check-no-role").with("name", id),
        AskProblem::UnknownPost(id) => key("check-no-post-here").with("name", id),
        AskProblem::UnknownInstrument(id) => key("check-not-adopted").with("instrument", id),
        AskProblem::FactsOfAnother(id) => key("check-facts-of-another").with("situation", id),
        AskProblem::NothingInForce(on) => key("check-nothing-in-force").with("day", on.to_string()),
        AskProblem::ClauseNotInForce { clause, on } => key("check-clause-not-in-force")
            .with("clause", clause)
            .with("day", on.to_string()),
        AskProblem::LimitNotInForce { limit, on } => key("check-no-limit-yet")
            .with("limit", limit)
            .with("day", on.to_string()),
        AskProblem::RuleFailed(problem) => key("check-rule-failed").with("problem", problem),
    }
}

#[cfg(test)]
mod tests {
    use probity_i18n::Words;

    use super::*;

    #[test]
    fn every_problem_reads_as_it_does_in_a_log() {
        let (id, on) = (|| "x".to_owned(), jiff::civil::date(2026, 11, 21));
        let problems = [
            AskProblem::UnknownOffice(id()),
            AskProblem::UnknownSituation(id()),
            AskProblem::UnknownRole(id()),
            AskProblem::UnknownInstrument(id()),
            AskProblem::FactsOfAnother(id()),
            AskProblem::NothingInForce(on),
            AskProblem::ClauseNotInForce { clause: id(), on },
            AskProblem::LimitNotInForce { limit: id(), on },
            AskProblem::RuleFailed(id()),
        ];
        let english = Words::load().unwrap().for_language("en");
        for problem in problems {
            assert_eq!(english.say(&unasked(&problem)), problem.to_string());
        }
        let post = unasked(&AskProblem::UnknownPost(id()));
        assert_eq!(english.say(&post), "this office has no post `x`");
    }
}
