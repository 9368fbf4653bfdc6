//! A set as files: the workbook to edit, the text, the table; and the file that a version was read from.

use super::frame::Sets;
use crate::desk::sets::{SetName, SetText};
use crate::http::{Keep, Sent};
use crate::problem::Problem;
use crate::{App, Caller};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use std::collections::BTreeMap;

pub(super) async fn of_round(
    State(app): State<App>,
    caller: Caller,
    Path((round, file)): Path<(String, String)>,
    Query(query): Query<BTreeMap<String, String>>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let on = match query.get("on") {
        Some(day) => Some(day.parse().map_err(|_| Problem::bad_request())?),
        None => None,
    };
    let sets = Sets::of(&app, &caller);
    let text = sets.desk.set_text(&SetName::Round { round, on }).await?;
    answer(text, &file, &headers).await
}

pub(super) async fn of_draft(
    State(app): State<App>,
    caller: Caller,
    Path((draft, version, file)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let version = version.parse().map_err(|_| Problem::not_found())?;
    draft_file((&app, &caller), (draft, version), &file, &headers).await
}

/// A file of a version of a draft: `set.toml`, `set.csv`, `set.xlsx`, or `upload`, the one that it was read from.
pub(crate) async fn draft_file(
    (app, caller): (&App, &Caller),
    (draft, version): (String, u32),
    file: &str,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let sets = Sets::of(app, caller);
    let name = SetName::Draft {
        draft,
        version: Some(version),
    };
    let text = sets.desk.set_text(&name).await?;
    if file != "upload" {
        return answer(text, file, headers).await;
    }
    let upload = text.version.and_then(|own| own.kept.upload);
    let (digest, name) = upload.ok_or_else(Problem::not_found)?;
    crate::http::download(app, &caller.owner, &digest, &name).await
}

async fn answer(text: SetText, file: &str, headers: &HeaderMap) -> Result<Response, Problem> {
    let made = match file {
        "set.toml" => {
            let name = file_name(&text, "toml");
            Sent::new(text.whole(), "application/toml; charset=utf-8").named(&name)
        }
        "set.csv" => {
            let own = text.checked().await?;
            let name = file_name(&text, "csv");
            Sent::new(annex::set_csv(&own.set), "text/csv; charset=utf-8").named(&name)
        }
        "set.xlsx" => {
            let name = file_name(&text, "xlsx");
            let made = tokio::task::spawn_blocking(move || annex::edit_workbook(&text.draft()));
            let made = made.await.map_err(|error| Problem::ours(&error))?;
            let bytes = made.map_err(|error| Problem::ours(&error))?;
            Sent::new(
                bytes,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            )
            .named(&name)
        }
        _ => return Err(Problem::not_found()),
    };
    Ok(made.answer(headers, Keep::Private))
}

/// `cchc-xa-2027-v2.xlsx`.
fn file_name(text: &SetText, ending: &str) -> String {
    let name = text.source.file.trim_end_matches(".toml").replace('/', "-");
    match (&text.version, text.on()) {
        (Some(own), _) => format!("{name}-v{}.{ending}", own.version),
        (None, Some(day)) => format!("{name}-{day}.{ending}"),
        (None, None) => format!("{name}.{ending}"),
    }
}
