//! The page that sets up an account from a one-time link. The link's token is exchanged at once for a cookie, so that
//! it stays neither in the address bar nor in referrers. Opening the link does not use it up.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header::{REFERRER_POLICY, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use probity_i18n::key;
use probity_service::ServiceError;
use serde::Serialize;

use crate::error::WebError;
use crate::form::Form;
use crate::page::Page;
use crate::reader::{Reader, cookie};
use crate::session;
use crate::state::App;

/// The cookie that holds the link's token until the passphrase is set.
const COOKIE_NAME: &str = "__Host-welcome";
/// The field for the new passphrase.
const PASSPHRASE: &str = "passphrase";
/// The field to repeat it in.
const AGAIN: &str = "passphrase-again";

/// The page to choose the first passphrase.
#[derive(Debug, Serialize)]
pub struct WelcomePage {
    /// The errors. Passphrases are not shown again.
    pub form: Form,
    /// The name of the invited person.
    pub name: String,
    /// Their sign-in name.
    pub login: String,
}

impl Page for WelcomePage {
    const TEMPLATE: &'static str = "accounts/welcome.html";

    fn samples() -> Vec<Self> {
        let page = || Self {
            form: Form::new(),
            name: "Ann Example".to_owned(),
            login: "ann".to_owned(),
        };
        let mut wrong = page();
        wrong.form.error(PASSPHRASE, key("passphrase-differs"));
        vec![page(), wrong]
    }
}

/// `GET /welcome/{token}`: moves the token from the address into a cookie.
#[tracing::instrument(name = "web.accounts.welcome.exchange", level = "debug", skip_all)]
pub async fn exchange(Path(token): Path<String>) -> Response {
    let sound = token.len() <= 100
        && token
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    let token = if sound { token } else { String::new() };
    let cookie =
        format!("{COOKIE_NAME}={token}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=3600");
    (
        [
            (SET_COOKIE, cookie),
            (REFERRER_POLICY, "no-referrer".to_owned()),
        ],
        Redirect::to("/welcome"),
    )
        .into_response()
}

/// `GET /welcome`
///
/// # Errors
/// For a link that is used, expired or unknown.
#[tracing::instrument(name = "web.accounts.welcome.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let (name, login) = app.service.accounts.invitation(&token(&headers)).await?;
    reader.page(&WelcomePage {
        form: Form::new(),
        name,
        login,
    })
}

/// `POST /welcome`: sets the passphrase and signs in.
///
/// # Errors
/// As for [`get`].
#[tracing::instrument(name = "web.accounts.welcome.post", level = "debug", skip_all)]
pub async fn post(
    reader: Reader,
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let (name, login) = app.service.accounts.invitation(&token(&headers)).await?;
    let typed = |wanted: &str| {
        pairs
            .iter()
            .find(|(name, _)| name == wanted)
            .map_or("", |(_, value)| value.as_str())
    };
    let mut page = WelcomePage {
        form: Form::new(),
        name,
        login,
    };
    if typed(PASSPHRASE) != typed(AGAIN) {
        page.form.error(AGAIN, key("passphrase-differs"));
        return reader.form_again(&page);
    }
    match app
        .service
        .accounts
        .activate(&token(&headers), typed(PASSPHRASE))
        .await
    {
        Ok(session) => {
            Ok((AppendHeaders(cookies(&session.token)), Redirect::to("/")).into_response())
        }
        Err(error) => wrong(&reader, page, error),
    }
}

fn wrong(
    reader: &Reader,
    mut page: WelcomePage,
    error: ServiceError,
) -> Result<Response, WebError> {
    let ServiceError::Fields(problems) = error else {
        return Err(error.into());
    };
    let label = reader.language.t("passphrase-new", &[]);
    for problem in &problems {
        page.form.error(PASSPHRASE, problem.message(&label));
    }
    reader.form_again(&page)
}

fn token(headers: &HeaderMap) -> String {
    cookie(headers, COOKIE_NAME).unwrap_or_default()
}

fn cookies(session: &str) -> [(HeaderName, String); 2] {
    let gone = format!("{COOKIE_NAME}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
    [
        (SET_COOKIE, session::set_cookie(session)),
        (SET_COOKIE, gone),
    ]
}
