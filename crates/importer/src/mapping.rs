//! Which column is which field: proposed by [`crate::propose`], confirmed or changed by a person, given back to
//! [`crate::read`].

use serde::{Deserialize, Serialize};

use crate::dates::DateOrder;
use crate::field::Field;
use crate::text::heading_words;

/// Why a column was mapped as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The heading is a known name of the field.
    HeadingIs(String),
    /// The heading contains a known name of the field.
    HeadingContains(String),
    /// The heading is a vague name that this field often has.
    HeadingSuggests(String),
    /// The column's cells look like the field.
    ContentsAgree,
    /// The column's cells do not look like the field.
    ContentsDisagree,
    /// No heading names a description and this column holds the longest text.
    LongestText,
    /// Another column is a better match for the same field.
    BetterColumn(String),
    /// Nothing is known about the heading: kept as original only.
    Unknown,
    /// A person said so.
    Stated,
}

/// One column of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// The heading as printed.
    pub heading: String,
    /// The field it is read as; none keeps the column as original only.
    pub field: Option<Field>,
    /// How sure the proposal is, 0 to 100. A person's statement is 100.
    pub confidence: u8,
    /// The reasons.
    pub why: Vec<Why>,
    /// A blank cell means the same as the row above. Proposed only for who-columns of a file that shows it.
    #[serde(default)]
    pub blank_is_same_as_above: bool,
}

/// The layout of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// One entry a row, one field a column.
    Columns,
    /// A name, a section, and one line of text a row: entries may run over several rows.
    Lines,
}

/// How a file is to be read. Serialise it to keep it with the source; the next file of the same source reuses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// The columns, in the file's order.
    pub columns: Vec<Column>,
    /// The layout.
    pub shape: Shape,
    /// Whether a row that is only a date belongs to the row after it.
    #[serde(default)]
    pub date_rows: bool,
    /// Day first or month first, where a date allows both. Each row so read is marked.
    #[serde(default)]
    pub date_order: DateOrder,
    /// The currency of bare numbers (ISO 4217), where known. None: pounds are assumed and the row is marked.
    #[serde(default)]
    pub currency: Option<String>,
}

/// What is wrong with a change to a mapping.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// No column has this heading.
    #[error("the file has no column headed “{heading}”; its headings are: {}", .known.join("; "))]
    NoSuchHeading {
        /// What was asked for.
        heading: String,
        /// The headings there are.
        known: Vec<String>,
    },
    /// No field has this key.
    #[error("“{key}” is no field; use one of: {}", Field::ALL.iter().map(|f| f.key()).collect::<Vec<_>>().join(", "))]
    NoSuchField {
        /// What was asked for.
        key: String,
    },
}

impl Mapping {
    /// States that the column with this heading is `field`, or (with none) is kept as original only. The field leaves
    /// any other column that had it.
    ///
    /// # Errors
    /// [`MappingError::NoSuchHeading`] when no column has the heading.
    pub fn state(&mut self, heading: &str, field: Option<Field>) -> Result<(), MappingError> {
        let wanted = heading_words(heading);
        let Some(at) = self
            .columns
            .iter()
            .position(|c| heading_words(&c.heading) == wanted)
        else {
            let known = self.columns.iter().map(|c| c.heading.clone()).collect();
            return Err(MappingError::NoSuchHeading {
                heading: heading.to_owned(),
                known,
            });
        };
        for column in self
            .columns
            .iter_mut()
            .filter(|c| field.is_some() && c.field == field)
        {
            column.field = None;
            column.why = vec![Why::BetterColumn(heading.to_owned())];
        }
        let column = &mut self.columns[at];
        (column.field, column.confidence, column.why) = (field, 100, vec![Why::Stated]);
        Ok(())
    }

    /// [`Mapping::state`] with the field's key; an empty key or `-` keeps the column as original only.
    ///
    /// # Errors
    /// [`MappingError`] for a heading or a field that does not exist.
    pub fn state_by_key(&mut self, heading: &str, key: &str) -> Result<(), MappingError> {
        let field = match key.trim() {
            "" | "-" => None,
            key => Some(
                Field::from_key(key).ok_or_else(|| MappingError::NoSuchField {
                    key: key.to_owned(),
                })?,
            ),
        };
        self.state(heading, field)
    }

    /// The heading that is read as this field.
    #[must_use]
    pub fn heading_of(&self, field: Field) -> Option<&str> {
        self.columns
            .iter()
            .find(|c| c.field == Some(field))
            .map(|c| c.heading.as_str())
    }
}
