//! What of a region no acceptance covers.

use std::collections::BTreeMap;

use crate::model::map::Region;
use crate::model::{Accepted, ShownValue};

/// The rest of a region of one situation, after everything accepted is taken away. Empty if all of it is accepted.
pub fn unaccepted(region: &Region, situation: &str, accepted: &[&Accepted]) -> Vec<Region> {
    let mut rest: Vec<Region> = (region.roles.iter())
        .map(|role| Region {
            roles: vec![role.clone()],
            ..region.clone()
        })
        .collect();
    for one in accepted {
        if one.kind == region.kind && one.situations.iter().any(|id| id == situation) {
            rest = rest.iter().flat_map(|part| without(part, one)).collect();
        }
    }
    joined(rest)
}

/// Whether an acceptance and a region have facts in common. A field that the region leaves free has every value.
pub fn meets(region: &Region, accepted: &Accepted) -> bool {
    let named = |role: &String| accepted.roles.is_empty() || accepted.roles.contains(role);
    let has = |field: &String, values: &[ShownValue]| {
        let only = region.only.get(field);
        only.is_none_or(|only| values.iter().any(|value| only.contains(&written(value))))
    };
    region.kind == accepted.kind
        && region.roles.iter().any(named)
        && (accepted.only.iter()).all(|(field, values)| has(field, values))
}

/// A part of a region, of one role, without what is accepted.
fn without(part: &Region, accepted: &Accepted) -> Vec<Region> {
    let named = |role: &String| accepted.roles.is_empty() || accepted.roles.contains(role);
    if !part.roles.iter().all(named) {
        return vec![part.clone()];
    }
    let mut left = Vec::new();
    let mut inside = part.clone();
    for (field, values) in &accepted.only {
        let wanted: Vec<String> = values.iter().map(written).collect();
        // A field that the region leaves free has more values than the acceptance names.
        let Some(has) = inside.only.get(field).cloned() else {
            return vec![part.clone()];
        };
        let (within, outside): (Vec<String>, Vec<String>) =
            has.into_iter().partition(|value| wanted.contains(value));
        if within.is_empty() {
            return vec![part.clone()];
        }
        if !outside.is_empty() {
            let mut beyond = inside.clone();
            beyond.only.insert(field.clone(), outside);
            left.push(beyond);
        }
        inside.only.insert(field.clone(), within);
    }
    left
}

fn written(value: &ShownValue) -> String {
    match value {
        ShownValue::YesNo(true) => "yes".to_owned(),
        ShownValue::YesNo(false) => "no".to_owned(),
        ShownValue::Option(value) => value.clone(),
    }
}

/// Parts that differ only in the role, as one.
fn joined(parts: Vec<Region>) -> Vec<Region> {
    let mut by_facts: BTreeMap<Region, Vec<String>> = BTreeMap::new();
    for mut part in parts {
        let roles = std::mem::take(&mut part.roles);
        by_facts.entry(part).or_default().extend(roles);
    }
    let joined = by_facts
        .into_iter()
        .map(|(part, roles)| Region { roles, ..part });
    joined.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RegionKind;

    fn region(kinds: &[&str]) -> Region {
        let kinds = kinds.iter().map(|kind| (*kind).to_owned()).collect();
        Region {
            kind: RegionKind::Silent,
            roles: vec!["staff".to_owned(), "volunteer".to_owned()],
            posts: Vec::new(),
            with: Vec::new(),
            only: BTreeMap::from([("kind".to_owned(), kinds)]),
        }
    }

    fn accepted(roles: &[&str], kinds: &[&str]) -> Accepted {
        let kinds: Vec<ShownValue> = kinds
            .iter()
            .map(|kind| ShownValue::Option((*kind).to_owned()))
            .collect();
        let only = [("kind".to_owned(), kinds)];
        Accepted {
            kind: RegionKind::Silent,
            situations: vec!["gift".to_owned()],
            deed: None,
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
            only: only
                .into_iter()
                .filter(|(_, kinds)| !kinds.is_empty())
                .collect(),
            clauses: Vec::new(),
            ordinary: false,
            reason: "x".into(),
            at: 0,
        }
    }

    #[test]
    fn only_what_is_not_accepted_is_left() {
        let whole = region(&["cash", "food"]);
        let all = accepted(&[], &[]);
        assert_eq!(unaccepted(&whole, "gift", &[&all]), []);
        let elsewhere = unaccepted(&whole, "hospitality", &[&all]);
        assert_eq!(elsewhere, std::slice::from_ref(&whole));
        let cash = accepted(&[], &["cash"]);
        assert_eq!(unaccepted(&whole, "gift", &[&cash]), [region(&["food"])]);
        let staff = accepted(&["staff"], &[]);
        let left = unaccepted(&whole, "gift", &[&staff, &cash]);
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].roles, ["volunteer"]);
        assert_eq!(left[0].only["kind"], ["food"]);
    }
}
