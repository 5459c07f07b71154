//! Every file of `codes/`, read once, with its position in the tree and a fingerprint of them all.

use std::collections::BTreeMap;
use std::sync::Arc;

use probity_i18n::{Key, Message, key};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::files::{Files, Overlay};
use crate::merge::{is_merged, merge};
use crate::mistake::Mistake;
use crate::model::{ORIGINAL_MAX, ORIGINALS};
use crate::source::{Hidden, Source};
use crate::toml_mistake::toml_mistake;

/// All files by path.
pub(crate) struct Sources {
    files: BTreeMap<String, Source>,
    /// The files in the folders of originals, whatever their format.
    originals: BTreeMap<String, Kept>,
    /// The path by which people find the root: of an office's own files, if these are merged with what ships.
    root: String,
    /// An office's own files are merged with what ships.
    layered: bool,
}

/// One file in a folder of originals.
struct Kept {
    bytes: Arc<[u8]>,
    /// The path by which people find it.
    place: String,
    /// It ships, and an office's own files are merged with it.
    ships: bool,
}

/// The files of one tree.
#[derive(Default)]
struct Layer {
    files: BTreeMap<String, Source>,
    originals: BTreeMap<String, Kept>,
}

impl Sources {
    /// Reads every `.toml` and `.cedar` file, and originals. Other files, such as a README, are ignored. Two layers are
    /// merged.
    pub fn read(files: &dyn Files) -> Result<Self, Vec<Mistake>> {
        let all = match files.layers() {
            None => layer(files, false)?,
            Some(Overlay { under, over }) => layered(layer(under, true)?, layer(over, false)?)?,
        };
        let root = match files.layers() {
            None => files.place(""),
            Some(layers) => layers.over.place(""),
        };
        Ok(Self {
            files: all.files,
            originals: all.originals,
            root,
            layered: files.layers().is_some(),
        })
    }

    /// Whether an office's own folder has files below this one. Without an own folder, every file counts as own.
    pub fn owns(&self, folder: &str) -> bool {
        let own = |source: &Source| !source.ships && source.path.starts_with(folder);
        !self.layered || self.files.values().any(own)
    }

    /// Whether a mistake is in a file that ships.
    pub fn ships(&self, mistake: &Mistake) -> bool {
        match self.files.get(&mistake.file) {
            Some(source) if mistake.line == 0 => source.ships,
            _ => mistake.ships,
        }
    }

    /// The bytes of an original, up to one more than it can have.
    pub fn original(&self, path: &str) -> Option<Arc<[u8]>> {
        self.originals.get(path).map(|kept| kept.bytes.clone())
    }

    /// The paths of the originals of a version. If an office's own files have replaced a version that ships, those of
    /// the version that ships are left out.
    pub fn originals_of(&self, version: &str) -> impl Iterator<Item = &str> {
        let folder = format!("{version}/{ORIGINALS}/");
        let instrument = self.get(&format!("{version}/instrument.toml"));
        let replaced = instrument.is_some_and(|one| !one.ships);
        (self.originals.iter())
            .filter(move |(path, kept)| path.starts_with(&folder) && !(replaced && kept.ships))
            .map(|(path, _)| path.as_str())
    }

    /// Mistakes about whole files, with the path by which people find the file.
    pub fn placed(&self, mut mistakes: Vec<Mistake>) -> Vec<Mistake> {
        for mistake in mistakes.iter_mut().filter(|one| one.line == 0) {
            let text = self.files.get(&mistake.file).map(|source| &source.place);
            let original = self.originals.get(&mistake.file).map(|kept| &kept.place);
            mistake.path = match text.or(original) {
                Some(place) => place.clone(),
                None => format!("{}{}", self.root, mistake.file),
            };
        }
        mistakes
    }

    /// The option of the command line that answers from these files, and its value.
    pub fn option(&self) -> (&str, &str) {
        let root = self.root.trim_end_matches('/');
        (if self.layered { "--codes" } else { "--draft" }, root)
    }

    /// The questions that the office hides, each with its file.
    pub fn hidden(&self) -> impl Iterator<Item = (&Source, &Hidden)> {
        let sources = self.files.values();
        sources.flat_map(|source| source.hidden().iter().map(move |hidden| (source, hidden)))
    }

    pub fn get(&self, path: &str) -> Option<&Source> {
        self.files.get(path)
    }

    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// SHA-256 (hex) over every path and text but the maps, which only tell of the others. Lengths come first, so that no two trees hash the same input.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        for source in self
            .files
            .values()
            .filter(|source| !source.path.starts_with("maps/"))
        {
            for part in [&source.path, &source.text] {
                hash.update((part.len() as u64).to_be_bytes());
                hash.update(part.as_bytes());
            }
        }
        format!("{:x}", hash.finalize())
    }

    /// Reads one TOML file as a type. A missing file or a mistake in it goes to `mistakes`.
    pub fn toml<T: DeserializeOwned>(&self, path: &str, mistakes: &mut Vec<Mistake>) -> Option<T> {
        let Some(source) = self.get(path) else {
            mistakes.push(Mistake::of_file(
                path,
                key("check-file-missing"),
                key("check-file-missing-right"),
            ));
            return None;
        };
        toml_in(source, mistakes)
    }

    /// The files that hold a version's rules or examples: `<name>.<ending>`, then those in the folder `<name>`.
    pub fn version_files(&self, version: &str, name: &str, ending: &str) -> Vec<&str> {
        let whole = format!("{version}/{name}.{ending}");
        let folder = format!("{version}/{name}/");
        let of_situation =
            |path: &&str| path.starts_with(&folder) && path.ends_with(&format!(".{ending}"));
        let mut files: Vec<&str> = self.paths().filter(|path| *path == whole).collect();
        files.extend(self.paths().filter(of_situation));
        files
    }
}

fn toml_in<T: DeserializeOwned>(source: &Source, mistakes: &mut Vec<Mistake>) -> Option<T> {
    match toml::from_str(&source.text) {
        Ok(read) => Some(read),
        Err(error) => {
            mistakes.push(toml_mistake(source, &error));
            None
        }
    }
}

/// Every file of one tree.
fn layer(files: &dyn Files, ships: bool) -> Result<Layer, Vec<Mistake>> {
    let mistake = |path: String, what: Message, instead: Key| {
        let place = files.place(&path);
        Mistake {
            path: place,
            ..Mistake::of_file(path, what, instead)
        }
    };
    let paths = files.list().map_err(|error| {
        let problem = key("check-folder-unread").with("problem", error.to_string());
        vec![mistake(
            String::new(),
            problem,
            key("check-folder-unread-right"),
        )]
    })?;
    let (mut read, mut mistakes) = (Layer::default(), Vec::new());
    for path in paths {
        if is_original(&path) {
            match files.bytes(&path, ORIGINAL_MAX + 1) {
                Ok(bytes) => {
                    let (bytes, place) = (bytes.into(), files.place(&path));
                    let kept = Kept {
                        bytes,
                        place,
                        ships,
                    };
                    read.originals.insert(path, kept);
                }
                Err(error) => {
                    let problem = key("check-file-unread").with("problem", error.to_string());
                    mistakes.push(mistake(path, problem, key("check-original-unread-right")));
                }
            }
            continue;
        }
        if !(path.ends_with(".toml") || path.ends_with(".cedar")) {
            continue;
        }
        match files.read(&path) {
            Ok(text) => {
                let place = files.place(&path);
                let source = Source::new(path.clone(), text, place, ships);
                read.files.insert(path, source);
            }
            Err(error) => {
                let problem = key("check-file-unread").with("problem", error.to_string());
                mistakes.push(mistake(path, problem, key("check-file-unread-right")));
            }
        }
    }
    if mistakes.is_empty() {
        Ok(read)
    } else {
        Err(mistakes)
    }
}

/// Whether a file lies in a version's folder of originals.
fn is_original(path: &str) -> bool {
    path.split('/').nth(3) == Some(ORIGINALS) && path.split('/').count() > 4
}

/// The files of an office laid over those that ship.
fn layered(mut under: Layer, over: Layer) -> Result<Layer, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    under.originals.extend(over.originals);
    for (path, own) in over.files {
        let ships = under.files.remove(&path).filter(|_| is_merged(&path));
        let both = match ships {
            Some(ships) => merge(ships, own),
            None => Ok(own),
        };
        match both {
            Ok(source) => {
                under.files.insert(path, source);
            }
            Err(found) => mistakes.extend(found),
        }
    }
    if mistakes.is_empty() {
        Ok(under)
    } else {
        Err(mistakes)
    }
}
