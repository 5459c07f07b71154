//! `probity coverage`: what becomes of every clause, counted, with what is not accounted for.

use probity_code::{
    Account, Codes, Coverage, Covered, Lang, Missing, model::Does, model::InstrumentKind,
};

use crate::{
    cli,
    outcome::{Failure, Outcome},
    shipped,
};

use super::{say, say_json, today};

/// Prints it; finds something where a clause is not accounted for.
pub fn run(asked: &cli::Coverage) -> Result<Outcome, Failure> {
    let codes = shipped::load(asked.codes.folder.as_ref())?;
    let on = asked.on.unwrap_or_else(today);
    let coverages: Vec<Coverage> = (offices(&codes, asked.office.as_deref())?.into_iter())
        .filter_map(|office| codes.coverage(&office, on, Lang::En))
        .collect();
    if asked.json {
        say_json(&coverages);
    } else {
        coverages.iter().for_each(tell);
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
        Some(id) => Err(Failure::bad_input([
            format!("There is no office `{id}`."),
            format!("Offices: {}.", ids(false).join(", ")),
        ])),
    }
}

fn tell(coverage: &Coverage) {
    say(&coverage.office);
    for one in &coverage.instruments {
        let clauses = one.clauses.len();
        say(format!(
            "  {} of {} ({}): {} of {clauses} clauses accounted for",
            one.instrument,
            one.effective,
            kind(one.kind),
            one.accounted()
        ));
        say(format!("    {}", counts(one)));
        for clause in one.unaccounted() {
            say(format!(
                "    missing: {} ({}), {}",
                clause.clause,
                clause.kind,
                why(clause)
            ));
        }
        for clause in one.reasoned() {
            let reason = clause.why_no_rule.as_deref().unwrap_or_default();
            say(format!(
                "    no rule: {} ({}), {reason}",
                clause.clause, clause.kind
            ));
        }
    }
}

fn counts(one: &Covered) -> String {
    let counts = one.counts();
    let told = Does::ALL.iter().filter_map(|does| {
        let count = counts.get(does)?;
        Some(format!("{} {count}", does.id()))
    });
    told.collect::<Vec<_>>().join(", ")
}

fn why(clause: &Account) -> &'static str {
    match clause.missing {
        Some(Missing::Does) => "nothing says what the program does with it",
        Some(Missing::Reason) => "it has no rule and gives no reason",
        Some(Missing::Example) => "no worked example reaches one of its rules",
        None => "",
    }
}

fn kind(kind: InstrumentKind) -> &'static str {
    match kind {
        InstrumentKind::Code => "code",
        InstrumentKind::Policy => "policy",
        InstrumentKind::Law => "law",
        InstrumentKind::LocalDecision => "local decision",
    }
}

/// The codes of all offices together.
fn total(coverages: &[Coverage]) {
    let codes = coverages.iter().flat_map(|one| &one.instruments);
    let codes = codes.filter(|one| one.kind == InstrumentKind::Code);
    let (accounted, all) = codes.fold((0, 0), |(accounted, all), one| {
        (accounted + one.accounted(), all + one.clauses.len())
    });
    say(format!(
        "Codes: {accounted} of {all} clauses accounted for."
    ));
}
