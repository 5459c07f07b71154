//! People, posts, cases, routing and decisions. Commands become events, and events become rows. The crate is pure:
//! time and randomness are parameters. It knows no particular office or situation, only the meanings of fields.
//!
//! | module | holds |
//! |---|---|
//! | [`event`] | every event that can happen, in the form that is kept |
//! | [`people`], [`case`], [`entry`] | aggregates built from events, and their rows |
//! | [`world`] | all aggregates together: the only way from an event to rows |
//! | [`tables`], [`row`] | the tables and their columns, declared once, and rows of them |
//! | [`submit`], [`decide`], [`step_aside`], [`publish`], [`findings`], [`sign`] | commands: they return events or a [`refusal`] |
//! | [`reading`] | clauses that someone has read against their source |
//! | [`office`], [`conflict`] | posts and their holders, and why a person may not act on a case |
//! | [`routing`], [`readiness`] | who a case is sent to, and whether every case can be sent to someone |
//! | [`answer`] | the part of an answer that casework uses |
//! | [`naming`] | the people that a typed name may mean |
//! | [`reference`], [`party`] | references that people type, and names written in several ways |

pub mod actor;
pub mod answer;
pub mod case;
pub mod conflict;
pub mod decide;
pub mod entry;
pub mod event;
pub mod exclusion;
pub mod findings;
pub mod id;
pub mod naming;
pub mod office;
pub mod party;
pub mod people;
pub mod publish;
pub mod readiness;
pub mod reading;
pub mod reference;
pub mod refusal;
pub mod routing;
pub mod row;
pub mod sign;
pub mod step_aside;
pub mod submit;
pub mod tables;
pub mod world;

pub use actor::Actor;
pub use event::{Body, Event};
pub use id::{CaseId, PersonId, PostId};
pub use refusal::{FieldProblem, Problem, Refusal};
pub use row::{Row, RowChange, RowKey};
pub use tables::{Column, ColumnValue, Columns, Table};
pub use world::{Misfit, World};
