//! Someone goes back after sending and changes an answer. What was sent stays as it is, and the change begins another
//! draft, which says so before it is sent.

use axum::response::{IntoResponse, Redirect, Response};
use probity_casework::CaseId;
use probity_conduct::{Purpose, Value};
use probity_service::DraftContent;
use probity_service::view::CaseView;

use crate::declare::page::declaring::{Declaring, address, sent};
use crate::error::WebError;
use crate::flow::typed::{MYSELF, SUBJECT, Sent, Typed};

impl Declaring<'_> {
    /// Where a page leads that was sent after the declaration itself: to the case if nothing is changed, or else to
    /// another draft with the answers as they were sent and the change.
    pub(super) async fn after_sending(
        &self,
        case: &CaseId,
        page: &Sent,
    ) -> Result<Response, WebError> {
        let first = self
            .app
            .service
            .cases
            .get(&self.me.actor, case.as_str())
            .await?;
        let situation = self.app.codes().situation(&first.situation);
        let situation = situation.ok_or_else(|| WebError::not_found("no such situation"))?;
        let before = self.as_sent(&first, &situation.fields);
        let mut content = before.clone();
        if !page.values(SUBJECT).is_empty() {
            content.put(SUBJECT, &page.values(SUBJECT));
        }
        content.take_in(situation, page);
        if self.is_same(&before, &content)? {
            return Ok(sent(&self.me.office, case));
        }
        let drafts = &self.app.service.drafts;
        let draft = drafts
            .begin(&self.me.actor, &drafts.new_token(), content)
            .await?;
        let flow = self.flow(&draft.content)?;
        let next = flow.next(&flow.path().await?);
        Ok(Redirect::to(&address(&self.me.office, &draft, &next)).into_response())
    }

    /// The answers of a case, as someone would type them.
    fn as_sent(&self, case: &CaseView, fields: &[probity_conduct::model::Field]) -> DraftContent {
        let mut content = DraftContent::new(Purpose::Declare, &self.me.office, &case.situation);
        let given = |name: &str| {
            let fact = case.facts.iter().find(|fact| fact.field == name)?;
            Some(&fact.value.value)
        };
        for field in fields {
            match given(&field.name) {
                Some(value) => content.typed.extend(typed(&field.name, value)),
                None if case.unknown.contains(&field.name) => {
                    content.unknown.push(field.name.clone());
                }
                None => content.skipped.push(field.name.clone()),
            }
        }
        let subject = if case.subject.person == self.me.person {
            MYSELF.to_owned()
        } else {
            case.subject.person.to_string()
        };
        content.put(SUBJECT, &[subject]);
        content.after = Some(CaseId::from(case.reference.as_str()));
        content
    }

    /// Whether two drafts say the same, however it is typed.
    fn is_same(&self, one: &DraftContent, other: &DraftContent) -> Result<bool, WebError> {
        let (first, second) = (self.flow(one)?.facts(), self.flow(other)?.facts());
        let told = |content: &DraftContent| (content.subject(), content.unknown.clone());
        Ok(first == second && told(one) == told(other))
    }
}

/// A value as it stands in a form: a date in its three boxes.
fn typed(name: &str, value: &Value) -> Vec<(String, String)> {
    let Value::Date(day) = value else {
        return vec![(name.to_owned(), value.to_plain())];
    };
    vec![
        (format!("{name}-day"), day.day().to_string()),
        (format!("{name}-month"), day.month().to_string()),
        (format!("{name}-year"), day.year().to_string()),
    ]
}
