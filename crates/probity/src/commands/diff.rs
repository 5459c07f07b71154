//! `probity diff`: two versions of an instrument side by side, and what would be answered differently.

use std::path::Path;

use probity_code::{
    Change, Changed, ClauseChange, Codes, Difference, Essence, Lang, Stands, Version,
};
use probity_desk::{Actor, AskedAgain, VersionsCompared};
use probity_web::{parts::labels::Labels, reading::diff};

use crate::{
    cli::{self, Database},
    outcome::{Failure, Outcome},
    shipped,
};

use super::{desk, english, failed, runtime, say, say_json};

/// Prints what differs; finds something where anything does.
pub fn run(asked: &cli::Diff) -> Result<Outcome, Failure> {
    let old = side(asked, &asked.old)?;
    let new = side(asked, &asked.new)?;
    let (old, new) = (old.version()?, new.version()?);
    let difference = old.compare(new, Lang::En);
    let matters = match &asked.db {
        None => None,
        Some(db) => Some(runtime()?.block_on(matters(asked, db, old, new))?),
    };
    let compared = VersionsCompared {
        difference,
        matters,
    };
    if asked.json {
        say_json(&compared);
    } else {
        tell(&compared.difference);
        if let Some(matters) = &compared.matters {
            past(matters, new)?;
        }
    }
    let difference = compared.difference;
    if difference.clauses.is_empty() && difference.examples.is_empty() {
        Ok(Outcome::Done)
    } else {
        Ok(Outcome::Found)
    }
}

/// One side: the codes that it stands in, and what it is called there.
struct Side {
    codes: Codes,
    named: String,
}

impl Side {
    fn version(&self) -> Result<Version<'_>, Failure> {
        self.codes.version(&self.named).ok_or_else(|| {
            Failure::bad_input([
                format!("There is no version `{}`.", self.named),
                format!("Versions: {}.", self.codes.versions().join(", ")),
            ])
        })
    }
}

/// A version among the codes, or a folder, laid over them in place of the versions that they have.
fn side(asked: &cli::Diff, written: &str) -> Result<Side, Failure> {
    if written.contains('@') {
        return Ok(Side {
            codes: shipped::load(asked.codes.folder.as_ref())?,
            named: written.to_owned(),
        });
    }
    let folder = Path::new(written);
    if !folder.join("instrument.toml").is_file() {
        return Err(Failure::bad_input([
            format!("`{written}` is no version."),
            "A version is written combined-authority/code@2023-10-31, or is a folder with an instrument.toml.".to_owned(),
        ]));
    }
    let owner = match &asked.office {
        Some(office) => office.clone(),
        None => owner(folder)?,
    };
    let (codes, named) = shipped::with_version(asked.codes.folder.as_ref(), &owner, folder)?;
    Ok(Side { codes, named })
}

/// The office of a folder that stands where codes/ has it: `<office>/<instrument>/<date>`.
fn owner(folder: &Path) -> Result<String, Failure> {
    let whole = folder.canonicalize().map_err(Failure::bad)?;
    let name = whole
        .parent()
        .and_then(Path::parent)
        .and_then(Path::file_name);
    name.and_then(|name| name.to_str())
        .map(str::to_owned)
        .ok_or_else(|| {
            Failure::bad(format!(
                "Say with --office whose code {} is.",
                folder.display()
            ))
        })
}

async fn matters(
    asked: &cli::Diff,
    db: &str,
    old: Version<'_>,
    new: Version<'_>,
) -> Result<AskedAgain, Failure> {
    let database = Database {
        db: db.to_owned(),
        codes: asked.codes.clone(),
    };
    let desk = desk(&database).await?;
    let actor = Actor::CommandLine {
        office: asked.office.clone().unwrap_or_default(),
        on_behalf: asked.person.as_deref().map(Into::into),
    };
    desk.asked_again(&actor, old, new).await.map_err(failed)
}

fn tell(difference: &Difference) {
    let Difference { old, new, .. } = difference;
    say(format!(
        "{}: {} ({}) to {} ({})",
        new.title, old.version, old.effective, new.version, new.effective
    ));
    difference.clauses.iter().for_each(clause);
    say(format!(
        "{} clauses differ; {} of {} worked examples are answered differently.",
        difference.clauses.len(),
        difference.examples.len(),
        difference.asked
    ));
    for one in &difference.examples {
        say(format!("example {}: {}", one.example, one.title));
        answers(&one.answers);
    }
}

/// The past matters that are answered differently, and those that cannot be asked again, with the reason.
fn past(matters: &AskedAgain, new: Version<'_>) -> Result<(), Failure> {
    let labels = Labels {
        codes: new.codes(),
        office: "",
        language: &english()?,
    };
    for one in &matters.changed {
        say(format!("matter {}: {}", one.reference, one.situation));
        answers(&one.answers);
    }
    for one in &matters.unasked {
        let why = diff::why(&labels, one);
        say(format!(
            "matter {}: {}: {why}",
            one.reference, one.situation
        ));
    }
    say(format!(
        "{} of {} past matters are answered differently; {} cannot be asked under both versions.",
        matters.changed.len(),
        matters.asked,
        matters.unasked.len()
    ));
    Ok(())
}

fn clause(one: &ClauseChange) {
    let change = match one.change {
        Change::Added => "added",
        Change::Removed => "removed",
        Change::Reworded => "reworded",
        Change::Moved => "moved",
    };
    say(format!("{} {change}: {}", one.clause, one.heading));
    let words = one.words.iter().map(|stretch| match stretch.stands {
        Stands::Both => stretch.text.clone(),
        Stands::Old => format!("[-{}-]", stretch.text),
        Stands::New => format!("{{+{}+}}", stretch.text),
    });
    say(format!("  {}", words.collect::<Vec<_>>().join(" ")));
    for moved in &one.moved {
        say(format!("  {}: {} -> {}", moved.what, moved.from, moved.to));
    }
}

fn answers(changed: &Changed) {
    say(format!("  old: {}", essence(changed.old.as_ref())));
    say(format!("  new: {}", essence(changed.new.as_ref())));
}

fn essence(one: Option<&Essence>) -> String {
    let Some(one) = one else {
        return "cannot be asked".to_owned();
    };
    let outcome = one.outcome.map_or("no outcome", |outcome| outcome.id());
    let owed: Vec<String> = one.duties.iter().map(ToString::to_string).collect();
    let list = |name: &str, items: &[String]| match items {
        [] => String::new(),
        items => format!("; {name} {}", items.join(", ")),
    };
    let Essence {
        authorities,
        because,
        ..
    } = one;
    format!(
        "{outcome}{}{}{}",
        list("asks", authorities),
        list("because", because),
        list("owes", &owed)
    )
}
