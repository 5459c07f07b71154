//! The answer of a case with the duties that are left, apart from those that declaring it has met.

use probity_conduct::{Answer, Owed};
use probity_service::met_by_declaring;
use probity_service::view::CaseView;
use probity_view::answer::AnswerBlock;
use probity_view::labels::Labels;

/// The answer without the duties that declaring it has met. `None` if it cannot be read.
#[must_use]
pub fn to_do(view: &CaseView, labels: &Labels) -> Option<AnswerBlock> {
    let answer = view.answer.as_ref()?;
    let left = |owed: &&Owed| !met_by_declaring(labels.codes, owed);
    let answer = Answer {
        duties: view.to_do.clone(),
        may_owe: answer.may_owe.iter().filter(left).cloned().collect(),
        ..answer.clone()
    };
    Some(AnswerBlock::of(&answer, labels))
}

/// The answer with only the duties that declaring it has met. `None` if there are none.
#[must_use]
pub fn met(view: &CaseView, labels: &Labels) -> Option<AnswerBlock> {
    let answer = view.answer.as_ref()?;
    let duties = answer.duties.iter();
    let met = duties.filter(|owed| met_by_declaring(labels.codes, owed));
    let met: Vec<Owed> = met.cloned().collect();
    let answer = Answer {
        duties: met,
        ..answer.clone()
    };
    (!answer.duties.is_empty()).then(|| AnswerBlock::of(&answer, labels))
}

/// Whether the answer only asked for what declaring it has met.
#[must_use]
pub fn is_done(view: &CaseView, labels: &Labels) -> bool {
    let answer = view.answer.as_ref();
    answer.is_some_and(|answer| {
        answer.outcome.is_none()
            && answer.undecided.is_empty()
            && !answer.duties.is_empty()
            && (answer.duties.iter()).all(|owed| met_by_declaring(labels.codes, owed))
    })
}
