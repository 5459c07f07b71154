//! Words for searching. Both databases search the same words.

use std::collections::BTreeSet;

/// Longest word, in characters. Longer words are cut: no one types them, and PostgreSQL refuses words over 2 kB.
const LONGEST_WORD: usize = 64;
/// Most distinct words of a text. Longer texts are cut: PostgreSQL's index of one text holds at most 1 MB.
const MOST_WORDS: usize = 8_000;

/// The distinct words of a text in order, in lower case, without accents and with a space between.
pub(crate) fn words(text: &str) -> String {
    let distinct: BTreeSet<String> = split(text).take(MOST_WORDS).collect();
    distinct.into_iter().collect::<Vec<_>>().join(" ")
}

/// The words to search for. A row matches if it has each of the whole words, and a word that begins with the last one:
/// people may still be typing it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words {
    whole: BTreeSet<String>,
    beginning: String,
}

impl Words {
    /// The words of a text. `None` if there are none.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let mut words: Vec<String> = split(text).take(20).collect();
        let beginning = words.pop()?;
        let mut whole: BTreeSet<String> = words.into_iter().collect();
        whole.remove(&beginning);
        Some(Self { whole, beginning })
    }

    /// The search for SQLite's FTS5. Words have only letters and digits, so quoting them is safe.
    pub(crate) fn for_sqlite(&self) -> String {
        let whole = self.whole.iter().map(|word| format!("\"{word}\""));
        let all = whole.chain([format!("\"{}\"*", self.beginning)]);
        all.collect::<Vec<_>>().join(" AND ")
    }

    /// The same without the beginning. `None` if there is nothing else.
    pub(crate) fn whole_for_sqlite(&self) -> Option<String> {
        let whole: Vec<String> = self
            .whole
            .iter()
            .map(|word| format!("\"{word}\""))
            .collect();
        (!whole.is_empty()).then(|| whole.join(" AND "))
    }

    /// The search for PostgreSQL, to cast to `tsquery`.
    pub(crate) fn for_postgres(&self) -> String {
        let whole = self.whole.iter().map(|word| format!("'{word}'"));
        let all = whole.chain([format!("'{}':*", self.beginning)]);
        all.collect::<Vec<_>>().join(" & ")
    }

    /// The same as substrings of `' ' || words || ' '`. See [`words`].
    pub(crate) fn substrings(&self) -> impl Iterator<Item = String> {
        let whole = self.whole.iter().map(|word| format!(" {word} "));
        whole.chain([format!(" {}", self.beginning)])
    }
}

fn split(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            word.to_lowercase()
                .chars()
                .filter_map(plain)
                .take(LONGEST_WORD)
                .collect::<String>()
        })
        .filter(|word| !word.is_empty())
}

/// The letter without its accent, for the languages of Britain, Ireland and their neighbours. A capital in lower
/// case may leave a combining accent, which is dropped.
fn plain(c: char) -> Option<char> {
    Some(match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ĩ' | 'ī' | 'į' | 'ı' => 'i',
        'ł' | 'ľ' | 'ļ' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ŕ' | 'ř' => 'r',
        'ś' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ů' | 'ű' | 'ų' => 'u',
        'ŵ' | 'ẁ' | 'ẃ' | 'ẅ' => 'w',
        'ý' | 'ÿ' | 'ŷ' | 'ỳ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        '\u{300}'..='\u{36f}' => return None,
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_distinct_plain_and_sorted() {
        assert_eq!(
            words("Ŵyn, wyn & O'Brien-Siân 2024! İz"),
            "2024 brien iz o sian wyn"
        );
        assert_eq!(words(" –"), "");
    }

    #[test]
    fn what_is_asked_for_cannot_leave_its_quotes() {
        let found = Words::of("a\" OR b:*'").unwrap();
        assert_eq!(found.for_sqlite(), "\"a\" AND \"or\" AND \"b\"*");
        assert_eq!(found.for_postgres(), "'a' & 'or' & 'b':*");
        assert_eq!(Words::of("?!"), None);
    }

    #[test]
    fn the_last_word_is_a_beginning_and_is_not_asked_for_twice() {
        let found = Words::of("Ann bought ann").unwrap();
        assert_eq!(found.for_sqlite(), "\"bought\" AND \"ann\"*");
        assert_eq!(found.substrings().collect::<Vec<_>>(), [" bought ", " ann"]);
        assert_eq!(Words::of("ann").unwrap().whole_for_sqlite(), None);
    }
}
