//! Surveys of a round: indices with n, responses and intervals where these may be seen; small cells are hidden.

use super::files::View;
use super::query::{InLang, Language, OfVersion, Whom, json as json_of};
use crate::layout::in_query;
use crate::pages::public::{Shown, find};
use crate::problem::Problem;
use crate::seen::Seen;
use crate::text::Words;
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
    /// The address of its figures; `/indices.csv` and `/indices.xlsx` stand behind it.
    link: String,
}

/// How fine figures are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Fineness {
    /// The whole, parts and factors.
    #[default]
    Factors,
    /// Items.
    Items,
}

impl From<Fineness> for Figures {
    fn from(own: Fineness) -> Self {
        match own {
            Fineness::Factors => Self::Factors,
            Fineness::Items => Self::Items,
        }
    }
}

/// Whose figures, and how fine.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// `all`, `units` (default), `parents`, `blocks`, `modes`, or the code of a question about the respondent.
    by: Option<String>,
    /// `factors` (default) or `items`.
    #[serde(default)]
    #[param(inline)]
    figures: Fineness,
    /// `vi` (default) or `en`.
    #[serde(default)]
    #[param(inline)]
    lang: Language,
}

/// The surveys of a round; the links of an older version stay with it.
#[utoipa::path(get, path = "/api/v1/rounds/{round}/surveys", tag = "surveys", operation_id = "list_surveys",
    params(("round" = String, Path, description = "Id of the round"), InLang, OfVersion),
    responses((status = 200, body = [SurveyOfRound])))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Query(words): Query<InLang>,
    Query(of): Query<OfVersion>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let found = find(&app, &caller, &round, of.version).await?;
    let lang: Lang = words.lang.into();
    let version = of.version.map(|own| format!("?version={own}"));
    let version = version.unwrap_or_default();
    let own: Vec<SurveyOfRound> = found
        .seen
        .surveys(lang)
        .into_iter()
        .map(|own| SurveyOfRound {
            link: format!(
                "/api/v1/rounds/{}/surveys/{}{version}",
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
    params(("round" = String, Path, description = "Id of the round"), ("survey" = String, Path, description = "Id of the survey"), Wanted, OfVersion),
    responses((status = 200, body = Object)))]
pub(crate) async fn one(
    State(app): State<App>,
    caller: Caller,
    Path((round, survey)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
    Query(of): Query<OfVersion>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (figures, domains) = (wanted.figures.into(), domains(wanted.by.as_deref()));
    let found = find(&app, &caller, &round, of.version).await?;
    let own = found
        .seen
        .survey_json(&survey, &domains, figures, wanted.lang.into());
    let own = own.ok_or_else(Problem::not_found)?;
    Ok(json_of(&own)?.answer(&headers, found.keep()))
}

/// The domains that a word of the query names.
fn domains(by: Option<&str>) -> Domains {
    match by {
        None | Some("units") => Domains::Units,
        Some("all") => Domains::All,
        Some("parents") => Domains::Parents,
        Some("blocks") => Domains::Blocks,
        Some("modes") => Domains::Modes,
        Some(code) => Domains::Question(code.chars().take(100).collect()),
    }
}

/// Indices of a survey as CSV, one row a domain and figure: counts, value, bounds of the blanks, and how sure it is where the round shows that. Of a hidden domain there is its name and nothing else.
#[utoipa::path(get, path = "/api/v1/rounds/{round}/surveys/{survey}/indices.csv", tag = "surveys", operation_id = "read_survey_csv",
    params(("round" = String, Path, description = "Id of the round"), ("survey" = String, Path, description = "Id of the survey"), Wanted, Whom, OfVersion),
    responses((status = 200, content_type = "text/csv", body = String)))]
pub(crate) async fn csv(
    State(app): State<App>,
    caller: Caller,
    Path((round, survey)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
    Query(whom): Query<Whom>,
    Query(of): Query<OfVersion>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let found = find(&app, &caller, &round, of.version).await?;
    let by = wanted.by.unwrap_or_default();
    let view = View {
        key: format!(
            "survey-csv/{survey}/{by}/{:?}/{:?}/{:?}",
            wanted.figures, wanted.lang, whom.whom
        ),
        name: format!("{round}-{survey}"),
        lang: wanted.lang.into(),
        app: &app,
        found: &found,
        headers: &headers,
    };
    let domains = domains(Some(by.as_str()).filter(|by| !by.is_empty()));
    let text = move |_: &Shown, seen: &Seen, words: Words| {
        let own = seen
            .survey(&survey, words.lang)
            .ok_or_else(Problem::not_found)?;
        Ok(own.csv((&domains, wanted.figures.into()), whom.whom.into()))
    };
    view.csv(text).await
}

/// A survey as a workbook: indices by unit and which of them cannot be told apart, answers, indices by trait and mode; what may not be seen is not there.
#[utoipa::path(get, path = "/api/v1/rounds/{round}/surveys/{survey}/indices.xlsx", tag = "surveys", operation_id = "read_survey_xlsx",
    params(("round" = String, Path, description = "Id of the round"), ("survey" = String, Path, description = "Id of the survey"), InLang, OfVersion),
    responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>)))]
pub(crate) async fn xlsx(
    State(app): State<App>,
    caller: Caller,
    Path((round, survey)): Path<(String, String)>,
    Query(words): Query<InLang>,
    Query(of): Query<OfVersion>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let found = find(&app, &caller, &round, of.version).await?;
    let view = View {
        key: format!("survey-xlsx/{survey}/{:?}", words.lang),
        name: format!("{round}-{survey}"),
        lang: words.lang.into(),
        app: &app,
        found: &found,
        headers: &headers,
    };
    let tables = move |_: &Shown, seen: &Seen, words: Words| {
        let own = seen
            .survey(&survey, words.lang)
            .ok_or_else(Problem::not_found)?;
        let mut tables = own.indices();
        tables.extend(own.answers());
        Ok(tables)
    };
    view.workbook(tables).await
}
