//! From a rules file to rules, type-checked by Cedar.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use cedar_policy::{Policy, PolicyId, PolicySet, Schema, ValidationMode, Validator};
use cedar_policy_core::ast::PolicyID;
use cedar_policy_core::parser::parse_policyset_to_ests_and_pset;
use miette::Diagnostic;
use probity_i18n::{Message, key};

use super::est::Refused;
use super::policy;
use super::rule::Rule;
use super::statements::{Statement, statements};
use super::vocabulary::Vocabulary;
use crate::mistake::{Mistake, theirs};
use crate::slips::{self, Form};
use crate::source::Source;

/// Every rule of an instrument's files.
pub(crate) fn read<'a>(
    files: impl Iterator<Item = &'a Source>,
    words: &Vocabulary<'_>,
    mistakes: &mut Vec<Mistake>,
) -> Vec<Rule> {
    let (mut rules, mut ids) = (Vec::new(), BTreeSet::new());
    for source in files {
        rules.extend(file(source, &mut ids, words, mistakes));
    }
    rules
}

/// Every rule of one file. An id that another file has is already taken.
fn file(
    source: &Source,
    ids: &mut BTreeSet<String>,
    words: &Vocabulary<'_>,
    mistakes: &mut Vec<Mistake>,
) -> Vec<Rule> {
    let name: Arc<str> = source.path.as_str().into();
    let statements = statements(&source.text);
    let mut rules = sound(source, &statements, ids, words)
        .unwrap_or_else(|| one_by_one(source, &statements, ids, words, mistakes));
    for rule in &mut rules {
        let own = statements.iter().find(|one| one.at == rule.at);
        rule.text = own.map_or("", |one| one.text).into();
        rule.file = name.clone();
        ids.insert(rule.id.clone());
    }
    rules
}

/// The rules of a file without any mistake. The file is parsed as a whole, because starting Cedar's parser takes
/// longer than parsing a statement.
fn sound(
    source: &Source,
    statements: &[Statement<'_>],
    ids: &BTreeSet<String>,
    words: &Vocabulary<'_>,
) -> Option<Vec<Rule>> {
    let (forms, policies) = parse_policyset_to_ests_and_pset(&source.text).ok()?;
    let rule = |(index, statement): (usize, &Statement<'_>)| {
        let id = PolicyID::from_string(name(index));
        let form = serde_json::to_value(forms.get(&id)?).ok()?;
        let policy = Policy::from(policies.get(&id)?.clone());
        policy::rule(policy, &form, statement.at, words).ok()
    };
    let rules: Vec<Rule> = (statements.iter().enumerate())
        .map(rule)
        .collect::<Option<_>>()?;
    let own: BTreeSet<&String> = rules.iter().map(|rule| &rule.id).collect();
    let unique = own.len() == rules.len() && !own.into_iter().any(|id| ids.contains(id));
    let checked = unique && type_check(source, &rules, words.schemas).is_empty();
    checked.then_some(rules)
}

/// The rules that can be read, and every mistake at its position. Statements are parsed one by one, so that one
/// mistake does not hide another.
fn one_by_one(
    source: &Source,
    statements: &[Statement<'_>],
    ids: &BTreeSet<String>,
    words: &Vocabulary<'_>,
    mistakes: &mut Vec<Mistake>,
) -> Vec<Rule> {
    let (mut rules, mut ids) = (Vec::new(), ids.clone());
    for (index, statement) in statements.iter().enumerate() {
        match one(source, statement, index, words) {
            Ok(rule) if ids.insert(rule.id.clone()) => rules.push(rule),
            Ok(rule) => mistakes.push(source.mistake(
                rule.at,
                key("check-rule-twice").with("id", &rule.id),
                key("check-own-id"),
            )),
            Err(found) => mistakes.extend(found),
        }
    }
    mistakes.extend(type_check(source, &rules, words.schemas));
    rules
}

/// Cedar's name for the statement at that index of a file.
fn name(index: usize) -> String {
    format!("policy{index}")
}

fn one(
    source: &Source,
    statement: &Statement<'_>,
    index: usize,
    words: &Vocabulary<'_>,
) -> Result<Rule, Vec<Mistake>> {
    let id = PolicyId::new(name(index));
    let policy = Policy::parse(Some(id), statement.text).map_err(|errors| {
        slip(source, statement).unwrap_or_else(|| {
            (errors.iter())
                .map(|error| cedar_mistake(source, statement.at, error))
                .collect()
        })
    })?;
    let form = policy.to_json();
    let form = form.map_err(|error| vec![cedar_mistake(source, statement.at, &error)])?;
    policy::rule(policy, &form, statement.at, words).map_err(|refused| {
        let Refused {
            what,
            near: word,
            instead,
        } = refused;
        let mistake = || vec![near(source, statement, &word, what, instead)];
        slip(source, statement).unwrap_or_else(mistake)
    })
}

/// What is written from habit in a statement that could not be read. Cedar names the place where it gave up, which
/// can be far from there.
fn slip(source: &Source, statement: &Statement<'_>) -> Option<Vec<Mistake>> {
    let slip = slips::find(statement.text, Form::Rules)?;
    let at = statement.at + slip.at;
    Some(vec![source.mistake(at, slip.what, slip.instead)])
}

/// A mistake at a word of the statement, or at its beginning.
fn near(
    source: &Source,
    statement: &Statement<'_>,
    word: &str,
    what: Message,
    instead: Message,
) -> Mistake {
    let offset = statement.text.find(word).unwrap_or(0);
    source.mistake(statement.at + offset, what, instead)
}

/// A mistake from a Cedar diagnostic. Its offset is counted from the statement.
fn cedar_mistake(source: &Source, at: usize, error: &(impl Diagnostic + ?Sized)) -> Mistake {
    let labels: Vec<_> = error.labels().into_iter().flatten().collect();
    let offset = labels.first().map_or(0, miette::LabeledSpan::offset);
    let label = labels
        .iter()
        .find_map(|label| label.label().map(str::to_owned));
    let help = error.help().map(|help| help.to_string());
    let instead = help
        .or(label)
        .map_or_else(|| key("check-cedar-right").into(), theirs);
    source.mistake(at + offset, theirs(error), instead)
}

/// Cedar's type check. Each situation's rules are checked against that situation alone, because a check against all
/// of them would double the time to load.
fn type_check(source: &Source, rules: &[Rule], schemas: &BTreeMap<String, Schema>) -> Vec<Mistake> {
    let mut of = BTreeMap::<&str, Vec<&Rule>>::new();
    for rule in rules {
        of.entry(&rule.situation).or_default().push(rule);
    }
    let checked = of.into_iter().filter_map(|(situation, rules)| {
        let schema = schemas.get(situation)?;
        Some(type_check_one(source, &rules, schema))
    });
    checked.flatten().collect()
}

fn type_check_one(source: &Source, rules: &[&Rule], schema: &Schema) -> Vec<Mistake> {
    let places: BTreeMap<&PolicyId, usize> = rules
        .iter()
        .filter_map(|rule| Some((rule.policy.as_ref()?.id(), rule.at)))
        .collect();
    let set = match PolicySet::from_policies(rules.iter().filter_map(|rule| rule.policy.clone())) {
        Ok(set) => set,
        Err(error) => {
            return vec![source.mistake(0, theirs(error), key("check-cedar-set-right"))];
        }
    };
    let result = Validator::new(schema.clone()).validate(&set, ValidationMode::Strict);
    let place = |id: &PolicyId| places.get(id).copied().unwrap_or(0);
    let errors = result
        .validation_errors()
        .map(|error| cedar_mistake(source, place(error.policy_id()), error));
    let warnings = result
        .validation_warnings()
        .map(|warning| cedar_mistake(source, place(warning.policy_id()), warning));
    errors.chain(warnings).collect()
}
