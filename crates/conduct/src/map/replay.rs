//! A case in which a promise does not hold: in words, and as the command that asks about it.

use serde_json::Value as Json;

use crate::answer::Outcome;
use crate::ask::Question;
use crate::codes::Codes;
use crate::facts::Facts;
use crate::model::{Field, FieldType};

/// One case.
#[derive(Debug, Clone)]
pub(crate) struct Counterexample {
    pub question: Question,
    /// By field name, the facts as they are typed.
    pub facts: Vec<(String, String)>,
    /// The answer to it, asked as any other question. `None` if it has no outcome.
    pub outcome: Option<Outcome>,
}

impl Counterexample {
    /// The question with these facts, by place in the situation, and its answer.
    pub fn of(codes: &Codes, question: Question, facts: Vec<(usize, String)>) -> Self {
        let situation = codes.situation(&question.situation);
        let fields = situation.map_or(&[][..], |one| &one.fields);
        let facts: Vec<(String, String)> = (facts.into_iter())
            .filter_map(|(index, typed)| Some((fields.get(index)?.name.clone(), typed)))
            .collect();
        let typed = facts.iter();
        let json: Json = typed
            .map(|(name, typed)| (name.clone(), Json::from(typed.as_str())))
            .collect::<serde_json::Map<_, _>>()
            .into();
        let read = situation.map(|one| Facts::from_json(one, &json).unwrap_or_default());
        let question = Question {
            facts: read.unwrap_or_default(),
            ..question
        };
        Self {
            outcome: codes.ask(&question).ok().and_then(|answer| answer.outcome),
            question,
            facts,
        }
    }

    /// Each question with its answer, as people read them.
    pub fn in_words(&self, codes: &Codes) -> String {
        let situation = codes.situation(&self.question.situation);
        let words = self.facts.iter().filter_map(|(name, typed)| {
            let field = situation?.field(name)?;
            Some(format!("{} {}", field.label, answer(field, typed)))
        });
        words.collect::<Vec<_>>().join("; ")
    }

    /// The command that asks it. `folder` is the option that names the codes.
    pub fn command(&self, folder: &[&str]) -> String {
        let Question {
            office,
            situation,
            on,
            asker,
            switched_on,
            ..
        } = &self.question;
        let on = on.to_string();
        let mut words = vec!["probity", "ask", situation, "--office", office];
        words.extend(["--as", &asker.role, "--on", &on]);
        words.extend(asker.posts.iter().flat_map(|post| ["--post", post]));
        words.extend(switched_on.iter().flat_map(|id| ["--with", id]));
        let mut words: Vec<String> = words.into_iter().map(quoted).collect();
        for (name, typed) in &self.facts {
            words.extend(["--fact".to_owned(), quoted(&format!("{name}={typed}"))]);
        }
        words.extend(folder.iter().map(|word| quoted(word)));
        words.join(" ")
    }
}

fn answer(field: &Field, typed: &str) -> String {
    match field.kind {
        FieldType::Choice => field
            .option(typed)
            .map_or_else(|| typed.to_owned(), |option| option.label.to_string()),
        FieldType::Money => format!("£{typed}"),
        _ => typed.to_owned(),
    }
}

/// The word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./=:,".contains(&byte);
    if !word.is_empty() && word.bytes().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_word_that_a_shell_would_split_is_quoted() {
        assert_eq!(quoted("kind=cash"), "kind=cash");
        assert_eq!(quoted("our codes/"), "'our codes/'");
        assert_eq!(quoted("the clerk's"), r"'the clerk'\''s'");
        assert_eq!(quoted(""), "''");
    }
}
