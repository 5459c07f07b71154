//! Whether the forms in which one deed can be described answer alike.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::cases::stacks;
use super::classes::classes;
use super::explore::{Explorer, Property};
use super::hash;
use crate::answer::Outcome;
use crate::ask::{Asker, Evaluation, Judged, Question, deed_outcome};
use crate::check;
use crate::codes::Codes;
use crate::facts::Facts;
use crate::model::map::{DeedMap, FormOutcomes, MapTooLarge, OfficeMap};
use crate::model::{Deed, DeedForm};
use crate::rules::{Rule, Tri};

/// Every deed of `deeds.toml`, in its order.
pub(super) fn all(
    codes: &Codes,
    office: &str,
    on: Date,
    before: Option<&OfficeMap>,
) -> Result<Vec<DeedMap>, MapTooLarge> {
    let mut found = Vec::new();
    for deed in &codes.model.deeds.deed {
        let hash = hash::of_deed(codes, office, deed, on);
        let kept = before
            .and_then(|map| (map.deeds.iter()).find(|one| one.id == deed.id && one.hash == hash));
        found.push(match kept {
            Some(kept) => kept.clone(),
            None => of_deed(codes, office, deed, on, hash)?,
        });
    }
    Ok(found)
}

fn of_deed(
    codes: &Codes,
    office: &str,
    deed: &Deed,
    on: Date,
    hash: String,
) -> Result<DeedMap, MapTooLarge> {
    let mut map = DeedMap {
        id: deed.id.clone(),
        hash,
        roles: Vec::new(),
        forms: Vec::new(),
    };
    for role in codes.words().role.keys() {
        let mut forms = Vec::new();
        for form in &deed.forms {
            forms.push(FormOutcomes {
                situation: form.situation.clone(),
                outcomes: outcomes(codes, office, form, on, role)?,
            });
        }
        if contradict(&forms) {
            map.roles.push(role.clone());
            if map.forms.is_empty() {
                map.forms = forms;
            }
        }
    }
    Ok(map)
}

/// Two forms contradict each other if one can only permit and the other can only forbid, or if one is always silent
/// and the other always decides. A form that does not cover the person says nothing about them.
fn contradict(forms: &[FormOutcomes]) -> bool {
    let has = |form: &FormOutcomes, wanted: Outcome| form.outcomes.contains(&wanted);
    let only = |form: &FormOutcomes, wanted: Outcome| form.outcomes == [wanted];
    let allows =
        |form: &FormOutcomes| has(form, Outcome::Permitted) && !has(form, Outcome::Prohibited);
    let refuses =
        |form: &FormOutcomes| has(form, Outcome::Prohibited) && !has(form, Outcome::Permitted);
    let decides = |form: &FormOutcomes| !form.outcomes.is_empty() && !has(form, Outcome::Silent);
    let pair = |one: &FormOutcomes, other: &FormOutcomes| {
        (allows(one) && refuses(other)) || (only(one, Outcome::Silent) && decides(other))
    };
    forms
        .iter()
        .any(|one| forms.iter().any(|other| pair(one, other)))
}

/// Every outcome that the form can have, each once. Empty if no instrument of the office's own binds the role.
fn outcomes(
    codes: &Codes,
    office: &str,
    form: &DeedForm,
    on: Date,
    role: &str,
) -> Result<Vec<Outcome>, MapTooLarge> {
    let Some(situation) = codes.situation(&form.situation) else {
        return Ok(Vec::new());
    };
    let facts = Facts::from_json(situation, &check::json(&form.facts));
    let question = Question {
        office: office.to_owned(),
        situation: situation.id.clone(),
        on,
        asker: Asker {
            role: role.to_owned(),
            posts: Vec::new(),
        },
        facts: facts.unwrap_or_else(|_| Facts::none(situation)),
        switched_on: Vec::new(),
    };
    let stack = stacks(codes, office, on).swap_remove(0);
    let Ok(mut evaluation) = Evaluation::new(codes, &question, &stack.versions) else {
        return Ok(Vec::new());
    };
    if !evaluation.covered() {
        return Ok(Vec::new());
    }
    let rules: Vec<&Rule> = (evaluation.bound_rules())
        .flat_map(|(_, deed, _)| &deed.rules)
        .collect();
    let classes = classes(situation, &rules, &evaluation.period.limits);
    let mut found = BTreeSet::new();
    for wanted in [
        Outcome::Permitted,
        Outcome::NeedsAuthorisation,
        Outcome::Prohibited,
        Outcome::Silent,
    ] {
        let regions = Explorer::new(&mut evaluation, &classes).regions(&Comes(wanted))?;
        if !regions.is_empty() {
            found.insert(wanted);
        }
    }
    Ok(found.into_iter().collect())
}

/// The outcome is this one.
struct Comes(Outcome);

impl Property for Comes {
    fn reads(&self, rule: &Rule) -> bool {
        rule.owes().is_none()
    }

    fn holds(&self, rules: &[Judged<'_>]) -> Tri {
        match deed_outcome(rules) {
            None => Tri::Open,
            Some(outcome) if outcome == self.0 => Tri::Yes,
            Some(_) => Tri::No,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(outcomes: &[&[Outcome]]) -> Vec<FormOutcomes> {
        let form = |outcomes: &&[Outcome]| FormOutcomes {
            situation: "x".to_owned(),
            outcomes: outcomes.to_vec(),
        };
        outcomes.iter().map(form).collect()
    }

    #[test]
    fn forms_contradict_where_no_fact_can_reconcile_them() {
        use Outcome::{Permitted, Prohibited, Silent};
        assert!(contradict(&forms(&[&[Permitted], &[Prohibited]])));
        assert!(contradict(&forms(&[&[Silent], &[Prohibited]])));
        assert!(!contradict(&forms(&[
            &[Permitted, Prohibited],
            &[Prohibited]
        ])));
        assert!(!contradict(&forms(&[&[Silent], &[Prohibited, Silent]])));
        assert!(!contradict(&forms(&[&[], &[Prohibited]])));
    }
}
