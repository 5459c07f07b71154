//! `probity office`: from a folder of `codes/` to an office that is live.

use probity_desk::{casework::findings::Decided, view::MissingView};
use probity_web::{pages::set_up::missing_said, parts::labels::Labels};
use probity_words::key;

use crate::{
    cli::Office,
    outcome::{Failure, Outcome},
    voice::{language, say, say_json, tell},
};

use super::{failed, operator};

/// Creates, checks, switches, opens.
pub async fn run(office: Office) -> Result<Outcome, Failure> {
    match office {
        Office::Create { at, ledger } => {
            let (desk, actor) = operator(&at).await?;
            let checks = desk.create_office(&actor, &ledger).await.map_err(failed)?;
            tell(key("cli-office-created").with("office", at.office));
            say(checks);
            Ok(Outcome::Done)
        }
        Office::Readiness(at) => {
            let (desk, actor) = operator(&at).await?;
            let missing = desk.readiness(&actor).await.map_err(failed)?;
            let labels = Labels {
                codes: desk.codes(),
                office: &at.office,
                language: language()?,
            };
            Ok(readiness(&missing, &labels))
        }
        Office::Open(at) => {
            let (desk, actor) = operator(&at).await?;
            desk.open_office(&actor).await.map_err(failed)?;
            tell(key("cli-office-live").with("office", at.office));
            Ok(Outcome::Done)
        }
        Office::DecideFinding {
            at,
            finding,
            says,
            by,
            on,
        } => {
            let (desk, actor) = operator(&at).await?;
            let decided = Decided {
                finding,
                says,
                by,
                on,
            };
            let number = desk
                .decide_finding(&actor, &decided)
                .await
                .map_err(failed)?;
            tell(key("cli-decision-number").with("number", number.to_string()));
            Ok(Outcome::Done)
        }
        Office::Decisions(at) => {
            let (desk, actor) = operator(&at).await?;
            say_json(&desk.local_decisions(&actor).await.map_err(failed)?);
            Ok(Outcome::Done)
        }
        Office::DecidingTime { at, days, reason } => {
            let (desk, actor) = operator(&at).await?;
            desk.set_deciding_time(&actor, days, &reason)
                .await
                .map_err(failed)?;
            say_json(&desk.set_up(&actor).await.map_err(failed)?);
            Ok(Outcome::Done)
        }
        Office::Switch {
            at,
            instrument,
            state,
            reason,
        } => {
            let (desk, actor) = operator(&at).await?;
            desk.switch(&actor, &instrument, state == "on", &reason)
                .await
                .map_err(failed)?;
            say_json(&desk.set_up(&actor).await.map_err(failed)?);
            Ok(Outcome::Done)
        }
    }
}

fn readiness(missing: &[MissingView], labels: &Labels<'_>) -> Outcome {
    if missing.is_empty() {
        tell(key("cli-office-ready"));
        return Outcome::Done;
    }
    for one in missing {
        for message in missing_said(one, labels) {
            tell(message);
        }
    }
    Outcome::Found
}
