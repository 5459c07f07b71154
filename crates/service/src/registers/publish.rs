//! Withholding, showing and correcting entries. The person who does it sees the entry, but not its case.

use probity_access::{Action, Resource};
use probity_casework::case::Case;
use probity_casework::entry::{Entry, ImportedRow};
use probity_casework::publish::{self, Change};
use probity_casework::{Body, CaseId, FieldProblem, Problem, Refusal, Table, reference};
use probity_conduct::Facts;
use probity_conduct::Value;
use probity_conduct::model::Situation;

use crate::actor::Actor;
use crate::cases::declare::response;
use crate::context::Context;
use crate::error::{RegisterError, ServiceError};
use crate::office_state::OfficeState;
use crate::registers::Registers;
use crate::registers::sheet::Sheet;
use crate::view::EntryView;
use crate::work::Work;

/// What an entry comes from.
enum Behind {
    Case(CaseId, Box<Case>),
    Import(Box<ImportedRow>),
}

impl Behind {
    fn id(&self) -> &str {
        match self {
            Self::Case(reference, _) => reference.as_str(),
            Self::Import(row) => &row.entry.key,
        }
    }

    fn case(&self) -> Option<&CaseId> {
        match self {
            Self::Case(reference, _) => Some(reference),
            Self::Import(_) => None,
        }
    }

    fn is_withheld(&self) -> bool {
        match self {
            Self::Case(_, case) => case.withheld.is_some(),
            Self::Import(row) => row.withheld.is_some(),
        }
    }
}

impl Registers {
    /// Withholds an entry. The register still shows that an entry is withheld.
    ///
    /// # Errors
    /// For anyone but an administrator without a part in the case, without a reason, or if it is withheld already.
    #[tracing::instrument(name = "registers.withhold", level = "debug", skip_all)]
    pub async fn withhold(
        &self,
        actor: &Actor,
        entry: &str,
        reason: &str,
    ) -> Result<EntryView, ServiceError> {
        self.0
            .publish(actor, entry, Action::Withhold, |behind| {
                Ok(publish::withhold(
                    behind.id(),
                    behind.is_withheld(),
                    reason,
                )?)
            })
            .await
    }

    /// Shows a withheld entry again.
    ///
    /// # Errors
    /// As for [`Registers::withhold`].
    #[tracing::instrument(name = "registers.show", level = "debug", skip_all)]
    pub async fn show(
        &self,
        actor: &Actor,
        entry: &str,
        reason: &str,
    ) -> Result<EntryView, ServiceError> {
        self.0
            .publish(actor, entry, Action::Withhold, |behind| {
                Ok(publish::show(behind.id(), behind.is_withheld(), reason)?)
            })
            .await
    }

    /// Corrects one field that the entry shows, and marks it as corrected. An empty value leaves the field blank. For a
    /// row of an old register, `field` is a column and the value stays text.
    ///
    /// # Errors
    /// For a field that the entry does not show, a value that is not possible, no reason, or no change.
    #[tracing::instrument(name = "registers.correct", level = "debug", skip_all)]
    pub async fn correct(
        &self,
        actor: &Actor,
        entry: &str,
        field: &str,
        value: &str,
        reason: &str,
    ) -> Result<EntryView, ServiceError> {
        self.0
            .publish(actor, entry, Action::Correct, |behind| {
                let change = match behind {
                    Behind::Case(_, case) => self.0.change(case, field, value)?,
                    Behind::Import(row) => self.0.imported_change(row, field, value)?,
                };
                Ok(publish::correct(behind.id(), change, reason)?)
            })
            .await
    }

    /// Whether the person may withhold, show and correct this entry.
    ///
    /// # Errors
    /// For an unknown entry, or if the database cannot be reached.
    #[tracing::instrument(name = "registers.may_publish", level = "debug", skip_all)]
    pub async fn may_publish(&self, actor: &Actor, entry: &str) -> Result<bool, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        let mut work = Work::new(&self.0, actor, &state)?;
        let behind = load(&mut work, entry).await?;
        let may = [Action::Withhold, Action::Correct];
        let may = may.map(|action| self.0.may_publish(actor, &state, action, &behind));
        Ok(may.iter().all(Result::is_ok))
    }

    /// Why an entry is withheld, and the entry as it would be shown, for people who may show it again.
    ///
    /// # Errors
    /// For anyone else.
    #[tracing::instrument(name = "registers.withheld_entry", level = "debug", skip_all)]
    pub async fn withheld_entry(
        &self,
        actor: &Actor,
        entry: &str,
    ) -> Result<(EntryView, Option<String>), ServiceError> {
        let state = self.0.state(actor.office()).await?;
        let mut work = Work::new(&self.0, actor, &state)?;
        let behind = load(&mut work, entry).await?;
        self.0
            .may_publish(actor, &state, Action::Withhold, &behind)?;
        let reason = match &behind {
            Behind::Case(_, case) => case.withheld.clone(),
            Behind::Import(row) => row.withheld.clone(),
        };
        let restored = match behind {
            Behind::Case(_, case) => Entry::of_case(&Case {
                withheld: None,
                ..*case
            }),
            Behind::Import(row) => Some(Entry::of_import(&ImportedRow {
                withheld: None,
                ..*row
            })),
        };
        Ok((self.0.view_of_entry(restored, actor)?, reason))
    }
}

impl Context {
    async fn publish(
        &self,
        actor: &Actor,
        entry: &str,
        action: Action,
        command: impl FnOnce(&Behind) -> Result<Vec<Body>, ServiceError>,
    ) -> Result<EntryView, ServiceError> {
        let state = self.state(actor.office()).await?;
        let mut work = Work::new(self, actor, &state)?;
        let behind = load(&mut work, entry).await?;
        self.may_publish(actor, &state, action, &behind)?;
        work.happen_all(behind.case(), command(&behind)?)?;
        let entry = match &behind {
            Behind::Case(reference, _) => work.world.cases.get(reference).and_then(Entry::of_case),
            Behind::Import(row) => work
                .world
                .imported
                .get(&row.entry.key)
                .map(Entry::of_import),
        };
        let view = self.view_of_entry(entry, actor)?;
        work.commit(None).await?;
        Ok(view)
    }

    fn view_of_entry(
        &self,
        entry: Option<Entry>,
        actor: &Actor,
    ) -> Result<EntryView, ServiceError> {
        let entry = entry.ok_or_else(|| ServiceError::from(Refusal::NoEntry))?;
        let register = self.known_register(&entry.register)?;
        let sheet = Sheet::new(self.codes(), &register.columns, actor.office());
        Ok(sheet.entry(&entry))
    }

    fn may_publish(
        &self,
        actor: &Actor,
        state: &OfficeState,
        action: Action,
        behind: &Behind,
    ) -> Result<(), ServiceError> {
        match behind {
            Behind::Case(_, case) => self.allow_case(actor, state, action, case),
            Behind::Import(_) => self.allow(actor, state, action, |_| Resource::ImportedEntry),
        }
    }

    fn change(&self, case: &Case, field: &str, value: &str) -> Result<Change, ServiceError> {
        let situation = self.situation(&case.submitted.situation)?;
        let listed = case
            .submitted
            .register
            .as_ref()
            .is_some_and(|registered| registered.fields.contains(field));
        if !listed || situation.field(field).is_none() {
            return Err(ServiceError::field("column", Problem::FieldNotShown));
        }
        let facts = Facts::from_pairs(situation, [(field, value)])
            .map_err(|problems| as_value(&problems))?;
        let new = facts.get(field).cloned();
        let changed = new.clone().map(|new| (field.to_owned(), new));
        let changed = changed.into_iter().collect();
        self.possible_change(situation, &case.submitted.facts, &changed)
            .map_err(|problems| as_value(&problems))?;
        let outcome = outcome_of(situation, field, &facts);
        Ok(Change {
            field: field.to_owned(),
            old: case.submitted.facts.get(field).cloned(),
            new,
            outcome,
        })
    }

    fn imported_change(
        &self,
        row: &ImportedRow,
        column: &str,
        value: &str,
    ) -> Result<Change, ServiceError> {
        let register = self.known_register(&row.entry.register)?;
        if register.columns.iter().all(|known| known.id != column) {
            return Err(ServiceError::field("column", Problem::FieldNotShown));
        }
        let value = value.trim();
        let old = row.entry.understood.get(column).cloned();
        let new = (!value.is_empty()).then(|| like(old.as_ref(), value));
        if let Some(new) = &new {
            self.possible_cell(register, row, column, new)?;
        }
        Ok(Change {
            field: column.to_owned(),
            old,
            new,
            outcome: None,
        })
    }
}

async fn load(work: &mut Work<'_>, entry: &str) -> Result<Behind, ServiceError> {
    if let Some(reference) = reference::read(entry)
        && work.load(Table::Case, reference.as_str()).await?
    {
        let case = work
            .world
            .cases
            .get(&reference)
            .cloned()
            .filter(|case| case.submitted.register.is_some())
            .ok_or_else(unknown)?;
        return Ok(Behind::Case(reference, Box::new(case)));
    }
    if work.load(Table::ImportedRow, entry).await? {
        let row = work
            .world
            .imported
            .get(entry)
            .cloned()
            .ok_or_else(unknown)?;
        return Ok(Behind::Import(Box::new(row)));
    }
    Err(unknown())
}

fn unknown() -> ServiceError {
    RegisterError::UnknownEntry.into()
}

/// Reports problems of the corrected field on the form's field `value`.
fn as_value(problems: &[FieldProblem]) -> ServiceError {
    ServiceError::Fields(
        problems
            .iter()
            .map(|one| FieldProblem {
                field: "value".to_owned(),
                ..one.clone()
            })
            .collect(),
    )
}

fn outcome_of(situation: &Situation, field: &str, facts: &Facts) -> Option<String> {
    let decides = situation
        .field_with_meaning(probity_conduct::model::Meaning::Response)
        .is_some_and(|response| response.name == field);
    decides.then(|| response(situation, facts)).flatten()
}

/// A corrected cell of an old register, of the same kind as before if the new text can be read as that.
fn like(old: Option<&Value>, value: &str) -> Value {
    let as_day = value.parse().ok().map(Value::Date);
    let was_day = matches!(old, Some(Value::Date(_) | Value::Unread(_)));
    as_day
        .filter(|_| was_day)
        .unwrap_or_else(|| Value::Text(value.to_owned()))
}
