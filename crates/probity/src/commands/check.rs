//! `probity check`: reads a `codes/` folder as a compiler would, and runs its worked examples.

use std::path::Path;

use probity_code::{Codes, Directory};

use crate::{
    outcome::{Failure, Outcome},
    shipped,
};

use super::say;

/// Says what is wrong in the folder, each with file, line and what would be right; or that nothing is.
pub fn run(folder: &Path) -> Result<Outcome, Failure> {
    if !folder.is_dir() {
        return Err(Failure::bad(format!(
            "{} is not a folder. Name the folder that holds words.toml.",
            folder.display()
        )));
    }
    match Codes::load(&Directory::new(folder)) {
        Ok(codes) => {
            say(summary(&codes));
            Ok(Outcome::Done)
        }
        Err(mistakes) => {
            for mistake in &mistakes {
                say(mistake);
            }
            say(format!("{}.", shipped::count(mistakes.len())));
            Ok(Outcome::Found)
        }
    }
}

fn summary(codes: &Codes) -> String {
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
    format!(
        "No mistakes: {} offices, {} situations, {} instruments, {clauses} clauses, {examples} worked examples, all as expected.",
        codes.offices().count(),
        codes.situations().count(),
        seen.len(),
    )
}
