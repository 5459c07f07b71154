//! `<office>/office.toml`: the office, its posts and the instruments that it adopts.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::toml_forms::{date, placed, placed_items};
use crate::text::Text;

/// A public body that runs under a code.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Office {
    /// The folder's name.
    pub id: String,
    /// Its full name.
    pub name: Text,
    /// Its short name.
    pub short: Text,
    /// Anyone may ask questions of this code.
    #[serde(default)]
    pub published: bool,
    /// The office exists only in the demo.
    #[serde(default)]
    pub demo: bool,
    /// Month and day on which the financial year starts, such as `04-01`.
    pub financial_year_starts: Option<String>,
    /// Posts with authority, and their stand-ins.
    #[serde(rename = "post", default, deserialize_with = "placed_items")]
    pub posts: Vec<Post>,
    /// Posts that one person holds, as the code says.
    #[serde(default, deserialize_with = "placed_items")]
    pub also: Vec<Also>,
    /// The people in each group of `words.toml`.
    #[serde(rename = "group", default, deserialize_with = "placed_items")]
    pub groups: Vec<Group>,
    /// The office's numbers, with the days from which they apply.
    #[serde(rename = "limit", default, deserialize_with = "placed_items")]
    pub limits: Vec<Limit>,
    /// The instruments that the office adopts.
    #[serde(default, deserialize_with = "placed_items")]
    pub adopts: Vec<Adopts>,
    /// The post to ask if the instruments are silent.
    pub advice: Option<Advice>,
    /// Contradictions and gaps for the administrator to settle.
    #[serde(rename = "finding", default, deserialize_with = "placed_items")]
    pub findings: Vec<Finding>,
}

impl Office {
    /// The post with that id.
    pub fn post(&self, id: &str) -> Option<&Post> {
        self.posts.iter().find(|post| post.id == id)
    }

    /// The post whose holder also holds this one: the one that `[[also]]` names, or the post itself.
    pub fn held_as<'a>(&'a self, post: &'a str) -> &'a str {
        let also = self.also.iter().find(|also| also.post == post);
        also.map_or(post, |also| &also.is)
    }

    /// The people in a group, as this office defines it.
    pub fn group(&self, id: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// The finding with that id.
    pub fn finding(&self, id: &str) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.id == id)
    }

    /// Whether the office has this post, either itself or through `[[also]]`.
    pub fn has_post(&self, post: &str) -> bool {
        self.post(post).is_some() || self.post(self.held_as(post)).is_some()
    }
}

/// A post with authority.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Post {
    /// The id of a post in `words.toml`, or of the office's own post, which then has a label here.
    pub id: String,
    /// The office's own name for it. If absent, the label in `words.toml` is used.
    pub label: Option<Text>,
    /// The name inside a sentence, with its article. If absent, the one in `words.toml`, or "the" and the label.
    pub in_sentence: Option<Text>,
    /// The post is held in relation to a person, such as a line manager.
    #[serde(default)]
    pub relative: bool,
    /// The clause that names it (`code 3.1g`). Absent if the office's settings name it.
    pub clause: Option<String>,
    /// The posts that take over, in order, when the holder cannot act.
    #[serde(default)]
    pub stands_in: Vec<String>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

/// Two posts that one person holds.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Also {
    /// The post that is held by another post's holder. It need not have its own `[[post]]`.
    pub post: String,
    /// The post of that holder.
    pub is: String,
    /// The clause that says so.
    pub clause: Option<String>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

/// The people in a group, as this office defines it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Group {
    /// The id of a group in `words.toml`.
    pub id: String,
    /// Everyone who holds one of these posts is in the group.
    #[serde(default)]
    pub posts: Vec<String>,
    /// Everyone with one of these roles is in the group.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

/// A number of the office and the day from which it applies.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Limit {
    /// The kebab-case name. In rules it is `context.limits.<name in snake_case>`.
    pub name: String,
    /// The amount in pence.
    pub pence: i64,
    /// It applies from this day until a later one of the same name.
    #[serde(deserialize_with = "date")]
    pub from: Date,
    /// The clause that sets it (`gifts-policy 3`).
    pub clause: Option<String>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

/// An instrument that the office adopts.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Adopts {
    /// A folder of this office, or `law/<id>`, or `<office>/<id>`.
    pub instrument: String,
    /// Off until the office's settings switch it on.
    #[serde(default)]
    pub unless_switched_on: bool,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

/// The post to ask if the instruments are silent.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Advice {
    /// A post of this office.
    pub post: String,
    /// The clause that says so (`code 3.1g`).
    pub clause: Option<String>,
}

/// A contradiction or gap that the office has to settle.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Finding {
    /// Unique in the office.
    pub id: String,
    /// The kind of finding.
    pub kind: FindingKind,
    /// The clause it is about: `code 17.1`.
    pub clause: Option<String>,
    /// What was found.
    pub says: Text,
    /// What the office has to decide.
    pub decide: Option<Text>,
    /// The situations whose answers show the office's decision. Empty means those of its clause's topic.
    #[serde(default)]
    pub situations: Vec<String>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}
placed!(Post, Also, Group, Limit, Adopts, Finding);

/// Kinds of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// Two places say different things.
    Contradiction,
    /// Something is left unsaid.
    Gap,
    /// A review or another date is overdue.
    Overdue,
    /// The law it cites is no longer in force.
    StaleLaw,
    /// It can be read in more than one way.
    Unclear,
}
