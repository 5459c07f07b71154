//! "I do not know" as an answer: kept as such, sent to someone who decides, settled by a reply, refused where it is no
//! answer.

use std::collections::BTreeSet;

use probity_casework::event::Task;
use probity_conduct::{Outcome, Purpose};
use probity_service::input::{Declare, FactsIn, Reply};
use probity_service::view::Preview;
use probity_service::{DraftContent, ServiceError};
use serde_json::{Value, json};

use crate::common::{Stage, fields, meal, person, rope};

/// A declaration of someone who does not know these.
fn form(mut facts: Value, unknown: &[&str]) -> Declare {
    for name in unknown {
        facts.as_object_mut().unwrap().remove(*name);
    }
    Declare {
        situation: "present".to_owned(),
        facts: FactsIn::Json(facts),
        unknown: unknown.iter().map(|name| (*name).to_owned()).collect(),
        ..Declare::default()
    }
}

#[tokio::test]
async fn who_decides_is_the_most_cautious_authority_until_a_reply_settles_it() {
    let stage = Stage::open().await;
    let cases = &stage.service.cases;
    let sam = person("sam");
    // The line manager may agree to a meal. While a bid is open, only the clerk may.
    let preview = cases
        .preview(&sam, &form(meal(), &["from_bidder"]))
        .await
        .unwrap();
    assert_eq!(preview.holder.as_ref().unwrap().person.as_str(), "kim");
    assert!(preview.answer.undecided.contains(&"from_bidder".to_owned()));
    let receipt = cases
        .declare(&sam, form(meal(), &["from_bidder"]))
        .await
        .unwrap();
    let holder = receipt.holder.unwrap();
    assert_eq!((holder.person.as_str(), holder.task), ("kim", Task::Decide));
    let reference = receipt.reference.as_str();
    let view = cases.get(&person("kim"), reference).await.unwrap();
    assert_eq!(view.unknown, ["from_bidder"]);
    assert!(view.facts.iter().all(|fact| fact.field != "from_bidder"));
    let json = serde_json::to_value(&view).unwrap();
    assert_eq!(json["unknown"], json!(["from_bidder"]));

    let asked = cases
        .ask_information(&person("kim"), reference, None, "Does the owner bid?")
        .await;
    asked.unwrap();
    let no = Reply::new("No.", FactsIn::Json(json!({ "from_bidder": false })));
    let settled = cases
        .give_information(&sam, reference, None, &no)
        .await
        .unwrap();
    assert_eq!(settled.unknown, [""; 0]);
    // Kim asked, and stands in for the line manager: the reply comes back to Kim.
    assert_eq!(settled.holder.unwrap().person.as_str(), "kim");
    stage.is_clean().await;
}

#[tokio::test]
async fn what_would_be_permitted_is_decided_by_someone() {
    let stage = Stage::open().await;
    let known = stage
        .service
        .cases
        .preview(&person("sam"), &form(rope(), &[]))
        .await
        .unwrap();
    let task = |preview: &Preview| preview.holder.as_ref().map(|holder| holder.task);
    assert_eq!(
        (known.answer.outcome, task(&known)),
        (Some(Outcome::Permitted), Some(Task::Note))
    );
    let open = stage
        .service
        .cases
        .preview(&person("sam"), &form(rope(), &["from_bidder"]))
        .await
        .unwrap();
    assert_eq!(
        (open.answer.outcome, task(&open)),
        (None, Some(Task::Decide))
    );
    assert_eq!(open.answer.could_authorise, ["clerk"]);
}

#[tokio::test]
async fn what_is_no_answer_is_refused() {
    let stage = Stage::open().await;
    let refused = async |facts: Value, unknown: &[&str]| {
        let declare = Declare {
            unknown: unknown.iter().map(|name| (*name).to_owned()).collect(),
            ..form(facts, &[])
        };
        fields(stage.service.cases.declare(&person("sam"), declare).await)
    };
    assert_eq!(
        refused(meal(), &["from_bidder"]).await,
        ["from_bidder: unknown-and-given"]
    );
    assert_eq!(
        refused(meal(), &["kind"]).await,
        ["kind: cannot-be-unknown"]
    );
    assert_eq!(
        refused(meal(), &["form_bidder"]).await,
        ["unknown: unknown-field"]
    );
    let mut coin = meal();
    coin["kind"] = json!("coin");
    coin.as_object_mut().unwrap().remove("from_bidder");
    assert_eq!(
        refused(coin, &["from_bidder"]).await,
        ["from_bidder: not-asked"]
    );
}

#[tokio::test]
async fn another_answer_under_the_same_key_is_another_declaration() {
    let stage = Stage::open().await;
    let sam = person("sam");
    let keyed = |declare: Declare| Declare {
        idempotency_key: Some("once".to_owned()),
        ..declare
    };
    let open = keyed(form(meal(), &["from_bidder"]));
    let first = stage
        .service
        .cases
        .declare(&sam, open.clone())
        .await
        .unwrap();
    let again = stage.service.cases.declare(&sam, open).await.unwrap();
    assert_eq!(again.reference, first.reference);
    let mut blank = meal();
    blank.as_object_mut().unwrap().remove("from_bidder");
    for other in [meal(), blank] {
        let refused = stage
            .service
            .cases
            .declare(&sam, keyed(form(other, &[])))
            .await;
        let Err(ServiceError::SentBefore(sent)) = refused else {
            panic!("{refused:?}");
        };
        let differs: Vec<&str> = sent.differs.iter().map(|one| one.field.as_str()).collect();
        assert_eq!(differs, ["from_bidder"]);
    }
}

#[tokio::test]
async fn a_draft_keeps_it() {
    let stage = Stage::open().await;
    let drafts = &stage.service.drafts;
    let mut content = DraftContent::new(Purpose::Declare, "harbour", "present");
    content.unknown = vec!["from_bidder".to_owned()];
    let token = drafts.new_token();
    drafts.begin(&person("sam"), &token, content).await.unwrap();
    let kept = drafts.get(&person("sam"), &token).await.unwrap();
    assert_eq!(kept.content.unknown, ["from_bidder"]);
    assert_eq!(BTreeSet::from_iter(kept.content.skipped), BTreeSet::new());
}
