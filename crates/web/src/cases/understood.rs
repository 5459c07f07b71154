//! What a case's page shows of the code as it was understood when the case was sent, and as it is understood now.

use probity_conduct::{Answer, WhyNot};
use probity_i18n::{Key, Message, key};
use probity_service::view::{Understood, UnderstoodNow};
use probity_view::answer::{outcome, owed};
use probity_view::labels::Labels;
use serde::Serialize;

/// Both answers, as far as they differ.
#[derive(Clone, Debug, Serialize)]
pub struct UnderstoodBlock {
    /// Whether they are the same, or why that is not known.
    pub says: Message,
    /// Whether facts were changed after the case was sent.
    pub facts_changed: bool,
    /// What differs.
    pub rows: Vec<UnderstoodRow>,
}

/// One part of the answer that differs.
#[derive(Clone, Debug, Serialize)]
pub struct UnderstoodRow {
    /// The part.
    pub label: Message,
    /// What it was when the case was sent. Each line is one post, clause or duty.
    pub then: Vec<String>,
    /// What it is now.
    pub now: Vec<String>,
}

impl UnderstoodBlock {
    /// The block, in the reader's words.
    #[must_use]
    pub fn of(both: &Understood, labels: &Labels) -> Self {
        let (says, rows) = match &both.now {
            UnderstoodNow::Same {} => (key("understood-same"), Vec::new()),
            UnderstoodNow::Differs { differs, answer } => {
                let rows = differs.iter();
                let rows = rows.map(|part| row(part, &both.then, answer, labels));
                (key("understood-differs"), rows.collect())
            }
            UnderstoodNow::CannotBeAsked { why } => (cannot(why), Vec::new()),
        };
        Self {
            says: says.into(),
            facts_changed: both.facts_changed,
            rows,
        }
    }

    /// One of each kind, for the test that renders every page.
    #[must_use]
    pub fn samples() -> Vec<Self> {
        let block = |says: Key, rows| Self {
            says: says.into(),
            facts_changed: true,
            rows,
        };
        let row = UnderstoodRow {
            label: key("understood-outcome").into(),
            then: vec!["Yes, you may".to_owned()],
            now: Vec::new(),
        };
        let same = Self {
            facts_changed: false,
            ..block(key("understood-same"), Vec::new())
        };
        vec![same, block(key("understood-differs"), vec![row])]
    }
}

fn cannot(why: &WhyNot) -> Key {
    match why {
        WhyNot::SituationGone => key("understood-gone"),
        WhyNot::FactsInvalid { .. } => key("understood-questions"),
        WhyNot::NotAskable { .. } => key("understood-not-askable"),
    }
}

fn row(part: &str, then: &Answer, now: &Answer, labels: &Labels) -> UnderstoodRow {
    let (label, [then, now]) = match part {
        "authority" => (
            key("understood-authority"),
            [then, now].map(|one| authorities(one, labels)),
        ),
        "because" => (
            key("understood-because"),
            [then, now].map(|one| clauses(one, labels)),
        ),
        "duties" => (
            key("understood-duties"),
            [then, now].map(|one| duties(one, labels)),
        ),
        _ => (
            key("understood-outcome"),
            [then, now].map(|one| outcome_line(one, labels)),
        ),
    };
    UnderstoodRow {
        label: label.into(),
        then,
        now,
    }
}

fn outcome_line(answer: &Answer, labels: &Labels) -> Vec<String> {
    vec![labels.language.say(&outcome(answer))]
}

fn authorities(answer: &Answer, labels: &Labels) -> Vec<String> {
    let posts = answer.authorities.iter();
    posts.map(|post| labels.post(post)).collect()
}

fn clauses(answer: &Answer, labels: &Labels) -> Vec<String> {
    let cited = answer.because.iter();
    cited
        .map(|one| source(&one.instrument, &one.clause, answer, labels))
        .collect()
}

fn duties(answer: &Answer, labels: &Labels) -> Vec<String> {
    let all = answer.duties.iter();
    all.map(|one| {
        let what = owed(&one.duty, one.to.as_deref(), labels);
        let source = source(&one.instrument, &one.clause, answer, labels);
        format!("{what} ({source})")
    })
    .collect()
}

fn source(instrument: &str, clause: &str, answer: &Answer, labels: &Labels) -> String {
    let said = key("clause-source")
        .with("instrument", labels.instrument(instrument, answer.on))
        .with("reference", clause);
    labels.language.say(&said)
}
