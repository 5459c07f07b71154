//! Digests of replies given before. Nothing else in the database would show that one was altered.

use sha2::{Digest, Sha256};

/// SHA-256 over the row's columns, each text after its length.
pub(crate) fn digest(
    office: &str,
    key: &str,
    first_seq: u64,
    last_seq: u64,
    reply: &str,
) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for text in [office, key, reply] {
        hasher.update((text.len() as u64).to_be_bytes());
        hasher.update(text);
    }
    hasher.update(first_seq.to_be_bytes());
    hasher.update(last_seq.to_be_bytes());
    hasher.finalize().into()
}
