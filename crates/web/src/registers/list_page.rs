//! The page with the registers of an office.

use probity_i18n::Message;
use serde::Serialize;

use crate::page::Page;
use crate::registers::entry_page::EntryLink;

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
