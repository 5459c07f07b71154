//! `probity matter`: declaring, following and deciding matters, on behalf of a person who may.

use probity_desk::{
    Actor, Choice, Desk, DeskError,
    input::{Declare, FactsIn},
    view::{MatterLine, MatterView},
};

use crate::{
    cli::{For, Matter, Which},
    outcome::{Failure, Outcome},
    voice::say_json,
};

use super::{facts, failed, on_behalf};

/// Declares, lists, shows, decides.
pub async fn run(matter: Matter) -> Result<Outcome, Failure> {
    match matter {
        Matter::Declare {
            who,
            situation,
            about,
            facts: file,
            fact,
            not_meant,
            dry_run,
        } => {
            let (desk, actor) = on_behalf(&who).await?;
            let facts = FactsIn::Json(facts::read(file.as_ref(), &fact)?);
            let declare = Declare {
                situation,
                subject: about.as_deref().map(Into::into),
                facts,
                not_meant: not_meant.iter().map(|id| id.as_str().into()).collect(),
                expects: None,
                once: None,
            };
            if dry_run {
                say_json(&desk.preview(&actor, &declare).await.map_err(failed)?);
            } else {
                say_json(&desk.declare(&actor, declare).await.map_err(failed)?);
            }
        }
        Matter::List { who, which } => list(&who, &which).await?,
        Matter::Show { who, reference } => {
            let (desk, actor) = on_behalf(&who).await?;
            show(desk.matter(&actor, &reference).await.map_err(failed)?);
        }
        Matter::Dispose {
            who,
            reference,
            ground,
            reason,
        } => {
            let (desk, actor) = on_behalf(&who).await?;
            let erased = desk.dispose(&actor, &reference, &ground, &reason).await;
            say_json(&serde_json::json!({ "erased": erased.map_err(failed)? }));
        }
        change => return act(change).await,
    }
    Ok(Outcome::Done)
}

async fn list(who: &For, which: &Which) -> Result<(), Failure> {
    let (desk, actor) = on_behalf(who).await?;
    let lines = match which {
        Which { held_up: true, .. } => {
            say_json(&desk.matters_held_up(&actor).await.map_err(failed)?);
            return Ok(());
        }
        Which { all: true, .. } => every(&desk, &actor, which.search.as_deref()).await,
        Which { decided: true, .. } => desk.matters_decided(&actor).await,
        Which {
            to_decide: true, ..
        } => desk.matters_to_decide(&actor).await,
        _ => desk.my_matters(&actor).await,
    };
    say_json(&lines.map_err(failed)?);
    Ok(())
}

/// All matters, page after page.
async fn every(
    desk: &Desk,
    actor: &Actor,
    text: Option<&str>,
) -> Result<Vec<MatterLine>, DeskError> {
    let mut page = desk.all_matters(actor, text, None).await?;
    let mut lines = page.lines;
    while let Some(after) = page.next {
        page = desk.all_matters(actor, text, Some(&after)).await?;
        lines.append(&mut page.lines);
    }
    Ok(lines)
}

async fn act(matter: Matter) -> Result<Outcome, Failure> {
    let changed = match matter {
        Matter::Decide {
            who,
            reference,
            resolution,
            reasons,
            conditions,
            recipient,
        } => {
            let (desk, actor) = on_behalf(&who).await?;
            let choice = Choice {
                resolution,
                recipient,
                reasons,
                conditions,
            };
            desk.decide(&actor, &reference, None, &choice).await
        }
        Matter::Note {
            who,
            reference,
            remarks,
        } => {
            let (desk, actor) = on_behalf(&who).await?;
            desk.note(&actor, &reference, None, &remarks).await
        }
        Matter::AskMore {
            who,
            reference,
            question,
        } => {
            let (desk, actor) = on_behalf(&who).await?;
            desk.ask_information(&actor, &reference, None, &question)
                .await
        }
        Matter::Reply {
            who,
            reference,
            reply,
            fact,
        } => {
            let (desk, actor) = on_behalf(&who).await?;
            let facts = FactsIn::Json(facts::read(None, &fact)?);
            desk.give_information(&actor, &reference, None, &reply, &facts)
                .await
        }
        Matter::Outcome {
            who,
            reference,
            became,
            on,
        } => {
            let (desk, actor) = on_behalf(&who).await?;
            desk.record_outcome(&actor, &reference, None, &became, on)
                .await
        }
        Matter::SecondLook {
            who,
            reference,
            reasons,
        } => {
            let (desk, actor) = on_behalf(&who).await?;
            desk.ask_second_look(&actor, &reference, None, &reasons)
                .await
        }
        Matter::Withdraw {
            who,
            reference,
            reason,
        } => {
            let (desk, actor) = on_behalf(&who).await?;
            desk.withdraw(&actor, &reference, None, &reason).await
        }
        Matter::Declare { .. }
        | Matter::List { .. }
        | Matter::Show { .. }
        | Matter::Dispose { .. } => {
            return Ok(Outcome::Done);
        }
    };
    show(changed.map_err(failed)?);
    Ok(Outcome::Done)
}

fn show(matter: MatterView) {
    say_json(&matter);
}
