//! `accepted.toml`: regions of the facts in which an instrument is silent or clashes, and the reason why that is
//! right.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::situation::ShownValue;
use super::toml_forms::{placed, placed_items};
use crate::text::Text;

/// `accepted.toml` as written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AcceptedFile {
    #[serde(default, deserialize_with = "placed_items")]
    pub accepted: Vec<Accepted>,
}

/// Regions that the map of an office finds, accepted together.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Accepted {
    /// What is found there.
    pub kind: RegionKind,
    /// The situations. Empty for the kind `differs`.
    #[serde(default)]
    pub situations: Vec<String>,
    /// For the kind `differs`: the id of a deed in `deeds.toml`.
    pub deed: Option<String>,
    /// The only roles meant. Empty means all.
    #[serde(default)]
    pub roles: Vec<String>,
    /// The only values meant, by choice or yes-no field. Empty means all.
    #[serde(default, rename = "where")]
    pub only: BTreeMap<String, Vec<ShownValue>>,
    /// The clauses considered: `15.4a` of this instrument, `<instrument> 3` of another.
    #[serde(default)]
    pub clauses: Vec<String>,
    /// For the kind `silent`: the deed is ordinary work there, so nobody has to ask before it.
    #[serde(default)]
    pub ordinary: bool,
    /// Why it is right as it is.
    pub reason: Text,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}
placed!(Accepted);

/// What is found in a region of the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum RegionKind {
    /// No rule decides.
    Silent,
    /// One rule permits and another forbids, or two instruments differ.
    Clash,
    /// Something is owed or needs permission, and no one is named to turn to.
    Unaddressed,
    /// Two forms answer differently about the same deed.
    Differs,
}

impl RegionKind {
    /// All of them, in the order in which reports count them.
    pub const ALL: [Self; 4] = [Self::Silent, Self::Clash, Self::Unaddressed, Self::Differs];

    /// Its kebab-case id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Silent => "silent",
            Self::Clash => "clash",
            Self::Unaddressed => "unaddressed",
            Self::Differs => "differs",
        }
    }
}
