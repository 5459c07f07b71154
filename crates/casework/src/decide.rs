//! Commands on a submitted case. The rule that only its holder decides, and never someone it concerns, is checked
//! here again, whatever the caller has checked.

use std::collections::BTreeMap;

use jiff::civil::Date;
use probity_conduct::{Outcome, Value};

use crate::answer::KeptAnswer;
use crate::case::{Case, State, day_of};
use crate::conflict::conflict;
use crate::event::{AgainstCode, Body, Decision};
use crate::exclusion::Exclusions;
use crate::id::{PersonId, PostId};
use crate::office::Office;
use crate::refusal::{FieldProblem, Form, Problem, Refusal};
use crate::routing::{reaches, route};

/// A resolution, as `words.toml` defines it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Resolution {
    /// Its id.
    pub id: String,
    /// The decider must name a recipient.
    pub needs_recipient: bool,
    /// The register's word for it.
    pub outcome: Option<String>,
    /// It asks for more information instead of deciding.
    pub ask: bool,
    /// It refuses what was asked.
    pub refuses: bool,
    /// It permits what was asked.
    pub permits: bool,
    /// It gives a permission that goes on, so that it can have a last day.
    pub lasting: bool,
    /// It is advice.
    pub advice: bool,
    /// The next step that it waits for, in English.
    pub awaits: Option<String>,
}

/// A decision as someone entered it in the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// The resolution's id.
    pub resolution: String,
    /// The recipient, if one is named.
    pub recipient: Option<String>,
    /// The reasons. For the resolution that asks for information, the question.
    pub reasons: String,
    /// The conditions.
    pub conditions: Option<String>,
    /// The last day of the permission, if it goes on and has one.
    pub until: Option<Date>,
    /// The reasons for deciding against the code, if the person says that they do.
    pub against: Option<String>,
}

/// What a decision depends on besides the case and the choice.
#[derive(Debug, Clone, Copy)]
pub struct Deciding<'a> {
    /// The person who decides.
    pub person: &'a PersonId,
    /// The resolutions that the case allows.
    pub resolutions: &'a [Resolution],
    /// Whether its instruments allow no exception.
    pub no_exception: bool,
    /// The office as it is now.
    pub office: &'a Office,
    /// Today.
    pub today: Date,
}

/// Decides a case, or asks for more information, with one of its situation's resolutions.
///
/// # Errors
/// When the person is not its holder or has a conflict of interest, when the case is past deciding, when fields are
/// missing, when the permission would end before it starts or would have ended already, when the decision goes against the code without saying so,
/// or when the code allows no exception.
pub fn decide(case: &Case, choice: &Choice, by: Deciding<'_>) -> Result<Vec<Body>, Refusal> {
    let Deciding {
        person,
        office,
        today,
        ..
    } = by;
    let post = holder(case, person, office)?;
    let mut form = Form::default();
    let reasons = form.required("reasons", &choice.reasons);
    let conditions = form.optional("conditions", choice.conditions.as_deref());
    let recipient = form.optional("recipient", choice.recipient.as_deref());
    let against = form.optional("against", choice.against.as_deref());
    let Some(resolution) = by
        .resolutions
        .iter()
        .find(|one| one.id == choice.resolution)
    else {
        let problem = if choice.resolution.is_empty() {
            Problem::ResolutionMissing
        } else {
            Problem::ResolutionUnknown
        };
        let known: Vec<&str> = by.resolutions.iter().map(|one| one.id.as_str()).collect();
        form.problem(FieldProblem::new("resolution", problem).with("known", known.join(", ")));
        form.finish()?;
        return Ok(Vec::new());
    };
    if resolution.needs_recipient && recipient.is_none() {
        form.problem(FieldProblem::new("recipient", Problem::RecipientMissing));
    }
    if choice.until.is_some() && !resolution.lasting {
        form.problem(FieldProblem::new("until", Problem::NoLastingPermission));
    } else {
        // What is permitted may start later than the decision.
        let earliest = case.occurred_on().map_or(today, |start| start.max(today));
        not_before(&mut form, "until", choice.until, earliest);
    }
    let departure = departure(case, resolution, &post, office)?;
    if departure == Some(Departure::Prohibited) && by.no_exception {
        return Err(Refusal::NoException);
    }
    match (departure, &against) {
        (Some(departure), None) => {
            form.problem(FieldProblem::new("against", departure.problem()));
        }
        (None, Some(_)) => {
            form.problem(FieldProblem::new("against", Problem::NotAgainstTheCode));
        }
        _ => {}
    }
    form.finish()?;
    if resolution.ask {
        return ask_information(case, &reasons, person, office);
    }
    let told = against.is_some().then(|| next_up(case, &post, office));
    Ok(vec![Body::DecisionMade(Decision {
        resolution: resolution.id.clone(),
        recipient,
        reasons,
        conditions,
        person: person.clone(),
        post,
        outcome: resolution.outcome.clone(),
        refuses: resolution.refuses,
        advice: resolution.advice,
        awaits: resolution.awaits.clone(),
        until: choice.until,
        against: against.map(|reasons| AgainstCode {
            reasons,
            told: told.flatten(),
        }),
    })])
}

/// How a decision departs from the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Departure {
    /// It allows what the code prohibits.
    Prohibited,
    /// It allows what only other posts can authorise.
    BeyondPost,
}

impl Departure {
    /// The problem with a decision that does not say that it departs.
    const fn problem(self) -> Problem {
        match self {
            Self::Prohibited => Problem::AgainstTheCode,
            Self::BeyondPost => Problem::BeyondThePost,
        }
    }
}

/// How a resolution would depart from the case's answer, if this post decides.
///
/// # Errors
/// As [`Case::judged`].
pub fn departure(
    case: &Case,
    resolution: &Resolution,
    post: &PostId,
    office: &Office,
) -> Result<Option<Departure>, Refusal> {
    if !resolution.permits {
        return Ok(None);
    }
    let judged = case.judged()?;
    if judged.outcome == Some(Outcome::Prohibited) {
        return Ok(Some(Departure::Prohibited));
    }
    let named = &judged.authorities;
    let beyond = !named.is_empty() && !reaches(office, named, post);
    Ok(beyond.then_some(Departure::BeyondPost))
}

/// The person who is informed of a decision against the code: whoever acts next when the post cannot.
fn next_up(case: &Case, post: &PostId, office: &Office) -> Option<(PostId, PersonId)> {
    let stands_in = office.posts.get(post).map(|rule| &rule.stands_in)?;
    let to = route(office, &case.parties(), stands_in).ok()?;
    let held = case.holder.as_ref();
    let other = held.is_none_or(|held| held.person != to.person);
    other.then_some((to.post, to.person))
}

/// Notes a day that is too early.
fn not_before(form: &mut Form, field: &str, day: Option<Date>, earliest: Date) {
    if day.is_some_and(|day| day < earliest) {
        form.problem(FieldProblem::new(field, Problem::DayPast).with("earliest", earliest));
    }
}

/// The post through which a person has an open case and can act on it.
fn holder(case: &Case, person: &PersonId, office: &Office) -> Result<PostId, Refusal> {
    if !case.state.is_open() {
        return Err(Refusal::NotNow(case.state));
    }
    if let Some(why) = conflict(office, &case.parties(), person) {
        return Err(Refusal::Conflict(why));
    }
    match &case.holder {
        Some(held) if &held.person == person => Ok(held.post.clone()),
        _ => Err(Refusal::NotHolder),
    }
}

/// Asks the submitter for more information.
///
/// # Errors
/// As [`decide`]. [`Refusal::NotNow`] while another question is open.
pub fn ask_information(
    case: &Case,
    question: &str,
    person: &PersonId,
    office: &Office,
) -> Result<Vec<Body>, Refusal> {
    holder(case, person, office)?;
    if case.state == State::AwaitingInformation {
        return Err(Refusal::NotNow(case.state));
    }
    let mut form = Form::default();
    let question = form.required("question", question);
    form.finish()?;
    Ok(vec![Body::InformationAsked { question }])
}

/// Marks a case as read if it needs no decision.
///
/// # Errors
/// As [`decide`]. [`Refusal::NotNow`] if it has to be decided.
pub fn note(
    case: &Case,
    remarks: &str,
    person: &PersonId,
    office: &Office,
) -> Result<Vec<Body>, Refusal> {
    holder(case, person, office)?;
    if case
        .holder
        .as_ref()
        .is_some_and(|held| held.task == crate::event::Task::Decide)
    {
        return Err(Refusal::NotNow(case.state));
    }
    let mut form = Form::default();
    let remarks = form.optional("remarks", Some(remarks)).unwrap_or_default();
    form.finish()?;
    Ok(vec![Body::CaseNoted { remarks }])
}

/// Information given in reply to a question.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct GivenInformation {
    /// The reply.
    pub reply: String,
    /// Facts that it adds or changes.
    pub facts: BTreeMap<String, Value>,
    /// The answer with the new facts, if there are any.
    pub answer: Option<KeptAnswer>,
    /// The register's word for what the person did, if the facts say it.
    pub outcome: Option<String>,
    /// The people named in it now, if the facts changed.
    pub named: Option<Vec<PersonId>>,
    /// Other people it must never reach now, if the facts changed.
    pub exclusions: Option<Exclusions>,
}

/// Gives the information that was asked for.
///
/// # Errors
/// When nothing was asked, or nothing is given.
pub fn give_information(case: &Case, given: GivenInformation) -> Result<Vec<Body>, Refusal> {
    if case.state != State::AwaitingInformation {
        return Err(Refusal::NotNow(case.state));
    }
    let mut form = Form::default();
    let reply = if given.facts.is_empty() {
        form.required("reply", &given.reply)
    } else {
        form.optional("reply", Some(&given.reply))
            .unwrap_or_default()
    };
    form.finish()?;
    Ok(vec![Body::InformationGiven {
        reply,
        facts: given.facts,
        answer: given.answer,
        outcome: given.outcome,
        named: given.named,
        exclusions: given.exclusions,
    }])
}

/// Records what happened to it.
///
/// # Errors
/// When the case is not yet decided or closed, when a result is already recorded, or when the day is in the future or
/// before everything that it can be a result of.
pub fn record_outcome(
    case: &Case,
    result: &str,
    on: Date,
    today: Date,
) -> Result<Vec<Body>, Refusal> {
    if !case.state.is_past_deciding() || case.result.is_some() {
        return Err(Refusal::NotNow(case.state));
    }
    let mut form = Form::default();
    let result = form.required("result", result);
    if on > today {
        form.problem(FieldProblem::new("on", Problem::DayToCome).with("latest", today));
    } else if let Some(happened) = case.occurred_on() {
        // What is planned can be called off before its day, but not before it was declared.
        not_before(&mut form, "on", Some(on), happened.min(day_of(case.at)));
    }
    form.finish()?;
    Ok(vec![Body::OutcomeRecorded { result, on }])
}

/// Asks for a review of a refusal. `outcome` is the register's word for what the person did, if the facts say it.
///
/// # Errors
/// When it was not refused, when no clause allows a review, when there was one already, or without reasons.
pub fn ask_review(
    case: &Case,
    reasons: &str,
    outcome: Option<String>,
) -> Result<Vec<Body>, Refusal> {
    if !case.may_be_reviewed()? {
        return Err(Refusal::NotNow(case.state));
    }
    let mut form = Form::default();
    let reasons = form.required("reasons", reasons);
    form.finish()?;
    Ok(vec![Body::ReviewAsked { reasons, outcome }])
}

/// Withdraws a case that is not decided yet.
///
/// # Errors
/// When it is decided, closed or withdrawn already, or without a reason.
pub fn withdraw(case: &Case, reason: &str) -> Result<Vec<Body>, Refusal> {
    if !case.state.is_open() {
        return Err(Refusal::NotNow(case.state));
    }
    let mut form = Form::default();
    let reason = form.required("reason", reason);
    form.finish()?;
    Ok(vec![Body::CaseWithdrawn { reason }])
}
