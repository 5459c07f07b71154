//! Local decisions of offices, besides their codes: optional instruments that are switched on, and decisions about
//! findings. Every answer is made here, so that it includes these or says that it does not.

use std::collections::HashMap;

use jiff::civil::Date;
use probity_casework::event::LocalDecision;
use probity_casework::people::Settings;
use probity_conduct::model::{Finding, Instrument, LOCAL_DECISIONS, Situation};
use probity_conduct::{Answer, AskProblem, Citation, Codes as Conduct, InForce, Question};

use crate::codes::Codes;

/// Local decisions and switched-on instruments, for the offices that are in the database. The default is for no office.
#[derive(Debug, Clone, Default)]
pub struct Locals(HashMap<String, Settings>);

impl Locals {
    /// Whether the settings of this office are known.
    pub fn knows(&self, office: &str) -> bool {
        self.0.contains_key(office)
    }

    /// Asks with what the office decided and switched on. If that is not known, only the codes answer, and the answer
    /// says so.
    ///
    /// # Errors
    /// As for [`Codes::ask`].
    pub fn ask(&self, codes: &Conduct, question: Question) -> Result<Answer, AskProblem> {
        let settings = self.0.get(&question.office);
        ask(codes, question, settings)
    }

    /// The office's instruments in force on a day, including those that it switched on.
    pub fn in_force<'c>(&self, codes: &'c Conduct, office: &str, on: Date) -> Vec<&'c Instrument> {
        let settings = self.0.get(office);
        codes.in_force(office, on, &settings.map(switched_on).unwrap_or_default())
    }

    /// The office's decisions, up to a day, about findings on a topic.
    pub fn decided_on(
        &self,
        codes: &Conduct,
        office: &str,
        topic: &str,
        on: Date,
    ) -> Vec<&LocalDecision> {
        let Some(settings) = self.0.get(office) else {
            return Vec::new();
        };
        let of_situation = |id: &String| codes.situation(id).is_some_and(|one| one.topic == topic);
        let belongs = |finding: &Finding| match finding.situations.as_slice() {
            [] => is_on_topic(codes, office, finding, topic),
            situations => situations.iter().any(of_situation),
        };
        let finding = |made: &LocalDecision| codes.office(office)?.finding(&made.finding);
        let decided = settings.decided_by(on);
        decided
            .filter(|made| finding(made).is_some_and(belongs))
            .collect()
    }
}

impl Codes {
    /// What these offices decided and switched on, for offices whose code is public and that are in the database.
    #[tracing::instrument(name = "codes.locals", level = "debug", skip_all)]
    pub async fn locals(&self, offices: &[&str]) -> Locals {
        let mut known = HashMap::new();
        for office in offices {
            let published = self.0.office_file(office).is_ok_and(|file| file.published);
            if let (true, Ok(state)) = (published, self.0.state(office).await) {
                known.insert((*office).to_owned(), state.settings.clone());
            }
        }
        Locals(known)
    }
}

/// Asks with the office's settings, if they are known.
pub(crate) fn ask(
    codes: &Conduct,
    question: Question,
    settings: Option<&Settings>,
) -> Result<Answer, AskProblem> {
    let Some(settings) = settings else {
        return codes.ask(&question);
    };
    let question = Question {
        switched_on: switched_on(settings),
        ..question
    };
    Ok(with_decisions(codes, codes.ask(&question)?, settings))
}

pub(crate) fn switched_on(settings: &Settings) -> Vec<String> {
    settings.switched_on.iter().cloned().collect()
}

/// Adds the office's decisions, up to the answer's day, about findings that concern its situation.
fn with_decisions(codes: &Conduct, mut answer: Answer, settings: &Settings) -> Answer {
    answer.without_local_decisions = false;
    let (Some(office), Some(situation)) = (
        codes.office(&answer.office),
        codes.situation(&answer.situation),
    ) else {
        return answer;
    };
    let mut last = None;
    for made in settings.decided_by(answer.on) {
        let finding = office.finding(&made.finding);
        if !finding.is_some_and(|finding| concerns(codes, &office.id, finding, situation)) {
            continue;
        }
        last = last.max(Some(made.on));
        answer.shown.push(Citation {
            instrument: LOCAL_DECISIONS.to_owned(),
            clause: made.number.to_string(),
            says: made.says.clone(),
            wording: None,
        });
    }
    answer.instruments.extend(last.map(|day| InForce {
        id: LOCAL_DECISIONS.to_owned(),
        version: day.to_string(),
        effective: day,
    }));
    answer
}

/// Whether a finding concerns a situation: it names it, or it names no situation and its clause has the same topic.
fn concerns(codes: &Conduct, office: &str, finding: &Finding, situation: &Situation) -> bool {
    if !finding.situations.is_empty() {
        return finding.situations.contains(&situation.id);
    }
    is_on_topic(codes, office, finding, &situation.topic)
}

/// Whether a finding's clause has this topic.
fn is_on_topic(codes: &Conduct, office: &str, finding: &Finding, topic: &str) -> bool {
    let clause = finding.clause.as_deref();
    let Some((id, reference)) = clause.and_then(|clause| clause.split_once(' ')) else {
        return false;
    };
    let versions = codes.instruments(office).into_iter();
    versions
        .filter(|version| version.id == id)
        .filter_map(|version| version.clause(reference))
        .any(|clause| clause.topic == topic)
}
