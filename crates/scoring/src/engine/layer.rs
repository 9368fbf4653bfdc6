//! One layer: every leaf of every unit, and the published points of inner nodes that stand for their leaves.

use super::leaf::{Doubt, score_leaf};
use super::plan::Plan;
use super::ranges::Ranges;
use super::spread;
use crate::rules::Silent;
use crate::{Basis, Cause, LeafScore, Outcome};
use points::Exact;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Mutex;

/// Published points by unit and column; `None` where the cell could not be read or the points are impossible.
pub(crate) type Covers = BTreeMap<(usize, usize), Option<Exact>>;

/// A doubtful answer: unit, layer, leaf.
pub(crate) type Suspect = (usize, usize, usize, Doubt);

/// The leaves of a layer.
pub(crate) struct LayerLeaves {
    pub(crate) leaves: Vec<LeafScore>,
    pub(crate) covers: Covers,
}

/// Scores a layer. Units go in pieces of this many, so that a thread has work for a while.
const UNITS_AT_ONCE: usize = 16;

pub(crate) fn score_layer(
    plan: &Plan<'_>,
    layer: usize,
    ranges: &Ranges<'_>,
    suspects: &Mutex<Vec<Suspect>>,
) -> LayerLeaves {
    let n_leaves = plan.leaves.len();
    let one = |index: usize| {
        let (unit, leaf) = (index / n_leaves, index % n_leaves);
        let peers = ranges.of(unit, leaf);
        let (score, doubt) = score_leaf(
            plan,
            &plan.leaves[leaf],
            unit,
            plan.row(layer, unit),
            peers,
            None,
            &mut Silent,
        );
        if let Some(doubt) = doubt
            && let Ok(mut suspects) = suspects.lock()
        {
            suspects.push((unit, layer, leaf, doubt));
        }
        score
    };
    let mut leaves = Vec::new();
    (0..plan.units.len() * n_leaves)
        .into_par_iter()
        .with_min_len(UNITS_AT_ONCE * n_leaves)
        .map(one)
        .collect_into_vec(&mut leaves);
    if plan.spreads {
        leaves
            .par_chunks_mut(n_leaves)
            .enumerate()
            .for_each(|(unit, own)| respread(plan, layer, unit, own, ranges));
    }
    let covers = covers(plan, layer, &mut leaves);
    LayerLeaves { leaves, covers }
}

/// Scores the leaves again that take a share of a spread maximum.
pub(crate) fn respread(
    plan: &Plan<'_>,
    layer: usize,
    unit: usize,
    own: &mut [LeafScore],
    ranges: &Ranges<'_>,
) {
    for (leaf, factor) in spread::factors(&plan.tree, own) {
        let peers = ranges.of(unit, leaf);
        let row = plan.row(layer, unit);
        own[leaf] = score_leaf(
            plan,
            &plan.leaves[leaf],
            unit,
            row,
            peers,
            Some(&factor),
            &mut Silent,
        )
        .0;
    }
}

/// The published points that stand for leaves without an answer in this layer; marks those leaves.
fn covers(plan: &Plan<'_>, layer: usize, leaves: &mut [LeafScore]) -> Covers {
    let n_leaves = plan.leaves.len();
    let mut covers = Covers::new();
    for ((unit, node), own) in &plan.answers.layers[layer].node_points {
        let unit = *unit as usize;
        let Some(column) = plan.tree.column(*node) else {
            continue;
        };
        if !plan.tree.imported[column] || unit >= plan.units.len() {
            continue;
        }
        let below = || {
            plan.tree.below[column]
                .iter()
                .map(|leaf| unit * n_leaves + leaf)
        };
        let answered = below().any(|index| {
            let score = &leaves[index];
            score.outcome != Outcome::Absent && plan.leaves[index % n_leaves].applies_to(unit)
        });
        // Where no leaf below takes part there is nothing for the figure to stand for.
        let open = below().any(|index| leaves[index].outcome == Outcome::Absent);
        if answered || !open {
            continue;
        }
        let possible = |points: &&Exact| !points.is_negative() && **points <= plan.tree.max[column];
        covers.insert(
            (unit, column),
            own.points.as_ref().filter(possible).cloned(),
        );
        for index in below() {
            if leaves[index].outcome == Outcome::Absent {
                leaves[index] = covered();
            }
        }
    }
    covers
}

/// A leaf that the published points of a node above stand for.
pub(crate) fn covered() -> LeafScore {
    LeafScore {
        points: Exact::ZERO,
        outcome: Outcome::Absent,
        cause: Cause::Answered,
        basis: Basis::Node,
    }
}
