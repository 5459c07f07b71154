//! Two versions of an instrument compared for readers: old and new wordings, and questions with different answers.

use jiff::civil::Date;
use probity_conduct::model::Instrument;
use probity_conduct::{
    AskProblem, Change, Changed, ClauseChange, Codes, Difference, DutyOwed, Essence, Moved,
    Outcome, Stands, Stretch, WhyNot,
};
use probity_i18n::{Key, Message, key};
use probity_service::{Impact, Unasked};
use serde::Serialize;

use crate::labels::Labels;
use crate::reading::{clause, rule};

/// One of the two versions.
#[derive(Clone, Debug, Serialize)]
pub struct SideBlock {
    /// Its version, in the document's own words.
    pub version: String,
    /// The first day on which it applies.
    pub effective: Date,
    /// Its page.
    pub href: String,
}

/// Clauses that changed in the same way.
#[derive(Clone, Debug, Serialize)]
pub struct ChangedClauses {
    /// How they changed.
    pub heading: Message,
    /// The clauses.
    pub clauses: Vec<ClauseBlock>,
}

/// One clause, before and after.
#[derive(Clone, Debug, Serialize)]
pub struct ClauseBlock {
    /// Its reference.
    pub reference: String,
    /// Its heading.
    pub heading: String,
    /// Its page, in the newer of the two versions that have it.
    pub href: String,
    /// The old wording. `None` if it was added.
    pub old: Option<Vec<Stretch>>,
    /// The new wording. `None` if it was removed or its wording is unchanged.
    pub new: Option<Vec<Stretch>>,
    /// The old official wording, if the clause has one and it differs.
    pub old_wording: Option<Vec<Stretch>>,
    /// The new official wording, likewise.
    pub new_wording: Option<Vec<Stretch>>,
    /// Other differences, before and after.
    pub moved: Vec<Message>,
}

/// One question with both answers.
#[derive(Clone, Debug, Serialize)]
pub struct AnsweredBlock {
    /// What happens, or the reference of the case.
    pub title: String,
    /// Its page, for a case.
    pub href: Option<String>,
    /// The situation's name.
    pub about: String,
    /// The answer under the old version. `None` if it cannot be asked.
    pub old: Option<EssenceBlock>,
    /// The answer under the new version.
    pub new: Option<EssenceBlock>,
}

/// The essentials of an answer, in words.
#[derive(Clone, Debug, Serialize)]
pub struct EssenceBlock {
    /// The outcome.
    pub outcome: Message,
    /// Who may agree.
    pub authorities: Option<String>,
    /// The clauses that decided.
    pub because: String,
    /// The duties, each with its clause.
    pub duties: Vec<String>,
}

/// Past cases asked again.
#[derive(Clone, Debug, Serialize)]
pub struct CasesBlock {
    /// How many have a different answer, and how many were asked.
    pub summary: Message,
    /// Cases with a different answer.
    pub changed: Vec<AnsweredBlock>,
    /// Cases that cannot be asked: reference, page, situation, reason.
    pub unasked: Vec<(String, String, String, String)>,
}

/// The two versions, as addresses name them.
#[derive(Clone, Copy)]
pub struct Sides<'a> {
    /// The instrument's identifier.
    pub instrument: &'a str,
    /// The first day of the old version.
    pub old: Date,
    /// The first day of the new version.
    pub new: Date,
}

/// The versions of an instrument that an office adopts, the oldest first.
#[must_use]
pub fn versions<'a>(codes: &'a Codes, office: &str, instrument: &str) -> Vec<&'a Instrument> {
    let mut versions = codes.instruments(office);
    versions.retain(|one| one.id == instrument);
    versions.sort_by_key(|one| one.effective);
    versions
}

impl SideBlock {
    /// One version of an office's instrument.
    #[must_use]
    pub fn of(labels: &Labels, version: &Instrument) -> Self {
        Self {
            version: version.version.clone(),
            effective: version.effective,
            href: format!(
                "/{}/{}?version={}",
                labels.office, version.id, version.effective
            ),
        }
    }
}

/// The clauses that differ, grouped by how they changed. Empty groups are left out.
#[must_use]
pub fn clauses(labels: &Labels, sides: Sides<'_>, difference: &Difference) -> Vec<ChangedClauses> {
    let groups = [
        (Change::Reworded, key("diff-reworded")),
        (Change::Added, key("diff-added")),
        (Change::Removed, key("diff-removed")),
        (Change::Moved, key("diff-moved")),
    ];
    let group = |(change, heading): (Change, Key)| {
        let all = difference.clauses.iter();
        let clauses: Vec<ClauseBlock> = all
            .filter(|one| one.change == change)
            .map(|one| block(labels, sides, one))
            .collect();
        (!clauses.is_empty()).then(|| ChangedClauses {
            heading: heading.into(),
            clauses,
        })
    };
    groups.into_iter().filter_map(group).collect()
}

fn block(labels: &Labels, sides: Sides<'_>, one: &ClauseChange) -> ClauseBlock {
    let without = |all: &[Stretch], stands: Stands| -> Vec<Stretch> {
        let words = all.iter();
        words
            .filter(|word| word.stands != stands)
            .cloned()
            .collect()
    };
    let differs = |all: &[Stretch]| all.iter().any(|word| word.stands != Stands::Both);
    let wording = |stands: Stands| {
        let words = without(&one.wording, stands);
        (differs(&one.wording) && !words.is_empty()).then_some(words)
    };
    let day = match one.change {
        Change::Removed => sides.old,
        _ => sides.new,
    };
    let has_new = matches!(one.change, Change::Added | Change::Reworded);
    ClauseBlock {
        reference: one.clause.clone(),
        heading: one.heading.clone(),
        href: format!(
            "/{}/{}/{}?version={day}",
            labels.office, sides.instrument, one.clause
        ),
        old: (one.change != Change::Added).then(|| without(&one.words, Stands::New)),
        new: has_new.then(|| without(&one.words, Stands::Old)),
        old_wording: wording(Stands::New),
        new_wording: wording(Stands::Old),
        moved: one.moved.iter().map(|one| moved(labels, one)).collect(),
    }
}

fn moved(labels: &Labels, one: &Moved) -> Message {
    let both = |word: &dyn Fn(&str) -> String| (word(&one.from), word(&one.to));
    let (what, (from, to)) = match one.what {
        "kind" => (key("diff-kind"), both(&|id| clause::kind(labels, id))),
        "topic" => (key("diff-topic"), both(&|id| labels.topic(id))),
        _ => (key("diff-does"), both(&|id| clause::does_here(labels, id))),
    };
    Message::new(what).with("from", from).with("to", to)
}

/// The worked examples with different answers.
#[must_use]
pub fn examples(labels: &Labels, difference: &Difference) -> Vec<AnsweredBlock> {
    let all = difference.examples.iter();
    all.map(|one| AnsweredBlock {
        title: one.title.clone(),
        href: None,
        ..answered(labels, &one.situation, &one.answers)
    })
    .collect()
}

/// Past cases: those with different answers, and those that cannot be asked.
#[must_use]
pub fn cases(labels: &Labels, impact: &Impact) -> CasesBlock {
    let href = |reference: &str| format!("/{}/cases/{reference}", labels.office);
    let changed = impact.changed.iter().map(|one| AnsweredBlock {
        title: one.reference.clone(),
        href: Some(href(&one.reference)),
        ..answered(labels, &one.situation, &one.answers)
    });
    let unasked = impact.unasked.iter().map(|one| {
        let about = labels.situation(&one.situation);
        let href = href(&one.reference);
        (one.reference.clone(), href, about, why(labels, one))
    });
    CasesBlock {
        summary: count(
            key("diff-cases-changed"),
            impact.changed.len(),
            impact.asked,
        ),
        changed: changed.collect(),
        unasked: unasked.collect(),
    }
}

/// "3 of 40" in words.
#[must_use]
pub fn count(key: Key, changed: usize, asked: usize) -> Message {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    Message::new(key)
        .with("changed", number(changed))
        .with("asked", number(asked))
}

fn answered(labels: &Labels, situation: &str, answers: &Changed) -> AnsweredBlock {
    AnsweredBlock {
        title: String::new(),
        href: None,
        about: labels.situation(situation),
        old: answers.old.as_ref().map(|one| essence(labels, one)),
        new: answers.new.as_ref().map(|one| essence(labels, one)),
    }
}

fn essence(labels: &Labels, one: &Essence) -> EssenceBlock {
    let posts: Vec<String> = one.authorities.iter().map(|id| labels.post(id)).collect();
    EssenceBlock {
        outcome: outcome(one),
        authorities: (!posts.is_empty()).then(|| labels.either(&posts)),
        because: one.because.join(", "),
        duties: one.duties.iter().map(|owed| duty(labels, owed)).collect(),
    }
}

fn outcome(one: &Essence) -> Message {
    match one.outcome {
        Some(Outcome::Permitted) => key("answer-permitted"),
        Some(Outcome::NeedsAuthorisation) => key("answer-needs-authorisation"),
        Some(Outcome::Prohibited) => key("answer-prohibited"),
        Some(Outcome::Silent) => key("answer-silent"),
        Some(Outcome::NotCovered) => key("answer-not-covered"),
        None => key("diff-no-outcome"),
    }
    .into()
}

fn duty(labels: &Labels, owed: &DutyOwed) -> String {
    let texts = rule::owed(
        labels,
        &owed.duty,
        owed.to.as_deref(),
        owed.within.as_deref(),
        owed.moment.as_deref(),
    );
    format!("{} ({} {})", texts.join(". "), owed.instrument, owed.clause)
}

/// Why a past case cannot be asked under both versions.
#[must_use]
pub fn why(labels: &Labels, one: &Unasked) -> String {
    let t = |key: Key| labels.language.t(key.as_str(), &[]);
    let Some(cannot) = &one.why else {
        return t(key("replay-answer-unreadable"));
    };
    match &cannot.why {
        WhyNot::SituationGone => t(key("replay-situation-gone")),
        WhyNot::FactsInvalid { fields } => {
            let situation = labels.codes.situation(&one.situation);
            let problems = fields.iter().map(|problem| {
                let label = situation.map_or_else(
                    || problem.field.clone(),
                    |known| labels.field(known, &problem.field),
                );
                labels.language.say(&problem.message(&label))
            });
            let problems: Vec<String> = problems.collect();
            let message = key("replay-facts-invalid").with("problems", problems.join(" "));
            labels.language.say(&message)
        }
        WhyNot::NotAskable { problem } => t(not_askable(problem)),
    }
}

fn not_askable(problem: &AskProblem) -> Key {
    match problem {
        AskProblem::UnknownRole(_) => key("replay-role-gone"),
        AskProblem::UnknownPost(_) => key("replay-post-gone"),
        AskProblem::UnknownInstrument(_) => key("replay-instrument-gone"),
        AskProblem::NothingInForce(_) => key("replay-nothing-in-force"),
        AskProblem::LimitNotInForce { .. } => key("replay-limit-missing"),
        _ => key("replay-not-askable"),
    }
}
