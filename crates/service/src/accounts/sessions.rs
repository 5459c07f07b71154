//! Signing in and out. A session is a random token of which the hash alone is kept; programs send the same token as a bearer.

use jiff::{SignedDuration, Timestamp};
use probity_casework::{
    PersonId, Table,
    people::{Account, AccountState, Person},
};
use probity_store::{
    RowKey,
    access::{Pass, TokenHash},
};

use crate::accounts::Accounts;
use crate::accounts::passphrase::{normal, token_hash};
use crate::actor::Actor;
use crate::context::Context;
use crate::error::{ServiceError, Status};
use crate::view::Session;

/// How long a session lasts at most.
const SESSION: SignedDuration = SignedDuration::from_hours(12);
/// How long it lasts while nobody uses it.
const IDLE: SignedDuration = SignedDuration::from_hours(1);
/// Its end is moved only by as much as this, so that not every page writes.
const STEP: SignedDuration = SignedDuration::from_mins(5);
/// How long attempts are counted together.
const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// Attempts that an account has in that time.
const PER_ACCOUNT: u64 = 10;
/// Attempts that an address has in that time: an office may share one.
const PER_ADDRESS: u64 = 100;

impl Accounts {
    /// Signs in. Whatever is wrong, the answer is the same: name or passphrase.
    ///
    /// # Errors
    /// `sign-in-refused`, or `too-many-attempts` for the account or the address.
    pub async fn sign_in(
        &self,
        office: &str,
        login: &str,
        passphrase: &str,
        address: &str,
    ) -> Result<Session, ServiceError> {
        self.0.office_file(office)?;
        self.0
            .count(&format!("address/{address}"), PER_ADDRESS)
            .await?;
        // A name that no account can have is counted and hashed for like any other.
        let login = normal(login).unwrap_or_else(|| "-".to_owned());
        self.0.count_attempt(office, &login).await?;
        // Read before the passphrase is checked, which takes its time: a session is of the account as it was then.
        let row = self.0.store().record(office, &account_key(&login)).await?;
        let fits = self.0.fits(office, &login, passphrase).await?;
        let account = row.and_then(|row| {
            let account = serde_json::from_str::<Account>(&row.row.doc).ok()?;
            Some((account, row.version))
        });
        let (account, version) = account
            .filter(|(account, _)| fits && account.state == AccountState::Active)
            .ok_or_else(refused)?;
        self.0
            .store()
            .forget_attempts(&attempts_of(office, &login))
            .await?;
        self.0.begin_session(office, &account, version).await
    }

    /// Signs out.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn sign_out(&self, token: &str) -> Result<(), ServiceError> {
        Ok(self.0.store().delete_session(&token_hash(token)).await?)
    }

    /// Who a token signs in, if anyone.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn session(&self, token: &str) -> Result<Option<Actor>, ServiceError> {
        let Some(pass) = self.0.read_session(&token_hash(token)).await? else {
            return Ok(None);
        };
        Ok(Some(Actor::Person {
            office: pass.office,
            id: PersonId(pass.person),
        }))
    }

    /// The same with who they are to the office. Asked with every request: it checks no right.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn signed_in(&self, token: &str) -> Result<Option<(Actor, Person)>, ServiceError> {
        let Some(actor) = self.session(token).await? else {
            return Ok(None);
        };
        let state = self.0.state(actor.office()).await?;
        let person = actor
            .person()
            .and_then(|id| state.office.people.get(id))
            .cloned();
        Ok(person.map(|person| (actor, person)))
    }

    /// Removes sessions, invitations and counts that have expired.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn sweep(&self) -> Result<(), ServiceError> {
        Ok(self.0.store().sweep(self.0.now()).await?)
    }
}

impl Context {
    /// Signs a person out everywhere.
    pub(crate) async fn sign_out_everywhere(
        &self,
        office: &str,
        person: &PersonId,
    ) -> Result<(), ServiceError> {
        self.store()
            .delete_sessions_of(office, person.as_str())
            .await?;
        Ok(())
    }

    /// Reads a session and lets it last longer.
    async fn read_session(&self, hash: &TokenHash) -> Result<Option<Pass>, ServiceError> {
        let now = self.now();
        let Some(pass) = self.store().session(hash, now).await? else {
            return Ok(None);
        };
        let expires = ends(pass.created, now)?;
        if expires.duration_since(pass.expires) >= STEP {
            // Where nothing can be written, pages can still be read until the session ends.
            let moved = self.store().extend_session(&pass.token_hash, expires).await;
            if let Err(error) = moved {
                tracing::warn!(detail = error.detail(), "a session was not extended");
            }
        }
        Ok(Some(pass))
    }

    /// Begins a session for an account that was found good at a version. Whoever changes the account signs its person out once
    /// that is saved; a session that begins after that finds the account changed here, and ends.
    pub(crate) async fn begin_session(
        &self,
        office: &str,
        account: &Account,
        version: u64,
    ) -> Result<Session, ServiceError> {
        let (token, hash) = self.token();
        let now = self.now();
        let expires = ends(now, now)?;
        let person = &account.person;
        self.store()
            .put_session(&self.pass(office, person, hash, now, expires))
            .await?;
        let row = self
            .store()
            .record(office, &account_key(&account.login))
            .await?;
        if row.map(|row| row.version) != Some(version) {
            self.store().delete_session(&hash).await?;
            return Err(refused());
        }
        Ok(Session {
            token,
            expires,
            person: person.clone(),
        })
    }

    /// Counts an attempt on an account.
    pub(crate) async fn count_attempt(
        &self,
        office: &str,
        login: &str,
    ) -> Result<(), ServiceError> {
        self.count(&attempts_of(office, login), PER_ACCOUNT).await
    }

    async fn count(&self, key: &str, most: u64) -> Result<(), ServiceError> {
        let now = self.now();
        let until = now.checked_add(WINDOW).map_err(ServiceError::fault)?;
        if self.store().attempt(key, now, until).await? > most {
            return Err(ServiceError::new(Status::TooMany, "too-many-attempts")
                .with("minutes", WINDOW.as_mins()));
        }
        Ok(())
    }
}

/// Name or passphrase is wrong: which, nobody is told.
fn refused() -> ServiceError {
    ServiceError::new(Status::NotSignedIn, "sign-in-refused")
}

fn account_key(login: &str) -> RowKey {
    RowKey::new(Table::Account.as_str(), login)
}

/// When a session ends that began then and is used now.
fn ends(created: Timestamp, now: Timestamp) -> Result<Timestamp, ServiceError> {
    let (last, idle) = (created.checked_add(SESSION), now.checked_add(IDLE));
    Ok(last
        .map_err(ServiceError::fault)?
        .min(idle.map_err(ServiceError::fault)?))
}

fn attempts_of(office: &str, login: &str) -> String {
    format!("account/{office}/{login}")
}
