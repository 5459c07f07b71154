//! Sentences for what an office still lacks before it can go live.

use probity_casework::exclusion::Why;
use probity_casework::readiness::Missing;
use probity_i18n::{Message, key};
use probity_service::view::{MissingView, PassedOverView};
use serde::Serialize;

use crate::labels::Labels;

/// One missing item. For a case that could reach no one, it lists why each post or person was passed over.
#[derive(Clone, Debug, Serialize)]
pub struct MissingRow {
    /// The missing item.
    pub says: Message,
    /// Why each was passed over.
    pub passed_over: Vec<Message>,
}

/// A missing item in words: one sentence for it, and one for each post or person passed over.
#[must_use]
pub fn missing_messages(view: &MissingView, labels: &Labels<'_>) -> Vec<Message> {
    let row = missing_row(view, labels);
    [row.says].into_iter().chain(row.passed_over).collect()
}

/// A missing item in words.
#[must_use]
pub fn missing_row(view: &MissingView, labels: &Labels<'_>) -> MissingRow {
    let posts = |posts: &[probity_casework::PostId]| {
        let posts: Vec<String> = posts
            .iter()
            .map(|post| labels.post(post.as_str()))
            .collect();
        labels.either(&posts)
    };
    let says = match &view.missing {
        Missing::Administrator => key("missing-administrator").into(),
        Missing::Advice => key("missing-advice").into(),
        Missing::UnknownPost(post) => key("missing-post").with("post", post.as_str()),
        Missing::DeadEnd { wanted, .. } => key("missing-dead-end")
            .with("subject", view.subject.clone().unwrap_or_default())
            .with("posts", posts(wanted)),
    };
    MissingRow {
        says,
        passed_over: view
            .passed_over
            .iter()
            .map(|one| passed(one, labels))
            .collect(),
    }
}

/// Why a post or person was passed over, in words.
#[must_use]
pub fn passed(view: &PassedOverView, labels: &Labels<'_>) -> Message {
    let sentence = match view.passed.why {
        Why::Vacant => key("passed-vacant"),
        Why::Left => key("passed-left"),
        Why::Subject => key("passed-subject"),
        Why::Named => key("passed-named"),
        Why::About => key("passed-about"),
        Why::MayBeNamed => key("passed-may-be-named"),
        Why::NeverTo => key("passed-never-to"),
        Why::Connection => key("passed-connection"),
        Why::ReportsToParty => key("passed-reports"),
        Why::Decided => key("passed-decided"),
        Why::Submitter => key("passed-submitter"),
        Why::Recused => key("passed-recused"),
    };
    Message::new(sentence)
        .with("post", labels.post(view.passed.post.as_str()))
        .with("name", view.name.clone().unwrap_or_default())
}
