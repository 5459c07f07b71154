//! The page of one question, or of a few that belong together.

use probity_conduct::Path;
use probity_i18n::{Message, key};
use probity_service::DraftLife;
use probity_view::facts::TypedField;
use serde::Serialize;

use crate::facts_form::{Question, QuestionKind};
use crate::flow::held::HeldLine;
use crate::flow::kept;
use crate::flow::typed::ASKED;
use crate::form::{Choice, Form};
use crate::page::Page;

/// One question, or a few that belong together.
#[derive(Debug, Serialize)]
pub struct FlowPage {
    /// What was typed, with its mistakes.
    pub form: Form,
    /// The heading.
    pub title: Message,
    /// What it is about, above the heading.
    pub about: Option<String>,
    /// The place on the way, and how many pages are left at most.
    pub place: Option<Message>,
    /// Permissions that the person already has.
    pub held: Vec<HeldLine>,
    /// What to know before answering.
    pub notes: Vec<Message>,
    /// Guidance on the situation.
    pub hint: Option<String>,
    /// Whether the first question is the heading.
    pub alone: bool,
    /// The questions.
    pub questions: Vec<Question>,
    /// Where the form is sent.
    pub action: String,
    /// Hidden fields.
    pub hidden: Vec<TypedField>,
    /// The page before.
    pub back: Option<String>,
    /// Whether the question can be left open.
    pub skippable: bool,
    /// How long what was typed is kept.
    pub kept: Message,
}

impl FlowPage {
    /// A page of these questions, with how long their answers are kept.
    #[must_use]
    pub fn of(questions: Vec<Question>, form: Form, kept: Message) -> Self {
        let title = match questions.as_slice() {
            [only] if only.optional => key("question-optional").with("label", only.label.clone()),
            [only] => only.label.clone(),
            _ => key("flow-record").into(),
        };
        let asked = questions.iter().map(|one| hidden(ASKED, &one.name));
        Self {
            hidden: asked.collect(),
            alone: questions.len() == 1,
            title,
            form,
            questions,
            about: None,
            place: None,
            held: Vec::new(),
            notes: Vec::new(),
            hint: None,
            action: String::new(),
            back: None,
            skippable: false,
            kept,
        }
    }

    /// Offers to leave the question open.
    #[must_use]
    pub fn skippable(mut self, skippable: bool) -> Self {
        self.skippable = skippable;
        self
    }

    /// Says at which place of the path it is, counted from 1.
    #[must_use]
    pub fn placed(mut self, path: &Path, number: usize) -> Self {
        let next = path.next.as_ref().map_or(0, |_| 1 + path.left);
        let left = (path.done.len() + next).saturating_sub(number);
        let says = if self.alone {
            key("flow-question")
        } else {
            key("flow-page")
        };
        self.place = Some(says.with("number", number).with("left", left));
        self
    }

    /// Adds a hidden field.
    #[must_use]
    pub fn hiding(mut self, name: &str, value: &str) -> Self {
        if !value.is_empty() {
            self.hidden.push(hidden(name, value));
        }
        self
    }
}

fn hidden(name: &str, value: &str) -> TypedField {
    TypedField {
        name: name.to_owned(),
        value: value.to_owned(),
    }
}

impl Page for FlowPage {
    const TEMPLATE: &'static str = "shared/flow.html";

    fn samples() -> Vec<Self> {
        let choices = vec![
            Choice::new("a", Message::written("First")).hinted(Message::written("Of two")),
            Choice::new("b", Message::written("Second")),
        ];
        let label = || Message::written("What kind of gift is it?");
        let kinds = [
            QuestionKind::Choice,
            QuestionKind::Several,
            QuestionKind::Money,
            QuestionKind::Date,
            QuestionKind::Text,
            QuestionKind::LongText,
            QuestionKind::WholeNumber,
        ];
        let question = |kind| Question::new("kind", kind, label()).choosing(choices.clone());
        let of = |questions| Self {
            action: "/ask".to_owned(),
            ..Self::of(questions, Form::new(), kept(DraftLife::Hours(1)))
        };
        let each = kinds.map(|kind| of(vec![question(kind)]));
        let mut full = of(vec![
            question(QuestionKind::Choice),
            Question::new("other", QuestionKind::Text, label()).optional(),
        ]);
        full.form.error("kind", key("form-choose"));
        full.skippable = true;
        full.about = Some("A gift".to_owned());
        full.place = Some(key("flow-page").with("number", 3).with("left", 4));
        full.held = vec![HeldLine::sample()];
        full.notes = vec![key("declare-confidential").into()];
        full.kept = kept(DraftLife::Days(28));
        full.hint = Some("Count refusals.".to_owned());
        full.back = Some("/ask/token/1".to_owned());
        each.into_iter().chain([full]).collect()
    }
}
