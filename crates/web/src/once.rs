//! The value by which the same form, sent twice, is known to be the same.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// The hidden field's name. Facts' names have no hyphens, so it cannot be one of theirs.
pub const FIELD: &str = "form-once";

/// The value for these random bytes.
#[must_use]
pub fn value(random: [u8; 16]) -> String {
    URL_SAFE_NO_PAD.encode(random)
}
