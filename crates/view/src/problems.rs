//! Sentences for problems with a field, from the codes or from casework. They name the question.

use probity_conduct::FieldProblem;
use probity_i18n::{Key, Message, key};

/// The sentence for a problem with the field that has this label.
#[must_use]
pub fn message(problem: &FieldProblem, label: &str) -> Message {
    let sentence = Message::new(sentence(problem.key)).with("label", label);
    let args = problem.args.iter();
    args.fold(sentence, |sentence, (name, value)| {
        sentence.with(name, value.as_str())
    })
}

fn sentence(problem: &str) -> Key {
    match problem {
        "required" => key("problem-required"),
        "not-an-option" | "resolution-unknown" => key("problem-not-an-option"),
        "too-long" => key("problem-too-long"),
        "control-character" => key("problem-control-character"),
        "money-unreadable" => key("problem-money-unreadable"),
        "money-negative" => key("problem-money-negative"),
        "money-too-large" => key("problem-money-too-large"),
        "number-unreadable" => key("problem-number-unreadable"),
        "number-negative" => key("problem-number-negative"),
        "number-too-large" => key("problem-number-too-large"),
        "date-unreadable" | "impossible-date" => key("problem-date"),
        "day-ahead" => key("problem-day-ahead"),
        "day-too-early" => key("problem-day-too-early"),
        "days-out-of-order" => key("entry-days-out-of-order"),
        "given-twice" => key("problem-given-twice"),
        "resolution-missing" => key("problem-resolution-missing"),
        "recipient-missing" => key("problem-recipient-missing"),
        "day-to-come" => key("problem-day-to-come"),
        "advice-unknown" => key("problem-advice-unknown"),
        "advice-not-given" => key("problem-advice-not-given"),
        "advice-confidential" => key("problem-advice-confidential"),
        "confidential-for-oneself" => key("problem-confidential-for-oneself"),
        "role-unknown" => key("problem-role-unknown"),
        "place-unknown" => key("problem-place-unknown"),
        "person-unknown" => key("problem-person-unknown"),
        "manager-loop" => key("problem-manager-loop"),
        "post-unknown" => key("problem-post-unknown"),
        "post-relative" => key("problem-post-relative"),
        "post-not-held" => key("problem-post-not-held"),
        "instrument-not-optional" => key("problem-instrument-not-optional"),
        "deciding-days" => key("problem-deciding-days"),
        "id-malformed" => key("problem-id-malformed"),
        "id-taken" => key("problem-id-taken"),
        "login-malformed" => key("problem-login-malformed"),
        "login-taken" => key("problem-login-taken"),
        "passphrase-too-short" => key("problem-passphrase-too-short"),
        "passphrase-is-login" => key("problem-passphrase-is-login"),
        "passphrase-wrong" => key("problem-passphrase-wrong"),
        "file-empty" => key("import-file-missing"),
        "file-too-large" => key("import-file-too-large"),
        "file-workbook" => key("import-file-workbook"),
        "file-markup" => key("import-file-markup"),
        "file-not-text" => key("import-file-not-text"),
        "unknown-field" => key("api-unknown-field"),
        "wrong-type" => key("api-wrong-type"),
        _ => key("problem-unreadable"),
    }
}
