//! The Ed25519 keys of a ledger, named and written as <https://c2sp.org/signed-note> specifies.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer as _};
use sha2::{Digest, Sha256};

use crate::checkpoint::Checkpoint;
use crate::hash::Hash;
use crate::note::NoteError;

/// The algorithm byte of Ed25519 in the specification.
const ED25519: u8 = 1;

/// The key that signs a ledger's checkpoints. Its seed is secret: it is never shown, and is erased from memory
/// after use.
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

    /// The 64 bytes of the signature over a text.
    pub(crate) fn sign(&self, text: &str) -> [u8; 64] {
        self.key.sign(text.as_bytes()).to_bytes()
    }

    /// A checkpoint of the key's ledger.
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

/// A ledger's public key, written as `name+hash+key` (a "vkey"), which other tools accept.
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

    /// Whether this key signed the text. The check is strict: RFC 8032 allows several encodings of a signature, and
    /// only the one that signing produces is accepted.
    pub(crate) fn verifies(&self, text: &str, signature: &[u8]) -> bool {
        let signature = Signature::from_slice(signature);
        signature.is_ok_and(|s| self.key.verify_strict(text.as_bytes(), &s).is_ok())
    }

    /// The number of the key in a signature line: four bytes.
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
