//! Why a unit has its points of a leaf.

use super::query::{OfVersion, json as json_of};
use crate::pages::public::find;
use crate::problem::Problem;
use crate::{App, Caller};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use finding::Lang;
use serde::Serialize;

/// A trace with what every output repeats.
#[derive(Serialize)]
struct Explained<'t> {
    #[serde(flatten)]
    trace: &'t scoring::Trace,
    /// That figures illustrate, that the result is a draft.
    notices: Vec<String>,
}

/// The full trace of a leaf: layer by layer the inputs with their cells, the branch of the rule, the line of the set. Not found where inputs may not be seen.
#[utoipa::path(get, path = "/api/v1/rounds/{round}/units/{unit}/leaves/{leaf}", tag = "units", operation_id = "explain_leaf",
    params(("round" = String, Path, description = "Id of the round"), ("unit" = String, Path, description = "Code of the unit"), ("leaf" = String, Path, description = "Code of the criterion"), OfVersion),
    responses((status = 200, body = Object)))]
pub(crate) async fn json(
    State(app): State<App>,
    caller: Caller,
    Path((round, unit, leaf)): Path<(String, String, String)>,
    Query(of): Query<OfVersion>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let found = find(&app, &caller, &round, of.version).await?;
    let row = found.seen.row(&unit).ok_or_else(Problem::not_found)?;
    let leaf = found.seen.set().find_leaf(&leaf);
    let leaf = leaf.ok_or_else(Problem::not_found)?;
    let trace = row.trace(leaf).ok_or_else(Problem::not_found)?;
    let explained = Explained {
        trace: &trace,
        notices: found.seen.notices(Lang::Vi),
    };
    Ok(json_of(&explained)?.answer(&headers, found.keep()))
}
