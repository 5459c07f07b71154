//! Every method of the service is listed here as one that reads, one that changes or one that is excepted. Whatever changes leaves an event:
//! each is called and the ledger's head has to move. A new method that is not listed fails; the exceptions may only become fewer.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::collections::BTreeSet;

use crate::common::{self, OFFICE, REGISTER, Stage, machine, meal, person, profile};
use jiff::civil::date;
use probity_service::{
    Choice,
    casework::{event::ConnectionTo, findings::Decided},
    input::{FactsIn, NewPerson},
};

const READS: [&str; 37] = [
    "all_cases",
    "asked_again",
    "ask",
    "ask_as",
    "bundle",
    "checkpoint",
    "entry",
    "events",
    "hashes",
    "head",
    "last_event",
    "import_preview",
    "invitation",
    "local_decisions",
    "locals",
    "case",
    "cases_decided",
    "cases_on_hold",
    "cases_to_decide",
    "may_submit_for",
    "my_cases",
    "people",
    "person",
    "posts",
    "preview",
    "readiness",
    "redacted_bundle",
    "register",
    "register_at",
    "registers",
    "session",
    "settings",
    "signed_in",
    "verify",
    "verify_against",
    "verifying_key",
    "withheld_entry",
];
/// Sessions and attempts expire by themselves; an office begins with an empty ledger; a rebuild only repeats what events say.
const EXCEPTED: [&str; 5] = ["create_office", "rebuild", "sign_in", "sign_out", "sweep"];
const CHANGES: [&str; 29] = [
    "activate",
    "add_person",
    "ask_information",
    "ask_review",
    "change_passphrase",
    "change_person",
    "close_account",
    "correct",
    "decide",
    "decide_finding",
    "declare",
    "declare_connection",
    "dispose",
    "end_connection",
    "give_information",
    "import_commit",
    "invite",
    "leave_post",
    "note",
    "open_office",
    "person_leaves",
    "record_outcome",
    "reroute",
    "show",
    "set_deciding_time",
    "switch",
    "take_post",
    "withdraw",
    "withhold",
];

/// The names of the service's public methods, from its source.
fn methods() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).unwrap() {
        let path = file.unwrap().path();
        // What is in folders are types without methods that answer anyone.
        if path.is_dir() {
            continue;
        }
        let text = std::fs::read_to_string(path).unwrap();
        let found = text.split("    pub async fn ").skip(1);
        names.extend(found.map(|rest| rest.split(['(', '<']).next().unwrap().to_owned()));
    }
    for of_work in ["load", "load_case", "commit"] {
        names.remove(of_work);
    }
    names
}

#[test]
fn every_method_is_listed_once() {
    let listed: Vec<&str> = READS.into_iter().chain(EXCEPTED).chain(CHANGES).collect();
    let unique: BTreeSet<String> = listed.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(unique.len(), listed.len());
    assert_eq!(methods(), unique);
}

/// Calls a change and sees the head move.
macro_rules! moves {
    ($stage:expr, $done:expr, $name:literal, $call:expr) => {{
        let before = $stage.head().await;
        let result = $call.await.unwrap();
        assert!($stage.head().await > before, "{} left no event", $name);
        $done.insert($name);
        result
    }};
}

#[tokio::test]
async fn whatever_changes_leaves_an_event() {
    let stage = Stage::bare().await;
    stage.populate().await;
    let service = &stage.service;
    let (ada, sam, lee, kim) = (person("ada"), person("sam"), person("lee"), person("kim"));
    let mut done = BTreeSet::new();
    let day = date(2026, 11, 21);
    moves!(
        stage,
        done,
        "set_deciding_time",
        service.set_deciding_time(&ada, Some(10), "Agreed.")
    );
    moves!(stage, done, "open_office", service.open_office(&ada));
    moves!(
        stage,
        done,
        "switch",
        service.switch(&ada, "gifts-policy", true, "Agreed.")
    );
    service
        .switch(&ada, "gifts-policy", false, "Not yet.")
        .await
        .unwrap();
    let decided = Decided {
        finding: "trips".to_owned(),
        says: "Trips are presents.".to_owned(),
        by: "Harbour master".to_owned(),
        on: day,
    };
    moves!(
        stage,
        done,
        "decide_finding",
        service.decide_finding(&ada, &decided)
    );
    let new = NewPerson {
        id: Some("pat".into()),
        profile: profile("Pat Staff", "staff", Some("lee"), None),
    };
    moves!(stage, done, "add_person", service.add_person(&ada, new));
    moves!(
        stage,
        done,
        "change_person",
        service.change_person(
            &ada,
            &"pat".into(),
            None,
            profile("Pat Pilot", "pilot", Some("lee"), None)
        )
    );
    moves!(
        stage,
        done,
        "take_post",
        service.take_post(&ada, &"clerk".into(), &"pat".into(), day)
    );
    moves!(
        stage,
        done,
        "leave_post",
        service.leave_post(&ada, &"clerk".into(), &"pat".into(), day)
    );
    let connection = || ConnectionTo::Person("jo".into());
    moves!(
        stage,
        done,
        "declare_connection",
        service.declare_connection(&person("pat"), &"pat".into(), connection(), "Cousins")
    );
    moves!(
        stage,
        done,
        "end_connection",
        service.end_connection(&person("pat"), &"pat".into(), connection(), "A mistake.")
    );
    moves!(
        stage,
        done,
        "person_leaves",
        service.person_leaves(&ada, &"pat".into(), day)
    );

    let invitation = moves!(
        stage,
        done,
        "invite",
        service.invite(&ada, &"sam".into(), "sam@harbour.example")
    );
    moves!(
        stage,
        done,
        "activate",
        service.activate(&invitation.token, "seven gulls on a wall")
    );
    moves!(
        stage,
        done,
        "change_passphrase",
        service.change_passphrase(
            &sam,
            "sam@harbour.example",
            "seven gulls on a wall",
            "eight gulls on a wall"
        )
    );
    moves!(
        stage,
        done,
        "close_account",
        service.close_account(&ada, "sam@harbour.example", "No longer needed.")
    );

    let receipt = moves!(stage, done, "declare", stage.declare("sam", meal()));
    let reference = receipt.reference.as_str();
    moves!(
        stage,
        done,
        "ask_information",
        service.ask_information(&lee, reference, None, "Who?")
    );
    moves!(
        stage,
        done,
        "give_information",
        service.give_information(&sam, reference, None, "We.", &FactsIn::Pairs(Vec::new()))
    );
    let choice = Choice {
        resolution: "accept".to_owned(),
        reasons: "Fine.".to_owned(),
        ..Choice::default()
    };
    moves!(
        stage,
        done,
        "decide",
        service.decide(&lee, reference, None, &choice)
    );
    let refused = stage.declare("sam", meal()).await.unwrap();
    let no = Choice {
        resolution: "refuse".to_owned(),
        ..choice.clone()
    };
    service
        .decide(&lee, refused.reference.as_str(), None, &no)
        .await
        .unwrap();
    moves!(
        stage,
        done,
        "ask_review",
        service.ask_review(&sam, refused.reference.as_str(), None, "It was small.")
    );
    moves!(
        stage,
        done,
        "record_outcome",
        service.record_outcome(&sam, reference, None, "Eaten", None)
    );
    moves!(
        stage,
        done,
        "correct",
        service.correct(&ada, reference, "what", "A supper", "Its name.")
    );
    moves!(
        stage,
        done,
        "withhold",
        service.withhold(&ada, reference, "A witness.")
    );
    moves!(
        stage,
        done,
        "show",
        service.show(&ada, reference, "No more.")
    );
    let second = stage.declare("sam", meal()).await.unwrap();
    moves!(
        stage,
        done,
        "withdraw",
        service.withdraw(&sam, second.reference.as_str(), None, "Twice.")
    );
    moves!(
        stage,
        done,
        "dispose",
        service.dispose(&ada, second.reference.as_str(), "Two years", "Over.")
    );
    let noted = stage.declare("sam", common::rope()).await.unwrap();
    moves!(
        stage,
        done,
        "note",
        service.note(&kim, noted.reference.as_str(), None, "")
    );
    let file = b"Date,Officer,Gift,From,Value\n3/4/2026,A. Sample,Biscuits,Made-up Line,5\n";
    let mapping = service
        .import_preview(&ada, REGISTER, file, None)
        .await
        .unwrap()
        .mapping;
    moves!(
        stage,
        done,
        "import_commit",
        service.import_commit(&ada, REGISTER, "old.csv", file, mapping)
    );

    // Filling a post sends cases on by itself; what is left are cases that new stand-ins of the office's file can take.
    let weaker = stage.with_codes("harbour/office.toml", |text| {
        text.replace("[\"harbour-master\"]", "[\"line-manager\"]")
    });
    let stuck = stage.declare("ada", meal()).await.unwrap();
    weaker
        .person_leaves(&machine(), &"kim".into(), day)
        .await
        .unwrap();
    moves!(
        stage,
        done,
        "reroute",
        service.reroute(&machine(), stuck.reference.as_str())
    );

    let missing: Vec<&str> = CHANGES
        .into_iter()
        .filter(|name| !done.contains(name))
        .collect();
    assert_eq!(missing, [""; 0]);
    assert!(service.verify(&machine()).await.unwrap().is_clean());
    assert_eq!(service.head(OFFICE).await.unwrap(), stage.head().await);
}
