//! Accounts and sessions: one-time links, passphrases, limits, and what the ledger keeps of them.

use jiff::SignedDuration;
use jiff::civil::date;
use probity_service::view::Invitation;
use probity_service::{Actor, Status};

use crate::common::{self, OFFICE, Stage, fields, key, machine, person};

const GOOD: &str = "seven gulls on a wall";

async fn invited(stage: &Stage) -> Invitation {
    let (ada, sam) = (person("ada"), "sam".into());
    let invited = stage
        .service
        .accounts
        .invite(&ada, &sam, " Sam@Harbour.example ");
    invited.await.unwrap()
}

async fn signed_up(stage: &Stage) -> String {
    let invitation = invited(stage).await;
    assert_eq!(invitation.login, "sam@harbour.example");
    stage
        .service
        .accounts
        .activate(&invitation.token, GOOD)
        .await
        .unwrap()
        .token
}

#[tokio::test]
async fn a_one_time_link_works_once_and_the_passphrase_from_then_on() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let invitation = invited(&stage).await;
    assert_eq!(
        service
            .accounts
            .invitation(&invitation.token)
            .await
            .unwrap()
            .0,
        "Sam Staff"
    );
    assert_eq!(
        fields(
            service
                .accounts
                .activate(&invitation.token, "too short")
                .await
        ),
        ["passphrase: passphrase-too-short"]
    );
    let session = service
        .accounts
        .activate(&invitation.token, GOOD)
        .await
        .unwrap();
    assert_eq!(
        service.accounts.session(&session.token).await.unwrap(),
        Some(person("sam"))
    );
    assert_eq!(
        key(service.accounts.activate(&invitation.token, GOOD).await),
        "invitation-unknown"
    );
    service.accounts.sign_out(&session.token).await.unwrap();
    assert_eq!(
        service.accounts.session(&session.token).await.unwrap(),
        None
    );
    let session = service
        .accounts
        .sign_in(OFFICE, "SAM@harbour.example", GOOD, "192.0.2.1")
        .await
        .unwrap();
    stage.clock.forward(SignedDuration::from_hours(13));
    assert_eq!(
        service.accounts.session(&session.token).await.unwrap(),
        None
    );
    stage.is_clean().await;
}

#[tokio::test]
async fn a_session_lasts_while_it_is_used_but_no_longer_than_a_working_day() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let invitation = invited(&stage).await;
    let idle = service
        .accounts
        .activate(&invitation.token, GOOD)
        .await
        .unwrap();
    stage.clock.forward(SignedDuration::from_mins(61));
    assert_eq!(service.accounts.session(&idle.token).await.unwrap(), None);
    let used = service
        .accounts
        .sign_in(OFFICE, "sam@harbour.example", GOOD, "192.0.2.1")
        .await
        .unwrap();
    for _ in 0..13 {
        stage.clock.forward(SignedDuration::from_mins(55));
        assert!(
            service
                .accounts
                .session(&used.token)
                .await
                .unwrap()
                .is_some()
        );
    }
    stage.clock.forward(SignedDuration::from_mins(6));
    assert_eq!(service.accounts.session(&used.token).await.unwrap(), None);
}

#[tokio::test]
async fn an_invitation_expires_and_a_new_one_replaces_it() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let first = service
        .accounts
        .invite(&person("ada"), &"sam".into(), "sam@harbour.example")
        .await
        .unwrap();
    let second = service
        .accounts
        .invite(&person("ada"), &"sam".into(), "sam@harbour.example")
        .await
        .unwrap();
    assert_eq!(
        key(service.accounts.activate(&first.token, GOOD).await),
        "invitation-unknown"
    );
    stage.clock.forward(SignedDuration::from_hours(24 * 8));
    assert_eq!(
        key(service.accounts.activate(&second.token, GOOD).await),
        "invitation-unknown"
    );
    assert_eq!(
        fields(
            service
                .accounts
                .invite(&person("ada"), &"jo".into(), "sam@harbour.example")
                .await
        ),
        ["login: login-taken"]
    );
    assert_eq!(
        key(service
            .accounts
            .invite(&person("lee"), &"jo".into(), "jo@harbour.example")
            .await),
        "not-allowed"
    );
}

#[tokio::test]
async fn every_failed_sign_in_gets_the_same_error_and_attempts_are_limited() {
    let stage = Stage::open().await;
    let service = &stage.service;
    signed_up(&stage).await;
    let wrong = service
        .accounts
        .sign_in(
            OFFICE,
            "sam@harbour.example",
            "seven gulls on a roof",
            "192.0.2.1",
        )
        .await
        .unwrap_err();
    let unknown = service
        .accounts
        .sign_in(OFFICE, "nobody@harbour.example", GOOD, "192.0.2.1")
        .await
        .unwrap_err();
    assert_eq!(wrong, unknown);
    for _ in 0..9 {
        assert_eq!(
            key(service
                .accounts
                .sign_in(OFFICE, "sam@harbour.example", "wrong", "192.0.2.2")
                .await),
            "sign-in-refused"
        );
    }
    let refused = service
        .accounts
        .sign_in(OFFICE, "sam@harbour.example", GOOD, "192.0.2.3")
        .await
        .unwrap_err();
    assert_eq!(
        (refused.status(), refused.code()),
        (Status::TooMany, "too-many-attempts")
    );
    stage.clock.forward(SignedDuration::from_mins(16));
    service
        .accounts
        .sign_in(OFFICE, "sam@harbour.example", GOOD, "192.0.2.3")
        .await
        .unwrap();
    // An address has its own limit, no matter which names it tries.
    let mut last = "";
    for n in 0..101 {
        last = key(service
            .accounts
            .sign_in(OFFICE, &format!("guess-{n}"), "wrong", "192.0.2.9")
            .await);
    }
    assert_eq!(last, "too-many-attempts");
}

#[tokio::test]
async fn a_changed_passphrase_a_closed_account_and_leaving_end_sessions() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let login = "sam@harbour.example";
    let token = signed_up(&stage).await;
    let wrong = service
        .accounts
        .change_passphrase(
            &person("sam"),
            login,
            "not this one",
            "eight gulls on a wall",
        )
        .await;
    assert_eq!(fields(wrong), ["old: passphrase-wrong"]);
    let others = service
        .accounts
        .change_passphrase(&person("jo"), login, GOOD, "eight gulls on a wall")
        .await;
    assert_eq!(fields(others), ["old: passphrase-wrong"]);
    service
        .accounts
        .change_passphrase(&person("sam"), login, GOOD, "eight gulls on a wall")
        .await
        .unwrap();
    assert_eq!(service.accounts.session(&token).await.unwrap(), None);
    stage.is_clean().await;
    let session = service
        .accounts
        .sign_in(OFFICE, login, "eight gulls on a wall", "192.0.2.1")
        .await
        .unwrap();
    service
        .accounts
        .close(&person("ada"), login, "Lost phone.")
        .await
        .unwrap();
    assert_eq!(
        service.accounts.session(&session.token).await.unwrap(),
        None
    );
    assert_eq!(
        key(service
            .accounts
            .sign_in(OFFICE, login, "eight gulls on a wall", "192.0.2.1")
            .await),
        "sign-in-refused"
    );
    signed_up(&stage).await;
    service
        .people
        .leave(&person("ada"), &"sam".into(), date(2026, 11, 21))
        .await
        .unwrap();
    assert_eq!(
        key(service
            .accounts
            .sign_in(OFFICE, login, GOOD, "192.0.2.1")
            .await),
        "sign-in-refused"
    );
    stage.is_clean().await;
}

#[tokio::test]
async fn no_secret_is_in_the_ledger() {
    let stage = Stage::open().await;
    let token = signed_up(&stage).await;
    let events = stage
        .service
        .ledger
        .events(&machine(), 0, 500)
        .await
        .unwrap();
    let text = format!("{events:?}");
    assert!(text.contains("account-activated"));
    for secret in [GOOD, token.as_str(), "argon2"] {
        assert!(!text.contains(secret), "{secret}");
    }
    let elsewhere = Actor::Nobody {
        office: OFFICE.to_owned(),
    };
    assert_eq!(
        key(stage.service.ledger.events(&elsewhere, 0, 500).await),
        "not-signed-in"
    );
}

#[tokio::test]
async fn a_session_shows_the_persons_present_profile() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let ada = person("ada");
    let invitation = service
        .accounts
        .invite(&ada, &"sam".into(), "sam@harbour.example")
        .await
        .unwrap();
    let token = service
        .accounts
        .activate(&invitation.token, GOOD)
        .await
        .unwrap()
        .token;
    let other = stage.with_codes("words.toml", |text| {
        format!("{text}\n# a service of another process\n")
    });
    let own_name = async |service: &probity_service::Service| {
        let (actor, sam) = service.accounts.signed_in(&token).await.unwrap().unwrap();
        assert_eq!(actor, person("sam"));
        sam.profile.name
    };
    assert_eq!(own_name(&other).await, "Sam Staff");
    let renamed = common::profile("Sam Renamed", "staff", Some("lee"), None);
    service
        .people
        .change(&ada, &"sam".into(), None, renamed)
        .await
        .unwrap();
    assert_eq!(own_name(service).await, "Sam Renamed");
    assert_eq!(own_name(&other).await, "Sam Renamed");
    service.accounts.sign_out(&token).await.unwrap();
    assert!(service.accounts.signed_in(&token).await.unwrap().is_none());
    assert!(other.accounts.session(&token).await.unwrap().is_none());
}

#[tokio::test]
async fn a_passphrase_is_not_the_sign_in_name() {
    let stage = Stage::open().await;
    let invited = stage
        .service
        .accounts
        .invite(&person("ada"), &"sam".into(), "sam@harbour.example")
        .await
        .unwrap();
    let same = stage
        .service
        .accounts
        .activate(&invited.token, " Sam@Harbour.example ")
        .await;
    assert_eq!(fields(same), ["passphrase: passphrase-is-login"]);
}
