//! `situations/<id>.toml`: one kind of event, and the facts to ask for.

use serde::{Deserialize, Serialize};

use super::toml_forms::{placed, placed_items};
use super::words::RegisterOutcome;
use crate::text::Text;
use crate::value::Value;

/// One kind of event that people ask about or declare.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Situation {
    /// The file's name.
    pub id: String,
    /// The Cedar entity type.
    pub entity: String,
    /// The Cedar action. Absent if the event only has to be reported.
    pub deed: Option<String>,
    /// The id of a topic in `words.toml`.
    pub topic: String,
    /// The register that shows its cases.
    pub register: Option<String>,
    /// Only the sender and the people who receive it can see its cases, or know that they exist.
    #[serde(default)]
    pub confidential: bool,
    /// Posts whose holders never receive it, whatever a rule says. A report about work does not go to the line
    /// manager.
    #[serde(default)]
    pub never_to: Vec<String>,
    /// The resolutions from `words.toml` that a decider can choose.
    #[serde(default)]
    pub resolutions: Vec<String>,
    /// Its name.
    pub label: Text,
    /// The question that offers this situation.
    pub question: Text,
    /// Help with choosing this situation.
    pub hint: Option<Text>,
    /// Everyday words that people type to find it.
    #[serde(default)]
    pub search: Vec<String>,
    /// It is one of those that people need most, and is offered first.
    #[serde(default)]
    pub common: bool,
    /// An answer can be sent to a colleague as a link that holds the choices. Never for what is sensitive.
    #[serde(default)]
    pub share: bool,
    /// A permission given in it goes on: it covers the same thing later, until its last day.
    #[serde(default)]
    pub lasting: bool,
    /// What the deed is called in an instruction. The first that fits counts. Empty if there is no deed.
    #[serde(rename = "act", default, deserialize_with = "placed_items")]
    pub acts: Vec<Act>,
    /// Its facts, in the order they are asked.
    #[serde(rename = "field", default, deserialize_with = "placed_items")]
    pub fields: Vec<Field>,
}

impl Situation {
    /// The field with that name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The first field with this meaning.
    pub fn field_with_meaning(&self, meaning: Meaning) -> Option<&Field> {
        self.fields
            .iter()
            .find(|field| field.meaning == Some(meaning))
    }

    pub(crate) fn index_of(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }
}

/// What the deed is called in an instruction such as "You can accept it".
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Act {
    /// It fits only under this condition.
    pub when: Option<ShownWhen>,
    /// A verb phrase that completes "You can …" and "Do not …". Absent if the deed is over.
    pub phrase: Option<Text>,
    /// Nothing is left to permit: only duties count.
    #[serde(default)]
    pub done: bool,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

/// One fact of a situation, with its type.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Field {
    /// The `snake_case` name: the Cedar attribute and the JSON key.
    pub name: String,
    /// The kind of value that it holds.
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// The question, or the name shown beside the value.
    pub label: Text,
    /// Help with answering it.
    pub hint: Option<Text>,
    /// The options of a choice.
    #[serde(default)]
    pub options: Vec<Choice>,
    /// Needed to submit. Asking needs a field only if it can change the answer.
    #[serde(default)]
    pub required: bool,
    /// It may be published.
    #[serde(default)]
    pub public: bool,
    /// What the program may use it for.
    pub meaning: Option<Meaning>,
    /// The field is asked only under this condition.
    pub shown_when: Option<ShownWhen>,
    /// For a date: the days that it can be.
    pub when: Option<When>,
    /// For a date: an earlier date field. This date must not come before it.
    pub not_before: Option<String>,
    /// For money (in pounds) or a number: people confirm what is more.
    pub at_most: Option<i64>,
    /// For a choice or yes-no: an honest person may not know it, so people can declare without it.
    #[serde(default)]
    pub may_be_unknown: bool,
    /// People can change it before they act, so an answer may say what a change would do.
    #[serde(default)]
    pub changeable: bool,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}
placed!(Field, Act);

impl Field {
    /// The option of that value.
    pub fn option(&self, value: &str) -> Option<&Choice> {
        self.options.iter().find(|option| option.value == value)
    }

    /// Whether people confirm this value before it is kept: it is more than `at_most`.
    pub fn is_beyond(&self, value: &Value) -> bool {
        let Some(most) = self.at_most else {
            return false;
        };
        match value {
            Value::Money(pence) => *pence > most.saturating_mul(100),
            Value::Number(number) => *number > most,
            _ => false,
        }
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

/// The days that a date can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// Today or earlier.
    Past,
    /// Any day, including future ones.
    Any,
}

/// One option.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Choice {
    /// The value that facts hold.
    pub value: String,
    /// The label that people read.
    pub label: Text,
    /// Help with choosing it.
    pub hint: Option<Text>,
    /// For the field with the meaning `response`: the word that a register shows.
    pub register_outcome: Option<RegisterOutcome>,
    /// Groups or posts of `words.toml` that the case is about if this is chosen. Their holders never receive it.
    #[serde(default)]
    pub about: Vec<String>,
}

/// What the program may use a field for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// A short description.
    What,
    /// The person or organisation that offers. Its earlier offers are counted.
    Party,
    /// The kind of person or organisation.
    PartyKind,
    /// The value of what is offered.
    Value,
    /// When it happened.
    OccurredOn,
    /// When the person, or the office, became aware of it.
    KnownOn,
    /// When it was last done.
    LastDoneOn,
    /// When it arrived.
    ReceivedOn,
    /// The person it was for, if not the declarer.
    Recipient,
    /// Someone of the office who is involved and must not decide.
    NamedPerson,
    /// What the person did about it.
    Response,
    /// It is one of several.
    Series,
    /// Other remarks.
    Note,
    /// The reference of an earlier case. This case follows the advice recorded there.
    Follows,
}

/// A field is asked only when another, earlier field has one of these values.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ShownWhen {
    /// An earlier choice or yes-no field of the same situation.
    pub field: String,
    /// Any of these values is enough.
    pub is: Vec<ShownValue>,
}

impl ShownValue {
    /// Whether the field can have this value.
    pub fn fits(&self, field: &Field) -> bool {
        match self {
            Self::YesNo(_) => field.kind == FieldType::YesNo,
            Self::Option(value) => field.kind == FieldType::Choice && field.option(value).is_some(),
        }
    }
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
