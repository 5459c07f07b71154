//! Findings of verification with confidential content removed. For a row or event of a confidential case, a finding has
//! the table, the column and the event's number, but neither the reference nor any stored value.

use std::collections::BTreeSet;

use probity_casework::{CaseId, Table, reference};
use probity_i18n::key;
use probity_store::Difference;

use crate::error::ServiceError;
use crate::ledger::disclosure::{Disclosed, Disclosure};
use crate::ledger::report::{Finding, Part};

/// Events that are read at a time.
const STRIDE: u32 = 500;

/// What a finding would reveal.
enum Reveals {
    /// Nothing that may be confidential.
    Nothing,
    /// What someone did, in an unknown case.
    Somebody,
    /// A case.
    Case(CaseId),
    /// An event.
    Event(u64),
}

impl Disclosure<'_> {
    /// Removes from findings what this reader may not see.
    pub(crate) async fn withhold(&mut self, findings: &mut [Finding]) -> Result<(), ServiceError> {
        let revealed: Vec<Reveals> = findings
            .iter()
            .map(|finding| reveals(self.office(), finding))
            .collect();
        let events = revealed.iter().filter_map(|reveals| match reveals {
            Reveals::Event(seq) => Some(*seq),
            _ => None,
        });
        let open = self.open_events(&events.collect()).await?;
        for (finding, reveals) in findings.iter_mut().zip(revealed) {
            let difference = &mut finding.difference;
            match reveals {
                Reveals::Case(reference) if self.may_know_of(&reference).await? => {}
                Reveals::Somebody | Reveals::Case(_) => {
                    self.office().clone_into(&mut difference.id);
                }
                // A message about a broken envelope or payload may quote it.
                Reveals::Event(seq) if !open.contains(&seq) && quotes(finding.part, difference) => {
                    difference.what = key("verify-withheld").into();
                }
                Reveals::Event(_) | Reveals::Nothing => {}
            }
        }
        Ok(())
    }

    /// The events among these that the reader may read. Leaves out events that are missing or cannot be read.
    async fn open_events(&mut self, wanted: &BTreeSet<u64>) -> Result<BTreeSet<u64>, ServiceError> {
        let mut open = BTreeSet::new();
        let mut next = wanted.first().copied();
        while let Some(from) = next {
            let mut events = self.events(from, STRIDE).await?;
            let end = events.last().map_or(from, |last| last.seq) + 1;
            events.retain(|event| wanted.contains(&event.seq));
            for disclosed in self.of(&events).await? {
                if let Disclosed::Whole(event, _) = disclosed {
                    open.insert(event.seq);
                }
            }
            next = wanted.range(end..).next().copied();
        }
        Ok(open)
    }
}

/// Whether a finding about an event may quote the event's text. The others have only numbers and hashes.
fn quotes(part: Part, difference: &Difference) -> bool {
    part == Part::Event || difference.column == Some("envelope")
}

fn reveals(office: &str, finding: &Finding) -> Reveals {
    let place = &finding.difference;
    // A row of another office is not found here, so it stays withheld.
    let row = place
        .id
        .strip_prefix(office)
        .and_then(|id| id.strip_prefix('/'));
    let id = row.unwrap_or(&place.id);
    let number = || id.parse().map_or(Reveals::Somebody, Reveals::Event);
    match Table::from_name(&place.table) {
        Some(Table::Case) => Reveals::Case(CaseId(id.to_owned())),
        // Entries of old registers have names in another format.
        Some(Table::Entry) => reference::read(id).map_or(Reveals::Nothing, Reveals::Case),
        Some(_) => Reveals::Nothing,
        None => match place.table.as_str() {
            "idempotency_key" => Reveals::Somebody,
            "event" | "payload" if !id.is_empty() && id != office => number(),
            _ if finding.part == Part::Event => number(),
            _ => Reveals::Nothing,
        },
    }
}
