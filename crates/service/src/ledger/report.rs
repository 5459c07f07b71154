//! The report of a verification, and its sentences in a language.

use probity_casework::CaseId;
use probity_i18n::Language;
use probity_store::Difference;
use serde::Serialize;

/// What was checked, and what differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The number of events checked.
    pub events: u64,
    /// The number of payloads that fit their commitment.
    pub payloads_sound: u64,
    /// The number of erased payloads.
    pub payloads_erased: u64,
    /// The number of rows recomputed from the events.
    pub rows: u64,
    /// The root hash over all events.
    pub root: String,
    /// What differs.
    pub findings: Vec<Finding>,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The part of the database that it is about.
    pub part: Part,
    /// The event that a row should follow from, or that cannot be read. For the ledger, the event is in `difference` if
    /// it can be narrowed down.
    pub seq: Option<u64>,
    /// The table, row and column, and what differs.
    pub difference: Difference,
}

/// The result of rebuilding the read models.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebuilt {
    /// The number of rows.
    pub rows: usize,
    /// Cases whose answer cannot be read in their events either.
    pub unreadable: Vec<CaseId>,
}

/// The part of the database that a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Part {
    /// The database itself.
    Database,
    /// Events, tree, checkpoints.
    Ledger,
    /// An event that cannot be read, or does not follow from those before.
    Event,
    /// A row of a read model.
    Row,
    /// A passphrase's hash.
    Passphrase,
}

impl Report {
    /// Whether nothing differs.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }

    /// The report in a language, in the form that JSON shows.
    pub fn in_language(&self, language: &Language) -> VerificationReport<'_> {
        let in_language = |finding| VerificationFinding::new(finding, language);
        VerificationReport {
            events: self.events,
            payloads_sound: self.payloads_sound,
            payloads_erased: self.payloads_erased,
            rows: self.rows,
            root: &self.root,
            findings: self.findings.iter().map(in_language).collect(),
        }
    }
}

/// A report in one language.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct VerificationReport<'a> {
    /// The number of events checked.
    events: u64,
    /// The number of payloads that fit their commitment.
    payloads_sound: u64,
    /// The number of erased payloads.
    payloads_erased: u64,
    /// The number of rows recomputed from the events.
    rows: u64,
    /// The root hash over all events.
    root: &'a str,
    /// What differs.
    findings: Vec<VerificationFinding<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
struct VerificationFinding<'a> {
    /// The part of the database.
    part: Part,
    /// The event, if there is one.
    seq: Option<u64>,
    /// Where it differs, and how.
    difference: VerificationDifference<'a>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
struct VerificationDifference<'a> {
    /// The table.
    table: &'a str,
    /// The row.
    id: &'a str,
    /// The column.
    column: Option<&'a str>,
    /// What differs, in words.
    what: String,
}

impl<'a> VerificationFinding<'a> {
    fn new(finding: &'a Finding, language: &Language) -> Self {
        let differs = &finding.difference;
        Self {
            part: finding.part,
            seq: finding.seq,
            difference: VerificationDifference {
                table: &differs.table,
                id: &differs.id,
                column: differs.column,
                what: language.say(&differs.what),
            },
        }
    }
}
