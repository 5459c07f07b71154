//! Loading one office's people, posts and settings. They are cached: every change to people or posts rewrites the
//! settings row, so that its version shows whether the cache is still valid.

use std::collections::BTreeMap;
use std::sync::Arc;

use probity_access::{Action, Denied, Resource, Who};
use probity_casework::answer::Posts;
use probity_casework::case::Case;
use probity_casework::office::{Office, PostRule};
use probity_casework::people::Settings;
use probity_casework::{CaseId, PostId, RowKey, Table, World};
use probity_conduct::{Codes, Text, model};
use probity_store::Store;

use crate::actor::Actor;
use crate::context::Context;
use crate::error::{CaseError, OfficeError, ServiceError};
use crate::office_state::OfficeState;

/// Rows that are read at a time.
const STRIDE: u32 = 500;
/// How often reading starts again if someone changes the office meanwhile.
const PATIENCE: usize = 5;

impl Context {
    /// The office's file.
    pub(crate) fn office_file(&self, office: &str) -> Result<&model::Office, ServiceError> {
        self.codes()
            .office(office)
            .ok_or_else(|| OfficeError::Unknown.into())
    }

    /// The post that the office asks if its instruments are silent.
    pub(crate) fn advice(&self, office: &str) -> Option<PostId> {
        self.codes()
            .office(office)?
            .advice
            .as_ref()
            .map(|advice| PostId::from(advice.post.as_str()))
    }

    /// The office as it is now: the cached one if its version is still the newest.
    pub(crate) async fn state(&self, office: &str) -> Result<Arc<OfficeState>, ServiceError> {
        let file = self.office_file(office)?;
        for _ in 0..PATIENCE {
            let version = settings_version(self.store(), office).await?;
            let known = self.snapshot(office);
            if let Some(state) = known.filter(|state| version.is_some() && state.version == version)
            {
                return Ok(state);
            }
            let posts = posts_of_file(self.codes(), file);
            let read = Arc::new(read_office(self.store(), office, posts, version).await?);
            if settings_version(self.store(), office).await? == version {
                self.keep_snapshot(office, &read);
                return Ok(read);
            }
        }
        Err(ServiceError::Stale)
    }

    /// Checks an action. The command line may do what its person may, or what it may itself.
    pub(crate) fn allow(
        &self,
        actor: &Actor,
        state: &OfficeState,
        action: Action,
        about: impl Fn(&Who) -> Resource,
    ) -> Result<(), ServiceError> {
        let mut refused = Denied::NotAllowed.into();
        for who in actor.who(state)?.iter().rev() {
            match self.access().check(who, action, &about(who)) {
                Ok(()) => return Ok(()),
                Err(denied) => refused = denied.into(),
            }
        }
        Err(refused)
    }

    /// Checks an action on the office as a whole.
    pub(crate) fn allow_office(
        &self,
        actor: &Actor,
        state: &OfficeState,
        action: Action,
    ) -> Result<(), ServiceError> {
        let published = self.office_file(actor.office())?.published;
        self.allow(actor, state, action, |_| Resource::Office { published })
    }

    /// Checks an action on a case.
    pub(crate) fn allow_case(
        &self,
        actor: &Actor,
        state: &OfficeState,
        action: Action,
        case: &Case,
    ) -> Result<(), ServiceError> {
        self.allow(actor, state, action, |who| {
            Resource::case(case, who, &state.office)
        })
    }

    /// Parses a case's reference as someone typed it.
    pub(crate) fn reference(typed: &str) -> Result<CaseId, ServiceError> {
        probity_casework::reference::read(typed).ok_or_else(|| CaseError::Unknown.into())
    }
}

async fn settings_version(store: &Store, office: &str) -> Result<Option<u64>, ServiceError> {
    let key = RowKey::new(Table::Settings, Settings::ROW);
    let row = store.record(office, &key).await?;
    if row.is_none() {
        // The office has no settings yet, or is not in this database.
        store.head(office).await?;
    }
    Ok(row.map(|row| row.version))
}

async fn read_office(
    store: &Store,
    office: &str,
    posts: BTreeMap<PostId, PostRule>,
    version: Option<u64>,
) -> Result<OfficeState, ServiceError> {
    let mut world = World::default();
    for table in [Table::Settings, Table::Person, Table::Post] {
        read_all(store, office, table, &mut world).await?;
    }
    let holders = world.posts.iter().map(|(post, held)| {
        let people = held
            .holders
            .iter()
            .map(|holding| holding.person.clone())
            .collect();
        (post.clone(), people)
    });
    let office = Office {
        posts,
        holders: holders.collect(),
        people: world.people,
        deciding_days: world.settings.deciding_days,
    };
    Ok(OfficeState {
        version,
        settings: world.settings,
        office,
        holdings: world.posts,
    })
}

/// Loads every row of a kind into a world.
pub(crate) async fn read_all(
    store: &Store,
    office: &str,
    table: Table,
    world: &mut World,
) -> Result<(), ServiceError> {
    let mut after: Option<String> = None;
    loop {
        let rows = store
            .records(office, table, after.as_deref(), STRIDE)
            .await?;
        for row in &rows {
            world.put(table, &row.row.key.id, &row.row.doc)?;
        }
        if rows.len() < STRIDE as usize {
            return Ok(());
        }
        after = rows.last().map(|row| row.row.key.id.clone());
    }
}

/// The posts of an office's file, as routing needs them.
pub(crate) fn posts_of_file(codes: &Codes, file: &model::Office) -> BTreeMap<PostId, PostRule> {
    let rule = |post: &model::Post| PostRule {
        relative: post.relative,
        stands_in: post
            .stands_in
            .iter()
            .map(|post| PostId::from(post.as_str()))
            .collect(),
        same_as: file
            .also
            .iter()
            .find(|also| also.post == post.id)
            .map(|also| PostId::from(also.is.as_str())),
        names: names(codes, file, post),
    };
    file.posts
        .iter()
        .map(|post| (PostId::from(post.id.as_str()), rule(post)))
        .collect()
}

/// The names of a post: the office's own, the general one, short forms, and the identifier.
fn names(codes: &Codes, file: &model::Office, post: &model::Post) -> Vec<String> {
    let words = |id: &str| codes.words().post.get(id);
    let texts = |text: &Text| {
        text.in_every_language()
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let mut names = vec![post.id.clone()];
    names.extend(post.label.iter().flat_map(texts));
    // If the holder of this post also holds another one, its names mean them as well.
    let held_too = file.also.iter().filter(|also| also.is == post.id);
    for id in held_too
        .map(|also| also.post.as_str())
        .chain([post.id.as_str()])
    {
        if let Some(word) = words(id) {
            names.extend(texts(&word.label));
            names.extend(word.also_called.iter().cloned());
        }
    }
    names
}

/// Parses groups of posts as rules write them.
pub(crate) fn groups(written: &std::collections::BTreeSet<String>) -> Vec<Vec<PostId>> {
    written
        .iter()
        .flat_map(|text| Posts::read(text).0)
        .collect()
}
