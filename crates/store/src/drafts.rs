//! Drafts: what people have typed and not sent yet. They are not events, because they expire by themselves.
//!
//! The content is text that the caller reads. The caller also gives tokens, their hashes and all times.

use jiff::Timestamp;

use crate::access::TokenHash;
use crate::error::StoreError;
use crate::sql::{Cells, Sql};
use crate::store::Store;

/// One draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftRow {
    /// The hash of its token.
    pub token_hash: TokenHash,
    /// The token, if its person is known: a list of theirs can then link to it.
    pub token: Option<String>,
    /// The office and the id of the person whom it belongs to. `None` for someone who has not signed in.
    pub owner: Option<(String, String)>,
    /// What was typed.
    pub content: String,
    /// Grows by one with each change, from 1.
    pub version: u64,
    /// When it was begun, in whole seconds.
    pub created: Timestamp,
    /// When it was last changed, in whole seconds.
    pub changed: Timestamp,
    /// When it is deleted, in whole seconds.
    pub expires: Timestamp,
}

const COLUMNS: &str =
    "token_hash, token, office, person, content, version, created, changed, expires";

impl Store {
    /// Saves a draft: a new one if its version is 1, else the next version of the one that is there. Returns whether
    /// it was saved, or someone else saved that version first.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn put_draft(&self, draft: &DraftRow) -> Result<bool, StoreError> {
        let sql = if draft.version == 1 {
            format!(
                "INSERT INTO draft ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING"
            )
        } else {
            "UPDATE draft SET token = $2, office = $3, person = $4, content = $5, version = $6, created = $7, \
             changed = $8, expires = $9 WHERE token_hash = $1 AND version = $6 - 1"
                .to_owned()
        };
        let owner = draft.owner.as_ref();
        let sql = Sql::new(sql)
            .with(&draft.token_hash)
            .with(draft.token.as_deref())
            .with(owner.map(|(office, _)| office.as_str()))
            .with(owner.map(|(_, person)| person.as_str()))
            .with(&draft.content)
            .with(draft.version)
            .with(draft.created.as_second())
            .with(draft.changed.as_second())
            .with(draft.expires.as_second());
        Ok(self.pools().execute(sql).await? == 1)
    }

    /// The draft with this token, if it has not expired.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn draft(
        &self,
        token_hash: &TokenHash,
        now: Timestamp,
    ) -> Result<Option<DraftRow>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM draft WHERE token_hash = $1 AND expires > $2");
        let sql = Sql::new(sql).with(token_hash).with(now.as_second());
        let row = self.pools().fetch_one(sql).await?;
        row.as_ref().map(draft).transpose()
    }

    /// The drafts of a person that have not expired, the one last changed first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn drafts_of(
        &self,
        office: &str,
        person: &str,
        now: Timestamp,
    ) -> Result<Vec<DraftRow>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM draft WHERE office = $1 AND person = $2 AND expires > $3 \
             ORDER BY changed DESC, token_hash LIMIT 50"
        );
        let sql = Sql::new(sql)
            .with(office)
            .with(person)
            .with(now.as_second());
        let rows = self.pools().fetch(sql).await?;
        rows.iter().map(draft).collect()
    }

    /// Deletes a draft.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn delete_draft(&self, token_hash: &TokenHash) -> Result<(), StoreError> {
        let sql = Sql::new("DELETE FROM draft WHERE token_hash = $1").with(token_hash);
        self.pools().execute(sql).await.map(drop)
    }

    /// Deletes all drafts of a person and returns their number.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn delete_drafts_of(&self, office: &str, person: &str) -> Result<u64, StoreError> {
        let sql = Sql::new("DELETE FROM draft WHERE office = $1 AND person = $2");
        self.pools().execute(sql.with(office).with(person)).await
    }
}

fn draft(row: &Cells) -> Result<DraftRow, StoreError> {
    let damaged = || StoreError::Damaged("a draft cannot be read".to_owned());
    let time = |seconds: i64| Timestamp::from_second(seconds).map_err(|_| damaged());
    Ok(DraftRow {
        token_hash: row.bytes(0)?.try_into().map_err(|_| damaged())?,
        token: row.maybe_text(1)?,
        owner: row.maybe_text(2)?.zip(row.maybe_text(3)?),
        content: row.text(4)?,
        version: row.number(5)?,
        created: time(row.int(6)?)?,
        changed: time(row.int(7)?)?,
        expires: time(row.int(8)?)?,
    })
}
