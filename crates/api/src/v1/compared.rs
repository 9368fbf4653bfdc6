//! Two sets of published rounds beside each other: JSON, CSV, workbook.

use super::query::{
    InLang, Language, Words, csv as csv_of, json as json_of, not_understood, xlsx as xlsx_of,
};
use super::sets::{of, seen};
use crate::http::{Keep, Sent};
use crate::problem::Problem;
use crate::{App, Caller};
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use report::SetsContext;
use serde::Deserialize;

/// Two sets, each as `id/year`.
#[derive(Debug, Clone, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Pair {
    /// The older, `cchc-xa/2024`.
    #[param(pattern = "^[a-z0-9-]{1,80}/(19|20|21)[0-9]{2}$")]
    from: String,
    /// The newer, `cchc-xa/2025`.
    #[param(pattern = "^[a-z0-9-]{1,80}/(19|20|21)[0-9]{2}$")]
    to: String,
}

/// A set's name, `id/year`.
pub(super) fn name(text: &str) -> Result<(&str, i32), Problem> {
    let read = || {
        let (id, year) = text.rsplit_once('/')?;
        Some((id, year.parse().ok()?))
    };
    read().ok_or_else(|| not_understood("tên bộ tiêu chí viết là mã/năm", "a set is named id/year"))
}

/// What is made of a comparison, away from the tasks that wait for the network.
async fn compared(
    app: &App,
    caller: &Caller,
    (pair, lang): (&Pair, Language),
    make: impl FnOnce(&SetsContext<'_>) -> Result<Sent, Problem> + Send + 'static,
) -> Result<(Sent, Keep), Problem> {
    let (from, to) = (name(&pair.from)?, name(&pair.to)?);
    let (rounds, keep) = seen(app, caller).await?;
    let (old, new) = (of(&rounds, from.0, from.1)?, of(&rounds, to.0, to.1)?);
    let made = tokio::task::spawn_blocking(move || {
        let (old, new) = (old.set(), new.set());
        let found = compare::compare_sets(old, new, &compare::Options::default());
        let program = env!("CARGO_PKG_VERSION");
        make(&SetsContext::new(old, new, &found, lang.into(), program))
    });
    let sent = made.await.map_err(|error| Problem::ours(&error))??;
    Ok((sent, keep))
}

fn file(pair: &Pair) -> String {
    format!("{}-{}", pair.from, pair.to)
}

/// What became of each leaf between two sets: kept, renamed, re-weighted, re-ruled, moved, merged, split, added, repealed; and points by field.
#[utoipa::path(get, path = "/api/v1/sets/compare", tag = "sets", operation_id = "compare_sets", params(Pair),
    responses((status = 200, body = Object)))]
pub(crate) async fn json(
    State(app): State<App>,
    caller: Caller,
    Query(pair): Query<Pair>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let make = |own: &SetsContext<'_>| json_of(&compare::set_json(own.old, own.new, own.found));
    let (sent, keep) = compared(&app, &caller, (&pair, Language::Vi), make).await?;
    Ok(sent.answer(&headers, keep))
}

/// The comparison of two sets as CSV, one line a leaf.
#[utoipa::path(get, path = "/api/v1/sets/compare.csv", tag = "sets", operation_id = "compare_sets_csv", params(Pair, Words),
    responses((status = 200, content_type = "text/csv", body = String)))]
pub(crate) async fn csv(
    State(app): State<App>,
    caller: Caller,
    Query(pair): Query<Pair>,
    Query(words): Query<Words>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (kind, name) = (words.whom.into(), file(&pair));
    let make = move |own: &SetsContext<'_>| Ok(csv_of(report::sets_csv(own, kind), &name));
    let (sent, keep) = compared(&app, &caller, (&pair, words.lang), make).await?;
    Ok(sent.answer(&headers, keep))
}

/// The comparison of two sets as a workbook, as a council reads it: old provision, new provision, reason; then points by field.
#[utoipa::path(get, path = "/api/v1/sets/compare.xlsx", tag = "sets", operation_id = "compare_sets_xlsx", params(Pair, InLang),
    responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>)))]
pub(crate) async fn xlsx(
    State(app): State<App>,
    caller: Caller,
    Query(pair): Query<Pair>,
    Query(words): Query<InLang>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let name = file(&pair);
    let make = move |own: &SetsContext<'_>| {
        let bytes = report::sets_workbook(own).map_err(|error| Problem::ours(&error))?;
        Ok(xlsx_of(bytes, &name))
    };
    let (sent, keep) = compared(&app, &caller, (&pair, words.lang), make).await?;
    Ok(sent.answer(&headers, keep))
}
