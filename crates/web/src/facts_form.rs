//! The facts of a situation as a form: its questions in the reader's language, reading what was typed, showing the
//! answers.
//!
//! Names of facts are `snake_case`. Every other field of a form has a hyphen in its name, so that it cannot clash with
//! one.

use jiff::civil::Date;
use probity_conduct::model::{Field, FieldType, ShownValue, ShownWhen, Situation};
use probity_conduct::{Facts, FieldProblem, Value};
use probity_i18n::{Message, key};
use probity_view::facts::TypedField;
use probity_view::labels::Labels;
use serde::Serialize;

use crate::form::{Choice, Form};

/// The choice that means "I do not know". It stands among the options of a question, and no option has this value.
pub const UNKNOWN: &str = "-";

/// One question of a form, for `macros/questions.html`.
#[derive(Clone, Debug, Serialize)]
pub struct Question {
    /// The field's name.
    pub name: String,
    /// The kind of its input.
    pub kind: QuestionKind,
    /// The question.
    pub label: Message,
    /// Help with the answer.
    pub hint: Option<Message>,
    /// When it has to be answered, if that depends on another answer.
    pub only_if: Option<Message>,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// Whether it may be left blank.
    pub optional: bool,
}

/// The kinds of input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuestionKind {
    /// Radios.
    Choice,
    /// One of many, chosen from a list.
    Select,
    /// Checkboxes.
    Several,
    /// An amount in pounds.
    Money,
    /// Day, month and year.
    Date,
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// A whole number.
    WholeNumber,
    /// The present passphrase. Never shown again.
    Passphrase,
    /// A new passphrase. Never shown again.
    NewPassphrase,
}

impl Question {
    /// A question that does not come from a situation.
    #[must_use]
    pub fn new(name: &str, kind: QuestionKind, label: impl Into<Message>) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            label: label.into(),
            hint: None,
            only_if: None,
            choices: Vec::new(),
            optional: false,
        }
    }

    /// Adds choices.
    #[must_use]
    pub fn choosing(mut self, choices: Vec<Choice>) -> Self {
        self.choices = choices;
        self
    }

    /// Adds a hint.
    #[must_use]
    pub fn hinted(mut self, hint: impl Into<Message>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Makes it optional.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }
}

/// An answer that was given, with the name of the field to change.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Given {
    /// The field's name.
    pub name: String,
    /// The question.
    pub label: Message,
    /// The answer.
    pub value: String,
}

/// The questions of a situation for one reader.
#[derive(Clone, Copy)]
pub struct FactsForm<'a> {
    /// The situation.
    pub situation: &'a Situation,
    /// Labels in the reader's language.
    pub labels: Labels<'a>,
}

impl FactsForm<'_> {
    /// Every question, in order.
    #[must_use]
    pub fn questions(&self) -> Vec<Question> {
        let fields = self.situation.fields.iter();
        fields.map(|field| self.question(field)).collect()
    }

    /// One question.
    #[must_use]
    pub fn question(&self, field: &Field) -> Question {
        let written = |text| Message::written(self.labels.text(text));
        Question {
            name: field.name.clone(),
            kind: kind(field.kind),
            label: written(&field.label),
            hint: field.hint.as_ref().map(written),
            only_if: field
                .shown_when
                .as_ref()
                .and_then(|when| self.only_if(when)),
            choices: choices(field, &self.labels),
            optional: !field.required,
        }
    }

    fn only_if(&self, when: &ShownWhen) -> Option<Message> {
        let by = self.situation.field(&when.field)?;
        let answers: Vec<String> = when.is.iter().map(|value| self.quoted(by, value)).collect();
        let sentence = key("question-only-if")
            .with("question", self.labels.text(&by.label))
            .with("answers", self.labels.either(&answers));
        Some(sentence)
    }

    fn quoted(&self, by: &Field, value: &ShownValue) -> String {
        let text = match value {
            ShownValue::YesNo(yes) => self.labels.value(by, &Value::YesNo(*yes)),
            ShownValue::Option(id) => self.labels.value(by, &Value::Choice(id.clone())),
        };
        self.labels.language.t("quoted", &[("text", text.into())])
    }

    /// The facts typed into a form. If one cannot be read, the form gets an error and keeps what was typed.
    pub fn read(&self, form: &mut Form) -> Option<Facts> {
        let pairs = self.pairs(form);
        let pairs = pairs
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        let facts = Facts::from_pairs(self.situation, pairs);
        let facts = facts.map_err(|problems| self.note(form, &problems)).ok()?;
        form.is_good().then_some(facts)
    }

    /// The facts that can be read, without errors for the others. For pages that only show what is known so far.
    #[must_use]
    pub fn readable(&self, form: &Form) -> Facts {
        let mut pairs = self.pairs(&mut form.clone());
        loop {
            let given = pairs
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str()));
            match Facts::from_pairs(self.situation, given) {
                Ok(facts) => return facts,
                Err(problems) => {
                    let before = pairs.len();
                    pairs.retain(|(name, _)| problems.iter().all(|one| one.field != *name));
                    if pairs.len() == before {
                        return Facts::none(self.situation);
                    }
                }
            }
        }
    }

    /// Adds problems to the form, each at its field.
    pub fn note(&self, form: &mut Form, problems: &[FieldProblem]) {
        for problem in problems {
            let field = self.situation.field(&problem.field);
            let label = self.labels.field(self.situation, &problem.field);
            let message = self.naming(problem).message(&label);
            match field.map(|field| field.kind) {
                Some(FieldType::Date) => {
                    form.error_at(&problem.field, &format!("{}-day", problem.field), message);
                }
                Some(_) => form.error(&problem.field, message),
                None => form.error_overall(message),
            }
        }
    }

    /// The problem, with the name of another question replaced by the question's label, and a value in words.
    fn naming(&self, problem: &FieldProblem) -> FieldProblem {
        let mut named = problem.clone();
        if let Some(other) = problem.args.get("other") {
            named = named.with("other", self.labels.field(self.situation, other));
        }
        if let Some(value) = problem.args.get("value") {
            let name = problem.field.as_str();
            let facts = Facts::from_pairs(self.situation, [(name, value.as_str())]).ok();
            let value = facts.as_ref().and_then(|facts| facts.get(name));
            if let Some((field, value)) = self.situation.field(name).zip(value) {
                named = named.with("value", self.labels.value(field, value));
            }
        }
        named
    }

    /// Names and values of this situation's facts among everything typed. Dates are joined from their three boxes.
    fn pairs(&self, form: &mut Form) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        for field in &self.situation.fields {
            let value = match field.kind {
                FieldType::Date => self.date_typed(form, field),
                _ => form.value(&field.name).to_owned(),
            };
            let unknown = field.may_be_unknown && value == UNKNOWN;
            if !value.is_empty() && !unknown {
                pairs.push((field.name.clone(), value));
            }
        }
        pairs
    }

    /// A date in its three boxes, as `2026-11-21`. Empty if the boxes are empty; an error on the form, which names the
    /// date, if it is not one.
    fn date_typed(&self, form: &mut Form, field: &Field) -> String {
        let mut alone = form.clone();
        let day = date_typed(&mut alone, &field.name);
        let wrong = alone
            .errors()
            .iter()
            .find(|error| error.field == field.name);
        if let Some(wrong) = wrong {
            let says = key("form-date-of")
                .with("label", self.labels.text(&field.label))
                .with("what", wrong.message.clone());
            form.error_at(&field.name, wrong.href.trim_start_matches('#'), says);
        }
        day
    }

    /// The answers given so far that apply, in order.
    #[must_use]
    pub fn given(&self, facts: &Facts) -> Vec<Given> {
        let applicable = self.situation.applicable(facts);
        let fields = self.situation.fields.iter().zip(applicable);
        fields
            .filter(|(_, applies)| *applies)
            .filter_map(|(field, _)| {
                let value = facts.get(&field.name)?;
                Some(Given {
                    name: field.name.clone(),
                    label: Message::written(self.labels.text(&field.label)),
                    value: self.labels.value(field, value),
                })
            })
            .collect()
    }
}

/// A date in its three boxes, as `2026-11-21`. Empty if the boxes are empty; an error on the form if it is not a date.
fn date_typed(form: &mut Form, name: &str) -> String {
    let boxes = ["day", "month", "year"];
    if boxes
        .iter()
        .all(|part| form.value(&format!("{name}-{part}")).is_empty())
    {
        return String::new();
    }
    let day: Option<Date> = form.date(name);
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// Everything typed except the fields that the page asks for itself, as hidden fields.
#[must_use]
pub fn carried(form: &Form, except: &[&str]) -> Vec<TypedField> {
    let excluded = |name: &str| {
        except.iter().any(|asked| {
            let rest = name.strip_prefix(asked);
            rest.is_some_and(|rest| matches!(rest, "" | "-day" | "-month" | "-year"))
        })
    };
    let kept = form
        .pairs()
        .filter(|(name, value)| !value.is_empty() && !name.starts_with("go-") && !excluded(name));
    let carried = kept.map(|(name, value)| TypedField {
        name: name.to_owned(),
        value: value.to_owned(),
    });
    carried.collect()
}

fn kind(kind: FieldType) -> QuestionKind {
    match kind {
        FieldType::Choice | FieldType::YesNo => QuestionKind::Choice,
        FieldType::Money => QuestionKind::Money,
        FieldType::Date => QuestionKind::Date,
        FieldType::Text => QuestionKind::Text,
        FieldType::LongText => QuestionKind::LongText,
        FieldType::WholeNumber => QuestionKind::WholeNumber,
    }
}

fn choices(field: &Field, labels: &Labels) -> Vec<Choice> {
    if field.kind == FieldType::YesNo {
        return vec![
            Choice::new("yes", key("answer-yes")),
            Choice::new("no", key("answer-no")),
        ];
    }
    let written = |text| Message::written(labels.text(text));
    let options = field.options.iter().map(|option| Choice {
        value: option.value.clone(),
        text: written(&option.label),
        hint: option.hint.as_ref().map(written),
    });
    options.collect()
}
