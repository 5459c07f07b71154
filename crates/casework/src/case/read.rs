//! Values read from a case: facts by meaning, the people it concerns, the recorded answer, and its rows.

use jiff::civil::Date;
use probity_conduct::Value;

use super::{Case, day_of, parties};
use crate::answer::Judged;
use crate::conflict::Parties;
use crate::event::Follows;
use crate::id::{PersonId, PostId};
use crate::party;
use crate::row::Row;
use crate::tables::{Columns, Table};
use crate::world::Misfit;

impl Case {
    /// The fact in the field with this meaning.
    pub fn meaning(&self, meaning: &str) -> Option<&Value> {
        self.submitted
            .meanings
            .get(meaning)
            .and_then(|field| self.submitted.facts.get(field))
    }

    /// The text of the fact in the field with this meaning.
    pub fn meaning_text(&self, meaning: &str) -> Option<&str> {
        self.meaning(meaning).and_then(Value::text)
    }

    /// The recorded answer, as far as it decides who has to do what.
    ///
    /// # Errors
    /// [`Misfit::UnreadableAnswer`] if the recorded JSON is not an answer. It must not pass for an answer without duties.
    pub fn judged(&self) -> Result<Judged, Misfit> {
        let submitted = &self.submitted;
        let answer = submitted.answer.read();
        let answer = answer.ok_or_else(|| Misfit::UnreadableAnswer(submitted.reference.clone()))?;
        Ok(Judged::of(answer, &submitted.unknown))
    }

    /// The people it concerns, those who stepped aside, and those who decided it before.
    pub fn parties(&self) -> Parties {
        let decided = self.review.iter();
        Parties {
            decided: decided
                .map(|review| review.first.what.person.clone())
                .collect(),
            ..self.parties_ever()
        }
    }

    /// The people it concerns and those who stepped aside. Whoever decided it before may still read it.
    pub fn parties_ever(&self) -> Parties {
        Parties {
            recused: self.recused.clone(),
            ..parties(&self.submitted, day_of(self.at))
        }
    }

    /// Whether its subject can ask for a review: it was refused, a clause allows a review, and there was none yet.
    ///
    /// # Errors
    /// As [`Case::judged`].
    pub fn may_be_reviewed(&self) -> Result<bool, Misfit> {
        let refused = self.decision.as_ref().is_some_and(|made| made.what.refuses);
        Ok(refused
            && self.review.is_none()
            && self.state.is_past_deciding()
            && self.judged()?.review)
    }

    /// The recorded advice that a later case can follow: a decision that is advice, or remarks kept when it was
    /// marked as read.
    pub fn advice(&self) -> Option<Follows> {
        let follows = |advice: &str, post: &PostId, at| Follows {
            reference: self.submitted.reference.clone(),
            advice: advice.to_owned(),
            post: post.clone(),
            on: day_of(at),
        };
        if let Some(made) = self.decision.as_ref().filter(|made| made.what.advice) {
            return Some(follows(&made.what.reasons, &made.what.post, made.at));
        }
        let noted = self.noted.as_ref().filter(|noted| !noted.what.is_empty())?;
        Some(follows(&noted.what, &self.holder.as_ref()?.post, noted.at))
    }

    /// Whether it gave its subject permission, and that permission has not ended by this day: neither by its last day
    /// nor because what happened was recorded.
    pub fn permits_on(&self, day: Date) -> bool {
        let made = self.decision.as_ref().map(|made| &made.what);
        let permits = made.is_some_and(|made| {
            made.outcome.as_deref() == Some("accepted")
                && made.until.is_none_or(|until| until >= day)
        });
        permits && self.result.is_none()
    }

    /// The day from which its holder's time is counted.
    pub fn counted_from(&self) -> Date {
        self.review
            .as_ref()
            .map_or_else(|| self.day(), |review| day_of(review.at))
    }

    /// The day it was sent, or sent again for a review.
    pub fn sent(&self) -> Date {
        let at = self.review.as_ref().map_or(self.at, |review| review.at);
        day_of(at)
    }

    /// The day on which it happened or starts, if its facts say so. What goes on, such as a second job, starts on it.
    pub fn occurred_on(&self) -> Option<Date> {
        self.meaning("occurred-on")
            .and_then(Value::day)
            .or(self.submitted.occurred_on)
    }

    /// The day that orders it in lists: when it happened, or else when it was submitted.
    pub fn day(&self) -> Date {
        self.occurred_on().unwrap_or_else(|| day_of(self.at))
    }

    /// Whether a person has it now.
    pub fn is_held_by(&self, person: &PersonId) -> bool {
        self.state.is_open()
            && self
                .holder
                .as_ref()
                .is_some_and(|held| &held.person == person)
    }

    /// Its rows: the case's own and, if a register shows it, the entry's.
    pub fn rows(&self) -> Vec<Row> {
        let submitted = &self.submitted;
        // A confidential case can't be searched for by its content, and is in no count.
        let open = !submitted.confidential;
        let party = self.meaning_text("party").map(str::to_owned);
        let party = party.filter(|_| open);
        let columns = Columns {
            state: Some(self.state.as_str().to_owned()),
            subject: Some(submitted.subject.person.0.clone()),
            held_by: self.holder.as_ref().map(|held| held.person.0.clone()),
            submitted_by: Some(submitted.by.0.clone()),
            situation: Some(submitted.situation.clone()),
            register: submitted
                .register
                .as_ref()
                .map(|registered| registered.register.clone()),
            outcome: self.outcome.clone(),
            party: party.as_deref().and_then(party::key),
            day: Some(self.day()),
            financial_year: Some(submitted.year.into()),
            value_pence: self.meaning("value").and_then(Value::pence),
            words: open.then(|| self.search_text()),
            ..Columns::default()
        };
        let mut rows = vec![Row::holding(
            Table::Case,
            submitted.reference.as_str(),
            columns,
            self,
        )];
        rows.extend(crate::entry::Entry::of_case(self).map(|entry| entry.row()));
        rows
    }

    fn search_text(&self) -> String {
        let submitted = &self.submitted;
        let mut words = vec![submitted.reference.as_str(), &submitted.subject.name];
        words.extend(submitted.facts.values().filter_map(|fact| match fact {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        }));
        words.join(" ").to_lowercase()
    }
}
