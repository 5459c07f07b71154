//! A confidential report: only its people see it, and for anyone else it does not exist.

use jiff::civil::date;
use probity_ledger::leaf_hash;
use probity_service::Actor;
use probity_service::casework::case::State;
use probity_service::casework::event::{ConnectionTo, Right};
use probity_service::input::{Declare, FactsIn, RegisterQuery, Reply};
use probity_service::view::{EventLine, OnHoldLine};
use serde_json::json;

use crate::common::{OFFICE, REGISTER, Stage, fields, key, machine, meal, nobody, person, profile};

const REPORT: &str = "collision";

fn on_behalf(who: &str) -> Actor {
    Actor::CommandLine {
        office: OFFICE.to_owned(),
        on_behalf: Some(who.into()),
    }
}

/// Sam reports that Jo steered. Kim, the clerk, gets it.
async fn reported(stage: &Stage) -> String {
    let facts = json!({ "injured": false, "who": "Jo Staff", "ship": "Made-up Line" });
    let receipt = stage.submit("sam", REPORT, facts).await.unwrap();
    assert_eq!(receipt.holder.unwrap().person.as_str(), "kim");
    receipt.reference.0
}

#[tokio::test]
async fn only_its_sender_and_its_recipients_see_it() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let reference = reported(&stage).await;
    for its in ["sam", "kim"] {
        let view = service.cases.get(&person(its), &reference).await.unwrap();
        assert!(view.confidential, "{its}");
    }
    for (other, expected) in [
        ("jo", "case-unknown"),
        ("lee", "case-unknown"),
        ("master", "case-unknown"),
        ("ada", "case-unknown"),
        ("aud", "case-unknown"),
    ] {
        let who = person(other);
        assert_eq!(
            key(service.cases.get(&who, &reference).await),
            expected,
            "{other}"
        );
        assert_eq!(
            key(service.cases.note(&who, &reference, None, "x").await),
            expected,
            "{other}"
        );
        assert_eq!(
            key(service.cases.withdraw(&who, &reference, None, "x").await),
            expected,
            "{other}"
        );
        assert_eq!(
            key(service.cases.ask_review(&who, &reference, None, "x").await),
            expected,
            "{other}"
        );
    }
    assert_eq!(
        key(service.cases.get(&nobody(), &reference).await),
        "not-signed-in"
    );
    assert_eq!(
        key(service.cases.get(&machine(), &reference).await),
        "case-unknown"
    );
    stage.is_clean().await;
}

#[tokio::test]
async fn it_is_in_no_lists_searches_registers_or_counts() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let reference = reported(&stage).await;
    let open = stage.declare("sam", meal()).await.unwrap().reference;
    let of = |lines: Vec<probity_service::view::CaseLine>| -> Vec<String> {
        lines.into_iter().map(|line| line.reference.0).collect()
    };
    assert_eq!(
        of(service
            .cases
            .all(&person("aud"), None, None)
            .await
            .unwrap()
            .lines),
        std::slice::from_ref(&open.0)
    );
    for text in ["made-up", "jo staff", reference.to_lowercase().as_str()] {
        let found = service.cases.all(&person("aud"), Some(text), None).await;
        let found = of(found.unwrap().lines);
        assert!(!found.contains(&reference), "{text}");
    }
    assert_eq!(
        of(service.cases.mine(&person("jo")).await.unwrap()),
        [""; 0]
    );
    assert_eq!(
        of(service.cases.mine(&person("sam")).await.unwrap()).len(),
        2
    );
    assert_eq!(
        of(service.cases.to_decide(&person("kim")).await.unwrap()),
        std::slice::from_ref(&reference)
    );
    // It does not count among the other party's earlier offers.
    let view = service
        .cases
        .get(&person("lee"), open.as_str())
        .await
        .unwrap();
    assert_eq!(view.earlier.unwrap().to_office.count, 0);
    let query = RegisterQuery {
        register: REGISTER.to_owned(),
        size: 50,
        ..RegisterQuery::default()
    };
    let page = service
        .registers
        .page(&person("aud"), &query)
        .await
        .unwrap();
    assert_eq!(page.rows.len(), 1);
    for publish in [
        key(service
            .registers
            .withhold(&person("ada"), &reference, "x")
            .await),
        key(service
            .registers
            .correct(&person("ada"), &reference, "ship", "x", "x")
            .await),
        key(service
            .registers
            .withheld_entry(&person("ada"), &reference)
            .await),
    ] {
        assert_eq!(publish, "entry-unknown");
    }
}

#[tokio::test]
async fn auditors_see_only_its_number_and_hash_in_the_ledger() {
    let stage = Stage::open().await;
    let reference = reported(&stage).await;
    let head = stage.head().await;
    let events = stage
        .service
        .ledger
        .events(&person("aud"), head - 2, 10)
        .await
        .unwrap();
    assert_eq!(events.len(), 2);
    let stored = stage.service.store().events_of(OFFICE, &reference);
    let stored = stored.await.unwrap();
    for (event, stored) in events.iter().zip(stored) {
        let leaf = leaf_hash(&stored.envelope).to_string();
        let seq = stored.seq;
        let (envelope, payload) = (None, None);
        assert_eq!(
            *event,
            EventLine {
                seq,
                leaf,
                envelope,
                payload
            }
        );
    }
    let open = stage.declare("sam", meal()).await.unwrap();
    let events = stage
        .service
        .ledger
        .events(&person("aud"), head, 10)
        .await
        .unwrap();
    assert!(
        events
            .iter()
            .all(|event| event.payload.is_some() && event.envelope.is_some())
    );
    let envelope = events[0].envelope.as_ref().unwrap();
    assert_eq!(envelope.case.as_deref(), Some(open.reference.as_str()));
    // An auditor may see their own report, but not the bundle with it.
    let facts = json!({ "injured": false });
    let own = stage.submit("aud", REPORT, facts).await.unwrap().reference;
    let events = stage
        .service
        .ledger
        .events(&person("aud"), head, 10)
        .await
        .unwrap();
    let text = format!("{events:?}");
    assert!(text.contains(own.as_str()), "{text}");
}

#[tokio::test]
async fn an_administrator_who_reports_to_someone_in_it_hears_that_it_waits() {
    let stage = Stage::open().await;
    let service = &stage.service;
    reported(&stage).await;
    let under_jo = profile("Ada Admin", "staff", Some("jo"), Some(Right::Administrator));
    service
        .people
        .change(&machine(), &"ada".into(), None, under_jo)
        .await
        .unwrap();
    let day = date(2026, 11, 21);
    for gone in ["kim", "master"] {
        service
            .people
            .leave(&machine(), &gone.into(), day)
            .await
            .unwrap();
    }
    let held = service.cases.on_hold(&person("ada")).await.unwrap();
    assert_eq!(held.len(), 1);
    assert_eq!((&held[0].reference, held[0].may_reroute), (&None, false));
}

#[tokio::test]
async fn on_hold_it_shows_only_administrators_its_posts() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let day = date(2026, 11, 21);
    let reference = reported(&stage).await;
    // The clerk leaves, and so does the person who stands in.
    for gone in ["kim", "master"] {
        service
            .people
            .leave(&machine(), &gone.into(), day)
            .await
            .unwrap();
    }
    let view = service.cases.get(&person("sam"), &reference).await.unwrap();
    assert_eq!((view.state, view.holder), (State::OnHold, None));
    let held = service.cases.on_hold(&person("ada")).await.unwrap();
    let [mine] = held.as_slice() else {
        panic!("{held:?}")
    };
    assert!(mine.confidential && !mine.posts.is_empty());
    assert_eq!((&mine.reference, mine.may_reroute), (&None, false));
    // The command line gets the reference, but not when it acts for a person.
    let known = |line: &OnHoldLine| line.reference.as_ref().map(|one| one.0.clone());
    let held = service.cases.on_hold(&machine()).await.unwrap();
    assert_eq!(known(&held[0]), Some(reference.clone()));
    for (who, lines) in [("ada", 1), ("jo", 0), ("sam", 0)] {
        let held = service.cases.on_hold(&on_behalf(who)).await.unwrap();
        assert_eq!(held.len(), lines, "{who}");
        assert!(held.iter().all(|line| known(line).is_none()), "{who}");
    }
    assert_eq!(
        (
            &mine.situation,
            &mine.subject,
            mine.submitted,
            mine.passed_over.len()
        ),
        (&None, &None, None, 0)
    );
    assert_eq!(service.cases.on_hold(&person("aud")).await.unwrap(), []);
    assert_eq!(
        key(service.cases.reroute(&person("aud"), &reference).await),
        "case-unknown"
    );
    assert_eq!(
        key(service.cases.reroute(&person("jo"), &reference).await),
        "case-unknown"
    );
    // An administrator who is named in it does not learn of it.
    let facts = json!({ "injured": false, "who": "Ada Admin" });
    let about_ada = stage.submit("sam", REPORT, facts).await.unwrap().reference;
    let held = service.cases.on_hold(&person("ada")).await.unwrap();
    assert_eq!(held.len(), 1, "{held:?}");
    assert_eq!(
        key(service
            .cases
            .reroute(&person("ada"), about_ada.as_str())
            .await),
        "case-unknown"
    );
    // Once the post is filled the case goes on by itself, and the person who filled the post still sees nothing.
    service
        .posts
        .take(&machine(), &"clerk".into(), &"lee".into(), day)
        .await
        .unwrap();
    assert!(service.cases.get(&person("lee"), &reference).await.is_ok());
    assert_eq!(
        key(service.cases.get(&person("ada"), &reference).await),
        "case-unknown"
    );
    stage.is_clean().await;
}

#[tokio::test]
async fn a_handler_who_comes_to_be_named_in_it_loses_it() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let reference = reported(&stage).await;
    service
        .cases
        .ask_information(&person("kim"), &reference, None, "Who steered?")
        .await
        .unwrap();
    let facts = FactsIn::Json(json!({ "who": "Kim Clerk" }));
    let view = service
        .cases
        .give_information(
            &person("sam"),
            &reference,
            None,
            &Reply::new("It was you.", facts),
        )
        .await
        .unwrap();
    assert_eq!(view.named, ["Kim Clerk"]);
    assert_eq!(view.holder.unwrap().person.as_str(), "master");
    assert_eq!(
        key(service.cases.get(&person("kim"), &reference).await),
        "case-unknown"
    );
    stage.is_clean().await;
}

/// A handler who comes to have a conflict loses it: a connection with its subject, or the subject as manager.
#[tokio::test]
async fn a_handler_who_comes_to_have_a_conflict_loses_it() {
    for reports_to_sender in [false, true] {
        let stage = Stage::open().await;
        let service = &stage.service;
        let reference = reported(&stage).await;
        assert!(service.cases.get(&person("kim"), &reference).await.is_ok());
        if reports_to_sender {
            let profile = profile("Kim Clerk", "staff", Some("sam"), None);
            service
                .people
                .change(&machine(), &"kim".into(), None, profile)
                .await
                .unwrap();
        } else {
            let to = ConnectionTo::Person("sam".into());
            service
                .people
                .declare_connection(&machine(), &"kim".into(), to, "Siblings")
                .await
                .unwrap();
        }
        let view = service.cases.get(&person("sam"), &reference).await.unwrap();
        assert_eq!(view.holder.unwrap().person.as_str(), "master");
        let kim = person("kim");
        assert_eq!(
            key(service.cases.get(&kim, &reference).await),
            "case-unknown"
        );
        assert_eq!(service.cases.decided(&kim).await.unwrap(), []);
        assert_eq!(service.cases.to_decide(&kim).await.unwrap(), []);
        stage.is_clean().await;
    }
}

#[tokio::test]
async fn no_one_reports_for_someone_else() {
    let stage = Stage::open().await;
    for who in ["lee", "ada"] {
        let declare = Declare {
            situation: REPORT.to_owned(),
            subject: Some("sam".into()),
            facts: FactsIn::Json(json!({ "injured": false })),
            not_meant: std::collections::BTreeSet::new(),
            expects: None,
            idempotency_key: None,
            ..Declare::default()
        };
        assert_eq!(
            fields(stage.service.cases.declare(&person(who), declare).await),
            ["subject: confidential-for-oneself"]
        );
    }
    let for_sam = on_behalf("sam");
    let declare = Declare {
        situation: REPORT.to_owned(),
        subject: None,
        facts: FactsIn::Json(json!({ "injured": false })),
        not_meant: std::collections::BTreeSet::new(),
        expects: None,
        idempotency_key: None,
        ..Declare::default()
    };
    assert!(stage.service.cases.declare(&for_sam, declare).await.is_ok());
}
