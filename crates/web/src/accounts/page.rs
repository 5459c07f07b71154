//! Pages of accounts: inviting a person by a one-time link that is shown once, closing an account, changing one's
//! passphrase.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use probity_casework::PersonId;
use probity_i18n::{Message, key};
use serde::Serialize;

use crate::error::WebError;
use crate::facts_form::{Question, QuestionKind};
use crate::form::{Choice, Form};
use crate::page::Page;
use crate::reader::Reader;
use crate::session;
use crate::session::SignedIn;
use crate::sheet::SheetPage;
use crate::state::App;

/// A one-time link, shown once.
#[derive(Debug, Serialize)]
pub struct InvitedPage {
    /// The person's name.
    pub name: String,
    /// Their sign-in name.
    pub login: String,
    /// The link.
    pub link: String,
    /// When the link expires.
    pub expires: Timestamp,
    /// The person's page.
    pub back: String,
}

impl Page for InvitedPage {
    const TEMPLATE: &'static str = "accounts/invited.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            name: "Ann Example".to_owned(),
            login: "ann".to_owned(),
            link: "https://conduct.example.org/welcome/abc".to_owned(),
            expires: Timestamp::UNIX_EPOCH,
            back: "/demo/people/ann".to_owned(),
        }]
    }
}

async fn invite_sheet(
    app: &App,
    me: &SignedIn,
    person: &str,
    typed: Form,
) -> Result<(SheetPage, String), WebError> {
    me.must_administer()?;
    let view = app
        .service
        .people
        .get(&me.actor, &PersonId::new(person))
        .await?;
    let name = view.person.profile.name;
    let known = view
        .accounts
        .first()
        .map(|(login, _)| login.clone())
        .unwrap_or_default();
    let typed = if typed.value("login").is_empty() && typed.is_good() {
        typed.with("login", known)
    } else {
        typed
    };
    let title = key("invite-title").with("name", name.as_str());
    let sheet = SheetPage::new(
        title,
        key("invite-button"),
        format!("/{}/people/{person}", me.office),
    )
    .saying(key("invite-lead"))
    .asking(
        Question::new("login", QuestionKind::Text, key("invite-login"))
            .hinted(key("invite-login-hint")),
    );
    Ok((sheet.typed(typed), name))
}

/// `GET /{office}/people/{person}/invite`
///
/// # Errors
/// For anyone but administrators, or an unknown person.
pub async fn invite(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, person)): Path<(String, String)>,
) -> Result<Response, WebError> {
    invite_sheet(&app, &me, &person, Form::new())
        .await?
        .0
        .show(&reader)
}

/// `POST /{office}/people/{person}/invite`
///
/// # Errors
/// As for [`invite`].
pub async fn invited(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, person)): Path<(String, String)>,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let form = Form::from_pairs(pairs);
    let login = form.value("login").to_owned();
    let (sheet, name) = invite_sheet(&app, &me, &person, form).await?;
    let invitation = match app
        .service
        .accounts
        .invite(&me.actor, &PersonId::new(person.as_str()), &login)
        .await
    {
        Ok(invitation) => invitation,
        Err(error) => return sheet.refused(&reader, error),
    };
    let at = app.site.settings.public_url.as_deref().unwrap_or_default();
    reader.page(&InvitedPage {
        name,
        login: invitation.login,
        link: format!("{}/welcome/{}", at.trim_end_matches('/'), invitation.token),
        expires: invitation.expires,
        back: format!("/{}/people/{person}", me.office),
    })
}

async fn close_sheet(
    app: &App,
    me: &SignedIn,
    person: &str,
    typed: Form,
) -> Result<SheetPage, WebError> {
    me.must_administer()?;
    let view = app
        .service
        .people
        .get(&me.actor, &PersonId::new(person))
        .await?;
    let open = view.accounts.iter().filter(|(_, state)| state != "closed");
    let logins: Vec<Choice> = open
        .map(|(login, _)| Choice::new(login, Message::written(login)))
        .collect();
    if logins.is_empty() {
        return Err(WebError::not_found("no open account"));
    }
    let title = key("account-close-title").with("name", view.person.profile.name);
    let sheet = SheetPage::new(
        title,
        key("account-close-button"),
        format!("/{}/people/{person}", me.office),
    )
    .saying(key("account-close-lead"))
    .asking(Question::new("login", QuestionKind::Choice, key("account-login")).choosing(logins))
    .asking(Question::new(
        "reason",
        QuestionKind::LongText,
        key("account-close-reason"),
    ))
    .warning();
    Ok(sheet.typed(typed))
}

/// `GET /{office}/people/{person}/close-account`
///
/// # Errors
/// For anyone but administrators, or a person without an open account.
pub async fn close(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, person)): Path<(String, String)>,
) -> Result<Response, WebError> {
    close_sheet(&app, &me, &person, Form::new())
        .await?
        .show(&reader)
}

/// `POST /{office}/people/{person}/close-account`
///
/// # Errors
/// As for [`close`].
pub async fn closed(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, person)): Path<(String, String)>,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let form = Form::from_pairs(pairs);
    let (login, reason) = (
        form.value("login").to_owned(),
        form.value("reason").to_owned(),
    );
    let mut sheet = close_sheet(&app, &me, &person, form).await?;
    let offered = sheet
        .questions
        .iter()
        .flat_map(|question| &question.choices);
    if !offered.into_iter().any(|choice| choice.value == login) {
        sheet.form.error("login", key("account-choose"));
        return sheet.show(&reader);
    }
    let done = app.service.accounts.close(&me.actor, &login, &reason).await;
    sheet.after(&reader, done)
}

fn passphrase_sheet(me: &SignedIn, typed: Form) -> SheetPage {
    SheetPage::new(
        key("passphrase-change"),
        key("passphrase-change-button"),
        format!("/{}/people/{}", me.office, me.person),
    )
    .saying(key("passphrase-change-lead"))
    .asking(Question::new(
        "login",
        QuestionKind::Text,
        key("sign-in-name"),
    ))
    .asking(Question::new(
        "old",
        QuestionKind::Passphrase,
        key("passphrase-old"),
    ))
    .asking(
        Question::new("new", QuestionKind::NewPassphrase, key("passphrase-new"))
            .hinted(key("passphrase-hint")),
    )
    .typed(typed)
}

/// `GET /{office}/passphrase`
///
/// # Errors
/// If no one is signed in.
#[tracing::instrument(name = "web.accounts.page.passphrase", level = "debug", skip_all)]
pub async fn passphrase(reader: Reader, me: SignedIn) -> Result<Response, WebError> {
    passphrase_sheet(&me, Form::new()).show(&reader)
}

/// `POST /{office}/passphrase`: changes the passphrase and ends every session, including this one.
///
/// # Errors
/// If no one is signed in, or after too many attempts.
pub async fn passphrase_changed(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let form = Form::from_pairs(pairs);
    let typed = |name| form.values(name).last().cloned().unwrap_or_default();
    let (old, new) = (typed("old"), typed("new"));
    let kept = Form::new().with("login", form.value("login"));
    match app
        .service
        .accounts
        .change_passphrase(&me.actor, form.value("login"), &old, &new)
        .await
    {
        Ok(()) => Ok((
            [(SET_COOKIE, session::clear_cookie())],
            Redirect::to("/sign-in"),
        )
            .into_response()),
        Err(error) => passphrase_sheet(&me, kept).refused(&reader, error),
    }
}
