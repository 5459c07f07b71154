//! The recipients of a declaration, for the check before sending, and the question about people whom a typed name may
//! mean.

use jiff::Timestamp;
use probity_casework::case::State;
use probity_casework::event::Task;
use probity_i18n::{Message, key};
use probity_service::view::{Holder, Preview};
use probity_view::labels::Labels;
use serde::Serialize;

use crate::form::Choice;

/// The field with the people who are not meant. Names of facts have no hyphens, so it cannot clash with one.
pub const NOT_MEANT: &str = "not-meant";
/// The field with the recipients that the page showed.
pub const EXPECTS: &str = "form-expects";

/// The people who will get it.
#[derive(Debug, Serialize)]
pub struct Recipients {
    /// Who gets it and what they do, or a sentence that no one can get it yet.
    pub first: Message,
    /// When they have to act, if a clause sets a time.
    pub due: Option<Timestamp>,
    /// Who else is informed, who never gets it, and notes about it.
    pub more: Vec<Message>,
    /// Typed names that belong to no one here.
    pub unmatched: Vec<Message>,
    /// People whom a typed name may mean.
    pub may_be: Vec<Choice>,
    /// The recipients as shown, to send with the form.
    pub expects: String,
}

impl Recipients {
    /// The recipients in a preview.
    #[must_use]
    pub fn of(preview: &Preview, labels: &Labels) -> Self {
        Self {
            first: first(preview, labels),
            due: preview.holder.as_ref().and_then(|holder| holder.due),
            more: more(preview, labels),
            unmatched: preview
                .unmatched
                .iter()
                .map(|name| key("may-be-unmatched").with("typed", name.typed.as_str()))
                .collect(),
            may_be: preview
                .may_be
                .iter()
                .map(|one| {
                    let text = Message::written(&one.name);
                    let hint = key("may-be-typed").with("title", one.title.as_str());
                    Choice::new(one.person.as_str(), text)
                        .hinted(hint.with("typed", one.typed.as_str()))
                })
                .collect(),
            expects: preview.expects.clone(),
        }
    }
}

fn first(preview: &Preview, labels: &Labels) -> Message {
    let has = |key, holder: &Holder| {
        Message::new(key)
            .with("post", labels.post(holder.post.as_str()))
            .with("person", holder.name.as_str())
    };
    match (&preview.holder, preview.state) {
        (Some(holder), _) if holder.task == Task::Decide => has(key("recipient-decides"), holder),
        (Some(holder), _) => has(key("recipient-is-told"), holder),
        (None, State::OnHold) => key("recipient-on-hold").into(),
        (None, State::AwaitingInformation) => key("recipient-more").into(),
        (None, _) => key("recipient-recorded").into(),
    }
}

fn more(preview: &Preview, labels: &Labels) -> Vec<Message> {
    let informed = preview.informed.iter().map(|informed| {
        key("recipient-also")
            .with("post", labels.post(informed.post.as_str()))
            .with("person", informed.name.as_str())
    });
    let mut more: Vec<Message> = informed.collect();
    if preview.state == State::OnHold && preview.confidential {
        more.push(key("recipient-outside").into());
    }
    more.extend(
        preview
            .never_to
            .iter()
            .map(|post| key("recipient-never").with("post", labels.post(post.as_str()))),
    );
    if preview.confidential {
        more.push(key("recipient-nobody-else").into());
    }
    more
}

impl Recipients {
    /// One sample of each kind, for the test that renders every page.
    #[must_use]
    pub fn samples() -> Vec<Self> {
        let plain = |first: Message| Self {
            first,
            due: None,
            more: Vec::new(),
            unmatched: Vec::new(),
            may_be: Vec::new(),
            expects: "closed".to_owned(),
        };
        let mut full = plain(
            key("recipient-decides")
                .with("post", "Chief Executive")
                .with("person", "Ann Example"),
        );
        full.due = Some(Timestamp::UNIX_EPOCH);
        full.more = vec![
            key("recipient-also")
                .with("post", "Commissioner")
                .with("person", "Bo Example"),
            key("recipient-never").with("post", "Line manager"),
            key("recipient-nobody-else").into(),
        ];
        full.unmatched = vec![key("may-be-unmatched").with("typed", "Zed")];
        full.may_be = vec![
            Choice::new("cy", Message::written("Cy Example")).hinted(
                key("may-be-typed")
                    .with("title", "Clerk")
                    .with("typed", "Cy"),
            ),
        ];
        let mut on_hold = plain(key("recipient-on-hold").into());
        on_hold.more = vec![key("recipient-outside").into()];
        vec![full, on_hold, plain(key("recipient-recorded").into())]
    }
}
