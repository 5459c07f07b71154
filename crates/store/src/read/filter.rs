//! Filters of lists, and positions at which a page begins.

use probity_casework::{Column, Columns, Table};

use crate::cursor::Cursor;
use crate::error::StoreError;
use crate::rows::day;
use crate::sql::Sql;

/// Columns for which an index has the rows in the order of the list.
const IN_LIST_ORDER: [Column; 6] = [
    Column::Register,
    Column::FinancialYear,
    Column::Outcome,
    Column::Subject,
    Column::HeldBy,
    Column::SubmittedBy,
];

/// Conditions on the rows of a list. Every one that is set must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// The table. It must have each column that has a condition.
    pub table: Table,
    /// Each column that is filled must have this value.
    pub is: Columns,
    /// One of these states. Empty means any.
    pub states: Vec<String>,
    /// On this day or later.
    pub from: Option<String>,
    /// On this day or earlier.
    pub to: Option<String>,
    /// Each of these words. The last may be the beginning of a word.
    pub text: Option<String>,
}

/// The part of a list that a page shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Part {
    /// The beginning.
    #[default]
    First,
    /// The rows after a position.
    After(Cursor),
    /// The rows before a position, as near to it as possible.
    Before(Cursor),
}

impl Filter {
    /// The rows of a table with these values in these columns.
    pub const fn of(table: Table, is: Columns) -> Self {
        Self {
            table,
            is,
            states: Vec::new(),
            from: None,
            to: None,
            text: None,
        }
    }

    /// All cases.
    pub fn cases() -> Self {
        Self::of(Table::Case, Columns::default())
    }

    /// All entries of a register.
    pub fn entries(register: &str) -> Self {
        let is = Columns {
            register: Some(register.to_owned()),
            ..Columns::default()
        };
        Self::of(Table::Entry, is)
    }

    /// Whether the tallies alone give the number of rows.
    pub(crate) fn is_tallied(&self) -> bool {
        let is_tallied = |(column, _)| Table::TALLIED.contains(&column);
        self.table.is_tallied()
            && self.is.register.is_some()
            && self.is.filled().all(is_tallied)
            && *self == Self::of(self.table, self.is.clone())
    }

    /// Adds every condition except the text, each after `AND`.
    ///
    /// # Errors
    /// [`StoreError::Invalid`] if the table does not have a column that has a condition.
    pub(crate) fn push_conditions(&self, sql: &mut Sql) -> Result<(), StoreError> {
        if !self.states.is_empty() {
            self.push_column(sql, Column::State, " IN ")?
                .list(self.states.iter().map(Into::into));
        }
        for (column, value) in self.is.filled() {
            self.push_column(sql, column, " = ")?.bind(value);
        }
        for (compared, day) in [(" >= ", &self.from), (" <= ", &self.to)] {
            if let Some(day) = day {
                self.push_column(sql, Column::Day, compared)?.bind(day);
            }
        }
        Ok(())
    }

    /// Adds only the conditions on columns for which an index has the rows in the order of the list, each after `AND`.
    pub(crate) fn push_list_order_conditions(&self, sql: &mut Sql) -> Result<(), StoreError> {
        let in_list_order = |(column, _): &(Column, _)| IN_LIST_ORDER.contains(column);
        for (column, value) in self.is.filled().filter(in_list_order) {
            self.push_column(sql, column, " = ")?.bind(value);
        }
        Ok(())
    }

    fn push_column<'s>(
        &self,
        sql: &'s mut Sql,
        column: Column,
        compared: &str,
    ) -> Result<&'s mut Sql, StoreError> {
        if !self.table.has(column) {
            let (table, column) = (self.table.as_str(), column.name());
            return Err(StoreError::Invalid(format!("{table} has no {column}")));
        }
        Ok(sql.push(" AND ").push(column.name()).push(compared))
    }

    /// Adds the position next to the page, the order (latest day first, rows without a day last) and the limit.
    /// Rows before a position are read backwards from there.
    pub(crate) fn push_page(&self, sql: &mut Sql, part: &Part, limit: i64) {
        let (place, beyond, order) = match part {
            Part::First => (None, "", "DESC"),
            Part::After(place) => (Some(place), "<", "DESC"),
            Part::Before(place) => (Some(place), ">", "ASC"),
        };
        let day = day(self.table);
        if let Some(place) = place {
            // The first condition finds the position in the index on both databases. If SQLite compares a pair of
            // day and id, it cannot use an index of an expression and scans the list from its beginning.
            sql.push(&format!(" AND {day} {beyond}= "))
                .bind(&place.at)
                .push(&format!(" AND ({day} {beyond} "))
                .bind(&place.at)
                .push(&format!(" OR id {beyond} "))
                .bind(&place.id)
                .push(")");
        }
        sql.push(" ORDER BY ");
        if self.table.has(Column::Day) {
            sql.push(&format!("{day} {order}, "));
        }
        sql.push(&format!("id {order}")).limit(limit);
    }
}
