//! Helpers for text: the forms for comparing cells and headings.

/// Turns each run of white space into one space and trims the ends. Nothing else changes.
pub(crate) fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lower case, letters and digits only, one space between words: the form for comparing words.
pub(crate) fn plain(text: &str) -> String {
    let spaced: String = text
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    squeeze(&spaced.to_lowercase())
}

/// [`plain`], with `camelCase` headings split into words first.
pub(crate) fn heading_words(heading: &str) -> String {
    let mut spaced = String::with_capacity(heading.len() + 8);
    let mut before_lower = false;
    for c in heading.chars() {
        if before_lower && c.is_uppercase() {
            spaced.push(' ');
        }
        before_lower = c.is_lowercase();
        spaced.push(c);
    }
    plain(&spaced)
}

/// Whether `text` has `phrase` as whole words. Both are already [`plain`].
pub(crate) fn has_phrase(text: &str, phrase: &str) -> bool {
    !phrase.is_empty() && format!(" {text} ").contains(&format!(" {phrase} "))
}

/// The first `limit` characters.
pub(crate) fn first_chars(text: &str, limit: usize) -> &str {
    text.char_indices()
        .nth(limit)
        .map_or(text, |(end, _)| &text[..end])
}

/// Whether a cell holds nothing but white space.
pub(crate) fn is_blank(cell: &str) -> bool {
    cell.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_compare_whatever_their_styling() {
        assert_eq!(heading_words("ReceivedDate"), "received date");
        assert_eq!(heading_words("Registration n°"), "registration n");
        assert_eq!(
            heading_words("Estimated value\n< 150\n> 150"),
            "estimated value 150 150"
        );
    }

    #[test]
    fn phrases_match_whole_words_only() {
        assert!(has_phrase("name of donor", "donor"));
        assert!(!has_phrase("donors list", "donor"));
    }
}
