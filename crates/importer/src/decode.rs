//! From bytes to text, with the file's encoding and line ends.

use serde::{Deserialize, Serialize};

/// The encoding of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Encoding {
    /// UTF-8 without a byte order mark (plain ASCII is this too).
    Utf8,
    /// UTF-8 that began with a byte order mark.
    Utf8Bom,
    /// UTF-16, low byte first, as some spreadsheets save "Unicode text".
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Not valid UTF-8, so read as Windows-1252, the usual encoding of older spreadsheets in Western Europe.
    Windows1252,
}

impl Encoding {
    /// The stable key, as in the serialised form.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf8Bom => "utf-8-bom",
            Self::Utf16Le => "utf-16-le",
            Self::Utf16Be => "utf-16-be",
            Self::Windows1252 => "windows-1252",
        }
    }
}

/// The line ends of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum LineEnds {
    /// Line feed only (or a file of one line).
    Lf,
    /// Carriage return and line feed.
    CrLf,
    /// Both kinds, or lone carriage returns.
    Mixed,
}

/// A file as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without any byte order mark.
    pub text: String,
    /// The encoding of the bytes.
    pub encoding: Encoding,
    /// The line ends.
    pub line_ends: LineEnds,
    /// Whether some bytes could not be read and are U+FFFD in the text.
    pub damaged: bool,
}

/// Reads bytes as text. It never fails: bytes without a byte order mark that are not valid UTF-8 are read as
/// Windows-1252. [`text`](crate::kind::text) checks whether they are text at all.
#[must_use]
pub(crate) fn decode(bytes: &[u8]) -> Decoded {
    let (encoding, text, damaged) = match encoding_rs::Encoding::for_bom(bytes) {
        Some((marked, length)) => {
            let (text, damaged) = marked.decode_without_bom_handling(&bytes[length..]);
            (named(marked), text.into_owned(), damaged)
        }
        None => unmarked(bytes),
    };
    let line_ends = line_ends(&text);
    Decoded {
        text,
        encoding,
        line_ends,
        damaged,
    }
}

fn named(marked: &'static encoding_rs::Encoding) -> Encoding {
    if marked == encoding_rs::UTF_16LE {
        Encoding::Utf16Le
    } else if marked == encoding_rs::UTF_16BE {
        Encoding::Utf16Be
    } else {
        Encoding::Utf8Bom
    }
}

fn unmarked(bytes: &[u8]) -> (Encoding, String, bool) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        (Encoding::Utf8, text.to_owned(), false)
    } else {
        let (text, damaged) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
        (Encoding::Windows1252, text.into_owned(), damaged)
    }
}

fn line_ends(text: &str) -> LineEnds {
    let pairs = text.matches("\r\n").count();
    let returns = text.matches('\r').count();
    let feeds = text.matches('\n').count();
    match (pairs, returns - pairs, feeds - pairs) {
        (0, 0, _) => LineEnds::Lf,
        // Files whose rows end with both characters often have bare line feeds inside quoted cells.
        (_, 0, 0) => LineEnds::CrLf,
        _ => LineEnds::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_encodings_apart() {
        assert_eq!(decode(b"a,b\n").encoding, Encoding::Utf8);
        assert_eq!(decode("£5".as_bytes()).encoding, Encoding::Utf8);
        let marked = decode(b"\xef\xbb\xbfa\r\n");
        assert_eq!(
            (marked.encoding, marked.text.as_str()),
            (Encoding::Utf8Bom, "a\r\n")
        );
        let old = decode(b"\x91quoted\x92 \xa35\r\n");
        assert_eq!(
            (old.encoding, old.text.as_str()),
            (Encoding::Windows1252, "‘quoted’ £5\r\n")
        );
        assert_eq!(old.line_ends, LineEnds::CrLf);
        assert_eq!(decode(b"\xff\xfea\x00").text, "a");
    }

    #[test]
    fn damage_under_a_byte_order_mark_is_reported() {
        assert!(decode(b"\xef\xbb\xbfa\xff").damaged);
    }
}
