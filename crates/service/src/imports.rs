//! Importing an old register: a preview that saves nothing, then the import with the mapping that a person confirmed.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use probity_access::Action;
use probity_casework::event::{Imported, ImportedEntry, RefusedRow};
use probity_casework::{Body, RowKey, Table};
use probity_conduct::Value;
use probity_conduct::model::Register;
use probity_importer::{
    DateValue, Entry, Mapping, Marked, MoneyValue, Outcome, ReadRegister, Summary, TakenRow,
    Understood, look, propose, read,
};
use serde::Serialize;

use crate::actor::Actor;
use crate::context::Context;
use crate::error::ServiceError;
use crate::labels::word;
use crate::registers::read::source_name;
use crate::work::Work;

/// Imports of old registers.
#[derive(Clone)]
pub struct Imports(pub(crate) Context);

/// Rows that are saved together, so that a long register is not one long transaction.
const TOGETHER: usize = 200;

/// What importing a file would do.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ImportPreview {
    /// The mapping of its columns: proposed, or as given.
    pub mapping: Mapping,
    /// Every row that was read, and the refused rows with their reasons.
    pub read: ReadRegister,
    /// Keys of entries that the register has already.
    pub known: BTreeSet<String>,
}

/// The result of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ImportReport {
    /// SHA-256 (hex) of the file.
    pub file: String,
    /// The number of new entries.
    pub added: usize,
    /// The number of entries that were there already.
    pub known: usize,
    /// The totals of the reader.
    pub summary: Summary,
    /// Refused rows.
    pub refused: Vec<RefusedRow>,
}

impl Imports {
    /// Reads a file as an import would, and saves nothing. Without a mapping, proposes one from headings and cells.
    ///
    /// # Errors
    /// For anyone who may not import, an unknown register, or a file that is not text with rows.
    #[tracing::instrument(name = "imports.preview", level = "debug", skip_all)]
    pub async fn preview(
        &self,
        actor: &Actor,
        register: &str,
        bytes: &[u8],
        mapping: Option<Mapping>,
    ) -> Result<ImportPreview, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        self.0.allow_office(actor, &state, Action::Import)?;
        let register = self.0.known_register(register)?;
        let table = look(bytes)?;
        let mapping = mapping.unwrap_or_else(|| propose(&table.headings(), &table.records));
        let mut read = read(&table, &mapping);
        self.0.judge_days(&mut read, register);
        let keys: Vec<String> = read.rows.iter().map(|row| row.row_key.clone()).collect();
        Ok(ImportPreview {
            mapping,
            known: self.0.known_rows(actor.office(), &keys).await?,
            read,
        })
    }

    /// Imports a file with a mapping that a person confirmed. Entries that are there already are skipped: importing the
    /// same file again adds nothing, nor does the same row in another file.
    ///
    /// # Errors
    /// As for [`Imports::preview`].
    #[tracing::instrument(name = "imports.commit", level = "debug", skip_all)]
    pub async fn commit(
        &self,
        actor: &Actor,
        register: &str,
        name: &str,
        bytes: &[u8],
        mapping: Mapping,
    ) -> Result<ImportReport, ServiceError> {
        let preview = self.preview(actor, register, bytes, Some(mapping)).await?;
        let to = self.0.known_register(register)?;
        let new: Vec<&TakenRow> = preview
            .read
            .rows
            .iter()
            .filter(|row| !preview.known.contains(&row.row_key))
            .collect();
        for rows in new.chunks(TOGETHER) {
            let state = self.0.state(actor.office()).await?;
            let mut work = Work::new(&self.0, actor, &state)?;
            for row in rows {
                let entry = self
                    .0
                    .imported_entry(actor.office(), to, &preview.read, row);
                work.happen(None, Body::EntryImported(Box::new(entry)))?;
            }
            work.commit(None).await?;
        }
        let report = report(&preview, new.len());
        self.0
            .note_file(actor, register, name, &preview, &report)
            .await?;
        Ok(report)
    }
}

impl Context {
    async fn known_rows(
        &self,
        office: &str,
        keys: &[String],
    ) -> Result<BTreeSet<String>, ServiceError> {
        let mut known = BTreeSet::new();
        for keys in keys.chunks(TOGETHER) {
            let rows = self
                .store()
                .records_named(office, Table::ImportedRow, keys)
                .await?;
            known.extend(rows.into_iter().map(|row| row.row.key.id));
        }
        Ok(known)
    }

    /// Records the file last, so that an import that stopped half-way can be sent again with the same result.
    async fn note_file(
        &self,
        actor: &Actor,
        register: &str,
        name: &str,
        preview: &ImportPreview,
        report: &ImportReport,
    ) -> Result<(), ServiceError> {
        let key = RowKey::new(Table::Import, &report.file);
        if self.store().record(actor.office(), &key).await?.is_some() {
            return Ok(());
        }
        let columns = preview
            .mapping
            .columns
            .iter()
            .filter_map(|column| Some((column.heading.clone(), word(&column.field?))));
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let imported = Imported {
            file: report.file.clone(),
            name: name.chars().take(200).collect(),
            register: register.to_owned(),
            mapping: columns.collect(),
            read: count(report.summary.read),
            taken: count(report.added),
            nil: count(report.summary.nil),
            known: count(report.known),
            refused: report.refused.clone(),
        };
        let state = self.state(actor.office()).await?;
        let mut work = Work::new(self, actor, &state)?;
        work.happen(None, Body::RegisterImported(imported))?;
        work.commit(None).await.map(drop)
    }

    fn imported_entry(
        &self,
        office: &str,
        register: &Register,
        file: &ReadRegister,
        row: &TakenRow,
    ) -> ImportedEntry {
        let mut facts = facts_of(&row.entry);
        let shows = |source| self.column_of(&register.id, source).is_some();
        if !shows("received-on") && !facts.contains_key("occurred-on") {
            // The register has one column for days, so the row's only day goes there.
            facts
                .remove("received-on")
                .and_then(|day| facts.insert("occurred-on", day));
        }
        let by_column = register.columns.iter().filter_map(|column| {
            Some((
                column.id.clone(),
                facts.get(source_name(column.from).as_str())?.clone(),
            ))
        });
        let day = day_of(&row.entry);
        let cells = row.original.iter().flat_map(|original| &original.cells);
        let headings = file
            .headings
            .iter()
            .map(String::as_str)
            .chain(std::iter::repeat(""));
        ImportedEntry {
            key: row.row_key.clone(),
            file: file.file_sha256.clone(),
            line: row.line(),
            register: register.id.clone(),
            public: register.public,
            original: headings
                .zip(cells)
                .map(|(heading, cell)| (heading.to_owned(), cell.clone()))
                .collect(),
            understood: by_column.collect(),
            marks: row.marks.iter().map(mark_text).collect(),
            day,
            year: day.map(|day| self.financial_year(office, day)),
            party: row.entry.donor.clone(),
            pence: row
                .entry
                .value
                .as_ref()
                .and_then(|value| pence(&value.value)),
            outcome: row
                .entry
                .outcome
                .as_ref()
                .and_then(|outcome| outcome_word(outcome.value)),
        }
    }
}

fn report(preview: &ImportPreview, added: usize) -> ImportReport {
    let refused = preview.read.refused.iter().map(|row| RefusedRow {
        line: row.line,
        reason: row.reason.key().to_owned(),
    });
    ImportReport {
        file: preview.read.file_sha256.clone(),
        added,
        known: preview.read.rows.len() - added,
        summary: preview.read.summary.clone(),
        refused: refused.collect(),
    }
}

/// A row's facts, by the source that a register's column reads. A value that was not understood stays text, and is
/// marked.
fn facts_of(entry: &Entry) -> HashMap<&'static str, Value> {
    let text = |text: &Option<String>| text.clone().map(Value::Text);
    let described = entry
        .description
        .as_ref()
        .or(entry.partner_interest.as_ref());
    let all = [
        ("reference", text(&entry.reference)),
        ("occurred-on", entry.offered_on.as_ref().map(date_fact)),
        ("received-on", entry.received_on.as_ref().map(date_fact)),
        ("recipient-name", text(&entry.recipient)),
        ("recipient-role", text(&entry.role)),
        ("situation", text(&entry.kind)),
        ("what", described.cloned().map(Value::Text)),
        ("party", text(&entry.donor)),
        ("value", entry.value.as_ref().map(value_fact)),
        ("outcome", entry.outcome.as_ref().map(outcome_fact)),
        ("result", text(&entry.result)),
    ];
    all.into_iter()
        .filter_map(|(source, fact)| Some((source, fact?)))
        .collect()
}

fn date_fact(date: &Understood<DateValue>) -> Value {
    match date.value {
        DateValue::Exact { on } => Value::Date(on),
        DateValue::Unreadable | DateValue::NoYear { .. } => Value::Unread(date.original.clone()),
        _ => Value::Text(date.original.clone()),
    }
}

fn value_fact(value: &Understood<MoneyValue>) -> Value {
    match value.value {
        MoneyValue::Exact { pence } => Value::Money(pence),
        MoneyValue::Unreadable => Value::Unread(value.original.clone()),
        _ => Value::Text(value.original.clone()),
    }
}

fn outcome_fact(outcome: &Understood<Outcome>) -> Value {
    match outcome.value {
        Outcome::Unreadable => Value::Unread(outcome.original.clone()),
        _ => Value::Text(outcome.original.clone()),
    }
}

/// The amount that counts towards a party's total. A bound or a range does not count.
const fn pence(value: &MoneyValue) -> Option<i64> {
    match value {
        MoneyValue::Exact { pence } | MoneyValue::Approximate { pence } => Some(*pence),
        _ => None,
    }
}

/// The register's word, if the old register says exactly that. Anything else stays text.
fn outcome_word(outcome: Outcome) -> Option<String> {
    matches!(
        outcome,
        Outcome::Accepted | Outcome::Declined | Outcome::Returned
    )
    .then(|| word(&outcome))
}

/// The day by which a row is listed.
fn day_of(entry: &Entry) -> Option<Date> {
    let day = |date: &Option<Understood<DateValue>>| {
        date.as_ref().and_then(|date| date.value.first_day())
    };
    day(&entry.offered_on).or_else(|| day(&entry.received_on))
}

/// A mark with its field and line: `date-unreadable value`, `duplicate-in-file @12`.
fn mark_text(marked: &Marked) -> String {
    let mut text = marked.mark.key().to_owned();
    if let Some(field) = marked.field {
        text += " ";
        text += &word(&field);
    }
    if let Some(line) = marked.line {
        text += " @";
        text += &line.to_string();
    }
    text
}
