//! A list of every method of the service: reading, changing or excepted. Each changing method is called, and the
//! ledger's head has to move. A new method that is not listed fails the test. The number of exceptions may only fall.

mod methods;

use std::collections::BTreeSet;

use jiff::civil::date;
use probity_service::Choice;
use probity_service::casework::event::ConnectionTo;
use probity_service::casework::findings::Decided;
use probity_service::input::{FactsIn, NewPerson, Reply, SteppingAside};

use methods::{CHANGES, EXCEPTED, READS, methods};

use crate::common::{self, OFFICE, REGISTER, Stage, machine, meal, person, profile};
use crate::readings::signing;

#[test]
fn every_method_is_listed_once() {
    let listed: Vec<&str> = READS.into_iter().chain(EXCEPTED).chain(CHANGES).collect();
    let unique: BTreeSet<String> = listed.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(unique.len(), listed.len());
    assert_eq!(methods(), unique);
}

/// Calls a method and checks that the head moves.
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
async fn every_change_leaves_an_event() {
    let stage = Stage::bare().await;
    stage.populate().await;
    let service = &stage.service;
    let (ada, sam, lee, kim) = (person("ada"), person("sam"), person("lee"), person("kim"));
    let mut done = BTreeSet::new();
    let day = date(2026, 11, 21);
    moves!(
        stage,
        done,
        "settings.set_deciding_time",
        service
            .settings
            .set_deciding_time(&ada, Some(10), "Agreed.")
    );
    moves!(
        stage,
        done,
        "settings.open_office",
        service.settings.open_office(&ada)
    );
    moves!(
        stage,
        done,
        "settings.switch",
        service
            .settings
            .switch(&ada, "gifts-policy", true, "Agreed.")
    );
    service
        .settings
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
        "codes.decide_finding",
        service.codes.decide_finding(&ada, &decided)
    );
    let signed = signing(service, &["2.1"]);
    moves!(
        stage,
        done,
        "codes.sign_clauses",
        service.codes.sign_clauses(&ada, &signed)
    );
    let new = NewPerson {
        id: Some("pat".into()),
        profile: profile("Pat Staff", "staff", Some("lee"), None),
    };
    moves!(stage, done, "people.add", service.people.add(&ada, new));
    moves!(
        stage,
        done,
        "people.change",
        service.people.change(
            &ada,
            &"pat".into(),
            None,
            profile("Pat Pilot", "pilot", Some("lee"), None)
        )
    );
    moves!(
        stage,
        done,
        "posts.take",
        service
            .posts
            .take(&ada, &"clerk".into(), &"pat".into(), day)
    );
    moves!(
        stage,
        done,
        "posts.leave",
        service
            .posts
            .leave(&ada, &"clerk".into(), &"pat".into(), day)
    );
    let connection = || ConnectionTo::Person("jo".into());
    moves!(
        stage,
        done,
        "people.declare_connection",
        service
            .people
            .declare_connection(&person("pat"), &"pat".into(), connection(), "Cousins")
    );
    moves!(
        stage,
        done,
        "people.end_connection",
        service
            .people
            .end_connection(&person("pat"), &"pat".into(), connection(), "A mistake.")
    );
    moves!(
        stage,
        done,
        "people.leave",
        service.people.leave(&ada, &"pat".into(), day)
    );

    let invitation = moves!(
        stage,
        done,
        "accounts.invite",
        service
            .accounts
            .invite(&ada, &"sam".into(), "sam@harbour.example")
    );
    moves!(
        stage,
        done,
        "accounts.activate",
        service
            .accounts
            .activate(&invitation.token, "seven gulls on a wall")
    );
    moves!(
        stage,
        done,
        "accounts.change_passphrase",
        service.accounts.change_passphrase(
            &sam,
            "sam@harbour.example",
            "seven gulls on a wall",
            "eight gulls on a wall"
        )
    );
    moves!(
        stage,
        done,
        "accounts.close",
        service
            .accounts
            .close(&ada, "sam@harbour.example", "No longer needed.")
    );

    let receipt = moves!(stage, done, "cases.declare", stage.declare("sam", meal()));
    let reference = receipt.reference.as_str();
    moves!(
        stage,
        done,
        "cases.ask_information",
        service.cases.ask_information(&lee, reference, None, "Who?")
    );
    moves!(
        stage,
        done,
        "cases.give_information",
        service.cases.give_information(
            &sam,
            reference,
            None,
            &Reply::new("We.", FactsIn::default())
        )
    );
    let choice = Choice {
        resolution: "accept".to_owned(),
        reasons: "Fine.".to_owned(),
        ..Choice::default()
    };
    moves!(
        stage,
        done,
        "cases.decide",
        service.cases.decide(&lee, reference, None, &choice)
    );
    let refused = stage.declare("sam", meal()).await.unwrap();
    let no = Choice {
        resolution: "refuse".to_owned(),
        ..choice.clone()
    };
    service
        .cases
        .decide(&lee, refused.reference.as_str(), None, &no)
        .await
        .unwrap();
    moves!(
        stage,
        done,
        "cases.ask_review",
        service
            .cases
            .ask_review(&sam, refused.reference.as_str(), None, "It was small.")
    );
    moves!(
        stage,
        done,
        "cases.record_outcome",
        service
            .cases
            .record_outcome(&sam, reference, None, "Eaten", None)
    );
    moves!(
        stage,
        done,
        "registers.correct",
        service
            .registers
            .correct(&ada, reference, "what", "A supper", "Its name.")
    );
    moves!(
        stage,
        done,
        "registers.withhold",
        service.registers.withhold(&ada, reference, "A witness.")
    );
    moves!(
        stage,
        done,
        "registers.show",
        service.registers.show(&ada, reference, "No more.")
    );
    let second = stage.declare("sam", meal()).await.unwrap();
    let holder = second.holder.as_ref().unwrap().person.as_str().to_owned();
    moves!(
        stage,
        done,
        "cases.step_aside",
        service.cases.step_aside(
            &person(&holder),
            second.reference.as_str(),
            None,
            SteppingAside {
                reason: "We are cousins.".to_owned(),
                connection: None,
            }
        )
    );
    moves!(
        stage,
        done,
        "cases.withdraw",
        service
            .cases
            .withdraw(&sam, second.reference.as_str(), None, "Twice.")
    );
    moves!(
        stage,
        done,
        "cases.dispose",
        service
            .cases
            .dispose(&ada, second.reference.as_str(), "Two years", "Over.")
    );
    let noted = stage.declare("sam", common::rope()).await.unwrap();
    moves!(
        stage,
        done,
        "cases.note",
        service.cases.note(&kim, noted.reference.as_str(), None, "")
    );
    let file = b"Date,Officer,Gift,From,Value\n3/4/2026,A. Sample,Biscuits,Made-up Line,5\n";
    let mapping = service
        .imports
        .preview(&ada, REGISTER, file, None)
        .await
        .unwrap()
        .mapping;
    moves!(
        stage,
        done,
        "imports.commit",
        service
            .imports
            .commit(&ada, REGISTER, "old.csv", file, mapping)
    );

    // Filling a post reroutes cases by itself. Only cases that new stand-ins in the office's file can take are left to
    // reroute.
    let weaker = stage.with_codes("harbour/office.toml", |text| {
        text.replace("[\"harbour-master\"]", "[\"line-manager\"]")
    });
    let stuck = stage.declare("ada", meal()).await.unwrap();
    weaker
        .people
        .leave(&machine(), &"kim".into(), day)
        .await
        .unwrap();
    moves!(
        stage,
        done,
        "cases.reroute",
        service.cases.reroute(&machine(), stuck.reference.as_str())
    );

    let missing: Vec<&str> = CHANGES
        .into_iter()
        .filter(|name| !done.contains(name))
        .collect();
    assert_eq!(missing, [""; 0]);
    assert!(service.ledger.verify(&machine()).await.unwrap().is_clean());
    assert_eq!(
        service.ledger.head(OFFICE).await.unwrap(),
        stage.head().await
    );
}
