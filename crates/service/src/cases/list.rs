//! Reading cases: one's own, those to decide, all of them, and one with everything about it.

use probity_access::Action;
use probity_casework::case::{Case, State};
use probity_casework::event::Routed;
use probity_casework::exclusion::PassedOver;
use probity_casework::{Columns, Table};
use probity_conduct::Text;
use probity_store::{Filter, Stored};

use crate::actor::Actor;
use crate::cases::{Cases, damaged};
use crate::context::Context;
use crate::error::ServiceError;
use crate::office_state::OfficeState;
use crate::registers::read::place;
use crate::view::{CaseLine, CasePage, CaseView, Holder, PassedOverView};

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
    pub(crate) fn awaits(&self, case: &Case) -> Option<Text> {
        let made = case.decision.as_ref().map(|made| &made.what);
        let made = made.filter(|_| case.state == State::AwaitingOutcome)?;
        let word = self.codes().words().resolution.get(&made.resolution);
        word.and_then(|word| word.awaits.clone())
            .or_else(|| made.awaits.as_deref().map(Text::from))
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

pub(crate) fn passed_over_with_names(
    state: &OfficeState,
    passed: &[PassedOver],
) -> Vec<PassedOverView> {
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
