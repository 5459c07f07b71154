//! `probity register`: the public rows, withholding and correcting.

use probity_desk::input::RegisterQuery;

use crate::{
    cli::Register,
    outcome::{Failure, Outcome},
};

use super::{failed, on_behalf, operator, say_json};

/// Rows asked for at a time.
const SIZE: u32 = 500;

/// Lists, withholds, shows again, corrects.
pub async fn run(register: Register) -> Result<Outcome, Failure> {
    match register {
        Register::List {
            at,
            register,
            search,
            year,
        } => {
            let (desk, actor) = operator(&at).await?;
            let mut query = RegisterQuery {
                register,
                text: search,
                year,
                size: SIZE,
                ..RegisterQuery::default()
            };
            let mut page = desk.register(&actor, &query).await.map_err(failed)?;
            while let Some(next) = page.next.take() {
                query.after = Some(next);
                let more = desk.register(&actor, &query).await.map_err(failed)?;
                page.rows.extend(more.rows);
                page.next = more.next;
            }
            say_json(&page);
        }
        Register::Withhold { who, entry, reason } => {
            let (desk, actor) = on_behalf(&who).await?;
            say_json(
                &desk
                    .withhold(&actor, &entry, &reason)
                    .await
                    .map_err(failed)?,
            );
        }
        Register::Show { who, entry, reason } => {
            let (desk, actor) = on_behalf(&who).await?;
            say_json(&desk.show(&actor, &entry, &reason).await.map_err(failed)?);
        }
        Register::Correct {
            who,
            entry,
            field,
            value,
            reason,
        } => {
            let (desk, actor) = on_behalf(&who).await?;
            say_json(
                &desk
                    .correct(&actor, &entry, &field, &value, &reason)
                    .await
                    .map_err(failed)?,
            );
        }
    }
    Ok(Outcome::Done)
}
