//! The routes with everything that stands around them.

use crate::{
    App, Row, assets, caller, gate::Routes, health, http, limits, pages, problem, security, v1,
};
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
    let router = around(router, app);
    // Before the routes are even looked at; what it keeps came through them.
    let ready = middleware::from_fn_with_state(app.clone(), http::ready);
    let router = Router::new().fallback_service(router).layer(ready);
    (router, rows)
}

/// What stands around the routes; the last layer stands outermost.
fn around(router: Router, app: &App) -> Router {
    // Pages as they are behind all this: a refused form stands on one of them.
    let pages = router.clone();
    router
        .layer(middleware::from_fn_with_state(app.clone(), limits::guard))
        .layer(middleware::from_fn_with_state(
            (app.clone(), pages),
            problem::dress,
        ))
        .layer(middleware::from_fn_with_state(app.clone(), caller::know))
        .layer(middleware::from_fn_with_state(
            app.clone(),
            security::security_headers,
        ))
        .layer(middleware::from_fn_with_state(app.clone(), limits::watch))
        .layer(
            CompressionLayer::new().compress_when(
                SizeAbove::new(1_024)
                    .and(NotForContentType::IMAGES)
                    .and(NotForContentType::const_new("font/")),
            ),
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Clock, ROWS, Settings};
    use std::{convert::Infallible, pin::Pin, task};

    /// A body of which nothing ever comes.
    struct Never;

    impl http_body::Body for Never {
        type Data = axum::body::Bytes;
        type Error = Infallible;
        fn poll_frame(
            self: Pin<&mut Self>,
            _cx: &mut task::Context<'_>,
        ) -> task::Poll<Option<Result<http_body::Frame<Self::Data>, Infallible>>> {
            task::Poll::Pending
        }
    }

    #[tokio::test]
    async fn a_panic_becomes_a_500_with_a_reference_and_says_nothing_of_what_it_held() {
        use axum::{body::Body, http::Request, routing::get};
        use tower::ServiceExt;
        let data = tempfile::tempdir().unwrap();
        let store = store::Store::open(None, data.path()).await.unwrap();
        let app = App::new(store, Settings::default(), Clock::machine());
        let broken = Router::new()
            .route("/page", get(async || -> String { panic!("Nguyễn Văn A") }))
            .route("/api/x", get(async || -> String { panic!("Nguyễn Văn A") }));
        for path in ["/page", "/api/x"] {
            let asked = Request::get(path).body(Body::empty()).unwrap();
            let answer = around(broken.clone(), &app).oneshot(asked).await.unwrap();
            assert_eq!(answer.status().as_u16(), 500);
            let id = answer.headers()["x-request-id"]
                .to_str()
                .unwrap()
                .to_owned();
            let bytes = axum::body::to_bytes(answer.into_body(), 1 << 20)
                .await
                .unwrap();
            let text = String::from_utf8(bytes.to_vec()).unwrap();
            assert!(text.contains(&id) && !text.contains("Nguyễn"), "{text}");
        }
        assert!(app.metrics().text().contains("{class=\"5xx\"} 2"));
    }

    #[tokio::test]
    async fn a_request_whose_body_never_ends_is_cut() {
        use axum::{body::Body, http::Request, routing::post};
        use tower::ServiceExt;
        let data = tempfile::tempdir().unwrap();
        let store = store::Store::open(None, data.path()).await.unwrap();
        let settings = Settings {
            request_seconds: 1,
            ..Settings::default()
        };
        let app = App::new(store, settings, Clock::machine());
        let slow = Router::new().route("/x", post(async |body: String| body));
        let body = Never;
        let asked = Request::post("/x").body(Body::new(body)).unwrap();
        let answer = around(slow, &app).oneshot(asked).await.unwrap();
        assert_eq!(answer.status().as_u16(), 503);
    }

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
