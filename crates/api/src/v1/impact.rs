//! What another set would do to a round.

use super::query::json as json_of;
use super::sets::name;
use crate::pages::public::{find, visible};
use crate::problem::Problem;
use crate::{App, Caller};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use std::sync::Arc;

/// The other set.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Other {
    /// As `id/year`: a set of another round that the caller sees.
    set: String,
}

/// The round's answers scored under another set, beside its own result: who gains and loses, and which criterion does it. For those who run the round, and for their keys; it is a try-out and no result.
#[utoipa::path(get, path = "/api/v1/rounds/{round}/impact", tag = "sets", operation_id = "read_impact",
    params(("round" = String, Path, description = "Id of the round"), Other),
    responses((status = 200, body = Object)))]
pub(crate) async fn json(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Query(other): Query<Other>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (id, year) = name(&other.set)?;
    let found = find(&app, &caller, &round, None).await?;
    let others = visible(&app, &caller).await?;
    let other = others
        .iter()
        .find(|own| own.seen.set().id == id && own.seen.set().year == year)
        .ok_or_else(Problem::not_found)?;
    let (own, other) = (Arc::clone(&found.seen), Arc::clone(&other.seen));
    let made = tokio::task::spawn_blocking(move || own.impact_json(other.set()));
    let made = made.await.map_err(|error| Problem::ours(&error))?;
    let made = made.ok_or_else(Problem::forbidden)?;
    Ok(json_of(&made)?.answer(&headers, found.keep()))
}
