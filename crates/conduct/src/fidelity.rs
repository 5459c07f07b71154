//! From each clause of a version to its rules and worked examples, and the hashes by which a reader's signature lapses:
//! one of where the clause comes from, one of how it is encoded.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::coverage::{Account, cites};
use crate::diff::Version;
use crate::model::Clause;
use crate::rules::Rule;
use crate::text::{Lang, Text};

/// Changes whenever the same texts are hashed in another way.
const FORMAT: &str = "clause 1";

/// One clause with what was made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traced {
    /// What the program does with it.
    pub account: Account,
    /// The rules that cite it, by id.
    pub rules: Vec<RuleText>,
    /// The hashes of its source and of its encoding.
    pub hashes: ClauseHashes,
}

/// A rule as its file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleText {
    /// Its id in the instrument.
    pub id: String,
    /// Its text in Cedar.
    pub text: String,
}

/// What someone who reads a clause against its source has before them, as SHA-256 in hex.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ClauseHashes {
    /// Of its source: its official wording, its line, and the sums of the document's plain text and originals.
    pub source: String,
    /// Of its encoding: everything that its file says about it, and the rules that cite it.
    pub encoding: String,
}

impl ClauseHashes {
    /// One hash of both, in hex. It is sent with a signature, to show what was read.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut hash = Parts::default();
        hash.add(&self.source);
        hash.add(&self.encoding);
        hash.end()
    }
}

impl Version<'_> {
    /// Every clause of the version, in its order.
    pub fn trace(self, lang: Lang) -> Vec<Traced> {
        let covered = self.codes().covered(self.index(), lang);
        let clauses = self.instrument().clauses.iter().zip(covered.clauses);
        let traced = clauses.map(|(clause, account)| {
            let rules = self.rules(&clause.reference).into_iter();
            let text = |rule: &Rule| RuleText {
                id: rule.id.clone(),
                text: rule.text.to_string(),
            };
            Traced {
                account,
                rules: rules.map(text).collect(),
                hashes: self.hashes(clause),
            }
        });
        traced.collect()
    }

    /// The hashes of one of its clauses.
    pub fn hashes(self, clause: &Clause) -> ClauseHashes {
        ClauseHashes {
            source: self.source(clause),
            encoding: self.encoding(clause),
        }
    }

    fn source(self, clause: &Clause) -> String {
        let version = self.instrument();
        let mut hash = Parts::default();
        hash.text(clause.wording.as_ref());
        hash.add(
            &clause
                .line
                .map_or_else(String::new, |line| line.to_string()),
        );
        hash.add(version.source_sha256.as_deref().unwrap_or_default());
        hash.all(version.originals.iter().map(|one| one.sha256.as_str()));
        hash.end()
    }

    /// Parts that no reader compares with the source are left out: what the clause is named in searches, for example.
    fn encoding(self, clause: &Clause) -> String {
        let mut hash = Parts::default();
        for part in [&clause.reference, &clause.kind, &clause.topic] {
            hash.add(part);
        }
        hash.add(clause.does.map_or("", |does| does.id()));
        hash.text(Some(&clause.heading));
        hash.text(Some(&clause.says));
        hash.text(clause.why_no_rule.as_ref());
        hash.all(clause.shown_in.iter().map(String::as_str));
        hash.all(clause.touches.iter().map(String::as_str));
        hash.all(clause.leaves_out.keys().map(String::as_str));
        for why in clause.leaves_out.values() {
            hash.text(Some(why));
        }
        for limb in &clause.limbs {
            hash.text(Some(&limb.says));
            hash.all(limb.examples.iter().map(String::as_str));
            hash.all(limb.spared.iter().map(String::as_str));
        }
        for rule in self.rules(&clause.reference) {
            // Space between words changes nothing, so that a file can be formatted without asking everyone again.
            let words: Vec<&str> = rule.text.split_whitespace().collect();
            hash.add(&words.join(" "));
        }
        hash.end()
    }

    /// The rules that cite a clause, by id.
    fn rules(&self, clause: &str) -> Vec<&Rule> {
        let all = self.codes().engine.rules(self.index());
        let mut rules: Vec<&Rule> = all.filter(|rule| cites(rule, clause)).collect();
        rules.sort_by(|one, other| one.id.cmp(&other.id));
        rules
    }
}

/// A hash of several parts. Lengths come first, so that no two lists hash the same input.
struct Parts(Sha256);

impl Default for Parts {
    fn default() -> Self {
        let mut parts = Self(Sha256::new());
        parts.add(FORMAT);
        parts
    }
}

impl Parts {
    fn add(&mut self, text: &str) {
        self.0.update((text.len() as u64).to_be_bytes());
        self.0.update(text.as_bytes());
    }

    fn all<'a>(&mut self, texts: impl ExactSizeIterator<Item = &'a str>) {
        self.add(&texts.len().to_string());
        texts.for_each(|text| self.add(text));
    }

    fn text(&mut self, text: Option<&Text>) {
        let texts = text.map(Text::in_every_language).unwrap_or_default();
        self.all(texts.into_iter());
    }

    fn end(self) -> String {
        format!("{:x}", self.0.finalize())
    }
}
