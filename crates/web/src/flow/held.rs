//! Permissions that the person already has for what they ask about or declare, as lines on a page.

use probity_conduct::Facts;
use probity_i18n::{Message, key};
use probity_service::ServiceError;
use probity_service::view::Held;
use probity_view::held::permission;
use probity_view::labels::Labels;
use serde::Serialize;

use crate::flow::Flow;

/// One permission.
#[derive(Clone, Debug, Serialize)]
pub struct HeldLine {
    /// Until when, and for what.
    pub says: Message,
    /// The other party, as it was declared.
    pub party: Option<String>,
    /// The conditions, in the words of the person who decided.
    pub conditions: Option<String>,
    /// The page of its case.
    pub href: String,
}

impl HeldLine {
    fn of(held: &Held, labels: &Labels) -> Self {
        Self {
            says: permission(held, labels),
            party: held.party.clone(),
            conditions: held.conditions.clone(),
            href: format!("/{}/cases/{}", labels.office, held.reference.0),
        }
    }

    /// One for tests.
    #[must_use]
    pub fn sample() -> Self {
        Self {
            says: key("held").with("case", "Outside work, ABCD-2345-6"),
            party: Some("Imaginary College".to_owned()),
            conditions: Some("On Saturdays only".to_owned()),
            href: "/demo/cases/ABCD-2345-6".to_owned(),
        }
    }
}

impl Flow<'_> {
    /// The permissions that the person already has, by these facts. None for someone who has not signed in, and none
    /// for a question about someone else.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn held(&self, facts: Facts) -> Result<Vec<HeldLine>, ServiceError> {
        if !self.knows_who() {
            return Ok(Vec::new());
        }
        let actor = self.visitor.actor(&self.content.office);
        let cases = &self.app.service.cases;
        let held = cases.held(&actor, &self.as_self(facts)).await?;
        let labels = self.labels();
        Ok(held.iter().map(|one| HeldLine::of(one, &labels)).collect())
    }
}
