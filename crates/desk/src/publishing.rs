//! Withholding, showing and correcting entries. The person who does it sees the entry, not the matter behind it.

use probity_access::{Action, Resource};
use probity_casework::{
    Body, Fact, FieldProblem, MatterId, Refusal, Table,
    entry::{Entry, ImportedRow},
    matter::Matter,
    publish::{self, Change},
    reference,
    shown::Shown,
};
use probity_code::{Facts, model::Situation};

use crate::{
    actor::Actor, asking::response, error::DeskError, labels::fact, office::OfficeState,
    parts::Desk, sheet::Sheet, view::EntryView, work::Work,
};

/// What stands behind an entry.
enum Behind {
    Matter(MatterId, Box<Matter>),
    Import(Box<ImportedRow>),
}

impl Behind {
    fn id(&self) -> &str {
        match self {
            Self::Matter(reference, _) => reference.as_str(),
            Self::Import(row) => &row.entry.key,
        }
    }

    fn matter(&self) -> Option<&MatterId> {
        match self {
            Self::Matter(reference, _) => Some(reference),
            Self::Import(_) => None,
        }
    }

    fn is_withheld(&self) -> bool {
        match self {
            Self::Matter(_, matter) => matter.withheld.is_some(),
            Self::Import(row) => row.withheld.is_some(),
        }
    }
}

impl Desk {
    /// Withholds an entry. That it is withheld stays visible.
    ///
    /// # Errors
    /// For anyone but an administrator without a part in it, without a reason, or when it is withheld already.
    pub async fn withhold(
        &self,
        actor: &Actor,
        entry: &str,
        reason: &str,
    ) -> Result<EntryView, DeskError> {
        self.publish(actor, entry, Action::Withhold, |behind| {
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
    /// As for [`Desk::withhold`].
    pub async fn show(
        &self,
        actor: &Actor,
        entry: &str,
        reason: &str,
    ) -> Result<EntryView, DeskError> {
        self.publish(actor, entry, Action::Withhold, |behind| {
            Ok(publish::show(behind.id(), behind.is_withheld(), reason)?)
        })
        .await
    }

    /// Corrects one field that the entry shows; an empty value leaves it blank. It shows as corrected. For an old register's row, `field`
    /// is a column and the value stays text.
    ///
    /// # Errors
    /// For a field that the entry does not show, a value that cannot be, no reason, or no change.
    pub async fn correct(
        &self,
        actor: &Actor,
        entry: &str,
        field: &str,
        value: &str,
        reason: &str,
    ) -> Result<EntryView, DeskError> {
        self.publish(actor, entry, Action::Correct, |behind| {
            let change = match behind {
                Behind::Matter(_, matter) => self.change(matter, field, value)?,
                Behind::Import(row) => self.imported_change(row, field, value)?,
            };
            Ok(publish::correct(behind.id(), change, reason)?)
        })
        .await
    }

    /// Why an entry is withheld, and the entry as it would be: for those who may show it again.
    ///
    /// # Errors
    /// For anyone else.
    pub async fn withheld_entry(
        &self,
        actor: &Actor,
        entry: &str,
    ) -> Result<(EntryView, Option<String>), DeskError> {
        let state = self.state(actor.office()).await?;
        let mut work = Work::new(self, actor, &state)?;
        let behind = load(&mut work, entry).await?;
        self.may_publish(actor, &state, Action::Withhold, &behind)?;
        let reason = match &behind {
            Behind::Matter(_, matter) => matter.withheld.clone(),
            Behind::Import(row) => row.withheld.clone(),
        };
        let shown = match behind {
            Behind::Matter(_, matter) => Entry::of_matter(&Matter {
                withheld: None,
                ..*matter
            }),
            Behind::Import(row) => Some(Entry::of_import(&ImportedRow {
                withheld: None,
                ..*row
            })),
        };
        Ok((self.shown(shown, actor)?, reason))
    }

    async fn publish(
        &self,
        actor: &Actor,
        entry: &str,
        action: Action,
        command: impl FnOnce(&Behind) -> Result<Vec<Body>, DeskError>,
    ) -> Result<EntryView, DeskError> {
        let state = self.state(actor.office()).await?;
        let mut work = Work::new(self, actor, &state)?;
        let behind = load(&mut work, entry).await?;
        self.may_publish(actor, &state, action, &behind)?;
        work.happen_all(behind.matter(), command(&behind)?)?;
        let entry = match &behind {
            Behind::Matter(reference, _) => {
                work.world.matters.get(reference).and_then(Entry::of_matter)
            }
            Behind::Import(row) => work
                .world
                .imported
                .get(&row.entry.key)
                .map(Entry::of_import),
        };
        let view = self.shown(entry, actor)?;
        work.commit(None).await?;
        Ok(view)
    }

    fn shown(&self, entry: Option<Entry>, actor: &Actor) -> Result<EntryView, DeskError> {
        let entry = entry.ok_or_else(|| DeskError::from(Refusal::NoEntry))?;
        let register = self.known_register(&entry.register)?;
        let sheet = Sheet::new(self.codes(), &register.columns, actor.office());
        Ok(sheet.entry(&Shown::of(&entry)))
    }

    fn may_publish(
        &self,
        actor: &Actor,
        state: &OfficeState,
        action: Action,
        behind: &Behind,
    ) -> Result<(), DeskError> {
        match behind {
            Behind::Matter(_, matter) => self.allow_matter(actor, state, action, matter),
            Behind::Import(_) => self.allow(actor, state, action, |_| Resource::ImportedEntry),
        }
    }

    fn change(&self, matter: &Matter, field: &str, value: &str) -> Result<Change, DeskError> {
        let situation = self.situation(&matter.submitted.situation)?;
        let shown = matter
            .submitted
            .register
            .as_ref()
            .is_some_and(|registered| registered.fields.contains(field));
        if !shown || situation.field(field).is_none() {
            return Err(DeskError::field("field", "field-not-shown"));
        }
        let facts = Facts::from_pairs(situation, [(field, value)])
            .map_err(|problems| as_value(&problems))?;
        let new = facts.get(field).map(|value| fact(situation, field, value));
        let changed = new.clone().map(|new| (field.to_owned(), new));
        let changed = changed.into_iter().collect();
        self.possible_change(situation, &matter.submitted.facts, &changed)
            .map_err(|problems| as_value(&problems))?;
        let outcome = outcome_of(situation, field, &facts);
        Ok(Change {
            field: field.to_owned(),
            old: matter.submitted.facts.get(field).cloned(),
            new,
            outcome,
        })
    }

    fn imported_change(
        &self,
        row: &ImportedRow,
        column: &str,
        value: &str,
    ) -> Result<Change, DeskError> {
        let register = self.known_register(&row.entry.register)?;
        if register.columns.iter().all(|known| known.id != column) {
            return Err(DeskError::field("field", "field-not-shown"));
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

async fn load(work: &mut Work<'_>, entry: &str) -> Result<Behind, DeskError> {
    if let Some(reference) = reference::read(entry)
        && work.load(Table::Matter, reference.as_str()).await?
    {
        let matter = work
            .world
            .matters
            .get(&reference)
            .cloned()
            .filter(|matter| matter.submitted.register.is_some())
            .ok_or_else(unknown)?;
        return Ok(Behind::Matter(reference, Box::new(matter)));
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

fn unknown() -> DeskError {
    DeskError::not_found("entry-unknown")
}

/// Problems of the field corrected are problems of the form's field `value`.
fn as_value(problems: &[FieldProblem]) -> DeskError {
    DeskError::fields(
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
        .field_with_role(probity_code::model::Role::Response)
        .is_some_and(|response| response.name == field);
    decides.then(|| response(situation, facts)).flatten()
}

/// A corrected cell of an old register: of the kind that it was, where the new text reads as that.
fn like(old: Option<&Fact>, value: &str) -> Fact {
    let as_day = value.parse().ok().map(Fact::Date);
    let was_day = matches!(old, Some(Fact::Date(_) | Fact::Unread(_)));
    as_day
        .filter(|_| was_day)
        .unwrap_or_else(|| Fact::Text(value.to_owned()))
}
