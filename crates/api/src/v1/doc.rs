//! The description of the API, as OpenAPI and as a page to read it.

use super::{explain, impact, query, ranking, rounds, sets, surveys, units};
use crate::http::{Keep, Sent};
use crate::layout::{Layout, Section};
use crate::problem::Problem;
use crate::{App, Caller};
use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use std::sync::LazyLock;
use utoipa::OpenApi;
use utoipa::openapi::RefOr;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "parindex",
        description = "Chỉ số cải cách hành chính: kết quả đã công bố, bộ tiêu chí, khảo sát. Scores and ranks of reform indices: published results, criteria sets, surveys. Figures are decimal texts; what may not be seen is not there.",
        license(name = "Apache-2.0 OR MIT")
    ),
    paths(
        rounds::list, rounds::one,
        ranking::json, ranking::csv, ranking::xlsx,
        units::json, units::csv, units::xlsx, explain::json,
        surveys::list, surveys::one,
        sets::list, sets::one, sets::csv, sets::compare,
        impact::json,
    ),
    components(schemas(query::ProblemJson)),
    tags(
        (name = "rounds", description = "Đợt đánh giá"),
        (name = "ranking", description = "Xếp hạng"),
        (name = "units", description = "Đơn vị"),
        (name = "surveys", description = "Điều tra xã hội học"),
        (name = "sets", description = "Bộ tiêu chí"),
    )
)]
struct Doc;

/// The description, made once.
pub(crate) fn description() -> &'static utoipa::openapi::OpenApi {
    static OWN: LazyLock<utoipa::openapi::OpenApi> = LazyLock::new(Doc::openapi);
    &OWN
}

/// `/api/v1/openapi.json`.
pub(crate) async fn openapi(headers: HeaderMap) -> Result<Response, Problem> {
    static SENT: LazyLock<Option<Sent>> = LazyLock::new(|| {
        let text = description().to_json().ok()?;
        Some(Sent::new(text, "application/json"))
    });
    let sent = SENT.as_ref();
    let sent =
        sent.ok_or_else(|| Problem::ours(&"the description of the API cannot be written"))?;
    Ok(sent.answer(&headers, Keep::Published))
}

#[derive(Template)]
#[template(path = "public/api.html")]
struct ApiPage {
    page: Layout,
    groups: Vec<Group>,
}

struct Group {
    title: String,
    calls: Vec<Call>,
}

struct Call {
    id: String,
    method: String,
    path: String,
    summary: String,
    params: Vec<Param>,
    kinds: Vec<String>,
}

struct Param {
    name: String,
    place: String,
    needed: bool,
    words: String,
}

/// The page: addresses, what they take and what they give.
pub(crate) async fn page(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let words = caller.words();
    let api = description();
    let tags = api.tags.iter().flatten();
    let groups = tags.map(|tag| Group {
        title: words.t(&format!("api-tag-{}", tag.name)),
        calls: calls(api, &tag.name),
    });
    let page = ApiPage {
        groups: groups.collect(),
        page: caller.page(&app, words.t("api-title")).within(Section::Api),
    };
    let text = page.render().map_err(|error| Problem::ours(&error))?;
    Ok(Sent::new(text, "text/html; charset=utf-8").answer(&headers, Keep::PublishedPage))
}

fn calls(api: &utoipa::openapi::OpenApi, tag: &str) -> Vec<Call> {
    let mut calls = Vec::new();
    for (path, item) in &api.paths.paths {
        let own = [
            ("GET", &item.get),
            ("POST", &item.post),
            ("DELETE", &item.delete),
        ];
        for (method, operation) in own {
            let Some(operation) = operation else { continue };
            if !operation.tags.iter().flatten().any(|own| own == tag) {
                continue;
            }
            let given = operation.parameters.iter().flatten();
            let given = given.filter_map(|own| match own {
                RefOr::T(own) => Some(own),
                RefOr::Ref(_) => None,
            });
            let params = given.map(|own| Param {
                name: own.name.clone(),
                place: place(&own.parameter_in).to_owned(),
                needed: own.required == utoipa::openapi::Required::True,
                words: own.description.clone().unwrap_or_default().replace('`', ""),
            });
            let kinds = operation.responses.responses.get("200").into_iter();
            let kinds = kinds.flat_map(|own| match own {
                RefOr::T(own) => own.content.keys().cloned().collect(),
                RefOr::Ref(_) => Vec::new(),
            });
            calls.push(Call {
                id: format!(
                    "{}{}",
                    method.to_lowercase(),
                    path.replace(['/', '{', '}', '.'], "-")
                ),
                method: method.to_owned(),
                path: path.clone(),
                summary: [&operation.summary, &operation.description]
                    .into_iter()
                    .flatten()
                    .cloned()
                    .collect::<Vec<_>>()
                    .join(" ")
                    .replace('`', ""),
                params: params.collect(),
                kinds: kinds.collect(),
            });
        }
    }
    calls
}

fn place(own: &utoipa::openapi::path::ParameterIn) -> &'static str {
    use utoipa::openapi::path::ParameterIn;
    match own {
        ParameterIn::Path => "path",
        ParameterIn::Query => "query",
        ParameterIn::Header => "header",
        _ => "other",
    }
}
