//! Whether the instruments allow a decision against their answer: a promise that something is always prohibited leaves
//! no room for one.

use crate::answer::{Answer, Outcome};
use crate::codes::Codes;
use crate::model::Promise;
use crate::rules::Tri;
use crate::value::Value;
use crate::visibility::{for_rules, met};

impl Codes {
    /// The promise by which what this answer is about is always prohibited, if an instrument in force makes one.
    /// `fact` gives the value of a field.
    pub fn allows_no_exception<'a>(
        &self,
        answer: &Answer,
        fact: impl Fn(&str) -> Option<&'a Value>,
    ) -> Option<&Promise> {
        let in_force = |promise: &&Promise| {
            (answer.instruments.iter())
                .any(|one| one.id == promise.instrument_id() && promise.is_of(one.effective))
        };
        let is_this_case = |promise: &&Promise| {
            promise.situation == answer.situation
                && promise.always == [Outcome::Prohibited]
                && (promise.roles.is_empty() || promise.roles.contains(&answer.role))
                && (promise.only.iter()).all(|(field, wanted)| {
                    fact(field).is_some_and(|value| met(wanted, for_rules(value)) == Tri::Yes)
                })
        };
        self.promises_of(&answer.office)
            .filter(in_force)
            .find(is_this_case)
    }
}
