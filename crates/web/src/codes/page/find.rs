//! Looks up the version of an instrument that an address means, and checks that the reader may read it.

use jiff::civil::Date;
use probity_conduct::model::Instrument;

use crate::error::WebError;
use crate::session::Visitor;
use crate::state::App;

/// A version, with the query that an address needs to mean it.
pub(crate) struct Found<'a> {
    /// The version.
    pub version: &'a Instrument,
    /// `?version=…`. Empty for the version in force.
    pub query: String,
}

/// The office of a path, if its code is public or the reader is one of its people.
///
/// # Errors
/// Not found, for any other office.
pub(crate) fn readable<'a>(
    app: &App,
    visitor: &Visitor,
    office: &'a str,
) -> Result<&'a str, WebError> {
    let own = visitor.0.as_ref().is_some_and(|me| me.office == office);
    if own || app.offices_to_ask().iter().any(|known| known == office) {
        return Ok(office);
    }
    Err(WebError::not_found("an office whose code is not public"))
}

/// The version of that day. Without a day: the version in force, or else the first future one.
///
/// # Errors
/// Not found, if the office has no such instrument or version.
pub(crate) fn version<'a>(
    app: &'a App,
    office: &str,
    instrument: &str,
    wanted: Option<Date>,
) -> Result<Found<'a>, WebError> {
    let mut versions: Vec<&Instrument> = app.codes().instruments(office);
    versions.retain(|one| one.id == instrument);
    versions.sort_by_key(|one| one.effective);
    let today = app.service.today();
    let in_force = versions.iter().rfind(|one| one.effective <= today);
    let current = in_force.or(versions.first()).copied();
    let version = match wanted {
        Some(day) => versions.iter().find(|one| one.effective == day).copied(),
        None => current,
    };
    let version = version.ok_or_else(|| WebError::not_found("no such instrument or version"))?;
    let is_current = current.is_some_and(|one| one.effective == version.effective);
    let query = if is_current {
        String::new()
    } else {
        format!("?version={}", version.effective)
    };
    Ok(Found { version, query })
}
