//! `maps/<office>.toml`: the map of an office, as `probity check --map` writes it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::accepted::RegionKind;
use crate::answer::Outcome;

/// The regions of one office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OfficeMap {
    /// The office's id.
    pub office: String,
    /// The day whose versions the map is of.
    pub on: Date,
    /// Every situation, by id.
    #[serde(default, rename = "situation")]
    pub situations: Vec<SituationMap>,
    /// Every deed that several forms can be about.
    #[serde(default, rename = "deed")]
    pub deeds: Vec<DeedMap>,
    /// Every promise of an instrument that the office adopts.
    #[serde(default, rename = "promise", skip_serializing_if = "Vec::is_empty")]
    pub promises: Vec<PromiseMap>,
}

/// The regions of one situation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SituationMap {
    /// The situation's id.
    #[serde(rename = "id")]
    pub situation: String,
    /// SHA-256 (hex) of everything that the regions depend on.
    pub hash: String,
    /// The regions, by kind.
    #[serde(default, rename = "region")]
    pub regions: Vec<Region>,
}

/// One region of the facts of a situation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Region {
    /// What is found there.
    pub kind: RegionKind,
    /// The roles of the person who asks.
    pub roles: Vec<String>,
    /// The posts that the person has to hold, if that matters: `post` or `!post`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<String>,
    /// Optional instruments that have to be switched on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<String>,
    /// By field, the values meant: an option, `yes`, `no`, or a range such as `over 25.00`. Fields that are not
    /// listed can have any value.
    #[serde(default, rename = "where", skip_serializing_if = "BTreeMap::is_empty")]
    pub only: BTreeMap<String, Vec<String>>,
}

/// How the forms of one deed differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DeedMap {
    /// The deed's id.
    pub id: String,
    /// SHA-256 (hex) of everything that the answers depend on.
    pub hash: String,
    /// The roles for which the forms differ. Empty if they agree for every role.
    #[serde(default)]
    pub roles: Vec<String>,
    /// The outcomes that each form can have, for the first of the roles.
    #[serde(default, rename = "form")]
    pub forms: Vec<FormOutcomes>,
}

/// The outcomes that one form can have for a deed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FormOutcomes {
    /// The situation's id.
    pub situation: String,
    /// The outcomes, each once.
    pub outcomes: Vec<Outcome>,
}

/// Whether one promise is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PromiseMap {
    /// The promise's id.
    pub id: String,
    /// SHA-256 (hex) of everything that it depends on.
    pub hash: String,
    /// Whether it holds in every case.
    pub held: bool,
}

/// A situation has more combinations of facts than the map tries.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the situation `{0}` has too many combinations of facts to map")]
pub struct MapTooLarge(pub String);

impl OfficeMap {
    /// The regions of a situation, if they were made from the same texts.
    pub(crate) fn kept(&self, situation: &str, hash: &str) -> Option<&Vec<Region>> {
        let same = |one: &&SituationMap| one.situation == situation && one.hash == hash;
        self.situations.iter().find(same).map(|one| &one.regions)
    }

    /// The number of regions of a kind.
    pub fn count(&self, kind: RegionKind) -> usize {
        if kind == RegionKind::Differs {
            return self
                .deeds
                .iter()
                .filter(|one| !one.roles.is_empty())
                .count();
        }
        let regions = self.situations.iter().flat_map(|one| &one.regions);
        regions.filter(|one| one.kind == kind).count()
    }
}

/// The path of an office's map.
pub fn map_path(office: &str) -> String {
    format!("maps/{office}.toml")
}

/// The map as a file, with a line that says where it comes from.
pub fn map_to_toml(map: &OfficeMap) -> String {
    let body = toml::to_string(map).unwrap_or_default();
    format!("# Written by `probity check --map`. Do not edit.\n{body}")
}

/// Reads a map. `None` if the text is not one.
pub fn map_from_toml(text: &str) -> Option<OfficeMap> {
    toml::from_str(text).ok()
}
