//! Asking in process: every shipped worked example, in every office that adopts its instrument, with all and with
//! some of its facts; what would change the answers, and the next page of a declaration. Then the same with two and four times the rules. Before that, `probity ask` from the shell.

use std::hint::black_box;
use std::time::{Duration, Instant};

use probity_conduct::{
    Asker, Codes, Directory, Facts, Files, Journey, Memory, Outcome, Purpose, Question,
};
use tokio::process::Command;

use crate::say::{self, heading, say};
use crate::server::program;
use crate::{Problem, load, office};

/// How often all questions are asked, and the program is started.
const ROUNDS: usize = 20;
/// Of how many questions one is walked page by page.
const PATHS: usize = 10;

/// Prints how long asking takes.
pub async fn run() -> Result<(), Problem> {
    heading("Asking in process").await;
    let started = Instant::now();
    let codes = office::codes()?;
    let checked = started.elapsed();
    let started = Instant::now();
    black_box(unchecked(&Directory::new(office::codes_folder()))?);
    say(&format!(
        "loading codes/: {} with every check and example, {} without",
        say::time(checked),
        say::time(started.elapsed())
    ));
    from_the_shell().await?;
    let full = questions(&codes);
    let partial: Vec<Question> = full.iter().flat_map(partly).collect();
    let offices = codes.offices().count();
    say(&format!(
        "{offices} offices loaded, the made-up one among them; bar: median under 100 µs, over 10,000/s on one core"
    ));
    measure(
        &format!("{} questions, all facts", full.len()),
        &codes,
        &full,
    );
    measure(
        &format!("{} questions, some facts", partial.len()),
        &codes,
        &partial,
    );
    changes(&codes, &full);
    next_pages(&codes, &full);
    growth()
}

/// Prints how long it takes to find what would change each answer that is no or needs permission, every proposed
/// change asked again.
fn changes(codes: &Codes, questions: &[Question]) {
    let mut times = Vec::new();
    for question in questions {
        let Ok(answer) = codes.ask(question) else {
            continue;
        };
        if !matches!(
            answer.outcome,
            Some(Outcome::Prohibited | Outcome::NeedsAuthorisation)
        ) {
            continue;
        }
        let again = |facts| {
            codes.ask(&Question {
                facts,
                ..question.clone()
            })
        };
        let started = Instant::now();
        black_box(codes.would_change(black_box(question), &answer, again));
        times.push(started.elapsed());
    }
    report("what would change an answer", times);
}

/// Prints how long it takes to find the next page of a declaration, from the first question to the last.
fn next_pages(codes: &Codes, questions: &[Question]) {
    let mut times = Vec::new();
    for question in questions.iter().step_by(PATHS) {
        for known in partly(question) {
            let started = Instant::now();
            let _ = black_box(codes.path(Journey {
                question: black_box(&known),
                purpose: Purpose::Declare,
                skipped: &[],
            }));
            times.push(started.elapsed());
        }
    }
    report("the next page of a declaration", times);
}

fn report(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    say(&format!(
        "{what:<34} median {:>9}  p99 {:>9}  over {}",
        say::time(load::at(&times, 0.5)),
        say::time(load::at(&times, 0.99)),
        times.len()
    ));
}

/// Prints how long `probity ask` takes, with the start of the process, beside `probity --version`.
async fn from_the_shell() -> Result<(), Problem> {
    let gift = [
        "ask",
        "--office",
        "northamptonshire",
        "gift",
        "--fact",
        "kind=cash",
    ];
    let (ask, version) = (lasts(&gift).await?, lasts(&["--version"]).await?);
    let bar = 3 * version + Duration::from_millis(60);
    say(&format!(
        "probity ask {}, probity --version {}: {} of the bar of 3 times --version and 60 ms",
        say::time(ask),
        say::time(version),
        say::ratio(ask.as_secs_f64(), bar.as_secs_f64())
    ));
    Ok(())
}

/// The median time of the program with these arguments.
async fn lasts(arguments: &[&str]) -> Result<Duration, Problem> {
    let mut times = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let mut command = Command::new(program()?);
        let started = Instant::now();
        let output = command.args(arguments).output().await?;
        times.push(started.elapsed());
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into());
        }
    }
    times.sort_unstable();
    Ok(load::at(&times, 0.5))
}

/// The worked examples' questions, for each office that adopts their instrument.
fn questions(codes: &Codes) -> Vec<Question> {
    let mut questions = Vec::new();
    for office in codes.offices() {
        let versions = codes.instruments(&office.id);
        for example in versions.into_iter().flat_map(|version| &version.examples) {
            let (Some(situation), Some(on)) = (codes.situation(&example.situation), example.on)
            else {
                continue;
            };
            let Ok(facts) = serde_json::to_value(&example.facts) else {
                continue;
            };
            let Ok(facts) = Facts::from_json(situation, &facts) else {
                continue;
            };
            let asker = Asker {
                role: example.role.clone(),
                posts: example.posts.clone(),
            };
            let question = Question {
                office: office.id.clone(),
                situation: situation.id.clone(),
                on,
                asker,
                facts,
                switched_on: example.switched_on.clone(),
            };
            // An office may lack the posts or policies that an example for another office names.
            if codes.ask(&question).is_ok() {
                questions.push(question);
            }
        }
    }
    questions
}

/// The same question as a form asks it: without facts first, then with one more fact each time.
fn partly(full: &Question) -> Vec<Question> {
    let names: Vec<String> = full
        .facts
        .given()
        .map(|(name, _)| name.to_owned())
        .collect();
    (0..names.len())
        .map(|known| {
            let facts = names[known..]
                .iter()
                .fold(full.facts.clone(), |facts, name| facts.without(name));
            Question {
                facts,
                ..full.clone()
            }
        })
        .collect()
}

/// Prints the median, 99th percentile and rate of asking the questions one after another.
fn measure(what: &str, codes: &Codes, questions: &[Question]) -> Duration {
    let mut times = Vec::with_capacity(questions.len() * ROUNDS);
    let rounds = Instant::now();
    for _ in 0..ROUNDS {
        for question in questions {
            let started = Instant::now();
            let _ = black_box(codes.ask(black_box(question)));
            times.push(started.elapsed());
        }
    }
    let rate = times.len() as f64 / rounds.elapsed().as_secs_f64();
    times.sort_unstable();
    let median = load::at(&times, 0.5);
    say(&format!(
        "{what:<34} median {:>9}  p99 {:>9}  {:>7}/s on one core",
        say::time(median),
        say::time(load::at(&times, 0.99)),
        say::count(rate)
    ));
    median
}

fn growth() -> Result<(), Problem> {
    say("as rules grow (bar: none; what a situation is not asked about should cost nothing):");
    let shipped = Memory::copy_of(&Directory::new(office::codes_folder()))?;
    let codes = unchecked(&shipped)?;
    let questions = questions(&codes);
    let baseline = measure("  rules as shipped", &codes, &questions);
    for times in [2, 4] {
        let same = measure(
            &format!("  every situation's rules ×{times}"),
            &unchecked(&repeated(&shipped, times)?)?,
            &questions,
        );
        let other = measure(
            &format!("  as many situations ×{times}"),
            &unchecked(&beside(&shipped, times)?)?,
            &questions,
        );
        say(&format!(
            "    against as shipped: {} and {}",
            say::ratio(same.as_secs_f64(), baseline.as_secs_f64()),
            say::ratio(other.as_secs_f64(), baseline.as_secs_f64())
        ));
    }
    Ok(())
}

fn unchecked(files: &dyn Files) -> Result<Codes, Problem> {
    Codes::load_draft(files).map_err(|mistakes| office::wrong(&mistakes))
}

/// The same codes with every rule written `times` times, each with its own id.
fn repeated(files: &Memory, times: usize) -> Result<Memory, Problem> {
    changed(files, |path, text, copy| {
        if path.ends_with(".cedar") {
            let all: Vec<String> = (0..times)
                .map(|at| text.replace("@id(\"", &format!("@id(\"r{at}-")))
                .collect();
            copy.insert(path, all.join("\n"));
        }
    })
}

/// The same codes with every situation, and every rule on it, written `times` times with separate names.
fn beside(files: &Memory, times: usize) -> Result<Memory, Problem> {
    let names: Vec<String> = unchecked(files)?
        .situations()
        .map(|one| one.entity.clone())
        .collect();
    changed(files, |path, text, copy| {
        let mut all = vec![text.to_owned()];
        for at in 1..times {
            let renamed = |text: &str| {
                names.iter().fold(text.to_owned(), |text, name| {
                    text.replace(
                        &format!("resource is {name})"),
                        &format!("resource is {name}N{at})"),
                    )
                    .replace(
                        &format!("entity = \"{name}\""),
                        &format!("entity = \"{name}N{at}\""),
                    )
                })
            };
            if path.ends_with(".cedar") {
                let own = renamed(text).replace("@id(\"", &format!("@id(\"n{at}-"));
                match path
                    .strip_suffix(".cedar")
                    .filter(|path| path.contains("/rules/"))
                {
                    Some(stem) => copy.insert(format!("{stem}-n{at}.cedar"), own),
                    None => all.push(own),
                }
            } else if let Some(id) = path
                .strip_prefix("situations/")
                .and_then(|name| name.strip_suffix(".toml"))
            {
                let own = renamed(text).replacen(
                    &format!("id = \"{id}\""),
                    &format!("id = \"{id}-n{at}\""),
                    1,
                );
                copy.insert(format!("situations/{id}-n{at}.toml"), own);
            }
        }
        if all.len() > 1 {
            copy.insert(path, all.join("\n"));
        }
    })
}

fn changed(files: &Memory, change: impl Fn(&str, &str, &mut Memory)) -> Result<Memory, Problem> {
    let mut copy = files.clone();
    for path in files.list()? {
        change(&path, &files.read(&path)?, &mut copy);
    }
    Ok(copy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_grew_can_be_asked() {
        let shipped = Memory::copy_of(&Directory::new(office::codes_folder())).unwrap();
        let codes = unchecked(&shipped).unwrap();
        let situations = codes.situations().count();
        let questions = questions(&codes);
        assert!(questions.len() > 50, "{}", questions.len());
        let more = unchecked(&beside(&shipped, 2).unwrap()).unwrap();
        assert_eq!(more.situations().count(), 2 * situations);
        let twice = unchecked(&repeated(&shipped, 2).unwrap()).unwrap();
        for question in &questions {
            let asked = codes.ask(question).unwrap();
            assert_eq!(more.ask(question).unwrap().outcome, asked.outcome);
            assert_eq!(twice.ask(question).unwrap().outcome, asked.outcome);
        }
    }
}
