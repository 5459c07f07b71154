//! Drafts: who can open one, how long it lives, what remains once it is sent.

use jiff::SignedDuration;
use jiff::civil::date;
use probity_conduct::Purpose;
use probity_service::casework::CaseId;
use probity_service::{DraftContent, ServiceError};

use crate::common::{OFFICE, Stage, key, nobody, person};

fn present(purpose: Purpose) -> DraftContent {
    let mut content = DraftContent::new(purpose, OFFICE, "present");
    content.typed = vec![("what".to_owned(), "A kettle".to_owned())];
    content
}

async fn begun(stage: &Stage, who: &probity_service::Actor, purpose: Purpose) -> String {
    let drafts = &stage.service.drafts;
    let token = drafts.new_token();
    drafts.begin(who, &token, present(purpose)).await.unwrap();
    token
}

#[tokio::test]
async fn a_draft_is_open_to_its_person_alone() {
    let stage = Stage::open().await;
    let drafts = &stage.service.drafts;
    let token = begun(&stage, &person("sam"), Purpose::Declare).await;
    let draft = drafts.get(&person("sam"), &token).await.unwrap();
    assert_eq!(draft.content.typed, present(Purpose::Declare).typed);
    let none = drafts.new_token();
    for who in [nobody(), person("lee"), person("ada"), person("aud")] {
        let foreign = drafts.get(&who, &token).await.unwrap_err();
        assert_eq!(foreign, drafts.get(&who, &none).await.unwrap_err());
        assert_eq!(key(drafts.discard(&who, &token).await), "draft-unknown");
        let stolen = drafts.begin(&who, &token, present(Purpose::Ask)).await;
        assert!(stolen.is_err());
    }
    assert_eq!(drafts.mine(&person("sam")).await.unwrap().len(), 1);
    assert_eq!(drafts.mine(&person("lee")).await.unwrap(), []);
    assert!(drafts.mine(&nobody()).await.is_err());
    drafts.discard(&person("sam"), &token).await.unwrap();
    assert_eq!(
        key(drafts.get(&person("sam"), &token).await),
        "draft-unknown"
    );
}

#[tokio::test]
async fn a_declaration_lives_28_days_and_a_question_an_hour() {
    let stage = Stage::open().await;
    let drafts = &stage.service.drafts;
    let asked = begun(&stage, &nobody(), Purpose::Ask).await;
    let own = begun(&stage, &person("sam"), Purpose::Declare).await;
    stage.clock.forward(SignedDuration::from_mins(59));
    let draft = drafts.get(&nobody(), &asked).await.unwrap();
    drafts.save(&nobody(), draft).await.unwrap();
    stage.clock.forward(SignedDuration::from_mins(59));
    assert!(
        drafts.get(&nobody(), &asked).await.is_ok(),
        "a change keeps it"
    );
    stage.clock.forward(SignedDuration::from_mins(1));
    assert_eq!(key(drafts.get(&nobody(), &asked).await), "draft-unknown");
    stage.clock.forward(SignedDuration::from_hours(27 * 24));
    assert!(drafts.get(&person("sam"), &own).await.is_ok());
    stage.clock.forward(SignedDuration::from_hours(24));
    assert_eq!(key(drafts.get(&person("sam"), &own).await), "draft-unknown");
    stage.service.accounts.sweep().await.unwrap();
    assert_eq!(drafts.mine(&person("sam")).await.unwrap(), []);
}

#[tokio::test]
async fn signing_in_makes_a_draft_ones_own() {
    let stage = Stage::open().await;
    let drafts = &stage.service.drafts;
    let token = begun(&stage, &nobody(), Purpose::Ask).await;
    let mut draft = drafts.get(&person("sam"), &token).await.unwrap();
    draft.content.purpose = Purpose::Declare;
    drafts.save(&person("sam"), draft).await.unwrap();
    assert_eq!(key(drafts.get(&nobody(), &token).await), "draft-unknown");
    assert_eq!(drafts.mine(&person("sam")).await.unwrap()[0].token, token);
}

#[tokio::test]
async fn of_two_changes_one_is_stale_and_what_was_sent_is_gone() {
    let stage = Stage::open().await;
    let drafts = &stage.service.drafts;
    let sam = person("sam");
    let token = begun(&stage, &sam, Purpose::Declare).await;
    let draft = drafts.get(&sam, &token).await.unwrap();
    let again = drafts
        .begin(&sam, &token, present(Purpose::Declare))
        .await
        .unwrap();
    assert_eq!(
        again.content.idempotency_key, draft.content.idempotency_key,
        "a form sent twice is one draft"
    );
    assert_eq!(
        drafts.save(&sam, draft).await.unwrap_err(),
        ServiceError::Stale
    );
    let case = CaseId::from("ABCD-2345-6");
    drafts.sent(&sam, again, &case).await.unwrap();
    let sent = drafts.get(&sam, &token).await.unwrap();
    assert_eq!(sent.content.sent, Some(case));
    assert_eq!(sent.content.typed, []);
    assert_eq!(drafts.mine(&sam).await.unwrap(), []);
}

#[tokio::test]
async fn drafts_leave_with_their_person_and_have_a_limit() {
    let stage = Stage::open().await;
    let drafts = &stage.service.drafts;
    let token = begun(&stage, &person("sam"), Purpose::Declare).await;
    let mut draft = drafts.get(&person("sam"), &token).await.unwrap();
    draft.content.typed = vec![("note".to_owned(), "x".repeat(300_000))];
    assert_eq!(
        key(drafts.save(&person("sam"), draft).await),
        "draft-too-large"
    );
    let (ada, sam) = (person("ada"), "sam".into());
    let gone = stage.service.people.leave(&ada, &sam, date(2026, 11, 21));
    gone.await.unwrap();
    assert_eq!(
        key(drafts.get(&person("sam"), &token).await),
        "draft-unknown"
    );
    let short = drafts
        .begin(&nobody(), "short", present(Purpose::Ask))
        .await;
    assert_eq!(key(short), "draft-unknown");
}
