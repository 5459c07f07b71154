//! The document that describes the API, made from the handlers themselves. Answers that every route can give are added to each.

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{Content, OpenApi as Document, Ref, ResponseBuilder, path::Operation};
use utoipa::{Modify, OpenApi, ToSchema};

use super::{
    ask, cases, codes, imports, ledger, people, posts, reading, registers, session, settings,
};
use crate::routes::{ROUTES, Who};

/// What every error is (RFC 9457).
#[derive(Serialize, ToSchema)]
pub struct Problem {
    /// Always `about:blank`: the status says what kind it is.
    r#type: String,
    /// What is the case.
    title: String,
    /// The HTTP status.
    status: u16,
    /// What can be done about it.
    detail: String,
    /// Fields to put right.
    errors: Option<Vec<ProblemField>>,
    /// For faults of ours: a number to quote.
    reference: Option<String>,
}

/// One field to put right.
#[derive(Serialize, ToSchema)]
pub struct ProblemField {
    /// Its name, with dots between.
    field: String,
    /// What is wrong and what would be right.
    detail: String,
}

/// What a code says.
#[derive(Serialize, ToSchema)]
pub struct AnswerSchema {
    /// The office asked.
    office: String,
    /// The situation.
    situation: String,
    /// The day by whose instruments it is judged.
    #[schema(format = Date)]
    on: String,
    /// The versions in force on that day.
    instruments: Vec<InstrumentSchema>,
    /// `permitted`, `needs-authorisation`, `prohibited`, `silent` or `not-covered`; null while it is open, and for what only has to
    /// be reported.
    #[schema(required = true)]
    outcome: Option<String>,
    /// The post that must authorise it.
    #[schema(required = true)]
    authority: Option<String>,
    /// The clauses that decided.
    because: Vec<CitationSchema>,
    /// What is owed for certain.
    duties: Vec<DutySchema>,
    /// Facts not given that can still change the answer.
    undecided: Vec<String>,
    /// Posts of which any one may authorise it.
    authorities: Vec<String>,
    /// Where the instruments are silent: policies that they leave the topic to.
    see: Vec<SeeSchema>,
    /// Where they are silent: whom to ask.
    #[schema(required = true)]
    ask: Option<AskWhomSchema>,
    /// What the person is to the office.
    role: String,
    /// Guidance that belongs beside the answer, and what the office decided about findings that concern it.
    shown: Vec<CitationSchema>,
    /// Clauses that belong above every answer on the situation's topic.
    notices: Vec<CitationSchema>,
    /// The clause by which a refusal needs reasons and can be looked at again, where there is one.
    review: Option<CitationSchema>,
    /// Why the rules are there: the principles that the cited clauses uphold. Never what the answer rests on.
    why: Option<Vec<UpheldSchema>>,
    /// True where the codes alone were asked: what the office decided and switched on by itself is not in the answer.
    without_local_decisions: Option<bool>,
}

/// A principle that a cited clause upholds.
#[derive(Serialize, ToSchema)]
pub struct UpheldSchema {
    /// The standard that it belongs to.
    standard: String,
    /// Its identifier there.
    principle: String,
    /// Its name.
    label: String,
    /// What it asks.
    says: String,
    /// The instrument of the first cited clause that upholds it.
    instrument: String,
    /// That clause's reference.
    clause: String,
}

/// What one office's instruments say on a prepared topic.
#[derive(Serialize, ToSchema)]
pub struct ComparedSchema {
    /// The office.
    office: String,
    /// The answers to the questions that it is asked.
    answers: Vec<AnswerSchema>,
    /// The clauses to read.
    clauses: Vec<CitationSchema>,
    /// What is particular about this office's answer.
    differs: Option<String>,
}

/// One version of an instrument.
#[derive(Serialize, ToSchema)]
pub struct InstrumentSchema {
    /// Its identifier.
    id: String,
    /// In the document's own words.
    version: String,
    /// From when it binds.
    #[schema(format = Date)]
    effective: String,
}

/// One clause.
#[derive(Serialize, ToSchema)]
pub struct CitationSchema {
    /// The instrument.
    instrument: String,
    /// The clause's reference.
    clause: String,
    /// What it says.
    says: String,
}

/// One duty.
#[derive(Serialize, ToSchema)]
pub struct DutySchema {
    /// What is owed.
    duty: String,
    /// To whom: a post, `a|b` for either, `a+b` for both.
    #[schema(required = true)]
    to: Option<String>,
    /// An ISO 8601 duration, which runs from `from`.
    #[schema(required = true)]
    within: Option<String>,
    /// When, in words.
    #[schema(required = true)]
    when: Option<String>,
    /// The instrument.
    instrument: String,
    /// The clause's reference.
    clause: String,
    /// What it says.
    says: String,
    /// The moment's identifier.
    moment: Option<String>,
    /// A policy to follow.
    policy: Option<String>,
    /// From which date `within` runs: `occurred-on` or `known-on`.
    from: Option<String>,
    /// When `within` ends, where that date is given.
    #[schema(format = DateTime)]
    due: Option<String>,
    /// An ISO 8601 duration after which it is owed again.
    every: Option<String>,
}

/// A policy that a silent instrument points to.
#[derive(Serialize, ToSchema)]
pub struct SeeSchema {
    /// Its name.
    policy: String,
    /// The instrument that points to it.
    instrument: String,
    /// The clause that does so.
    #[schema(required = true)]
    clause: Option<String>,
}

/// Whom to ask.
#[derive(Serialize, ToSchema)]
pub struct AskWhomSchema {
    /// A post.
    post: String,
    /// The instrument that says so.
    #[schema(required = true)]
    instrument: Option<String>,
    /// Its clause.
    #[schema(required = true)]
    clause: Option<String>,
}

/// Every handler that the document describes.
#[derive(OpenApi)]
#[openapi(
    info(title = "Probity", description = "Runs a public office's code of conduct.", version = "1"),
    paths(
        document,
        ask::ask, codes::offices, codes::situations, codes::situation, codes::coverage, codes::diff,
        reading::instrument, reading::clause, reading::compare_topic, reading::compare_case,
        reading::comparisons, reading::comparison,
        session::sign_in, session::me, session::sign_out,
        cases::declare, cases::preview, cases::list, cases::show, cases::decide, cases::note, cases::question, cases::reply,
        cases::outcome, cases::review, cases::withdraw, cases::reroute, cases::dispose,
        people::list, people::add, people::show, people::change, people::leave, people::declare_connection, people::end_connection,
        people::invite, people::close_account,
        posts::list, posts::take, posts::leave,
        settings::show, settings::readiness, settings::switch, settings::set_deciding_time, settings::decide_finding, settings::decisions, settings::open,
        registers::get, registers::entry, registers::publish, imports::preview, imports::commit,
        ledger::get, ledger::events, ledger::verify,
    ),
    components(schemas(Problem)),
    modifiers(&Everywhere)
)]
struct Described;

/// What every route has: errors as problems, and who may use it.
struct Everywhere;

impl Modify for Everywhere {
    fn modify(&self, document: &mut Document) {
        // What the manifest says of licence and authors is not the office's.
        (document.info.license, document.info.contact) = (None, None);
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("session", SecurityScheme::Http(bearer));
        for (path, item) in &mut document.paths.paths {
            let operations = [
                ("get", &mut item.get),
                ("post", &mut item.post),
                ("put", &mut item.put),
                ("delete", &mut item.delete),
            ];
            for (method, operation) in operations {
                let Some(operation) = operation else { continue };
                let who = ROUTES
                    .iter()
                    .find(|route| route.path == path && route.method == method);
                let open = who.is_some_and(|route| route.who == Who::Anyone);
                add_problems(operation, open);
            }
        }
    }
}

fn add_problems(operation: &mut Operation, open: bool) {
    let problem = |description: &str| {
        let content = Content::new(Some(Ref::from_schema_name("Problem")));
        ResponseBuilder::new()
            .description(description)
            .content("application/problem+json", content)
            .build()
    };
    let reads = operation.request_body.is_some();
    let mut add = |status: &str, description: &str| {
        operation
            .responses
            .responses
            .entry(status.to_owned())
            .or_insert_with(|| problem(description).into());
    };
    if !open {
        add("401", "Nobody is signed in");
        add("403", "Not for this person");
        add(
            "409",
            "Things are not as the request supposes: somebody changed them, or it is too late or too early",
        );
    }
    add(
        "404",
        "There is no such thing, or it is not for this person to know",
    );
    if reads {
        add("400", "Not JSON; says where");
        add("413", "Too much at once");
        add("415", "Not called JSON");
        add("422", "Fields to put right");
    }
    add("429", "Too many requests");
    add("503", "Cannot be answered at the moment");
    if !open {
        operation.security = Some(vec![SecurityRequirement::new(
            "session",
            Vec::<String>::new(),
        )]);
    }
}

/// The document, as it is served and kept with the developers' pages.
#[must_use]
pub fn text() -> String {
    let text = Described::openapi().to_pretty_json();
    text.map(|text| text + "\n").unwrap_or_default()
}

/// This document.
#[utoipa::path(
    get, path = "/api/v1/openapi.json", tag = "codes",
    responses((status = 200, description = "OpenAPI 3.1", body = Object))
)]
pub async fn document() -> Response {
    ([(CONTENT_TYPE, "application/json")], text()).into_response()
}
