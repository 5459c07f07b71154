//! `<office>/office.toml`: who the office is.
use super::toml_forms::{date, placed, placed_items};
use crate::text::Text;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

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
    /// Anyone may ask this code.
    #[serde(default)]
    pub published: bool,
    /// It exists in the demo alone.
    #[serde(default)]
    pub demo: bool,
    /// `04-01`: month and day.
    pub financial_year_starts: Option<String>,
    /// Roles with authority, and who stands in for whom.
    #[serde(rename = "post", default, deserialize_with = "placed_items")]
    pub posts: Vec<Post>,
    /// Posts that one person holds, as the code says.
    #[serde(default, deserialize_with = "placed_items")]
    pub also: Vec<Also>,
    /// Who is in each group of `words.toml` here.
    #[serde(rename = "group", default, deserialize_with = "placed_items")]
    pub groups: Vec<Group>,
    /// The office's numbers, with effective dates.
    #[serde(rename = "limit", default, deserialize_with = "placed_items")]
    pub limits: Vec<Limit>,
    /// The stack of instruments.
    #[serde(default, deserialize_with = "placed_items")]
    pub adopts: Vec<Adopts>,
    /// Whom to ask where the instruments are silent.
    pub advice: Option<Advice>,
    /// Contradictions and gaps, for the administrator.
    #[serde(rename = "finding", default, deserialize_with = "placed_items")]
    pub findings: Vec<Finding>,
}

impl Office {
    /// The post of that id.
    pub fn post(&self, id: &str) -> Option<&Post> {
        self.posts.iter().find(|post| post.id == id)
    }

    /// The post whose holder holds this one: itself, or what an `[[also]]` says.
    pub fn held_as<'a>(&'a self, post: &'a str) -> &'a str {
        let also = self.also.iter().find(|also| also.post == post);
        also.map_or(post, |also| &also.is)
    }

    /// Who is in a group here.
    pub fn group(&self, id: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// The finding of that id.
    pub fn finding(&self, id: &str) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.id == id)
    }

    /// Can somebody hold it here: as a post of its own, or by an `[[also]]`?
    pub fn has_post(&self, post: &str) -> bool {
        self.post(post).is_some() || self.post(self.held_as(post)).is_some()
    }
}

/// A role with authority.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Post {
    /// A post of `words.toml`, or the office's own, which then has a label here.
    pub id: String,
    /// What this office calls it; absent: the label of `words.toml`.
    pub label: Option<Text>,
    /// Held in relation to a person.
    #[serde(default)]
    pub relative: bool,
    /// Where the instrument names it (`code 3.1g`); absent: the office's own settings.
    pub clause: Option<String>,
    /// Who takes over, in order, when the holder may not act.
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
    /// This post, which need not have a `[[post]]` of its own …
    pub post: String,
    /// … is held by the holder of this one.
    pub is: String,
    /// Where the instrument says so.
    pub clause: Option<String>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

/// The office holders of a group, as this office has them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Group {
    /// A group of `words.toml`.
    pub id: String,
    /// Everyone who holds one of these posts.
    #[serde(default)]
    pub posts: Vec<String>,
    /// Everyone of one of these roles.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

/// A number of the office from a day on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Limit {
    /// kebab-case; in rules `context.limits.<name in snake_case>`.
    pub name: String,
    /// The amount in pence.
    pub pence: i64,
    /// From this day until a later one of the same name.
    #[serde(deserialize_with = "date")]
    pub from: Date,
    /// Where it stands (`gifts-policy 3`).
    pub clause: Option<String>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

/// An instrument of the office's stack.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Adopts {
    /// A folder of this office, or `law/<id>`, or `<office>/<id>`.
    pub instrument: String,
    /// Off until the office's settings switches it on.
    #[serde(default)]
    pub unless_switched_on: bool,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

/// Whom to ask where the instruments are silent.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Advice {
    /// A post of this office.
    pub post: String,
    /// Where the instrument says so (`code 3.1g`).
    pub clause: Option<String>,
}

/// A contradiction or gap that the office has to settle.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Finding {
    /// Unique in the office.
    pub id: String,
    /// What is the case with it.
    pub kind: FindingKind,
    /// `code 17.1`.
    pub clause: Option<String>,
    /// What was found.
    pub says: Text,
    /// What the office has to decide.
    pub decide: Option<Text>,
    /// The situations whose answers show what the office decided; empty: those of its clause's topic.
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
    /// A review or another date has passed.
    Overdue,
    /// The law it cites is no longer in force.
    StaleLaw,
    /// It can be read in more than one way.
    Unclear,
}
