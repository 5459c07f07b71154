//! What was typed, in a draft: reading it, and taking in the answers of a page.

use probity_casework::PersonId;
use probity_conduct::Purpose;
use probity_conduct::model::Situation;
use probity_service::DraftContent;

use crate::facts_form::UNKNOWN;

/// The field with the office.
pub const OFFICE: &str = "the-office";
/// The field with the role of the person it is about.
pub const ROLE: &str = "the-role";
/// The field with the posts that they hold.
pub const POSTS: &str = "the-posts";
/// The field with the situation.
pub const SITUATION: &str = "the-situation";
/// The field with the person for whom it is declared, if that is someone else.
pub const SUBJECT: &str = "the-subject";
/// The choice that means the person who fills in the form. It is not the identifier of a person.
pub const MYSELF: &str = "-";
/// The field with the sums that a person has confirmed, each as `field=value`.
pub const CONFIRMED: &str = "the-confirmed";
/// The hidden fields that name the questions of the page that was sent.
pub const ASKED: &str = "go-asked";
/// The hidden field with the token under which the first page begins a draft.
pub const TOKEN: &str = "go-token";
/// The button that leaves the page's question open.
pub const SKIP: &str = "go-skip";

/// Reading and changing what was typed.
pub trait Typed {
    /// The last value under a name. Empty if there is none.
    fn value(&self, name: &str) -> &str;
    /// All values under a name.
    fn values(&self, name: &str) -> Vec<String>;
    /// Replaces the values under a name.
    fn put(&mut self, name: &str, values: &[String]);
    /// The person it is about, if that is not the person who types.
    fn subject(&self) -> Option<PersonId>;
    /// Takes in the answers of a page. Questions on it that were left blank are noted as skipped.
    fn take_in(&mut self, situation: &Situation, sent: &Sent);
}

/// The form of one page, as it was sent.
pub struct Sent(pub Vec<(String, String)>);

impl Sent {
    /// The last value under a name, trimmed. Empty if there is none.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        let found = self.0.iter().rev().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.trim())
    }

    /// All values under a name.
    #[must_use]
    pub fn values(&self, name: &str) -> Vec<String> {
        let found = self.0.iter().filter(|(known, _)| known == name);
        found.map(|(_, value)| value.trim().to_owned()).collect()
    }

    /// The situation's fields that the page asked for.
    #[must_use]
    pub fn asked(&self, situation: &Situation) -> Vec<String> {
        let mut asked = self.values(ASKED);
        asked.retain(|name| situation.field(name).is_some());
        asked
    }

    /// Whether the page's question was left open with its button.
    #[must_use]
    pub fn is_skipped(&self) -> bool {
        self.0.iter().any(|(name, _)| name == SKIP)
    }

    /// Names and values of one field: under its name, or in the three boxes of a date.
    fn of_field(&self, field: &str) -> Vec<(String, String)> {
        let one = |(name, value): &(String, String)| (name.clone(), value.trim().to_owned());
        let there = self.0.iter().filter(|(name, _)| belongs_to(name, field));
        there
            .map(one)
            .filter(|(_, value)| !value.is_empty())
            .collect()
    }
}

impl Typed for DraftContent {
    fn value(&self, name: &str) -> &str {
        let found = self.typed.iter().rev().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    fn values(&self, name: &str) -> Vec<String> {
        let found = self.typed.iter().filter(|(known, _)| known == name);
        found.map(|(_, value)| value.clone()).collect()
    }

    fn put(&mut self, name: &str, values: &[String]) {
        self.typed.retain(|(known, _)| known != name);
        let given = values.iter().filter(|value| !value.is_empty());
        self.typed
            .extend(given.map(|value| (name.to_owned(), value.clone())));
    }

    fn subject(&self) -> Option<PersonId> {
        Some(self.value(SUBJECT))
            .filter(|id| !id.is_empty() && *id != MYSELF)
            .map(PersonId::from)
    }

    fn take_in(&mut self, situation: &Situation, sent: &Sent) {
        let mut confirmed = self.values(CONFIRMED);
        confirmed.extend(sent.values(CONFIRMED));
        confirmed.dedup();
        self.put(CONFIRMED, &confirmed);
        let asked = sent.asked(situation);
        for field in &situation.fields {
            let given = sent.of_field(&field.name);
            let on_page = asked.contains(&field.name);
            if given.is_empty() && !on_page {
                continue;
            }
            self.typed
                .retain(|(name, _)| !belongs_to(name, &field.name));
            self.skipped.retain(|name| *name != field.name);
            self.unknown.retain(|name| *name != field.name);
            if field.may_be_unknown && given.iter().any(|(_, value)| value == UNKNOWN) {
                self.unknown.push(field.name.clone());
                continue;
            }
            // Asking has a button for it. Declaring leaves it to the path whether the question may be left blank.
            let blank = given.is_empty() && self.purpose == Purpose::Declare;
            if on_page && (blank || sent.is_skipped()) {
                self.skipped.push(field.name.clone());
            } else {
                self.typed.extend(given);
            }
        }
    }
}

/// Whether an input belongs to a field: it has the field's name, or is one of a date's three boxes.
fn belongs_to(name: &str, field: &str) -> bool {
    let rest = name.strip_prefix(field);
    rest.is_some_and(|rest| matches!(rest, "" | "-day" | "-month" | "-year"))
}
