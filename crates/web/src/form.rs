//! What a person typed into a form, what is wrong with it, and reading it.
//!
//! A form keeps the text as typed, so that a page with errors shows it again, and the errors in the order of their
//! fields, each with the id to jump to (GOV.UK's error summary). The macros of `templates/macros/forms.html` show it.
//!
//! ```
//! use probity_web::Form;
//! let mut form = Form::from_pairs([("given-day", "21"), ("given-month", "nov"), ("given-year", "2026"), ("worth", "£25")]);
//! assert_eq!(form.date("given").map(|day| day.to_string()), Some("2026-11-21".to_owned()));
//! assert_eq!(form.money("worth"), Some(2_500));
//! assert_eq!(form.text("from-whom"), None); // and now the form has an error for it
//! assert!(!form.is_good());
//! ```

mod read;

use std::collections::BTreeMap;

use probity_i18n::Message;
use serde::Serialize;

/// The state of one form.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Form {
    fields: BTreeMap<String, Field>,
    errors: Vec<FormError>,
}

/// One field: everything typed or chosen under its name.
#[derive(Clone, Debug, Default, Serialize)]
struct Field {
    /// The last value: what single-valued fields show again.
    value: String,
    /// All values: what checkboxes show again.
    values: Vec<String>,
    error: Option<Message>,
    /// The id that the error summary jumps to: of a date the box that is wrong.
    error_id: String,
}

/// One line of the error summary.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FormError {
    /// Which field; empty where the error is about the whole form.
    pub field: String,
    /// `#id` of what to put right; empty where there is no one place.
    pub href: String,
    /// What is wrong and what would be right.
    pub message: Message,
}

impl Form {
    /// A form that nobody filled in yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What was sent, name by name (`axum::Form<Vec<(String, String)>>`). A name may come several times.
    #[must_use]
    pub fn from_pairs<N: Into<String>, V: Into<String>>(
        pairs: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        let mut form = Self::new();
        for (name, value) in pairs {
            let field = form.fields.entry(name.into()).or_default();
            field.value = value.into();
            field.values.push(field.value.clone());
        }
        form
    }

    /// The same form with a value in a field: what the page starts with.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        let field = self.fields.entry(name.to_owned()).or_default();
        field.value = value.into();
        field.values = vec![field.value.clone()];
        self
    }

    /// What was typed, without space around it; empty when nothing was.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", |field| field.value.trim())
    }

    /// Everything that was chosen.
    #[must_use]
    pub fn values(&self, name: &str) -> &[String] {
        self.fields
            .get(name)
            .map_or(&[], |field| field.values.as_slice())
    }

    /// All names and values, trimmed, in alphabetical order of the names: for `Facts::from_pairs`.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().flat_map(|(name, field)| {
            let values = field.values.iter();
            values.map(|value| (name.as_str(), value.trim()))
        })
    }

    /// Notes that a field is wrong. The first error of a field stays.
    pub fn error(&mut self, name: &str, message: impl Into<Message>) {
        self.error_at(name, name, message);
    }

    /// Notes that something is wrong that no single field can put right.
    pub fn error_overall(&mut self, message: impl Into<Message>) {
        self.errors.push(FormError {
            field: String::new(),
            href: String::new(),
            message: message.into(),
        });
    }

    /// Notes that a field is wrong whose first input has another id than the field's name (dates: `<name>-day`).
    pub fn error_at(&mut self, name: &str, id: &str, message: impl Into<Message>) {
        let message = message.into();
        let field = self.fields.entry(name.to_owned()).or_default();
        if field.error.is_none() {
            field.error = Some(message.clone());
            id.clone_into(&mut field.error_id);
            self.errors.push(FormError {
                field: name.to_owned(),
                href: format!("#{id}"),
                message,
            });
        }
    }

    /// Puts the errors into the order of these fields; those of no field come first.
    pub fn sort_errors(&mut self, fields: &[&str]) {
        self.errors
            .sort_by_key(|error| fields.iter().position(|name| *name == error.field));
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.errors.is_empty()
    }

    /// What is wrong, in the order in which it was found.
    #[must_use]
    pub fn errors(&self) -> &[FormError] {
        &self.errors
    }
}

/// One choice of radios, checkboxes or a select.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What it says.
    pub text: Message,
    /// What helps to choose.
    pub hint: Option<Message>,
}

impl Choice {
    /// A choice without a hint.
    #[must_use]
    pub fn new(value: impl Into<String>, text: impl Into<Message>) -> Self {
        Self {
            value: value.into(),
            text: text.into(),
            hint: None,
        }
    }

    /// The same with a hint.
    #[must_use]
    pub fn hinted(mut self, hint: impl Into<Message>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}
