//! `probity ask`: a question of conduct, answered from `codes/` alone. Needs no database and saves nothing.

use probity_code::{Asker, Codes, Facts, Lang, Question, model::Situation};
use probity_web::parts::{answer::AnswerBlock, labels::Labels};

use crate::{
    cli::Ask,
    outcome::{Failure, Outcome},
    shipped,
};

use super::{english, facts, fields, say, say_json, today};

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
        .ok_or_else(|| unknown("Name a situation", situations(&codes)))?;
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
        .map_err(|problem| unknown(&problem.to_string(), choices(codes, question)))?;
    if json {
        say_json(&answer);
        return Ok(Outcome::Done);
    }
    let language = english()?;
    let labels = Labels {
        codes,
        office: &question.office,
        language: &language,
    };
    for line in AnswerBlock::of(&answer, &labels).lines(&language) {
        say(line);
    }
    Ok(Outcome::Done)
}

pub(super) fn situation<'a>(codes: &'a Codes, id: &str) -> Result<&'a Situation, Failure> {
    codes
        .situation(id)
        .ok_or_else(|| unknown(&format!("There is no situation `{id}`"), situations(codes)))
}

fn situations(codes: &Codes) -> String {
    list(
        "Situations",
        codes.situations().map(|situation| situation.id.as_str()),
    )
}

/// What would be right: offices if the office is unknown, else standings.
fn choices(codes: &Codes, question: &Question) -> String {
    match codes.office(&question.office) {
        None => list("Offices", codes.offices().map(|office| office.id.as_str())),
        Some(_) => list(
            "Standings",
            codes.words().standing.keys().map(String::as_str),
        ),
    }
}

pub(super) fn list<'a>(name: &str, ids: impl Iterator<Item = &'a str>) -> String {
    format!("{name}: {}.", ids.collect::<Vec<_>>().join(", "))
}

pub(super) fn unknown(what: &str, right: String) -> Failure {
    Failure::bad_input([format!("{what}."), right])
}
