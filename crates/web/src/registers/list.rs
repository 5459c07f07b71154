//! `GET /{office}/registers`: the registers that the reader may see. If there is only one, its page follows at once.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use probity_i18n::Message;
use probity_view::cells::CellFormatter;
use serde::Serialize;

use crate::error::WebError;
use crate::page::Page;
use crate::reader::Reader;
use crate::registers::entry::EntryLink;
use crate::session::Visitor;
use crate::state::App;

/// The list of registers.
#[derive(Debug, Serialize)]
pub struct RegistersPage {
    /// The registers that the reader may see.
    pub registers: Vec<EntryLink>,
}

impl Page for RegistersPage {
    const TEMPLATE: &'static str = "registers/registers.html";

    fn samples() -> Vec<Self> {
        let link = EntryLink {
            label: Message::written("Register of gifts"),
            href: "/mersea/registers/gifts".to_owned(),
        };
        vec![
            Self {
                registers: Vec::new(),
            },
            Self {
                registers: vec![link],
            },
        ]
    }
}

/// The list.
///
/// # Errors
/// For an office that does not run here.
#[tracing::instrument(name = "web.registers.list.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(office): Path<String>,
) -> Result<Response, WebError> {
    let registers = app.service.registers.list(&visitor.actor(&office)).await?;
    if let [only] = registers.as_slice() {
        return Ok(Redirect::to(&format!("/{office}/registers/{}", only.id)).into_response());
    }
    let format = CellFormatter::of(&reader.language);
    let registers = registers.iter().map(|one| EntryLink {
        label: Message::written(format.label(&one.label)),
        href: format!("/{office}/registers/{}", one.id),
    });
    reader.page(&RegistersPage {
        registers: registers.collect(),
    })
}
