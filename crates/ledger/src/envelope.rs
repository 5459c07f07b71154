//! The envelope: the leaf of an event in the ledger, without its personal data.
//!
//! An envelope can be written in only one way, so that anyone can rebuild it from its fields and get the same leaf.
//! It is JSON with the fields in the order below and no white space. Text is UTF-8 in which only `"`, `\` and
//! control characters are escaped.
//!
//! ```json
//! {"v":1,"office":"…","seq":0,"at":"2026-11-21T09:30:00Z","kind":"…","case":null,"actor":"…","commitment":"…"}
//! ```

use serde::Deserialize;
use serde_json::Value;

use crate::MAX_SIZE;
use crate::hash::{Hash, leaf_hash};

/// The public part of an event. Its bytes are an entry of the ledger, and their [`leaf_hash`] is the leaf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// The office whose ledger it is.
    pub office: String,
    /// Position in the office's ledger, counted from 0.
    pub seq: u64,
    /// When it was recorded: RFC 3339 in UTC, ending in `Z`, with up to nine decimals of a second.
    pub at: String,
    /// The kind of event.
    pub kind: String,
    /// The reference of its case, if it belongs to one.
    pub case: Option<String>,
    /// The id of the person or program that did it, never a name.
    pub actor: String,
    /// [`commitment`](crate::commitment) to the event's payload.
    pub commitment: Hash,
}

/// The reason why bytes are not an envelope, or an envelope cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeError {
    /// Not JSON with exactly the expected fields. The entry was damaged, or a newer version wrote it.
    #[error("this version cannot read the entry as an envelope: {0}")]
    Json(String),
    /// A version other than 1. Use a version of the program that knows it.
    #[error("the envelope has version {0}, but this program knows version 1")]
    Version(u64),
    /// The bytes have the right fields but are not written in the only allowed way. The entry was altered, even if
    /// only its formatting.
    #[error("the envelope's bytes do not match its fields")]
    NotCanonical,
    /// A required field is empty. Give it a value.
    #[error("the envelope's field `{0}` is empty")]
    Empty(&'static str),
    /// `at` is not a time. Write it as `2026-11-21T09:30:00Z`.
    #[error("the envelope's time `{0}` is not written like 2026-11-21T09:30:00Z")]
    Time(String),
    /// `seq` is more than a ledger can hold.
    #[error("the envelope's sequence number {0} is too large for a ledger")]
    Seq(u64),
    /// More than 65,535 bytes, which an entry bundle cannot hold. Shorten the references: long data belongs in the
    /// payload.
    #[error("the envelope is {0} bytes long, but the limit is 65535")]
    TooLong(usize),
}

/// The fields in the bytes. Extra or missing fields are errors.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    v: u64,
    office: String,
    seq: u64,
    at: String,
    kind: String,
    #[serde(deserialize_with = "Option::deserialize")]
    case: Option<String>,
    actor: String,
    commitment: Hash,
}

impl Envelope {
    /// The exact bytes. Refused if [`Envelope::from_bytes`] could not read them.
    pub fn to_bytes(&self) -> Result<Vec<u8>, EnvelopeError> {
        self.check()?;
        let bytes = self.encode();
        if bytes.len() > usize::from(u16::MAX) {
            return Err(EnvelopeError::TooLong(bytes.len()));
        }
        Ok(bytes)
    }

    /// Reads what [`Envelope::to_bytes`] wrote, and nothing else. Encoding it again gives the same bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        let wire: Wire =
            serde_json::from_slice(bytes).map_err(|e| EnvelopeError::Json(e.to_string()))?;
        if wire.v != 1 {
            return Err(EnvelopeError::Version(wire.v));
        }
        let envelope = Self {
            office: wire.office,
            seq: wire.seq,
            at: wire.at,
            kind: wire.kind,
            case: wire.case,
            actor: wire.actor,
            commitment: wire.commitment,
        };
        if envelope.to_bytes()? != bytes {
            return Err(EnvelopeError::NotCanonical);
        }
        Ok(envelope)
    }

    /// The leaf's hash: [`leaf_hash`] of the bytes.
    pub fn leaf(&self) -> Result<Hash, EnvelopeError> {
        Ok(leaf_hash(&self.to_bytes()?))
    }

    fn check(&self) -> Result<(), EnvelopeError> {
        let filled = [
            ("office", Some(self.office.as_str())),
            ("kind", Some(self.kind.as_str())),
            ("case", self.case.as_deref()),
            ("actor", Some(self.actor.as_str())),
        ];
        if let Some((field, _)) = filled.iter().find(|(_, value)| *value == Some("")) {
            return Err(EnvelopeError::Empty(field));
        }
        if self.seq >= MAX_SIZE {
            return Err(EnvelopeError::Seq(self.seq));
        }
        if !is_utc_time(&self.at) {
            return Err(EnvelopeError::Time(self.at.clone()));
        }
        Ok(())
    }

    // Written field by field, because the order is part of the format and must not depend on how a map is sorted.
    fn encode(&self) -> Vec<u8> {
        let text = |value: &str| Value::from(value).to_string();
        let case = self.case.as_deref().map_or("null".to_owned(), text);
        format!(
            r#"{{"v":1,"office":{},"seq":{},"at":{},"kind":{},"case":{case},"actor":{},"commitment":"{}"}}"#,
            text(&self.office),
            self.seq,
            text(&self.at),
            text(&self.kind),
            text(&self.actor),
            self.commitment,
        )
        .into_bytes()
    }
}

/// Whether the text is an RFC 3339 time in UTC with a capital `T` and `Z`, in the right format and ranges.
fn is_utc_time(text: &str) -> bool {
    let Some(text) = text.strip_suffix('Z') else {
        return false;
    };
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let shape = whole.len() == 19
        && whole
            .bytes()
            .zip("0000-00-00T00:00:00".bytes())
            .all(|(byte, form)| match form {
                b'0' => byte.is_ascii_digit(),
                _ => byte == form,
            });
    shape && fraction_is_sound(fraction) && in_range(whole)
}

fn fraction_is_sound(fraction: Option<&str>) -> bool {
    fraction.is_none_or(|digits| {
        (1..=9).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    })
}

/// Whether month, day and time are in range. `whole` is already known to be ASCII in the format of a time.
fn in_range(whole: &str) -> bool {
    let number = |at: usize, len: usize| whole[at..at + len].parse::<u32>().unwrap_or(u32::MAX);
    let (year, month) = (number(0, 4), number(5, 2));
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=12).contains(&month)
        && (1..=days).contains(&number(8, 2))
        && number(11, 2) < 24
        && number(14, 2) < 60
        && number(17, 2) <= 60
}
