//! `probity case`: submits, follows and decides cases on behalf of a person who has the right to.

use probity_service::casework::event::ConnectionTo;
use probity_service::input::{Declare, FactsIn, Reply, SteppingAside};
use probity_service::view::{CaseLine, CaseView};
use probity_service::{Actor, Choice, Service, ServiceError};

use super::{facts, failed, on_behalf};
use crate::cli::{ActingArgs, Case, CaseList};
use crate::outcome::{Failure, Outcome};
use crate::output::say_json;

/// Runs a command on cases.
pub async fn run(case: Case) -> Result<Outcome, Failure> {
    match case {
        Case::Declare {
            who,
            situation,
            about,
            facts: file,
            fact,
            not_meant,
            unknown,
            confirmed,
            dry_run,
        } => {
            let (service, actor) = on_behalf(&who).await?;
            let facts = FactsIn::Json(facts::read(file.as_ref(), &fact)?);
            let declare = Declare {
                situation,
                subject: about.as_deref().map(Into::into),
                facts,
                not_meant: not_meant.iter().map(|id| id.as_str().into()).collect(),
                expects: None,
                idempotency_key: None,
                unknown: unknown.into_iter().collect(),
                confirmed: confirmed.into_iter().collect(),
            };
            let cases = &service.cases;
            if dry_run {
                let preview = cases.preview(&actor, &declare).await;
                say_json(&preview.map_err(failed)?);
            } else {
                let receipt = cases.declare(&actor, declare).await;
                say_json(&receipt.map_err(failed)?);
            }
        }
        Case::List { who, which } => list(&who, &which).await?,
        Case::Show { who, reference } => {
            let (service, actor) = on_behalf(&who).await?;
            let view = service.cases.get(&actor, &reference).await;
            show(view.map_err(failed)?);
        }
        Case::Reply {
            who,
            reference,
            reply,
            fact,
            confirmed,
        } => {
            let given = Reply {
                reply,
                facts: FactsIn::Json(facts::read(None, &fact)?),
                confirmed: confirmed.into_iter().collect(),
            };
            let (service, actor) = on_behalf(&who).await?;
            let cases = &service.cases;
            let replied = cases.give_information(&actor, &reference, None, &given);
            show(replied.await.map_err(failed)?);
        }
        Case::Understood { who, reference } => {
            let (service, actor) = on_behalf(&who).await?;
            let both = service.cases.understood(&actor, &reference).await;
            say_json(&both.map_err(failed)?);
        }
        Case::Dispose {
            who,
            reference,
            ground,
            reason,
        } => {
            let (service, actor) = on_behalf(&who).await?;
            let erased = service
                .cases
                .dispose(&actor, &reference, &ground, &reason)
                .await;
            say_json(&serde_json::json!({ "erased": erased.map_err(failed)? }));
        }
        Case::StepAside {
            who,
            reference,
            reason,
            person,
            party,
            relation,
        } => {
            let person = person.map(|id| ConnectionTo::Person(id.as_str().into()));
            let to = person.or(party.map(ConnectionTo::Party));
            let aside = SteppingAside {
                reason,
                connection: to.zip(relation),
            };
            step_aside(&who, &reference, aside).await?;
        }
        change => return act(change).await,
    }
    Ok(Outcome::Done)
}

async fn step_aside(
    who: &ActingArgs,
    reference: &str,
    aside: SteppingAside,
) -> Result<(), Failure> {
    let (service, actor) = on_behalf(who).await?;
    let cases = &service.cases;
    let aside = cases.step_aside(&actor, reference, None, aside).await;
    say_json(&aside.map_err(failed)?);
    Ok(())
}

async fn list(who: &ActingArgs, which: &CaseList) -> Result<(), Failure> {
    let (service, actor) = on_behalf(who).await?;
    let lines = match which {
        CaseList { on_hold: true, .. } => {
            say_json(&service.cases.on_hold(&actor).await.map_err(failed)?);
            return Ok(());
        }
        CaseList { all: true, .. } => every(&service, &actor, which.search.as_deref()).await,
        CaseList { decided: true, .. } => service.cases.decided(&actor).await,
        CaseList {
            to_decide: true, ..
        } => service.cases.to_decide(&actor).await,
        _ => service.cases.mine(&actor).await,
    };
    say_json(&lines.map_err(failed)?);
    Ok(())
}

/// All cases, read page by page.
async fn every(
    service: &Service,
    actor: &Actor,
    text: Option<&str>,
) -> Result<Vec<CaseLine>, ServiceError> {
    let mut page = service.cases.all(actor, text, None).await?;
    let mut lines = page.lines;
    while let Some(after) = page.next {
        page = service.cases.all(actor, text, Some(&after)).await?;
        lines.append(&mut page.lines);
    }
    Ok(lines)
}

async fn act(case: Case) -> Result<Outcome, Failure> {
    let changed = match case {
        Case::Decide {
            who,
            reference,
            resolution,
            reasons,
            conditions,
            recipient,
            until,
            against,
            dry_run,
        } => {
            let (service, actor) = on_behalf(&who).await?;
            let choice = Choice {
                resolution,
                recipient,
                reasons,
                conditions,
                until,
                against,
            };
            if dry_run {
                let cases = &service.cases;
                let preview = cases.preview_decision(&actor, &reference, None, &choice);
                say_json(&preview.await.map_err(failed)?);
                return Ok(Outcome::Done);
            }
            service
                .cases
                .decide(&actor, &reference, None, &choice)
                .await
        }
        Case::Note {
            who,
            reference,
            remarks,
        } => {
            let (service, actor) = on_behalf(&who).await?;
            service.cases.note(&actor, &reference, None, &remarks).await
        }
        Case::AskMore {
            who,
            reference,
            question,
        } => {
            let (service, actor) = on_behalf(&who).await?;
            service
                .cases
                .ask_information(&actor, &reference, None, &question)
                .await
        }
        Case::Outcome {
            who,
            reference,
            result,
            on,
        } => {
            let (service, actor) = on_behalf(&who).await?;
            service
                .cases
                .record_outcome(&actor, &reference, None, &result, on)
                .await
        }
        Case::Review {
            who,
            reference,
            reasons,
        } => {
            let (service, actor) = on_behalf(&who).await?;
            service
                .cases
                .ask_review(&actor, &reference, None, &reasons)
                .await
        }
        Case::Withdraw {
            who,
            reference,
            reason,
        } => {
            let (service, actor) = on_behalf(&who).await?;
            service
                .cases
                .withdraw(&actor, &reference, None, &reason)
                .await
        }
        Case::Declare { .. }
        | Case::List { .. }
        | Case::Show { .. }
        | Case::Reply { .. }
        | Case::Understood { .. }
        | Case::StepAside { .. }
        | Case::Dispose { .. } => {
            return Ok(Outcome::Done);
        }
    };
    show(changed.map_err(failed)?);
    Ok(Outcome::Done)
}

fn show(case: CaseView) {
    say_json(&case);
}
