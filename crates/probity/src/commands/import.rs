//! `probity import register`: an old register from a CSV file, as it is. Without `--confirm` nothing is saved.

use std::path::Path;

use probity_desk::{ImportPreview, ImportReport};
use probity_registers::{Mapping, Summary};
use serde_json::json;

use crate::{
    cli::Import,
    outcome::{Failure, Outcome},
};

use super::{failed, on_behalf, say, say_json};

/// Previews, or imports.
pub async fn run(import: Import) -> Result<Outcome, Failure> {
    let Import::Register {
        who,
        file,
        register,
        map,
        confirm,
        json,
    } = import;
    let bytes = std::fs::read(&file)
        .map_err(|error| Failure::bad(format!("{}: {error}. Give a CSV file.", file.display())))?;
    let (desk, actor) = on_behalf(&who).await?;
    let proposed = desk
        .import_preview(&actor, &register, &bytes, None)
        .await
        .map_err(failed)?;
    let mapping = mapped(proposed.mapping.clone(), &map)?;
    let preview = desk
        .import_preview(&actor, &register, &bytes, Some(mapping.clone()))
        .await
        .map_err(failed)?;
    if !confirm {
        return Ok(show(&preview, json));
    }
    let report = desk
        .import_commit(&actor, &register, &name(&file), &bytes, mapping)
        .await
        .map_err(failed)?;
    Ok(tell(&report, json))
}

fn name(file: &Path) -> String {
    file.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn mapped(mut mapping: Mapping, wishes: &[String]) -> Result<Mapping, Failure> {
    for wish in wishes {
        let (heading, field) = wish.rsplit_once('=').ok_or_else(|| {
            Failure::bad(format!(
                "--map {wish}: write HEADING=FIELD, or HEADING= to leave the column out."
            ))
        })?;
        match field {
            "" => mapping.state(heading, None),
            field => mapping.state_by_key(heading, field),
        }
        .map_err(Failure::bad)?;
    }
    Ok(mapping)
}

fn show(preview: &ImportPreview, as_json: bool) -> Outcome {
    if as_json {
        say_json(
            &json!({ "mapping": preview.mapping, "read": preview.read, "known": preview.known }),
        );
        return Outcome::Done;
    }
    say("Columns, as they would be taken:");
    for column in &preview.mapping.columns {
        let field = column.field.map_or("left out", |field| field.key());
        say(format!(
            "  {:?} -> {field} ({:?}, {:?})",
            column.heading, column.confidence, column.why
        ));
    }
    for refused in &preview.read.refused {
        say(format!(
            "line {}: not taken: {}",
            refused.line,
            refused.reason.key()
        ));
    }
    sums(&preview.read.summary);
    say(format!(
        "{} of the entries are here already. Nothing was saved: add --confirm to import.",
        preview.known.len()
    ));
    Outcome::Done
}

fn tell(report: &ImportReport, as_json: bool) -> Outcome {
    if as_json {
        say_json(
            &json!({ "file": report.file, "added": report.added, "known": report.known, "summary": report.summary, "refused": report.refused }),
        );
    } else {
        for (line, reason) in &report.refused {
            say(format!("line {line}: not taken: {reason}"));
        }
        sums(&report.summary);
        say(format!(
            "{} entries added, {} were here already.",
            report.added, report.known
        ));
    }
    if report.refused.is_empty() {
        Outcome::Done
    } else {
        Outcome::Found
    }
}

fn sums(summary: &Summary) {
    let Summary {
        read,
        taken,
        nil,
        refused,
        entries,
        ..
    } = summary;
    let marks: usize = summary.marks.values().sum();
    say(format!(
        "{read} rows read: {taken} taken ({entries} entries), {nil} nil returns, {refused} not taken; {marks} marks."
    ));
}
