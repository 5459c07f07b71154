//! Signed notes: a checkpoint with Ed25519 signatures below it (<https://c2sp.org/signed-note>).

use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::checkpoint::{Checkpoint, CheckpointError};

mod key;

pub use key::{SigningKey, VerifyingKey};

/// The longest note in bytes. Longer texts are refused unread: a checkpoint with a hundred witnesses has about 10
/// kB.
const MAX_NOTE: usize = 1_000_000;

/// The reason why a note cannot be signed or opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// A key's name is empty or has spaces or a plus sign. Use the address at which the ledger is published.
    #[error("`{0}` cannot name a key: use the ledger's address without spaces and `+`")]
    Name(String),
    /// Not a public key as `name+8 hexadecimal digits+base64`. Copy it whole from where the office publishes it.
    #[error("this is not a public key, which is written as name+hash+key")]
    Key,
    /// The public key's check digits do not match its name and bytes. Copy it again. If that does not help, it is
    /// not the key that its name says.
    #[error(
        "the public key's hash does not match its name and key: it was copied wrongly or altered"
    )]
    KeyHash,
    /// Not a signed note: no empty line before the signatures, a damaged signature line, control characters, or
    /// far too long. Copy the whole file, line ends and the long dash included.
    #[error("this is not a signed checkpoint: {0}")]
    Malformed(Flaw),
    /// None of the signatures is by this key. Check that checkpoint and key belong to the same ledger, and whether
    /// the office has changed its key.
    #[error("the checkpoint is not signed by the key `{0}`")]
    NotSigned(String),
    /// The signature by this key does not match the text. The checkpoint was altered, or the office did not sign
    /// it. Keep it as evidence and ask the office.
    #[error("the signature by `{0}` does not match the checkpoint")]
    Signature(String),
    /// The checkpoint names another ledger than the key. Use the key of the ledger that the checkpoint names.
    #[error("the checkpoint is from `{origin}`, but the key is from `{key}`")]
    Origin {
        /// The ledger that the checkpoint names.
        origin: String,
        /// The key's name.
        key: String,
    },
    /// The signed text is not a checkpoint.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
}

/// The reason why a text is not a signed note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// Longer than any checkpoint with its witnesses.
    #[error("it is too long")]
    TooLong,
    /// It has control characters other than line ends.
    #[error("it contains control characters")]
    ControlCharacters,
    /// No empty line separates the text from its signatures.
    #[error("the empty line before the signatures is missing")]
    NoEmptyLine,
    /// The last line has no line end.
    #[error("the last signature line is incomplete")]
    Cut,
    /// A signature line does not have a dash, a key name and a signature.
    #[error("a signature line is damaged")]
    Damaged,
}

/// Signs a checkpoint and returns the whole note, ready to be served. The checkpoint must be of the key's ledger.
pub fn sign(checkpoint: &Checkpoint, key: &SigningKey) -> Result<String, NoteError> {
    check_origin(checkpoint, key.verifying_key())?;
    let text = checkpoint.to_text();
    // A text that cannot be read must not be signed.
    Checkpoint::from_str(&text)?;
    let public = key.verifying_key();
    let code = STANDARD.encode([&public.id().to_be_bytes(), key.sign(&text).as_slice()].concat());
    Ok(format!("{text}\n\u{2014} {} {code}\n", public.name()))
}

/// Opens a note and returns the checkpoint, if this key signed it. Signatures by other keys are ignored.
pub fn open(note: &str, key: &VerifyingKey) -> Result<Checkpoint, NoteError> {
    let (text, signatures) = split(note)?;
    let mut found = false;
    for line in signatures.lines() {
        let (name, id, signature) = signature_line(line)?;
        if name != key.name() || id != key.id() {
            continue;
        }
        found = true;
        if !key.verifies(text, &signature) {
            return Err(NoteError::Signature(name.to_owned()));
        }
    }
    if !found {
        return Err(NoteError::NotSigned(key.name().to_owned()));
    }
    let checkpoint = text.parse()?;
    check_origin(&checkpoint, key)?;
    Ok(checkpoint)
}

fn check_origin(checkpoint: &Checkpoint, key: &VerifyingKey) -> Result<(), NoteError> {
    if checkpoint.origin == key.name() {
        return Ok(());
    }
    Err(NoteError::Origin {
        origin: checkpoint.origin.clone(),
        key: key.name().to_owned(),
    })
}

/// The text, with its last line end, and the signature lines.
fn split(note: &str) -> Result<(&str, &str), NoteError> {
    if note.len() > MAX_NOTE {
        return Err(NoteError::Malformed(Flaw::TooLong));
    }
    if note.contains(|c: char| c < ' ' && c != '\n') {
        return Err(NoteError::Malformed(Flaw::ControlCharacters));
    }
    let Some(at) = note.rfind("\n\n") else {
        return Err(NoteError::Malformed(Flaw::NoEmptyLine));
    };
    let (text, signatures) = (&note[..=at], &note[at + 2..]);
    if signatures.is_empty() || !signatures.ends_with('\n') {
        return Err(NoteError::Malformed(Flaw::Cut));
    }
    Ok((text, signatures))
}

/// A signature line's key name, key number and signature.
fn signature_line(line: &str) -> Result<(&str, u32, Vec<u8>), NoteError> {
    let damaged = NoteError::Malformed(Flaw::Damaged);
    let (name, code) = line
        .strip_prefix("\u{2014} ")
        .and_then(|rest| rest.split_once(' '))
        .ok_or(damaged.clone())?;
    let bytes = STANDARD.decode(code).map_err(|_| damaged.clone())?;
    match bytes.split_first_chunk::<4>() {
        Some((id, signature)) if !signature.is_empty() && !name.is_empty() => {
            Ok((name, u32::from_be_bytes(*id), signature.to_vec()))
        }
        _ => Err(damaged),
    }
}
