//! The path through a situation's questions: one pure function from the answers so far to the next page.
//!
//! Nothing else about a journey is kept. Which page is next, where Back leads, which answers count and whether the
//! path is complete all follow from the answers. Asking takes only facts that can still change the answer, the most
//! deciding first. Declaring takes the same, then what only the record needs. Answers that are off the path are
//! ignored, and count again when the path comes back to them.

mod deciding;
mod record;

use serde::{Deserialize, Serialize};

use crate::ask::{AskProblem, Open, Question};
use crate::codes::Codes;
use crate::facts::Facts;
use crate::model::Situation;
use crate::rules::{Tri, Value};
use crate::visibility;

/// What the answers are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Purpose {
    /// To get an answer. Every question can be skipped.
    Ask,
    /// To submit a case. Questions that decide the answer cannot be skipped. To some of them people can answer that they
    /// do not know.
    Declare,
}

/// Someone on the way through a situation's questions.
#[derive(Debug, Clone, Copy)]
pub struct Journey<'a> {
    /// Who asks, where, when and about what, with every answer given so far. Their order does not count.
    pub question: &'a Question,
    /// What the answers are for.
    pub purpose: Purpose,
    /// Fields that were shown and left blank.
    pub skipped: &'a [String],
}

/// Questions that are asked together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PathPage {
    /// The fields, in order. One, if it decides the answer.
    pub fields: Vec<String>,
    /// Those that cannot be left blank.
    pub needed: Vec<String>,
    /// Whether it can change the answer. Otherwise only the record needs it.
    pub decides: bool,
}

/// The path as far as the answers lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Path {
    /// The pages that are answered, in order. Back leads to the last of them.
    pub done: Vec<PathPage>,
    /// The page to answer next. Absent if nothing is left to answer.
    pub next: Option<PathPage>,
    /// The pages that can follow the next one, at most, as long as no deciding question is skipped. It never grows,
    /// but it can stay the same after an answer that makes another clause count.
    pub left: usize,
    /// Fields with an answer that is off the path: they do not apply, or are not needed.
    pub off: Vec<String>,
    /// The answers on the path.
    #[serde(skip)]
    pub facts: Facts,
}

impl Path {
    /// Whether nothing is left to answer.
    pub fn is_complete(&self) -> bool {
        self.next.is_none()
    }

    /// The page at that place, counted from 0: an answered one, or the next.
    pub fn page(&self, place: usize) -> Option<&PathPage> {
        self.done
            .get(place)
            .or_else(|| self.next.as_ref().filter(|_| place == self.done.len()))
    }

    /// The place of the page that asks for that field.
    pub fn place_of(&self, field: &str) -> Option<usize> {
        let pages = self.done.iter().chain(&self.next);
        pages
            .enumerate()
            .find(|(_, page)| page.fields.iter().any(|name| name == field))
            .map(|(place, _)| place)
    }
}

impl Codes {
    /// The path of these answers.
    ///
    /// # Errors
    /// As for [`Codes::ask`].
    pub fn path(&self, journey: Journey<'_>) -> Result<Path, AskProblem> {
        let open = Open::new(self, journey.question)?;
        Ok(Walk::new(&open, journey).run())
    }

    /// The fields that declaring asks for if only these facts are known.
    ///
    /// # Errors
    /// As for [`Codes::ask`].
    pub fn asked(&self, question: &Question) -> Result<Vec<String>, AskProblem> {
        let question = Question {
            facts: question.facts.clone().nothing_else_known(),
            ..question.clone()
        };
        let path = self.path(Journey {
            question: &question,
            purpose: Purpose::Declare,
            skipped: &[],
        })?;
        let pages = path.done.into_iter();
        Ok(pages.flat_map(|page| page.fields).collect())
    }
}

/// A walk from the first question along the answers.
struct Walk<'w, 'a> {
    open: &'w Open<'a>,
    situation: &'a Situation,
    journey: Journey<'w>,
    /// The answers taken so far, by field.
    taken: Vec<Option<Value<'a>>>,
    /// The fields asked so far, as a bit set. Some were skipped.
    asked: u64,
}

impl<'w, 'a> Walk<'w, 'a> {
    fn new(open: &'w Open<'a>, journey: Journey<'w>) -> Self {
        let situation = open.situation();
        Self {
            open,
            situation,
            journey,
            taken: vec![None; situation.fields.len()],
            asked: 0,
        }
    }

    /// Each step asks at least one field that was not asked before, so the walk ends.
    fn run(mut self) -> Path {
        let mut done = Vec::new();
        loop {
            let Some((fields, decides, left)) = self.step() else {
                return self.arrived(done, None, 0);
            };
            let page = self.page(&fields, decides);
            if !self.is_answered(&page) {
                return self.arrived(done, Some(page), left);
            }
            for field in fields {
                self.asked |= 1 << field;
                self.taken[field] = self.open.given().get(field).copied().flatten();
            }
            done.push(page);
        }
    }

    /// The next fields to ask, whether they decide, and how many pages can follow.
    fn step(&self) -> Option<(Vec<usize>, bool, usize)> {
        let applies = visibility::applies(self.situation, &self.taken);
        let undecided = self.open.undecided(&self.taken) & !self.asked;
        if let Some(chosen) = deciding::most(self, undecided, &applies) {
            return Some((vec![chosen.field], true, chosen.left));
        }
        if self.journey.purpose == Purpose::Ask {
            return None;
        }
        let fields = record::page(self, &applies);
        let bits = fields.iter().fold(0, |bits, field| bits | 1 << field);
        (!fields.is_empty()).then(|| (fields, false, self.records_at_most(&self.taken, bits)))
    }

    /// The most pages that the record can still need with these answers, without these fields.
    fn records_at_most(&self, given: &[Option<Value<'a>>], without: u64) -> usize {
        match self.journey.purpose {
            Purpose::Ask => 0,
            Purpose::Declare => {
                let applies = visibility::applies(self.situation, given);
                record::at_most(self, &applies, without)
            }
        }
    }

    fn page(&self, fields: &[usize], decides: bool) -> PathPage {
        let fields = fields.iter().map(|index| &self.situation.fields[*index]);
        let needed = |required| self.journey.purpose == Purpose::Declare && (decides || required);
        PathPage {
            needed: fields
                .clone()
                .filter(|field| needed(field.required))
                .map(|field| field.name.clone())
                .collect(),
            fields: fields.map(|field| field.name.clone()).collect(),
            decides,
        }
    }

    fn is_answered(&self, page: &PathPage) -> bool {
        let facts = &self.journey.question.facts;
        page.fields.iter().all(|name| {
            let skipped = self.journey.skipped.contains(name) && !page.needed.contains(name);
            facts.get(name).is_some() || facts.is_unknown(name) || skipped
        })
    }

    fn arrived(self, done: Vec<PathPage>, next: Option<PathPage>, left: usize) -> Path {
        let given = &self.journey.question.facts;
        let on = |name: &str| {
            let index = self.situation.index_of(name);
            index.is_some_and(|index| match given.at(index) {
                Some(_) => self.taken[index].is_some(),
                None => self.is_asked(index),
            })
        };
        let off: Vec<String> = given
            .given()
            .map(|(name, _)| name)
            .chain(given.unknown())
            .filter(|name| !on(name))
            .map(str::to_owned)
            .collect();
        let facts = (off.iter()).fold(given.clone(), |facts, name| facts.without(name));
        Path {
            done,
            next,
            left,
            off,
            facts,
        }
    }

    fn is_asked(&self, index: usize) -> bool {
        self.asked & (1 << index) != 0
    }
}

/// Whether a field surely applies.
fn surely(applies: &[Tri], index: usize) -> bool {
    applies.get(index) == Some(&Tri::Yes)
}
