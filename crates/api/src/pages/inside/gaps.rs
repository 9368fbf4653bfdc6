//! What a unit has not reached, largest first: out of its own layers only.

use super::frame::{Inside, Tab};
use super::words::DIGITS;
use crate::layout::{Layout, in_query};
use crate::problem::{Problem, page};
use crate::results::aside;
use crate::seen::row::SeenRow;
use crate::seen::trial::Trial;
use crate::{App, Caller};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use criteria::{LayerKind, ScoredBy};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "inside/gaps.html")]
struct GapsPage {
    page: Layout,
    tabs: Vec<Tab>,
    facts: Vec<(String, String)>,
    gaps: Vec<Gap>,
}

/// A leaf below its maximum.
struct Gap {
    code: String,
    title: String,
    missing: String,
    points: String,
    max: String,
    layer: String,
    reason: String,
    next: String,
    evidence: String,
    /// Where it is tried out; empty where the unit does not score it.
    href: String,
    /// Where it is told why it has its points.
    why: String,
}

impl Inside {
    /// The unit's row, for those who work for it; not found for everybody else.
    pub(super) async fn own_row(
        &self,
        app: &App,
        unit: &str,
        page: &'static str,
    ) -> Result<SeenRow, Problem> {
        let person = &self.desk.person;
        if !person.has_unit(&self.look.state, unit, self.look.now) {
            return Err(Problem::not_found());
        }
        let seen = self.seen(app, page).await?;
        let row = seen.as_ref().and_then(|seen| seen.row(unit));
        row.cloned().ok_or_else(Problem::not_found)
    }

    fn layer_words(&self, layer: Option<LayerKind>) -> String {
        match layer {
            Some(LayerKind::SelfScore) => self.words.t("bench-own"),
            Some(LayerKind::Appraised(1)) => self.words.t("bench-first"),
            Some(LayerKind::Appraised(_)) => self.words.t("bench-second"),
            _ => self.words.t("state-missing"),
        }
    }

    fn gaps(&self, trial: &Trial, unit: &str) -> Vec<Gap> {
        let (set, words) = (&self.look.room.set, self.words);
        let current = self.look.current();
        let line = |node: scoring::NotReachedNode| {
            let leaf = set.find_leaf(&node.criterion)?;
            let files = current
                .leaf(unit, &node.criterion)
                .map_or(0, |now| now.evidence.len());
            let href = format!(
                "{}/try/{}?leaf={}",
                self.base(),
                in_query(unit),
                in_query(&node.criterion)
            );
            let scored = set.leaf(leaf).scored == ScoredBy::SelfScore;
            let points = node.points.as_ref();
            Some(Gap {
                title: node.title.get(words.lang).to_owned(),
                missing: words.number(&node.not_reached, DIGITS),
                points: points
                    .map_or_else(|| words.t("state-missing"), |own| words.number(own, DIGITS)),
                max: words.short(&node.max),
                layer: self.layer_words(trial.layer(leaf)),
                reason: node.reason.get(words.lang).to_owned(),
                next: node
                    .next_step
                    .map_or_else(String::new, |own| own.text.get(words.lang).to_owned()),
                evidence: match files {
                    0 => words.t("bench-evidence-none"),
                    n => words.t1("chair-evidence", "n", n),
                },
                href: if scored { href } else { String::new() },
                why: self.why(unit, &node.criterion),
                code: node.criterion,
            })
        };
        trial.not_reached().into_iter().filter_map(line).collect()
    }
}

pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path((round, unit)): Path<(String, String)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let inside = Inside::of(&app, &caller, &round).await?;
    let row = inside.own_row(&app, &unit, "not-reached").await?;
    let name = inside.look.unit(&unit)?.display_name();
    let nothing = BTreeMap::new();
    let trial = aside(move || Ok(row.trial(&nothing, &BTreeMap::new()))).await?;
    let trial = trial.ok_or_else(Problem::not_found)?;
    let words = inside.words;
    let facts = [
        ("chair-own-points", words.number(trial.total(), DIGITS)),
        ("chair-own-max", words.number(&trial.own_max(), DIGITS)),
    ];
    let title = words.t1("chair-gaps-title", "unit", name);
    page(&GapsPage {
        page: inside.page(&app, &caller, title, &query),
        tabs: inside.tabs("gaps"),
        facts: facts.map(|(key, value)| (words.t(key), value)).into(),
        gaps: inside.gaps(&trial, &unit),
    })
}
