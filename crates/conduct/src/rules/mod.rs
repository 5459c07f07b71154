//! `rules.cedar`: clauses as Cedar policies, read once into forms that answer fast.
mod est;
mod expr;
mod policy;
mod read;
mod rule;
mod schema;
mod statements;

pub(crate) use expr::{Constant, Expr, Known, Tri, Value, fields_open};
pub(crate) use read::{Vocabulary, read};
pub(crate) use rule::{Action, Debt, Rule};
pub(crate) use schema::schemas;
