//! What the pages to declare something show: the situations, the form, the check, what happens next.

use probity_i18n::{Message, key};
use probity_view::answer::AnswerBlock;
use probity_view::facts::TypedField;
use serde::Serialize;

use crate::declare::page::publication::Publication;
use crate::declare::page::recipient::Recipients;
use crate::facts_form::{FactsForm, Given, Question, QuestionKind};
use crate::form::{Choice, Form};
use crate::page::Page;

/// The field with the person for whom it is declared, if that is someone else.
pub const SUBJECT: &str = "the-subject";

/// The situations that can be declared here.
#[derive(Debug, Serialize)]
pub struct DeclareChoosePage {
    /// The office's name.
    pub office: String,
    /// The areas with what can be declared in each.
    pub areas: Vec<DeclareArea>,
}

/// Situations that belong together.
#[derive(Debug, Serialize)]
pub struct DeclareArea {
    /// The area's name. `None` if all situations are in one list.
    pub label: Option<String>,
    /// One link for each.
    pub situations: Vec<SituationLink>,
}

/// One situation to declare.
#[derive(Debug, Serialize)]
pub struct SituationLink {
    /// The address of its form.
    pub href: String,
    /// Its name.
    pub label: String,
    /// What it is, as a question.
    pub question: String,
}

/// The form of a declaration.
#[derive(Debug, Serialize)]
pub struct DeclarePage {
    /// What was typed.
    pub form: Form,
    /// The situation's name.
    pub situation: String,
    /// Guidance on the situation.
    pub hint: Option<String>,
    /// Whether it is confidential: only its sender and the people who get it will know of it.
    pub confidential: bool,
    /// People and posts that never get it.
    pub never_to: Vec<Message>,
    /// People who, says the sender, are not meant by a typed name.
    pub not_meant: Vec<String>,
    /// The question for the person it is for, if it may be for someone else.
    pub subject: Option<Question>,
    /// Questions that need an answer, each followed by those that depend on it.
    pub needed: Vec<Question>,
    /// The other questions.
    pub other: Vec<Question>,
    /// The value that identifies the form if it is sent twice.
    pub idempotency_key: String,
}

/// The check before it is sent.
#[derive(Debug, Serialize)]
pub struct DeclareCheckPage {
    /// Errors of sending it.
    pub form: Form,
    /// The situation's name.
    pub situation: String,
    /// The answers.
    pub given: Vec<Given>,
    /// The answer of the code.
    pub answer: AnswerBlock,
    /// Who will get it.
    pub recipients: Recipients,
    /// What will be published about it.
    pub publication: Publication,
    /// Everything typed, as hidden fields.
    pub carried: Vec<TypedField>,
    /// The value that identifies the form if it is sent twice.
    pub idempotency_key: String,
}

impl DeclarePage {
    /// The questions of a situation in two groups, each in the situation's order.
    #[must_use]
    pub fn groups(form: &FactsForm) -> (Vec<Question>, Vec<Question>) {
        let fields = &form.situation.fields;
        let needed = |name: &str| {
            fields
                .iter()
                .any(|field| field.name == name && field.required)
        };
        let (first, second): (Vec<_>, Vec<_>) = fields.iter().partition(|field| {
            let hangs_on = field.shown_when.as_ref().map(|when| when.field.as_str());
            field.required || hangs_on.is_some_and(needed)
        });
        let ask = |fields: Vec<_>| {
            fields
                .into_iter()
                .map(|field| form.question(field))
                .collect()
        };
        (ask(first), ask(second))
    }
}

impl Page for DeclareChoosePage {
    const TEMPLATE: &'static str = "declare/declare_choose.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            office: "Demoshire".to_owned(),
            areas: vec![DeclareArea {
                label: Some("Gifts".to_owned()),
                situations: vec![SituationLink {
                    href: "/demo/declare/gift".to_owned(),
                    label: "A gift".to_owned(),
                    question: "Has someone given you a gift?".to_owned(),
                }],
            }],
        }]
    }
}

fn sample_questions() -> Vec<Question> {
    let kind = Question::new(
        "kind",
        QuestionKind::Choice,
        Message::written("What kind is it?"),
    )
    .choosing(vec![Choice::new("a", Message::written("First"))])
    .hinted(Message::written("Look at it"));
    let mut which = Question::new(
        "which",
        QuestionKind::Text,
        Message::written("Which relative?"),
    )
    .optional();
    which.only_if = Some(
        key("question-only-if")
            .with("question", "What kind is it?")
            .with("answers", "“First”"),
    );
    vec![
        kind,
        which,
        Question::new(
            "offered_on",
            QuestionKind::Date,
            Message::written("When was it offered?"),
        ),
    ]
}

impl Page for DeclarePage {
    const TEMPLATE: &'static str = "declare/declare.html";

    fn samples() -> Vec<Self> {
        let empty = || Self {
            form: Form::new(),
            situation: "A gift".to_owned(),
            hint: Some("Count refusals.".to_owned()),
            confidential: false,
            never_to: Vec::new(),
            not_meant: Vec::new(),
            subject: None,
            needed: sample_questions(),
            other: Vec::new(),
            idempotency_key: "abc".to_owned(),
        };
        let mut wrong = empty();
        wrong.form = Form::from_pairs([
            ("which", "x"),
            ("offered_on-day", "31"),
            ("offered_on-month", "2"),
            ("offered_on-year", "2026"),
        ]);
        wrong.form.error(
            "kind",
            key("problem-required").with("label", "What kind is it?"),
        );
        wrong
            .form
            .error_at("offered_on", "offered_on-day", key("form-date-real"));
        wrong
            .form
            .error_overall(key("problem-required").with("label", "something"));
        let choices = vec![Choice::new("p1", Message::written("Ann Example"))];
        wrong.subject = Some(
            Question::new(SUBJECT, QuestionKind::Choice, key("declare-for-whom")).choosing(choices),
        );
        wrong.confidential = true;
        wrong.never_to = vec![key("recipient-never").with("post", "Line manager")];
        wrong.not_meant = vec!["p1".to_owned()];
        wrong.other = vec![
            Question::new(
                "note",
                QuestionKind::LongText,
                Message::written("Anything else?"),
            )
            .optional(),
        ];
        vec![empty(), wrong]
    }
}

impl Page for DeclareCheckPage {
    const TEMPLATE: &'static str = "declare/declare_check.html";

    fn samples() -> Vec<Self> {
        let given = || Given {
            name: "kind".to_owned(),
            label: Message::written("What kind?"),
            value: "Cash".to_owned(),
        };
        let samples = AnswerBlock::samples().into_iter();
        let recipients = || Recipients::samples().into_iter();
        let publications = || Publication::samples().into_iter().cycle();
        samples
            .flat_map(|answer| recipients().map(move |one| (answer.clone(), one)))
            .zip(publications())
            .map(|((answer, recipients), publication)| Self {
                recipients,
                form: Form::new(),
                situation: "A gift".to_owned(),
                given: vec![given()],
                answer,
                publication,
                carried: vec![TypedField {
                    name: "kind".to_owned(),
                    value: "cash".to_owned(),
                }],
                idempotency_key: "abc".to_owned(),
            })
            .collect()
    }
}
