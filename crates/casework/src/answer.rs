//! The answer kept with a case, and the part of it that decides who has to do what.

use jiff::Timestamp;
use jiff::civil::Date;
use probity_conduct::{Answer, Outcome, due};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::id::PostId;

/// The version of the format in which answers are kept.
const FORMAT: u64 = 1;

/// An answer as it is kept with a case. Its JSON is the answer's own, with the version of the format as `format`.
#[derive(Debug, Clone, PartialEq)]
pub enum KeptAnswer {
    /// The answer.
    Answer(Box<Answer>),
    /// JSON that is not an answer of a known format. It is kept as it is, so that nothing about the case is lost.
    Unreadable(Value),
}

impl KeptAnswer {
    /// The answer, if it can be read.
    pub fn read(&self) -> Option<&Answer> {
        match self {
            Self::Answer(answer) => Some(answer),
            Self::Unreadable(_) => None,
        }
    }
}

impl From<Answer> for KeptAnswer {
    fn from(answer: Answer) -> Self {
        Self::Answer(Box::new(answer))
    }
}

/// The JSON of an answer that can be read.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = KeptAnswer))]
struct Written<'a> {
    /// The version of the format.
    format: u64,
    #[serde(flatten)]
    answer: &'a Answer,
}

#[cfg(feature = "schema")]
mod schema {
    use utoipa::openapi::{RefOr, Schema};
    use utoipa::{PartialSchema, ToSchema};

    use super::{KeptAnswer, Written};

    impl PartialSchema for KeptAnswer {
        fn schema() -> RefOr<Schema> {
            Written::schema()
        }
    }

    impl ToSchema for KeptAnswer {
        fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
            Written::schemas(schemas);
        }
    }
}

impl Serialize for KeptAnswer {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Answer(answer) => Written {
                format: FORMAT,
                answer,
            }
            .serialize(to),
            Self::Unreadable(value) => value.serialize(to),
        }
    }
}

impl<'de> Deserialize<'de> for KeptAnswer {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(from)?;
        let known = value.get("format").and_then(Value::as_u64) == Some(FORMAT);
        let answer = known.then(|| Answer::deserialize(&value).ok()).flatten();
        Ok(answer.map_or(Self::Unreadable(value), Self::from))
    }
}

/// The parts of an answer that decide who has to do what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judged {
    /// The outcome for the deed. `None` if the event only has to be reported.
    pub outcome: Option<Outcome>,
    /// The posts that decide on it. Any one of them is enough: those that can authorise it, while it is open those of the
    /// most cautious answer, and if no instrument names any, the post that the answer says to ask.
    pub authorities: Vec<PostId>,
    /// The duties.
    pub duties: Vec<Owed>,
    /// Duties that hold only for some values of facts that were not given. Empty unless it is open.
    pub possible: Vec<Owed>,
    /// Whether someone has to settle it: facts that were not given leave the outcome open, or facts that the person does
    /// not know can still change the answer.
    pub open: bool,
    /// Whether the instruments are silent because it is ordinary work, so that nobody has to decide.
    pub ordinary: bool,
    /// Whether a clause allows a review of a refusal.
    pub review: bool,
}

/// One duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    /// The id of a duty in `words.toml`.
    pub duty: String,
    /// The posts it is owed to.
    pub to: Posts,
    /// No clause says so: the office's file does.
    pub by_default: bool,
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

impl Judged {
    /// The parts of an answer to someone who does not know these facts.
    pub fn of(answer: &Answer, unknown: &[String]) -> Self {
        let owed = |owed: &probity_conduct::Owed| Owed {
            duty: owed.duty.clone(),
            to: owed.to.as_deref().map(Posts::read).unwrap_or_default(),
            by_default: owed.by_default,
            within: owed.within.clone(),
            due: owed.due,
        };
        let first: Vec<String> = answer.authority.iter().cloned().collect();
        let not_known = answer.undecided.iter().any(|name| unknown.contains(name));
        let open = not_known || (answer.outcome.is_none() && !answer.undecided.is_empty());
        let asked: Vec<String> = answer.ask.iter().map(|ask| ask.post.clone()).collect();
        let named = [&answer.could_authorise, &answer.authorities, &first, &asked].into_iter();
        let named = named
            .skip(usize::from(!open))
            .find(|posts| !posts.is_empty());
        let possible = answer.may_owe.iter().filter(|_| open);
        Self {
            outcome: answer.outcome,
            authorities: (named.into_iter().flatten())
                .map(|post| PostId::from(post.as_str()))
                .collect(),
            duties: answer.duties.iter().map(owed).collect(),
            possible: possible.map(owed).collect(),
            open,
            review: answer.review.is_some(),
            ordinary: answer.ordinary,
        }
    }
}

impl Judged {
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
    }

    #[test]
    fn what_is_not_an_answer_of_this_format_is_kept_as_it_is() {
        for value in [
            json!({ "format": 1, "outcome": "perhaps" }),
            json!({}),
            json!(null),
        ] {
            let kept: KeptAnswer = serde_json::from_value(value.clone()).unwrap();
            assert_eq!(kept.read(), None);
            assert_eq!(serde_json::to_value(kept).unwrap(), value);
        }
    }
}
