//! Who acts for each post, so that an answer can name them.

use probity_conduct::Answer;
use probity_service::Actor;
use probity_service::view::ActingFor;
use probity_view::answer::{Acting, ActingHolder};

use crate::error::WebError;
use crate::state::App;

/// Who acts for each post towards the person signed in. Empty for a confidential matter: only the check before sending
/// knows whom it is about, and so who will get it.
///
/// # Errors
/// If the office cannot be read.
pub async fn acting(app: &App, actor: &Actor, answer: &Answer) -> Result<Acting, WebError> {
    let situation = app.codes().situation(&answer.situation);
    if situation.is_none_or(|one| one.confidential) || !app.runs(actor.office()) {
        return Ok(Acting::new());
    }
    Ok(by_name(app.service.posts.acting(actor).await?))
}

/// The same, of people who are known already.
#[must_use]
pub fn by_name(acting: Vec<ActingFor>) -> Acting {
    let holder = |one: ActingFor| {
        let holder = ActingHolder {
            name: one.name,
            post: one.acts_as.0,
        };
        (one.post.0, holder)
    };
    acting.into_iter().map(holder).collect()
}
