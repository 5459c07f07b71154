//! Page contexts for withholding, showing and correcting an entry. Each form asks for a reason and a confirmation.

use probity_i18n::{Message, key};
use serde::Serialize;

use crate::form::{Choice, Form};
use crate::page::Page;

/// The page to withhold an entry or to show it again.
#[derive(Debug, Serialize)]
pub struct WithholdPage {
    /// The reason and the confirmation.
    pub form: Form,
    /// The entry's title.
    pub entry: Message,
    /// The entry's address.
    pub address: String,
    /// Whether it is withheld now. The form then shows it again.
    pub withheld: bool,
    /// Why it is withheld, if it is.
    pub why: Option<String>,
    /// The box to tick.
    pub confirm: Vec<Choice>,
}

/// The page to correct one column of an entry: first the column, then the value.
#[derive(Debug, Serialize)]
pub struct CorrectPage {
    /// The column, the new value and the reason.
    pub form: Form,
    /// The entry's title.
    pub entry: Message,
    /// The entry's address.
    pub address: String,
    /// Columns that can be corrected.
    pub columns: Vec<Choice>,
    /// The column, once it is chosen.
    pub column: Option<CorrectedColumn>,
}

/// The column that is being corrected.
#[derive(Debug, Serialize)]
pub struct CorrectedColumn {
    /// Its id, as the form sends it back.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Its present value.
    pub now: Option<String>,
    /// How to write the new value.
    pub hint: Option<Message>,
    /// The choices, if it is a choice.
    pub choices: Vec<Choice>,
}

impl WithholdPage {
    /// The page for an entry.
    #[must_use]
    pub fn of(entry: Message, address: String, why: Option<String>, form: Form) -> Self {
        let withheld = why.is_some();
        let tick = if withheld {
            key("entry-show-confirm")
        } else {
            key("entry-withhold-confirm")
        };
        let confirm = vec![Choice::new("yes", tick)];
        Self {
            form,
            entry,
            address,
            withheld,
            why,
            confirm,
        }
    }
}

impl Page for WithholdPage {
    const TEMPLATE: &'static str = "registers/entry_withhold.html";

    fn samples() -> Vec<Self> {
        let sample = |why: Option<&str>, form| {
            let address = "/mersea/registers/gifts/GH-2026-7K3M".to_owned();
            Self::of(
                Message::written("GH-2026-7K3M"),
                address,
                why.map(str::to_owned),
                form,
            )
        };
        let mut form = Form::from_pairs([("reason", "")]);
        form.text_or("reason", key("entry-reason-missing"));
        form.error("confirm", key("entry-confirm-missing"));
        vec![
            sample(None, Form::new()),
            sample(Some("It names a child."), Form::new()),
            sample(None, form),
        ]
    }
}

impl Page for CorrectPage {
    const TEMPLATE: &'static str = "registers/entry_correct.html";

    fn samples() -> Vec<Self> {
        let choose = || Self {
            form: Form::new(),
            entry: Message::written("GH-2026-7K3M"),
            address: "/mersea/registers/gifts/GH-2026-7K3M".to_owned(),
            columns: vec![Choice::new("offered-on", Message::written("Date of offer"))],
            column: None,
        };
        let column = |choices: Vec<Choice>, now: Option<&str>, hint| {
            let (id, label) = ("offered-on".to_owned(), "Date of offer".to_owned());
            Some(CorrectedColumn {
                id,
                label,
                now: now.map(str::to_owned),
                hint,
                choices,
            })
        };
        let mut wrong = Form::from_pairs([("value", "soon"), ("reason", "")]);
        wrong.error("value", key("entry-value-unreadable"));
        wrong.text_or("reason", key("entry-reason-missing"));
        let of_date = column(
            Vec::new(),
            Some("21 November 2026"),
            Some(key("entry-hint-date").into()),
        );
        let of_choice = column(
            vec![Choice::new("declined", key("register-outcome-declined"))],
            None,
            None,
        );
        vec![
            choose(),
            Self {
                form: wrong,
                column: of_date,
                ..choose()
            },
            Self {
                column: of_choice,
                ..choose()
            },
        ]
    }
}
