//! The ledger as outsiders fetch it, laid out as C2SP `tlog-tiles` (<https://c2sp.org/tlog-tiles>): tools that we did not
//! write can check that it only ever grows.
//!
//! Anyone may fetch the checkpoint and the tiles of hashes: they show how many events there are, and nothing of any of
//! them. The entries themselves are for auditors: who acted when, and in cases of which kind, is a picture of people's
//! work. Who is given an envelope can prove with the tiles that it is in the ledger.
//!
//! What is confidential is withheld from auditors too. A bundle with such an entry is not served as `tile/entries/…`, whose
//! form is C2SP's, but as `tile/redacted/…`, where its leaf hash stands in its place.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use probity_ledger::tile::{TileKind, TilePath};

use crate::error::WebError;
use crate::session::Visitor;
use crate::state::App;

/// A tile never changes: a part of one has a name of its own.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// The ledger may have grown.
const NOW: &str = "public, no-cache";

/// `GET /{office}/ledger/checkpoint`: the signed checkpoint.
///
/// # Errors
/// For an office that is not here.
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

/// What names of bundles begin with where entries in them may be withheld.
const REDACTED: &str = "redacted/";

/// `GET /{office}/ledger/tile/{path}`: a tile of hashes for anyone, a bundle of entries for auditors.
///
/// # Errors
/// Not found for a name that is none, or a tile that the ledger has not grown to. For anyone but auditors, and of a bundle with
/// entries that are confidential to the reader, where it is not asked for as redacted.
pub async fn tile(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path((office, path)): Path<(String, String)>,
) -> Result<Response, WebError> {
    // The two kinds of bundles are named alike.
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
