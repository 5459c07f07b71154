//! From files to the model. The position in the tree says what each file is.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use probity_i18n::{Key, key};

use crate::mistake::{Mistake, snippet};
use crate::model::map::{OfficeMap, map_from_toml};
use crate::model::{
    AcceptedFile, BankHolidays, ClausesFile, ComparisonsFile, DeedsFile, Example, ExamplesFile,
    Instrument, InstrumentFile, Office, Profile, PromisesFile, Register, Situation, Standard,
    Words,
};
use crate::sources::Sources;

/// Everything except the rules, read and not yet checked.
#[derive(Debug, Clone, Default)]
pub(crate) struct Model {
    pub words: Words,
    pub situations: BTreeMap<String, Situation>,
    pub registers: BTreeMap<String, Register>,
    pub standards: BTreeMap<String, Standard>,
    pub profiles: BTreeMap<String, Profile>,
    pub comparisons: ComparisonsFile,
    pub deeds: DeedsFile,
    pub promises: PromisesFile,
    /// The maps that can be read, by office.
    pub maps: BTreeMap<String, OfficeMap>,
    pub bank_holidays: BankHolidays,
    pub offices: BTreeMap<String, Office>,
    /// Sorted by folder, then by effective date.
    pub instruments: Vec<Instrument>,
}

impl Model {
    /// Takes out the questions that the office hides. They are the last of their situations, because rules know
    /// questions by their place.
    pub fn hide_all(&mut self, sources: &Sources) {
        for (source, hidden) in sources.hidden() {
            let mut situations = self.situations.values_mut();
            if let Some(one) = situations.find(|one| situation_path(&one.id) == source.path) {
                one.fields.retain(|kept| kept.name != hidden.field);
            }
        }
    }
}

/// The path of a situation.
pub(crate) fn situation_path(id: &str) -> String {
    format!("situations/{id}.toml")
}

/// Reads the model. Mistakes in all files are collected.
pub(crate) fn model(sources: &Sources) -> Result<Model, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    let mut model = Model {
        words: sources
            .toml("words.toml", &mut mistakes)
            .unwrap_or_default(),
        ..Model::default()
    };
    let mut versions = BTreeSet::new();
    for path in sources.paths() {
        let parts: Vec<&str> = path.split('/').collect();
        match parts[..] {
            // Read above.
            ["words.toml"] => {}
            // A map that cannot be read counts as missing: the check of offices says so.
            ["maps", _] => {
                let map = sources.get(path).and_then(|one| map_from_toml(&one.text));
                model.maps.extend(map.map(|map| (map.office.clone(), map)));
            }
            ["comparisons.toml"] => {
                model.comparisons = sources.toml(path, &mut mistakes).unwrap_or_default();
            }
            ["bank-holidays.toml"] => {
                model.bank_holidays = sources.toml(path, &mut mistakes).unwrap_or_default();
            }
            ["deeds.toml"] => {
                model.deeds = sources.toml(path, &mut mistakes).unwrap_or_default();
            }
            ["promises.toml"] => {
                model.promises = sources.toml(path, &mut mistakes).unwrap_or_default();
            }
            ["situations", _] => keep(
                &mut model.situations,
                sources.toml(path, &mut mistakes),
                |one: &Situation| &one.id,
                path,
                &mut mistakes,
            ),
            ["registers", _] => keep(
                &mut model.registers,
                sources.toml(path, &mut mistakes),
                |one: &Register| &one.id,
                path,
                &mut mistakes,
            ),
            ["standards", _] => keep(
                &mut model.standards,
                sources.toml(path, &mut mistakes),
                |one: &Standard| &one.id,
                path,
                &mut mistakes,
            ),
            ["profiles", _] => keep(
                &mut model.profiles,
                sources.toml(path, &mut mistakes),
                |one: &Profile| &one.id,
                path,
                &mut mistakes,
            ),
            [office, "office.toml"] if office != "law" => {
                keep(
                    &mut model.offices,
                    sources.toml(path, &mut mistakes),
                    |one: &Office| &one.id,
                    path,
                    &mut mistakes,
                );
            }
            [
                owner,
                instrument,
                date,
                "instrument.toml" | "clauses.toml" | "rules.cedar" | "examples.toml"
                | "accepted.toml",
            ] => {
                versions.insert((format!("{owner}/{instrument}"), date.to_owned()));
            }
            [owner, instrument, date, "rules", file] if file.ends_with(".cedar") => {
                versions.insert((format!("{owner}/{instrument}"), date.to_owned()));
            }
            [owner, instrument, date, "examples", file] if file.ends_with(".toml") => {
                versions.insert((format!("{owner}/{instrument}"), date.to_owned()));
            }
            _ => mistakes.push(Mistake::of_file(
                path,
                key("check-file-misplaced"),
                key("check-file-misplaced-right"),
            )),
        }
    }
    for (folder, date) in versions {
        model
            .instruments
            .extend(version(sources, &folder, &date, &mut mistakes));
    }
    if mistakes.is_empty() {
        Ok(model)
    } else {
        Err(mistakes)
    }
}

/// Keeps an item under its id, which must be the name of its file or folder.
fn keep<T>(
    kept: &mut BTreeMap<String, T>,
    item: Option<T>,
    id: impl Fn(&T) -> &str,
    path: &str,
    mistakes: &mut Vec<Mistake>,
) {
    let Some(item) = item else { return };
    let name = match path.strip_suffix("/office.toml") {
        Some(folder) => folder,
        None => path
            .rsplit('/')
            .next()
            .unwrap_or(path)
            .trim_end_matches(".toml"),
    };
    if id(&item) != name {
        mistakes.push(Mistake::of_file(
            path,
            key("check-id-name")
                .with("id", id(&item))
                .with("name", name),
            snippet(format!("id = \"{name}\"")),
        ));
    }
    kept.insert(name.to_owned(), item);
}

/// One version of an instrument: its own files and those of each situation.
fn version(
    sources: &Sources,
    folder: &str,
    date: &str,
    mistakes: &mut Vec<Mistake>,
) -> Option<Instrument> {
    let place = format!("{folder}/{date}");
    let file: Option<InstrumentFile> = sources.toml(&format!("{place}/instrument.toml"), mistakes);
    let clauses: Option<ClausesFile> = sources.toml(&format!("{place}/clauses.toml"), mistakes);
    let examples = sources.version_files(&place, "examples", "toml");
    let examples: Vec<Example> = examples
        .into_iter()
        .flat_map(|path| worked(sources, path, mistakes))
        .collect();
    let path = format!("{place}/accepted.toml");
    let accepted: Option<AcceptedFile> = match sources.get(&path) {
        Some(_) => sources.toml(&path, mistakes),
        None => Some(AcceptedFile::default()),
    };
    let (file, clauses, accepted) = (file?, clauses?, accepted?);
    if date != file.effective.to_string() {
        mistakes.push(folder_mistake(sources, &place, date, file.effective));
    }
    let id = folder.rsplit('/').next().unwrap_or(folder);
    if file.id != id {
        mistakes.push(Mistake::of_file(
            format!("{place}/instrument.toml"),
            key("check-id-folder")
                .with("id", &file.id)
                .with("folder", id),
            snippet(format!("id = \"{id}\"")),
        ));
    }
    let mut made = instrument(folder, file, clauses, examples);
    made.accepted = accepted.accepted;
    for original in &mut made.originals {
        let kept = sources.original(&format!("{place}/{}", original.file));
        original.bytes = kept.unwrap_or_default();
    }
    Some(made)
}

/// The examples of one file, each with its day and position.
fn worked(sources: &Sources, path: &str, mistakes: &mut Vec<Mistake>) -> Vec<Example> {
    let Some(file) = sources.toml::<ExamplesFile>(path, mistakes) else {
        return Vec::new();
    };
    let day = file.on;
    let placed = |example: Example| Example {
        on: example.on.or(day),
        file: path.to_owned(),
        ..example
    };
    file.example.into_iter().map(placed).collect()
}

fn folder_mistake(sources: &Sources, place: &str, folder: &str, effective: Date) -> Mistake {
    let path = format!("{place}/instrument.toml");
    let sentence = |message: Key| {
        message
            .with("effective", effective.to_string())
            .with("folder", folder)
    };
    let (what, instead) = (
        sentence(key("check-effective-folder")),
        sentence(key("check-effective-folder-right")),
    );
    match sources.get(&path) {
        Some(source) => source.mistake_near(0, "effective", what, instead),
        None => Mistake::of_file(path, what, instead),
    }
}

fn instrument(
    folder: &str,
    file: InstrumentFile,
    clauses: ClausesFile,
    examples: Vec<Example>,
) -> Instrument {
    Instrument {
        folder: folder.to_owned(),
        id: file.id,
        kind: file.kind,
        title: file.title,
        version: file.version,
        effective: file.effective,
        effective_stated: file.effective_stated,
        source: file.source,
        source_lines: file.source_lines,
        source_sha256: file.source_sha256,
        published_at: file.published_at,
        originals: file.originals,
        control: file.control,
        covers: file.covers,
        exempt: file.exempt,
        points_to: file.points_to,
        standards: file.standards,
        clauses: clauses.clause,
        meets: file.meets,
        examples,
        accepted: Vec::new(),
    }
}
