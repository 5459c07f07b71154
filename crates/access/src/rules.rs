//! The rules of `access.cedar`: read once, checked against their schema, and split by action, because Cedar keeps
//! no index.

use std::collections::{BTreeMap, HashMap};

use cedar_policy::{
    ActionConstraint, Authorizer, Context, Decision, Entities, EntityId, EntityTypeName, EntityUid,
    Policy, PolicyId, PolicySet, Request, Schema, ValidationMode, Validator,
};

use crate::action::Action;
use crate::ask::{Denied, Resource, Who};
use crate::entities;
use crate::types::{BadRules, Types};

const RULES: &str = include_str!("access.cedar");
const SCHEMA: &str = include_str!("access.cedarschema");

/// The rules of one action.
#[derive(Debug)]
struct Rules {
    action: EntityUid,
    policies: PolicySet,
    /// The reason of each rule that forbids.
    reasons: HashMap<PolicyId, Denied>,
}

/// The access rules, ready to be checked.
#[derive(Debug)]
pub struct Access {
    types: Types,
    by_action: BTreeMap<Action, Rules>,
    authorizer: Authorizer,
}

impl Access {
    /// Reads and checks the rules.
    ///
    /// # Errors
    /// [`BadRules`] if they cannot be read or do not fit their schema. A test makes sure that they do.
    pub fn new() -> Result<Self, BadRules> {
        Self::of(RULES)
    }

    /// Reads and checks other rules than the program's own: the same with one taken out or added show what it is for.
    ///
    /// # Errors
    /// [`BadRules`] if they cannot be read or do not fit the schema.
    pub fn of(rules: &str) -> Result<Self, BadRules> {
        let policies = named(&rules.parse::<PolicySet>().map_err(BadRules::because)?)?;
        validate(&policies)?;
        let mut by_action = BTreeMap::new();
        for action in Action::ALL {
            by_action.insert(*action, rules_of(*action, &policies)?);
        }
        Ok(Self {
            types: Types::read()?,
            by_action,
            authorizer: Authorizer::new(),
        })
    }

    /// Checks whether the action is allowed.
    ///
    /// # Errors
    /// [`Denied`] with the reason if it is not. A request that does not fit the rules is refused too.
    pub fn check(&self, who: &Who, action: Action, resource: &Resource) -> Result<(), Denied> {
        let refused = match who {
            Who::Visitor => Denied::NotSignedIn,
            _ => Denied::NotAllowed,
        };
        let Some(rules) = self.by_action.get(&action) else {
            return Err(refused);
        };
        self.put(rules, who, resource)
            .map_err(|reason| reason.unwrap_or(refused))
    }

    /// Whether the action is allowed.
    pub fn may(&self, who: &Who, action: Action, resource: &Resource) -> bool {
        self.check(who, action, resource).is_ok()
    }

    /// The rules' decision, with the reason of the rule that forbids. A request that does not fit the rules is refused
    /// without a reason.
    fn put(&self, rules: &Rules, who: &Who, resource: &Resource) -> Result<(), Option<Denied>> {
        let who = entities::who(&self.types, who).map_err(|_| None)?;
        let resource = entities::resource(&self.types, resource).map_err(|_| None)?;
        let request = Request::new(
            who.uid(),
            rules.action.clone(),
            resource.uid(),
            Context::empty(),
            None,
        );
        let request = request.map_err(|_| None)?;
        let together = if who.uid() == resource.uid() {
            vec![who]
        } else {
            vec![who, resource]
        };
        let entities = Entities::from_entities(together, None).map_err(|_| None)?;
        let answer = self
            .authorizer
            .is_authorized(&request, &rules.policies, &entities);
        // Cedar ignores a rule that cannot be evaluated. Here it refuses the request.
        let sound = answer.diagnostics().errors().next().is_none();
        if answer.decision() == Decision::Allow && sound {
            return Ok(());
        }
        let reasons = answer
            .diagnostics()
            .reason()
            .filter_map(|rule| rules.reasons.get(rule).copied());
        Err(reasons.min())
    }
}

/// The policies under their names in the file.
fn named(parsed: &PolicySet) -> Result<PolicySet, BadRules> {
    let rename = |policy: &Policy| {
        let id = policy
            .annotation("id")
            .ok_or_else(|| BadRules(format!("a rule has no @id: {policy}")))?;
        Ok(policy.new_id(PolicyId::new(id)))
    };
    let policies = parsed
        .policies()
        .map(rename)
        .collect::<Result<Vec<_>, BadRules>>()?;
    PolicySet::from_policies(policies).map_err(BadRules::because)
}

fn validate(policies: &PolicySet) -> Result<(), BadRules> {
    let (schema, _) = Schema::from_cedarschema_str(SCHEMA).map_err(BadRules::because)?;
    let result = Validator::new(schema).validate(policies, ValidationMode::Strict);
    if result.validation_passed() {
        Ok(())
    } else {
        Err(BadRules::because(result))
    }
}

fn rules_of(action: Action, all: &PolicySet) -> Result<Rules, BadRules> {
    let kind: EntityTypeName = "Action".parse().map_err(BadRules::because)?;
    let uid = EntityUid::from_type_name_and_id(kind, EntityId::new(action.as_str()));
    let about = |policy: &&Policy| match policy.action_constraint() {
        ActionConstraint::Any => true,
        ActionConstraint::Eq(one) => one == uid,
        ActionConstraint::In(several) => several.contains(&uid),
    };
    let mine: Vec<Policy> = all.policies().filter(about).cloned().collect();
    let reasons = mine
        .iter()
        .filter_map(|policy| Some((policy.id().clone(), reason(policy)?)))
        .collect();
    let policies = PolicySet::from_policies(mine).map_err(BadRules::because)?;
    Ok(Rules {
        action: uid,
        policies,
        reasons,
    })
}

fn reason(policy: &Policy) -> Option<Denied> {
    Denied::from_key(policy.annotation("key")?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_that_forbids_tells_why() {
        let parsed: PolicySet = RULES.parse().unwrap();
        for policy in parsed
            .policies()
            .filter(|policy| policy.effect() == cedar_policy::Effect::Forbid)
        {
            assert!(reason(policy).is_some(), "{policy}");
        }
    }

    #[test]
    fn schema_and_program_know_the_same_actions() {
        let (schema, _) = Schema::from_cedarschema_str(SCHEMA).unwrap();
        let mut in_schema: Vec<String> = schema
            .actions()
            .map(|uid| uid.id().unescaped().to_owned())
            .collect();
        let mut here: Vec<&str> = Action::ALL.iter().map(|action| action.as_str()).collect();
        in_schema.sort();
        here.sort_unstable();
        assert_eq!(in_schema, here);
    }
}
