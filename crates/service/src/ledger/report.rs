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
    pub fn told(&self, language: &Language) -> Told<'_> {
        let told = |finding| ToldFinding::new(finding, language);
        Told {
            events: self.events,
            payloads_sound: self.payloads_sound,
            payloads_erased: self.payloads_erased,
            rows: self.rows,
            root: &self.root,
            findings: self.findings.iter().map(told).collect(),
        }
    }
}

/// A report in one language.
#[derive(Debug, Serialize)]
pub struct Told<'a> {
    events: u64,
    payloads_sound: u64,
    payloads_erased: u64,
    rows: u64,
    root: &'a str,
    findings: Vec<ToldFinding<'a>>,
}

#[derive(Debug, Serialize)]
struct ToldFinding<'a> {
    part: Part,
    seq: Option<u64>,
    difference: ToldDifference<'a>,
}

#[derive(Debug, Serialize)]
struct ToldDifference<'a> {
    table: &'a str,
    id: &'a str,
    column: Option<&'a str>,
    what: String,
}

impl<'a> ToldFinding<'a> {
    fn new(finding: &'a Finding, language: &Language) -> Self {
        let differs = &finding.difference;
        Self {
            part: finding.part,
            seq: finding.seq,
            difference: ToldDifference {
                table: &differs.table,
                id: &differs.id,
                column: differs.column,
                what: language.say(&differs.what),
            },
        }
    }
}
