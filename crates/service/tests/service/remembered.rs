//! The cache of one process while another process changes the office: a submission uses the office as it is now.

use jiff::civil::date;
use probity_service::Service;
use probity_service::casework::PersonId;
use probity_service::input::{Declare, FactsIn, NewPerson};
use probity_service::view::Receipt;

use crate::common::{Stage, meal, person, profile};

async fn declare(service: &Service, who: &str) -> Receipt {
    let declare = Declare {
        situation: "present".to_owned(),
        subject: None,
        facts: FactsIn::Json(meal()),
        not_meant: std::collections::BTreeSet::new(),
        expects: None,
        idempotency_key: Some("form".to_owned()),
        ..Declare::default()
    };
    service.cases.declare(&person(who), declare).await.unwrap()
}

fn holder(receipt: &Receipt) -> &PersonId {
    &receipt.holder.as_ref().unwrap().person
}

#[tokio::test]
async fn a_submission_uses_the_office_as_it_is_now() {
    let stage = Stage::open().await;
    let ada = person("ada");
    let other = stage.with_codes("words.toml", |text| {
        format!("{text}\n# a service of another process\n")
    });
    let first = declare(&other, "sam").await;
    assert_eq!(holder(&first), &PersonId::from("lee"));
    // The other process has a cached office: it does not know the newcomer, and thinks that Lee is still there.
    let newcomer = NewPerson {
        id: Some("pat".into()),
        profile: profile("Pat New", "staff", Some("lee"), None),
    };
    stage.service.people.add(&ada, newcomer).await.unwrap();
    assert_eq!(
        holder(&declare(&other, "pat").await),
        &PersonId::from("lee")
    );
    stage
        .service
        .people
        .leave(&ada, &"lee".into(), date(2026, 11, 21))
        .await
        .unwrap();
    assert_ne!(holder(&declare(&other, "jo").await), &PersonId::from("lee"));
    // The same form sent again is the same case, shown as it is now.
    let again = declare(&other, "sam").await;
    assert_eq!(again.reference, first.reference);
    assert_ne!(holder(&again), &PersonId::from("lee"));
    stage.is_clean().await;
}
