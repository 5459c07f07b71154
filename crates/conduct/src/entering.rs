//! The content of a register: the situations whose cases it has, and the days that its columns can show.

use crate::codes::Codes;
use crate::model::{Field, Meaning, Register, Situation, When};

impl Codes {
    /// The situations that name this register, and those with a duty that names it.
    pub fn entering(&self, register: &Register) -> Vec<&Situation> {
        let model = &self.model;
        let named = |named: Option<&String>| named == Some(&register.id);
        let enters = |situation: &str| {
            let rules = (0..model.instruments.len()).flat_map(|one| self.engine.rules(one));
            let mut owed = rules
                .filter(|rule| rule.situation == situation)
                .filter_map(|rule| model.words.duty.get(&rule.owes()?.duty));
            owed.any(|duty| named(duty.register.as_ref()))
        };
        (model.situations.values())
            .filter(|one| named(one.register.as_ref()) || enters(&one.id))
            .collect()
    }

    /// Whether every field with that meaning, in all of the register's situations, takes only past days.
    pub fn is_of_the_past(&self, register: &Register, meaning: Meaning) -> bool {
        self.all_fields(register, meaning, |_, field| field.when == Some(When::Past))
    }

    /// Whether every field with that meaning, in all of the register's situations, must not come before the other.
    pub fn comes_after(&self, register: &Register, meaning: Meaning, first: Meaning) -> bool {
        self.all_fields(register, meaning, |situation, field| {
            let first = situation.field_with_meaning(first);
            first.is_some_and(|first| field.not_before.as_ref() == Some(&first.name))
        })
    }

    /// Whether fields with that meaning exist and all of them pass the test.
    fn all_fields(
        &self,
        register: &Register,
        meaning: Meaning,
        so: impl Fn(&Situation, &Field) -> bool,
    ) -> bool {
        let situations = self.entering(register).into_iter();
        let mut of = situations.filter_map(|one| Some((one, one.field_with_meaning(meaning)?)));
        let any = of.next();
        any.is_some_and(|(situation, field)| so(situation, field))
            && of.all(|(situation, field)| so(situation, field))
    }
}
