//! Check of profiles: heads have their own ids, and each instrument names heads and clauses that exist.

use probity_i18n::key;

use super::{Ground, Place, path, repeated};
use crate::mistake::{Mistake, one_of};
use crate::model::Instrument;

pub(super) fn check(ground: Ground<'_>, mistakes: &mut Vec<Mistake>) {
    for profile in ground.model.profiles.values() {
        for head in repeated(&profile.heads, |head| &head.id) {
            mistakes.push(ground.at(
                &format!("profiles/{}.toml", profile.id),
                head.at,
                "id",
                key("check-head-twice").with("id", &head.id),
                key("check-own-id"),
            ));
        }
    }
    for version in &ground.model.instruments {
        met(ground, version, mistakes);
    }
}

fn met(ground: Ground<'_>, version: &Instrument, mistakes: &mut Vec<Mistake>) {
    let path = path(version, "instrument.toml");
    let place = Place {
        path: &path,
        from: 0,
    };
    for (id, heads) in &version.meets {
        let Some(profile) = ground.model.profiles.get(id) else {
            let profiles = ground.model.profiles.keys();
            mistakes.extend(ground.unknown(&place, key("check-no-profile"), id, profiles));
            continue;
        };
        for (head, clauses) in heads {
            let known = profile.heads.iter().map(|one| &one.id);
            mistakes.extend(ground.unknown(&place, key("check-no-head"), head, known));
            for clause in clauses.iter().filter(|one| version.clause(one).is_none()) {
                mistakes.push(ground.at(
                    &path,
                    0,
                    &format!("\"{clause}\""),
                    key("check-no-clause-here").with("clause", clause),
                    one_of(version.clauses.iter().map(|one| &one.reference)),
                ));
            }
        }
    }
}
