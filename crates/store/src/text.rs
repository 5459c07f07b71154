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

/// The words to search for. A row matches if each of them begins one of its words. `None` if there are none.
pub(crate) fn sought(text: &str) -> Option<Vec<String>> {
    let distinct: BTreeSet<String> = split(text).take(20).collect();
    (!distinct.is_empty()).then(|| distinct.into_iter().collect())
}

/// The search for SQLite's FTS5. Words have only letters and digits, so quoting them is safe.
pub(crate) fn for_sqlite(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"*")).collect();
    quoted.join(" AND ")
}

/// The search for PostgreSQL, to cast to `tsquery`.
pub(crate) fn for_postgres(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("'{word}':*")).collect();
    quoted.join(" & ")
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
        let found = sought("a\" OR b:*'").unwrap();
        assert_eq!(for_sqlite(&found), "\"a\"* AND \"b\"* AND \"or\"*");
        assert_eq!(for_postgres(&found), "'a':* & 'b':* & 'or':*");
        assert_eq!(sought("?!"), None);
    }
}
