//! The demo office: made-up people and a made-up year of cases, created through the service like real ones. It
//! exists only in the demo's own database.

mod clock;
mod people;
mod year;

use std::sync::Arc;

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
pub use people::{PASSPHRASE, Persona};
use probity_conduct::Codes;
use probity_service::{Actor, Dependencies, Rng, Service, ServiceError};
use probity_store::Store;

/// The demo's office in `codes/`.
pub const OFFICE: &str = "demo";

/// The ledger's name in checkpoints.
const LEDGER: &str = "demoshire.example/ledger";

/// Creates the office, its people and its year up to `now`.
///
/// # Errors
/// When the service refuses something. The demo's own data is at fault then.
pub async fn make(
    store: &Store,
    codes: &Arc<Codes>,
    rng: Arc<dyn Rng>,
    now: Timestamp,
) -> Result<(), ServiceError> {
    let began = now
        .to_zoned(TimeZone::UTC)
        .saturating_sub(400.days())
        .timestamp();
    let clock = Arc::new(clock::SettableClock::at(began));
    let dependencies = Dependencies {
        store: store.clone(),
        codes: Arc::clone(codes),
        clock: Arc::clone(&clock) as _,
        rng,
    };
    let service = Service::new(dependencies)?;
    let operator = Actor::CommandLine {
        office: OFFICE.to_owned(),
        on_behalf: None,
    };
    service.settings.create_office(&operator, LEDGER).await?;
    people::add(&service, &operator, began).await?;
    service
        .settings
        .set_deciding_time(
            &operator,
            Some(10),
            "Whoever declares something should know by when they will hear.",
        )
        .await?;
    service.settings.open_office(&operator).await?;
    year::live(&service, &clock, now).await
}

/// The people whom a demo user can sign in as, in the order of the demo's data.
pub fn personas() -> Vec<Persona> {
    people::personas()
}
