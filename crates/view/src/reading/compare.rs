//! Comparisons across offices: their clauses on a topic, or their answers in the same case, side by side.

use std::collections::BTreeSet;

use jiff::civil::Date;
use probity_casework::event::LocalDecision;
use probity_conduct::model::{Instrument, LOCAL_DECISIONS};
use probity_conduct::{Answer, Asker, Codes, Facts, Question};
use probity_i18n::{Language, key};
use probity_service::Locals;
use serde::Serialize;
use utoipa::ToSchema;

use crate::labels::Labels;
use crate::reading::clause;
use crate::reading::notice::{NoticeView, notices};

/// The settings of a comparison: codes, language and day.
#[derive(Clone, Copy)]
pub struct Comparing<'a> {
    /// The codes.
    pub codes: &'a Codes,
    /// Decisions and switched-on instruments of the offices.
    pub locals: &'a Locals,
    /// The reader's language.
    pub language: &'a Language,
    /// The day whose instruments are compared.
    pub on: Date,
    /// Whether offices made for demonstration are included.
    pub demo: bool,
}

impl<'a> Comparing<'a> {
    /// The offices to compare.
    #[must_use]
    pub fn offices(&self) -> Vec<&'a str> {
        offices(self.codes, self.demo)
    }

    /// The labels for one of the offices.
    #[must_use]
    pub fn labels(&self, office: &'a str) -> Labels<'a> {
        Labels {
            codes: self.codes,
            office,
            language: self.language,
        }
    }
}

/// One office's clauses on a topic.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OnTopic {
    /// The office.
    pub office: String,
    /// Its name.
    pub name: String,
    /// Clauses to show first.
    pub notices: Vec<NoticeView>,
    /// The clauses, in the order of its instruments, followed by the office's own decisions.
    pub clauses: Vec<TopicClause>,
    /// Whether the office's own decisions and settings are unknown and missing here.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    pub without_local_decisions: bool,
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
    /// Its text in our own words. If it has official wording, this sums it up.
    pub says: String,
    /// Its official wording, if the codes have it. It is what binds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub wording: Option<String>,
    /// The kind of statement that it is.
    pub kind: String,
    /// Its page.
    pub href: String,
}

/// One office's answer in a case.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct InCase {
    /// The office.
    pub office: String,
    /// Its name.
    pub name: String,
    /// The answer. `None` if the office has nothing in force on that day.
    pub answer: Option<Answer>,
}

/// The offices to compare: those whose code is public. Demonstration offices only if asked for.
#[must_use]
pub fn offices(codes: &Codes, demo: bool) -> Vec<&str> {
    let all = codes.offices();
    all.filter(|office| office.published && (demo || !office.demo))
        .map(|office| office.id.as_str())
        .collect()
}

/// Each office's clauses on a topic.
#[must_use]
pub fn topic(comparing: &Comparing, topic: &str) -> Vec<OnTopic> {
    let compared = comparing.offices().into_iter();
    let says = |office| {
        let labels = comparing.labels(office);
        let Comparing {
            codes, locals, on, ..
        } = *comparing;
        let versions = locals.in_force(codes, office, on).into_iter();
        let mut clauses: Vec<TopicClause> = versions
            .flat_map(|version| of_version(&labels, version, topic))
            .collect();
        let decided = locals.decided_on(codes, office, topic, on).into_iter();
        clauses.extend(decided.map(|made| decision(&labels, made)));
        OnTopic {
            office: office.to_owned(),
            name: labels.office_name(),
            notices: notices(&labels, &BTreeSet::from([topic]), on),
            clauses,
            without_local_decisions: !locals.knows(office),
        }
    };
    compared.map(says).collect()
}

/// A version's clauses on a topic.
fn of_version(labels: &Labels, version: &Instrument, topic: &str) -> Vec<TopicClause> {
    let clauses = version.clauses.iter().filter(|one| one.topic == topic);
    let rows = clauses.map(|one| TopicClause {
        instrument: version.id.clone(),
        title: labels.text(&version.title),
        reference: one.reference.clone(),
        says: labels.text(&one.says),
        wording: clause::wording(labels, one),
        kind: clause::kind(labels, &one.kind),
        href: format!("/{}/{}/{}", labels.office, version.id, one.reference),
    });
    rows.collect()
}

/// A decision of the office, in the shape of a clause.
fn decision(labels: &Labels, made: &LocalDecision) -> TopicClause {
    let number = made.number;
    TopicClause {
        instrument: LOCAL_DECISIONS.to_owned(),
        title: labels.instrument(LOCAL_DECISIONS, made.on),
        reference: number.to_string(),
        says: made.says.clone(),
        wording: None,
        kind: labels
            .language
            .say(&key("instrument-local-decision").into()),
        href: format!("/{}/decisions#decision-{number}", labels.office),
    }
}

/// Each office's answer in one case, for someone without posts.
#[must_use]
pub fn case(comparing: &Comparing, situation: &str, role: &str, facts: &Facts) -> Vec<InCase> {
    let compared = comparing.offices().into_iter();
    let answer = |office| {
        let labels = comparing.labels(office);
        let question = Question {
            office: str::to_owned(office),
            situation: situation.to_owned(),
            on: comparing.on,
            asker: Asker {
                role: role.to_owned(),
                posts: Vec::new(),
            },
            facts: facts.clone(),
            switched_on: Vec::new(),
        };
        let answer = comparing.locals.ask(comparing.codes, question).ok();
        InCase {
            office: office.to_owned(),
            name: labels.office_name(),
            answer: answer.map(|answer| comparing.codes.in_language(&answer, labels.lang())),
        }
    };
    compared.map(answer).collect()
}
