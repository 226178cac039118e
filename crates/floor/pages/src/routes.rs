//! The pages of a room as a table: method, address, and who may.

use crate::permission::Permission;
use crate::site::Site;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{MethodRouter, get, post};

/// Who gets past the door of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Everybody.
    Everyone,
    /// Who is signed in.
    SignedIn,
    /// Who has this permission about the organisation in the address, `{organisation}`.
    May(Permission),
}

/// A page, for the table of who may what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// GET or POST.
    pub method: Method,
    /// Its address.
    pub path: &'static str,
    /// Who may.
    pub guard: Guard,
}

/// The pages of a room.
#[derive(Default)]
pub struct Routes {
    pub(crate) router: Router<Site>,
    table: Vec<Route>,
}

impl Routes {
    /// No pages yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A page to read.
    #[must_use]
    pub fn read<H: Handler<T, Site>, T: 'static>(self, path: &'static str, guard: Guard, page: H) -> Self {
        self.with(Method::GET, path, guard, get(page))
    }

    /// Something to do.
    #[must_use]
    pub fn act<H: Handler<T, Site>, T: 'static>(self, path: &'static str, guard: Guard, action: H) -> Self {
        self.with(Method::POST, path, guard, post(action))
    }

    /// Something to do with a file of at most so many bytes.
    #[must_use]
    pub fn act_with_file<H: Handler<T, Site>, T: 'static>(
        self,
        path: &'static str,
        guard: Guard,
        most_bytes: usize,
        action: H,
    ) -> Self {
        let page = post(action).layer(DefaultBodyLimit::max(most_bytes));
        self.with(Method::POST, path, guard, page)
    }

    fn with(mut self, method: Method, path: &'static str, guard: Guard, page: MethodRouter<Site>) -> Self {
        debug_assert!(
            !matches!(guard, Guard::May(_)) || path.contains("{organisation}"),
            "{path} asks for a permission about no organisation"
        );
        let guarded = page.route_layer(axum::middleware::from_fn(move |request, next| {
            crate::doors::guard(guard, request, next)
        }));
        self.router = self.router.route(path, guarded);
        self.table.push(Route { method, path, guard });
        self
    }

    /// What all pages of this room have at hand besides the site.
    #[must_use]
    pub fn having<T: Clone + Send + Sync + 'static>(mut self, thing: T) -> Self {
        self.router = self.router.layer(axum::Extension(thing));
        self
    }

    /// These pages and those.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.table.extend(other.table);
        self
    }

    /// The table of who may what.
    #[must_use]
    pub fn table(&self) -> &[Route] {
        &self.table
    }
}
