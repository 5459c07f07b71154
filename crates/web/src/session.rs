//! The signed-in person: read once for each request from the cookie or the bearer token, then taken by handlers as an
//! argument.
//!
//! `SignedIn` refuses everyone else: a page sends them to sign in and back, a program gets 401. `Visitor` is anyone.
//! Both check the path's `{office}`: a session of one office does not count in another.

use std::sync::Arc;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use axum::response::{IntoResponse, Redirect, Response};
use headers::authorization::Bearer;
use headers::{Authorization, HeaderMapExt};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use probity_casework::PersonId;
use probity_service::Actor;

use crate::error::WebError;
use crate::reader::{Reader, cookie};
use crate::state::App;

/// The cookie with the session's token. With this prefix, browsers require `Secure` and `Path=/`, and refuse the cookie
/// from any other host (RFC 6265bis). They also accept it on `http://localhost`.
pub const COOKIE_NAME: &str = "__Host-probity";

/// The person who is signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The actor for the service.
    pub actor: Actor,
    /// Their office.
    pub office: String,
    /// Their identifier.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Whether they are an administrator, who manages the office's people, posts and publication.
    pub administrator: bool,
    /// Whether they are an auditor, who can read the office's records.
    pub auditor: bool,
}

/// Anyone: signed in or not.
#[derive(Clone, Debug)]
pub struct Visitor(pub Option<SignedIn>);

impl SignedIn {
    /// Refuses anyone but administrators, before a form is shown that only they may send.
    ///
    /// # Errors
    /// If the person is not an administrator.
    pub fn must_administer(&self) -> Result<(), WebError> {
        if self.administrator {
            return Ok(());
        }
        Err(WebError::forbidden("for administrators alone"))
    }
}

impl Visitor {
    /// The actor on an office's pages. A session of another office does not count.
    #[must_use]
    pub fn actor(&self, office: &str) -> Actor {
        match &self.0 {
            Some(signed_in) if signed_in.office == office => signed_in.actor.clone(),
            _ => App::nobody(office),
        }
    }
}

/// The cookie header with the session's token. It lasts until the browser is closed or the session ends.
#[must_use]
pub fn set_cookie(token: &str) -> String {
    format!("{COOKIE_NAME}={token}; Path=/; Secure; HttpOnly; SameSite=Lax")
}

/// The header that deletes the cookie.
#[must_use]
pub fn clear_cookie() -> String {
    format!("{COOKIE_NAME}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0")
}

/// The token of a request. A bearer token comes before the cookie.
#[must_use]
pub fn token(headers: &HeaderMap) -> Option<String> {
    let bearer = headers.typed_get::<Authorization<Bearer>>();
    let bearer = bearer.map(|bearer| bearer.token().to_owned());
    let token = bearer.or_else(|| cookie(headers, COOKIE_NAME))?;
    Some(token).filter(|token| !token.is_empty())
}

/// The reader of a published code. The office in the path need not run here.
#[derive(Clone)]
pub struct PublishedCodeReader(pub Visitor);

impl<S: Send + Sync> FromRequestParts<S> for PublishedCodeReader {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, WebError> {
        let office = named_office(parts).await?;
        let visitor = parts.extensions.get::<Visitor>().cloned();
        let here = |signed_in: &SignedIn| office.as_ref() == Some(&signed_in.office);
        Ok(Self(Visitor(visitor.and_then(|one| one.0).filter(here))))
    }
}

/// The office in the path, which has to run here. `None` if the path has no office.
async fn office_of(parts: &mut Parts, app: &App) -> Result<Option<String>, WebError> {
    match named_office(parts).await? {
        Some(office) => app.office(&office).map(|office| Some(office.to_owned())),
        None => Ok(None),
    }
}

async fn named_office(parts: &mut Parts) -> Result<Option<String>, WebError> {
    let params = RawPathParams::from_request_parts(parts, &()).await;
    let params = params.map_err(|_| WebError::not_found("a path that cannot be read"))?;
    let office = params.iter().find(|(name, _)| *name == "office");
    Ok(office.map(|(_, value)| value.to_owned()))
}

fn app_in(parts: &Parts) -> Result<Arc<App>, WebError> {
    let app = parts.extensions.get::<Arc<App>>().cloned();
    app.ok_or_else(|| WebError::internal("the router lacks identify::identify"))
}

impl<S: Send + Sync> FromRequestParts<S> for Visitor {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, WebError> {
        let app = app_in(parts)?;
        let office = office_of(parts, &app).await?;
        let visitor = parts
            .extensions
            .get::<Self>()
            .cloned()
            .unwrap_or(Self(None));
        let here = |signed_in: &SignedIn| {
            office
                .as_ref()
                .is_none_or(|office| *office == signed_in.office)
        };
        Ok(Self(visitor.0.filter(here)))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let visitor = Visitor::from_request_parts(parts, state)
            .await
            .map_err(IntoResponse::into_response)?;
        visitor.0.ok_or_else(|| send_to_sign_in(parts))
    }
}

/// Redirects a request for a page to sign in and back. Programs and forms get the error that no one is signed in.
fn send_to_sign_in(parts: &Parts) -> Response {
    let site = parts
        .extensions
        .get::<Arc<App>>()
        .map(|app| Arc::clone(&app.site));
    let wants_json = site.is_none_or(|site| Reader::of(parts, &site).wants_json);
    if parts.method != Method::GET || wants_json {
        return WebError::signed_out("nobody is signed in").into_response();
    }
    let path = utf8_percent_encode(parts.uri.path(), NON_ALPHANUMERIC);
    Redirect::to(&format!("/sign-in?next={path}")).into_response()
}
