//! What another set would do to a round: JSON, CSV, workbook.

use super::compared::name;
use super::query::{InLang, Words, csv as csv_of, json as json_of, xlsx as xlsx_of};
use crate::http::Sent;
use crate::pages::public::{find, visible};
use crate::problem::Problem;
use crate::seen::Seen;
use crate::{App, Caller};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use criteria::CriteriaSet;
use serde::Deserialize;
use std::sync::Arc;

/// The other set.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Other {
    /// As `id/year`: a set of another round that the caller sees.
    #[param(pattern = "^[a-z0-9-]{1,80}/(19|20|21)[0-9]{2}$")]
    set: String,
}

/// What is made of an impact, for who sees all of the round; away from the tasks that wait for the network.
async fn made(
    (app, caller, headers): (&App, &Caller, &HeaderMap),
    (round, set): (&str, &str),
    make: impl FnOnce(&Seen, &CriteriaSet) -> Option<Result<Sent, Problem>> + Send + 'static,
) -> Result<Response, Problem> {
    let (id, year) = name(set)?;
    let found = find(app, caller, round, None).await?;
    let others = visible(app, caller).await?;
    let is_other = |own: &CriteriaSet| own.id == id && i32::from(own.year) == year;
    let other = others.iter().find(|own| is_other(own.seen.set()));
    let other = other.ok_or_else(Problem::not_found)?;
    let (own, other) = (Arc::clone(&found.seen), Arc::clone(&other.seen));
    let sent = tokio::task::spawn_blocking(move || make(&own, other.set()));
    let sent = sent.await.map_err(|error| Problem::ours(&error))?;
    let sent = sent.ok_or_else(Problem::forbidden)??;
    Ok(sent.answer(headers, found.keep()))
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
    let make = |own: &Seen, other: &CriteriaSet| own.impact_json(other).map(|own| json_of(&own));
    made((&app, &caller, &headers), (&round, &other.set), make).await
}

/// The impact of another set as CSV, one line a unit and leaf.
#[utoipa::path(get, path = "/api/v1/rounds/{round}/impact.csv", tag = "sets", operation_id = "read_impact_csv",
    params(("round" = String, Path, description = "Id of the round"), Other, Words),
    responses((status = 200, content_type = "text/csv", body = String)))]
pub(crate) async fn csv(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Query(other): Query<Other>,
    Query(words): Query<Words>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let name = format!("{round}-impact");
    let Words { lang, whom } = words;
    let make = move |own: &Seen, set: &CriteriaSet| {
        own.impact(set, lang.into(), |own| {
            Ok(csv_of(report::impact_csv(own, whom.into()), &name))
        })
    };
    made((&app, &caller, &headers), (&round, &other.set), make).await
}

/// The impact of another set as a workbook: by unit, by leaf, of the order, and every unit and leaf.
#[utoipa::path(get, path = "/api/v1/rounds/{round}/impact.xlsx", tag = "sets", operation_id = "read_impact_xlsx",
    params(("round" = String, Path, description = "Id of the round"), Other, InLang),
    responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>)))]
pub(crate) async fn xlsx(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Query(other): Query<Other>,
    Query(words): Query<InLang>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let name = format!("{round}-impact");
    let make = move |own: &Seen, set: &CriteriaSet| {
        own.impact(set, words.lang.into(), |own| {
            let bytes = report::impact_workbook(own).map_err(|error| Problem::ours(&error))?;
            Ok(xlsx_of(bytes, &name))
        })
    };
    made((&app, &caller, &headers), (&round, &other.set), make).await
}
