//! Sources of `codes/`: a folder, the files embedded in the program, or one laid over the other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::merge;
use crate::source::Source;

/// A tree of files, named by their path from the root with `/` between the parts.
pub trait Files {
    /// Every file's path.
    ///
    /// # Errors
    /// When the files cannot be listed.
    fn list(&self) -> io::Result<Vec<String>>;

    /// One file's text.
    ///
    /// # Errors
    /// When the file does not exist, cannot be read or is not UTF-8.
    fn read(&self, path: &str) -> io::Result<String>;

    /// One file's bytes, up to `most` of them.
    ///
    /// # Errors
    /// When the file does not exist or cannot be read.
    fn bytes(&self, path: &str, most: usize) -> io::Result<Vec<u8>>;

    /// The path by which people find a file of this path, and that of the root for an empty one.
    fn place(&self, path: &str) -> String {
        format!("codes/{path}")
    }

    /// The two trees that this one is merged from, if it is.
    fn layers(&self) -> Option<Overlay<'_>> {
        None
    }
}

/// A folder of files.
#[derive(Debug, Clone)]
pub struct Directory(PathBuf);

impl Directory {
    /// The files in this folder.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self(root.into())
    }
}

impl Files for Directory {
    fn list(&self) -> io::Result<Vec<String>> {
        let mut found = Vec::new();
        walk(&self.0, "", &mut found)?;
        found.sort();
        Ok(found)
    }

    fn read(&self, path: &str) -> io::Result<String> {
        fs::read_to_string(self.0.join(path))
    }

    fn bytes(&self, path: &str, most: usize) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let most = u64::try_from(most).unwrap_or(u64::MAX);
        fs::File::open(self.0.join(path))?
            .take(most)
            .read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn place(&self, path: &str) -> String {
        self.0.join(path).to_string_lossy().into_owned()
    }
}

/// Hidden files belong to an editor or the system and are skipped.
fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let path = format!("{prefix}{name}");
        if entry.path().is_dir() {
            walk(&entry.path(), &format!("{path}/"), found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

/// Files held in memory, such as those embedded in the program or made by a test.
#[derive(Debug, Clone, Default)]
pub struct Memory(BTreeMap<String, Vec<u8>>);

impl Memory {
    /// Removes every file whose path begins with `folder`.
    pub fn remove_below(&mut self, folder: &str) {
        self.0.retain(|path, _| !path.starts_with(folder));
    }

    /// Adds a file, or replaces the one of that name.
    pub fn insert(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.insert_bytes(path, text.into());
    }

    /// The same with a file that need not be text.
    pub fn insert_bytes(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.0.insert(path.into(), bytes.into());
    }

    /// A copy of any tree of files, for tests to change.
    ///
    /// # Errors
    /// When one of the files cannot be read.
    pub fn copy_of(files: &dyn Files) -> io::Result<Self> {
        let mut copy = Self::default();
        for path in files.list()? {
            let bytes = files.bytes(&path, usize::MAX)?;
            copy.insert_bytes(path, bytes);
        }
        Ok(copy)
    }
}

impl<P: Into<String>, T: Into<String>> FromIterator<(P, T)> for Memory {
    fn from_iter<I: IntoIterator<Item = (P, T)>>(files: I) -> Self {
        let mut memory = Self::default();
        for (path, text) in files {
            memory.insert(path, text);
        }
        memory
    }
}

impl Files for Memory {
    fn list(&self) -> io::Result<Vec<String>> {
        Ok(self.0.keys().cloned().collect())
    }

    fn read(&self, path: &str) -> io::Result<String> {
        let bytes = self.bytes(path, usize::MAX)?;
        String::from_utf8(bytes).map_err(|why| io::Error::new(io::ErrorKind::InvalidData, why))
    }

    fn bytes(&self, path: &str, most: usize) -> io::Result<Vec<u8>> {
        let found = self.0.get(path);
        let absent = || io::Error::new(io::ErrorKind::NotFound, path.to_owned());
        let bytes = found.ok_or_else(absent)?;
        Ok(bytes[..bytes.len().min(most)].to_vec())
    }
}

/// Two trees as one. Labels, situations, registers and the lists that all offices share are merged; every other file
/// of `over` hides the file of the same path in `under`.
#[derive(Clone, Copy)]
pub struct Overlay<'a> {
    /// The files that the program comes with.
    pub under: &'a dyn Files,
    /// The files that an office adds, or with which it changes or replaces them.
    pub over: &'a dyn Files,
}

impl Files for Overlay<'_> {
    fn list(&self) -> io::Result<Vec<String>> {
        let mut paths: BTreeSet<String> = self.under.list()?.into_iter().collect();
        paths.extend(self.over.list()?);
        Ok(paths.into_iter().collect())
    }

    fn read(&self, path: &str) -> io::Result<String> {
        let own = match self.over.read(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return self.under.read(path),
            found => found?,
        };
        match self.under.read(path) {
            Ok(ships) if merge::is_merged(path) => {
                let source =
                    |text: String| Source::new(path.to_owned(), text, self.over.place(path), false);
                // Loading names the mistakes of a file that cannot be merged.
                let merged = merge::merge(source(ships), source(own.clone()));
                Ok(merged.map_or(own, Source::into_text))
            }
            _ => Ok(own),
        }
    }

    fn bytes(&self, path: &str, most: usize) -> io::Result<Vec<u8>> {
        match self.over.bytes(path, most) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => self.under.bytes(path, most),
            found => found,
        }
    }

    /// A file that is in neither tree is missing among the office's own, because what ships is complete.
    fn place(&self, path: &str) -> String {
        let has = |files: &dyn Files| files.bytes(path, 0).is_ok();
        if !has(self.over) && has(self.under) {
            self.under.place(path)
        } else {
            self.over.place(path)
        }
    }

    fn layers(&self) -> Option<Overlay<'_>> {
        Some(*self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_over_hides_what_lies_under() {
        let under = Memory::from_iter([("a.toml", "ships"), ("b.toml", "ships")]);
        let over = Memory::from_iter([("b.toml", "own"), ("c/d.toml", "own")]);
        let both = Overlay {
            under: &under,
            over: &over,
        };
        assert_eq!(both.list().unwrap(), ["a.toml", "b.toml", "c/d.toml"]);
        assert_eq!(both.read("a.toml").unwrap(), "ships");
        assert_eq!(both.read("b.toml").unwrap(), "own");
        assert!(both.read("e.toml").is_err());
    }

    #[test]
    fn a_file_that_is_no_text_keeps_its_bytes() {
        let (mut under, mut over) = (Memory::default(), Memory::default());
        under.insert_bytes("x.pdf", [0xff, 1, 2]);
        over.insert_bytes("y.pdf", [0xff, 3]);
        let both = Overlay {
            under: &under,
            over: &over,
        };
        assert_eq!(both.bytes("x.pdf", 2).unwrap(), [0xff, 1]);
        assert_eq!(both.bytes("y.pdf", 9).unwrap(), [0xff, 3]);
        assert_eq!(
            both.read("x.pdf").unwrap_err().kind(),
            io::ErrorKind::InvalidData
        );
        let copy = Memory::copy_of(&both).unwrap();
        assert_eq!(copy.bytes("y.pdf", usize::MAX).unwrap(), [0xff, 3]);
    }

    #[test]
    fn labels_are_merged() {
        let under = Memory::from_iter([("words.toml", "[duty.report]\nlabel = \"Report it\"\n")]);
        let over = Memory::from_iter([("words.toml", "[duty.tell]\nlabel = \"Tell them\"\n")]);
        let both = Overlay {
            under: &under,
            over: &over,
        };
        assert_eq!(
            both.read("words.toml").unwrap(),
            "[duty.report]\nlabel = \"Report it\"\n[duty.tell]\nlabel = \"Tell them\"\n"
        );
    }

    #[test]
    fn a_folder_is_read_with_its_folders() {
        let folder = Directory::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
        let names = folder.list().unwrap();
        assert!(names.contains(&"model/situation.rs".to_owned()));
        assert!(folder.read("files.rs").unwrap().starts_with("//!"));
    }
}
