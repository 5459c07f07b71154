//! Pages to declare something: choose a situation, answer its questions, check the answer with its clauses, send it,
//! read what happens next.
//!
//! What was typed is kept in a draft, no matter what is wrong with it.

mod again;
mod check;
mod declaring;
mod recipient;
mod repeat;
mod view;

use std::sync::Arc;

use axum::extract::{Path as UrlPath, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use probity_conduct::Purpose;
use probity_service::{DraftContent, ServiceError};
use serde::Deserialize;

use crate::accounts::sign_in;
use crate::declare::page::declaring::{Declaring, address, begins, sent_to};
pub use crate::declare::page::repeat::DeclareRepeatPage;
pub use crate::declare::page::view::{DeclareCheckPage, DeclareChoosePage};
use crate::error::WebError;
use crate::flow::Taken;
use crate::flow::typed::{Sent, TOKEN};
use crate::form::Form;
use crate::reader::Reader;
use crate::session::{SignedIn, Visitor};
use crate::situations::SituationList;
use crate::state::App;

/// The step that asks for whom it is.
const FOR_WHOM: &str = "subject";
/// The step before sending.
const CHECK: &str = "check";
/// How often a save is tried if the draft changes meanwhile.
const TRIES: usize = 3;

/// The query of the list of situations.
#[derive(Debug, Deserialize)]
pub struct ChooseQuery {
    #[serde(default)]
    q: String,
}

/// `GET /{office}/declare`: what can be declared.
///
/// # Errors
/// If the template fails.
#[tracing::instrument(name = "web.declare.choose", level = "debug", skip_all)]
pub async fn choose(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Query(query): Query<ChooseQuery>,
) -> Result<Response, WebError> {
    let labels = app.labels(&me.office, &reader.language);
    let person = app.service.people.get(&me.actor, &me.person).await?;
    let base = format!("/{}/declare", me.office);
    let href = |id: &str| format!("{base}/{id}");
    // Someone who may declare for others needs what concerns them, too.
    let others = app.service.people.may_submit_for(&me.actor).await?;
    let role = Some(person.person.profile.role.as_str()).filter(|_| others.is_empty());
    let list = SituationList::of(&labels, role, app.service.today(), &query.q, &href);
    reader.page(&DeclareChoosePage {
        office: labels.office_name(),
        list: list.searched_at(&base, ""),
    })
}

/// `GET /{office}/declare/{situation}`: the first question.
///
/// # Errors
/// For an unknown situation.
#[tracing::instrument(name = "web.declare.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    UrlPath((_, situation)): UrlPath<(String, String)>,
) -> Result<Response, WebError> {
    let visitor = Visitor(Some(me.clone()));
    let declaring = Declaring::new(&reader, &app, &me, &visitor);
    let content = DraftContent::new(Purpose::Declare, &me.office, &situation);
    let flow = declaring.flow(&content)?;
    let (page, held) = match declaring.for_whom(&flow).await? {
        Some(page) => (page, Vec::new()),
        None => (
            declaring.first(&flow).await?,
            flow.held(flow.facts()).await?,
        ),
    };
    let mut page = begins(&flow, page);
    page.held = held;
    page.action = format!("/{}/declare/{situation}", me.office);
    reader.page(&page.hiding(TOKEN, &app.service.drafts.new_token()))
}

/// `POST /{office}/declare/{situation}`: takes in the first answers, and begins the draft that keeps them.
///
/// If the session has ended, the person signs in first, and the form is carried through that.
///
/// # Errors
/// For an unknown situation, or if the database cannot be reached.
#[tracing::instrument(name = "web.declare.post", level = "debug", skip_all)]
pub async fn post(
    reader: Reader,
    State(app): State<Arc<App>>,
    visitor: Visitor,
    UrlPath((office, situation)): UrlPath<(String, String)>,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let office = app.office(&office)?;
    let Some(me) = visitor.0.clone() else {
        let next = format!("/{office}/declare/{situation}");
        return sign_in::carrying(&reader, &app, &next, Form::from_pairs(pairs));
    };
    let sent = Sent(pairs);
    let declaring = Declaring::new(&reader, &app, &me, &visitor);
    let token = match sent.value(TOKEN) {
        "" => app.service.drafts.new_token(),
        token => token.to_owned(),
    };
    let mut content = DraftContent::new(Purpose::Declare, office, &situation);
    if sent.value("go-step") == "send" {
        return declaring.send_at_once(content, sent).await;
    }
    let action = format!("/{office}/declare/{situation}");
    match declaring.take_in(&mut content, &sent, &action).await? {
        Taken::Again(mut page) => {
            page.action = action;
            reader.form_again(&page.hiding(TOKEN, &token))
        }
        Taken::On(next) => {
            let draft = app.service.drafts.begin(&me.actor, &token, content).await?;
            if let Some(case) = &draft.content.sent {
                return declaring.after_sending(case, &sent).await;
            }
            Ok(Redirect::to(&address(office, &draft, &next)).into_response())
        }
    }
}

/// `GET /{office}/drafts/{token}`: where the answers lead.
///
/// # Errors
/// If there is no such draft.
#[tracing::instrument(name = "web.declare.resume", level = "debug", skip_all)]
pub async fn resume(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    UrlPath((office, token)): UrlPath<(String, String)>,
) -> Result<Response, WebError> {
    step(
        reader,
        State(app),
        me,
        UrlPath((office, token, String::new())),
    )
    .await
}

/// `GET /{office}/drafts/{token}/{step}`: a question, or the check before sending.
///
/// # Errors
/// If there is no such draft.
#[tracing::instrument(name = "web.declare.step", level = "debug", skip_all)]
pub async fn step(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    UrlPath((_, token, step)): UrlPath<(String, String, String)>,
) -> Result<Response, WebError> {
    let visitor = Visitor(Some(me.clone()));
    let declaring = Declaring::new(&reader, &app, &me, &visitor);
    let draft = declaring.opened(&token).await?;
    match sent_to(&me.office, &draft) {
        Some(done) => Ok(done),
        None => declaring.show(&draft, &step).await,
    }
}

/// `POST /{office}/drafts/{token}/{step}`: saves the answers of a page and goes on, or sends the declaration.
///
/// # Errors
/// If there is no such draft, or the database cannot be reached.
#[tracing::instrument(name = "web.declare.save", level = "debug", skip_all)]
pub async fn save(
    reader: Reader,
    State(app): State<Arc<App>>,
    visitor: Visitor,
    UrlPath((office, token, step)): UrlPath<(String, String, String)>,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let office = app.office(&office)?;
    let Some(me) = visitor.0.clone() else {
        let next = format!("/{office}/drafts/{token}/{step}");
        return sign_in::carrying(&reader, &app, &next, Form::from_pairs(pairs));
    };
    let sent = Sent(pairs);
    let declaring = Declaring::new(&reader, &app, &me, &visitor);
    for _ in 0..TRIES {
        let draft = declaring.opened(&token).await?;
        if let Some(case) = &draft.content.sent {
            return if step == CHECK {
                Ok(declaring::sent(office, case))
            } else {
                declaring.after_sending(case, &sent).await
            };
        }
        let saved = if step == CHECK {
            declaring.check(draft, &sent).await
        } else {
            declaring.save(draft, &sent).await
        };
        match saved {
            Err(ServiceError::Stale) => {}
            Err(error) => return Err(error.into()),
            Ok(done) => return done,
        }
    }
    Err(ServiceError::Stale.into())
}

/// `POST /{office}/drafts/{token}/discard`: deletes a draft.
///
/// # Errors
/// If there is no such draft.
#[tracing::instrument(name = "web.declare.discard", level = "debug", skip_all)]
pub async fn discard(
    State(app): State<Arc<App>>,
    me: SignedIn,
    UrlPath((office, token)): UrlPath<(String, String)>,
) -> Result<Response, WebError> {
    app.service.drafts.discard(&me.actor, &token).await?;
    Ok(Redirect::to(&format!("/{office}")).into_response())
}
