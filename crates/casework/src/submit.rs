//! Submitting a case and sending it on. It goes to whoever the answer tells the person to ask: the authority that the
//! instruments name or, if they are silent, the post that the office asks for advice. While facts are open, those of
//! the most cautious answer count. The posts that a duty names are told, and get it if no one has to be asked. If the
//! instruments refuse, and no duty names anyone, it goes to the post that the office asks for advice. A confidential case always goes to someone, because otherwise only its
//! sender could read it.

use jiff::Timestamp;
use jiff::civil::Date;
use probity_conduct::Outcome;

use crate::answer::{Judged, Posts};
use crate::case::{Case, Pending, State, parties};
use crate::conflict::{Parties, conflict};
use crate::event::{Body, Routed, Submitted, Task};
use crate::id::{PersonId, PostId};
use crate::office::{Office, holders};
use crate::routing::{Route, reaches, route};
use crate::world::Misfit;

/// The posts that a case has to reach, and the task of its holder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequiredPosts {
    /// What its holder has to do.
    pub task: Task,
    /// Groups of posts. The first group's post has the case; the others are informed.
    pub groups: Posts,
}

/// Facts about a case, besides its answer, that decide which posts it has to reach.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CaseTraits {
    /// The person has already declined it or given it back.
    pub settled: bool,
    /// It asks for advice, so someone has to answer.
    pub asks: bool,
    /// Only the people in it can see it.
    pub confidential: bool,
}

/// The posts that a case has to reach, or `None` if it needs nothing from anyone. `advice` is the post to ask if
/// the instruments are silent, or name no one for a confidential case.
pub fn required_posts(
    judged: &Judged,
    traits: CaseTraits,
    advice: Option<&PostId>,
) -> Option<RequiredPosts> {
    let CaseTraits { settled, asks, .. } = traits;
    let needs_leave = match judged.outcome {
        Some(Outcome::NeedsAuthorisation) => true,
        Some(Outcome::Silent) => !judged.ordinary,
        _ => judged.open,
    };
    let needs_leave = (needs_leave || judged.open) && !settled;
    let undecided = judged.open
        || match judged.outcome {
            Some(Outcome::Prohibited | Outcome::NeedsAuthorisation) => true,
            Some(Outcome::Silent) => !judged.ordinary,
            _ => false,
        };
    let task = if asks || (undecided && !settled) {
        Task::Decide
    } else {
        Task::Note
    };
    let mut groups = Vec::new();
    if needs_leave && !judged.authorities.is_empty() {
        groups.push(judged.authorities.clone());
    }
    let named = judged.duties.iter().filter(|owed| !owed.by_default);
    groups.extend(named.flat_map(|owed| owed.to.0.iter().cloned()));
    // Those whom the office's file names come after those whom a clause names. A report goes no further than it must.
    if !traits.confidential || groups.is_empty() {
        let others = judged.duties.iter().filter(|owed| owed.by_default);
        groups.extend(others.flat_map(|owed| owed.to.0.iter().cloned()));
    }
    // What the person does not know may be what a post has to be told of.
    if !traits.confidential || groups.is_empty() {
        let possible = judged.possible.iter();
        for group in possible.flat_map(|owed| &owed.to.0) {
            if !groups.contains(group) {
                groups.push(group.clone());
            }
        }
    }
    // Someone has to answer a report even if it names no recipient.
    let adrift = groups.is_empty() && traits.confidential;
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
    Some(RequiredPosts {
        task,
        groups: Posts(groups),
    })
}

/// The events of a submission: the submission itself, and where the case was sent by the answer just given. The
/// facts were checked when they were read.
pub fn submit(
    submitted: Submitted,
    judged: &Judged,
    office: &Office,
    advice: Option<&PostId>,
    today: Date,
) -> Vec<Body> {
    let concerns = parties(&submitted, today);
    let from = submitted.occurred_on.unwrap_or(today);
    let sending = Sending {
        office,
        concerns: &concerns,
        judged,
        traits: case_traits(&submitted, submitted.response.as_deref()),
        advice,
        from,
        sent: today,
        pending: None,
        held: None,
    };
    let goes = send(&sending);
    vec![Body::CaseSubmitted(Box::new(submitted)), goes]
}

/// A new route for an open case, or `None` if it stays where it is. It moves if its holder left the post or can no
/// longer act, or if it was on hold and someone can act now. If someone who was informed of it has a conflict now, the
/// next person is informed.
///
/// # Errors
/// As [`Case::judged`]. The case then stays where it is.
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
        let has_conflict = |person| conflict(office, &concerns, person).is_some();
        let still = can_keep(office, &concerns, held);
        let informed = &held.informed;
        if still && !informed.iter().any(|(_, person)| has_conflict(person)) {
            return Ok(None);
        }
    }
    let goes = send_again(case, office, advice)?;
    Ok(match (&goes, case.state) {
        (Body::CaseOnHold { .. }, State::OnHold) => None,
        _ => Some(goes),
    })
}

/// Sends a case by its current answer. It stays with its holder if the answer lets them act and they have no conflict.
/// What someone had to do before, someone still has to do: new facts do not close a case that its holder asked about.
///
/// # Errors
/// As [`Case::judged`].
pub fn send_again(case: &Case, office: &Office, advice: Option<&PostId>) -> Result<Body, Misfit> {
    Ok(send(&Sending {
        office,
        concerns: &case.parties(),
        judged: &case.judged()?,
        traits: case_traits(&case.submitted, case.outcome.as_deref()),
        advice,
        from: case.counted_from(),
        sent: case.sent(),
        pending: case.pending.as_ref(),
        held: case.holder.as_ref(),
    }))
}

/// Whether a person who has a case can keep it: they still hold the post and have no conflict.
fn can_keep(office: &Office, concerns: &Parties, held: &Routed) -> bool {
    holders(office, &held.post, concerns.subject.as_ref()).contains(&held.person)
        && conflict(office, concerns, &held.person).is_none()
}

/// The traits of a case. `response` is what the person did about it, if anything. A person who declined it, gave it
/// back or passed it on has settled it, so nothing is left to authorise.
fn case_traits(submitted: &Submitted, response: Option<&str>) -> CaseTraits {
    CaseTraits {
        settled: response.is_some_and(|word| word != "accepted"),
        asks: submitted.asks_advice,
        confidential: submitted.confidential,
    }
}

/// The inputs that decide where a case is sent.
struct Sending<'a> {
    office: &'a Office,
    concerns: &'a Parties,
    judged: &'a Judged,
    traits: CaseTraits,
    advice: Option<&'a PostId>,
    /// The day from which time limits of duties run.
    from: Date,
    /// The day from which the office's own time limit runs.
    sent: Date,
    /// What someone had to do before.
    pending: Option<&'a Pending>,
    /// Who has it.
    held: Option<&'a Routed>,
}

impl Sending<'_> {
    /// The posts that it has to reach by its answer, and what someone had to do before.
    fn required(&self) -> Option<RequiredPosts> {
        let by_answer = required_posts(self.judged, self.traits, self.advice);
        let Some(pending) = self.pending else {
            return by_answer;
        };
        let before = || pending.wanted.clone();
        Some(match by_answer {
            Some(new) if new.task == Task::Decide || pending.task == Task::Note => new,
            Some(new) => RequiredPosts {
                task: Task::Decide,
                groups: Posts([vec![before()], new.groups.0].concat()),
            },
            None => RequiredPosts {
                task: pending.task,
                groups: Posts(vec![before()]),
            },
        })
    }

    /// Its holder, if they can keep it.
    fn keeps(&self, wanted: &[PostId]) -> Option<Route> {
        let held = self.held?;
        let enough = reaches(self.office, wanted, &held.post);
        (enough && can_keep(self.office, self.concerns, held)).then(|| Route {
            post: held.post.clone(),
            person: held.person.clone(),
            passed_over: held.passed_over.clone(),
        })
    }

    /// When its holder must act by: the time limit of a duty owed to them, or else the office's own limit for
    /// decisions.
    fn due(&self, task: Task, posts: &[PostId]) -> Option<Timestamp> {
        let owed = self.judged.due(posts, self.from);
        let days = self.office.deciding_days.filter(|_| task == Task::Decide);
        owed.or_else(|| probity_conduct::due(&format!("P{}D", days?), self.sent))
    }
}

fn send(sending: &Sending<'_>) -> Body {
    let Sending {
        office, concerns, ..
    } = *sending;
    let Some(required) = sending.required() else {
        return Body::CaseRecorded {};
    };
    let (first, others) = match required.groups.0.as_slice() {
        [] => (&[][..], &[][..]),
        [first, others @ ..] => (first.as_slice(), others),
    };
    let to = sending
        .keeps(first)
        .map_or_else(|| route(office, concerns, first), Ok);
    match to {
        Err(end) => Body::CaseOnHold {
            task: required.task,
            wanted: first.to_vec(),
            passed_over: end.passed_over,
        },
        Ok(to) => Body::CaseRouted(Routed {
            task: required.task,
            informed: informed(office, concerns, others, &to),
            due: sending.due(required.task, first),
            post: to.post,
            person: to.person,
            wanted: first.to_vec(),
            passed_over: to.passed_over,
        }),
    }
}

/// The people who are informed besides the holder: the route of each further group, each person once. One post of a
/// group is enough, so a group that the holder's post is in has been told.
fn informed(
    office: &Office,
    concerns: &Parties,
    groups: &[Vec<PostId>],
    holder: &Route,
) -> Vec<(PostId, PersonId)> {
    let mut people: Vec<(PostId, PersonId)> = Vec::new();
    for group in groups.iter().filter(|group| !group.contains(&holder.post)) {
        if let Ok(to) = route(office, concerns, group)
            && to.person != holder.person
            && people.iter().all(|(_, person)| person != &to.person)
        {
            people.push((to.post, to.person));
        }
    }
    people
}
