//! The page to open an office. From then on it accepts cases.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use probity_i18n::key;

use crate::error::WebError;
use crate::facts_form::{Question, QuestionKind};
use crate::form::{Choice, Form};
use crate::reader::Reader;
use crate::session::SignedIn;
use crate::sheet::SheetPage;
use crate::state::App;

fn sheet(me: &SignedIn) -> Result<SheetPage, WebError> {
    me.must_administer()?;
    let sheet = SheetPage::new(
        key("opening-title"),
        key("opening-button"),
        format!("/{}/settings", me.office),
    );
    let sure = Question::new("sure", QuestionKind::Several, key("opening-sure"));
    Ok(sheet
        .saying(key("opening-lead"))
        .asking(sure.choosing(vec![Choice::new("yes", key("opening-yes"))])))
}

/// `GET /{office}/settings/opening`
///
/// # Errors
/// For anyone but administrators.
pub async fn get(reader: Reader, me: SignedIn) -> Result<Response, WebError> {
    sheet(&me)?.show(&reader)
}

/// `POST /{office}/settings/opening`
///
/// # Errors
/// For anyone but administrators.
pub async fn open(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let mut page = sheet(&me)?;
    if Form::from_pairs(pairs).value("sure") != "yes" {
        page.form.error("sure", key("opening-confirm"));
        return page.show(&reader);
    }
    let done = app.service.settings.open_office(&me.actor).await;
    page.after(&reader, done)
}
