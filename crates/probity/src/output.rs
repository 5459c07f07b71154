//! Output of the command line, in a language that is set once at the start.

use std::fmt::Display;
use std::io::Write;
use std::path::Path;
use std::sync::OnceLock;

use probity_i18n::{Arg, Key, Language, Message, PSEUDO, Words, key};

use crate::outcome::Failure;

static LANGUAGE: OnceLock<Language> = OnceLock::new();

/// Chooses the language by its tag.
///
/// # Errors
/// When the language does not exist. The error lists those that do.
pub fn choose(tag: &str) -> Result<(), Failure> {
    let words = Words::load().map_err(Failure::unable)?;
    let Some(language) = words.find(tag) else {
        let known = words.languages().map(Language::tag);
        let known = known.filter(|tag| *tag != PSEUDO);
        let message = known_ids(key("cli-languages"), known);
        return Err(Failure::bad(sentence(message)));
    };
    LANGUAGE.get_or_init(|| language);
    Ok(())
}

/// The chosen language, or English.
///
/// # Errors
/// When the catalogue cannot be read.
pub fn language() -> Result<&'static Language, Failure> {
    if let Some(chosen) = LANGUAGE.get() {
        return Ok(chosen);
    }
    let words = Words::load().map_err(Failure::unable)?;
    Ok(LANGUAGE.get_or_init(|| words.for_language("en")))
}

/// A message in that language, or its key if the catalogue cannot be read.
pub fn sentence(message: impl Into<Message>) -> String {
    let message = message.into();
    language().map_or_else(
        |_| message.key_or_text().to_owned(),
        |language| language.say(&message),
    )
}

/// The ids to choose from.
pub fn known_ids<'a>(what: Key, ids: impl IntoIterator<Item = &'a str>) -> Message {
    let ids: Vec<&str> = ids.into_iter().collect();
    Message::new(what).with("known", ids.join(", "))
}

/// An unknown id, with the known ones.
pub fn unknown<'a>(
    what: Key,
    id: &str,
    known: Key,
    ids: impl IntoIterator<Item = &'a str>,
) -> Failure {
    let what = Message::new(what).with("id", id);
    Failure::bad_input([sentence(what), sentence(known_ids(known, ids))])
}

/// A file could not be read. The reason is a message, or the system's own text.
pub fn unread(what: Key, file: &Path, problem: impl Into<Arg>) -> Message {
    let message = Message::new(what).with("file", file.display().to_string());
    message.with("problem", problem)
}

/// Prints a message.
pub fn tell(message: impl Into<Message>) {
    say(sentence(message));
}

/// Prints a line as it is. If the reader is gone (`| head`), that is not an error.
pub fn say(line: impl Display) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

/// Prints JSON, indented.
pub fn say_json(value: &impl serde::Serialize) {
    if let Ok(text) = serde_json::to_string_pretty(value) {
        say(text);
    }
}
