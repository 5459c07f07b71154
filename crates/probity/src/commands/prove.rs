//! `probity verify`, `checkpoint`, `rebuild`: what proves that nothing was altered, and what makes read models anew.

use std::path::Path;

use probity_desk::Report;

use crate::{
    cli::At,
    outcome::{Failure, Outcome},
};

use super::{failed, operator, say, say_json};

/// Recomputes everything from the events; with an old checkpoint, proves that nothing before it was changed.
pub async fn verify(at: &At, against: Option<&Path>, json: bool) -> Result<Outcome, Failure> {
    let (desk, actor) = operator(at).await?;
    let report = match against {
        None => desk.verify(&actor).await,
        Some(file) => {
            let old = std::fs::read_to_string(file).map_err(|error| {
                Failure::bad(format!(
                    "{}: {error}. Give a file with an old checkpoint.",
                    file.display()
                ))
            })?;
            desk.verify_against(&actor, &old).await
        }
    };
    let report = report.map_err(failed)?;
    if json {
        say_json(&report)
    } else {
        tell(&report)
    }
    Ok(if report.is_clean() {
        Outcome::Done
    } else {
        Outcome::Found
    })
}

fn tell(report: &Report) {
    for finding in &report.findings {
        say(format!("{:?}: {}", finding.part, finding.difference));
    }
    let Report {
        events,
        payloads_sound,
        payloads_erased,
        rows,
        root,
        ..
    } = report;
    say(format!(
        "{events} events, {payloads_sound} payloads sound, {payloads_erased} erased, {rows} rows recomputed. Root {root}."
    ));
    say(match report.findings.len() {
        0 => "Nothing differs.".to_owned(),
        n => format!("{n} findings."),
    });
}

/// Prints the checkpoint, or the key that checks it.
pub async fn checkpoint(at: &At, key: bool) -> Result<Outcome, Failure> {
    let (desk, _) = operator(at).await?;
    let text = if key {
        desk.verifying_key(&at.office).await
    } else {
        desk.checkpoint(&at.office).await
    };
    say(text.map_err(failed)?.trim_end());
    Ok(Outcome::Done)
}

/// Makes the read models anew from the events.
pub async fn rebuild(at: &At) -> Result<Outcome, Failure> {
    let (desk, actor) = operator(at).await?;
    let rows = desk.rebuild(&actor).await.map_err(failed)?;
    say(format!("{rows} rows made anew from the events."));
    Ok(Outcome::Done)
}
