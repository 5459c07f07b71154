//! A file and its text. It turns byte offsets and words into positions. A file that is merged from two keeps both, so
//! that every position is one in a file that people have.

use probity_i18n::Message;

use crate::mistake::Mistake;

/// A file and its text.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    /// Path from the root of `codes/`.
    pub path: String,
    pub text: String,
    /// The path by which people find it.
    pub place: String,
    /// It ships, and an office's own files are merged with it.
    pub ships: bool,
    merged: Option<Merged>,
}

/// What a text was merged from.
#[derive(Debug, Clone)]
pub(crate) struct Merged {
    /// The file that ships, then the office's own.
    pub layers: Vec<Source>,
    /// Where each part of the text comes from, in order.
    pub pieces: Vec<Piece>,
    /// The length of the text without the questions that the office hides. They come last.
    pub asked: usize,
    /// The questions that the office hides.
    pub hidden: Vec<Hidden>,
}

/// A range of one of the two texts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Slice {
    /// 0 is what ships, 1 is the office's own.
    pub layer: usize,
    pub start: usize,
    pub end: usize,
}

/// The part of a merged text that begins at an offset, up to the next piece.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece {
    pub at: usize,
    pub from: Slice,
    /// It was written for the merged text, so all of it stands for the beginning of `from`.
    pub made: bool,
}

/// A question that an office hides.
#[derive(Debug, Clone)]
pub(crate) struct Hidden {
    pub field: String,
    /// The value of `hidden` in the office's own file.
    pub at: Slice,
}

impl Source {
    /// A file as it is.
    pub fn new(path: String, text: String, place: String, ships: bool) -> Self {
        Self {
            path,
            text,
            place,
            ships,
            merged: None,
        }
    }

    /// A file that is merged from two.
    pub fn merged(text: String, merged: Merged) -> Self {
        let own = &merged.layers[1];
        Self {
            path: own.path.clone(),
            place: own.place.clone(),
            text,
            ships: false,
            merged: Some(merged),
        }
    }

    /// The text without the questions that the office hides.
    pub fn into_text(self) -> String {
        let mut text = self.text;
        text.truncate(self.merged.map_or(text.len(), |one| one.asked));
        text
    }

    /// The questions that the office hides.
    pub fn hidden(&self) -> &[Hidden] {
        self.merged.as_ref().map_or(&[], |one| &one.hidden)
    }

    /// The mistake at a byte offset of the text.
    pub fn mistake(
        &self,
        at: usize,
        what: impl Into<Message>,
        instead: impl Into<Message>,
    ) -> Mistake {
        match self.origin(at) {
            Some((source, at)) => source.mistake_here(at, what.into(), instead.into()),
            None => self.mistake_here(at, what.into(), instead.into()),
        }
    }

    /// The mistake at a part of one of the texts that this one was merged from.
    pub fn mistake_in(
        &self,
        part: Slice,
        what: impl Into<Message>,
        instead: impl Into<Message>,
    ) -> Mistake {
        let layers = self.merged.as_ref().map(|one| &one.layers);
        let source = layers.and_then(|layers| layers.get(part.layer));
        let source = source.unwrap_or(self);
        source.mistake_here(part.start, what.into(), instead.into())
    }

    fn mistake_here(&self, at: usize, what: Message, instead: Message) -> Mistake {
        let before = self.text.get(..at).unwrap_or(&self.text);
        let line_starts = before.rfind('\n').map_or(0, |newline| newline + 1);
        Mistake {
            file: self.path.clone(),
            path: self.place.clone(),
            line: before.matches('\n').count() + 1,
            column: Some(before[line_starts..].chars().count() + 1),
            what,
            instead,
            ships: self.ships,
        }
    }

    /// The file that people have, with the offset in it.
    fn origin(&self, at: usize) -> Option<(&Source, usize)> {
        let merged = self.merged.as_ref()?;
        let after = merged.pieces.partition_point(|piece| piece.at <= at);
        let piece = merged.pieces.get(after.saturating_sub(1))?;
        let length = if piece.made {
            0
        } else {
            piece.from.end - piece.from.start
        };
        let offset = piece.from.start + at.saturating_sub(piece.at).min(length);
        Some((merged.layers.get(piece.from.layer)?, offset))
    }

    /// A mistake at the first `word` in the item that begins at `from`, or at the item's beginning if the word is
    /// not there. An item ends where the next `[[item]]` begins.
    pub fn mistake_near(
        &self,
        from: usize,
        word: &str,
        what: impl Into<Message>,
        instead: impl Into<Message>,
    ) -> Mistake {
        let rest = self.text.get(from..).unwrap_or("");
        let end = rest
            .get(1..)
            .and_then(|rest| rest.find("\n[["))
            .map_or(rest.len(), |end| end + 1);
        let item = &rest[..end];
        let key = item.find(&format!("\n{word} =")).map(|offset| offset + 1);
        let at = key.or_else(|| item.find(word)).unwrap_or(0);
        self.mistake(from + at, what, instead)
    }
}

#[cfg(test)]
mod tests {
    use probity_i18n::{Words, key};

    use super::*;
    use crate::mistake::snippet;

    #[test]
    fn a_mistake_says_where_and_what_would_be_right() {
        let place = "codes/x/rules.cedar".to_owned();
        let source = Source::new("x/rules.cedar".into(), "é\nab cd".into(), place, false);
        let english = Words::load().unwrap().for_language("en");
        let mistake = source.mistake_near(0, "cd", key("check-file-missing"), snippet("ef"));
        assert_eq!(
            mistake.text(&english),
            "codes/x/rules.cedar:2:4: this file is missing\n  = would be right: ef"
        );
    }
}
