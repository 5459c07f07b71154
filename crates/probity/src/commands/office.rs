//! `probity office`: creates an office's records, checks what is missing, changes settings and goes live.

use probity_i18n::key;
use probity_service::casework::findings::Decided;
use probity_service::view::MissingView;
use probity_view::labels::Labels;
use probity_view::readiness::missing_messages;

use super::{failed, fidelity, operator};
use crate::cli::Office;
use crate::outcome::{Failure, Outcome};
use crate::output::{language, say, say_json, tell};

/// Runs a command on an office.
pub async fn run(office: Office) -> Result<Outcome, Failure> {
    match office {
        Office::Create { at, ledger } => {
            let (service, actor) = operator(&at).await?;
            let checks = service
                .settings
                .create_office(&actor, &ledger)
                .await
                .map_err(failed)?;
            tell(key("cli-office-created").with("office", at.office));
            say(checks);
            Ok(Outcome::Done)
        }
        Office::Readiness(at) => {
            let (service, actor) = operator(&at).await?;
            let missing = service.settings.readiness(&actor).await.map_err(failed)?;
            let labels = Labels {
                codes: service.conduct(),
                office: &at.office,
                language: language()?,
            };
            Ok(readiness(&missing, &labels))
        }
        Office::Open(at) => {
            let (service, actor) = operator(&at).await?;
            service.settings.open_office(&actor).await.map_err(failed)?;
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
            let (service, actor) = operator(&at).await?;
            let decided = Decided {
                finding,
                says,
                by,
                on,
            };
            let number = service
                .codes
                .decide_finding(&actor, &decided)
                .await
                .map_err(failed)?;
            tell(key("cli-decision-number").with("number", number.to_string()));
            Ok(Outcome::Done)
        }
        Office::SignClauses {
            who,
            clauses,
            instrument,
            effective,
        } => fidelity::sign(&who, &instrument, effective, &clauses).await,
        Office::Decisions(at) => {
            let (service, actor) = operator(&at).await?;
            say_json(
                &service
                    .codes
                    .local_decisions(&actor)
                    .await
                    .map_err(failed)?,
            );
            Ok(Outcome::Done)
        }
        Office::DecidingTime { at, days, reason } => {
            let (service, actor) = operator(&at).await?;
            service
                .settings
                .set_deciding_time(&actor, days, &reason)
                .await
                .map_err(failed)?;
            say_json(&service.settings.get(&actor).await.map_err(failed)?);
            Ok(Outcome::Done)
        }
        Office::Switch {
            at,
            instrument,
            state,
            reason,
        } => {
            let (service, actor) = operator(&at).await?;
            service
                .settings
                .switch(&actor, &instrument, state == "on", &reason)
                .await
                .map_err(failed)?;
            say_json(&service.settings.get(&actor).await.map_err(failed)?);
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
        for message in missing_messages(one, labels) {
            tell(message);
        }
    }
    Outcome::Found
}
