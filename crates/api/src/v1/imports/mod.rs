//! Workbooks sent by programs: looked at, confirmed, dropped; and those that were taken in.
//!
//! The same desk as the page: a workbook is read in the limited child process, nothing of it is in the round until it is confirmed, and the key's id stands in every entry and in the log.

mod json;
pub(crate) mod originals;

use super::query::{created, json as json_of};
use crate::desk::Desk;
use crate::http::Keep;
use crate::layout::in_query;
use crate::problem::Problem;
use crate::uploads::{self, WORKBOOKS};
use crate::worker::Worker;
use crate::{App, Caller};
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use criteria::LayerKind;
use finding::Severity;
use json::{ImportJson, TakenJson};
use serde::Deserialize;

/// The layers that workbooks are sent for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
pub(crate) enum Layer {
    /// Self-scores.
    #[serde(rename = "self")]
    SelfScore,
    /// The first appraisal.
    #[serde(rename = "appraised-1")]
    Appraised1,
    /// The second appraisal.
    #[serde(rename = "appraised-2")]
    Appraised2,
    /// What another system publishes.
    #[serde(rename = "imported")]
    Imported,
    /// Points from surveys.
    #[serde(rename = "survey")]
    Survey,
}

impl From<Layer> for LayerKind {
    fn from(own: Layer) -> Self {
        match own {
            Layer::SelfScore => Self::SelfScore,
            Layer::Appraised1 => Self::Appraised(1),
            Layer::Appraised2 => Self::Appraised(2),
            Layer::Imported => Self::Imported,
            Layer::Survey => Self::Survey,
        }
    }
}

/// For which layer files are sent.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Sending {
    /// The layer that the answers are for.
    #[param(inline)]
    layer: Layer,
    /// The name of the file, where the body is one file; it may tell the unit. At most 200 characters are kept.
    name: Option<String>,
}

/// Which of the changes are listed.
#[derive(Debug, Clone, Copy, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Page {
    /// From 1 (default 1).
    #[param(minimum = 1, maximum = 1_000_000)]
    page: Option<usize>,
    /// Changes a page (default 1,000).
    #[param(minimum = 1, maximum = 1_000)]
    per_page: Option<usize>,
}

/// Files in parts named `files`, each with its name.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "it only describes what a form holds")]
pub(crate) struct FilesForm {
    /// Workbooks (`.xlsx`, `.xlsb`, `.xls`, `.ods`, `.csv`), or `.zip` archives of workbooks.
    #[schema(value_type = Vec<String>, format = Binary)]
    files: Vec<Vec<u8>>,
}

/// Sends workbooks: they are read and compared with what stands, and nothing is stored in the round before it is confirmed. Needs a key with the scope `import`, or an account that may bring files now.
#[utoipa::path(post, path = "/api/v1/rounds/{round}/imports", tag = "imports", operation_id = "send_import",
    params(("round" = String, Path, description = "Id of the round"), Sending),
    request_body(description = "Several files as a form, or one file as the body", content(
        (FilesForm = "multipart/form-data"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (Vec<u8> = "application/vnd.ms-excel.sheet.binary.macroenabled.12"),
        (Vec<u8> = "application/vnd.ms-excel"),
        (Vec<u8> = "application/vnd.oasis.opendocument.spreadsheet"),
        (String = "text/csv"),
        (Vec<u8> = "application/zip"),
    )),
    responses((status = 201, description = "Read; it waits to be confirmed", body = ImportJson,
        headers(("location" = String, description = "The address of the preview")))))]
pub(crate) async fn send(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Query(sending): Query<Sending>,
    request: Request,
) -> Result<Response, Problem> {
    let desk = Desk::of(&app, &caller);
    let layer = sending.layer.into();
    // Whoever may not bring anything has nothing read.
    let look = desk.importing(&round, layer).await?;
    let name = sending.name.as_deref();
    let files = uploads::of_request(request, name, &WORKBOOKS).await?;
    let worker = Worker::new(app.settings().worker.clone());
    let prepared = desk.read_in(&look, layer, &files, &worker).await?;
    let wrong = |own: &finding::Finding| own.severity == Severity::Error;
    if prepared.rows.is_empty() && prepared.findings.iter().any(wrong) {
        return Err(Problem::unusable(prepared.findings));
    }
    let id = desk.put_by(&round, &prepared, &files).await?;
    let waiting = desk.prepared(&round, &id).await?;
    let own = ImportJson::of((&round, &id), waiting, caller.reads(), (1, json::MOST));
    let at = format!("/api/v1/rounds/{}/imports/{id}", in_query(&round));
    created(&json_of(&own)?, &at)
}

/// An import that waits or was taken in, beside what stands now; only for who sent it.
#[utoipa::path(get, path = "/api/v1/rounds/{round}/imports/{preview}", tag = "imports", operation_id = "read_import",
    params(("round" = String, Path, description = "Id of the round"), ("preview" = String, Path, description = "Id of the import"), Page),
    responses((status = 200, body = ImportJson)))]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path((round, preview)): Path<(String, String)>,
    Query(asked): Query<Page>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (page, per_page) = (
        asked.page.unwrap_or(1),
        asked.per_page.unwrap_or(json::MOST),
    );
    if page == 0 || page > 1_000_000 || per_page == 0 || per_page > json::MOST {
        return Err(super::query::not_understood(
            "page tính từ 1, per_page từ 1 đến 1000",
            "page counts from 1, per_page from 1 to 1,000",
        ));
    }
    let waiting = Desk::of(&app, &caller).prepared(&round, &preview).await?;
    let (at, page) = ((round.as_str(), preview.as_str()), (page, per_page));
    let own = ImportJson::of(at, waiting, caller.reads(), page);
    Ok(json_of(&own)?.answer(&headers, Keep::Private))
}

/// Takes an import in: what differs from what then stands, all of it or nothing. Asked again it answers the same; the same file twice changes nothing.
#[utoipa::path(post, path = "/api/v1/rounds/{round}/imports/{preview}/confirm", tag = "imports", operation_id = "confirm_import",
    params(("round" = String, Path, description = "Id of the round"), ("preview" = String, Path, description = "Id of the import")),
    responses((status = 200, description = "It stands in the round", body = TakenJson)))]
pub(crate) async fn confirm(
    State(app): State<App>,
    caller: Caller,
    Path((round, preview)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let taken = Desk::of(&app, &caller).confirm(&round, &preview).await?;
    Ok(json_of(&TakenJson::from(&taken))?.answer(&HeaderMap::new(), Keep::Private))
}

/// Drops an import that waits; what was taken in stays in the round.
#[utoipa::path(delete, path = "/api/v1/rounds/{round}/imports/{preview}", tag = "imports", operation_id = "drop_import",
    params(("round" = String, Path, description = "Id of the round"), ("preview" = String, Path, description = "Id of the import")),
    responses((status = 204, description = "It is gone")))]
pub(crate) async fn remove(
    State(app): State<App>,
    caller: Caller,
    Path((round, preview)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let desk = Desk::of(&app, &caller);
    desk.drop_preview(&round, &preview).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
