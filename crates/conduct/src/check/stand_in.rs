//! Check that no one decides their own case: every post that a rule sends something to has a stand-in who is
//! someone else.

use std::collections::BTreeSet;

use probity_i18n::key;

use super::Checked;
use super::posts::recipients;
use crate::mistake::Mistake;
use crate::model::Office;

pub(super) fn check(checked: Checked<'_>, mistakes: &mut Vec<Mistake>) {
    for office in checked.ground.model.offices.values() {
        for post in routed(checked, office) {
            let Some(known) = office.post(office.held_as(&post)) else {
                continue;
            };
            if !ends_at_another(office, &post) {
                let path = format!("{}/office.toml", office.id);
                mistakes.push(checked.ground.at(
                    &path,
                    known.at,
                    "stands-in",
                    key("check-no-stand-in").with("post", post),
                    key("check-no-stand-in-right"),
                ));
            }
        }
    }
}

/// The posts to which the office's rules send something.
fn routed(checked: Checked<'_>, office: &Office) -> BTreeSet<String> {
    let model = checked.ground.model;
    let versions = model.instruments.iter().enumerate().filter(|(_, version)| {
        checked
            .ground
            .adopters(version)
            .iter()
            .any(|one| one.id == office.id)
    });
    let rules = versions.flat_map(|(index, _)| checked.codes.engine.rules(index));
    rules
        .flat_map(|rule| rule.authorities.iter().cloned().chain(recipients(rule)))
        .collect()
}

/// Whether the chain of stand-ins reaches a post that another person holds.
fn ends_at_another(office: &Office, post: &str) -> bool {
    // Posts that one person holds count as one.
    let own = office.held_as(post);
    let (mut seen, mut next) = (BTreeSet::new(), vec![post, own]);
    while let Some(one) = next.pop() {
        if office.held_as(one) != own {
            return true;
        }
        if seen.insert(one) {
            next.extend(
                office
                    .post(one)
                    .into_iter()
                    .flat_map(|post| &post.stands_in)
                    .map(String::as_str),
            );
        }
    }
    false
}
