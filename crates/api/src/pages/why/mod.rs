//! Why these points: one leaf of one unit from its rank down to the cell, as deep as the reader sees.

mod lines;
mod view;

use crate::gate::{Routes, rows};
use crate::layout::in_query;
use crate::pages::public::{Found, find, framed, layout};
use crate::problem::Problem;
use crate::results::Trouble;
use crate::seen::Seen;
use crate::{App, Caller};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use lines::{Imports, Names};
use procedure::{Entry, Kind};
use serde::Deserialize;
pub(super) use view::{Around, WhyPage};

/// Which version.
#[derive(Deserialize)]
struct Version {
    version: Option<u32>,
}

pub(crate) fn routes(routes: &mut Routes) {
    routes.at(rows::WHY, show);
}

/// Where the page of a leaf stands for everybody.
pub(crate) fn address(round: &str, unit: &str, leaf: &str) -> String {
    format!(
        "/rounds/{}/units/{}/why/{}",
        in_query(round),
        in_query(unit),
        in_query(leaf)
    )
}

/// What the chain holds of a leaf of a unit, and which files were taken in.
pub(super) async fn chain(
    app: &App,
    owner: &str,
    round: &str,
    (unit, leaf): (&str, &str),
    head: Option<u64>,
) -> Result<(Vec<Entry>, Imports), Problem> {
    let store = app.store();
    let entries = store
        .unit_entries(owner, round, unit, Some(leaf), head)
        .await
        .map_err(Trouble::from)?;
    let sources = entries.iter().any(|own| own.entry.source.is_some());
    let imports = if sources {
        store
            .entries_of_kind(owner, round, Kind::Imported, head)
            .await
            .map_err(Trouble::from)?
    } else {
        Vec::new()
    };
    Ok((entries, Imports::of(imports)))
}

async fn show(
    State(app): State<App>,
    caller: Caller,
    Path((round, unit, code)): Path<(String, String, String)>,
    Query(Version { version }): Query<Version>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let words = caller.words();
    let found: Found = find(&app, &caller, &round, version).await?;
    let seen: &Seen = &found.seen;
    let row = seen.row(&unit).ok_or_else(Problem::not_found)?;
    let leaf = seen.set().find_leaf(&code);
    let leaf = leaf.ok_or_else(Problem::not_found)?;
    let head = seen.publication.as_ref().map(|own| own.head);
    let at = (unit.as_str(), code.as_str());
    let (entries, imports) = chain(&app, &caller.owner, &round, at, head).await?;
    let shown = found.shown(&app, words.lang);
    let frame = framed(
        &shown,
        seen.set(),
        layout(&app, &caller, &found, String::new()),
        "",
    );
    let around = Around {
        base: crate::pages::public::address(&round),
        names: Names::default(),
        inside: false,
    };
    let page = WhyPage::new(seen, row, leaf, (&entries, &imports), around, frame);
    let page = page.ok_or_else(Problem::not_found)?;
    crate::pages::public::answer(&page, &headers, Some(&found))
}
