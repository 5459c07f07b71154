//! Reading registers: pages, rows for files, single entries. Entries' rows hold only what may be shown.

use std::collections::BTreeMap;

use jiff::Timestamp;
use probity_access::{Action, Resource};
use probity_casework::entry::Entry;
use probity_casework::{Columns, RowKey, Table};
use probity_conduct::Problem;
use probity_conduct::model::{CasePart, Column, ColumnSource, Register};
use probity_ledger::Envelope;
use probity_store::{Cursor, Filter, Part, StoreError, Stored, Tally, Total};

use crate::actor::Actor;
use crate::context::Context;
use crate::error::{RegisterError, ServiceError};
use crate::input::RegisterQuery;
use crate::labels::meaning_name;
use crate::ledger::Ledger;
use crate::registers::Registers;
use crate::registers::sheet::Sheet;
use crate::view::{ColumnView, EntryView, RegisterLine, RegisterPage};

/// The most entries on a page.
const MOST: u32 = 500;

impl Registers {
    /// The registers that the reader may see.
    ///
    /// # Errors
    /// For an unknown office.
    #[tracing::instrument(name = "registers.list", level = "debug", skip_all)]
    pub async fn list(&self, actor: &Actor) -> Result<Vec<RegisterLine>, ServiceError> {
        let mut lines = Vec::new();
        let registers: Vec<&Register> = self.0.codes().registers().collect();
        for register in registers {
            if self.0.readable(actor, register).await.is_err() {
                continue;
            }
            let tallies = self.0.store().tallies(actor.office(), &register.id).await?;
            let entries = tallies.iter().map(|tally| tally.n).sum();
            let (id, label) = (register.id.clone(), register.label.clone());
            lines.push(RegisterLine {
                id,
                label,
                public: register.public,
                entries,
            });
        }
        Ok(lines)
    }

    /// A page of a register.
    ///
    /// # Errors
    /// For an unknown register, one that the reader may not see, or a place that is not valid.
    #[tracing::instrument(name = "registers.page", level = "debug", skip_all)]
    pub async fn page(
        &self,
        actor: &Actor,
        query: &RegisterQuery,
    ) -> Result<RegisterPage, ServiceError> {
        // Read the head first: if an event is added meanwhile, the page is newer than its tag, never older.
        let head = Ledger(self.0.clone()).head(actor.office()).await?;
        self.page_at(actor, query, head).await
    }

    /// As [`Registers::page`], for a caller who has read the head. The page is of that head or a later one.
    ///
    /// # Errors
    /// As for [`Registers::page`].
    #[tracing::instrument(name = "registers.page_at", level = "debug", skip_all)]
    pub async fn page_at(
        &self,
        actor: &Actor,
        query: &RegisterQuery,
        head: u64,
    ) -> Result<RegisterPage, ServiceError> {
        let register = self.0.known_register(&query.register)?;
        self.0.readable(actor, register).await?;
        let office = actor.office();
        let filter = filter(query);
        let (store, part) = (self.0.store(), part(query)?);
        let search = store.search(office, &filter).await?;
        let page = store
            .documents(office, &filter, &search, &part, query.size.clamp(1, MOST))
            .await?;
        let tallies = store.tallies(office, &register.id).await?;
        let total = store.total_with(office, &filter, &search, &tallies).await?;
        let (total, more_than_total) = match total {
            Total::Exactly(total) => (total, false),
            Total::MoreThan(total) => (total, true),
        };
        let (years, outcomes) = tallied(&tallies);
        let columns: Vec<&Column> = wanted_columns(register, query.narrow).collect();
        let sheet = Sheet::new(self.0.codes(), columns.iter().copied(), office);
        Ok(RegisterPage {
            register: register.id.clone(),
            label: register.label.clone(),
            columns: columns
                .iter()
                .map(|column| ColumnView {
                    id: column.id.clone(),
                    label: column.label.clone(),
                })
                .collect(),
            rows: page
                .rows
                .iter()
                .map(|(place, doc)| Ok(sheet.entry(&read_entry(doc, &place)?)))
                .collect::<Result<_, ServiceError>>()?,
            previous: page.previous.map(|place| place.to_string()),
            next: page.next.map(|place| place.to_string()),
            total,
            more_than_total,
            years,
            outcomes,
            head,
        })
    }

    /// One entry.
    ///
    /// # Errors
    /// For an unknown register or entry, or one that the reader may not see.
    #[tracing::instrument(name = "registers.entry", level = "debug", skip_all)]
    pub async fn entry(
        &self,
        actor: &Actor,
        register: &str,
        id: &str,
    ) -> Result<EntryView, ServiceError> {
        let register = self.0.known_register(register)?;
        self.0.readable(actor, register).await?;
        let id = probity_casework::reference::read(id)
            .map_or_else(|| id.to_owned(), |reference| reference.0);
        let row = self
            .0
            .store()
            .record(actor.office(), &RowKey::entry(id))
            .await?;
        let row = row.filter(|row| row.row.columns.register.as_deref() == Some(&register.id));
        let row = row.ok_or(RegisterError::UnknownEntry)?;
        self.0.entry_view(register, &row, actor.office())
    }
}

impl Ledger {
    /// The number of events in the ledger. Public pages depend on nothing else.
    ///
    /// # Errors
    /// For an office that is not in the database.
    #[tracing::instrument(name = "ledger.head", level = "debug", skip_all)]
    pub async fn head(&self, office: &str) -> Result<u64, ServiceError> {
        Ok(self.0.store().head(office).await?.size)
    }

    /// When the last of an office's first `head` events happened. `None` for a head of 0.
    ///
    /// # Errors
    /// If the database cannot be read.
    #[tracing::instrument(name = "ledger.last_event", level = "debug", skip_all)]
    pub async fn last_event(
        &self,
        office: &str,
        head: u64,
    ) -> Result<Option<Timestamp>, ServiceError> {
        let Some(last) = head.checked_sub(1) else {
            return Ok(None);
        };
        let events = self.0.store().events(office, last, 1).await?;
        let envelope = events.first().map(|event| event.envelope.as_slice());
        let envelope = envelope.and_then(|bytes| Envelope::from_bytes(bytes).ok());
        Ok(envelope.and_then(|envelope| envelope.at.parse().ok()))
    }
}

impl Context {
    pub(crate) fn known_register(&self, id: &str) -> Result<&Register, ServiceError> {
        self.codes()
            .register(id)
            .ok_or_else(|| RegisterError::Unknown.into())
    }

    async fn readable(&self, actor: &Actor, register: &Register) -> Result<(), ServiceError> {
        self.office_file(actor.office())?;
        let resource = Resource::Register {
            public: register.public,
        };
        if let Actor::Nobody { .. } = actor {
            // This needs nothing from the database, and public pages are read the most.
            return Ok(self.access().check(
                &probity_access::Who::Visitor,
                Action::SeeRegister,
                &resource,
            )?);
        }
        let state = self.state(actor.office()).await?;
        self.allow(actor, &state, Action::SeeRegister, |_| resource.clone())
    }

    pub(crate) fn entry_view(
        &self,
        register: &Register,
        row: &Stored,
        office: &str,
    ) -> Result<EntryView, ServiceError> {
        let sheet = Sheet::new(self.codes(), &register.columns, office);
        Ok(sheet.entry(&read_entry(&row.row.doc, &row.row.key)?))
    }

    /// The column of a register that shows a meaning or a part of a case such as `recipient-name`.
    pub(crate) fn column_of(&self, register: &str, source: &str) -> Option<String> {
        let columns = &self.codes().register(register)?.columns;
        columns
            .iter()
            .find(|column| source_name(column.from) == source)
            .map(|column| column.id.clone())
    }
}

/// The columns of a register that a page shows. The first links to the entry and is always included.
fn wanted_columns(register: &Register, narrow: bool) -> impl Iterator<Item = &Column> {
    let columns = register.columns.iter().enumerate();
    columns
        .filter(move |(place, column)| !narrow || *place == 0 || !column.aside)
        .map(|(_, column)| column)
}

/// Values with the number of entries of each.
type Counts<T> = Vec<(T, u64)>;

/// The number of entries by year, latest first, and by outcome.
fn tallied(tallies: &[Tally]) -> (Counts<i64>, Counts<String>) {
    let (mut years, mut outcomes) = (BTreeMap::new(), BTreeMap::new());
    for tally in tallies {
        if let Some(year) = tally.year {
            *years.entry(year).or_default() += tally.n;
        }
        if let Some(outcome) = &tally.outcome {
            *outcomes.entry(outcome.clone()).or_default() += tally.n;
        }
    }
    (
        years.into_iter().rev().collect(),
        outcomes.into_iter().collect(),
    )
}

/// A column's source without its prefix. No meaning has the same name as a part of a case.
pub(crate) fn source_name(source: ColumnSource) -> String {
    match source {
        ColumnSource::Meaning(meaning) => meaning_name(meaning),
        ColumnSource::Case(part) => part_name(part).to_owned(),
    }
}

const fn part_name(part: CasePart) -> &'static str {
    match part {
        CasePart::Reference => "reference",
        CasePart::Situation => "situation",
        CasePart::RecipientName => "recipient-name",
        CasePart::RecipientRole => "recipient-role",
        CasePart::Outcome => "outcome",
        CasePart::DecidedByPost => "decided-by-post",
        CasePart::DecidedOn => "decided-on",
        CasePart::AgainstCode => "against-code",
        CasePart::Result => "result",
    }
}

/// Parses an entry's document. `what` names the entry in the error if it is damaged.
fn read_entry(doc: &str, what: &impl std::fmt::Display) -> Result<Entry, ServiceError> {
    let damaged = |why: serde_json::Error| StoreError::Damaged(format!("{what}: {why}"));
    Ok(serde_json::from_str(doc).map_err(damaged)?)
}

/// Parses the place in a list that the field of this name gives.
pub(crate) fn place(field: &str, given: Option<&str>) -> Result<Option<Cursor>, ServiceError> {
    let given = given.filter(|place| !place.is_empty());
    let place = given.map(str::parse).transpose();
    place.map_err(|_| ServiceError::field(field, Problem::PlaceUnknown))
}

/// The part of the list that the query asks for.
fn part(query: &RegisterQuery) -> Result<Part, ServiceError> {
    match (
        place("after", query.after.as_deref())?,
        place("before", query.before.as_deref())?,
    ) {
        (None, None) => Ok(Part::First),
        (Some(place), None) => Ok(Part::After(place)),
        (None, Some(place)) => Ok(Part::Before(place)),
        (Some(_), Some(_)) => Err(ServiceError::field("before", Problem::PlaceUnknown)),
    }
}

fn filter(query: &RegisterQuery) -> Filter {
    let some = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let is = Columns {
        register: Some(query.register.clone()),
        financial_year: query.year,
        outcome: some(&query.outcome),
        situation: some(&query.situation),
        ..Columns::default()
    };
    Filter {
        text: some(&query.text),
        from: query.from.map(|day| day.to_string()),
        to: query.to.map(|day| day.to_string()),
        ..Filter::of(Table::Entry, is)
    }
}
