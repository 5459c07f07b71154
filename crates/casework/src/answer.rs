//! The part of an answer that casework acts on, read from the one JSON that page, API and command line give.

use jiff::{Timestamp, civil::Date};
use probity_conduct::{Answer, due};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::id::PostId;

/// What the instruments say, as far as it decides who does what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judged {
    /// What they say about the deed; `None` where things only have to be reported.
    pub outcome: Option<Outcome>,
    /// The posts any of which may authorise.
    pub authorities: Vec<PostId>,
    /// What is owed.
    pub duties: Vec<Owed>,
    /// Facts that were not given leave it open what they say about the deed.
    pub open: bool,
    /// A clause lets a refusal be looked at again.
    pub review: bool,
}

/// The part of the answer's JSON that is read; the rest is for readers.
#[derive(Deserialize)]
struct Wire {
    outcome: Option<Outcome>,
    authority: Option<String>,
    #[serde(default)]
    authorities: Vec<PostId>,
    #[serde(default)]
    duties: Vec<Owed>,
    #[serde(default)]
    undecided: Vec<String>,
    #[serde(default)]
    review: Option<serde::de::IgnoredAny>,
}

/// What the instruments say about a deed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It may be done.
    Permitted,
    /// It may be done once someone authorised it.
    NeedsAuthorisation,
    /// It may not be done.
    Prohibited,
    /// The instruments do not say.
    Silent,
    /// The instruments do not bind this person.
    NotCovered,
}

/// One thing owed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Owed {
    /// A duty of `words.toml`.
    pub duty: String,
    /// To whom.
    #[serde(default, deserialize_with = "posts")]
    pub to: Posts,
    /// An ISO 8601 duration.
    pub within: Option<String>,
    /// When it ends, where the facts say when it began.
    pub due: Option<Timestamp>,
}

/// Posts as rules write them: `a|b` either, `a+b` both. Every group has to be reached; within a group anyone will do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Posts(pub Vec<Vec<PostId>>);

impl Posts {
    /// Reads `a`, `a|b`, `a+b`.
    pub fn read(text: &str) -> Self {
        let group = |group: &str| {
            group
                .split('|')
                .map(str::trim)
                .filter(|post| !post.is_empty())
                .map(PostId::from)
                .collect()
        };
        Self(
            text.split('+')
                .map(group)
                .filter(|group: &Vec<PostId>| !group.is_empty())
                .collect(),
        )
    }
}

/// The answer's JSON writes posts as rules do, or null.
fn posts<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Posts, D::Error> {
    Ok(Option::<String>::deserialize(from)?
        .as_deref()
        .map(Posts::read)
        .unwrap_or_default())
}

/// What was just answered, before it is kept.
impl From<&Answer> for Judged {
    fn from(answer: &Answer) -> Self {
        let owed = |owed: &probity_conduct::Owed| Owed {
            duty: owed.duty.clone(),
            to: owed.to.as_deref().map(Posts::read).unwrap_or_default(),
            within: owed.within.clone(),
            due: owed.due,
        };
        let first = answer.authority.iter();
        let authorities = match answer.authorities.as_slice() {
            [] => first.map(|post| PostId::from(post.as_str())).collect(),
            all => all.iter().map(|post| PostId::from(post.as_str())).collect(),
        };
        Self {
            outcome: answer.outcome.map(Outcome::from),
            authorities,
            duties: answer.duties.iter().map(owed).collect(),
            open: answer.outcome.is_none() && !answer.undecided.is_empty(),
            review: answer.review.is_some(),
        }
    }
}

impl From<probity_conduct::Outcome> for Outcome {
    fn from(outcome: probity_conduct::Outcome) -> Self {
        match outcome {
            probity_conduct::Outcome::Permitted => Self::Permitted,
            probity_conduct::Outcome::NeedsAuthorisation => Self::NeedsAuthorisation,
            probity_conduct::Outcome::Prohibited => Self::Prohibited,
            probity_conduct::Outcome::Silent => Self::Silent,
            probity_conduct::Outcome::NotCovered => Self::NotCovered,
        }
    }
}

impl Judged {
    /// Reads the answer's JSON.
    ///
    /// # Errors
    /// When it is not an answer.
    pub fn read(answer: &Value) -> Result<Self, serde_json::Error> {
        let Wire {
            outcome,
            authority,
            mut authorities,
            duties,
            undecided,
            review,
        } = Wire::deserialize(answer)?;
        if authorities.is_empty() {
            authorities.extend(authority.map(PostId));
        }
        Ok(Self {
            outcome,
            authorities,
            duties,
            open: outcome.is_none() && !undecided.is_empty(),
            review: review.is_some(),
        })
    }

    /// The earliest end of a duty's time that is owed to one of these posts, counted from the day that the facts
    /// give, else from the day it happened or was sent.
    pub fn due(&self, posts: &[PostId], from: Date) -> Option<Timestamp> {
        let to_them = |owed: &&Owed| owed.to.0.iter().flatten().any(|post| posts.contains(post));
        self.duties
            .iter()
            .filter(to_them)
            .filter_map(|owed| owed.due.or_else(|| due(owed.within.as_deref()?, from)))
            .min()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]
    use serde_json::json;

    use super::*;

    #[test]
    fn reads_posts_as_rules_and_rows_write_them() {
        let either = Posts(vec![vec!["a".into(), "b".into()]]);
        assert_eq!(Posts::read("a|b"), either);
        assert_eq!(
            Posts::read("a+b"),
            Posts(vec![vec!["a".into()], vec!["b".into()]])
        );
        let answer = json!({ "outcome": "prohibited", "authority": null, "because": [], "undecided": [],
            "duties": [{ "duty": "report", "to": "a|b", "within": "PT72H", "when": null, "clause": "1" }] });
        let judged = Judged::read(&answer).unwrap();
        assert_eq!(judged.outcome, Some(Outcome::Prohibited));
        assert_eq!(judged.duties[0].to, either);
        let either = json!({ "outcome": null, "authority": "a", "authorities": ["a", "b"] });
        assert_eq!(
            Judged::read(&either).unwrap().authorities,
            [PostId::from("a"), PostId::from("b")]
        );
    }
}
