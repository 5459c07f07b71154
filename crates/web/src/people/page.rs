//! The people of an office: a list for everyone who is signed in, and a page for each person, open to them,
//! administrators and auditors.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use jiff::civil::Date;
use probity_casework::PersonId;
use probity_casework::event::Right;
use probity_i18n::{Key, Message, key};
use probity_service::view::PersonView;
use probity_view::labels::Labels;
use serde::Serialize;

use crate::error::WebError;
use crate::page::Page;
use crate::people::connections::{ConnectionRow, connection_rows};
use crate::reader::Reader;
use crate::session::SignedIn;
use crate::state::App;

/// Everyone in the office's records.
#[derive(Debug, Serialize)]
pub struct PeoplePage {
    /// People who are in the office now.
    pub here: Vec<PersonRow>,
    /// People who have left.
    pub left: Vec<PersonRow>,
    /// The address to add a person. `None` for readers who may not.
    pub add: Option<String>,
}

/// One person of the list.
#[derive(Clone, Debug, Serialize)]
pub struct PersonRow {
    /// The address of their page, if the reader may see it.
    pub href: Option<String>,
    /// Their name.
    pub name: String,
    /// Their title.
    pub title: String,
    /// Their team.
    pub team: String,
    /// Posts that they hold.
    pub posts: Vec<String>,
}

/// One person with everything that the office knows about them.
#[derive(Debug, Serialize)]
pub struct PersonPage {
    /// Their name.
    pub name: String,
    /// Their title.
    pub title: String,
    /// Their role in the office.
    pub role: String,
    /// Their team.
    pub team: Option<String>,
    /// Their line manager.
    pub manager: Option<String>,
    /// Posts that they hold.
    pub posts: Vec<String>,
    /// Their extra rights.
    pub rights: Vec<Message>,
    /// Their last day, if they have left.
    pub left: Option<Date>,
    /// People and organisations that they must not decide about.
    pub connections: Vec<ConnectionRow>,
    /// Their accounts. Empty for readers who may not see them.
    pub accounts: Vec<AccountRow>,
    /// Links to what the reader can do here.
    pub actions: Vec<ActionLink>,
    /// The address of the list.
    pub back: String,
}

/// An account to sign in with.
#[derive(Clone, Debug, Serialize)]
pub struct AccountRow {
    /// The sign-in name.
    pub login: String,
    /// Its state.
    pub state: Message,
    /// The address to close it.
    pub close: Option<String>,
}

/// A link to something that the reader can do.
#[derive(Clone, Debug, Serialize)]
pub struct ActionLink {
    /// The address.
    pub href: String,
    /// The link's text.
    pub label: Message,
}

impl ActionLink {
    /// A link.
    #[must_use]
    pub fn new(href: impl Into<String>, label: Key) -> Self {
        Self {
            href: href.into(),
            label: label.into(),
        }
    }
}

impl Page for PeoplePage {
    const TEMPLATE: &'static str = "people/people.html";

    fn samples() -> Vec<Self> {
        let row = |href: Option<&str>, posts: &[&str]| PersonRow {
            href: href.map(str::to_owned),
            name: "Ann Example".to_owned(),
            title: "Policy Officer".to_owned(),
            team: "Policy".to_owned(),
            posts: posts.iter().map(|post| (*post).to_owned()).collect(),
        };
        let known = row(Some("/demo/people/ann"), &["Chief Executive"]);
        vec![
            Self {
                here: Vec::new(),
                left: Vec::new(),
                add: Some("/demo/people/new".to_owned()),
            },
            Self {
                here: vec![known, row(None, &[])],
                left: vec![row(None, &[])],
                add: None,
            },
        ]
    }
}

impl Page for PersonPage {
    const TEMPLATE: &'static str = "people/person.html";

    fn samples() -> Vec<Self> {
        let account = |state: Key, close: Option<&str>| AccountRow {
            login: "ann".to_owned(),
            state: state.into(),
            close: close.map(str::to_owned),
        };
        let full = Self {
            name: "Ann Example".to_owned(),
            title: "Policy Officer".to_owned(),
            role: "Member of staff".to_owned(),
            team: Some("Policy".to_owned()),
            manager: Some("Bo Sample".to_owned()),
            posts: vec!["Monitoring Officer".to_owned()],
            rights: vec![right_label(Right::Administrator).into()],
            left: None,
            connections: ConnectionRow::samples(),
            accounts: vec![
                account(
                    key("account-active"),
                    Some("/demo/people/ann/close-account"),
                ),
                account(key("account-closed"), None),
            ],
            actions: actions("/demo/people/ann", true, true, "demo"),
            back: "/demo/people".to_owned(),
        };
        let bare = Self {
            name: "Bo Sample".to_owned(),
            title: String::new(),
            role: "Volunteer".to_owned(),
            team: None,
            manager: None,
            posts: Vec::new(),
            rights: Vec::new(),
            left: Some(jiff::civil::date(2026, 11, 20)),
            connections: Vec::new(),
            accounts: Vec::new(),
            actions: Vec::new(),
            back: "/demo/people".to_owned(),
        };
        vec![full, bare]
    }
}

/// `GET /{office}/people`
///
/// # Errors
/// If no one is signed in.
#[tracing::instrument(name = "web.people.page.list", level = "debug", skip_all)]
pub async fn list(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
) -> Result<Response, WebError> {
    let labels = app.labels(&me.office, &reader.language);
    let base = format!("/{}/people", me.office);
    let lines = app.service.people.list(&me.actor).await?;
    let (left, here): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| line.left);
    let row = |line: &probity_service::view::PersonLine| PersonRow {
        href: (me.administrator || me.auditor || line.id == me.person)
            .then(|| format!("{base}/{}", line.id)),
        name: line.name.clone(),
        title: line.title.clone(),
        team: line.team.clone().unwrap_or_default(),
        posts: line.posts.iter().map(|post| labels.post(post)).collect(),
    };
    reader.page(&PeoplePage {
        here: here.iter().map(row).collect(),
        left: left.iter().map(row).collect(),
        add: me.administrator.then(|| format!("{base}/new")),
    })
}

/// `GET /{office}/people/{person}`
///
/// # Errors
/// For an unknown person, or one whose page the reader may not see.
#[tracing::instrument(name = "web.people.page.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, person)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let view = app
        .service
        .people
        .get(&me.actor, &PersonId::new(person))
        .await?;
    let people = app.service.people.list(&me.actor).await?;
    let name = |id: &PersonId| {
        people
            .iter()
            .find(|one| &one.id == id)
            .map(|one| one.name.clone())
    };
    let labels = app.labels(&me.office, &reader.language);
    reader.page(&page(&view, &labels, &me, name))
}

fn page(
    view: &PersonView,
    labels: &Labels,
    me: &SignedIn,
    name: impl Fn(&PersonId) -> Option<String>,
) -> PersonPage {
    let profile = &view.person.profile;
    let base = format!("/{}/people/{}", me.office, view.person.id);
    let mine = view.person.id == me.person;
    PersonPage {
        name: profile.name.clone(),
        title: profile.title.clone(),
        role: labels.role(&profile.role),
        team: profile.team.clone(),
        manager: view.manager.clone(),
        posts: view.posts.iter().map(|post| labels.post(post)).collect(),
        rights: profile
            .rights
            .iter()
            .map(|right| right_label(*right).into())
            .collect(),
        left: view.person.left,
        connections: connection_rows(&view.person.connections, &base, false, name),
        accounts: view
            .accounts
            .iter()
            .map(|(login, state)| account_row(login, state, &base, me))
            .collect(),
        actions: actions(
            &base,
            me.administrator && view.person.left.is_none(),
            mine,
            &me.office,
        ),
        back: format!("/{}/people", me.office),
    }
}

fn actions(base: &str, manages: bool, mine: bool, office: &str) -> Vec<ActionLink> {
    let mut actions = Vec::new();
    if manages {
        actions.push(ActionLink::new(
            format!("{base}/change"),
            key("person-change"),
        ));
        actions.push(ActionLink::new(
            format!("{base}/invite"),
            key("person-invite"),
        ));
    }
    if manages || mine {
        actions.push(ActionLink::new(
            format!("{base}/connections"),
            key("person-connections-change"),
        ));
    }
    if mine {
        actions.push(ActionLink::new(
            format!("/{office}/passphrase"),
            key("passphrase-change"),
        ));
    }
    if manages {
        actions.push(ActionLink::new(
            format!("{base}/leaving"),
            key("person-leaves"),
        ));
    }
    actions
}

fn account_row(login: &str, state: &str, base: &str, me: &SignedIn) -> AccountRow {
    let (label, open) = match state {
        "invited" => (key("account-invited"), true),
        "active" => (key("account-active"), true),
        _ => (key("account-closed"), false),
    };
    AccountRow {
        login: login.to_owned(),
        state: label.into(),
        close: (open && me.administrator).then(|| format!("{base}/close-account")),
    }
}

/// The label of a right.
#[must_use]
pub const fn right_label(right: Right) -> Key {
    match right {
        Right::Administrator => key("right-administrator"),
        Right::Auditor => key("right-auditor"),
    }
}
