//! Cases through the service: who may judge them, what counts, what registers show, and what later facts change.

use jiff::civil::date;
use probity_conduct::Value;
use probity_service::casework::case::State;
use probity_service::casework::event::ConnectionTo;
use probity_service::casework::exclusion::Why;
use probity_service::input::{FactsIn, RegisterQuery, Reply};
use probity_service::view::Sum;
use serde_json::json;

use crate::common::{Stage, all, choice, fields, key, meal, nobody, person, rope};

#[tokio::test]
async fn no_one_decides_a_case_they_are_involved_in() {
    let stage = Stage::open().await;
    let service = &stage.service;
    // The line manager's own case goes to their manager. If someone is named in a case, it goes to the next person.
    let own = stage.declare("lee", meal()).await.unwrap().holder.unwrap();
    assert_eq!(own.person.as_str(), "master");
    let mut named = meal();
    named["who_else"] = json!("lee manager");
    let receipt = stage.declare("sam", named).await.unwrap();
    assert_eq!(receipt.holder.unwrap().person.as_str(), "kim");
    let view = service
        .cases
        .get(&person("kim"), receipt.reference.as_str())
        .await
        .unwrap();
    assert_eq!(
        (
            view.passed_over[0].passed.why.clone(),
            view.passed_over[0].name.as_deref()
        ),
        (Why::Named, Some("Lee Manager"))
    );

    // A connection declared later takes the case away, and so does leaving.
    let receipt = stage.declare("sam", meal()).await.unwrap();
    let reference = receipt.reference.as_str();
    service
        .people
        .declare_connection(
            &person("lee"),
            &"lee".into(),
            ConnectionTo::Party("Made-up Line plc".to_owned()),
            "Shares",
        )
        .await
        .unwrap();
    let holder = service
        .cases
        .get(&person("sam"), reference)
        .await
        .unwrap()
        .holder
        .unwrap();
    assert_eq!(holder.person.as_str(), "kim");
    service
        .people
        .leave(&person("ada"), &"kim".into(), date(2026, 11, 21))
        .await
        .unwrap();
    let view = service.cases.get(&person("sam"), reference).await.unwrap();
    assert_eq!(view.holder.unwrap().person.as_str(), "master");
    service
        .posts
        .leave(
            &person("ada"),
            &"harbour-master".into(),
            &"master".into(),
            date(2026, 11, 21),
        )
        .await
        .unwrap();
    let view = service.cases.get(&person("sam"), reference).await.unwrap();
    assert_eq!((view.state, view.holder), (State::OnHold, None));
    let held = service.cases.on_hold(&person("ada")).await.unwrap();
    assert!(
        held.iter()
            .all(|line| line.situation.as_deref() == Some("present") && !line.posts.is_empty())
            && !held.is_empty()
    );
    service
        .posts
        .take(
            &person("ada"),
            &"clerk".into(),
            &"jo".into(),
            date(2026, 11, 21),
        )
        .await
        .unwrap();
    let view = service.cases.get(&person("sam"), reference).await.unwrap();
    assert_eq!(view.holder.unwrap().person.as_str(), "jo");
    stage.is_clean().await;
}

#[tokio::test]
async fn a_partys_earlier_offers_are_counted_over_twelve_months() {
    let stage = Stage::open().await;
    let sam = |what: &str, day: &str, giver: &str| {
        let mut facts = rope();
        facts["what"] = json!(what);
        facts["offered_on"] = json!(day);
        facts["giver"] = json!(giver);
        facts
    };
    stage
        .declare("sam", sam("Too old", "2025-10-01", "Made-up Line"))
        .await
        .unwrap();
    stage
        .declare("sam", sam("A knot", "2026-03-01", "MADE-UP LINE LTD."))
        .await
        .unwrap();
    stage
        .declare("jo", sam("A flag", "2026-05-01", "made up line"))
        .await
        .unwrap();
    stage
        .declare("jo", sam("Another's", "2026-05-01", "Other Line"))
        .await
        .unwrap();
    let receipt = stage.declare("sam", meal()).await.unwrap();
    let view = stage
        .service
        .cases
        .get(&person("lee"), receipt.reference.as_str())
        .await
        .unwrap();
    let earlier = view.earlier.unwrap();
    assert_eq!(
        earlier.to_person,
        Sum {
            count: 1,
            valued: 1,
            pence: 300
        }
    );
    assert_eq!(
        earlier.to_office,
        Sum {
            count: 2,
            valued: 2,
            pence: 600
        }
    );
    let named: Vec<Option<&str>> = earlier
        .latest
        .iter()
        .map(|one| one.what.as_deref())
        .collect();
    assert_eq!(named, [Some("A flag"), Some("A knot")]);
    // The person whom the case is about does not see what others were offered.
    assert_eq!(
        stage
            .service
            .cases
            .get(&person("sam"), receipt.reference.as_str())
            .await
            .unwrap()
            .earlier,
        None
    );
}

#[tokio::test]
async fn entries_are_withheld_and_corrected_in_the_open() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let receipt = stage.declare("sam", meal()).await.unwrap();
    let id = receipt.reference.as_str();
    assert_eq!(
        key(service.registers.withhold(&person("lee"), id, "No.").await),
        "not-allowed"
    );
    assert_eq!(
        fields(service.registers.withhold(&person("ada"), id, " ").await),
        ["reason: required"]
    );
    assert_eq!(
        fields(
            service
                .registers
                .correct(&person("ada"), id, "note", "x", "Typing.")
                .await
        ),
        ["column: field-not-shown"]
    );
    assert_eq!(
        fields(
            service
                .registers
                .correct(&person("ada"), id, "value", "much", "Typing.")
                .await
        ),
        ["value: money-unreadable"]
    );
    let corrected = service
        .registers
        .correct(&person("ada"), id, "value", "21.50", "Figures swapped.")
        .await
        .unwrap();
    let worth = corrected
        .cells
        .iter()
        .find(|cell| &*cell.column == "worth")
        .unwrap();
    assert!(corrected.corrected && worth.corrected && worth.bare() == Some(&Value::Money(2150)));
    service
        .registers
        .withhold(&person("ada"), id, "A witness.")
        .await
        .unwrap();
    let page = service.registers.page(&nobody(), &all()).await.unwrap();
    assert!(page.rows[0].withheld && page.rows.len() == 1);
    assert!(!format!("{page:?}").contains("Sam Staff") && !format!("{page:?}").contains("2150"));
    let search = RegisterQuery {
        text: Some("meal".to_owned()),
        ..all()
    };
    assert_eq!(
        service
            .registers
            .page(&nobody(), &search)
            .await
            .unwrap()
            .rows,
        []
    );
    let (hidden, reason) = service
        .registers
        .withheld_entry(&person("ada"), id)
        .await
        .unwrap();
    assert!(!hidden.withheld && reason.as_deref() == Some("A witness."));
    service
        .registers
        .show(&person("ada"), id, "No longer needed.")
        .await
        .unwrap();
    assert_eq!(
        service
            .registers
            .page(&nobody(), &search)
            .await
            .unwrap()
            .rows
            .len(),
        1
    );
    // An administrator cannot change their own entry. Another administrator can.
    let own = stage.declare("ada", meal()).await.unwrap();
    assert_eq!(
        key(service
            .registers
            .withhold(&person("ada"), own.reference.as_str(), "Mine.")
            .await),
        "entry-about-you"
    );
    stage.is_clean().await;
}

#[tokio::test]
async fn facts_given_later_are_judged_again_and_the_case_moves_on() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let receipt = stage.declare("sam", meal()).await.unwrap();
    let reference = receipt.reference.as_str();
    service
        .cases
        .ask_information(&person("lee"), reference, None, "Does the owner bid?")
        .await
        .unwrap();
    let pairs = [("from_bidder", "yes"), ("bid_closes", "2026-12-01")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let view = service
        .cases
        .give_information(
            &person("sam"),
            reference,
            None,
            &Reply::new("", FactsIn::Pairs(pairs.into())),
        )
        .await
        .unwrap();
    // While a bid is open, only the clerk may agree.
    assert_eq!(view.holder.unwrap().person.as_str(), "kim");
    assert_eq!(
        key(service
            .cases
            .decide(&person("lee"), reference, None, &choice("accept"))
            .await),
        "not-allowed"
    );
    stage.is_clean().await;
}
