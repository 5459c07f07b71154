//! Prepared comparisons: each is answered by something, asks what can be asked, and cites what is there.
use super::{Checked, Place, json, kebab, repeated};
use crate::{
    facts::{Facts, FieldProblem},
    mistake::{Mistake, one_of},
    model::{ComparedQuestion, Comparison, Situation},
};

const PATH: &str = "comparisons.toml";

pub(super) fn check(checked: Checked<'_>, mistakes: &mut Vec<Mistake>) {
    let all = &checked.ground.model.comparisons.comparison;
    for one in repeated(all, |one| &one.id) {
        let what = format!("a second comparison has the id `{}`", one.id);
        mistakes.push(
            checked
                .ground
                .at(PATH, one.at, "id", what, "an id of its own"),
        );
    }
    for comparison in all {
        let one = One {
            checked,
            comparison,
        };
        one.whole(mistakes);
        one.offices(mistakes);
        one.clauses(mistakes);
        for question in &comparison.questions {
            one.question(question, mistakes);
        }
    }
}

/// One comparison in its place.
struct One<'a> {
    checked: Checked<'a>,
    comparison: &'a Comparison,
}

impl One<'_> {
    fn at(&self, from: usize, word: &str, what: String, instead: impl Into<String>) -> Mistake {
        let what = format!("comparison `{}`: {what}", self.comparison.id);
        self.checked.ground.at(PATH, from, word, what, instead)
    }

    fn unknown<'a>(
        &'a self,
        from: usize,
        kind: &str,
        word: &str,
        known: impl Iterator<Item = &'a String> + Clone,
    ) -> Option<Mistake> {
        let place = Place { path: PATH, from };
        self.checked.ground.unknown(&place, kind, word, known)
    }

    /// Its id, its area, and something that answers it.
    fn whole(&self, mistakes: &mut Vec<Mistake>) {
        let Comparison { id, area, at, .. } = self.comparison;
        if !kebab(id) {
            let what = format!("`{id}` is no id");
            mistakes.push(self.at(*at, "id", what, "small letters, digits and hyphens"));
        }
        let areas = self.checked.ground.model.comparisons.area.keys();
        mistakes.extend(self.unknown(*at, "area", area, areas));
        if self.comparison.questions.is_empty() && self.comparison.clauses.is_empty() {
            mistakes.push(self.at(
                *at,
                "id",
                "nothing answers it".to_owned(),
                "[[comparison.question]], or clauses",
            ));
        }
    }

    /// Every office that it names is there, and told apart once.
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
            mistakes.extend(self.unknown(from, "office", office, known.clone()));
        }
        for one in repeated(differs, |one| &one.office) {
            let what = format!("`{}` differs twice", one.office);
            mistakes.push(self.at(one.at, "office", what, "each office once"));
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
                mistakes.push(self.at(
                    from,
                    &format!("\"{clause}\""),
                    format!("there is no clause `{clause}` in `{office}`"),
                    "`<instrument> <reference>` of that office",
                ));
            }
        }
    }

    /// It is about a situation, and asked by someone, with facts that can be.
    fn question(&self, asked: &ComparedQuestion, mistakes: &mut Vec<Mistake>) {
        let model = self.checked.ground.model;
        let standings = model.words.standing.keys();
        mistakes.extend(self.unknown(asked.at, "standing", &asked.standing, standings));
        let situations = model.situations.keys();
        mistakes.extend(self.unknown(asked.at, "situation", &asked.situation, situations));
        if let Some(situation) = model.situations.get(&asked.situation) {
            self.facts(asked, situation, mistakes);
        }
        let offices = model.offices.values();
        for office in offices.filter(|one| !one.demo && asked.asks(&one.id)) {
            for post in asked.posts.iter().filter(|post| !office.has_post(post)) {
                let what = format!("`{}` has no post `{post}`", office.id);
                let posts = one_of(office.posts.iter().map(|one| &one.id));
                mistakes.push(self.at(asked.at, &format!("\"{post}\""), what, posts));
            }
        }
    }

    fn facts(&self, asked: &ComparedQuestion, situation: &Situation, mistakes: &mut Vec<Mistake>) {
        let problems = Facts::from_json(situation, &json(&asked.facts)).err();
        let told = |one: FieldProblem| {
            let what = format!("the fact `{}` is refused: {}", one.field, one.key);
            let fields = one_of(situation.fields.iter().map(|field| &field.name));
            self.at(
                asked.at,
                &one.field,
                what,
                format!("a value of the field's type; the fields are {fields}"),
            )
        };
        mistakes.extend(problems.into_iter().flatten().map(told));
    }
}
