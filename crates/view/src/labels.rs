//! Labels for the ids of the codes: posts, roles, duties, situations, instruments, facts.
//!
//! An id without a label is shown as it is, because an odd word is better than a page that fails.

use jiff::civil::Date;
use probity_conduct::model::{Field, LOCAL_DECISIONS, Situation};
use probity_conduct::{Codes, Lang, Recipients, Text, Value};
use probity_i18n::Language;
use probity_service::view::Labelled;

use crate::cells::CellFormatter;

/// Labels for one office's readers in one language.
#[derive(Clone, Copy)]
pub struct Labels<'a> {
    /// The source of the labels.
    pub codes: &'a Codes,
    /// The office, which may have its own names for posts.
    pub office: &'a str,
    /// The reader's language.
    pub language: &'a Language,
}

impl Labels<'_> {
    /// The language of texts from the codes.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.language.tag().parse().unwrap_or_default()
    }

    /// A text of the codes in the reader's language.
    #[must_use]
    pub fn text(&self, text: &Text) -> String {
        text.in_language(self.lang()).to_owned()
    }

    /// The office's full name.
    #[must_use]
    pub fn office_name(&self) -> String {
        let office = self.codes.office(self.office);
        office.map_or_else(|| self.office.to_owned(), |office| self.text(&office.name))
    }

    /// The office's name for a post.
    #[must_use]
    pub fn post(&self, id: &str) -> String {
        let label = self.codes.post_label(self.office, id, self.lang());
        label.unwrap_or(id).to_owned()
    }

    /// A post inside a sentence: "the Chief Executive", "your line manager".
    #[must_use]
    pub fn post_in_sentence(&self, id: &str) -> String {
        let codes = self.codes;
        if let Some(written) = codes.post_in_sentence(self.office, id, self.lang()) {
            return written.to_owned();
        }
        let post = self.post(id);
        self.language
            .t("post-in-sentence", &[("post", post.into())])
    }

    /// Posts as rules write them: `a|b` is "A or B", `a+b` is "A and B".
    #[must_use]
    pub fn posts(&self, written: &str) -> String {
        let recipients = Recipients::parse(written);
        let labels: Vec<String> = recipients.posts().iter().map(|id| self.post(id)).collect();
        match recipients {
            Recipients::Either(_) => self.either(&labels),
            Recipients::All(_) => self.all(&labels),
        }
    }

    /// "A, B or C"
    #[must_use]
    pub fn either(&self, items: &[String]) -> String {
        let (last, items) = split_last(items);
        if items.is_empty() {
            return last;
        }
        let args = [("items", items.into()), ("last", last.into())];
        self.language.t("list-or", &args)
    }

    /// "A, B and C"
    #[must_use]
    pub fn all(&self, items: &[String]) -> String {
        let (last, items) = split_last(items);
        if items.is_empty() {
            return last;
        }
        let args = [("items", items.into()), ("last", last.into())];
        self.language.t("list-and", &args)
    }

    /// The label of a role.
    #[must_use]
    pub fn role(&self, id: &str) -> String {
        let word = self.codes.words().role.get(id);
        word.map_or_else(|| id.to_owned(), |word| self.text(&word.label))
    }

    /// The verb phrase of a duty.
    #[must_use]
    pub fn duty(&self, id: &str) -> String {
        let word = self.codes.words().duty.get(id);
        word.map_or_else(|| id.to_owned(), |word| self.text(&word.label))
    }

    /// The label of a resolution.
    #[must_use]
    pub fn resolution(&self, id: &str) -> String {
        let resolution = self.codes.words().resolution.get(id);
        resolution.map_or_else(|| id.to_owned(), |word| self.text(&word.label))
    }

    /// The moment when a duty is due, in words.
    #[must_use]
    pub fn moment(&self, id: &str) -> String {
        let word = self.codes.words().moment.get(id);
        word.map_or_else(|| id.to_owned(), |word| self.text(&word.label))
    }

    /// A topic's name.
    #[must_use]
    pub fn topic(&self, id: &str) -> String {
        let word = self.codes.words().topic.get(id);
        word.map_or_else(|| id.to_owned(), |word| self.text(&word.label))
    }

    /// A standard's name.
    #[must_use]
    pub fn standard(&self, id: &str) -> String {
        let standard = self.codes.standard(id);
        standard.map_or_else(|| id.to_owned(), |found| self.text(&found.label))
    }

    /// A situation's name.
    #[must_use]
    pub fn situation(&self, id: &str) -> String {
        let situation = self.codes.situation(id);
        situation.map_or_else(|| id.to_owned(), |found| self.text(&found.label))
    }

    /// The title of an office's instrument, in its version in force on a day.
    #[must_use]
    pub fn instrument(&self, id: &str, on: Date) -> String {
        if id == LOCAL_DECISIONS {
            return self.language.t("local-decisions-title", &[]);
        }
        let versions = self.codes.instruments(self.office).into_iter();
        let version = versions
            .filter(|version| version.id == id && version.effective <= on)
            .max_by_key(|version| version.effective);
        version.map_or_else(|| id.to_owned(), |version| self.text(&version.title))
    }

    /// A fact as people write it.
    #[must_use]
    pub fn value(&self, field: &Field, value: &Value) -> String {
        let option = match value {
            Value::Choice(id) => field.option(id),
            _ => None,
        };
        option.map_or_else(
            || CellFormatter::of(self.language).value(value),
            |option| self.text(&option.label),
        )
    }

    /// A value with its label, as people read it.
    #[must_use]
    pub fn labelled(&self, labelled: &Labelled) -> String {
        CellFormatter::of(self.language).labelled(labelled)
    }

    /// The label of a situation's field.
    #[must_use]
    pub fn field(&self, situation: &Situation, name: &str) -> String {
        let field = situation.field(name);
        field.map_or_else(|| name.to_owned(), |field| self.text(&field.label))
    }
}

/// The last item, and the others with commas between.
fn split_last(items: &[String]) -> (String, String) {
    match items {
        [] => (String::new(), String::new()),
        [others @ .., last] => (last.clone(), others.join(", ")),
    }
}
