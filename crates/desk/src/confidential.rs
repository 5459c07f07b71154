//! What only its people may know of: confidential matters in lists and among those held up. What of their events may leave is in
//! `disclosure.rs`.

use probity_access::Action;
use probity_casework::{
    PostId,
    matter::{Matter, State},
};
use probity_store::{Cursor, Filter};

use crate::{
    actor::Actor,
    damaged,
    disclosure::reader,
    error::DeskError,
    matters::{named_passes, names, read},
    office::OfficeState,
    parts::Desk,
    view::{HeldUpLine, MatterLine},
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
    /// they learn the posts that it needs, and auditors and whoever has a conflict nothing at all. Its reference is for the
    /// command line alone, which sends it on or disposes of it for nobody in particular.
    ///
    /// # Errors
    /// For anyone else.
    pub async fn matters_held_up(&self, actor: &Actor) -> Result<Vec<HeldUpLine>, DeskError> {
        let state = self.state(actor.office()).await?;
        self.allow_office(actor, &state, Action::SeeHeldUp)?;
        let reader = reader(actor);
        let machine = reader.person().is_none();
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
                        let situation = row.row.index.situation.as_deref();
                        let open = situation.is_some_and(|one| self.is_open_to_readers(one));
                        lines.push(damaged::held_up_line(row, machine || open));
                        continue;
                    }
                };
                let reroutes = self
                    .allow_matter(&reader, &state, Action::Reroute, &matter)
                    .is_ok();
                if reroutes || !matter.submitted.confidential {
                    let mut line = held_up(&state, &matter, reroutes);
                    if line.confidential && !machine {
                        (line.reference, line.may_reroute) = (None, false);
                    }
                    lines.push(line);
                }
            }
            after = page.next;
            if after.is_none() {
                return Ok(lines);
            }
        }
    }
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
        reference: Some(said.reference.clone()),
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
