//! The answer with its clauses, as pages show it: before anything is saved, before someone submits, and with a matter.

use jiff::Span;
use jiff::civil::Date;
use probity_code::{Answer, Citation, InForce, Outcome, Owed};
use probity_words::{Message, key};
use serde::Serialize;

use super::labels::Labels;

mod lines;
mod why;

/// What `macros/answer.html` shows.
#[derive(Clone, Debug, Serialize)]
pub struct AnswerBlock {
    /// The outcome in words.
    heading: Message,
    /// What it means, in a sentence.
    meaning: Message,
    /// The clauses that decided.
    because: Vec<Clause>,
    /// What is owed.
    duties: Vec<Duty>,
    /// Where nothing is said: whom to ask.
    ask: Option<AskWhom>,
    /// Where nothing is said: the policies that the topic is left to.
    see: Vec<See>,
    /// Guidance and principles that belong beside the answer.
    shown: Vec<Clause>,
    /// The principles that the cited clauses uphold: why the rules are there.
    why: Vec<why::Why>,
    /// The versions that it was judged by.
    judged_by: Vec<Version>,
    /// The day that it was judged for.
    on: Date,
    /// Questions that were left open and could still change what is owed.
    open: Vec<String>,
}

/// One clause, readable on its own.
#[derive(Clone, Debug, Serialize)]
struct Clause {
    instrument: String,
    reference: String,
    says: String,
    /// It stands further up already, so that naming it is enough.
    told: bool,
}

/// One thing owed.
#[derive(Clone, Debug, Serialize)]
struct Duty {
    label: String,
    to: Option<String>,
    when: Option<Message>,
    policy: Option<String>,
    /// The clauses that ask it: several may ask the same.
    clauses: Vec<Clause>,
}

#[derive(Clone, Debug, Serialize)]
struct AskWhom {
    post: String,
    clause: Option<String>,
    instrument: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct See {
    policy: String,
    instrument: String,
    clause: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct Version {
    title: String,
    version: String,
    effective: Date,
}

impl AnswerBlock {
    /// The answer, with labels for its ids.
    #[must_use]
    pub fn of(answer: &Answer, labels: &Labels) -> Self {
        let answer = &labels.codes.in_language(answer, labels.lang());
        let cite = |cited: &Citation| {
            clause(
                answer,
                labels,
                &cited.instrument,
                &cited.clause,
                &cited.says,
            )
        };
        let situation = labels.codes.situation(&answer.situation);
        let open = answer
            .undecided
            .iter()
            .map(|name| situation.map_or_else(|| name.clone(), |found| labels.field(found, name)));
        Self {
            heading: heading(answer),
            meaning: meaning(answer, labels),
            because: answer.because.iter().map(cite).collect(),
            duties: duties(answer, labels),
            ask: answer.ask.as_ref().map(|ask| AskWhom {
                post: labels.post(&ask.post),
                clause: ask.clause.clone(),
                instrument: ask
                    .instrument
                    .as_ref()
                    .map(|id| labels.instrument(id, answer.on)),
            }),
            see: answer
                .see
                .iter()
                .map(|see| See {
                    policy: see.policy.clone(),
                    instrument: labels.instrument(&see.instrument, answer.on),
                    clause: see.clause.clone(),
                })
                .collect(),
            shown: answer.shown.iter().map(cite).collect(),
            why: why::of(answer, labels),
            judged_by: answer
                .instruments
                .iter()
                .map(|one| version(one, labels))
                .collect(),
            on: answer.on,
            open: open.collect(),
        }
    }

    /// The outcome in words.
    #[must_use]
    pub fn heading(&self) -> &Message {
        &self.heading
    }
}

fn heading(answer: &Answer) -> Message {
    let key = match answer.outcome {
        Some(Outcome::Permitted) => key("answer-permitted"),
        Some(Outcome::NeedsAuthorisation) => key("answer-needs-authorisation"),
        Some(Outcome::Prohibited) => key("answer-prohibited"),
        Some(Outcome::Silent) => key("answer-silent"),
        Some(Outcome::NotCovered) => key("answer-not-covered"),
        None if !answer.undecided.is_empty() => key("answer-open"),
        None if answer.duties.is_empty() => key("answer-nothing"),
        None => key("answer-duties"),
    };
    key.into()
}

fn meaning(answer: &Answer, labels: &Labels) -> Message {
    let standing = || labels.standing(&answer.standing);
    match answer.outcome {
        Some(Outcome::Permitted) => key("answer-permitted-means").into(),
        Some(Outcome::NeedsAuthorisation) => {
            let posts: Vec<String> = answer
                .authorities
                .iter()
                .map(|id| labels.post(id))
                .collect();
            Message::new(key("answer-needs-authorisation-means"))
                .with("posts", labels.either(&posts))
        }
        Some(Outcome::Prohibited) => key("answer-prohibited-means").into(),
        Some(Outcome::Silent) => key("answer-silent-means").into(),
        Some(Outcome::NotCovered) => {
            Message::new(key("answer-not-covered-means")).with("standing", standing())
        }
        None if !answer.undecided.is_empty() => key("answer-open-means").into(),
        None if answer.duties.is_empty() => key("answer-nothing-means").into(),
        None => key("answer-duties-means").into(),
    }
}

fn clause(answer: &Answer, labels: &Labels, id: &str, reference: &str, says: &str) -> Clause {
    Clause {
        instrument: labels.instrument(id, answer.on),
        reference: reference.to_owned(),
        says: says.to_owned(),
        told: false,
    }
}

/// What is owed: the same thing asked by several clauses once, and what each clause says once on the page.
fn duties(answer: &Answer, labels: &Labels) -> Vec<Duty> {
    let mut told: Vec<(&str, &str)> = answer
        .because
        .iter()
        .map(|cited| (cited.instrument.as_str(), cited.clause.as_str()))
        .collect();
    let mut duties: Vec<Duty> = Vec::new();
    let forbidden = answer.outcome == Some(Outcome::Prohibited);
    let asked = answer.duties.iter();
    // Below a no that permission would not lift, a duty to get permission would say that there is something to ask for.
    let moot = |owed: &&Owed| forbidden && labels.is_moot_when_prohibited(&owed.duty);
    for owed in asked.filter(|owed| !moot(owed)) {
        let source = (owed.instrument.as_str(), owed.clause.as_str());
        let mut fresh = duty(answer, labels, owed);
        for one in &mut fresh.clauses {
            one.told = told.contains(&source);
        }
        told.push(source);
        match duties.iter_mut().find(|one| one.is_same(&fresh)) {
            Some(same) => same.clauses.append(&mut fresh.clauses),
            None => duties.push(fresh),
        }
    }
    duties
}

impl Duty {
    /// Whether both ask for the same, whatever clause they come from.
    fn is_same(&self, other: &Self) -> bool {
        let when = |duty: &Self| format!("{:?}", duty.when);
        self.label == other.label
            && self.to == other.to
            && self.policy == other.policy
            && when(self) == when(other)
    }
}

fn duty(answer: &Answer, labels: &Labels, owed: &Owed) -> Duty {
    let within = owed.within.as_deref().map(within);
    let when = owed.when.as_deref().map(Message::written);
    let cited = clause(answer, labels, &owed.instrument, &owed.clause, &owed.says);
    Duty {
        label: labels.duty(&owed.duty),
        to: owed.to.as_deref().map(|posts| labels.posts(posts)),
        when: within.or(when),
        policy: owed.policy.clone(),
        clauses: vec![cited],
    }
}

fn version(one: &InForce, labels: &Labels) -> Version {
    Version {
        title: labels.instrument(&one.id, one.effective),
        version: one.version.clone(),
        effective: one.effective,
    }
}

/// A duration of ISO 8601 in words, where it has one unit; as written where it has several.
fn within(written: &str) -> Message {
    let Ok(span) = written.parse::<Span>() else {
        return Message::written(written);
    };
    let units = [
        (span.get_hours(), key("within-hours")),
        (span.get_days(), key("within-days")),
        (span.get_weeks(), key("within-weeks")),
        (span.get_months(), key("within-months")),
    ];
    let mut set = units.into_iter().filter(|(count, _)| *count != 0);
    match (set.next(), set.next()) {
        (Some((count, key)), None) => Message::new(key).with("count", count),
        _ => Message::written(written),
    }
}

impl AnswerBlock {
    /// Every outcome, for the samples of pages that show one.
    #[must_use]
    pub fn samples() -> Vec<Self> {
        let clause = || Clause {
            instrument: "Code of Conduct".to_owned(),
            reference: "15.7a".to_owned(),
            says: "Cash is refused.".to_owned(),
            told: false,
        };
        let told = || Clause {
            told: true,
            ..clause()
        };
        let full = Self {
            heading: key("answer-prohibited").into(),
            meaning: key("answer-prohibited-means").into(),
            because: vec![clause()],
            duties: vec![
                Duty {
                    label: "Report it".to_owned(),
                    to: Some("Line manager".to_owned()),
                    when: Some(within("PT72H")),
                    policy: Some("Gifts Policy".to_owned()),
                    clauses: vec![clause(), told()],
                },
                Duty {
                    label: "Say no".to_owned(),
                    to: None,
                    when: None,
                    policy: None,
                    clauses: vec![told()],
                },
            ],
            ask: None,
            see: Vec::new(),
            shown: vec![clause()],
            why: vec![why::Why::sample()],
            judged_by: vec![Version {
                title: "Code of Conduct".to_owned(),
                version: "2".to_owned(),
                effective: jiff::civil::date(2023, 10, 31),
            }],
            on: jiff::civil::date(2026, 11, 21),
            open: vec!["Is it one of several?".to_owned()],
        };
        let silent = Self {
            heading: key("answer-silent").into(),
            meaning: key("answer-silent-means").into(),
            because: Vec::new(),
            duties: Vec::new(),
            ask: Some(AskWhom {
                post: "Chief Executive".to_owned(),
                clause: Some("3.1g".to_owned()),
                instrument: Some("Code of Conduct".to_owned()),
            }),
            see: vec![See {
                policy: "Gifts and Hospitality Policy".to_owned(),
                instrument: "Code of Conduct".to_owned(),
                clause: Some("8.1f".to_owned()),
            }],
            shown: Vec::new(),
            why: Vec::new(),
            open: Vec::new(),
            ..full.clone()
        };
        vec![full, silent]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_said_in_their_own_unit() {
        for (written, said) in [
            ("PT72H", "within-hours"),
            ("P28D", "within-days"),
            ("P2W", "within-weeks"),
            ("P1M", "within-months"),
            ("P1M3D", "P1M3D"),
            ("soon", "soon"),
        ] {
            assert_eq!(within(written).key_or_text(), said);
        }
    }
}
