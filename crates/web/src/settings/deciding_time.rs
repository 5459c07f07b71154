//! The form for the time to decide: how many days the office has if its instruments set no time.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use probity_i18n::key;

use crate::error::WebError;
use crate::facts_form::{Question, QuestionKind};
use crate::form::Form;
use crate::reader::Reader;
use crate::session::SignedIn;
use crate::sheet::SheetPage;
use crate::state::App;

/// The form, with the present days unless something was typed.
fn sheet_for(me: &SignedIn, typed: Form) -> Result<SheetPage, WebError> {
    me.must_administer()?;
    let days = Question::new("days", QuestionKind::WholeNumber, key("deciding-time-days"));
    let reason = Question::new(
        "reason",
        QuestionKind::LongText,
        key("deciding-time-reason"),
    );
    let back = format!("/{}/settings", me.office);
    let sheet = SheetPage::new(
        key("deciding-time-title"),
        key("deciding-time-button"),
        back,
    )
    .saying(key("deciding-time-lead"))
    .asking(days.hinted(key("deciding-time-days-hint")))
    .asking(reason);
    Ok(sheet.typed(typed))
}

/// `GET /{office}/settings/deciding-time`
///
/// # Errors
/// For anyone but administrators.
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
) -> Result<Response, WebError> {
    let now = app
        .service
        .settings
        .get(&me.actor)
        .await?
        .settings
        .deciding_days;
    let now = now.map(|days| days.to_string()).unwrap_or_default();
    sheet_for(&me, Form::new().with("days", now))?.show(&reader)
}

/// `POST /{office}/settings/deciding-time`
///
/// # Errors
/// As for [`get`].
pub async fn set(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let form = Form::from_pairs(pairs);
    let (days, reason) = (form.value("days").trim(), form.value("reason").to_owned());
    let days = (!days.is_empty()).then(|| days.parse());
    let mut sheet = sheet_for(&me, form.clone())?;
    let Ok(days) = days.transpose() else {
        sheet.form.error("days", key("problem-deciding-days"));
        return sheet.show(&reader);
    };
    let done = app
        .service
        .settings
        .set_deciding_time(&me.actor, days, &reason)
        .await;
    sheet.after(&reader, done)
}
