//! What checking everything showed, and how it is told in a language.

use probity_casework::CaseId;
use probity_i18n::Language;
use probity_store::Difference;
use serde::Serialize;

/// What was gone through, and what differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Events gone through.
    pub events: u64,
    /// Payloads that fit their commitment.
    pub payloads_sound: u64,
    /// Payloads that were erased.
    pub payloads_erased: u64,
    /// Rows recomputed from them.
    pub rows: u64,
    /// The root over all events.
    pub root: String,
    /// What differs.
    pub findings: Vec<Finding>,
}

/// One thing that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is about.
    pub part: Part,
    /// The event that a row should follow from, or that cannot be read; for the ledger, in `difference` where it can be narrowed down.
    pub seq: Option<u64>,
    /// The table, row and column, and what differs.
    pub difference: Difference,
}

/// What making the read models again gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebuilt {
    /// How many rows there are.
    pub rows: usize,
    /// Cases whose answer cannot be read, as their events have it.
    pub unreadable: Vec<CaseId>,
}

/// What a finding is about.
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

    /// The report in a language, as JSON gives it.
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
