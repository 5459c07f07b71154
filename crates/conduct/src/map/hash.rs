//! What a part of the map was made from, as a hash.

use std::collections::BTreeSet;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::codes::Codes;
use crate::engine::Period;
use crate::model::{Deed, Promise};
use crate::rules::Rule;

/// Changes whenever the map reads the same texts in another way.
const FORMAT: &str = "map 2";

/// The hash of everything on which the regions of a situation depend.
pub(super) fn of_situation(codes: &Codes, office: &str, situation: &str, on: Date) -> String {
    let mut hash = Sha256::new();
    add(&mut hash, FORMAT);
    add_situation(&mut hash, codes, office, situation, on);
    format!("{:x}", hash.finalize())
}

/// The hash of everything on which the answers about a deed depend.
pub(super) fn of_deed(codes: &Codes, office: &str, deed: &Deed, on: Date) -> String {
    let mut hash = Sha256::new();
    add(&mut hash, FORMAT);
    for form in &deed.forms {
        add(&mut hash, &format!("{:?}", form.facts));
        add_situation(&mut hash, codes, office, &form.situation, on);
    }
    format!("{:x}", hash.finalize())
}

/// The hash of everything on which a promise depends in an office, on every day on which it counts.
pub(super) fn of_promise(codes: &Codes, office: &str, promise: &Promise) -> String {
    let mut hash = Sha256::new();
    add(&mut hash, FORMAT);
    let Promise {
        instrument,
        situation,
        only,
        roles,
        never,
        always,
        owed,
        ..
    } = promise;
    add(
        &mut hash,
        &format!("{instrument} {situation} {only:?} {roles:?}"),
    );
    add(&mut hash, &format!("{never:?} {always:?} {owed:?}"));
    let posts = codes.office(office).map_or(&[][..], |one| &one.posts);
    for post in posts {
        add(&mut hash, &post.id);
    }
    add_fields(&mut hash, codes, situation);
    let mut versions = BTreeSet::new();
    for on in super::cases::days(codes, office, promise) {
        add(&mut hash, &on.to_string());
        let limits = codes.engine.period(office, on).map(|period| &period.limits);
        let named = codes.engine.limits.iter().zip(limits.into_iter().flatten());
        for (name, pence) in named.filter_map(|(name, pence)| Some((name, pence.as_ref()?))) {
            add(&mut hash, &format!("{name} {pence}"));
        }
        for stack in super::cases::every_stack(codes, office, on) {
            add(&mut hash, &stack.with.join(" "));
            for version in stack.versions {
                add(
                    &mut hash,
                    &codes.model.instruments[version].version_folder(),
                );
                versions.insert(version);
            }
        }
    }
    for version in versions {
        add_version(&mut hash, codes, version, situation, None);
    }
    format!("{:x}", hash.finalize())
}

fn add_situation(hash: &mut Sha256, codes: &Codes, office: &str, id: &str, on: Date) {
    add(hash, &format!("{id} {on}"));
    add_fields(hash, codes, id);
    for stack in super::cases::stacks(codes, office, on) {
        add(hash, &stack.with.join(" "));
        for version in stack.versions {
            add_version(hash, codes, version, id, codes.engine.period(office, on));
        }
    }
}

fn add_fields(hash: &mut Sha256, codes: &Codes, id: &str) {
    for field in codes.situation(id).map_or(&[][..], |one| &one.fields) {
        let options = field.options.iter().map(|option| option.value.as_str());
        let options = options.collect::<Vec<_>>().join(" ");
        add(
            hash,
            &format!(
                "{} {:?} {options} {:?}",
                field.name, field.kind, field.shown_when
            ),
        );
    }
}

fn add_version(
    hash: &mut Sha256,
    codes: &Codes,
    version: usize,
    situation: &str,
    period: Option<&Period>,
) {
    let instrument = &codes.model.instruments[version];
    let binds = codes
        .words()
        .role
        .keys()
        .filter(|role| instrument.binds(role, situation));
    let binds = binds.map(String::as_str).collect::<Vec<_>>().join(" ");
    add(
        hash,
        &format!("{} {:?} {binds}", instrument.folder, instrument.kind),
    );
    let mut rules: Vec<_> = (codes.engine.rules(version))
        .filter(|rule| rule.situation == situation)
        .collect();
    rules.sort_by(|one, other| one.id.cmp(&other.id));
    for rule in rules {
        // Whether someone has to be named for a duty is said in `words.toml`.
        let word = rule
            .owes()
            .and_then(|owed| codes.words().duty.get(&owed.duty));
        let addressed = word.is_some_and(|word| word.to_whom.is_some());
        add(hash, if addressed { "addressed" } else { "" });
        add(
            hash,
            &format!(
                "{} {} {:?} {:?} {}",
                rule.id,
                rule.forbids,
                rule.action,
                rule.authorities,
                condition(codes, rule, period)
            ),
        );
    }
}

/// A rule's condition, with the name and the value of each limit in place of its position in the list of them all.
fn condition(codes: &Codes, rule: &Rule, period: Option<&Period>) -> String {
    let mut text = format!("{:?}", rule.when);
    for index in &rule.limits {
        let name = &codes.engine.limits[*index];
        let value = period.and_then(|period| period.limits[*index]);
        text = text.replace(
            &format!("Limit({index})"),
            &format!("Limit({name} {value:?})"),
        );
    }
    text
}

/// Lengths come first, so that no two lists hash the same input.
fn add(hash: &mut Sha256, text: &str) {
    hash.update((text.len() as u64).to_be_bytes());
    hash.update(text.as_bytes());
}
