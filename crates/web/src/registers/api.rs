//! `/api/v1/offices/{office}/registers/…`: reading a register page by page, and changes to its publication for
//! administrators.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query as Pairs, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use probity_service::Actor;
use probity_service::input::RegisterQuery;
use probity_service::view::RegisterPage;
use probity_view::cells::CellFormatter;
use probity_view::json::{Entry, Head};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::Body;
use crate::error::WebError;
use crate::public_cache::{CachedResponse, Key};
use crate::reader::Reader;
use crate::registers::query::Query;
use crate::session::{SignedIn, Visitor};
use crate::state::App;

/// Entries in one response.
const ROWS: u32 = 100;

/// Lists entries of a register, one page at a time.
///
/// # Errors
/// For an invalid query, or a register that does not exist or that the caller may not see.
#[utoipa::path(
    get, path = "/api/v1/offices/{office}/registers/{register}", tag = "registers",
    params(
        ("office" = String, Path, description = "An office", example = "demo"), ("register" = String, Path, description = "A register", example = "gifts-and-hospitality"),
        ("text" = Option<String>, Query, description = "Words to look for", example = "diary"),
        ("year" = Option<i16>, Query, description = "The year in which the financial year begins", example = 2026),
        ("outcome" = Option<String>, Query, description = "accepted, declined, returned, handed-over or disposed", example = "accepted"),
        ("after" = Option<String>, Query, description = "`next` of the page before"),
        ("before" = Option<String>, Query, description = "`previous` of the page after. Not together with `after`")
    ),
    responses((status = 200, description = "Entries in the schema probity-register/1, with `previous` and `next`", body = EntriesPage))
)]
#[tracing::instrument(name = "web.registers.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path((office, register)): Path<(String, String)>,
    Pairs(pairs): Pairs<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let query = Query::read(&pairs)?;
    if visitor.0.is_some() {
        let found = EntriesResult::read(&app, visitor.actor(&office), &register, &query).await?;
        return Ok(Json(found.page(&reader)).into_response());
    }
    let key = Key {
        head: app.service.ledger.head(&office).await?,
        address: format!("api/{register}{}", query.address()),
        language: reader.language.tag().to_owned(),
        day: app.service.today(),
        office: office.clone(),
    };
    if let Some(kept) = app.public_cache.get(&key) {
        return Ok(kept.answer(&headers));
    }
    let found = EntriesResult::read(&app, App::nobody(&office), &register, &query).await?;
    let text = serde_json::to_string(&found.page(&reader));
    let text = text.map_err(|failed| WebError::internal(failed.to_string()))?;
    let kept = CachedResponse::new(text, "application/json", reader.language.tag());
    Ok(app.public_cache.put(key, kept).answer(&headers))
}

/// Entries of a register, one page at a time.
#[derive(Serialize, ToSchema)]
pub struct EntriesPage<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    /// The entries.
    entries: Vec<Entry<'a>>,
    /// The value of `before` for the page before. Null on the first page.
    previous: Option<&'a str>,
    /// The value of `after` for the next page. Null on the last page.
    next: Option<&'a str>,
}

/// What a query found.
struct EntriesResult {
    actor: Actor,
    query: RegisterQuery,
    view: RegisterPage,
}

impl EntriesResult {
    async fn read(
        app: &App,
        actor: Actor,
        register: &str,
        query: &Query,
    ) -> Result<Self, WebError> {
        let query = query.clone().to_register_query(register, ROWS);
        let view = app.service.registers.page(&actor, &query).await?;
        Ok(Self { actor, query, view })
    }

    fn page<'a>(&'a self, reader: &'a Reader) -> EntriesPage<'a> {
        let (view, format) = (&self.view, CellFormatter::of(&reader.language));
        EntriesPage {
            head: Head::of(self.actor.office(), view, &self.query, &format),
            entries: view
                .rows
                .iter()
                .map(|row| Entry::of(row, &format))
                .collect(),
            previous: view.previous.as_deref(),
            next: view.next.as_deref(),
        }
    }
}

/// Shows one entry of a register.
///
/// # Errors
/// For an unknown entry, or one whose register the caller may not see.
#[utoipa::path(
    get, path = "/api/v1/offices/{office}/registers/{register}/{entry}", tag = "registers",
    params(
        ("office" = String, Path, description = "An office", example = "demo"), ("register" = String, Path, description = "A register", example = "gifts-and-hospitality"),
        ("entry" = String, Path, description = "An entry's id", example = "63A8-X3GB-V")
    ),
    responses((status = 200, description = "The entry", body = Entry))
)]
#[tracing::instrument(name = "web.registers.entry", level = "debug", skip_all)]
pub async fn entry(
    reader: Reader,
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path((office, register, id)): Path<(String, String, String)>,
) -> Result<Response, WebError> {
    let entry = app
        .service
        .registers
        .entry(&visitor.actor(&office), &register, &id)
        .await?;
    Ok(Json(Entry::of(&entry, &CellFormatter::of(&reader.language))).into_response())
}

/// An action on an entry.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Publish {
    /// The reason.
    reason: String,
    /// For a correction: the column.
    column: Option<String>,
    /// For a correction: the new value. Leave it blank to remove the value.
    value: Option<String>,
}

/// Withholds, shows or corrects an entry of a register.
///
/// # Errors
/// For anyone but administrators without a part in the case, without a reason, or if nothing would change.
#[utoipa::path(
    post, path = "/api/v1/offices/{office}/registers/{register}/entries/{entry}/{act}", tag = "registers",
    params(
        ("office" = String, Path, description = "An office", example = "demo"), ("register" = String, Path, description = "A register", example = "gifts-and-hospitality"),
        ("entry" = String, Path, description = "An entry's id", example = "63A8-X3GB-V"), ("act" = String, Path, description = "withhold, show or correct", example = "correct")
    ),
    request_body(content = Publish, example = json!({"reason": "The title was wrong.", "column": "description", "value": "A pocket diary"})),
    responses((status = 200, description = "The entry as it is now", body = Entry))
)]
#[tracing::instrument(name = "web.registers.publish", level = "debug", skip_all)]
pub async fn publish(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, register, id, act)): Path<(String, String, String, String)>,
    sent: Result<Body<Publish>, WebError>,
) -> Result<Response, WebError> {
    if !me.administrator {
        return Err(WebError::forbidden("publication is for administrators"));
    }
    let Body(sent) = sent?;
    let (service, actor) = (&app.service, &me.actor);
    let id = service.registers.entry(actor, &register, &id).await?.id;
    let entry = match act.as_str() {
        "withhold" => service.registers.withhold(actor, &id, &sent.reason).await?,
        "show" => service.registers.show(actor, &id, &sent.reason).await?,
        "correct" => {
            let (entry, _) = service.registers.withheld_entry(actor, &id).await?;
            let wanted = sent.column.unwrap_or_default();
            let cell = entry.cells.iter().find(|cell| *cell.column == *wanted);
            let field = cell
                .and_then(|cell| cell.field.as_deref())
                .unwrap_or_default();
            service
                .registers
                .correct(
                    actor,
                    &id,
                    field,
                    &sent.value.unwrap_or_default(),
                    &sent.reason,
                )
                .await?
        }
        _ => {
            return Err(WebError::not_found(
                "nothing of that name can be done to an entry",
            ));
        }
    };
    Ok(Json(Entry::of(&entry, &CellFormatter::of(&reader.language))).into_response())
}
