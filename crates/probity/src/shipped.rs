//! The `codes/` embedded in the binary, and an office's own laid over them.

use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};

use probity_conduct::{Codes, Directory, Files, Memory, Mistake, Overlay};
use probity_i18n::key;
use rust_embed::RustEmbed;

use crate::outcome::Failure;
use crate::output::sentence;

#[derive(RustEmbed)]
#[folder = "../../codes"]
struct Shipped;

impl Files for Shipped {
    fn list(&self) -> io::Result<Vec<String>> {
        Ok(Self::iter().map(Cow::into_owned).collect())
    }

    fn read(&self, path: &str) -> io::Result<String> {
        let file = Self::get(path).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        Ok(String::from_utf8_lossy(&file.data).into_owned())
    }
}

/// The embedded codes, with the files of `own` added or laid over them. One mistake means that nothing is loaded.
pub fn load(own: Option<&PathBuf>) -> Result<Codes, Failure> {
    let loaded = match own {
        None => Codes::load(&Shipped),
        Some(folder) => Codes::load(&Overlay {
            under: &Shipped,
            over: &Directory::new(folder),
        }),
    };
    loaded.map_err(|mistakes| refused(&mistakes))
}

/// The same, as far as questions about one situation need it, in one office or in all. The embedded codes were
/// checked before they were embedded. An office's own were not, so they are loaded and checked as a whole.
pub fn load_part(
    own: Option<&PathBuf>,
    office: Option<&str>,
    situation: &str,
) -> Result<Codes, Failure> {
    match own {
        None => {
            Codes::load_part(&Shipped, office, situation).map_err(|mistakes| refused(&mistakes))
        }
        Some(_) => load(own),
    }
}

/// The embedded codes and the office's own, with one version of an instrument replaced by a folder, and the name of
/// that version. A draft's examples do not have to pass.
pub fn with_version(
    own: Option<&PathBuf>,
    owner: &str,
    folder: &Path,
) -> Result<(Codes, String), Failure> {
    let all = match own {
        None => Memory::copy_of(&Shipped),
        Some(folder) => Memory::copy_of(&Overlay {
            under: &Shipped,
            over: &Directory::new(folder),
        }),
    };
    let mut all = all.map_err(Failure::bad)?;
    let draft = Directory::new(folder);
    let (id, effective) = identity(&draft.read("instrument.toml").map_err(Failure::bad)?)?;
    all.remove_below(&format!("{owner}/{id}/"));
    for path in draft.list().map_err(Failure::bad)? {
        let text = draft.read(&path).map_err(Failure::bad)?;
        all.insert(format!("{owner}/{id}/{effective}/{path}"), text);
    }
    let codes = Codes::load_draft(&all).map_err(|mistakes| refused(&mistakes))?;
    Ok((codes, format!("{owner}/{id}@{effective}")))
}

/// The id and the effective date that an instrument.toml states.
fn identity(text: &str) -> Result<(String, String), Failure> {
    let read: toml::Table = toml::from_str(text).map_err(Failure::bad)?;
    let word = |key: &str| {
        read.get(key)
            .map(|value| value.to_string().replace('"', ""))
    };
    match (word("id"), word("effective")) {
        (Some(id), Some(effective)) => Ok((id, effective)),
        _ => Err(Failure::bad(sentence(key("cli-draft-nameless")))),
    }
}

fn refused(mistakes: &[Mistake]) -> Failure {
    let lines = mistakes.iter().map(sentence);
    let end = key("cli-codes-refused").with("count", mistakes.len());
    Failure::bad_input(lines.chain([sentence(end)]))
}
