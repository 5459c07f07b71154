//! Drafts: what people have typed and not sent yet. They are kept on the server under an opaque token, so that no
//! answer stands in an address, and that nothing is lost when someone signs out in the middle.
//!
//! A draft of someone who has not signed in is open to the person who has its token, and lives an hour. A declaration
//! of someone who has is open to them alone, and lives 28 days. Another person's draft looks like none at all.

use jiff::{SignedDuration, Timestamp};
use probity_casework::{CaseId, PersonId};
use probity_conduct::Purpose;
use probity_store::drafts::DraftRow;
use serde::{Deserialize, Serialize};

use crate::accounts::passphrase::token_hash;
use crate::actor::Actor;
use crate::context::Context;
use crate::error::{DraftError, ServiceError};

/// The hours for which a question, and a draft of someone who has not signed in, is kept after its last change.
pub const DRAFT_HOURS: i64 = 1;
/// The days for which a declaration of someone who has signed in is kept after its last change.
pub const DRAFT_DAYS: i64 = 28;
/// The most bytes that a draft can have.
const LARGEST: usize = 200_000;
/// The characters of a token: 32 bytes in base64 without padding.
const TOKEN_LENGTH: usize = 43;

/// How long a draft is kept after its last change. What keeps it and what pages say about it both come from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftLife {
    /// This many hours.
    Hours(i64),
    /// This many days.
    Days(i64),
}

impl DraftLife {
    /// The life of a draft for this purpose, by whether it belongs to someone who has signed in.
    #[must_use]
    pub const fn of(purpose: Purpose, signed_in: bool) -> Self {
        match purpose {
            Purpose::Declare if signed_in => Self::Days(DRAFT_DAYS),
            _ => Self::Hours(DRAFT_HOURS),
        }
    }

    const fn duration(self) -> SignedDuration {
        match self {
            Self::Hours(hours) => SignedDuration::from_hours(hours),
            Self::Days(days) => SignedDuration::from_hours(24 * days),
        }
    }
}

/// What a draft holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftContent {
    /// What it is for.
    pub purpose: Purpose,
    /// The office whose code is asked. Empty until it is chosen.
    #[serde(default)]
    pub office: String,
    /// The situation. Empty until it is chosen.
    #[serde(default)]
    pub situation: String,
    /// Names and values as they were typed.
    #[serde(default)]
    pub typed: Vec<(String, String)>,
    /// Fields that were shown and left blank.
    #[serde(default)]
    pub skipped: Vec<String>,
    /// Fields to which the person answered that they do not know.
    #[serde(default)]
    pub unknown: Vec<String>,
    /// The value that identifies the declaration if it is sent twice.
    #[serde(default)]
    pub idempotency_key: String,
    /// The case that it became. Nothing else is left of it then.
    #[serde(default)]
    pub sent: Option<CaseId>,
    /// The case that was sent before with the same form. This would be another.
    #[serde(default)]
    pub after: Option<CaseId>,
}

impl DraftContent {
    /// An empty draft.
    #[must_use]
    pub fn new(purpose: Purpose, office: &str, situation: &str) -> Self {
        Self {
            purpose,
            office: office.to_owned(),
            situation: situation.to_owned(),
            typed: Vec::new(),
            skipped: Vec::new(),
            unknown: Vec::new(),
            idempotency_key: String::new(),
            sent: None,
            after: None,
        }
    }
}

/// A draft that its reader may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The token of its address.
    pub token: String,
    /// Whom it belongs to: office and person. `None` for someone who has not signed in.
    pub owner: Option<(String, PersonId)>,
    /// What it holds.
    pub content: DraftContent,
    /// Which change of it this is.
    pub version: u64,
    /// When it was begun.
    pub created: Timestamp,
    /// When it is deleted, unless it is changed before.
    pub expires: Timestamp,
}

/// Drafts.
#[derive(Clone)]
pub struct Drafts(pub(crate) Context);

impl Drafts {
    /// A new token, for the form that begins a draft.
    #[must_use]
    pub fn new_token(&self) -> String {
        self.0.token().0
    }

    /// Begins a draft under this token. If it was begun before, for example because a form was sent twice, this is
    /// its next change.
    ///
    /// # Errors
    /// `draft-unknown`, if it belongs to someone else or the token is none.
    #[tracing::instrument(name = "drafts.begin", level = "debug", skip_all)]
    pub async fn begin(
        &self,
        actor: &Actor,
        token: &str,
        mut content: DraftContent,
    ) -> Result<Draft, ServiceError> {
        if token.len() != TOKEN_LENGTH || !token.is_ascii() {
            return Err(DraftError::Unknown.into());
        }
        match self.get(actor, token).await {
            Ok(mut draft) if draft.content.sent.is_none() => {
                content.idempotency_key = draft.content.idempotency_key.clone();
                draft.content = content;
                return self.save(actor, draft).await;
            }
            Ok(draft) => return Ok(draft),
            Err(ServiceError::Draft(_)) => {}
            Err(error) => return Err(error),
        }
        content.idempotency_key = self.new_token();
        let now = self.0.now();
        let draft = Draft {
            token: token.to_owned(),
            owner: None,
            content,
            version: 0,
            created: now,
            expires: now,
        };
        self.save(actor, draft).await
    }

    /// A draft that this person may open.
    ///
    /// # Errors
    /// `draft-unknown`, if there is none, it has expired, or it belongs to someone else.
    #[tracing::instrument(name = "drafts.get", level = "debug", skip_all)]
    pub async fn get(&self, actor: &Actor, token: &str) -> Result<Draft, ServiceError> {
        let row = (self.0.store())
            .draft(&token_hash(token), self.0.now())
            .await?;
        let draft = row.map(|row| read(row, token)).transpose()?;
        draft
            .filter(|draft| draft.owner.is_none() || draft.owner == owner(actor))
            .ok_or_else(|| DraftError::Unknown.into())
    }

    /// Saves a change. A draft that someone began before they signed in is theirs from now on.
    ///
    /// # Errors
    /// Stale, if it was changed since it was read; `draft-too-large`.
    #[tracing::instrument(name = "drafts.save", level = "debug", skip_all)]
    pub async fn save(&self, actor: &Actor, mut draft: Draft) -> Result<Draft, ServiceError> {
        let now = self.0.now();
        draft.owner = owner(actor).or(draft.owner);
        draft.version += 1;
        let waits = draft.owner.is_some() && draft.content.sent.is_none();
        let life = DraftLife::of(draft.content.purpose, waits).duration();
        draft.expires = now.checked_add(life).map_err(ServiceError::fault)?;
        let content = serde_json::to_string(&draft.content).map_err(ServiceError::fault)?;
        if content.len() > LARGEST {
            return Err(DraftError::TooLarge.into());
        }
        let owned = draft.owner.as_ref();
        let row = DraftRow {
            token_hash: token_hash(&draft.token),
            token: owned.map(|_| draft.token.clone()),
            owner: owned.map(|(office, person)| (office.clone(), person.0.clone())),
            content,
            version: draft.version,
            created: draft.created,
            changed: now,
            expires: draft.expires,
        };
        if self.0.store().put_draft(&row).await? {
            Ok(draft)
        } else {
            Err(ServiceError::Stale)
        }
    }

    /// What the draft became. Its content is deleted; for an hour its address still leads to the case.
    ///
    /// # Errors
    /// If the database cannot be written.
    #[tracing::instrument(name = "drafts.sent", level = "debug", skip_all)]
    pub async fn sent(
        &self,
        actor: &Actor,
        mut draft: Draft,
        case: &CaseId,
    ) -> Result<(), ServiceError> {
        let office = draft.content.office.clone();
        draft.content = DraftContent {
            sent: Some(case.clone()),
            ..DraftContent::new(draft.content.purpose, &office, "")
        };
        self.save(actor, draft).await.map(drop)
    }

    /// The declarations that this person has begun and not sent, the one last changed first.
    ///
    /// # Errors
    /// If the database cannot be read.
    #[tracing::instrument(name = "drafts.mine", level = "debug", skip_all)]
    pub async fn mine(&self, actor: &Actor) -> Result<Vec<Draft>, ServiceError> {
        let person = actor.someone()?;
        let rows = self
            .0
            .store()
            .drafts_of(actor.office(), person.as_str(), self.0.now())
            .await?;
        let mut drafts = Vec::new();
        for row in rows {
            let token = row.token.clone().unwrap_or_default();
            let draft = read(row, &token)?;
            if draft.content.purpose == Purpose::Declare && draft.content.sent.is_none() {
                drafts.push(draft);
            }
        }
        Ok(drafts)
    }

    /// Deletes a draft.
    ///
    /// # Errors
    /// `draft-unknown`, if there is none, or it belongs to someone else.
    #[tracing::instrument(name = "drafts.discard", level = "debug", skip_all)]
    pub async fn discard(&self, actor: &Actor, token: &str) -> Result<(), ServiceError> {
        let draft = self.get(actor, token).await?;
        let hash = token_hash(&draft.token);
        Ok(self.0.store().delete_draft(&hash).await?)
    }
}

impl Context {
    /// Deletes everything that a person has typed and not sent.
    pub(crate) async fn discard_drafts_of(
        &self,
        office: &str,
        person: &PersonId,
    ) -> Result<(), ServiceError> {
        let deleted = self.store().delete_drafts_of(office, person.as_str());
        deleted.await?;
        Ok(())
    }
}

fn owner(actor: &Actor) -> Option<(String, PersonId)> {
    let person = actor.person()?;
    Some((actor.office().to_owned(), person.clone()))
}

/// A draft as it is stored. What an older program wrote in another form counts as none.
fn read(row: DraftRow, token: &str) -> Result<Draft, ServiceError> {
    let content = serde_json::from_str(&row.content).map_err(|_| DraftError::Unknown)?;
    Ok(Draft {
        token: token.to_owned(),
        owner: row.owner.map(|(office, person)| (office, PersonId(person))),
        content,
        version: row.version,
        created: row.created,
        expires: row.expires,
    })
}
