//! Clauses with `notice-for`, shown above answers on their topics and above searches that find a topic.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::answer::Citation;
use crate::codes::Codes;
use crate::text::Lang;

impl Codes {
    /// The topics that a search means: those with a word in `words.toml` that begins a word of the text.
    pub fn topics_meant(&self, text: &str) -> BTreeSet<&str> {
        let text = text.to_lowercase();
        let meant = |words: &[String]| words.iter().any(|word| begins_a_word(&text, word));
        let topics = self.words().topic.iter();
        topics
            .filter(|(_, topic)| meant(&topic.words))
            .map(|(id, _)| id.as_str())
            .collect()
    }

    /// The clauses in force on that day to show above everything on one of these topics.
    pub fn notices(
        &self,
        office: &str,
        on: Date,
        topics: &BTreeSet<&str>,
        lang: Lang,
    ) -> Vec<Citation> {
        let mut notices = Vec::new();
        for version in self.in_force(office, on, &[]) {
            let clauses = version.clauses.iter();
            let wanted = |topic: &String| topics.contains(topic.as_str());
            let met = clauses.filter(|clause| clause.notice_for.iter().any(wanted));
            notices.extend(met.map(|clause| Citation::of(version, clause, lang)));
        }
        notices
    }
}

/// Whether a word of the text begins with `beginning`. Both are in lower case.
fn begins_a_word(text: &str, beginning: &str) -> bool {
    text.match_indices(beginning).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        before.is_none_or(|letter| !letter.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::begins_a_word;

    #[test]
    fn words_are_met_where_they_begin() {
        assert!(begins_a_word("keep it confidential", "confiden"));
        assert!(begins_a_word("a non-disclosure", "non-disclos"));
        assert!(!begins_a_word("an overconfident reader", "confiden"));
    }
}
