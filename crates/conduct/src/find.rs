//! Finding a situation by everyday words, and the situations that concern someone.

use jiff::civil::Date;

use crate::codes::Codes;
use crate::model::Situation;
use crate::text::Lang;

/// The fewest letters of a word in which one slip is forgiven.
const SLIP: usize = 5;
/// The fewest letters of a word that tells situations apart.
const WORD: usize = 3;

impl Codes {
    /// The situations that an instrument of the office covers for a role, by id. Without a role: for anyone.
    pub fn situations_for(&self, office: &str, role: Option<&str>, on: Date) -> Vec<&Situation> {
        let switched_on: Vec<String> = (self.instruments(office).into_iter())
            .map(|one| one.id.clone())
            .collect();
        let bind = self.in_force(office, on, &switched_on);
        let concerns = |situation: &&Situation| {
            role.is_none_or(|role| bind.iter().any(|one| one.binds(role, &situation.id)))
        };
        self.situations().filter(concerns).collect()
    }

    /// The situations among these in which the most words are found, the best first. A word is found as the beginning
    /// of a word in the name, question or hint, or of the words that people search with. One slip in a long word is
    /// forgiven. Words of one or two letters count only if there are no others: "my laptop was stolen".
    pub fn find_situations<'c>(
        &self,
        among: &[&'c Situation],
        typed: &str,
        lang: Lang,
    ) -> Vec<&'c Situation> {
        let mut wanted = words(typed);
        if wanted.iter().any(|word| word.len() >= WORD) {
            wanted.retain(|word| word.len() >= WORD);
        }
        let near = |one: &&'c Situation| (self.near(one, &wanted, lang), *one);
        let mut found: Vec<(Near, &Situation)> = among.iter().map(near).collect();
        let most = found.iter().map(|(near, _)| near.found).max().unwrap_or(0);
        found.retain(|(near, _)| most > 0 && near.found == most);
        found.sort_by_key(|(near, situation)| (near.distance, !situation.common));
        found.into_iter().map(|(_, situation)| situation).collect()
    }

    /// How near a situation is to the words.
    fn near(&self, situation: &Situation, wanted: &[String], lang: Lang) -> Near {
        let text = |text: &crate::text::Text| words(text.in_language(lang));
        let mut near = text(&situation.label);
        near.extend(situation.search.iter().flat_map(|one| words(one)));
        let mut far = text(&situation.question);
        far.extend(situation.hint.iter().flat_map(text));
        let topic = self.words().topic.get(&situation.topic);
        let begins = |word: &str| {
            topic.is_some_and(|topic| topic.words.iter().any(|begin| word.starts_with(begin)))
        };
        let distance = |word: &String| {
            if has(&near, word) {
                Some(0)
            } else if begins(word) {
                Some(1)
            } else if has(&far, word) {
                Some(2)
            } else {
                let slipped = |known: &Vec<String>| known.iter().any(|known| is_slip(known, word));
                (slipped(&near) || slipped(&far)).then_some(4)
            }
        };
        let distances: Vec<usize> = wanted.iter().filter_map(distance).collect();
        Near {
            found: distances.len(),
            distance: distances.iter().sum(),
        }
    }
}

/// How near a situation is to some words.
struct Near {
    /// How many of them it has.
    found: usize,
    /// How far off they are: 0 if all that are found are in its name or its search words.
    distance: usize,
}

fn has(known: &[String], word: &str) -> bool {
    known.iter().any(|known| known.starts_with(word))
}

/// Words in small letters, without marks.
fn words(text: &str) -> Vec<String> {
    let folded: String = text.to_lowercase().chars().map(plain).collect();
    let all = folded.split(|c: char| !c.is_alphanumeric());
    all.filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The letter without its mark. Welsh needs these.
fn plain(letter: char) -> char {
    match letter {
        'â' | 'á' | 'à' | 'ä' => 'a',
        'ê' | 'é' | 'è' | 'ë' => 'e',
        'î' | 'í' | 'ì' | 'ï' => 'i',
        'ô' | 'ó' | 'ò' | 'ö' => 'o',
        'û' | 'ú' | 'ù' | 'ü' => 'u',
        'ŵ' => 'w',
        'ŷ' => 'y',
        other => other,
    }
}

/// Whether two long words differ by one letter that is wrong, missing or too many, or by two that changed places.
fn is_slip(known: &str, word: &str) -> bool {
    let (known, word): (Vec<char>, Vec<char>) = (known.chars().collect(), word.chars().collect());
    if known.len().min(word.len()) < SLIP {
        return false;
    }
    let same = known
        .iter()
        .zip(&word)
        .take_while(|(one, other)| one == other)
        .count();
    let (known, word) = (&known[same..], &word[same..]);
    match (known, word) {
        ([], rest) | (rest, []) => rest.len() <= 1,
        ([_, known_rest @ ..], [_, word_rest @ ..]) => {
            known_rest == word_rest
                || known_rest == word
                || known == word_rest
                || matches!((known, word), ([a, b, x @ ..], [c, d, y @ ..]) if a == d && b == c && x == y)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_in_a_long_word_is_forgiven() {
        for word in ["lapto", "laptoop", "labtop", "latpop", "laptop"] {
            assert!(is_slip("laptop", word), "{word}");
        }
        for (known, word) in [("laptop", "tablet"), ("gift", "gist"), ("laptop", "lappot")] {
            assert!(!is_slip(known, word), "{word}");
        }
    }

    #[test]
    fn words_are_small_and_without_marks() {
        assert_eq!(words("Rhodd: TŶ, ŵyau!"), ["rhodd", "ty", "wyau"]);
    }
}
