//! Checks of days that cannot be true, wherever a day is stored or published. The codes give the rules.

use jiff::civil::Date;
use probity_casework::FieldProblem;
use probity_casework::Problem;
use probity_casework::case::Facts as Kept;
use probity_casework::entry::ImportedRow;
use probity_conduct::Value;
use probity_conduct::model::{ColumnSource, Meaning, Register, Situation};
use probity_conduct::{Facts, impossible_days};
use probity_importer::{DateValue, Entry, Field, Mark, Marked, ReadRegister, Reason, Understood};

use crate::cases::Cases;
use crate::context::Context;
use crate::error::ServiceError;
use crate::input::FactsIn;
use crate::labels::as_json;

/// The meanings of an entry's days: when the offer was made or the event happened, and when it was received.
const OFFERED: Meaning = Meaning::OccurredOn;
const RECEIVED: Meaning = Meaning::ReceivedOn;

impl Cases {
    /// The days among the facts that cannot be true, with one problem for each.
    pub fn impossible_days(&self, situation: &Situation, facts: &Facts) -> Vec<FieldProblem> {
        self.0.impossible_days(situation, facts)
    }
}

impl Context {
    /// The days among the facts that cannot be true, by the situation's rules.
    pub(crate) fn impossible_days(
        &self,
        situation: &Situation,
        facts: &Facts,
    ) -> Vec<FieldProblem> {
        impossible_days(situation, facts, self.today())
    }

    /// Checks facts that are about to change. Only problems that the change causes are errors.
    pub(crate) fn possible_change(
        &self,
        situation: &Situation,
        kept: &Kept,
        changed: &Kept,
    ) -> Result<(), Vec<FieldProblem>> {
        let mut all = kept.clone();
        all.extend(changed.clone());
        let all = FactsIn::Json(as_json(&all)).read(situation)?;
        let mut problems = self.impossible_days(situation, &all);
        let is_changed = |name: &str| changed.contains_key(name);
        problems.retain(|one| {
            is_changed(&one.field) || one.args.get("other").is_some_and(|name| is_changed(name))
        });
        if problems.is_empty() {
            Ok(())
        } else {
            Err(problems)
        }
    }

    /// Whether a column of an imported entry can be given this value.
    pub(crate) fn possible_cell(
        &self,
        register: &Register,
        row: &ImportedRow,
        column: &str,
        new: &Value,
    ) -> Result<(), ServiceError> {
        let source = register.columns.iter().find(|known| known.id == column);
        let day = new.day().or_else(|| new.text()?.parse().ok());
        let (Some(ColumnSource::Meaning(meaning)), Some(day)) = (source.map(|one| one.from), day)
        else {
            return Ok(());
        };
        if day > self.today() && self.codes().is_of_the_past(register, meaning) {
            return Err(ServiceError::field("value", Problem::DayAhead));
        }
        let of = |meaning: Meaning| {
            let column = register.columns.iter();
            let column = column.filter(|one| one.from == ColumnSource::Meaning(meaning));
            let mut dates = column.filter_map(|one| row.entry.understood.get(&one.id)?.day());
            dates.next()
        };
        let (offered, received) = match meaning {
            OFFERED => (Some(day), of(RECEIVED)),
            RECEIVED => (of(OFFERED), Some(day)),
            _ => return Ok(()),
        };
        if received < offered
            && received.is_some()
            && self.codes().comes_after(register, RECEIVED, OFFERED)
        {
            return Err(ServiceError::field("value", Problem::DaysOutOfOrder));
        }
        Ok(())
    }

    /// Refuses the rows of a file whose day is in the future although the register only has past days, and marks rows
    /// with days in the wrong order. A day that could be true is imported as it is written.
    pub(crate) fn judge_days(&self, read: &mut ReadRegister, register: &Register) {
        let (codes, today) = (self.codes(), self.today());
        let past = codes.is_of_the_past(register, OFFERED);
        let received_past = codes.is_of_the_past(register, RECEIVED);
        let in_order = codes.comes_after(register, RECEIVED, OFFERED);
        read.refuse(|row| {
            let (offered, received) = days(&row.entry);
            // Without a day of the offer, the entry is listed by the day when it was received.
            let listed = offered.or(received);
            let ahead = (past && listed > Some(today)) || (received_past && received > Some(today));
            ahead.then_some(Reason::DayAhead)
        });
        read.mark(|row| {
            let (offered, received) = days(&row.entry);
            let early = in_order && received.is_some() && received < offered;
            let ahead = received > Some(today);
            let mark = |so: bool, mark| so.then(|| Marked::field(mark, Field::ReceivedOn));
            let marks = [
                mark(early, Mark::ReceivedBeforeOffered),
                mark(ahead, Mark::DayAhead),
            ];
            marks.into_iter().flatten().collect()
        });
    }
}

/// The earliest days on which a row can have been offered and received.
fn days(entry: &Entry) -> (Option<Date>, Option<Date>) {
    let day = |understood: &Option<Understood<DateValue>>| understood.as_ref()?.value.earliest();
    (day(&entry.offered_on), day(&entry.received_on))
}
