//! The field of each column: proposed by [`crate::propose`], confirmed or changed by a person, then used by
//! [`crate::read`].

use serde::{Deserialize, Serialize};

use crate::dates::DateOrder;
use crate::field::Field;
use crate::text::heading_words;

/// A reason for the mapping of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = ColumnReason))]
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
    /// No heading names a description, and this column has the longest text.
    LongestText,
    /// Another column is a better match for the same field.
    BetterColumn(String),
    /// The heading is unknown. Its cells are kept only as original text.
    Unknown,
    /// A person chose it.
    Stated,
}

/// One column of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = MappedColumn))]
pub struct Column {
    /// The heading as printed.
    pub heading: String,
    /// The field it is read as. `None` keeps its cells only as original text.
    pub field: Option<Field>,
    /// The confidence of the proposal, 0 to 100. A person's choice has 100.
    pub confidence: u8,
    /// The reasons.
    pub why: Vec<Why>,
    /// Whether a blank cell means the same as the row above. Proposed only for columns of names, in files that show
    /// this pattern.
    #[serde(default)]
    pub blank_is_same_as_above: bool,
}

/// The layout of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Shape {
    /// One entry in each row, one field in each column.
    Columns,
    /// A name, a section and one line of text in each row. An entry may have several rows.
    Lines,
}

/// How to read a file. Save it with the source of the file, and use it again for the next file from there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Mapping {
    /// The columns, in the file's order.
    pub columns: Vec<Column>,
    /// The layout.
    pub shape: Shape,
    /// Whether a row that is only a date belongs to the row after it.
    #[serde(default)]
    pub date_rows: bool,
    /// Whether day or month comes first if a date allows both. Every date read so has a mark.
    #[serde(default)]
    pub date_order: DateOrder,
    /// The currency of numbers without one (ISO 4217). `None`: pounds are assumed and the row gets a mark.
    #[serde(default)]
    pub currency: Option<String>,
}

/// The reason why a mapping cannot be changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// No column has this heading.
    #[error("the file has no column headed “{heading}”; its headings are: {}", .known.join("; "))]
    NoSuchHeading {
        /// The heading asked for.
        heading: String,
        /// The headings of the file.
        known: Vec<String>,
    },
    /// No field has this key.
    #[error("“{key}” is no field; use one of: {}", Field::ALL.iter().map(|f| f.key()).collect::<Vec<_>>().join(", "))]
    NoSuchField {
        /// The key asked for.
        key: String,
    },
}

impl Mapping {
    /// Sets the field of the column with this heading. `None` keeps its cells only as original text. Any other
    /// column with this field loses it.
    ///
    /// # Errors
    /// [`MappingError::NoSuchHeading`] if no column has the heading.
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

    /// [`Mapping::state`] with the field's key. An empty key or `-` keeps the cells only as original text.
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

    /// The heading of the column that is read as this field.
    #[must_use]
    pub fn heading_of(&self, field: Field) -> Option<&str> {
        self.columns
            .iter()
            .find(|c| c.field == Some(field))
            .map(|c| c.heading.as_str())
    }
}
