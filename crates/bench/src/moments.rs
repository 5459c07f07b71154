//! Verification at random moments while cases arrive one by one: it must never report an untouched database.
//! SQLite's search merges its index over many transactions once there are some thousand cases. This is the only
//! bench that can fail.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use probity_conduct::Codes;
use probity_service::{Actor, Finding, Service};

use crate::office::{self, OFFICE};
use crate::say::{self, heading, say};
use crate::{Problem, load, seed};

/// The number of cases, of verifications of the search index, and of full verifications.
struct Size {
    cases: u64,
    moments: u64,
    whole: u64,
}

const SMALL: Size = Size {
    cases: 12_000,
    moments: 60,
    whole: 2,
};
const FULL: Size = Size {
    cases: 100_000,
    moments: 300,
    whole: 10,
};

/// Counts rows of the search index that lead to pages already merged. They exist only during a merge.
const GONE: &str = "SELECT COUNT(*) FROM words_idx WHERE NOT EXISTS \
    (SELECT 1 FROM words_data WHERE id = (segid << 37) + (pgno >> 1))";

/// Adds the cases and verifies.
pub async fn run(folder: &Path, full: bool, codes: &Arc<Codes>) -> Result<(), Problem> {
    let size = if full { FULL } else { SMALL };
    heading(&format!(
        "Verification at {} random moments of {} cases",
        size.moments,
        say::count(size.cases as f64)
    ))
    .await;
    let file = folder.join("moments.db");
    let service = office::service(&file.display().to_string(), codes).await?;
    office::make(&service).await?;
    let (mut there, mut amid, mut times, mut whole) = (0, 0, Vec::new(), Vec::new());
    let mut accused = Vec::new();
    for (moment, verify_all) in moments(&service, &size) {
        seed::one_by_one(&service, there, moment).await?;
        there = moment;
        amid += u64::from(is_amid_a_merge(&file)?);
        let started = Instant::now();
        let differences = service.store().verify_search().await?;
        times.push(started.elapsed());
        accused.extend(differences.iter().map(|one| format!("{moment}: {one}")));
        if verify_all {
            let started = Instant::now();
            accused.extend(everything(&service, moment).await?);
            whole.push(started.elapsed());
            say(&format!(
                "{} cases: {} moments verified, differences: {}",
                say::count(there as f64),
                times.len(),
                accused.len()
            ));
        }
    }
    times.sort_unstable();
    say(&format!(
        "the index at {} moments, {amid} of them amid a merge of the search's index: median {}, at most {}",
        times.len(),
        say::time(load::at(&times, 0.5)),
        say::time(load::at(&times, 1.0)),
    ));
    whole.sort_unstable();
    say(&format!(
        "everything at {} of them: at most {}",
        whole.len(),
        say::time(load::at(&whole, 1.0))
    ));
    say(&format!("differences: {}", accused.len()));
    service.store().close().await;
    if accused.is_empty() {
        return Ok(());
    }
    Err(format!(
        "an untouched database was accused at {}",
        accused.join("; ")
    )
    .into())
}

/// The numbers of cases after which to verify, and whether to verify everything. The last is when all cases are
/// there.
fn moments(service: &Service, size: &Size) -> BTreeMap<u64, bool> {
    let mut moments = BTreeMap::from([(size.cases, true)]);
    while (moments.len() as u64) < size.moments {
        let whole = (moments.len() as u64) < size.whole;
        let random = u64::from_le_bytes(service.random());
        moments.entry(random % size.cases + 1).or_insert(whole);
    }
    moments
}

/// The differences that a full verification reports.
async fn everything(service: &Service, moment: u64) -> Result<Vec<String>, Problem> {
    let operator = Actor::CommandLine {
        office: OFFICE.to_owned(),
        on_behalf: None,
    };
    let report = service
        .ledger
        .verify(&operator)
        .await
        .map_err(office::refused)?;
    let line = |one: &Finding| format!("{moment}: {}", one.difference);
    Ok(report.findings.iter().map(line).collect())
}

fn is_amid_a_merge(file: &Path) -> Result<bool, Problem> {
    let connection = rusqlite::Connection::open(file)?;
    let gone: i64 = connection.query_row(GONE, [], |row| row.get(0))?;
    Ok(gone > 0)
}
