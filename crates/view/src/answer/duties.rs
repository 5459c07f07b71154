//! What an answer asks for: each thing once, however many clauses ask for it.

use jiff::Timestamp;
use probity_conduct::model::Meaning;
use probity_conduct::{Answer, Citation, Owed};
use probity_i18n::Message;
use serde::Serialize;

use super::whom::Acting;
use super::{Clause, clause, instruction, same, times};
use crate::labels::Labels;

/// A duty.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Duty {
    /// What to do, and for whom.
    pub label: String,
    /// If declaring the event does several things at once: each of them.
    pub parts: Vec<String>,
    /// Whether people can leave it.
    pub optional: bool,
    /// Whether it has to be done at once.
    pub now: bool,
    pub when: Option<Message>,
    /// The day from which the time runs, if the situation has more than one such day.
    pub from: Option<Message>,
    /// The end of that time, if the day is known.
    pub due: Option<Timestamp>,
    /// How often it is owed again.
    pub every: Option<Message>,
    pub policy: Option<String>,
    /// Whether no clause says to whom, so that the office's file does.
    pub by_default: bool,
    /// The clauses that set the duty. Several can set the same one.
    pub clauses: Vec<Clause>,
}

/// The duties, each once even if several clauses set it. The text of each clause appears once on the page.
pub(super) fn duties(
    answer: &Answer,
    owed: &[Owed],
    acting: &Acting,
    labels: &Labels,
) -> Vec<Duty> {
    let mut printed: Vec<(String, String)> = answer
        .because
        .iter()
        .map(|cited| (cited.instrument.clone(), cited.clause.clone()))
        .collect();
    let mut duties: Vec<Duty> = Vec::new();
    for owed in same::once(answer, owed, labels) {
        let source = (owed.instrument.clone(), owed.clause.clone());
        let mut fresh = duty(answer, acting, labels, &owed);
        for one in &mut fresh.clauses {
            one.repeated = printed.contains(&source);
        }
        printed.push(source);
        match duties.iter_mut().find(|one| one.is_same(&fresh)) {
            Some(same) => same.clauses.append(&mut fresh.clauses),
            None => duties.push(fresh),
        }
    }
    declared_once(duties, labels)
}

/// What may be owed besides: not what is owed anyway.
pub(super) fn more(answer: &Answer, labels: &Labels) -> Vec<Owed> {
    let anyway = |one: &&Owed| {
        let mut sure = answer.duties.iter();
        sure.any(|owed| same::covers(answer, owed, one, labels))
    };
    let possible = answer.may_owe.iter();
    possible.filter(|one| !anyway(one)).cloned().collect()
}

/// The same, with everything that declaring the event does as one thing to do. Where only one duty is met by it, that
/// duty says so itself.
fn declared_once(duties: Vec<Duty>, labels: &Labels) -> Vec<Duty> {
    let joins = |one: &Duty| {
        !one.parts.is_empty() && !one.optional && one.due.is_none() && one.every.is_none()
    };
    if duties.iter().filter(|one| joins(one)).count() < 2 {
        let alone = |one| Duty {
            parts: Vec::new(),
            ..one
        };
        return duties.into_iter().map(alone).collect();
    }
    let mut once: Vec<Duty> = Vec::new();
    let mut place = None;
    for mut one in duties {
        if !joins(&one) {
            one.parts.clear();
            once.push(one);
            continue;
        }
        let first = *place.get_or_insert(once.len());
        match once.get_mut(first) {
            Some(all) => {
                all.now |= one.now;
                all.parts.append(&mut one.parts);
                all.clauses.append(&mut one.clauses);
            }
            None => once.push(Duty {
                label: labels.language.t("answer-declare", &[]),
                when: None,
                by_default: false,
                ..one
            }),
        }
    }
    once
}

impl Duty {
    /// Whether two duties ask for the same thing, whatever their clauses.
    fn is_same(&self, other: &Self) -> bool {
        let text = |message: &Option<Message>| format!("{message:?}");
        self.label == other.label
            && self.now == other.now
            && self.policy == other.policy
            && self.by_default == other.by_default
            && self.due == other.due
            && text(&self.from) == text(&other.from)
            && text(&self.every) == text(&other.every)
            && text(&self.when) == text(&other.when)
    }
}

fn duty(answer: &Answer, acting: &Acting, labels: &Labels, owed: &Owed) -> Duty {
    let within = owed.within.as_deref().map(times::within);
    let when = instruction::moment(owed, answer, labels).map(|when| Message::written(&when));
    let cited = Citation {
        instrument: owed.instrument.clone(),
        clause: owed.clause.clone(),
        says: owed.says.clone(),
        wording: owed.wording.clone(),
    };
    let cited = clause(answer, labels, &cited);
    let part = instruction::part(owed, answer, acting, labels);
    Duty {
        label: instruction::what(owed, acting, labels),
        parts: part.into_iter().collect(),
        optional: instruction::is_optional(owed, labels),
        now: within.is_some() && instruction::is_urgent(owed, labels),
        when: within.or(when),
        from: owed
            .from
            .filter(|_| has_two_days(answer, labels))
            .map(times::from),
        due: owed.due,
        every: owed.every.as_deref().map(times::every),
        policy: owed.policy.clone(),
        by_default: owed.by_default,
        clauses: vec![cited],
    }
}

/// Whether the situation asks for both the day it happened and the day it became known.
fn has_two_days(answer: &Answer, labels: &Labels) -> bool {
    let situation = labels.codes.situation(&answer.situation);
    situation.is_some_and(|one| one.field_with_meaning(Meaning::KnownOn).is_some())
}
