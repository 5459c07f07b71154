//! The office's settings and its opening. It can open when every case has someone to go to, no matter who it is about.

use std::ops::RangeInclusive;

use probity_access::{Action, Denied};
use probity_casework::readiness::{Missing, readiness};
use probity_casework::refusal::{FieldProblem, Form, Problem};
use probity_casework::{Body, PostId};

use crate::actor::Actor;
use crate::cases::list::passed_over_with_names;
use crate::context::Context;
use crate::error::{OfficeError, ServiceError};
use crate::office_state::OfficeState;
use crate::view::{MissingView, SettingsView};
use crate::work::Work;

/// The office's settings.
#[derive(Clone)]
pub struct Settings(pub(crate) Context);

/// The range of days that an office can give itself to decide, from one day to a year.
pub const DECIDING_DAYS: RangeInclusive<u16> = 1..=365;

impl Settings {
    /// Creates the office in the database: an empty ledger, and the key that signs its checkpoints. Only for the
    /// command line. `ledger` is the name that checkpoints carry. Returns the public key.
    ///
    /// # Errors
    /// For anyone else, an office that `codes/` does not have, or one that exists already.
    #[tracing::instrument(name = "settings.create_office", level = "debug", skip_all)]
    pub async fn create_office(&self, actor: &Actor, ledger: &str) -> Result<String, ServiceError> {
        let Actor::CommandLine { office, .. } = actor else {
            return Err(Denied::NotAllowed.into());
        };
        self.0.office_file(office)?;
        Ok(self
            .0
            .store()
            .create_office(office, ledger, self.0.random())
            .await?)
    }

    /// The office's settings.
    ///
    /// # Errors
    /// For anyone but administrators and auditors.
    #[tracing::instrument(name = "settings.get", level = "debug", skip_all)]
    pub async fn get(&self, actor: &Actor) -> Result<SettingsView, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        self.0.allow_office(actor, &state, Action::SeeSettings)?;
        let optional = self.0.optional(actor.office())?;
        let optional = optional
            .into_iter()
            .map(|id| (id.clone(), state.settings.switched_on.contains(&id)));
        Ok(SettingsView {
            optional: optional.collect(),
            settings: state.settings.clone(),
        })
    }

    /// Switches an instrument on or off.
    ///
    /// # Errors
    /// For an instrument that is not optional, no change, or no reason.
    #[tracing::instrument(name = "settings.switch", level = "debug", skip_all)]
    pub async fn switch(
        &self,
        actor: &Actor,
        instrument: &str,
        on: bool,
        reason: &str,
    ) -> Result<(), ServiceError> {
        let state = self.0.state(actor.office()).await?;
        self.0.allow_office(actor, &state, Action::ManageSettings)?;
        if !self
            .0
            .optional(actor.office())?
            .iter()
            .any(|known| known == instrument)
        {
            return Err(ServiceError::field(
                "instrument",
                Problem::InstrumentNotOptional,
            ));
        }
        if state.settings.switched_on.contains(instrument) == on {
            return Err(ServiceError::NothingWouldChange);
        }
        let mut form = Form::default();
        let reason = form.required("reason", reason);
        form.finish()?;
        let mut work = Work::new(&self.0, actor, &state)?;
        work.happen(
            None,
            Body::SettingsChanged {
                instrument: instrument.to_owned(),
                on,
                reason,
            },
        )?;
        work.commit(None).await.map(drop)
    }

    /// Sets how many days the office has to decide if its instruments set no time. `None` removes the limit.
    ///
    /// # Errors
    /// For a number of days outside [`DECIDING_DAYS`], no change, or no reason.
    #[tracing::instrument(name = "settings.set_deciding_time", level = "debug", skip_all)]
    pub async fn set_deciding_time(
        &self,
        actor: &Actor,
        days: Option<u16>,
        reason: &str,
    ) -> Result<(), ServiceError> {
        let state = self.0.state(actor.office()).await?;
        self.0.allow_office(actor, &state, Action::ManageSettings)?;
        let mut form = Form::default();
        if days.is_some_and(|days| !DECIDING_DAYS.contains(&days)) {
            form.problem(FieldProblem::new("days", Problem::DecidingDays));
        }
        let reason = form.required("reason", reason);
        form.finish()?;
        if state.settings.deciding_days == days {
            return Err(ServiceError::NothingWouldChange);
        }
        let mut work = Work::new(&self.0, actor, &state)?;
        work.happen(None, Body::DecidingTimeSet { days, reason })?;
        work.commit(None).await.map(drop)
    }

    /// What keeps the office from opening. After opening: what now keeps a case from reaching anyone.
    ///
    /// # Errors
    /// For anyone but administrators and auditors.
    #[tracing::instrument(name = "settings.readiness", level = "debug", skip_all)]
    pub async fn readiness(&self, actor: &Actor) -> Result<Vec<MissingView>, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        self.0.allow_office(actor, &state, Action::SeeSettings)?;
        let view = |missing: Missing| match &missing {
            Missing::DeadEnd {
                subject,
                passed_over,
                ..
            } => MissingView {
                subject: Some(state.name(subject)),
                passed_over: passed_over_with_names(&state, passed_over),
                missing,
            },
            _ => MissingView {
                missing,
                subject: None,
                passed_over: Vec::new(),
            },
        };
        Ok(self
            .0
            .missing(actor.office(), &state)?
            .into_iter()
            .map(view)
            .collect())
    }

    /// Opens the office.
    ///
    /// # Errors
    /// `office-not-ready` while anything is missing, or an error if it is open already.
    #[tracing::instrument(name = "settings.open_office", level = "debug", skip_all)]
    pub async fn open_office(&self, actor: &Actor) -> Result<(), ServiceError> {
        let state = self.0.state(actor.office()).await?;
        self.0.allow_office(actor, &state, Action::ManageSettings)?;
        if state.settings.opened.is_some() {
            return Err(ServiceError::NothingWouldChange);
        }
        let missing = self.0.missing(actor.office(), &state)?;
        if !missing.is_empty() {
            let count = missing.len();
            return Err(OfficeError::NotReady { count }.into());
        }
        let name = self
            .0
            .office_file(actor.office())?
            .name
            .english()
            .to_owned();
        let mut work = Work::new(&self.0, actor, &state)?;
        work.happen(None, Body::OfficeOpened { name })?;
        work.commit(None).await.map(drop)
    }
}

impl Context {
    /// The instruments that the office may switch on.
    fn optional(&self, office: &str) -> Result<Vec<String>, ServiceError> {
        let adopts = self
            .office_file(office)?
            .adopts
            .iter()
            .filter(|adopts| adopts.unless_switched_on);
        Ok(adopts
            .filter_map(|adopts| adopts.instrument.rsplit('/').next())
            .map(str::to_owned)
            .collect())
    }

    fn missing(&self, office: &str, state: &OfficeState) -> Result<Vec<Missing>, ServiceError> {
        Ok(readiness(
            &state.office,
            &self.named_posts(office)?,
            self.advice(office).as_ref(),
        ))
    }

    /// Each group of posts that a rule or duty of the office's instruments names, including instruments that are
    /// switched off.
    fn named_posts(&self, office: &str) -> Result<Vec<Vec<PostId>>, ServiceError> {
        self.office_file(office)?;
        Ok(crate::office::groups(&self.codes().named_posts(office)))
    }
}
