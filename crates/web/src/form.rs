//! A form: what a person typed, what is wrong with it, and reading it.
//!
//! A form keeps the text as typed, so that a page with errors shows it again, and the errors in the order of their
//! fields, each with the id to jump to (GOV.UK's error summary). The macros of `templates/macros/forms.html` show it.
//!
//! ```
//! use probity_web::Form;
//! let mut form = Form::from_pairs([("given-day", "21"), ("given-month", "nov"), ("given-year", "2026")]);
//! assert_eq!(form.date("given").map(|day| day.to_string()), Some("2026-11-21".to_owned()));
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

/// A field with everything typed or chosen under its name.
#[derive(Clone, Debug, Default, Serialize)]
struct Field {
    /// The last value, which single-valued fields show again.
    value: String,
    /// All values, which checkboxes show again.
    values: Vec<String>,
    error: Option<Message>,
    /// The id that the error summary links to. For a date it is the box that is wrong.
    error_id: String,
}

/// One line of the error summary.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FormError {
    /// The field. Empty if the error is about the whole form.
    pub field: String,
    /// `#id` of the input to correct. Empty if there is no single one.
    pub href: String,
    /// What is wrong and what is expected.
    pub message: Message,
}

impl Form {
    /// An empty form.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The form as it was sent, with names and values (`axum::Form<Vec<(String, String)>>`). A name may occur several
    /// times.
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

    /// Adds the value with which a field starts.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        let field = self.fields.entry(name.to_owned()).or_default();
        field.value = value.into();
        field.values = vec![field.value.clone()];
        self
    }

    /// What was typed, without space around it. Empty if nothing was typed.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", |field| field.value.trim())
    }

    /// All values that were chosen.
    #[must_use]
    pub fn values(&self, name: &str) -> &[String] {
        self.fields
            .get(name)
            .map_or(&[], |field| field.values.as_slice())
    }

    /// All names and values, trimmed, in alphabetical order of the names, for `Facts::from_pairs`.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().flat_map(|(name, field)| {
            let values = field.values.iter();
            values.map(|value| (name.as_str(), value.trim()))
        })
    }

    /// Adds an error to a field. If the field has one already, the first stays.
    pub fn error(&mut self, name: &str, message: impl Into<Message>) {
        self.error_at(name, name, message);
    }

    /// Adds an error that does not belong to a single field.
    pub fn error_overall(&mut self, message: impl Into<Message>) {
        self.errors.push(FormError {
            field: String::new(),
            href: String::new(),
            message: message.into(),
        });
    }

    /// Adds an error to a field whose first input has another id than the field's name (dates: `<name>-day`).
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

    /// Sorts the errors into the order of these fields. Errors without a field come first.
    pub fn sort_errors(&mut self, fields: &[&str]) {
        self.errors
            .sort_by_key(|error| fields.iter().position(|name| *name == error.field));
    }

    /// Whether there are no errors.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.errors.is_empty()
    }

    /// The errors, in the order in which they were found.
    #[must_use]
    pub fn errors(&self) -> &[FormError] {
        &self.errors
    }
}

/// One choice of radios, checkboxes or a select.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    /// The value that is sent.
    pub value: String,
    /// The text that is shown.
    pub text: Message,
    /// Help with choosing.
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

    /// Adds a hint.
    #[must_use]
    pub fn hinted(mut self, hint: impl Into<Message>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}
