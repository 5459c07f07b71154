//! `probity check`: checks a `codes/` folder, or an office's own merged with what ships, as a compiler would, and runs
//! the worked examples.

use std::path::Path;

use probity_conduct::model::RegionKind;
use probity_conduct::{
    Codes, Directory, Edge, Files, Lang, Mistake, OfficeMap, Overlay, map_from_toml, map_path,
    map_to_toml,
};
use probity_i18n::{Message, key};

use super::today;
use crate::cli::Check;
use crate::outcome::{Failure, Outcome};
use crate::output::{say, sentence, tell};
use crate::shipped::Shipped;

/// Prints each mistake with file, line and what would be right, or one line if there are none.
pub fn run(asked: &Check) -> Result<Outcome, Failure> {
    let (folder, absent) = match &asked.codes {
        Some(own) => (own, key("cli-check-no-own-folder")),
        None => (&asked.folder, key("cli-check-no-folder")),
    };
    if !folder.is_dir() {
        let message = absent.with("folder", folder.display().to_string());
        return Err(Failure::bad(sentence(message)));
    }
    let given = Directory::new(folder);
    let merged = Overlay {
        under: &Shipped,
        over: &given,
    };
    let files: &dyn Files = match &asked.codes {
        Some(_) => &merged,
        None => &given,
    };
    if asked.map
        && let Err(mistakes) = write_maps(files, folder)?
    {
        return Ok(print(&mistakes));
    }
    if let Some(office) = &asked.edges {
        return match Codes::load_draft(files) {
            Ok(codes) => Ok(print_edges(&codes, office)),
            Err(mistakes) => Ok(print(&mistakes)),
        };
    }
    if asked.profile {
        return match Codes::load_draft(files) {
            Ok(codes) => Ok(print_profiles(&codes)),
            Err(mistakes) => Ok(print(&mistakes)),
        };
    }
    match Codes::check(files) {
        Ok(codes) => {
            tell(summary(&codes));
            Ok(Outcome::Done)
        }
        Err(mistakes) => Ok(print(&mistakes)),
    }
}

fn print(mistakes: &[Mistake]) -> Outcome {
    for mistake in mistakes {
        tell(mistake);
    }
    tell(key("cli-count-mistakes").with("count", mistakes.len()));
    Outcome::Found
}

/// Writes the map of each office to the folder, and prints what it counts. The parts whose rules are unchanged are
/// kept. An office that ships, and of which the folder has nothing, keeps the map that ships unless that is stale.
fn write_maps(files: &dyn Files, folder: &Path) -> Result<Result<(), Vec<Mistake>>, Failure> {
    let codes = match Codes::load_draft(files) {
        Ok(codes) => codes,
        Err(mistakes) => return Ok(Err(mistakes)),
    };
    std::fs::create_dir_all(folder.join("maps")).map_err(Failure::bad)?;
    for office in codes.offices() {
        let path = map_path(&office.id);
        let before = files.read(&path).ok().and_then(|text| map_from_toml(&text));
        let ships = !folder.join(&office.id).is_dir();
        if ships && (before.as_ref()).is_some_and(|map| !codes.map_is_stale(map)) {
            continue;
        }
        let map = codes
            .map(&office.id, before.as_ref())
            .map_err(Failure::bad)?;
        std::fs::write(folder.join(&path), map_to_toml(&map)).map_err(Failure::bad)?;
        tell(counts(&map));
    }
    Ok(Ok(()))
}

/// Prints, for each office and profile, the heads met and those that are lacking.
fn print_profiles(codes: &Codes) -> Outcome {
    let profiles: Vec<&str> = codes.profiles().map(|one| one.id.as_str()).collect();
    for office in codes.offices() {
        let reports = profiles
            .iter()
            .filter_map(|id| codes.profile(&office.id, id, today(), Lang::En));
        for report in reports {
            say(format!(
                "{}: {}. {}",
                report.office, report.title, report.status
            ));
            for head in report.heads {
                let line = if head.clauses.is_empty() {
                    key("cli-check-head-lacking").with("head", head.label)
                } else {
                    key("cli-check-head-met")
                        .with("head", head.label)
                        .with("clauses", head.clauses.join(", "))
                };
                say(format!("  {}", sentence(line)));
            }
        }
    }
    Outcome::Done
}

/// Prints what is shown and what is missing. A missing side comes as an example to confirm and complete.
fn print_edges(codes: &Codes, office: &str) -> Outcome {
    let mut missing = 0;
    for edges in codes.edges(office) {
        missing += edges.missing.len();
        tell(
            key("cli-check-edges")
                .with("version", &edges.version)
                .with("shown", edges.shown.to_string())
                .with("missing", edges.missing.len().to_string()),
        );
        for edge in &edges.missing {
            say(proposed(edge));
        }
    }
    if missing == 0 {
        Outcome::Done
    } else {
        Outcome::Found
    }
}

/// A proposed example in the form of `examples.toml`.
fn proposed(edge: &Edge) -> String {
    let Edge {
        rule,
        clauses,
        condition,
        holds,
        proposal,
    } = edge;
    let facts: Vec<String> = (proposal.facts.iter())
        .map(|(name, value)| format!("{name} = {value}"))
        .collect();
    let posts = match proposal.posts.as_slice() {
        [] => String::new(),
        posts => format!("posts = {posts:?}\n"),
    };
    format!(
        "# {} {rule}: {condition} is {holds}\n[[example]]\nsituation = \"{}\"\nas = \"{}\"\n{posts}facts = {{ {} }}\n",
        clauses.join(","),
        proposal.situation,
        proposal.role,
        facts.join(", "),
    )
}

fn counts(map: &OfficeMap) -> Message {
    let count = |kind: RegionKind| map.count(kind).to_string();
    let kept = map.promises.iter().filter(|one| one.held).count();
    key("cli-check-map")
        .with("office", &map.office)
        .with("silent", count(RegionKind::Silent))
        .with("clash", count(RegionKind::Clash))
        .with("unaddressed", count(RegionKind::Unaddressed))
        .with("differs", count(RegionKind::Differs))
        .with("kept", kept.to_string())
        .with("promises", map.promises.len().to_string())
}

fn summary(codes: &Codes) -> Message {
    let (mut clauses, mut examples) = (0, 0);
    let mut seen = std::collections::BTreeSet::new();
    for office in codes.offices() {
        for instrument in codes.instruments(&office.id) {
            if seen.insert(instrument.folder.clone()) {
                clauses += instrument.clauses.len();
                examples += instrument.examples.len();
            }
        }
    }
    // Numbers as text, because a program may read this line.
    key("cli-check-clean")
        .with("offices", codes.offices().count().to_string())
        .with("situations", codes.situations().count().to_string())
        .with("instruments", seen.len().to_string())
        .with("clauses", clauses.to_string())
        .with("examples", examples.to_string())
}
