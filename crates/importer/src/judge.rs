//! Refusals and marks that a caller adds to a register after reading, for reasons that the file cannot show. The
//! totals stay right.

use crate::entry::{ReadRegister, Refused, TakenRow};
use crate::marks::{Marked, Reason};

impl ReadRegister {
    /// Refuses entries that were taken, with every row that they were read from.
    pub fn refuse(&mut self, why: impl Fn(&TakenRow) -> Option<Reason>) {
        let (mut kept, mut gone) = (Vec::new(), Vec::new());
        for row in std::mem::take(&mut self.rows) {
            match why(&row) {
                Some(reason) => gone.push((row, reason)),
                None => kept.push(row),
            }
        }
        self.rows = kept;
        for (row, reason) in gone {
            self.summary.entries -= 1;
            self.summary.taken -= row.original.len();
            self.summary.refused += row.original.len();
            for marked in &row.marks {
                let key = marked.mark.key();
                if let Some(count) = self.summary.marks.get_mut(key) {
                    *count -= 1;
                }
            }
            self.refused
                .extend(row.original.into_iter().map(|original| Refused {
                    line: original.line,
                    reason,
                    original: original.cells,
                }));
        }
        self.summary.marks.retain(|_, count| *count > 0);
        self.refused.sort_by_key(|row| row.line);
    }

    /// Adds marks to entries that were taken.
    pub fn mark(&mut self, marks: impl Fn(&TakenRow) -> Vec<Marked>) {
        for row in &mut self.rows {
            for marked in marks(row) {
                let key = marked.mark.key().to_owned();
                *self.summary.marks.entry(key).or_default() += 1;
                row.marks.push(marked);
            }
        }
    }
}
