//! Finds amounts of money in text: position, amount and currency.

/// An amount as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Amount {
    /// Where it starts (bytes), its sign included.
    pub(crate) start: usize,
    /// Where it ends (bytes).
    pub(crate) end: usize,
    /// The amount. `None` if the figures cannot be trusted (`1.234,56`, `12,50`).
    pub(crate) hundredths: Option<i64>,
    /// The currency, from the sign or code before the number.
    pub(crate) currency: Option<String>,
    /// Whether only a dash or "to" is between this amount and the one before.
    pub(crate) joined: bool,
}

/// Every number in the text, with any currency sign before it.
pub(crate) fn amounts(text: &str) -> Vec<Amount> {
    let bytes = text.as_bytes();
    let mut found: Vec<Amount> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = number_end(bytes, at);
        let (start, currency) = sign_before(text, at);
        let joined = found
            .last()
            .is_some_and(|before| joins(&text[before.end.min(start)..start]));
        found.push(Amount {
            start,
            end,
            hundredths: hundredths(&text[at..end]),
            currency,
            joined,
        });
        at = end;
    }
    found
}

/// The end of a number with commas and points between its digits.
fn number_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    while end < bytes.len() {
        let digit_next = bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        match bytes[end] {
            b'0'..=b'9' => end += 1,
            b',' | b'.' if digit_next => end += 1,
            _ => break,
        }
    }
    end
}

/// The sign or code just before a number, and where it starts.
fn sign_before(text: &str, number: usize) -> (usize, Option<String>) {
    const SIGNS: [(&str, &str); 12] = [
        ("£", "GBP"),
        ("gbp", "GBP"),
        ("€", "EUR"),
        ("eur", "EUR"),
        ("us$", "USD"),
        ("usd", "USD"),
        ("ca$", "CAD"),
        ("au$", "AUD"),
        ("hk$", "HKD"),
        ("nz$", "NZD"),
        ("chf", "CHF"),
        ("$", "$"),
    ];
    let before = text[..number].trim_end();
    for (sign, currency) in SIGNS {
        let from = before
            .len()
            .checked_sub(sign.len())
            .filter(|at| before.is_char_boundary(*at));
        if let Some(from) = from.filter(|at| before[*at..].eq_ignore_ascii_case(sign)) {
            return (from, Some(currency.to_owned()));
        }
    }
    (number, None)
}

fn joins(between: &str) -> bool {
    matches!(between.trim(), "-" | "–" | "—" | "to")
}

/// The figures in hundredths. Commas must separate groups of three, and there are at most two decimals.
fn hundredths(figures: &str) -> Option<i64> {
    let (whole, part) = figures.split_once('.').unwrap_or((figures, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = whole.contains(',');
    if part.len() > 2
        || part.contains(['.', ','])
        || (grouped && first.len() > 3)
        || groups.any(|g| g.len() != 3)
    {
        return None;
    }
    let whole: i64 = whole.replace(',', "").parse().ok()?;
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    whole.checked_mul(100)?.checked_add(part)
}
