//! Criteria sets of published rounds: the tree with its rules in words, and what became of each leaf between two.

use super::query::{For, InLang, Words, csv as csv_of, json as json_of, xlsx as xlsx_of};
use super::tables::set_table;
use crate::http::Keep;
use crate::layout::in_query;
use crate::pages::public::{published, set_title};
use crate::problem::Problem;
use crate::seen::Seen;
use crate::text;
use crate::{App, Caller};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use report::Around;
use serde::Serialize;
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
pub(super) async fn seen(app: &App, caller: &Caller) -> Result<(Vec<Arc<Seen>>, Keep), Problem> {
    let found = published(app, caller).await?;
    let keep = if caller.person.grants.is_empty() {
        Keep::Published
    } else {
        Keep::Private
    };
    Ok((found.into_iter().map(|own| own.seen).collect(), keep))
}

pub(super) fn of(rounds: &[Arc<Seen>], id: &str, year: i32) -> Result<Arc<Seen>, Problem> {
    let own = rounds
        .iter()
        .find(|own| own.set().id == id && i32::from(own.set().year) == year);
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
    params(("set" = String, Path, description = "Id of the set"), ("year" = i32, Path, description = "Year", minimum = 1900, maximum = 2200)),
    responses((status = 200, body = Object)))]
pub(crate) async fn one(
    State(app): State<App>,
    caller: Caller,
    Path((set, year)): Path<(String, i32)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (rounds, keep) = seen(&app, &caller).await?;
    let own = of(&rounds, &set, year)?;
    Ok(json_of(&criteria::show_json(own.set()))?.answer(&headers, keep))
}

/// A set as CSV, one line a node: every column for programs, what people read for Excel.
#[utoipa::path(get, path = "/api/v1/sets/{set}/{year}/nodes.csv", tag = "sets", operation_id = "read_set_csv",
    params(("set" = String, Path, description = "Id of the set"), ("year" = i32, Path, description = "Year", minimum = 1900, maximum = 2200), Words),
    responses((status = 200, content_type = "text/csv", body = String)))]
pub(crate) async fn csv(
    State(app): State<App>,
    caller: Caller,
    Path((set, year)): Path<(String, i32)>,
    Query(words): Query<Words>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (rounds, keep) = seen(&app, &caller).await?;
    let own = of(&rounds, &set, year)?;
    let text = match words.whom {
        For::Programs => annex::set_csv(own.set()),
        For::Excel => {
            let table = set_table(own.set(), text::Words::new(words.lang.into()));
            table.to_csv(words.whom.into())
        }
    };
    Ok(csv_of(text, &format!("{set}-{year}")).answer(&headers, keep))
}

/// A set as a workbook, one line a node.
#[utoipa::path(get, path = "/api/v1/sets/{set}/{year}/nodes.xlsx", tag = "sets", operation_id = "read_set_xlsx",
    params(("set" = String, Path, description = "Id of the set"), ("year" = i32, Path, description = "Year", minimum = 1900, maximum = 2200), InLang),
    responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>)))]
pub(crate) async fn xlsx(
    State(app): State<App>,
    caller: Caller,
    Path((set, year)): Path<(String, i32)>,
    Query(words): Query<InLang>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (rounds, keep) = seen(&app, &caller).await?;
    let own = of(&rounds, &set, year)?;
    let made = tokio::task::spawn_blocking(move || {
        let (set, words) = (own.set(), text::Words::new(words.lang.into()));
        let origin = format!(
            "{} · {} · {}",
            set.name(),
            set.status.words(words.lang),
            set.digest
        );
        let around = Around {
            lang: words.lang,
            title: set_title(set, words.lang),
            agency: None,
            as_of: own.manifest().as_of,
            draft: false,
            notices: &[],
            origin: &origin,
        };
        around.workbook(vec![set_table(set, words)])
    });
    let bytes = made.await.map_err(|error| Problem::ours(&error))?;
    let bytes = bytes.map_err(|error| Problem::ours(&error))?;
    Ok(xlsx_of(bytes, &format!("{set}-{year}")).answer(&headers, keep))
}
