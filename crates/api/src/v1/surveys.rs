//! Surveys of a round: indices with n, responses and intervals where these may be seen; small cells are hidden.

use super::query::{InLang, Language, json as json_of, not_understood};
use crate::layout::in_query;
use crate::pages::public::find;
use crate::problem::Problem;
use crate::{App, Caller};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use finding::Lang;
use round::{Domains, Figures};
use serde::{Deserialize, Serialize};

/// A survey of a round.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct SurveyOfRound {
    id: String,
    /// `sipas/2022`.
    instrument: String,
    title: String,
    /// Whether intervals are shown to this reader.
    intervals: bool,
    /// The address of its figures.
    link: String,
}

/// Whose figures, and how fine.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// `all`, `units` (default), `parents`, `blocks`, `modes`, or the code of a question about the respondent.
    by: Option<String>,
    /// `factors` (default) or `items`.
    figures: Option<String>,
    /// `vi` (default) or `en`.
    #[serde(default)]
    #[param(inline)]
    lang: Language,
}

/// The surveys of a round.
#[utoipa::path(get, path = "/api/v1/rounds/{round}/surveys", tag = "surveys", operation_id = "list_surveys",
    params(("round" = String, Path, description = "Id of the round"), InLang),
    responses((status = 200, body = [SurveyOfRound])))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Query(words): Query<InLang>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let found = find(&app, &caller, &round, None).await?;
    let lang: Lang = words.lang.into();
    let own: Vec<SurveyOfRound> = found
        .seen
        .surveys(lang)
        .into_iter()
        .map(|own| SurveyOfRound {
            link: format!(
                "/api/v1/rounds/{}/surveys/{}",
                in_query(&round),
                own.id.replace('/', "%2F")
            ),
            id: own.id,
            instrument: own.instrument,
            title: own.title,
            intervals: own.intervals,
        })
        .collect();
    Ok(json_of(&own)?.answer(&headers, found.keep()))
}

/// Indices of a survey: whole, parts, factors or items, with n, and intervals where the round shows them.
#[utoipa::path(get, path = "/api/v1/rounds/{round}/surveys/{survey}", tag = "surveys", operation_id = "read_survey",
    params(("round" = String, Path, description = "Id of the round"), ("survey" = String, Path, description = "Id of the survey"), Wanted),
    responses((status = 200, body = Object)))]
pub(crate) async fn one(
    State(app): State<App>,
    caller: Caller,
    Path((round, survey)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let figures = match wanted.figures.as_deref() {
        None | Some("factors") => Figures::Factors,
        Some("items") => Figures::Items,
        Some(_) => {
            return Err(not_understood(
                "figures là factors hoặc items",
                "figures is factors or items",
            ));
        }
    };
    let domains = match wanted.by.as_deref() {
        None | Some("units") => Domains::Units,
        Some("all") => Domains::All,
        Some("parents") => Domains::Parents,
        Some("blocks") => Domains::Blocks,
        Some("modes") => Domains::Modes,
        Some(code) => Domains::Question(code.chars().take(100).collect()),
    };
    let found = find(&app, &caller, &round, None).await?;
    let own = found
        .seen
        .survey_json(&survey, &domains, figures, wanted.lang.into());
    let own = own.ok_or_else(Problem::not_found)?;
    Ok(json_of(&own)?.answer(&headers, found.keep()))
}
