//! The page with one's own cases and those that wait for one's decision.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use probity_i18n::key;
use serde::Serialize;

use crate::cases::case_block::CaseRow;
use crate::cases::case_view::row;
use crate::error::WebError;
use crate::page::Page;
use crate::reader::Reader;
use crate::session::SignedIn;
use crate::state::App;

/// One's own cases, and those to decide.
#[derive(Debug, Serialize)]
pub struct CasesPage {
    /// Open cases that the reader holds, soonest due first.
    pub to_decide: Vec<CaseRow>,
    /// Cases that the reader submitted or that are about them, newest first.
    pub mine: Vec<CaseRow>,
    /// The address to declare something at.
    pub declare: String,
}

impl Page for CasesPage {
    const TEMPLATE: &'static str = "cases/cases.html";

    fn samples() -> Vec<Self> {
        let of = |to_decide, mine| Self {
            to_decide,
            mine,
            declare: "/demo/declare".to_owned(),
        };
        vec![
            of(Vec::new(), Vec::new()),
            of(CaseRow::samples(), CaseRow::samples()),
        ]
    }
}

/// `GET /{office}/cases`
///
/// # Errors
/// If the database cannot be reached.
#[tracing::instrument(name = "web.cases.list.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
) -> Result<Response, WebError> {
    let labels = app.labels(&me.office, &reader.language);
    let to_decide = app.service.cases.to_decide(&me.actor).await?;
    let mine = app.service.cases.mine(&me.actor).await?;
    reader.page(&CasesPage {
        to_decide: to_decide.iter().map(|line| row(line, &labels)).collect(),
        mine: mine.iter().map(|line| row(line, &labels)).collect(),
        declare: format!("/{}/declare", me.office),
    })
}

impl CaseRow {
    /// Two rows. One of them is overdue.
    #[must_use]
    pub fn samples() -> Vec<Self> {
        let due = Self {
            reference: "ABCD-2345".to_owned(),
            href: "/demo/cases/ABCD-2345".to_owned(),
            situation: "A gift".to_owned(),
            what: Some("A box of pens".to_owned()),
            subject: "Ann Example".to_owned(),
            day: jiff::civil::date(2026, 11, 21),
            state: key("state-awaiting-decision").into(),
            colour: "govuk-tag--yellow",
            due: Some(Timestamp::UNIX_EPOCH),
            overdue: true,
            awaits: None,
            confidential: false,
            unreadable: false,
        };
        let closed = Self {
            reference: "ABCD-2346".to_owned(),
            what: None,
            state: key("state-closed").into(),
            colour: "govuk-tag--grey",
            due: None,
            overdue: false,
            awaits: Some("Repaid in full".to_owned()),
            confidential: true,
            unreadable: true,
            ..due.clone()
        };
        vec![due, closed]
    }
}
