//! Check of the names in rules that Cedar does not check: clauses, duties, moments, roles and numbers.

use jiff::civil::Date;
use probity_i18n::{Key, Message, key};

use super::{Checked, of_situation};
use crate::mistake::{Mistake, one_of, snippet};
use crate::model::{Instrument, Office};
use crate::rules::{Constant, Expr, Rule};

pub(super) fn check(checked: Checked<'_>, mistakes: &mut Vec<Mistake>) {
    for (index, version) in checked.ground.model.instruments.iter().enumerate() {
        for rule in checked.codes.engine.rules(index) {
            let check = RuleCheck {
                checked,
                version,
                rule,
            };
            check.place(mistakes);
            check.clauses(mistakes);
            check.duty(mistakes);
            check.roles(mistakes);
            check.limits(mistakes);
            check.review(mistakes);
        }
    }
}

/// A mistake in one rule, with the rule's name.
pub(super) fn in_rule(rule: &Rule, what: impl Into<Message>) -> Message {
    let what: Message = what.into();
    key("check-in-rule")
        .with("rule", &rule.id)
        .with("what", what)
}

struct RuleCheck<'a> {
    checked: Checked<'a>,
    version: &'a Instrument,
    rule: &'a Rule,
}

impl RuleCheck<'_> {
    fn at(&self, word: &str, what: impl Into<Message>, instead: impl Into<Message>) -> Mistake {
        let Rule { file, at, .. } = self.rule;
        let what = in_rule(self.rule, what);
        self.checked.ground.at(file, *at, word, what, instead)
    }

    fn known<S: AsRef<str>>(
        &self,
        absent: Key,
        word: &str,
        known: impl Iterator<Item = S> + Clone,
    ) -> Option<Mistake> {
        if known.clone().any(|one| one.as_ref() == word) {
            return None;
        }
        Some(self.at(
            &format!("\"{word}\""),
            absent.with("name", word),
            one_of(known),
        ))
    }

    /// A situation's file holds only rules on that situation.
    fn place(&self, mistakes: &mut Vec<Mistake>) {
        if let Some(named) = of_situation(&self.rule.file)
            && named != self.rule.situation
        {
            let what = key("check-rule-elsewhere")
                .with("situation", &self.rule.situation)
                .with("named", named);
            mistakes.push(self.at(
                "resource is",
                what,
                snippet(format!("rules/{}.cedar", self.rule.situation)),
            ));
        }
    }

    fn clauses(&self, mistakes: &mut Vec<Mistake>) {
        let cited = self.rule.clauses.iter().map(|clause| ("@clause", clause));
        let review = self.rule.review.iter();
        let cited = cited.chain(review.map(|clause| ("@review", clause)));
        for (note, clause) in cited.filter(|(_, clause)| self.version.clause(clause).is_none()) {
            mistakes.push(self.at(
                note,
                key("check-no-clause").with("name", clause),
                key("check-no-clause-right"),
            ));
        }
    }

    /// A review follows a refusal, so the situation must have a resolution that refuses.
    fn review(&self, mistakes: &mut Vec<Mistake>) {
        let model = self.checked.ground.model;
        let Some(situation) = model.situations.get(&self.rule.situation) else {
            return;
        };
        let refuses = |id: &String| {
            let word = model.words.resolution.get(id);
            word.is_some_and(crate::model::Resolution::refuses)
        };
        if self.rule.review.is_some() && !situation.resolutions.iter().any(refuses) {
            mistakes.push(self.at(
                "@review",
                key("check-rule-no-refusal").with("situation", &situation.id),
                key("check-rule-no-refusal-right"),
            ));
        }
    }

    fn duty(&self, mistakes: &mut Vec<Mistake>) {
        let words = &self.checked.ground.model.words;
        if let Some(rule_duty) = self.rule.owes() {
            mistakes.extend(self.known(key("check-no-duty"), &rule_duty.duty, words.duty.keys()));
            mistakes.extend(rule_duty.moment.as_ref().and_then(|moment| {
                self.known(key("check-no-moment"), moment, words.moment.keys())
            }));
        }
    }

    /// The roles that the condition compares with are known.
    fn roles(&self, mistakes: &mut Vec<Mistake>) {
        let mut named: Vec<&Constant> = Vec::new();
        self.rule.when.walk(&mut |part| match part {
            Expr::Equal(left, right) => match (&**left, &**right) {
                (Expr::Role, Expr::Is(constant)) | (Expr::Is(constant), Expr::Role) => {
                    named.push(constant);
                }
                _ => {}
            },
            Expr::OneOf(constants, asked) if **asked == Expr::Role => named.extend(constants),
            _ => {}
        });
        for constant in named {
            if let Constant::Text(role) = constant {
                mistakes.extend(self.known(
                    key("check-no-role"),
                    role,
                    self.checked.ground.model.words.role.keys(),
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
                    let sentence = |message: Key| {
                        message
                            .with("office", &office.id)
                            .with("limit", name.replace('_', "-"))
                            .with("day", self.version.effective.to_string())
                    };
                    mistakes.push(self.at(
                        name,
                        sentence(key("check-limit-not-in-force")),
                        sentence(key("check-limit-not-in-force-right")),
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
