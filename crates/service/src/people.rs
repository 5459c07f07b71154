//! People and their connections. A change to them or to their posts reroutes open cases that cannot stay where they
//! are.

use jiff::civil::Date;
use probity_access::{Action, Resource};
use probity_casework::event::Profile;
use probity_casework::people::Person;
use probity_casework::refusal::Form;
use probity_casework::submit::reroute;
use probity_casework::{Body, Columns, FieldProblem, PersonId, Problem, RowKey, Table};
use probity_store::Filter;

use crate::accounts::passphrase::secret_key;
use crate::actor::Actor;
use crate::context::Context;
use crate::error::{PersonError, ServiceError};
use crate::input::NewPerson;
use crate::office_state::OfficeState;
use crate::view::{PersonLine, PersonView};
use crate::work::Work;

/// People and their connections.
#[derive(Clone)]
pub struct People(pub(crate) Context);

/// The alphabet of random identifiers.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

impl People {
    /// Everyone in the office's records, by name.
    ///
    /// # Errors
    /// For someone who has not signed in.
    #[tracing::instrument(name = "people.list", level = "debug", skip_all)]
    pub async fn list(&self, actor: &Actor) -> Result<Vec<PersonLine>, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        self.0.allow_office(actor, &state, Action::SeePeople)?;
        let line = |person: &Person| PersonLine {
            id: person.id.clone(),
            name: person.profile.name.clone(),
            title: person.profile.title.clone(),
            team: person.profile.team.clone(),
            posts: state.posts_of(&person.id),
            left: person.left.is_some(),
        };
        let mut lines: Vec<PersonLine> = state.office.people.values().map(line).collect();
        lines.sort_by_key(|line| (line.left, line.name.to_lowercase()));
        Ok(lines)
    }

    /// The people, other than oneself, for whom one may submit a case, by name.
    ///
    /// # Errors
    /// For someone who has not signed in.
    #[tracing::instrument(name = "people.may_submit_for", level = "debug", skip_all)]
    pub async fn may_submit_for(&self, actor: &Actor) -> Result<Vec<PersonLine>, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        let mut lines = self.list(actor).await?;
        lines.retain(|line| {
            let person = state.office.people.get(&line.id);
            let may = person.is_some_and(|person| {
                self.0
                    .allow(actor, &state, Action::SubmitFor, |_| {
                        Resource::person(person)
                    })
                    .is_ok()
            });
            may && !line.left && actor.person() != Some(&line.id)
        });
        Ok(lines)
    }

    /// A person with everything the office knows about them, for administrators and for themselves.
    ///
    /// # Errors
    /// For anyone else, or an unknown person.
    #[tracing::instrument(name = "people.get", level = "debug", skip_all)]
    pub async fn get(&self, actor: &Actor, id: &PersonId) -> Result<PersonView, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        let manages = self
            .0
            .allow_office(actor, &state, Action::ManagePeople)
            .or_else(|_| self.0.allow_office(actor, &state, Action::SeeSettings));
        if actor.person() != Some(id) {
            manages.clone()?;
        }
        let row = self
            .0
            .store()
            .record(actor.office(), &RowKey::new(Table::Person, id.as_str()))
            .await?;
        let version = row.map(|row| row.version).ok_or(PersonError::Unknown)?;
        let mut person = state
            .office
            .people
            .get(id)
            .cloned()
            .ok_or(PersonError::Unknown)?;
        person.connections.retain(|one| one.ended.is_none());
        let accounts = if manages.is_ok() {
            self.0.accounts_of(actor.office(), id).await?
        } else {
            Vec::new()
        };
        Ok(PersonView {
            manager: person
                .profile
                .manager
                .as_ref()
                .map(|manager| state.name(manager)),
            posts: state.posts_of(id),
            person,
            version,
            accounts,
        })
    }

    /// Adds a person. Returns their identifier.
    ///
    /// # Errors
    /// For fields to correct, or an identifier that is taken.
    #[tracing::instrument(name = "people.add", level = "debug", skip_all)]
    pub async fn add(&self, actor: &Actor, new: NewPerson) -> Result<PersonId, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        self.0.allow_office(actor, &state, Action::ManagePeople)?;
        let id = new.id.unwrap_or_else(|| self.0.random_id());
        let profile = self.0.checked(&state, &id, new.profile)?;
        if !is_id(id.as_str()) {
            return Err(ServiceError::field("id", Problem::IdMalformed));
        }
        if state.office.people.contains_key(&id) {
            return Err(ServiceError::field("id", Problem::IdTaken));
        }
        let mut work = Work::new(&self.0, actor, &state)?;
        work.happen(
            None,
            Body::PersonAdded {
                person: id.clone(),
                profile,
            },
        )?;
        work.commit(None).await?;
        Ok(id)
    }

    /// Replaces a person's profile.
    ///
    /// # Errors
    /// For fields to correct, or if nothing would change.
    #[tracing::instrument(name = "people.change", level = "debug", skip_all)]
    pub async fn change(
        &self,
        actor: &Actor,
        id: &PersonId,
        version: Option<u64>,
        profile: Profile,
    ) -> Result<(), ServiceError> {
        let (state, mut work) = self.0.work_on_person(actor, id).await?;
        if version.is_some() && version != self.0.version_of(actor.office(), id).await? {
            return Err(ServiceError::Stale);
        }
        let profile = self.0.checked(&state, id, profile)?;
        if state
            .office
            .people
            .get(id)
            .is_some_and(|person| person.profile == profile)
        {
            return Err(ServiceError::NothingWouldChange);
        }
        work.happen(
            None,
            Body::PersonChanged {
                person: id.clone(),
                profile,
            },
        )?;
        self.0.send_on(actor, &state, &mut work).await?;
        work.commit(None).await.map(drop)
    }

    /// Records that a person leaves: their posts become vacant, their accounts close, and their cases go to other
    /// people.
    ///
    /// # Errors
    /// If they have left already.
    #[tracing::instrument(name = "people.leave", level = "debug", skip_all)]
    pub async fn leave(&self, actor: &Actor, id: &PersonId, on: Date) -> Result<(), ServiceError> {
        let (state, mut work) = self.0.work_on_person(actor, id).await?;
        work.happen(
            None,
            Body::PersonLeft {
                person: id.clone(),
                on,
            },
        )?;
        for (post, held) in &state.holdings {
            if held.holders.iter().any(|holding| &holding.person == id) {
                work.load(Table::Post, post.as_str()).await?;
                work.happen(
                    None,
                    Body::PostLeft {
                        post: post.clone(),
                        person: id.clone(),
                        on,
                    },
                )?;
            }
        }
        for (login, account) in self.0.accounts_of(actor.office(), id).await? {
            if account != "closed" {
                work.load(Table::Account, &login).await?;
                work.forget(secret_key(&login));
                work.happen(
                    None,
                    Body::AccountClosed {
                        login,
                        reason: "left".to_owned(),
                    },
                )?;
            }
        }
        self.0.send_on(actor, &state, &mut work).await?;
        work.commit(None).await?;
        self.0.sign_out_everywhere(actor.office(), id).await?;
        self.0.discard_drafts_of(actor.office(), id).await
    }
}

impl Context {
    async fn accounts_of(
        &self,
        office: &str,
        person: &PersonId,
    ) -> Result<Vec<(String, String)>, ServiceError> {
        let of_person = Columns {
            person: Some(person.0.clone()),
            ..Columns::default()
        };
        let filter = Filter::of(Table::Account, of_person);
        let page = self.store().list(office, &filter, None, 50).await?;
        Ok(page
            .rows
            .into_iter()
            .map(|row| (row.row.key.id, row.row.columns.state.unwrap_or_default()))
            .collect())
    }

    async fn version_of(&self, office: &str, id: &PersonId) -> Result<Option<u64>, ServiceError> {
        let row = self
            .store()
            .record(office, &RowKey::new(Table::Person, id.as_str()))
            .await?;
        Ok(row.map(|row| row.version))
    }

    /// A unit of work on a person who has not left, by someone who may manage people.
    pub(crate) async fn work_on_person<'d>(
        &'d self,
        actor: &Actor,
        person: &PersonId,
    ) -> Result<(std::sync::Arc<OfficeState>, Work<'d>), ServiceError> {
        let state = self.state(actor.office()).await?;
        self.allow_office(actor, &state, Action::ManagePeople)?;
        match state.office.people.get(person) {
            None => return Err(PersonError::Unknown.into()),
            Some(known) if known.left.is_some() => {
                return Err(PersonError::Left.into());
            }
            Some(_) => {}
        }
        let mut work = Work::new(self, actor, &state)?;
        work.load(Table::Person, person.as_str()).await?;
        Ok((state, work))
    }

    /// Reroutes open cases to the people they should go to after what just happened. A case that cannot be read stays
    /// where it is and is logged, so that it does not stop anyone from leaving or taking a post.
    pub(crate) async fn send_on(
        &self,
        actor: &Actor,
        state: &OfficeState,
        work: &mut Work<'_>,
    ) -> Result<(), ServiceError> {
        let office = work.office_now(state);
        let advice = self.advice(actor.office());
        for (version, case) in self.open_cases(actor.office()).await? {
            // A case that this work has changed already was sent on with that change.
            if work.world.cases.contains_key(&case.submitted.reference) {
                continue;
            }
            let goes = match reroute(&case, &office, advice.as_ref()) {
                Ok(Some(goes)) => goes,
                Ok(None) => continue,
                Err(misfit) => {
                    tracing::error!(detail = %misfit, "a case was not sent on");
                    continue;
                }
            };
            let reference = case.submitted.reference.clone();
            work.load_case(&reference, Some(version)).await?;
            work.happen(Some(&reference), goes)?;
        }
        Ok(())
    }

    fn checked(
        &self,
        state: &OfficeState,
        id: &PersonId,
        profile: Profile,
    ) -> Result<Profile, ServiceError> {
        let mut form = Form::default();
        let name = form.required("name", &profile.name);
        let title = form
            .optional("title", Some(&profile.title))
            .unwrap_or_default();
        let team = form.optional("team", profile.team.as_deref());
        if !self.codes().words().role.contains_key(&profile.role) {
            let known: Vec<&str> = self
                .codes()
                .words()
                .role
                .keys()
                .map(String::as_str)
                .collect();
            form.problem(
                FieldProblem::new("role", Problem::RoleUnknown).with("known", known.join(", ")),
            );
        }
        if let Some(manager) = &profile.manager
            && let Some(problem) = manager_problem(state, id, manager)
        {
            form.problem(FieldProblem::new("manager", problem));
        }
        form.finish()?;
        Ok(Profile {
            name,
            title,
            team,
            ..profile
        })
    }

    fn random_id(&self) -> PersonId {
        let bytes: [u8; 12] = self.random();
        let letters = bytes.iter().map(|byte| {
            LETTERS
                .get(usize::from(byte % 32))
                .map_or('a', |letter| char::from(*letter))
        });
        PersonId(letters.collect())
    }
}

/// A manager has to be a person of the office, and managers must not form a circle.
fn manager_problem(state: &OfficeState, id: &PersonId, manager: &PersonId) -> Option<Problem> {
    let mut at = Some(manager);
    let mut steps = 0;
    while let Some(one) = at {
        if one == id || steps > state.office.people.len() {
            return Some(Problem::ManagerLoop);
        }
        at = match state.office.people.get(one) {
            None => return Some(Problem::PersonUnknown),
            Some(person) => person.profile.manager.as_ref(),
        };
        steps += 1;
    }
    None
}

/// Identifiers are part of addresses and envelopes: short, plain, and never mistaken for the command line.
fn is_id(id: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=60).contains(&id.len()) && id.chars().all(plain) && !id.starts_with("command-line")
}
