//! `situations/<id>.toml`: a kind of thing that can happen, and the facts it has.
use super::{
    toml_forms::{placed, placed_items},
    words::RegisterOutcome,
};
use crate::text::Text;
use serde::{Deserialize, Serialize};

/// A kind of thing that can happen to a covered person.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Situation {
    /// The file's name.
    pub id: String,
    /// The Cedar entity type.
    pub entity: String,
    /// The Cedar action; absent where things only have to be reported.
    pub deed: Option<String>,
    /// A topic of `words.toml`.
    pub topic: String,
    /// The register that its cases go to.
    pub register: Option<String>,
    /// A report: only whoever sends it and those it goes to ever see its cases, or that they exist.
    #[serde(default)]
    pub confidential: bool,
    /// Posts whose holders never get it, whatever a rule says: a report about work does not go to the line manager.
    #[serde(default)]
    pub never_to: Vec<String>,
    /// What a decider can resolve, from `words.toml`.
    #[serde(default)]
    pub resolutions: Vec<String>,
    /// Its name.
    pub label: Text,
    /// Asked when someone chooses what happened.
    pub question: Text,
    /// Help with choosing it.
    pub hint: Option<Text>,
    /// Its facts, in the order they are asked.
    #[serde(rename = "field", default, deserialize_with = "placed_items")]
    pub fields: Vec<Field>,
}

impl Situation {
    /// The field of that name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The first field that plays this role.
    pub fn field_with_meaning(&self, meaning: Meaning) -> Option<&Field> {
        self.fields
            .iter()
            .find(|field| field.meaning == Some(meaning))
    }

    pub(crate) fn index_of(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }
}

/// One typed fact of a situation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Field {
    /// snake_case: the Cedar attribute and the JSON key.
    pub name: String,
    /// What kind of value it holds.
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// The question, or the name beside the value.
    pub label: Text,
    /// Help with answering it.
    pub hint: Option<Text>,
    /// What a choice is made from.
    #[serde(default)]
    pub options: Vec<Choice>,
    /// Needed to submit; asking never needs a field unless it can change the answer.
    #[serde(default)]
    pub required: bool,
    /// May leave the office.
    #[serde(default)]
    pub public: bool,
    /// What the program may take it for.
    pub meaning: Option<Meaning>,
    /// Asked only then.
    pub shown_when: Option<ShownWhen>,
    /// Of a date: which days it can be.
    pub when: Option<When>,
    /// Of a date: an earlier date of the situation that it cannot come before.
    pub not_before: Option<String>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}
placed!(Field);

impl Field {
    /// The option of that value.
    pub fn option(&self, value: &str) -> Option<&Choice> {
        self.options.iter().find(|option| option.value == value)
    }
}

/// The kinds of value that a field can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldType {
    /// One of the options.
    Choice,
    /// Yes or no.
    YesNo,
    /// Pounds and pence, held in pence.
    Money,
    /// A day.
    Date,
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// A count.
    WholeNumber,
}

/// Which days a date can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// It has happened: today or earlier.
    Past,
    /// It may lie ahead.
    Any,
}

/// One thing that can be chosen.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Choice {
    /// What facts hold.
    pub value: String,
    /// What people read.
    pub label: Text,
    /// Help with choosing it.
    pub hint: Option<Text>,
    /// For the field with the meaning `response`: what a register shows for it.
    pub register_outcome: Option<RegisterOutcome>,
    /// Groups or posts of `words.toml` that it is about once this is chosen: their holders never get it.
    #[serde(default)]
    pub about: Vec<String>,
}

/// What the program may take a field for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// A short description.
    What,
    /// Who offers: a person or organisation; its earlier offers are counted.
    Party,
    /// What kind of person or organisation that is.
    PartyKind,
    /// What it is worth.
    Value,
    /// When it happened.
    OccurredOn,
    /// When the person, or the office, became aware of it.
    KnownOn,
    /// When it arrived.
    ReceivedOn,
    /// Who it was for, when not the declarer.
    Recipient,
    /// Someone of the office who is involved and must not decide.
    NamedPerson,
    /// What the person did about it.
    Response,
    /// One of several.
    Series,
    /// Anything else to say.
    Note,
    /// The reference of an earlier case whose recorded advice this one follows.
    Follows,
}

/// A field is asked only when another, earlier field has one of these values.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ShownWhen {
    /// An earlier choice or yes-no field of the same situation.
    pub field: String,
    /// Any of these values will do.
    pub is: Vec<ShownValue>,
}

/// A value that a `shown-when` waits for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum ShownValue {
    /// For a yes-no field.
    YesNo(bool),
    /// For a choice.
    Option(String),
}
