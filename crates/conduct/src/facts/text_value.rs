//! Values of text and choice fields.

use super::problem::{Problem, Refused};
use super::{LONG_TEXT_MAX, TEXT_MAX};
use crate::model::{Field, FieldType};

/// Reads one line or several. Spaces at the ends are dropped, and line ends become `
/// `.
pub(super) fn text(kind: FieldType, given: &str) -> Result<String, Refused> {
    let long = kind == FieldType::LongText;
    let text = given.trim().replace("\r\n", "\n");
    let max = if long { LONG_TEXT_MAX } else { TEXT_MAX };
    let length = text.chars().count();
    if length > max {
        return Err(Refused::because(Problem::TooLong)
            .with("max", max)
            .with("length", length));
    }
    let strange = |c: char| c.is_control() && !(long && (c == '\n' || c == '\t'));
    if text.contains(strange) {
        return Err(Refused::because(Problem::ControlCharacter));
    }
    Ok(text)
}

/// Reads one of the field's options.
pub(super) fn choice(field: &Field, given: &str) -> Result<String, Refused> {
    let given = given.trim();
    field
        .option(given)
        .map(|option| option.value.clone())
        .ok_or_else(|| {
            let values: Vec<&str> = field
                .options
                .iter()
                .map(|option| option.value.as_str())
                .collect();
            Refused::because(Problem::NotAnOption).with("options", values.join(", "))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_a_length_and_no_control_characters() {
        assert_eq!(text(FieldType::Text, " pen ").as_deref(), Ok("pen"));
        assert_eq!(text(FieldType::LongText, "a\r\nb").as_deref(), Ok("a\nb"));
        let key = |kind, given: &str| text(kind, given).map_err(|refused| refused.problem.key());
        assert_eq!(key(FieldType::Text, "a\nb"), Err("control-character"));
        assert_eq!(key(FieldType::LongText, "a\0b"), Err("control-character"));
        assert_eq!(key(FieldType::Text, &"é".repeat(201)), Err("too-long"));
        assert!(key(FieldType::Text, &"é".repeat(200)).is_ok());
        assert_eq!(
            key(FieldType::LongText, &"x".repeat(1_000_000)),
            Err("too-long")
        );
    }
}
