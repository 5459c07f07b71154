//! The page to erase a case at the end of its retention period. The administrator sees the reference, but not the case.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use probity_i18n::key;
use serde::Deserialize;

use crate::error::WebError;
use crate::facts_form::{Question, QuestionKind};
use crate::form::{Choice, Form};
use crate::reader::Reader;
use crate::session::SignedIn;
use crate::sheet::SheetPage;
use crate::state::App;

fn sheet(me: &SignedIn, typed: Form) -> Result<SheetPage, WebError> {
    me.must_administer()?;
    let sure = Question::new("sure", QuestionKind::Several, key("disposal-sure"));
    let sheet = SheetPage::new(
        key("disposal-title"),
        key("disposal-button"),
        format!("/{}/settings", me.office),
    )
    .saying(key("disposal-lead"))
    .asking(
        Question::new("reference", QuestionKind::Text, key("disposal-reference"))
            .hinted(key("disposal-reference-hint")),
    )
    .asking(Question::new(
        "ground",
        QuestionKind::Text,
        key("disposal-ground"),
    ))
    .asking(Question::new(
        "reason",
        QuestionKind::LongText,
        key("disposal-reason"),
    ))
    .asking(sure.choosing(vec![Choice::new("yes", key("disposal-yes"))]))
    .warning();
    Ok(sheet.typed(typed))
}

/// The case that was just erased.
#[derive(Debug, Deserialize)]
pub struct After {
    erased: Option<String>,
}

/// The characters that a reference can have. An address with anything else in it cannot put words on the page.
fn plain(reference: &str) -> String {
    let kept = |letter: &char| letter.is_ascii_alphanumeric() || *letter == '-';
    let letters = reference.chars().filter(kept).take(11);
    letters.collect::<String>().to_ascii_uppercase()
}

/// `GET /{office}/disposal`
///
/// # Errors
/// For anyone but administrators.
#[tracing::instrument(name = "web.cases.disposal.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    me: SignedIn,
    Query(after): Query<After>,
) -> Result<Response, WebError> {
    let sheet = sheet(&me, Form::new())?;
    match after.erased {
        Some(reference) => {
            let message = key("disposal-done").with("reference", plain(&reference));
            sheet.done(message).show(&reader)
        }
        None => sheet.show(&reader),
    }
}

/// `POST /{office}/disposal`
///
/// # Errors
/// For anyone but administrators.
#[tracing::instrument(name = "web.cases.disposal.post", level = "debug", skip_all)]
pub async fn post(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let mut form = Form::from_pairs(pairs);
    let value = |form: &Form, name: &str| form.value(name).to_owned();
    let (reference, ground, reason) = (
        value(&form, "reference"),
        value(&form, "ground"),
        value(&form, "reason"),
    );
    if form.value("sure") != "yes" {
        form.error("sure", key("disposal-confirm"));
        return sheet(&me, form)?.show(&reader);
    }
    let sheet = sheet(&me, form)?;
    match app
        .service
        .cases
        .dispose(&me.actor, &reference, &ground, &reason)
        .await
    {
        Ok(_) => {
            let back = format!("/{}/disposal?erased={}", me.office, plain(&reference));
            Ok(Redirect::to(&back).into_response())
        }
        Err(error) => sheet.refused(&reader, error),
    }
}
