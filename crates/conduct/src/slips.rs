//! What people write from habit and a program cannot read: curly quotation marks, pounds, dates with the day first,
//! pence after a point, names with hyphens. The readers of TOML and Cedar stumble over them far from the cause, so one
//! place recognises them and says what to write.

use jiff::civil::Date;
use probity_i18n::{Message, key};

use crate::mistake::snippet;

/// The two kinds of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Toml,
    Rules,
}

/// One slip: its byte offset, what is wrong and what would be right.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Slip {
    pub at: usize,
    pub what: Message,
    pub instead: Message,
}

const QUOTES: [char; 10] = ['“', '”', '„', '‟', '‘', '’', '‚', '‛', '«', '»'];

/// The first slip of a text that could not be read. Strings and comments are looked past: in them, all of this is
/// right.
pub(crate) fn find(text: &str, form: Form) -> Option<Slip> {
    let bare = bare(text, form);
    let in_rules = |found: fn(&str) -> Option<Slip>| match form {
        Form::Rules => found(&bare),
        Form::Toml => None,
    };
    let slips = [
        quotation(text, &bare),
        pounds(&bare, form),
        day_first(&bare, form),
        in_rules(point),
        in_rules(hyphen),
    ];
    slips.into_iter().flatten().min_by_key(|slip| slip.at)
}

/// A day written with the day first, such as `9/10/2020`.
pub(crate) fn british_day(written: &str) -> Option<Date> {
    let parts: Vec<&str> = written.trim().split(['/', '.', '-']).collect();
    let [day, month, year] = parts[..] else {
        return None;
    };
    if year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// What to write for a number such as `25.00` in TOML, at this key of the line.
pub(crate) fn whole(line: &str, number: &str) -> Message {
    let at = line.find(number).unwrap_or(line.len());
    match pence(number) {
        Some(pence) if key_before(line, at) == "pence" => pence_right(pence),
        _ => {
            let whole = number.split('.').next().unwrap_or_default();
            key("check-slip-whole-right").with("number", whole)
        }
    }
}

/// The text with spaces in the place of strings and comments. A string that does not end on its line is kept.
fn bare(text: &str, form: Form) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = skipped(rest, first, form);
        if length == 0 {
            bare.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            bare.extend(std::iter::repeat_n(' ', length));
            rest = &rest[length..];
        }
    }
    bare
}

/// The length of the string or comment that begins here, 0 if none does.
fn skipped(rest: &str, first: char, form: Form) -> usize {
    let line = rest.find('\n').unwrap_or(rest.len());
    let comment = match form {
        Form::Toml => "#",
        Form::Rules => "//",
    };
    if rest.starts_with(comment) {
        return line;
    }
    if first != '"' && !(first == '\'' && form == Form::Toml) {
        return 0;
    }
    let mut escaped = false;
    for (at, letter) in rest[..line].char_indices().skip(1) {
        if letter == first && !escaped {
            return at + 1;
        }
        escaped = letter == '\\' && first == '"' && !escaped;
    }
    0
}

/// `“gift”`
fn quotation(text: &str, bare: &str) -> Option<Slip> {
    let at = bare.find(QUOTES)?;
    let mark = bare[at..].chars().next()?;
    let rest = text[at + mark.len_utf8()..]
        .lines()
        .next()
        .unwrap_or_default();
    let word = rest.find(QUOTES).map(|end| &rest[..end]);
    let instead = match word.filter(|word| !word.is_empty() && !word.contains('"')) {
        Some(word) => snippet(format!("\"{word}\"")),
        None => key("check-slip-quotes-right").into(),
    };
    Some(Slip {
        at,
        what: key("check-slip-quotes").with("mark", mark.to_string()),
        instead,
    })
}

/// `£25`
fn pounds(bare: &str, form: Form) -> Option<Slip> {
    let at = bare.find('£')?;
    let number = number(bare[at..].trim_start_matches('£').trim_start());
    let instead = match pence(&number) {
        None => key("check-slip-pounds-none-right").into(),
        Some(pence) if form == Form::Rules || key_before(bare, at) == "pence" => pence_right(pence),
        Some(pence) if pence % 100 == 0 => snippet((pence / 100).to_string()),
        Some(_) => snippet(format!("\"{number}\"")),
    };
    Some(Slip {
        at,
        what: key("check-slip-pounds").with("written", format!("£{number}")),
        instead,
    })
}

/// `9/10/2020`
fn day_first(bare: &str, form: Form) -> Option<Slip> {
    let (at, written) = words(bare)
        .into_iter()
        .find(|(_, word)| looks_like_day(word))?;
    let instead = match (british_day(written), form) {
        (Some(day), form) => day_right(day, form),
        (None, Form::Toml) => key("check-toml-date-right").into(),
        (None, Form::Rules) => key("check-condition-day-right").into(),
    };
    Some(Slip {
        at,
        what: key("check-slip-day").with("written", written),
        instead,
    })
}

/// What to write for a day.
pub(crate) fn day_right(day: Date, form: Form) -> Message {
    let written = match form {
        Form::Toml => day.to_string(),
        Form::Rules => format!("datetime(\"{day}\")"),
    };
    key("check-slip-day-right")
        .with("written", written)
        .with("day", day)
}

/// `25.00` in a rule
fn point(bare: &str) -> Option<Slip> {
    let is_decimal = |word: &str| {
        let parts: Vec<&str> = word.split('.').collect();
        parts.len() == 2 && parts.iter().all(|part| digits(part))
    };
    let (at, written) = words(bare).into_iter().find(|(_, word)| is_decimal(word))?;
    Some(Slip {
        at,
        what: key("check-slip-point").with("written", written),
        instead: pence(written).map_or_else(|| key("check-slip-point-right").into(), pence_right),
    })
}

/// `context.limits.small-gift` in a rule
fn hyphen(bare: &str) -> Option<Slip> {
    let named = |word: &str| {
        let name = (word.strip_prefix("context.limits."))
            .or_else(|| word.strip_prefix("resource."))
            .unwrap_or_default();
        name.contains('-') && !name.starts_with('-') && !name.ends_with('-')
    };
    let (at, written) = words(bare).into_iter().find(|(_, word)| named(word))?;
    Some(Slip {
        at,
        what: key("check-slip-hyphen").with("written", written),
        instead: snippet(written.replace('-', "_")),
    })
}

/// Runs of letters, digits and what joins them, each with its offset.
fn words(text: &str) -> Vec<(usize, &str)> {
    let joins = |letter: char| letter.is_ascii_alphanumeric() || "_.-/".contains(letter);
    let (mut found, mut start) = (Vec::new(), None);
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, joins(letter)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                found.push((from, &text[from..at]));
                start = None;
            }
            _ => {}
        }
    }
    found
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn looks_like_day(word: &str) -> bool {
    ['/', '.', '-'].into_iter().any(|mark| {
        let parts: Vec<&str> = word.split(mark).collect();
        let lengths = |day: &str, month: &str, year: &str| {
            day.len() <= 2
                && month.len() <= 2
                && (year.len() == 4 || (year.len() == 2 && mark == '/'))
        };
        match parts[..] {
            [day, month, year] => {
                parts.iter().all(|part| digits(part)) && lengths(day, month, year)
            }
            _ => false,
        }
    })
}

/// The number at the front, as written: digits, commas and a point.
fn number(text: &str) -> String {
    let in_number = |letter: &char| letter.is_ascii_digit() || [',', '.'].contains(letter);
    let number: String = text.chars().take_while(in_number).collect();
    number.trim_end_matches([',', '.']).replace(',', "")
}

/// The pence of a sum in pounds, such as `25` or `25.00`.
fn pence(pounds: &str) -> Option<i64> {
    let (whole, part) = pounds.split_once('.').unwrap_or((pounds, "0"));
    if !digits(whole) || !digits(part) || part.len() > 2 {
        return None;
    }
    let part = format!("{part:0<2}").parse::<i64>().ok()?;
    whole
        .parse::<i64>()
        .ok()?
        .checked_mul(100)?
        .checked_add(part)
}

fn pence_right(pence: i64) -> Message {
    key("check-slip-pence-right").with("pence", pence.to_string())
}

/// The key before the last `=` in front of an offset.
fn key_before(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or_default();
    let key = before
        .rfind('=')
        .map_or("", |equals| before[..equals].trim_end());
    let in_key = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    key.rfind(|letter| !in_key(letter))
        .map_or(key, |end| &key[end + 1..])
}

#[cfg(test)]
mod tests {
    use probity_i18n::Words;

    use super::*;

    /// What is said of a text: the offset, what is wrong and what would be right.
    fn said(text: &str, form: Form) -> Option<(usize, String, String)> {
        let english = Words::load().unwrap().for_language("en");
        let slip = find(text, form)?;
        Some((slip.at, english.say(&slip.what), english.say(&slip.instead)))
    }

    fn right(text: &str, form: Form) -> String {
        said(text, form).map_or_else(String::new, |(_, _, right)| right)
    }

    #[test]
    fn curly_quotation_marks_become_straight() {
        let (at, what, right) = said("label = “A gift”", Form::Toml).unwrap();
        assert_eq!(
            (at, what.as_str(), right.as_str()),
            (8, "`“` is a curly quotation mark", "\"A gift\"")
        );
        let rule = "when { resource.kind == “cash” };";
        assert_eq!(said(rule, Form::Rules).unwrap().2, "\"cash\"");
        let half = "when { resource.kind == \"cash” };";
        let straight = "straight quotation marks, such as \"text\"";
        assert_eq!(said(half, Form::Rules).unwrap().2, straight);
    }

    #[test]
    fn pounds_become_pence_where_pence_are_held() {
        let rule = "when { resource.value > £25 };";
        assert_eq!(right(rule, Form::Rules), "2500, which is pence");
        assert_eq!(
            right("pence = £1,250.50", Form::Toml),
            "125050, which is pence"
        );
        assert_eq!(right("facts = { value = £25 }", Form::Toml), "25");
        assert_eq!(right("facts = { value = £25.50 }", Form::Toml), "\"25.50\"");
        assert_eq!(
            right("pence = £", Form::Toml),
            "the sum as a number, without the sign"
        );
    }

    #[test]
    fn days_begin_with_the_year() {
        let (_, what, right) = said("effective = 9/10/2020", Form::Toml).unwrap();
        assert_eq!(what, "`9/10/2020` is not a date that a program can read");
        assert_eq!(right, "2020-10-09, which is 9 October 2020");
        let rule = "when { resource.offered_on < 9.10.2020 };";
        let expected = "datetime(\"2020-10-09\"), which is 9 October 2020";
        assert_eq!(said(rule, Form::Rules).unwrap().2, expected);
        let unclear = said("from = 9/13/2020", Form::Toml).unwrap().2;
        assert_eq!(unclear, "a date without quotes, such as 2026-11-21");
        assert_eq!(said("from = 2020-10-09", Form::Toml), None);
    }

    #[test]
    fn money_in_rules_is_whole_pence() {
        let (_, what, right) = said("when { resource.value > 25.00 };", Form::Rules).unwrap();
        assert_eq!(what, "`25.00` is not a whole number");
        assert_eq!(right, "2500, which is pence");
        let english = Words::load().unwrap().for_language("en");
        let right = english.say(&whole("pence = 25.00", "25.00"));
        assert_eq!(right, "2500, which is pence");
        let right = english.say(&whole("at-most = 25.00", "25.00"));
        assert_eq!(right, "25, without a point");
    }

    #[test]
    fn names_in_rules_have_underscores() {
        let rule = "when { resource.value > context.limits.small-gift };";
        let (at, what, right) = said(rule, Form::Rules).unwrap();
        assert_eq!(at, 24);
        assert_eq!(what, "`context.limits.small-gift` has a hyphen");
        assert_eq!(right, "context.limits.small_gift");
    }

    #[test]
    fn strings_and_comments_are_free() {
        let rule = "// £25, 9/10/2020\nwhen { resource.what == \"a “£25” note\" };";
        assert_eq!(said(rule, Form::Rules), None);
        let toml = "label = 'It’s £25' # 9/10/2020";
        assert_eq!(said(toml, Form::Toml), None);
    }
}
