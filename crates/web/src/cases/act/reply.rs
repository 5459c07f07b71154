//! The reply to a question: its text, and the facts that it changes.

use probity_service::input::{FactsIn, Reply};

use crate::cases::act::{Act, Acting};
use crate::facts_form::Question;
use crate::flow::confirm;
use crate::flow::typed::CONFIRMED;
use crate::form::Form;

impl Acting<'_> {
    /// The reply that the form holds. `None` if a fact cannot be read; the form then has the errors.
    pub(super) fn reply(&self, form: &mut Form) -> Option<Reply> {
        let text = form.value("form-reply").to_owned();
        let Some(asked) = self.facts_form() else {
            return Some(Reply::new(&text, FactsIn::default()));
        };
        let facts = asked.read(form)?;
        let marks = form.values(CONFIRMED);
        Some(Reply {
            reply: text,
            confirmed: confirm::confirmed(asked.situation, &facts, marks),
            facts: FactsIn::Read(facts),
        })
    }

    /// The questions about what was declared, for a reply that changes it. A sum that has to be confirmed has one more.
    pub(super) fn facts_asked(&self, form: &Form) -> Vec<Question> {
        let Some(asked) = self.facts_form().filter(|_| self.act == Act::Reply) else {
            return Vec::new();
        };
        let facts = asked.readable(form);
        let doubtful = |name: &str| form.errors().iter().any(|error| error.field == name);
        let fields = asked.situation.fields.iter();
        let given = fields.filter_map(|field| Some((field, facts.get(&field.name)?)));
        let beyond = given.filter(|(field, value)| field.is_beyond(value) && doubtful(&field.name));
        let confirmation = confirm::question(beyond.collect(), &asked.labels);
        let mut questions = asked.questions();
        questions.extend(confirmation);
        questions
    }
}
