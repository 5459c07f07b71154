//! Everything that can happen in an office, as it is kept for ever. The JSON of a [`Body`] is an event's payload.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    actor::Actor,
    fact::Fact,
    id::{MatterId, PersonId, PostId},
    routing::PassedOver,
};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub actor: Actor,
    /// The matter that it belongs to.
    pub matter: Option<MatterId>,
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
        matter: Option<&str>,
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
            matter: matter.map(MatterId::new),
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
    SetUpChanged {
        /// The instrument.
        instrument: String,
        /// On or off.
        on: bool,
        /// Why.
        reason: String,
    },
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
    /// A person declared a tie that keeps them from deciding.
    TieDeclared {
        /// Who has the tie.
        person: PersonId,
        /// To whom.
        to: TieTo,
        /// What the tie is, in their words.
        relation: String,
    },
    /// A tie came to an end.
    TieEnded {
        /// Who had the tie.
        person: PersonId,
        /// To whom.
        to: TieTo,
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
    /// A matter was submitted.
    MatterSubmitted(Box<Submitted>),
    /// A matter went to someone.
    MatterRouted(Routed),
    /// A matter could go to nobody: everyone whom the code and the office name is kept from deciding it, or the posts are vacant.
    MatterHeldUp {
        /// What the person would have had to do.
        task: Task,
        /// The posts that were wanted.
        wanted: Vec<PostId>,
        /// Everyone and every post that was passed over.
        passed_over: Vec<PassedOver>,
    },
    /// A matter asks nothing of anyone else: it was recorded, and closed once its register can say what happened.
    MatterRecorded {},
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
    },
    /// Its holder took note of a matter that needs no decision.
    MatterNoted {
        /// Anything they want kept with it.
        remarks: String,
    },
    /// Its holder decided.
    DecisionMade(Decision),
    /// What became of it was recorded.
    OutcomeRecorded {
        /// In words.
        became: String,
        /// The day it did.
        on: Date,
    },
    /// A matter was withdrawn before it was decided.
    MatterWithdrawn {
        /// Why.
        reason: String,
    },
    /// A register's entry was withheld from publication.
    EntryWithheld {
        /// Matter's reference or imported row's key.
        entry: String,
        /// Why.
        reason: String,
    },
    /// A withheld entry is shown again.
    EntryShown {
        /// Matter's reference or imported row's key.
        entry: String,
        /// Why.
        reason: String,
    },
    /// One field of an entry was corrected.
    EntryCorrected {
        /// Matter's reference or imported row's key.
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
    /// An old register was brought in.
    RegisterImported(Imported),
    /// One row of an old register was brought in.
    EntryImported(Box<ImportedEntry>),
    /// The payloads of a matter were erased as their retention ended.
    PayloadsDisposed {
        /// The sequences of the events whose payloads went.
        sequences: Vec<u64>,
        /// By which rule.
        reason: String,
    },
}

/// Who a person is to the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Their name as people say it.
    pub name: String,
    /// Their job title; empty where they have none.
    pub title: String,
    /// Their standing, an id of `words.toml`.
    pub standing: String,
    /// Their team.
    pub team: Option<String>,
    /// Their line manager.
    pub manager: Option<PersonId>,
    /// What they may do in the program beyond their own matters.
    pub rights: BTreeSet<Right>,
}

/// What a person may do in the program beyond their own matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Right {
    /// Looks after people, posts, accounts, set-up and publication; sees no matter for that.
    Administrator,
    /// Reads everything, changes nothing.
    Auditor,
}

/// The other end of a tie.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum TieTo {
    /// Someone of the office.
    Person(PersonId),
    /// A person or organisation outside, by name.
    Party(String),
}

/// Someone as they were when a matter was submitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Their identifier.
    pub person: PersonId,
    /// Their name then.
    pub name: String,
    /// Their title then.
    pub title: String,
    /// Their standing then.
    pub standing: String,
}

/// A matter as it was submitted, able to be read without the situation's file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Submitted {
    /// The reference.
    pub reference: MatterId,
    /// The situation.
    pub situation: String,
    /// Who submitted it.
    pub by: PersonId,
    /// Whom it is about.
    pub subject: About,
    /// What they said, by field.
    pub facts: BTreeMap<String, Fact>,
    /// Which field plays which role in the situation (`party` → `offered_by`).
    pub roles: BTreeMap<String, String>,
    /// People of the office who are named in it.
    pub named: Vec<PersonId>,
    /// The answer as the person saw it, in the one JSON that page, API and command line give.
    pub answer: Value,
    /// SHA-256 (hex) of the instruments' texts that answered.
    pub fingerprint: String,
    /// The day it happened, where the facts say.
    pub occurred_on: Option<Date>,
    /// The calendar year in which its financial year begins.
    pub year: i16,
    /// The register's word for what the person did about it themselves (`declined`).
    pub response: Option<String>,
    /// The register that it enters.
    pub register: Option<Registered>,
}

/// How a matter stands in a register: what may be shown, decided when it was submitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registered {
    /// The register.
    pub register: String,
    /// Whether it leaves the office.
    pub public: bool,
    /// The fields that may be shown.
    pub fields: BTreeSet<String>,
}

/// To whom a matter went and why them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Routed {
    /// What they have to do.
    pub task: Task,
    /// The post by which they have it.
    pub post: PostId,
    /// The person.
    pub person: PersonId,
    /// The posts that the code names, any of which would do.
    pub wanted: Vec<PostId>,
    /// Whoever comes before them and may not act, with the reason.
    pub passed_over: Vec<PassedOver>,
    /// Others who are told, with the post for which they are.
    pub told: Vec<(PostId, PersonId)>,
    /// By when, where the instruments say.
    pub due: Option<Timestamp>,
}

/// What a matter's holder has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Task {
    /// Decide.
    Decide,
    /// Take note; deciding is open to them too.
    Note,
}

/// What an authority resolved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// A resolution of the situation.
    pub resolution: String,
    /// To whom the thing goes, where the resolution needs it.
    pub recipient: Option<String>,
    /// Why.
    pub reasons: String,
    /// On what conditions.
    pub conditions: Option<String>,
    /// Who decided.
    pub person: PersonId,
    /// By which post.
    pub post: PostId,
    /// The register's word for it (`handed-over`).
    pub outcome: Option<String>,
}

/// An old register's file as it was brought in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Imported {
    /// SHA-256 (hex) of the file's bytes.
    pub file: String,
    /// The file's name.
    pub name: String,
    /// The register that it went into.
    pub register: String,
    /// Which column of the file was taken as which column of the register, as confirmed.
    pub mapping: BTreeMap<String, String>,
    /// Rows read.
    pub read: u32,
    /// Rows brought in by this import.
    pub taken: u32,
    /// Rows that say nothing was offered.
    pub nil: u32,
    /// Rows that an earlier import had brought already.
    pub known: u32,
    /// Rows that could not be taken.
    pub refused: Vec<RefusedRow>,
}

/// A row that could not be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefusedRow {
    /// Its line in the file, from 1.
    pub line: u64,
    /// Why.
    pub reason: String,
}

/// One row of an old register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportedEntry {
    /// The same row gives the same key, whichever file brings it.
    pub key: String,
    /// SHA-256 (hex) of the file.
    pub file: String,
    /// Its line in the file, from 1.
    pub line: u64,
    /// The register.
    pub register: String,
    /// Whether the register leaves the office.
    pub public: bool,
    /// The original row: heading and cell.
    pub original: Vec<(String, String)>,
    /// What was understood, by the register's column.
    pub understood: BTreeMap<String, Fact>,
    /// What to know before relying on it: a mark's key, with the field and line it is about.
    pub marks: Vec<String>,
    /// The day it is listed by, where one could be read.
    pub day: Option<Date>,
    /// The calendar year in which its financial year begins, where a day could be read.
    pub year: Option<i16>,
    /// The other party's name, for the twelve months' count.
    pub party: Option<String>,
    /// Its value in pence, where one could be read.
    pub pence: Option<i64>,
    /// The register's word for what happened, where one could be read.
    pub outcome: Option<String>,
}
