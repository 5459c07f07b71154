//! Things that can be used once, used by several people at the same time: on both databases only one succeeds.

use std::time::Duration;

use probity_service::ServiceError;
use probity_service::view::Session;
use tokio::task::JoinSet;

use crate::common::postgres::Server;
use crate::common::{OFFICE, Stage, key, person};

const LOGIN: &str = "sam@harbour.example";
const OLD: &str = "seven gulls on a wall";
const ADDRESS: &str = "192.0.2.1";

/// The number of events of a kind in the ledger.
async fn count(stage: &Stage, kind: &str) -> usize {
    let mut count = 0;
    let mut from = 1;
    loop {
        let lines = stage
            .service
            .ledger
            .events(&person("aud"), from, 500)
            .await
            .unwrap();
        let Some(last) = lines.last() else {
            return count;
        };
        from = last.seq + 1;
        count += lines
            .iter()
            .filter(|line| line.envelope.as_ref().is_some_and(|one| one.kind == kind))
            .count();
    }
}

async fn invited(stage: &Stage) -> String {
    let (ada, sam) = (person("ada"), "sam".into());
    let invited = stage.service.accounts.invite(&ada, &sam, LOGIN);
    invited.await.unwrap().token
}

/// The passphrase and the result of each attempt.
async fn activated_by(
    stage: &Stage,
    token: &str,
    together: usize,
) -> Vec<(String, Result<Session, ServiceError>)> {
    let mut tries = JoinSet::new();
    for n in 0..together {
        let (service, token) = (stage.service.clone(), token.to_owned());
        tries.spawn(async move {
            let passphrase = format!("gull number {n} on a wall");
            let done = service.accounts.activate(&token, &passphrase).await;
            (passphrase, done)
        });
    }
    tries.join_all().await
}

async fn a_link_used_by_several_at_once_works_for_one(stage: Stage) {
    for (round, together) in [8, 32].into_iter().enumerate() {
        let token = invited(&stage).await;
        let done = activated_by(&stage, &token, together).await;
        let (let_in, refused): (Vec<_>, Vec<_>) =
            done.into_iter().partition(|(_, one)| one.is_ok());
        assert_eq!(
            (let_in.len(), refused.len()),
            (1, together - 1),
            "sessions and refusals"
        );
        assert_eq!(count(&stage, "account-activated").await, round + 1);
        for (_, one) in &refused {
            assert_eq!(one.as_ref().unwrap_err().code(), "invitation-unknown");
        }
        let (winners, session) = &let_in[0];
        let token = &session.as_ref().unwrap().token;
        assert_eq!(
            stage.service.accounts.session(token).await.unwrap(),
            Some(person("sam"))
        );
        for (passphrase, _) in refused.iter().take(4) {
            let tried = stage
                .service
                .accounts
                .sign_in(OFFICE, LOGIN, passphrase, ADDRESS);
            assert_eq!(key(tried.await), "sign-in-refused");
        }
        stage
            .service
            .accounts
            .sign_in(OFFICE, LOGIN, winners, ADDRESS)
            .await
            .unwrap();
        stage.is_clean().await;
    }
}

/// Changes by an administrator at the same time do not make a link fail.
async fn a_link_works_while_the_office_changes(stage: Stage) {
    let token = invited(&stage).await;
    let (service, other) = (stage.service.clone(), stage.service.clone());
    let activated = tokio::spawn(async move { service.accounts.activate(&token, OLD).await });
    // Fewer than the number of tries.
    for n in 0..4 {
        let on = n % 2 == 0;
        let ada = person("ada");
        let changed = other
            .settings
            .set_deciding_time(&ada, on.then_some(7), "Trying it.");
        changed.await.unwrap();
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    activated.await.unwrap().unwrap();
}

async fn no_session_of_an_old_passphrase_survives(stage: Stage) {
    let token = invited(&stage).await;
    stage.service.accounts.activate(&token, OLD).await.unwrap();
    #[expect(
        clippy::disallowed_methods,
        reason = "how long hashing takes on this machine"
    )]
    let begun = std::time::Instant::now();
    stage
        .service
        .accounts
        .sign_in(OFFICE, LOGIN, OLD, ADDRESS)
        .await
        .unwrap();
    let takes = begun.elapsed();
    let mut old = OLD.to_owned();
    for round in 0..4 {
        let new = format!("gull number {round} on a wall");
        let (service, from, to) = (stage.service.clone(), old.clone(), new.clone());
        let changed = tokio::spawn(async move {
            service
                .accounts
                .change_passphrase(&person("sam"), LOGIN, &from, &to)
                .await
        });
        let mut tries = JoinSet::new();
        // Spread over the time that the change takes, and below the limit of attempts.
        for _ in 0..8 {
            tokio::time::sleep(takes / 4).await;
            let (service, old) = (stage.service.clone(), old.clone());
            tries
                .spawn(async move { service.accounts.sign_in(OFFICE, LOGIN, &old, ADDRESS).await });
        }
        changed.await.unwrap().unwrap();
        for session in tries.join_all().await.into_iter().flatten() {
            assert_eq!(
                stage
                    .service
                    .accounts
                    .session(&session.token)
                    .await
                    .unwrap(),
                None,
                "signed in by {old}"
            );
        }
        // Attempts are counted, so the window has to pass.
        stage.clock.forward(jiff::SignedDuration::from_mins(16));
        stage
            .service
            .accounts
            .sign_in(OFFICE, LOGIN, &new, ADDRESS)
            .await
            .unwrap();
        old = new;
    }
}

async fn one_of_two_simultaneous_passphrase_changes_holds(stage: Stage) {
    let token = invited(&stage).await;
    stage.service.accounts.activate(&token, OLD).await.unwrap();
    let mut changes = JoinSet::new();
    for n in 0..4 {
        let service = stage.service.clone();
        let new = format!("gull number {n} on a wall");
        changes.spawn(async move {
            let done = service
                .accounts
                .change_passphrase(&person("sam"), LOGIN, OLD, &new)
                .await;
            done.map(|()| new)
        });
    }
    let done: Vec<String> = changes.join_all().await.into_iter().flatten().collect();
    assert_eq!(done.len(), 1);
    assert_eq!(count(&stage, "passphrase-changed").await, 1);
    stage
        .service
        .accounts
        .sign_in(OFFICE, LOGIN, &done[0], ADDRESS)
        .await
        .unwrap();
}

macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name(super::Stage::open().await).await;
            })*
        }
        mod postgresql {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                let Some(server) = super::Server::create().await else { return };
                super::$name(server.stage().await).await;
                server.drop().await;
            })*
        }
    };
}
on_both! {
    a_link_used_by_several_at_once_works_for_one,
    a_link_works_while_the_office_changes,
    no_session_of_an_old_passphrase_survives,
    one_of_two_simultaneous_passphrase_changes_holds,
}
