//! What only its people may know of: confidential matters in lists, among those held up, and in the ledger.

use std::collections::BTreeSet;

use probity_access::Action;
use probity_casework::{
    Body, MatterId, PostId,
    matter::{Matter, State},
};
use probity_store::{Cursor, Filter, Payload, RowKey, StoredEvent};

use crate::{
    actor::Actor,
    damaged,
    error::DeskError,
    matters::{named_passes, names, read},
    office::OfficeState,
    parts::Desk,
    view::{EventLine, HeldUpLine, MatterLine},
};

/// Matters read at a time.
const STRIDE: u32 = 500;

impl Desk {
    /// Whether whoever reads a list may know that there is this matter. What a list is of was allowed before.
    pub(crate) fn may_know_of(&self, actor: &Actor, state: &OfficeState, matter: &Matter) -> bool {
        !matter.submitted.confidential
            || self
                .allow_matter(actor, state, Action::SeeMatter, matter)
                .is_ok()
    }

    /// Lines of up to `most` matters of a list after a place, and the place of the last where there are more: those that the reader
    /// may not know of take no place in it.
    pub(crate) async fn listed(
        &self,
        actor: &Actor,
        state: &OfficeState,
        filter: &Filter,
        mut after: Option<Cursor>,
        most: usize,
    ) -> Result<(Vec<MatterLine>, Option<Cursor>), DeskError> {
        let (mut listed, mut last) = (Vec::new(), None);
        let (store, stride) = (self.store(), most as u32 + 1);
        let sought = store.sought(filter).await?;
        loop {
            let page = store
                .list_sought(actor.office(), filter, &sought, after.as_ref(), stride)
                .await?;
            for row in &page.rows {
                let line = match read(row) {
                    Ok(matter) => self
                        .may_know_of(actor, state, &matter)
                        .then(|| self.line(state, &matter)),
                    Err(error) => {
                        damaged::note(&error);
                        self.damaged_line(actor, state, row).await?
                    }
                };
                let Some(line) = line else {
                    continue;
                };
                if listed.len() == most {
                    return Ok((listed, last));
                }
                listed.push(line);
                last = Some(row.place());
            }
            after = page.next;
            if after.is_none() {
                return Ok((listed, None));
            }
        }
    }

    /// Matters that can go to nobody, without their content: for administrators, who fill the posts. Of a confidential one
    /// they learn its reference and the posts, and auditors and whoever is named in it nothing at all.
    ///
    /// # Errors
    /// For anyone else.
    pub async fn matters_held_up(&self, actor: &Actor) -> Result<Vec<HeldUpLine>, DeskError> {
        let state = self.state(actor.office()).await?;
        self.allow_office(actor, &state, Action::SeeHeldUp)?;
        let filter = Filter {
            states: names(&[State::HeldUp]),
            ..Filter::matters()
        };
        let (mut lines, mut after) = (Vec::new(), None);
        loop {
            let page = self
                .store()
                .list(actor.office(), &filter, after.as_ref(), STRIDE)
                .await?;
            for row in &page.rows {
                let matter = match read(row) {
                    Ok(matter) => matter,
                    Err(error) => {
                        damaged::note(&error);
                        lines.push(damaged::held_up_line(row));
                        continue;
                    }
                };
                let reroutes = self
                    .allow_matter(actor, &state, Action::Reroute, &matter)
                    .is_ok();
                if reroutes || !matter.submitted.confidential {
                    lines.push(held_up(&state, &matter, reroutes));
                }
            }
            after = page.next;
            if after.is_none() {
                return Ok(lines);
            }
        }
    }

    /// Whether a matter of which only the ledger is left was confidential: its disposal says so. Its people are not known any
    /// more, so that nobody is let in.
    async fn was_confidential(
        &self,
        actor: &Actor,
        reference: &MatterId,
    ) -> Result<bool, DeskError> {
        let events = self.store().events_of(actor.office(), reference.as_str());
        Ok(events.await?.iter().any(says_confidential))
    }

    /// Takes out of ledger lines what is confidential: of such an event only its number, time and kind are left.
    pub(crate) async fn keep_confidential(
        &self,
        actor: &Actor,
        state: &OfficeState,
        lines: &mut [EventLine],
    ) -> Result<(), DeskError> {
        let of = |line: &EventLine| line.envelope["matter"].as_str().map(MatterId::from);
        let references: BTreeSet<MatterId> = lines.iter().filter_map(of).collect();
        let mut hidden = BTreeSet::new();
        for reference in references {
            let key = RowKey::matter(reference.as_str());
            let hides = match self.store().record(actor.office(), &key).await? {
                // Of one that cannot be read nobody can tell who may know of it.
                Some(row) => {
                    read(&row).map_or(true, |matter| !self.may_know_of(actor, state, &matter))
                }
                None => self.was_confidential(actor, &reference).await?,
            };
            if hides {
                hidden.insert(reference);
            }
        }
        for line in lines {
            if of(line).is_some_and(|reference| hidden.contains(&reference)) {
                line.confidential = true;
                line.payload = None;
                if let Some(envelope) = line.envelope.as_object_mut() {
                    envelope.retain(|name, _| ["seq", "at", "kind"].contains(&name.as_str()));
                }
            }
        }
        Ok(())
    }
}

/// The event that says of a matter that its payloads went, and that it was confidential.
fn says_confidential(event: &StoredEvent) -> bool {
    let Payload::Kept { bytes, .. } = &event.payload else {
        return false;
    };
    matches!(
        serde_json::from_slice::<Body>(bytes),
        Ok(Body::PayloadsDisposed {
            confidential: true,
            ..
        })
    )
}

fn held_up(state: &OfficeState, matter: &Matter, may_reroute: bool) -> HeldUpLine {
    let said = &matter.submitted;
    let told = !said.confidential;
    let mut posts: Vec<PostId> = Vec::new();
    for passed in &matter.held_up {
        if !posts.contains(&passed.post) {
            posts.push(passed.post.clone());
        }
    }
    let passed_over = named_passes(state, &matter.held_up);
    HeldUpLine {
        reference: said.reference.clone(),
        confidential: said.confidential,
        situation: told.then(|| said.situation.clone()),
        subject: told.then(|| said.subject.name.clone()),
        submitted: told.then_some(matter.at),
        posts,
        passed_over: if told { passed_over } else { Vec::new() },
        may_reroute,
        unreadable: matter.judged().is_err(),
    }
}
