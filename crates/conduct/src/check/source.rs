//! Check of where a version comes from: its originals, the address where it is published, the lines of its plain text,
//! and the official wording of its clauses.

use probity_i18n::key;
use sha2::{Digest, Sha256};

use super::{Ground, path, repeated};
use crate::mistake::{Mistake, one_of, snippet};
use crate::model::{Clause, Instrument, ORIGINAL_MAX, Original, OriginalFormat};

pub(super) fn check(ground: Ground<'_>, mistakes: &mut Vec<Mistake>) {
    for version in &ground.model.instruments {
        originals(ground, version, mistakes);
        mistakes.extend(published(ground, version));
        plain_text(ground, version, mistakes);
        let path = path(version, "clauses.toml");
        for clause in &version.clauses {
            mistakes.extend(line(ground, version, &path, clause));
            mistakes.extend(wording(ground, &path, clause));
        }
    }
}

/// Each original is listed once and is the file that it says it is, and no other file lies beside them.
fn originals(ground: Ground<'_>, version: &Instrument, mistakes: &mut Vec<Mistake>) {
    let instrument = path(version, "instrument.toml");
    for twice in repeated(&version.originals, |one| &one.file) {
        let what = key("check-original-twice").with("file", &twice.file);
        let instead = key("check-original-twice-right");
        mistakes.push(ground.at(&instrument, twice.at, "file", what, instead));
    }
    for one in &version.originals {
        mistakes.extend(original(ground, version, &instrument, one));
    }
    for found in ground.sources.originals_of(&version.version_folder()) {
        let listed = |one: &Original| path(version, &one.file) == found;
        if !version.originals.iter().any(listed) {
            let file = found.strip_prefix(&format!("{}/", version.version_folder()));
            let entry = format!("[[original]] file = \"{}\"", file.unwrap_or(found));
            let what = key("check-original-unlisted");
            let right = key("check-original-unlisted-right").with("entry", entry);
            mistakes.push(Mistake::of_file(found, what, right));
        }
    }
}

/// The first thing that is wrong with one original.
fn original(
    ground: Ground<'_>,
    version: &Instrument,
    instrument: &str,
    one: &Original,
) -> Option<Mistake> {
    let file = &one.file;
    let at = |word: &str, what, instead| Some(ground.at(instrument, one.at, word, what, instead));
    if one.name().is_none() {
        let what = key("check-original-name").with("file", file);
        return at("file", what, key("check-original-name-right").into());
    }
    let Some(format) = one.format() else {
        let what = key("check-original-ending").with("file", file);
        let endings = OriginalFormat::ALL.map(|format| format!(".{}", format.ending()));
        return at("file", what, one_of(endings));
    };
    let Some(bytes) = ground.sources.original(&path(version, file)) else {
        let what = key("check-original-missing").with("file", file);
        return at("file", what, key("check-original-missing-right").into());
    };
    if bytes.len() > ORIGINAL_MAX {
        let what = key("check-original-large").with("file", file);
        let right = key("check-original-large-right").with("most", ORIGINAL_MAX >> 20);
        return at("file", what, right);
    }
    if !format.fits(&bytes) {
        let what = key("check-original-format")
            .with("file", file)
            .with("ending", format.ending());
        return at("file", what, key("check-original-format-right").into());
    }
    let sum = format!("{:x}", Sha256::digest(&bytes));
    (one.sha256 != sum).then(|| {
        let what = key("check-original-sum").with("file", file);
        ground.at(
            instrument,
            one.at,
            "sha256",
            what,
            snippet(format!("sha256 = \"{sum}\"")),
        )
    })
}

/// The address is one that a browser opens safely.
fn published(ground: Ground<'_>, version: &Instrument) -> Option<Mistake> {
    let address = version.published_at.as_ref()?;
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '@');
    let host = address.strip_prefix("https://").unwrap_or_default();
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    let sound = host.contains('.') && !host.starts_with('.') && address.chars().all(plain);
    (!sound).then(|| {
        let what = key("check-published-at").with("address", address);
        let right = key("check-published-at-right");
        ground.at(
            &path(version, "instrument.toml"),
            0,
            "published-at",
            what,
            right,
        )
    })
}

/// A plain text is named and has its sum, or it has neither.
fn plain_text(ground: Ground<'_>, version: &Instrument, mistakes: &mut Vec<Mistake>) {
    let path = path(version, "instrument.toml");
    let mut wrong = |word: &str, what, instead| {
        mistakes.push(ground.at(&path, 0, word, what, instead));
    };
    match (&version.source_lines, &version.source_sha256) {
        (Some(_), None) => wrong(
            "source-lines",
            key("check-source-unhashed"),
            key("check-source-unhashed-right"),
        ),
        (None, Some(_)) => wrong(
            "source-sha256",
            key("check-source-unnamed"),
            key("check-source-unnamed-right"),
        ),
        (_, Some(sum)) if !is_sum(sum) => wrong(
            "source-sha256",
            key("check-source-sum"),
            key("check-source-sum-right"),
        ),
        _ => {}
    }
}

fn is_sum(text: &str) -> bool {
    let hex = |c: char| c.is_ascii_digit() || matches!(c, 'a'..='f');
    text.len() == 64 && text.chars().all(hex)
}

/// A line is counted from 1, in a text that the instrument names.
fn line(ground: Ground<'_>, version: &Instrument, path: &str, clause: &Clause) -> Option<Mistake> {
    let line = clause.line?;
    let (what, instead) = if line == 0 {
        (key("check-line-zero"), key("check-line-zero-right"))
    } else if version.source_lines.is_none() {
        (
            key("check-line-of-nothing"),
            key("check-line-of-nothing-right"),
        )
    } else {
        return None;
    };
    let what = what.with("clause", &clause.reference);
    Some(ground.at(path, clause.at, "line", what, instead))
}

/// Official wording has words, in every language in which it is given.
fn wording(ground: Ground<'_>, path: &str, clause: &Clause) -> Option<Mistake> {
    let texts = clause.wording.as_ref()?.in_every_language();
    let empty = texts.iter().any(|text| text.trim().is_empty());
    empty.then(|| {
        let what = key("check-wording-empty").with("clause", &clause.reference);
        let right = key("check-wording-empty-right");
        ground.at(path, clause.at, "wording", what, right)
    })
}
