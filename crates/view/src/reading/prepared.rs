//! A prepared comparison: for each office, the answers to its questions and the clauses to read.

use std::collections::BTreeSet;

use jiff::civil::Date;
use probity_conduct::model::Comparison;
use probity_conduct::{AskProblem, Compared};
use serde::Serialize;
use utoipa::ToSchema;

use crate::labels::Labels;
use crate::reading::compare::Comparing;
use crate::reading::notice::{NoticeView, notices};

/// One office's answers and clauses on the topic.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OnPrepared {
    /// The office's name.
    pub name: String,
    /// Clauses to show before the clauses to read. Each answer has its own.
    pub notices: Vec<NoticeView>,
    /// The answers and clauses.
    #[serde(flatten)]
    pub compared: Compared,
}

/// The topics of its clauses.
fn topics<'a>(labels: &Labels<'a>, compared: &Compared, on: Date) -> BTreeSet<&'a str> {
    let cited = compared.clauses.iter();
    let written = cited.map(|one| format!("{} {}", one.instrument, one.clause));
    written
        .filter_map(|one| labels.codes.clause(labels.office, on, &one))
        .map(|(_, clause)| clause.topic.as_str())
        .collect()
}

/// A prepared topic to choose.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Prepared {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its group.
    pub area: String,
}

/// Every prepared topic, in order.
#[must_use]
pub fn list(labels: &Labels) -> Vec<Prepared> {
    let area = |id: &str| {
        let word = labels.codes.comparison_area(id);
        word.map_or_else(|| id.to_owned(), |word| labels.text(&word.label))
    };
    let all = labels.codes.comparisons().iter();
    all.map(|one| Prepared {
        id: one.id.clone(),
        title: labels.text(&one.title),
        area: area(&one.area),
    })
    .collect()
}

/// What each office says on the topic. An office with nothing in force on that day is left out.
///
/// # Errors
/// If the topic cites a clause that an office did not have on that day, or the code cannot be asked.
pub fn compare(comparing: &Comparing, topic: &Comparison) -> Result<Vec<OnPrepared>, AskProblem> {
    let Comparing {
        codes, locals, on, ..
    } = *comparing;
    let answers = |office| {
        let labels = comparing.labels(office);
        let ask = |question| locals.ask(codes, question);
        let compared = match codes.compare(topic, office, on, labels.lang(), ask) {
            Err(AskProblem::NothingInForce(_)) => return None,
            result => result,
        };
        Some(compared.map(|compared| OnPrepared {
            name: labels.office_name(),
            notices: notices(&labels, &topics(&labels, &compared, on), on),
            compared,
        }))
    };
    comparing
        .offices()
        .into_iter()
        .filter_map(answers)
        .collect()
}
