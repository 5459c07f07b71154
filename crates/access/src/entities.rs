//! Cedar entities of the people who ask and the resources they ask for.

use std::collections::{BTreeSet, HashMap, HashSet};

use cedar_policy::{Entity, EntityId, EntityTypeName, EntityUid, RestrictedExpression};
use probity_casework::PersonId;

use crate::ask::{CaseFacts, PersonFacts, Resource, Who};
use crate::types::{BadRules, Types};

/// A name and its value.
type Attribute = (String, RestrictedExpression);

fn uid(kind: &EntityTypeName, id: &str) -> EntityUid {
    EntityUid::from_type_name_and_id(kind.clone(), EntityId::new(id))
}

fn flag(name: &str, value: bool) -> Attribute {
    (name.to_owned(), RestrictedExpression::new_bool(value))
}

fn entity(
    uid: EntityUid,
    attributes: impl IntoIterator<Item = Attribute>,
) -> Result<Entity, BadRules> {
    let attributes: HashMap<_, _> = attributes.into_iter().collect();
    Entity::new(uid, attributes, HashSet::new()).map_err(|why| BadRules(why.to_string()))
}

pub(crate) fn who(types: &Types, who: &Who) -> Result<Entity, BadRules> {
    match who {
        Who::Visitor => entity(uid(&types.visitor, ""), []),
        Who::Machine => entity(uid(&types.machine, ""), []),
        Who::Person(facts) => person(types, facts),
    }
}

pub(crate) fn resource(types: &Types, resource: &Resource) -> Result<Entity, BadRules> {
    match resource {
        Resource::Office { published } => {
            entity(uid(&types.office, ""), [flag("published", *published)])
        }
        Resource::Register { public } => {
            entity(uid(&types.register, ""), [flag("public", *public)])
        }
        Resource::ImportedEntry => entity(uid(&types.imported_entry, ""), []),
        Resource::Person(facts) => person(types, facts),
        Resource::Case(facts) => case(types, facts),
    }
}

fn person(types: &Types, facts: &PersonFacts) -> Result<Entity, BadRules> {
    let manager = facts
        .manager
        .as_ref()
        .map(|manager| one(types, "manager", manager));
    let flags = [
        flag("administrator", facts.administrator),
        flag("auditor", facts.auditor),
        flag("left", facts.left),
    ];
    entity(
        uid(&types.person, facts.id.as_str()),
        flags.into_iter().chain(manager),
    )
}

fn case(types: &Types, facts: &CaseFacts) -> Result<Entity, BadRules> {
    let known = [
        one(types, "subject", &facts.subject),
        one(types, "submitter", &facts.submitter),
        several(types, "hadIt", &facts.had_it),
        several(types, "informed", &facts.informed),
        several(types, "named", &facts.named),
        flag("confidential", facts.confidential),
        flag("conflict", facts.conflict),
        flag("accused", facts.accused),
    ];
    let holder = facts
        .holder
        .as_ref()
        .map(|holder| one(types, "holder", holder));
    entity(uid(&types.case, &facts.id), known.into_iter().chain(holder))
}

fn one(types: &Types, name: &str, person: &PersonId) -> Attribute {
    (
        name.to_owned(),
        RestrictedExpression::new_entity_uid(uid(&types.person, person.as_str())),
    )
}

fn several(types: &Types, name: &str, people: &BTreeSet<PersonId>) -> Attribute {
    let people = people
        .iter()
        .map(|person| RestrictedExpression::new_entity_uid(uid(&types.person, person.as_str())));
    (name.to_owned(), RestrictedExpression::new_set(people))
}
