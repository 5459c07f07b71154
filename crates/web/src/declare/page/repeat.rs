//! The page for a form that was sent before with other answers. It shows both side by side, and the person chooses.

use axum::http::StatusCode;
use axum::response::Response;
use probity_conduct::model::Situation;
use probity_i18n::{Message, key};
use probity_service::view::{Labelled, May};
use probity_service::{Differing, SentBefore};
use probity_view::labels::Labels;
use serde::Serialize;

use crate::declare::page::check::Checking;
use crate::declare::page::recipient::NOT_MEANT;
use crate::error::WebError;
use crate::page::Page;

/// What was sent before, and what is typed now.
#[derive(Debug, Serialize)]
pub struct DeclareRepeatPage {
    /// The situation's name.
    pub situation: String,
    /// The reference of what was sent before.
    pub reference: String,
    /// The address of its case.
    pub href: String,
    /// Whether it can still be withdrawn.
    pub may_withdraw: bool,
    /// The answers that differ.
    pub differs: Vec<ChangedAnswer>,
    /// Where the form is sent.
    pub action: String,
    /// Where to change the answers.
    pub change: String,
    /// A new value with which the present answers can also be sent.
    pub idempotency_key: String,
}

/// One question with two different answers.
#[derive(Debug, Serialize)]
pub struct ChangedAnswer {
    /// The question.
    pub label: Message,
    /// The answer that was sent. Empty if there was none.
    pub before: String,
    /// The answer that is typed now. Empty if there is none.
    pub now: String,
}

impl Page for DeclareRepeatPage {
    const TEMPLATE: &'static str = "declare/declare_repeat.html";

    fn samples() -> Vec<Self> {
        let page = |may_withdraw| Self {
            situation: "A gift".to_owned(),
            reference: "ABCD-2345".to_owned(),
            href: "/demo/cases/ABCD-2345".to_owned(),
            may_withdraw,
            differs: vec![
                ChangedAnswer {
                    label: Message::written("What is it worth?"),
                    before: "£15.00".to_owned(),
                    now: "£150.00".to_owned(),
                },
                ChangedAnswer {
                    label: key("declare-for-whom").into(),
                    before: String::new(),
                    now: "Ann Example".to_owned(),
                },
            ],
            action: "/demo/drafts/token/check".to_owned(),
            change: "/demo/drafts/token/check".to_owned(),
            idempotency_key: "abc".to_owned(),
        };
        vec![page(true), page(false)]
    }
}

impl Checking<'_> {
    /// The page that asks which of the two to keep.
    pub(super) async fn ask_which(&self, sent: SentBefore) -> Result<Response, WebError> {
        let reference = sent.reference.0;
        let cases = &self.app.service.cases;
        let first = cases.get(&self.me.actor, &reference).await?;
        let labels = self.flow.labels();
        let differs = sent.differs.iter();
        let page = DeclareRepeatPage {
            situation: labels.text(&self.flow.situation.label),
            href: format!("/{}/cases/{reference}", self.me.office),
            may_withdraw: first.may.contains(&May::Withdraw),
            differs: differs
                .map(|one| both(one, self.flow.situation, &labels))
                .collect(),
            action: format!("{}/check", self.base),
            change: format!("{}/check", self.base),
            idempotency_key: self.app.idempotency_key(),
            reference,
        };
        self.reader.page_with(StatusCode::CONFLICT, &page)
    }
}

fn both(one: &Differing, situation: &Situation, labels: &Labels) -> ChangedAnswer {
    let value =
        |value: Option<&Labelled>| value.map_or_else(String::new, |value| labels.labelled(value));
    let label = match (situation.field(&one.field), one.field.as_str()) {
        (Some(field), _) => Message::written(labels.text(&field.label)),
        (None, "subject") => key("declare-for-whom").into(),
        (None, NOT_MEANT) => key("may-be-question").into(),
        (None, "situation") => key("declare-choose-title").into(),
        (None, name) => Message::written(name),
    };
    ChangedAnswer {
        label,
        before: value(one.before.as_ref()),
        now: value(one.now.as_ref()),
    }
}
