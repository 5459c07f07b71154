//! One version of an instrument as a table of contents: its sections with their clauses, what it says about itself, the
//! standards that it adopts, and its other versions.

use std::collections::BTreeSet;

use jiff::civil::Date;
use probity_conduct::model::{Clause, Instrument};
use serde::Serialize;
use utoipa::ToSchema;

use crate::labels::Labels;
use crate::reading::clause;
use crate::reading::notice::{NoticeView, notices};
use crate::reading::original::OriginalView;

/// A version of an instrument with everything about it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CodeView {
    /// The office.
    pub office: String,
    /// The instrument's identifier.
    pub instrument: String,
    /// Its title.
    pub title: String,
    /// Its version, in the document's own words.
    pub version: String,
    /// The first day on which it applies.
    #[schema(value_type = String, format = Date)]
    pub effective: Date,
    /// The document that it represents.
    pub source: Option<String>,
    /// The address at which the office publishes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub published_at: Option<String>,
    /// The document as the office issued it, if it is kept here.
    pub originals: Vec<OriginalView>,
    /// Its clauses, by heading.
    pub sections: Vec<SectionView>,
    /// What it says about itself. Contradictions are next to each other.
    pub control: Vec<StatementView>,
    /// Standards that it adopts.
    pub standards: Vec<TakenOnView>,
    /// Every version, the latest first.
    pub versions: Vec<VersionView>,
    /// Clauses to show before the results of a search.
    pub notices: Vec<NoticeView>,
}

/// Clauses under one heading.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SectionView {
    /// The heading.
    pub heading: String,
    /// The clauses.
    pub clauses: Vec<LineView>,
}

/// A clause in one line.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LineView {
    /// Its reference.
    pub reference: String,
    /// Its text in our own words. If it has official wording, this sums it up.
    pub says: String,
    /// Its official wording, if the codes have it. It is what binds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub wording: Option<String>,
    /// The kind of statement that it is.
    pub kind: String,
}

/// One statement of a document about itself.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StatementView {
    /// The subject of the statement.
    pub label: String,
    /// What the document says.
    pub says: String,
    /// The clause that has it.
    pub clause: Option<String>,
}

/// A standard that a document adopts.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TakenOnView {
    /// Its name.
    pub label: String,
    /// Its source.
    pub source: String,
    /// The clause that adopts it.
    pub clause: String,
    /// Its principles, with what each asks.
    pub principles: Vec<PrincipleView>,
}

/// One principle of a standard.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PrincipleView {
    /// Its name.
    pub label: String,
    /// What it asks.
    pub says: String,
}

/// One version.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VersionView {
    /// Its version, in the document's own words.
    pub version: String,
    /// The first day on which it applies.
    #[schema(value_type = String, format = Date)]
    pub effective: Date,
    /// Whether it is the version of this page.
    pub selected: bool,
}

impl CodeView {
    /// The version in the reader's language, with only the clauses that contain every word of `text`. Clauses to show
    /// first come from the instruments in force on the day.
    #[must_use]
    pub fn of(labels: &Labels, version: &Instrument, text: &str, on: Date) -> Self {
        Self {
            office: labels.office.to_owned(),
            instrument: version.id.clone(),
            title: labels.text(&version.title),
            version: version.version.clone(),
            effective: version.effective,
            source: version.source.as_ref().map(|text| labels.text(text)),
            published_at: version.published_at.clone(),
            originals: OriginalView::all(labels, version),
            sections: sections(labels, version, text),
            control: control(labels, version),
            standards: standards(labels, version),
            versions: versions(labels, version),
            notices: match text {
                "" => Vec::new(),
                text => notices(labels, &met(labels, version, text), on),
            },
        }
    }

    /// Whether one of its clauses has official wording.
    #[must_use]
    pub fn has_wording(&self) -> bool {
        let mut clauses = self.sections.iter().flat_map(|one| &one.clauses);
        clauses.any(|one| one.wording.is_some())
    }

    /// The number of clauses in it.
    #[must_use]
    pub fn count(&self) -> usize {
        self.sections.iter().map(|one| one.clauses.len()).sum()
    }
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_lowercase).collect()
}

/// The topics that a search is about: those of the clauses that it finds, and those that its words mean.
fn met<'a>(labels: &Labels<'a>, version: &'a Instrument, text: &str) -> BTreeSet<&'a str> {
    let words = words(text);
    let clauses = version.clauses.iter();
    let found = clauses.filter(|one| holds(labels, one, &words));
    let mut met: BTreeSet<&str> = found.map(|one| one.topic.as_str()).collect();
    met.extend(labels.codes.topics_meant(text));
    met
}

fn sections(labels: &Labels, version: &Instrument, text: &str) -> Vec<SectionView> {
    let words = words(text);
    let mut sections: Vec<SectionView> = Vec::new();
    for clause in version
        .clauses
        .iter()
        .filter(|one| holds(labels, one, &words))
    {
        let heading = labels.text(&clause.heading);
        let line = line(labels, clause);
        match sections.last_mut().filter(|last| last.heading == heading) {
            Some(same) => same.clauses.push(line),
            None => sections.push(SectionView {
                heading,
                clauses: vec![line],
            }),
        }
    }
    sections
}

fn holds(labels: &Labels, clause: &Clause, words: &[String]) -> bool {
    let text = [
        clause.reference.clone(),
        labels.text(&clause.heading),
        labels.text(&clause.says),
        clause::wording(labels, clause).unwrap_or_default(),
        labels.topic(&clause.topic),
    ];
    let text = text.join(" ").to_lowercase();
    words.iter().all(|word| text.contains(word.as_str()))
}

fn line(labels: &Labels, one: &Clause) -> LineView {
    LineView {
        reference: one.reference.clone(),
        says: labels.text(&one.says),
        wording: clause::wording(labels, one),
        kind: clause::kind(labels, &one.kind),
    }
}

fn control(labels: &Labels, version: &Instrument) -> Vec<StatementView> {
    let control = &version.control;
    let t = |key: &str| labels.language.t(key, &[]);
    let day = |day: Option<Date>| day.map(|day| labels.language.date(day));
    let named = [
        (
            t("control-owner"),
            control.owner.as_ref().map(|one| labels.text(one)),
        ),
        (
            t("control-approver"),
            control.approver.as_ref().map(|one| labels.text(one)),
        ),
        (t("control-last-review"), day(control.last_review)),
        (t("control-next-review"), day(control.next_review)),
    ];
    let named = named.into_iter().filter_map(|(label, says)| {
        Some(StatementView {
            label,
            says: says?,
            clause: None,
        })
    });
    let facts = control.facts.iter().map(|fact| StatementView {
        label: labels.text(&fact.label),
        says: labels.text(&fact.says),
        clause: fact.clause.clone(),
    });
    named.chain(facts).collect()
}

fn standards(labels: &Labels, version: &Instrument) -> Vec<TakenOnView> {
    let taken = version.standards.iter();
    taken
        .filter_map(|one| {
            let standard = labels.codes.standard(&one.standard)?;
            let principle = |one: &probity_conduct::model::Principle| PrincipleView {
                label: labels.text(&one.label),
                says: labels.text(&one.says),
            };
            Some(TakenOnView {
                label: labels.text(&standard.label),
                source: labels.text(&standard.source),
                clause: one.clause.clone(),
                principles: standard.principles.iter().map(principle).collect(),
            })
        })
        .collect()
}

fn versions(labels: &Labels, version: &Instrument) -> Vec<VersionView> {
    let all = labels.codes.instruments(labels.office).into_iter();
    let mut versions: Vec<VersionView> = all
        .filter(|one| one.folder == version.folder)
        .map(|one| VersionView {
            version: one.version.clone(),
            effective: one.effective,
            selected: one.effective == version.effective,
        })
        .collect();
    versions.sort_by_key(|one| std::cmp::Reverse(one.effective));
    versions
}
