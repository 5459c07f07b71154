//! The page that shows how the program covers an office's clauses: counts, clauses not accounted for, clauses without a
//! rule.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use jiff::civil::Date;
use probity_conduct::model::{Does, InstrumentKind};
use probity_conduct::{Account, Coverage, Covered, Missing};
use probity_i18n::{Key, Message, key};
use probity_view::labels::Labels;
use serde::Serialize;

use crate::error::WebError;
use crate::page::Page;
use crate::reader::Reader;
use crate::session::{PublishedCodeReader, Visitor};
use crate::state::App;

/// The page.
#[derive(Debug, Serialize)]
pub struct CoveragePage {
    /// The office's name.
    pub office: String,
    /// The day whose versions are counted.
    pub on: Date,
    /// Each instrument.
    pub instruments: Vec<CoveredBlock>,
}

/// One instrument.
#[derive(Clone, Debug, Serialize)]
pub struct CoveredBlock {
    /// Its title.
    pub title: String,
    /// The id of its heading on the page.
    pub anchor: String,
    /// Its kind.
    pub kind: Message,
    /// The first day on which it applies.
    pub effective: Date,
    /// How many clauses are accounted for, and the total.
    pub accounted: [usize; 2],
    /// The number of clauses for each use that the program makes of them.
    pub counts: Vec<(Message, usize)>,
    /// Clauses that are not accounted for, with what is missing.
    pub missing: Vec<(String, String, Message)>,
    /// Clauses without a rule, with the reason.
    pub reasons: Vec<(String, String, String)>,
    /// Every clause.
    pub clauses: Vec<ClauseRow>,
}

/// One clause.
#[derive(Clone, Debug, Serialize)]
pub struct ClauseRow {
    /// Its reference.
    pub clause: String,
    /// Its heading.
    pub heading: String,
    /// How the program uses it.
    pub does: Option<Message>,
    /// Its rules.
    pub rules: String,
    /// An example that uses the rules, and the number of further examples.
    pub example: Option<(String, usize)>,
    /// The situations whose answers show it.
    pub shown_in: Vec<String>,
}

impl Page for CoveragePage {
    const TEMPLATE: &'static str = "codes/coverage.html";

    fn samples() -> Vec<Self> {
        let row = |does: Option<Key>, example: Option<(&str, usize)>| ClauseRow {
            clause: "15.7a".to_owned(),
            heading: "Money".to_owned(),
            does: does.map(Into::into),
            rules: example.map_or("", |_| "cash, cash-report").to_owned(),
            example: example.map(|(id, more)| (id.to_owned(), more)),
            shown_in: vec!["A gift".to_owned()],
        };
        let reference = || ("2.1".to_owned(), "Attitude".to_owned());
        let full = CoveredBlock {
            title: "Code of conduct".to_owned(),
            anchor: "code".to_owned(),
            kind: key("instrument-code").into(),
            effective: jiff::civil::date(2023, 10, 31),
            accounted: [120, 122],
            counts: vec![(key("does-rule").into(), 60), (key("does-text").into(), 60)],
            missing: [Missing::Does, Missing::Reason, Missing::Example]
                .map(|one| (reference().0, reference().1, missing_label(one).into()))
                .to_vec(),
            reasons: vec![(reference().0, reference().1, "It asks nothing.".to_owned())],
            clauses: vec![
                row(Some(key("does-rule")), Some(("cash-from-supplier", 3))),
                row(Some(key("does-guidance")), None),
                row(None, Some(("cash", 0))),
            ],
        };
        let whole = CoveredBlock {
            missing: Vec::new(),
            reasons: Vec::new(),
            anchor: "policy".to_owned(),
            accounted: [2, 2],
            ..full.clone()
        };
        let page = |instruments| Self {
            office: "Demoshire".to_owned(),
            on: jiff::civil::date(2026, 11, 21),
            instruments,
        };
        vec![page(Vec::new()), page(vec![full, whole])]
    }
}

/// `GET /{office}/code/coverage`
///
/// # Errors
/// For an office that is not here, or if its code is not public and the reader is not from that office.
#[tracing::instrument(name = "web.codes.coverage.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    PublishedCodeReader(visitor): PublishedCodeReader,
    Path(office): Path<String>,
) -> Result<Response, WebError> {
    let labels = app.labels(&office, &reader.language);
    let coverage = of(&app, &visitor, &office, &labels)?;
    reader.page(&CoveragePage {
        office: labels.office_name(),
        on: coverage.on,
        instruments: (coverage.instruments.iter())
            .map(|one| block(one, &labels))
            .collect(),
    })
}

/// The coverage of a code that is public or the reader's own office's.
///
/// # Errors
/// For an office that is not here, or if the reader may not read its code.
pub fn of(
    app: &App,
    visitor: &Visitor,
    office: &str,
    labels: &Labels,
) -> Result<Coverage, WebError> {
    may_read(app, visitor, office)?;
    let today = probity_casework::case::day_of(app.service.now());
    let coverage = app.codes().coverage(office, today, labels.lang());
    coverage.ok_or_else(|| WebError::not_found("no such office"))
}

/// Checks that the reader may read an office's code: it is public, or their own office's.
///
/// # Errors
/// For an office that is not here, or if the reader may not read its code.
pub fn may_read(app: &App, visitor: &Visitor, office: &str) -> Result<(), WebError> {
    let own = (visitor.0.as_ref()).is_some_and(|me| me.office == office);
    if own || app.offices_to_ask().iter().any(|known| known == office) {
        return Ok(());
    }
    Err(WebError::not_found("no such office"))
}

fn block(one: &Covered, labels: &Labels) -> CoveredBlock {
    let found = one.counts();
    let counts = Does::ALL.iter();
    let counts = counts.filter_map(|does| Some((does_label(*does).into(), *found.get(does)?)));
    let named = |clause: &Account| (clause.clause.clone(), clause.heading.clone());
    CoveredBlock {
        title: one.title.clone(),
        anchor: one.instrument.clone(),
        kind: kind_label(one.kind).into(),
        effective: one.effective,
        accounted: [one.accounted(), one.clauses.len()],
        counts: counts.collect(),
        missing: (one.unaccounted())
            .filter_map(|clause| {
                let (reference, heading) = named(clause);
                Some((reference, heading, missing_label(clause.missing?).into()))
            })
            .collect(),
        reasons: (one.reasoned())
            .filter_map(|clause| {
                let (reference, heading) = named(clause);
                Some((reference, heading, clause.why_no_rule.clone()?))
            })
            .collect(),
        clauses: one
            .clauses
            .iter()
            .map(|clause| row(clause, labels))
            .collect(),
    }
}

fn row(clause: &Account, labels: &Labels) -> ClauseRow {
    let situations = clause.shown_in.iter().map(|id| labels.situation(id));
    ClauseRow {
        clause: clause.clause.clone(),
        heading: clause.heading.clone(),
        does: clause.does.map(|does| does_label(does).into()),
        rules: clause.rules.join(", "),
        example: (clause.examples.split_first())
            .map(|(first, others)| (first.clone(), others.len())),
        shown_in: situations.collect(),
    }
}

const fn does_label(does: Does) -> Key {
    match does {
        Does::Rule => key("does-rule"),
        Does::Duty => key("does-duty"),
        Does::Route => key("does-route"),
        Does::Deadline => key("does-deadline"),
        Does::Control => key("does-control"),
        Does::Coverage => key("does-coverage"),
        Does::Guidance => key("does-guidance"),
        Does::Principle => key("does-principle"),
        Does::Text => key("does-text"),
    }
}

const fn kind_label(kind: InstrumentKind) -> Key {
    match kind {
        InstrumentKind::Code => key("instrument-code"),
        InstrumentKind::Policy => key("instrument-policy"),
        InstrumentKind::Law => key("instrument-law"),
        InstrumentKind::LocalDecision => key("instrument-local-decision"),
    }
}

const fn missing_label(missing: Missing) -> Key {
    match missing {
        Missing::Does => key("missing-does"),
        Missing::Reason => key("missing-reason"),
        Missing::Example => key("missing-example"),
    }
}
