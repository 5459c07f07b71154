//! Does what a person asks: access first, then casework, then the store. Pages, API and command line all go through it.
//!
//! `docs/developers/service.md` lists every method.

mod accounts;
mod actor;
mod asked_again;
mod asking;
mod bundles;
mod cases;
mod confidential;
mod damaged;
mod days;
mod deciding;
mod disclosure;
mod disposing;
pub mod error;
mod findings;
mod following;
mod history;
mod importing;
pub mod input;
mod involved;
mod labels;
pub mod local;
mod office;
mod parts;
mod people;
mod planning;
mod posts;
mod proof;
mod publishing;
mod registers;
mod repeat;
mod replay;
mod report;
mod sent_again;
mod sessions;
mod settings;
mod sheet;
mod to_be_published;
pub mod view;
mod withheld_findings;
mod work;

pub use actor::Actor;
pub use asked_again::{AskedAgain, PastCase, Unasked, VersionsCompared};
pub use error::{ServiceError, Status};
pub use importing::{ImportPreview, ImportReport};
pub use local::Locals;
pub use parts::{Clock, Parts, Rng, Service};
pub use probity_casework as casework;
pub use probity_casework::decide::Choice;
pub use repeat::{Differing, SentBefore};
pub use report::{Finding, Part, Rebuilt, Report};
