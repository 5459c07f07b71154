//! What would change an answer, in words.

use probity_conduct::model::Situation;
use probity_conduct::{ChangedFact, Outcome, WouldChange};
use probity_i18n::{Message, key};

use super::Acting;
use super::whom::whom;
use crate::labels::Labels;

/// "If “Who is it for?” were “The office or my whole team”: you can accept it (Code of Conduct, 15.4a)".
pub(super) fn line(change: &WouldChange, situation: &Situation, labels: &Labels) -> Message {
    let facts: Vec<String> = (change.facts.iter())
        .map(|fact| labels.language.say(&changed(fact, situation, labels)))
        .collect();
    let changes = match facts.as_slice() {
        [first, second] => labels.language.say(
            &key("answer-would-change-and")
                .with("first", first.as_str())
                .with("second", second.as_str()),
        ),
        facts => facts.join(", "),
    };
    key("answer-would-change-line")
        .with("changes", changes)
        .with("then", then(change, labels))
}

fn changed(fact: &ChangedFact, situation: &Situation, labels: &Labels) -> Message {
    let key = if fact.or_less {
        key("answer-would-change-or-less")
    } else {
        key("answer-would-change-to")
    };
    let answer = situation
        .field(&fact.field)
        .map_or_else(String::new, |field| labels.value(field, &fact.value));
    key.with("question", labels.field(situation, &fact.field))
        .with("answer", answer)
}

/// The outcome then, with the clauses that decide.
fn then(change: &WouldChange, labels: &Labels) -> String {
    let said = match change.outcome {
        None => return labels.language.t("answer-would-be-open", &[]),
        Some(Outcome::NeedsAuthorisation) if !change.authorities.is_empty() => {
            let whom = whom(&change.authorities.join("|"), &Acting::new(), labels);
            key("answer-would-need").with("whom", whom)
        }
        Some(Outcome::NeedsAuthorisation) => key("answer-would-need-someone").into(),
        Some(Outcome::Silent) => return labels.language.t("answer-would-be-ordinary", &[]),
        _ => key("answer-would-be-permitted").into(),
    };
    let clauses: Vec<&str> = change
        .because
        .iter()
        .map(|one| one.clause.as_str())
        .collect();
    let said = key("answer-would-then")
        .with("then", labels.language.say(&said))
        .with("clauses", clauses.join(", "));
    labels.language.say(&said)
}
