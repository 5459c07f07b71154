//! Pages for signing in and out.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use probity_i18n::{Message, key};
use probity_service::{AccountError, ServiceError};
use probity_view::facts::TypedField;
use serde::{Deserialize, Serialize};

use crate::client::Client;
use crate::error::WebError;
use crate::facts_form::{Question, QuestionKind, carried};
use crate::form::{Choice, Form};
use crate::language::is_own_path;
use crate::page::Page;
use crate::reader::Reader;
use crate::session;
use crate::state::App;

/// The field for the sign-in name.
pub const LOGIN: &str = "sign-in-name";
/// The field for the passphrase.
pub const PASSPHRASE: &str = "sign-in-passphrase";
/// The field for the office, if several run here.
pub const OFFICE: &str = "sign-in-office";
/// The field for the address to go to afterwards.
pub const NEXT: &str = "sign-in-next";

/// The sign-in form.
#[derive(Debug, Serialize)]
pub struct SignInPage {
    /// What was typed, except the passphrase.
    pub form: Form,
    /// The question for the office, if several run here.
    pub office: Option<Question>,
    /// The address to go to afterwards.
    pub next: String,
    /// The fields of a form that was being filled in when the person had to sign in.
    pub carried: Vec<TypedField>,
}

/// The page after signing in, if a form waits to be sent.
#[derive(Debug, Serialize)]
pub struct SignedInPage {
    /// The address of that form.
    pub next: String,
    /// The fields of that form.
    pub carried: Vec<TypedField>,
}

impl Page for SignInPage {
    const TEMPLATE: &'static str = "accounts/sign_in.html";

    fn samples() -> Vec<Self> {
        let of = |form: Form| Self {
            form,
            office: None,
            next: "/".to_owned(),
            carried: Vec::new(),
        };
        let mut wrong = of(Form::from_pairs([(LOGIN, "ann")]));
        wrong.form.error(LOGIN, key("sign-in-wrong"));
        let choices = vec![Choice::new("demo", Message::written("Demoshire"))];
        wrong.office = Some(
            Question::new(OFFICE, QuestionKind::Choice, key("sign-in-office")).choosing(choices),
        );
        wrong.carried = vec![TypedField {
            name: "kind".to_owned(),
            value: "cash".to_owned(),
        }];
        vec![of(Form::new()), wrong]
    }
}

impl Page for SignedInPage {
    const TEMPLATE: &'static str = "accounts/signed_in.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            next: "/demo/declare/gift".to_owned(),
            carried: vec![TypedField {
                name: "kind".to_owned(),
                value: "cash".to_owned(),
            }],
        }]
    }
}

/// The address to go to after signing in.
#[derive(Debug, Deserialize)]
pub struct SignInQuery {
    #[serde(default)]
    next: String,
}

/// `GET /sign-in`
///
/// # Errors
/// If the template fails.
#[tracing::instrument(name = "web.accounts.sign_in.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    Query(start): Query<SignInQuery>,
) -> Result<Response, WebError> {
    reader.page(&page(&reader, &app, own(&start.next), Form::new()))
}

/// The sign-in form, with the fields of a form that was being filled in.
///
/// # Errors
/// If the template fails.
pub fn carrying(reader: &Reader, app: &App, next: &str, typed: Form) -> Result<Response, WebError> {
    reader.page_with(StatusCode::UNAUTHORIZED, &page(reader, app, next, typed))
}

/// `POST /sign-in`. A wrong name and a wrong passphrase get the same error.
///
/// # Errors
/// If the database cannot be reached.
#[tracing::instrument(name = "web.accounts.sign_in.post", level = "debug", skip_all)]
pub async fn post(
    reader: Reader,
    State(app): State<Arc<App>>,
    Client(address): Client,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let (passphrases, pairs): (Vec<_>, Vec<_>) =
        pairs.into_iter().partition(|(name, _)| name == PASSPHRASE);
    let passphrase = passphrases
        .into_iter()
        .next()
        .map(|(_, value)| value)
        .unwrap_or_default();
    let mut form = Form::from_pairs(pairs);
    let office = match app.offices.as_slice() {
        [only] => only.clone(),
        _ => form.value(OFFICE).to_owned(),
    };
    let signed_in = if app.runs(&office) {
        app.service
            .accounts
            .sign_in(&office, form.value(LOGIN), &passphrase, &address)
            .await
    } else {
        return wrong(
            &reader,
            &app,
            form,
            StatusCode::UNPROCESSABLE_ENTITY,
            key("sign-in-choose-office").into(),
        );
    };
    match signed_in {
        Ok(session) => Ok(go_on(&reader, &form, &session.token)?),
        Err(ServiceError::Account(AccountError::TooManyAttempts { minutes })) => {
            let message = key("sign-in-too-many").with("minutes", minutes);
            wrong(&reader, &app, form, StatusCode::TOO_MANY_REQUESTS, message)
        }
        Err(error @ ServiceError::Account(AccountError::SignInRefused)) => wrong(
            &reader,
            &app,
            std::mem::take(&mut form),
            StatusCode::UNPROCESSABLE_ENTITY,
            error.message(),
        ),
        Err(error) => Err(error.into()),
    }
}

/// `POST /sign-out`
///
/// # Errors
/// If the database cannot be reached.
#[tracing::instrument(name = "web.accounts.sign_in.sign_out", level = "debug", skip_all)]
pub async fn sign_out(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    if let Some(token) = session::token(&headers) {
        app.service.accounts.sign_out(&token).await?;
    }
    Ok(([(SET_COOKIE, session::clear_cookie())], Redirect::to("/")).into_response())
}

fn wrong(
    reader: &Reader,
    app: &App,
    mut form: Form,
    status: StatusCode,
    message: Message,
) -> Result<Response, WebError> {
    let next = own(form.value(NEXT)).to_owned();
    form.error(LOGIN, message);
    reader.page_with(status, &page(reader, app, &next, form))
}

/// Redirects to where the person wanted to go. If a form waits, shows a page with a button instead, because only the
/// person may send it.
fn go_on(reader: &Reader, form: &Form, token: &str) -> Result<Response, WebError> {
    let next = own(form.value(NEXT)).to_owned();
    let cookie = [(SET_COOKIE, session::set_cookie(token))];
    let carried = waiting_form(form);
    if carried.is_empty() {
        return Ok((cookie, Redirect::to(&next)).into_response());
    }
    Ok((cookie, reader.page(&SignedInPage { next, carried })?).into_response())
}

fn waiting_form(form: &Form) -> Vec<TypedField> {
    carried(form, &[LOGIN, PASSPHRASE, OFFICE, NEXT])
}

fn page(reader: &Reader, app: &App, next: &str, form: Form) -> SignInPage {
    let choice = |id: &String| {
        Choice::new(
            id,
            Message::written(app.labels(id, &reader.language).office_name()),
        )
    };
    let office = (app.offices.len() > 1).then(|| {
        Question::new(OFFICE, QuestionKind::Choice, key("sign-in-office"))
            .choosing(app.offices.iter().map(choice).collect())
    });
    SignInPage {
        carried: waiting_form(&form),
        form,
        office,
        next: next.to_owned(),
    }
}

/// The path, if it is on this site; otherwise the first page.
fn own(next: &str) -> &str {
    if is_own_path(next) { next } else { "/" }
}
