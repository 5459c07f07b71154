//! The `codes/` embedded in the binary, and an office's own merged with them.

use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};

use probity_conduct::{Codes, Directory, Files, Mistake, Overlay};
use probity_i18n::key;
use rust_embed::RustEmbed;

use crate::outcome::Failure;
use crate::output::sentence;

/// The files that the program comes with.
#[derive(RustEmbed)]
#[folder = "../../codes"]
pub struct Shipped;

impl Files for Shipped {
    fn list(&self) -> io::Result<Vec<String>> {
        Ok(Self::iter().map(Cow::into_owned).collect())
    }

    fn read(&self, path: &str) -> io::Result<String> {
        let file = Self::get(path).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        Ok(String::from_utf8_lossy(&file.data).into_owned())
    }

    fn bytes(&self, path: &str, most: usize) -> io::Result<Vec<u8>> {
        let file = Self::get(path).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        Ok(file.data[..file.data.len().min(most)].to_vec())
    }
}

/// The embedded codes, which were checked before they were embedded, or merged with the files of
/// `own`. One mistake in these means that nothing is loaded.
pub fn load(own: Option<&PathBuf>) -> Result<Codes, Failure> {
    let loaded = match own {
        None => Codes::load_checked(&Shipped),
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

/// The codes of a folder alone. They do not have to pass every check.
pub fn load_draft(folder: &Path) -> Result<Codes, Failure> {
    if !folder.is_dir() {
        let message = key("cli-check-no-folder").with("folder", folder.display().to_string());
        return Err(Failure::bad(sentence(message)));
    }
    Codes::load_draft(&Directory::new(folder)).map_err(|mistakes| refused(&mistakes))
}

/// The embedded codes and the office's own, with one version of an instrument replaced by a folder, and the name of
/// that version. A draft's examples do not have to pass.
pub fn with_version(
    own: Option<&PathBuf>,
    owner: &str,
    folder: &Path,
) -> Result<(Codes, String), Failure> {
    let draft = Directory::new(folder);
    let (id, effective) = identity(&draft.read("instrument.toml").map_err(Failure::bad)?)?;
    let own = own.map(Directory::new);
    let instrument = format!("{owner}/{id}/");
    let under = Redrawn {
        files: Some(&Shipped),
        instrument: &instrument,
        draft: None,
    };
    let over = Redrawn {
        files: own.as_ref().map(|own| own as &dyn Files),
        instrument: &instrument,
        draft: Some((format!("{instrument}{effective}/"), draft)),
    };
    let files = Overlay {
        under: &under,
        over: &over,
    };
    let codes = Codes::load_draft(&files).map_err(|mistakes| refused(&mistakes))?;
    Ok((codes, format!("{owner}/{id}@{effective}")))
}

/// Files without those of one instrument, and with the files of a draft in their place.
struct Redrawn<'a> {
    files: Option<&'a dyn Files>,
    /// The instrument's folder.
    instrument: &'a str,
    /// The folder of the draft's version, and its files.
    draft: Option<(String, Directory)>,
}

impl Redrawn<'_> {
    /// The draft, and the path in it, if the file belongs to the draft.
    fn drafted<'p>(&self, path: &'p str) -> Option<(&Directory, &'p str)> {
        let (folder, draft) = self.draft.as_ref()?;
        Some((draft, path.strip_prefix(folder.as_str())?))
    }
}

impl Files for Redrawn<'_> {
    fn list(&self) -> io::Result<Vec<String>> {
        let mut paths = match self.files {
            Some(files) => files.list()?,
            None => Vec::new(),
        };
        paths.retain(|path| !path.starts_with(self.instrument));
        if let Some((folder, draft)) = &self.draft {
            let drafted = draft.list()?.into_iter();
            paths.extend(drafted.map(|path| format!("{folder}{path}")));
        }
        Ok(paths)
    }

    fn read(&self, path: &str) -> io::Result<String> {
        if let Some((draft, path)) = self.drafted(path) {
            return draft.read(path);
        }
        match self.files {
            Some(files) if !path.starts_with(self.instrument) => files.read(path),
            _ => Err(io::Error::from(io::ErrorKind::NotFound)),
        }
    }

    fn bytes(&self, path: &str, most: usize) -> io::Result<Vec<u8>> {
        if let Some((draft, path)) = self.drafted(path) {
            return draft.bytes(path, most);
        }
        match self.files {
            Some(files) if !path.starts_with(self.instrument) => files.bytes(path, most),
            _ => Err(io::Error::from(io::ErrorKind::NotFound)),
        }
    }

    fn place(&self, path: &str) -> String {
        match (self.drafted(path), self.files) {
            (Some((draft, path)), _) => draft.place(path),
            (None, Some(files)) => files.place(path),
            (None, None) => format!("codes/{path}"),
        }
    }
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
