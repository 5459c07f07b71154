//! The ledger's pages for an auditor: its state, the latest events, and verification.

use jiff::Timestamp;
use probity_i18n::{Message, key};
use serde::Serialize;

use crate::form::Form;
use crate::page::Page;

/// The state of the ledger, and its latest events.
#[derive(Debug, Serialize)]
pub struct LedgerPage {
    /// An old checkpoint to compare with.
    pub form: Form,
    /// The ledger's address.
    pub address: String,
    /// The number of events.
    pub head: u64,
    /// The signed checkpoint.
    pub checkpoint: String,
    /// The public key.
    pub verifying_key: String,
    /// Events, newest first.
    pub events: Vec<LedgerEvent>,
    /// The address of older events.
    pub older: Option<String>,
    /// The address of the newest events, if they are not on this page.
    pub newest: Option<String>,
    /// Whether the reader may verify everything.
    pub may_verify: bool,
}

/// One event from its envelope, without its payload.
#[derive(Debug, Serialize)]
pub struct LedgerEvent {
    /// Its number.
    pub seq: String,
    /// When it happened.
    pub at: Option<Timestamp>,
    /// The kind of event.
    pub kind: Message,
    /// The capacity in which a person acted.
    pub actor: Message,
    /// Whether its payload was erased at the end of the retention period.
    pub erased: bool,
}

/// The result of a verification.
#[derive(Debug, Serialize)]
pub struct VerifiedPage {
    /// The ledger's address.
    pub address: String,
    /// Whether nothing differs.
    pub sound: bool,
    /// Events that were checked.
    pub events: u64,
    /// What else was checked, in words.
    pub checked: Vec<Message>,
    /// The number of events in the old checkpoint, if one was compared.
    pub against: Option<u64>,
    /// The first differences.
    pub findings: Vec<LedgerFinding>,
    /// The number of further differences.
    pub more: usize,
}

/// One difference.
#[derive(Debug, Serialize)]
pub struct LedgerFinding {
    /// The number of its event.
    pub event: Option<String>,
    /// The kind of difference, and what to do.
    pub part: Message,
    /// The place: table, row, column.
    pub place: String,
    /// The exact difference, for the person who repairs it.
    pub detail: Message,
}

impl Page for LedgerPage {
    const TEMPLATE: &'static str = "ledger/ledger.html";

    fn samples() -> Vec<Self> {
        let event = |seq: u64, erased| LedgerEvent {
            seq: seq.to_string(),
            at: "2026-11-21T09:30:00Z".parse().ok(),
            kind: key("ledger-kind-decision-made").into(),
            actor: Message::written("Chief Executive"),
            erased,
        };
        let page = |form, events| Self {
            form,
            address: "/mersea/ledger".to_owned(),
            head: 42,
            checkpoint:
                "example.org/mersea/ledger\n42\nroot=\n\n— example.org/mersea/ledger sig=\n"
                    .to_owned(),
            verifying_key: "example.org/mersea/ledger+0123abcd+key=".to_owned(),
            events,
            older: Some("/mersea/ledger?before=10".to_owned()),
            newest: Some("/mersea/ledger".to_owned()),
            may_verify: true,
        };
        let mut wrong = Form::from_pairs([("checkpoint", "42")]);
        wrong.error("checkpoint", key("ledger-checkpoint-unreadable"));
        let empty = Self {
            head: 0,
            older: None,
            newest: None,
            may_verify: false,
            ..page(Form::new(), Vec::new())
        };
        vec![
            page(Form::new(), vec![event(41, false), event(40, true)]),
            page(
                wrong,
                vec![LedgerEvent {
                    at: None,
                    ..event(1, false)
                }],
            ),
            empty,
        ]
    }
}

impl Page for VerifiedPage {
    const TEMPLATE: &'static str = "ledger/ledger_verified.html";

    fn samples() -> Vec<Self> {
        let finding = |event: Option<&str>, part| LedgerFinding {
            event: event.map(str::to_owned),
            part,
            place: "entries · mersea/M-1 · doc".to_owned(),
            detail: key("verify-row-differs").into(),
        };
        let findings = vec![
            finding(Some("12"), key("ledger-part-row").into()),
            finding(None, key("ledger-part-ledger").into()),
        ];
        let page = |findings: Vec<LedgerFinding>, against| Self {
            address: "/mersea/ledger".to_owned(),
            sound: findings.is_empty(),
            events: 42,
            checked: vec![key("ledger-checked-payloads").with("count", 42)],
            against,
            findings,
            more: 3,
        };
        vec![
            page(Vec::new(), Some(12)),
            page(findings, None),
            page(Vec::new(), None),
        ]
    }
}
