//! Messages for a fact that its field refuses, in an example or a comparison: the reason, and what would be right.

use probity_i18n::{Message, key};

use crate::facts::{FieldProblem, Problem};
use crate::mistake::one_of;
use crate::model::Situation;

/// The reason why the fact is refused, and what would be right.
pub(super) fn refused(situation: Option<&Situation>, problem: &FieldProblem) -> (Message, Message) {
    let what = key("check-fact-refused")
        .with("field", &problem.field)
        .with("problem", problem.problem.key());
    (what, right(situation, problem))
}

fn right(situation: Option<&Situation>, problem: &FieldProblem) -> Message {
    let fields = || situation.into_iter().flat_map(|one| &one.fields);
    let options = || {
        let field = fields().find(|field| field.name == problem.field);
        field.into_iter().flat_map(|field| &field.options)
    };
    let most = || problem.args.get("max").map_or("", String::as_str);
    match problem.problem {
        Problem::UnknownField => one_of(fields().map(|field| &field.name)),
        Problem::NotAnOption => one_of(options().map(|option| &option.value)),
        Problem::TooLong => key("check-at-most-characters").with("most", most()),
        Problem::MoneyTooLarge | Problem::NumberTooLarge => {
            key("check-at-most").with("most", most())
        }
        _ => key("check-fact-right").into(),
    }
}
