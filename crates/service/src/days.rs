//! Days that cannot be, at every door through which something is kept or published: the codes say which.

use jiff::civil::Date;
use probity_casework::{Fact, FieldProblem, case::Facts as Kept, entry::ImportedRow};
use probity_conduct::{
    Facts, impossible_days,
    model::{ColumnSource, Meaning, Register, Situation},
};
use probity_importer::{DateValue, Entry, Field, Mark, Marked, ReadRegister, Reason, Understood};

use crate::cases::Cases;
use crate::context::Context;
use crate::error::ServiceError;
use crate::input::FactsIn;
use crate::labels::as_json;

/// The meanings of an entry's days: when it was offered or happened, and when it was received.
const OFFERED: Meaning = Meaning::OccurredOn;
const RECEIVED: Meaning = Meaning::ReceivedOn;

impl Cases {
    /// Days among the facts that cannot be: one problem for each.
    pub fn impossible_days(&self, situation: &Situation, facts: &Facts) -> Vec<FieldProblem> {
        self.0.impossible_days(situation, facts)
    }
}

impl Context {
    /// Days among the facts that cannot be, as the situation says.
    pub(crate) fn impossible_days(
        &self,
        situation: &Situation,
        facts: &Facts,
    ) -> Vec<FieldProblem> {
        impossible_days(situation, facts, self.today())
    }

    /// The same of facts that are to become others: only what the change makes so is a problem of whoever changes them.
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

    /// Whether an imported entry's column can be put to that.
    pub(crate) fn possible_cell(
        &self,
        register: &Register,
        row: &ImportedRow,
        column: &str,
        new: &Fact,
    ) -> Result<(), ServiceError> {
        let source = register.columns.iter().find(|known| known.id == column);
        let day = new.day().or_else(|| new.text()?.parse().ok());
        let (Some(ColumnSource::Meaning(meaning)), Some(day)) = (source.map(|one| one.from), day)
        else {
            return Ok(());
        };
        if day > self.today() && self.codes().is_of_the_past(register, meaning) {
            return Err(ServiceError::field("value", "day-ahead"));
        }
        let of = |meaning: Meaning| {
            let column = register.columns.iter();
            let column = column.filter(|one| one.from == ColumnSource::Meaning(meaning));
            let mut said = column.filter_map(|one| row.entry.understood.get(&one.id)?.day());
            said.next()
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
            return Err(ServiceError::field("value", "days-out-of-order"));
        }
        Ok(())
    }

    /// Leaves out the rows of a file that its register would show as things of the past and that lie ahead, and marks what
    /// else cannot be in the order given. An old register says what it says: what can be in some case is shown as it was.
    pub(crate) fn judge_days(&self, read: &mut ReadRegister, register: &Register) {
        let (codes, today) = (self.codes(), self.today());
        let past = codes.is_of_the_past(register, OFFERED);
        let received_past = codes.is_of_the_past(register, RECEIVED);
        let in_order = codes.comes_after(register, RECEIVED, OFFERED);
        read.refuse(|row| {
            let (offered, received) = days(&row.entry);
            // Where nothing says when it was offered, it is listed as of the day when it was received.
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
    let day = |said: &Option<Understood<DateValue>>| said.as_ref()?.value.earliest();
    (day(&entry.offered_on), day(&entry.received_on))
}
