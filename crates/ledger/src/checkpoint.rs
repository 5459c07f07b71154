//! Checkpoints: a ledger's name, size and root as three lines of text (<https://c2sp.org/tlog-checkpoint>).

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::MAX_SIZE;
use crate::hash::Hash;

/// The statement of a ledger's size and root. When signed it becomes a [note](crate::note).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// The ledger's name: its address without `https://`. It is also the name of its key.
    pub origin: String,
    /// Entries in the ledger.
    pub size: u64,
    /// Root of the tree over them.
    pub root: Hash,
}

/// The reason why text is not a checkpoint.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// Fewer than three lines, an empty line, or no line end at the end. Copy the checkpoint whole.
    #[error("a checkpoint has three lines: the ledger's name, its size and its root")]
    Lines,
    /// The second line is not a number, has leading zeroes, or is more than a ledger can hold.
    #[error("the checkpoint's second line is not the size of a ledger: `{0}`")]
    Size(String),
    /// The third line is not a hash in base64.
    #[error("the checkpoint's third line is not a root hash: `{0}`")]
    Root(String),
}

impl Checkpoint {
    /// The text that is signed: three lines, each with its line end.
    pub fn to_text(&self) -> String {
        format!(
            "{}\n{}\n{}\n",
            self.origin,
            self.size,
            self.root.to_base64()
        )
    }
}

impl FromStr for Checkpoint {
    type Err = CheckpointError;

    /// Reads the text that is signed. Lines after the third are extensions and are ignored. They must not be empty.
    fn from_str(text: &str) -> Result<Self, CheckpointError> {
        let body = text.strip_suffix('\n').ok_or(CheckpointError::Lines)?;
        let lines: Vec<&str> = body.split('\n').collect();
        let [origin, size, root, ..] = lines.as_slice() else {
            return Err(CheckpointError::Lines);
        };
        if lines.iter().any(|line| line.is_empty()) {
            return Err(CheckpointError::Lines);
        }
        Ok(Self {
            origin: (*origin).to_owned(),
            size: parse_size(size)?,
            root: Hash::from_base64(root).map_err(|_| CheckpointError::Root((*root).to_owned()))?,
        })
    }
}

/// Reads plain decimal digits. A plus sign or leading zeroes, which `parse` accepts, would give a second text for
/// the same size.
fn parse_size(text: &str) -> Result<u64, CheckpointError> {
    let size = text.parse::<u64>().ok();
    size.filter(|size| *size <= MAX_SIZE && size.to_string() == text)
        .ok_or_else(|| CheckpointError::Size(text.to_owned()))
}
