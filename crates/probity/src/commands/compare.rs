//! `probity compare`: compares the offices' codes on a topic, or their answers to one case. It uses only `codes/`,
//! or with a database also its offices' own decisions and settings.

use probity_conduct::{Codes, Facts};
use probity_i18n::{Language, key};
use probity_service::Locals;
use probity_view::answer::AnswerBlock;
use probity_view::labels::Labels;
use probity_view::reading::compare::{self, Comparing, offices};
use probity_view::reading::prepared;
use probity_view::reading::wording::in_one_line;

use super::{ask, facts, fields, runtime, service};
use crate::cli::{Compare, Database};
use crate::outcome::{Failure, Outcome};
use crate::output::{language, say, say_json, unknown};
use crate::shipped;

/// Prints clauses or answers, one office after another.
pub fn run(asked: &Compare) -> Result<Outcome, Failure> {
    let own = asked.codes.folder.as_ref();
    let codes = if asked.comparisons || asked.comparison.is_some() {
        shipped::load(own)?
    } else {
        shipped::load_part(own, None, asked.situation.as_deref().unwrap_or_default())?
    };
    let language = language()?;
    if asked.comparisons {
        return Ok(cases(&codes, language, asked.json));
    }
    let locals = match &asked.db {
        None => Locals::default(),
        Some(db) => runtime()?.block_on(locals(&codes, db, asked))?,
    };
    let comparing = Comparing {
        codes: &codes,
        locals: &locals,
        language,
        on: asked.on.unwrap_or_else(super::today),
        demo: asked.demo,
    };
    if let Some(id) = &asked.comparison {
        return on_prepared(&comparing, id, asked.json);
    }
    match (&asked.topic, &asked.situation) {
        (Some(topic), _) => on_topic(&comparing, topic, asked.json),
        (None, Some(situation)) => in_case(&comparing, situation, asked),
        (None, None) => Err(ask::nothing_asked(
            &codes,
            key("cli-name-situation-or-topic"),
        )),
    }
}

/// The decisions and settings of the database's offices.
async fn locals(codes: &Codes, db: &str, asked: &Compare) -> Result<Locals, Failure> {
    let database = Database {
        db: db.to_owned(),
        codes: asked.codes.clone(),
    };
    let service = service(&database).await?;
    Ok(service.codes.locals(&offices(codes, asked.demo)).await)
}

fn on_topic(comparing: &Comparing, topic: &str, json: bool) -> Result<Outcome, Failure> {
    let Comparing {
        codes, language, ..
    } = *comparing;
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
    let rows = compare::topic(comparing, topic);
    if json {
        say_json(&rows);
        return Ok(Outcome::Done);
    }
    for office in rows {
        say(&office.name);
        for one in &office.notices {
            say(format!("  {}", one.line(language)));
        }
        for one in &office.clauses {
            let text = in_one_line(&one.says, one.wording.as_deref(), language);
            say(format!("  {} {}: {text}", one.title, one.reference));
        }
        if office.clauses.is_empty() {
            say(format!("  {}", language.t("compare-says-nothing", &[])));
        }
        if office.without_local_decisions {
            let message = language.t("compare-without-local-decisions", &[]);
            say(format!("  {message}"));
        }
    }
    Ok(Outcome::Done)
}

fn in_case(comparing: &Comparing, id: &str, asked: &Compare) -> Result<Outcome, Failure> {
    let Comparing {
        codes, language, ..
    } = *comparing;
    let situation = ask::situation(codes, id)?;
    let roles = &codes.words().role;
    if !roles.contains_key(&asked.role) {
        let known = roles.keys().map(String::as_str);
        let (what, list) = (key("cli-unknown-role"), key("cli-roles"));
        return Err(unknown(what, &asked.role, list, known));
    }
    let given = facts::read(asked.given.facts.as_ref(), &asked.given.fact)?;
    let given = Facts::from_json(situation, &given).map_err(|problems| fields(&problems))?;
    let answers = compare::case(comparing, id, &asked.role, &given);
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

/// Prints every prepared comparison, by area.
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

fn on_prepared(comparing: &Comparing, id: &str, json: bool) -> Result<Outcome, Failure> {
    let Comparing {
        codes, language, ..
    } = *comparing;
    let Some(topic) = codes.comparison(id) else {
        let known = codes.comparisons().iter().map(|one| one.id.as_str());
        let (what, list) = (key("cli-unknown-comparison"), key("cli-comparisons"));
        return Err(unknown(what, id, list, known));
    };
    let all = prepared::compare(comparing, topic).map_err(Failure::bad)?;
    if json {
        say_json(&all);
        return Ok(Outcome::Done);
    }
    for one in &all {
        say(&one.name);
        tell(codes, language, one);
    }
    Ok(Outcome::Done)
}

/// Prints one office's answers, the clauses to read, and how it differs.
fn tell(codes: &Codes, language: &Language, one: &prepared::OnPrepared) {
    let labels = Labels {
        codes,
        office: &one.compared.office,
        language,
    };
    for notice in &one.notices {
        say(format!("  {}", notice.line(language)));
    }
    for answer in &one.compared.answers {
        say(format!("  {}", labels.situation(&answer.situation)));
        for line in AnswerBlock::of(answer, &labels).lines(language) {
            say(format!("    {line}"));
        }
    }
    for cited in &one.compared.clauses {
        let text = in_one_line(&cited.says, cited.wording.as_deref(), language);
        say(format!("  {} {}: {text}", cited.instrument, cited.clause));
    }
    if one.compared.answers.is_empty() && one.compared.clauses.is_empty() {
        say(format!("  {}", language.t("compare-says-nothing", &[])));
    }
    if let Some(why) = &one.compared.differs {
        say(format!("  {why}"));
    }
}
