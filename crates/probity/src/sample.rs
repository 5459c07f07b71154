//! The demo office: made-up people and a made-up year of matters, gone through the desk like real ones. Exists in the demo's
//! own database alone.

mod clock;
mod people;
mod year;

use std::sync::Arc;

use jiff::{Timestamp, ToSpan, tz::TimeZone};
use probity_code::Codes;
use probity_desk::{Actor, Desk, DeskError, Parts, Rng};
use probity_store::Store;

pub use people::{PASSPHRASE, Persona};

/// The demo's office in `codes/`.
pub const OFFICE: &str = "demo";

/// The ledger's name, as checkpoints carry it.
const LEDGER: &str = "demoshire.example/ledger";

/// Makes the office, its people and its year up to `now`.
///
/// # Errors
/// Whatever the desk refuses; the demo's own data is at fault then.
pub async fn make(
    store: &Store,
    codes: &Arc<Codes>,
    rng: Arc<dyn Rng>,
    now: Timestamp,
) -> Result<(), DeskError> {
    let began = now
        .to_zoned(TimeZone::UTC)
        .saturating_sub(400.days())
        .timestamp();
    let clock = Arc::new(clock::Settable::at(began));
    let parts = Parts {
        store: store.clone(),
        codes: Arc::clone(codes),
        clock: Arc::clone(&clock) as _,
        rng,
    };
    let desk = Desk::new(parts)?;
    let operator = Actor::CommandLine {
        office: OFFICE.to_owned(),
        on_behalf: None,
    };
    desk.create_office(&operator, LEDGER).await?;
    people::add(&desk, &operator, began).await?;
    desk.set_deciding_time(
        &operator,
        Some(10),
        "Whoever declares something should know by when they will hear.",
    )
    .await?;
    desk.open_office(&operator).await?;
    year::live(&desk, &clock, now).await
}

/// The personas that sign in, in the order of the demo's data.
pub fn personas() -> Vec<Persona> {
    people::personas()
}
