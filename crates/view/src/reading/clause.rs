//! One clause and how this program uses it: its rules in words, worked examples with their answers, the principles that
//! it upholds, findings about it, and the answers that show it.

use std::collections::BTreeSet;

use jiff::civil::Date;
use probity_conduct::model::{Clause, Does, Example, Instrument};
use probity_i18n::{Key, key};
use serde::Serialize;
use utoipa::ToSchema;

use crate::answer::AnswerBlock;
use crate::facts::{self, TypedField};
use crate::labels::Labels;
use crate::reading::notice::NoticeView;
use crate::reading::rule::RuleView;
use crate::reading::{notice, rule};

/// A clause with everything about it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ClauseView {
    /// The office.
    pub office: String,
    /// The instrument's identifier.
    pub instrument: String,
    /// The instrument's title.
    pub title: String,
    /// The version, as the first day on which it applies.
    #[schema(value_type = String, format = Date)]
    pub effective: Date,
    /// Its reference.
    pub reference: String,
    /// Its heading.
    pub heading: String,
    /// Its text in our own words. If it has official wording, this sums it up.
    pub says: String,
    /// Its official wording, if the codes have it. It is what binds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub wording: Option<String>,
    /// The line of the document's plain text at which it begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub line: Option<u32>,
    /// The kind of statement: a duty, a ban, guidance and so on.
    pub kind: String,
    /// Its topic.
    pub topic: String,
    /// How this program uses it.
    pub does: String,
    /// The rules that express it.
    pub rules: Vec<RuleView>,
    /// Worked examples whose answers cite it.
    pub examples: Vec<ExampleView>,
    /// The principles that it upholds.
    pub upholds: Vec<UpheldView>,
    /// Standards that it adopts.
    pub takes_on: Vec<String>,
    /// Contradictions and gaps that mention it.
    pub findings: Vec<String>,
    /// Situations whose answers show it.
    pub shown_in: Vec<String>,
    /// Clauses to show first for its topic.
    pub notices: Vec<NoticeView>,
}

/// One worked example.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ExampleView {
    /// Its identifier.
    pub id: String,
    /// Its title: what happens in it.
    pub title: String,
    /// The answer's outcome in words.
    pub answer: String,
    /// A lesson for staff, in one sentence.
    pub teaches: Option<String>,
    /// The facts in the form that `/ask` accepts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub carried: Vec<TypedField>,
}

/// A principle.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UpheldView {
    /// Its name.
    pub label: String,
    /// What the principle asks.
    pub says: String,
    /// The standard that has it.
    pub standard: String,
}

impl ClauseView {
    /// The clause in the reader's language, with numbers as they were on that day.
    #[must_use]
    pub fn of(labels: &Labels, version: &Instrument, clause: &Clause, on: Date) -> Self {
        let rules = labels
            .codes
            .rules_of(labels.office, version, &clause.reference, on);
        let examples = version.examples.iter();
        let topic = BTreeSet::from([clause.topic.as_str()]);
        let itself = |one: &NoticeView| {
            (one.instrument.as_str(), one.reference.as_str()) == (&version.id, &clause.reference)
        };
        let mut notices = notice::notices(labels, &topic, on);
        notices.retain(|one| !itself(one));
        Self {
            office: labels.office.to_owned(),
            instrument: version.id.clone(),
            title: labels.text(&version.title),
            effective: version.effective,
            reference: clause.reference.clone(),
            heading: labels.text(&clause.heading),
            says: labels.text(&clause.says),
            wording: wording(labels, clause),
            line: clause.line,
            kind: kind(labels, &clause.kind),
            topic: labels.topic(&clause.topic),
            does: labels.language.t(does(clause.does).as_str(), &[]),
            rules: rules
                .iter()
                .filter_map(|one| rule::view(one, labels))
                .collect(),
            examples: examples
                .filter(|one| cites(one, &clause.reference))
                .filter_map(|one| example(one, labels))
                .collect(),
            upholds: upholds(labels, clause),
            takes_on: version
                .standards
                .iter()
                .filter(|one| one.clause == clause.reference)
                .map(|one| labels.standard(&one.standard))
                .collect(),
            findings: findings(labels, version, clause),
            shown_in: clause
                .shown_in
                .iter()
                .map(|id| labels.situation(id))
                .collect(),
            notices,
        }
    }
}

/// The clause's official wording, if it has any.
pub(super) fn wording(labels: &Labels, clause: &Clause) -> Option<String> {
    clause.wording.as_ref().map(|text| labels.text(text))
}

fn cites(example: &Example, reference: &str) -> bool {
    example.because.iter().any(|one| one == reference)
        || example.duties.iter().any(|one| one.clause == reference)
}

fn example(example: &Example, labels: &Labels) -> Option<ExampleView> {
    let situation = labels.codes.situation(&example.situation)?;
    let question = labels.codes.example_question(labels.office, example)?;
    let answer = labels.codes.ask(&question).ok()?;
    let block = AnswerBlock::of(&answer, labels);
    let mut carried = vec![
        pair("the-office", labels.office),
        pair("the-role", &example.role),
        pair("the-situation", &example.situation),
    ];
    carried.extend(example.posts.iter().map(|post| pair("the-posts", post)));
    carried.extend(facts::typed(situation, &question.facts));
    Some(ExampleView {
        id: example.id.clone(),
        title: labels.text(&example.title),
        answer: labels.language.say(block.heading()),
        teaches: example.teaches.as_ref().map(|text| labels.text(text)),
        carried,
    })
}

fn pair(name: &str, value: &str) -> TypedField {
    TypedField {
        name: name.to_owned(),
        value: value.to_owned(),
    }
}

fn upholds(labels: &Labels, clause: &Clause) -> Vec<UpheldView> {
    let known = clause.upholds.iter();
    known
        .filter_map(|one| labels.codes.principle(one))
        .map(|(standard, principle)| UpheldView {
            label: labels.text(&principle.label),
            says: labels.text(&principle.says),
            standard: labels.text(&standard.label),
        })
        .collect()
}

fn findings(labels: &Labels, version: &Instrument, clause: &Clause) -> Vec<String> {
    let cited = format!("{} {}", version.id, clause.reference);
    let office = labels.codes.office(labels.office).into_iter();
    office
        .flat_map(|office| &office.findings)
        .filter(|finding| finding.clause.as_deref() == Some(&cited))
        .map(|finding| labels.text(&finding.says))
        .collect()
}

/// The kind of statement that a clause is, in words.
#[must_use]
pub fn kind(labels: &Labels, id: &str) -> String {
    let key = match id {
        "duty" => key("clause-kind-duty"),
        "prohibition" => key("clause-kind-prohibition"),
        "permission" => key("clause-kind-permission"),
        "exception" => key("clause-kind-exception"),
        "route" => key("clause-kind-route"),
        "record" => key("clause-kind-record"),
        "review" => key("clause-kind-review"),
        "document" => key("clause-kind-document"),
        "coverage" => key("clause-kind-coverage"),
        "principle" => key("clause-kind-principle"),
        "consequence" => key("clause-kind-consequence"),
        "guidance" => key("clause-kind-guidance"),
        other => return other.to_owned(),
    };
    labels.language.t(key.as_str(), &[])
}

/// How this program uses a clause, by its word in `does`. Empty if it does not use it yet.
pub(super) fn does_here(labels: &Labels, id: &str) -> String {
    let known = Does::ALL.into_iter().find(|one| one.id() == id);
    labels.language.t(does(known).as_str(), &[])
}

/// The sentence about what the program does with a clause.
pub(super) const fn does(does: Option<Does>) -> Key {
    match does {
        Some(Does::Rule) => key("clause-does-rule"),
        Some(Does::Duty) => key("clause-does-duty"),
        Some(Does::Route) => key("clause-does-route"),
        Some(Does::Deadline) => key("clause-does-deadline"),
        Some(Does::Control) => key("clause-does-control"),
        Some(Does::Coverage) => key("clause-does-coverage"),
        Some(Does::Guidance) => key("clause-does-guidance"),
        Some(Does::Principle) => key("clause-does-principle"),
        Some(Does::Text) => key("clause-does-text"),
        None => key("clause-does-nothing"),
    }
}
