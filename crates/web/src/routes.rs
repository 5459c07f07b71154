//! Every route: its method, its path, who may use it, and its handler. The router is made of this list, so that it is
//! whole; a test goes through it as the wrong person and as nobody.

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::{Router, routing};

use crate::app::App;
use crate::imports::{carry, steps};
use crate::pages::{
    accounts, act, ask, case, cases, code, compare, connections, coverage, deciding_time,
    decisions, declare, disposal, findings, home, opening, oversight, people, person_form, posts,
    settings, sign_in, versions, welcome,
};
use crate::registers::{entry, list, publication, show};
use crate::{api, ledgers};

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

/// Who may use a route. What they may see and do behind it is the service's to say, each time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Anyone, signed in or not.
    Anyone,
    /// Anyone signed in to the office of the path.
    SignedIn,
    /// Whoever has a part in the case of the path; for others there is no such case.
    Party,
    /// The person of the path, and administrators.
    Themselves,
    /// The office's administrators; auditors see what they see.
    Administrator,
    /// The office's auditors.
    Auditor,
}

macro_rules! routes {
    ($($method:ident $path:literal $who:ident $handler:path $(, up to $limit:path)?;)*) => {
        /// The routes, in the order of this file.
        pub const ROUTES: &[Route] = &[$(
            Route { method: stringify!($method), path: $path, who: Who::$who }
        ),*];

        /// The router, before its state is given.
        pub fn router() -> Router<Arc<App>> {
            Router::new()$(.route($path, routing::$method($handler)$(.layer(DefaultBodyLimit::max($limit)))?))*
        }
    };
}

routes! {
    get  "/" Anyone home::get;
    get  "/{office}" Anyone home::office;
    get  "/ask" Anyone ask::get;
    post "/ask" Anyone ask::post;
    get  "/compare" Anyone compare::get;
    post "/compare" Anyone compare::post;
    get  "/{office}/situations" Anyone code::situations;
    get  "/{office}/{instrument}" Anyone code::get;
    get  "/{office}/{instrument}/{clause}" Anyone code::clause;
    get  "/{office}/{instrument}/versions" Anyone versions::list;
    get  "/{office}/{instrument}/versions/{old}/{new}" Anyone versions::compare;
    get  "/api/v1/offices/{office}/instruments/{instrument}" Anyone api::reading::instrument;
    get  "/api/v1/offices/{office}/instruments/{instrument}/clauses/{clause}" Anyone api::reading::clause;
    get  "/api/v1/comparisons" Anyone api::reading::comparisons;
    get  "/api/v1/comparisons/{comparison}" Anyone api::reading::comparison;
    get  "/api/v1/compare" Anyone api::reading::compare_topic;
    post "/api/v1/compare" Anyone api::reading::compare_case;
    get  "/sign-in" Anyone sign_in::get;
    post "/sign-in" Anyone sign_in::post;
    post "/sign-out" Anyone sign_in::sign_out;
    get  "/{office}/declare" SignedIn declare::choose;
    get  "/{office}/declare/{situation}" SignedIn declare::get;
    post "/{office}/declare/{situation}" SignedIn declare::post;
    get  "/{office}/cases" SignedIn cases::get;
    get  "/{office}/cases/{reference}" Party case::get;
    get  "/{office}/cases/{reference}/sent" Party declare::sent;
    get  "/{office}/cases/{reference}/{act}" Party act::get;
    post "/{office}/cases/{reference}/{act}" Party act::post;
    get  "/{office}/on-hold" Administrator oversight::on_hold;
    post "/{office}/on-hold/{reference}/send-on" Administrator oversight::send_on;
    get  "/{office}/all-cases" Auditor oversight::all;
    post "/{office}/all-cases" Auditor oversight::search;
    get  "/{office}/people" SignedIn people::list;
    get  "/{office}/people/new" Administrator person_form::add;
    post "/{office}/people/new" Administrator person_form::added;
    get  "/{office}/people/{person}" Themselves people::get;
    get  "/{office}/people/{person}/change" Administrator person_form::change;
    post "/{office}/people/{person}/change" Administrator person_form::changed;
    get  "/{office}/people/{person}/leaving" Administrator person_form::leaving;
    post "/{office}/people/{person}/leaving" Administrator person_form::left;
    get  "/{office}/people/{person}/connections" Themselves connections::list;
    get  "/{office}/people/{person}/connections/new" Themselves connections::add;
    post "/{office}/people/{person}/connections/new" Themselves connections::added;
    get  "/{office}/people/{person}/connections/{connection}/end" Themselves connections::end;
    post "/{office}/people/{person}/connections/{connection}/end" Themselves connections::ended;
    get  "/{office}/people/{person}/invite" Administrator accounts::invite;
    post "/{office}/people/{person}/invite" Administrator accounts::invited;
    get  "/{office}/people/{person}/close-account" Administrator accounts::close;
    post "/{office}/people/{person}/close-account" Administrator accounts::closed;
    get  "/{office}/connections" SignedIn connections::mine;
    get  "/{office}/passphrase" SignedIn accounts::passphrase;
    post "/{office}/passphrase" SignedIn accounts::passphrase_changed;
    get  "/{office}/posts" SignedIn posts::list;
    get  "/{office}/posts/{post}/take" Administrator posts::take;
    post "/{office}/posts/{post}/take" Administrator posts::taken;
    get  "/{office}/posts/{post}/leave/{person}" Administrator posts::leave;
    post "/{office}/posts/{post}/leave/{person}" Administrator posts::left;
    get  "/{office}/settings" Administrator settings::get;
    get  "/{office}/settings/instruments/{instrument}" Administrator settings::switch;
    post "/{office}/settings/instruments/{instrument}" Administrator settings::switched;
    get  "/{office}/settings/deciding-time" Administrator deciding_time::get;
    post "/{office}/settings/deciding-time" Administrator deciding_time::set;
    get  "/{office}/settings/opening" Administrator opening::get;
    post "/{office}/settings/opening" Administrator opening::open;
    get  "/{office}/findings" Administrator findings::get;
    get  "/{office}/code/coverage" Anyone coverage::get;
    get  "/{office}/findings/{finding}" Administrator decisions::decide;
    post "/{office}/findings/{finding}" Administrator decisions::decided;
    get  "/{office}/disposal" Administrator disposal::get;
    post "/{office}/disposal" Administrator disposal::post;
    get  "/{office}/decisions" Anyone decisions::get;
    get  "/welcome" Anyone welcome::get;
    post "/welcome" Anyone welcome::post;
    get  "/welcome/{token}" Anyone welcome::exchange;
    get  "/api/v1/openapi.json" Anyone api::openapi::document;
    post "/api/v1/ask" Anyone api::ask::ask;
    get  "/api/v1/offices" Anyone api::codes::offices;
    get  "/api/v1/situations" Anyone api::codes::situations;
    get  "/api/v1/situations/{situation}" Anyone api::codes::situation;
    post "/api/v1/session" Anyone api::session::sign_in;
    get  "/api/v1/session" SignedIn api::session::me;
    delete "/api/v1/session" SignedIn api::session::sign_out;
    post "/api/v1/cases" SignedIn api::cases::declare;
    post "/api/v1/cases/preview" SignedIn api::cases::preview;
    get  "/api/v1/cases" SignedIn api::cases::list;
    get  "/api/v1/cases/{reference}" Party api::cases::show;
    post "/api/v1/cases/{reference}/decision" Party api::cases::decide;
    post "/api/v1/cases/{reference}/note" Party api::cases::note;
    post "/api/v1/cases/{reference}/question" Party api::cases::question;
    post "/api/v1/cases/{reference}/reply" Party api::cases::reply;
    post "/api/v1/cases/{reference}/outcome" Party api::cases::outcome;
    post "/api/v1/cases/{reference}/review" Party api::cases::review;
    post "/api/v1/cases/{reference}/withdrawal" Party api::cases::withdraw;
    post "/api/v1/cases/{reference}/rerouting" Administrator api::cases::reroute;
    post "/api/v1/cases/{reference}/disposal" Administrator api::cases::dispose;
    get  "/api/v1/people" SignedIn api::people::list;
    post "/api/v1/people" Administrator api::people::add;
    get  "/api/v1/people/{person}" Themselves api::people::show;
    put  "/api/v1/people/{person}" Administrator api::people::change;
    post "/api/v1/people/{person}/leaving" Administrator api::people::leave;
    post "/api/v1/people/{person}/connections" Themselves api::people::declare_connection;
    post "/api/v1/people/{person}/connections/ending" Themselves api::people::end_connection;
    post "/api/v1/people/{person}/invitations" Administrator api::people::invite;
    post "/api/v1/accounts/closing" Administrator api::people::close_account;
    get  "/api/v1/posts" SignedIn api::posts::list;
    post "/api/v1/posts/{post}/holders" Administrator api::posts::take;
    post "/api/v1/posts/{post}/vacating" Administrator api::posts::leave;
    get  "/api/v1/settings" Administrator api::settings::show;
    get  "/api/v1/settings/readiness" Administrator api::settings::readiness;
    post "/api/v1/settings/instruments/{instrument}" Administrator api::settings::switch;
    post "/api/v1/settings/findings/{finding}" Administrator api::settings::decide_finding;
    get  "/api/v1/offices/{office}/decisions" Anyone api::settings::decisions;
    post "/api/v1/settings/deciding-time" Administrator api::settings::set_deciding_time;
    post "/api/v1/settings/opening" Administrator api::settings::open;
    get  "/{office}/registers" Anyone list::get;
    get  "/{office}/registers/{register}" Anyone show::get;
    get  "/{office}/registers/{register}/{entry}" Anyone entry::get;
    get  "/{office}/registers/{register}/{entry}/{act}" Administrator publication::get;
    post "/{office}/registers/{register}/{entry}/{act}" Administrator publication::post;
    get  "/{office}/import" Administrator steps::get;
    post "/{office}/import/columns" Administrator steps::columns, up to carry::BODY_LIMIT;
    post "/{office}/import/preview" Administrator steps::preview, up to carry::BODY_LIMIT;
    post "/{office}/import/commit" Administrator steps::commit, up to carry::BODY_LIMIT;
    get  "/{office}/ledger" Auditor ledgers::show::get;
    post "/{office}/ledger/verify" Auditor ledgers::show::verify;
    get  "/{office}/ledger/checkpoint" Anyone ledgers::files::checkpoint;
    get  "/{office}/ledger/tile/{*path}" Anyone ledgers::files::tile;
    get  "/api/v1/offices/{office}/coverage" Anyone api::codes::coverage;
    get  "/api/v1/offices/{office}/diff" Anyone api::codes::diff;
    get  "/api/v1/offices/{office}/registers/{register}" Anyone api::registers::get;
    get  "/api/v1/offices/{office}/registers/{register}/{entry}" Anyone api::registers::entry;
    post "/api/v1/offices/{office}/registers/{register}/entries/{entry}/{act}" Administrator api::registers::publish;
    post "/api/v1/offices/{office}/imports/preview" Administrator api::imports::preview, up to carry::BODY_LIMIT;
    post "/api/v1/offices/{office}/imports" Administrator api::imports::commit, up to carry::BODY_LIMIT;
    get  "/api/v1/offices/{office}/ledger" Anyone api::ledger::get;
    get  "/api/v1/offices/{office}/ledger/events" Auditor api::ledger::events;
    post "/api/v1/offices/{office}/ledger/verify" Auditor api::ledger::verify;
}
