//! Reasons why a command is refused.

pub use probity_conduct::{FieldProblem, Problem};

use crate::case::State;
use crate::world::Misfit;

/// The reason why a command is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Fields of the form that need correcting. Nothing was saved.
    #[error("{} fields to put right", .0.len())]
    Fields(Vec<FieldProblem>),
    /// The case is past this step: it was decided, closed or withdrawn.
    #[error("the case is {0}")]
    NotNow(State),
    /// Someone else has the case.
    #[error("not the holder")]
    NotHolder,
    /// The person has a conflict of interest in this case, whatever posts they hold.
    #[error("may not act: {0:?}")]
    Conflict(crate::exclusion::Why),
    /// It is prohibited, and the code allows no exception.
    #[error("the code allows no exception")]
    NoException,
    /// The command would change nothing.
    #[error("nothing would change")]
    NoChange,
    /// The case is in no register, so it has no entry.
    #[error("no entry")]
    NoEntry,
    /// The stored case cannot be read.
    #[error(transparent)]
    Unreadable(#[from] Misfit),
}

/// The most characters that one text may have.
pub const LONGEST: usize = 10_000;

/// Reads the texts of one form and collects the problems in them.
#[derive(Debug, Default)]
pub struct Form {
    problems: Vec<FieldProblem>,
}

impl Form {
    /// A required text, trimmed.
    pub fn required(&mut self, field: &str, text: &str) -> String {
        if text.trim().is_empty() {
            self.problem(FieldProblem::new(field, Problem::Required));
        }
        self.optional(field, Some(text)).unwrap_or_default()
    }

    /// An optional text, trimmed. `None` if it is empty.
    pub fn optional(&mut self, field: &str, text: Option<&str>) -> Option<String> {
        let text = text?.trim();
        let length = text.chars().count();
        if length > LONGEST {
            let problem = FieldProblem::new(field, Problem::TooLong)
                .with("max", LONGEST)
                .with("length", length);
            self.problem(problem);
        }
        if text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            self.problem(FieldProblem::new(field, Problem::ControlCharacter));
        }
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// Adds a problem.
    pub fn problem(&mut self, problem: FieldProblem) {
        self.problems.push(problem);
    }

    /// Ends the form.
    ///
    /// # Errors
    /// [`Refusal::Fields`] with every problem added.
    pub fn finish(self) -> Result<(), Refusal> {
        if self.problems.is_empty() {
            Ok(())
        } else {
            Err(Refusal::Fields(self.problems))
        }
    }
}
