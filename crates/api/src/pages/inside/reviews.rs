//! Requests to appraise a leaf again, waiting for those who decide.

use super::form::{self, Fields};
use super::frame::{Inside, Tab};
use super::words::layer_points;
use crate::desk::Desk;
use crate::layout::{Layout, in_query};
use crate::pages::public::criteria::node_title;
use crate::problem::{Problem, page};
use crate::sentence::stands_alone;
use crate::{App, Caller};
use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use criteria::LayerKind;
use procedure::{Action, Role, Target};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "inside/reviews.html")]
struct ReviewsPage {
    page: Layout,
    tabs: Vec<Tab>,
    token: String,
    waiting: Vec<Waiting>,
}

/// A request.
struct Waiting {
    unit: String,
    name: String,
    leaf: String,
    title: String,
    asked: String,
    words: String,
    own: String,
    first: String,
    reason: String,
    bench: String,
    action: String,
    refused: String,
}

pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let inside = Inside::of(&app, &caller, &round).await?;
    let seen = inside.seen(&app, "reviews").await?;
    let current = inside.look.current();
    let (state, now, words) = (&inside.look.state, inside.look.now, inside.words);
    let all = inside.is(Role::Coordinator);
    let base = inside.base();
    let set = &inside.look.room.set;
    let one = |(unit, leaf, entry): (&str, &str, &procedure::Entry)| {
        if !all && !inside.desk.person.appraises(state, leaf, now) {
            return None;
        }
        let row = seen.as_deref()?.row(unit)?;
        let id = set.find_leaf(leaf)?;
        let target = Target::leaf(unit, leaf);
        let person = &inside.desk.person;
        let refused = procedure::may(person, Action::DecideReview, target, Some(state), now);
        let (unit_part, leaf_part) = (in_query(unit), in_query(leaf));
        Some(Waiting {
            unit: unit.to_owned(),
            name: row.name.clone(),
            leaf: leaf.to_owned(),
            title: node_title(set.leaf_node(id), words.lang).to_owned(),
            asked: words.time(entry.at),
            words: entry.entry.text.clone().unwrap_or_default(),
            own: layer_points(words, row, id, LayerKind::SelfScore),
            first: layer_points(words, row, id, LayerKind::Appraised(1)),
            reason: row
                .reason(id, LayerKind::Appraised(1))
                .unwrap_or_default()
                .to_owned(),
            bench: format!("{base}/appraise/{leaf_part}?unit={unit_part}#decide"),
            action: format!("{base}/reviews/{unit_part}/{leaf_part}"),
            refused: refused
                .err()
                .map_or_else(String::new, |own| stands_alone(own.says.get(words.lang))),
        })
    };
    let waiting = current.waiting().filter_map(one).collect();
    let title = words.t("reviews-title");
    page(&ReviewsPage {
        page: inside.page(&app, &caller, title, &query),
        tabs: inside.tabs("reviews"),
        token: caller.token.clone(),
        waiting,
    })
}

pub(super) async fn decide(
    State(app): State<App>,
    caller: Caller,
    Path((round, unit, leaf)): Path<(String, String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    let granted = match form::get(&fields, "decision") {
        "granted" => true,
        "refused" => false,
        _ => return Err(Problem::bad_request()),
    };
    let desk = Desk::of(&app, &caller);
    let reason = form::get(&fields, "reason");
    desk.decide_review(&round, &unit, &leaf, granted, reason)
        .await?;
    Ok(form::done(
        &format!("/rounds/{}/reviews", in_query(&round)),
        "decided",
    ))
}
