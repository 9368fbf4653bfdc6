//! Letters and contrast: a link sets a cookie and leads back, so that it works without a script.

use crate::{
    App, Caller,
    gate::{Routes, rows},
    layout::{SIZE_COOKIE, Size, is_own_path},
    security::cookies,
};
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Chosen {
    #[serde(default)]
    size: String,
    #[serde(default)]
    back: String,
}

pub(crate) fn routes(routes: &mut Routes) {
    routes.at(rows::DISPLAY, display);
}

async fn display(
    State(app): State<App>,
    _caller: Caller,
    Query(chosen): Query<Chosen>,
) -> Response {
    let back = if is_own_path(&chosen.back) {
        chosen.back.as_str()
    } else {
        "/"
    };
    let mut response = Redirect::to(back).into_response();
    let size = Size::read(&chosen.size).write();
    cookies::keep(&app, &mut response, SIZE_COOKIE, &size);
    response
}
