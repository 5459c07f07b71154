//! Tests of stored events: their JSON never changes, and an event that cannot be read completely is refused.

use jiff::civil::date;
use probity_casework::event::{ConnectionTo, Profile};
use probity_casework::{Actor, Body, Event, Misfit, World};

use crate::common::{answer, at, submitted};

#[test]
fn a_payload_says_its_kind_first_and_reads_back() {
    let bodies = [
        Body::CaseRecorded {},
        Body::CaseSubmitted(Box::new(submitted(answer("silent", None, &[]), None))),
        Body::ConnectionDeclared {
            person: "a".into(),
            to: ConnectionTo::Party("Firm".to_owned()),
            relation: "shares".to_owned(),
        },
        Body::PersonLeft {
            person: "a".into(),
            on: date(2026, 11, 21),
        },
    ];
    let kinds = [
        "case-recorded",
        "case-submitted",
        "connection-declared",
        "person-left",
    ];
    for (body, kind) in bodies.into_iter().zip(kinds) {
        let (payload_kind, payload) = body.payload();
        assert_eq!(payload_kind, kind);
        let event = Event::read(at("2026-11-21T09:00:00Z"), "a", None, kind, &payload).unwrap();
        assert_eq!(event.body, body);
        assert!(Event::read(event.at, "a", None, "office-opened", &payload).is_err());
    }
}

#[test]
fn the_form_of_an_event_does_not_change() {
    let body = Body::ConnectionDeclared {
        person: "p".into(),
        to: ConnectionTo::Person("q".into()),
        relation: "married".to_owned(),
    };
    let (_, payload) = body.payload();
    let kept =
        r#"{"kind":"connection-declared","person":"p","to":{"person":"q"},"relation":"married"}"#;
    assert_eq!(String::from_utf8(payload).unwrap(), kept);
}

#[test]
fn what_is_not_known_is_not_read() {
    for text in [
        r#"{"kind":"case-recorded","more":1}"#,
        r#"{"kind":"something-else"}"#,
        "[]",
        "",
    ] {
        assert!(serde_json::from_str::<Body>(text).is_err(), "{text}");
    }
}

#[test]
fn actors_read_back() {
    for actor in [
        Actor::Person("p-1".into()),
        Actor::CommandLine(None),
        Actor::CommandLine(Some("p-1".into())),
    ] {
        assert_eq!(Actor::read(&actor.to_string()), actor);
    }
}

#[test]
fn an_event_that_does_not_follow_is_refused_and_changes_nothing() {
    let mut world = World::default();
    let body = Body::PersonLeft {
        person: "nobody".into(),
        on: date(2026, 11, 21),
    };
    let event = Event {
        at: at("2026-11-21T09:00:00Z"),
        actor: Actor::CommandLine(None),
        case: None,
        body,
    };
    assert!(matches!(
        world.apply(&event),
        Err(Misfit::Unknown("person", _))
    ));
    let profile = Profile {
        name: "A".to_owned(),
        title: String::new(),
        role: "staff".to_owned(),
        team: None,
        manager: None,
        rights: [].into(),
    };
    let added = Event {
        body: Body::PersonAdded {
            person: "a".into(),
            profile,
        },
        ..event
    };
    // A change to people also writes the settings row.
    assert_eq!(world.apply(&added).unwrap().len(), 2);
    assert!(matches!(
        world.apply(&added),
        Err(Misfit::Twice("person", _))
    ));
}

#[test]
fn a_disposal_from_before_confidential_ones_were_marked_still_reads() {
    let old = r#"{"kind":"payloads-disposed","sequences":[3,4],"reason":"A year: Over."}"#;
    let body: Body = serde_json::from_str(old).unwrap();
    let Body::PayloadsDisposed { confidential, .. } = &body else {
        panic!("{body:?}");
    };
    assert_eq!(*confidential, None);
    assert!(
        !serde_json::to_string(&body)
            .unwrap()
            .contains("confidential")
    );
}
