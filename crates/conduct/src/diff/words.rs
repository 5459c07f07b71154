//! A word-by-word comparison of two texts: the words removed and the words added.

use serde::Serialize;

/// A stretch of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Stretch {
    /// The texts that it is in.
    pub stands: Stands,
    /// The words, one space between them.
    pub text: String,
}

/// The text that a stretch is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Stands {
    /// Both texts.
    Both,
    /// Only the old text.
    Old,
    /// Only the new text.
    New,
}

/// Keeps the longest common sequence of words. All other words were removed or added.
pub(super) fn compare(old: &str, new: &str) -> Vec<Stretch> {
    let (old, new): (Vec<&str>, Vec<&str>) = (words(old), words(new));
    let longest = longest(&old, &new);
    let (mut at, mut to) = (0, 0);
    let mut stretches = Vec::new();
    while at < old.len() || to < new.len() {
        if at < old.len() && to < new.len() && old[at] == new[to] {
            push(&mut stretches, Stands::Both, old[at]);
            (at, to) = (at + 1, to + 1);
        } else if to == new.len() || (at < old.len() && longest[at + 1][to] >= longest[at][to + 1])
        {
            push(&mut stretches, Stands::Old, old[at]);
            at += 1;
        } else {
            push(&mut stretches, Stands::New, new[to]);
            to += 1;
        }
    }
    stretches
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// For each pair of positions, the number of words that can still be kept from there on.
fn longest(old: &[&str], new: &[&str]) -> Vec<Vec<usize>> {
    let mut longest = vec![vec![0; new.len() + 1]; old.len() + 1];
    for at in (0..old.len()).rev() {
        for to in (0..new.len()).rev() {
            longest[at][to] = if old[at] == new[to] {
                longest[at + 1][to + 1] + 1
            } else {
                longest[at + 1][to].max(longest[at][to + 1])
            };
        }
    }
    longest
}

fn push(stretches: &mut Vec<Stretch>, stands: Stands, word: &str) {
    match stretches.last_mut() {
        Some(last) if last.stands == stands => {
            last.text.push(' ');
            last.text.push_str(word);
        }
        _ => stretches.push(Stretch {
            stands,
            text: word.to_owned(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_put_in_and_taken_out_are_found() {
        let found: Vec<(Stands, String)> =
            compare("Report it within three days", "Report it at once")
                .into_iter()
                .map(|one| (one.stands, one.text))
                .collect();
        let expected = [
            (Stands::Both, "Report it"),
            (Stands::Old, "within three days"),
            (Stands::New, "at once"),
        ];
        assert_eq!(
            found,
            expected.map(|(stands, text)| (stands, text.to_owned()))
        );
        assert_eq!(compare("", "").len(), 0);
        assert_eq!(compare("", "new").len(), 1);
    }
}
