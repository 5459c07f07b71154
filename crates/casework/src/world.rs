//! All aggregates of an office in one place. The service applies new events to the aggregates it loaded, and writes
//! the rows that result. `verify` applies all events to an empty world and compares the rows. Both use
//! [`World::apply`].

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::de::DeserializeOwned;

use crate::case::{Case, day_of};
use crate::entry::ImportedRow;
use crate::event::{Body, Event, Imported, Submitted};
use crate::id::{CaseId, PersonId, PostId};
use crate::people::{Account, AccountState, Connection, Holding, Person, PostHolding, Settings};
use crate::reading::ClauseReading;
use crate::row::{Row, RowChange, RowKey};
use crate::tables::{Columns, Table};

/// The aggregates of one office: all of them, or those that a command needs.
#[derive(Debug, Clone, Default)]
pub struct World {
    /// People.
    pub people: BTreeMap<PersonId, Person>,
    /// The holders of each post.
    pub posts: BTreeMap<PostId, PostHolding>,
    /// Accounts by sign-in name.
    pub accounts: BTreeMap<String, Account>,
    /// The office's settings.
    pub settings: Settings,
    /// Imported files by their hash.
    pub imports: BTreeMap<String, Imported>,
    /// Imported rows by their key.
    pub imported: BTreeMap<String, ImportedRow>,
    /// Clauses that people have read, by the id of their row.
    pub readings: BTreeMap<String, ClauseReading>,
    /// Cases.
    pub cases: BTreeMap<CaseId, Case>,
}

/// The reason why an event cannot be applied.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// It is about something that no earlier event created.
    #[error("the {0} `{1}` was not begun by an earlier event")]
    Unknown(&'static str, String),
    /// It creates something that already exists.
    #[error("the {0} `{1}` is there already")]
    Twice(&'static str, String),
    /// A stored document cannot be read.
    #[error("the {0} `{1}` cannot be read: {2}")]
    Unreadable(&'static str, String, String),
    /// The answer stored with a case is not an answer. The error does not repeat the stored text.
    #[error("the answer kept with the case `{0}` cannot be read")]
    UnreadableAnswer(CaseId),
}

impl World {
    /// Adds a stored aggregate. Entries are not aggregates, because they follow from cases and imported rows. Neither
    /// are passphrases, which no event has.
    ///
    /// # Errors
    /// [`Misfit::Unreadable`] if the document is not one of its kind.
    pub fn put(&mut self, table: Table, id: &str, doc: &str) -> Result<(), Misfit> {
        fn read<T: DeserializeOwned>(table: Table, id: &str, doc: &str) -> Result<T, Misfit> {
            serde_json::from_str(doc)
                .map_err(|why| Misfit::Unreadable(table.as_str(), id.to_owned(), why.to_string()))
        }
        match table {
            Table::Person => drop(self.people.insert(id.into(), read(table, id, doc)?)),
            Table::Post => drop(self.posts.insert(id.into(), read(table, id, doc)?)),
            Table::Account => drop(self.accounts.insert(id.into(), read(table, id, doc)?)),
            Table::Settings => self.settings = read(table, id, doc)?,
            Table::Import => drop(self.imports.insert(id.into(), read(table, id, doc)?)),
            Table::ImportedRow => drop(self.imported.insert(id.into(), read(table, id, doc)?)),
            Table::ClauseReading => drop(self.readings.insert(id.into(), read(table, id, doc)?)),
            Table::Case => drop(self.cases.insert(id.into(), read(table, id, doc)?)),
            Table::Entry | Table::Passphrase => {}
        }
        Ok(())
    }

    /// Applies an event and returns the rows that it changes.
    ///
    /// # Errors
    /// [`Misfit`] if the event does not follow from earlier ones. The world is then unchanged.
    pub fn apply(&mut self, event: &Event) -> Result<Vec<RowChange>, Misfit> {
        if let (Body::PayloadsDisposed { .. }, Some(reference)) = (&event.body, &event.case) {
            return Ok(self.forget(reference));
        }
        let rows = self.rows(event)?;
        Ok(rows
            .into_iter()
            .map(|row| RowChange::Put(Box::new(row)))
            .collect())
    }

    /// Applies an event and returns the rows as they are now.
    fn rows(&mut self, event: &Event) -> Result<Vec<Row>, Misfit> {
        match &event.body {
            Body::OfficeOpened { .. } => {
                self.settings.opened = Some(event.at);
                Ok(self.settings.rows())
            }
            Body::SettingsChanged { instrument, on, .. } => {
                let set = &mut self.settings.switched_on;
                if *on {
                    set.insert(instrument.clone())
                } else {
                    set.remove(instrument)
                };
                Ok(self.settings.rows())
            }
            Body::DecidingTimeSet { days, .. } => {
                self.settings.deciding_days = *days;
                Ok(self.settings.rows())
            }
            Body::FindingDecided(made) => {
                self.settings.decisions.push(made.clone());
                Ok(self.settings.rows())
            }
            Body::ClausesRead(read) => {
                let mut rows = Vec::new();
                for reading in ClauseReading::of(read, event.at) {
                    rows.extend(reading.rows());
                    self.readings.insert(reading.id(), reading);
                }
                Ok(rows)
            }
            Body::PersonAdded { person, profile } => {
                let begun = Person {
                    id: person.clone(),
                    profile: profile.clone(),
                    connections: Vec::new(),
                    left: None,
                };
                let rows = begin(&mut self.people, "person", person.clone(), begun)?.rows();
                Ok(self.with_settings(rows))
            }
            Body::PersonChanged { person, .. }
            | Body::PersonLeft { person, .. }
            | Body::ConnectionDeclared { person, .. }
            | Body::ConnectionEnded { person, .. } => {
                let known = find(&mut self.people, "person", person)?;
                fold_person(known, event);
                let rows = known.rows();
                Ok(self.with_settings(rows))
            }
            Body::PostTaken { .. } | Body::PostLeft { .. } => {
                let rows = self.apply_post(&event.body);
                Ok(self.with_settings(rows))
            }
            Body::AccountInvited { .. }
            | Body::AccountActivated { .. }
            | Body::PassphraseChanged { .. }
            | Body::AccountClosed { .. } => self.apply_account(&event.body),
            Body::RegisterImported(imported) => self.apply_import(imported),
            Body::EntryImported(entry) => {
                let row = ImportedRow {
                    entry: (**entry).clone(),
                    withheld: None,
                    corrected: BTreeSet::new(),
                };
                begin(&mut self.imported, "imported row", entry.key.clone(), row)
                    .map(super::entry::ImportedRow::rows)
            }
            _ => self.apply_to_case(event),
        }
    }

    /// Adds the settings row to the rows of a change to people or posts. The new version of that row shows whether
    /// a route was found in the office as it is, and whether cached data about the office is still valid.
    fn with_settings(&self, mut rows: Vec<Row>) -> Vec<Row> {
        rows.extend(self.settings.rows());
        rows
    }

    fn apply_post(&mut self, body: &Body) -> Vec<Row> {
        let (Body::PostTaken { post, person, .. } | Body::PostLeft { post, person, .. }) = body
        else {
            return Vec::new();
        };
        let holding = self
            .posts
            .entry(post.clone())
            .or_insert_with(|| PostHolding {
                post: post.clone(),
                holders: Vec::new(),
            });
        holding.holders.retain(|holding| &holding.person != person);
        if let Body::PostTaken { from, .. } = body {
            holding.holders.push(Holding {
                person: person.clone(),
                from: *from,
            });
        }
        holding.rows()
    }

    fn apply_account(&mut self, body: &Body) -> Result<Vec<Row>, Misfit> {
        if let Body::AccountInvited {
            login,
            person,
            expires,
            token,
        } = body
        {
            let state = AccountState::Invited {
                expires: *expires,
                token: token.clone(),
            };
            let account = Account {
                login: login.clone(),
                person: person.clone(),
                state,
                passphrase: None,
            };
            let rows = account.rows();
            self.accounts.insert(login.clone(), account);
            return Ok(rows);
        }
        let (login, state, passphrase) = match body {
            Body::AccountActivated { login, passphrase }
            | Body::PassphraseChanged { login, passphrase } => {
                (login, AccountState::Active, Some(passphrase.clone()))
            }
            Body::AccountClosed { login, .. } => (login, AccountState::Closed, None),
            _ => return Ok(Vec::new()),
        };
        let account = find(&mut self.accounts, "account", login)?;
        account.state = state;
        account.passphrase = passphrase;
        Ok(account.rows())
    }

    fn apply_import(&mut self, imported: &Imported) -> Result<Vec<Row>, Misfit> {
        begin(
            &mut self.imports,
            "import",
            imported.file.clone(),
            imported.clone(),
        )?;
        let columns = Columns {
            register: Some(imported.register.clone()),
            ..Columns::default()
        };
        Ok(vec![Row::holding(
            Table::Import,
            &imported.file,
            columns,
            imported,
        )])
    }

    /// Applies a submission without rows, because another event of the same case follows at once and its rows
    /// include everything. Any other event changes nothing.
    ///
    /// # Errors
    /// As [`World::apply`].
    pub fn submitted(&mut self, event: Event) -> Result<(), Misfit> {
        match event.body {
            Body::CaseSubmitted(submitted) => self.begin_case(*submitted, event.at).map(drop),
            _ => Ok(()),
        }
    }

    fn begin_case(&mut self, submitted: Submitted, at: Timestamp) -> Result<&Case, Misfit> {
        let reference = submitted.reference.clone();
        let case = Case::begin(submitted, at);
        begin(&mut self.cases, "case", reference, case)
    }

    fn apply_to_case(&mut self, event: &Event) -> Result<Vec<Row>, Misfit> {
        if let Body::CaseSubmitted(submitted) = &event.body {
            let submitted = Submitted::clone(submitted);
            return self.begin_case(submitted, event.at).map(Case::rows);
        }
        if let Body::EntryWithheld { entry, .. }
        | Body::EntryShown { entry, .. }
        | Body::EntryCorrected { entry, .. } = &event.body
            && event.case.is_none()
        {
            let row = find(&mut self.imported, "imported row", entry)?;
            row.fold(&event.body);
            return Ok(row.rows());
        }
        let reference = event.case.clone().unwrap_or_else(|| CaseId::new(""));
        let case = find(&mut self.cases, "case", &reference)?;
        case.fold(event);
        Ok(case.rows())
    }

    /// Removes the rows of a case whose payloads were erased.
    fn forget(&mut self, reference: &CaseId) -> Vec<RowChange> {
        self.cases.remove(reference);
        let gone = [RowKey::case(&reference.0), RowKey::entry(&reference.0)];
        gone.map(RowChange::Delete).into()
    }
}

fn begin<'a, K: Ord + Clone + ToString, V>(
    all: &'a mut BTreeMap<K, V>,
    kind: &'static str,
    id: K,
    value: V,
) -> Result<&'a V, Misfit> {
    if all.contains_key(&id) {
        return Err(Misfit::Twice(kind, id.to_string()));
    }
    Ok(all.entry(id).or_insert(value))
}

fn find<'a, K: Ord + ToString, V>(
    all: &'a mut BTreeMap<K, V>,
    kind: &'static str,
    id: &K,
) -> Result<&'a mut V, Misfit> {
    all.get_mut(id)
        .ok_or_else(|| Misfit::Unknown(kind, id.to_string()))
}

fn fold_person(person: &mut Person, event: &Event) {
    match &event.body {
        Body::PersonChanged { profile, .. } => person.profile = profile.clone(),
        Body::PersonLeft { on, .. } => person.left = Some(*on),
        Body::ConnectionDeclared { to, relation, .. } => {
            let present =
                |connection: &Connection| &connection.to == to && connection.ended.is_none();
            person.connections.retain(|connection| !present(connection));
            person.connections.push(Connection {
                to: to.clone(),
                relation: relation.clone(),
                ended: None,
            });
        }
        Body::ConnectionEnded { to, .. } => {
            for connection in &mut person.connections {
                if &connection.to == to && connection.ended.is_none() {
                    connection.ended = Some(day_of(event.at));
                }
            }
        }
        _ => {}
    }
}
