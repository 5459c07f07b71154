//! The files that answer one question: one situation's rules, in one office or in all of them.

use std::collections::BTreeSet;
use std::io;

use crate::codes::Codes;
use crate::engine::Engine;
use crate::files::Files;
use crate::load::{self, Model};
use crate::mistake::Mistake;
use crate::model::Office;
use crate::sources::Sources;

impl Codes {
    /// Reads everything without the checks of rules and examples. For codes that passed [`Codes::check`] before, such
    /// as those embedded in the program.
    ///
    /// # Errors
    /// Returns every mistake in the form of a file.
    pub fn load_checked(files: &dyn Files) -> Result<Self, Vec<Mistake>> {
        unchecked(&Sources::read(files)?)
    }

    /// Reads what is needed to answer questions about one situation: in one office, or in all of them if `office` is
    /// `None`. Every office and situation can be looked up, but has no rules or clauses unless it is asked about.
    /// There are no registers, comparisons or examples. The fingerprint is that of the files read.
    ///
    /// For codes that passed [`Codes::load`] before, because only the form of files is checked.
    ///
    /// # Errors
    /// Returns every mistake in the form of a file.
    pub fn load_part(
        files: &dyn Files,
        office: Option<&str>,
        situation: &str,
    ) -> Result<Self, Vec<Mistake>> {
        let adopted = office.map(|office| adopted(files, office));
        unchecked(&Sources::read(&Part {
            files,
            adopted,
            situation,
        })?)
    }
}

/// The codes in files that were checked before.
fn unchecked(sources: &Sources) -> Result<Codes, Vec<Mistake>> {
    let placed = |mistakes| sources.placed(mistakes);
    let mut model = load::model(sources).map_err(placed)?;
    let engine = Engine::build_untyped(sources, &model).map_err(placed)?;
    model.hide_all(sources);
    Ok(Codes {
        engine,
        fingerprint: sources.fingerprint(),
        model,
    })
}

/// Files without those that the question does not need.
struct Part<'a> {
    files: &'a dyn Files,
    /// The folders of the instruments needed. `None` means all.
    adopted: Option<BTreeSet<String>>,
    situation: &'a str,
}

impl Files for Part<'_> {
    fn list(&self) -> io::Result<Vec<String>> {
        let all = self.files.list()?.into_iter();
        Ok(all.filter(|path| self.needs(path)).collect())
    }

    fn read(&self, path: &str) -> io::Result<String> {
        self.files.read(path)
    }

    fn bytes(&self, path: &str, most: usize) -> io::Result<Vec<u8>> {
        self.files.bytes(path, most)
    }

    fn place(&self, path: &str) -> String {
        self.files.place(path)
    }
}

impl Part<'_> {
    fn needs(&self, path: &str) -> bool {
        let parts: Vec<&str> = path.split('/').collect();
        match parts[..] {
            ["words.toml" | "bank-holidays.toml"]
            | ["situations" | "standards", _]
            | [_, "office.toml"] => true,
            [
                owner,
                instrument,
                _,
                "instrument.toml" | "clauses.toml" | "accepted.toml" | "rules.cedar",
            ] => self.adopts(owner, instrument),
            [owner, instrument, _, "rules", file] => {
                file.strip_suffix(".cedar") == Some(self.situation)
                    && self.adopts(owner, instrument)
            }
            _ => false,
        }
    }

    fn adopts(&self, owner: &str, instrument: &str) -> bool {
        let folders = self.adopted.as_ref();
        folders.is_none_or(|folders| folders.contains(&format!("{owner}/{instrument}")))
    }
}

/// The folders of the instruments that the office adopts. There are none if its file cannot be read, which loading
/// then reports.
fn adopted(files: &dyn Files, office: &str) -> BTreeSet<String> {
    let text = files.read(&format!("{office}/office.toml"));
    let read: Option<Office> = text.ok().and_then(|text| toml::from_str(&text).ok());
    let adopts = read.into_iter().flat_map(|office| office.adopts);
    adopts.map(|one| Model::folder(office, &one)).collect()
}
