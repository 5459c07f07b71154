//! A comparison of two versions of an instrument: the clauses that changed, and the questions with a different
//! answer.

mod clauses;
mod replay;
mod words;

pub use clauses::{Change, ClauseChange, Moved};
use jiff::civil::Date;
pub use replay::{CannotAsk, PastQuestion, VersionSide, WhyNot};
use serde::Serialize;
pub use words::{Stands, Stretch};

use crate::answer::{Answer, Outcome};
use crate::ask::{AskProblem, Question};
use crate::check;
use crate::codes::Codes;
use crate::model::{Example, Instrument};
use crate::text::Lang;

/// One version of an instrument and the codes that it is in. Two versions can be compared even from different
/// codes.
#[derive(Debug, Clone, Copy)]
pub struct Version<'a> {
    codes: &'a Codes,
    index: usize,
}

/// What differs between two versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Difference {
    /// The old version.
    pub old: Side,
    /// The new one.
    pub new: Side,
    /// Every clause that differs.
    pub clauses: Vec<ClauseChange>,
    /// The number of worked examples asked under both versions.
    pub asked: usize,
    /// The examples with a different answer.
    pub examples: Vec<ExampleChange>,
}

/// One of the versions compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Side {
    /// `<office>/<id>` or `law/<id>`.
    pub instrument: String,
    /// Its title.
    pub title: String,
    /// Its version, in the document's own words.
    pub version: String,
    /// The day from which it binds.
    pub effective: Date,
}

/// A worked example that is answered differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ExampleChange {
    /// Its id.
    pub example: String,
    /// A line that says what happens.
    pub title: String,
    /// The situation.
    pub situation: String,
    /// Both answers.
    #[serde(flatten)]
    pub answers: Changed,
}

/// Two answers to one question, and where they differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Changed {
    /// What differs: `outcome`, `authority`, `because` or `duties`. `asked` if only one version can be asked.
    pub differs: Vec<&'static str>,
    /// The answer under the old version. `None` if the question cannot be asked under it.
    pub old: Option<Essence>,
    /// The answer under the new version. `None` if the question cannot be asked under it.
    pub new: Option<Essence>,
}

/// What is compared of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Essence {
    /// Whether the person may do it.
    pub outcome: Option<Outcome>,
    /// Who may authorise it: any one of these posts.
    pub authorities: Vec<String>,
    /// The clauses that decided, `<instrument> <clause>`.
    pub because: Vec<String>,
    /// What is owed.
    pub duties: Vec<DutyOwed>,
}

/// What is compared of a duty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DutyOwed {
    /// The duty's id.
    pub duty: String,
    /// Who it is owed to: a post, `a|b` for either, `a+b` for both.
    pub to: Option<String>,
    /// How long they have: an ISO 8601 duration.
    pub within: Option<String>,
    /// The id of the moment when it falls due.
    pub moment: Option<String>,
    /// How often it comes back: an ISO 8601 duration.
    pub every: Option<String>,
    /// The instrument.
    pub instrument: String,
    /// Its clause.
    pub clause: String,
}

impl Codes {
    /// The version that `<office>/<instrument>@<effective date>` means.
    pub fn version(&self, written: &str) -> Option<Version<'_>> {
        let (folder, date) = written.split_once('@')?;
        let effective: Date = date.parse().ok()?;
        let same = |one: &Instrument| one.folder == folder && one.effective == effective;
        let index = self.model.instruments.iter().position(same)?;
        Some(Version { codes: self, index })
    }

    /// The version of an instrument that an office adopts, by the day from which it binds.
    pub fn adopted_version(
        &self,
        office: &str,
        instrument: &str,
        effective: Date,
    ) -> Option<Version<'_>> {
        let mut adopted = self.instruments(office).into_iter();
        let found = adopted.find(|one| one.id == instrument && one.effective == effective)?;
        let same = |one: &Instrument| one.folder == found.folder && one.effective == effective;
        let index = self.model.instruments.iter().position(same)?;
        Some(Version { codes: self, index })
    }

    /// Every version, written as [`Codes::version`] reads it.
    pub fn versions(&self) -> Vec<String> {
        let versions = self.model.instruments.iter();
        versions
            .map(|one| format!("{}@{}", one.folder, one.effective))
            .collect()
    }
}

impl<'a> Version<'a> {
    /// The version itself.
    pub fn instrument(self) -> &'a Instrument {
        &self.codes.model.instruments[self.index]
    }

    /// Its position in the model.
    pub(crate) fn index(self) -> usize {
        self.index
    }

    /// The codes that the version is in.
    pub fn codes(self) -> &'a Codes {
        self.codes
    }

    /// What differs between this version and a newer one.
    pub fn compare(self, new: Version<'_>, lang: Lang) -> Difference {
        let (before, now) = (self.instrument(), new.instrument());
        let known = |one: &&Example| !before.examples.iter().any(|old| old.id == one.id);
        let added = now.examples.iter().filter(known);
        let all: Vec<&Example> = before.examples.iter().chain(added).collect();
        let changed = all.iter().filter_map(|example| {
            Some(ExampleChange {
                example: example.id.clone(),
                title: example.title.in_language(lang).to_owned(),
                situation: example.situation.clone(),
                answers: changed(self.example(example), new.example(example))?,
            })
        });
        Difference {
            old: self.side(lang),
            new: new.side(lang),
            clauses: clauses::compare(before, now, lang),
            asked: all.len(),
            examples: changed.collect(),
        }
    }

    fn side(self, lang: Lang) -> Side {
        let one = self.instrument();
        Side {
            instrument: one.folder.clone(),
            title: one.title.in_language(lang).to_owned(),
            version: one.version.clone(),
            effective: one.effective,
        }
    }

    /// The answer to a worked example under this version. `None` if the example names something that does not
    /// exist.
    fn example(self, example: &Example) -> Option<Essence> {
        let office = check::home(self.codes, self.instrument())?;
        let question = check::question(self.codes, office, example).ok()?;
        self.ask(&question).ok().map(|answer| essence(&answer))
    }

    /// The answer to a question as if this version were in force on its day, together with the office's other
    /// instruments. A law is asked alone, as its examples are.
    ///
    /// # Errors
    /// As [`Codes::ask`].
    pub fn ask(self, question: &Question) -> Result<Answer, AskProblem> {
        if check::shared(self.codes, self.instrument()) {
            return self.codes.ask_alone(question, self.index);
        }
        let engine = &self.codes.engine;
        let folder = &self.instrument().folder;
        let mut stack = engine.in_force(&question.office, question.on, &question.switched_on);
        let other = |index: &usize| self.codes.model.instruments[*index].folder == *folder;
        match stack.iter().position(other) {
            Some(place) => stack[place] = self.index,
            None => stack.insert(0, self.index),
        }
        self.codes.ask_with(question, &stack)
    }
}

fn essence(answer: &Answer) -> Essence {
    let because = answer.because.iter();
    let because = because.map(|one| format!("{} {}", one.instrument, one.clause));
    let duties = answer.duties.iter().map(|owed| DutyOwed {
        duty: owed.duty.clone(),
        to: owed.to.clone(),
        within: owed.within.clone(),
        moment: owed.moment.clone(),
        every: owed.every.clone(),
        instrument: owed.instrument.clone(),
        clause: owed.clause.clone(),
    });
    Essence {
        outcome: answer.outcome,
        authorities: sorted(answer.authorities.clone()),
        because: sorted(because.collect()),
        duties: sorted(duties.collect()),
    }
}

fn sorted<T: Ord>(mut all: Vec<T>) -> Vec<T> {
    all.sort();
    all
}

impl std::fmt::Display for DutyOwed {
    /// The words in order.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words = [
            Some(&self.duty),
            self.to.as_ref(),
            self.within.as_ref(),
            self.moment.as_ref(),
            self.every.as_ref(),
            Some(&self.instrument),
            Some(&self.clause),
        ];
        let words: Vec<&str> = words.into_iter().flatten().map(String::as_str).collect();
        out.write_str(&words.join(" "))
    }
}

fn changed(old: Option<Essence>, new: Option<Essence>) -> Option<Changed> {
    let differs: Vec<&'static str> = match (&old, &new) {
        (Some(old), Some(new)) => [
            ("outcome", old.outcome != new.outcome),
            ("authority", old.authorities != new.authorities),
            ("because", old.because != new.because),
            ("duties", old.duties != new.duties),
        ]
        .into_iter()
        .filter(|(_, differs)| *differs)
        .map(|(what, _)| what)
        .collect(),
        (None, None) => Vec::new(),
        _ => vec!["asked"],
    };
    (!differs.is_empty()).then_some(Changed { differs, old, new })
}
