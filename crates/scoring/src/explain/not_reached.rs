//! `not_reached`: where a unit has not reached the maximum, the largest first.

use super::build::{Explainer, result};
use super::next_step::{self, NextStep};
use super::trace::{as_text, maybe_text};
use crate::engine::{Plan, UnitView};
use crate::rules::{Note, NoteKind};
use crate::{Basis, Outcome, Scored, Settings};
use answers::Answers;
use criteria::{CriteriaSet, LeafId};
use finding::Text;
use points::Exact;
use rayon::prelude::*;
use serde::Serialize;
use units::Roster;

/// One leaf, or one published field, below its maximum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotReachedNode {
    /// The criterion's code.
    pub criterion: String,
    /// Its title.
    pub title: Text,
    /// The points that stand; null where there are none.
    #[serde(serialize_with = "maybe_text")]
    pub points: Option<Exact>,
    /// The maximum for this unit.
    #[serde(serialize_with = "as_text")]
    pub max: Exact,
    /// The maximum less the points.
    #[serde(serialize_with = "as_text")]
    pub not_reached: Exact,
    /// Why, in words.
    pub reason: Text,
    /// The line of the set.
    pub line: String,
    /// The smallest improvement that raises the points; only while the period runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_step: Option<NextStep>,
}

/// The points that a unit has not reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotReached {
    /// The unit's code.
    pub unit: String,
    /// Its name.
    pub unit_name: String,
    /// Largest first; equal ones in the order of the set.
    pub nodes: Vec<NotReachedNode>,
}

/// Every leaf of the base below its maximum, and every published field that stands for its leaves, each with the reason; while the period runs also the next step.
///
/// Leaves that are out (`drop`, `rescale`, `spread`) are not below anything. For a closed period nothing is suggested.
///
/// # Panics
/// Panics where `unit` is no index into the roster or `scored` belongs to another round.
#[must_use]
pub fn not_reached(
    set: &CriteriaSet,
    roster: &Roster,
    answers: &Answers,
    scored: &Scored,
    settings: &Settings,
    unit: usize,
) -> NotReached {
    let mut one = not_reached_all(set, roster, answers, scored, settings, &[unit]);
    one.pop().expect("one unit was asked for")
}

/// [`not_reached`] of many units, in the order in which they are named; what is the same for all units is worked out once.
///
/// # Panics
/// Panics where one of `wanted` is no index into the roster or `scored` belongs to another round.
#[must_use]
pub fn not_reached_all(
    set: &CriteriaSet,
    roster: &Roster,
    answers: &Answers,
    scored: &Scored,
    settings: &Settings,
    wanted: &[usize],
) -> Vec<NotReached> {
    let units = UnitView::all(roster);
    let plan = Plan::new(set, &units, answers, settings);
    let explainer = Explainer::new(&plan, scored);
    wanted
        .par_iter()
        .map(|unit| of_unit(&explainer, *unit, settings.running))
        .collect()
}

fn of_unit(explainer: &Explainer<'_, '_>, unit: usize, running: bool) -> NotReached {
    let plan = explainer.plan;
    let mut nodes: Vec<NotReachedNode> = plan
        .set
        .leaf_ids()
        .filter(|id| plan.leaves[id.index()].in_base)
        .filter_map(|id| leaf(explainer, unit, id, running))
        .chain(published(explainer, unit))
        .collect();
    nodes.sort_by(|one, other| other.not_reached.cmp(&one.not_reached));
    let row = plan.units[unit].unit;
    NotReached {
        unit: row.code.clone(),
        unit_name: row.display_name(),
        nodes,
    }
}

fn leaf(
    explainer: &Explainer<'_, '_>,
    unit: usize,
    id: LeafId,
    running: bool,
) -> Option<NotReachedNode> {
    let (plan, scored) = (explainer.plan, explainer.scored);
    let score = scored.leaf(unit, id);
    let points = match score.outcome {
        Outcome::Points => Some(score.points.clone()),
        Outcome::Blank | Outcome::Incomplete => None,
        Outcome::Dropped | Outcome::Rescaled | Outcome::Spread | Outcome::Absent => return None,
    };
    let max = rounded_max(explainer, unit, id);
    let not_reached = max.minus(points.as_ref().unwrap_or(&Exact::ZERO));
    if not_reached.is_zero() || not_reached.is_negative() {
        return None;
    }
    let node = plan.leaves[id.index()].node;
    let trace = explainer.leaf(unit, id, &[]);
    let notes = trace
        .layers
        .iter()
        .find(|layer| layer.stands)
        .map(|layer| layer.notes.as_slice());
    let reason = match notes.and_then(last_reason) {
        Some(reason) if points.is_some() => reason,
        _ => result(score),
    };
    Some(NotReachedNode {
        criterion: node.code.clone(),
        title: Text::new(&node.title, node.title_en.as_ref().unwrap_or(&node.title)),
        next_step: if running {
            next_step::find(explainer, unit, id)
        } else {
            None
        },
        points,
        max,
        not_reached,
        reason,
        line: trace.line,
    })
}

/// The maximum as points of this leaf are rounded, so that a share of a spread maximum leaves no dust.
fn rounded_max(explainer: &Explainer<'_, '_>, unit: usize, id: LeafId) -> Exact {
    let max = explainer.scored.leaf_max(explainer.plan.set, unit, id);
    match (explainer.factor(unit, id), explainer.plan.set.rounding.leaf) {
        (Some(_), Some(to)) => max.round(to),
        _ => max,
    }
}

/// What the rule said last of a branch, a formula, a state or a limit.
fn last_reason(notes: &[Note]) -> Option<Text> {
    let tells = |note: &&Note| note.kind != NoteKind::Rounding;
    let last = notes.iter().rev().find(tells)?;
    let branch = notes
        .iter()
        .rev()
        .find(|note| note.kind == NoteKind::Branch);
    match (last.kind, branch) {
        // A branch and the formula that it led to belong together.
        (NoteKind::Formula, Some(branch)) => Some(Text::new(
            format!("{}; {}", branch.text.vi, last.text.vi),
            format!("{}; {}", branch.text.en, last.text.en),
        )),
        (NoteKind::Branch, _) => match last_reason(&last.inside) {
            Some(inner) => Some(Text::new(
                format!("{}: {}", last.text.vi, inner.vi),
                format!("{}: {}", last.text.en, inner.en),
            )),
            None => Some(last.text.clone()),
        },
        _ => Some(last.text.clone()),
    }
}

/// Published fields that stand for their leaves.
fn published<'e>(
    explainer: &'e Explainer<'_, '_>,
    unit: usize,
) -> impl Iterator<Item = NotReachedNode> + 'e {
    let (plan, scored) = (explainer.plan, explainer.scored);
    let covered = move |column: usize| {
        let below = &plan.tree.below[column];
        !below.is_empty()
            && below
                .iter()
                .all(|leaf| scored.leaf(unit, LeafId::from_index(*leaf)).basis == Basis::Node)
    };
    let outermost = move |column: usize| {
        let parent = plan.set.node(plan.tree.inner[column]).parent;
        covered(column)
            && !parent
                .and_then(|parent| plan.tree.column(parent))
                .is_some_and(covered)
    };
    (0..plan.tree.inner.len())
        .filter(move |column| outermost(*column))
        .filter_map(move |column| {
            let node = plan.set.node(plan.tree.inner[column]);
            let score = scored.inner_node(unit, plan.tree.inner[column])?;
            let not_reached = score.max.minus(&score.points);
            (!not_reached.is_zero() && !not_reached.is_negative()).then(|| NotReachedNode {
                criterion: node.code.clone(),
                title: Text::new(&node.title, node.title_en.as_ref().unwrap_or(&node.title)),
                points: Some(score.points.clone()),
                max: score.max.clone(),
                not_reached,
                reason: Text::new(
                    "chỉ có điểm công bố của cả mục, không có số liệu từng tiêu chí",
                    "only the points of the whole are published, not the inputs of its criteria",
                ),
                line: plan.set.line_text(node.line),
                next_step: None,
            })
        })
}
