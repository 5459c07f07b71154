//! A register's entry: the part of a case, or of an imported row, that may be shown.
//!
//! Public pages and files are made only from entries. An entry has only the fields that its situation declares
//! public, as listed in the event of the submission. Nothing else can leak.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use probity_conduct::Value;
use serde::{Deserialize, Serialize};

use crate::case::{Case, State, day_of};
use crate::event::{Body, ImportedEntry};
use crate::id::{CaseId, PostId};
use crate::party;
use crate::row::Row;
use crate::tables::{Columns, Table};

/// One entry as a register can show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The case's reference or the imported row's key.
    pub id: String,
    /// The register.
    pub register: String,
    /// Whether the register is public.
    pub public: bool,
    /// The case's reference. `None` for an imported row.
    pub reference: Option<CaseId>,
    /// The day that orders it in lists.
    pub day: Option<Date>,
    /// The calendar year in which its financial year begins.
    pub year: Option<i16>,
    /// It is withheld, and the fields below are empty.
    pub withheld: bool,
    /// The situation's id. `None` for an imported row.
    pub situation: Option<String>,
    /// The submitter withdrew it.
    pub withdrawn: bool,
    /// Someone still has to decide.
    pub open: bool,
    /// The name of the person it is about.
    pub recipient_name: Option<String>,
    /// That person's title, or their role if they have no title.
    pub recipient_role: Option<String>,
    /// Whether `recipient_role` is a role's id.
    pub recipient_has_no_post: bool,
    /// The fields shown, by name. For an imported row, by the register's column.
    pub cells: BTreeMap<String, Value>,
    /// The meaning of each field shown (`meaning` → `field`).
    pub meanings: BTreeMap<String, String>,
    /// Fields or columns that were corrected.
    pub corrected: BTreeSet<String>,
    /// The register's word for the result.
    pub outcome: Option<String>,
    /// The post that decided.
    pub decided_by: Option<PostId>,
    /// The day it was decided.
    pub decided_on: Option<Date>,
    /// The decision goes against the code.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub against_code: bool,
    /// What happened to it, in words.
    pub result: Option<String>,
}

/// An imported row. It is internal and has the original cells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedRow {
    /// The row as imported, with later corrections.
    pub entry: ImportedEntry,
    /// The reason why it is withheld, while it is.
    pub withheld: Option<String>,
    /// Columns that were corrected.
    pub corrected: BTreeSet<String>,
}

impl Entry {
    /// A case's entry, if a register shows the case.
    pub fn of_case(case: &Case) -> Option<Self> {
        let submitted = &case.submitted;
        let registered = submitted.register.as_ref()?;
        let mut entry = Self::bare(
            submitted.reference.as_str(),
            &registered.register,
            registered.public,
        );
        entry.reference = Some(submitted.reference.clone());
        entry.day = Some(case.day());
        entry.year = Some(submitted.year);
        entry.withheld = case.withheld.is_some();
        if entry.withheld {
            return Some(entry);
        }
        entry.situation = Some(submitted.situation.clone());
        let listed = |field: &String| registered.fields.contains(field);
        entry.withdrawn = case.state == State::Withdrawn;
        entry.open = case.state.is_open();
        entry.recipient_name = Some(submitted.subject.name.clone());
        entry.recipient_has_no_post = submitted.subject.title.is_empty();
        let role = if entry.recipient_has_no_post {
            &submitted.subject.role
        } else {
            &submitted.subject.title
        };
        entry.recipient_role = Some(role.clone());
        entry.cells = submitted
            .facts
            .iter()
            .filter(|(field, _)| listed(field))
            .map(|(f, v)| (f.clone(), v.clone()))
            .collect();
        entry.meanings = submitted
            .meanings
            .iter()
            .filter(|(_, field)| listed(field))
            .map(|(r, f)| (r.clone(), f.clone()))
            .collect();
        entry.corrected = case
            .corrections
            .iter()
            .map(|one| one.field.clone())
            .filter(listed)
            .collect();
        entry.outcome.clone_from(&case.outcome);
        entry.decided_by = case
            .decision
            .as_ref()
            .map(|decision| decision.what.post.clone());
        entry.decided_on = case.decision.as_ref().map(|decision| day_of(decision.at));
        entry.against_code = case
            .decision
            .as_ref()
            .is_some_and(|decision| decision.what.against.is_some());
        entry.result = case.result.as_ref().map(|(result, _)| result.clone());
        Some(entry)
    }

    /// An imported row's entry.
    pub fn of_import(row: &ImportedRow) -> Self {
        let from = &row.entry;
        let mut entry = Self::bare(&from.key, &from.register, from.public);
        entry.day = from.day;
        entry.year = from.year;
        entry.withheld = row.withheld.is_some();
        if entry.withheld {
            return entry;
        }
        entry.cells.clone_from(&from.understood);
        entry.corrected.clone_from(&row.corrected);
        entry.outcome.clone_from(&from.outcome);
        entry
    }

    fn bare(id: &str, register: &str, public: bool) -> Self {
        Self {
            id: id.to_owned(),
            register: register.to_owned(),
            public,
            reference: None,
            situation: None,
            day: None,
            year: None,
            withheld: false,
            withdrawn: false,
            open: false,
            recipient_name: None,
            recipient_role: None,
            recipient_has_no_post: false,
            cells: BTreeMap::new(),
            meanings: BTreeMap::new(),
            corrected: BTreeSet::new(),
            outcome: None,
            decided_by: None,
            decided_on: None,
            against_code: false,
            result: None,
        }
    }

    /// The shown fact in the field with this meaning.
    pub fn meaning(&self, meaning: &str) -> Option<&Value> {
        self.meanings
            .get(meaning)
            .and_then(|field| self.cells.get(field))
    }

    /// Its row. Only what is shown can be searched and filtered.
    pub fn row(&self) -> Row {
        let party = self.meaning("party").and_then(Value::text);
        let pence = self.meaning("value").and_then(Value::pence);
        Row::holding(Table::Entry, &self.id, self.columns(party, pence), self)
    }

    fn columns(&self, party: Option<&str>, pence: Option<i64>) -> Columns {
        Columns {
            state: Some(if self.withheld { "withheld" } else { "shown" }.to_owned()),
            situation: self.situation.clone(),
            register: Some(self.register.clone()),
            outcome: self.outcome.clone(),
            party: party.and_then(party::key),
            day: self.day,
            financial_year: self.year.map(i64::from),
            value_pence: pence,
            words: Some(self.search_text()).filter(|text| !text.is_empty()),
            ..Columns::default()
        }
    }

    fn search_text(&self) -> String {
        let mut words: Vec<&str> = self.reference.iter().map(CaseId::as_str).collect();
        words.extend(self.recipient_name.as_deref());
        words.extend(self.result.as_deref());
        words.extend(self.cells.values().filter_map(|fact| match fact {
            Value::Text(text) | Value::Unread(text) => Some(text.as_str()),
            _ => None,
        }));
        words.join(" ").to_lowercase()
    }
}

impl ImportedRow {
    /// Applies an event about this row's entry.
    pub fn fold(&mut self, body: &Body) {
        match body {
            Body::EntryWithheld { reason, .. } => self.withheld = Some(reason.clone()),
            Body::EntryShown { .. } => self.withheld = None,
            Body::EntryCorrected {
                field,
                new,
                outcome,
                ..
            } => {
                match new {
                    Some(new) => self.entry.understood.insert(field.clone(), new.clone()),
                    None => self.entry.understood.remove(field),
                };
                if outcome.is_some() {
                    self.entry.outcome.clone_from(outcome);
                }
                self.corrected.insert(field.clone());
            }
            _ => {}
        }
    }

    /// Its rows: the internal one and the entry's.
    pub fn rows(&self) -> Vec<Row> {
        let from = &self.entry;
        let mut entry = Entry::of_import(self).row();
        if self.withheld.is_none() {
            // An old register has columns instead of meanings. Its event says which party and value were read.
            entry.columns.party = from.party.as_deref().and_then(party::key);
            entry.columns.value_pence = from.pence;
        }
        let columns = Columns {
            register: Some(from.register.clone()),
            ..Columns::default()
        };
        vec![
            Row::holding(Table::ImportedRow, &from.key, columns, self),
            entry,
        ]
    }
}
