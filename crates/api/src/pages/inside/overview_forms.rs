//! What the coordinator sets going from the overview.

use super::form::{self, Fields};
use crate::desk::{Desk, reopen::Opening};
use crate::layout::in_query;
use crate::problem::Problem;
use crate::{App, Caller};
use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use procedure::Stage;

fn stage(fields: &Fields) -> Result<Stage, Problem> {
    Stage::named(form::get(fields, "stage")).ok_or_else(Problem::bad_request)
}

fn address(round: &str) -> String {
    format!("/rounds/{}/inside", in_query(round))
}

pub(super) async fn move_on(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    let missing = form::all(&fields, "missing").into_iter().collect();
    let said = form::get(&fields, "reason");
    let desk = Desk::of(&app, &caller);
    desk.move_on(&round, stage(&fields)?, &missing, said)
        .await?;
    Ok(form::done(&address(&round), "moved"))
}

pub(super) async fn deadline(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    let day = form::day(&fields, "day")?;
    let desk = Desk::of(&app, &caller);
    desk.set_deadline(&round, stage(&fields)?, day).await?;
    Ok(form::done(&address(&round), "deadline"))
}

pub(super) async fn reopen(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    let opening = Opening {
        unit: form::get(&fields, "unit"),
        leaf: form::maybe(&fields, "leaf"),
        stage: stage(&fields)?,
        until: form::day(&fields, "until")?,
        allowed_by: form::get(&fields, "allowed-by"),
        reason: form::get(&fields, "reason"),
    };
    Desk::of(&app, &caller).reopen(&round, &opening).await?;
    Ok(form::done(&address(&round), "reopened"))
}

/// To one unit, or to all.
pub(super) async fn notify(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    let desk = Desk::of(&app, &caller);
    let units = match form::maybe(&fields, "unit") {
        Some(unit) => vec![unit.to_owned()],
        None => {
            let look = desk.look(&round).await?;
            look.units().map(|unit| unit.code.clone()).collect()
        }
    };
    desk.notify(&round, &units).await?;
    Ok(form::done(&address(&round), "notified"))
}
