//! Every example has to get the answer that it states.
use super::{Checked, home, of_situation, question, shared};
use crate::{
    answer::{Answer, Owed},
    mistake::Mistake,
    model::{Example, ExpectedDuty, Instrument},
};
use std::collections::BTreeSet;

pub(super) fn check(checked: Checked<'_>, mistakes: &mut Vec<Mistake>) {
    for (index, version) in checked.codes.model.instruments.iter().enumerate() {
        let mut ids = BTreeSet::new();
        for example in &version.examples {
            let one = One {
                checked,
                version,
                index,
                example,
            };
            if !ids.insert(&example.id) {
                mistakes.push(one.at(
                    &example.id,
                    format!("a second example has the id `{}`", example.id),
                    "an id of its own",
                ));
            }
            one.place(mistakes);
            one.check(mistakes);
        }
    }
}

/// One example in its place.
struct One<'a> {
    checked: Checked<'a>,
    version: &'a Instrument,
    index: usize,
    example: &'a Example,
}

impl One<'_> {
    fn at(&self, word: &str, what: String, instead: impl Into<String>) -> Mistake {
        let what = format!("example `{}`: {what}", self.example.id);
        self.checked
            .ground
            .at(&self.example.file, self.example.at, word, what, instead)
    }

    /// A file of a situation holds that situation's examples alone.
    fn place(&self, mistakes: &mut Vec<Mistake>) {
        if let Some(named) = of_situation(&self.example.file)
            && named != self.example.situation
        {
            mistakes.push(self.at(
                "situation",
                format!("`{}` in the file of `{named}`", self.example.situation),
                format!("examples/{}.toml", self.example.situation),
            ));
        }
    }

    fn check(&self, mistakes: &mut Vec<Mistake>) {
        match self.answer() {
            Ok(answer) => self.compare(&answer, mistakes),
            Err(found) => mistakes.extend(found),
        }
    }

    fn answer(&self) -> Result<Answer, Vec<Mistake>> {
        let codes = self.checked.codes;
        let example = self.example;
        let Some(office) = home(codes, self.version) else {
            return Err(vec![self.at(
                "id",
                "no office adopts this instrument".into(),
                "[[adopts]] in an office.toml",
            )]);
        };
        let Some(on) = example.on else {
            return Err(vec![self.at(
                "id",
                "it has no day".into(),
                "on = 2026-11-21 at the top of the file, or here",
            )]);
        };
        let question = question(codes, office, example).map_err(|problems| {
            let told = |one: crate::FieldProblem| {
                let args: Vec<String> = one
                    .args
                    .iter()
                    .map(|(name, value)| format!("{name}: {value}"))
                    .collect();
                self.at(
                    &one.field,
                    format!("the fact `{}` is refused: {}", one.field, one.key),
                    if args.is_empty() {
                        "a value of the field's type".to_owned()
                    } else {
                        args.join("; ")
                    },
                )
            };
            problems.into_iter().map(told).collect::<Vec<_>>()
        })?;
        let stack = codes.engine.in_force(office, on, &example.switched_on);
        let alone = shared(codes, self.version);
        if !alone && !stack.contains(&self.index) {
            return Err(vec![self.at(
                "on",
                format!("this version is not in force on {on}"),
                "a day on which it is, and its name in switched-on if it is off by default",
            )]);
        }
        let answer = if alone {
            codes.ask_alone(&question, self.index)
        } else {
            codes.ask(&question)
        };
        answer.map_err(|problem| {
            vec![self.at("situation", problem.to_string(), "names that are there")]
        })
    }

    fn compare(&self, answer: &Answer, mistakes: &mut Vec<Mistake>) {
        let outcome =
            |one: Option<crate::Outcome>| one.map_or("none".to_owned(), |one| one.to_string());
        self.same(
            "outcome",
            &outcome(self.example.outcome),
            &outcome(answer.outcome),
            mistakes,
        );
        let wanted = self
            .example
            .authority
            .as_deref()
            .map(|written| sorted(written.split('|').map(str::to_owned)));
        self.same(
            "authority",
            &list(&wanted.unwrap_or_default()),
            &list(&sorted(answer.authorities.iter().cloned())),
            mistakes,
        );
        let because = sorted(
            answer
                .because
                .iter()
                .map(|one| self.label(&one.instrument, &one.clause)),
        );
        self.same(
            "because",
            &list(&sorted(self.example.because.iter().cloned())),
            &list(&because),
            mistakes,
        );
        self.same(
            "undecided",
            &list(&self.example.undecided),
            &list(&answer.undecided),
            mistakes,
        );
        if let Some(wanted) = &self.example.second_look {
            let got = answer.second_look.as_ref();
            let got = got.map(|one| self.label(&one.instrument, &one.clause));
            let got = got.as_deref().unwrap_or("none");
            self.same("second-look", wanted, got, mistakes);
        }
        self.duties(answer, mistakes);
    }

    fn same(&self, key: &str, expected: &str, got: &str, mistakes: &mut Vec<Mistake>) {
        if expected != got {
            mistakes.push(self.at(
                key,
                format!("{key}: expected {expected}, the rules say {got}"),
                format!("{key} {got}, or another rule"),
            ));
        }
    }

    /// `15.7a` of this instrument, `<instrument> 3` of another.
    fn label(&self, instrument: &str, clause: &str) -> String {
        if instrument == self.version.id {
            clause.to_owned()
        } else {
            format!("{instrument} {clause}")
        }
    }

    fn duties(&self, answer: &Answer, mistakes: &mut Vec<Mistake>) {
        let mut owed: Vec<&Owed> = answer.duties.iter().collect();
        for expected in &self.example.duties {
            match owed.iter().position(|one| self.meets(expected, one)) {
                Some(place) => drop(owed.remove(place)),
                None => mistakes.push(self.at(
                    "duties",
                    format!(
                        "the duty {} is expected and not owed",
                        told_expected(expected)
                    ),
                    format!(
                            "one of those owed: {}",
                            list(
                                &answer
                                    .duties
                                    .iter()
                                    .map(|one| self.told(one))
                                    .collect::<Vec<_>>()
                            )
                        ),
                )),
            }
        }
        for one in owed {
            mistakes.push(self.at(
                "duties",
                format!("the duty {} is owed and not expected", self.told(one)),
                "it among the duties, or another rule",
            ));
        }
    }

    fn meets(&self, expected: &ExpectedDuty, owed: &Owed) -> bool {
        let or_any =
            |wanted: &Option<String>, got: &Option<String>| wanted.is_none() || wanted == got;
        expected.duty == owed.duty
            && expected.to == owed.to
            && expected.clause == self.label(&owed.instrument, &owed.clause)
            && or_any(&expected.within, &owed.within)
            && or_any(&expected.when, &owed.moment)
            && or_any(&expected.every, &owed.every)
            && (expected.from.is_none() || expected.from == owed.from)
            && (expected.due.is_none() || expected.due == owed.due)
    }

    fn told(&self, owed: &Owed) -> String {
        let clause = self.label(&owed.instrument, &owed.clause);
        told(&[
            Some(&owed.duty),
            owed.to.as_ref(),
            owed.within.as_ref(),
            owed.from.map(|from| from.id().to_owned()).as_ref(),
            owed.due.map(|due| due.to_string()).as_ref(),
            owed.every.as_ref(),
            owed.moment.as_ref(),
            Some(&clause),
        ])
    }
}

fn told_expected(one: &ExpectedDuty) -> String {
    told(&[
        Some(&one.duty),
        one.to.as_ref(),
        one.within.as_ref(),
        one.from.map(|from| from.id().to_owned()).as_ref(),
        one.due.map(|due| due.to_string()).as_ref(),
        one.every.as_ref(),
        one.when.as_ref(),
        Some(&one.clause),
    ])
}

fn told(parts: &[Option<&String>]) -> String {
    let said: Vec<&str> = parts.iter().flatten().map(|part| part.as_str()).collect();
    format!("`{}`", said.join(" "))
}

fn sorted(items: impl Iterator<Item = String>) -> Vec<String> {
    let mut items: Vec<String> = items.collect();
    items.sort();
    items
}

fn list(items: &[String]) -> String {
    if items.is_empty() {
        "none".to_owned()
    } else {
        items.join(", ")
    }
}
