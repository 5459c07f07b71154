//! Sessions, invitations and sign-in attempts. They are not events, because they expire by themselves.
//!
//! The database holds only hashes of tokens, which the caller makes. The caller also gives all times.

use jiff::Timestamp;

use crate::error::StoreError;
use crate::sql::{Cells, Sql};
use crate::store::Store;

/// A token's SHA-256.
pub type TokenHash = [u8; 32];

/// A session, or an invitation to set up an account once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pass {
    /// The hash of its token.
    pub token_hash: TokenHash,
    /// The person's office.
    pub office: String,
    /// The person's id.
    pub person: String,
    /// When it began, in whole seconds.
    pub created: Timestamp,
    /// When it ends, in whole seconds.
    pub expires: Timestamp,
}

/// The two tables of passes. Each name is fixed text, so that it can be part of a statement.
#[derive(Clone, Copy)]
enum Table {
    Session,
    Invite,
}

impl Table {
    const fn name(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Invite => "invite",
        }
    }
}

impl Store {
    /// Starts a session.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn put_session(&self, session: &Pass) -> Result<(), StoreError> {
        self.put(Table::Session, session).await
    }

    /// The session with this token, if it has not expired.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn session(
        &self,
        token_hash: &TokenHash,
        now: Timestamp,
    ) -> Result<Option<Pass>, StoreError> {
        self.get(Table::Session, token_hash, now).await
    }

    /// Extends a session.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn extend_session(
        &self,
        token_hash: &TokenHash,
        expires: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE session SET expires = $1 WHERE token_hash = $2";
        let sql = Sql::new(sql).with(expires.as_second()).with(token_hash);
        self.pools().execute(sql).await.map(drop)
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn delete_session(&self, token_hash: &TokenHash) -> Result<(), StoreError> {
        let sql = Sql::new("DELETE FROM session WHERE token_hash = $1").with(token_hash);
        self.pools().execute(sql).await.map(drop)
    }

    /// Ends all sessions of a person and returns their number.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn delete_sessions_of(&self, office: &str, person: &str) -> Result<u64, StoreError> {
        let sql = Sql::new("DELETE FROM session WHERE office = $1 AND person = $2");
        self.pools().execute(sql.with(office).with(person)).await
    }

    /// Invites someone. Their earlier invitations stop working.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn put_invite(&self, invite: &Pass) -> Result<(), StoreError> {
        let sql = Sql::new("DELETE FROM invite WHERE office = $1 AND person = $2");
        self.pools()
            .execute(sql.with(&invite.office).with(&invite.person))
            .await?;
        self.put(Table::Invite, invite).await
    }

    /// The invitation with this token, if it has not expired. It remains valid.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn invite(
        &self,
        token_hash: &TokenHash,
        now: Timestamp,
    ) -> Result<Option<Pass>, StoreError> {
        self.get(Table::Invite, token_hash, now).await
    }

    /// Removes an invitation. The transaction that activates the account makes sure that an invitation is used only
    /// once.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn delete_invite(&self, token_hash: &TokenHash) -> Result<(), StoreError> {
        let sql = Sql::new("DELETE FROM invite WHERE token_hash = $1").with(token_hash);
        self.pools().execute(sql).await.map(drop)
    }

    /// Counts an attempt under a key, such as an address. Returns the number of attempts in this series, with this
    /// one. A series ends at the `expires` of its first attempt.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn attempt(
        &self,
        key: &str,
        now: Timestamp,
        expires: Timestamp,
    ) -> Result<u64, StoreError> {
        let sql = "INSERT INTO attempt (key, n, expires) VALUES ($1, 1, $2) ON CONFLICT (key) DO UPDATE SET \
                   n = CASE WHEN attempt.expires > $3 THEN attempt.n + 1 ELSE 1 END, \
                   expires = CASE WHEN attempt.expires > $3 THEN attempt.expires ELSE excluded.expires END \
                   RETURNING n";
        let sql = Sql::new(sql)
            .with(key)
            .with(expires.as_second())
            .with(now.as_second());
        let rows = self.pools().fetch_writing(sql).await?;
        rows.first().map_or(Ok(0), |row| row.number(0))
    }

    /// The number of attempts under this key. It does not count one.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn attempts(&self, key: &str, now: Timestamp) -> Result<u64, StoreError> {
        let sql = Sql::new("SELECT n FROM attempt WHERE key = $1 AND expires > $2");
        let row = self
            .pools()
            .fetch_one(sql.with(key).with(now.as_second()))
            .await?;
        row.map_or(Ok(0), |row| row.number(0))
    }

    /// Removes the attempts under this key, for example after one that succeeded.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn forget_attempts(&self, key: &str) -> Result<(), StoreError> {
        let sql = Sql::new("DELETE FROM attempt WHERE key = $1").with(key);
        self.pools().execute(sql).await.map(drop)
    }

    /// Removes everything that has expired.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn sweep(&self, now: Timestamp) -> Result<(), StoreError> {
        for table in ["session", "invite", "attempt", "draft"] {
            let sql = Sql::new(format!("DELETE FROM {table} WHERE expires <= $1"));
            self.pools().execute(sql.with(now.as_second())).await?;
        }
        Ok(())
    }

    async fn put(&self, table: Table, given: &Pass) -> Result<(), StoreError> {
        let sql = format!(
            "INSERT INTO {} (token_hash, office, person, created, expires) VALUES ($1, $2, $3, $4, $5)",
            table.name()
        );
        let sql = Sql::new(sql)
            .with(&given.token_hash)
            .with(&given.office)
            .with(&given.person)
            .with(given.created.as_second())
            .with(given.expires.as_second());
        self.pools().execute(sql).await.map(drop)
    }

    async fn get(
        &self,
        table: Table,
        token_hash: &TokenHash,
        now: Timestamp,
    ) -> Result<Option<Pass>, StoreError> {
        let sql = format!(
            "SELECT token_hash, office, person, created, expires FROM {} WHERE token_hash = $1 AND expires > $2",
            table.name()
        );
        let row = self
            .pools()
            .fetch_one(Sql::new(sql).with(token_hash).with(now.as_second()))
            .await?;
        row.as_ref().map(pass).transpose()
    }
}

fn pass(row: &Cells) -> Result<Pass, StoreError> {
    let damaged = || StoreError::Damaged("a session or invitation cannot be read".to_owned());
    let time = |seconds: i64| Timestamp::from_second(seconds).map_err(|_| damaged());
    Ok(Pass {
        token_hash: row.bytes(0)?.try_into().map_err(|_| damaged())?,
        office: row.text(1)?,
        person: row.text(2)?,
        created: time(row.int(3)?)?,
        expires: time(row.int(4)?)?,
    })
}
