//! A date cell as numbers, month names and the punctuation between them.

use jiff::civil::Weekday;

/// One piece of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// A number of one or two digits.
    Num(i8),
    /// A number of four digits, 1900 to 2199.
    Year(i16),
    /// A month by name.
    Month(i8),
    /// "ongoing", "current", "present".
    Ongoing,
    /// A hyphen, a dash, "to", "and".
    Dash,
    /// A slash.
    Slash,
    /// A full stop.
    Dot,
}

impl Token {
    /// Whether it joins the figures of one date.
    pub(super) const fn joins(self) -> bool {
        matches!(self, Self::Dash | Self::Slash | Self::Dot)
    }
}

/// The longest date cell, in characters. Longer cells are not dates.
const LONGEST: usize = 48;

/// The tokens of a cell, with its leading weekday apart. `None` if it has anything that a date cannot have.
pub(super) fn tokens(cell: &str) -> Option<(Option<Weekday>, Vec<Token>)> {
    let cell = without_time(
        cell.trim()
            .trim_end_matches(['.', ':', ';', ',', '-', '–', ' ']),
    );
    if cell.is_empty() || cell.len() > LONGEST {
        return None;
    }
    let mut found = Vec::new();
    let mut day = None;
    for piece in pieces(&cell.to_lowercase()) {
        match weekday(&piece) {
            Some(name) if found.is_empty() => day = Some(name),
            _ => found.extend(token(&piece, found.last())?),
        }
    }
    Some((day, found))
}

/// The cell without a time of midnight, which spreadsheets add to days.
fn without_time(cell: &str) -> &str {
    let Some(at) = cell.find(':') else {
        return cell;
    };
    let start = cell[..at].rfind([' ', 'T']).unwrap_or(cell.len());
    let time = cell.get(start + 1..).unwrap_or("");
    let is_time = time.len() >= 4
        && time
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | 'Z'));
    if is_time { &cell[..start] } else { cell }
}

/// Runs of digits, runs of letters, and single punctuation marks. White space and commas are dropped.
fn pieces(cell: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut kind = ' ';
    for c in cell.chars() {
        let now = match c {
            _ if c.is_ascii_digit() => '0',
            _ if c.is_alphabetic() => 'a',
            _ if c.is_whitespace() || c == ',' => ' ',
            _ => '-',
        };
        match pieces.last_mut() {
            Some(last) if now == kind && (now == '0' || now == 'a') => last.push(c),
            _ if now != ' ' => pieces.push(c.to_string()),
            _ => {}
        }
        kind = now;
    }
    pieces
}

/// The token for one piece. `Some(None)` for a word that adds nothing, `None` for a word that no date has.
#[expect(
    clippy::option_option,
    reason = "skip and refuse are different answers"
)]
fn token(piece: &str, before: Option<&Token>) -> Option<Option<Token>> {
    if piece.starts_with(|c: char| c.is_ascii_digit()) {
        return number(piece).map(Some);
    }
    Some(match piece {
        "-" | "–" | "—" | "to" | "and" | "&" | "until" => Some(Token::Dash),
        "/" => Some(Token::Slash),
        "." => Some(Token::Dot),
        "st" | "nd" | "rd" | "th" if matches!(before, Some(Token::Num(_))) => None,
        "of" | "the" => None,
        "ongoing" | "current" | "present" => Some(Token::Ongoing),
        word => Some(Token::Month(month(word)?)),
    })
}

fn number(digits: &str) -> Option<Token> {
    match digits.len() {
        1 | 2 => digits.parse().ok().map(Token::Num),
        4 => digits
            .parse()
            .ok()
            .filter(|y| (1900..2200).contains(y))
            .map(Token::Year),
        _ => None,
    }
}

/// A month by its name or a usual short form.
fn month(word: &str) -> Option<i8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let at = NAMES.iter().position(|name| {
        *name == word || name[..3] == *word || word == "sept" && *name == "september"
    })?;
    i8::try_from(at + 1).ok()
}

/// A weekday by the start of its name.
fn weekday(word: &str) -> Option<Weekday> {
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let full = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let at = names.iter().position(|n| word.starts_with(n))?;
    if !full[at].starts_with(word) && !["tues", "weds", "thur", "thurs"].contains(&word) {
        return None;
    }
    Weekday::from_monday_one_offset(i8::try_from(at + 1).ok()?).ok()
}
