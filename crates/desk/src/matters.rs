//! Reading matters: one's own, those to decide, one of them with everything about it.

use probity_access::Action;
use probity_casework::{
    MatterId, PersonId,
    event::{Routed, Task},
    matter::{Matter, State},
    routing::PassedOver,
};
use probity_code::Text;
use probity_store::{Filter, RowKey, Stored};

use crate::{
    actor::Actor,
    damaged,
    error::DeskError,
    labels,
    office::OfficeState,
    parts::Desk,
    registers::place,
    view::{Holder, MatterLine, MatterPage, MatterView, May, PassedOverView, SecondLookView},
};

/// The most matters that a list gives.
const LIST: u32 = 500;
/// Matters on a page of all that there are.
const PAGE: usize = 100;
/// States in which someone still has to do something.
const OPEN: [State; 4] = [
    State::Submitted,
    State::AwaitingDecision,
    State::AwaitingInformation,
    State::HeldUp,
];

impl Desk {
    /// Matters that the person submitted or that are about them, newest first.
    ///
    /// # Errors
    /// For someone who has not signed in.
    pub async fn my_matters(&self, actor: &Actor) -> Result<Vec<MatterLine>, DeskError> {
        let state = self.state(actor.office()).await?;
        let me = actor.someone()?;
        let by_me = Filter {
            submitter: Some(me.0.clone()),
            ..Filter::matters()
        };
        let about_me = Filter {
            subject: Some(me.0.clone()),
            ..Filter::matters()
        };
        let mut lines = self.lines(actor, &state, &by_me).await?;
        for line in self.lines(actor, &state, &about_me).await? {
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

    /// Matters that the person has to decide or take note of, or decided and that still wait for what becomes of them, the
    /// soonest due first.
    ///
    /// # Errors
    /// For someone who has not signed in.
    pub async fn matters_to_decide(&self, actor: &Actor) -> Result<Vec<MatterLine>, DeskError> {
        let state = self.state(actor.office()).await?;
        let me = actor.someone()?.0.clone();
        let mut states = names(&OPEN);
        states.extend(names(&[State::AwaitingOutcome]));
        let filter = Filter {
            holder: Some(me),
            states,
            ..Filter::matters()
        };
        let mut lines = self.lines(actor, &state, &filter).await?;
        let due = |line: &MatterLine| line.holder.as_ref().and_then(|holder| holder.due);
        lines.sort_by_key(|line| (due(line).is_none(), due(line), line.submitted));
        Ok(lines)
    }

    /// Matters that the person decided, or had once, newest first: those of the last `LIST` that went through their hands.
    ///
    /// # Errors
    /// For someone who has not signed in.
    pub async fn matters_decided(&self, actor: &Actor) -> Result<Vec<MatterLine>, DeskError> {
        let state = self.state(actor.office()).await?;
        let me = actor.someone()?.0.clone();
        let done = [State::Decided, State::Closed, State::Withdrawn];
        let filter = Filter {
            holder: Some(me),
            states: names(&done),
            ..Filter::matters()
        };
        self.lines(actor, &state, &filter).await
    }

    /// Every matter, newest first, a page at a time: for auditors. `after` is `next` of the page before.
    ///
    /// # Errors
    /// For anyone else; `place-unknown` when `after` is no place.
    pub async fn all_matters(
        &self,
        actor: &Actor,
        text: Option<&str>,
        after: Option<&str>,
    ) -> Result<MatterPage, DeskError> {
        let state = self.state(actor.office()).await?;
        self.allow_office(actor, &state, Action::SeeAllMatters)?;
        let filter = Filter {
            text: text.map(str::to_owned),
            ..Filter::matters()
        };
        let after = place("after", after)?;
        let (lines, next) = self.listed(actor, &state, &filter, after, PAGE).await?;
        Ok(MatterPage {
            lines,
            next: next.map(|place| place.to_string()),
        })
    }

    /// A matter, with everything that the reader may see and do.
    ///
    /// # Errors
    /// `matter-unknown` when there is none, and when the person may not see it.
    pub async fn matter(&self, actor: &Actor, reference: &str) -> Result<MatterView, DeskError> {
        let state = self.state(actor.office()).await?;
        let reference = Self::reference(reference)?;
        let (version, matter) = self.read_matter(actor, &state, &reference).await?;
        self.matter_view(actor, &state, version, matter).await
    }

    async fn lines(
        &self,
        actor: &Actor,
        state: &OfficeState,
        filter: &Filter,
    ) -> Result<Vec<MatterLine>, DeskError> {
        let most = LIST as usize;
        let (lines, _) = self.listed(actor, state, filter, None, most).await?;
        Ok(lines)
    }

    pub(crate) fn line(&self, state: &OfficeState, matter: &Matter) -> MatterLine {
        let text = |role: &str| matter.role_text(role).map(str::to_owned);
        let holder = self.holder(state, matter);
        let due = holder.as_ref().and_then(|holder| holder.due);
        MatterLine {
            reference: matter.submitted.reference.clone(),
            situation: matter.submitted.situation.clone(),
            state: matter.state,
            what: text("what"),
            party: text("party"),
            subject: matter.submitted.subject.name.clone(),
            day: matter.day(),
            submitted: matter.at,
            overdue: matter.state.is_open() && due.is_some_and(|due| due < self.now()),
            holder,
            asked: matter.asked.clone(),
            outcome: matter.outcome.clone(),
            confidential: matter.submitted.confidential,
            awaits: self.awaits(matter),
            unreadable: matter.judged().is_err(),
        }
    }

    /// What a matter waits for, while it does.
    fn awaits(&self, matter: &Matter) -> Option<Text> {
        let made = matter.decision.as_ref().map(|made| &made.what);
        let made = made.filter(|_| matter.state == State::AwaitingOutcome)?;
        let word = self.codes().words().resolution.get(&made.resolution);
        word.and_then(|word| word.awaits.clone())
            .or_else(|| made.awaits.as_deref().map(Text::from))
    }

    pub(crate) fn holder(&self, state: &OfficeState, matter: &Matter) -> Option<Holder> {
        let Routed {
            post,
            person,
            task,
            due,
            ..
        } = matter.holder.as_ref()?;
        Some(Holder {
            person: person.clone(),
            name: state.name(person),
            post: post.clone(),
            task: *task,
            due: *due,
        })
    }

    /// A matter that the person may see, with its version.
    pub(crate) async fn read_matter(
        &self,
        actor: &Actor,
        state: &OfficeState,
        reference: &MatterId,
    ) -> Result<(u64, Matter), DeskError> {
        let unknown = || DeskError::not_found("matter-unknown");
        let row = self
            .store()
            .record(actor.office(), &RowKey::matter(reference.as_str()))
            .await?;
        let row = row.ok_or_else(unknown)?;
        let matter = read(&row)?;
        // Whether there is such a matter is not told to those who may not see it; who is not signed in is told to do that.
        self.allow_matter(actor, state, Action::SeeMatter, &matter)
            .map_err(|refused| {
                if refused.key == "not-allowed" {
                    unknown()
                } else {
                    refused
                }
            })?;
        Ok((row.version, matter))
    }

    pub(crate) async fn matter_view(
        &self,
        actor: &Actor,
        state: &OfficeState,
        version: u64,
        matter: Matter,
    ) -> Result<MatterView, DeskError> {
        let said = &matter.submitted;
        let name = |person: &PersonId| state.name(person);
        let passed = matter
            .holder
            .as_ref()
            .map_or(&matter.held_up, |held| &held.passed_over);
        let may = self.may(actor, state, &matter)?;
        let decides = may.contains(&May::Decide);
        let resolutions = self
            .codes()
            .situation(&said.situation)
            .map(|situation| situation.resolutions.clone());
        Ok(MatterView {
            reference: said.reference.clone(),
            version,
            situation: said.situation.clone(),
            state: matter.state,
            submitted: matter.at,
            by: name(&said.by),
            subject: said.subject.clone(),
            facts: labels::facts(self.codes(), &matter),
            named: said.named.iter().map(name).collect(),
            answer: said.answer.clone(),
            holder: self.holder(state, &matter),
            passed_over: named_passes(state, passed),
            told: matter.told.iter().map(name).collect(),
            asked: matter.asked.clone(),
            decided_by: matter
                .decision
                .as_ref()
                .map(|decision| name(&decision.what.person)),
            decision: matter.decision.clone(),
            noted: matter.noted.clone(),
            became: matter.became.clone(),
            withdrawn: matter.withdrawn.clone(),
            confidential: said.confidential,
            awaits: self.awaits(&matter),
            advice: matter.advice().map(|given| given.advice),
            follows: said.follows.clone(),
            second_look: matter.second_look.as_ref().map(|look| SecondLookView {
                first_by: name(&look.first.what.person),
                look: look.clone(),
            }),
            withheld: matter.withheld.is_some(),
            corrections: matter.corrections.clone(),
            outcome: matter.outcome.clone(),
            register: said
                .register
                .as_ref()
                .map(|registered| registered.register.clone()),
            earlier: self.earlier(actor, state, &matter).await?,
            history: self.history(actor, state, &said.reference).await?,
            may,
            resolutions: resolutions.filter(|_| decides).unwrap_or_default(),
        })
    }

    /// What the rules and the matter's state both allow.
    fn may(
        &self,
        actor: &Actor,
        state: &OfficeState,
        matter: &Matter,
    ) -> Result<std::collections::BTreeSet<May>, DeskError> {
        let allowed = |action| self.allow_matter(actor, state, action, matter).is_ok();
        let deciding = matter.state.is_open() && allowed(Action::Decide);
        let past = matter.state.is_past_deciding() && matter.became.is_none();
        let entered = matter.submitted.register.is_some();
        let noting = matter
            .holder
            .as_ref()
            .is_some_and(|held| held.task == Task::Note);
        let every = [
            (May::Decide, deciding),
            (May::Note, deciding && noting),
            (
                May::AskInformation,
                deciding && matter.state == State::AwaitingDecision,
            ),
            (
                May::GiveInformation,
                matter.state == State::AwaitingInformation && allowed(Action::GiveInformation),
            ),
            (May::RecordOutcome, past && allowed(Action::RecordOutcome)),
            (
                May::AskSecondLook,
                // Of one that cannot be read its page says so; asking for it is refused by name.
                matter.may_be_looked_at_again().unwrap_or(false) && allowed(Action::AskSecondLook),
            ),
            (
                May::Withdraw,
                matter.state.is_open() && allowed(Action::Withdraw),
            ),
            (
                May::Withhold,
                entered && matter.withheld.is_none() && allowed(Action::Withhold),
            ),
            (
                May::Show,
                entered && matter.withheld.is_some() && allowed(Action::Withhold),
            ),
            (May::Correct, entered && allowed(Action::Correct)),
            (
                May::Reroute,
                matter.state == State::HeldUp && allowed(Action::Reroute),
            ),
        ];
        Ok(every
            .into_iter()
            .filter(|(_, may)| *may)
            .map(|(one, _)| one)
            .collect())
    }
}

/// The matter of a row.
pub(crate) fn read(row: &Stored) -> Result<Matter, DeskError> {
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

impl Desk {
    /// Every matter that is still open, whoever has it. One that cannot be read stays where it is, and the log names it.
    pub(crate) async fn open_matters(&self, office: &str) -> Result<Vec<(u64, Matter)>, DeskError> {
        let filter = Filter {
            states: names(&OPEN),
            ..Filter::matters()
        };
        let (mut all, mut after) = (Vec::new(), None);
        loop {
            let page = self
                .store()
                .list(office, &filter, after.as_ref(), LIST)
                .await?;
            for row in &page.rows {
                match read(row) {
                    Ok(matter) => all.push((row.version, matter)),
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
