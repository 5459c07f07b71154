//! `probity ask`: answers a question of conduct. It uses only `codes/`, or with the office's database also the
//! office's decisions and settings, as its pages do. It saves nothing.

use std::collections::BTreeSet;

use probity_conduct::model::{Field, FieldType, Situation};
use probity_conduct::{
    Answer, AskProblem, Asker, Codes, Facts, Journey, Lang, Purpose, Question, WouldChange,
};
use probity_i18n::{Key, key};
use probity_service::input::{Ask as Asked, AskAs, FactsIn};
use probity_service::view::Held;
use probity_service::{Actor, Explained, Service, ServiceError, Status};
use probity_view::answer::AnswerBlock;
use probity_view::held::permission;
use probity_view::labels::Labels;
use serde::Serialize;

use super::{facts, failed, fields, on_behalf, operator, refused, runtime, today};
use crate::cli::{ActingArgs, Ask, Database, OfficeArgs};
use crate::outcome::{Failure, Outcome};
use crate::output::{known_ids, language, say, say_json, sentence, tell, unknown};
use crate::shipped;

/// Answers a question, or describes a situation.
pub fn run(ask: &Ask) -> Result<Outcome, Failure> {
    let wanted = ask.describe.as_ref().or(ask.situation.as_ref());
    let codes = match &ask.draft {
        Some(folder) => shipped::load_draft(folder)?,
        None => shipped::load_part(
            ask.codes.folder.as_ref(),
            Some(ask.office.as_deref().unwrap_or_default()),
            wanted.map_or("", String::as_str),
        )?,
    };
    if let Some(id) = &ask.describe {
        say_json(&situation(&codes, id)?.json_schema(Lang::En));
        return Ok(Outcome::Done);
    }
    let id = ask
        .situation
        .as_deref()
        .ok_or_else(|| nothing_asked(&codes, key("cli-name-situation")))?;
    let situation = situation(&codes, id)?;
    let given = facts::read(ask.given.facts.as_ref(), &ask.given.fact)?;
    let question = Question {
        office: ask.office.clone().unwrap_or_default(),
        situation: situation.id.clone(),
        on: ask.on.unwrap_or_else(today),
        asker: Asker {
            role: ask.role.clone(),
            posts: ask.posts.clone(),
        },
        facts: Facts::from_json(situation, &given).map_err(|problems| fields(&problems))?,
        switched_on: ask.with.clone(),
    };
    let answered = match &ask.db {
        None => alone(&codes, &question).map_err(ServiceError::from),
        Some(db) => runtime()?.block_on(in_office(ask, db, &question))?,
    };
    let answered = answered.map_err(|error| choices(&codes, &question.office, error))?;
    let done = print(&codes, &answered, ask)?;
    // A person's role and posts are known only to the office's records.
    if !ask.json && ask.person.is_none() {
        next(&codes, situation, &question)?;
    }
    Ok(done)
}

/// An answer, and the permissions that the person already has.
struct Answered {
    explained: Explained,
    held: Vec<Held>,
}

impl From<Explained> for Answered {
    fn from(explained: Explained) -> Self {
        Self {
            explained,
            held: Vec::new(),
        }
    }
}

/// The answer of the codes alone.
fn alone(codes: &Codes, question: &Question) -> Result<Answered, AskProblem> {
    let answer = codes.ask(question)?;
    let again = |facts: Facts| {
        codes.ask(&Question {
            facts,
            ..question.clone()
        })
    };
    let would_change = codes.would_change(question, &answer, again);
    Ok(Answered::from(Explained {
        answer,
        would_change,
    }))
}

/// The answer with the office's own decisions and settings.
async fn in_office(
    ask: &Ask,
    db: &str,
    question: &Question,
) -> Result<Result<Answered, ServiceError>, Failure> {
    let at = OfficeArgs {
        database: Database {
            db: db.to_owned(),
            codes: ask.codes.clone(),
        },
        office: question.office.clone(),
    };
    if let Some(person) = &ask.person {
        let who = ActingArgs {
            at,
            person: Some(person.clone()),
        };
        let (service, actor) = on_behalf(&who).await?;
        return Ok(as_person(&service, &actor, question).await);
    }
    let (service, actor) = operator(&at).await?;
    let asked = Asked {
        situation: question.situation.clone(),
        role: question.asker.role.clone(),
        posts: question.asker.posts.clone(),
        on: Some(question.on),
        facts: FactsIn::Json(question.facts.to_json()),
        unknown: BTreeSet::new(),
    };
    let explained = service.codes.explain(&actor, asked).await;
    Ok(explained.map(Answered::from))
}

/// The answer to a person of the office, with the permissions that they already have.
async fn as_person(
    service: &Service,
    actor: &Actor,
    question: &Question,
) -> Result<Answered, ServiceError> {
    let asked = AskAs {
        situation: question.situation.clone(),
        subject: None,
        facts: FactsIn::Json(question.facts.to_json()),
        unknown: BTreeSet::new(),
    };
    Ok(Answered {
        held: service.cases.held(actor, &asked).await?,
        explained: service.codes.explain_as(actor, asked).await?,
    })
}

/// An answer as programs read it: the same members as in the API.
#[derive(Serialize)]
struct Printed<'a> {
    #[serde(flatten)]
    answer: Answer,
    instruction: String,
    would_change: &'a [WouldChange],
    #[serde(skip_serializing_if = "<[Held]>::is_empty")]
    held: &'a [Held],
}

fn print(codes: &Codes, answered: &Answered, ask: &Ask) -> Result<Outcome, Failure> {
    let language = language()?;
    let Explained {
        answer,
        would_change,
    } = &answered.explained;
    let labels = Labels {
        codes,
        office: &answer.office,
        language,
    };
    let block = AnswerBlock::of(answer, &labels);
    if ask.json {
        say_json(&Printed {
            answer: codes.in_language(answer, labels.lang()),
            instruction: language.say(block.heading()),
            would_change,
            held: &answered.held,
        });
        return Ok(Outcome::Done);
    }
    let block = block.with_changes(would_change, &answer.situation, &labels);
    for line in block.lines(language) {
        say(line);
    }
    for one in &answered.held {
        say(language.say(&permission(one, &labels)));
    }
    if ask.db.is_none() {
        tell(key("cli-ask-db"));
    }
    Ok(Outcome::Done)
}

/// Says which question comes next, and how to answer it.
fn next(codes: &Codes, situation: &Situation, question: &Question) -> Result<(), Failure> {
    let journey = Journey {
        question,
        purpose: Purpose::Ask,
        skipped: &[],
    };
    let path = codes.path(journey).map_err(|error| failed(error.into()))?;
    let Some(page) = path.next else {
        return Ok(());
    };
    let labels = Labels {
        codes,
        office: &question.office,
        language: language()?,
    };
    for name in &page.fields {
        let values = situation.field(name).map(values).unwrap_or_default();
        let says = key("cli-ask-next")
            .with("question", labels.field(situation, name))
            .with("name", name)
            .with("values", values)
            .with("left", path.left);
        tell(says);
    }
    Ok(())
}

/// What a field can be, for `--fact`.
fn values(field: &Field) -> String {
    match field.kind {
        FieldType::Choice => {
            let values: Vec<&str> = field.options.iter().map(|one| one.value.as_str()).collect();
            values.join("|")
        }
        FieldType::YesNo => "yes|no".to_owned(),
        FieldType::Money => "20.50".to_owned(),
        FieldType::Date => "2026-11-21".to_owned(),
        FieldType::WholeNumber => "1".to_owned(),
        FieldType::Text | FieldType::LongText => "\"…\"".to_owned(),
    }
}

pub(super) fn situation<'a>(codes: &'a Codes, id: &str) -> Result<&'a Situation, Failure> {
    codes.situation(id).ok_or_else(|| {
        let known = codes.situations().map(|situation| situation.id.as_str());
        unknown(
            key("cli-unknown-situation"),
            id,
            key("cli-situations"),
            known,
        )
    })
}

/// The error for a missing argument, with the possible values.
pub(super) fn nothing_asked(codes: &Codes, problem: Key) -> Failure {
    let known = codes.situations().map(|situation| situation.id.as_str());
    let known = known_ids(key("cli-situations"), known);
    Failure::bad_input([sentence(problem), sentence(known)])
}

/// The error for a question that the code cannot answer, with the possible offices if the office is unknown,
/// otherwise the roles.
fn choices(codes: &Codes, office: &str, error: ServiceError) -> Failure {
    if !matches!(
        error.status(),
        Status::Invalid | Status::NotFound | Status::Conflict
    ) {
        return failed(error);
    }
    let known = match codes.office(office) {
        None => known_ids(
            key("cli-offices"),
            codes.offices().map(|office| office.id.as_str()),
        ),
        Some(_) => known_ids(
            key("cli-roles"),
            codes.words().role.keys().map(String::as_str),
        ),
    };
    let mut lines = refused(&error);
    lines.push(sentence(known));
    Failure::bad_input(lines)
}
