//! The value that identifies a form, so that the same form sent twice is recognised.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// The hidden field's name. Names of facts have no hyphens, so it cannot clash with one.
pub const FIELD: &str = "idempotency-key";

/// The value made of these random bytes.
#[must_use]
pub fn value(random: [u8; 16]) -> String {
    URL_SAFE_NO_PAD.encode(random)
}
