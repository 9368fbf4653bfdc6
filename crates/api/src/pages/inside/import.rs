//! Workbooks: sent, looked at with what they would change, confirmed or thrown away.

use super::form::{self, Fields};
use super::frame::{Inside, Tab};
use crate::desk::Desk;
use crate::desk::import::{Change, Whose};
use crate::http::download;
use crate::layout::{Layout, in_query};
use crate::pages::sets::FoundTable;
use crate::problem::{Problem, page};
use crate::text::Words;
use crate::uploads::{self, WORKBOOKS};
use crate::worker::Worker;
use crate::{App, Caller};
use askama::Template;
use axum::Form;
use axum::extract::{Multipart, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use criteria::{CriteriaSet, InputKind};
use round::{RowState, layer_key, layer_of_key};
use std::collections::BTreeMap;

/// The most changes that the page lists; all of them are taken in.
const MOST: usize = 1_000;

#[derive(Template)]
#[template(path = "import/send.html")]
struct Send {
    page: Layout,
    tabs: Vec<Tab>,
    token: String,
    base: String,
    layers: Vec<(String, String)>,
    taken: Vec<Taken>,
}

#[derive(Template)]
#[template(path = "import/preview.html")]
struct Preview {
    page: Layout,
    tabs: Vec<Tab>,
    token: String,
    address: String,
    files: Vec<String>,
    said: Vec<String>,
    found: FoundTable,
    changes: Vec<Line>,
    any: bool,
}

/// A workbook that was taken in.
struct Taken {
    name: String,
    address: String,
    layer: String,
    at: String,
    answers: usize,
}

/// One answer that would change.
struct Line {
    unit: String,
    leaf: String,
    slot: String,
    before: String,
    after: String,
    place: String,
}

pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let inside = Inside::of(&app, &caller, &round).await?;
    let words = inside.words;
    let layers = inside.desk.imports(&inside.look).into_iter().map(|layer| {
        let key = layer_key(layer);
        let said = words.t(&format!("import-layer-{key}"));
        (key, said)
    });
    let originals = inside.desk.originals(&round, Whose::All).await?.into_iter();
    let originals = originals.take(MOST).map(|own| Taken {
        address: format!("{}/import/files/{}", inside.base(), own.digest),
        name: own.name,
        layer: own.layer.map_or_else(String::new, |layer| {
            words.t(&format!("import-layer-{}", layer_key(layer)))
        }),
        at: words.time(own.at),
        answers: own.answers,
    });
    page(&Send {
        layers: layers.collect(),
        taken: originals.collect(),
        page: inside.page(&app, &caller, words.t("import-title"), &query),
        tabs: inside.tabs("import"),
        token: caller.token.clone(),
        base: inside.base(),
    })
}

pub(super) async fn receive(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    parts: Multipart,
) -> Result<Response, Problem> {
    let desk = Desk::of(&app, &caller);
    let (fields, files) = uploads::of_parts(parts, &WORKBOOKS).await?;
    let layer = layer_of_key(form::get(&fields, "layer")).ok_or_else(Problem::bad_request)?;
    let worker = Worker::new(app.settings().worker.clone());
    let preview = desk.prepare(&round, layer, files, &worker).await?;
    let address = format!("/rounds/{}/import/{preview}", in_query(&round));
    Ok(Redirect::to(&address).into_response())
}

pub(super) async fn preview(
    State(app): State<App>,
    caller: Caller,
    Path((round, preview)): Path<(String, String)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let inside = Inside::of(&app, &caller, &round).await?;
    let words = inside.words;
    let waiting = inside.desk.prepared(&round, &preview).await?;
    let (prepared, difference) = (waiting.prepared, waiting.difference);
    if prepared.taken.is_some() {
        return Ok(form::done(&format!("{}/import", inside.base()), "imported"));
    }
    let counts = [
        ("import-changes", difference.changes.len()),
        ("import-same", difference.n_same),
        ("import-kept", difference.n_kept),
    ];
    let set = &inside.look.room.set;
    let name = |code: &str| {
        let unit = inside.look.room.roster.by_code(code);
        unit.map_or_else(|| code.to_owned(), units::Unit::display_name)
    };
    let lines = difference.changes.iter().take(MOST);
    page(&Preview {
        changes: lines
            .map(|change| line(words, set, change, name(&change.row.unit)))
            .collect(),
        any: !difference.changes.is_empty(),
        page: inside.page(&app, &caller, words.t("import-preview"), &query),
        tabs: inside.tabs("import"),
        token: caller.token.clone(),
        address: format!("{}/import/{}", inside.base(), in_query(&preview)),
        files: prepared.files.into_iter().map(|(name, _)| name).collect(),
        said: counts
            .into_iter()
            .map(|(key, n)| words.t1(key, "n", n))
            .collect(),
        found: FoundTable::of_files(&prepared.findings, words),
    })
}

pub(super) async fn confirm(
    State(app): State<App>,
    caller: Caller,
    Path((round, preview)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    let desk = Desk::of(&app, &caller);
    let address = format!("/rounds/{}/import", in_query(&round));
    if form::get(&fields, "do") == "drop" {
        desk.drop_preview(&round, &preview).await?;
        return Ok(form::done(&address, "dropped"));
    }
    desk.confirm(&round, &preview).await?;
    Ok(form::done(&address, "imported"))
}

/// A workbook that was taken in, as it came.
pub(super) async fn original(
    State(app): State<App>,
    caller: Caller,
    Path((round, digest)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let desk = Desk::of(&app, &caller);
    let name = desk.open_original(&round, &digest, Whose::All).await?;
    download(&app, &caller.owner, &digest, &name).await
}

fn line(words: Words, set: &CriteriaSet, change: &Change, unit: String) -> Line {
    let row = &change.row;
    let slot = row.slot.as_deref().unwrap_or_default();
    let input = set.find_leaf(&row.leaf).and_then(|leaf| {
        let inputs = &set.leaf(leaf).inputs;
        inputs.iter().find(|own| own.name == slot)
    });
    let kind = input.map(|own| &own.kind);
    let value = |text: Option<&str>, state: Option<RowState>| match (text, state) {
        (_, Some(RowState::Missing)) | (None, None) => words.t("import-nothing"),
        (_, Some(RowState::NotApplicable)) => words.t("state-not-applicable"),
        (_, Some(RowState::Undefined)) => words.t("state-undefined"),
        (_, Some(RowState::Unreadable)) => words.t("state-unreadable"),
        (Some(text), None) => shown(words, kind, text),
    };
    let before = change.before.as_ref();
    Line {
        unit,
        leaf: row.leaf.clone(),
        slot: match row.kind {
            round::RowKind::Reason => words.t("inside-reason"),
            round::RowKind::Evidence => words.t("import-evidence"),
            round::RowKind::Answer => {
                input.map_or_else(|| words.t("import-points"), |own| own.title.clone())
            }
        },
        before: before.map_or_else(
            || words.t("import-nothing"),
            |(text, state)| value(text.as_deref(), *state),
        ),
        after: value(row.value.as_deref().or(row.text.as_deref()), row.state),
        place: row.source.as_ref().map_or_else(String::new, |cell| {
            let column = finding::column_letters(cell.column);
            format!("{}, {}!{column}{}", cell.file, cell.sheet, cell.row)
        }),
    }
}

/// A value in canonical text as it is read on screen.
fn shown(words: Words, kind: Option<&InputKind>, text: &str) -> String {
    match kind {
        Some(InputKind::YesNo) if text == "yes" => words.t("state-yes"),
        Some(InputKind::YesNo) => words.t("state-no"),
        Some(InputKind::Level(levels)) => {
            let at: Option<usize> = text.parse().ok();
            let level = at.and_then(|at| levels.get(at));
            level.cloned().unwrap_or_default()
        }
        _ => match text.parse::<points::Exact>() {
            Ok(number) => words.short(&number),
            Err(_) => text.to_owned(),
        },
    }
}
