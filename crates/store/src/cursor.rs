//! A position in a list, as text that can be part of an address.

use std::fmt;
use std::str::FromStr;

/// A row's position in a list. A page begins after it or ends before it. It can be written as text in an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The row's day. Empty if it has none.
    pub at: String,
    /// The row's id.
    pub id: String,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}~{}", self.at, self.id)
    }
}

/// The text is not a position in a list. Start from the list's beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("This is no place in the list. Start from its beginning.")]
pub struct CursorError;

impl FromStr for Cursor {
    type Err = CursorError;

    fn from_str(text: &str) -> Result<Self, CursorError> {
        let (at, id) = text.split_once('~').ok_or(CursorError)?;
        if text.contains('\0') {
            return Err(CursorError);
        }
        Ok(Self {
            at: at.to_owned(),
            id: id.to_owned(),
        })
    }
}
