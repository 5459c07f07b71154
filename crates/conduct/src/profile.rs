//! How complete an office's code is: which heads of a profile its instruments meet, and which they lack.

use jiff::civil::Date;
use serde::Serialize;

use crate::codes::Codes;
use crate::model::{Head, Profile};
use crate::text::Lang;

/// One profile, held against one office's instruments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ProfileReport {
    /// The office.
    pub office: String,
    /// The profile's id.
    pub profile: String,
    /// Its title.
    pub title: String,
    /// Whether it is in force, and where it comes from.
    pub status: String,
    /// Its heads.
    pub heads: Vec<HeadMet>,
}

/// One head, with the clauses that meet it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct HeadMet {
    /// The head's id.
    pub head: String,
    /// Its name.
    pub label: String,
    /// What a code has to hold.
    pub says: String,
    /// The clauses that meet it, as `code 3.1g`. Empty if the office lacks it.
    pub clauses: Vec<String>,
}

impl Codes {
    /// Every profile, by id.
    pub fn profiles(&self) -> impl Iterator<Item = &Profile> {
        self.model.profiles.values()
    }

    /// The heads of a profile that an office's versions in force on that day meet, switched on or not. `None` if the
    /// office or the profile does not exist.
    pub fn profile(
        &self,
        office: &str,
        profile: &str,
        on: Date,
        lang: Lang,
    ) -> Option<ProfileReport> {
        let found = self.model.profiles.get(profile)?;
        let adopts = &self.office(office)?.adopts;
        let all: Vec<String> = (adopts.iter())
            .filter_map(|one| Some(one.instrument.rsplit('/').next()?.to_owned()))
            .collect();
        let versions = self.in_force(office, on, &all);
        let clauses = |head: &Head| {
            let of = versions.iter().flat_map(|version| {
                let heads = version.meets.get(profile);
                let met = heads.and_then(|heads| heads.get(&head.id));
                met.into_iter()
                    .flatten()
                    .map(|clause| format!("{} {clause}", version.id))
            });
            of.collect()
        };
        Some(ProfileReport {
            office: office.to_owned(),
            profile: found.id.clone(),
            title: found.title.in_language(lang).to_owned(),
            status: found.status.in_language(lang).to_owned(),
            heads: (found.heads.iter())
                .map(|head| HeadMet {
                    head: head.id.clone(),
                    label: head.label.in_language(lang).to_owned(),
                    says: head.says.in_language(lang).to_owned(),
                    clauses: clauses(head),
                })
                .collect(),
        })
    }
}
