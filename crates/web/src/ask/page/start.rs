//! Where asking starts: which office, what it is about, and the first question.
//!
//! The address has the office, the situation and words to search with. None of them is an answer, and none is logged.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::response::Response;
use probity_conduct::Purpose;
use probity_i18n::key;
use probity_service::DraftContent;
use probity_view::labels::Labels;
use serde::{Deserialize, Serialize};

use crate::ask::page::{Asking, who};
use crate::error::WebError;
use crate::flow::typed::{OFFICE, SITUATION, TOKEN};
use crate::flow::{Flow, Next};
use crate::home::page::OfficeLink;
use crate::page::Page;
use crate::reader::Reader;
use crate::session::Visitor;
use crate::situations::SituationList;
use crate::state::App;

/// The offices, or the situations of one office.
#[derive(Debug, Serialize)]
pub struct AskStartPage {
    /// The offices to choose from, if that is not known yet.
    pub offices: Vec<OfficeLink>,
    /// What can be asked about.
    pub list: Option<SituationList>,
}

impl Page for AskStartPage {
    const TEMPLATE: &'static str = "ask/ask_start.html";

    fn samples() -> Vec<Self> {
        let office = OfficeLink {
            href: "/ask?office=demo".to_owned(),
            name: "Demoshire".to_owned(),
        };
        let choosing = Self {
            offices: vec![office],
            list: None,
        };
        let lists = SituationList::samples().into_iter().map(|list| Self {
            offices: Vec::new(),
            list: Some(list),
        });
        std::iter::once(choosing).chain(lists).collect()
    }
}

/// The query of a link to the page.
#[derive(Debug, Deserialize)]
pub struct AskQuery {
    #[serde(default)]
    office: String,
    #[serde(default)]
    situation: String,
    #[serde(default)]
    q: String,
}

/// The address at which an office's code is asked.
pub(super) fn address(office: &str) -> String {
    let known = office
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if office.is_empty() || !known {
        "/ask".to_owned()
    } else {
        format!("/ask?office={office}")
    }
}

/// `GET /ask`: the offices, the situations, or the first question.
///
/// # Errors
/// If the code cannot be asked now.
#[tracing::instrument(name = "web.ask.page.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Query(start): Query<AskQuery>,
) -> Result<Response, WebError> {
    let offices = app.offices_to_ask();
    let own = visitor.0.as_ref().map(|me| me.office.as_str());
    let named = Some(start.office.as_str()).filter(|office| !office.is_empty());
    let office = match (named.or(own), offices.as_slice()) {
        (None, [only]) => Some(only.as_str()),
        (found, _) => found.filter(|found| offices.iter().any(|known| known == found)),
    };
    let Some(office) = office else {
        let link = |id: &String| OfficeLink {
            href: address(id),
            name: app.labels(id, &reader.language).office_name(),
        };
        return reader.page(&AskStartPage {
            offices: offices.iter().map(link).collect(),
            list: None,
        });
    };
    if app.codes().situation(&start.situation).is_some() {
        return first(&reader, &app, &visitor, office, &start.situation).await;
    }
    let labels = app.labels(office, &reader.language);
    let role = role(&app, &visitor, office).await;
    let list = list(&app, &labels, role.as_deref(), &start.q);
    reader.page(&AskStartPage {
        offices: Vec::new(),
        list: Some(list),
    })
}

/// The role of the person who is signed in to this office.
async fn role(app: &App, visitor: &Visitor, office: &str) -> Option<String> {
    let me = visitor.0.as_ref().filter(|me| me.office == office)?;
    let person = app.service.people.get(&me.actor, &me.person).await.ok()?;
    Some(person.person.profile.role)
}

fn list(app: &App, labels: &Labels, role: Option<&str>, typed: &str) -> SituationList {
    let base = address(labels.office);
    let href = |id: &str| format!("{base}&situation={id}");
    SituationList::of(labels, role, app.service.today(), typed, &href)
        .searched_at("/ask", labels.office)
}

/// The first question of a situation, with a form that begins the draft.
async fn first(
    reader: &Reader,
    app: &App,
    visitor: &Visitor,
    office: &str,
    situation: &str,
) -> Result<Response, WebError> {
    let content = DraftContent::new(Purpose::Ask, office, situation);
    let flow = Flow::new(app, &reader.language, visitor, &content)?;
    let asking = Asking {
        reader,
        app,
        visitor,
    };
    let page = if flow.knows_who() {
        let path = flow.path().await?;
        if flow.next(&path) == Next::End {
            return asking.answer(&flow, &path, None).await;
        }
        let page = flow.numbered(&path, 1, "/ask");
        page.ok_or_else(|| WebError::internal("a path without a first page"))?
    } else {
        who(&flow, "/ask")
    };
    let mut page = page
        .hiding(TOKEN, &app.service.drafts.new_token())
        .hiding(OFFICE, office)
        .hiding(SITUATION, situation);
    "/ask".clone_into(&mut page.action);
    page.back = Some(address(office));
    page.held = flow.held(flow.facts()).await?;
    page.notes.extend(
        flow.situation
            .confidential
            .then(|| key("ask-confidential").into()),
    );
    reader.page(&page)
}
