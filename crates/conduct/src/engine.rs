//! What asking needs and does not depend on the question. It is built once, at load.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use cedar_policy::{
    Authorizer, Context, EntityId, EntityTypeName, EntityUid, PolicyId, PolicySet,
    RestrictedExpression, Schema,
};
use jiff::civil::Date;
use probity_i18n::key;

use crate::load::Model;
use crate::mistake::{Mistake, theirs};
use crate::model::{Office, Situation};
use crate::rules::{Action, Rule, Vocabulary, read, schemas};
use crate::sources::Sources;

/// All rules, ready for questions.
pub(crate) struct Engine {
    /// Names of limits in `snake_case`. Rules hold indexes into this list.
    pub limits: Vec<String>,
    /// The rules of each version in the model, in the same order.
    pub versions: Vec<VersionRules>,
    pub offices: BTreeMap<String, OfficeRules>,
    pub situations: BTreeMap<String, SituationIds>,
    pub person: EntityUid,
    pub owe: EntityUid,
    pub authorizer: Authorizer,
}

/// The rules of one version of an instrument, by situation.
#[derive(Default)]
pub(crate) struct VersionRules {
    pub by_situation: HashMap<String, SituationRules>,
    /// Each clause's index in the instrument's list.
    pub clauses: HashMap<String, usize>,
    /// For each situation, the clauses to show beside its answers, as indexes.
    pub shown_in: HashMap<String, Vec<usize>>,
}

/// The rules of one version on one situation. Cedar keeps no index, so they are split at load.
#[derive(Default)]
pub(crate) struct SituationRules {
    pub deed: ActionRules,
    pub owe: ActionRules,
}

/// The rules of one action. Each policy's id in the set is the rule's index in the list.
#[derive(Default)]
pub(crate) struct ActionRules {
    pub rules: Vec<Rule>,
    pub set: PolicySet,
    /// For each rule, the index of the first rule that owes the same duty under the same clause.
    pub alike: Vec<usize>,
}

/// The instruments of one office, and its numbers by period.
pub(crate) struct OfficeRules {
    pub stack: Vec<Adopted>,
    /// The latest first. The last one has no beginning.
    pub periods: Vec<Period>,
}

/// One adopted instrument.
pub(crate) struct Adopted {
    pub id: String,
    pub unless_switched_on: bool,
    /// Its versions, the latest first.
    pub versions: Vec<(Date, usize)>,
}

/// A period in which none of the office's numbers change.
pub(crate) struct Period {
    pub from: Date,
    /// By index of [`Engine::limits`].
    pub limits: Vec<Option<i64>>,
    /// Cedar's context: first not authorised, then authorised.
    pub contexts: [Context; 2],
}

/// Cedar's names for a situation.
pub(crate) struct SituationIds {
    pub resource: EntityUid,
    pub deed: Option<EntityUid>,
}

impl Engine {
    /// Reads every rules file. The model must have passed its checks.
    pub fn build(sources: &Sources, model: &Model) -> Result<Self, Vec<Mistake>> {
        let limits = limit_names(model);
        let schemas = schemas(&model.situations, &limits).map_err(broken)?;
        Self::read(sources, model, limits, &schemas)
    }

    /// Reads every rules file without Cedar's type check. The model and the rules must have passed their checks.
    pub fn build_untyped(sources: &Sources, model: &Model) -> Result<Self, Vec<Mistake>> {
        Self::read(sources, model, limit_names(model), &BTreeMap::new())
    }

    fn read(
        sources: &Sources,
        model: &Model,
        limits: Vec<String>,
        schemas: &BTreeMap<String, Schema>,
    ) -> Result<Self, Vec<Mistake>> {
        let words = Vocabulary {
            situations: &model.situations,
            words: &model.words,
            limits: &limits,
            schemas,
        };
        let (mut versions, mut mistakes) = (Vec::new(), Vec::new());
        for version in &model.instruments {
            let paths = sources.version_files(&version.version_folder(), "rules", "cedar");
            let files = paths.into_iter().filter_map(|path| sources.get(path));
            let rules = read(files, &words, &mut mistakes);
            versions.push(VersionRules::new(rules, version).map_err(broken)?);
        }
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        Self::assemble(model, limits, versions).map_err(broken)
    }

    fn assemble(
        model: &Model,
        limits: Vec<String>,
        versions: Vec<VersionRules>,
    ) -> Result<Self, String> {
        let offices = (model.offices.values())
            .map(|office| Ok((office.id.clone(), OfficeRules::new(model, office, &limits)?)))
            .collect::<Result<_, String>>()?;
        let situations = (model.situations.values())
            .map(|one| Ok((one.id.clone(), SituationIds::new(one)?)))
            .collect::<Result<_, String>>()?;
        Ok(Self {
            limits,
            versions,
            offices,
            situations,
            person: uid("Person", "asker")?,
            owe: uid("Action", "owe")?,
            authorizer: Authorizer::new(),
        })
    }

    /// Indexes of the versions in force, in the order adopted.
    pub fn in_force(&self, office: &str, on: Date, switched_on: &[String]) -> Vec<usize> {
        let stack = self
            .offices
            .get(office)
            .map_or(&[][..], |office| &office.stack);
        (stack.iter())
            .filter(|one| !one.unless_switched_on || switched_on.contains(&one.id))
            .filter_map(|one| one.versions.iter().find(|(from, _)| *from <= on))
            .map(|(_, index)| *index)
            .collect()
    }

    /// The office's numbers on that day.
    pub fn period(&self, office: &str, on: Date) -> Option<&Period> {
        let periods = &self.offices.get(office)?.periods;
        periods.iter().find(|period| period.from <= on)
    }

    /// Every rule of a version.
    pub fn rules(&self, version: usize) -> impl Iterator<Item = &Rule> {
        let by_situation = self
            .versions
            .get(version)
            .into_iter()
            .flat_map(|one| one.by_situation.values());
        by_situation.flat_map(|situation_rules| {
            situation_rules
                .deed
                .rules
                .iter()
                .chain(&situation_rules.owe.rules)
        })
    }
}

/// A name in the model that Cedar does not take.
fn broken(what: String) -> Vec<Mistake> {
    vec![Mistake::of_file(
        "situations",
        theirs(what),
        key("check-cedar-names-right"),
    )]
}

fn limit_names(model: &Model) -> Vec<String> {
    let names: BTreeSet<String> = (model.offices.values().flat_map(|office| &office.limits))
        .map(|limit| limit.name.replace('-', "_"))
        .collect();
    names.into_iter().collect()
}

fn uid(kind: &str, id: &str) -> Result<EntityUid, String> {
    let name = kind
        .parse::<EntityTypeName>()
        .map_err(|error| error.to_string())?;
    Ok(EntityUid::from_type_name_and_id(name, EntityId::new(id)))
}

impl SituationIds {
    fn new(situation: &Situation) -> Result<Self, String> {
        Ok(Self {
            resource: uid(&situation.entity, "evaluation")?,
            deed: situation
                .deed
                .as_deref()
                .map(|deed| uid("Action", deed))
                .transpose()?,
        })
    }
}

impl VersionRules {
    fn new(rules: Vec<Rule>, version: &crate::model::Instrument) -> Result<Self, String> {
        let mut made = Self::default();
        for rule in rules {
            let situation_rules = made.by_situation.entry(rule.situation.clone()).or_default();
            match rule.action {
                Action::Deed => situation_rules.deed.rules.push(rule),
                Action::Owe(_) => situation_rules.owe.rules.push(rule),
            }
        }
        for situation_rules in made.by_situation.values_mut() {
            situation_rules.deed.fill()?;
            situation_rules.owe.fill()?;
        }
        for (index, clause) in version.clauses.iter().enumerate() {
            made.clauses.insert(clause.reference.clone(), index);
            for situation in &clause.shown_in {
                made.shown_in
                    .entry(situation.clone())
                    .or_default()
                    .push(index);
            }
        }
        Ok(made)
    }
}

impl ActionRules {
    fn fill(&mut self) -> Result<(), String> {
        let policies = self
            .rules
            .iter_mut()
            .enumerate()
            .filter_map(|(place, rule)| {
                let policy = rule.policy.take()?;
                Some(policy.new_id(PolicyId::new(place.to_string())))
            });
        self.set = PolicySet::from_policies(policies).map_err(|error| error.to_string())?;
        let alike = |rule: &Rule| {
            let same =
                |one: &Rule| one.action == rule.action && one.main_clause() == rule.main_clause();
            self.rules.iter().position(same).unwrap_or_default()
        };
        self.alike = self.rules.iter().map(alike).collect();
        Ok(())
    }
}

impl OfficeRules {
    fn new(model: &Model, office: &Office, limits: &[String]) -> Result<Self, String> {
        let stack = (office.adopts.iter())
            .map(|adopts| {
                let folder = Model::folder(&office.id, adopts);
                let versions = model
                    .instruments
                    .iter()
                    .enumerate()
                    .filter(|(_, one)| one.folder == folder);
                let mut versions: Vec<_> = versions
                    .map(|(index, one)| (one.effective, index))
                    .collect();
                versions.sort_unstable_by(|a, b| b.cmp(a));
                Adopted {
                    id: folder.rsplit('/').next().unwrap_or_default().to_owned(),
                    unless_switched_on: adopts.unless_switched_on,
                    versions,
                }
            })
            .collect();
        let mut starts: BTreeSet<Date> = office.limits.iter().map(|limit| limit.from).collect();
        starts.insert(Date::MIN);
        let periods = (starts.into_iter().rev())
            .map(|from| Period::new(office, from, limits))
            .collect::<Result<_, _>>()?;
        Ok(Self { stack, periods })
    }
}

impl Period {
    fn new(office: &Office, from: Date, names: &[String]) -> Result<Self, String> {
        let on = |name: &String| {
            (office.limits.iter())
                .filter(|limit| limit.from <= from && limit.name.replace('-', "_") == *name)
                .max_by_key(|limit| limit.from)
                .map(|limit| limit.pence)
        };
        let limits: Vec<Option<i64>> = names.iter().map(on).collect();
        let contexts = [
            context(names, &limits, false)?,
            context(names, &limits, true)?,
        ];
        Ok(Self {
            from,
            limits,
            contexts,
        })
    }
}

fn context(names: &[String], limits: &[Option<i64>], authorised: bool) -> Result<Context, String> {
    let pairs = names.iter().zip(limits).filter_map(|(name, pence)| {
        Some((name.clone(), RestrictedExpression::new_long((*pence)?)))
    });
    let limits = RestrictedExpression::new_record(pairs).map_err(|error| error.to_string())?;
    let authorised = RestrictedExpression::new_bool(authorised);
    Context::from_pairs([
        ("authorised".to_owned(), authorised),
        ("limits".to_owned(), limits),
    ])
    .map_err(|error| error.to_string())
}
