//! Whether the server is alive, and its counts.

use crate::{
    App,
    gate::{Routes, rows},
};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};

pub(crate) fn routes(routes: &mut Routes) {
    routes.at(rows::HEALTHZ, healthz).at(rows::METRICS, metrics);
}

async fn healthz() -> Response {
    ([(header::CACHE_CONTROL, "no-store")], "ok\n").into_response()
}

async fn metrics(State(app): State<App>) -> Response {
    (
        [
            (header::CONTENT_TYPE, "text/plain; version=0.0.4"),
            (header::CACHE_CONTROL, "no-store"),
        ],
        app.metrics().text(),
    )
        .into_response()
}
