//! Check of examples: each gets the answer that it states.

use std::collections::BTreeSet;

use probity_i18n::{Arg, Message, key};

use super::facts::refused;
use super::unasked::unasked;
use super::{Checked, home, of_situation, question, shared};
use crate::answer::{Answer, Owed};
use crate::mistake::{Mistake, snippet};
use crate::model::{Example, ExpectedDuty, Instrument};

pub(super) fn check(checked: Checked<'_>, mistakes: &mut Vec<Mistake>) {
    for (index, version) in checked.codes.model.instruments.iter().enumerate() {
        let mut ids = BTreeSet::new();
        for example in &version.examples {
            let check = ExampleCheck {
                checked,
                version,
                index,
                example,
            };
            if !ids.insert(&example.id) {
                mistakes.push(check.at(
                    &example.id,
                    key("check-example-twice").with("id", &example.id),
                    key("check-own-id"),
                ));
            }
            check.place(mistakes);
            check.check(mistakes);
        }
    }
}

/// One example and its position.
struct ExampleCheck<'a> {
    checked: Checked<'a>,
    version: &'a Instrument,
    index: usize,
    example: &'a Example,
}

impl ExampleCheck<'_> {
    fn at(&self, word: &str, what: impl Into<Message>, instead: impl Into<Message>) -> Mistake {
        let Example { id, file, at, .. } = self.example;
        let what: Message = what.into();
        let what = key("check-in-example")
            .with("example", id)
            .with("what", what);
        self.checked.ground.at(file, *at, word, what, instead)
    }

    /// A situation's file holds only examples of that situation.
    fn place(&self, mistakes: &mut Vec<Mistake>) {
        if let Some(named) = of_situation(&self.example.file)
            && named != self.example.situation
        {
            let what = key("check-example-elsewhere")
                .with("situation", &self.example.situation)
                .with("named", named);
            mistakes.push(self.at(
                "situation",
                what,
                snippet(format!("examples/{}.toml", self.example.situation)),
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
                key("check-example-no-office"),
                key("check-example-no-office-right"),
            )]);
        };
        let Some(on) = example.on else {
            return Err(vec![self.at(
                "id",
                key("check-example-no-day"),
                key("check-example-no-day-right"),
            )]);
        };
        let question = question(codes, office, example).map_err(|problems| {
            let mistake = |one: &crate::FieldProblem| {
                let (what, instead) = refused(codes.situation(&example.situation), one);
                self.at(&one.field, what, instead)
            };
            problems.iter().map(mistake).collect::<Vec<_>>()
        })?;
        let stack = codes.engine.in_force(office, on, &example.switched_on);
        let alone = shared(codes, self.version);
        if !alone && !stack.contains(&self.index) {
            return Err(vec![self.at(
                "on",
                key("check-example-not-in-force").with("day", on.to_string()),
                key("check-example-not-in-force-right"),
            )]);
        }
        let answer = if alone {
            codes.ask_alone(&question, self.index)
        } else {
            codes.ask(&question)
        };
        answer.map_err(|problem| {
            let right = key("check-example-unasked-right");
            vec![self.at("situation", unasked(&problem), right)]
        })
    }

    fn compare(&self, answer: &Answer, mistakes: &mut Vec<Mistake>) {
        let outcome = |one: Option<crate::Outcome>| one.map(|one| one.to_string());
        self.same(
            "outcome",
            outcome(self.example.outcome).as_slice(),
            outcome(answer.outcome).as_slice(),
            mistakes,
        );
        let wanted = self
            .example
            .authority
            .as_deref()
            .map(|written| sorted(written.split('|').map(str::to_owned)));
        self.same(
            "authority",
            &wanted.unwrap_or_default(),
            &sorted(answer.authorities.iter().cloned()),
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
            &sorted(self.example.because.iter().cloned()),
            &because,
            mistakes,
        );
        self.same(
            "undecided",
            &self.example.undecided,
            &answer.undecided,
            mistakes,
        );
        if self.example.review.is_some() {
            let wanted = self.example.review.as_slice();
            let got = answer.review.as_ref();
            let got = got.map(|one| self.label(&one.instrument, &one.clause));
            self.same("review", wanted, got.as_slice(), mistakes);
        }
        self.duties(answer, mistakes);
    }

    /// What the example expects under one key is what the answer has.
    fn same(&self, about: &str, expected: &[String], got: &[String], mistakes: &mut Vec<Mistake>) {
        if expected != got {
            let what = key("check-example-differs")
                .with("key", about)
                .with("expected", list(expected))
                .with("got", list(got));
            let right = key("check-example-differs-right")
                .with("key", about)
                .with("got", list(got));
            mistakes.push(self.at(about, what, right));
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
                    key("check-duty-not-owed").with("duty", expected_text(expected)),
                    key("check-duty-not-owed-right").with("duties", self.duty_texts(answer)),
                )),
            }
        }
        for one in owed {
            mistakes.push(self.at(
                "duties",
                key("check-duty-not-expected").with("duty", self.duty_text(one)),
                key("check-duty-not-expected-right"),
            ));
        }
    }

    fn meets(&self, expected: &ExpectedDuty, owed: &Owed) -> bool {
        let or_any =
            |wanted: &Option<String>, got: &Option<String>| wanted.is_none() || wanted == got;
        expected.duty == owed.duty
            && expected.to.as_ref() == addressee(owed)
            && expected.clause == self.label(&owed.instrument, &owed.clause)
            && or_any(&expected.within, &owed.within)
            && or_any(&expected.when, &owed.moment)
            && or_any(&expected.every, &owed.every)
            && (expected.from.is_none() || expected.from == owed.from)
            && (expected.due.is_none() || expected.due == owed.due)
    }

    fn duty_texts(&self, answer: &Answer) -> Arg {
        let owed = answer.duties.iter().map(|one| self.duty_text(one));
        list(&owed.collect::<Vec<_>>())
    }

    fn duty_text(&self, owed: &Owed) -> String {
        let clause = self.label(&owed.instrument, &owed.clause);
        quoted(&[
            Some(&owed.duty),
            addressee(owed),
            owed.within.as_ref(),
            owed.from.map(|from| from.id().to_owned()).as_ref(),
            owed.due.map(|due| due.to_string()).as_ref(),
            owed.every.as_ref(),
            owed.moment.as_ref(),
            Some(&clause),
        ])
    }
}

/// To whom a clause says that it is owed. What the office's file adds is not the clause's.
fn addressee(owed: &Owed) -> Option<&String> {
    owed.to.as_ref().filter(|_| !owed.by_default)
}

fn expected_text(one: &ExpectedDuty) -> String {
    quoted(&[
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

fn quoted(words: &[Option<&String>]) -> String {
    let words: Vec<&str> = words.iter().flatten().map(|word| word.as_str()).collect();
    format!("`{}`", words.join(" "))
}

fn sorted(items: impl Iterator<Item = String>) -> Vec<String> {
    let mut items: Vec<String> = items.collect();
    items.sort();
    items
}

fn list(items: &[String]) -> Arg {
    if items.is_empty() {
        key("check-none").into()
    } else {
        items.join(", ").into()
    }
}
