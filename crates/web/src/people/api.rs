//! The API of people, their connections and their accounts.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::Date;
use probity_casework::PersonId;
use probity_casework::event::{ConnectionTo, Profile, Right};
use probity_service::input::NewPerson;
use probity_service::view::{PersonLine, PersonView};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::{Body, created};
use crate::error::WebError;
use crate::session::SignedIn;
use crate::state::App;

/// A person's profile.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonBody {
    /// Their identifier. The default is a random one. Not for a change.
    id: Option<String>,
    /// The version that the change was made from. Only for a change.
    version: Option<u64>,
    /// Their name.
    name: String,
    /// Their job title.
    #[serde(default)]
    title: String,
    /// Their role in the office.
    role: String,
    /// Their team.
    team: Option<String>,
    /// Their line manager's identifier.
    manager: Option<String>,
    /// Their rights: `administrator`, `auditor`.
    #[serde(default)]
    rights: BTreeSet<Right>,
}

/// A person's last day.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LeavingBody {
    /// The day.
    #[schema(value_type = String, format = Date)]
    on: Date,
}

/// A connection to declare.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConnectionBody {
    /// `{"person": "identifier"}` for someone in the office, `{"party": "name"}` for anyone outside.
    pub(crate) to: ConnectionTo,
    /// The kind of connection.
    pub(crate) relation: String,
}

/// A connection to end.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConnectionEndBody {
    /// The other end, as it was declared.
    to: ConnectionTo,
    /// Why it no longer applies.
    reason: String,
}

/// A person to invite.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InviteBody {
    /// The sign-in name.
    login: String,
}

/// An invitation. It is shown only once.
#[derive(Serialize, ToSchema)]
pub struct InvitationOut {
    /// The sign-in name.
    login: String,
    /// The one-time link, without the service's address in front.
    link: String,
    /// When it expires.
    #[schema(value_type = String, format = DateTime)]
    expires: Timestamp,
}

/// An account to close.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClosingBody {
    /// The sign-in name.
    login: String,
    /// The reason.
    reason: String,
}

/// A new person's identifier.
#[derive(Debug, Serialize, ToSchema)]
pub struct PersonOut {
    /// The identifier.
    id: String,
}

fn profile(body: PersonBody) -> Profile {
    Profile {
        name: body.name,
        title: body.title,
        role: body.role,
        team: body.team,
        manager: body.manager.map(PersonId::new),
        rights: body.rights,
    }
}

/// Lists everyone in the office's records.
#[utoipa::path(
    get, path = "/api/v1/people", tag = "people",
    responses((status = 200, description = "Names, titles, teams and posts", body = Vec<PersonLine>))
)]
#[tracing::instrument(name = "web.people.list", level = "debug", skip_all)]
pub async fn list(
    State(app): State<Arc<App>>,
    me: SignedIn,
) -> Result<Json<Vec<PersonLine>>, WebError> {
    Ok(Json(app.service.people.list(&me.actor).await?))
}

/// Adds a person. For administrators.
#[utoipa::path(
    post, path = "/api/v1/people", tag = "people", request_body(content = PersonBody, example = json!({"id": "nat", "name": "Nat New", "title": "Policy officer", "role": "staff", "manager": "lee", "rights": ["auditor"]})),
    responses((status = 201, description = "Their identifier", body = PersonOut))
)]
#[tracing::instrument(name = "web.people.add", level = "debug", skip_all)]
pub async fn add(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Body(mut body): Body<PersonBody>,
) -> Result<Response, WebError> {
    let id = body.id.take().map(PersonId::new);
    let new = NewPerson {
        id,
        profile: profile(body),
    };
    let id = app.service.people.add(&me.actor, new).await?;
    Ok(created(
        &format!("/api/v1/people/{id}"),
        PersonOut { id: id.0 },
    ))
}

/// Shows one person. For themselves, administrators and auditors.
#[utoipa::path(
    get, path = "/api/v1/people/{person}", tag = "people",
    params(("person" = String, Path, description = "A person's identifier", example = "nat")),
    responses((status = 200, description = "The person", body = PersonView))
)]
#[tracing::instrument(name = "web.people.show", level = "debug", skip_all)]
pub async fn show(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(person): Path<String>,
) -> Result<Json<PersonView>, WebError> {
    Ok(Json(
        app.service
            .people
            .get(&me.actor, &PersonId::new(person))
            .await?,
    ))
}

/// Replaces a person's profile. For administrators.
#[utoipa::path(
    put, path = "/api/v1/people/{person}", tag = "people",
    request_body(content = PersonBody, example = json!({"version": 1, "name": "Nat Newer", "title": "Policy officer", "role": "staff", "manager": "lee"})),
    params(("person" = String, Path, description = "A person's identifier", example = "nat")),
    responses((status = 204, description = "Changed"))
)]
#[tracing::instrument(name = "web.people.change", level = "debug", skip_all)]
pub async fn change(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(person): Path<String>,
    Body(body): Body<PersonBody>,
) -> Result<StatusCode, WebError> {
    let (id, version) = (PersonId::new(person), body.version);
    app.service
        .people
        .change(&me.actor, &id, version, profile(body))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Records that a person leaves: posts become vacant, accounts close, cases go to other people. For administrators.
#[utoipa::path(
    post, path = "/api/v1/people/{person}/leaving", tag = "people", request_body(content = LeavingBody, example = json!({"on": "2026-11-21"})),
    params(("person" = String, Path, description = "A person's identifier", example = "nat")),
    responses((status = 204, description = "Recorded"))
)]
#[tracing::instrument(name = "web.people.leave", level = "debug", skip_all)]
pub async fn leave(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(person): Path<String>,
    Body(body): Body<LeavingBody>,
) -> Result<StatusCode, WebError> {
    app.service
        .people
        .leave(&me.actor, &PersonId::new(person), body.on)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Declares a connection, one's own or, for administrators, another person's.
#[utoipa::path(
    post, path = "/api/v1/people/{person}/connections", tag = "people", request_body(content = ConnectionBody, example = json!({"to": {"party": "Imaginary Print Ltd"}, "relation": "My sister owns it."})),
    params(("person" = String, Path, description = "A person's identifier", example = "nat")),
    responses((status = 204, description = "Declared"))
)]
#[tracing::instrument(name = "web.people.declare_connection", level = "debug", skip_all)]
pub async fn declare_connection(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(person): Path<String>,
    Body(body): Body<ConnectionBody>,
) -> Result<StatusCode, WebError> {
    app.service
        .people
        .declare_connection(&me.actor, &PersonId::new(person), body.to, &body.relation)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends a connection, one's own or, for administrators, another person's.
#[utoipa::path(
    post, path = "/api/v1/people/{person}/connections/ending", tag = "people", request_body(content = ConnectionEndBody, example = json!({"to": {"party": "Imaginary Print Ltd"}, "reason": "She sold it."})),
    params(("person" = String, Path, description = "A person's identifier", example = "nat")),
    responses((status = 204, description = "Ended"))
)]
#[tracing::instrument(name = "web.people.end_connection", level = "debug", skip_all)]
pub async fn end_connection(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(person): Path<String>,
    Body(body): Body<ConnectionEndBody>,
) -> Result<StatusCode, WebError> {
    app.service
        .people
        .end_connection(&me.actor, &PersonId::new(person), body.to, &body.reason)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Invites a person to sign in. The link is shown only once. For administrators.
#[utoipa::path(
    post, path = "/api/v1/people/{person}/invitations", tag = "people", request_body(content = InviteBody, example = json!({"login": "nat@example.org"})),
    params(("person" = String, Path, description = "A person's identifier", example = "nat")),
    responses((status = 201, description = "The one-time link", body = InvitationOut))
)]
#[tracing::instrument(name = "web.people.invite", level = "debug", skip_all)]
pub async fn invite(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(person): Path<String>,
    Body(body): Body<InviteBody>,
) -> Result<Response, WebError> {
    let invitation = app
        .service
        .accounts
        .invite(&me.actor, &PersonId::new(person.as_str()), &body.login)
        .await?;
    let link = format!("/welcome/{}", invitation.token);
    let out = InvitationOut {
        login: invitation.login,
        link,
        expires: invitation.expires,
    };
    Ok(created(&format!("/api/v1/people/{person}"), out))
}

/// Closes an account and ends all sessions of its person. For administrators.
#[utoipa::path(
    post, path = "/api/v1/accounts/closing", tag = "people", request_body(content = ClosingBody, example = json!({"login": "nat@example.org", "reason": "They use another account."})),
    responses((status = 204, description = "Closed"))
)]
#[tracing::instrument(name = "web.people.close_account", level = "debug", skip_all)]
pub async fn close_account(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Body(body): Body<ClosingBody>,
) -> Result<StatusCode, WebError> {
    app.service
        .accounts
        .close(&me.actor, &body.login, &body.reason)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
