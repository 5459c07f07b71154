//! `probity check`: checks a `codes/` folder as a compiler would, and runs its worked examples.

use std::path::Path;

use probity_conduct::{Codes, Directory};
use probity_i18n::{Message, key};

use crate::outcome::{Failure, Outcome};
use crate::output::{sentence, tell};

/// Prints each mistake with file, line and what would be right, or one line if there are none.
pub fn run(folder: &Path) -> Result<Outcome, Failure> {
    if !folder.is_dir() {
        let message = key("cli-check-no-folder").with("folder", folder.display().to_string());
        return Err(Failure::bad(sentence(message)));
    }
    match Codes::load(&Directory::new(folder)) {
        Ok(codes) => {
            tell(summary(&codes));
            Ok(Outcome::Done)
        }
        Err(mistakes) => {
            for mistake in &mistakes {
                tell(mistake);
            }
            tell(key("cli-count-mistakes").with("count", mistakes.len()));
            Ok(Outcome::Found)
        }
    }
}

fn summary(codes: &Codes) -> Message {
    let (mut clauses, mut examples) = (0, 0);
    let mut seen = std::collections::BTreeSet::new();
    for office in codes.offices() {
        for instrument in codes.instruments(&office.id) {
            if seen.insert(instrument.folder.clone()) {
                clauses += instrument.clauses.len();
                examples += instrument.examples.len();
            }
        }
    }
    // Numbers as text, because a program may read this line.
    key("cli-check-clean")
        .with("offices", codes.offices().count().to_string())
        .with("situations", codes.situations().count().to_string())
        .with("instruments", seen.len().to_string())
        .with("clauses", clauses.to_string())
        .with("examples", examples.to_string())
}
