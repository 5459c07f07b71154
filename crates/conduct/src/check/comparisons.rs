//! Check of prepared comparisons: each has an answer, asks questions that can be asked, and cites clauses that
//! exist.

use probity_i18n::{Key, Message, key};

use super::facts::refused;
use super::{Checked, Place, json, kebab, repeated};
use crate::facts::Facts;
use crate::mistake::{Mistake, one_of};
use crate::model::{ComparedQuestion, Comparison, Situation};

const PATH: &str = "comparisons.toml";

pub(super) fn check(checked: Checked<'_>, mistakes: &mut Vec<Mistake>) {
    let all = &checked.ground.model.comparisons.comparison;
    for one in repeated(all, |one| &one.id) {
        mistakes.push(checked.ground.at(
            PATH,
            one.at,
            "id",
            key("check-comparison-twice").with("id", &one.id),
            key("check-own-id"),
        ));
    }
    for comparison in all {
        let check = ComparisonCheck {
            checked,
            comparison,
        };
        check.whole(mistakes);
        check.offices(mistakes);
        check.clauses(mistakes);
        for question in &comparison.questions {
            check.question(question, mistakes);
        }
    }
}

/// One comparison and its position.
struct ComparisonCheck<'a> {
    checked: Checked<'a>,
    comparison: &'a Comparison,
}

impl ComparisonCheck<'_> {
    fn at(
        &self,
        from: usize,
        word: &str,
        what: impl Into<Message>,
        instead: impl Into<Message>,
    ) -> Mistake {
        let what: Message = what.into();
        let what = key("check-in-comparison")
            .with("comparison", &self.comparison.id)
            .with("what", what);
        self.checked.ground.at(PATH, from, word, what, instead)
    }

    fn unknown<'a>(
        &'a self,
        from: usize,
        absent: Key,
        word: &str,
        known: impl Iterator<Item = &'a String> + Clone,
    ) -> Option<Mistake> {
        let place = Place { path: PATH, from };
        self.checked.ground.unknown(&place, absent, word, known)
    }

    /// Its id and area are right, and it has questions or clauses.
    fn whole(&self, mistakes: &mut Vec<Mistake>) {
        let Comparison { id, area, at, .. } = self.comparison;
        if !kebab(id) {
            let what = key("check-no-id").with("id", id);
            mistakes.push(self.at(*at, "id", what, key("check-small-letters")));
        }
        let areas = self.checked.ground.model.comparisons.area.keys();
        mistakes.extend(self.unknown(*at, key("check-no-area"), area, areas));
        if self.comparison.questions.is_empty() && self.comparison.clauses.is_empty() {
            mistakes.push(self.at(
                *at,
                "id",
                key("check-comparison-empty"),
                key("check-comparison-empty-right"),
            ));
        }
    }

    /// Every office that it names exists, and `differs` has it once at most.
    fn offices(&self, mistakes: &mut Vec<Mistake>) {
        let known = self.checked.ground.model.offices.keys();
        let Comparison {
            clauses,
            questions,
            differs,
            at,
            ..
        } = self.comparison;
        let read = clauses.keys().map(|office| (*at, office));
        let asked = questions
            .iter()
            .flat_map(|one| one.only.iter().map(|office| (one.at, office)));
        let apart = differs.iter().map(|one| (one.at, &one.office));
        for (from, office) in read.chain(asked).chain(apart) {
            mistakes.extend(self.unknown(from, key("check-no-office"), office, known.clone()));
        }
        for one in repeated(differs, |one| &one.office) {
            let what = key("check-comparison-differs").with("office", &one.office);
            let instead = key("check-comparison-differs-right");
            mistakes.push(self.at(one.at, "office", what, instead));
        }
    }

    fn clauses(&self, mistakes: &mut Vec<Mistake>) {
        let Comparison {
            clauses,
            differs,
            at,
            ..
        } = self.comparison;
        let read = clauses
            .iter()
            .flat_map(|(office, cited)| cited.iter().map(move |one| (*at, office, one)));
        let apart = differs.iter().flat_map(|one| {
            let cited = one.decided_by.iter().chain(&one.missing);
            cited.map(move |clause| (one.at, &one.office, clause))
        });
        for (from, office, clause) in read.chain(apart) {
            if !self.checked.ground.has_clause(office, clause) {
                let what = key("check-clause-not-in-office")
                    .with("clause", clause)
                    .with("office", office);
                mistakes.push(self.at(
                    from,
                    &format!("\"{clause}\""),
                    what,
                    key("check-clause-not-in-office-right"),
                ));
            }
        }
    }

    /// Each question names a situation and a role that exist, and facts that its fields take.
    fn question(&self, asked: &ComparedQuestion, mistakes: &mut Vec<Mistake>) {
        let model = self.checked.ground.model;
        let roles = model.words.role.keys();
        mistakes.extend(self.unknown(asked.at, key("check-no-role"), &asked.role, roles));
        let situations = model.situations.keys();
        mistakes.extend(self.unknown(
            asked.at,
            key("check-no-situation"),
            &asked.situation,
            situations,
        ));
        if let Some(situation) = model.situations.get(&asked.situation) {
            self.facts(asked, situation, mistakes);
        }
        let offices = model.offices.values();
        for office in offices.filter(|one| !one.demo && asked.asks(&one.id)) {
            for post in asked.posts.iter().filter(|post| !office.has_post(post)) {
                let what = key("check-post-not-in-office")
                    .with("office", &office.id)
                    .with("post", post);
                let posts = one_of(office.posts.iter().map(|one| &one.id));
                mistakes.push(self.at(asked.at, &format!("\"{post}\""), what, posts));
            }
        }
    }

    fn facts(&self, asked: &ComparedQuestion, situation: &Situation, mistakes: &mut Vec<Mistake>) {
        let problems = Facts::from_json(situation, &json(&asked.facts)).err();
        for problem in problems.into_iter().flatten() {
            let (what, instead) = refused(Some(situation), &problem);
            mistakes.push(self.at(asked.at, &problem.field, what, instead));
        }
    }
}
