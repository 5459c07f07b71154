//! Finds the people that a typed name may mean. People write a first name, a title with a surname, a post or two
//! names in one line, and they misspell. Even then, a report must not reach the person it is about. So the search
//! is generous, and the person who typed the name says who is not meant.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::id::PersonId;
use crate::office::{Office, holders};
use crate::people::Person;

/// Words in a line of names that are not names.
const FILLERS: [&str; 41] = [
    "a",
    "all",
    "also",
    "an",
    "and",
    "at",
    "both",
    "by",
    "cllr",
    "councillor",
    "dame",
    "dr",
    "everyone",
    "for",
    "from",
    "her",
    "his",
    "i",
    "in",
    "is",
    "me",
    "miss",
    "mr",
    "mrs",
    "ms",
    "mx",
    "my",
    "of",
    "or",
    "other",
    "others",
    "our",
    "perhaps",
    "probably",
    "prof",
    "sir",
    "someone",
    "the",
    "their",
    "to",
    "with",
];
/// Words between two names.
const BETWEEN: [&str; 5] = ["and", "or", "with", "und", "a'r"];
/// Characters between two names.
const MARKS: [char; 9] = [',', ';', '/', '&', '+', '\n', '(', ')', '|'];

/// One name in a text, and the people it may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The name as it was typed.
    pub typed: String,
    /// The person, if it is their full name and no one else's.
    pub certain: Option<PersonId>,
    /// Everyone else it may mean.
    pub possible: BTreeSet<PersonId>,
}

/// Finds the names in a text and the people each may mean. A post such as "line manager" is looked up for
/// `subject`.
pub fn mentions(office: &Office, text: &str, subject: Option<&PersonId>) -> Vec<Mention> {
    let all = words(text);
    let labels = labels(office, subject);
    names(text)
        .into_iter()
        .filter_map(|typed| {
            let name = words(&typed);
            (!name.is_empty()).then(|| mention(office, &labels, typed, &name, &all))
        })
        .collect()
}

fn mention(
    office: &Office,
    labels: &[Label],
    typed: String,
    name: &[String],
    all: &[String],
) -> Mention {
    let full: Vec<&Person> = office
        .people
        .values()
        .filter(|person| is_full_name_of(name, person))
        .collect();
    if let [one] = full.as_slice() {
        return Mention {
            typed,
            certain: Some(one.id.clone()),
            possible: BTreeSet::new(),
        };
    }
    let mut possible: BTreeSet<PersonId> = office
        .people
        .values()
        .filter(|person| is_id_of(&typed, person) || may_be_name_of(name, person))
        .map(|person| person.id.clone())
        .collect();
    for label in labels.iter().filter(|label| label.may_be(name, all)) {
        possible.extend(label.people.iter().cloned());
    }
    Mention {
        typed,
        certain: None,
        possible,
    }
}

/// A post or job title, and the people who have it.
struct Label {
    words: Vec<String>,
    people: Vec<PersonId>,
}

/// Every post with its holders, and every job title with the people who have it.
fn labels(office: &Office, subject: Option<&PersonId>) -> Vec<Label> {
    let posts = office.posts.iter().flat_map(|(post, rule)| {
        let people = holders(office, post, subject);
        rule.names.iter().map(move |name| Label {
            words: words(name),
            people: people.clone(),
        })
    });
    let titles = office.people.values().flat_map(|person| {
        let whole = [person.profile.title.clone()];
        let names = names(&person.profile.title);
        whole.into_iter().chain(names).map(|title| Label {
            words: words(&title),
            people: vec![person.id.clone()],
        })
    });
    posts
        .chain(titles)
        .filter(|label| !label.words.is_empty())
        .collect()
}

impl Label {
    /// Whether the text has the label, or the name is a part of it or its initials.
    fn may_be(&self, name: &[String], all: &[String]) -> bool {
        let stands_in_text = self
            .words
            .iter()
            .all(|word| all.iter().any(|one| spelled_like(one, word)));
        let is_part = name
            .iter()
            .all(|word| self.words.iter().any(|one| sounds_like(one, word)));
        stands_in_text || is_part || self.words.len() > 1 && is_initials(name, &self.words)
    }
}

/// Whether a typed name is exactly this person's name, in any order, and has more than one word.
fn is_full_name_of(name: &[String], person: &Person) -> bool {
    let own = words(&person.profile.name);
    let mut reversed = name.to_vec();
    reversed.reverse();
    own.len() > 1 && (own == name || own == reversed || own.concat() == name.concat())
}

fn is_id_of(typed: &str, person: &Person) -> bool {
    typed.trim().eq_ignore_ascii_case(person.id.as_str())
}

/// Whether a word of the typed name is like one of the person's, or the name is their initials, or it is their name
/// run together.
fn may_be_name_of(name: &[String], person: &Person) -> bool {
    let own = words(&person.profile.name);
    let (run, typed_run) = (own.concat(), name.concat());
    let alike = own
        .iter()
        .any(|part| name.iter().any(|word| sounds_like(word, part)));
    let run_together =
        run.len() > 5 && (typed_run.contains(&run) || strsim::osa_distance(&run, &typed_run) <= 2);
    alike || run_together || is_initials(name, &own)
}

/// Whether the words are the same or, if long, differ by a letter or two.
fn spelled_like(one: &str, other: &str) -> bool {
    let shorter = one.chars().count().min(other.chars().count());
    let slips = match shorter {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    };
    one == other || strsim::osa_distance(one, other) <= slips
}

/// Spelled like it, or a short form: "Rob" of "Robin".
fn sounds_like(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    spelled_like(one, other) || short.chars().count() >= 3 && long.starts_with(short)
}

/// Whether a name is the initials of these words, such as "C. C." or "CCE". It must have the first word's initial
/// and may skip later ones, in order.
fn is_initials(name: &[String], words: &[String]) -> bool {
    let spelled_out = name.iter().all(|word| word.chars().count() == 1);
    let one_word = name.len() == 1;
    let letters: Vec<char> = name.concat().chars().collect();
    if !(spelled_out || one_word) || !(2..=5).contains(&letters.len()) {
        return false;
    }
    let mut rest = words.iter().filter_map(|word| word.chars().next());
    let first = rest.next();
    letters.first().copied() == first
        && letters
            .iter()
            .skip(1)
            .all(|letter| rest.any(|one| one == *letter))
}

/// The names in a line, as typed.
fn names(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for part in text.split(MARKS) {
        let mut name: Vec<&str> = Vec::new();
        for word in part.split_whitespace() {
            if BETWEEN.contains(&word.to_lowercase().as_str()) {
                names.push(name.join(" "));
                name.clear();
            } else {
                name.push(word);
            }
        }
        names.push(name.join(" "));
    }
    names.retain(|name| !name.is_empty());
    names
}

/// The words of a name that tell people apart, without accents, case or punctuation.
fn words(text: &str) -> Vec<String> {
    let folded: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && !matches!(c, '\'' | '’' | '‘' | '.'))
        .flat_map(char::to_lowercase)
        .flat_map(plain)
        .collect();
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !FILLERS.contains(word))
        .map(str::to_owned)
        .collect()
}

/// Plain letters for letters that Unicode does not decompose.
fn plain(letter: char) -> impl Iterator<Item = char> {
    let plain = match letter {
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ı' => "i",
        _ => "",
    };
    plain.chars().chain(plain.is_empty().then_some(letter))
}

#[cfg(test)]
mod tests;
