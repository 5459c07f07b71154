//! Submitting a case, and to whom it goes: the authority that the instruments name; else whoever a duty is owed to;
//! else, where they say nothing or say no and it is still open what happens, whoever the office asks for advice. A confidential
//! case always goes to someone: on record alone, nobody but its sender could ever read it.

use jiff::{Timestamp, civil::Date};

use crate::{
    answer::{Judged, Outcome, Posts},
    case::{Case, State, parties},
    event::{Body, Routed, Submitted, Task},
    id::{PersonId, PostId},
    routing::{Office, Parties, conflict, holders, route},
    world::Misfit,
};

/// Whom a case has to reach, and what the first of them has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// What its holder has to do.
    pub task: Task,
    /// Groups of posts; the first group's is the holder, the others are told.
    pub groups: Posts,
}

/// What a case is, beyond its answer, as far as it decides whom it has to reach.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Nature {
    /// The person said no, or gave it back, already.
    pub settled: bool,
    /// It asks for advice, so that somebody has to answer.
    pub asks: bool,
    /// Nobody sees it but its people.
    pub confidential: bool,
}

/// Whom a case has to reach; `None` when it asks nothing of anyone. `advice`: whom the office asks where the
/// instruments are silent, or name nobody for a confidential case.
pub fn wanted(judged: &Judged, nature: Nature, advice: Option<&PostId>) -> Option<Wanted> {
    let Nature { settled, asks, .. } = nature;
    let needs_leave = judged.outcome == Some(Outcome::NeedsAuthorisation) && !settled;
    let undecided = judged.open
        || matches!(
            judged.outcome,
            Some(Outcome::Prohibited | Outcome::Silent | Outcome::NeedsAuthorisation)
        );
    let task = if asks || (undecided && !settled) {
        Task::Decide
    } else {
        Task::Note
    };
    let mut groups = Vec::new();
    if needs_leave && !judged.authorities.is_empty() {
        groups.push(judged.authorities.clone());
    }
    groups.extend(
        judged
            .duties
            .iter()
            .flat_map(|owed| owed.to.0.iter().cloned()),
    );
    // A report that has no named recipient still has to be answered by one.
    let adrift = groups.is_empty() && nature.confidential;
    let task = if adrift && judged.outcome.is_none() {
        Task::Decide
    } else {
        task
    };
    if groups.is_empty() && (task == Task::Decide || adrift) {
        groups.extend(advice.map(|post| vec![post.clone()]));
    }
    if groups.is_empty() && task == Task::Note {
        return None;
    }
    Some(Wanted {
        task,
        groups: Posts(groups),
    })
}

/// The events of a submission: that it was submitted, and where it went by the answer that was just given. The facts were
/// checked when they were read.
pub fn submit(
    said: Submitted,
    judged: &Judged,
    office: &Office,
    advice: Option<&PostId>,
    today: Date,
) -> Vec<Body> {
    let concerns = parties(&said);
    let from = said.occurred_on.unwrap_or(today);
    let sending = Sending {
        office,
        concerns: &concerns,
        judged,
        nature: nature(&said, said.response.as_deref()),
        advice,
        from,
        sent: today,
    };
    let goes = send(&sending);
    vec![Body::CaseSubmitted(Box::new(said)), goes]
}

/// Where an open case goes now, if that differs from where it is: its holder left the post, or may not act any more,
/// or it was on hold and someone can act at last.
///
/// # Errors
/// As for [`Case::judged`]: it stays where it is.
pub fn reroute(
    case: &Case,
    office: &Office,
    advice: Option<&PostId>,
) -> Result<Option<Body>, Misfit> {
    if !case.state.is_open() || (case.state == State::AwaitingInformation && case.holder.is_none())
    {
        return Ok(None);
    }
    let concerns = case.parties();
    if let Some(held) = &case.holder {
        let still = holders(office, &held.post, concerns.subject.as_ref()).contains(&held.person);
        if still && conflict(office, &concerns, &held.person).is_none() {
            return Ok(None);
        }
    }
    let goes = send_again(case, office, advice)?;
    Ok(match (&goes, case.state) {
        (Body::CaseOnHold { .. }, State::OnHold) => None,
        _ => Some(goes),
    })
}

/// Where a case goes by the answer as it is now.
///
/// # Errors
/// As for [`Case::judged`].
pub fn send_again(case: &Case, office: &Office, advice: Option<&PostId>) -> Result<Body, Misfit> {
    Ok(send(&Sending {
        office,
        concerns: &case.parties(),
        judged: &case.judged()?,
        nature: nature(&case.submitted, case.outcome.as_deref()),
        advice,
        from: case.counted_from(),
        sent: case.sent(),
    }))
}

/// What it is; `response` is what the person did about it, if anything. Whoever has said no, given it back or passed it on
/// has settled it: nothing is left to allow.
fn nature(said: &Submitted, response: Option<&str>) -> Nature {
    Nature {
        settled: response.is_some_and(|word| word != "accepted"),
        asks: said.asks_advice,
        confidential: said.confidential,
    }
}

/// What decides where a case goes.
struct Sending<'a> {
    office: &'a Office,
    concerns: &'a Parties,
    judged: &'a Judged,
    nature: Nature,
    advice: Option<&'a PostId>,
    /// From when what is owed is counted.
    from: Date,
    /// From when the office's own time to decide is counted.
    sent: Date,
}

impl Sending<'_> {
    /// By when whoever gets it has to act: what is owed to them by the instruments, else what the office set for deciding.
    fn due(&self, task: Task, posts: &[PostId]) -> Option<Timestamp> {
        let owed = self.judged.due(posts, self.from);
        let days = self.office.deciding_days.filter(|_| task == Task::Decide);
        owed.or_else(|| probity_conduct::due(&format!("P{}D", days?), self.sent))
    }
}

fn send(sending: &Sending<'_>) -> Body {
    let Sending {
        office,
        concerns,
        judged,
        ..
    } = *sending;
    let Some(wanted) = wanted(judged, sending.nature, sending.advice) else {
        return Body::CaseRecorded {};
    };
    let (first, others) = match wanted.groups.0.as_slice() {
        [] => (&[][..], &[][..]),
        [first, others @ ..] => (first.as_slice(), others),
    };
    match route(office, concerns, first) {
        Err(end) => Body::CaseOnHold {
            task: wanted.task,
            wanted: first.to_vec(),
            passed_over: end.passed_over,
        },
        Ok(to) => Body::CaseRouted(Routed {
            task: wanted.task,
            told: told(office, concerns, others, &to.person),
            due: sending.due(wanted.task, first),
            post: to.post,
            person: to.person,
            wanted: first.to_vec(),
            passed_over: to.passed_over,
        }),
    }
}

/// Who is told beside the holder: each further group's route, each person once.
fn told(
    office: &Office,
    concerns: &Parties,
    groups: &[Vec<PostId>],
    holder: &PersonId,
) -> Vec<(PostId, PersonId)> {
    let mut told: Vec<(PostId, PersonId)> = Vec::new();
    for group in groups {
        if let Ok(to) = route(office, concerns, group)
            && &to.person != holder
            && told.iter().all(|(_, person)| person != &to.person)
        {
            told.push((to.post, to.person));
        }
    }
    told
}
