//! `probity ask`: a question of conduct, answered from `codes/` alone. Needs no database and saves nothing.

use probity_code::{AskProblem, Asker, Codes, Facts, Lang, Question, model::Situation};
use probity_web::parts::{answer::AnswerBlock, labels::Labels};
use probity_words::{Key, key};

use crate::{
    cli::Ask,
    outcome::{Failure, Outcome},
    shipped,
    voice::{known_ids, language, say, say_json, sentence, unknown},
};

use super::{facts, fields, refused, today};

/// Answers, or describes a situation.
pub fn run(ask: &Ask) -> Result<Outcome, Failure> {
    let codes = shipped::load(ask.codes.folder.as_ref())?;
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
            standing: ask.standing.clone(),
            posts: ask.posts.clone(),
        },
        facts: Facts::from_json(situation, &given).map_err(|problems| fields(&problems))?,
        switched_on: ask.with.clone(),
    };
    answer(&codes, &question, ask.json)
}

fn answer(codes: &Codes, question: &Question, json: bool) -> Result<Outcome, Failure> {
    let answer = codes
        .ask(question)
        .map_err(|problem| choices(codes, question, problem))?;
    if json {
        say_json(&answer);
        return Ok(Outcome::Done);
    }
    let language = language()?;
    let labels = Labels {
        codes,
        office: &question.office,
        language,
    };
    for line in AnswerBlock::of(&answer, &labels).lines(language) {
        say(line);
    }
    Ok(Outcome::Done)
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

/// What to name, and what there is.
pub(super) fn nothing_asked(codes: &Codes, told: Key) -> Failure {
    let known = codes.situations().map(|situation| situation.id.as_str());
    let known = known_ids(key("cli-situations"), known);
    Failure::bad_input([sentence(told), sentence(known)])
}

/// What the code cannot answer, and what would be right: offices if the office is unknown, else standings.
fn choices(codes: &Codes, question: &Question, problem: AskProblem) -> Failure {
    let known = match codes.office(&question.office) {
        None => known_ids(
            key("cli-offices"),
            codes.offices().map(|office| office.id.as_str()),
        ),
        Some(_) => known_ids(
            key("cli-standings"),
            codes.words().standing.keys().map(String::as_str),
        ),
    };
    let mut lines = refused(&problem.into());
    lines.push(sentence(known));
    Failure::bad_input(lines)
}
