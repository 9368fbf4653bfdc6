//! The bundles of a publication: what is public for everybody once it is in force, everything for those who run or audit the round.

use crate::desk::{Desk, Told};
use crate::http::download;
use crate::problem::Problem;
use crate::{App, Caller};
use axum::extract::{Path, State};
use axum::response::Response;
use procedure::{Action, Target};
use store::PublicationRow;

async fn find(
    app: &App,
    caller: &Caller,
    round: &str,
    version: u64,
) -> Result<PublicationRow, Problem> {
    let rows = app.store().publications(&caller.owner, round).await?;
    let own = rows.into_iter().find(|own| own.version == version);
    own.ok_or_else(Problem::not_found)
}

fn number(version: &str) -> Result<u64, Problem> {
    version.parse().map_err(|_| Problem::not_found())
}

/// The public bundle; before its time it is not there.
pub(super) async fn public(
    State(app): State<App>,
    caller: Caller,
    Path((round, version)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let own = find(&app, &caller, &round, number(&version)?).await?;
    let digest = own.public_bundle.filter(|digest| !digest.is_empty());
    let is_in_force = own.embargo.is_none_or(|embargo| embargo <= app.now());
    let digest = digest.filter(|_| is_in_force);
    let digest = digest.ok_or_else(Problem::not_found)?;
    let name = format!("{round}-{version}-cong-khai.zip");
    download(&app, &caller.owner, &digest, &name).await
}

/// The signed act; before its time it is not there.
pub(super) async fn act(
    State(app): State<App>,
    caller: Caller,
    Path((round, version)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let own = find(&app, &caller, &round, number(&version)?).await?;
    let is_in_force = own.embargo.is_none_or(|embargo| embargo <= app.now());
    let digest = Some(own.act.file).filter(|digest| is_in_force && !digest.is_empty());
    let digest = digest.ok_or_else(Problem::not_found)?;
    let name = format!("{round}-{version}-van-ban.pdf");
    download(&app, &caller.owner, &digest, &name).await
}

/// The internal bundle; the log keeps that it was taken.
pub(super) async fn internal(
    State(app): State<App>,
    caller: Caller,
    Path((round, version)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let desk = Desk::of(&app, &caller);
    let look = desk.look(&round).await?;
    look.may(&desk.person, Action::DownloadInternal, Target::round())?;
    let own = find(&app, &caller, &round, number(&version)?).await?;
    let digest = own.internal_bundle.filter(|digest| !digest.is_empty());
    let digest = digest.ok_or_else(Problem::not_found)?;
    let told = Told {
        action: "download-internal",
        unit: None,
        detail: Some(&version),
    };
    desk.tell(&round, told).await?;
    let name = format!("{round}-{version}-noi-bo.zip");
    download(&app, &caller.owner, &digest, &name).await
}
