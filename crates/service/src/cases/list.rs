//! Reading cases: one's own, those to decide, all of them, and one with everything about it.

use probity_access::{Action, Denied};
use probity_casework::case::{Case, State};
use probity_casework::event::{Routed, Task};
use probity_casework::routing::PassedOver;
use probity_casework::{CaseId, Columns, PersonId, RowKey, Table};
use probity_conduct::Text;
use probity_store::{Filter, Stored};

use crate::actor::Actor;
use crate::cases::{Cases, damaged};
use crate::context::Context;
use crate::error::{CaseError, ServiceError};
use crate::labels;
use crate::office_state::OfficeState;
use crate::registers::read::place;
use crate::view::{CaseLine, CasePage, CaseView, Holder, May, PassedOverView, ReviewView};

/// The most cases that a list returns.
const LIST: u32 = 500;
/// Cases on a page of the list of all cases.
const PAGE: usize = 100;
/// States in which someone still has to act.
const OPEN: [State; 4] = [
    State::Submitted,
    State::AwaitingDecision,
    State::AwaitingInformation,
    State::OnHold,
];

impl Cases {
    /// Cases that the person submitted or that are about them, newest first.
    ///
    /// # Errors
    /// For someone who has not signed in.
    #[tracing::instrument(name = "cases.mine", level = "debug", skip_all)]
    pub async fn mine(&self, actor: &Actor) -> Result<Vec<CaseLine>, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        let me = actor.someone()?;
        let by_me = Columns {
            submitted_by: Some(me.0.clone()),
            ..Columns::default()
        };
        let about_me = Columns {
            subject: Some(me.0.clone()),
            ..Columns::default()
        };
        let [by_me, about_me] = [by_me, about_me].map(|is| Filter::of(Table::Case, is));
        let mut lines = self.0.lines(actor, &state, &by_me).await?;
        for line in self.0.lines(actor, &state, &about_me).await? {
            if lines.iter().all(|known| known.reference != line.reference) {
                lines.push(line);
            }
        }
        lines.sort_by(|a, b| {
            b.day
                .cmp(&a.day)
                .then_with(|| b.submitted.cmp(&a.submitted))
        });
        Ok(lines)
    }

    /// Cases that wait for the person's decision, that they have to read, or that they decided and that still wait for
    /// a result. Soonest due first.
    ///
    /// # Errors
    /// For someone who has not signed in.
    #[tracing::instrument(name = "cases.to_decide", level = "debug", skip_all)]
    pub async fn to_decide(&self, actor: &Actor) -> Result<Vec<CaseLine>, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        let me = actor.someone()?.0.clone();
        let mut states = names(&OPEN);
        states.extend(names(&[State::AwaitingOutcome]));
        let filter = Filter {
            states,
            ..held_by(me)
        };
        let mut lines = self.0.lines(actor, &state, &filter).await?;
        let due = |line: &CaseLine| line.holder.as_ref().and_then(|holder| holder.due);
        lines.sort_by_key(|line| (due(line).is_none(), due(line), line.submitted));
        Ok(lines)
    }

    /// Cases that the person decided or once held, newest first: the last `LIST` of them.
    ///
    /// # Errors
    /// For someone who has not signed in.
    #[tracing::instrument(name = "cases.decided", level = "debug", skip_all)]
    pub async fn decided(&self, actor: &Actor) -> Result<Vec<CaseLine>, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        let me = actor.someone()?.0.clone();
        let done = [State::Decided, State::Closed, State::Withdrawn];
        let filter = Filter {
            states: names(&done),
            ..held_by(me)
        };
        self.0.lines(actor, &state, &filter).await
    }

    /// Every case, newest first, one page at a time, for auditors. `after` is `next` of the page before.
    ///
    /// # Errors
    /// For anyone else; `place-unknown` if `after` is not valid.
    #[tracing::instrument(name = "cases.all", level = "debug", skip_all)]
    pub async fn all(
        &self,
        actor: &Actor,
        text: Option<&str>,
        after: Option<&str>,
    ) -> Result<CasePage, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        self.0.allow_office(actor, &state, Action::SeeAllCases)?;
        let filter = Filter {
            text: text.map(str::to_owned),
            ..Filter::cases()
        };
        let after = place("after", after)?;
        let (lines, next) = self.0.listed(actor, &state, &filter, after, PAGE).await?;
        Ok(CasePage {
            lines,
            next: next.map(|place| place.to_string()),
        })
    }

    /// A case with everything that the reader may see and do.
    ///
    /// # Errors
    /// `case-unknown` if the reference is unknown or the person may not see the case.
    #[tracing::instrument(name = "cases.get", level = "debug", skip_all)]
    pub async fn get(&self, actor: &Actor, reference: &str) -> Result<CaseView, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        let reference = Context::reference(reference)?;
        let (version, case) = self.0.read_case(actor, &state, &reference).await?;
        self.0.case_view(actor, &state, version, case).await
    }
}

impl Context {
    async fn lines(
        &self,
        actor: &Actor,
        state: &OfficeState,
        filter: &Filter,
    ) -> Result<Vec<CaseLine>, ServiceError> {
        let most = LIST as usize;
        let (lines, _) = self.listed(actor, state, filter, None, most).await?;
        Ok(lines)
    }

    pub(crate) fn line(&self, state: &OfficeState, case: &Case) -> CaseLine {
        let text = |meaning: &str| case.meaning_text(meaning).map(str::to_owned);
        let holder = holder(state, case);
        let due = holder.as_ref().and_then(|holder| holder.due);
        CaseLine {
            reference: case.submitted.reference.clone(),
            situation: case.submitted.situation.clone(),
            state: case.state,
            what: text("what"),
            party: text("party"),
            subject: case.submitted.subject.name.clone(),
            day: case.day(),
            submitted: case.at,
            overdue: case.state.is_open() && due.is_some_and(|due| due < self.now()),
            holder,
            asked: case.asked.clone(),
            outcome: case.outcome.clone(),
            confidential: case.submitted.confidential,
            awaits: self.awaits(case),
            unreadable: case.judged().is_err(),
        }
    }

    /// What a decided case still waits for, if anything.
    fn awaits(&self, case: &Case) -> Option<Text> {
        let made = case.decision.as_ref().map(|made| &made.what);
        let made = made.filter(|_| case.state == State::AwaitingOutcome)?;
        let word = self.codes().words().resolution.get(&made.resolution);
        word.and_then(|word| word.awaits.clone())
            .or_else(|| made.awaits.as_deref().map(Text::from))
    }

    /// A case that the person may see, with its version.
    pub(crate) async fn read_case(
        &self,
        actor: &Actor,
        state: &OfficeState,
        reference: &CaseId,
    ) -> Result<(u64, Case), ServiceError> {
        let unknown = || ServiceError::from(CaseError::Unknown);
        let row = self
            .store()
            .record(actor.office(), &RowKey::case(reference.as_str()))
            .await?;
        let row = row.ok_or_else(unknown)?;
        let case = read(&row)?;
        // A person who may not see the case must not learn that it exists. A person who is not signed in is asked to
        // sign in.
        self.allow_case(actor, state, Action::SeeCase, &case)
            .map_err(|refused| match refused {
                ServiceError::Denied(Denied::NotAllowed) => unknown(),
                other => other,
            })?;
        Ok((row.version, case))
    }

    pub(crate) async fn case_view(
        &self,
        actor: &Actor,
        state: &OfficeState,
        version: u64,
        case: Case,
    ) -> Result<CaseView, ServiceError> {
        let submitted = &case.submitted;
        let name = |person: &PersonId| state.name(person);
        let passed = case
            .holder
            .as_ref()
            .map_or(&case.on_hold, |held| &held.passed_over);
        let may = self.may(actor, state, &case);
        let decides = may.contains(&May::Decide);
        let resolutions = self
            .codes()
            .situation(&submitted.situation)
            .map(|situation| situation.resolutions.clone());
        Ok(CaseView {
            reference: submitted.reference.clone(),
            version,
            situation: submitted.situation.clone(),
            state: case.state,
            submitted: case.at,
            by: name(&submitted.by),
            subject: submitted.subject.clone(),
            facts: labels::facts(self.codes(), &case),
            named: submitted.named.iter().map(name).collect(),
            answer: submitted.answer.read().cloned(),
            holder: holder(state, &case),
            passed_over: named_passes(state, passed),
            informed: case.informed.iter().map(name).collect(),
            asked: case.asked.clone(),
            decided_by: case
                .decision
                .as_ref()
                .map(|decision| name(&decision.what.person)),
            decision: case.decision.clone(),
            noted: case.noted.clone(),
            result: case.result.clone(),
            withdrawn: case.withdrawn.clone(),
            confidential: submitted.confidential,
            awaits: self.awaits(&case),
            advice: case.advice().map(|given| given.advice),
            follows: submitted.follows.clone(),
            review: case.review.as_ref().map(|look| ReviewView {
                first_by: name(&look.first.what.person),
                look: look.clone(),
            }),
            withheld: case.withheld.is_some(),
            corrections: case.corrections.clone(),
            outcome: case.outcome.clone(),
            register: submitted
                .register
                .as_ref()
                .map(|registered| registered.register.clone()),
            earlier: self.earlier(actor, state, &case).await?,
            history: self.history(actor, state, &submitted.reference).await?,
            may,
            resolutions: resolutions.filter(|_| decides).unwrap_or_default(),
        })
    }

    /// What both the rules and the case's state allow.
    fn may(
        &self,
        actor: &Actor,
        state: &OfficeState,
        case: &Case,
    ) -> std::collections::BTreeSet<May> {
        let allowed = |action| self.allow_case(actor, state, action, case).is_ok();
        let deciding = case.state.is_open() && allowed(Action::Decide);
        let past = case.state.is_past_deciding() && case.result.is_none();
        let entered = case.submitted.register.is_some();
        let noting = case
            .holder
            .as_ref()
            .is_some_and(|held| held.task == Task::Note);
        let every = [
            (May::Decide, deciding),
            (May::Note, deciding && noting),
            (
                May::AskInformation,
                deciding && case.state == State::AwaitingDecision,
            ),
            (
                May::GiveInformation,
                case.state == State::AwaitingInformation && allowed(Action::GiveInformation),
            ),
            (May::RecordOutcome, past && allowed(Action::RecordOutcome)),
            (
                May::AskReview,
                // If it cannot be read, its page says so, and asking for a review is refused with the case's name.
                case.may_be_looked_at_again().unwrap_or(false) && allowed(Action::AskReview),
            ),
            (
                May::Withdraw,
                case.state.is_open() && allowed(Action::Withdraw),
            ),
            (
                May::Withhold,
                entered && case.withheld.is_none() && allowed(Action::Withhold),
            ),
            (
                May::Show,
                entered && case.withheld.is_some() && allowed(Action::Withhold),
            ),
            (May::Correct, entered && allowed(Action::Correct)),
            (
                May::Reroute,
                case.state == State::OnHold && allowed(Action::Reroute),
            ),
        ];
        every
            .into_iter()
            .filter(|(_, may)| *may)
            .map(|(one, _)| one)
            .collect()
    }
}

fn held_by(person: String) -> Filter {
    let is = Columns {
        held_by: Some(person),
        ..Columns::default()
    };
    Filter::of(Table::Case, is)
}

/// The case that a row holds.
pub(crate) fn read(row: &Stored) -> Result<Case, ServiceError> {
    let damaged = |why: serde_json::Error| {
        probity_store::StoreError::Damaged(format!("{}: {why}", row.row.key))
    };
    Ok(serde_json::from_str(&row.row.doc).map_err(damaged)?)
}

pub(crate) fn names(states: &[State]) -> Vec<String> {
    states
        .iter()
        .map(|state| state.as_str().to_owned())
        .collect()
}

pub(crate) fn named_passes(state: &OfficeState, passed: &[PassedOver]) -> Vec<PassedOverView> {
    let view = |passed: &PassedOver| PassedOverView {
        name: passed.person.as_ref().map(|person| state.name(person)),
        passed: passed.clone(),
    };
    passed.iter().map(view).collect()
}

impl Context {
    /// Every open case with its version. One that cannot be read is left out, and the log names it.
    pub(crate) async fn open_cases(&self, office: &str) -> Result<Vec<(u64, Case)>, ServiceError> {
        let filter = Filter {
            states: names(&OPEN),
            ..Filter::cases()
        };
        let (mut all, mut after) = (Vec::new(), None);
        loop {
            let page = self
                .store()
                .list(office, &filter, after.as_ref(), LIST)
                .await?;
            for row in &page.rows {
                match read(row) {
                    Ok(case) => all.push((row.version, case)),
                    Err(error) => damaged::note(&error),
                }
            }
            after = page.next;
            if after.is_none() {
                return Ok(all);
            }
        }
    }
}

/// Who has the case now.
pub(crate) fn holder(state: &OfficeState, case: &Case) -> Option<Holder> {
    let Routed {
        post,
        person,
        task,
        due,
        ..
    } = case.holder.as_ref()?;
    Some(Holder {
        person: person.clone(),
        name: state.name(person),
        post: post.clone(),
        task: *task,
        due: *due,
    })
}
