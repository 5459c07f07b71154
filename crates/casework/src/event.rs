//! Everything that can happen in an office, as it is kept for ever. The JSON of a [`Body`] is an event's payload.

use std::collections::BTreeMap;

mod parts;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    actor::Actor,
    exclusion::{Exclusions, PassedOver},
    fact::Fact,
    id::{CaseId, PersonId, PostId},
};

pub use parts::{
    About, ConnectionTo, Decision, Follows, Imported, ImportedEntry, LocalDecision, Profile,
    RefusedRow, Registered, Right, Routed, Submitted, Task,
};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub actor: Actor,
    /// The case that it belongs to.
    pub case: Option<CaseId>,
    /// What happened.
    pub body: Body,
}

impl Event {
    /// Reads an event from its envelope's parts and its payload.
    ///
    /// # Errors
    /// When the payload is no event of that kind, in words for the log.
    pub fn read(
        at: Timestamp,
        actor: &str,
        case: Option<&str>,
        kind: &str,
        payload: &[u8],
    ) -> Result<Self, String> {
        let body: Body = serde_json::from_slice(payload).map_err(|why| why.to_string())?;
        let (said, _) = body.payload();
        if said != kind {
            return Err(format!("the envelope says `{kind}`, the payload `{said}`"));
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
    /// The kind that the envelope carries, and the payload's bytes.
    pub fn payload(&self) -> (String, Vec<u8>) {
        // A body holds nothing that JSON cannot, so this never falls back; if it did, reading it again would fail and `verify` say so.
        let text = serde_json::to_string(self).unwrap_or_default();
        // The tag is written first.
        let kind = text
            .strip_prefix(r#"{"kind":""#)
            .and_then(|rest| rest.split('"').next())
            .unwrap_or_default();
        (kind.to_owned(), text.into_bytes())
    }
}

/// What happened. Unknown kinds and unknown fields are refused: an event that cannot be read whole is not read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
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
        /// On or off.
        on: bool,
        /// Why.
        reason: String,
    },
    /// The office set within how many days it decides where the instruments name no time.
    DecidingTimeSet {
        /// So many days; none: it sets no time.
        days: Option<u16>,
        /// Why.
        reason: String,
    },
    /// The office decided about a finding.
    FindingDecided(LocalDecision),
    /// Someone came to the office's knowledge.
    PersonAdded {
        /// Their identifier.
        person: PersonId,
        /// Who they are.
        profile: Profile,
    },
    /// Something about a person changed; the whole profile as it is now.
    PersonChanged {
        /// Their identifier.
        person: PersonId,
        /// Who they are now.
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
        /// From this day.
        from: Date,
    },
    /// A person gave up a post.
    PostLeft {
        /// The post.
        post: PostId,
        /// The person.
        person: PersonId,
        /// On this day.
        on: Date,
    },
    /// A person declared a connection that keeps them from deciding.
    ConnectionDeclared {
        /// Who has the connection.
        person: PersonId,
        /// To whom.
        to: ConnectionTo,
        /// What the connection is, in their words.
        relation: String,
    },
    /// A connection came to an end.
    ConnectionEnded {
        /// Who had the connection.
        person: PersonId,
        /// To whom.
        to: ConnectionTo,
        /// Why it no longer counts.
        reason: String,
    },
    /// A person was invited to sign in.
    AccountInvited {
        /// The sign-in name, trimmed and in lower case.
        login: String,
        /// Whose account it is.
        person: PersonId,
        /// Until when the one-time link works.
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
        /// Why.
        reason: String,
    },
    /// A case was submitted.
    CaseSubmitted(Box<Submitted>),
    /// A case went to someone.
    CaseRouted(Routed),
    /// A case could go to nobody: everyone whom the code and the office name is kept from deciding it, or the posts are vacant.
    CaseOnHold {
        /// What the person would have had to do.
        task: Task,
        /// The posts that were wanted.
        wanted: Vec<PostId>,
        /// Everyone and every post that was passed over.
        passed_over: Vec<PassedOver>,
    },
    /// A case asks nothing of anyone else: it was recorded, and closed once its register can say what happened.
    CaseRecorded {},
    /// Its holder asked for more information.
    InformationAsked {
        /// What is asked.
        question: String,
    },
    /// The information was given.
    InformationGiven {
        /// The reply.
        reply: String,
        /// Facts that it adds or changes, by field.
        facts: BTreeMap<String, Fact>,
        /// The answer with these facts, where there are any.
        answer: Option<Value>,
        /// The register's word for what the person did, where the facts say it.
        outcome: Option<String>,
        /// People of the office who are named in it now, where the facts changed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        named: Option<Vec<PersonId>>,
        /// Whom else it must never reach now, where the facts changed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        exclusions: Option<Exclusions>,
    },
    /// Whom a refused case is about asked for a review.
    ReviewAsked {
        /// Why.
        reasons: String,
        /// The register's word for what the person did, where the facts say it: the refusal's counts no more.
        outcome: Option<String>,
    },
    /// Its holder took note of a case that needs no decision.
    CaseNoted {
        /// Anything they want kept with it.
        remarks: String,
    },
    /// Its holder decided.
    DecisionMade(Decision),
    /// What happened to it was recorded.
    OutcomeRecorded {
        /// In words.
        result: String,
        /// The day it did.
        on: Date,
    },
    /// A case was withdrawn before it was decided.
    CaseWithdrawn {
        /// Why.
        reason: String,
    },
    /// A register's entry was withheld from publication.
    EntryWithheld {
        /// Case's reference or imported row's key.
        entry: String,
        /// Why.
        reason: String,
    },
    /// A withheld entry is shown again.
    EntryShown {
        /// Case's reference or imported row's key.
        entry: String,
        /// Why.
        reason: String,
    },
    /// One field of an entry was corrected.
    EntryCorrected {
        /// Case's reference or imported row's key.
        entry: String,
        /// A field of the situation, or a column of the register for an imported entry.
        field: String,
        /// What it said.
        old: Option<Fact>,
        /// What it says now.
        new: Option<Fact>,
        /// The register's word for what happened, where the field decides it.
        outcome: Option<String>,
        /// Why.
        reason: String,
    },
    /// An old register was imported.
    RegisterImported(Imported),
    /// One row of an old register was imported.
    EntryImported(Box<ImportedEntry>),
    /// The payloads of a case were erased as their retention ended.
    PayloadsDisposed {
        /// The sequences of the events whose payloads went.
        sequences: Vec<u64>,
        /// By which rule, and why.
        reason: String,
        /// Whether the case was confidential: it stays so now that nothing else is left of it. Events from before this was
        /// kept do not say, and are taken for those of a confidential one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        confidential: Option<bool>,
    },
}
