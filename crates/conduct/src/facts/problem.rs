//! Problems with fields: of a situation's facts, or of any other form. One table has all of them.

use std::collections::BTreeMap;

use probity_i18n::{Key, Message, key};
use serde::{Serialize, Serializer};

/// A problem with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FieldProblem {
    /// The field's name. Empty if the problem is with the whole input.
    pub field: String,
    /// The kind of problem.
    #[serde(rename = "key")]
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub problem: Problem,
    /// The arguments of the message.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<&'static str, String>,
}

impl FieldProblem {
    /// A problem without arguments.
    pub fn new(field: impl Into<String>, problem: Problem) -> Self {
        Self {
            field: field.into(),
            problem,
            args: BTreeMap::new(),
        }
    }

    /// The same problem with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.insert(name, value.to_string());
        self
    }

    /// The same for a program or a command line: a wrong choice is answered with those that are right.
    #[must_use]
    pub fn message_with_choices(&self, name: &str) -> Message {
        let known = self.args.get("options").or_else(|| self.args.get("known"));
        let chosen = matches!(
            self.problem,
            Problem::NotAnOption | Problem::ResolutionUnknown | Problem::RoleUnknown
        );
        match known.filter(|_| chosen) {
            Some(known) => key("problem-one-of")
                .with("label", name)
                .with("options", known.as_str()),
            None => self.message(name),
        }
    }

    /// The message for the reader, who sees the field under this label.
    #[must_use]
    pub fn message(&self, label: &str) -> Message {
        let message = Message::new(self.problem.message_key()).with("label", label);
        let args = self.args.iter();
        args.fold(message, |message, (name, value)| {
            message.with(name, value.as_str())
        })
    }
}

/// Declares the kinds of problems: variant, stable key, arguments, and key of the message. A message can also use
/// `label`.
macro_rules! problems {
    ($($variant:ident $key:literal $($arg:ident)* => $message:expr;)+) => {
        /// The kind of a problem with a field. In JSON it is its key.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Problem {
            $(
                #[doc = concat!("`", $key, "`", $(", with `", stringify!($arg), "`",)* ".")]
                $variant,
            )+
        }

        impl Problem {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The stable key.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// The names of the arguments besides the label.
            pub const fn args(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$(stringify!($arg)),*]),+ }
            }

            const fn message_key(self) -> Key {
                match self { $(Self::$variant => $message),+ }
            }
        }
    };
}
problems! {
    Required "required" => key("problem-required");
    NotAnOption "not-an-option" options => key("problem-not-an-option");
    TooLong "too-long" max length => key("problem-too-long");
    ControlCharacter "control-character" => key("problem-control-character");
    NotAnObject "not-an-object" => key("problem-unreadable");
    UnknownField "unknown-field" known => key("api-unknown-field");
    CannotBeUnknown "cannot-be-unknown" => key("problem-cannot-be-unknown");
    UnknownAndGiven "unknown-and-given" => key("problem-unknown-and-given");
    NotAsked "not-asked" => key("problem-not-asked");
    WrongType "wrong-type" expected => key("api-wrong-type");
    GivenTwice "given-twice" => key("problem-given-twice");
    MoneyUnreadable "money-unreadable" => key("problem-money-unreadable");
    MoneyNegative "money-negative" => key("problem-money-negative");
    MoneyTooLarge "money-too-large" max => key("problem-money-too-large");
    NumberUnreadable "number-unreadable" => key("problem-number-unreadable");
    NumberNegative "number-negative" => key("problem-number-negative");
    NumberTooLarge "number-too-large" max => key("problem-number-too-large");
    NotConfirmed "not-confirmed" value => key("flow-confirm");
    DateUnreadable "date-unreadable" => key("problem-date");
    ImpossibleDate "impossible-date" => key("problem-date");
    DayAhead "day-ahead" => key("problem-day-ahead");
    DayTooEarly "day-too-early" other => key("problem-day-too-early");
    DaysOutOfOrder "days-out-of-order" => key("entry-days-out-of-order");
    DayToCome "day-to-come" latest => key("problem-day-to-come");
    DayPast "day-past" earliest => key("problem-day-past");
    NoLastingPermission "no-lasting-permission" => key("problem-no-lasting-permission");
    AgainstTheCode "against-the-code" => key("problem-against-the-code");
    BeyondThePost "beyond-the-post" => key("problem-beyond-the-post");
    NotAgainstTheCode "not-against-the-code" => key("problem-not-against-the-code");
    NothingWouldChange "nothing-would-change" => key("entry-nothing-changed");
    FieldNotShown "field-not-shown" => key("problem-not-shown");
    ResolutionMissing "resolution-missing" known => key("problem-resolution-missing");
    ResolutionUnknown "resolution-unknown" known => key("problem-not-an-option");
    RecipientMissing "recipient-missing" => key("problem-recipient-missing");
    AdviceUnknown "advice-unknown" => key("problem-advice-unknown");
    AdviceNotGiven "advice-not-given" => key("problem-advice-not-given");
    AdviceConfidential "advice-confidential" => key("problem-advice-confidential");
    ConfidentialForOneself "confidential-for-oneself" => key("problem-confidential-for-oneself");
    RoleUnknown "role-unknown" => key("problem-role-unknown");
    PlaceUnknown "place-unknown" => key("problem-place-unknown");
    PersonUnknown "person-unknown" => key("problem-person-unknown");
    ManagerLoop "manager-loop" => key("problem-manager-loop");
    PostUnknown "post-unknown" => key("problem-post-unknown");
    PostRelative "post-relative" => key("problem-post-relative");
    PostNotHeld "post-not-held" => key("problem-post-not-held");
    InstrumentNotOptional "instrument-not-optional" => key("problem-instrument-not-optional");
    DecidingDays "deciding-days" => key("problem-deciding-days");
    IdMalformed "id-malformed" => key("problem-id-malformed");
    IdTaken "id-taken" => key("problem-id-taken");
    LoginMalformed "login-malformed" => key("problem-login-malformed");
    LoginTaken "login-taken" => key("problem-login-taken");
    PassphraseTooShort "passphrase-too-short" min => key("problem-passphrase-too-short");
    PassphraseIsLogin "passphrase-is-login" => key("problem-passphrase-is-login");
    PassphraseWrong "passphrase-wrong" => key("problem-passphrase-wrong");
    ClausesMissing "clauses-missing" => key("problem-clauses-missing");
    ClauseUnknown "clause-unknown" clause => key("problem-clause-unknown");
    FileEmpty "file-empty" => key("import-file-missing");
    FileTooLarge "file-too-large" => key("import-file-too-large");
    FileWorkbook "file-workbook" => key("import-file-workbook");
    FileMarkup "file-markup" => key("import-file-markup");
    FileNotText "file-not-text" => key("import-file-not-text");
}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

/// The reason why one value is refused, before the field's name is added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refused {
    pub problem: Problem,
    pub args: Vec<(&'static str, String)>,
}

impl Refused {
    pub fn because(problem: Problem) -> Self {
        Self {
            problem,
            args: Vec::new(),
        }
    }

    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    pub fn of(self, field: &str) -> FieldProblem {
        (self.args.into_iter()).fold(
            FieldProblem::new(field, self.problem),
            |problem, (name, value)| problem.with(name, value),
        )
    }
}

#[cfg(test)]
mod tests {
    use probity_i18n::Words;

    use super::*;

    #[test]
    fn every_problem_has_a_message_that_its_arguments_fill() {
        let english = Words::load().unwrap().for_language("en");
        for problem in Problem::ALL {
            let bare = FieldProblem::new("field", *problem);
            let args = problem.args().iter();
            let full = args.fold(bare, |bare, name| bare.with(name, 7));
            english.try_say(&full.message("Field")).unwrap();
        }
    }
}
