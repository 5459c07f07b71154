//! A test of the whole access table. It is stored beside the rules and compared exactly, so that a review of
//! changed rules also shows the changed table. To write it again: `UPDATE_GOLDEN=1 cargo test -p probity-access`.

#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use probity_access::{Access, Action, Denied, Resource, Who};
use probity_casework::case::Case;
use probity_casework::event::{About, ConnectionTo, Profile, Right, Routed, Submitted, Task};
use probity_casework::office::Office;
use probity_casework::people::{Connection, Person};
use probity_casework::{CaseId, PersonId};

const PEOPLE: [(&str, &[Right]); 14] = [
    ("subject", &[]),
    ("submitter", &[]),
    ("holder", &[]),
    ("held-before", &[]),
    ("informed", &[]),
    ("named", &[]),
    ("colleague", &[]),
    ("manager", &[]),
    ("tied", &[]),
    ("reports", &[]),
    ("administrator", &[Right::Administrator]),
    ("auditor", &[Right::Auditor]),
    ("both", &[Right::Administrator, Right::Auditor]),
    ("leaver", &[Right::Administrator]),
];

fn person(id: &str, rights: &[Right]) -> Person {
    let profile = Profile {
        name: id.to_owned(),
        title: String::new(),
        role: "staff".to_owned(),
        team: None,
        manager: match id {
            "subject" => Some(PersonId::from("manager")),
            "reports" => Some(PersonId::from("submitter")),
            _ => None,
        },
        rights: rights.iter().copied().collect(),
    };
    let left = (id == "leaver").then(|| jiff::civil::date(2026, 1, 1));
    Person {
        id: id.into(),
        profile,
        connections: match id {
            "tied" => vec![cousins("submitter")],
            _ => Vec::new(),
        },
        left,
    }
}

fn cousins(of: &str) -> Connection {
    Connection {
        to: ConnectionTo::Person(of.into()),
        relation: "cousins".to_owned(),
        ended: None,
    }
}

fn office() -> Office {
    let people = PEOPLE
        .iter()
        .map(|(id, rights)| (PersonId::from(*id), person(id, rights)));
    Office {
        people: people.collect(),
        ..Office::default()
    }
}

/// A case about `subject`. `holder` has it unless a test names someone else.
fn case(subject: &str, holder: &str) -> Case {
    let submitted = Submitted {
        reference: CaseId::from("7K2M-4QXR-9"),
        situation: "gift".to_owned(),
        by: "submitter".into(),
        subject: About {
            person: subject.into(),
            name: String::new(),
            title: String::new(),
            role: String::new(),
            posts: None,
        },
        facts: BTreeMap::new(),
        unknown: Vec::new(),
        meanings: BTreeMap::new(),
        named: vec!["named".into()],
        exclusions: probity_casework::exclusion::Exclusions::default(),
        answer: probity_casework::answer::KeptAnswer::Unreadable(serde_json::Value::Null),
        fingerprint: String::new(),
        occurred_on: None,
        year: 2026,
        response: None,
        register: None,
        confidential: false,
        asks_advice: false,
        follows: None,
    };
    let mut case = Case::begin(submitted, jiff::Timestamp::UNIX_EPOCH);
    case.holder = Some(Routed {
        task: Task::Decide,
        post: "line-manager".into(),
        person: holder.into(),
        wanted: Vec::new(),
        passed_over: Vec::new(),
        informed: Vec::new(),
        due: None,
    });
    case.had_it = BTreeSet::from([PersonId::from("held-before"), PersonId::from(holder)]);
    case.informed = BTreeSet::from([PersonId::from("informed")]);
    case
}

fn askers(office: &Office) -> Vec<(String, Who)> {
    let mut all = vec![
        ("visitor".to_owned(), Who::Visitor),
        ("command-line".to_owned(), Who::Machine),
    ];
    all.extend(PEOPLE.iter().map(|(id, _)| {
        (
            (*id).to_owned(),
            Who::person(&office.people[&PersonId::from(*id)]),
        )
    }));
    all
}

const CASES: [Action; 11] = [
    Action::SeeCase,
    Action::Decide,
    Action::GiveInformation,
    Action::RecordOutcome,
    Action::AskReview,
    Action::Withdraw,
    Action::StepAside,
    Action::Reroute,
    Action::Dispose,
    Action::Withhold,
    Action::Correct,
];

fn section(
    out: &mut String,
    title: &str,
    actions: &[Action],
    who: &[(String, Who)],
    resource: impl Fn(&Who) -> Resource,
) {
    let access = Access::new().expect("rules are sound");
    writeln!(out, "\n{title}").unwrap();
    for action in actions {
        let mut allowed = Vec::new();
        let mut refused: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (name, who) in who {
            match access.check(who, *action, &resource(who)) {
                Ok(()) => allowed.push(name.as_str()),
                Err(Denied::NotSignedIn | Denied::NotAllowed) => {}
                Err(denied) => refused.entry(denied.key()).or_default().push(name),
            }
        }
        writeln!(
            out,
            "  {:<18} {}",
            action.as_str(),
            if allowed.is_empty() {
                "nobody".to_owned()
            } else {
                allowed.join(", ")
            }
        )
        .unwrap();
        for (key, names) in refused {
            writeln!(out, "  {:<18}   never ({key}): {}", "", names.join(", ")).unwrap();
        }
    }
}

fn table() -> String {
    let office = office();
    let who = askers(&office);
    let mut out = "Who may do what. Whoever is not listed may not; `never` says whom a rule forbids it, whatever else permits it.\n".to_owned();
    let of_office: Vec<Action> = Action::ALL
        .iter()
        .copied()
        .filter(|action| *action < Action::SeeRegister)
        .collect();
    section(
        &mut out,
        "An office with a published code",
        &of_office,
        &who,
        |_| Resource::Office { published: true },
    );
    section(
        &mut out,
        "An office with a code for its people alone",
        &[Action::Ask],
        &who,
        |_| Resource::Office { published: false },
    );
    section(
        &mut out,
        "A public register",
        &[Action::SeeRegister],
        &who,
        |_| Resource::Register { public: true },
    );
    section(
        &mut out,
        "An internal register",
        &[Action::SeeRegister],
        &who,
        |_| Resource::Register { public: false },
    );
    let subject = office.people[&PersonId::from("subject")].clone();
    section(
        &mut out,
        "The person `subject`",
        &[Action::SubmitFor, Action::DeclareConnection],
        &who,
        |_| Resource::person(&subject),
    );
    section(
        &mut out,
        "An entry of an old register",
        &[Action::Withhold, Action::Correct],
        &who,
        |_| Resource::ImportedEntry,
    );
    let cases = [
        ("A case about `subject`, with `holder`", "subject", "holder"),
        (
            "A case about `holder`, who has the post it went to",
            "holder",
            "holder",
        ),
        ("A case in which its holder is named", "subject", "named"),
        ("A case about `administrator`", "administrator", "holder"),
        ("A case with `auditor`", "subject", "auditor"),
    ];
    for (title, about, holder) in cases {
        let case = case(about, holder);
        section(&mut out, title, &CASES, &who, |who| {
            Resource::case(&case, who, &office)
        });
    }
    for (title, named) in [
        ("A confidential case of `submitter`", "named"),
        (
            "A confidential case that names `administrator`",
            "administrator",
        ),
        (
            "A confidential case that names someone who was informed",
            "informed",
        ),
    ] {
        let mut case = case("submitter", "holder");
        case.submitted.confidential = true;
        case.submitted.named = vec![named.into()];
        section(&mut out, title, &CASES, &who, |who| {
            Resource::case(&case, who, &office)
        });
    }
    let mut case = case("submitter", "tied");
    case.submitted.confidential = true;
    case.had_it.insert("reports".into());
    case.informed.insert("reports".into());
    let title = "A confidential case of `submitter`, with `tied`, who has a connection with them; `reports`, whose manager they are, had it";
    section(&mut out, title, &CASES, &who, |who| {
        Resource::case(&case, who, &office)
    });
    out
}

#[test]
fn who_may_do_what() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/table.txt");
    let now = table();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &now).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == now,
        "the rules give another table than tests/table.txt:\n{now}"
    );
}

#[test]
fn every_action_stands_in_the_table() {
    let table = table();
    for action in Action::ALL {
        assert!(
            table.contains(&format!("  {:<18} ", action.as_str())),
            "{}",
            action.as_str()
        );
    }
}
