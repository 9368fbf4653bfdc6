//! The page that shows the description: addresses, what they take and what they give, and how a workbook is sent.

use super::description;
use crate::http::{Keep, Sent};
use crate::layout::{Layout, Section};
use crate::problem::Problem;
use crate::{App, Caller};
use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use utoipa::openapi::{OpenApi, RefOr};

#[derive(Template)]
#[template(path = "public/api.html")]
struct ApiPage {
    page: Layout,
    groups: Vec<Group>,
    /// How a workbook is sent, step by step: what it does and the command.
    steps: Vec<(String, String)>,
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
    let own = app.settings().public_address.clone();
    let own = own.unwrap_or_else(|| format!("http://{}", app.settings().listen));
    let base = format!("{}/api/v1/rounds/$ROUND", own.trim_end_matches('/'));
    let key = "curl -H \"Authorization: Bearer $KEY\"";
    let steps = [
        (
            "api-step-send",
            format!(
                "{key} -F files=@MH001.xlsx -F files=@MH002.xlsx \"{base}/imports?layer=self\""
            ),
        ),
        ("api-step-look", format!("{key} \"{base}/imports/$ID\"")),
        (
            "api-step-confirm",
            format!("{key} -X POST \"{base}/imports/$ID/confirm\""),
        ),
        (
            "api-step-drop",
            format!("{key} -X DELETE \"{base}/imports/$ID\""),
        ),
        (
            "api-step-original",
            format!("{key} -OJ \"{base}/originals/$DIGEST\""),
        ),
    ];
    let page = ApiPage {
        groups: groups.collect(),
        steps: steps
            .into_iter()
            .map(|(says, command)| (words.t(says), command))
            .collect(),
        page: caller.page(&app, words.t("api-title")).within(Section::Api),
    };
    let text = page.render().map_err(|error| Problem::ours(&error))?;
    Ok(Sent::new(text, "text/html; charset=utf-8").answer(&headers, Keep::PublishedPage))
}

fn calls(api: &OpenApi, tag: &str) -> Vec<Call> {
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
            let all = &operation.responses.responses;
            let kinds = ["200", "201"].into_iter().filter_map(|own| all.get(own));
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
