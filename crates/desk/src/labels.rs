//! Facts and cells with the labels that `codes/` has for them.

use probity_casework::{Fact, entry::Entry, matter::Matter};
use probity_code::{
    Codes, FactValue, Facts, Text,
    model::{Column, ColumnSource, FieldType, MatterPart, Role, Situation},
};

use crate::view::{Cell, CellValue, EntryView, FactView};

/// A role's name as events keep it.
pub(crate) fn role_name(role: Role) -> String {
    word(&role)
}

/// The kebab-case word of a unit variant.
pub(crate) fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    }
}

/// Facts as events keep them.
pub(crate) fn kept(situation: &Situation, facts: &Facts) -> probity_casework::matter::Facts {
    let kept = |(name, value): (&str, &FactValue)| (name.to_owned(), fact(situation, name, value));
    facts.given().map(kept).collect()
}

/// One fact as events keep it.
pub(crate) fn fact(situation: &Situation, name: &str, value: &FactValue) -> Fact {
    let is_choice = situation
        .field(name)
        .is_some_and(|field| field.kind == FieldType::Choice);
    match value {
        FactValue::Text(text) if is_choice => Fact::Choice(text.clone()),
        FactValue::Text(text) => Fact::Text(text.clone()),
        FactValue::YesNo(yes) => Fact::YesNo(*yes),
        FactValue::Pence(pence) => Fact::Money(*pence),
        FactValue::Number(number) => Fact::Number(*number),
        FactValue::Date(day) => Fact::Date(*day),
    }
}

/// Facts as the engine takes them, from those that events keep.
pub(crate) fn as_json(facts: &probity_casework::matter::Facts) -> serde_json::Value {
    let value = |fact: &Fact| match fact {
        Fact::Choice(text) | Fact::Text(text) | Fact::Unread(text) => {
            serde_json::Value::from(text.as_str())
        }
        Fact::YesNo(yes) => (*yes).into(),
        Fact::Money(pence) => FactValue::Pence(*pence).to_json(),
        Fact::Number(number) => (*number).into(),
        Fact::Date(day) => day.to_string().into(),
    };
    facts
        .iter()
        .map(|(name, fact)| (name.clone(), value(fact)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

/// A value with its label, where it is a choice.
fn shown(situation: Option<&Situation>, field: &str, fact: &Fact) -> CellValue {
    if let Fact::Choice(value) = fact
        && let Some(option) = situation
            .and_then(|situation| situation.field(field))
            .and_then(|field| field.option(value))
    {
        return CellValue::Label(value.clone(), option.label.clone());
    }
    fact.into()
}

/// A matter's facts in the situation's order, then those of fields that it no longer has.
pub(crate) fn facts(codes: &Codes, matter: &Matter) -> Vec<FactView> {
    let said = &matter.submitted;
    let situation = codes.situation(&said.situation);
    let known: Vec<&str> = situation
        .iter()
        .flat_map(|situation| &situation.fields)
        .map(|field| field.name.as_str())
        .collect();
    let gone = said
        .facts
        .keys()
        .map(String::as_str)
        .filter(|name| !known.contains(name));
    let public = |name: &str| {
        said.register
            .as_ref()
            .is_some_and(|registered| registered.public && registered.fields.contains(name))
    };
    let view = |name: &str| {
        let fact = said.facts.get(name)?;
        Some(FactView {
            field: name.to_owned(),
            label: situation
                .and_then(|situation| situation.field(name))
                .map(|field| field.label.clone()),
            value: shown(situation, name, fact),
            public: public(name),
            corrected: matter.corrections.iter().any(|one| one.field == name),
        })
    };
    known.iter().copied().chain(gone).filter_map(view).collect()
}

/// An entry with one cell a column.
pub(crate) fn entry(codes: &Codes, columns: &[Column], entry: &Entry, office: &str) -> EntryView {
    let cell = |column: &Column| cell_of(codes, column, entry, office);
    EntryView {
        id: entry.id.clone(),
        imported: entry.reference.is_none(),
        withheld: entry.withheld,
        withdrawn: entry.withdrawn,
        open: entry.open,
        corrected: !entry.corrected.is_empty(),
        day: entry.day,
        situation: entry.situation.clone().filter(|_| !entry.withheld),
        cells: columns.iter().map(cell).collect(),
    }
}

fn cell_of(codes: &Codes, column: &Column, entry: &Entry, office: &str) -> Cell {
    let cell = |field: Option<&str>, value, corrected| Cell {
        column: column.id.clone(),
        field: field.map(str::to_owned),
        value,
        corrected,
    };
    if entry.reference.is_none() {
        // An old register's row: cells by column.
        let fact = entry.cells.get(&column.id);
        let value = fact.map_or(CellValue::Blank, CellValue::from);
        let field = Some(column.id.as_str()).filter(|_| !entry.withheld);
        return cell(field, value, entry.corrected.contains(&column.id));
    }
    match column.from {
        ColumnSource::Role(role) => {
            let Some(field) = entry.roles.get(&role_name(role)) else {
                return cell(None, CellValue::Blank, false);
            };
            let situation = entry.situation.as_deref();
            let situation = situation.and_then(|id| codes.situation(id));
            let fact = entry.cells.get(field);
            let value = fact.map_or(CellValue::Blank, |fact| shown(situation, field, fact));
            cell(Some(field), value, entry.corrected.contains(field))
        }
        ColumnSource::Matter(part) => cell(None, part_of(codes, part, entry, office), false),
    }
}

fn part_of(codes: &Codes, part: MatterPart, entry: &Entry, office: &str) -> CellValue {
    let text = |text: &Option<String>| text.clone().map_or(CellValue::Blank, CellValue::Text);
    let label = |id: &str, label: Option<&Text>| {
        CellValue::Label(
            id.to_owned(),
            label.cloned().unwrap_or_else(|| Text::from(id)),
        )
    };
    match part {
        MatterPart::Reference => CellValue::Text(entry.id.clone()),
        MatterPart::Situation => match &entry.situation {
            Some(id) if !entry.withheld => {
                label(id, codes.situation(id).map(|situation| &situation.label))
            }
            _ => CellValue::Blank,
        },
        MatterPart::RecipientName => text(&entry.recipient_name),
        MatterPart::RecipientRole => match &entry.recipient_role {
            Some(id) if entry.role_is_standing => {
                label(id, codes.words().standing.get(id).map(|word| &word.label))
            }
            role => text(role),
        },
        MatterPart::Outcome => entry
            .outcome
            .clone()
            .map_or(CellValue::Blank, CellValue::Outcome),
        MatterPart::DecidedByPost => match &entry.decided_by {
            Some(post) => label(post.as_str(), post_label(codes, office, post.as_str())),
            None => CellValue::Blank,
        },
        MatterPart::DecidedOn => entry.decided_on.map_or(CellValue::Blank, CellValue::Date),
        MatterPart::Became => text(&entry.became),
    }
}

/// What an office calls a post.
pub(crate) fn post_label<'c>(codes: &'c Codes, office: &str, post: &str) -> Option<&'c Text> {
    let own = codes
        .office(office)
        .and_then(|office| office.post(post))
        .and_then(|post| post.label.as_ref());
    own.or_else(|| codes.words().post.get(post).map(|word| &word.label))
}
