//! The API for the path through a situation's questions, so that other front ends ask the same.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use jiff::civil::Date;
use probity_casework::PersonId;
use probity_conduct::{Path, Purpose};
use probity_i18n::key;
use probity_service::input::{Ask, AskAs, FactsIn};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::facts::GivenFacts;
use crate::api::{Body, in_facts};
use crate::ask::api::known;
use crate::error::WebError;
use crate::session::Visitor;
use crate::state::App;

/// The answers so far.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PathBody {
    /// The office.
    office: String,
    /// The situation.
    situation: String,
    /// `ask` for the questions that decide the answer, `declare` for those that a case needs as well.
    purpose: Purpose,
    /// The person's role in the office. Leave it out to ask as the person who is signed in.
    role: Option<String>,
    /// Posts that they hold. Only together with `role`.
    #[serde(default)]
    posts: Vec<String>,
    /// The day whose instruments judge it. The default is today. Only together with `role`.
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// The person it is about. The default is the person who is signed in. Not together with `role`.
    subject: Option<String>,
    /// The facts given so far, in any order.
    #[serde(default)]
    facts: GivenFacts,
    /// Fields that were shown and left blank.
    #[serde(default)]
    skipped: Vec<String>,
    /// Fields to which the answer was "I do not know". The schema of the situation says which may be unknown
    /// (`x-may-be-unknown`).
    #[serde(default)]
    unknown: BTreeSet<String>,
}

/// The path as far as the answers lead.
#[derive(Debug, Serialize, ToSchema)]
pub struct PathReply {
    #[serde(flatten)]
    path: Path,
    /// Whether nothing is left to answer.
    complete: bool,
}

/// Which questions come next. Nothing is saved.
#[utoipa::path(
    post, path = "/api/v1/path", tag = "codes", request_body(content = PathBody, example = json!({"office": "demo", "situation": "gift", "purpose": "ask", "role": "staff", "facts": {"giver_kind": "contractor"}})),
    responses((status = 200, description = "The pages that are answered, and the next", body = PathReply))
)]
#[tracing::instrument(name = "web.ask.path", level = "debug", skip_all)]
pub async fn path(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Body(body): Body<PathBody>,
) -> Result<Json<PathReply>, WebError> {
    known(&app, &body.office, &body.situation)?;
    let actor = visitor.actor(&body.office);
    let (facts, codes) = (FactsIn::from(body.facts), &app.service.codes);
    let path = if let Some(role) = body.role {
        if body.subject.is_some() {
            let error = WebError::unprocessable("a role and a subject");
            return Err(error.with_field("subject", key("api-role-or-subject")));
        }
        let ask = Ask {
            situation: body.situation,
            role,
            posts: body.posts,
            on: body.on,
            facts,
            unknown: body.unknown,
        };
        codes.path(&actor, ask, body.purpose, &body.skipped).await
    } else if actor.person().is_none() {
        let error = WebError::unprocessable("no role and nobody signed in");
        return Err(error.with_field("role", key("api-missing")));
    } else {
        let ask = AskAs {
            situation: body.situation,
            subject: body.subject.map(PersonId::new),
            facts,
            unknown: body.unknown,
        };
        codes
            .path_as(&actor, ask, body.purpose, &body.skipped)
            .await
    };
    let own = ["role", "posts", "on", "subject", "unknown"];
    let path = path.map_err(|error| in_facts(error, &own))?;
    Ok(Json(PathReply {
        complete: path.is_complete(),
        path,
    }))
}
