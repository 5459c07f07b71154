//! Whom to turn to: by name where the reader may know it, by post otherwise.

use std::collections::BTreeMap;

use probity_conduct::Recipients;
use probity_i18n::key;

use crate::labels::Labels;

/// For each post, who acts for it towards the reader, and in which post. Empty for readers who are not signed in.
pub type Acting = BTreeMap<String, ActingHolder>;

/// A person who acts for a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActingHolder {
    /// Their name.
    pub name: String,
    /// The post in which they act: the one named, or its stand-in.
    pub post: String,
}

/// Posts as rules write them, inside a sentence: "Ann Example (Chief Executive) or your line manager".
pub(super) fn whom(written: &str, acting: &Acting, labels: &Labels) -> String {
    let recipients = Recipients::parse(written);
    let mut people: Vec<String> = Vec::new();
    for post in recipients.posts() {
        let person = one(post, acting, labels);
        if !people.contains(&person) {
            people.push(person);
        }
    }
    match recipients {
        Recipients::Either(_) => labels.either(&people),
        Recipients::All(_) => labels.all(&people),
    }
}

fn one(post: &str, acting: &Acting, labels: &Labels) -> String {
    match acting.get(post) {
        Some(holder) => {
            let person = key("person-in-sentence").with("person", holder.name.as_str());
            labels
                .language
                .say(&person.with("post", labels.post(&holder.post)))
        }
        None => labels.post_in_sentence(post),
    }
}
