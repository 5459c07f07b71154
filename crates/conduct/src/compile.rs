//! Reads a `codes/` folder and checks it: files, model, rules, worked examples.

use crate::codes::Codes;
use crate::engine::Engine;
use crate::files::Files;
use crate::mistake::Mistake;
use crate::sources::Sources;
use crate::{check, load};

impl Codes {
    /// Reads and checks everything.
    ///
    /// # Errors
    /// Returns every mistake found, in the order of files and lines. Nothing is loaded then.
    pub fn load(files: &dyn Files) -> Result<Self, Vec<Mistake>> {
        let (codes, sources) = Self::compile(files)?;
        sound(check::check(&codes, &sources))?;
        Ok(codes)
    }

    fn compile(files: &dyn Files) -> Result<(Self, Sources), Vec<Mistake>> {
        let sources = Sources::read(files)?;
        let model = load::model(&sources)?;
        let ground = check::Ground {
            model: &model,
            sources: &sources,
        };
        sound(check::check_model(ground))?;
        let engine = Engine::build(&sources, &model)?;
        let fingerprint = sources.fingerprint();
        Ok((
            Self {
                model,
                engine,
                fingerprint,
            },
            sources,
        ))
    }

    /// Reads and type-checks everything, so that a draft can be compared before it passes every check.
    ///
    /// # Errors
    /// Returns every mistake in the form of files, in names and in rules.
    pub fn load_draft(files: &dyn Files) -> Result<Self, Vec<Mistake>> {
        let (codes, _) = Self::compile(files)?;
        Ok(codes)
    }
}

/// An error with the mistakes, in the order of files and lines, if there are any.
fn sound(mut mistakes: Vec<Mistake>) -> Result<(), Vec<Mistake>> {
    mistakes.sort();
    mistakes.dedup();
    if mistakes.is_empty() {
        Ok(())
    } else {
        Err(mistakes)
    }
}
