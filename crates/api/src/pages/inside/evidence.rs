//! Evidence, for those who may open it.

use crate::desk::Desk;
use crate::http::download;
use crate::problem::Problem;
use crate::{App, Caller};
use axum::extract::{Path, State};
use axum::response::Response;

pub(super) async fn open(
    State(app): State<App>,
    caller: Caller,
    Path((round, unit, leaf, digest)): Path<(String, String, String, String)>,
) -> Result<Response, Problem> {
    let desk = Desk::of(&app, &caller);
    let name = desk.open_evidence(&round, &unit, &leaf, &digest).await?;
    download(&app, &caller.owner, &digest, &name).await
}
