//! Reads `codes/`, checks it, and answers questions of conduct. After loading it is pure: time is a parameter,
//! nothing is written, and nothing here is particular to one office or situation.
//!
//! [`Codes::load`] takes any [`Files`] and returns the codes or a list of [`Mistake`]s. [`Facts`] are read against
//! a [`model::Situation`].

mod answer;
mod ask;
mod check;
mod codes;
mod compare;
mod compile;
mod coverage;
mod diff;
mod due;
mod edges;
mod engine;
mod entering;
mod exceptions;
mod facts;
mod fidelity;
mod files;
mod find;
mod load;
mod map;
mod merge;
mod mistake;
pub mod model;
mod named_posts;
mod notices;
mod part;
mod path;
mod profile;
mod rule_summary;
mod rules;
mod slips;
mod source;
mod sources;
mod text;
mod toml_mistake;
mod value;
mod visibility;

pub use answer::{
    Answer, AskWhom, Citation, Clock, InForce, Outcome, Owed, Recipients, See, Upheld,
};
pub use ask::{AskProblem, Asker, ChangedFact, Question, WouldChange};
pub use codes::Codes;
pub use compare::Compared;
pub use coverage::{Account, Coverage, Covered, Missing};
pub use diff::{
    CannotAsk, Change, Changed, ClauseChange, Difference, DutyOwed, Essence, ExampleChange, Moved,
    PastQuestion, Side, Stands, Stretch, Version, VersionSide, WhyNot,
};
pub use due::due;
pub use edges::{Edge, Edges, Proposal};
pub use facts::{
    Facts, FieldProblem, LONG_TEXT_MAX, MONEY_MAX, NUMBER_MAX, Problem, TEXT_MAX, impossible_days,
};
pub use fidelity::{ClauseHashes, RuleText, Traced};
pub use files::{Directory, Files, Memory, Overlay};
pub use map::{Acceptance, MappedDeed, MappedOffice, MappedPromise, MappedRegion, unaccepted};
pub use mistake::Mistake;
pub use model::map::{
    DeedMap, FormOutcomes, MapTooLarge, OfficeMap, PromiseMap, Region, SituationMap, map_from_toml,
    map_path, map_to_toml,
};
pub use path::{Journey, Path, PathPage, Purpose};
pub use profile::{HeadMet, ProfileReport};
pub use rule_summary::{RuleEffect, RuleSummary, Term};
pub use text::{Lang, Text, UnknownLanguage};
#[cfg(feature = "schema")]
pub use value::TypedValue;
pub use value::Value;
pub use visibility::missing_required;
