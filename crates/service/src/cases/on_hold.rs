//! Cases on hold, and confidential cases in lists. `disclosure.rs` decides which of their events a reader gets.

use probity_access::Action;
use probity_casework::PostId;
use probity_casework::case::{Case, State};
use probity_casework::conflict::conflict;
use probity_casework::exclusion::Why;
use probity_store::{Cursor, Filter};

use crate::actor::Actor;
use crate::cases::list::{names, passed_over_with_names, read};
use crate::cases::{Cases, damaged};
use crate::context::Context;
use crate::error::ServiceError;
use crate::ledger::disclosure::reader;
use crate::office_state::OfficeState;
use crate::view::{CaseLine, OnHoldLine};

/// Cases that are read at a time.
const STRIDE: u32 = 500;

impl Cases {
    /// Cases that can go to no one, without their content, for administrators, who fill the posts. Of a confidential
    /// case they see only the posts that it needs; auditors and people with a conflict see nothing of it. Only the
    /// command line without a person sees its reference, so that it can send the case on or erase it.
    ///
    /// # Errors
    /// For anyone else.
    #[tracing::instrument(name = "cases.on_hold", level = "debug", skip_all)]
    pub async fn on_hold(&self, actor: &Actor) -> Result<Vec<OnHoldLine>, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        self.0.allow_office(actor, &state, Action::SeeOnHold)?;
        let reader = reader(actor);
        let machine = reader.person().is_none();
        let filter = Filter {
            states: names(&[State::OnHold]),
            ..Filter::cases()
        };
        let (mut lines, mut after) = (Vec::new(), None);
        loop {
            let page = self
                .0
                .store()
                .list(actor.office(), &filter, after.as_ref(), STRIDE)
                .await?;
            for row in &page.rows {
                let case = match read(row) {
                    Ok(case) => case,
                    Err(error) => {
                        damaged::note(&error);
                        let situation = row.row.columns.situation.as_deref();
                        let open = situation.is_some_and(|one| self.0.is_open_to_readers(one));
                        lines.push(damaged::on_hold_line(row, machine || open));
                        continue;
                    }
                };
                let reroutes = self
                    .0
                    .allow_case(&reader, &state, Action::Reroute, &case)
                    .is_ok();
                let told = reroutes || self.0.is_told(&reader, &state, &case);
                if told || !case.submitted.confidential {
                    let mut line = on_hold(&state, &case, reroutes);
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

impl Context {
    /// Whether an administrator is told that a confidential case waits, although they report to someone in it. In a
    /// small office everyone may, and someone has to fill the post. They learn nothing else.
    fn is_told(&self, reader: &Actor, state: &OfficeState, case: &Case) -> bool {
        let manages = self
            .allow_office(reader, state, Action::ManagePeople)
            .is_ok();
        let of_reader = |person| conflict(&state.office, &case.parties(), person);
        let why = reader.person().and_then(of_reader);
        manages && why == Some(Why::ReportsToParty)
    }

    /// Whether the reader may know that this case exists. Access to the list itself is checked before.
    pub(crate) fn may_know_of(&self, actor: &Actor, state: &OfficeState, case: &Case) -> bool {
        let reads = self.allow_case(actor, state, Action::SeeCase, case).is_ok();
        let of_reader = |person| conflict(&state.office, &case.parties_ever(), person);
        let has_conflict = actor.person().and_then(of_reader).is_some();
        reads || (!case.submitted.confidential && !has_conflict)
    }

    /// Up to `most` lines of a list after a place, and the place of the last one if more follow. Cases that the reader
    /// may not know of are skipped.
    pub(crate) async fn listed(
        &self,
        actor: &Actor,
        state: &OfficeState,
        filter: &Filter,
        mut after: Option<Cursor>,
        most: usize,
    ) -> Result<(Vec<CaseLine>, Option<Cursor>), ServiceError> {
        let (mut listed, mut last) = (Vec::new(), None);
        let (store, stride) = (self.store(), most as u32 + 1);
        let search = store.search(actor.office(), filter).await?;
        loop {
            let page = store
                .list_with(actor.office(), filter, &search, after.as_ref(), stride)
                .await?;
            for row in &page.rows {
                let line = match read(row) {
                    Ok(case) => self
                        .may_know_of(actor, state, &case)
                        .then(|| self.line(state, &case)),
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
}

fn on_hold(state: &OfficeState, case: &Case, may_reroute: bool) -> OnHoldLine {
    let submitted = &case.submitted;
    let open = !submitted.confidential;
    let mut posts: Vec<PostId> = Vec::new();
    for passed in &case.on_hold {
        if !posts.contains(&passed.post) {
            posts.push(passed.post.clone());
        }
    }
    let passed_over = passed_over_with_names(state, &case.on_hold);
    OnHoldLine {
        reference: Some(submitted.reference.clone()),
        confidential: submitted.confidential,
        situation: open.then(|| submitted.situation.clone()),
        subject: open.then(|| submitted.subject.name.clone()),
        submitted: open.then_some(case.at),
        posts,
        passed_over: if open { passed_over } else { Vec::new() },
        may_reroute,
        unreadable: case.judged().is_err(),
    }
}
