//! `instrument.toml` and `clauses.toml`: one version of a document that binds people.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::accepted::Accepted;
use super::example::Example;
use super::original::Original;
use super::standard::TakesOn;
use super::toml_forms::{date, date_if_any, placed, placed_items};
use crate::text::Text;

/// One version of an instrument, with everything in its folder except the rules.
#[derive(Debug, Clone)]
pub struct Instrument {
    /// `<office>/<id>` or `law/<id>`: what `adopts` names.
    pub folder: String,
    /// Its id, unique among the instruments of any office that adopts it.
    pub id: String,
    /// The kind of instrument.
    pub kind: InstrumentKind,
    /// Its title.
    pub title: Text,
    /// Its version, in the document's own words.
    pub version: String,
    /// The day from which it binds.
    pub effective: Date,
    /// How the document states that day, if it gives less than a date.
    pub effective_stated: Option<Text>,
    /// The document that this version paraphrases.
    pub source: Option<Text>,
    /// The plain text whose lines the clauses' `line` count.
    pub source_lines: Option<Text>,
    /// SHA-256 (hex) of that text, as it was when the clauses were written.
    pub source_sha256: Option<String>,
    /// The address at which the office publishes the document.
    pub published_at: Option<String>,
    /// The document as the office issued it: one for each language and format that is kept.
    pub originals: Vec<Original>,
    /// What the document says about its own control.
    pub control: Control,
    /// The roles that it binds.
    pub covers: Vec<Covers>,
    /// The roles that it exempts.
    pub exempt: Vec<Exempt>,
    /// The policies to which it leaves topics.
    pub points_to: Vec<PointsTo>,
    /// The standards that it adopts.
    pub standards: Vec<TakesOn>,
    /// For each profile, the heads that it meets, with the clauses that meet them.
    pub meets: Meets,
    /// Every clause.
    pub clauses: Vec<Clause>,
    /// Worked examples.
    pub examples: Vec<Example>,
    /// Regions of the facts in which it is right that the instrument is silent or clashes.
    pub accepted: Vec<Accepted>,
}

impl Instrument {
    /// The clause of that reference.
    pub fn clause(&self, reference: &str) -> Option<&Clause> {
        self.clauses
            .iter()
            .find(|clause| clause.reference == reference)
    }

    /// The original of that name, such as `code.pdf`.
    pub fn original(&self, name: &str) -> Option<&Original> {
        self.originals.iter().find(|one| one.name() == Some(name))
    }

    /// The folder of this version.
    pub fn version_folder(&self) -> String {
        format!("{}/{}", self.folder, self.effective)
    }

    /// Whether it binds people with this role in this situation. An exemption wins.
    pub fn binds(&self, role: &str, situation: &str) -> bool {
        let covers = |one: &Covers| one.role == role && one.reaches(situation);
        self.exempts(role).is_none() && self.covers.iter().any(covers)
    }

    /// The exemption of this role.
    pub fn exempts(&self, role: &str) -> Option<&Exempt> {
        self.exempt.iter().find(|one| one.role == role)
    }
}

/// `instrument.toml` as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct InstrumentFile {
    pub id: String,
    pub kind: InstrumentKind,
    pub title: Text,
    pub version: String,
    #[serde(deserialize_with = "date")]
    pub effective: Date,
    pub effective_stated: Option<Text>,
    pub source: Option<Text>,
    pub source_lines: Option<Text>,
    pub source_sha256: Option<String>,
    pub published_at: Option<String>,
    #[serde(default, rename = "original", deserialize_with = "placed_items")]
    pub originals: Vec<Original>,
    #[serde(default)]
    pub control: Control,
    #[serde(default, deserialize_with = "placed_items")]
    pub covers: Vec<Covers>,
    #[serde(default, deserialize_with = "placed_items")]
    pub exempt: Vec<Exempt>,
    #[serde(default, deserialize_with = "placed_items")]
    pub points_to: Vec<PointsTo>,
    #[serde(default, rename = "standard", deserialize_with = "placed_items")]
    pub standards: Vec<TakesOn>,
    #[serde(default)]
    pub meets: Meets,
}

/// By profile and head: clauses.
pub type Meets = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// `clauses.toml` as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClausesFile {
    #[serde(default, deserialize_with = "placed_items")]
    pub clause: Vec<Clause>,
}

/// The id that answers cite for what an office decided about findings. No instrument in `codes/` may have it.
pub const LOCAL_DECISIONS: &str = "local-decisions";

/// The kind of an instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum InstrumentKind {
    /// The office's code of conduct.
    Code,
    /// A companion policy.
    Policy,
    /// Law that binds many offices.
    Law,
    /// A decision of the office that fills a gap.
    LocalDecision,
}

/// Document control as the document states it, including contradictions.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Control {
    /// The owner of the document.
    pub owner: Option<Text>,
    /// The approver of the document.
    pub approver: Option<Text>,
    /// When its next review is due.
    #[serde(deserialize_with = "date_if_any")]
    pub next_review: Option<Date>,
    /// When it was last reviewed.
    #[serde(deserialize_with = "date_if_any")]
    pub last_review: Option<Date>,
    /// How often it is reviewed: an ISO 8601 duration.
    pub review_every: Option<String>,
    /// Every other statement of document control. Contradictions are listed side by side.
    #[serde(rename = "fact", deserialize_with = "placed_items")]
    pub facts: Vec<ControlFact>,
}

/// One statement of document control.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ControlFact {
    /// The subject of the statement.
    pub label: Text,
    /// What the document says.
    pub says: Text,
    /// The clause that says so.
    pub clause: Option<String>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

/// A role that the instrument binds.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Covers {
    /// The id of a role in `words.toml`.
    pub role: String,
    /// The clause that says so.
    pub clause: Option<String>,
    /// The document does not make it clear. The role counts as covered, and the office sees a finding.
    #[serde(default)]
    pub unclear: bool,
    /// The only situations in which it covers them, such as a complaint by a member of the public. Empty means all.
    #[serde(default)]
    pub situations: Vec<String>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

impl Covers {
    /// Whether it covers people in this situation.
    pub fn reaches(&self, situation: &str) -> bool {
        self.situations.is_empty() || self.situations.iter().any(|one| one == situation)
    }
}

/// A role that the instrument exempts.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Exempt {
    /// The id of a role in `words.toml`.
    pub role: String,
    /// The clause that says so.
    pub clause: Option<String>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

/// A policy to which the document leaves a topic.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PointsTo {
    /// The id of a topic in `words.toml`.
    pub topic: String,
    /// The policy's name.
    pub policy: Text,
    /// The clause that refers to it.
    pub clause: Option<String>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

/// One numbered statement of an instrument, paraphrased.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Clause {
    /// Its reference, such as `15.7a`.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The line of the source's plain text at which it begins, counted from 1.
    pub line: Option<u32>,
    /// Its heading.
    pub heading: Text,
    /// What it says, in our own words.
    pub says: Text,
    /// Its official wording, in an office's own files. It binds, and `says` then sums it up.
    pub wording: Option<Text>,
    /// What kind of statement it is.
    pub kind: String,
    /// The id of a topic in `words.toml`.
    pub topic: String,
    /// What the program does with it. Absent if not yet accounted for.
    pub does: Option<Does>,
    /// For guidance and principles: the situations whose answers show it.
    #[serde(default)]
    pub shown_in: Vec<String>,
    /// The principles that it upholds, as `<standard>.<principle>`. They explain the clause and do not change an
    /// answer.
    #[serde(default)]
    pub upholds: Vec<String>,
    /// One sentence that says why a statement that asks, allows or refuses something has no rule.
    pub why_no_rule: Option<Text>,
    /// Topics whose answers and searches show this clause first.
    #[serde(default)]
    pub notice_for: Vec<String>,
    /// The situations that it speaks of. In each, one of its rules holds in a worked example.
    #[serde(default)]
    pub touches: Vec<String>,
    /// Situations of its topic of which it does not speak, with the reason.
    #[serde(default)]
    pub leaves_out: BTreeMap<String, Text>,
    /// Its parts, if it has several: whom it binds, what it asks, what it leaves out.
    #[serde(default, rename = "limb")]
    pub limbs: Vec<Limb>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

/// One part of a clause, with the worked examples that show it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Limb {
    /// The part in a few words.
    pub says: Text,
    /// Ids of worked examples in which one of the clause's rules holds.
    #[serde(default)]
    pub examples: Vec<String>,
    /// Ids of worked examples in which the part keeps all of the clause's rules from holding.
    #[serde(default)]
    pub spared: Vec<String>,
}

/// Kinds of statement that ask, allow or refuse something, or say who decides. Each needs a rule.
const DEMANDING: [&str; 6] = [
    "duty",
    "prohibition",
    "permission",
    "exception",
    "route",
    "record",
];

impl Clause {
    /// Whether its kind needs a rule, unless `why-no-rule` says why not.
    pub fn demands_rule(&self) -> bool {
        DEMANDING.contains(&self.kind.as_str())
    }
}

placed!(Covers, Exempt, PointsTo, Clause, ControlFact);

/// What the program does with a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Does {
    /// A rule on the deed cites it.
    Rule,
    /// An `owe` rule cites it.
    Duty,
    /// It says who decides.
    Route,
    /// It sets a time limit.
    Deadline,
    /// Document control.
    Control,
    /// It says which people the instrument binds.
    Coverage,
    /// It is guidance, shown with answers.
    Guidance,
    /// It is a principle, shown with answers.
    Principle,
    /// It is only text to read.
    Text,
}

impl Does {
    /// All of them, in the order in which reports count them.
    pub const ALL: [Self; 9] = [
        Self::Rule,
        Self::Duty,
        Self::Route,
        Self::Deadline,
        Self::Control,
        Self::Coverage,
        Self::Guidance,
        Self::Principle,
        Self::Text,
    ];

    /// Its kebab-case id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Duty => "duty",
            Self::Route => "route",
            Self::Deadline => "deadline",
            Self::Control => "control",
            Self::Coverage => "coverage",
            Self::Guidance => "guidance",
            Self::Principle => "principle",
            Self::Text => "text",
        }
    }

    /// Whether it must have a rule in `rules.cedar`.
    pub fn needs_rule(self) -> bool {
        matches!(self, Self::Rule | Self::Duty | Self::Route | Self::Deadline)
    }
}
