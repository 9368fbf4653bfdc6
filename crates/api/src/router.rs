//! The routes with everything that stands around them.

use crate::{App, Row, assets, caller, gate::Routes, health, limits, pages, problem, security, v1};
use axum::{Router, middleware};
use tower_http::compression::{
    CompressionLayer, Predicate,
    predicate::{NotForContentType, SizeAbove},
};

/// The server as a service: what [`crate::serve`] listens with, and what tests call.
pub fn router(app: &App) -> Router {
    assembled(app).0
}

/// The router, and the rows that stand in it.
pub(crate) fn assembled(app: &App) -> (Router, Vec<Row>) {
    let mut routes = Routes::new(app);
    health::routes(&mut routes);
    assets::routes(&mut routes);
    pages::routes(&mut routes);
    v1::routes(&mut routes);
    let (router, rows) = routes.finish();
    // The last layer stands outermost.
    let router = router
        .layer(middleware::from_fn_with_state(app.clone(), problem::dress))
        .layer(middleware::from_fn_with_state(app.clone(), caller::know))
        .layer(middleware::from_fn(security::security_headers))
        .layer(middleware::from_fn_with_state(app.clone(), limits::watch))
        .layer(
            CompressionLayer::new().compress_when(
                SizeAbove::new(1_024)
                    .and(NotForContentType::IMAGES)
                    .and(NotForContentType::const_new("font/")),
            ),
        );
    (router, rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Clock, ROWS, Settings};

    #[tokio::test]
    async fn every_row_of_the_table_is_registered_once() {
        let data = tempfile::tempdir().unwrap();
        let store = store::Store::open(None, data.path()).await.unwrap();
        let app = App::new(store, Settings::default(), Clock::machine());
        let (_, registered) = assembled(&app);
        for row in ROWS {
            let times = registered.iter().filter(|own| *own == row).count();
            assert_eq!(times, 1, "{} {}", row.method.name(), row.path);
        }
        assert_eq!(registered.len(), ROWS.len());
    }
}
