//! The API for asking a code.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use jiff::civil::Date;
use probity_casework::PersonId;
use probity_conduct::{Answer, WouldChange};
use probity_i18n::key;
use probity_service::input::{Ask, AskAs, FactsIn};
use probity_service::view::ActingFor;
use probity_service::{Actor, Explained};
use probity_view::answer::{Acting, ActingHolder, AnswerBlock};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::facts::GivenFacts;
use crate::api::{Body, in_facts};
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
    if !app.runs(&body.office) && !app.offices_to_ask().contains(&body.office) {
        let known = key("api-unknown-office").with("known", app.offices_to_ask().join(", "));
        return Err(WebError::unprocessable("an unknown office").with_field("office", known));
    }
    if app.codes().situation(&body.situation).is_none() {
        let known: Vec<&str> = app
            .codes()
            .situations()
            .map(|one| one.id.as_str())
            .collect();
        let known = key("api-unknown-situation").with("known", known.join(", "));
        return Err(WebError::unprocessable("an unknown situation").with_field("situation", known));
    }
    let office = body.office.clone();
    let labels = app.labels(&office, &reader.language);
    let explained = explained(&app, &visitor, body).await?;
    let acting = acting(&app, &visitor.actor(&office), &explained.answer).await?;
    let block = AnswerBlock::for_reader(&explained.answer, &acting, &labels);
    Ok(Json(AskAnswer {
        answer: app.codes().in_language(&explained.answer, labels.lang()),
        instruction: reader.language.say(block.heading()),
        would_change: explained.would_change,
    }))
}

/// Who acts for each post towards the person signed in. Empty for a confidential matter: only the check before sending
/// knows whom it is about, and so who will get it.
pub(crate) async fn acting(app: &App, actor: &Actor, answer: &Answer) -> Result<Acting, WebError> {
    let situation = app.codes().situation(&answer.situation);
    if situation.is_none_or(|one| one.confidential) || !app.runs(actor.office()) {
        return Ok(Acting::new());
    }
    let acting = app.service.posts.acting(actor).await?;
    let holder = |one: ActingFor| {
        let holder = ActingHolder {
            name: one.name,
            post: one.acts_as.0,
        };
        (one.post.0, holder)
    };
    Ok(acting.into_iter().map(holder).collect())
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
    };
    app.service
        .codes
        .explain_as(&actor, ask)
        .await
        .map_err(|error| in_facts(error, &own))
}
