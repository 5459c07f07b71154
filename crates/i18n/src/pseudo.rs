//! The pseudo-language: English that looks translated, so that untranslated text stands out.

use std::borrow::Cow;

const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED: &str = "áƀçďéƒğħíĵķļḿńóƥɋŕšťúṽŵẋýžÁƁÇĎÉƑĞĦÍĴĶĻḾŃÓƤɊŔŠŤÚṼŴẊÝŽ";

/// Accents every letter that is not inside a tag such as `<link>`.
pub(crate) fn accent(text: &str) -> Cow<'_, str> {
    let mut in_tag = false;
    let accented = text
        .chars()
        .map(|letter| {
            match letter {
                '<' => in_tag = true,
                '>' => in_tag = false,
                _ => {}
            }
            if in_tag {
                letter
            } else {
                accent_letter(letter)
            }
        })
        .collect();
    Cow::Owned(accented)
}

/// Puts brackets around a message.
pub(crate) fn bracket(text: &str) -> String {
    format!("⟦{text}⟧")
}

fn accent_letter(letter: char) -> char {
    let place = PLAIN.chars().position(|plain| plain == letter);
    place
        .and_then(|at| ACCENTED.chars().nth(at))
        .unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_get_accents_and_tags_stay() {
        assert_eq!(PLAIN.chars().count(), ACCENTED.chars().count());
        assert_eq!(
            accent("Read <link>it</link> 3 times"),
            "Ŕéáď <link>íť</link> 3 ťíḿéš"
        );
        assert_eq!(bracket("á"), "⟦á⟧");
    }
}
