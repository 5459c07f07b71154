//! Holders of posts, and connections that keep people from deciding.

use jiff::civil::Date;
use probity_access::{Action, Resource};
use probity_casework::conflict::Parties;
use probity_casework::event::ConnectionTo;
use probity_casework::refusal::Form;
use probity_casework::routing::route;
use probity_casework::{Body, FieldProblem, PersonId, PostId, Problem, Table};

use crate::actor::Actor;
use crate::context::Context;
use crate::error::{PersonError, ServiceError};
use crate::labels::post_label;
use crate::office_state::OfficeState;
use crate::people::People;
use crate::view::{ActingFor, PostView};
use crate::work::Work;

/// Posts and who holds them.
#[derive(Clone)]
pub struct Posts(pub(crate) Context);

impl Posts {
    /// Every post of the office with its holders.
    ///
    /// # Errors
    /// For someone who has not signed in.
    #[tracing::instrument(name = "posts.list", level = "debug", skip_all)]
    pub async fn list(&self, actor: &Actor) -> Result<Vec<PostView>, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        self.0.allow_office(actor, &state, Action::SeePeople)?;
        let view = |post: &probity_conduct::model::Post| {
            let id = PostId::from(post.id.as_str());
            let rule = state.office.posts.get(&id).cloned().unwrap_or_default();
            let held = state
                .holdings
                .get(&id)
                .map(|held| held.holders.clone())
                .unwrap_or_default();
            PostView {
                label: post_label(self.0.codes(), actor.office(), &post.id).cloned(),
                relative: rule.relative,
                same_as: rule.same_as,
                stands_in: rule.stands_in,
                holders: held
                    .into_iter()
                    .map(|holding| (holding.clone(), state.name(&holding.person)))
                    .collect(),
                post: id,
            }
        };
        Ok(self
            .0
            .office_file(actor.office())?
            .posts
            .iter()
            .map(view)
            .collect())
    }

    /// For each post, who acts for it towards the person signed in: its holder or a stand-in, never that person. Empty
    /// for someone who has not signed in.
    ///
    /// # Errors
    /// If the office cannot be read.
    #[tracing::instrument(name = "posts.acting", level = "debug", skip_all)]
    pub async fn acting(&self, actor: &Actor) -> Result<Vec<ActingFor>, ServiceError> {
        let Some(me) = actor.person() else {
            return Ok(Vec::new());
        };
        let state = self.0.state(actor.office()).await?;
        self.0.allow_office(actor, &state, Action::Ask)?;
        let parties = Parties {
            subject: Some(me.clone()),
            ..Parties::default()
        };
        Ok(acting_for(&state, &parties))
    }

    /// Gives a post to a person.
    ///
    /// # Errors
    /// For an unknown post, one held in relation to a person, or a person who has left.
    #[tracing::instrument(name = "posts.take", level = "debug", skip_all)]
    pub async fn take(
        &self,
        actor: &Actor,
        post: &PostId,
        person: &PersonId,
        from: Date,
    ) -> Result<(), ServiceError> {
        let (state, mut work) = self.0.work_on_person(actor, person).await?;
        match state.office.posts.get(post) {
            None => return Err(ServiceError::field("post", Problem::PostUnknown)),
            Some(rule) if rule.relative => {
                return Err(ServiceError::field("post", Problem::PostRelative));
            }
            Some(_) => {}
        }
        work.load(Table::Post, post.as_str()).await?;
        work.happen(
            None,
            Body::PostTaken {
                post: post.clone(),
                person: person.clone(),
                from,
            },
        )?;
        self.0.send_on(actor, &state, &mut work).await?;
        work.commit(None).await.map(drop)
    }

    /// Records that a person gives up a post.
    ///
    /// # Errors
    /// If they do not hold it.
    #[tracing::instrument(name = "posts.leave", level = "debug", skip_all)]
    pub async fn leave(
        &self,
        actor: &Actor,
        post: &PostId,
        person: &PersonId,
        on: Date,
    ) -> Result<(), ServiceError> {
        let (state, mut work) = self.0.work_on_person(actor, person).await?;
        let holds = state
            .holdings
            .get(post)
            .is_some_and(|held| held.holders.iter().any(|holding| &holding.person == person));
        if !holds {
            return Err(ServiceError::field("post", Problem::PostNotHeld));
        }
        work.load(Table::Post, post.as_str()).await?;
        work.happen(
            None,
            Body::PostLeft {
                post: post.clone(),
                person: person.clone(),
                on,
            },
        )?;
        self.0.send_on(actor, &state, &mut work).await?;
        work.commit(None).await.map(drop)
    }
}

/// For each post, who acts for it in a case with these parties.
pub(crate) fn acting_for(state: &OfficeState, parties: &Parties) -> Vec<ActingFor> {
    let acting = |post: &PostId| {
        let route = route(&state.office, parties, std::slice::from_ref(post)).ok()?;
        Some(ActingFor {
            post: post.clone(),
            name: state.name(&route.person),
            acts_as: route.post,
        })
    };
    state.office.posts.keys().filter_map(acting).collect()
}

impl People {
    /// Declares a connection of a person to someone inside or outside the office. From now on they cannot decide cases
    /// about that person.
    ///
    /// # Errors
    /// For another person's connection unless by an administrator, or fields to correct.
    #[tracing::instrument(name = "people.declare_connection", level = "debug", skip_all)]
    pub async fn declare_connection(
        &self,
        actor: &Actor,
        person: &PersonId,
        to: ConnectionTo,
        relation: &str,
    ) -> Result<(), ServiceError> {
        let (state, mut work) = self.0.work_on_connection(actor, person).await?;
        self.0
            .connect(actor, &state, &mut work, person, to, relation)
            .await?;
        work.commit(None).await.map(drop)
    }

    /// Ends a connection.
    ///
    /// # Errors
    /// If the connection does not exist, or without a reason.
    #[tracing::instrument(name = "people.end_connection", level = "debug", skip_all)]
    pub async fn end_connection(
        &self,
        actor: &Actor,
        person: &PersonId,
        to: ConnectionTo,
        reason: &str,
    ) -> Result<(), ServiceError> {
        let (state, mut work) = self.0.work_on_connection(actor, person).await?;
        let mut form = Form::default();
        let reason = form.required("reason", reason);
        form.finish()?;
        let known = state.office.people.get(person).is_some_and(|person| {
            person
                .present_connections()
                .any(|connection| connection.to == to)
        });
        if !known {
            return Err(PersonError::UnknownConnection.into());
        }
        work.happen(
            None,
            Body::ConnectionEnded {
                person: person.clone(),
                to,
                reason,
            },
        )?;
        self.0.send_on(actor, &state, &mut work).await?;
        work.commit(None).await.map(drop)
    }
}

impl Context {
    /// Declares a person's connection as part of other work, and sends on the cases that they can no longer decide.
    pub(crate) async fn connect(
        &self,
        actor: &Actor,
        state: &OfficeState,
        work: &mut Work<'_>,
        person: &PersonId,
        to: ConnectionTo,
        relation: &str,
    ) -> Result<(), ServiceError> {
        let mut form = Form::default();
        let relation = form.required("relation", relation);
        match &to {
            ConnectionTo::Party(name) if probity_casework::party::key(name).is_none() => {
                form.problem(FieldProblem::new("to", Problem::Required));
            }
            ConnectionTo::Person(other)
                if other == person || !state.office.people.contains_key(other) =>
            {
                form.problem(FieldProblem::new("to", Problem::PersonUnknown));
            }
            _ => {}
        }
        form.finish()?;
        work.load(Table::Person, person.as_str()).await?;
        work.happen(
            None,
            Body::ConnectionDeclared {
                person: person.clone(),
                to,
                relation,
            },
        )?;
        self.send_on(actor, state, work).await
    }

    async fn work_on_connection<'d>(
        &'d self,
        actor: &Actor,
        person: &PersonId,
    ) -> Result<(std::sync::Arc<OfficeState>, Work<'d>), ServiceError> {
        let state = self.state(actor.office()).await?;
        let known = state
            .office
            .people
            .get(person)
            .ok_or(PersonError::Unknown)?;
        self.allow(actor, &state, Action::DeclareConnection, |_| {
            Resource::person(known)
        })?;
        let mut work = Work::new(self, actor, &state)?;
        work.load(Table::Person, person.as_str()).await?;
        Ok((state, work))
    }
}
