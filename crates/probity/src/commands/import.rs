//! `probity import register`: imports an old register from a CSV file. Without `--confirm`, nothing is saved.

use std::path::Path;

use probity_i18n::{Message, key};
use probity_importer::{MOST_BYTES, Mapping, Summary};
use probity_service::{ImportPreview, ImportReport};
use probity_view::import_words::reason_of;

use super::{failed, files, on_behalf};
use crate::cli::Import;
use crate::outcome::{Failure, Outcome};
use crate::output::{say, say_json, sentence, tell};

/// Previews or imports the file.
pub async fn run(import: Import) -> Result<Outcome, Failure> {
    let Import::Register {
        who,
        file,
        register,
        map,
        confirm,
        json,
    } = import;
    let bytes = files::bytes(&file, MOST_BYTES, key("cli-import-no-file"))?;
    let (service, actor) = on_behalf(&who).await?;
    let proposed = service
        .imports
        .preview(&actor, &register, &bytes, None)
        .await
        .map_err(failed)?;
    let mapping = mapped(proposed.mapping.clone(), &map)?;
    let preview = service
        .imports
        .preview(&actor, &register, &bytes, Some(mapping.clone()))
        .await
        .map_err(failed)?;
    if !confirm {
        return Ok(show(&preview, json));
    }
    let report = service
        .imports
        .commit(&actor, &register, &name(&file), &bytes, mapping)
        .await
        .map_err(failed)?;
    Ok(print(&report, json))
}

fn name(file: &Path) -> String {
    file.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn mapped(mut mapping: Mapping, wishes: &[String]) -> Result<Mapping, Failure> {
    for wish in wishes {
        let (heading, field) = wish.rsplit_once('=').ok_or_else(|| {
            let message = key("cli-import-map").with("wish", wish.as_str());
            Failure::bad(sentence(message))
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
        say_json(preview);
        return Outcome::Done;
    }
    tell(key("cli-import-columns"));
    for column in &preview.mapping.columns {
        let left_out = || sentence(key("cli-import-left-out"));
        let field = column
            .field
            .map_or_else(left_out, |field| field.key().to_owned());
        say(format!(
            "  {:?} -> {field} ({:?}, {:?})",
            column.heading, column.confidence, column.why
        ));
    }
    for refused in &preview.read.refused {
        not_taken(refused.line, refused.reason.key());
    }
    sums(&preview.read.summary);
    tell(key("cli-import-known").with("known", preview.known.len().to_string()));
    Outcome::Done
}

fn print(report: &ImportReport, as_json: bool) -> Outcome {
    if as_json {
        say_json(report);
    } else {
        for refused in &report.refused {
            not_taken(refused.line, &refused.reason);
        }
        sums(&report.summary);
        let added = key("cli-import-added").with("added", report.added.to_string());
        tell(added.with("known", report.known.to_string()));
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
    let mut sums = Message::new(key("cli-import-sums"));
    for (name, count) in [
        ("read", read),
        ("taken", taken),
        ("entries", entries),
        ("nil", nil),
        ("refused", refused),
        ("marks", &marks),
    ] {
        sums = sums.with(name, count.to_string());
    }
    tell(sums);
}

fn not_taken(line: u64, reason: &str) {
    let message = key("cli-import-line").with("line", line.to_string());
    tell(message.with("reason", sentence(reason_of(reason))));
}
