//! Entries as a register's columns show them, each cell with the label that `codes/` has for it.

use probity_casework::entry::Entry;
use probity_conduct::model::{CasePart, Column, ColumnSource, Situation};
use probity_conduct::{Codes, Text, Value};

use crate::labels::{labelled, meaning_name, post_label};
use crate::view::{Cell, EntryView, Labelled};

/// A register's columns, prepared for an office's entries.
pub(crate) struct Sheet<'a> {
    codes: &'a Codes,
    office: &'a str,
    columns: Vec<(String, Source)>,
}

/// Where a column's cells come from.
enum Source {
    /// The field that has this meaning.
    Meaning(String),
    Case(CasePart),
}

impl<'a> Sheet<'a> {
    pub(crate) fn new<'c>(
        codes: &'a Codes,
        columns: impl IntoIterator<Item = &'c Column>,
        office: &'a str,
    ) -> Self {
        let source = |column: &Column| match column.from {
            ColumnSource::Meaning(meaning) => Source::Meaning(meaning_name(meaning)),
            ColumnSource::Case(part) => Source::Case(part),
        };
        let columns = columns
            .into_iter()
            .map(|column| (column.id.clone(), source(column)));
        Self {
            codes,
            office,
            columns: columns.collect(),
        }
    }

    /// An entry with one cell for each column.
    pub(crate) fn entry(&self, entry: &Entry) -> EntryView {
        let situation = entry.situation.as_deref();
        let situation = situation.and_then(|id| self.codes.situation(id));
        let columns = self.columns.iter();
        EntryView {
            id: entry.id.clone(),
            imported: entry.reference.is_none(),
            withheld: entry.withheld,
            withdrawn: entry.withdrawn,
            open: entry.open,
            corrected: !entry.corrected.is_empty(),
            day: entry.day,
            situation: entry.situation.clone().filter(|_| !entry.withheld),
            cells: columns
                .map(|(id, source)| self.cell(id, source, entry, situation))
                .collect(),
        }
    }

    fn cell(
        &self,
        column: &str,
        source: &Source,
        entry: &Entry,
        situation: Option<&Situation>,
    ) -> Cell {
        let cell = |field: Option<&str>, value, corrected| Cell {
            column: column.to_owned(),
            field: field.map(str::to_owned),
            value,
            corrected,
        };
        let is_corrected = |name: &str| entry.corrected.iter().any(|one| one == name);
        if entry.reference.is_none() {
            // A row of an old register has its cells by column.
            let value = entry.cells.get(column).cloned().map(Labelled::from);
            let field = Some(column).filter(|_| !entry.withheld);
            return cell(field, value, is_corrected(column));
        }
        match source {
            Source::Meaning(meaning) => {
                let Some(field) = entry.meanings.get(meaning) else {
                    return cell(None, None, false);
                };
                let value = entry.cells.get(field);
                let value = value.map(|value| labelled(situation, field, value));
                cell(Some(field), value, is_corrected(field))
            }
            Source::Case(part) => cell(None, self.part(*part, entry, situation), false),
        }
    }

    fn part(
        &self,
        part: CasePart,
        entry: &Entry,
        situation: Option<&Situation>,
    ) -> Option<Labelled> {
        let text = |text: &Option<String>| text.clone().map(Labelled::text);
        let choice = |id: &str, label: Option<&Text>| {
            Labelled::choice(id, label.cloned().unwrap_or_else(|| Text::from(id)))
        };
        match part {
            CasePart::Reference => Some(Labelled::text(&entry.id)),
            CasePart::Situation => {
                let id = entry.situation.as_ref().filter(|_| !entry.withheld)?;
                Some(choice(id, situation.map(|situation| &situation.label)))
            }
            CasePart::RecipientName => text(&entry.recipient_name),
            CasePart::RecipientRole => match &entry.recipient_role {
                Some(id) if entry.recipient_has_no_post => {
                    let role = self.codes.words().role.get(id);
                    Some(choice(id, role.map(|word| &word.label)))
                }
                role => text(role),
            },
            CasePart::Outcome => entry.outcome.clone().map(Labelled::outcome),
            CasePart::DecidedByPost => {
                let post = entry.decided_by.as_ref()?.as_str();
                Some(choice(post, post_label(self.codes, self.office, post)))
            }
            CasePart::DecidedOn => entry.decided_on.map(Labelled::date),
            CasePart::AgainstCode => entry
                .against_code
                .then(|| Labelled::from(Value::YesNo(true))),
            CasePart::Result => text(&entry.result),
        }
    }
}
