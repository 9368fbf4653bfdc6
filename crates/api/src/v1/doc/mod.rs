//! The description of the API, as OpenAPI and as a page to read it.

mod page;
mod statuses;

pub(crate) use page::page;
use statuses::Statuses;

use super::{
    compared, drafts, explain, impact, imports, query, ranking, rounds, sets, surveys, units,
};
use crate::http::{Keep, Sent};
use crate::problem::Problem;
use axum::http::HeaderMap;
use axum::response::Response;
use std::sync::LazyLock;
use utoipa::OpenApi;

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
        surveys::list, surveys::one, surveys::csv, surveys::xlsx,
        sets::list, sets::one, sets::csv, sets::xlsx,
        drafts::list, drafts::add, drafts::one, drafts::send, drafts::version, drafts::file,
        drafts::preview, drafts::remove, drafts::confirm,
        compared::json, compared::csv, compared::xlsx,
        impact::json, impact::csv, impact::xlsx,
        imports::send, imports::show, imports::confirm, imports::remove,
        imports::originals::list, imports::originals::one,
    ),
    modifiers(&Statuses),
    components(schemas(query::ProblemJson)),
    tags(
        (name = "rounds", description = "Đợt đánh giá"),
        (name = "ranking", description = "Xếp hạng"),
        (name = "units", description = "Đơn vị"),
        (name = "surveys", description = "Điều tra xã hội học"),
        (name = "sets", description = "Bộ tiêu chí"),
        (name = "drafts", description = "Dự thảo bộ tiêu chí"),
        (name = "imports", description = "Nhập sổ tính"),
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
