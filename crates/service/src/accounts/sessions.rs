//! Signing in and out. A session is a random token, stored only as a hash. Programs send the token as a bearer token.

use jiff::{SignedDuration, Timestamp};
use probity_casework::people::{Account, AccountState, Person};
use probity_casework::{PersonId, RowKey, Table};
use probity_store::access::{Pass, TokenHash};

use crate::accounts::Accounts;
use crate::accounts::passphrase::{normal, pass, token_hash};
use crate::actor::Actor;
use crate::context::Context;
use crate::error::{AccountError, ServiceError};
use crate::view::Session;

/// How long a session lasts at most.
const SESSION: SignedDuration = SignedDuration::from_hours(12);
/// How long a session lasts without being used.
const IDLE: SignedDuration = SignedDuration::from_hours(1);
/// The end of a session moves by at least this much, so that not every page writes to the database.
const STEP: SignedDuration = SignedDuration::from_mins(5);
/// The time over which sign-in attempts are counted together.
const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// Attempts allowed for an account in that time.
const PER_ACCOUNT: u64 = 10;
/// Attempts allowed for an address in that time. Everyone in an office may share one address.
const PER_ADDRESS: u64 = 100;

impl Accounts {
    /// Signs in. A wrong name and a wrong passphrase get the same error.
    ///
    /// # Errors
    /// `sign-in-refused`, or `too-many-attempts` for the account or the address.
    #[tracing::instrument(name = "accounts.sign_in", level = "debug", skip_all)]
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
        // A name that no account can have is counted and hashed in the same way.
        let login = normal(login).unwrap_or_else(|| "-".to_owned());
        self.0.count_attempt(office, &login).await?;
        // Read before the passphrase is checked, which takes time: the session is for this version of the account.
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
    /// If the database cannot be written.
    #[tracing::instrument(name = "accounts.sign_out", level = "debug", skip_all)]
    pub async fn sign_out(&self, token: &str) -> Result<(), ServiceError> {
        Ok(self.0.store().delete_session(&token_hash(token)).await?)
    }

    /// The person whom a token signs in, if any.
    ///
    /// # Errors
    /// If the database cannot be read.
    #[tracing::instrument(name = "accounts.session", level = "debug", skip_all)]
    pub async fn session(&self, token: &str) -> Result<Option<Actor>, ServiceError> {
        let Some(pass) = self.0.read_session(&token_hash(token)).await? else {
            return Ok(None);
        };
        Ok(Some(Actor::Person {
            office: pass.office,
            id: PersonId(pass.person),
        }))
    }

    /// As [`Accounts::session`], with the person's profile and connections. Runs with every request, and checks no
    /// rights.
    ///
    /// # Errors
    /// If the database cannot be read.
    #[tracing::instrument(name = "accounts.signed_in", level = "debug", skip_all)]
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

    /// Removes sessions, invitations, drafts and counts that have expired.
    ///
    /// # Errors
    /// If the database cannot be written.
    #[tracing::instrument(name = "accounts.sweep", level = "debug", skip_all)]
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

    /// Reads a session and moves its end.
    async fn read_session(&self, hash: &TokenHash) -> Result<Option<Pass>, ServiceError> {
        let now = self.now();
        let Some(pass) = self.store().session(hash, now).await? else {
            return Ok(None);
        };
        let expires = ends(pass.created, now)?;
        if expires.duration_since(pass.expires) >= STEP {
            // If nothing can be written, pages can still be read until the session ends.
            let moved = self.store().extend_session(&pass.token_hash, expires).await;
            if let Err(error) = moved {
                tracing::warn!(detail = error.detail(), "a session was not extended");
            }
        }
        Ok(Some(pass))
    }

    /// Begins a session for a version of an account. A change to the account ends the sessions that exist when it is
    /// saved. If one begins later for the old version, it sees the change here and ends.
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
            .put_session(&pass(office, person, hash, now, expires))
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
            let minutes = WINDOW.as_mins();
            return Err(AccountError::TooManyAttempts { minutes }.into());
        }
        Ok(())
    }
}

/// The error for a wrong name or passphrase. It does not say which of the two is wrong.
fn refused() -> ServiceError {
    AccountError::SignInRefused.into()
}

fn account_key(login: &str) -> RowKey {
    RowKey::new(Table::Account, login)
}

/// The end of a session that began at `created` and is used at `now`.
fn ends(created: Timestamp, now: Timestamp) -> Result<Timestamp, ServiceError> {
    let (last, idle) = (created.checked_add(SESSION), now.checked_add(IDLE));
    Ok(last
        .map_err(ServiceError::fault)?
        .min(idle.map_err(ServiceError::fault)?))
}

fn attempts_of(office: &str, login: &str) -> String {
    format!("account/{office}/{login}")
}
