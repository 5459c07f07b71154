//! Past cases asked again under another version: with different answers, with the same answer, and impossible to ask.

use probity_conduct::{Codes, Outcome, Version, VersionSide, WhyNot};
use probity_service::{PastCase, Service, Unasked};
use serde_json::json;

use crate::common::{Stage, key, meal, nobody, person, rope};

fn version(codes: &Codes) -> Version<'_> {
    codes.version("harbour/code@2025-01-01").unwrap()
}

/// A rope that costs £18: within a limit of £20, and above one of £16.
async fn costly_rope(stage: &Stage) -> String {
    let mut facts = rope();
    facts["value"] = json!("18");
    stage.declare("sam", facts).await.unwrap().reference.0
}

/// The same office with a limit of £16.
fn sparing(stage: &Stage) -> Service {
    stage.with_codes("harbour/office.toml", |text| {
        text.replace("pence = 2000", "pence = 1600")
    })
}

#[tokio::test]
async fn changed_answers_are_listed_and_the_others_counted() {
    let stage = Stage::open().await;
    let costly = costly_rope(&stage).await;
    for facts in [rope(), meal()] {
        stage.declare("sam", facts).await.unwrap();
    }
    let other = sparing(&stage);
    let (old, new) = (version(stage.service.conduct()), version(other.conduct()));
    let auditor = person("aud");
    let again = stage
        .service
        .codes
        .compare_versions(&auditor, old, new)
        .await
        .unwrap();
    assert_eq!((again.asked, again.unasked), (3, Vec::<Unasked>::new()));
    let [changed] = &again.changed[..] else {
        panic!("{:?}", again.changed);
    };
    assert_eq!(
        (changed.reference.as_str(), changed.situation.as_str()),
        (costly.as_str(), "present")
    );
    let outcomes = [&changed.answers.old, &changed.answers.new];
    assert_eq!(
        outcomes.map(|one| one.as_ref().unwrap().outcome.unwrap()),
        [Outcome::Permitted, Outcome::NeedsAuthorisation]
    );
    stage.is_clean().await;
}

#[tokio::test]
async fn a_case_that_cannot_be_asked_is_listed_with_its_reason() {
    let stage = Stage::open().await;
    let with_note = stage.declare("sam", meal()).await.unwrap().reference.0;
    stage.declare("sam", rope()).await.unwrap();
    // The question that the meal's case answered no longer exists.
    let other = stage.with_codes("situations/present.toml", |text| {
        text.replace("name = \"note\"", "name = \"remark\"")
    });
    let (old, new) = (version(stage.service.conduct()), version(other.conduct()));
    let auditor = person("aud");
    let again = stage
        .service
        .codes
        .compare_versions(&auditor, old, new)
        .await
        .unwrap();
    assert_eq!((again.asked, again.changed), (1, Vec::<PastCase>::new()));
    let [unasked] = &again.unasked[..] else {
        panic!("{:?}", again.unasked);
    };
    assert_eq!(unasked.reference, with_note);
    let why = unasked.why.as_ref().unwrap();
    assert_eq!(why.version, VersionSide::New);
    let WhyNot::FactsInvalid { fields } = &why.why else {
        panic!("{why:?}");
    };
    assert_eq!(
        (fields[0].field.as_str(), fields[0].problem.key()),
        ("note", "unknown-field")
    );
    // Programs get the reference and the reason.
    let value = serde_json::to_value(unasked).unwrap();
    assert_eq!(
        [
            &value["reference"],
            &value["why"]["reason"],
            &value["why"]["version"]
        ],
        [with_note.as_str(), "facts-invalid", "new"]
    );
}

#[tokio::test]
async fn only_auditors_ask_again_and_never_confidential_cases() {
    let stage = Stage::open().await;
    let report = json!({ "injured": false, "who": "Jo Staff" });
    stage.submit("sam", "collision", report).await.unwrap();
    let other = sparing(&stage);
    let (old, new) = (version(stage.service.conduct()), version(other.conduct()));
    for who in ["sam", "lee", "kim", "ada"] {
        let refused = stage
            .service
            .codes
            .compare_versions(&person(who), old, new)
            .await;
        assert_eq!(key(refused), "not-allowed", "{who}");
    }
    let refused = stage
        .service
        .codes
        .compare_versions(&nobody(), old, new)
        .await;
    assert_eq!(key(refused), "not-signed-in");
    let auditor = person("aud");
    let again = stage
        .service
        .codes
        .compare_versions(&auditor, old, new)
        .await
        .unwrap();
    assert_eq!((again.asked, again.unasked.len()), (0, 0));
}
