//! The same topic, or the same case, across offices: clauses or answers side by side.

use std::collections::BTreeSet;

use jiff::civil::Date;
use probity_code::{Answer, Asker, Codes, Facts, Question};
use serde::Serialize;
use utoipa::ToSchema;

use super::clause;
use super::notice::{NoticeView, notices};
use crate::parts::labels::Labels;
use probity_words::Language;

/// What one office's instruments say on a topic.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OnTopic {
    /// The office.
    pub office: String,
    /// Its name.
    pub name: String,
    /// What is said before anything else.
    pub notices: Vec<NoticeView>,
    /// The clauses, in the order of its instruments.
    pub clauses: Vec<TopicClause>,
}

/// One clause on a topic.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TopicClause {
    /// The instrument's identifier.
    pub instrument: String,
    /// The instrument's title.
    pub title: String,
    /// Its reference.
    pub reference: String,
    /// What it says.
    pub says: String,
    /// What kind of statement it is.
    pub kind: String,
    /// Its page.
    pub href: String,
}

/// What one office's instruments answer in a case.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct InCase {
    /// The office.
    pub office: String,
    /// Its name.
    pub name: String,
    /// The answer; none where the office has nothing in force on that day.
    #[schema(value_type = Option<crate::api::openapi::AnswerSchema>)]
    pub answer: Option<Answer>,
}

/// The offices that are compared: whose code is for everyone; one made for demonstration only if asked for.
#[must_use]
pub fn offices(codes: &Codes, demo: bool) -> Vec<&str> {
    let all = codes.offices();
    all.filter(|office| office.published && (demo || !office.demo))
        .map(|office| office.id.as_str())
        .collect()
}

/// The clauses of each office on a topic, by what is in force on that day.
#[must_use]
pub fn topic(
    codes: &Codes,
    language: &Language,
    topic: &str,
    on: Date,
    demo: bool,
) -> Vec<OnTopic> {
    let compared = offices(codes, demo).into_iter();
    let says = |office: &str| {
        let labels = Labels {
            codes,
            office,
            language,
        };
        let mut clauses = Vec::new();
        for version in codes.in_force(office, on, &[]) {
            for one in version.clauses.iter().filter(|one| one.topic == topic) {
                clauses.push(TopicClause {
                    instrument: version.id.clone(),
                    title: labels.text(&version.title),
                    reference: one.reference.clone(),
                    says: labels.text(&one.says),
                    kind: clause::kind(&labels, &one.kind),
                    href: format!("/{office}/{}/{}", version.id, one.reference),
                });
            }
        }
        OnTopic {
            office: office.to_owned(),
            name: labels.office_name(),
            notices: notices(&labels, &BTreeSet::from([topic]), on),
            clauses,
        }
    };
    compared.map(says).collect()
}

/// The answer of each office in one case, for someone without posts.
#[must_use]
pub fn case(
    codes: &Codes,
    language: &Language,
    situation: &str,
    standing: &str,
    facts: &Facts,
    on: Date,
    demo: bool,
) -> Vec<InCase> {
    let compared = offices(codes, demo).into_iter();
    let answer = |office: &str| {
        let labels = Labels {
            codes,
            office,
            language,
        };
        let question = Question {
            office: office.to_owned(),
            situation: situation.to_owned(),
            on,
            asker: Asker {
                standing: standing.to_owned(),
                posts: Vec::new(),
            },
            facts: facts.clone(),
            switched_on: Vec::new(),
        };
        let answer = codes.ask(&question).ok();
        InCase {
            office: office.to_owned(),
            name: labels.office_name(),
            answer: answer.map(|answer| codes.in_language(&answer, labels.lang())),
        }
    };
    compared.map(answer).collect()
}
