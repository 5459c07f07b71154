//! `registers/<id>.toml`: a list of cases and its columns.

use serde::Deserialize;

use super::situation::Meaning;
use super::toml_forms::{placed, placed_items};
use crate::text::Text;

/// A list of cases of some kinds, internal or public.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Register {
    /// The file's name.
    pub id: String,
    /// The name that people read.
    pub label: Text,
    /// Whether anyone may read it.
    #[serde(default)]
    pub public: bool,
    /// The columns in the order shown.
    #[serde(rename = "column", deserialize_with = "placed_items")]
    pub columns: Vec<Column>,
}

/// One column of a register.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Column {
    /// The key in JSON and the heading in CSV.
    pub id: String,
    /// The name that people read.
    pub label: Text,
    /// The source of its values.
    pub from: ColumnSource,
    /// Left out of the register's page, which has limited width. The entry's page and every download have it.
    #[serde(default)]
    pub aside: bool,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}
placed!(Column);

/// The source of a column's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub enum ColumnSource {
    /// The field with this meaning in the case's situation.
    Meaning(Meaning),
    /// The case itself.
    Case(CasePart),
}

/// A part of a case that is not a fact of its situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CasePart {
    /// Its reference number.
    Reference,
    /// The situation's label.
    Situation,
    /// The person who received it or was offered it.
    RecipientName,
    /// That person's post or role.
    RecipientRole,
    /// The register's word for the result.
    Outcome,
    /// The post that decided.
    DecidedByPost,
    /// The day of the decision.
    DecidedOn,
    /// Whether the decision goes against the code. Empty if it does not.
    AgainstCode,
    /// What happened to the gift or other thing.
    Result,
}

/// The error for a source that is neither `meaning:<meaning>` nor `case:<part>`. `sources.rs` has its message.
pub(crate) const NO_COLUMN_SOURCE: &str = "no-column-source";

impl TryFrom<String> for ColumnSource {
    type Error = String;

    fn try_from(from: String) -> Result<Self, String> {
        let read = match from.split_once(':') {
            Some(("meaning", meaning)) => word(meaning).map(Self::Meaning),
            Some(("case", part)) => word(part).map(Self::Case),
            _ => return Err(NO_COLUMN_SOURCE.to_owned()),
        };
        read.map_err(|error| error.to_string())
    }
}

/// Reads a kebab-case word as a variant of an enum.
fn word<T: for<'de> Deserialize<'de>>(word: &str) -> Result<T, serde::de::value::Error> {
    use serde::de::IntoDeserializer;
    T::deserialize(word.into_deserializer())
}
