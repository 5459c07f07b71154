//! Signed notes: a checkpoint with Ed25519 signatures below it (<https://c2sp.org/signed-note>).

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer as _};
use sha2::{Digest, Sha256};

use crate::checkpoint::{Checkpoint, CheckpointError};
use crate::hash::Hash;

/// The algorithm byte of Ed25519 in the specification.
const ED25519: u8 = 1;

/// Longer texts are refused unread: a checkpoint with a hundred witnesses has some 10 kB.
const MAX_NOTE: usize = 1_000_000;

/// Why a note cannot be signed or opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// A key's name is empty or has spaces or a plus sign. Name it after the address the ledger is served at.
    #[error("`{0}` cannot name a key: use the ledger's address without spaces and `+`")]
    Name(String),
    /// Not a public key as `name+8 hexadecimal digits+base64`. Copy it whole from where the office publishes it.
    #[error("this is not a public key, which is written as name+hash+key")]
    Key,
    /// The public key's own check digits do not fit its name and bytes. Copy it again; if it stays so, it is not
    /// the key it says.
    #[error(
        "the public key's hash does not fit its name and key: it was copied wrongly or altered"
    )]
    KeyHash,
    /// Not a signed note: no empty line before the signatures, a damaged signature line, control characters, or
    /// far too long. Copy the whole file, line ends and the long dash included.
    #[error("this is not a signed checkpoint: {0}")]
    Malformed(&'static str),
    /// None of the signatures is by this key. Check that checkpoint and key are of the same ledger, and whether
    /// the office has changed its key.
    #[error("the checkpoint is not signed by the key `{0}`")]
    NotSigned(String),
    /// The signature by this key does not fit the text. The checkpoint was altered, or it was not the office that
    /// signed: keep it as evidence and ask the office.
    #[error("the signature by `{0}` does not fit the checkpoint")]
    Signature(String),
    /// The checkpoint names another ledger than the key. Use the key of the ledger that it names.
    #[error("the checkpoint is of `{origin}`, the key of `{key}`")]
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

/// The key that signs a ledger's checkpoints. Its seed is a secret: it is not shown, and erased from memory after use.
pub struct SigningKey {
    key: ed25519_dalek::SigningKey,
    public: VerifyingKey,
}

impl SigningKey {
    /// The key of the ledger called `name`, from 32 secret random bytes (RFC 8032 section 5.1.5).
    pub fn from_seed(name: &str, seed: [u8; 32]) -> Result<Self, NoteError> {
        let key = ed25519_dalek::SigningKey::from_bytes(&seed);
        let public = VerifyingKey::new(name, key.verifying_key())?;
        Ok(Self { key, public })
    }

    /// The public key, to be published.
    pub const fn verifying_key(&self) -> &VerifyingKey {
        &self.public
    }

    /// The key's ledger as a checkpoint.
    pub fn checkpoint(&self, size: u64, root: Hash) -> Checkpoint {
        Checkpoint {
            origin: self.public.name.clone(),
            size,
            root,
        }
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.public.name)
    }
}

/// A ledger's public key. Written as `name+hash+key`, the form other tools take ("vkey").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyingKey {
    name: String,
    id: u32,
    key: ed25519_dalek::VerifyingKey,
}

impl VerifyingKey {
    fn new(name: &str, key: ed25519_dalek::VerifyingKey) -> Result<Self, NoteError> {
        if name.is_empty()
            || name.contains(|c: char| c.is_whitespace() || c.is_control() || c == '+')
        {
            return Err(NoteError::Name(name.to_owned()));
        }
        let id = key_id(name, key.as_bytes());
        Ok(Self {
            name: name.to_owned(),
            id,
            key,
        })
    }

    /// The ledger's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The four bytes by which a signature line names its key, as a number.
    pub const fn id(&self) -> u32 {
        self.id
    }
}

impl fmt::Display for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = STANDARD.encode([&[ED25519], self.key.as_bytes().as_slice()].concat());
        write!(f, "{}+{:08x}+{key}", self.name, self.id)
    }
}

impl FromStr for VerifyingKey {
    type Err = NoteError;

    fn from_str(text: &str) -> Result<Self, NoteError> {
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(hash), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(NoteError::Key);
        };
        let bytes = STANDARD.decode(key).map_err(|_| NoteError::Key)?;
        let Some((&ED25519, bytes)) = bytes.split_first() else {
            return Err(NoteError::Key);
        };
        let bytes: &[u8; 32] = bytes.try_into().map_err(|_| NoteError::Key)?;
        let key = ed25519_dalek::VerifyingKey::from_bytes(bytes).map_err(|_| NoteError::Key)?;
        let key = Self::new(name, key)?;
        if hash == format!("{:08x}", key.id) {
            Ok(key)
        } else {
            Err(NoteError::KeyHash)
        }
    }
}

/// The first four bytes of SHA-256 over the name, a line end, the algorithm and the key.
fn key_id(name: &str, key: &[u8; 32]) -> u32 {
    let hash = Sha256::new()
        .chain_update(name)
        .chain_update([b'\n', ED25519])
        .chain_update(key)
        .finalize();
    u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]])
}

/// Signs a checkpoint and returns the whole note, ready to be served. The checkpoint must be of the key's ledger.
pub fn sign(checkpoint: &Checkpoint, key: &SigningKey) -> Result<String, NoteError> {
    check_origin(checkpoint, &key.public)?;
    let text = checkpoint.to_text();
    // What cannot be read back must not be signed.
    Checkpoint::from_str(&text)?;
    let signature = key.key.sign(text.as_bytes());
    let bytes = [
        &key.public.id.to_be_bytes(),
        signature.to_bytes().as_slice(),
    ]
    .concat();
    Ok(format!(
        "{text}\n\u{2014} {} {}\n",
        key.public.name,
        STANDARD.encode(bytes)
    ))
}

/// Opens a note: the checkpoint in it, if this key signed it. Signatures by others are passed over.
pub fn open(note: &str, key: &VerifyingKey) -> Result<Checkpoint, NoteError> {
    let (text, signatures) = split(note)?;
    let mut found = false;
    for line in signatures.lines() {
        let (name, id, signature) = signature_line(line)?;
        if name != key.name || id != key.id {
            continue;
        }
        found = true;
        let wrong = || NoteError::Signature(key.name.clone());
        let signature = Signature::from_slice(&signature).map_err(|_| wrong())?;
        key.key
            .verify_strict(text.as_bytes(), &signature)
            .map_err(|_| wrong())?;
    }
    if !found {
        return Err(NoteError::NotSigned(key.name.clone()));
    }
    let checkpoint = text.parse()?;
    check_origin(&checkpoint, key)?;
    Ok(checkpoint)
}

fn check_origin(checkpoint: &Checkpoint, key: &VerifyingKey) -> Result<(), NoteError> {
    if checkpoint.origin == key.name {
        return Ok(());
    }
    Err(NoteError::Origin {
        origin: checkpoint.origin.clone(),
        key: key.name.clone(),
    })
}

/// The text, its last line end included, and the signature lines.
fn split(note: &str) -> Result<(&str, &str), NoteError> {
    if note.len() > MAX_NOTE {
        return Err(NoteError::Malformed("it is too long"));
    }
    if note.contains(|c: char| c < ' ' && c != '\n') {
        return Err(NoteError::Malformed("it holds control characters"));
    }
    let Some(at) = note.rfind("\n\n") else {
        return Err(NoteError::Malformed(
            "the empty line before the signatures is missing",
        ));
    };
    let (text, signatures) = (&note[..=at], &note[at + 2..]);
    if signatures.is_empty() || !signatures.ends_with('\n') {
        return Err(NoteError::Malformed("the last signature line is cut"));
    }
    Ok((text, signatures))
}

/// A signature line's key name, key number and signature.
fn signature_line(line: &str) -> Result<(&str, u32, Vec<u8>), NoteError> {
    let damaged = NoteError::Malformed("a signature line is damaged");
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
