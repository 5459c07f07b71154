//! Whom a duty falls to where no clause says it, and whom to ask. Nobody is told to tell someone without being told
//! whom.

use std::collections::BTreeSet;

use super::judge::Evaluation;
use super::stand_in::StandIns;
use crate::answer::Owed;
use crate::model::{Duty, Office};

/// The posts that duties fall to in one question.
pub(super) struct FallsTo<'a> {
    evaluation: &'a Evaluation<'a>,
    office: Option<&'a Office>,
    /// The posts that the person who asks holds, and those that never get such a case.
    kept_from: Vec<String>,
}

impl<'a> FallsTo<'a> {
    pub fn new(evaluation: &'a Evaluation<'a>) -> Self {
        let mut kept_from = evaluation.question.asker.posts.clone();
        kept_from.extend(evaluation.situation.never_to.iter().cloned());
        Self {
            evaluation,
            office: evaluation.codes.office(&evaluation.question.office),
            kept_from,
        }
    }

    /// The post that the office asks for advice, or its stand-in. `None` if there is none.
    pub fn adviser(&self) -> Option<String> {
        StandIns::new(self.office, &self.kept_from).written(&self.office?.advice.as_ref()?.post)
    }

    /// Gives each of these duties that needs someone, and that no clause addresses, the post it falls to. `others` are
    /// owed beside them: what one of them addresses, or includes, is addressed.
    pub fn fill(&self, duties: &mut [Owed], others: &[Owed], authorities: &[String]) {
        let words = &self.evaluation.codes.words().duty;
        let named = (duties.iter().chain(others)).filter(|one| one.to.is_some() && !one.by_default);
        let named: BTreeSet<String> = named
            .flat_map(|one| {
                let includes = words.get(&one.duty).map(|word| word.includes.clone());
                [one.duty.clone()]
                    .into_iter()
                    .chain(includes.into_iter().flatten())
            })
            .collect();
        let bare = |one: &&mut Owed| one.to.is_none() && !named.contains(&one.duty);
        for one in duties.iter_mut().filter(bare) {
            let word = words.get(&one.duty);
            one.to = word
                .filter(|word| word.needs_someone())
                .and_then(|word| self.post(word, authorities));
            one.by_default = one.to.is_some();
        }
    }

    /// The first of the posts listed that there is, or else the adviser.
    fn post(&self, word: &Duty, authorities: &[String]) -> Option<String> {
        let adviser = || self.office?.advice.as_ref().map(|advice| &advice.post);
        for listed in word.falls_to.iter().flatten() {
            match listed.as_str() {
                Duty::AUTHORITY if authorities.is_empty() => {}
                Duty::AUTHORITY => return Some(authorities.join("|")),
                Duty::ADVISER => break,
                post if self.office?.has_post(post) => return self.written(post),
                _ => {}
            }
        }
        self.written(adviser()?)
    }

    /// The post or its stand-in. If what is told can be about its holder, the next in line is named as well.
    fn written(&self, post: &str) -> Option<String> {
        let first = StandIns::new(self.office, &self.kept_from).written(post)?;
        if !self.can_be_about(&first) {
            return Some(first);
        }
        let mut kept_from = self.kept_from.clone();
        kept_from.push(first.clone());
        let next = StandIns::new(self.office, &kept_from).written(post);
        Some(next.map_or_else(|| first.clone(), |next| format!("{first}|{next}")))
    }

    fn can_be_about(&self, post: &str) -> bool {
        let options = (self.evaluation.situation.fields.iter()).flat_map(|field| &field.options);
        let mut about = options.flat_map(|option| &option.about);
        about.any(|name| {
            let group = self.office.and_then(|office| office.group(name));
            name == post || group.is_some_and(|group| group.posts.iter().any(|one| one == post))
        })
    }
}
