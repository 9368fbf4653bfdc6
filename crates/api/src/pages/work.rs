//! What somebody signed in can turn to.

use crate::{
    App, Caller,
    gate::{Routes, rows},
    layout::{Layout, Section},
    problem::{Problem, page},
};
use askama::Template;
use axum::{extract::State, response::Response};
use procedure::Role;

#[derive(Template)]
#[template(path = "work.html")]
struct Work {
    page: Layout,
    rounds: Vec<(String, String, i64)>,
    reads_sets: bool,
    administers: bool,
    reads_log: bool,
}

pub(crate) fn routes(routes: &mut Routes) {
    routes.at(rows::WORK, work);
}

async fn work(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    let inside = [
        Role::Coordinator,
        Role::Appraiser,
        Role::CouncilMember,
        Role::UnitStaff,
        Role::UnitHead,
        Role::Auditor,
    ];
    let rounds = app.store().rounds(&caller.owner).await?;
    page(&Work {
        page: caller
            .page(&app, caller.words().t("frame-nav-work"))
            .within(Section::Work),
        rounds: rounds
            .into_iter()
            .filter(|round| caller.holds(&inside, Some(&round.id), None))
            .map(|round| (round.id, round.title, round.year.into()))
            .collect(),
        reads_sets: caller.holds(&inside, None, None)
            || caller.holds(&[Role::CriteriaOwner], None, None),
        administers: caller.holds(&[Role::Administrator], None, None),
        reads_log: caller.holds(
            &[Role::Administrator, Role::Coordinator, Role::Auditor],
            None,
            None,
        ),
    })
}
