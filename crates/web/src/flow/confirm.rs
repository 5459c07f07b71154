//! Sums beyond reason: a person confirms them before they are kept. The situation says what is beyond reason.

use std::collections::BTreeSet;

use probity_conduct::model::{Field, Situation};
use probity_conduct::{Facts, PathPage, Purpose, Value};
use probity_i18n::key;
use probity_view::labels::Labels;

use crate::facts_form::{Question, QuestionKind};
use crate::flow::Flow;
use crate::flow::typed::{CONFIRMED, Typed};
use crate::form::{Choice, Form};

impl Flow<'_> {
    /// Notes each sum of the page that has to be confirmed first.
    pub(super) fn note_unconfirmed(&self, page: &PathPage, facts: &Facts, form: &mut Form) {
        for (field, value) in self.unconfirmed(page, facts) {
            let text = self.labels().value(field, value);
            form.error(&field.name, key("flow-confirm").with("value", text));
        }
    }

    /// The question that confirms the page's sums, if there is one to confirm.
    pub(super) fn confirmation(&self, page: &PathPage) -> Option<Question> {
        let facts = self.facts_form().readable(&self.form());
        question(self.unconfirmed(page, &facts), &self.labels())
    }

    fn unconfirmed<'f>(&self, page: &PathPage, facts: &'f Facts) -> Vec<(&Field, &'f Value)> {
        if self.content.purpose == Purpose::Ask {
            return Vec::new();
        }
        let confirmed = confirmed(self.situation, facts, &self.content.values(CONFIRMED));
        let fields = page
            .fields
            .iter()
            .filter_map(|name| self.situation.field(name));
        let given = fields.filter_map(|field| Some((field, facts.get(&field.name)?)));
        given
            .filter(|(field, value)| field.is_beyond(value))
            .filter(|(field, _)| !confirmed.contains(&field.name))
            .collect()
    }
}

/// The fields whose present value a person has confirmed, by the marks that their form sent.
#[must_use]
pub fn confirmed(situation: &Situation, facts: &Facts, marks: &[String]) -> BTreeSet<String> {
    let fields = situation.fields.iter();
    let given = fields.filter_map(|field| Some((field, facts.get(&field.name)?)));
    given
        .filter(|(field, value)| field.is_beyond(value) && marks.contains(&mark(field, value)))
        .map(|(field, _)| field.name.clone())
        .collect()
}

/// The question that confirms these values. `None` without any.
#[must_use]
pub fn question(values: Vec<(&Field, &Value)>, labels: &Labels) -> Option<Question> {
    let choices: Vec<Choice> = (values.into_iter())
        .map(|(field, value)| {
            let says = key("flow-confirm-choice").with("value", labels.value(field, value));
            Choice::new(mark(field, value), says)
        })
        .collect();
    let question = Question::new(CONFIRMED, QuestionKind::Several, key("flow-confirm-title"));
    (!choices.is_empty()).then(|| question.choosing(choices))
}

fn mark(field: &Field, value: &Value) -> String {
    format!("{}={}", field.name, value.to_plain())
}
