//! What the deed of a situation is called, with the facts known.

use super::judge::Evaluation;
use crate::rules::Tri;
use crate::text::Text;
use crate::visibility;

/// The phrase of the first `[[act]]` that fits. While the fact that decides is open, the general phrase is used.
pub(super) fn act<'a>(evaluation: &Evaluation<'a>) -> Option<&'a Text> {
    let situation = evaluation.situation;
    let fits = |act: &&crate::model::Act| {
        let Some(condition) = &act.when else {
            return true;
        };
        situation.index_of(&condition.field).is_some_and(|index| {
            let value = evaluation.slots.values[index];
            visibility::met(&condition.is, value) == Tri::Yes
        })
    };
    situation.acts.iter().find(fits)?.phrase.as_ref()
}
