//! The API for asking a code.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use jiff::civil::Date;
use probity_casework::PersonId;
use probity_conduct::{Answer, WouldChange};
use probity_i18n::key;
use probity_service::Explained;
use probity_service::input::{Ask, AskAs, FactsIn};
use probity_service::view::Held;
use probity_view::answer::AnswerBlock;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::facts::GivenFacts;
use crate::api::{Body, in_facts};
use crate::ask::acting::acting;
use crate::error::WebError;
use crate::reader::Reader;
use crate::session::Visitor;
use crate::state::App;

/// A question to a code.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskBody {
    /// The office.
    office: String,
    /// The situation.
    situation: String,
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
    /// The facts, by the names in the situation's schema. Leave out what is not known.
    #[serde(default)]
    facts: GivenFacts,
}

/// The answer, what to do about it in words, and what would change it.
#[derive(Debug, Serialize, ToSchema)]
pub struct AskAnswer {
    #[serde(flatten)]
    answer: Answer,
    /// What to do, in one or two sentences. Names people only for someone who is signed in.
    instruction: String,
    /// The smallest changes of the asker's own facts after which the deed would be permitted, or would need permission
    /// where it is prohibited.
    would_change: Vec<WouldChange>,
    /// Permissions that the person who is signed in already has for the same. They do not change the answer. Absent if
    /// there are none, or if the question is for a role or about someone else.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    held: Vec<Held>,
}

/// Asks a code a question. Nothing is saved.
#[utoipa::path(
    post, path = "/api/v1/ask", tag = "codes", request_body(content = AskBody, example = json!({"office": "demo", "situation": "gift", "role": "staff", "on": "2026-11-21", "facts": {"kind": "cash"}})),
    responses((status = 200, description = "The answer", body = AskAnswer))
)]
#[tracing::instrument(name = "web.ask.ask", level = "debug", skip_all)]
pub async fn ask(
    reader: Reader,
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Body(body): Body<AskBody>,
) -> Result<Json<AskAnswer>, WebError> {
    known(&app, &body.office, &body.situation)?;
    let office = body.office.clone();
    let labels = app.labels(&office, &reader.language);
    let held = held(&app, &visitor, &body).await?;
    let explained = explained(&app, &visitor, body).await?;
    let acting = acting(&app, &visitor.actor(&office), &explained.answer).await?;
    let block = AnswerBlock::for_reader(&explained.answer, &acting, &labels);
    Ok(Json(AskAnswer {
        answer: app.codes().in_language(&explained.answer, labels.lang()),
        instruction: reader.language.say(block.heading()),
        would_change: explained.would_change,
        held,
    }))
}

async fn held(app: &App, visitor: &Visitor, body: &AskBody) -> Result<Vec<Held>, WebError> {
    let actor = visitor.actor(&body.office);
    if body.role.is_some() || actor.person().is_none() {
        return Ok(Vec::new());
    }
    let ask = AskAs {
        situation: body.situation.clone(),
        subject: body.subject.as_deref().map(PersonId::from),
        facts: FactsIn::from(body.facts.clone()),
        unknown: BTreeSet::new(),
    };
    let held = app.service.cases.held(&actor, &ask).await;
    held.map_err(|error| in_facts(error, &[]))
}

async fn explained(app: &App, visitor: &Visitor, body: AskBody) -> Result<Explained, WebError> {
    let actor = visitor.actor(&body.office);
    let facts = FactsIn::from(body.facts);
    let own = ["role", "posts", "on", "subject"];
    if let Some(role) = body.role {
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
            unknown: BTreeSet::new(),
        };
        return app
            .service
            .codes
            .explain(&actor, ask)
            .await
            .map_err(|error| in_facts(error, &own));
    }
    if actor.person().is_none() {
        return Err(WebError::unprocessable("no role and nobody signed in")
            .with_field("role", key("api-missing")));
    }
    for (field, given) in [("posts", !body.posts.is_empty()), ("on", body.on.is_some())] {
        if given {
            return Err(
                WebError::unprocessable("no role").with_field(field, key("api-only-with-role"))
            );
        }
    }
    let ask = AskAs {
        situation: body.situation,
        subject: body.subject.map(PersonId::new),
        facts,
        unknown: BTreeSet::new(),
    };
    app.service
        .codes
        .explain_as(&actor, ask)
        .await
        .map_err(|error| in_facts(error, &own))
}

/// Refuses an office or a situation that does not exist, with those that do.
pub(super) fn known(app: &App, office: &str, situation: &str) -> Result<(), WebError> {
    if !app.runs(office) && !app.offices_to_ask().iter().any(|one| one == office) {
        let known = key("api-unknown-office").with("known", app.offices_to_ask().join(", "));
        return Err(WebError::unprocessable("an unknown office").with_field("office", known));
    }
    if app.codes().situation(situation).is_none() {
        let known: Vec<&str> = app
            .codes()
            .situations()
            .map(|one| one.id.as_str())
            .collect();
        let known = key("api-unknown-situation").with("known", known.join(", "));
        return Err(WebError::unprocessable("an unknown situation").with_field("situation", known));
    }
    Ok(())
}
