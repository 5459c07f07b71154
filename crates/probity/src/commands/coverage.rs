//! `probity coverage`: counts what uses each clause, and lists the clauses that nothing accounts for.

use probity_conduct::model::{Does, InstrumentKind};
use probity_conduct::{Account, Codes, Coverage, Covered, Lang, Missing};
use probity_i18n::{Key, Message, key};

use super::{map, today};
use crate::outcome::{Failure, Outcome};
use crate::output::{say, say_json, sentence, tell, unknown};
use crate::{cli, shipped};

/// Prints the report. Exit code 1 if a clause is not accounted for.
pub fn run(asked: &cli::Coverage) -> Result<Outcome, Failure> {
    let codes = shipped::load(asked.codes.folder.as_ref())?;
    if asked.map {
        return map::print(
            &codes,
            &offices(&codes, asked.office.as_deref())?,
            asked.json,
        );
    }
    let on = asked.on.unwrap_or_else(today);
    let coverages: Vec<Coverage> = (offices(&codes, asked.office.as_deref())?.into_iter())
        .filter_map(|office| codes.coverage(&office, on, Lang::En))
        .collect();
    if asked.json {
        say_json(&coverages);
    } else {
        coverages.iter().for_each(print);
        total(&coverages);
    }
    let mut instruments = coverages.iter().flat_map(|one| &one.instruments);
    if instruments.all(|one| one.unaccounted().next().is_none()) {
        Ok(Outcome::Done)
    } else {
        Ok(Outcome::Found)
    }
}

fn offices(codes: &Codes, asked: Option<&str>) -> Result<Vec<String>, Failure> {
    let ids = |real: bool| {
        let offices = codes.offices().filter(move |office| !(real && office.demo));
        offices.map(|office| office.id.clone()).collect::<Vec<_>>()
    };
    match asked {
        None => Ok(ids(true)),
        Some(id) if codes.office(id).is_some() => Ok(vec![id.to_owned()]),
        Some(id) => {
            let (what, list) = (key("cli-unknown-office"), key("cli-offices"));
            Err(unknown(
                what,
                id,
                list,
                ids(false).iter().map(String::as_str),
            ))
        }
    }
}

fn print(coverage: &Coverage) {
    say(&coverage.office);
    for one in &coverage.instruments {
        let clauses = one.clauses.len();
        let heading = key("cli-coverage-instrument")
            .with("instrument", one.instrument.as_str())
            .with("effective", one.effective.to_string())
            .with("kind", sentence(kind(one.kind)))
            .with("accounted", one.accounted().to_string())
            .with("clauses", clauses.to_string());
        say(format!("  {}", sentence(heading)));
        say(format!("    {}", counts(one)));
        for clause in one.unaccounted() {
            let missing = Message::new(key("cli-coverage-missing"));
            below(
                missing,
                clause,
                why(clause).map(sentence).unwrap_or_default(),
            );
        }
        for clause in one.reasoned() {
            let reason = clause.why_no_rule.clone().unwrap_or_default();
            below(Message::new(key("cli-coverage-no-rule")), clause, reason);
        }
    }
}

/// Prints a line about a clause, and the reason.
fn below(message: Message, clause: &Account, why: String) {
    let message = message.with("clause", clause.clause.as_str());
    let message = message.with("kind", clause.kind.as_str()).with("why", why);
    say(format!("    {}", sentence(message)));
}

fn counts(one: &Covered) -> String {
    let counts = one.counts();
    let texts = Does::ALL.iter().filter_map(|does| {
        let count = counts.get(does)?;
        Some(format!("{} {count}", does.id()))
    });
    texts.collect::<Vec<_>>().join(", ")
}

fn why(clause: &Account) -> Option<Key> {
    Some(match clause.missing? {
        Missing::Does => key("cli-missing-does"),
        Missing::Reason => key("cli-missing-reason"),
        Missing::Example => key("cli-missing-example"),
    })
}

fn kind(kind: InstrumentKind) -> Key {
    match kind {
        InstrumentKind::Code => key("cli-kind-code"),
        InstrumentKind::Policy => key("cli-kind-policy"),
        InstrumentKind::Law => key("cli-kind-law"),
        InstrumentKind::LocalDecision => key("cli-kind-local-decision"),
    }
}

/// Prints the total of all offices.
fn total(coverages: &[Coverage]) {
    let codes = coverages.iter().flat_map(|one| &one.instruments);
    let codes = codes.filter(|one| one.kind == InstrumentKind::Code);
    let (accounted, all) = codes.fold((0, 0), |(accounted, all), one| {
        (accounted + one.accounted(), all + one.clauses.len())
    });
    let total = key("cli-coverage-total").with("accounted", accounted.to_string());
    tell(total.with("clauses", all.to_string()));
}
