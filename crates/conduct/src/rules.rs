//! `rules.cedar`: clauses as Cedar policies, read once at load into forms that answer fast.

mod est;
mod expr;
mod policy;
mod read;
mod rule;
mod schema;
mod statements;
mod vocabulary;

pub(crate) use expr::{Constant, Expr, Known, Tri, Value, fields_open};
pub(crate) use read::read;
pub(crate) use rule::{Action, Rule, RuleDuty};
pub(crate) use schema::schemas;
pub(crate) use vocabulary::Vocabulary;
