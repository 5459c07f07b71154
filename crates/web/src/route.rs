//! How a noun states its routes: method, path, who may use it and handler, each once. Router, API document and the list
//! that tests go through are all made from it.

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::routing::{MethodRouter, get, post};
use utoipa::openapi::PathItem;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};

use crate::state::App;

/// One route, as tests and the API document see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The HTTP method, in lower case.
    pub method: &'static str,
    /// The path's pattern.
    pub path: String,
    /// Who may use it.
    pub who: Who,
}

/// Who may use a route. What they may see and do behind it is for the service to decide, each time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Anyone, signed in or not.
    Anyone,
    /// Anyone signed in to the office of the path.
    SignedIn,
    /// People with a part in the case of the path. For others there is no such case.
    Party,
    /// The person of the path, and administrators.
    Themselves,
    /// The office's administrators. Auditors see what they see.
    Administrator,
    /// The office's auditors.
    Auditor,
}

/// The routes of one noun, or of several.
#[derive(Default)]
pub struct Routes {
    /// Each route once.
    pub list: Vec<Route>,
    /// The same with their handlers.
    pub router: OpenApiRouter<Arc<App>>,
}

impl Routes {
    /// No routes yet.
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

    /// Adds a form's target.
    #[must_use]
    pub fn post<H, T>(self, path: &str, who: Who, handler: H) -> Self
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        self.page("post", path, who, post(handler))
    }

    /// Adds a form's target that takes up to so many bytes.
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
        self.router = self.router.routes(route);
        self
    }

    /// Adds an API route that takes up to so many bytes.
    #[must_use]
    pub fn api_up_to(self, bytes: usize, who: Who, route: UtoipaMethodRouter<Arc<App>>) -> Self {
        let (schemas, paths, handler) = route;
        let limit = DefaultBodyLimit::max(bytes);
        self.api(who, (schemas, paths, handler.layer(limit)))
    }

    /// These routes and those of others.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.list.extend(others.list);
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
