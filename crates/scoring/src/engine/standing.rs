//! What stands: per leaf the first listed layer with an answer.

use super::layer::{Covers, LayerLeaves, covered};
use super::leaf::{score_leaf, settle, standing_aside};
use super::plan::{LeafPlan, Plan};
use super::ranges::Ranges;
use super::spread;
use crate::rules::{Silent, State};
use crate::{Cause, LeafScore, Outcome};
use criteria::MissingPolicy;
use points::Exact;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// No layer stands.
pub(crate) const NO_LAYER: u8 = 255;

/// The standing leaves, the layer of each, and the published node points that stand.
pub(crate) struct Standing {
    pub(crate) leaves: Vec<LeafScore>,
    pub(crate) from_layer: Vec<u8>,
    pub(crate) covers: Covers,
}

pub(crate) fn stand(plan: &Plan<'_>, layers: &[LayerLeaves], ranges: &Ranges<'_>) -> Standing {
    let n_leaves = plan.leaves.len();
    let (mut leaves, mut from_layer) = (Vec::new(), Vec::new());
    (0..plan.units.len() * n_leaves)
        .into_par_iter()
        .with_min_len(16 * n_leaves)
        .map(|index| select(plan, layers, index / n_leaves, index % n_leaves))
        .unzip_into_vecs(&mut leaves, &mut from_layer);
    let covers = cover(plan, layers, &mut leaves, &mut from_layer);
    if plan.spreads {
        respread(plan, layers, ranges, &mut leaves, &from_layer);
    }
    Standing {
        leaves,
        from_layer,
        covers,
    }
}

fn select(plan: &Plan<'_>, layers: &[LayerLeaves], unit: usize, leaf: usize) -> (LeafScore, u8) {
    let index = unit * plan.leaves.len() + leaf;
    let own = &plan.leaves[leaf];
    if (own.applies.is_some() || !own.in_force)
        && let Some(score) = standing_aside(plan, own, unit, None, &mut Silent)
    {
        return (score, NO_LAYER);
    }
    for layer in &plan.order {
        let score = &layers[*layer].leaves[index];
        if score.outcome != Outcome::Absent {
            return (score.clone(), u8::try_from(*layer).unwrap_or(NO_LAYER));
        }
    }
    (unanswered(plan, own), NO_LAYER)
}

/// No layer that may stand has an answer.
pub(crate) fn unanswered(plan: &Plan<'_>, leaf: &LeafPlan<'_>) -> LeafScore {
    if leaf.is_info {
        return LeafScore {
            cause: Cause::Answered,
            ..LeafScore::default()
        };
    }
    // Nothing claimed outside the total is nothing to wait for.
    if !leaf.in_base && leaf.leaf.when_missing == MissingPolicy::Incomplete {
        return LeafScore::default();
    }
    settle(plan, leaf, State::Missing, None, &mut Silent)
}

/// Published points stand for their leaves where none of them has an answer in any layer that may stand.
fn cover(
    plan: &Plan<'_>,
    layers: &[LayerLeaves],
    leaves: &mut [LeafScore],
    from_layer: &mut [u8],
) -> Covers {
    let mut first: BTreeMap<(usize, usize), (usize, &Option<Exact>)> = BTreeMap::new();
    for layer in &plan.order {
        for (place, points) in &layers[*layer].covers {
            first.entry(*place).or_insert((*layer, points));
        }
    }
    let n_leaves = plan.leaves.len();
    let mut covers = Covers::new();
    for ((unit, column), (layer, points)) in first {
        let below = || {
            plan.tree.below[column]
                .iter()
                .map(|leaf| unit * n_leaves + leaf)
        };
        if below()
            .any(|index| from_layer[index] != NO_LAYER && leaves[index].basis != crate::Basis::Node)
        {
            continue;
        }
        covers.insert((unit, column), points.clone());
        for index in below() {
            // A column inside another stays with the outer one, which comes first.
            if from_layer[index] == NO_LAYER && plan.leaves[index % n_leaves].applies_to(unit) {
                leaves[index] = covered();
                from_layer[index] = u8::try_from(layer).unwrap_or(NO_LAYER);
            }
        }
    }
    covers
}

/// In a layer a maximum was spread among the leaves of that layer; what stands may come from several, so that its factors are worked out anew.
fn respread(
    plan: &Plan<'_>,
    layers: &[LayerLeaves],
    ranges: &Ranges<'_>,
    leaves: &mut [LeafScore],
    from_layer: &[u8],
) {
    let n_leaves = plan.leaves.len();
    let is_spread = |leaf: &LeafScore| leaf.outcome == Outcome::Spread;
    let one = |(unit, (own, from)): (usize, (&mut [LeafScore], &[u8]))| {
        let range = unit * n_leaves..(unit + 1) * n_leaves;
        let anywhere = layers
            .iter()
            .any(|layer| layer.leaves[range.clone()].iter().any(is_spread));
        if !anywhere && !own.iter().any(is_spread) {
            return;
        }
        let factors: BTreeMap<usize, points::Fraction> =
            spread::factors(&plan.tree, own).into_iter().collect();
        for leaf in 0..n_leaves {
            if own[leaf].outcome != Outcome::Points {
                continue;
            }
            let layer = usize::from(from[leaf]);
            let (plan_leaf, factor) = (&plan.leaves[leaf], factors.get(&leaf));
            if layer < layers.len() {
                let (row, peers) = (plan.row(layer, unit), ranges.of(unit, leaf));
                own[leaf] = score_leaf(plan, plan_leaf, unit, row, peers, factor, &mut Silent).0;
            } else if let Some(score) = standing_aside(plan, plan_leaf, unit, factor, &mut Silent) {
                own[leaf] = score;
            }
        }
    };
    leaves
        .par_chunks_mut(n_leaves)
        .zip(from_layer.par_chunks(n_leaves))
        .enumerate()
        .for_each(one);
}

/// A leaf without any answer, settled as if no layer had one.
pub(crate) fn absent_is_missing(
    plan: &Plan<'_>,
    leaf: &LeafPlan<'_>,
    score: LeafScore,
) -> LeafScore {
    if score.outcome == Outcome::Absent {
        unanswered(plan, leaf)
    } else {
        score
    }
}
