//! Evidence of a unit's self-score: one document for many leaves, streamed to the disk as it comes.

use super::form::{self, Fields};
use crate::desk::Desk;
use crate::layout::in_query;
use crate::problem::Problem;
use crate::uploads::of_part;
use crate::{App, Caller};
use axum::Form;
use axum::extract::{Multipart, Path, State};
use axum::response::Response;
use finding::{Finding, Place};
use procedure::{Action, Target};

/// Leaves that one document may be attached to at once.
const MOST: usize = 200;

fn none() -> Problem {
    Problem::unusable(vec![
        Finding::error("file-missing", Place::whole("form"))
            .says("chưa chọn tệp", "no file was chosen"),
    ])
}

fn address(round: &str, unit: &str, leaf: &str) -> String {
    let (round, unit) = (in_query(round), in_query(unit));
    format!("/rounds/{round}/self/{unit}/{}", in_query(leaf))
}

pub(super) async fn attach(
    State(app): State<App>,
    caller: Caller,
    Path((round, unit, leaf)): Path<(String, String, String)>,
    mut parts: Multipart,
) -> Result<Response, Problem> {
    let desk = Desk::of(&app, &caller);
    // Whoever may not attach anything here fills no disk.
    let look = desk.look(&round).await?;
    look.may(
        &desk.person,
        Action::AttachEvidence,
        Target::leaf(&unit, &leaf),
    )?;
    let mut leaves = vec![leaf.clone()];
    let mut file = None;
    while let Some(mut part) = parts.next_field().await.map_err(of_part)? {
        match part.name() {
            Some("file") => {
                let name = part.file_name().unwrap_or_default().to_owned();
                let mut writer = app.store().start_file().await?;
                let mut size = 0_usize;
                while let Some(piece) = part.chunk().await.map_err(of_part)? {
                    size = size.saturating_add(piece.len());
                    writer.write(&piece).await?;
                }
                if size == 0 || file.is_some() {
                    continue;
                }
                let row = writer.finish(&caller.owner, app.now()).await?;
                file = Some((row.digest, name));
            }
            Some("leaf") if leaves.len() < MOST => {
                leaves.push(part.text().await.map_err(of_part)?);
            }
            _ => {}
        }
    }
    let (digest, name) = file.ok_or_else(none)?;
    leaves.sort();
    leaves.dedup();
    desk.attach(&round, &unit, &leaves, &digest, &name).await?;
    Ok(form::done(&address(&round, &unit, &leaf), "attached"))
}

pub(super) async fn detach(
    State(app): State<App>,
    caller: Caller,
    Path((round, unit, leaf)): Path<(String, String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    let digest = form::get(&fields, "digest");
    let desk = Desk::of(&app, &caller);
    desk.detach(&round, &unit, &leaf, digest).await?;
    Ok(form::done(&address(&round, &unit, &leaf), "detached"))
}
