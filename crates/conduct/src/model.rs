//! The data of `codes/` as types, exactly as docs/developers/codes-format.md describes it. Unknown keys are
//! refused.

mod comparison;
mod example;
mod instrument;
mod office;
mod register;
mod situation;
mod standard;
pub mod taken;
mod toml_forms;
mod words;

pub(crate) use comparison::ComparisonsFile;
pub use comparison::{ComparedQuestion, Comparison, Differs};
pub(crate) use example::ExamplesFile;
pub use example::{Example, ExpectedDuty};
pub use instrument::{
    Clause, Control, ControlFact, Covers, Does, Exempt, Instrument, InstrumentKind,
    LOCAL_DECISIONS, PointsTo,
};
pub(crate) use instrument::{ClausesFile, InstrumentFile};
pub use office::{Adopts, Advice, Also, Finding, FindingKind, Group, Limit, Office, Post};
pub(crate) use register::NO_COLUMN_SOURCE;
pub use register::{CasePart, Column, ColumnSource, Register};
pub use situation::{
    Act, Choice, Field, FieldType, Meaning, ShownValue, ShownWhen, Situation, When,
};
pub use standard::{Principle, Standard, TakesOn};
pub(crate) use toml_forms::NO_DAY;
pub use words::{Area, Duty, PostWord, RegisterOutcome, Resolution, Topic, Word, Words};
