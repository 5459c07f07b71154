//! Values as registers print them, in pence. A value that cannot be read stays text.

use serde::{Deserialize, Serialize};

use crate::marks::Mark;
use crate::text::{has_phrase, plain};
use crate::values::Unit;
use crate::vocabulary::{Vocabulary, words};

mod amounts;
mod prose;

use amounts::{Amount, amounts};
pub use prose::money_in_prose;

/// The meaning of a value cell. Amounts are in pence (hundredths) of a pound, except `OtherCurrency`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum MoneyValue {
    /// This much.
    Exact {
        /// Pence.
        pence: i64,
    },
    /// About this much.
    Approximate {
        /// Pence.
        pence: i64,
    },
    /// From one amount to another.
    Range {
        /// Pence.
        low: i64,
        /// Pence.
        high: i64,
    },
    /// Less than, or no more than, this much.
    Under {
        /// Pence.
        pence: i64,
    },
    /// More than, or no less than, this much.
    Over {
        /// Pence.
        pence: i64,
    },
    /// Over a limit that the file does not state.
    AboveLimit,
    /// This much for each unit. The number of units is not worked out.
    PerUnit {
        /// Pence for one.
        pence: i64,
        /// The unit.
        unit: Unit,
        /// Whether it is only about this much.
        approximate: bool,
    },
    /// An amount in another currency, not converted.
    OtherCurrency {
        /// ISO 4217 if the cell makes it clear, otherwise the sign as printed (`$`).
        currency: String,
        /// Hundredths of it.
        hundredths: i64,
    },
    /// The register says that the value is unknown.
    Unknown,
    /// Not a readable amount. The original text is kept beside it.
    Unreadable,
}

/// The words around an amount.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Qualifiers {
    approximate: bool,
    under: bool,
    over: bool,
    before_vat: bool,
    unit: Option<Unit>,
}

type Read = (MoneyValue, Vec<Mark>);

/// Reads a whole cell as a value. `currency` is the one of numbers without a currency, if the mapping sets it.
#[must_use]
pub fn read_money(cell: &str, currency: Option<&str>) -> Read {
    let vocabulary = words();
    let bare = plain(cell);
    if vocabulary.value_unknown.contains(&bare) {
        return (MoneyValue::Unknown, vec![]);
    }
    if vocabulary.above_limit.contains(&bare) {
        return (MoneyValue::AboveLimit, vec![]);
    }
    let found = amounts(cell);
    let rest = plain(&without(cell, &found));
    let (qualifiers, rest) = consume(&rest, sign(cell), vocabulary);
    if rest.is_empty() {
        together(&found, &qualifiers, currency)
    } else {
        unreadable()
    }
}

fn unreadable() -> Read {
    (MoneyValue::Unreadable, vec![Mark::ValueUnreadable])
}

/// The cell without its amounts.
fn without(cell: &str, found: &[Amount]) -> String {
    let mut rest = String::new();
    let mut from = 0;
    for amount in found {
        rest.push_str(&cell[from..amount.start]);
        rest.push(' ');
        from = amount.end;
    }
    rest.push_str(&cell[from..]);
    rest
}

/// A sign that qualifies the amount after it.
fn sign(cell: &str) -> Qualifiers {
    Qualifiers {
        under: cell.contains(['<', '≤']),
        over: cell.contains(['>', '≥']),
        approximate: cell.contains(['~', '≈']),
        ..Qualifiers::default()
    }
}

/// Removes the known qualifying words from `text` ([`plain`]) and returns them. The remaining text is not
/// understood.
fn consume(text: &str, mut found: Qualifiers, vocabulary: &Vocabulary) -> (Qualifiers, String) {
    let mut rest = text.to_owned();
    take(&mut rest, ["including vat", "inc vat", "incl vat"]);
    found.before_vat |= take(
        &mut rest,
        ["plus vat", "excluding vat", "excl vat", "ex vat", "vat"],
    );
    for (unit, phrases) in &vocabulary.units {
        if take(&mut rest, phrases) {
            found.unit = Some(*unit);
        }
    }
    found.under |= take(&mut rest, &vocabulary.under);
    found.over |= take(&mut rest, &vocabulary.over);
    found.approximate |= take(&mut rest, &vocabulary.approximate);
    take(&mut rest, &vocabulary.filler);
    take(&mut rest, &vocabulary.between);
    (found, rest)
}

/// Removes whole-word phrases from the text and returns whether it had any.
fn take<T: AsRef<str>>(text: &mut String, phrases: impl IntoIterator<Item = T>) -> bool {
    let mut taken = false;
    for phrase in phrases {
        while has_phrase(text, phrase.as_ref()) {
            let spaced = format!(" {text} ").replacen(&format!(" {} ", phrase.as_ref()), " ", 1);
            *text = crate::text::squeeze(&spaced);
            taken = true;
        }
    }
    taken
}

/// The amounts and the words around them as one value.
fn together(found: &[Amount], words: &Qualifiers, stated: Option<&str>) -> Read {
    let (first, last) = match found {
        [one] => (one, one),
        [low, high] if high.joined => (low, high),
        _ => return unreadable(),
    };
    let (Some(low), Some(high)) = (first.hundredths, last.hundredths) else {
        return unreadable();
    };
    let currency = first.currency.as_deref().or(stated);
    let mut marks = Vec::new();
    if currency.is_none() {
        marks.push(Mark::CurrencyNotStated);
    }
    if words.before_vat {
        marks.push(Mark::VatNotIncluded);
    }
    match currency {
        Some(other) if other != "GBP" && found.len() == 1 => (
            MoneyValue::OtherCurrency {
                currency: other.to_owned(),
                hundredths: low,
            },
            marks,
        ),
        Some(other) if other != "GBP" => unreadable(),
        _ if found.len() == 2 && low <= high => (MoneyValue::Range { low, high }, marks),
        _ if found.len() == 2 => unreadable(),
        _ => (qualified(low, words), marks),
    }
}

fn qualified(pence: i64, words: &Qualifiers) -> MoneyValue {
    match words.unit {
        Some(unit) => MoneyValue::PerUnit {
            pence,
            unit,
            approximate: words.approximate,
        },
        None if words.under => MoneyValue::Under { pence },
        None if words.over => MoneyValue::Over { pence },
        None if words.approximate => MoneyValue::Approximate { pence },
        None => MoneyValue::Exact { pence },
    }
}

#[cfg(test)]
mod tests;
