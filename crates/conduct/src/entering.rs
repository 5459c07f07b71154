//! What a register can have in it: whose cases, and which days its columns can show.
use crate::{
    codes::Codes,
    model::{Field, Meaning, Register, Situation, When},
};

impl Codes {
    /// The situations whose own register it is, and those in which a duty is owed that names it.
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

    /// Whether days of that role have to lie in the past, whichever of the register's situations they are of.
    pub fn is_of_the_past(&self, register: &Register, meaning: Meaning) -> bool {
        self.all_fields(register, meaning, |_, field| field.when == Some(When::Past))
    }

    /// Whether days of that role cannot come before those of the other, whichever of the register's situations they are of.
    pub fn comes_after(&self, register: &Register, meaning: Meaning, first: Meaning) -> bool {
        self.all_fields(register, meaning, |situation, field| {
            let first = situation.field_with_meaning(first);
            first.is_some_and(|first| field.not_before.as_ref() == Some(&first.name))
        })
    }

    /// Whether there are fields of that meaning, and all are so.
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
