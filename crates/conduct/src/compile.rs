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
        sound(sources.placed(check::check(&codes, &sources)))?;
        Ok(codes)
    }

    /// As [`Codes::load`], with the checks of whole offices: their maps, the edges of their rules, and their promises.
    ///
    /// # Errors
    /// Returns every mistake found, in the order of files and lines.
    pub fn check(files: &dyn Files) -> Result<Self, Vec<Mistake>> {
        let (codes, sources) = Self::compile(files)?;
        let mut mistakes = check::check(&codes, &sources);
        mistakes.extend(check::check_offices(&codes, &sources));
        sound(sources.placed(mistakes))?;
        Ok(codes)
    }

    fn compile(files: &dyn Files) -> Result<(Self, Sources), Vec<Mistake>> {
        let sources = Sources::read(files)?;
        match Self::compiled(&sources) {
            Ok(codes) => Ok((codes, sources)),
            Err(mistakes) => Err(sources.placed(mistakes)),
        }
    }

    fn compiled(sources: &Sources) -> Result<Self, Vec<Mistake>> {
        let mut model = load::model(sources)?;
        let ground = check::Ground {
            model: &model,
            sources,
        };
        sound(check::check_model(ground))?;
        let engine = Engine::build(sources, &model)?;
        sound(check::check_hidden(ground, &engine))?;
        model.hide_all(sources);
        Ok(Self {
            model,
            engine,
            fingerprint: sources.fingerprint(),
        })
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
