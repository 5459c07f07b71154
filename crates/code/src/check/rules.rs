//! What rules name beyond Cedar's types: clauses, duties, moments, standings, numbers.
use super::{Checked, of_situation};
use crate::{
    mistake::{Mistake, one_of},
    model::{Instrument, Office},
    rules::{Constant, Expr, Rule},
};
use jiff::civil::Date;

pub(super) fn check(checked: Checked<'_>, mistakes: &mut Vec<Mistake>) {
    for (index, version) in checked.ground.model.instruments.iter().enumerate() {
        for rule in checked.codes.engine.rules(index) {
            let one = One {
                checked,
                version,
                rule,
            };
            one.place(mistakes);
            one.clauses(mistakes);
            one.duty(mistakes);
            one.standings(mistakes);
            one.limits(mistakes);
            one.second_look(mistakes);
        }
    }
}

struct One<'a> {
    checked: Checked<'a>,
    version: &'a Instrument,
    rule: &'a Rule,
}

impl One<'_> {
    fn at(&self, word: &str, what: impl std::fmt::Display, instead: impl Into<String>) -> Mistake {
        self.checked.ground.at(
            &self.rule.file,
            self.rule.at,
            word,
            format!("rule `{}`: {what}", self.rule.id),
            instead,
        )
    }

    fn known<S: AsRef<str>>(
        &self,
        kind: &str,
        word: &str,
        known: impl Iterator<Item = S> + Clone,
    ) -> Option<Mistake> {
        if known.clone().any(|one| one.as_ref() == word) {
            return None;
        }
        Some(self.at(
            &format!("\"{word}\""),
            format!("there is no {kind} `{word}`"),
            one_of(known),
        ))
    }

    /// A file of a situation holds that situation's rules alone.
    fn place(&self, mistakes: &mut Vec<Mistake>) {
        if let Some(named) = of_situation(&self.rule.file)
            && named != self.rule.situation
        {
            mistakes.push(self.at(
                "resource is",
                format!(
                    "it is about `{}`, the file about `{named}`",
                    self.rule.situation
                ),
                format!("rules/{}.cedar", self.rule.situation),
            ));
        }
    }

    fn clauses(&self, mistakes: &mut Vec<Mistake>) {
        let cited = self.rule.clauses.iter().map(|clause| ("@clause", clause));
        let again = self.rule.second_look.iter();
        let cited = cited.chain(again.map(|clause| ("@second_look", clause)));
        for (note, clause) in cited.filter(|(_, clause)| self.version.clause(clause).is_none()) {
            mistakes.push(self.at(
                note,
                format!("there is no clause `{clause}`"),
                "the ref of a clause in clauses.toml",
            ));
        }
    }

    /// A second look is at a refusal, so the situation has one among its resolutions.
    fn second_look(&self, mistakes: &mut Vec<Mistake>) {
        let model = self.checked.ground.model;
        let Some(situation) = model.situations.get(&self.rule.situation) else {
            return;
        };
        let refuses = |id: &String| {
            let word = model.words.resolution.get(id);
            word.is_some_and(crate::model::Resolution::refuses)
        };
        if self.rule.second_look.is_some() && !situation.resolutions.iter().any(refuses) {
            mistakes.push(self.at(
                "@second_look",
                format!("nobody can refuse `{}`", situation.id),
                "a resolution with register-outcome = \"declined\" in the situation",
            ));
        }
    }

    fn duty(&self, mistakes: &mut Vec<Mistake>) {
        let words = &self.checked.ground.model.words;
        if let Some(debt) = self.rule.owes() {
            mistakes.extend(self.known("duty", &debt.duty, words.duty.keys()));
            mistakes.extend(
                debt.moment
                    .as_ref()
                    .and_then(|moment| self.known("moment", moment, words.moment.keys())),
            );
        }
    }

    /// Standings that the condition compares with.
    fn standings(&self, mistakes: &mut Vec<Mistake>) {
        let mut named: Vec<&Constant> = Vec::new();
        self.rule.when.walk(&mut |part| match part {
            Expr::Equal(left, right) => match (&**left, &**right) {
                (Expr::Standing, Expr::Is(constant)) | (Expr::Is(constant), Expr::Standing) => {
                    named.push(constant)
                }
                _ => {}
            },
            Expr::OneOf(constants, asked) if **asked == Expr::Standing => named.extend(constants),
            _ => {}
        });
        for constant in named {
            if let Constant::Text(standing) = constant {
                mistakes.extend(self.known(
                    "standing",
                    standing,
                    self.checked.ground.model.words.standing.keys(),
                ));
            }
        }
    }

    /// Every office that adopts the version has each number for as long as the version can be in force.
    fn limits(&self, mistakes: &mut Vec<Mistake>) {
        for office in self.checked.ground.adopters(self.version) {
            for index in &self.rule.limits {
                let name = self.checked.codes.engine.limits[*index].as_str();
                if first_day(office, name).is_none_or(|from| from > self.version.effective) {
                    let written = name.replace('_', "-");
                    mistakes.push(self.at(
                        name,
                        format!(
                            "`{}` has no limit `{written}` on {}, when this takes effect",
                            office.id, self.version.effective
                        ),
                        format!(
                            "[[limit]] name = \"{written}\", from = {} in {}/office.toml",
                            self.version.effective, office.id
                        ),
                    ));
                }
            }
        }
    }
}

fn first_day(office: &Office, snake: &str) -> Option<Date> {
    let same = office
        .limits
        .iter()
        .filter(|limit| limit.name.replace('-', "_") == snake);
    same.map(|limit| limit.from).min()
}
