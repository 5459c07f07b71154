//! Every file of `codes/`, read once, with its position in the tree and a fingerprint of them all.

use std::collections::BTreeMap;

use probity_i18n::{Message, key};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::files::Files;
use crate::mistake::{Mistake, Source, theirs};
use crate::model::{NO_COLUMN_SOURCE, NO_DAY};
use crate::text;

/// All files by path.
pub(crate) struct Sources {
    files: BTreeMap<String, Source>,
}

impl Sources {
    /// Reads every `.toml` and `.cedar` file. Other files, such as a README, are ignored.
    pub fn read(files: &dyn Files) -> Result<Self, Vec<Mistake>> {
        let paths = files.list().map_err(|error| {
            vec![Mistake::of_file(
                "",
                key("check-folder-unread").with("problem", error.to_string()),
                key("check-folder-unread-right"),
            )]
        })?;
        let (mut read, mut mistakes) = (BTreeMap::new(), Vec::new());
        for path in paths {
            if !(path.ends_with(".toml") || path.ends_with(".cedar")) {
                continue;
            }
            match files.read(&path) {
                Ok(text) => {
                    read.insert(path.clone(), Source { path, text });
                }
                Err(error) => mistakes.push(Mistake::of_file(
                    path,
                    key("check-file-unread").with("problem", error.to_string()),
                    key("check-file-unread-right"),
                )),
            }
        }
        if mistakes.is_empty() {
            Ok(Self { files: read })
        } else {
            Err(mistakes)
        }
    }

    pub fn get(&self, path: &str) -> Option<&Source> {
        self.files.get(path)
    }

    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// SHA-256 (hex) over every path and text. Lengths come first, so that no two trees hash the same input.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        for source in self.files.values() {
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

/// Serde's errors are text: "X, expected Y". The first half is what is wrong, the second is what would be right.
/// Errors of our own types come as a name, and the sentence for it is chosen here.
fn toml_mistake(source: &Source, error: &toml::de::Error) -> Mistake {
    let at = error.span().map_or(0, |span| span.start);
    let message = error.message().trim();
    let (what, instead) = match message.split_once(", expected ") {
        Some((what, expected)) => (theirs(what), expected_instead(expected)),
        None if message == NO_DAY => (
            key("check-toml-day").into(),
            key("check-toml-day-right").into(),
        ),
        None if message == NO_COLUMN_SOURCE => (
            key("check-toml-column").into(),
            key("check-toml-column-right").into(),
        ),
        None => (theirs(message), toml_instead(message)),
    };
    source.mistake(at, what, instead)
}

/// What would be right, if serde says what it expected.
fn expected_instead(expected: &str) -> Message {
    match expected {
        "a TOML datetime" => key("check-toml-date-right").into(),
        text::EXPECTED => key("check-toml-text-right").into(),
        other => theirs(other),
    }
}

/// What would be right, if serde does not say.
fn toml_instead(message: &str) -> Message {
    match message.strip_prefix("missing field ") {
        Some(field) => key("check-toml-field-right").with("field", field),
        None => key("check-toml-right").into(),
    }
}
