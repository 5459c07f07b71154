//! From the document to the program and back: for each clause, where it stands in the source, what it says, what the
//! program does with it, its rules and examples, and who has read the two side by side.

use std::collections::BTreeMap;

use jiff::civil::Date;
use probity_conduct::model::{Clause, Instrument};
use probity_conduct::{RuleText, Traced, Version};
use probity_i18n::{Language, Message, key};
use probity_service::view::ClauseReadingView;
use serde::Serialize;
use utoipa::ToSchema;

use crate::labels::Labels;
use crate::reading::clause;
use crate::reading::original::OriginalView;
use crate::reading::rule::{self, RuleView};
use crate::reading::wording::in_one_line;

/// A version with everything that was made of each of its clauses.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FidelityView {
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
    /// The plain text whose lines count.
    pub source_lines: Option<String>,
    /// SHA-256 of that text, in hex.
    pub source_sha256: Option<String>,
    /// The address at which the office publishes the document.
    pub published_at: Option<String>,
    /// The document as the office issued it, if it is kept here.
    pub originals: Vec<OriginalView>,
    /// The number of clauses that no one has read yet.
    pub unread: usize,
    /// Clauses that someone read before they changed, and no one since.
    pub again: Vec<String>,
    /// Every clause, in the document's order.
    pub clauses: Vec<FidelityClause>,
    /// Whether it is unknown here who has read them, for example because the office does not run here.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    pub without_readings: bool,
}

/// One clause.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FidelityClause {
    /// Its reference.
    pub reference: String,
    /// Its heading.
    pub heading: String,
    /// Its page.
    pub href: String,
    /// The line of the document's plain text at which it begins.
    pub line: Option<u32>,
    /// Its text in our own words. If it has official wording, this sums it up.
    pub says: String,
    /// Its official wording, if the codes have it. It is what binds.
    pub wording: Option<String>,
    /// The kind of statement.
    pub kind: String,
    /// What the program does with it.
    pub does: String,
    /// The reason why it has no rule, if its kind needs one.
    pub why_no_rule: Option<String>,
    /// The rules that cite it.
    pub rules: Vec<FidelityRule>,
    /// Worked examples in which one of the rules holds.
    pub examples: Vec<FidelityExample>,
    /// Who has read it against the source, the latest first.
    pub readings: Vec<ClauseReadingView>,
    /// SHA-256 of its source, in hex: its wording, its line, and the sums of the document's text and originals.
    pub source_hash: String,
    /// SHA-256 of its encoding, in hex: its text, what the program does with it, and its rules.
    pub encoding_hash: String,
    /// One hash of both. Send it with a signature, to show what was read.
    pub fingerprint: String,
}

/// One rule.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FidelityRule {
    /// Its identifier in the instrument.
    pub id: String,
    /// The rule in plain words. `None` if it only names the clause for a review.
    pub words: Option<RuleView>,
    /// Its text in Cedar.
    pub text: String,
}

/// One worked example.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FidelityExample {
    /// Its identifier.
    pub id: String,
    /// What happens in it.
    pub title: String,
}

impl FidelityView {
    /// The version in the reader's language, with numbers as they were on that day. Without readings if these are not
    /// known.
    #[must_use]
    pub fn of(
        labels: &Labels,
        version: Version<'_>,
        readings: Option<&[ClauseReadingView]>,
        on: Date,
    ) -> Self {
        let one = version.instrument();
        let mut read: BTreeMap<&str, Vec<ClauseReadingView>> = BTreeMap::new();
        for reading in readings.unwrap_or_default() {
            let of_clause = read.entry(reading.clause.as_str()).or_default();
            of_clause.push(reading.clone());
        }
        let traced = version.trace(labels.lang()).into_iter();
        let clauses = one.clauses.iter().zip(traced).map(|(clause, traced)| {
            let read = read.remove(clause.reference.as_str()).unwrap_or_default();
            view(labels, one, clause, traced, read, on)
        });
        let clauses: Vec<FidelityClause> = clauses.collect();
        let unread = clauses.iter().filter(|one| one.readings.is_empty()).count();
        let text = |text: &Option<probity_conduct::Text>| text.as_ref().map(|one| labels.text(one));
        Self {
            office: labels.office.to_owned(),
            instrument: one.id.clone(),
            title: labels.text(&one.title),
            version: one.version.clone(),
            effective: one.effective,
            source: text(&one.source),
            source_lines: text(&one.source_lines),
            source_sha256: one.source_sha256.clone(),
            published_at: one.published_at.clone(),
            originals: OriginalView::all(labels, one),
            unread,
            again: (clauses.iter())
                .filter(|one| one.has_lapsed())
                .map(|one| one.reference.clone())
                .collect(),
            clauses,
            without_readings: readings.is_none(),
        }
    }
}

impl FidelityClause {
    /// Whether someone read it before it changed, and no one since.
    #[must_use]
    pub fn has_lapsed(&self) -> bool {
        !self.readings.is_empty() && self.readings.iter().all(|one| !one.stands)
    }

    /// The clause in several lines, for the command line.
    #[must_use]
    pub fn lines(&self, language: &Language) -> Vec<String> {
        let text = in_one_line(&self.says, self.wording.as_deref(), language);
        let mut lines = vec![format!("{} {}: {text}", self.reference, self.heading)];
        let mut add = |message: &Message| lines.push(format!("  {}", language.say(message)));
        if let Some(line) = self.line {
            add(&key("fidelity-line").with("line", line.to_string()));
        }
        add(&Message::written(format!("{}. {}", self.kind, self.does)));
        if let Some(why) = &self.why_no_rule {
            add(&key("fidelity-no-rule").with("why", why.as_str()));
        }
        if !self.rules.is_empty() {
            let ids: Vec<&str> = self.rules.iter().map(|one| one.id.as_str()).collect();
            add(&key("coverage-rules").with("rules", ids.join(", ")));
        }
        if !self.examples.is_empty() {
            let ids: Vec<&str> = self.examples.iter().map(|one| one.id.as_str()).collect();
            let message = key("fidelity-examples").with("count", ids.len());
            add(&message.with("examples", ids.join(", ")));
        }
        self.readings.iter().for_each(|one| add(&reading(one)));
        lines
    }
}

/// Who read a clause and when, and whether that still holds.
#[must_use]
pub fn reading(one: &ClauseReadingView) -> Message {
    let message = match (&one.by, one.stands) {
        (Some(_), true) => key("fidelity-read-by"),
        (Some(_), false) => key("fidelity-lapsed-by"),
        (None, true) => key("fidelity-read"),
        (None, false) => key("fidelity-lapsed"),
    };
    let message = message.with("on", one.on);
    match &one.by {
        Some(by) => message.with("by", by.as_str()),
        None => message,
    }
}

fn view(
    labels: &Labels,
    version: &Instrument,
    clause: &Clause,
    traced: Traced,
    readings: Vec<ClauseReadingView>,
    on: Date,
) -> FidelityClause {
    let words = labels
        .codes
        .rules_of(labels.office, version, &clause.reference, on);
    let rule = |one: RuleText| FidelityRule {
        words: (words.iter())
            .find(|words| words.id == one.id)
            .and_then(|words| rule::view(words, labels)),
        id: one.id,
        text: one.text,
    };
    let title = |id: &String| {
        let mut all = version.examples.iter();
        let found = all.find(|one| one.id == *id);
        found.map_or_else(String::new, |one| labels.text(&one.title))
    };
    let does = clause::does(clause.does);
    let (office, id, effective) = (labels.office, &version.id, version.effective);
    FidelityClause {
        reference: clause.reference.clone(),
        heading: labels.text(&clause.heading),
        href: format!("/{office}/{id}/{}?version={effective}", clause.reference),
        line: clause.line,
        says: labels.text(&clause.says),
        wording: clause::wording(labels, clause),
        kind: clause::kind(labels, &clause.kind),
        does: labels.language.say(&does.into()),
        why_no_rule: traced.account.why_no_rule,
        rules: traced.rules.into_iter().map(rule).collect(),
        examples: (traced.account.examples.iter())
            .map(|id| FidelityExample {
                id: id.clone(),
                title: title(id),
            })
            .collect(),
        readings,
        fingerprint: traced.hashes.fingerprint(),
        source_hash: traced.hashes.source,
        encoding_hash: traced.hashes.encoding,
    }
}
