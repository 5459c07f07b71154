//! The page of one case: its facts, the answer with its clauses, its holder and due day, its history, and what can be
//! done to it.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use jiff::Timestamp;
use probity_i18n::{Message, key};
use probity_service::view::May;
use serde::Serialize;

use crate::cases::act::Act;
use crate::cases::case_block::CaseBlock;
use crate::cases::history::{self, HistoryItem};
use crate::cases::understood::UnderstoodBlock;
use crate::error::WebError;
use crate::page::Page;
use crate::reader::Reader;
use crate::session::SignedIn;
use crate::state::App;

/// The page of a case.
#[derive(Debug, Serialize)]
pub struct CasePage {
    /// The case.
    pub case: CaseBlock,
    /// Links to what the reader can do.
    pub actions: Vec<ActionLink>,
    /// The information that its holder asks for.
    pub asked: Option<String>,
    /// Whether the reader was refused and may ask for a review.
    pub review: bool,
    /// The code's answer when it was sent, beside its answer now. `None` if the recorded answer cannot be read.
    pub understood: Option<UnderstoodBlock>,
    /// The events, newest first.
    pub history: Vec<HistoryItem>,
}

/// A link to something that the reader can do.
#[derive(Clone, Debug, Serialize)]
pub struct ActionLink {
    /// The address.
    pub href: String,
    /// The link's text.
    pub label: Message,
}

/// `GET /{office}/cases/{reference}`
///
/// # Errors
/// For a case that does not exist or is not open to the reader, with the same error.
#[tracing::instrument(name = "web.cases.page.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, reference)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let view = app.service.cases.get(&me.actor, &reference).await?;
    let labels = app.labels(&me.office, &reader.language);
    let people = app.service.people.list(&me.actor).await?;
    let name = |id: &str| {
        let person = people.iter().find(|person| person.id.as_str() == id);
        person.map_or_else(String::new, |person| person.name.clone())
    };
    // If the recorded answer cannot be read, the page says so where the answer would be.
    let cases = &app.service.cases;
    let understood = cases.understood(&me.actor, &reference).await.ok();
    let href = format!("/{}/cases/{}", me.office, view.reference.0);
    let acts = Act::ALL.iter().filter(|act| view.may.contains(&act.may()));
    reader.page(&CasePage {
        case: crate::cases::case_view::block(&view, &labels, app.service.now()),
        actions: acts
            .map(|act| ActionLink {
                href: format!("{href}/{}", act.path()),
                label: act.title().into(),
            })
            .collect(),
        asked: view.asked.clone(),
        review: view.may.contains(&May::AskReview),
        understood: understood.map(|both| UnderstoodBlock::of(&both, &labels)),
        history: view
            .history
            .iter()
            .rev()
            .map(|line| history::item(line, &labels, name))
            .collect(),
    })
}

impl Page for CasePage {
    const TEMPLATE: &'static str = "cases/case.html";

    fn samples() -> Vec<Self> {
        let item = |by: Option<&str>, details| HistoryItem {
            title: key("history-submitted").into(),
            at: Timestamp::UNIX_EPOCH,
            by: by.map(str::to_owned),
            details,
        };
        let page = |(case, understood), asked: Option<&str>| Self {
            understood,
            case,
            actions: vec![ActionLink {
                href: "/demo/cases/ABCD-2345/decide".to_owned(),
                label: key("act-decide").into(),
            }],
            asked: asked.map(str::to_owned),
            review: asked.is_none(),
            history: vec![
                item(
                    Some("Ann Example"),
                    vec![(key("act-reasons").into(), "It is small.".to_owned())],
                ),
                item(None, Vec::new()),
            ],
        };
        let blocks = UnderstoodBlock::samples().into_iter().map(Some);
        let samples = CaseBlock::samples().into_iter().cycle();
        let asked = [Some("Who was there?"), None].into_iter().cycle();
        samples
            .zip(blocks.chain([None]))
            .zip(asked)
            .map(|(case, asked)| page(case, asked))
            .collect()
    }
}
