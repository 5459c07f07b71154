//! Invitations by one-time link, passphrases, and closing accounts. The ledger keeps commitments, never secrets.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use probity_access::Action;
use probity_casework::people::{Account, AccountState};
use probity_casework::refusal::Form;
use probity_casework::{Body, Columns, FieldProblem, PersonId, Problem, RowKey, Table};
use probity_store::Filter;
use probity_store::access::Pass;
use sha2::{Digest, Sha256};

use crate::accounts::Accounts;
use crate::actor::Actor;
use crate::context::Context;
use crate::error::{AccountError, PersonError, ServiceError};
use crate::view::{Invitation, Session};
use crate::work::Work;

/// How long an invitation works.
const INVITED: SignedDuration = SignedDuration::from_hours(7 * 24);
/// The fewest characters of a passphrase.
const FEWEST: usize = 12;
/// The most bytes of a passphrase. More would be no safer, and hashing takes time.
const MOST: usize = 1_024;
/// How often using an invitation is tried again if the office changes meanwhile.
const TRIES: usize = 5;
impl Accounts {
    /// Invites a person to sign in under a name, and ends their earlier invitations. Returns the token once and stores
    /// only its hash.
    ///
    /// # Errors
    /// For an unknown person, or a name that is malformed or belongs to someone else.
    #[tracing::instrument(name = "accounts.invite", level = "debug", skip_all)]
    pub async fn invite(
        &self,
        actor: &Actor,
        person: &PersonId,
        login: &str,
    ) -> Result<Invitation, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        self.0.allow_office(actor, &state, Action::ManageAccounts)?;
        let login =
            normal(login).ok_or_else(|| ServiceError::field("login", Problem::LoginMalformed))?;
        if state
            .office
            .people
            .get(person)
            .is_none_or(|person| person.left.is_some())
        {
            return Err(PersonError::Unknown.into());
        }
        let mut work = Work::new(&self.0, actor, &state)?;
        work.load(Table::Account, &login).await?;
        if work
            .world
            .accounts
            .get(&login)
            .is_some_and(|account| account.person != *person)
        {
            return Err(ServiceError::field("login", Problem::LoginTaken));
        }
        let (token, hash) = self.0.token();
        let now = self.0.now();
        let expires = now.checked_add(INVITED).map_err(ServiceError::fault)?;
        let body = Body::AccountInvited {
            login: login.clone(),
            person: person.clone(),
            expires,
            token: hex::encode(hash),
        };
        work.happen(None, body)?;
        work.forget(secret_key(&login));
        work.commit(None).await?;
        self.0.sign_out_everywhere(actor.office(), person).await?;
        self.0
            .store()
            .put_invite(&pass(actor.office(), person, hash, now, expires))
            .await?;
        Ok(Invitation {
            login,
            token,
            expires,
        })
    }

    /// The name and sign-in name of the person whom a token invites, for the page that asks for a passphrase.
    ///
    /// # Errors
    /// `invitation-unknown` for a token that is used, expired or unknown.
    #[tracing::instrument(name = "accounts.invitation", level = "debug", skip_all)]
    pub async fn invitation(&self, token: &str) -> Result<(String, String), ServiceError> {
        let (pass, account, _) = self.0.invited(token).await?;
        let state = self.0.state(&pass.office).await?;
        Ok((state.name(&account.person), account.login))
    }

    /// Sets the first passphrase with a one-time link, and signs in.
    ///
    /// # Errors
    /// `invitation-unknown`, or a passphrase that is too short.
    #[tracing::instrument(name = "accounts.activate", level = "debug", skip_all)]
    pub async fn activate(&self, token: &str, passphrase: &str) -> Result<Session, ServiceError> {
        let (pass, account, hash) = self.0.invited(token).await?;
        check_passphrase("passphrase", passphrase, &account.login)?;
        let stored = self.0.hashed(passphrase).await?;
        for _ in 0..TRIES {
            match self.0.use_invitation(&pass, &account.login, &stored).await {
                // The account or the office changed: try again with what is stored now.
                Err(ServiceError::Stale) => {}
                Err(error) => return Err(error),
                Ok((account, version)) => {
                    // The invitation is used up. If it cannot be deleted now, it is removed when it expires.
                    if let Err(error) = self.0.store().delete_invite(&hash).await {
                        tracing::warn!(
                            detail = error.detail(),
                            "a used invitation was not removed"
                        );
                    }
                    return self.0.begin_session(&pass.office, &account, version).await;
                }
            }
        }
        Err(ServiceError::Stale)
    }

    /// Changes the person's own passphrase and ends all their sessions.
    ///
    /// # Errors
    /// If the old passphrase is wrong, or the new one too short.
    #[tracing::instrument(name = "accounts.change_passphrase", level = "debug", skip_all)]
    pub async fn change_passphrase(
        &self,
        actor: &Actor,
        login: &str,
        old: &str,
        new: &str,
    ) -> Result<(), ServiceError> {
        let state = self.0.state(actor.office()).await?;
        let me = actor.someone()?;
        let login =
            normal(login).ok_or_else(|| ServiceError::field("old", Problem::PassphraseWrong))?;
        check_passphrase("new", new, &login)?;
        let mut work = Work::new(&self.0, actor, &state)?;
        work.load(Table::Account, &login).await?;
        let mine =
            work.world.accounts.get(&login).is_some_and(|account| {
                account.person == *me && account.state == AccountState::Active
            });
        self.0.count_attempt(actor.office(), &login).await?;
        if !mine || !self.0.fits(actor.office(), &login, old).await? {
            return Err(ServiceError::field("old", Problem::PassphraseWrong));
        }
        let stored = self.0.hashed(new).await?;
        work.happen(
            None,
            Body::PassphraseChanged {
                login: login.clone(),
                passphrase: commitment(&stored),
            },
        )?;
        work.keep(secret_key(&login), stored);
        work.commit(None).await?;
        self.0.sign_out_everywhere(actor.office(), me).await?;
        Ok(())
    }

    /// Closes an account and ends all sessions of its person.
    ///
    /// # Errors
    /// For an unknown or closed account, or without a reason.
    #[tracing::instrument(name = "accounts.close", level = "debug", skip_all)]
    pub async fn close(
        &self,
        actor: &Actor,
        login: &str,
        reason: &str,
    ) -> Result<(), ServiceError> {
        let state = self.0.state(actor.office()).await?;
        self.0.allow_office(actor, &state, Action::ManageAccounts)?;
        let mut form = Form::default();
        let reason = form.required("reason", reason);
        form.finish()?;
        let login = normal(login).ok_or(AccountError::Unknown)?;
        let mut work = Work::new(&self.0, actor, &state)?;
        work.load(Table::Account, &login).await?;
        let account = work
            .world
            .accounts
            .get(&login)
            .cloned()
            .ok_or(AccountError::Unknown)?;
        if account.state == AccountState::Closed {
            return Err(ServiceError::NothingWouldChange);
        }
        work.forget(secret_key(&login));
        work.happen(None, Body::AccountClosed { login, reason })?;
        work.commit(None).await?;
        self.0
            .sign_out_everywhere(actor.office(), &account.person)
            .await?;
        Ok(())
    }
}

impl Context {
    /// Activates the account that the invitation is for. Hashing takes time, so someone may have used the link or sent
    /// another one meanwhile. The save expects the account as it was read here, so if several people use a link at
    /// once, only one succeeds.
    async fn use_invitation(
        &self,
        pass: &Pass,
        login: &str,
        stored: &str,
    ) -> Result<(Account, u64), ServiceError> {
        let unknown = || ServiceError::from(AccountError::UnknownInvitation);
        let actor = Actor::Person {
            office: pass.office.clone(),
            id: PersonId(pass.person.clone()),
        };
        let state = self.state(&pass.office).await?;
        let mut work = Work::new(self, &actor, &state)?;
        work.load(Table::Account, login).await?;
        let account = work.world.accounts.get(login).cloned();
        let account = account
            .filter(|account| is_invited_by(account, &pass.token_hash))
            .ok_or_else(unknown)?;
        let body = Body::AccountActivated {
            login: login.to_owned(),
            passphrase: commitment(stored),
        };
        work.happen(None, body)?;
        work.keep(secret_key(login), stored.to_owned());
        let committed = work.commit(None).await?;
        Ok((account, committed.last_seq))
    }

    async fn invited(&self, token: &str) -> Result<(Pass, Account, [u8; 32]), ServiceError> {
        let unknown = || ServiceError::from(AccountError::UnknownInvitation);
        let hash = token_hash(token);
        let pass = self
            .store()
            .invite(&hash, self.now())
            .await?
            .ok_or_else(unknown)?;
        let of_person = Columns {
            person: Some(pass.person.clone()),
            ..Columns::default()
        };
        let filter = Filter::of(Table::Account, of_person);
        let accounts = self.store().list(&pass.office, &filter, None, 50).await?;
        let mut accounts = accounts
            .rows
            .iter()
            .filter_map(|row| serde_json::from_str::<Account>(&row.row.doc).ok());
        let account = accounts.find(|account| is_invited_by(account, &hash));
        Ok((pass, account.ok_or_else(unknown)?, hash))
    }

    /// Whether a passphrase fits the account's stored hash. Takes the same time without an account, so that timing does
    /// not show whether one exists.
    pub(crate) async fn fits(
        &self,
        office: &str,
        login: &str,
        passphrase: &str,
    ) -> Result<bool, ServiceError> {
        let row = self.store().record(office, &secret_key(login)).await?;
        let (known, stored) = match row {
            Some(row) => (true, row.row.doc),
            None => (false, DECOY.to_owned()),
        };
        let passphrase = passphrase.as_bytes().to_owned();
        let verify = move || {
            let parsed = PasswordHash::new(&stored).ok();
            parsed.is_some_and(|parsed| {
                Argon2::default()
                    .verify_password(&passphrase, &parsed)
                    .is_ok()
            })
        };
        let turn = self
            .hashing()
            .acquire()
            .await
            .map_err(ServiceError::fault)?;
        let fits = tokio::task::spawn_blocking(verify).await;
        drop(turn);
        Ok(fits.map_err(ServiceError::fault)? && known)
    }

    async fn hashed(&self, passphrase: &str) -> Result<String, ServiceError> {
        let salt: [u8; 16] = self.random();
        let passphrase = passphrase.as_bytes().to_owned();
        let hash = move || {
            let hasher = Argon2::default();
            let made: Result<argon2::password_hash::phc::PasswordHash, _> =
                hasher.hash_password_with_salt(&passphrase, &salt);
            made.map(|made| made.to_string())
                .map_err(|why| why.to_string())
        };
        let turn = self
            .hashing()
            .acquire()
            .await
            .map_err(ServiceError::fault)?;
        let made = tokio::task::spawn_blocking(hash).await;
        drop(turn);
        made.map_err(ServiceError::fault)?
            .map_err(ServiceError::fault)
    }

    /// A new token as text, and the hash that is stored of it.
    pub(crate) fn token(&self) -> (String, [u8; 32]) {
        let token = URL_SAFE_NO_PAD.encode(self.random::<32>());
        let hash = token_hash(&token);
        (token, hash)
    }
}

/// A session or invitation as it is stored.
pub(crate) fn pass(
    office: &str,
    person: &PersonId,
    token_hash: [u8; 32],
    created: Timestamp,
    expires: Timestamp,
) -> Pass {
    Pass {
        token_hash,
        office: office.to_owned(),
        person: person.0.clone(),
        created,
        expires,
    }
}

/// The hash of an unknown passphrase, with the parameters in use.
const DECOY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$KXDtSdTdOxY3qZLaXVJfFjIQpNhTEwTKpYVdwGMqVrQ";

/// The hash under which a token is stored.
pub(crate) fn token_hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// Whether an account waits for the passphrase of the person who has this token.
fn is_invited_by(account: &Account, hash: &[u8; 32]) -> bool {
    matches!(&account.state, AccountState::Invited { token, .. } if *token == hex::encode(hash))
}

/// What the ledger keeps of a stored passphrase hash.
pub(crate) fn commitment(stored: &str) -> String {
    hex::encode(Sha256::digest(stored.as_bytes()))
}

pub(crate) fn secret_key(login: &str) -> RowKey {
    RowKey::new(Table::Passphrase, login)
}

/// A sign-in name: trimmed, in lower case; 3 to 200 characters without spaces.
pub(crate) fn normal(login: &str) -> Option<String> {
    let login = login.trim().to_lowercase();
    let sound = (3..=200).contains(&login.chars().count())
        && !login.chars().any(|c| c.is_whitespace() || c.is_control());
    sound.then_some(login)
}

fn check_passphrase(field: &str, passphrase: &str, login: &str) -> Result<(), ServiceError> {
    if normal(passphrase).as_deref() == Some(login) {
        return Err(ServiceError::field(field, Problem::PassphraseIsLogin));
    }
    let length = passphrase.chars().count();
    if length < FEWEST {
        let problem = FieldProblem::new(field, Problem::PassphraseTooShort).with("min", FEWEST);
        return Err(ServiceError::Fields(vec![problem]));
    }
    if passphrase.len() > MOST {
        return Err(ServiceError::Fields(vec![
            FieldProblem::new(field, Problem::TooLong)
                .with("max", MOST)
                .with("length", length),
        ]));
    }
    Ok(())
}
