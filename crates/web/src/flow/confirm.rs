//! Sums beyond reason: a person confirms them before they are kept. The situation says what is beyond reason.

use probity_conduct::model::Field;
use probity_conduct::{Facts, PathPage, Purpose, Value};
use probity_i18n::key;

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
        let labels = self.labels();
        let choices: Vec<Choice> = (self.unconfirmed(page, &facts).into_iter())
            .map(|(field, value)| {
                let says = key("flow-confirm-choice").with("value", labels.value(field, value));
                Choice::new(mark(field, value), says)
            })
            .collect();
        let question = Question::new(CONFIRMED, QuestionKind::Several, key("flow-confirm-title"));
        (!choices.is_empty()).then(|| question.choosing(choices))
    }

    fn unconfirmed<'f>(&self, page: &PathPage, facts: &'f Facts) -> Vec<(&Field, &'f Value)> {
        if self.content.purpose == Purpose::Ask {
            return Vec::new();
        }
        let confirmed = self.content.values(CONFIRMED);
        let fields = page
            .fields
            .iter()
            .filter_map(|name| self.situation.field(name));
        let given = fields.filter_map(|field| Some((field, facts.get(&field.name)?)));
        given
            .filter(|(field, value)| is_beyond(field, value))
            .filter(|(field, value)| !confirmed.contains(&mark(field, value)))
            .collect()
    }
}

fn mark(field: &Field, value: &Value) -> String {
    format!("{}={}", field.name, value.to_plain())
}

fn is_beyond(field: &Field, value: &Value) -> bool {
    let Some(most) = field.at_most else {
        return false;
    };
    match value {
        Value::Money(pence) => *pence > most.saturating_mul(100),
        Value::Number(number) => *number > most,
        _ => false,
    }
}
