//! `probity coverage --map`: where each office's code is silent, clashes or names no one, and why that is right; and
//! what it promises.

use probity_conduct::{Acceptance, Codes, Lang, MappedOffice, MappedRegion};
use probity_i18n::key;
use probity_view::labels::Labels;
use probity_view::map as words;

use crate::outcome::{Failure, Outcome};
use crate::output::{language, say, say_json, sentence};

/// Prints each region with its reasons, and each promise. Exit code 1 if a region is not settled, a promise is not known
/// to hold, or a map is missing or stale.
pub fn print(codes: &Codes, offices: &[String], json: bool) -> Result<Outcome, Failure> {
    let mapped: Vec<MappedOffice> = (offices.iter())
        .filter_map(|office| codes.mapped(office, Lang::En))
        .collect();
    if json {
        say_json(&mapped);
    } else {
        for one in &mapped {
            office(codes, one)?;
        }
    }
    let settled = |one: &MappedOffice| {
        let regions = one.regions.iter().all(|one| one.settled);
        !one.stale && regions && one.promises.iter().all(|one| one.held)
    };
    if mapped.len() == offices.len() && mapped.iter().all(settled) {
        Ok(Outcome::Done)
    } else {
        Ok(Outcome::Found)
    }
}

fn office(codes: &Codes, map: &MappedOffice) -> Result<(), Failure> {
    let labels = Labels {
        codes,
        office: &map.office,
        language: language()?,
    };
    say(&map.office);
    for one in &map.regions {
        region(one, &labels);
    }
    for one in &map.deeds {
        let line = key("cli-map-region")
            .with("kind", sentence(key("map-differs")))
            .with("situation", one.label.as_str())
            .with("facts", one.map.roles.join(", "));
        say(sentence(line));
        one.accepted.iter().for_each(reason);
    }
    for one in &map.promises {
        let line = key("cli-map-promise")
            .with("held", if one.held { "yes" } else { "no" })
            .with("says", one.says.as_str())
            .with("clauses", one.clauses.join(", "));
        say(sentence(line));
    }
    Ok(())
}

fn region(one: &MappedRegion, labels: &Labels) {
    let situation = labels.codes.situation(&one.situation);
    let facts = situation.map_or_else(Vec::new, |found| words::facts(&one.region, found, labels));
    let facts = facts.iter().map(|fact| labels.language.say(fact));
    let parts: Vec<String> = words::who(&one.region, labels)
        .into_iter()
        .chain(facts)
        .collect();
    let line = key("cli-map-region")
        .with("kind", sentence(words::kind(one.region.kind)))
        .with("situation", labels.situation(&one.situation))
        .with("facts", parts.join("; "));
    say(sentence(line));
    one.accepted.iter().for_each(reason);
}

fn reason(one: &Acceptance) {
    say(format!("  {} ({})", one.reason, one.clauses.join(", ")));
}
