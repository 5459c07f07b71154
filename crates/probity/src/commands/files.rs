//! Files that commands are given: read up to a limit, and told apart from what is no text.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use probity_i18n::{Key, key};
use probity_importer::{Decoded, Encoding, WrongFile};

use crate::{
    outcome::Failure,
    output::{sentence, unread},
};

/// One megabyte is more than any form or checkpoint holds.
const MOST: usize = 1 << 20;

/// A file's bytes, or those of standard input for `-`: one more than `most` where it has more. `what` says what to give.
pub fn bytes(file: &Path, most: usize, what: Key) -> Result<Vec<u8>, Failure> {
    let up_to = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    let read = if file == Path::new("-") {
        io::stdin().lock().take(up_to).read_to_end(&mut bytes)
    } else {
        File::open(file).and_then(|file| file.take(up_to).read_to_end(&mut bytes))
    };
    read.map_err(|error| Failure::bad(sentence(unread(what, file, error.to_string()))))?;
    Ok(bytes)
}

/// The same as text, however an editor saved it: UTF-8, or UTF-16 with its mark.
pub fn text(file: &Path, what: Key) -> Result<String, Failure> {
    let bytes = bytes(file, MOST, what.clone())?;
    let wrong = |problem: Key| Failure::bad(sentence(unread(what, file, problem)));
    if bytes.len() > MOST {
        return Err(wrong(key("cli-file-too-large")));
    }
    match probity_importer::text(&bytes) {
        Ok(Decoded { damaged: true, .. })
        | Ok(Decoded {
            encoding: Encoding::Windows1252,
            ..
        }) => Err(wrong(key("cli-file-not-utf-8"))),
        Ok(decoded) => Ok(decoded.text),
        Err(WrongFile::Empty) => Ok(String::new()),
        Err(_) => Err(wrong(key("cli-file-not-text"))),
    }
}
