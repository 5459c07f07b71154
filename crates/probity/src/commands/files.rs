//! Files that commands read: up to a limit, and refused if they should be text and are not.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use probity_i18n::{Key, key};
use probity_importer::{Decoded, Encoding, WrongFile};

use crate::outcome::Failure;
use crate::output::{sentence, unread};

/// The most bytes of a form or checkpoint: one megabyte.
const MOST: usize = 1 << 20;

/// A file's bytes, or standard input's for `-`, up to one more than `most`. `what` is the message that says what to
/// give.
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

/// A file's text, as any editor may have saved it: UTF-8, or UTF-16 with its byte order mark.
pub fn text(file: &Path, what: Key) -> Result<String, Failure> {
    let bytes = bytes(file, MOST, what.clone())?;
    let wrong = |problem: Key| Failure::bad(sentence(unread(what, file, problem)));
    if bytes.len() > MOST {
        return Err(wrong(key("cli-file-too-large")));
    }
    match probity_importer::text(&bytes) {
        Ok(
            Decoded { damaged: true, .. }
            | Decoded {
                encoding: Encoding::Windows1252,
                ..
            },
        ) => Err(wrong(key("cli-file-not-utf-8"))),
        Ok(decoded) => Ok(decoded.text),
        Err(WrongFile::Empty) => Ok(String::new()),
        Err(_) => Err(wrong(key("cli-file-not-text"))),
    }
}
