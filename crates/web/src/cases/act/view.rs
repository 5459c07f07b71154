//! The form of something that can be done to a case.

use probity_i18n::{Message, key};
use serde::Serialize;

use crate::cases::case_block::CaseBlock;
use crate::facts_form::{Question, QuestionKind};
use crate::form::{Choice, Form};
use crate::page::Page;

/// A form that acts on a case.
#[derive(Debug, Serialize)]
pub struct ActPage {
    /// What was typed.
    pub form: Form,
    /// The heading.
    pub title: Message,
    /// The text before the questions.
    pub lead: Option<Message>,
    /// The text that this replies to, in the other person's own words.
    pub quoted: Option<String>,
    /// Whether the case is shown open, and not folded.
    pub open: bool,
    /// The questions.
    pub questions: Vec<Question>,
    /// What was declared, if the reply may change it.
    pub facts: Vec<Question>,
    /// The button's text.
    pub button: Message,
    /// The case as it is now.
    pub case: CaseBlock,
    /// The address of its page.
    pub href: String,
    /// The version that this page shows.
    pub version: u64,
    /// The value that identifies the form if it is sent twice.
    pub idempotency_key: String,
}

impl Page for ActPage {
    const TEMPLATE: &'static str = "cases/case_act.html";

    fn samples() -> Vec<Self> {
        let choices = vec![Choice::new("accept", Message::written("Accept"))];
        let page = |case| Self {
            form: Form::new(),
            title: key("act-decide").into(),
            lead: None,
            quoted: None,
            open: true,
            questions: vec![
                Question::new("resolution", QuestionKind::Choice, key("act-resolution"))
                    .choosing(choices.clone()),
                Question::new("reasons", QuestionKind::LongText, key("act-reasons")),
            ],
            facts: vec![Question::new(
                "what",
                QuestionKind::Text,
                Message::written("What was it?"),
            )],
            button: key("act-decide-button").into(),
            case,
            href: "/demo/cases/ABCD-2345".to_owned(),
            version: 3,
            idempotency_key: "abc".to_owned(),
        };
        let mut pages: Vec<Self> = CaseBlock::samples().into_iter().map(page).collect();
        if let Some(first) = pages.first_mut() {
            first
                .form
                .error("reasons", key("problem-required").with("label", "Reasons"));
            first.form.error_overall(key("act-stale"));
            first.lead = Some(key("act-reply-lead").into());
            first.quoted = Some("Who was there?".to_owned());
        }
        pages
    }
}
