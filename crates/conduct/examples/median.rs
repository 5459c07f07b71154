//! Prints how long one question takes: the median over every worked example, and over each with facts left out.
//! `cargo run --release -p probity-conduct --example median -- codes`
#![expect(
    clippy::disallowed_methods,
    reason = "measuring takes the machine's own clock"
)]
use std::env;
use std::error::Error;
use std::io::Write;
use std::time::Instant;

use probity_conduct::{Asker, Codes, Directory, Facts, Question};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).unwrap_or_else(|| "codes".to_owned());
    let started = Instant::now();
    let codes = Codes::load(&Directory::new(folder))
        .map_err(|mistakes| format!("{} mistakes", mistakes.len()))?;
    let loaded = started.elapsed();
    let questions = questions(&codes);
    let nothing: Vec<Question> = questions
        .iter()
        .filter_map(|one| without_facts(&codes, one))
        .collect();
    let mut out = std::io::stdout().lock();
    writeln!(out, "loaded in {loaded:?}; {} questions", questions.len())?;
    writeln!(out, "as worked: median {} ns", median(&codes, &questions))?;
    writeln!(out, "no facts: median {} ns", median(&codes, &nothing))?;
    Ok(())
}

/// The question of every worked example of the offices' own instruments.
fn questions(codes: &Codes) -> Vec<Question> {
    let mut questions = Vec::new();
    for office in codes.offices() {
        for example in codes
            .instruments(&office.id)
            .into_iter()
            .flat_map(|version| &version.examples)
        {
            let (Some(situation), Some(on)) = (codes.situation(&example.situation), example.on)
            else {
                continue;
            };
            let facts = serde_json::to_value(&example.facts).unwrap_or_default();
            let Ok(facts) = Facts::from_json(situation, &facts) else {
                continue;
            };
            let asker = Asker {
                role: example.role.clone(),
                posts: Vec::new(),
            };
            questions.push(Question {
                office: office.id.clone(),
                situation: situation.id.clone(),
                on,
                asker,
                facts,
                switched_on: example.switched_on.clone(),
            });
        }
    }
    questions
}

fn without_facts(codes: &Codes, question: &Question) -> Option<Question> {
    let facts = Facts::none(codes.situation(&question.situation)?);
    Some(Question {
        facts,
        ..question.clone()
    })
}

fn median(codes: &Codes, questions: &[Question]) -> u128 {
    let mut times = Vec::new();
    for question in questions.iter().cycle().take(5_000) {
        let started = Instant::now();
        let answer = std::hint::black_box(codes.ask(question));
        times.push(started.elapsed().as_nanos());
        drop(answer);
    }
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
