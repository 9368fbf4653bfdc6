//! The engine: layers side by side, what stands, sums, summaries.

mod children;
mod layer;
mod leaf;
mod plan;
mod ranges;
mod spread;
mod standing;
mod sum;
mod summary;
mod sums;
mod tree;
mod units;

pub(crate) use children::children_of;
pub(crate) use layer::{Covers, Suspect};
pub(crate) use leaf::{Doubt, score_leaf, standing_aside};
pub(crate) use plan::{LeafPlan, Plan};
pub(crate) use ranges::Ranges;
pub(crate) use spread::{factor_of, factors};
pub(crate) use standing::absent_is_missing;
pub(crate) use units::UnitView;

use crate::{LayerScores, LeafScore, NodeScore, Outcome, Scored, UnitSummary};
use criteria::LayerKind;
use layer::{LayerLeaves, score_layer};
use points::Exact;
use rayon::prelude::*;
use standing::{Standing, stand};
use std::sync::Mutex;
use summary::{Maxima, Stood, summarise};

/// Scores the plan; the doubtful answers come sorted.
pub(crate) fn run(plan: &Plan<'_>) -> (Scored, Vec<Suspect>) {
    let (n_units, n_leaves) = (plan.units.len(), plan.leaves.len());
    let inner = plan.tree.inner.clone();
    if n_units == 0 || n_leaves == 0 {
        let summaries = vec![UnitSummary::default(); n_units];
        return (
            Scored {
                n_units,
                n_leaves,
                inner,
                summaries,
                ..Scored::default()
            },
            Vec::new(),
        );
    }
    let pass = |ranges: &Ranges<'_>, suspects: &Mutex<Vec<Suspect>>| {
        let layers: Vec<LayerLeaves> = (0..plan.answers.layers.len())
            .map(|layer| score_layer(plan, layer, ranges, suspects))
            .collect();
        let standing = stand(plan, &layers, ranges);
        (layers, standing)
    };
    let peers = ranges::first_pass(plan, |pending| pass(pending, &Mutex::default()));
    let suspects = Mutex::default();
    let (layers, standing) = pass(&Ranges::new(plan, &peers), &suspects);
    let mut suspects = suspects.into_inner().unwrap_or_default();
    suspects.sort_unstable();

    let layers: Vec<LayerScores> = layers
        .into_iter()
        .zip(&plan.answers.layers)
        .map(|(own, layer)| with_nodes(plan, Some(layer.kind), own.leaves, &own.covers))
        .collect();
    let Standing {
        leaves,
        from_layer,
        covers,
    } = standing;
    let standing = with_nodes(plan, None, leaves, &covers);
    let summaries = summaries(plan, &layers, &standing, &covers);
    let scored = Scored {
        n_units,
        n_leaves,
        inner,
        layers,
        standing,
        from_layer,
        summaries,
        peers,
    };
    (scored, suspects)
}

fn with_nodes(
    plan: &Plan<'_>,
    kind: Option<LayerKind>,
    leaves: Vec<LeafScore>,
    covers: &Covers,
) -> LayerScores {
    let (n_inner, n_leaves) = (plan.tree.inner.len(), plan.leaves.len());
    let mut nodes = Vec::new();
    rayon::iter::repeat_n(NodeScore::default(), plan.units.len() * n_inner)
        .collect_into_vec(&mut nodes);
    if n_inner > 0 {
        let field = plan.set.rounding.field;
        nodes
            .par_chunks_mut(n_inner)
            .zip(leaves.par_chunks(n_leaves))
            .enumerate()
            .for_each(|(unit, (nodes, leaves))| {
                let own = |column| {
                    if covers.is_empty() {
                        None
                    } else {
                        covers.get(&(unit, column)).cloned()
                    }
                };
                sums::sum_nodes(&plan.tree, field, leaves, own, nodes);
            });
    }
    LayerScores {
        kind,
        leaves,
        nodes,
    }
}

fn summaries(
    plan: &Plan<'_>,
    layers: &[LayerScores],
    standing: &LayerScores,
    covers: &Covers,
) -> Vec<UnitSummary> {
    let (n_inner, n_leaves) = (plan.tree.inner.len(), plan.leaves.len());
    let maxima = Maxima::new(plan);
    let own = layers
        .iter()
        .find(|layer| layer.kind == Some(LayerKind::SelfScore));
    let appraised: Vec<&LayerScores> = layers
        .iter()
        .filter(|layer| matches!(layer.kind, Some(LayerKind::Appraised(_))))
        .collect();
    let one = |unit: usize| {
        let covered: Vec<usize> = covers
            .range((unit, 0)..=(unit, usize::MAX))
            .map(|((_, column), _)| *column)
            .collect();
        let stood = Stood {
            leaves: &standing.leaves[unit * n_leaves..(unit + 1) * n_leaves],
            nodes: &standing.nodes[unit * n_inner..(unit + 1) * n_inner],
            covered: &covered,
        };
        let mut summary = summarise(plan, &maxima, &stood);
        summary.self_points = own.and_then(|layer| base_points(plan, unit, &[layer]));
        if !appraised.is_empty() {
            summary.appraised = (1..=appraised.len())
                .map(|rounds| base_points(plan, unit, &appraised[..rounds]))
                .collect();
        }
        summary
    };
    let mut summaries = Vec::new();
    (0..plan.units.len())
        .into_par_iter()
        .with_min_len(64)
        .map(one)
        .collect_into_vec(&mut summaries);
    summaries
}

/// Points of the base in the last of these layers; a leaf without an answer there keeps that of the layer before. `None` where the last layer has nothing of the unit.
fn base_points(plan: &Plan<'_>, unit: usize, layers: &[&LayerScores]) -> Option<Exact> {
    let (n_inner, n_leaves) = (plan.tree.inner.len(), plan.leaves.len());
    let (last, before) = layers.split_last()?;
    let range = unit * n_leaves..(unit + 1) * n_leaves;
    let own = &last.leaves[range.clone()];
    let nodes = &last.nodes[unit * n_inner..(unit + 1) * n_inner];
    let answered =
        |leaf: &LeafScore| leaf.outcome != Outcome::Absent || leaf.basis == crate::Basis::Node;
    // A leaf that is not for this kind of unit is out without anybody's answer.
    let taken_out = |leaf: &LeafScore| {
        matches!(
            leaf.outcome,
            Outcome::Dropped | Outcome::Rescaled | Outcome::Spread
        )
    };
    if !own.iter().any(|leaf| answered(leaf) && !taken_out(leaf)) {
        return None;
    }
    let to = plan.set.rounding.total;
    if before.is_empty()
        || own
            .iter()
            .zip(&plan.leaves)
            .all(|(leaf, plan)| answered(leaf) || plan.is_info)
    {
        let (points, _, _) = sums::sum_roots(&plan.tree, own, nodes, &plan.tree.roots);
        return Some(summary::rounded(points, to));
    }
    let mut leaves = own.to_vec();
    for earlier in before.iter().rev() {
        for (leaf, score) in leaves.iter_mut().zip(&earlier.leaves[range.clone()]) {
            if !answered(leaf) {
                *leaf = score.clone();
            }
        }
    }
    let mut nodes = vec![NodeScore::default(); n_inner];
    sums::sum_nodes(
        &plan.tree,
        plan.set.rounding.field,
        &leaves,
        |_| None,
        &mut nodes,
    );
    let (points, _, _) = sums::sum_roots(&plan.tree, &leaves, &nodes, &plan.tree.roots);
    Some(summary::rounded(points, to))
}
