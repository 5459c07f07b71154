//! Checks of `promises.toml`: what each promise names exists, and no case breaks it.

use std::collections::BTreeSet;

use probity_i18n::{Key, Message, key};

use super::{Checked, Ground, Place, kebab, repeated};
use crate::map::Counterexample;
use crate::mistake::{Mistake, one_of};
use crate::model::{Field, FieldType, Instrument, Promise, Situation};

const PATH: &str = "promises.toml";

/// Whether each promise can be tried at all.
pub(super) fn check(checked: Checked<'_>, mistakes: &mut Vec<Mistake>) {
    let promises = &checked.ground.model.promises.promise;
    for one in repeated(promises, |one| &one.id) {
        let what = key("check-promise-twice").with("id", &one.id);
        mistakes.push(
            checked
                .ground
                .at(PATH, one.at, "id", what, key("check-own-id")),
        );
    }
    for promise in promises {
        let check = PromiseCheck { checked, promise };
        check.names(mistakes);
        check.clauses(mistakes);
    }
}

/// Tries every case of every promise. An office's own files are answered for as a whole: what they change can break a
/// promise that ships.
pub(super) fn prove(checked: Checked<'_>, mistakes: &mut Vec<Mistake>) {
    let (model, sources) = (checked.ground.model, checked.ground.sources);
    let added = sources.owns(PATH);
    for promise in &model.promises.promise {
        let check = PromiseCheck { checked, promise };
        let mut unclear = Vec::new();
        check.names(&mut unclear);
        // What cannot be understood is reported above, and cannot be tried.
        if !unclear.is_empty() {
            continue;
        }
        let offices = model.offices.keys();
        let adopts =
            |office: &&String| (checked.codes.promises_of(office)).any(|one| one.id == promise.id);
        let adopting: Vec<&String> = offices.filter(adopts).collect();
        let mut roles = BTreeSet::new();
        for office in &adopting {
            let own = added || sources.owns(&format!("{office}/"));
            roles.extend(check.office(office, own, mistakes));
        }
        if adopting.is_empty() {
            let what = key("check-promise-idle").with("promise", &promise.id);
            mistakes.push(check.at("instrument", what, key("check-promise-idle-right")));
        }
        for role in promise.roles.iter().filter(|role| !roles.contains(*role)) {
            let what = key("check-promise-no-case-for")
                .with("promise", &promise.id)
                .with("role", role);
            let right = key("check-promise-no-case-right");
            mistakes.push(check.at(&format!("\"{role}\""), what, right));
        }
    }
}

/// One promise and its position.
struct PromiseCheck<'a> {
    checked: Checked<'a>,
    promise: &'a Promise,
}

impl<'a> PromiseCheck<'a> {
    fn at(&self, word: &str, what: impl Into<Message>, right: impl Into<Message>) -> Mistake {
        let ground: Ground<'_> = self.checked.ground;
        ground.at(PATH, self.promise.at, word, what, right)
    }

    fn unknown<'b, S: AsRef<str> + 'b>(
        &'b self,
        absent: Key,
        word: &str,
        known: impl Iterator<Item = S> + Clone,
    ) -> Option<Mistake>
    where
        'a: 'b,
    {
        let place = Place {
            path: PATH,
            from: self.promise.at,
        };
        let known: Vec<String> = known.map(|one| one.as_ref().to_owned()).collect();
        (self.checked.ground).unknown(&place, absent, word, known.iter().map(String::as_str))
    }

    /// Everything but its clauses: without these it can still be tried.
    fn names(&self, mistakes: &mut Vec<Mistake>) {
        self.whole(mistakes);
        self.versions(mistakes);
        self.situation(mistakes);
        self.roles(mistakes);
    }

    /// It has an id, and promises exactly one thing.
    fn whole(&self, mistakes: &mut Vec<Mistake>) {
        let Promise {
            id,
            never,
            always,
            owed,
            ..
        } = self.promise;
        if !kebab(id) {
            let what = key("check-no-id").with("id", id);
            mistakes.push(self.at("id", what, key("check-small-letters")));
        }
        let kinds = [!never.is_empty(), !always.is_empty(), owed.is_some()];
        if kinds.iter().filter(|one| **one).count() != 1 {
            let what = key("check-promise-kind").with("promise", id);
            mistakes.push(self.at("id", what, key("check-promise-kind-right")));
        }
        let duties = self.checked.codes.words().duty.keys();
        mistakes.extend(
            owed.as_ref()
                .and_then(|duty| self.unknown(key("check-no-duty"), duty, duties)),
        );
    }

    /// Its instrument and versions exist.
    fn versions(&self, mistakes: &mut Vec<Mistake>) {
        let Promise {
            instrument,
            versions,
            ..
        } = self.promise;
        let all = &self.checked.ground.model.instruments;
        let own = || all.iter().filter(|version| version.folder == *instrument);
        if own().next().is_none() {
            let what = key("check-no-instrument").with("folder", instrument);
            let folders: BTreeSet<&str> = all.iter().map(|one| one.folder.as_str()).collect();
            mistakes.push(self.at(&format!("\"{instrument}\""), what, one_of(folders)));
            return;
        }
        for day in versions {
            if !own().any(|version| version.effective == *day) {
                let what = key("check-promise-no-version")
                    .with("instrument", instrument)
                    .with("day", day.to_string());
                let days = own().map(|version| version.effective.to_string());
                mistakes.push(self.at(&day.to_string(), what, one_of(days)));
            }
        }
    }

    /// Each version has its clauses, with a rule on the situation.
    fn clauses(&self, mistakes: &mut Vec<Mistake>) {
        let Promise { id, clauses, .. } = self.promise;
        if clauses.is_empty() {
            let what = key("check-promise-bare").with("promise", id);
            mistakes.push(self.at("clauses", what, key("check-promise-clause-right")));
        }
        let all = self.checked.ground.model.instruments.iter().enumerate();
        let own = all.filter(|(_, version)| version.folder == self.promise.instrument);
        for (index, version) in own.filter(|(_, one)| self.promise.is_of(one.effective)) {
            self.clauses_of(index, version, mistakes);
        }
    }

    fn clauses_of(&self, index: usize, version: &Instrument, mistakes: &mut Vec<Mistake>) {
        let rules = || {
            let rules = self.checked.codes.engine.rules(index);
            rules.filter(|rule| rule.situation == self.promise.situation)
        };
        for clause in &self.promise.clauses {
            let (day, word) = (version.effective.to_string(), format!("\"{clause}\""));
            if version.clause(clause).is_none() {
                let what = key("check-promise-no-clause")
                    .with("clause", clause)
                    .with("day", day);
                mistakes.push(self.at(&word, what, key("check-promise-clause-right")));
            } else if !rules().any(|rule| rule.clauses.contains(clause)) {
                let what = key("check-promise-clause-idle")
                    .with("clause", clause)
                    .with("day", day)
                    .with("situation", &self.promise.situation);
                mistakes.push(self.at(&word, what, key("check-promise-clause-right")));
            }
        }
    }

    /// Its situation exists and has a deed if it needs one, and its facts are facts of that situation.
    fn situation(&self, mistakes: &mut Vec<Mistake>) {
        let id = &self.promise.situation;
        let situations = &self.checked.ground.model.situations;
        let Some(situation) = situations.get(id) else {
            mistakes.extend(self.unknown(key("check-no-situation"), id, situations.keys()));
            return;
        };
        if situation.deed.is_none() && self.promise.owed.is_none() {
            let what = key("check-promise-no-deed").with("situation", id);
            mistakes.push(self.at("situation", what, key("check-promise-no-deed-right")));
        }
        for name in self.promise.only.keys() {
            mistakes.extend(self.fact(situation, name));
        }
    }

    /// The mistake if this field of `where`, or one of its values, is not one that the situation can have.
    fn fact(&self, situation: &Situation, name: &str) -> Option<Mistake> {
        let values = self.promise.only.get(name)?;
        let countable = |field: &&Field| matches!(field.kind, FieldType::Choice | FieldType::YesNo);
        let field = situation.field(name).filter(countable);
        let fits = |field: &Field| values.iter().all(|value| value.fits(field));
        let right = match field {
            Some(field) if values.is_empty() || !fits(field) => match field.kind {
                FieldType::YesNo => one_of(["true", "false"]),
                _ => one_of(field.options.iter().map(|option| &option.value)),
            },
            Some(_) => return None,
            None => {
                let fields = situation.fields.iter().filter(countable);
                one_of(fields.map(|field| &field.name))
            }
        };
        let what = key("check-promise-fact")
            .with("promise", &self.promise.id)
            .with("field", name)
            .with("situation", &situation.id);
        Some(self.at(name, what, right))
    }

    fn roles(&self, mistakes: &mut Vec<Mistake>) {
        let roles = &self.checked.codes.words().role;
        let unknown = |role: &String| self.unknown(key("check-no-role"), role, roles.keys());
        mistakes.extend(self.promise.roles.iter().filter_map(unknown));
    }

    /// Tries every case in one office. Gives back the roles for which there is one.
    fn office(&self, office: &str, own: bool, mistakes: &mut Vec<Mistake>) -> BTreeSet<String> {
        let named = |key: Key| key.with("promise", &self.promise.id).with("office", office);
        match self.checked.codes.try_promise(office, self.promise) {
            // What ships was tried before it was shipped.
            Ok(tried) if !own => tried.roles,
            Ok(tried) => {
                if tried.roles.is_empty() {
                    let what = named(key("check-promise-no-case"));
                    mistakes.push(self.at("id", what, key("check-promise-no-case-right")));
                }
                mistakes.extend(tried.broken.map(|case| self.broken(&case)));
                tried.roles
            }
            Err(_) => {
                let what = named(key("check-promise-too-large"));
                mistakes.push(self.at("id", what, key("check-promise-too-large-right")));
                BTreeSet::new()
            }
        }
    }

    fn broken(&self, case: &Counterexample) -> Mistake {
        let codes = self.checked.codes;
        let what = match (&self.promise.owed, case.outcome) {
            (Some(duty), _) => key("check-promise-not-owed").with("duty", duty),
            (None, Some(outcome)) => key("check-promise-broken").with("outcome", outcome.id()),
            (None, None) => Message::new(key("check-promise-open")),
        };
        let words = case.in_words(codes);
        let facts: Message = if words.is_empty() {
            key("check-promise-any-facts").into()
        } else {
            Message::written(words)
        };
        let (option, root) = self.checked.ground.sources.option();
        let what = what
            .with("promise", &self.promise.id)
            .with("office", &case.question.office)
            .with("role", &case.question.asker.role)
            .with("day", case.question.on.to_string())
            .with("facts", facts)
            .with("command", case.command(&[option, root]));
        self.at("id", what, key("check-promise-broken-right"))
    }
}
