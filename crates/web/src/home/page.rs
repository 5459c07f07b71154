//! The first page: a choice of offices, or the page of the only office, with what waits for the person who is signed
//! in.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use probity_casework::case::day_of;
use probity_i18n::{Key, Message, key};
use probity_service::{DRAFT_HOURS, Draft};
use probity_view::labels::Labels;
use serde::Serialize;

use crate::cases::case_block::CaseRow;
use crate::cases::case_view::row;
use crate::error::WebError;
use crate::page::Page;
use crate::reader::Reader;
use crate::session::{SignedIn, Visitor};
use crate::state::App;

/// The offices whose code can be asked here.
#[derive(Debug, Serialize)]
pub struct OfficesPage {
    /// A link to each office.
    pub offices: Vec<OfficeLink>,
}

/// One office.
#[derive(Clone, Debug, Serialize)]
pub struct OfficeLink {
    /// The address of its own page.
    pub href: String,
    /// Its name.
    pub name: String,
}

/// One office's first page.
#[derive(Debug, Serialize)]
pub struct HomePage {
    /// The office's name.
    pub office: String,
    /// The name of the person who is signed in.
    pub person: Option<String>,
    /// The cases that wait for them.
    pub waiting: Vec<CaseRow>,
    /// What they have begun to declare and not sent.
    pub drafts: Vec<DraftLine>,
    /// Links to what they can do here.
    pub doors: Vec<HomeLink>,
}

/// A declaration that was begun and not sent.
#[derive(Clone, Debug, Serialize)]
pub struct DraftLine {
    /// Where it goes on.
    pub href: String,
    /// What it is, and when it was begun.
    pub title: Message,
    /// When it is deleted.
    pub kept: Message,
    /// What its button deletes, after the word on the button.
    pub which: Message,
}

/// A link to something to do, with a sentence.
#[derive(Clone, Debug, Serialize)]
pub struct HomeLink {
    /// The address.
    pub href: String,
    /// The link's text.
    pub title: Message,
    /// The sentence about it.
    pub says: Message,
}

impl Page for OfficesPage {
    const TEMPLATE: &'static str = "home/offices.html";

    fn samples() -> Vec<Self> {
        let office = OfficeLink {
            href: "/demo".to_owned(),
            name: "Demoshire".to_owned(),
        };
        vec![Self {
            offices: vec![office],
        }]
    }
}

impl Page for HomePage {
    const TEMPLATE: &'static str = "home/home.html";

    fn samples() -> Vec<Self> {
        let door = || HomeLink {
            href: "/ask".to_owned(),
            title: Message::written("Ask"),
            says: Message::written("See what the code says"),
        };
        let draft = || DraftLine {
            href: "/demo/drafts/token".to_owned(),
            title: key("home-draft")
                .with("situation", "A gift")
                .with("on", "30 November 2026"),
            kept: key("home-draft-kept").with("until", "28 December 2026"),
            which: key("home-draft-delete-which")
                .with("situation", "A gift")
                .with("on", "30 November 2026"),
        };
        let of = |person: Option<&str>, waiting| Self {
            drafts: person.map(|_| draft()).into_iter().collect(),
            office: "Demoshire".to_owned(),
            person: person.map(str::to_owned),
            waiting,
            doors: vec![door()],
        };
        vec![
            of(None, Vec::new()),
            of(Some("Ann Example"), Vec::new()),
            of(Some("Ann Example"), CaseRow::samples()),
        ]
    }
}

/// `GET /`: the offices, or the one office, or the reader's own.
///
/// # Errors
/// If the database cannot be reached.
#[tracing::instrument(name = "web.home.page.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    visitor: Visitor,
) -> Result<Response, WebError> {
    let own = visitor.0.as_ref().map(|me| me.office.as_str());
    match (own, app.offices.as_slice()) {
        (Some(office), _) => home(&reader, &app, office, visitor.0.as_ref()).await,
        (None, [only]) => home(&reader, &app, only, None).await,
        (None, offices) => {
            let link = |id: &String| OfficeLink {
                href: format!("/{id}"),
                name: app.labels(id, &reader.language).office_name(),
            };
            reader.page(&OfficesPage {
                offices: offices.iter().map(link).collect(),
            })
        }
    }
}

/// `GET /{office}`
///
/// # Errors
/// For an office that does not run here.
#[tracing::instrument(name = "web.home.page.office", level = "debug", skip_all)]
pub async fn office(
    reader: Reader,
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(office): Path<String>,
) -> Result<Response, WebError> {
    home(&reader, &app, app.office(&office)?, visitor.0.as_ref()).await
}

async fn home(
    reader: &Reader,
    app: &App,
    office: &str,
    me: Option<&SignedIn>,
) -> Result<Response, WebError> {
    let labels = app.labels(office, &reader.language);
    let waiting = match me {
        Some(me) => waiting(app, me)
            .await?
            .iter()
            .map(|line| row(line, &labels))
            .collect(),
        None => Vec::new(),
    };
    let drafts = match me {
        Some(me) if me.office == office => drafts(app, me, &labels).await?,
        _ => Vec::new(),
    };
    reader.page(&HomePage {
        drafts,
        office: labels.office_name(),
        person: me.map(|me| me.name.clone()),
        waiting,
        doors: doors(office, me),
    })
}

/// What the person has begun to declare and not sent.
async fn drafts(app: &App, me: &SignedIn, labels: &Labels<'_>) -> Result<Vec<DraftLine>, WebError> {
    let drafts = app.service.drafts.mine(&me.actor).await?.into_iter();
    let named = |says: Key, draft: &Draft| {
        says.with("situation", labels.situation(&draft.content.situation))
            .with("on", labels.language.date(day_of(draft.created)))
    };
    let line = |draft: Draft| DraftLine {
        href: format!("/{}/drafts/{}", me.office, draft.token),
        title: named(key("home-draft"), &draft),
        which: named(key("home-draft-delete-which"), &draft),
        kept: key("home-draft-kept").with("until", labels.language.date(day_of(draft.expires))),
    };
    Ok(drafts.map(line).collect())
}

/// The cases that the person has to decide, and those that they have to give more information for.
async fn waiting(
    app: &App,
    me: &SignedIn,
) -> Result<Vec<probity_service::view::CaseLine>, WebError> {
    let mut waiting = app.service.cases.to_decide(&me.actor).await?;
    let mine = app.service.cases.mine(&me.actor).await?;
    let asked = mine.into_iter().filter(|line| {
        line.state.waits_for_its_people()
            && waiting
                .iter()
                .all(|known| known.reference != line.reference)
    });
    let asked: Vec<_> = asked.collect();
    waiting.extend(asked);
    Ok(waiting)
}

fn doors(office: &str, me: Option<&SignedIn>) -> Vec<HomeLink> {
    let door = |href: String, title: Key, says: Key| HomeLink {
        href,
        title: title.into(),
        says: says.into(),
    };
    let ask = HomeLink {
        href: format!("/ask?office={office}"),
        title: key("home-ask").into(),
        says: key("home-ask-says").with("hours", DRAFT_HOURS),
    };
    let read = door(
        format!("/{office}/code"),
        key("home-read"),
        key("home-read-says"),
    );
    let Some(me) = me else {
        let sign_in = door(
            "/sign-in".to_owned(),
            key("home-sign-in"),
            key("home-sign-in-says"),
        );
        return vec![ask, read, sign_in];
    };
    let mut doors = vec![
        ask,
        read,
        door(
            format!("/{office}/declare"),
            key("home-declare"),
            key("home-declare-says"),
        ),
        door(
            format!("/{office}/cases"),
            key("home-cases"),
            key("home-cases-says"),
        ),
    ];
    if me.administrator && !me.auditor {
        doors.push(door(
            format!("/{office}/on-hold"),
            key("on-hold-title"),
            key("home-on-hold-says"),
        ));
    }
    if me.auditor {
        doors.push(door(
            format!("/{office}/all-cases"),
            key("all-cases-title"),
            key("home-all-cases-says"),
        ));
    }
    doors
}
