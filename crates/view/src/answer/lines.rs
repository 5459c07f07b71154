//! The answer as lines of text, for the command line: the same words as on the page.

use probity_i18n::{Language, Message, key};

use crate::answer::duties::Duty;
use crate::answer::{AnswerBlock, Clause};
use crate::reading::wording::in_one_line;

impl AnswerBlock {
    /// Heading, meaning, duties, whom to ask, open questions, what would change it, clauses, what to show beside it, the
    /// versions it was judged by and what is missing from it: one line each.
    #[must_use]
    pub fn lines(&self, language: &Language) -> Vec<String> {
        let mut lines = vec![language.say(&self.heading), language.say(&self.meaning)];
        lines.extend(self.clash.iter().map(|one| language.say(one)));
        lines.extend(self.duties.iter().map(|duty| duty_line(duty, language)));
        if !self.may_owe.is_empty() {
            lines.push(language.t("answer-may-owe", &[]));
        }
        lines.extend(self.may_owe.iter().map(|duty| duty_line(duty, language)));
        if !self.rights.is_empty() {
            lines.push(language.t("answer-line-rights", &[]));
        }
        lines.extend(self.rights.iter().map(|duty| duty_line(duty, language)));
        lines.extend(
            self.in_doubt
                .iter()
                .map(|whom| language.say(&key("answer-in-doubt").with("whom", whom.as_str()))),
        );
        lines.extend(
            self.ask
                .iter()
                .map(|ask| language.say(&key("answer-line-ask").with("post", ask.post.as_str()))),
        );
        lines.extend(
            self.see.iter().map(|see| {
                language.say(&key("answer-line-see").with("policy", see.policy.as_str()))
            }),
        );
        lines.extend(self.open_line(language));
        lines.extend(self.would_change.iter().map(|one| language.say(one)));
        let rules = self.rules.iter().flat_map(|one| &one.clauses);
        lines.extend(rules.map(|clause| indented(&cited(clause, language))));
        lines.extend(self.notices.iter().map(|one| cited(one, language)));
        lines.extend(self.guidance.iter().map(|one| cited(one, language)));
        lines.extend(self.why.iter().map(|why| why.line(language)));
        lines.extend(self.judged_by.iter().map(|version| {
            let line = Message::new(key("answer-line-judged"));
            language.say(
                &line
                    .with("title", version.title.as_str())
                    .with("version", version.number.as_str()),
            )
        }));
        if self.without_local_decisions {
            lines.push(language.t("answer-without-local-decisions", &[]));
        }
        lines
    }

    fn open_line(&self, language: &Language) -> Option<String> {
        let questions = self.open.join("; ");
        (!self.open.is_empty())
            .then(|| language.say(&key("answer-line-open").with("questions", questions)))
    }
}

fn cited(clause: &Clause, language: &Language) -> String {
    let line = key("answer-line-clause").with("instrument", clause.instrument.as_str());
    language.say(&line.with("clause", clause.reference.as_str()).with(
        "says",
        in_one_line(&clause.says, clause.wording.as_deref(), language),
    ))
}

fn indented(line: &str) -> String {
    format!("  {line}")
}

/// What to do, and what comes of it: "Declare it: it goes to …; it is entered in the register".
fn with_parts(duty: &Duty) -> String {
    if duty.parts.is_empty() {
        return duty.label.clone();
    }
    format!("{}: {}", duty.label, duty.parts.join("; "))
}

fn duty_line(duty: &Duty, language: &Language) -> String {
    let text = |message: &Option<Message>| message.as_ref().map(|one| language.say(one));
    let due = duty.due.map(|due| {
        let due = language.deadline(due);
        language.say(&key("answer-line-due").with("due", due))
    });
    let now = duty.now.then(|| language.t("duty-now", &[]));
    let from = duty.from.as_ref().map(|from| {
        let from = key("answer-line-from").with("from", language.say(from));
        language.say(&from)
    });
    let when: Vec<String> = text(&duty.when).into_iter().chain(from).collect();
    let texts: Vec<String> = [
        Some(with_parts(duty)),
        now,
        Some(when.join(" ")).filter(|when| !when.is_empty()),
        due,
        text(&duty.every),
        duty.policy
            .as_deref()
            .map(|policy| language.say(&key("answer-line-policy").with("policy", policy))),
    ]
    .into_iter()
    .flatten()
    .collect();
    let clauses: Vec<String> = duty
        .clauses
        .iter()
        .map(|clause| cited(clause, language))
        .collect();
    let mut said = texts.join(", ");
    if duty.by_default {
        said = format!("{said}. {}", language.t("duty-by-default", &[]));
    }
    let line = key("answer-line-duty").with("duty", said);
    language.say(&line.with("clauses", clauses.join("; ")))
}
