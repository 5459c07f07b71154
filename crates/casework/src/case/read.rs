//! What is read from a case: its meanings, whom it concerns, the answer recorded with it, its rows.

use jiff::civil::Date;

use super::{Case, day_of, parties};
use crate::{
    answer::Judged,
    event::Follows,
    fact::Fact,
    id::{PersonId, PostId},
    party,
    routing::Parties,
    row::{Index, Row, Table},
    world::Misfit,
};

impl Case {
    /// The fact whose field has a meaning.
    pub fn meaning(&self, meaning: &str) -> Option<&Fact> {
        self.submitted
            .meanings
            .get(meaning)
            .and_then(|field| self.submitted.facts.get(field))
    }

    /// The text of the fact whose field has a meaning.
    pub fn meaning_text(&self, meaning: &str) -> Option<&str> {
        self.meaning(meaning).and_then(Fact::text)
    }

    /// What the instruments said, as far as it decides who does what.
    ///
    /// # Errors
    /// [`Misfit::NoAnswer`] when what is kept is no answer: nobody may take that for one that asks nothing.
    pub fn judged(&self) -> Result<Judged, Misfit> {
        let said = &self.submitted;
        Judged::read(&said.answer).map_err(|_| Misfit::NoAnswer(said.reference.clone()))
    }

    /// Whom it concerns, and who decided it before.
    pub fn parties(&self) -> Parties {
        let decided = self.review.iter();
        Parties {
            decided: decided.map(|look| look.first.what.person.clone()).collect(),
            ..parties(&self.submitted)
        }
    }

    /// Whether its subject may ask for a review: it was refused, a clause gives one, and there was none yet.
    ///
    /// # Errors
    /// As for [`Case::judged`].
    pub fn may_be_looked_at_again(&self) -> Result<bool, Misfit> {
        let refused = self.decision.as_ref().is_some_and(|made| made.what.refuses);
        Ok(refused
            && self.review.is_none()
            && self.state.is_past_deciding()
            && self.judged()?.review)
    }

    /// The recorded answer that a later case can follow: what was given as advice, or kept on taking note.
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

    /// The day from which its holder's time is counted.
    pub fn counted_from(&self) -> Date {
        self.review
            .as_ref()
            .map_or_else(|| self.day(), |look| day_of(look.at))
    }

    /// The day it was sent, or sent again for a review.
    pub fn sent(&self) -> Date {
        let at = self.review.as_ref().map_or(self.at, |look| look.at);
        day_of(at)
    }

    /// The day it is listed by: when it happened, else when it was submitted.
    pub fn day(&self) -> Date {
        self.meaning("occurred-on")
            .and_then(Fact::day)
            .or(self.submitted.occurred_on)
            .unwrap_or_else(|| day_of(self.at))
    }

    /// Whether a person has it now.
    pub fn is_held_by(&self, person: &PersonId) -> bool {
        self.state.is_open()
            && self
                .holder
                .as_ref()
                .is_some_and(|held| &held.person == person)
    }

    /// Its rows: the case's and, where it enters a register, the entry's.
    pub fn rows(&self) -> Vec<Row> {
        let said = &self.submitted;
        // Nobody finds a confidential case by what is in it, and it is counted nowhere.
        let open = !said.confidential;
        let party = self.meaning_text("party").map(str::to_owned);
        let party = party.filter(|_| open);
        let index = Index {
            state: Some(self.state.as_str().to_owned()),
            subject: Some(said.subject.person.0.clone()),
            holder: self.holder.as_ref().map(|held| held.person.0.clone()),
            submitter: Some(said.by.0.clone()),
            situation: Some(said.situation.clone()),
            register: said
                .register
                .as_ref()
                .map(|registered| registered.register.clone()),
            outcome: self.outcome.clone(),
            party_key: party.as_deref().and_then(party::key),
            day: Some(self.day()),
            year: Some(said.year),
            pence: self.meaning("value").and_then(Fact::pence),
            text: if open {
                self.search_text()
            } else {
                String::new()
            },
        };
        let mut rows = vec![Row::holding(
            Table::Case,
            said.reference.as_str(),
            index,
            self,
        )];
        rows.extend(crate::entry::Entry::of_case(self).map(|entry| entry.row()));
        rows
    }

    fn search_text(&self) -> String {
        let said = &self.submitted;
        let mut words = vec![said.reference.as_str(), &said.subject.name];
        words.extend(said.facts.values().filter_map(|fact| match fact {
            Fact::Text(text) => Some(text.as_str()),
            _ => None,
        }));
        words.join(" ").to_lowercase()
    }
}
