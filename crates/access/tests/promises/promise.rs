//! The promises: which requests are always refused, and the changes to the rules that would break them.

use std::fmt;

use probity_access::{Action, CaseFacts, Resource};

use crate::partition::{Ask, asker};

/// One promise.
pub struct Promise {
    /// What always holds.
    pub says: &'static str,
    /// The requests that have to be refused.
    pub refuses: fn(&Ask) -> bool,
    /// Changes after which one of them is allowed. Each is tried alone.
    pub broken_by: &'static [Break],
}

/// A change to the rules.
#[derive(Clone, Copy)]
pub enum Break {
    /// The rule with this `@id` is taken out.
    Without(&'static str),
    /// This rule is added.
    With(&'static str),
}

impl fmt::Display for Break {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Without(id) => write!(out, "without the rule `{id}`"),
            Self::With(rule) => write!(out, "with the rule `{rule}`"),
        }
    }
}

pub const PROMISES: &[Promise] = &[
    Promise {
        says: "No one decides a case that is about them, or in which they have a conflict.",
        refuses: own_decision,
        broken_by: &[Break::Without("nobody-decides-what-concerns-them")],
    },
    Promise {
        says: "An administrator reads no case for that right alone.",
        refuses: administrator_reads,
        broken_by: &[Break::With(
            r#"@id("broken") permit (principal is Person, action == Action::"see-case", resource is Case) when { principal.administrator };"#,
        )],
    },
    Promise {
        says: "A confidential case is read by the person who sent it and the people it went to, and no one else: no auditor, no administrator, not its subject.",
        refuses: outsider_reads_confidential,
        broken_by: &[
            Break::With(
                r#"@id("broken") permit (principal is Person, action == Action::"see-case", resource is Case) when { principal.auditor };"#,
            ),
            Break::With(
                r#"@id("broken") permit (principal is Person, action == Action::"see-case", resource is Case) when { resource.subject == principal };"#,
            ),
        ],
    },
    Promise {
        says: "Someone with a conflict reads no case and adds nothing to it, unless they sent it, or it is a declaration about themselves.",
        refuses: conflict_reads,
        broken_by: &[Break::Without(
            "whoever-has-a-conflict-does-not-read-a-case",
        )],
    },
    Promise {
        says: "Whoever a case is about or names does not read it, unless they sent it.",
        refuses: accused_reads,
        broken_by: &[Break::Without(
            "whoever-has-a-conflict-does-not-read-a-case",
        )],
    },
    Promise {
        says: "Someone with a conflict in a confidential case does not send it on, unless they sent it.",
        refuses: conflict_sends_on,
        broken_by: &[Break::Without(
            "whoever-has-a-conflict-does-not-send-a-confidential-case-on",
        )],
    },
    Promise {
        says: "Only someone who has a case, or was informed of it, steps aside from it.",
        refuses: outsider_steps_aside,
        broken_by: &[Break::With(
            r#"@id("broken") permit (principal is Person, action == Action::"step-aside", resource is Case) when { resource.hadIt.contains(principal) };"#,
        )],
    },
    Promise {
        says: "An auditor changes nothing of others.",
        refuses: auditor_changes,
        broken_by: &[
            Break::Without("auditors-change-nothing-of-others"),
            Break::Without("auditors-change-nothing-about-others"),
            Break::Without("auditors-record-nothing-of-others"),
        ],
    },
    Promise {
        says: "Someone who has left does nothing.",
        refuses: leaver,
        broken_by: &[Break::Without("leavers-do-nothing-here")],
    },
    Promise {
        says: "No one withholds, corrects or disposes of a case that they sent, that is about them or in which they have a conflict.",
        refuses: hides_own,
        broken_by: &[Break::Without(
            "nobody-publishes-or-hides-what-concerns-them",
        )],
    },
    Promise {
        says: "A visitor asks a published code and reads public registers, and does nothing else.",
        refuses: visitor,
        broken_by: &[Break::With(
            r#"@id("broken") permit (principal, action == Action::"see-people", resource is Office);"#,
        )],
    },
];

/// The part that the person who asks has in the case. All `false` if it is no person or no case.
#[derive(Default)]
struct Part {
    subject: bool,
    submitter: bool,
    /// They have it, had it or were informed of it.
    reached: bool,
}

fn part(ask: &Ask) -> Part {
    let Some(case) = ask.case().filter(|_| ask.person().is_some()) else {
        return Part::default();
    };
    let me = asker();
    Part {
        subject: case.subject == me,
        submitter: case.submitter == me,
        reached: case.holder.as_ref() == Some(&me)
            || case.had_it.contains(&me)
            || case.informed.contains(&me),
    }
}

fn own_decision(ask: &Ask) -> bool {
    let conflict = ask.case().is_some_and(|case| case.conflict);
    ask.action == Action::Decide && (part(ask).subject || conflict)
}

fn administrator_reads(ask: &Ask) -> bool {
    let (part, person) = (part(ask), ask.person());
    let right = person.is_some_and(|person| person.administrator && !person.auditor);
    let none = !part.subject && !part.submitter && !part.reached;
    ask.action == Action::SeeCase && right && none
}

fn outsider_reads_confidential(ask: &Ask) -> bool {
    let (part, confidential) = (part(ask), ask.case().is_some_and(|case| case.confidential));
    ask.action == Action::SeeCase && confidential && !part.submitter && !part.reached
}

/// The case and what the person who asks may not be told of it because of a conflict, if they are not its sender.
fn kept_from(ask: &Ask) -> Option<&CaseFacts> {
    let case = ask.case().filter(|_| ask.person().is_some())?;
    (case.conflict && !part(ask).submitter).then_some(case)
}

fn reads_or_adds(action: Action) -> bool {
    matches!(
        action,
        Action::SeeCase | Action::GiveInformation | Action::RecordOutcome | Action::AskReview
    )
}

fn conflict_reads(ask: &Ask) -> bool {
    let own = part(ask).subject;
    let kept = kept_from(ask);
    reads_or_adds(ask.action) && kept.is_some_and(|case| !own || case.confidential)
}

fn accused_reads(ask: &Ask) -> bool {
    // Whoever is accused has a conflict.
    reads_or_adds(ask.action) && kept_from(ask).is_some_and(|case| case.accused)
}

fn conflict_sends_on(ask: &Ask) -> bool {
    ask.action == Action::Reroute && kept_from(ask).is_some_and(|case| case.confidential)
}

fn outsider_steps_aside(ask: &Ask) -> bool {
    let me = asker();
    let has = ask.case().filter(|_| ask.person().is_some());
    let has =
        has.is_some_and(|case| case.holder.as_ref() == Some(&me) || case.informed.contains(&me));
    ask.action == Action::StepAside && !has
}

/// Whether the action only reads. A new action counts as a change until it stands here.
fn reads(action: Action) -> bool {
    matches!(
        action,
        Action::Ask
            | Action::SeePeople
            | Action::SeeSettings
            | Action::Verify
            | Action::SeeLedger
            | Action::SeeAllCases
            | Action::SeeOnHold
            | Action::SeeRegister
            | Action::SeeCase
    )
}

fn auditor_changes(ask: &Ask) -> bool {
    let part = part(ask);
    let own = match &ask.resource {
        Resource::Person(person) => person.id == asker(),
        // Stepping aside takes them out of a case.
        Resource::Case(_) => part.subject || part.submitter || ask.action == Action::StepAside,
        // What they have read is theirs to sign.
        Resource::Office { .. } => ask.action == Action::SignClauses,
        Resource::Register { .. } | Resource::ImportedEntry => false,
    };
    ask.person().is_some_and(|person| person.auditor) && !reads(ask.action) && !own
}

fn leaver(ask: &Ask) -> bool {
    ask.person().is_some_and(|person| person.left)
}

fn hides_own(ask: &Ask) -> bool {
    let part = part(ask);
    let hides = matches!(
        ask.action,
        Action::Withhold | Action::Correct | Action::Dispose
    );
    let conflict = ask.case().is_some_and(|case| case.conflict);
    hides && (part.subject || part.submitter || conflict)
}

fn visitor(ask: &Ask) -> bool {
    let open = match (&ask.resource, ask.action) {
        (Resource::Office { published }, Action::Ask) => *published,
        (Resource::Register { public }, Action::SeeRegister) => *public,
        _ => false,
    };
    ask.who == probity_access::Who::Visitor && !open
}
