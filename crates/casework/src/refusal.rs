//! Why a command is refused: stable keys that the catalogue turns into sentences, with what goes into them.

pub use probity_conduct::FieldProblem;

use crate::world::Misfit;

/// Why a command is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Fields of the form to put right; nothing was kept.
    #[error("{} fields to put right", .0.len())]
    Fields(Vec<FieldProblem>),
    /// The case is past that: it was decided, closed or withdrawn.
    #[error("the case is {0}")]
    NotNow(&'static str),
    /// Someone else has the case.
    #[error("not the holder")]
    NotHolder,
    /// The person may not act on this case, whatever posts they hold.
    #[error("may not act: {0:?}")]
    Conflict(crate::routing::Why),
    /// Nothing would change.
    #[error("nothing would change")]
    NoChange,
    /// It enters no register, so there is no entry.
    #[error("no entry")]
    NoEntry,
    /// What is kept of the case cannot be read.
    #[error(transparent)]
    Unreadable(#[from] Misfit),
}

impl Refusal {
    /// The catalogue's key.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Fields(_) => "fields-to-put-right",
            Self::NotNow(_) => "case-past-that",
            Self::NotHolder => "case-not-yours",
            Self::Conflict(_) => "case-about-you",
            Self::NoChange => "nothing-would-change",
            Self::NoEntry => "no-entry",
            Self::Unreadable(_) => "case-unreadable",
        }
    }
}

/// The most characters that one text may have.
pub const LONGEST: usize = 10_000;

/// Reads the texts of one form, collecting what is wrong with any of them.
#[derive(Debug, Default)]
pub struct Form {
    problems: Vec<FieldProblem>,
}

impl Form {
    /// A text that has to be there. Trimmed.
    pub fn required(&mut self, field: &str, text: &str) -> String {
        if text.trim().is_empty() {
            self.problem(FieldProblem::new(field, "required"));
        }
        self.optional(field, Some(text)).unwrap_or_default()
    }

    /// A text that may be left out. Trimmed; nothing when nothing is left.
    pub fn optional(&mut self, field: &str, text: Option<&str>) -> Option<String> {
        let text = text?.trim();
        let length = text.chars().count();
        if length > LONGEST {
            let problem = FieldProblem::new(field, "too-long")
                .with("max", LONGEST)
                .with("length", length);
            self.problem(problem);
        }
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// Notes a problem.
    pub fn problem(&mut self, problem: FieldProblem) {
        self.problems.push(problem);
    }

    /// All is well, or everything that is not.
    ///
    /// # Errors
    /// [`Refusal::Fields`] with every problem noted.
    pub fn finish(self) -> Result<(), Refusal> {
        if self.problems.is_empty() {
            Ok(())
        } else {
            Err(Refusal::Fields(self.problems))
        }
    }
}
