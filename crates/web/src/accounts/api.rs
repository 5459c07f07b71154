//! The API for signing in and out.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use jiff::Timestamp;
use probity_i18n::key;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::{Body, created};
use crate::client::Client;
use crate::error::WebError;
use crate::session;
use crate::session::SignedIn;
use crate::state::App;

/// The office and the credentials to sign in with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInBody {
    /// The office.
    office: String,
    /// The sign-in name.
    login: String,
    /// The passphrase.
    #[schema(format = Password)]
    passphrase: String,
}

/// A session.
#[derive(Serialize, ToSchema)]
pub struct SessionOut {
    /// Send it with every request as `Authorization: Bearer TOKEN`.
    token: String,
    /// When the session ends.
    #[schema(value_type = String, format = DateTime)]
    expires: Timestamp,
    /// The identifier of the person who is signed in.
    person: String,
}

/// The person who is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeOut {
    /// Their office.
    office: String,
    /// Their identifier.
    person: String,
    /// Whether they are an administrator, who manages the office's people, posts and publication.
    name: String,
    /// Whether they are an auditor, who can read the office's records.
    administrator: bool,
    /// Whether they read everything.
    auditor: bool,
}

/// Signs in.
#[utoipa::path(
    post, path = "/api/v1/session", tag = "session", request_body(content = SignInBody, example = json!({"office": "demo", "login": "sam@example.org", "passphrase": "correct horse battery"})),
    responses((status = 201, description = "Signed in", body = SessionOut))
)]
#[tracing::instrument(name = "web.accounts.sign_in", level = "debug", skip_all)]
pub async fn sign_in(
    State(app): State<Arc<App>>,
    Client(address): Client,
    Body(body): Body<SignInBody>,
) -> Result<Response, WebError> {
    if !app.runs(&body.office) {
        let known = key("api-unknown-office").with("known", app.offices.join(", "));
        return Err(
            WebError::unprocessable("an office that does not run here").with_field("office", known)
        );
    }
    let session = app
        .service
        .accounts
        .sign_in(&body.office, &body.login, &body.passphrase, &address)
        .await?;
    let out = SessionOut {
        token: session.token,
        expires: session.expires,
        person: session.person.0,
    };
    Ok(created("/api/v1/session", out))
}

/// Shows who is signed in.
#[utoipa::path(
    get, path = "/api/v1/session", tag = "session",
    responses((status = 200, description = "The person who is signed in", body = MeOut))
)]
#[tracing::instrument(name = "web.accounts.me", level = "debug", skip_all)]
pub async fn me(me: SignedIn) -> Json<MeOut> {
    Json(MeOut {
        office: me.office,
        person: me.person.0,
        name: me.name,
        administrator: me.administrator,
        auditor: me.auditor,
    })
}

/// Signs out. The token stops working.
#[utoipa::path(
    delete, path = "/api/v1/session", tag = "session",
    responses((status = 204, description = "Signed out"))
)]
#[tracing::instrument(name = "web.accounts.sign_out", level = "debug", skip_all)]
pub async fn sign_out(
    State(app): State<Arc<App>>,
    _: SignedIn,
    headers: HeaderMap,
) -> Result<StatusCode, WebError> {
    if let Some(token) = session::token(&headers) {
        app.service.accounts.sign_out(&token).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
