//! Checks of `codes/` beyond types. Each check is its own small function.

mod acts;
mod areas;
mod backing;
mod clauses;
mod comparisons;
mod days;
mod deeds;
mod edges;
mod examples;
mod facts;
mod fields;
mod held;
mod hidden;
mod instruments;
mod limbs;
mod map;
mod offices;
mod partition;
mod posts;
mod profiles;
mod promises;
mod reach;
mod registers;
mod rules;
mod situations;
mod source;
mod stand_in;
mod standards;
mod taken;
mod touches;
mod unasked;
mod words;

use probity_i18n::{Key, Message};

pub(crate) use self::hidden::check_hidden;
use crate::codes::Codes;
use crate::load::Model;
use crate::mistake::{Mistake, one_of};
use crate::model::{Example, Instrument, Office};
use crate::source::Source;
use crate::sources::Sources;

/// The files and the model read from them.
#[derive(Clone, Copy)]
pub(crate) struct Ground<'a> {
    pub model: &'a Model,
    pub sources: &'a Sources,
}

/// The same, with the rules compiled.
#[derive(Clone, Copy)]
pub(crate) struct Checked<'a> {
    pub ground: Ground<'a>,
    pub codes: &'a Codes,
}

/// The checks that must pass before rules can be read.
pub(crate) fn check_model(ground: Ground<'_>) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    words::check(ground, &mut mistakes);
    areas::check(ground, &mut mistakes);
    situations::check(ground, &mut mistakes);
    days::check(ground, &mut mistakes);
    registers::check(ground, &mut mistakes);
    standards::check(ground, &mut mistakes);
    offices::check(ground, &mut mistakes);
    instruments::check(ground, &mut mistakes);
    clauses::check(ground, &mut mistakes);
    source::check(ground, &mut mistakes);
    profiles::check(ground, &mut mistakes);
    taken::check(ground, &mut mistakes);
    mistakes
}

/// The checks of rules and then, if these pass, of examples.
pub(crate) fn check(codes: &Codes, sources: &Sources) -> Vec<Mistake> {
    let ground = Ground {
        model: &codes.model,
        sources,
    };
    let checked = Checked { ground, codes };
    let mut mistakes = Vec::new();
    registers::check_sources(checked, &mut mistakes);
    rules::check(checked, &mut mistakes);
    posts::check(checked, &mut mistakes);
    backing::check(checked, &mut mistakes);
    fields::check(checked, &mut mistakes);
    stand_in::check(checked, &mut mistakes);
    let mut shared = Vec::new();
    comparisons::check(checked, &mut shared);
    deeds::check(ground, &mut shared);
    promises::check(checked, &mut shared);
    mistakes.extend(own(shared, sources));
    if mistakes.is_empty() {
        let mut worked = Vec::new();
        examples::check(checked, &mut worked);
        reach::check(checked, &mut worked);
        mistakes.extend(own(worked, sources));
    }
    acts::check(ground, &mut mistakes);
    mistakes
}

/// The checks of whole offices: the situations and parts of their clauses, their maps, the edges of their rules, and
/// whether each promise is kept.
/// They are for those who write codes, and keep no server from starting.
pub(crate) fn check_offices(codes: &Codes, sources: &Sources) -> Vec<Mistake> {
    let ground = Ground {
        model: &codes.model,
        sources,
    };
    let checked = Checked { ground, codes };
    let mut mistakes = Vec::new();
    let held = held::by_version(checked);
    touches::check(checked, &held, &mut mistakes);
    limbs::check(checked, &held, &mut mistakes);
    map::check(checked, &mut mistakes);
    edges::check(checked, &mut mistakes);
    partition::check(checked, &mut mistakes);
    let mut mistakes: Vec<Mistake> = own(mistakes, sources).collect();
    promises::prove(checked, &mut mistakes);
    mistakes
}

/// The mistakes in files of an office's own folder. An office that adds or hides a question answers for its own code,
/// not for the codes that ship. Without an own folder, these are all mistakes.
fn own(found: Vec<Mistake>, sources: &Sources) -> impl Iterator<Item = Mistake> {
    (found.into_iter()).filter(move |one| !sources.ships(one))
}

impl<'a> Ground<'a> {
    /// A mistake at a key or word in the item that begins at a byte offset.
    pub fn at(
        &self,
        path: &str,
        from: usize,
        word: &str,
        what: impl Into<Message>,
        instead: impl Into<Message>,
    ) -> Mistake {
        match self.sources.get(path) {
            Some(source) => Source::mistake_near(source, from, word, what, instead),
            None => Mistake::of_file(path, what, instead),
        }
    }

    /// A mistake if a list does not have this word. `absent` is the message for it.
    pub fn unknown<S: AsRef<str> + 'a>(
        &self,
        place: &Place<'_>,
        absent: Key,
        word: &str,
        known: impl Iterator<Item = S> + Clone,
    ) -> Option<Mistake> {
        if known.clone().any(|one| one.as_ref() == word) {
            return None;
        }
        Some(self.at(
            place.path,
            place.from,
            &format!("\"{word}\""),
            absent.with("name", word),
            one_of(known),
        ))
    }

    /// Whether any version that the office adopts has the clause written `code 3.1g`.
    pub fn has_clause(&self, office: &str, written: &str) -> bool {
        written.split_once(' ').is_some_and(|(id, clause)| {
            let mut versions = self.model.adopted(office);
            versions.any(|(_, version)| version.id == id && version.clause(clause).is_some())
        })
    }

    /// The offices that adopt a version's folder.
    pub fn adopters(&self, version: &Instrument) -> Vec<&'a Office> {
        let adopts = |office: &&Office| {
            office
                .adopts
                .iter()
                .any(|one| Model::folder(&office.id, one) == version.folder)
        };
        self.model.offices.values().filter(adopts).collect()
    }
}

/// The position of an item.
pub(crate) struct Place<'a> {
    pub path: &'a str,
    pub from: usize,
}

/// Whether the id has only lower-case letters, digits and hyphens.
pub(crate) fn kebab(id: &str) -> bool {
    named(id, '-')
}

/// Whether the name has only lower-case letters, digits and underscores.
pub(crate) fn snake(name: &str) -> bool {
    named(name, '_')
}

fn named(id: &str, between: char) -> bool {
    id.starts_with(|c: char| c.is_ascii_lowercase())
        && id
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == between)
}

/// The items whose key an earlier item already has.
pub(crate) fn repeated<'a, T, K: Ord>(
    items: impl IntoIterator<Item = &'a T>,
    key: impl Fn(&'a T) -> K,
) -> Vec<&'a T> {
    let mut seen = std::collections::BTreeSet::new();
    items
        .into_iter()
        .filter(|item| !seen.insert(key(item)))
        .collect()
}

/// The path of one of a version's files.
pub(crate) fn path(version: &Instrument, file: &str) -> String {
    format!("{}/{file}", version.version_folder())
}

/// The situation of this file of rules or examples, if it is in a situation's file.
pub(crate) fn of_situation(path: &str) -> Option<&str> {
    let (folder, file) = path.rsplit_once('/')?;
    let of_one = folder.ends_with("/rules") || folder.ends_with("/examples");
    of_one.then(|| file.rsplit_once('.').map_or(file, |(name, _)| name))
}

/// The office in which a version's examples are asked: its own, or for a law the first office that adopts it.
pub(crate) fn home<'a>(codes: &'a Codes, version: &'a Instrument) -> Option<&'a str> {
    let owner = version.folder.split('/').next()?;
    if codes.office(owner).is_some() {
        return Some(owner);
    }
    let adopts = |office: &&crate::model::Office| {
        codes
            .instruments(&office.id)
            .iter()
            .any(|one| one.folder == version.folder)
    };
    codes
        .offices()
        .find(adopts)
        .map(|office| office.id.as_str())
}

/// Whether it is a law that offices share. The examples of such a law are judged by it alone.
pub(crate) fn shared(codes: &Codes, version: &Instrument) -> bool {
    version
        .folder
        .split('/')
        .next()
        .is_none_or(|owner| codes.office(owner).is_none())
}

/// The question that an example asks.
pub(crate) fn question(
    codes: &Codes,
    office: &str,
    example: &Example,
) -> Result<crate::Question, Vec<crate::FieldProblem>> {
    let facts = match codes.situation(&example.situation) {
        Some(situation) => crate::Facts::from_json(situation, &json(&example.facts))?,
        None => crate::Facts::default(),
    };
    Ok(crate::Question {
        office: office.to_owned(),
        situation: example.situation.clone(),
        on: example.on.unwrap_or_default(),
        asker: crate::Asker {
            role: example.role.clone(),
            posts: example.posts.clone(),
        },
        facts,
        switched_on: example.switched_on.clone(),
    })
}

/// Facts from TOML, as JSON.
pub(crate) fn json(facts: &std::collections::BTreeMap<String, toml::Value>) -> serde_json::Value {
    let value = |value: &toml::Value| match value {
        toml::Value::String(text) => text.clone().into(),
        toml::Value::Integer(number) => (*number).into(),
        toml::Value::Float(number) => (*number).into(),
        toml::Value::Boolean(yes) => (*yes).into(),
        other => serde_json::Value::from(other.to_string()),
    };
    facts
        .iter()
        .map(|(name, one)| (name.clone(), value(one)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}
