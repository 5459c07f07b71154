//! `probity person`: people, posts and accounts, by whoever runs the machine.

use std::collections::BTreeSet;

use jiff::{civil::Date, tz::TimeZone};
use probity_casework::event::{Profile, Right};
use probity_desk::{Clock, input::NewPerson};

use crate::{
    cli::Person,
    machine::SystemClock,
    outcome::{Failure, Outcome},
};

use super::{failed, operator, say, say_json};

/// Lists, adds, gives and takes posts, invites.
pub async fn run(person: Person) -> Result<Outcome, Failure> {
    match person {
        Person::List(at) => {
            let (desk, actor) = operator(&at).await?;
            say_json(&desk.people(&actor).await.map_err(failed)?);
        }
        Person::Add {
            at,
            id,
            name,
            title,
            standing,
            team,
            manager,
            right,
        } => {
            let (desk, actor) = operator(&at).await?;
            let manager = manager.as_deref().map(Into::into);
            let rights = rights(&right)?;
            let profile = Profile {
                name,
                title,
                standing,
                team,
                manager,
                rights,
            };
            let added = desk
                .add_person(
                    &actor,
                    NewPerson {
                        id: Some(id.as_str().into()),
                        profile,
                    },
                )
                .await
                .map_err(failed)?;
            say(format!("Added {added}."));
        }
        Person::TakePost {
            at,
            post,
            person,
            from,
        } => {
            let (desk, actor) = operator(&at).await?;
            let from = from.unwrap_or_else(today);
            desk.take_post(&actor, &post.as_str().into(), &person.as_str().into(), from)
                .await
                .map_err(failed)?;
            say(format!("{person} holds {post} from {from}."));
        }
        Person::LeavePost {
            at,
            post,
            person,
            on,
        } => {
            let (desk, actor) = operator(&at).await?;
            let on = on.unwrap_or_else(today);
            desk.leave_post(&actor, &post.as_str().into(), &person.as_str().into(), on)
                .await
                .map_err(failed)?;
            say(format!("{person} left {post} on {on}."));
        }
        Person::Invite { at, person, login } => {
            let (desk, actor) = operator(&at).await?;
            let invitation = desk
                .invite(&actor, &person.as_str().into(), &login)
                .await
                .map_err(failed)?;
            say(format!(
                "Hand this over once, by a way that nobody else reads. It works until {}:\n/welcome/{}",
                invitation.expires, invitation.token
            ));
        }
    }
    Ok(Outcome::Done)
}

fn rights(named: &[String]) -> Result<BTreeSet<Right>, Failure> {
    let known = |name: &String| serde_json::from_value(name.as_str().into());
    named
        .iter()
        .map(known)
        .collect::<Result<_, _>>()
        .map_err(|_| Failure::bad("--right: administrator or auditor."))
}

/// Today in London.
pub fn today() -> Date {
    SystemClock
        .now()
        .to_zoned(TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC))
        .date()
}
