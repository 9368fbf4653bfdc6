//! The first page.

use crate::{
    App, Caller,
    gate::{Routes, rows},
    layout::{Layout, Section},
    problem::{Problem, page},
};
use askama::Template;
use axum::{extract::State, response::Response};

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    page: Layout,
}

pub(crate) fn routes(routes: &mut Routes) {
    routes.at(rows::HOME, home);
}

async fn home(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    let words = caller.words();
    let own = caller
        .page(&app, words.t("frame-name"))
        .within(Section::Start);
    page(&Home { page: own })
}
