//! `probity register`: prints the public rows, and withholds and corrects entries.

use probity_service::input::RegisterQuery;
use probity_service::view::RegisterPage;
use probity_view::cells::CellFormatter;
use probity_view::csv;

use super::{failed, on_behalf, operator};
use crate::cli::Register;
use crate::outcome::{Failure, Outcome};
use crate::output::{language, say, say_json};

/// Number of rows read at a time.
const SIZE: u32 = 500;

/// Runs a command on a register.
pub async fn run(register: Register) -> Result<Outcome, Failure> {
    match register {
        Register::List {
            at,
            register,
            search,
            year,
            json,
        } => {
            let (service, actor) = operator(&at).await?;
            let mut query = RegisterQuery {
                register,
                text: search,
                year,
                size: SIZE,
                ..RegisterQuery::default()
            };
            let mut page = service
                .registers
                .page(&actor, &query)
                .await
                .map_err(failed)?;
            while let Some(next) = page.next.take() {
                query.after = Some(next);
                let more = service
                    .registers
                    .page(&actor, &query)
                    .await
                    .map_err(failed)?;
                page.rows.extend(more.rows);
                page.next = more.next;
            }
            if json {
                say_json(&page);
            } else {
                say(csv(&page)?.trim_end());
            }
        }
        Register::Withhold { who, entry, reason } => {
            let (service, actor) = on_behalf(&who).await?;
            say_json(
                &service
                    .registers
                    .withhold(&actor, &entry, &reason)
                    .await
                    .map_err(failed)?,
            );
        }
        Register::Show { who, entry, reason } => {
            let (service, actor) = on_behalf(&who).await?;
            say_json(
                &service
                    .registers
                    .show(&actor, &entry, &reason)
                    .await
                    .map_err(failed)?,
            );
        }
        Register::Correct {
            who,
            entry,
            field,
            value,
            reason,
        } => {
            let (service, actor) = on_behalf(&who).await?;
            say_json(
                &service
                    .registers
                    .correct(&actor, &entry, &field, &value, &reason)
                    .await
                    .map_err(failed)?,
            );
        }
    }
    Ok(Outcome::Done)
}

/// The same lines as the register's CSV file.
fn csv(page: &RegisterPage) -> Result<String, Failure> {
    let format = CellFormatter::of(language()?);
    let mut text = csv::head(page.columns.iter().map(|column| column.id.as_str()));
    for row in &page.rows {
        csv::row(&mut text, row, &format);
    }
    Ok(text)
}
