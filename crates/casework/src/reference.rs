//! References that people read out, write down and type: eight random characters and one check character.
//!
//! They use Crockford's base 32, which leaves out letters that look like digits. The check character has the same
//! alphabet. It detects any one mistyped character and most swaps of two neighbours.

use crate::id::CaseId;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const RANDOM: usize = 8;

/// The reference for 5 random bytes (40 bits): `7K2M-4QXR-9`.
pub fn from_random(bytes: [u8; 5]) -> CaseId {
    let mut bits = bytes
        .iter()
        .fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let mut digits = [0_u8; RANDOM];
    for digit in digits.iter_mut().rev() {
        *digit = (bits & 31) as u8;
        bits >>= 5;
    }
    CaseId(written(digits))
}

/// The reference that someone typed, or `None` if it is not a reference or its check character is wrong. Case,
/// spaces and hyphens do not count. O is read as 0, I and L as 1.
pub fn read(typed: &str) -> Option<CaseId> {
    let digits: Vec<u8> = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(digit)
        .collect::<Option<_>>()?;
    let (check, random) = digits.split_last()?;
    let random: [u8; RANDOM] = random.try_into().ok()?;
    (check_digit(random) == *check).then(|| CaseId(written(random)))
}

fn digit(c: char) -> Option<u8> {
    let c = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET
        .iter()
        .position(|a| char::from(*a) == c)
        .and_then(|at| u8::try_from(at).ok())
}

fn letter(digit: u8) -> char {
    ALPHABET
        .get(usize::from(digit))
        .map_or('0', |a| char::from(*a))
}

/// A weighted sum modulo 31. Every weight differs, so that a swap of neighbours changes the sum. The digit 31 is
/// not used.
fn check_digit(digits: [u8; RANDOM]) -> u8 {
    let sum: u32 = digits
        .iter()
        .zip(2_u32..)
        .map(|(digit, weight)| u32::from(*digit) * weight)
        .sum();
    u8::try_from(sum % 31).unwrap_or(0)
}

fn written(digits: [u8; RANDOM]) -> String {
    let mut text = String::with_capacity(11);
    for (at, digit) in digits.iter().enumerate() {
        if at == 4 {
            text.push('-');
        }
        text.push(letter(*digit));
    }
    text.push('-');
    text.push(letter(check_digit(digits)));
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn people_may_type_it_carelessly() {
        let made = from_random([0, 1, 2, 3, 4]);
        let careless = made
            .as_str()
            .to_lowercase()
            .replace('0', "o")
            .replace('1', "l")
            .replace('-', " ");
        assert_eq!(read(&careless), Some(made));
        assert_eq!(read(""), None);
        assert_eq!(read("7K2M"), None);
        assert_eq!(read("7K2M-4QXR-U"), None);
    }

    proptest! {
        #[test]
        fn reads_what_it_writes(bytes: [u8; 5]) {
            let made = from_random(bytes);
            prop_assert_eq!(read(made.as_str()), Some(made));
        }

        #[test]
        fn one_wrong_character_is_caught(bytes: [u8; 5], at in 0_usize..8, shift in 1_u8..31) {
            let made = from_random(bytes).0.replace('-', "");
            let mut typed: Vec<char> = made.chars().collect();
            let was = digit(typed[at]).unwrap();
            let becomes = (was + shift) % 31;
            prop_assume!(u32::from(was) % 31 != u32::from(becomes));
            typed[at] = letter(becomes);
            prop_assert_eq!(read(&typed.iter().collect::<String>()), None);
        }
    }
}
