//! `/{office}/registers/{register}/{entry}/{act}`: forms for administrators to withhold, show and correct an entry.

mod view;

use std::sync::Arc;

use axum::Form as Sent;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use probity_conduct::Problem;
use probity_conduct::Value;
use probity_conduct::model::{Field, FieldType};
use probity_i18n::{Message, key};
use probity_service::ServiceError;
use probity_service::view::{Cell, EntryView};
use probity_view::cells::CellFormatter;
use serde::Deserialize;

use crate::error::WebError;
use crate::form::{Choice, Form};
use crate::reader::Reader;
use crate::registers::entry::title;
use crate::registers::publication::view::CorrectedColumn;
pub use crate::registers::publication::view::{CorrectPage, WithholdPage};
use crate::session::SignedIn;
use crate::state::App;

/// The column to correct.
#[derive(Debug, Default, Deserialize)]
pub struct CorrectQuery {
    column: Option<String>,
}

type Address = Path<(String, String, String, String)>;

/// Shows the form to withhold, show or correct an entry.
///
/// # Errors
/// For anyone but administrators without a part in the case, or for an unknown entry or action.
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(path): Address,
    Query(which): Query<CorrectQuery>,
) -> Result<Response, WebError> {
    let about = EntryAction::find(app, me, path).await?;
    let form = Form::new();
    match about.act.as_str() {
        "correct" => about.correct_page(&reader, form, which.column.as_deref()),
        _ => about.withhold_page(&reader, form),
    }
}

/// Withholds, shows or corrects the entry.
///
/// # Errors
/// As for [`get`]. The form shows its own errors.
pub async fn post(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(path): Address,
    Sent(pairs): Sent<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let about = EntryAction::find(app, me, path).await?;
    let mut form = Form::from_pairs(pairs);
    let reason = form.text_or("reason", key("entry-reason-missing"));
    if about.act == "correct" {
        return about.correct(&reader, form, reason).await;
    }
    if form.value("confirm") != "yes" {
        form.error("confirm", key("entry-confirm-missing"));
    }
    let (Some(reason), true) = (reason, form.is_good()) else {
        return about.withhold_page(&reader, form);
    };
    let (service, actor, id) = (&about.app.service, &about.me.actor, &about.entry.id);
    let done = match about.act.as_str() {
        "show" => service.registers.show(actor, id, &reason).await,
        _ => service.registers.withhold(actor, id, &reason).await,
    };
    match done {
        Ok(_) => Ok(about.back()),
        Err(error) => {
            note(&mut form, error)?;
            about.withhold_page(&reader, form)
        }
    }
}

/// The entry, and the person who acts.
struct EntryAction {
    app: Arc<App>,
    me: SignedIn,
    address: String,
    act: String,
    /// The entry as it would be shown.
    entry: EntryView,
    register: String,
    /// Why it is withheld, if it is.
    why: Option<String>,
}

impl EntryAction {
    async fn find(
        app: Arc<App>,
        me: SignedIn,
        path: (String, String, String, String),
    ) -> Result<Self, WebError> {
        let (office, register, id, act) = path;
        if !me.administrator {
            return Err(WebError::forbidden("publication is for administrators"));
        }
        if !["withhold", "show", "correct"].contains(&act.as_str()) {
            return Err(WebError::not_found(
                "nothing of that name can be done to an entry",
            ));
        }
        let displayed = app
            .service
            .registers
            .entry(&me.actor, &register, &id)
            .await?;
        let (entry, why) = app
            .service
            .registers
            .withheld_entry(&me.actor, &displayed.id)
            .await?;
        let address = format!("/{office}/registers/{register}/{}", entry.id);
        Ok(Self {
            app,
            me,
            address,
            act,
            entry,
            register,
            why,
        })
    }

    fn back(&self) -> Response {
        Redirect::to(&format!("{}?done={}", self.address, self.act)).into_response()
    }

    fn withhold_page(&self, reader: &Reader, form: Form) -> Result<Response, WebError> {
        let title = title(&self.entry, &CellFormatter::of(&reader.language));
        let good = form.is_good();
        let page = WithholdPage::of(title, self.address.clone(), self.why.clone(), form);
        if good {
            reader.page(&page)
        } else {
            reader.form_again(&page)
        }
    }

    async fn correct(
        &self,
        reader: &Reader,
        mut form: Form,
        reason: Option<String>,
    ) -> Result<Response, WebError> {
        let column = form.value("column").to_owned();
        let field = self
            .correctable(&column)
            .and_then(|cell| cell.field.clone());
        let Some(field) = field else {
            form.error("column", key("entry-correct-which-missing"));
            return self.correct_page(reader, form, None);
        };
        if let (Some(reason), true) = (reason, form.is_good()) {
            let (service, actor) = (&self.app.service, &self.me.actor);
            let value = form.value("value").to_owned();
            match service
                .registers
                .correct(actor, &self.entry.id, &field, &value, &reason)
                .await
            {
                Ok(_) => return Ok(self.back()),
                Err(error) => note(&mut form, error)?,
            }
        }
        self.correct_page(reader, form, Some(&column))
    }

    /// The cell of a column that can be corrected, because its value is not derived.
    fn correctable(&self, column: &str) -> Option<&Cell> {
        self.entry
            .cells
            .iter()
            .find(|cell| *cell.column == *column && cell.field.is_some())
    }

    fn correct_page(
        &self,
        reader: &Reader,
        form: Form,
        column: Option<&str>,
    ) -> Result<Response, WebError> {
        let format = CellFormatter::of(&reader.language);
        let chosen = column.and_then(|column| self.correctable(column));
        let form = match chosen {
            Some(cell) if form.is_good() => form.with("value", typed(cell)),
            _ => form,
        };
        let cells = self.entry.cells.iter().filter(|cell| cell.field.is_some());
        let columns = cells
            .map(|cell| Choice::new(&*cell.column, Message::written(self.label(cell, &format))));
        let good = form.is_good();
        let page = CorrectPage {
            form,
            entry: title(&self.entry, &format),
            address: self.address.clone(),
            columns: columns.collect(),
            column: chosen.map(|cell| self.column(cell, &format)),
        };
        if good {
            reader.page(&page)
        } else {
            reader.form_again(&page)
        }
    }

    fn label(&self, cell: &Cell, format: &CellFormatter<'_>) -> String {
        let register = self.app.codes().register(&self.register);
        let column = register.and_then(|register| {
            register
                .columns
                .iter()
                .find(|column| *column.id == *cell.column)
        });
        column.map_or_else(|| cell.column.clone(), |column| format.label(&column.label))
    }

    fn column(&self, cell: &Cell, format: &CellFormatter<'_>) -> CorrectedColumn {
        let situation = self
            .entry
            .situation
            .as_deref()
            .and_then(|id| self.app.codes().situation(id));
        let field = situation
            .zip(cell.field.as_deref())
            .and_then(|(situation, name)| situation.field(name));
        CorrectedColumn {
            id: cell.column.clone(),
            label: self.label(cell, format),
            now: Some(format.text(cell)).filter(|text| !text.is_empty()),
            hint: Some(hint(field, cell)),
            choices: field.map_or_else(Vec::new, |field| choices(field, format)),
        }
    }
}

/// A cell as a person would type it.
fn typed(cell: &Cell) -> String {
    cell.bare().map_or_else(String::new, Value::to_plain)
}

fn hint(field: Option<&Field>, cell: &Cell) -> Message {
    let day = matches!(cell.bare(), Some(Value::Date(_)))
        || field.is_some_and(|field| field.kind == FieldType::Date);
    let money = matches!(cell.bare(), Some(Value::Money(_)))
        || field.is_some_and(|field| field.kind == FieldType::Money);
    let hint = match (day, money) {
        (true, _) => key("entry-hint-date"),
        (_, true) => key("entry-hint-money"),
        _ => key("entry-hint-text"),
    };
    hint.into()
}

fn choices(field: &Field, format: &CellFormatter<'_>) -> Vec<Choice> {
    if field.kind == FieldType::YesNo {
        vec![
            Choice::new("yes", key("answer-yes")),
            Choice::new("no", key("answer-no")),
        ]
    } else {
        let options = field.options.iter();
        options
            .map(|option| {
                Choice::new(
                    &*option.value,
                    Message::written(format.label(&option.label)),
                )
            })
            .collect()
    }
}

/// Shows errors on the form that the person can correct. Any other error is returned.
fn note(form: &mut Form, error: ServiceError) -> Result<(), WebError> {
    if error == ServiceError::NothingWouldChange {
        form.error_overall(key("entry-nothing-changed"));
        return Ok(());
    }
    let ServiceError::Fields(problems) = error else {
        return Err(error.into());
    };
    for problem in &problems {
        let message = match problem.problem {
            Problem::Required if problem.field == "reason" => key("entry-reason-missing").into(),
            Problem::DayAhead => key("entry-day-ahead").into(),
            Problem::DayTooEarly => key("entry-days-out-of-order").into(),
            Problem::DateUnreadable | Problem::MoneyUnreadable => {
                key("entry-value-unreadable").into()
            }
            _ => problem.message(&problem.field),
        };
        let name = if problem.field == "reason" {
            "reason"
        } else {
            "value"
        };
        form.error(name, message);
    }
    Ok(())
}
