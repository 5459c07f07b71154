//! A small form on its own page: a heading, an introduction, a few questions, one button. Errors of the service are
//! shown on it, and it keeps what was typed.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use probity_conduct::FieldProblem;
use probity_i18n::{Key, Message, key};
use probity_service::{ServiceError, Status};
use probity_view::facts::TypedField;
use serde::Serialize;

use crate::error::WebError;
use crate::facts_form::{Question, QuestionKind};
use crate::form::Form;
use crate::page::Page;
use crate::reader::Reader;

/// A small form.
#[derive(Debug, Serialize)]
pub struct SheetPage {
    /// What was typed.
    pub form: Form,
    /// The heading.
    pub title: Message,
    /// What was just done, if the person comes back to the form.
    pub done: Option<Message>,
    /// The introduction, one message for each paragraph.
    pub lead: Vec<Message>,
    /// The questions.
    pub questions: Vec<Question>,
    /// Hidden fields.
    pub carried: Vec<TypedField>,
    /// The button's text.
    pub button: Message,
    /// Whether what it does cannot be undone.
    pub warning: bool,
    /// The address of the page before.
    pub back: String,
}

impl SheetPage {
    /// A form without questions.
    #[must_use]
    pub fn new(title: impl Into<Message>, button: Key, back: impl Into<String>) -> Self {
        Self {
            form: Form::new(),
            title: title.into(),
            done: None,
            lead: Vec::new(),
            questions: Vec::new(),
            carried: Vec::new(),
            button: button.into(),
            warning: false,
            back: back.into(),
        }
    }

    /// Adds a paragraph before the questions.
    #[must_use]
    pub fn saying(mut self, paragraph: impl Into<Message>) -> Self {
        self.lead.push(paragraph.into());
        self
    }

    /// Adds the message about what was done.
    #[must_use]
    pub fn done(mut self, message: impl Into<Message>) -> Self {
        self.done = Some(message.into());
        self
    }

    /// Adds a question.
    #[must_use]
    pub fn asking(mut self, question: Question) -> Self {
        self.questions.push(question);
        self
    }

    /// Adds a hidden field.
    #[must_use]
    pub fn carrying(mut self, name: &str, value: impl Into<String>) -> Self {
        let carried = TypedField {
            name: name.to_owned(),
            value: value.into(),
        };
        self.carried.push(carried);
        self
    }

    /// Marks it as something that cannot be undone.
    #[must_use]
    pub fn warning(mut self) -> Self {
        self.warning = true;
        self
    }

    /// Sets what was typed, or what the form starts with.
    #[must_use]
    pub fn typed(mut self, form: Form) -> Self {
        self.form = form;
        self
    }

    /// Responds with the form, with status 422 if it has errors.
    ///
    /// # Errors
    /// As for [`Reader::page`].
    pub fn show(&self, reader: &Reader) -> Result<Response, WebError> {
        if self.form.is_good() {
            reader.page(self)
        } else {
            reader.form_again(self)
        }
    }

    /// Returns to the page before if it succeeded. Otherwise shows the service's error on the form.
    ///
    /// # Errors
    /// As for [`SheetPage::refused`].
    pub fn after<T>(
        self,
        reader: &Reader,
        done: Result<T, ServiceError>,
    ) -> Result<Response, WebError> {
        match done {
            Ok(_) => Ok(Redirect::to(&self.back).into_response()),
            Err(error) => self.refused(reader, error),
        }
    }

    /// Shows the service's error on the form, if it is about something to correct.
    ///
    /// # Errors
    /// For an error that no form can correct.
    pub fn refused(mut self, reader: &Reader, error: ServiceError) -> Result<Response, WebError> {
        let problems = error.fields();
        if !problems.is_empty() {
            for problem in &problems {
                self.note(reader, problem);
            }
            return reader.form_again(&self);
        }
        self.form.error_overall(match error.status() {
            Status::Stale => key("error-stale-next").into(),
            Status::Conflict => error.message(),
            _ => return Err(error.into()),
        });
        reader.page_with(StatusCode::CONFLICT, &self)
    }

    fn note(&mut self, reader: &Reader, problem: &FieldProblem) {
        let question = self
            .questions
            .iter()
            .find(|question| question.name == problem.field);
        match question {
            Some(question) => {
                let label = reader.language.say(&question.label);
                let id = match question.kind {
                    QuestionKind::Date => format!("{}-day", problem.field),
                    _ => problem.field.clone(),
                };
                self.form
                    .error_at(&problem.field, &id, problem.message(&label));
            }
            None => self.form.error_overall(problem.message(&problem.field)),
        }
    }
}

impl Page for SheetPage {
    const TEMPLATE: &'static str = "shared/sheet.html";

    fn samples() -> Vec<Self> {
        let bare = Self::new(
            Message::written("Close an account"),
            key("continue"),
            "/demo/people",
        );
        let mut wrong = Self::new(
            Message::written("Take a post"),
            key("continue"),
            "/demo/posts",
        )
        .saying(Message::written("What they have goes to others."))
        .asking(Question::new(
            "from",
            QuestionKind::Date,
            Message::written("From which day?"),
        ))
        .asking(
            Question::new("reason", QuestionKind::LongText, Message::written("Why?")).optional(),
        )
        .carrying("form-version", "7")
        .warning();
        wrong
            .form
            .error_at("from", "from-day", key("form-date-missing"));
        wrong.form.error_overall(key("error-stale-next"));
        let again = Self::new(
            Message::written("Erase a case"),
            key("continue"),
            "/demo/settings",
        )
        .done(Message::written("It has been erased."));
        vec![bare, wrong, again]
    }
}
