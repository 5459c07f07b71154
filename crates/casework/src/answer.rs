//! The part of an answer that casework uses, read from the JSON that pages, API and command line share.

use jiff::{Timestamp, civil::Date};
use probity_conduct::{Answer, due};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::id::PostId;

/// The parts of an answer that decide who has to do what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judged {
    /// The outcome for the deed. `None` if the event only has to be reported.
    pub outcome: Option<Outcome>,
    /// The posts that can authorise it. Any one of them is enough.
    pub authorities: Vec<PostId>,
    /// The duties.
    pub duties: Vec<Owed>,
    /// Whether facts that were not given leave the outcome open.
    pub open: bool,
    /// Whether a clause allows a review of a refusal.
    pub review: bool,
}

/// The part of the answer's JSON that is read.
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

/// The outcome of an answer for a deed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It may be done.
    Permitted,
    /// It may be done once someone has authorised it.
    NeedsAuthorisation,
    /// It may not be done.
    Prohibited,
    /// The instruments do not say.
    Silent,
    /// The instruments do not bind this person.
    NotCovered,
}

/// One duty.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Owed {
    /// The id of a duty in `words.toml`.
    pub duty: String,
    /// The posts it is owed to.
    #[serde(default, deserialize_with = "posts")]
    pub to: Posts,
    /// How long the person has: an ISO 8601 duration.
    pub within: Option<String>,
    /// When that time ends, if the facts say when it began.
    pub due: Option<Timestamp>,
}

/// Posts as rules write them: `a|b` means either, `a+b` means both. A case must reach every group; within a group,
/// one post is enough.
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

/// Reads posts from the answer's JSON: text as rules write it, or null.
fn posts<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Posts, D::Error> {
    Ok(Option::<String>::deserialize(from)?
        .as_deref()
        .map(Posts::read)
        .unwrap_or_default())
}

/// From an answer just given, before it is kept.
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
    /// When the JSON is not an answer.
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

    /// The earliest time by which a duty owed to one of these posts is due. It is counted from the day that the
    /// facts give, or else from `from`.
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
