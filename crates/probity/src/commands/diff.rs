//! `probity diff`: compares two versions of an instrument, and the answers under them.

use std::path::Path;

use probity_conduct::{
    Change, Changed, ClauseChange, Codes, Difference, Essence, Lang, Stands, Stretch, Version,
};
use probity_i18n::{Key, Message, key};
use probity_service::{Actor, Impact, VersionsCompared};
use probity_view::labels::Labels;
use probity_view::reading::diff;

use super::{failed, runtime, service};
use crate::cli::{self, Database};
use crate::outcome::{Failure, Outcome};
use crate::output::{language, say, say_json, sentence, tell, unknown};
use crate::shipped;

/// Prints the differences. Exit code 1 if there are any.
pub fn run(asked: &cli::Diff) -> Result<Outcome, Failure> {
    let old = side(asked, &asked.old)?;
    let new = side(asked, &asked.new)?;
    let (old, new) = (old.version()?, new.version()?);
    let difference = old.compare(new, Lang::En);
    let cases = match &asked.db {
        None => None,
        Some(db) => Some(runtime()?.block_on(cases(asked, db, old, new))?),
    };
    let compared = VersionsCompared { difference, cases };
    if asked.json {
        say_json(&compared);
    } else {
        print(&compared.difference);
        if let Some(cases) = &compared.cases {
            past(cases, new)?;
        }
    }
    let difference = compared.difference;
    if difference.clauses.is_empty() && difference.examples.is_empty() {
        Ok(Outcome::Done)
    } else {
        Ok(Outcome::Found)
    }
}

/// One side: its codes, and the name of the version there.
struct Side {
    codes: Codes,
    named: String,
}

impl Side {
    fn version(&self) -> Result<Version<'_>, Failure> {
        self.codes.version(&self.named).ok_or_else(|| {
            let known = self.codes.versions();
            let known = known.iter().map(|one| &**one);
            let (what, list) = (key("cli-unknown-version"), key("cli-versions"));
            unknown(what, &self.named, list, known)
        })
    }
}

/// A version in the codes, or a folder that replaces the version in the codes.
fn side(asked: &cli::Diff, written: &str) -> Result<Side, Failure> {
    if written.contains('@') {
        return Ok(Side {
            codes: shipped::load(asked.codes.folder.as_ref())?,
            named: written.to_owned(),
        });
    }
    let folder = Path::new(written);
    if !folder.join("instrument.toml").is_file() {
        let message = key("cli-diff-no-version").with("written", written);
        let lines = [sentence(message), sentence(key("cli-diff-write"))];
        return Err(Failure::bad_input(lines));
    }
    let owner = match &asked.office {
        Some(office) => office.clone(),
        None => owner(folder)?,
    };
    let (codes, named) = shipped::with_version(asked.codes.folder.as_ref(), &owner, folder)?;
    Ok(Side { codes, named })
}

/// The office of a folder with a path as in codes/: `<office>/<instrument>/<date>`.
fn owner(folder: &Path) -> Result<String, Failure> {
    let whole = folder.canonicalize().map_err(Failure::bad)?;
    let name = whole
        .parent()
        .and_then(Path::parent)
        .and_then(Path::file_name);
    name.and_then(|name| name.to_str())
        .map(str::to_owned)
        .ok_or_else(|| {
            Failure::bad(sentence(
                key("cli-diff-whose").with("folder", folder.display().to_string()),
            ))
        })
}

async fn cases(
    asked: &cli::Diff,
    db: &str,
    old: Version<'_>,
    new: Version<'_>,
) -> Result<Impact, Failure> {
    let database = Database {
        db: db.to_owned(),
        codes: asked.codes.clone(),
    };
    let service = service(&database).await?;
    let actor = Actor::CommandLine {
        office: asked.office.clone().unwrap_or_default(),
        on_behalf: asked.person.as_deref().map(Into::into),
    };
    service
        .codes
        .compare_versions(&actor, old, new)
        .await
        .map_err(failed)
}

fn print(difference: &Difference) {
    let Difference { old, new, .. } = difference;
    let heading = key("cli-diff-heading")
        .with("title", new.title.as_str())
        .with("old", old.version.as_str())
        .with("from", old.effective.to_string())
        .with("new", new.version.as_str())
        .with("to", new.effective.to_string());
    tell(heading);
    difference.clauses.iter().for_each(clause);
    let sums = key("cli-diff-sums")
        .with("clauses", difference.clauses.len().to_string())
        .with("changed", difference.examples.len().to_string());
    tell(sums.with("asked", difference.asked.to_string()));
    for one in &difference.examples {
        let example = key("cli-diff-example").with("id", one.example.clone());
        tell(example.with("title", one.title.clone()));
        answers(&one.answers);
    }
}

/// Prints the past cases with a different answer, and those that cannot be asked again, with the reason.
fn past(cases: &Impact, new: Version<'_>) -> Result<(), Failure> {
    let labels = Labels {
        codes: new.codes(),
        office: "",
        language: language()?,
    };
    for one in &cases.changed {
        let case = key("cli-diff-case").with("id", one.reference.clone());
        tell(case.with("situation", one.situation.as_str()));
        answers(&one.answers);
    }
    for one in &cases.unasked {
        let why = diff::why(&labels, one);
        let case = key("cli-diff-unasked").with("id", one.reference.clone());
        tell(
            case.with("situation", one.situation.as_str())
                .with("why", why),
        );
    }
    let sums = key("cli-diff-past")
        .with("changed", cases.changed.len().to_string())
        .with("asked", cases.asked.to_string());
    tell(sums.with("unasked", cases.unasked.len().to_string()));
    Ok(())
}

fn clause(one: &ClauseChange) {
    let change = match one.change {
        Change::Added => key("cli-diff-added"),
        Change::Removed => key("cli-diff-removed"),
        Change::Reworded => key("cli-diff-reworded"),
        Change::Moved => key("cli-diff-moved"),
    };
    let change = Message::new(change).with("clause", one.clause.as_str());
    tell(change.with("heading", one.heading.as_str()));
    let words = Message::written(changes(&one.words));
    say(format!("  {}", sentence(words)));
    if one.wording.iter().any(|word| word.stands != Stands::Both) {
        let wording = key("cli-diff-wording").with("wording", changes(&one.wording));
        say(format!("  {}", sentence(wording)));
    }
    for moved in &one.moved {
        let moved = format!("{}: {} -> {}", moved.what, moved.from, moved.to);
        say(format!("  {}", sentence(Message::written(moved))));
    }
}

/// A text with its changes: what went and what came in marks of their own.
fn changes(words: &[Stretch]) -> String {
    let words = words.iter().map(|stretch| match stretch.stands {
        Stands::Both => stretch.text.clone(),
        Stands::Old => format!("[-{}-]", stretch.text),
        Stands::New => format!("{{+{}+}}", stretch.text),
    });
    words.collect::<Vec<_>>().join(" ")
}

fn answers(changed: &Changed) {
    let sides = [
        (key("cli-diff-old"), &changed.old),
        (key("cli-diff-new"), &changed.new),
    ];
    for (side, answer) in sides {
        let side = Message::new(side).with("answer", essence(answer.as_ref()));
        say(format!("  {}", sentence(side)));
    }
}

fn essence(one: Option<&Essence>) -> String {
    let Some(one) = one else {
        return sentence(key("cli-diff-cannot"));
    };
    let none = || sentence(key("cli-diff-no-outcome"));
    let outcome = one
        .outcome
        .map_or_else(none, |outcome| outcome.id().to_owned());
    let owed: Vec<String> = one.duties.iter().map(ToString::to_string).collect();
    let list = |what: Key, items: &[String]| match items {
        [] => String::new(),
        items => {
            let list = Message::new(what).with("list", items.join(", "));
            format!("; {}", sentence(list))
        }
    };
    let Essence {
        authorities,
        because,
        ..
    } = one;
    format!(
        "{outcome}{}{}{}",
        list(key("cli-diff-asks"), authorities),
        list(key("cli-diff-because"), because),
        list(key("cli-diff-owes"), &owed)
    )
}
