//! `probity compare`: what each office's code says on a topic, or answers in one case. From `codes/` alone.

use probity_code::{Codes, Facts};
use probity_web::parts::{answer::AnswerBlock, labels::Labels};
use probity_web::reading::{compare, prepared};
use probity_words::{Language, key};

use crate::{
    cli::Compare,
    outcome::{Failure, Outcome},
    shipped,
    voice::{language, say, say_json, unknown},
};

use super::{ask, facts, fields};

/// Prints clauses or answers, office by office.
pub fn run(asked: &Compare) -> Result<Outcome, Failure> {
    let codes = shipped::load(asked.codes.folder.as_ref())?;
    let language = language()?;
    if asked.cases {
        return Ok(cases(&codes, language, asked.json));
    }
    if let Some(id) = &asked.case {
        return on_prepared(&codes, language, id, asked);
    }
    match (&asked.topic, &asked.situation) {
        (Some(topic), _) => on_topic(&codes, language, topic, asked),
        (None, Some(situation)) => in_case(&codes, language, situation, asked),
        (None, None) => Err(ask::nothing_asked(
            &codes,
            key("cli-name-situation-or-topic"),
        )),
    }
}

fn on_topic(
    codes: &Codes,
    language: &Language,
    topic: &str,
    asked: &Compare,
) -> Result<Outcome, Failure> {
    let topics = &codes.words().topic;
    if !topics.contains_key(topic) {
        let known = topics.keys().map(String::as_str);
        return Err(unknown(
            key("cli-unknown-topic"),
            topic,
            key("cli-topics"),
            known,
        ));
    }
    let on = asked.on.unwrap_or_else(super::today);
    let said = compare::topic(codes, language, topic, on, asked.demo);
    if asked.json {
        say_json(&said);
        return Ok(Outcome::Done);
    }
    for office in said {
        say(&office.name);
        for one in &office.notices {
            say(format!("  {}", one.line(language)));
        }
        for one in &office.clauses {
            say(format!("  {} {}: {}", one.title, one.reference, one.says));
        }
        if office.clauses.is_empty() {
            say(format!("  {}", language.t("compare-says-nothing", &[])));
        }
    }
    Ok(Outcome::Done)
}

fn in_case(
    codes: &Codes,
    language: &Language,
    id: &str,
    asked: &Compare,
) -> Result<Outcome, Failure> {
    let situation = ask::situation(codes, id)?;
    let standings = &codes.words().standing;
    if !standings.contains_key(&asked.standing) {
        let known = standings.keys().map(String::as_str);
        let (what, list) = (key("cli-unknown-standing"), key("cli-standings"));
        return Err(unknown(what, &asked.standing, list, known));
    }
    let given = facts::read(asked.given.facts.as_ref(), &asked.given.fact)?;
    let given = Facts::from_json(situation, &given).map_err(|problems| fields(&problems))?;
    let on = asked.on.unwrap_or_else(super::today);
    let answers = compare::case(codes, language, id, &asked.standing, &given, on, asked.demo);
    if asked.json {
        say_json(&answers);
        return Ok(Outcome::Done);
    }
    for one in answers {
        say(&one.name);
        let labels = Labels {
            codes,
            office: &one.office,
            language,
        };
        match &one.answer {
            Some(answer) => {
                for line in AnswerBlock::of(answer, &labels).lines(language) {
                    say(format!("  {line}"));
                }
            }
            None => say(format!("  {}", language.t("compare-nothing-in-force", &[]))),
        }
    }
    Ok(Outcome::Done)
}

/// Every prepared comparison, area by area.
fn cases(codes: &Codes, language: &Language, json: bool) -> Outcome {
    let labels = Labels {
        codes,
        office: "",
        language,
    };
    let all = prepared::list(&labels);
    if json {
        say_json(&all);
        return Outcome::Done;
    }
    let mut area = "";
    for one in &all {
        if one.area != area {
            area = &one.area;
            say(area);
        }
        say(format!("  {}: {}", one.id, one.title));
    }
    Outcome::Done
}

fn on_prepared(
    codes: &Codes,
    language: &Language,
    id: &str,
    asked: &Compare,
) -> Result<Outcome, Failure> {
    let Some(topic) = codes.comparison(id) else {
        let known = codes.comparisons().iter().map(|one| one.id.as_str());
        let (what, list) = (key("cli-unknown-comparison"), key("cli-comparisons"));
        return Err(unknown(what, id, list, known));
    };
    let on = asked.on.unwrap_or_else(super::today);
    let all = prepared::compare(codes, language, topic, on, asked.demo).map_err(Failure::bad)?;
    if asked.json {
        say_json(&all);
        return Ok(Outcome::Done);
    }
    for one in &all {
        say(&one.name);
        tell(codes, language, one);
    }
    Ok(Outcome::Done)
}

/// What one office says: its answers, the clauses to read, and what is particular about it.
fn tell(codes: &Codes, language: &Language, one: &prepared::OnPrepared) {
    let labels = Labels {
        codes,
        office: &one.said.office,
        language,
    };
    for notice in &one.notices {
        say(format!("  {}", notice.line(language)));
    }
    for answer in &one.said.answers {
        say(format!("  {}", labels.situation(&answer.situation)));
        for line in AnswerBlock::of(answer, &labels).lines(language) {
            say(format!("    {line}"));
        }
    }
    for cited in &one.said.clauses {
        say(format!(
            "  {} {}: {}",
            cited.instrument, cited.clause, cited.says
        ));
    }
    if one.said.answers.is_empty() && one.said.clauses.is_empty() {
        say(format!("  {}", language.t("compare-says-nothing", &[])));
    }
    if let Some(why) = &one.said.differs {
        say(format!("  {why}"));
    }
}
