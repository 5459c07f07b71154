//! A request in words, for the report of a test.

use probity_access::{PersonFacts, Resource, Who};

use crate::partition::{Ask, asker};

/// The request as one sentence.
pub fn of(ask: &Ask) -> String {
    format!(
        "{} does `{}` to {}",
        who(&ask.who),
        ask.action.as_str(),
        resource(&ask.resource)
    )
}

fn listed(what: &str, with: &[(bool, &str)]) -> String {
    let with: Vec<&str> = (with.iter())
        .filter(|(so, _)| *so)
        .map(|(_, words)| *words)
        .collect();
    if with.is_empty() {
        what.to_owned()
    } else {
        format!("{what} ({})", with.join(", "))
    }
}

fn who(who: &Who) -> String {
    match who {
        Who::Visitor => "a visitor".to_owned(),
        Who::Machine => "the command line".to_owned(),
        Who::Person(person) => listed("a person", &rights(person)),
    }
}

fn rights(person: &PersonFacts) -> [(bool, &'static str); 3] {
    [
        (person.administrator, "administrator"),
        (person.auditor, "auditor"),
        (person.left, "has left"),
    ]
}

fn resource(resource: &Resource) -> String {
    let me = asker();
    match resource {
        Resource::Office { published } => listed("the office", &[(*published, "published code")]),
        Resource::Register { public } => listed("a register", &[(*public, "public")]),
        Resource::ImportedEntry => "an imported entry".to_owned(),
        Resource::Person(person) => listed(
            if person.id == me {
                "themselves"
            } else {
                "someone else"
            },
            &[(
                person.manager.as_ref() == Some(&me),
                "whose manager they are",
            )],
        ),
        Resource::Case(case) => listed(
            "a case",
            &[
                (case.confidential, "confidential"),
                (case.conflict, "they have a conflict in it"),
                (case.subject == me, "about them"),
                (case.submitter == me, "sent by them"),
                (case.holder.as_ref() == Some(&me), "they hold it"),
                (case.had_it.contains(&me), "they had it"),
                (case.informed.contains(&me), "they were informed of it"),
                (case.named.contains(&me), "they are named in it"),
            ],
        ),
    }
}
