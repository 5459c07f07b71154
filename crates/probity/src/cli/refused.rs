//! What clap will not take, said from the catalogue: what is wrong, what would be right, how the command is written.

use std::error::Error as _;

use clap::{
    Error,
    error::{ContextKind, ContextValue, ErrorKind},
};
use probity_i18n::{Message, key};

use crate::{
    outcome::Failure,
    voice::{sentence, t},
};

/// Why the line is no command.
pub fn refused(error: &Error) -> Failure {
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return Failure::bad(error.render().to_string().trim_end());
    }
    let mut lines = vec![sentence(wrong(error))];
    lines.extend(right(error));
    if let Some(usage) = error.get(ContextKind::Usage) {
        lines.extend([String::new(), written(&usage.to_string())]);
    }
    lines.extend([String::new(), t("refused-more")]);
    Failure::bad_input(lines)
}

/// What is wrong. Kinds that cannot come from this command line are told with clap's own word for them.
fn wrong(error: &Error) -> Message {
    let given = |kind| given(error, kind);
    let (argument, value) = (
        given(ContextKind::InvalidArg),
        given(ContextKind::InvalidValue),
    );
    match error.kind() {
        ErrorKind::UnknownArgument => key("refused-unknown").with("argument", argument),
        ErrorKind::InvalidSubcommand => {
            key("refused-unknown-command").with("command", given(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => key("refused-missing").with("arguments", argument),
        ErrorKind::MissingSubcommand => {
            key("refused-no-command").with("known", given(ContextKind::ValidSubcommand))
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            key("refused-no-value").with("argument", argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => key("refused-value")
            .with("argument", argument)
            .with("value", value),
        ErrorKind::TooManyValues => key("refused-surplus")
            .with("argument", argument)
            .with("value", value),
        ErrorKind::ArgumentConflict => conflict(argument, given(ContextKind::PriorArg)),
        ErrorKind::InvalidUtf8 => key("refused-letters").into(),
        kind => key("refused-otherwise").with("problem", kind.to_string()),
    }
}

/// An argument that is in conflict with itself was given twice.
fn conflict(argument: String, others: String) -> Message {
    if argument == others {
        return key("refused-twice").with("argument", argument);
    }
    key("refused-together")
        .with("argument", argument)
        .with("others", others)
}

/// What would be right, as far as that is known.
fn right(error: &Error) -> Vec<String> {
    let own = error.source().map(ToString::to_string);
    let known = given(error, ContextKind::ValidValue);
    let values = (error.kind() == ErrorKind::InvalidValue && !known.is_empty())
        .then(|| sentence(key("refused-values").with("known", known)));
    let meant = meant(error).map(|instead| sentence(key("refused-meant").with("instead", instead)));
    own.into_iter().chain(values).chain(meant).collect()
}

/// What is most like what was typed.
fn meant(error: &Error) -> Option<String> {
    let alike = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ];
    let alike = alike.into_iter().find_map(|kind| match error.get(kind)? {
        ContextValue::String(one) => Some(one.clone()),
        ContextValue::Strings(several) => several.last().cloned(),
        _ => None,
    });
    alike.or_else(|| {
        // An English sentence around what to type instead, which it quotes last.
        let tip = given(error, ContextKind::Suggested);
        let instead = tip.rsplit('\'').nth(1)?;
        // That it can be given as a value after two hyphens is nothing that anybody here would want.
        (!instead.starts_with("-- ")).then(|| instead.to_owned())
    })
}

fn given(error: &Error, kind: ContextKind) -> String {
    error.get(kind).map(ToString::to_string).unwrap_or_default()
}

/// How the command is written: clap puts its own heading before it.
fn written(usage: &str) -> String {
    let bare = usage.strip_prefix("Usage:").unwrap_or(usage).trim_start();
    format!("{} {bare}", t("help-usage"))
}

#[cfg(test)]
mod tests {
    use std::{ffi::OsString, os::unix::ffi::OsStringExt};

    use clap::{Error, error::ErrorKind};

    use super::{super::spoken, wrong};

    #[test]
    fn what_is_no_text_is_told_and_so_is_what_was_not_foreseen() {
        let line = ["probity".into(), "check".into(), "--language".into()];
        let line = line.into_iter().chain([OsString::from_vec(vec![0xff])]);
        let error = spoken::command().try_get_matches_from(line).unwrap_err();
        assert_eq!(wrong(&error).key_or_text(), "refused-letters");
        let unforeseen = Error::new(ErrorKind::NoEquals);
        assert_eq!(wrong(&unforeseen).key_or_text(), "refused-otherwise");
    }
}
