//! Criteria sets of published rounds: the tree with its rules in words, and what became of each leaf between two.

use super::query::{InLang, csv as csv_of, json as json_of, not_understood};
use crate::http::Keep;
use crate::layout::in_query;
use crate::pages::public::{published, set_title};
use crate::problem::Problem;
use crate::seen::Seen;
use crate::{App, Caller};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A set.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct SetJson {
    id: String,
    year: i16,
    title: String,
    /// `official`, `reconstructed`, `sample`.
    status: String,
    /// SHA-256 in hex.
    digest: String,
    /// Ids of the published rounds that use it.
    rounds: Vec<String>,
    link: String,
}

/// Every set that the caller sees through a published round, with who may keep what is made of it.
async fn seen(app: &App, caller: &Caller) -> Result<(Vec<Arc<Seen>>, Keep), Problem> {
    let found = published(app, caller).await?;
    let keep = if caller.person.grants.is_empty() {
        Keep::Published
    } else {
        Keep::Private
    };
    Ok((found.into_iter().map(|own| own.seen).collect(), keep))
}

fn of(rounds: &[Arc<Seen>], id: &str, year: i16) -> Result<Arc<Seen>, Problem> {
    let own = rounds
        .iter()
        .find(|own| own.set().id == id && own.set().year == year);
    own.cloned().ok_or_else(Problem::not_found)
}

/// Sets of published rounds.
#[utoipa::path(get, path = "/api/v1/sets", tag = "sets", operation_id = "list_sets", params(InLang),
    responses((status = 200, body = [SetJson])))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(words): Query<InLang>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (rounds, keep) = seen(&app, &caller).await?;
    let mut sets: Vec<SetJson> = Vec::new();
    for seen in &rounds {
        let (set, round) = (seen.set(), &seen.manifest().id);
        if let Some(own) = sets.iter_mut().find(|own| own.digest == set.digest) {
            own.rounds.push(round.clone());
            continue;
        }
        sets.push(SetJson {
            id: set.id.clone(),
            year: set.year,
            title: set_title(set, words.lang.into()).to_owned(),
            status: set.status.key().to_owned(),
            digest: set.digest.clone(),
            rounds: vec![round.clone()],
            link: format!("/api/v1/sets/{}/{}", in_query(&set.id), set.year),
        });
    }
    Ok(json_of(&sets)?.answer(&headers, keep))
}

/// A set: its head, its basis, and the tree; a rule is its key and its words in both languages.
#[utoipa::path(get, path = "/api/v1/sets/{set}/{year}", tag = "sets", operation_id = "read_set",
    params(("set" = String, Path, description = "Id of the set"), ("year" = i16, Path, description = "Year")),
    responses((status = 200, body = Object)))]
pub(crate) async fn one(
    State(app): State<App>,
    caller: Caller,
    Path((set, year)): Path<(String, i16)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (rounds, keep) = seen(&app, &caller).await?;
    let own = of(&rounds, &set, year)?;
    Ok(json_of(&criteria::show_json(own.set()))?.answer(&headers, keep))
}

/// A set as CSV, one line a node.
#[utoipa::path(get, path = "/api/v1/sets/{set}/{year}/nodes.csv", tag = "sets", operation_id = "read_set_csv",
    params(("set" = String, Path, description = "Id of the set"), ("year" = i16, Path, description = "Year")),
    responses((status = 200, content_type = "text/csv", body = String)))]
pub(crate) async fn csv(
    State(app): State<App>,
    caller: Caller,
    Path((set, year)): Path<(String, i16)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (rounds, keep) = seen(&app, &caller).await?;
    let own = of(&rounds, &set, year)?;
    let text = annex::set_csv(own.set());
    Ok(csv_of(text, &format!("{set}-{year}")).answer(&headers, keep))
}

/// Two sets, each as `id/year`.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Pair {
    /// The older, `cchc-xa/2024`.
    from: String,
    /// The newer, `cchc-xa/2025`.
    to: String,
}

/// A set's name, `id/year`.
pub(super) fn name(text: &str) -> Result<(&str, i16), Problem> {
    let read = || {
        let (id, year) = text.rsplit_once('/')?;
        Some((id, year.parse().ok()?))
    };
    read().ok_or_else(|| not_understood("tên bộ tiêu chí viết là mã/năm", "a set is named id/year"))
}

/// What became of each leaf between two sets: kept, renamed, re-weighted, re-ruled, moved, merged, split, added, repealed; and points by field.
#[utoipa::path(get, path = "/api/v1/sets/compare", tag = "sets", operation_id = "compare_sets", params(Pair),
    responses((status = 200, body = Object)))]
pub(crate) async fn compare(
    State(app): State<App>,
    caller: Caller,
    Query(pair): Query<Pair>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (from, to) = (name(&pair.from)?, name(&pair.to)?);
    let (rounds, keep) = seen(&app, &caller).await?;
    let (old, new) = (of(&rounds, from.0, from.1)?, of(&rounds, to.0, to.1)?);
    let made = tokio::task::spawn_blocking(move || {
        let (old, new) = (old.set(), new.set());
        let found = compare::compare_sets(old, new, &compare::Options::default());
        json_of(&compare::set_json(old, new, &found))
    });
    let sent = made.await.map_err(|error| Problem::ours(&error))??;
    Ok(sent.answer(&headers, keep))
}
