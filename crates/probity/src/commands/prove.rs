//! `probity verify`, `checkpoint` and `rebuild`: prove that nothing was altered, and rebuild the read models.

use std::path::Path;

use probity_i18n::{Message, key};
use probity_service::{Finding, Part, Report};

use super::{failed, files, operator};
use crate::cli::OfficeArgs;
use crate::outcome::{Failure, Outcome};
use crate::output::{language, say, say_json, sentence, tell};

/// Recomputes everything from the events. With an old checkpoint, also proves that nothing before it was changed.
pub async fn verify(
    at: &OfficeArgs,
    against: Option<&Path>,
    json: bool,
) -> Result<Outcome, Failure> {
    let (service, actor) = operator(at).await?;
    let report = match against {
        None => service.ledger.verify(&actor).await,
        Some(file) => {
            let old = files::text(file, key("cli-verify-no-file"))?;
            service.ledger.verify_against(&actor, &old).await
        }
    };
    let report = report.map_err(failed)?;
    if json {
        say_json(&report.in_language(language()?));
    } else {
        print(&report);
    }
    Ok(if report.is_clean() {
        Outcome::Done
    } else {
        Outcome::Found
    })
}

fn print(report: &Report) {
    for finding in &report.findings {
        say(line(finding));
    }
    let Report {
        events,
        payloads_sound,
        payloads_erased,
        rows,
        root,
        ..
    } = report;
    let sums = key("cli-verify-sums")
        .with("events", events.to_string())
        .with("sound", payloads_sound.to_string())
        .with("erased", payloads_erased.to_string())
        .with("rows", rows.to_string());
    tell(sums.with("root", root.clone()));
    tell(match report.findings.len() {
        0 => Message::new(key("cli-verify-clean")),
        n => key("cli-verify-findings").with("count", n),
    });
}

/// A finding as a line: the table, the row and what differs.
fn line(finding: &Finding) -> String {
    let part = sentence(match finding.part {
        Part::Database => key("verify-part-database"),
        Part::Ledger => key("verify-part-ledger"),
        Part::Event => key("verify-part-event"),
        Part::Row => key("verify-part-row"),
        Part::Passphrase => key("verify-part-passphrase"),
    });
    let place = &finding.difference;
    format!("{part}: {place}: {}", sentence(place.what.clone()))
}

/// Prints the checkpoint, or the key that checks it.
pub async fn checkpoint(at: &OfficeArgs, key: bool) -> Result<Outcome, Failure> {
    let (service, _) = operator(at).await?;
    let text = if key {
        service.ledger.verifying_key(&at.office).await
    } else {
        service.ledger.checkpoint(&at.office).await
    };
    say(text.map_err(failed)?.trim_end());
    Ok(Outcome::Done)
}

/// Rebuilds the read models from the events.
pub async fn rebuild(at: &OfficeArgs) -> Result<Outcome, Failure> {
    let (service, actor) = operator(at).await?;
    let rebuilt = service.ledger.rebuild(&actor).await.map_err(failed)?;
    tell(key("cli-rebuilt").with("rows", rebuilt.rows.to_string()));
    for reference in &rebuilt.unreadable {
        tell(key("cli-rebuilt-unreadable").with("reference", reference.as_str()));
    }
    Ok(match rebuilt.unreadable.as_slice() {
        [] => Outcome::Done,
        _ => Outcome::Found,
    })
}
