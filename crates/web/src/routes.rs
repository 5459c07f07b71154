//! Every route: its method, its path, who may use it, and its handler. The router is made of this list, so that it is
//! whole; a test goes through it as the wrong person and as nobody.

use std::sync::Arc;

use axum::{Router, routing};

use crate::app::App;
use crate::pages::{act, ask, declare, home, matter, matters, sign_in};

/// One route, as tests and documentation see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    /// The HTTP method, in lower case.
    pub method: &'static str,
    /// The path's pattern.
    pub path: &'static str,
    /// Who may use it.
    pub who: Who,
}

/// Who may use a route. What they may see and do behind it is the desk's to say, each time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Anyone, signed in or not.
    Anyone,
    /// Anyone signed in to the office of the path.
    SignedIn,
    /// Whoever has a part in the matter of the path; for others there is no such matter.
    Party,
    /// The office's administrators.
    Administrator,
    /// The office's auditors.
    Auditor,
}

macro_rules! routes {
    ($($method:ident $path:literal $who:ident $handler:path;)*) => {
        /// The routes, in the order of this file.
        pub const ROUTES: &[Route] = &[$(
            Route { method: stringify!($method), path: $path, who: Who::$who }
        ),*];

        /// The router, before its state is given.
        pub fn router() -> Router<Arc<App>> {
            Router::new()$(.route($path, routing::$method($handler)))*
        }
    };
}

routes! {
    get  "/" Anyone home::get;
    get  "/{office}" Anyone home::office;
    get  "/ask" Anyone ask::get;
    post "/ask" Anyone ask::post;
    get  "/sign-in" Anyone sign_in::get;
    post "/sign-in" Anyone sign_in::post;
    post "/sign-out" Anyone sign_in::sign_out;
    get  "/{office}/declare" SignedIn declare::choose;
    get  "/{office}/declare/{situation}" SignedIn declare::get;
    post "/{office}/declare/{situation}" SignedIn declare::post;
    get  "/{office}/matters" SignedIn matters::get;
    get  "/{office}/matters/{reference}" Party matter::get;
    get  "/{office}/matters/{reference}/sent" Party declare::sent;
    get  "/{office}/matters/{reference}/{act}" Party act::get;
    post "/{office}/matters/{reference}/{act}" Party act::post;
}
