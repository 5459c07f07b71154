//! The register entry that a declaration will make when it is sent. It is made in the same way, and not saved.

use probity_casework::case::Case;
use probity_casework::entry::Entry;
use probity_conduct::model::{CasePart, Column, ColumnSource};

use crate::context::Context;
use crate::error::ServiceError;
use crate::registers::sheet::Sheet;
use crate::view::ToBePublished;

impl Context {
    /// The entry that a case makes. `None` if it enters no register.
    pub(crate) fn to_be_published(
        &self,
        office: &str,
        case: &Case,
    ) -> Result<Option<ToBePublished>, ServiceError> {
        let Some(entry) = Entry::of_case(case) else {
            return Ok(None);
        };
        let register = self.known_register(&entry.register)?;
        let sheet = Sheet::new(self.codes(), &register.columns, office);
        let cells = sheet.entry(&entry).cells;
        // The reference is drawn only when the declaration is sent.
        let is_known = |column: &Column| column.from != ColumnSource::Case(CasePart::Reference);
        let filled = register.columns.iter().zip(cells);
        let filled = filled.filter_map(|(column, cell)| Some((column, cell.value?)));
        let mut filled: Vec<_> = filled.filter(|(column, _)| is_known(column)).collect();
        // The column with the person it is about comes first.
        filled.sort_by_key(|(column, _)| !is_about_whom(column.from));
        Ok(Some(ToBePublished {
            register: register.id.clone(),
            label: register.label.clone(),
            public: entry.public,
            cells: filled
                .into_iter()
                .map(|(column, value)| (column.label.clone(), value))
                .collect(),
        }))
    }
}

const fn is_about_whom(from: ColumnSource) -> bool {
    matches!(
        from,
        ColumnSource::Case(CasePart::RecipientName | CasePart::RecipientRole)
    )
}
