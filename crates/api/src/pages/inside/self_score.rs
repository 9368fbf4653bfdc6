//! A unit's self-score: every leaf with its points as they stand, how far one has come, and the head's approval.

use super::form;
use super::frame::{Inside, Tab};
use super::words::{in_layer, points};
use crate::desk::Desk;
use crate::layout::{Layout, in_query};
use crate::pages::public::criteria::node_title;
use crate::problem::{Problem, page};
use crate::{App, Caller};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use criteria::{LayerKind, NodeId};
use procedure::{Action, Target};
use std::collections::BTreeMap;

/// A field of the set with the unit's leaves in it.
pub(super) struct Group {
    code: String,
    title: String,
    done: usize,
    leaves: Vec<Line>,
}

/// One leaf.
struct Line {
    code: String,
    title: String,
    max: String,
    points: String,
    evidence: usize,
    done: bool,
    href: String,
}

#[derive(Template)]
#[template(path = "inside/self.html")]
struct SelfPage {
    page: Layout,
    tabs: Vec<Tab>,
    token: String,
    progress: String,
    done: usize,
    all: usize,
    total: String,
    approved: String,
    refused: String,
    approves: bool,
    approve: String,
    next: String,
    groups: Vec<Group>,
}

impl Inside {
    /// Where a unit's self-score stands.
    pub(super) fn self_address(&self, unit: &str) -> String {
        format!("{}/self/{}", self.base(), in_query(unit))
    }

    /// The field that a leaf belongs to.
    fn field_of(&self, leaf: NodeId) -> NodeId {
        let set = &self.look.room.set;
        let mut own = leaf;
        while let Some(parent) = set.node(own).parent {
            own = parent;
        }
        own
    }

    /// Why nothing can be entered for a leaf, or for the unit; empty where it can.
    pub(super) fn why_not(&self, action: Action, target: Target<'_>) -> String {
        let (person, state) = (&self.desk.person, &self.look.state);
        let may = procedure::may(person, action, target, Some(state), self.look.now);
        may.err().map_or_else(String::new, |refusal| {
            crate::sentence::stands_alone(refusal.says.get(self.words.lang))
        })
    }
}

pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path((round, unit)): Path<(String, String)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let inside = Inside::of(&app, &caller, &round).await?;
    let own = inside.look.unit(&unit)?;
    let name = own.display_name();
    let seen = inside.seen(&app, "self-score").await?;
    let row = seen.as_deref().and_then(|seen| seen.row(&unit));
    let current = inside.look.current();
    let (set, words) = (&inside.look.room.set, inside.words);
    let base = inside.self_address(&unit);
    let mut groups: Vec<Group> = Vec::new();
    let mut next = String::new();
    let (mut done, mut all) = (0, 0);
    for code in inside.look.self_leaves() {
        let Some(leaf) = set.find_leaf(code) else {
            continue;
        };
        let node = set.leaf_node(leaf);
        let has = current.has_leaf(&unit, code, LayerKind::SelfScore);
        let seen = row.and_then(|row| row.leaf(leaf));
        let score = seen
            .as_ref()
            .and_then(|own| in_layer(own, LayerKind::SelfScore));
        let href = format!("{base}/{}", in_query(code));
        all += 1;
        done += usize::from(has);
        if !has && next.is_empty() {
            next.clone_from(&href);
        }
        let line = Line {
            code: code.to_owned(),
            title: node_title(node, words.lang).to_owned(),
            max: words.short(&node.max),
            points: points(words, score),
            evidence: current
                .leaf(&unit, code)
                .map_or(0, |now| now.evidence.len()),
            done: has,
            href,
        };
        let field = set.node(inside.field_of(set.leaves[leaf.index()]));
        match groups.last_mut() {
            Some(group) if group.code == field.code => {
                group.done += usize::from(has);
                group.leaves.push(line);
            }
            _ => groups.push(Group {
                code: field.code.clone(),
                title: node_title(field, words.lang).to_owned(),
                done: usize::from(has),
                leaves: vec![line],
            }),
        }
    }
    let total = row
        .and_then(|row| row.self_points.clone().flatten())
        .map_or_else(|| "–".to_owned(), |sum| words.number(&sum, 2));
    let approved = inside.look.state.approved.get(&unit);
    let target = Target::unit(&unit);
    let title = words.t1("self-title", "unit", name.as_str());
    page(&SelfPage {
        page: inside.page(&app, &caller, title, &query),
        tabs: inside.tabs("self"),
        token: caller.token.clone(),
        progress: words.t2("self-progress", ("done", done), ("all", all)),
        done,
        all,
        total,
        approved: approved.map_or_else(String::new, |at| {
            words.t1("inside-approved-at", "time", words.time(*at))
        }),
        refused: inside.why_not(Action::EnterSelf, target),
        approves: inside.can(Action::Approve, target),
        approve: format!("{}/approve/{}", inside.base(), in_query(&unit)),
        next,
        groups,
    })
}

pub(super) async fn approve(
    State(app): State<App>,
    caller: Caller,
    Path((round, unit)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let desk = Desk::of(&app, &caller);
    desk.approve(&round, &unit).await?;
    let address = format!("/rounds/{}/self/{}", in_query(&round), in_query(&unit));
    Ok(form::done(&address, "approved"))
}
