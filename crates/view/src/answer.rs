//! The answer with its clauses, as pages show it: after a question, before someone submits, and with a case.

use std::collections::BTreeSet;

use jiff::civil::Date;
use probity_conduct::model::LOCAL_DECISIONS;
use probity_conduct::{Answer, Citation, InForce, Outcome, WouldChange};
use probity_i18n::{Message, key};
use serde::Serialize;

use self::duties::Duty;
use crate::labels::Labels;

mod changes;
mod clash;
mod duties;
mod instruction;
mod lines;
mod open;
mod rules;
mod same;
mod samples;
pub(crate) mod times;
mod whom;
mod why;

pub use whom::{Acting, ActingHolder};

/// What `macros/answer.html` shows.
#[derive(Clone, Debug, Serialize)]
pub struct AnswerBlock {
    /// What to do, in one or two sentences.
    heading: Message,
    /// The outcome in words, for readers who are not the person that it is about.
    outcome: Message,
    /// A sentence that says what the outcome means.
    meaning: Message,
    /// Which instrument counts, where two disagree.
    clash: Option<Message>,
    /// Whether a post that a clause names is the reader's own, so that someone else acts.
    own_post: bool,
    /// What would change the answer.
    would_change: Vec<Message>,
    /// The clauses that decided, by instrument: the law after the office's own.
    rules: Vec<rules::RulesOf>,
    /// Clauses that are shown above every answer on this topic.
    notices: Vec<Clause>,
    /// The clause that gives a review of a refusal, if permission is needed.
    review: Option<Clause>,
    /// What has to be done.
    duties: Vec<Duty>,
    /// What has to be done for some answers to the open questions.
    may_owe: Vec<Duty>,
    /// What can be done besides, and can be left.
    rights: Vec<Duty>,
    /// Whom to ask, if the answer leaves the reader in doubt.
    in_doubt: Option<String>,
    /// Whom to ask, if the code is silent.
    ask: Option<AskWhom>,
    /// The policies that the code leaves the topic to, if it is silent.
    see: Vec<See>,
    /// Guidance and principles to show beside the answer.
    guidance: Vec<Clause>,
    /// The principles that the cited clauses uphold. They explain the rules.
    why: Vec<why::Why>,
    /// The versions of the instruments that it was judged by.
    judged_by: Vec<Version>,
    /// The day for which it was judged.
    on: Date,
    /// Open questions that could still change the answer.
    open: Vec<String>,
    /// Whether the office's own decisions and settings are missing from the answer.
    without_local_decisions: bool,
}

/// A clause with everything a reader needs to understand it.
#[derive(Clone, Debug, Serialize)]
struct Clause {
    instrument: String,
    reference: String,
    says: String,
    /// What binds, if the codes have it. `says` then sums it up.
    wording: Option<String>,
    /// The clause's page.
    href: String,
    /// Whether the page shows it further up already, so that its number is enough.
    repeated: bool,
}

#[derive(Clone, Debug, Serialize)]
struct AskWhom {
    post: String,
    clause: Option<String>,
    instrument: Option<String>,
    /// The page of the clause that says whom to ask.
    href: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct See {
    policy: String,
    instrument: String,
    clause: Option<String>,
    /// The page of the clause that refers to the policy.
    href: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct Version {
    title: String,
    #[serde(rename = "version")]
    number: String,
    effective: Date,
}

impl AnswerBlock {
    /// The answer, with labels for its ids.
    #[must_use]
    pub fn of(answer: &Answer, labels: &Labels) -> Self {
        Self::for_reader(answer, &Acting::new(), labels)
    }

    /// The answer for a reader who may know who acts for each post.
    #[must_use]
    pub fn for_reader(answer: &Answer, acting: &Acting, labels: &Labels) -> Self {
        let answer = &labels.codes.in_language(answer, labels.lang());
        let cite = |cited: &Citation| clause(answer, labels, cited);
        let situation = labels.codes.situation(&answer.situation);
        let (rights, duties) = duties::duties(answer, &answer.duties, acting, labels)
            .into_iter()
            .partition(|one| one.optional);
        let open = answer
            .undecided
            .iter()
            .map(|name| situation.map_or_else(|| name.clone(), |found| labels.field(found, name)));
        Self {
            heading: instruction::instruction(answer, acting, labels),
            outcome: outcome(answer),
            meaning: meaning(answer, labels),
            clash: clash::clash(answer, labels),
            own_post: !answer.own_posts.is_empty(),
            would_change: Vec::new(),
            rules: rules::by_instrument(answer, labels),
            notices: answer.notices.iter().map(cite).collect(),
            review: answer.review.as_ref().map(cite),
            duties,
            may_owe: duties::duties(answer, &duties::more(answer, labels), acting, labels),
            rights,
            in_doubt: in_doubt(answer, acting, labels),
            ask: answer.ask.as_ref().map(|ask| AskWhom {
                href: (ask.instrument.as_ref().zip(ask.clause.as_ref()))
                    .map(|(id, clause)| href(answer, labels, id, clause)),
                post: whom::whom(&ask.post, acting, labels),
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
                    href: (see.clause.as_ref())
                        .map(|clause| href(answer, labels, &see.instrument, clause)),
                    policy: see.policy.clone(),
                    instrument: labels.instrument(&see.instrument, answer.on),
                    clause: see.clause.clone(),
                })
                .collect(),
            guidance: (answer.shown.iter())
                .filter(|one| !decides(answer, one))
                .map(cite)
                .collect(),
            why: why::of(answer, labels),
            judged_by: judged_by(answer, labels),
            on: answer.on,
            open: open.collect(),
            without_local_decisions: answer.without_local_decisions,
        }
    }

    /// The same, with what would change it.
    #[must_use]
    pub fn with_changes(
        mut self,
        changes: &[WouldChange],
        situation: &str,
        labels: &Labels,
    ) -> Self {
        let situation = labels.codes.situation(situation);
        self.would_change = situation.map_or_else(Vec::new, |situation| {
            (changes.iter())
                .map(|change| changes::line(change, situation, labels))
                .collect()
        });
        self
    }

    /// The outcome in words.
    #[must_use]
    pub fn outcome(&self) -> &Message {
        &self.outcome
    }

    /// What to do, in one or two sentences.
    #[must_use]
    pub fn heading(&self) -> &Message {
        &self.heading
    }
}

/// The outcome in words.
#[must_use]
pub fn outcome(answer: &Answer) -> Message {
    let key = match answer.outcome {
        Some(Outcome::Permitted) => key("answer-permitted"),
        Some(Outcome::NeedsAuthorisation) => key("answer-needs-authorisation"),
        Some(Outcome::Prohibited) => key("answer-prohibited"),
        Some(Outcome::Silent) if answer.ordinary => key("answer-ordinary"),
        Some(Outcome::Silent) => key("answer-silent"),
        Some(Outcome::NotCovered) => key("answer-not-covered"),
        None if !answer.undecided.is_empty() => key("answer-open"),
        None if answer.duties.is_empty() => key("answer-nothing"),
        None => key("answer-duties"),
    };
    key.into()
}

fn meaning(answer: &Answer, labels: &Labels) -> Message {
    match answer.outcome {
        Some(Outcome::Permitted) => key("answer-permitted-why").into(),
        Some(Outcome::NeedsAuthorisation) => key("answer-needs-why").into(),
        Some(Outcome::Prohibited) => key("answer-prohibited-why").into(),
        Some(Outcome::Silent) if answer.ordinary => key("answer-ordinary-means").into(),
        Some(Outcome::Silent) => key("answer-silent-means").into(),
        Some(Outcome::NotCovered) => {
            key("answer-not-covered-means").with("role", labels.role(&answer.role))
        }
        None if !answer.undecided.is_empty() => key("answer-open-means").into(),
        None if answer.duties.is_empty() => key("answer-nothing-means").into(),
        None => key("answer-duties-means").into(),
    }
}

fn clause(answer: &Answer, labels: &Labels, cited: &Citation) -> Clause {
    Clause {
        instrument: labels.instrument(&cited.instrument, answer.on),
        reference: cited.clause.clone(),
        says: cited.says.clone(),
        wording: cited.wording.clone(),
        href: href(answer, labels, &cited.instrument, &cited.clause),
        repeated: false,
    }
}

/// The page of a clause, in the version that the answer was judged by.
fn href(answer: &Answer, labels: &Labels, id: &str, reference: &str) -> String {
    if id == LOCAL_DECISIONS {
        return format!("/{}/decisions#decision-{reference}", answer.office);
    }
    let address = format!("/{}/{id}/{reference}", answer.office);
    let judged = answer.instruments.iter().find(|one| one.id == id);
    let versions = labels.codes.instruments(&answer.office).into_iter();
    let latest = versions
        .filter(|one| one.id == id)
        .map(|one| one.effective)
        .max();
    match judged.map(|one| one.effective) {
        Some(day) if Some(day) != latest => format!("{address}?version={day}"),
        _ => address,
    }
}

/// Whether the answer gives the clause as a reason already.
fn decides(answer: &Answer, cited: &Citation) -> bool {
    let same =
        |instrument: &str, clause: &str| instrument == cited.instrument && clause == cited.clause;
    (answer.because.iter()).any(|one| same(&one.instrument, &one.clause))
        || (answer.duties.iter()).any(|one| same(&one.instrument, &one.clause))
}

/// The post that the office asks for advice, if the answer is no and no duty leads to anyone.
fn in_doubt(answer: &Answer, acting: &Acting, labels: &Labels) -> Option<String> {
    let office = labels.codes.office(&answer.office)?;
    let post = &office.advice.as_ref()?.post;
    let leads_on = answer.duties.iter().any(|owed| owed.to.is_some());
    let own = answer.own_posts.contains(post);
    let doubtful = answer.outcome == Some(Outcome::Prohibited) && !leads_on;
    (doubtful && !own).then(|| whom::whom(post, acting, labels))
}

/// The versions that the answer cites. If it cites none, the office's own: none of them speaks.
fn judged_by(answer: &Answer, labels: &Labels) -> Vec<Version> {
    let cited = cited(answer);
    let own = |one: &&InForce| !rules::is_law(answer, labels, &one.id);
    let shown = |one: &&InForce| cited.contains(one.id.as_str());
    let versions: Vec<&InForce> = match answer.instruments.iter().filter(shown).collect() {
        none if Vec::is_empty(&none) => answer.instruments.iter().filter(own).collect(),
        some => some,
    };
    versions
        .into_iter()
        .map(|one| version(one, labels))
        .collect()
}

/// The instruments that anything in the answer rests on.
fn cited(answer: &Answer) -> BTreeSet<&str> {
    let Answer {
        because,
        shown,
        notices,
        review,
        duties,
        may_owe,
        see,
        ask,
        would_allow,
        could_allow,
        ..
    } = answer;
    let clauses = because.iter().chain(shown).chain(notices).chain(review);
    let clauses = clauses.map(|one| &one.instrument);
    let owed = duties.iter().chain(may_owe).map(|one| &one.instrument);
    let asked = ask.iter().filter_map(|one| one.instrument.as_ref());
    let pointed = see.iter().map(|one| &one.instrument).chain(asked);
    let allowing = would_allow.iter().chain(could_allow);
    (clauses.chain(owed).chain(pointed).chain(allowing))
        .map(String::as_str)
        .collect()
}

/// A duty of a rule as a verb phrase, with the post that it is owed to.
#[must_use]
pub fn owed(duty: &str, to: Option<&str>, labels: &Labels) -> String {
    instruction::phrase(duty, to, &Acting::new(), labels)
}

fn version(one: &InForce, labels: &Labels) -> Version {
    Version {
        title: labels.instrument(&one.id, one.effective),
        number: one.version.clone(),
        effective: one.effective,
    }
}
