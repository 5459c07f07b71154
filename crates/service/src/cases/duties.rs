//! The duties of an answer once its case exists: declaring it has met some of them.

use probity_conduct::{Answer, Codes, Owed};

use crate::context::Context;

/// Whether declaring the event here meets a duty, by what `words.toml` says of the duty and of the moment when it falls
/// due. A duty that comes round again, or that waits for a moment that may not come, is still owed.
#[must_use]
pub fn met_by_declaring(codes: &Codes, owed: &Owed) -> bool {
    let words = codes.words();
    let duty = words.duty.get(&owed.duty);
    let moment = owed.moment.as_ref().and_then(|id| words.moment.get(id));
    duty.is_some_and(|duty| duty.by_declaring.is_some() && !duty.optional)
        && owed.every.is_none()
        && !moment.is_some_and(|moment| moment.conditional)
}

impl Context {
    /// The duties of an answer that declaring the event did not meet.
    pub(crate) fn to_do(&self, answer: &Answer) -> Vec<Owed> {
        let duties = answer.duties.iter();
        duties
            .filter(|owed| !met_by_declaring(self.codes(), owed))
            .cloned()
            .collect()
    }
}
