//! One leaf of a unit's self-score: its form, its points as they stand, its evidence.

use super::bench_lines::{Field, File, with_free_rows};
use super::form::{self, Fields};
use super::frame::{Inside, Tab};
use super::words::{in_layer, points};
use crate::desk::enter::register_rows;
use crate::desk::{Desk, Refused};
use crate::layout::{Layout, in_query};
use crate::pages::public::criteria::node_title;
use crate::problem::{Problem, page, page_with};
use crate::sentence::sentence;
use crate::{App, Caller};
use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use criteria::LayerKind;
use procedure::{Action, Target};
use std::collections::BTreeMap;

/// Evidence that can be taken off.
struct Attached {
    file: File,
    digest: String,
}

#[derive(Template)]
#[template(path = "inside/self_leaf.html")]
struct LeafPage {
    page: Layout,
    tabs: Vec<Tab>,
    token: String,
    base: String,
    code: String,
    max: String,
    rule: String,
    guide: String,
    asked: String,
    points: String,
    fields: Vec<Field>,
    wrong: Vec<String>,
    /// What is worth knowing of what was just stored.
    notes: Vec<String>,
    refused: String,
    attaches: bool,
    attached: Vec<Attached>,
    others: Vec<(String, String)>,
    progress: String,
    previous: Option<(String, String)>,
    next: Option<(String, String)>,
    /// Where it is told why it has its points.
    why: String,
}

/// What was typed and could not be taken, with the reasons.
type Again<'a> = Option<(&'a BTreeMap<String, String>, Vec<String>)>;

async fn shown(
    app: &App,
    caller: &Caller,
    (round, unit, code): (&str, &str, &str),
    query: &BTreeMap<String, String>,
    again: Again<'_>,
) -> Result<LeafPage, Problem> {
    let inside = Inside::of(app, caller, round).await?;
    let leaves: Vec<String> = inside.look.self_leaves().map(str::to_owned).collect();
    let at = leaves.iter().position(|own| own == code);
    let at = at.ok_or_else(Problem::not_found)?;
    let leaf = inside.look.leaf(code)?;
    let seen = inside.seen(app, "self-score").await?;
    let seen = seen.ok_or_else(Problem::not_found)?;
    let row = seen.row(unit).ok_or_else(Problem::not_found)?;
    let (set, words) = (&inside.look.room.set, inside.words);
    let (node, own) = (set.leaf_node(leaf), set.leaf(leaf));
    let current = inside.look.current();
    let score = row.leaf(leaf);
    let score = score
        .as_ref()
        .and_then(|own| in_layer(own, LayerKind::SelfScore));
    let mut fields = inside.fields(row, leaf, LayerKind::SelfScore);
    for field in &mut fields {
        field.own.clear();
        if let Some((typed, _)) = &again
            && let Some(text) = typed.get(&field.slot)
        {
            if field.rows.is_empty() {
                field.value.clone_from(text);
            } else {
                field.rows = with_free_rows(register_rows(text));
            }
        }
    }
    let target = Target::leaf(unit, code);
    let now = current.leaf(unit, code);
    let attached = now.map_or_else(Vec::new, |now| {
        let digests = now.evidence.keys().map(|digest| (*digest).to_owned());
        inside
            .files(now, unit, code)
            .into_iter()
            .zip(digests)
            .map(|(file, digest)| Attached { file, digest })
            .collect()
    });
    let base = inside.self_address(unit);
    let named = |own: &String| {
        let node = set.leaf_node(set.find_leaf(own)?);
        let title = format!("{own} {}", node_title(node, words.lang));
        Some((format!("{base}/{}", in_query(own)), title))
    };
    let has = |own: &&String| current.has_leaf(unit, own, LayerKind::SelfScore);
    let done = leaves.iter().filter(has).count();
    let title = format!("{code} {}", node_title(node, words.lang));
    let frame = inside.page(app, caller, title, query);
    Ok(LeafPage {
        page: frame,
        tabs: inside.tabs("self"),
        token: caller.token.clone(),
        max: words.short(&node.max),
        rule: criteria::rule_in_words(set, leaf, words.lang),
        guide: own.guide.clone().unwrap_or_default(),
        asked: own.evidence.clone().unwrap_or_default(),
        points: points(words, score),
        fields,
        wrong: again.map_or_else(Vec::new, |(_, wrong)| wrong),
        notes: Vec::new(),
        refused: inside.why_not(Action::EnterSelf, target),
        attaches: inside.can(Action::AttachEvidence, target),
        attached,
        others: leaves
            .iter()
            .filter(|own| own.as_str() != code)
            .filter_map(|own| {
                let node = set.leaf_node(set.find_leaf(own)?);
                Some((own.clone(), node_title(node, words.lang).to_owned()))
            })
            .collect(),
        progress: words.t2("self-progress", ("done", done), ("all", leaves.len())),
        previous: at
            .checked_sub(1)
            .and_then(|own| leaves.get(own))
            .and_then(named),
        next: leaves.get(at.saturating_add(1)).and_then(named),
        base,
        why: inside.why(unit, code),
        code: code.to_owned(),
    })
}

pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path((round, unit, leaf)): Path<(String, String, String)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    page(&shown(&app, &caller, (&round, &unit, &leaf), &query, None).await?)
}

pub(super) async fn enter(
    State(app): State<App>,
    caller: Caller,
    Path((round, unit, leaf)): Path<(String, String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    let typed = form::typed(&fields);
    let place = (round.as_str(), unit.as_str(), leaf.as_str());
    if form::get(&fields, "do") == "rows" {
        // Nothing is stored yet: the same form with further rows.
        let again = Some((&typed, Vec::new()));
        return page(&shown(&app, &caller, place, &BTreeMap::new(), again).await?);
    }
    let desk = Desk::of(&app, &caller);
    let said = |own: &finding::Finding| sentence(own, caller.lang);
    match desk.enter(&round, &unit, &leaf, &typed).await {
        Ok(done) if !done.findings.is_empty() => {
            let query = BTreeMap::from([("done".to_owned(), "entered".to_owned())]);
            let mut own = shown(&app, &caller, place, &query, None).await?;
            own.notes = done.findings.iter().map(said).collect();
            page(&own)
        }
        Ok(_) => {
            let round = in_query(&round);
            let address = format!(
                "/rounds/{round}/self/{}/{}",
                in_query(&unit),
                in_query(&leaf)
            );
            Ok(form::done(&address, "entered"))
        }
        Err(Refused::Findings(findings)) => {
            let wrong = findings.iter().map(said).collect();
            let again = Some((&typed, wrong));
            let own = shown(&app, &caller, place, &BTreeMap::new(), again).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &own)
        }
        Err(other) => Err(other.into()),
    }
}
