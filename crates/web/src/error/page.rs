//! The error page: what went wrong and what to do next.

use probity_i18n::{Key, Message, key};
use serde::Serialize;

use crate::error::{Kind, WebError};
use crate::page::Page;

/// The content of the error page. It never has the log's detail.
#[derive(Debug, Serialize)]
pub struct ErrorPage {
    title: Key,
    message: Option<Message>,
    back: Option<(String, Message)>,
    next: Key,
    fields: Vec<Message>,
    reference: Option<String>,
}

impl ErrorPage {
    /// The page for an error. For a fault of the program it has a number to quote.
    #[must_use]
    pub fn of(error: &WebError, reference: Option<String>) -> Self {
        Self {
            title: error.kind.title(),
            message: error.message.as_deref().cloned(),
            back: error.back.as_deref().cloned(),
            next: error.kind.next(),
            fields: error
                .fields
                .iter()
                .map(|wrong| wrong.message.clone())
                .collect(),
            reference,
        }
    }
}

impl Page for ErrorPage {
    const TEMPLATE: &'static str = "shared/error.html";

    fn samples() -> Vec<Self> {
        let plain = Kind::ALL
            .iter()
            .map(|kind| Self::of(&WebError::new(*kind, ""), None));
        let error = WebError::unprocessable("")
            .with_message(Message::written("The office's own words"))
            .back_to(
                "/demo/cases",
                key("act-back").with("reference", "ABCD-2345-6"),
            )
            .with_field("value", Message::written("About one field"));
        let full = Self::of(&error, Some("6A1-7".to_owned()));
        plain.chain([full]).collect()
    }
}
