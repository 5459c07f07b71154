//! A case as its code was understood when it was sent, and as it is understood now.

use probity_casework::PostId;
use probity_conduct::{Outcome, WhyNot};
use probity_service::input::{FactsIn, Reply};
use probity_service::view::UnderstoodNow;
use serde_json::json;

use crate::common::{Stage, key, machine, meal, person, rope};

#[tokio::test]
async fn the_same_codes_say_the_same_and_the_case_stays_as_it_was() {
    let stage = Stage::open().await;
    let reference = stage.declare("sam", rope()).await.unwrap().reference;
    let cases = &stage.service.cases;
    let before = cases.get(&person("sam"), reference.as_str()).await.unwrap();
    let head = stage.head().await;
    let both = cases
        .understood(&person("sam"), reference.as_str())
        .await
        .unwrap();
    assert_eq!(
        (both.now, both.same_codes, both.facts_changed),
        (UnderstoodNow::Same {}, true, false)
    );
    assert_eq!(Some(both.then), before.answer);
    assert_eq!(stage.head().await, head);
    let after = cases.get(&person("sam"), reference.as_str()).await.unwrap();
    assert_eq!(after.version, before.version);
    for other in ["jo", "ada"] {
        assert_eq!(
            key(cases.understood(&person(other), reference.as_str()).await),
            "case-unknown"
        );
    }
    assert_eq!(
        key(cases.understood(&person("sam"), "7K2M-4QXR-9").await),
        "case-unknown"
    );
}

#[tokio::test]
async fn other_codes_say_what_differs_whether_the_people_changed_or_not() {
    let stage = Stage::open().await;
    let mut facts = rope();
    facts["value"] = json!("18");
    let reference = stage.declare("sam", facts).await.unwrap().reference;
    let sparing = stage.with_codes("harbour/office.toml", |text| {
        text.replace("pence = 2000", "pence = 1600")
    });
    let both = sparing
        .cases
        .understood(&person("sam"), reference.as_str())
        .await
        .unwrap();
    assert!(!both.same_codes);
    assert_eq!(both.then.outcome, Some(Outcome::Permitted));
    let UnderstoodNow::Differs { differs, answer } = &both.now else {
        panic!("{both:?}");
    };
    assert!(
        differs.contains(&"outcome") && differs.contains(&"authority"),
        "{differs:?}"
    );
    assert_eq!(answer.outcome, Some(Outcome::NeedsAuthorisation));
    assert_eq!(answer.on, both.then.on);
    let json = serde_json::to_value(&both).unwrap();
    assert_eq!(
        (&json["now"]["is"], &json["now"]["answer"]["outcome"]),
        (&json!("differs"), &json!("needs-authorisation"))
    );
    // The posts that the person held then count, not those that they hold now.
    let kim = stage.declare("kim", rope()).await.unwrap().reference;
    let (posts, clerk) = (&stage.service.posts, PostId::from("clerk"));
    posts
        .leave(&machine(), &clerk, &"kim".into(), stage.service.today())
        .await
        .unwrap();
    let both = stage
        .service
        .cases
        .understood(&person("kim"), kim.as_str())
        .await
        .unwrap();
    assert_eq!(both.now, UnderstoodNow::Same {});
}

#[tokio::test]
async fn a_case_that_cannot_be_asked_says_why_and_later_facts_do_not_count() {
    let stage = Stage::open().await;
    let reference = stage.declare("sam", meal()).await.unwrap().reference;
    let other = stage.with_codes("situations/present.toml", |text| {
        text.replace("name = \"note\"", "name = \"remark\"")
    });
    let both = other
        .cases
        .understood(&person("sam"), reference.as_str())
        .await
        .unwrap();
    assert!(
        matches!(&both.now, UnderstoodNow::CannotBeAsked { why: WhyNot::FactsInvalid { fields } } if fields[0].field == "note"),
        "{both:?}"
    );
    let cases = &stage.service.cases;
    let view = cases.get(&person("sam"), reference.as_str()).await.unwrap();
    let holder = view.holder.unwrap().person;
    let asked = cases
        .ask_information(
            &person(holder.as_str()),
            reference.as_str(),
            None,
            "How much?",
        )
        .await;
    asked.unwrap();
    let facts = FactsIn::Json(json!({ "value": "1" }));
    let reply = Reply::new("Less.", facts);
    cases
        .give_information(&person("sam"), reference.as_str(), None, &reply)
        .await
        .unwrap();
    let both = cases
        .understood(&person("sam"), reference.as_str())
        .await
        .unwrap();
    assert_eq!(
        (both.now, both.facts_changed),
        (UnderstoodNow::Same {}, true)
    );
}
