//! The first line of an answer that is still open: what to do, or to leave, until the facts are known.

use probity_conduct::Answer;
use probity_i18n::{Message, key};

use super::whom::{Acting, whom};
use crate::labels::Labels;

/// The most questions that the line repeats.
const QUOTED: usize = 2;

/// What the reader does before the open questions are answered. `first` is what is owed whatever the answers are.
pub(super) fn instruction(
    answer: &Answer,
    first: Option<Message>,
    acting: &Acting,
    labels: &Labels,
) -> Message {
    let asked = whom_to_ask(answer).map(|post| whom(&post, acting, labels));
    let open = questions(answer, labels);
    let Some(act) = answer.act.clone() else {
        return first.unwrap_or_else(|| match asked {
            Some(whom) => key("instruct-open-duties")
                .with("open", open)
                .with("whom", whom),
            None => key("instruct-open-duties-alone").with("open", open),
        });
    };
    let line = match (answer.cannot_be_refused, asked) {
        (true, Some(whom)) => key("instruct-open-ask").with("whom", whom),
        (false, Some(whom)) => key("instruct-open").with("whom", whom),
        (_, None) => Message::new(key("instruct-open-alone")),
    };
    line.with("act", act).with("open", open)
}

/// The posts that could authorise it or, if no clause names any, the post to ask. Where there is no deed: who would
/// be told.
fn whom_to_ask(answer: &Answer) -> Option<String> {
    let could = answer.could_authorise.join("|");
    let told = || {
        let mut owed = answer.duties.iter().chain(&answer.may_owe);
        owed.find_map(|one| one.to.clone())
            .filter(|_| answer.act.is_none())
    };
    Some(could)
        .filter(|posts| !posts.is_empty() && answer.act.is_some())
        .or_else(|| answer.ask.as_ref().map(|ask| ask.post.clone()))
        .or_else(told)
}

/// The open questions, as something that people can know: "the answer to “Is it one of several?”".
fn questions(answer: &Answer, labels: &Labels) -> String {
    let situation = labels.codes.situation(&answer.situation);
    let quoted: Vec<String> = answer
        .undecided
        .iter()
        .take(QUOTED + 1)
        .map(|name| {
            let label = situation.map_or_else(|| name.clone(), |found| labels.field(found, name));
            labels.language.t("quoted", &[("text", label.into())])
        })
        .collect();
    let said = match quoted.as_slice() {
        [one] => key("open-question").with("question", one.as_str()),
        two if two.len() <= QUOTED => key("open-questions").with("questions", labels.all(two)),
        _ => key("open-more").with("count", answer.undecided.len()),
    };
    labels.language.say(&said)
}
