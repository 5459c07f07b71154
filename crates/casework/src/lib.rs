//! People, posts, cases, duties, routing, decisions: commands become events, events become rows. Pure: time and
//! randomness are parameters, and no office and no situation is named here; a situation's fields are known by their meanings.
//!
//! | module | holds |
//! |---|---|
//! | [`event`] | everything that can happen, as it is kept for ever |
//! | [`people`], [`case`], [`entry`] | aggregates folded from events, and their rows |
//! | [`world`] | all of them together: the one way from an event to rows |
//! | [`submit`], [`decide`], [`publish`], [`findings`] | commands: state and wish become events or a [`refusal`] |
//! | [`routing`], [`readiness`] | to whom a case goes, and whether every case can |
//! | [`answer`] | the part of an answer that casework acts on |
//! | [`naming`] | whom a typed name may mean |
//! | [`reference`], [`party`] | what people type back, and names written in many ways |

pub mod actor;
pub mod answer;
pub mod case;
pub mod decide;
pub mod entry;
pub mod event;
pub mod exclusion;
pub mod fact;
pub mod findings;
pub mod id;
pub mod naming;
pub mod party;
pub mod people;
pub mod publish;
pub mod readiness;
pub mod reference;
pub mod refusal;
pub mod routing;
pub mod row;
pub mod submit;
pub mod world;

pub use actor::Actor;
pub use event::{Body, Event};
pub use fact::Fact;
pub use id::{CaseId, PersonId, PostId};
pub use refusal::{FieldProblem, Refusal};
pub use row::{Index, Row, Table};
pub use world::{Misfit, World};
