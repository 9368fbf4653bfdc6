//! A unit's appraised result: what was changed and why, explanations, and requests to appraise a leaf again.

use super::bench_lines::File;
use super::form::{self, Fields};
use super::frame::{Inside, Tab};
use super::words::{in_layer, layer_points, points};
use crate::desk::{Desk, review::Clock};
use crate::layout::{Layout, in_query};
use crate::pages::public::criteria::node_title;
use crate::problem::{Problem, page};
use crate::seen::Seen;
use crate::seen::row::SeenRow;
use crate::{App, Caller};
use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use criteria::{LayerKind, LeafId};
use procedure::{Action, Current, Review, Target};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "inside/explain.html")]
struct ExplainPage {
    page: Layout,
    tabs: Vec<Tab>,
    token: String,
    base: String,
    unit: String,
    clock: String,
    /// Leaves whose points were changed, or that something was said about.
    changed: Vec<Card>,
    /// The others.
    others: Vec<Card>,
}

/// A leaf of the unit.
struct Card {
    code: String,
    title: String,
    max: String,
    own: String,
    first: String,
    second: String,
    reason: String,
    said: Vec<String>,
    review: String,
    evidence: Vec<File>,
    explains: bool,
    requests: bool,
}

impl Inside {
    fn card(&self, current: &Current<'_>, row: &SeenRow, leaf: LeafId, runs: bool) -> Option<Card> {
        let own = row.leaf(leaf)?;
        let code = own.code.clone();
        let unit = row.code.as_str();
        let node = self.look.room.set.leaf_node(leaf);
        let now = current.leaf(unit, &code);
        let words = self.words;
        let text = |entry: &procedure::Entry| {
            let text = entry
                .entry
                .text
                .clone()
                .unwrap_or_else(|| words.t("inside-erased"));
            format!("{}: {text}", words.time(entry.at))
        };
        let (review, waits) = match now.map(|now| now.review) {
            Some(Review::Requested(entry)) => (
                words.t1("bench-review-waits", "time", words.time(entry.at)),
                true,
            ),
            Some(Review::Granted(entry)) => (
                format!("{} – {}", words.t("bench-review-granted"), text(entry)),
                false,
            ),
            Some(Review::Refused(entry)) => (
                format!("{} – {}", words.t("bench-review-refused"), text(entry)),
                false,
            ),
            _ => (String::new(), false),
        };
        let target = Target::leaf(unit, &code);
        let explains = self.can(Action::Explain, target);
        let requests = runs && !waits && self.can(Action::RequestReview, target);
        let said = now.map_or_else(Vec::new, |now| {
            now.explained.iter().map(|entry| text(entry)).collect()
        });
        let files = now.map_or_else(Vec::new, |now| self.files(now, unit, &code));
        let layers = [LayerKind::Appraised(2), LayerKind::Appraised(1)];
        Some(Card {
            title: node_title(node, words.lang).to_owned(),
            max: words.short(&node.max),
            own: points(words, in_layer(&own, LayerKind::SelfScore)),
            first: layer_points(words, row, leaf, LayerKind::Appraised(1)),
            second: layer_points(words, row, leaf, LayerKind::Appraised(2)),
            reason: layers
                .into_iter()
                .find_map(|layer| row.reason(leaf, layer))
                .unwrap_or_default()
                .to_owned(),
            said,
            review,
            evidence: files,
            explains,
            requests,
            code,
        })
    }
    /// The clock of the unit's review requests in a sentence.
    fn clock_words(&self, unit: &str) -> (String, bool) {
        let words = self.words;
        match self.look.clock(unit) {
            Clock::NotStarted => (words.t("explain-clock-none"), false),
            Clock::Running { left, last } => {
                let left = usize::try_from(left).unwrap_or_default();
                let said = words.t2(
                    "explain-clock-running",
                    ("left", left),
                    ("day", words.day(last)),
                );
                (said, true)
            }
            Clock::Over(last) => (
                words.t1("explain-clock-over", "day", words.day(last)),
                false,
            ),
            Clock::NoCalendar(year) => {
                let said = words.t1("inside-clock-no-calendar", "year", year.to_string());
                (said, false)
            }
        }
    }
    /// What was changed first, then the rest.
    fn cards(&self, seen: &Seen, unit: &str, runs: bool) -> (Vec<Card>, Vec<Card>) {
        let current = self.look.current();
        let Some(row) = seen.row(unit) else {
            return Default::default();
        };
        let set = &self.look.room.set;
        let leaves = self.look.appraised_leaves();
        let leaves = leaves.filter_map(|(code, _)| set.find_leaf(code));
        let cards = leaves.filter_map(|leaf| self.card(&current, row, leaf, runs));
        cards.partition(|card| {
            let differs = card.first != "–" && card.first != card.own;
            differs || !card.said.is_empty() || !card.review.is_empty() || !card.reason.is_empty()
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
    let (state, now) = (&inside.look.state, inside.look.now);
    if !inside.desk.person.has_unit(state, &unit, now) {
        return Err(Problem::not_found());
    }
    let name = inside.look.unit(&unit)?.display_name();
    let (clock, runs) = inside.clock_words(&unit);
    let seen = inside.seen(&app, "explanations").await?;
    let (changed, others) = seen
        .as_deref()
        .map_or_else(Default::default, |seen| inside.cards(seen, &unit, runs));
    let title = inside.words.t1("explain-title", "unit", name);
    page(&ExplainPage {
        page: inside.page(&app, &caller, title, &query),
        tabs: inside.tabs("explain"),
        token: caller.token.clone(),
        base: inside.base(),
        unit: in_query(&unit),
        clock,
        changed,
        others,
    })
}

fn address(round: &str, unit: &str) -> String {
    format!("/rounds/{}/explain/{}", in_query(round), in_query(unit))
}

pub(super) async fn explain(
    State(app): State<App>,
    caller: Caller,
    Path((round, unit, leaf)): Path<(String, String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    let desk = Desk::of(&app, &caller);
    desk.explain(&round, &unit, &leaf, form::get(&fields, "words"))
        .await?;
    Ok(form::done(&address(&round, &unit), "explained"))
}

pub(super) async fn review(
    State(app): State<App>,
    caller: Caller,
    Path((round, unit, leaf)): Path<(String, String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    let desk = Desk::of(&app, &caller);
    let understood = form::get(&fields, "understood") == "yes";
    let words = form::get(&fields, "words");
    desk.request_review(&round, &unit, &leaf, words, understood)
        .await?;
    Ok(form::done(&address(&round, &unit), "requested"))
}
