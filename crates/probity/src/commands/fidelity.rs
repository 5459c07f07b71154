//! `probity fidelity`: sets each clause beside its place in the document, its rules and examples, and says who has read
//! them side by side. `probity office sign-clauses` signs for the clauses that one has read.

use probity_conduct::Codes;
use probity_i18n::key;
use probity_service::input::SignClauses;
use probity_service::view::ClauseReadingView;
use probity_service::{Actor, Service};
use probity_view::labels::Labels;
use probity_view::reading::FidelityView;

use super::{code, failed, on_behalf, runtime, service};
use crate::cli::{ActingArgs, Database, Fidelity};
use crate::outcome::{Failure, Outcome};
use crate::output::{language, say, say_json, tell, unknown};
use crate::shipped;

/// Prints the report. Exit code 1 if clauses have to be read again.
pub fn run(asked: &Fidelity) -> Result<Outcome, Failure> {
    match &asked.db {
        None => report(asked, &shipped::load(asked.codes.folder.as_ref())?, None),
        Some(db) => runtime()?.block_on(with_readings(asked, db)),
    }
}

async fn with_readings(asked: &Fidelity, db: &str) -> Result<Outcome, Failure> {
    let database = Database {
        db: db.to_owned(),
        codes: asked.codes.clone(),
    };
    let service = service(&database).await?;
    let codes = service.conduct();
    known(codes, &asked.office)?;
    let version = code::version(codes, &asked.office, &asked.instrument, asked.effective)?;
    let actor = Actor::CommandLine {
        office: asked.office.clone(),
        on_behalf: None,
    };
    let readings = &service.codes;
    let readings = readings.readings(&actor, &version.id, version.effective);
    report(asked, codes, Some(&readings.await.map_err(failed)?))
}

fn report(
    asked: &Fidelity,
    codes: &Codes,
    readings: Option<&[ClauseReadingView]>,
) -> Result<Outcome, Failure> {
    known(codes, &asked.office)?;
    let found = code::version(codes, &asked.office, &asked.instrument, asked.effective)?;
    let labels = Labels {
        codes,
        office: &asked.office,
        language: language()?,
    };
    let version = codes.adopted_version(&asked.office, &found.id, found.effective);
    let version = version.ok_or_else(|| Failure::unable("the version is not adopted"))?;
    let view = FidelityView::of(&labels, version, readings, super::today());
    if asked.json {
        say_json(&view);
    } else {
        print(&view, &labels);
    }
    if view.again.is_empty() {
        Ok(Outcome::Done)
    } else {
        Ok(Outcome::Found)
    }
}

fn print(view: &FidelityView, labels: &Labels<'_>) {
    let language = labels.language;
    tell(key("fidelity-title").with("title", view.title.as_str()));
    let version = key("code-version").with("version", view.version.as_str());
    tell(version.with("effective", view.effective));
    if let Some(lines) = &view.source_lines {
        tell(key("fidelity-lines").with("lines", lines.as_str()));
    }
    if let Some(sum) = &view.source_sha256 {
        tell(key("fidelity-text-sum").with("sum", sum.as_str()));
    }
    for line in view.originals.iter().flat_map(|one| one.lines(language)) {
        say(line);
    }
    if view.without_readings {
        tell(key("fidelity-without-readings"));
    } else {
        if !view.again.is_empty() {
            let again = key("fidelity-again").with("count", view.again.len());
            say(format!(
                "{}: {}",
                language.say(&again),
                view.again.join(", ")
            ));
        }
        tell(key("fidelity-unread-count").with("count", view.unread));
    }
    for clause in &view.clauses {
        say("");
        clause.lines(language).into_iter().for_each(say);
    }
}

/// Signs for clauses as they are now.
pub async fn sign(
    who: &ActingArgs,
    instrument: &str,
    effective: Option<jiff::civil::Date>,
    clauses: &[String],
) -> Result<Outcome, Failure> {
    let (service, actor) = on_behalf(who).await?;
    let office = who.at.office.as_str();
    known(service.conduct(), office)?;
    let found = code::version(service.conduct(), office, instrument, effective)?;
    let signed = SignClauses {
        instrument: instrument.to_owned(),
        effective: found.effective,
        clauses: (clauses.iter())
            .map(|one| (one.clone(), fingerprint(&service, office, found, one)))
            .collect(),
    };
    let recorded = service.codes.sign_clauses(&actor, &signed).await;
    let recorded = recorded.map_err(failed)?;
    let message = key("cli-clauses-signed").with("count", recorded.len());
    tell(message.with("clauses", recorded.join(", ")));
    Ok(Outcome::Done)
}

/// What a clause is now. Empty for a clause that the version does not have, which the service refuses.
fn fingerprint(
    service: &Service,
    office: &str,
    found: &probity_conduct::model::Instrument,
    clause: &str,
) -> String {
    let codes = service.conduct();
    let version = codes.adopted_version(office, &found.id, found.effective);
    let hashes = version.and_then(|version| Some(version.hashes(found.clause(clause)?)));
    hashes.map_or_else(String::new, |hashes| hashes.fingerprint())
}

fn known(codes: &Codes, office: &str) -> Result<(), Failure> {
    if codes.office(office).is_some() {
        return Ok(());
    }
    let offices = codes.offices().map(|office| office.id.as_str());
    let (what, list) = (key("cli-unknown-office"), key("cli-offices"));
    Err(unknown(what, office, list, offices))
}
