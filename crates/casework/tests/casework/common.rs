//! A small made-up office for casework's tests.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::date;
use probity_casework::answer::KeptAnswer;
use probity_casework::event::{About, Profile, Registered, Submitted};
use probity_casework::exclusion::Exclusions;
use probity_casework::office::{Office, PostRule};
use probity_casework::people::Person;
use probity_casework::{Actor, Body, CaseId, Event, PersonId, PostId, World};
use probity_conduct::Value as Fact;
use serde_json::{Value, json};

pub const REFERENCE: &str = "7K2M-4QXR-9";
pub const SECRET: &str = "for the decider alone";

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub fn office() -> Office {
    let people = [
        ("staff", Some("manager")),
        ("manager", Some("chief")),
        ("chief", None),
        ("clerk", None),
    ];
    let known = people.map(|(id, manager)| {
        let profile = Profile {
            name: id.to_owned(),
            title: String::new(),
            role: "staff".to_owned(),
            team: None,
            manager: manager.map(PersonId::from),
            rights: BTreeSet::new(),
        };
        (
            PersonId::from(id),
            Person {
                id: id.into(),
                profile,
                connections: Vec::new(),
                left: None,
            },
        )
    });
    let manager = PostRule {
        relative: true,
        stands_in: vec!["chief".into()],
        ..PostRule::default()
    };
    let chief = PostRule {
        stands_in: vec!["clerk".into()],
        ..PostRule::default()
    };
    let posts = [
        ("line-manager", manager),
        ("chief", chief),
        ("clerk", PostRule::default()),
    ];
    Office {
        posts: posts.map(|(id, rule)| (PostId::from(id), rule)).into(),
        holders: ["chief", "clerk"]
            .map(|id| (PostId::from(id), vec![PersonId::from(id)]))
            .into(),
        people: known.into(),
        deciding_days: None,
    }
}

/// An answer with these members; the others say nothing.
pub fn kept(members: Value) -> KeptAnswer {
    let mut answer = json!({ "format": 1, "office": "office", "situation": "gift", "on": "2026-11-20", "instruments": [],
        "outcome": null, "authority": null, "because": [], "duties": [], "undecided": [], "authorities": [], "see": [],
        "ask": null, "role": "staff", "shown": [] });
    let (Value::Object(all), Value::Object(members)) = (&mut answer, members) else {
        panic!("not an object");
    };
    all.extend(members);
    let kept: KeptAnswer = serde_json::from_value(answer).unwrap();
    assert!(kept.read().is_some());
    kept
}

/// A duty as an answer has it.
pub fn duty(duty: &str, to: Option<&str>) -> Value {
    json!({ "duty": duty, "to": to, "within": "P1D", "when": null, "instrument": "code", "clause": "1", "says": "" })
}

pub fn answer(outcome: &str, authority: Option<&str>, duties: &[(&str, &str)]) -> KeptAnswer {
    let duties: Vec<Value> = duties.iter().map(|(id, to)| duty(id, Some(to))).collect();
    kept(json!({ "outcome": outcome, "authority": authority, "duties": duties }))
}

pub fn submitted(answer: KeptAnswer, response: Option<&str>) -> Submitted {
    let facts = [
        ("what", Fact::Text("A diary".to_owned())),
        ("giver", Fact::Text("Made-up Print Ltd".to_owned())),
        ("worth", Fact::Money(450)),
        ("note", Fact::Text(SECRET.to_owned())),
    ];
    let meanings = [
        ("what", "what"),
        ("party", "giver"),
        ("value", "worth"),
        ("note", "note"),
        ("response", "response"),
    ];
    Submitted {
        reference: CaseId::from(REFERENCE),
        situation: "gift".to_owned(),
        by: "staff".into(),
        subject: About {
            person: "staff".into(),
            name: "Sam Staff".to_owned(),
            title: "Officer".to_owned(),
            role: "staff".to_owned(),
            posts: None,
        },
        facts: BTreeMap::from(facts.map(|(field, fact)| (field.to_owned(), fact))),
        unknown: Vec::new(),
        meanings: BTreeMap::from(
            meanings.map(|(meaning, field)| (meaning.to_owned(), field.to_owned())),
        ),
        named: Vec::new(),
        exclusions: Exclusions::default(),
        answer,
        fingerprint: "0".repeat(64),
        occurred_on: Some(date(2026, 11, 20)),
        year: 2026,
        response: response.map(str::to_owned),
        register: Some(Registered {
            register: "gifts".to_owned(),
            public: true,
            fields: ["what", "giver", "worth"].map(str::to_owned).into(),
        }),
        confidential: false,
        asks_advice: false,
        follows: None,
    }
}

/// Applies event bodies to a world, one hour apart.
pub fn happen(world: &mut World, bodies: impl IntoIterator<Item = Body>) {
    for (hour, body) in bodies.into_iter().enumerate() {
        let at = at("2026-11-21T09:00:00Z")
            + jiff::SignedDuration::from_hours(i64::try_from(hour).unwrap());
        let actor = Actor::Person("staff".into());
        world
            .apply(&Event {
                at,
                actor,
                case: Some(REFERENCE.into()),
                body,
            })
            .unwrap();
    }
}
