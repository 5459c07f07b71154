//! Check that no id in an address is the name of another page.

use probity_i18n::key;

use super::{Ground, path};
use crate::mistake::Mistake;
use crate::model::taken::{CLAUSES, INSTRUMENTS, OFFICES};

pub(super) fn check(ground: Ground<'_>, mistakes: &mut Vec<Mistake>) {
    for office in ground.model.offices.values() {
        let path = format!("{}/office.toml", office.id);
        mistakes.extend(taken(ground, OFFICES, &office.id, (&path, 0, "id")));
    }
    for version in &ground.model.instruments {
        let own = path(version, "instrument.toml");
        mistakes.extend(taken(ground, INSTRUMENTS, &version.id, (&own, 0, "id")));
        let own = path(version, "clauses.toml");
        for clause in &version.clauses {
            let place = (own.as_str(), clause.at, "ref");
            mistakes.extend(taken(ground, CLAUSES, &clause.reference, place));
        }
    }
}

fn taken(
    ground: Ground<'_>,
    names: &[&str],
    name: &str,
    (path, from, word): (&str, usize, &str),
) -> Option<Mistake> {
    names.contains(&name).then(|| {
        let what = key("check-name-of-page").with("name", name);
        ground.at(path, from, word, what, key("check-name-of-page-right"))
    })
}
