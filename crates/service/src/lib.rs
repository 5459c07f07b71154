//! The service: everything that a person or program can do. It checks access first, then uses casework, then the store.
//! Pages, API and command line all use [`Service`].
//!
//! `docs/developers/service.md` lists every method.

mod accounts;
mod actor;
mod cases;
mod codes;
mod context;
mod days;
mod drafts;
pub mod error;
mod idempotency;
mod imports;
pub mod input;
mod labels;
mod ledger;
mod office;
mod office_state;
mod people;
mod posts;
mod registers;
mod service;
mod settings;
pub mod view;
mod work;

pub use accounts::Accounts;
pub use actor::Actor;
pub use cases::Cases;
pub use cases::duties::met_by_declaring;
pub use codes::Codes;
pub use codes::explain::Explained;
pub use codes::impact::{Impact, PastCase, Unasked, VersionsCompared};
pub use codes::local::Locals;
pub use context::{Clock, Dependencies, Rng};
pub use drafts::{DRAFT_DAYS, DRAFT_HOURS, Draft, DraftContent, DraftLife, Drafts};
pub use error::{
    AccountError, CaseError, CodeError, DraftError, LedgerError, OfficeError, PersonError,
    RegisterError, ServiceError, Status, StoreFault, file_problem,
};
pub use imports::{ImportPreview, ImportReport, Imports};
pub use ledger::Ledger;
pub use ledger::report::{Finding, Part, Rebuilt, Report, VerificationReport};
pub use people::People;
pub use posts::Posts;
pub use probity_casework as casework;
pub use probity_casework::decide::Choice;
pub use registers::Registers;
pub use service::Service;
pub use settings::Settings;
pub use view::{Differing, SentBefore};
