//! Stepping aside because of a conflict of interest, and the page that says where the case went.

use axum::response::Response;
use probity_casework::event::ConnectionTo;
use probity_conduct::model::Meaning;
use probity_i18n::{Message, key};
use probity_service::ServiceError;
use probity_service::input::SteppingAside;
use probity_service::view::SteppedAside;
use serde::Serialize;

use crate::cases::act::Acting;
use crate::error::WebError;
use crate::facts_form::{Question, QuestionKind};
use crate::form::{Choice, Form};
use crate::page::Page;

/// The choice of no connection.
const NONE: &str = "none";
/// The connection to the person whom the case is about.
const SUBJECT: &str = "subject";
/// The connection to the other party.
const PARTY: &str = "party";

/// The page after someone has stepped aside. They can no longer read the case.
#[derive(Debug, Serialize)]
pub struct SteppedAsidePage {
    /// The case's reference.
    pub reference: String,
    /// The situation's name.
    pub situation: String,
    /// Where the case is now.
    pub says: Message,
    /// The address of the reader's cases.
    pub href: String,
}

impl Page for SteppedAsidePage {
    const TEMPLATE: &'static str = "cases/stepped_aside.html";

    fn samples() -> Vec<Self> {
        let page = |says: Message| Self {
            reference: "ABCD-2345".to_owned(),
            situation: "A gift".to_owned(),
            says,
            href: "/demo/cases".to_owned(),
        };
        vec![
            page(key("aside-moved").into()),
            page(key("aside-on-hold").into()),
            page(key("aside-informed").into()),
        ]
    }
}

impl Acting<'_> {
    /// The questions to someone who steps aside.
    pub(super) fn conflict_questions(&self) -> Vec<Question> {
        let reason = Question::new("reason", QuestionKind::LongText, key("act-conflict-reason"))
            .hinted(key("act-conflict-reason-hint"));
        let mut ends = vec![Choice::new(NONE, key("act-conflict-none"))];
        let subject = self.view.subject.name.as_str();
        ends.push(Choice::new(SUBJECT, Message::written(subject)));
        ends.extend(
            self.party()
                .map(|party| Choice::new(PARTY, Message::written(party))),
        );
        let connection = Question::new(
            "connection",
            QuestionKind::Choice,
            key("act-conflict-connection"),
        )
        .hinted(key("act-conflict-connection-hint"))
        .choosing(ends)
        .optional();
        let relation = Question::new("relation", QuestionKind::Text, key("act-conflict-relation"))
            .hinted(key("act-conflict-relation-hint"))
            .optional();
        vec![reason, connection, relation]
    }

    /// The other party, as it was typed.
    fn party(&self) -> Option<String> {
        let situation = self.app.codes().situation(&self.view.situation)?;
        let field = situation.field_with_meaning(Meaning::Party)?;
        let fact = self
            .view
            .facts
            .iter()
            .find(|fact| fact.field == field.name)?;
        fact.value.value.text().map(str::to_owned)
    }

    /// Steps aside with what was typed.
    ///
    /// # Errors
    /// As [`probity_service::Cases::step_aside`].
    pub(super) async fn step_aside(
        &self,
        form: &Form,
        version: u64,
    ) -> Result<SteppedAside, ServiceError> {
        let to = match form.value("connection") {
            SUBJECT => Some(ConnectionTo::Person(self.view.subject.person.clone())),
            PARTY => self.party().map(ConnectionTo::Party),
            _ => None,
        };
        let aside = SteppingAside {
            reason: form.value("reason").to_owned(),
            connection: to.map(|to| (to, form.value("relation").to_owned())),
        };
        let reference = self.view.reference.0.as_str();
        let cases = &self.app.service.cases;
        cases
            .step_aside(&self.me.actor, reference, Some(version), aside)
            .await
    }

    /// The page that says where the case is now.
    pub(super) fn stepped_aside(&self, aside: &SteppedAside) -> Result<Response, WebError> {
        let labels = self.app.labels(&self.me.office, &self.reader.language);
        let says = if aside.on_hold {
            key("aside-on-hold")
        } else if aside.moved {
            key("aside-moved")
        } else {
            key("aside-informed")
        };
        self.reader.page(&SteppedAsidePage {
            reference: aside.reference.0.clone(),
            situation: labels.situation(&aside.situation),
            says: says.into(),
            href: format!("/{}/cases", self.me.office),
        })
    }
}
