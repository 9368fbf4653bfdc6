//! Drafts of criteria sets for programs: read version by version, sent as a file, looked at, kept as the next version.
//!
//! The same desk as the pages: a draft changes no round, and nothing of a file is in a draft until it is confirmed.

mod json;

use super::query::{created, json as json_of};
use crate::desk::sets::upload::{Prepared, SentFile};
use crate::desk::sets::{SetName, SetText};
use crate::desk::{Desk, Refused};
use crate::http::Keep;
use crate::pages::draft_file;
use crate::problem::Problem;
use crate::uploads::{self, A_SET};
use crate::worker::Worker;
use crate::{App, Caller};
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use compare::{Options, compare_sets};
use json::{
    DraftJson, DraftKeptJson, DraftPreviewJson, DraftTreeJson, address, preview_address,
    version_address,
};
use procedure::Action;
use serde::Deserialize;
use store::Failure;

/// The name of the file.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Named {
    /// The name of the file, where the body is one file. At most 200 characters are kept.
    name: Option<String>,
}

/// Why.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Why {
    /// Why this version is kept, for those who read the versions.
    reason: String,
}

/// A file in the part `file`.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "it only describes what a form holds")]
pub(crate) struct SetForm {
    /// The workbook to edit a set (`.xlsx`), or its text (`.toml`).
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Drafts, each by its newest version. Needs a key with the scope `sets`, or an account that reads drafts.
#[utoipa::path(get, path = "/api/v1/sets/drafts", tag = "drafts", operation_id = "list_drafts",
    responses((status = 200, body = [DraftJson])))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let all = Desk::of(&app, &caller).drafts().await?;
    let all: Vec<DraftJson> = all.iter().map(DraftJson::of).collect();
    Ok(json_of(&all)?.answer(&headers, Keep::Private))
}

/// A draft: all its versions, the newest first.
#[utoipa::path(get, path = "/api/v1/sets/drafts/{draft}", tag = "drafts", operation_id = "read_draft",
    params(("draft" = String, Path, description = "Id of the draft")),
    responses((status = 200, body = [DraftJson])))]
pub(crate) async fn one(
    State(app): State<App>,
    caller: Caller,
    Path(draft): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let all = Desk::of(&app, &caller).versions(&draft).await?;
    let all: Vec<DraftJson> = all.iter().map(DraftJson::of).collect();
    Ok(json_of(&all)?.answer(&headers, Keep::Private))
}

/// A version of a draft: its tree with the rules in words, and what was found in it.
#[utoipa::path(get, path = "/api/v1/sets/drafts/{draft}/versions/{version}", tag = "drafts", operation_id = "read_draft_version",
    params(("draft" = String, Path, description = "Id of the draft"), ("version" = u32, Path, description = "Version, from 1")),
    responses((status = 200, body = DraftTreeJson)))]
pub(crate) async fn version(
    State(app): State<App>,
    caller: Caller,
    Path((draft, version)): Path<(String, u32)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let version = Some(version);
    let name = SetName::Draft { draft, version };
    let text = Desk::of(&app, &caller).set_text(&name).await?;
    let own = text.version.clone().ok_or_else(Problem::not_found)?;
    let made = match text.checked().await {
        Ok(found) => {
            let tree = criteria::show_json(&found.set);
            DraftTreeJson::of(&own, Some(tree), &found.findings)
        }
        Err(Refused::Findings(findings)) => DraftTreeJson::of(&own, None, &findings),
        Err(refused) => return Err(refused.into()),
    };
    Ok(json_of(&made)?.answer(&headers, Keep::Private))
}

/// A version of a draft as a file: its text, one line a node, the workbook to edit, or the file that it was read from.
#[utoipa::path(get, path = "/api/v1/sets/drafts/{draft}/versions/{version}/{file}", tag = "drafts", operation_id = "read_draft_file",
    params(("draft" = String, Path, description = "Id of the draft"), ("version" = u32, Path, description = "Version, from 1"),
        ("file" = String, Path, description = "`set.toml`, `set.csv`, `set.xlsx` or `upload`")),
    responses((status = 200, description = "The file", content(
        (String = "application/toml"),
        (String = "text/csv"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (Vec<u8> = "application/octet-stream"),
    ))))]
pub(crate) async fn file(
    State(app): State<App>,
    caller: Caller,
    Path((draft, version, file)): Path<(String, u32, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    draft_file((&app, &caller), (draft, version), &file, &headers).await
}

/// Makes a draft out of a file: its first version. Where the file holds no set, nothing is kept. Needs a key with the scope `sets`, or an account that writes drafts.
#[utoipa::path(post, path = "/api/v1/sets/drafts", tag = "drafts", operation_id = "add_draft", params(Why, Named),
    request_body(description = "The file as a form, or as the body", content(
        (SetForm = "multipart/form-data"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (String = "application/toml"),
    )),
    responses((status = 201, description = "It stands", body = DraftJson,
        headers(("location" = String, description = "The address of the draft")))))]
pub(crate) async fn add(
    State(app): State<App>,
    caller: Caller,
    Query(why): Query<Why>,
    Query(named): Query<Named>,
    request: Request,
) -> Result<Response, Problem> {
    let desk = Desk::of(&app, &caller);
    // Whoever writes no drafts has nothing read.
    desk.may_sets(Action::EditSets)?;
    let file = sent(request, named).await?;
    let worker = Worker::new(app.settings().worker.clone());
    let draft = desk.new_draft_of_file(file, &why.reason, &worker).await?;
    let first = desk.versions(&draft).await?.pop();
    let first = first.ok_or(Refused::Store(Failure::NotFound("draft")))?;
    created(&json_of(&DraftJson::of(&first))?, &address(&draft))
}

/// Sends a file for the next version of a draft: it is read and compared with the newest, and the draft stays as it is before it is confirmed. Needs a key with the scope `sets`, or an account that writes drafts.
#[utoipa::path(post, path = "/api/v1/sets/drafts/{draft}", tag = "drafts", operation_id = "send_draft",
    params(("draft" = String, Path, description = "Id of the draft"), Named),
    request_body(description = "The file as a form, or as the body", content(
        (SetForm = "multipart/form-data"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (String = "application/toml"),
    )),
    responses((status = 201, description = "Read; it waits to be confirmed", body = DraftPreviewJson,
        headers(("location" = String, description = "The address of the preview")))))]
pub(crate) async fn send(
    State(app): State<App>,
    caller: Caller,
    Path(draft): Path<String>,
    Query(named): Query<Named>,
    request: Request,
) -> Result<Response, Problem> {
    let desk = Desk::of(&app, &caller);
    desk.may_sets(Action::EditSets)?;
    // Nor has one who asks for a draft that is not there.
    desk.versions(&draft).await?;
    let file = sent(request, named).await?;
    let worker = Worker::new(app.settings().worker.clone());
    let id = desk.prepare_set(&draft, file, &worker).await?;
    let (prepared, before) = desk.prepared_set(&draft, &id).await?;
    if prepared.read.text.is_none() {
        desk.drop_set(&draft, &id).await?;
        return Err(Problem::unusable(prepared.read.findings));
    }
    let own = shown((&draft, &id), prepared, &before).await?;
    created(&json_of(&own)?, &preview_address(&draft, &id))
}

/// A file that waits, beside the version that it would follow; only for who sent it.
#[utoipa::path(get, path = "/api/v1/sets/drafts/{draft}/previews/{preview}", tag = "drafts", operation_id = "read_draft_preview",
    params(("draft" = String, Path, description = "Id of the draft"), ("preview" = String, Path, description = "Id of the preview")),
    responses((status = 200, body = DraftPreviewJson)))]
pub(crate) async fn preview(
    State(app): State<App>,
    caller: Caller,
    Path((draft, preview)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let desk = Desk::of(&app, &caller);
    let (prepared, before) = desk.prepared_set(&draft, &preview).await?;
    let own = shown((&draft, &preview), prepared, &before).await?;
    Ok(json_of(&own)?.answer(&headers, Keep::Private))
}

/// Keeps what waits as the next version; the same text again is no version. Refused where another version came meanwhile.
#[utoipa::path(post, path = "/api/v1/sets/drafts/{draft}/previews/{preview}/confirm", tag = "drafts", operation_id = "confirm_draft",
    params(("draft" = String, Path, description = "Id of the draft"), ("preview" = String, Path, description = "Id of the preview"), Why),
    responses((status = 200, description = "It stands", body = DraftKeptJson)))]
pub(crate) async fn confirm(
    State(app): State<App>,
    caller: Caller,
    Path((draft, preview)): Path<(String, String)>,
    Query(why): Query<Why>,
) -> Result<Response, Problem> {
    let desk = Desk::of(&app, &caller);
    let (prepared, _) = desk.prepared_set(&draft, &preview).await?;
    let version = desk.confirm_set(&draft, &preview, &why.reason).await?;
    let own = DraftKeptJson {
        link: version_address(&draft, version),
        same: version == prepared.after,
        draft,
        version,
    };
    Ok(json_of(&own)?.answer(&HeaderMap::new(), Keep::Private))
}

/// Drops a file that waits; the draft stays as it is.
#[utoipa::path(delete, path = "/api/v1/sets/drafts/{draft}/previews/{preview}", tag = "drafts", operation_id = "drop_draft_preview",
    params(("draft" = String, Path, description = "Id of the draft"), ("preview" = String, Path, description = "Id of the preview")),
    responses((status = 204, description = "It is gone")))]
pub(crate) async fn remove(
    State(app): State<App>,
    caller: Caller,
    Path((draft, preview)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let desk = Desk::of(&app, &caller);
    desk.drop_set(&draft, &preview).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// The one file of a request.
async fn sent(request: Request, named: Named) -> Result<SentFile, Problem> {
    let files = uploads::of_request(request, named.name.as_deref(), &A_SET).await?;
    let file = files.into_iter().next().ok_or_else(Problem::bad_request)?;
    Ok(SentFile::from(file))
}

/// A preview beside the version before it.
async fn shown(
    at: (&str, &str),
    prepared: Prepared,
    before: &SetText,
) -> Result<DraftPreviewJson, Problem> {
    let text = prepared.text(before);
    let same = text
        .as_ref()
        .is_some_and(|own| own.source.text == before.source.text);
    let both = match &text {
        Some(text) => before.beside(text).await?,
        None => None,
    };
    let changes = both.map(|(old, new)| {
        let found = compare_sets(&old.set, &new.set, &Options::default());
        compare::set_json(&old.set, &new.set, &found)
    });
    Ok(DraftPreviewJson::of(at, prepared, same, changes))
}
