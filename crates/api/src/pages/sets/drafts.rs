//! New drafts, and files for a draft's next version.

use super::frame::{BASE, Sets};
use crate::desk::sets::SetName;
use crate::desk::sets::clone::NewDraft;
use crate::desk::sets::upload::SentFile;
use crate::layout::in_query;
use crate::problem::Problem;
use crate::uploads::{self, A_SET, Fields};
use crate::worker::Worker;
use crate::{App, Caller};
use axum::Form;
use axum::extract::{Multipart, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

/// What a clone is made of.
#[derive(Debug, Deserialize)]
pub(super) struct CloneForm {
    #[serde(default)]
    from: String,
    #[serde(default)]
    year: String,
    #[serde(default)]
    id: String,
    #[serde(default)]
    reason: String,
}

pub(super) async fn clone(
    State(app): State<App>,
    caller: Caller,
    Form(form): Form<CloneForm>,
) -> Result<Response, Problem> {
    let sets = Sets::of(&app, &caller);
    let new = NewDraft {
        from: SetName::read(&form.from).ok_or_else(Problem::bad_request)?,
        year: form.year,
        id: form.id,
        reason: form.reason,
    };
    let draft = sets.desk.new_draft(new).await?;
    Ok(to(&draft, "draft-added"))
}

pub(super) async fn of_file(
    State(app): State<App>,
    caller: Caller,
    parts: Multipart,
) -> Result<Response, Problem> {
    let sets = Sets::of(&app, &caller);
    let (fields, file) = sent(parts).await?;
    let reason = fields.iter().find(|(own, _)| own == "reason");
    let reason = reason.map_or("", |(_, own)| own.as_str());
    let worker = Worker::new(app.settings().worker.clone());
    let draft = sets.desk.new_draft_of_file(file, reason, &worker).await?;
    Ok(to(&draft, "draft-added"))
}

pub(super) async fn send(
    State(app): State<App>,
    caller: Caller,
    Path(draft): Path<String>,
    parts: Multipart,
) -> Result<Response, Problem> {
    let sets = Sets::of(&app, &caller);
    let (_, file) = sent(parts).await?;
    let worker = Worker::new(app.settings().worker.clone());
    let preview = sets.desk.prepare_set(&draft, file, &worker).await?;
    let to = format!("{BASE}/drafts/{}/previews/{preview}", in_query(&draft));
    Ok(Redirect::to(&to).into_response())
}

/// The fields of a form, and its one file.
async fn sent(parts: Multipart) -> Result<(Fields, SentFile), Problem> {
    let (fields, files) = uploads::of_parts(parts, &A_SET).await?;
    let file = files.into_iter().next().ok_or_else(Problem::bad_request)?;
    Ok((fields, file.into()))
}

/// On to a draft, which says what was done.
pub(super) fn to(draft: &str, done: &str) -> Response {
    let to = format!("{BASE}/drafts/{}?done={done}", in_query(draft));
    Redirect::to(&to).into_response()
}
