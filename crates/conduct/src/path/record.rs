//! What only the record needs: fields that are required, may be published, or that the program uses for something.
//! Those that only rules of other offices read are not asked. They stand on few pages, each short enough for a phone.

use super::{Walk, surely};
use crate::model::{Field, FieldType, Situation};
use crate::rules::Tri;
use crate::visibility;

/// The most questions on a page.
const MOST: usize = 4;
/// The room on a page, in lines of text. With header and footer it is three screens of a small phone.
const ROOM: usize = 24;

/// The fields of the next page, in the situation's order.
pub(super) fn page(walk: &Walk<'_, '_>, applies: &[Tri]) -> Vec<usize> {
    let wanted = wanted(walk, applies);
    let fields = 0..walk.situation.fields.len();
    let ready = fields.filter(|one| wanted & (1 << one) != 0 && surely(applies, *one));
    pages(walk.situation, ready)
        .into_iter()
        .next()
        .unwrap_or_default()
}

/// The most pages that can still come, without these fields.
pub(super) fn at_most(walk: &Walk<'_, '_>, applies: &[Tri], without: u64) -> usize {
    let wanted = wanted(walk, applies) & !without;
    let fields = || (0..walk.situation.fields.len()).filter(|one| wanted & (1 << one) != 0);
    let controls =
        |one: &usize| fields().any(|other| controller(walk.situation, other) == Some(*one));
    // A field that waits for another of these can come on a page of its own.
    pages(walk.situation, fields()).len() + fields().filter(controls).count()
}

/// The fields that the record needs and that can apply, with those that control them, as a bit set.
fn wanted(walk: &Walk<'_, '_>, applies: &[Tri]) -> u64 {
    let mut wanted = 0;
    for (index, field) in walk.situation.fields.iter().enumerate() {
        if is_recorded(field) && applies[index] != Tri::No {
            let mut one = Some(index);
            while let Some(index) = one.filter(|one| !walk.is_asked(*one)) {
                wanted |= 1 << index;
                one = controller(walk.situation, index);
            }
        }
    }
    wanted
}

fn controller(situation: &Situation, index: usize) -> Option<usize> {
    visibility::controller(situation, &situation.fields[index]).map(|(by, _)| by)
}

fn is_recorded(field: &Field) -> bool {
    let about = field.options.iter().any(|option| !option.about.is_empty());
    field.required || field.public || field.meaning.is_some() || about
}

fn pages(situation: &Situation, fields: impl Iterator<Item = usize>) -> Vec<Vec<usize>> {
    let mut pages: Vec<Vec<usize>> = Vec::new();
    let mut room = 0;
    for index in fields {
        let takes = lines(&situation.fields[index]);
        match pages.last_mut() {
            Some(page) if page.len() < MOST && room + takes <= ROOM => {
                page.push(index);
                room += takes;
            }
            _ => {
                pages.push(vec![index]);
                room = takes;
            }
        }
    }
    pages
}

/// About how many lines a question takes on a small phone.
fn lines(field: &Field) -> usize {
    let input = match field.kind {
        FieldType::Choice => 2 * field.options.len(),
        FieldType::YesNo | FieldType::Date => 4,
        FieldType::LongText => 7,
        FieldType::Text | FieldType::Money | FieldType::WholeNumber => 2,
    };
    3 + input + if field.hint.is_some() { 2 } else { 0 }
}
