//! Strict reading of a JSON body: no unknown fields, no duplicates, no wrong types. Errors say where and why.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use probity_i18n::{Message, key};
use serde::de::{DeserializeOwned, IgnoredAny};

use crate::error::WebError;

/// A body that was read. Its type has to refuse unknown fields (`#[serde(deny_unknown_fields)]`).
#[derive(Debug)]
pub struct Body<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = WebError;

    async fn from_request(request: Request, state: &S) -> Result<Self, WebError> {
        let kind = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok());
        if !kind.is_some_and(is_json) {
            return Err(WebError::media_type("a body that is not called JSON")
                .with_message(key("api-not-json")));
        }
        let bytes = Bytes::from_request(request, state).await;
        let bytes = bytes.map_err(|rejection| {
            WebError::from_status(
                rejection.into_response().status(),
                "a body that cannot be received",
            )
        })?;
        read(&bytes).map(Self)
    }
}

fn is_json(kind: &str) -> bool {
    let kind = kind
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

/// Reads a body.
///
/// # Errors
/// 400 with line and column if it is not JSON; 422 with the field if its shape is wrong.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, WebError> {
    let text = std::str::from_utf8(bytes).map_err(|why| {
        let before = bytes.get(..why.valid_up_to()).unwrap_or_default();
        let lines = before.split(|byte| *byte == b'\n');
        malformed(
            lines.clone().count(),
            lines.clone().next_back().map_or(0, <[u8]>::len) + 1,
        )
    })?;
    serde_json::from_str::<IgnoredAny>(text).map_err(|why| malformed(why.line(), why.column()))?;
    // Serde also reads a list as an object, by the order of the fields, which is no one's contract.
    if !text.trim_start().starts_with('{') {
        let error = WebError::unprocessable("a body that is no object");
        return Err(error.with_field(".", key("api-no-object")));
    }
    let mut reader = serde_json::Deserializer::from_str(text);
    serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        misshapen(&path, &error.into_inner())
    })
}

fn malformed(line: usize, column: usize) -> WebError {
    let message = key("api-malformed")
        .with("line", line)
        .with("column", column);
    WebError::bad_request("malformed JSON").with_message(message)
}

/// Turns the parser's error into one that the sender can act on. Values stay out of the log.
fn misshapen(path: &str, why: &serde_json::Error) -> WebError {
    let text = why.to_string();
    let text = text.split(" at line ").next().unwrap_or_default();
    let quoted = text.split('`').nth(1).unwrap_or_default();
    let expected = text
        .split_once("expected ")
        .map_or("", |(_, expected)| expected);
    let above = if path == "." {
        String::new()
    } else {
        format!("{path}.")
    };
    let (field, message) = if text.starts_with("missing field") {
        (format!("{above}{quoted}"), Message::new(key("api-missing")))
    } else if text.starts_with("unknown field") {
        let known = expected.trim_start_matches("one of ").replace('`', "");
        (
            path.to_owned(),
            key("api-unknown-field").with("known", known),
        )
    } else if text.starts_with("duplicate field") {
        (
            format!("{above}{quoted}"),
            Message::new(key("api-given-twice")),
        )
    } else if expected.is_empty() {
        (path.to_owned(), Message::new(key("api-unreadable")))
    } else {
        (
            path.to_owned(),
            key("api-wrong-type").with("expected", in_words(expected)),
        )
    };
    WebError::unprocessable("a body of another shape").with_field(field, message)
}

/// What was expected, without names of types in this program.
fn in_words(expected: &str) -> String {
    let expected = expected.replace('`', "");
    let number = |kind: char| {
        let size = expected.strip_prefix(kind);
        size.is_some_and(|size| size == "size" || size.parse::<u8>().is_ok())
    };
    if number('u') || number('i') {
        "a whole number".to_owned()
    } else if expected.starts_with("struct ") || expected == "a map" {
        "an object".to_owned()
    } else {
        expected
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;
    use serde::Deserialize;

    use super::*;
    use crate::error::Kind;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Inner {
        #[expect(dead_code, reason = "only read")]
        on: Date,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        #[expect(dead_code, reason = "only read")]
        name: String,
        #[expect(dead_code, reason = "only read")]
        inner: Option<Inner>,
    }

    fn refused(text: &str) -> (Kind, Vec<(String, String)>) {
        let error = read::<Sample>(text.as_bytes()).unwrap_err();
        let fields = error
            .fields
            .iter()
            .map(|wrong| (wrong.name.clone(), wrong.message.key_or_text().to_owned()));
        (error.kind, fields.collect())
    }

    #[test]
    fn the_wrong_shape_names_the_field() {
        let cases = [
            (r#"{"nome":"x"}"#, "nome", "api-unknown-field"),
            (r"{}", "name", "api-missing"),
            (r#"{"name":3}"#, "name", "api-wrong-type"),
            (r#"{"name":"x","name":"y"}"#, "name", "api-given-twice"),
            (r#"{"name":"x","inner":{}}"#, "inner.on", "api-missing"),
            (
                r#"{"name":"x","inner":{"on":"2026-02-30"}}"#,
                "inner.on",
                "api-unreadable",
            ),
            (r"[]", ".", "api-no-object"),
            (r#"["x", null]"#, ".", "api-no-object"),
            ("3", ".", "api-no-object"),
        ];
        for (text, field, key) in cases {
            let (kind, fields) = refused(text);
            assert_eq!(kind, Kind::Unprocessable, "{text}");
            assert_eq!(fields, [(field.to_owned(), key.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_expected_is_in_plain_words() {
        for (expected, words) in [
            ("u64", "a whole number"),
            ("i16", "a whole number"),
            ("usize", "a whole number"),
            ("struct DeclareBody with 6 elements", "an object"),
            ("a string", "a string"),
            ("a boolean", "a boolean"),
        ] {
            assert_eq!(in_words(expected), words);
        }
    }

    #[test]
    fn invalid_json_says_where() {
        for text in ["", "{", "{\"name\":\"x\"} x", "{'name':1}", "\u{feff}{}"] {
            assert_eq!(refused(text).0, Kind::BadRequest, "{text}");
        }
        assert_eq!(
            read::<Sample>(b"{\"name\":\"\xff\"}").unwrap_err().kind,
            Kind::BadRequest
        );
        let deep = format!("{{\"name\":{}", "[".repeat(100_000));
        assert!(
            read::<Sample>(deep.as_bytes()).is_err(),
            "and no stack overflows"
        );
    }
}
