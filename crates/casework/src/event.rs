//! Every event that can happen in an office, in the form that is kept. The JSON of a [`Body`] is an event's
//! payload.

use std::collections::BTreeMap;

mod payload;

use jiff::Timestamp;
use jiff::civil::Date;
pub use payload::{
    About, AgainstCode, ClauseRead, ClausesRead, ConnectionTo, Decision, Follows, Imported,
    ImportedEntry, LocalDecision, Profile, RefusedRow, Registered, Right, Routed, Submitted, Task,
};
#[cfg(feature = "schema")]
use probity_conduct::TypedValue;
use probity_conduct::Value;
use serde::{Deserialize, Serialize};

use crate::actor::Actor;
use crate::answer::KeptAnswer;
use crate::exclusion::{Exclusions, PassedOver};
use crate::id::{CaseId, PersonId, PostId};

/// One event.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// When it happened.
    pub at: Timestamp,
    /// The person or program that did it.
    pub actor: Actor,
    /// The case that it belongs to, if any.
    pub case: Option<CaseId>,
    /// What happened.
    pub body: Body,
}

impl Event {
    /// Reads an event from the parts of its envelope and its payload.
    ///
    /// # Errors
    /// When the payload is not an event of that kind. The error is text for the log.
    pub fn read(
        at: Timestamp,
        actor: &str,
        case: Option<&str>,
        kind: &str,
        payload: &[u8],
    ) -> Result<Self, String> {
        let body: Body = serde_json::from_slice(payload).map_err(|why| why.to_string())?;
        let (payload_kind, _) = body.payload();
        if payload_kind != kind {
            return Err(format!(
                "the envelope says `{kind}`, the payload `{payload_kind}`"
            ));
        }
        Ok(Self {
            at,
            actor: Actor::read(actor),
            case: case.map(CaseId::new),
            body,
        })
    }
}

impl Body {
    /// Leaves out why the route passes over anyone. The reason can tell what is known about a person.
    pub fn hide_reasons_of_route(&mut self) {
        match self {
            Self::CaseSubmitted(submitted) => submitted.exclusions = Exclusions::default(),
            Self::InformationGiven { exclusions, .. } => *exclusions = None,
            Self::SteppedAside { reason, .. } => reason.clear(),
            Self::CaseRouted(routed) => routed.passed_over.clear(),
            Self::CaseOnHold { passed_over, .. } => passed_over.clear(),
            _ => {}
        }
    }

    /// The kind for the envelope, and the payload's bytes.
    pub fn payload(&self) -> (String, Vec<u8>) {
        // A body holds only what JSON can, so this fallback is never used. If it were, reading the event would fail
        // and `verify` would report it.
        let text = serde_json::to_string(self).unwrap_or_default();
        // Serde writes the tag first.
        let kind = text
            .strip_prefix(r#"{"kind":""#)
            .and_then(|rest| rest.split('"').next())
            .unwrap_or_default();
        (kind.to_owned(), text.into_bytes())
    }
}

/// What happened. Unknown kinds and unknown fields are refused: an event is read completely or not at all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = EventBody))]
pub enum Body {
    /// The office went live.
    OfficeOpened {
        /// Its name on that day.
        name: String,
    },
    /// An instrument that the office may choose was switched on or off.
    SettingsChanged {
        /// The instrument.
        instrument: String,
        /// Whether it is on.
        on: bool,
        /// The reason.
        reason: String,
    },
    /// The office set its own time limit for decisions, for cases in which no instrument sets one.
    DecidingTimeSet {
        /// The time limit in days. `None` means no limit.
        days: Option<u16>,
        /// The reason.
        reason: String,
    },
    /// The office decided what to do about a finding.
    FindingDecided(LocalDecision),
    /// A person has read clauses against the document that they come from.
    ClausesRead(ClausesRead),
    /// The office added a person.
    PersonAdded {
        /// Their identifier.
        person: PersonId,
        /// Their name, role and rights.
        profile: Profile,
    },
    /// A person's profile changed. The event has the whole new profile.
    PersonChanged {
        /// Their identifier.
        person: PersonId,
        /// Their profile now.
        profile: Profile,
    },
    /// A person left the office.
    PersonLeft {
        /// Their identifier.
        person: PersonId,
        /// Their last day.
        on: Date,
    },
    /// A person took a post.
    PostTaken {
        /// The post.
        post: PostId,
        /// The person.
        person: PersonId,
        /// The first day.
        from: Date,
    },
    /// A person gave up a post.
    PostLeft {
        /// The post.
        post: PostId,
        /// The person.
        person: PersonId,
        /// The last day.
        on: Date,
    },
    /// A person declared a connection that keeps them from deciding.
    ConnectionDeclared {
        /// Who has the connection.
        person: PersonId,
        /// The other end of the connection.
        to: ConnectionTo,
        /// The connection, in their words.
        relation: String,
    },
    /// A connection ended.
    ConnectionEnded {
        /// Who had the connection.
        person: PersonId,
        /// The other end of the connection.
        to: ConnectionTo,
        /// The reason why it no longer counts.
        reason: String,
    },
    /// A person was invited to sign in.
    AccountInvited {
        /// The sign-in name, trimmed and in lower case.
        login: String,
        /// The person whose account it is.
        person: PersonId,
        /// When the one-time link expires.
        expires: Timestamp,
        /// SHA-256 (hex) of the one-time token, never the token.
        token: String,
    },
    /// The invited person set a passphrase.
    AccountActivated {
        /// The sign-in name.
        login: String,
        /// SHA-256 (hex) of the stored passphrase hash, never the hash.
        passphrase: String,
    },
    /// The passphrase was changed.
    PassphraseChanged {
        /// The sign-in name.
        login: String,
        /// SHA-256 (hex) of the stored passphrase hash, never the hash.
        passphrase: String,
    },
    /// The account was closed.
    AccountClosed {
        /// The sign-in name.
        login: String,
        /// The reason.
        reason: String,
    },
    /// A case was submitted.
    CaseSubmitted(Box<Submitted>),
    /// A case was sent to someone.
    CaseRouted(Routed),
    /// A case could be sent to no one. Everyone the code and the office name has a conflict of interest, or the
    /// posts are vacant.
    CaseOnHold {
        /// What its holder would have had to do.
        task: Task,
        /// The posts that could have had it.
        wanted: Vec<PostId>,
        /// Everyone and every post passed over.
        passed_over: Vec<PassedOver>,
    },
    /// A case needs nothing from anyone else. It was recorded, and is closed once its register can show the result.
    CaseRecorded {},
    /// A person who has it, or was informed of it, stepped aside because of a conflict of interest.
    SteppedAside {
        /// The person.
        person: PersonId,
        /// The reason.
        reason: String,
    },
    /// Its holder asked for more information.
    InformationAsked {
        /// The question.
        question: String,
    },
    /// The information was given.
    InformationGiven {
        /// The reply.
        reply: String,
        /// Facts that it adds or changes, by field.
        #[cfg_attr(feature = "schema", schema(value_type = BTreeMap<String, TypedValue>))]
        facts: BTreeMap<String, Value>,
        /// The answer with the new facts, if there are any.
        answer: Option<KeptAnswer>,
        /// The register's word for what the person did, if the facts say it.
        outcome: Option<String>,
        /// People of the office who are named in it now, if the facts changed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        named: Option<Vec<PersonId>>,
        /// Other people it must never reach now, if the facts changed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        exclusions: Option<Exclusions>,
    },
    /// The person that a refused case is about asked for a review.
    ReviewAsked {
        /// The reasons.
        reasons: String,
        /// The register's word for what the person did, if the facts say it. It replaces the refusal's word.
        outcome: Option<String>,
    },
    /// Its holder marked as read a case that needs no decision.
    CaseNoted {
        /// Remarks to keep with it.
        remarks: String,
    },
    /// Its holder decided.
    DecisionMade(Decision),
    /// What happened to it was recorded.
    OutcomeRecorded {
        /// What happened, in words.
        result: String,
        /// The day it happened.
        on: Date,
    },
    /// A case was withdrawn before it was decided.
    CaseWithdrawn {
        /// The reason.
        reason: String,
    },
    /// A register's entry was withheld from publication.
    EntryWithheld {
        /// The case's reference or the imported row's key.
        entry: String,
        /// The reason.
        reason: String,
    },
    /// A withheld entry is shown again.
    EntryShown {
        /// The case's reference or the imported row's key.
        entry: String,
        /// The reason.
        reason: String,
    },
    /// One field of an entry was corrected.
    EntryCorrected {
        /// The case's reference or the imported row's key.
        entry: String,
        /// A field of the situation, or a column of the register for an imported entry.
        field: String,
        /// The old value.
        #[cfg_attr(feature = "schema", schema(value_type = Option<TypedValue>))]
        old: Option<Value>,
        /// The new value.
        #[cfg_attr(feature = "schema", schema(value_type = Option<TypedValue>))]
        new: Option<Value>,
        /// The register's word for the result, if the field decides it.
        outcome: Option<String>,
        /// The reason.
        reason: String,
    },
    /// An old register was imported.
    RegisterImported(Imported),
    /// One row of an old register was imported.
    EntryImported(Box<ImportedEntry>),
    /// The payloads of a case were erased at the end of their retention period.
    PayloadsDisposed {
        /// The sequence numbers of the events whose payloads were erased.
        sequences: Vec<u64>,
        /// The retention rule, and why it applied.
        reason: String,
        /// Whether the case was confidential. It stays confidential after the payloads are erased. Older events do
        /// not have this field, and their cases count as confidential.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        confidential: Option<bool>,
    },
}
