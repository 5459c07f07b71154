//! Entries that are in one file more than once, or nearly. They get a mark for a person to check, and are never
//! merged.

use std::collections::{BTreeSet, HashMap};

use crate::dates::DateValue;
use crate::entry::TakenRow;
use crate::marks::{Mark, Marked};
use crate::money::MoneyValue;
use crate::prose::registered_note;
use crate::text::plain;

/// The number of earlier entries of the same person that an entry is compared with.
const COMPARED: usize = 200;
/// Texts with fewer different words than this are never nearly alike.
const ENOUGH_WORDS: usize = 8;
/// Percentage of words in common from which two texts are nearly alike.
const NEARLY: usize = 85;

/// The parts of an entry that are compared.
struct Gist {
    line: u64,
    text: String,
    /// The text without its spaces.
    letters: String,
    words: BTreeSet<String>,
    donor: Option<String>,
    date: Option<DateValue>,
    value: Option<MoneyValue>,
}

/// Marks entries that repeat an earlier one of the same person and kind.
pub(crate) fn mark(rows: &mut [TakenRow]) {
    let mut earlier: HashMap<(String, String), Vec<Gist>> = HashMap::new();
    for row in rows {
        let who = |text: &Option<String>| plain(text.as_deref().unwrap_or(""));
        let group = earlier
            .entry((who(&row.entry.recipient), who(&row.entry.kind)))
            .or_default();
        let gist = gist(row);
        let compared = group.iter().rev().take(COMPARED);
        let found =
            compared.filter_map(|before| likeness(before, &gist).map(|mark| (mark, before.line)));
        if let Some((mark, line)) = found.min() {
            row.marks.push(Marked::line(mark, line));
        }
        group.push(gist);
    }
}

fn gist(row: &TakenRow) -> Gist {
    let entry = &row.entry;
    let described = [&entry.description, &entry.partner_interest]
        .into_iter()
        .flatten();
    let text = described
        .map(|t| registered_note(t).map_or(t.as_str(), |(text, _)| text))
        .collect::<Vec<_>>()
        .join(" ; ");
    let text = plain(&text);
    Gist {
        line: row.line(),
        letters: text.replace(' ', ""),
        words: text.split(' ').map(str::to_owned).collect(),
        text,
        donor: entry.donor.as_deref().map(plain),
        date: entry
            .received_on
            .as_ref()
            .or(entry.offered_on.as_ref())
            .map(|d| d.value),
        value: entry.value.as_ref().map(|v| v.value.clone()),
    }
}

/// How two entries are alike. The order of [`Mark`] puts the strongest first.
fn likeness(a: &Gist, b: &Gist) -> Option<Mark> {
    let same_text = a.text == b.text;
    let (same_date, same_donor) = (a.date == b.date, a.donor == b.donor);
    if same_text && same_date && same_donor && a.value == b.value {
        return Some(Mark::DuplicateInFile);
    }
    let day = matches!(
        a.date,
        Some(DateValue::Exact { .. } | DateValue::Range { .. })
    );
    if same_text && same_date && day && a.donor.is_some() && b.donor.is_some() && !same_donor {
        return Some(Mark::SameEventAsRow);
    }
    let contradict = |one: bool, same: bool| one && !same;
    let differ = contradict(exact(a) && exact(b), same_date)
        || contradict(a.value.is_some() && b.value.is_some(), a.value == b.value)
        || contradict(a.donor.is_some() && b.donor.is_some(), same_donor);
    (!differ && nearly(a, b)).then_some(Mark::NearDuplicateInFile)
}

fn exact(gist: &Gist) -> bool {
    matches!(gist.date, Some(DateValue::Exact { .. }))
}

/// Whether they have most words in common, or the same letters with other spacing ("for Alma", "forAlma").
fn nearly(a: &Gist, b: &Gist) -> bool {
    let (common, all) = (
        a.words.intersection(&b.words).count(),
        a.words.union(&b.words).count(),
    );
    let long = a.words.len().min(b.words.len()) >= ENOUGH_WORDS;
    long && (common * 100 >= all * NEARLY || a.letters == b.letters)
}
