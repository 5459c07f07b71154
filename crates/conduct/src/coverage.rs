//! A report on every clause of an office's instruments: what the program does with it, which rules cite it and
//! which examples reach them. It also lists the clauses not yet accounted for.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use crate::check;
use crate::codes::Codes;
use crate::model::{Clause, Does, Instrument, InstrumentKind};
use crate::rules::{Rule, Tri};
use crate::text::Lang;

/// The clauses of one office, by instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Coverage {
    /// The office.
    pub office: String,
    /// The day whose versions are counted.
    pub on: Date,
    /// Each adopted instrument, in the order adopted, including those that are off by default.
    pub instruments: Vec<Covered>,
}

/// The clauses of one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Covered {
    /// The instrument's id.
    pub instrument: String,
    /// What it is.
    pub kind: InstrumentKind,
    /// Its title.
    pub title: String,
    /// The day from which this version binds.
    pub effective: Date,
    /// Every clause.
    pub clauses: Vec<Account>,
}

/// What the program does with one clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Account {
    /// Its reference.
    pub clause: String,
    /// Its heading.
    pub heading: String,
    /// What kind of statement it is.
    pub kind: String,
    /// What the program does with it.
    pub does: Option<Does>,
    /// The rules that cite it.
    pub rules: Vec<String>,
    /// Worked examples in which one of the rules holds.
    pub examples: Vec<String>,
    /// Situations whose answers show it.
    pub shown_in: Vec<String>,
    /// Topics above whose answers it is shown.
    pub notice_for: Vec<String>,
    /// The reason why it has no rule, if its kind needs one.
    pub why_no_rule: Option<String>,
    /// What is still missing.
    pub missing: Option<Missing>,
}

/// The reason why a clause is not accounted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Missing {
    /// It does not say what the program does with it.
    Does,
    /// Its kind needs a rule, and it has neither a rule nor a reason.
    Reason,
    /// No worked example reaches one of its rules.
    Example,
}

impl Covered {
    /// The number of clauses by what the program does with them. Clauses not accounted for are left out.
    pub fn counts(&self) -> BTreeMap<Does, usize> {
        let mut counts = BTreeMap::new();
        let accounted = self.clauses.iter().filter(|one| one.missing.is_none());
        for does in accounted.filter_map(|one| one.does) {
            *counts.entry(does).or_default() += 1;
        }
        counts
    }

    /// The number of clauses accounted for.
    pub fn accounted(&self) -> usize {
        self.clauses.len() - self.unaccounted().count()
    }

    /// The clauses not accounted for.
    pub fn unaccounted(&self) -> impl Iterator<Item = &Account> {
        self.clauses.iter().filter(|one| one.missing.is_some())
    }

    /// The clauses that give a reason for having no rule.
    pub fn reasoned(&self) -> impl Iterator<Item = &Account> {
        self.clauses.iter().filter(|one| one.why_no_rule.is_some())
    }
}

impl Codes {
    /// The report for the versions in force in the office on that day, switched on or not. `None` if the office
    /// does not exist.
    pub fn coverage(&self, office: &str, on: Date, lang: Lang) -> Option<Coverage> {
        let adopts = &self.office(office)?.adopts;
        let all: Vec<String> = (adopts.iter())
            .filter_map(|one| Some(one.instrument.rsplit('/').next()?.to_owned()))
            .collect();
        let versions = self.engine.in_force(office, on, &all);
        let instruments = versions.into_iter().map(|index| self.covered(index, lang));
        Some(Coverage {
            office: office.to_owned(),
            on,
            instruments: instruments.collect(),
        })
    }

    pub(crate) fn covered(&self, index: usize, lang: Lang) -> Covered {
        let version = &self.model.instruments[index];
        let reached = self.reached(index, version);
        let account = |clause: &Clause| self.account(index, clause, &reached, lang);
        Covered {
            instrument: version.id.clone(),
            kind: version.kind,
            title: version.title.in_language(lang).to_owned(),
            effective: version.effective,
            clauses: version.clauses.iter().map(account).collect(),
        }
    }

    /// For each rule, the examples of the version in which it holds.
    fn reached<'a>(
        &'a self,
        index: usize,
        version: &'a Instrument,
    ) -> BTreeMap<String, BTreeSet<&'a str>> {
        let mut reached: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        let Some(office) = check::home(self, version) else {
            return reached;
        };
        for example in &version.examples {
            let Ok(question) = check::question(self, office, example) else {
                continue;
            };
            for one in self.verdicts(&question, index).into_iter().flatten() {
                if one.holds.contains(&Tri::Yes) {
                    let examples = reached.entry(one.rule.id.clone()).or_default();
                    examples.insert(&example.id);
                }
            }
        }
        reached
    }

    fn account(
        &self,
        index: usize,
        clause: &Clause,
        reached: &BTreeMap<String, BTreeSet<&str>>,
        lang: Lang,
    ) -> Account {
        let mut rules: Vec<String> = (self.engine.rules(index))
            .filter(|rule| cites(rule, &clause.reference))
            .map(|rule| rule.id.clone())
            .collect();
        rules.sort();
        let examples: BTreeSet<&str> = (rules.iter())
            .flat_map(|rule| reached.get(rule).into_iter().flatten().copied())
            .collect();
        Account {
            clause: clause.reference.clone(),
            heading: clause.heading.in_language(lang).to_owned(),
            kind: clause.kind.clone(),
            does: clause.does,
            missing: missing(clause, examples.is_empty()),
            rules,
            examples: examples.into_iter().map(str::to_owned).collect(),
            shown_in: clause.shown_in.clone(),
            notice_for: clause.notice_for.clone(),
            why_no_rule: (clause.why_no_rule.as_ref())
                .map(|reason| reason.in_language(lang).to_owned()),
        }
    }
}

/// Whether a rule states a clause, or allows a review by it.
pub(crate) fn cites(rule: &Rule, clause: &str) -> bool {
    rule.clauses.iter().any(|one| one == clause) || rule.review.as_deref() == Some(clause)
}

fn missing(clause: &Clause, unreached: bool) -> Option<Missing> {
    let Some(does) = clause.does else {
        return Some(Missing::Does);
    };
    if does.needs_rule() {
        unreached.then_some(Missing::Example)
    } else {
        let unreasoned = clause.demands_rule() && clause.why_no_rule.is_none();
        unreasoned.then_some(Missing::Reason)
    }
}
