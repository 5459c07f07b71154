//! Money as people write it, read to exact pence. No floating point is used.

use super::MONEY_MAX;
use super::problem::{Problem, Refused};

/// Reads `20`, `20.5`, `20.50`, `£1,250.00` as pence.
pub(super) fn pence(text: &str) -> Result<i64, Refused> {
    let text = text.trim();
    let (minus, text) = strip(text, '-');
    let text = text.strip_prefix('£').unwrap_or(text).trim_start();
    let (minus_inside, text) = strip(text, '-');
    let (pounds, pence) = text.split_once('.').unwrap_or((text, ""));
    let pounds = whole(pounds).ok_or_else(|| Refused::because(Problem::MoneyUnreadable))?;
    let pence = hundredths(pence).ok_or_else(|| Refused::because(Problem::MoneyUnreadable))?;
    let sum = (pounds.checked_mul(100)).and_then(|sum| sum.checked_add(pence));
    match sum {
        Some(0) => Ok(0),
        _ if minus || minus_inside => Err(Refused::because(Problem::MoneyNegative)),
        Some(sum) if sum <= MONEY_MAX => Ok(sum),
        _ => Err(Refused::because(Problem::MoneyTooLarge).with("max", MONEY_MAX / 100)),
    }
}

fn strip(text: &str, sign: char) -> (bool, &str) {
    text.strip_prefix(sign)
        .map_or((false, text), |rest| (true, rest))
}

/// Reads digits, with commas only between thousands. A number too large to hold counts as the largest.
fn whole(text: &str) -> Option<i64> {
    let groups: Vec<&str> = text.split(',').collect();
    let (first, rest) = groups.split_first()?;
    let grouped =
        rest.is_empty() || (first.len() <= 3 && rest.iter().all(|group| group.len() == 3));
    let digits = groups.concat();
    let plain = !first.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (grouped && plain).then(|| digits.parse().unwrap_or(i64::MAX))
}

/// Reads the pence: nothing, or one or two digits after the point. Further digits must be zero.
fn hundredths(text: &str) -> Option<i64> {
    let text = if text.len() > 2 {
        text.trim_end_matches('0')
    } else {
        text
    };
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    match (digits, text.len()) {
        (true, 0) => Some(0),
        (true, 1) => text.parse::<i64>().ok().map(|tenths| tenths * 10),
        (true, 2) => text.parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use probity_i18n::pounds;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn money_as_people_write_it() {
        for (text, expected) in [
            ("20", 2000),
            ("20.5", 2050),
            ("£20.50", 2050),
            (" £ 1,250 ", 125_000),
            ("1000000.00", 100_000_000),
            ("0", 0),
            ("-0", 0),
            ("20.500", 2050),
        ] {
            assert_eq!(pence(text).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_money_says_why() {
        for (text, key) in [
            ("", "money-unreadable"),
            ("about 20", "money-unreadable"),
            ("20.505", "money-unreadable"),
            ("1,25", "money-unreadable"),
            ("1e3", "money-unreadable"),
            (".50", "money-unreadable"),
            ("-5", "money-negative"),
            ("£-5", "money-negative"),
            ("10000000.01", "money-too-large"),
            ("99999999999999999999999", "money-too-large"),
        ] {
            assert_eq!(pence(text).unwrap_err().problem.key(), key, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(sum in 0..=MONEY_MAX) {
            prop_assert_eq!(pence(&pounds(sum)).unwrap(), sum);
        }
    }
}
