//! The tables of an office and their columns, declared once.
//!
//! Lists, filters, writing, rebuilding, verification and the page about the tables loop over this declaration. To add
//! a column, add it here and to the table's `CREATE TABLE` for both databases, and fill it where the row is made.

mod value;

use jiff::civil::Date;
use value::ColumnType;
pub use value::{ColumnValue, WrongType};

macro_rules! columns {
    ($($(#[doc = $about:literal])+ $name:ident: $type:ty = $column:ident),+ $(,)?) => {
        /// A column that lists are filtered, sorted or searched by. [`Table::columns`] says which table has which.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Column {
            $($(#[doc = $about])+ $column),+
        }

        /// The columns of a row. Those that its table does not have are empty.
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub struct Columns {
            $($(#[doc = $about])+ pub $name: Option<$type>),+
        }

        impl Column {
            /// Every column.
            pub const ALL: [Self; [$(stringify!($name)),+].len()] = [$(Self::$column),+];

            /// Its name in the database.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$column => stringify!($name)),+
                }
            }

            /// An empty value of its type.
            pub fn empty(self) -> ColumnValue {
                match self {
                    $(Self::$column => <$type>::write(None)),+
                }
            }
        }

        impl Columns {
            /// The value of a column.
            pub fn get(&self, column: Column) -> ColumnValue {
                match column {
                    $(Column::$column => <$type>::write(self.$name.as_ref())),+
                }
            }

            /// Sets a column.
            ///
            /// # Errors
            /// [`WrongType`] if the value does not have the column's type.
            pub fn set(&mut self, column: Column, value: ColumnValue) -> Result<(), WrongType> {
                match column {
                    $(Column::$column => self.$name = <$type>::read(value)?),+
                }
                Ok(())
            }
        }
    };
}

macro_rules! tables {
    ($($table:ident = $name:literal, $about:literal { $($column:ident: $meaning:literal),* $(,)? })+) => {
        /// A table. Every office's rows are in it, told apart by the column `office`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Table {
            $(#[doc = $about] $table),+
        }

        impl Table {
            /// Every table.
            pub const ALL: [Self; [$($name),+].len()] = [$(Self::$table),+];

            /// Its name in the database.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$table => $name),+
                }
            }

            /// What its rows are, and what their `id` is.
            pub const fn about(self) -> &'static str {
                match self {
                    $(Self::$table => $about),+
                }
            }

            /// Its own columns, in order, each with its meaning. Every table also has `office`, `id`, `version` and
            /// `doc`.
            pub const fn columns(self) -> &'static [(Column, &'static str)] {
                match self {
                    $(Self::$table => &[$((Column::$column, $meaning)),*]),+
                }
            }
        }
    };
}

columns! {
    /// The state.
    state: String = State,
    /// A person's name.
    name: String = Name,
    /// The person whose account it is, or who read a clause.
    person: String = Person,
    /// The person it is about.
    subject: String = Subject,
    /// The person who has it now.
    held_by: String = HeldBy,
    /// The person who submitted it.
    submitted_by: String = SubmittedBy,
    /// The situation.
    situation: String = Situation,
    /// The register.
    register: String = Register,
    /// The register's word for the result.
    outcome: String = Outcome,
    /// The other party's key. See [`crate::party`].
    party: String = Party,
    /// The day it happened.
    day: Date = Day,
    /// The calendar year in which its financial year begins.
    financial_year: i64 = FinancialYear,
    /// Its value in pence.
    value_pence: i64 = ValuePence,
    /// The text to search in. The store keeps its distinct words.
    words: String = Words,
}

tables! {
    Person = "people", "One row for each person. `id` is the person's id." {
        Name: "The person's name.",
        State: "`here`, or `left` for someone who has left.",
    }
    Post = "posts", "One row for each post that someone has held. `id` is the post's id." {
        HeldBy: "The `id` in `people` of the first of its holders. `doc` has all of them.",
    }
    Account = "accounts", "One row for each account. `id` is the sign-in name." {
        Person: "The `id` in `people` of the person who signs in.",
        State: "`invited`, `active` or `closed`.",
    }
    Passphrase = "passphrases", "One row for each account with a passphrase. `id` is the sign-in name. \
        `doc` is the hash of the passphrase; events only hold a hash of that hash." {}
    Settings = "settings", "The office's own settings, in one row. `id` is `office`." {}
    Import = "imports", "One row for each imported file. `id` is the SHA-256 of the file in hex." {
        Register: "The register that it was imported into.",
    }
    ImportedRow = "imported_rows", "One row for each imported line, with its original cells. `id` is the `id` of its \
        entry." {
        Register: "The register that it was imported into.",
    }
    ClauseReading = "clause_readings", "One row for each clause that a person has read against its source. `id` is the \
        version, the clause and the person." {
        Person: "The `id` in `people` of the person who read it.",
        Day: "The day on which they signed.",
    }
    Case = "cases", "One row for each case, with everything about it. `id` is its reference." {
        State: "The state: `submitted`, `awaiting-decision`, `awaiting-information`, `on-hold`, `awaiting-outcome`, `decided`, \
            `closed` or `withdrawn`.",
        Subject: "The `id` in `people` of the person it is about.",
        HeldBy: "The `id` in `people` of the person it was last sent to. Empty while it is on hold, and if no one had \
            to decide.",
        SubmittedBy: "The `id` in `people` of the person who submitted it.",
        Situation: "The situation, as named in `codes/situations/`.",
        Register: "The register that shows it, if one does.",
        Outcome: "The register's word for the result, such as `accepted` or `declined`.",
        Party: "The other party: the name in lower case, without `Ltd` and the like. Empty if the case is \
            confidential.",
        Day: "The day it happened, or the day it was submitted if that is not known.",
        FinancialYear: "The calendar year in which its financial year begins.",
        ValuePence: "The value in pence.",
        Words: "The distinct words of its text, to search in. Empty if the case is confidential.",
    }
    Entry = "entries", "One row for each entry of a register, with only what the register may show. `id` is the \
        case's reference, or the key of the imported line." {
        State: "`shown`, or `withheld` if an administrator has withheld it.",
        Situation: "The situation, as named in `codes/situations/`. Empty for an imported entry.",
        Register: "The register.",
        Outcome: "The register's word for the result, such as `accepted` or `declined`.",
        Party: "The other party: the name in lower case, without `Ltd` and the like.",
        Day: "The day it happened, if it is known.",
        FinancialYear: "The calendar year in which its financial year begins, if it is known.",
        ValuePence: "The value in pence.",
        Words: "The distinct words of what it shows, to search in.",
    }
}

impl Table {
    /// The columns that entries are counted by. See the table `tally`.
    pub const TALLIED: [Column; 3] = [Column::Register, Column::FinancialYear, Column::Outcome];

    /// The table with this name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.as_str() == name)
    }

    /// Whether it has this column.
    pub fn has(self, column: Column) -> bool {
        self.columns().iter().any(|(own, _)| *own == column)
    }

    /// Whether its rows are counted by [`Self::TALLIED`]. They must have a register.
    pub const fn is_tallied(self) -> bool {
        matches!(self, Self::Entry)
    }
}

impl Columns {
    /// The columns that are not empty, with their values.
    pub fn filled(&self) -> impl Iterator<Item = (Column, ColumnValue)> {
        let all = Column::ALL.into_iter();
        all.map(|column| (column, self.get(column)))
            .filter(|(column, value)| *value != column.empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_column_reads_back_and_no_other_type_fits() {
        for column in Column::ALL {
            let (mut columns, empty) = (Columns::default(), column.empty());
            let (fitting, other) = match empty {
                ColumnValue::Int(_) => (ColumnValue::Int(Some(7)), ColumnValue::Text(None)),
                ColumnValue::Text(_) => (
                    ColumnValue::Text(Some("2026-11-21".to_owned())),
                    ColumnValue::Int(None),
                ),
            };
            columns.set(column, fitting.clone()).unwrap();
            assert_eq!(columns.filled().collect::<Vec<_>>(), [(column, fitting)]);
            assert_eq!(columns.set(column, other), Err(WrongType));
            columns.set(column, column.empty()).unwrap();
            assert_eq!(columns, Columns::default());
        }
    }

    #[test]
    fn every_column_has_a_table_and_no_table_has_one_twice() {
        let tables = |column| Table::ALL.iter().filter(move |table| table.has(column));
        assert!(
            Column::ALL
                .into_iter()
                .all(|column| tables(column).count() > 0)
        );
        for table in Table::ALL {
            let own: std::collections::BTreeSet<_> =
                table.columns().iter().map(|one| one.0).collect();
            assert_eq!(own.len(), table.columns().len(), "{table:?}");
            let tallied = Table::TALLIED.iter().all(|column| table.has(*column));
            assert!(tallied || !table.is_tallied());
        }
    }
}
