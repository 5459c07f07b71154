//! The data of `codes/` as types, exactly as docs/developers/codes-format.md describes it. Unknown keys are
//! refused.

mod accepted;
mod bank_holidays;
mod comparison;
mod deed;
mod example;
mod instrument;
pub mod map;
mod office;
mod original;
mod profile;
mod promise;
mod register;
mod situation;
mod standard;
pub mod taken;
mod toml_forms;
mod words;

pub(crate) use accepted::AcceptedFile;
pub use accepted::{Accepted, RegionKind};
pub use bank_holidays::BankHolidays;
pub(crate) use comparison::ComparisonsFile;
pub use comparison::{ComparedQuestion, Comparison, Differs};
pub(crate) use deed::DeedsFile;
pub use deed::{Deed, DeedForm};
pub(crate) use example::ExamplesFile;
pub use example::{Example, ExpectedDuty};
pub use instrument::{
    Clause, Control, ControlFact, Covers, Does, Exempt, Instrument, InstrumentKind,
    LOCAL_DECISIONS, Limb, Meets, PointsTo,
};
pub(crate) use instrument::{ClausesFile, InstrumentFile};
pub use office::{Adopts, Advice, Also, Finding, FindingKind, Group, Limit, Office, Post};
pub(crate) use original::FOLDER as ORIGINALS;
pub use original::{ORIGINAL_MAX, Original, OriginalFormat};
pub use profile::{Head, Profile};
pub use promise::Promise;
pub(crate) use promise::PromisesFile;
pub(crate) use register::NO_COLUMN_SOURCE;
pub use register::{CasePart, Column, ColumnSource, Register};
pub use situation::{
    Act, Choice, Field, FieldType, Meaning, ShownValue, ShownWhen, Situation, When,
};
pub use standard::{Principle, Standard, TakesOn};
pub(crate) use toml_forms::NO_DAY;
pub use words::{Area, Duty, Moment, PostWord, RegisterOutcome, Resolution, Topic, Word, Words};
