//! The list of a noun's routes: method, path, who may use it, and handler. The router, the API document and the list
//! for tests are all made from it.

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::routing::{MethodRouter, get, post};
use utoipa::openapi::{PathItem, RefOr, Schema};
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};

use crate::state::App;

/// One route, for tests and the API document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The HTTP method, in lower case.
    pub method: &'static str,
    /// The path's pattern.
    pub path: String,
    /// Who may use it.
    pub who: Who,
}

/// Who may use a route. The service decides each time what they may see and do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Anyone, signed in or not.
    Anyone,
    /// Anyone signed in to the office of the path.
    SignedIn,
    /// People with a part in the case of the path. Anyone else gets the error for an unknown case.
    Party,
    /// The person of the path, and administrators.
    Themselves,
    /// The office's administrators. Auditors may see the same pages.
    Administrator,
    /// The office's administrators and auditors alike.
    Overseer,
    /// The office's auditors.
    Auditor,
}

/// The routes of one or several nouns.
#[derive(Default)]
pub struct Routes {
    /// Every route.
    pub list: Vec<Route>,
    /// Every type that the API routes send or read, with its name in the API document.
    pub types: Vec<(String, RefOr<Schema>)>,
    /// The router with their handlers.
    pub router: OpenApiRouter<Arc<App>>,
}

impl Routes {
    /// An empty list.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a page.
    #[must_use]
    pub fn get<H, T>(self, path: &str, who: Who, handler: H) -> Self
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        self.page("get", path, who, get(handler))
    }

    /// Adds the target of a form.
    #[must_use]
    pub fn post<H, T>(self, path: &str, who: Who, handler: H) -> Self
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        self.page("post", path, who, post(handler))
    }

    /// Adds the target of a form that takes up to `bytes` bytes.
    #[must_use]
    pub fn post_up_to<H, T>(self, bytes: usize, path: &str, who: Who, handler: H) -> Self
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        let limit = DefaultBodyLimit::max(bytes);
        self.page("post", path, who, post(handler).layer(limit))
    }

    /// Adds an API route: its handler's `#[utoipa::path]` states method and path.
    #[must_use]
    pub fn api(mut self, who: Who, route: UtoipaMethodRouter<Arc<App>>) -> Self {
        for (path, item) in &route.1.paths {
            let methods = methods(item).into_iter();
            self.list.extend(methods.map(|method| Route {
                method,
                path: path.clone(),
                who,
            }));
        }
        self.types.extend(route.0.iter().cloned());
        self.router = self.router.routes(route);
        self
    }

    /// Adds an API route that takes up to `bytes` bytes.
    #[must_use]
    pub fn api_up_to(self, bytes: usize, who: Who, route: UtoipaMethodRouter<Arc<App>>) -> Self {
        let (schemas, paths, handler) = route;
        let limit = DefaultBodyLimit::max(bytes);
        self.api(who, (schemas, paths, handler.layer(limit)))
    }

    /// Joins two lists of routes.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.list.extend(others.list);
        self.types.extend(others.types);
        self.router = self.router.merge(others.router);
        self
    }

    fn page(
        mut self,
        method: &'static str,
        path: &str,
        who: Who,
        handler: MethodRouter<Arc<App>>,
    ) -> Self {
        self.list.push(Route {
            method,
            path: path.to_owned(),
            who,
        });
        self.router = self.router.route(path, handler);
        self
    }
}

fn methods(item: &PathItem) -> Vec<&'static str> {
    let operations = [
        ("get", &item.get),
        ("post", &item.post),
        ("put", &item.put),
        ("delete", &item.delete),
    ];
    let there = operations.into_iter().filter(|(_, one)| one.is_some());
    there.map(|(method, _)| method).collect()
}
