//! Middleware that finds out who is signed in.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use probity_casework::event::Right;
use probity_service::ServiceError;

use crate::error::WebError;
use crate::navigation;
use crate::reader::Reader;
use crate::session::{SignedIn, Visitor, token};
use crate::state::App;

/// Adds the signed-in person and their page frame to the request. The frame is added to the response as well, where
/// error pages find it.
pub async fn identify(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let signed_in = match token(request.headers()) {
        Some(token) => match signed_in(&app, &token).await {
            Ok(signed_in) => signed_in,
            Err(error) => return WebError::from(error).into_response(),
        },
        None => None,
    };
    let (mut parts, body) = request.into_parts();
    let reader = Reader::of(&parts, &app.site);
    let masthead = Arc::new(navigation::masthead(&app, &reader, signed_in.as_ref()));
    parts.extensions.insert(Arc::clone(&masthead));
    parts.extensions.insert(Arc::clone(&app));
    parts.extensions.insert(Visitor(signed_in));
    let request = Request::from_parts(parts, body);
    let mut response = next.run(request).await;
    response.extensions_mut().insert(masthead);
    response
}

async fn signed_in(app: &App, token: &str) -> Result<Option<SignedIn>, ServiceError> {
    let Some((actor, person)) = app.service.accounts.signed_in(token).await? else {
        return Ok(None);
    };
    let office = actor.office().to_owned();
    if !app.runs(&office) {
        return Ok(None);
    }
    let has = |right| person.profile.rights.contains(&right);
    Ok(Some(SignedIn {
        administrator: has(Right::Administrator),
        auditor: has(Right::Auditor),
        name: person.profile.name.clone(),
        actor,
        office,
        person: person.id,
    }))
}
