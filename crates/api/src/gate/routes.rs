//! Registering: the only way to a router.

use super::{Row, check};
use crate::App;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    handler::Handler,
    middleware,
    routing::{MethodFilter, on},
};
use std::convert::Infallible;

/// Routes as they are registered, each behind its row.
pub(crate) struct Routes {
    app: App,
    router: Router<App>,
    rows: Vec<Row>,
}

impl Routes {
    pub(crate) fn new(app: &App) -> Self {
        Self {
            app: app.clone(),
            router: Router::new(),
            rows: Vec::new(),
        }
    }

    /// Registers a handler at its row.
    pub(crate) fn at<H, T>(&mut self, row: Row, handler: H) -> &mut Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        let filter = match row.method {
            super::Method::Get => MethodFilter::GET,
            super::Method::Post => MethodFilter::POST,
            super::Method::Delete => MethodFilter::DELETE,
        };
        let settings = self.app.settings();
        let most = if row.upload {
            settings.largest_file.saturating_add(settings.largest_form)
        } else {
            settings.largest_form
        };
        let own = on(filter, handler)
            // Another method is refused as such before anybody is asked who they are.
            .route_layer(middleware::from_fn_with_state(
                (self.app.clone(), row),
                check::pass,
            ))
            .layer::<_, Infallible>(DefaultBodyLimit::max(most));
        self.router = std::mem::take(&mut self.router).route(row.path, own);
        self.rows.push(row);
        self
    }

    /// The router, and the rows that stand in it.
    pub(crate) fn finish(self) -> (Router, Vec<Row>) {
        (self.router.with_state(self.app), self.rows)
    }
}
