//! `probity licences`: the licences of what others made and this program contains.

use crate::outcome::Outcome;
use crate::output::say;

/// Written when the assets are fetched: GOV.UK's and MoJ's frontends, and every crate in the program.
const TEXT: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../third-party/assets/licences.txt"
));

/// Prints them.
pub fn run() -> Outcome {
    say(TEXT.trim_end());
    Outcome::Done
}
