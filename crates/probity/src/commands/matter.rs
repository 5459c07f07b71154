//! `probity matter`: declaring, following and deciding matters, on behalf of a person who may.

use probity_desk::{
    Choice,
    input::{Declare, FactsIn},
    view::MatterView,
};

use crate::{
    cli::Matter,
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
        } => {
            let (desk, actor) = on_behalf(&who).await?;
            let facts = FactsIn::Json(facts::read(file.as_ref(), &fact)?);
            let declare = Declare {
                situation,
                subject: about.as_deref().map(Into::into),
                facts,
                once: None,
            };
            say_json(&desk.declare(&actor, declare).await.map_err(failed)?);
        }
        Matter::List { who, to_decide } => {
            let (desk, actor) = on_behalf(&who).await?;
            let lines = if to_decide {
                desk.matters_to_decide(&actor).await
            } else {
                desk.my_matters(&actor).await
            };
            say_json(&lines.map_err(failed)?);
        }
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
