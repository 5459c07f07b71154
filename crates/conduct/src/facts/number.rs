//! Whole numbers: counts, never negative.

use super::NUMBER_MAX;
use super::problem::{Problem, Refused};

/// Reads a count.
pub(super) fn number(text: &str) -> Result<i64, Refused> {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Refused::because(Problem::NumberUnreadable));
    }
    match text.parse::<i64>() {
        Ok(number) if number < 0 => Err(Refused::because(Problem::NumberNegative)),
        Ok(number) if number <= NUMBER_MAX => Ok(number),
        _ if text.starts_with('-') => Err(Refused::because(Problem::NumberNegative)),
        _ => Err(Refused::because(Problem::NumberTooLarge).with("max", NUMBER_MAX)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_and_others_refused() {
        assert_eq!(number(" 12 "), Ok(12));
        for (text, key) in [
            ("1.5", "number-unreadable"),
            ("", "number-unreadable"),
            ("-1", "number-negative"),
            ("99999999999999999999", "number-too-large"),
        ] {
            assert_eq!(
                number(text).map_err(|refused| refused.problem.key()),
                Err(key),
                "{text}"
            );
        }
    }
}
