//! A rules file to rules: parsed statement by statement, then type-checked by Cedar.
use super::{
    policy,
    rule::Rule,
    statements::{Statement, statements},
};
use crate::{
    mistake::{Mistake, Source},
    model::Situation,
};
use cedar_policy::{Policy, PolicyId, PolicySet, Schema, ValidationMode, Validator};
use miette::Diagnostic;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// What rules may name.
pub(crate) struct Vocabulary<'a> {
    pub situations: &'a BTreeMap<String, Situation>,
    /// Names of limits in snake_case.
    pub limits: &'a [String],
    pub schema: &'a Schema,
}

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

/// Every rule of one file; an id that another file has counts as taken.
fn file(
    source: &Source,
    ids: &mut BTreeSet<String>,
    words: &Vocabulary<'_>,
    mistakes: &mut Vec<Mistake>,
) -> Vec<Rule> {
    let mut rules = Vec::new();
    let name: Arc<str> = source.path.as_str().into();
    for (index, statement) in statements(&source.text).iter().enumerate() {
        match one(source, statement, index, words) {
            Ok(rule) if ids.insert(rule.id.clone()) => rules.push(Rule {
                file: name.clone(),
                ..rule
            }),
            Ok(rule) => mistakes.push(source.mistake(
                rule.at,
                format!("a second rule has the id `{}`", rule.id),
                "an id of its own",
            )),
            Err(found) => mistakes.extend(found),
        }
    }
    mistakes.extend(type_check(source, &rules, words.schema));
    rules
}

fn one(
    source: &Source,
    statement: &Statement<'_>,
    index: usize,
    words: &Vocabulary<'_>,
) -> Result<Rule, Vec<Mistake>> {
    let id = PolicyId::new(index.to_string());
    let policy = Policy::parse(Some(id), statement.text).map_err(|errors| {
        errors
            .iter()
            .map(|error| cedar_mistake(source, statement.at, error))
            .collect::<Vec<_>>()
    })?;
    policy::rule(policy, statement.at, words).map_err(|refused| {
        vec![near(
            source,
            statement,
            &refused.near,
            refused.what,
            refused.instead,
        )]
    })
}

/// The mistake at a word of the statement, or at its beginning.
fn near(
    source: &Source,
    statement: &Statement<'_>,
    word: &str,
    what: String,
    instead: String,
) -> Mistake {
    let offset = statement.text.find(word).unwrap_or(0);
    source.mistake(statement.at + offset, what, instead)
}

/// A diagnostic of Cedar's, its offset counted from the statement.
fn cedar_mistake(source: &Source, at: usize, error: &(impl Diagnostic + ?Sized)) -> Mistake {
    let labels: Vec<_> = error.labels().into_iter().flatten().collect();
    let offset = labels.first().map_or(0, miette::LabeledSpan::offset);
    let label = labels
        .iter()
        .find_map(|label| label.label().map(str::to_owned));
    let help = error.help().map(|help| help.to_string());
    let instead = help
        .or(label)
        .unwrap_or_else(|| "Cedar as docs/developers/codes-format.md describes it".to_owned());
    source.mistake(at + offset, error.to_string(), instead)
}

fn type_check(source: &Source, rules: &[Rule], schema: &Schema) -> Vec<Mistake> {
    let places: BTreeMap<&PolicyId, usize> = rules
        .iter()
        .map(|rule| (rule.policy.id(), rule.at))
        .collect();
    let set = match PolicySet::from_policies(rules.iter().map(|rule| rule.policy.clone())) {
        Ok(set) => set,
        Err(error) => {
            return vec![source.mistake(0, error.to_string(), "rules that stand together")];
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
