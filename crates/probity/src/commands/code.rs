//! `probity code`: prints an office's code, or one clause with the rules that use it. It uses only `codes/`.

use std::io::Write as _;

use jiff::civil::Date;
use probity_conduct::Codes;
use probity_conduct::model::{Instrument, Original};
use probity_i18n::{Language, key};
use probity_view::labels::Labels;
use probity_view::reading::wording::in_one_line;
use probity_view::reading::{ClauseView, CodeView};

use crate::cli::Code;
use crate::outcome::{Failure, Outcome};
use crate::output::{language, say, say_json, unknown};
use crate::shipped;

/// Prints the contents or the clause.
pub fn run(asked: &Code) -> Result<Outcome, Failure> {
    let codes = shipped::load(asked.codes.folder.as_ref())?;
    if codes.office(&asked.office).is_none() {
        let offices = codes.offices().map(|office| office.id.as_str());
        let (what, list) = (key("cli-unknown-office"), key("cli-offices"));
        return Err(unknown(what, &asked.office, list, offices));
    }
    let version = version(&codes, &asked.office, &asked.instrument, asked.effective)?;
    if let Some(name) = &asked.original {
        return original(version, name);
    }
    let language = language()?;
    let labels = Labels {
        codes: &codes,
        office: &asked.office,
        language,
    };
    if let Some(reference) = &asked.clause {
        clause(&labels, version, reference, asked.json)
    } else {
        let text = asked.text.as_deref().unwrap_or_default().trim();
        let view = CodeView::of(&labels, version, text, super::today());
        contents(&view, language, asked.json);
        Ok(Outcome::Done)
    }
}

/// The version asked for, or the one in force.
///
/// # Errors
/// When the office adopts no such version.
pub fn version<'a>(
    codes: &'a Codes,
    office: &str,
    instrument: &str,
    effective: Option<Date>,
) -> Result<&'a Instrument, Failure> {
    let mut versions = codes.instruments(office);
    let ids: Vec<&str> = versions.iter().map(|one| one.id.as_str()).collect();
    versions.retain(|one| one.id == instrument);
    versions.sort_by_key(|one| one.effective);
    let today = super::today();
    let wanted = |day: Date| versions.iter().find(|one| one.effective == day);
    let found = match effective {
        Some(day) => wanted(day),
        None => (versions.iter().rfind(|one| one.effective <= today)).or(versions.first()),
    };
    found.copied().ok_or_else(|| {
        let (what, list) = (key("cli-unknown-instrument"), key("cli-instruments"));
        unknown(what, instrument, list, ids)
    })
}

/// Writes an original as it is.
fn original(version: &Instrument, name: &str) -> Result<Outcome, Failure> {
    let Some(original) = version.original(name) else {
        let known = version.originals.iter().filter_map(Original::name);
        let (what, list) = (key("cli-unknown-original"), key("cli-originals"));
        return Err(unknown(what, name, list, known));
    };
    let mut out = std::io::stdout().lock();
    let written = out.write_all(&original.bytes).and_then(|()| out.flush());
    written.map_err(Failure::unable)?;
    Ok(Outcome::Done)
}

fn contents(view: &CodeView, language: &Language, json: bool) {
    if json {
        say_json(view);
        return;
    }
    let effective = language.date(view.effective);
    say(&view.title);
    say(language.t(
        "code-version",
        &[
            ("version", view.version.as_str().into()),
            ("effective", effective.into()),
        ],
    ));
    for line in view.originals.iter().flat_map(|one| one.lines(language)) {
        say(line);
    }
    for one in &view.notices {
        say(one.line(language));
    }
    for section in &view.sections {
        say("");
        say(&section.heading);
        for one in &section.clauses {
            let text = in_one_line(&one.says, one.wording.as_deref(), language);
            say(format!("  {}  {text}", one.reference));
        }
    }
}

fn clause(
    labels: &Labels,
    version: &Instrument,
    reference: &str,
    json: bool,
) -> Result<Outcome, Failure> {
    let Some(clause) = version.clause(reference) else {
        let known = version.clauses.iter().map(|one| one.reference.as_str());
        let (what, list) = (key("cli-unknown-clause"), key("cli-clauses"));
        return Err(unknown(what, reference, list, known));
    };
    let view = ClauseView::of(labels, version, clause, super::today());
    if json {
        say_json(&view);
        return Ok(Outcome::Done);
    }
    let text = in_one_line(&view.says, view.wording.as_deref(), labels.language);
    say(format!("{} {}: {text}", view.title, view.reference));
    for one in &view.notices {
        say(one.line(labels.language));
    }
    say(format!("{} / {}. {}", view.kind, view.topic, view.does));
    for rule in &view.rules {
        say(format!("- {}: {}", rule.about, rule.says));
        for condition in &rule.when {
            say(format!("    {condition}"));
        }
    }
    for one in &view.examples {
        say(format!("* {}: {}", one.title, one.answer));
    }
    for one in &view.upholds {
        say(format!("^ {} ({}): {}", one.label, one.standard, one.says));
    }
    for one in &view.findings {
        say(format!("! {one}"));
    }
    Ok(Outcome::Done)
}
