//! `instrument.toml` and `clauses.toml`: one version of a document that binds.
use super::{
    example::Example,
    standard::TakesOn,
    toml_forms::{date, date_if_any, placed, placed_items},
};
use crate::text::Text;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One version of an instrument with everything in its folder but the rules.
#[derive(Debug, Clone)]
pub struct Instrument {
    /// `<office>/<id>` or `law/<id>`: what `adopts` names.
    pub folder: String,
    /// Its id, unique in every stack that it is part of.
    pub id: String,
    /// What it is.
    pub kind: InstrumentKind,
    /// Its title.
    pub title: Text,
    /// Its version, in the document's own words.
    pub version: String,
    /// The day from which it binds.
    pub effective: Date,
    /// How the document says so, where that is less than a date.
    pub effective_stated: Option<Text>,
    /// What document this states.
    pub source: Option<Text>,
    /// What the document says about itself.
    pub control: Control,
    /// Whom it binds.
    pub covers: Vec<Covers>,
    /// Whom it exempts.
    pub exempt: Vec<Exempt>,
    /// Policies that it leaves topics to.
    pub points_to: Vec<PointsTo>,
    /// Standards that it takes on from elsewhere.
    pub standards: Vec<TakesOn>,
    /// Every clause.
    pub clauses: Vec<Clause>,
    /// Worked examples.
    pub examples: Vec<Example>,
}

impl Instrument {
    /// The clause of that reference.
    pub fn clause(&self, reference: &str) -> Option<&Clause> {
        self.clauses
            .iter()
            .find(|clause| clause.reference == reference)
    }

    /// The folder of this version.
    pub fn version_folder(&self) -> String {
        format!("{}/{}", self.folder, self.effective)
    }

    /// Does it bind people of this standing in this situation? Exempting wins over covering.
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
}

/// `clauses.toml` as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClausesFile {
    #[serde(default, deserialize_with = "placed_items")]
    pub clause: Vec<Clause>,
}

/// The id under which answers cite what an office decided about findings: no instrument under `codes/` may have it.
pub const LOCAL_DECISIONS: &str = "local-decisions";

/// What an instrument is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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

/// What a document says about itself, contradictions kept.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Control {
    /// Who keeps it.
    pub owner: Option<Text>,
    /// Who approved it.
    pub approver: Option<Text>,
    /// When it should be reviewed next.
    #[serde(deserialize_with = "date_if_any")]
    pub next_review: Option<Date>,
    /// When it was reviewed last.
    #[serde(deserialize_with = "date_if_any")]
    pub last_review: Option<Date>,
    /// An ISO 8601 duration.
    pub review_every: Option<String>,
    /// Every other statement of document control, contradictions side by side.
    #[serde(rename = "fact", deserialize_with = "placed_items")]
    pub facts: Vec<ControlFact>,
}

/// One statement of document control.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ControlFact {
    /// What it is about.
    pub label: Text,
    /// What the document says.
    pub says: Text,
    /// Where it says so.
    pub clause: Option<String>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

/// A role that the instrument binds.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Covers {
    /// A role of `words.toml`.
    pub role: String,
    /// The clause that says so.
    pub clause: Option<String>,
    /// The document leaves it open; treated as covered and shown as a finding.
    #[serde(default)]
    pub unclear: bool,
    /// The only situations in which it covers them, such as a complaint by a member of the public. Empty: in all.
    #[serde(default)]
    pub situations: Vec<String>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

impl Covers {
    /// Does it cover people in this situation?
    pub fn reaches(&self, situation: &str) -> bool {
        self.situations.is_empty() || self.situations.iter().any(|one| one == situation)
    }
}

/// A role that the instrument exempts.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Exempt {
    /// A role of `words.toml`.
    pub role: String,
    /// The clause that says so.
    pub clause: Option<String>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

/// A policy that the document leaves a topic to.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PointsTo {
    /// A topic of `words.toml`.
    pub topic: String,
    /// The policy's name.
    pub policy: Text,
    /// The clause that points to it.
    pub clause: Option<String>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

/// One numbered statement of an instrument, in our own words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Clause {
    /// Its reference, such as `15.7a`.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its heading.
    pub heading: Text,
    /// What it says.
    pub says: Text,
    /// What kind of statement it is.
    pub kind: String,
    /// A topic of `words.toml`.
    pub topic: String,
    /// What the program does with it; absent: not yet accounted for.
    pub does: Option<Does>,
    /// For guidance and principles: the situations whose answers show it.
    #[serde(default)]
    pub shown_in: Vec<String>,
    /// The principles that it serves, `<standard>.<principle>`: why it is there, never what an answer rests on.
    #[serde(default)]
    pub upholds: Vec<String>,
    /// Why a statement that asks, allows or refuses something has no rule: one sentence.
    pub why_no_rule: Option<Text>,
    /// Topics: it is shown above every answer on a situation of one of them, and in every search that meets one.
    #[serde(default)]
    pub notice_for: Vec<String>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

/// Kinds of statement that ask, allow or refuse something, or say who decides: a rule has to stand behind each.
const DEMANDING: [&str; 6] = [
    "duty",
    "prohibition",
    "permission",
    "exception",
    "route",
    "record",
];

impl Clause {
    /// Is it of a kind that a rule has to stand behind, unless `why-no-rule` says why not?
    pub fn demands_rule(&self) -> bool {
        DEMANDING.contains(&self.kind.as_str())
    }
}

placed!(Covers, Exempt, PointsTo, Clause, ControlFact);

/// What the program does with a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Does {
    /// A rule on the deed cites it.
    Rule,
    /// An `owe` rule cites it.
    Duty,
    /// It says who decides.
    Route,
    /// It says by when.
    Deadline,
    /// Document control.
    Control,
    /// It says whom the instrument binds.
    Coverage,
    /// Shown with answers.
    Guidance,
    /// Shown with answers.
    Principle,
    /// Only told.
    Told,
}

impl Does {
    /// Every one, in the order that counts are told in.
    pub const ALL: [Self; 9] = [
        Self::Rule,
        Self::Duty,
        Self::Route,
        Self::Deadline,
        Self::Control,
        Self::Coverage,
        Self::Guidance,
        Self::Principle,
        Self::Told,
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
            Self::Told => "told",
        }
    }

    /// Must a rule of `rules.cedar` stand behind it?
    pub fn needs_rule(self) -> bool {
        matches!(self, Self::Rule | Self::Duty | Self::Route | Self::Deadline)
    }
}
