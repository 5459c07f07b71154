//! What `codes/` must keep to beyond its types: each check is its own small function.
mod examples;
mod reach;

use crate::{
    codes::Codes,
    mistake::Mistake,
    model::{Example, Instrument},
    sources::Sources,
};

/// Files and what they mean, for checks that need both.
pub(crate) struct Checked<'a> {
    pub codes: &'a Codes,
    pub sources: &'a Sources,
}

/// All checks of what was read and compiled.
pub(crate) fn check(codes: &Codes, sources: &Sources) -> Vec<Mistake> {
    let checked = Checked { codes, sources };
    let mut mistakes = Vec::new();
    examples::check(&checked, &mut mistakes);
    reach::check(&checked, &mut mistakes);
    mistakes
}

impl Checked<'_> {
    /// The mistake at a word in a file, from a byte offset on.
    pub fn at(
        &self,
        path: &str,
        from: usize,
        word: &str,
        what: String,
        instead: impl Into<String>,
    ) -> Mistake {
        match self.sources.get(path) {
            Some(source) => source.mistake_near(from, word, what, instead),
            None => Mistake::of_file(path, what, instead),
        }
    }

    /// Every version with its index and the office whose examples it holds.
    pub fn versions(&self) -> impl Iterator<Item = (usize, &Instrument)> {
        self.codes.model.instruments.iter().enumerate()
    }
}

/// The path of one of a version's files.
pub(crate) fn path(version: &Instrument, file: &str) -> String {
    format!("{}/{file}", version.version_folder())
}

/// The office in which a version's examples are asked: its own, or for a law the first that adopts it.
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

/// Is it a law, shared by offices? Its examples are judged by it alone.
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
            standing: example.standing.clone(),
            posts: example.posts.clone(),
        },
        facts,
        switched_on: example.switched_on.clone(),
    })
}

fn json(facts: &std::collections::BTreeMap<String, toml::Value>) -> serde_json::Value {
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
