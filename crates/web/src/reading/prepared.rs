//! A topic prepared for comparing, office beside office: the answers to its questions and the clauses to read.

use jiff::civil::Date;
use probity_code::model::Comparison;
use probity_code::{Codes, Compared};
use probity_words::Language;
use serde::Serialize;

use super::compare::offices;
use crate::parts::labels::Labels;

/// What one office's instruments say on the topic.
#[derive(Clone, Debug, Serialize)]
pub struct OnPrepared {
    /// The office's name.
    pub name: String,
    /// What it says.
    #[serde(flatten)]
    pub said: Compared,
}

/// A topic that can be chosen.
#[derive(Clone, Debug, Serialize)]
pub struct Prepared {
    /// Its identifier.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// The group that it belongs to.
    pub area: String,
}

/// Every prepared topic, in its order.
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

/// What each office says on it; an office with nothing in force on that day is left out.
#[must_use]
pub fn compare(
    codes: &Codes,
    language: &Language,
    topic: &Comparison,
    on: Date,
    demo: bool,
) -> Vec<OnPrepared> {
    let said = |office: &str| {
        let labels = Labels {
            codes,
            office,
            language,
        };
        let said = codes.compare(topic, office, on, labels.lang()).ok()?;
        Some(OnPrepared {
            name: labels.office_name(),
            said,
        })
    };
    offices(codes, demo).into_iter().filter_map(said).collect()
}
