//! Who has read which clause against the document that it comes from, and whether that still holds.

use std::collections::BTreeMap;

use jiff::civil::Date;
use probity_access::Action;
use probity_casework::case::day_of;
use probity_casework::event::ClauseRead;
use probity_casework::reading::ClauseReading;
use probity_casework::sign::sign;
use probity_casework::{FieldProblem, Problem, Table, World};
use probity_conduct::{ClauseHashes, Version};

use crate::actor::Actor;
use crate::codes::Codes;
use crate::error::{CodeError, ServiceError};
use crate::input::SignClauses;
use crate::view::ClauseReadingView;
use crate::work::Work;

/// Rows that are read at a time.
const STRIDE: u32 = 500;

impl Codes {
    /// Every reading of the clauses of a version, by clause, the latest first. Only people who are signed in see who
    /// read them.
    ///
    /// # Errors
    /// For a code that is not public, or a version that the office does not adopt.
    #[tracing::instrument(name = "codes.readings", level = "debug", skip_all)]
    pub async fn readings(
        &self,
        actor: &Actor,
        instrument: &str,
        effective: Date,
    ) -> Result<Vec<ClauseReadingView>, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        self.0.allow_office(actor, &state, Action::Ask)?;
        let named = (self.0)
            .allow_office(actor, &state, Action::SeePeople)
            .is_ok();
        let now = self.hashes(actor, instrument, effective)?;
        let known = self.known(actor.office(), instrument, effective).await?;
        let mut known: Vec<ClauseReading> = known.into_values().collect();
        known.sort_by(|a, b| (&a.clause, b.at, &a.by).cmp(&(&b.clause, a.at, &b.by)));
        let view = |one: &ClauseReading| ClauseReadingView {
            clause: one.clause.clone(),
            person: named.then(|| one.by.clone()),
            by: named.then(|| state.name(&one.by)),
            on: day_of(one.at),
            stands: now.get(&one.clause).is_some_and(|now| one.stands(now)),
        };
        Ok(known.iter().map(view).collect())
    }

    /// Records that the person has read these clauses against the document. Returns the clauses that were recorded:
    /// those that they had signed before, and that have not changed since, are left out.
    ///
    /// # Errors
    /// For anyone but administrators and auditors, an unknown version or clause, a clause that changed after the person
    /// saw it, or when they signed all of them before.
    #[tracing::instrument(name = "codes.sign_clauses", level = "debug", skip_all)]
    pub async fn sign_clauses(
        &self,
        actor: &Actor,
        signed: &SignClauses,
    ) -> Result<Vec<String>, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        self.0.allow_office(actor, &state, Action::SignClauses)?;
        let me = actor.someone()?;
        let (instrument, effective) = (signed.instrument.as_str(), signed.effective);
        let now = self.hashes(actor, instrument, effective)?;
        let clauses = seen(signed, &now)?;
        let known = self.known(actor.office(), instrument, effective).await?;
        let bodies = sign(instrument, effective, me, clauses, known.values())?;
        let mut work = Work::new(&self.0, actor, &state)?;
        for (clause, _) in &signed.clauses {
            let id = ClauseReading::id_of(instrument, effective, clause, me);
            work.load(Table::ClauseReading, &id).await?;
        }
        work.happen_all(None, bodies)?;
        let before = |id: &String, one: &ClauseReading| known.get(id) != Some(one);
        let new = work.world.readings.iter();
        let new = new.filter(|(id, one)| before(id, one));
        let recorded = new.map(|(_, one)| one.clause.clone()).collect();
        work.commit(None).await?;
        Ok(recorded)
    }

    /// The hashes of every clause of a version, as it is now.
    fn hashes(
        &self,
        actor: &Actor,
        instrument: &str,
        effective: Date,
    ) -> Result<BTreeMap<String, ClauseHashes>, ServiceError> {
        let codes = self.0.codes();
        let version: Option<Version<'_>> =
            codes.adopted_version(actor.office(), instrument, effective);
        let version = version.ok_or(CodeError::UnknownVersion)?;
        let clauses = version.instrument().clauses.iter();
        Ok(clauses
            .map(|clause| (clause.reference.clone(), version.hashes(clause)))
            .collect())
    }

    /// The readings of a version, by the id of their row.
    async fn known(
        &self,
        office: &str,
        instrument: &str,
        effective: Date,
    ) -> Result<BTreeMap<String, ClauseReading>, ServiceError> {
        let beginning = ClauseReading::ids_of(instrument, effective);
        let (mut world, mut after) = (World::default(), beginning.clone());
        loop {
            let table = Table::ClauseReading;
            let store = self.0.store();
            let rows = store.records(office, table, Some(&after), STRIDE).await?;
            let own = rows.iter().map(|row| &row.row);
            for row in own.filter(|row| row.key.id.starts_with(&beginning)) {
                world.put(table, &row.key.id, &row.doc)?;
            }
            match rows.last() {
                Some(last) if rows.len() == STRIDE as usize => {
                    after.clone_from(&last.row.key.id);
                    if !after.starts_with(&beginning) {
                        return Ok(world.readings);
                    }
                }
                _ => return Ok(world.readings),
            }
        }
    }
}

/// The clauses to sign, with what they are now, if that is what the person saw.
fn seen(
    signed: &SignClauses,
    now: &BTreeMap<String, ClauseHashes>,
) -> Result<Vec<ClauseRead>, ServiceError> {
    let read = |(clause, fingerprint): &(String, String)| {
        let Some(hashes) = now.get(clause) else {
            let unknown = FieldProblem::new("clauses", Problem::ClauseUnknown);
            return Err(ServiceError::Fields(vec![unknown.with("clause", clause)]));
        };
        if hashes.fingerprint() != *fingerprint {
            let clause = clause.clone();
            return Err(CodeError::ClauseChanged { clause }.into());
        }
        Ok(ClauseRead {
            clause: clause.clone(),
            hashes: hashes.clone(),
        })
    };
    signed.clauses.iter().map(read).collect()
}
