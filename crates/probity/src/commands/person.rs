//! `probity person`: manages people, posts and accounts for the person who runs the server.

use std::collections::BTreeSet;

use jiff::civil::Date;
use probity_casework::event::{Profile, Right};
use probity_i18n::{in_london, key};
use probity_service::Clock;
use probity_service::input::NewPerson;

use super::{failed, operator};
use crate::cli::Person;
use crate::machine::SystemClock;
use crate::outcome::{Failure, Outcome};
use crate::output::{say, say_json, sentence, tell};

/// Runs a command on people.
pub async fn run(person: Person) -> Result<Outcome, Failure> {
    match person {
        Person::List(at) => {
            let (service, actor) = operator(&at).await?;
            say_json(&service.people.list(&actor).await.map_err(failed)?);
        }
        Person::Add {
            at,
            id,
            name,
            title,
            role,
            team,
            manager,
            right,
        } => {
            let (service, actor) = operator(&at).await?;
            let manager = manager.as_deref().map(Into::into);
            let rights = rights(&right)?;
            let profile = Profile {
                name,
                title,
                role,
                team,
                manager,
                rights,
            };
            let added = service
                .people
                .add(
                    &actor,
                    NewPerson {
                        id: Some(id.as_str().into()),
                        profile,
                    },
                )
                .await
                .map_err(failed)?;
            tell(key("cli-person-added").with("person", added.0));
        }
        Person::TakePost {
            at,
            post,
            person,
            from,
        } => {
            let (service, actor) = operator(&at).await?;
            let from = from.unwrap_or_else(today);
            service
                .posts
                .take(&actor, &post.as_str().into(), &person.as_str().into(), from)
                .await
                .map_err(failed)?;
            let taken = key("cli-post-taken").with("person", person);
            tell(taken.with("post", post).with("day", from));
        }
        Person::LeavePost {
            at,
            post,
            person,
            on,
        } => {
            let (service, actor) = operator(&at).await?;
            let on = on.unwrap_or_else(today);
            service
                .posts
                .leave(&actor, &post.as_str().into(), &person.as_str().into(), on)
                .await
                .map_err(failed)?;
            let left = key("cli-post-left").with("person", person);
            tell(left.with("post", post).with("day", on));
        }
        Person::Invite { at, person, login } => {
            let (service, actor) = operator(&at).await?;
            let invitation = service
                .accounts
                .invite(&actor, &person.as_str().into(), &login)
                .await
                .map_err(failed)?;
            tell(key("cli-invited").with("until", invitation.expires));
            say(format!("/welcome/{}", invitation.token));
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
        .map_err(|_| Failure::bad(sentence(key("cli-rights"))))
}

/// Today in London.
pub fn today() -> Date {
    in_london(SystemClock.now()).date()
}
