//! Workbooks that were taken in, as they came.

use crate::desk::Desk;
use crate::desk::import::{Original, Whose};
use crate::http::{Keep, download};
use crate::layout::in_query;
use crate::problem::Problem;
use crate::v1::query::json as json_of;
use crate::{App, Caller};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use round::layer_key;
use serde::Serialize;

/// A workbook that was taken in.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct OriginalJson {
    /// When it was taken in.
    at: String,
    /// The random id of the account, or `key:` and that of the key.
    author: String,
    name: String,
    /// SHA-256 in hex.
    digest: String,
    /// `self`, `appraised-1`, `appraised-2`, `imported`, `survey`.
    layer: Option<String>,
    /// How many answers it brought.
    answers: usize,
    /// Its address.
    link: String,
}

impl OriginalJson {
    fn of(round: &str, own: Original) -> Self {
        Self {
            at: own.at.to_string(),
            author: own.author,
            name: own.name,
            layer: own.layer.map(layer_key),
            answers: own.answers,
            link: format!(
                "/api/v1/rounds/{}/originals/{}",
                in_query(round),
                own.digest
            ),
            digest: own.digest,
        }
    }
}

/// Workbooks that were taken in, latest first: one's own, and all of them for those who see all evidence of the round; a key without the scope `read` has its own alone.
#[utoipa::path(get, path = "/api/v1/rounds/{round}/originals", tag = "imports", operation_id = "list_originals",
    params(("round" = String, Path, description = "Id of the round")),
    responses((status = 200, body = [OriginalJson])))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let all = Desk::of(&app, &caller)
        .originals(&round, whose(&caller))
        .await?;
    let all = all.into_iter().map(|own| OriginalJson::of(&round, own));
    let all: Vec<OriginalJson> = all.collect();
    Ok(json_of(&all)?.answer(&headers, Keep::Private))
}

/// A workbook that was taken in, byte by byte as it came; the log keeps that it was opened.
#[utoipa::path(get, path = "/api/v1/rounds/{round}/originals/{digest}", tag = "imports", operation_id = "read_original",
    params(("round" = String, Path, description = "Id of the round"), ("digest" = String, Path, description = "SHA-256 of the file in hex")),
    responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>)))]
pub(crate) async fn one(
    State(app): State<App>,
    caller: Caller,
    Path((round, digest)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let desk = Desk::of(&app, &caller);
    let name = desk.open_original(&round, &digest, whose(&caller)).await?;
    download(&app, &caller.owner, &digest, &name).await
}

/// A key that may not read opens what it brought itself, whatever its role.
fn whose(caller: &Caller) -> Whose {
    if caller.reads() {
        Whose::All
    } else {
        Whose::Own
    }
}
