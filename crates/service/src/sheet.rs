//! Entries as a register's columns show them, each cell with the label that `codes/` has for it.

use std::{cell::RefCell, sync::Arc};

use probity_casework::shown::{Said, Shown};
use probity_conduct::{
    Codes, Text,
    model::{CasePart, Column, ColumnSource, Situation},
};

use crate::{
    labels::{meaning_name, post_label, shown},
    view::{Cell, CellValue, EntryView},
};

/// A register's columns, ready for any number of an office's entries.
pub(crate) struct Sheet<'a> {
    codes: &'a Codes,
    office: &'a str,
    columns: Vec<(Arc<str>, Source)>,
    /// Names of fields that cells were given: few, and each in every row.
    fields: RefCell<Vec<Arc<str>>>,
}

/// Where a column's cells come from.
enum Source {
    /// The field that plays this role.
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
            .map(|column| (column.id.as_str().into(), source(column)));
        Self {
            codes,
            office,
            columns: columns.collect(),
            fields: RefCell::default(),
        }
    }

    /// An entry with one cell a column.
    pub(crate) fn entry(&self, entry: &Shown<'_>) -> EntryView {
        let situation = entry.situation.as_ref();
        let situation = situation.and_then(|id| self.codes.situation(id.as_str()));
        let columns = self.columns.iter();
        EntryView {
            id: entry.id.as_str().to_owned(),
            imported: entry.reference.is_none(),
            withheld: entry.withheld,
            withdrawn: entry.withdrawn,
            open: entry.open,
            corrected: !entry.corrected.is_empty(),
            day: entry.day,
            situation: owned(&entry.situation).filter(|_| !entry.withheld),
            cells: columns
                .map(|(id, source)| self.cell(id, source, entry, situation))
                .collect(),
        }
    }

    fn cell(
        &self,
        column: &Arc<str>,
        source: &Source,
        entry: &Shown<'_>,
        situation: Option<&Situation>,
    ) -> Cell {
        let cell = |field, value, corrected| Cell {
            column: Arc::clone(column),
            field,
            value,
            corrected,
        };
        if entry.reference.is_none() {
            // An old register's row: cells by column.
            let id: &str = column;
            let fact = entry.cells.get(id);
            let value = fact.map_or(CellValue::Blank, CellValue::from);
            let field = Some(Arc::clone(column)).filter(|_| !entry.withheld);
            return cell(field, value, entry.is_corrected(id));
        }
        match source {
            Source::Meaning(meaning) => {
                let Some(field) = entry.meanings.get(meaning).map(Said::as_str) else {
                    return cell(None, CellValue::Blank, false);
                };
                let fact = entry.cells.get(field);
                let value = fact.map_or(CellValue::Blank, |fact| shown(situation, field, fact));
                cell(Some(self.field(field)), value, entry.is_corrected(field))
            }
            Source::Case(part) => cell(None, self.part(*part, entry, situation), false),
        }
    }

    /// The field's name, shared with the rows before that have it too.
    fn field(&self, name: &str) -> Arc<str> {
        let mut fields = self.fields.borrow_mut();
        if let Some(known) = fields.iter().find(|known| ***known == *name) {
            return Arc::clone(known);
        }
        let name: Arc<str> = name.into();
        fields.push(Arc::clone(&name));
        name
    }

    fn part(&self, part: CasePart, entry: &Shown<'_>, situation: Option<&Situation>) -> CellValue {
        let text = |text| owned(text).map_or(CellValue::Blank, CellValue::Text);
        let label = |id: &str, label: Option<&Text>| {
            CellValue::Label(
                id.to_owned(),
                label.cloned().unwrap_or_else(|| Text::from(id)),
            )
        };
        match part {
            CasePart::Reference => CellValue::Text(entry.id.as_str().to_owned()),
            CasePart::Situation => match &entry.situation {
                Some(id) if !entry.withheld => {
                    label(id.as_str(), situation.map(|situation| &situation.label))
                }
                _ => CellValue::Blank,
            },
            CasePart::RecipientName => text(&entry.recipient_name),
            CasePart::RecipientRole => match &entry.recipient_role {
                Some(id) if entry.recipient_has_no_post => {
                    let role = &self.codes.words().role;
                    label(id.as_str(), role.get(id.as_str()).map(|word| &word.label))
                }
                meaning => text(meaning),
            },
            CasePart::Outcome => owned(&entry.outcome).map_or(CellValue::Blank, CellValue::Outcome),
            CasePart::DecidedByPost => match &entry.decided_by {
                Some(post) => label(
                    post.as_str(),
                    post_label(self.codes, self.office, post.as_str()),
                ),
                None => CellValue::Blank,
            },
            CasePart::DecidedOn => entry.decided_on.map_or(CellValue::Blank, CellValue::Date),
            CasePart::Result => text(&entry.result),
        }
    }
}

fn owned(text: &Option<Said<'_>>) -> Option<String> {
    text.as_ref().map(|text| text.as_str().to_owned())
}
