//! Tests of names as people type them.

use super::*;
use crate::event::Profile;
use crate::id::PostId;
use crate::office::{Office, PostRule};

fn person(id: &str, name: &str, title: &str) -> (PersonId, Person) {
    let profile = Profile {
        name: name.to_owned(),
        title: title.to_owned(),
        role: "staff".to_owned(),
        team: None,
        manager: Some("lee".into()),
        rights: BTreeSet::new(),
    };
    let person = Person {
        id: id.into(),
        profile,
        connections: Vec::new(),
        left: None,
    };
    (id.into(), person)
}

fn office() -> Office {
    let people = [
        person(
            "abi",
            "Abigail Okáfor-Smith",
            "Chief executive and monitoring officer",
        ),
        person("lee", "Lee O'Neill", "Head of engagement"),
        person("rob", "Robin Łukasz", "Researcher"),
    ];
    let rule = |names: &[&str], relative| PostRule {
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        relative,
        ..PostRule::default()
    };
    Office {
        people: people.into(),
        posts: [
            (
                PostId::from("head"),
                rule(&["Chief Executive", "CEO", "head-officer"], false),
            ),
            (
                PostId::from("line-manager"),
                rule(&["Line manager", "boss"], true),
            ),
        ]
        .into(),
        holders: [(PostId::from("head"), vec![PersonId::from("abi")])].into(),
        deciding_days: None,
    }
}

fn may_mean(text: &str) -> BTreeSet<String> {
    let subject = PersonId::from("rob");
    mentions(&office(), text, Some(&subject))
        .into_iter()
        .flat_map(|mention| mention.certain.into_iter().chain(mention.possible))
        .map(|person| person.0)
        .collect()
}

#[test]
fn one_person_however_they_are_written() {
    for typed in [
        "Abigail Okáfor-Smith",
        "abigail okafor smith",
        "Okafor-Smith, Abigail",
        "Abigail",
        "Abi",
        "Ms Okafor",
        "A. Okafor",
        "A.O.S.",
        "Abigal",
        "AbigailOkaforSmith",
        "abigail.okafor-smith@office.example",
        "the Chief Executive",
        "Chief Exec",
        "our CEO",
        "the cheif executive",
        "monitoring officer",
        "Abigail and others",
        "the chief executive and two more",
        "ABI",
    ] {
        assert!(may_mean(typed).contains("abi"), "{typed}");
    }
}

#[test]
fn names_in_one_line_are_each_compared() {
    let both = may_mean("Lee ONeill and the Chief Executive");
    assert_eq!(both, ["abi", "lee"].map(str::to_owned).into());
    assert_eq!(
        may_mean("Lukasz/Okafor"),
        ["abi", "rob"].map(str::to_owned).into()
    );
    assert_eq!(may_mean("my boss"), ["lee"].map(str::to_owned).into());
}

#[test]
fn a_full_name_is_certain_and_asks_about_nobody_else() {
    let found = mentions(&office(), "Lee O’Neill", None);
    assert_eq!(found[0].certain, Some("lee".into()));
    assert!(found[0].possible.is_empty());
}

#[test]
fn an_identifier_and_a_first_name_are_not_certain() {
    let mut office = office();
    office.people.extend([
        person("robin", "Robin Example", ""),
        person("x-1", "Robin Łukasz", ""),
    ]);
    for typed in ["robin", "Robin Łukasz"] {
        let found = mentions(&office, typed, None);
        assert_eq!(found[0].certain, None, "{typed}");
        assert!(found[0].possible.len() > 1, "{typed}");
    }
    let by_id = mentions(&office, "x-1", None);
    assert_eq!(by_id[0].possible, BTreeSet::from(["x-1".into()]));
}

#[test]
fn who_is_nobody_here_is_nobody() {
    for typed in [
        "Zachary Quill",
        "someone",
        "and others",
        "",
        " - ",
        "Imaginary Print Ltd",
    ] {
        assert!(may_mean(typed).is_empty(), "{typed}");
    }
}
