//! The ledger's public files in the layout of C2SP `tlog-tiles` (<https://c2sp.org/tlog-tiles>), so that other people's
//! tools can check that it only grows.
//!
//! Anyone may fetch the checkpoint and the tiles of hashes: they show how many events there are, and nothing about any
//! of them. The entries are for auditors, because they show who acted when, and in which kinds of cases. A person who
//! has an envelope can prove with the tiles that it is in the ledger.
//!
//! Confidential entries are withheld from auditors too. A bundle with such an entry is not served as `tile/entries/…`,
//! which has C2SP's format, but as `tile/redacted/…`, with the leaf hash in place of the entry.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use probity_ledger::tile::{TileKind, TilePath};

use crate::error::WebError;
use crate::session::Visitor;
use crate::state::App;

/// For tiles, which never change: a partial tile has its own name.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// For the checkpoint, because the ledger may have grown.
const NOW: &str = "public, no-cache";

/// `GET /{office}/ledger/checkpoint`: the signed checkpoint.
///
/// # Errors
/// For an office that does not run here.
pub async fn checkpoint(
    State(app): State<Arc<App>>,
    _: Visitor,
    Path(office): Path<String>,
) -> Result<Response, WebError> {
    let note = app.service.ledger.checkpoint(&office).await?;
    let headers = [
        (CONTENT_TYPE, "text/plain; charset=utf-8"),
        (CACHE_CONTROL, NOW),
    ];
    Ok((headers, note).into_response())
}

/// The start of a bundle's name if its confidential entries are to be withheld.
const REDACTED: &str = "redacted/";

/// `GET /{office}/ledger/tile/{path}`: a tile of hashes for anyone, a bundle of entries for auditors.
///
/// # Errors
/// Not found for an invalid name or a tile that does not exist yet. Refused for a bundle of entries if the reader is
/// not an auditor, or if it has confidential entries and is not requested as redacted.
#[tracing::instrument(name = "web.ledger.files.tile", level = "debug", skip_all)]
pub async fn tile(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path((office, path)): Path<(String, String)>,
) -> Result<Response, WebError> {
    // Both kinds of bundles have the same names after this prefix.
    let redacted = path.strip_prefix(REDACTED);
    let name = redacted.map_or(format!("tile/{path}"), |rest| {
        format!("tile/entries/{rest}")
    });
    let path: TilePath = name
        .parse()
        .map_err(|_| WebError::not_found("not the name of a tile"))?;
    let entries = path.kind() == TileKind::Entries;
    let tile = if entries {
        let actor = visitor.actor(&office);
        match redacted {
            Some(_) => app.service.ledger.redacted_bundle(&actor, &path).await?,
            None => app.service.ledger.bundle(&actor, &path).await?,
        }
    } else {
        app.service.ledger.hashes(&office, &path).await?
    };
    let tile = tile.ok_or_else(|| WebError::not_found("the ledger is not that long"))?;
    let keep = if entries {
        "private, no-store"
    } else {
        FOR_EVER
    };
    let headers = [
        (CONTENT_TYPE, "application/octet-stream"),
        (CACHE_CONTROL, keep),
    ];
    Ok((headers, tile).into_response())
}
