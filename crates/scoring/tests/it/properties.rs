//! What holds for every set and every answer.

use crate::random;
use crate::support::Round;
use criteria::{CriteriaSet, NodeId, NodeKind, Policy};
use points::Exact;
use proptest::prelude::*;
use scoring::{Basis, LayerScores, Outcome, Scored, explain, not_reached};

/// Points of a node by walking the tree, leaf by leaf.
fn walked(
    set: &CriteriaSet,
    scored: &Scored,
    layer: &LayerScores,
    unit: usize,
    node: NodeId,
) -> Exact {
    if let NodeKind::Leaf(_) = set.node(node).kind {
        let leaf = set.leaves.iter().position(|own| *own == node).unwrap();
        return layer.leaves[unit * scored.n_leaves + leaf].points.clone();
    }
    let column = scored.inner.iter().position(|own| *own == node).unwrap();
    let children = &set.node(node).children;
    if covered(set, scored, layer, unit, node) {
        return layer.nodes[unit * scored.inner.len() + column]
            .points
            .clone();
    }
    let sum: Exact = children
        .iter()
        .map(|child| walked(set, scored, layer, unit, *child))
        .sum();
    match set.rounding.field {
        Some(to) => sum.round(to),
        None => sum,
    }
}

/// Whether published points of the node itself stand.
fn covered(
    set: &CriteriaSet,
    scored: &Scored,
    layer: &LayerScores,
    unit: usize,
    node: NodeId,
) -> bool {
    set.leaf_ids().any(|leaf| {
        let mut at = Some(set.leaves[leaf.index()]);
        while let Some(id) = at {
            if id == node {
                return layer.leaves[unit * scored.n_leaves + leaf.index()].basis == Basis::Node;
            }
            at = set.node(id).parent;
        }
        false
    })
}

fn leaves_are_fields_are_total(round: &Round, scored: &Scored) {
    let set = &round.set;
    for layer in scored.layers.iter().chain([&scored.standing]) {
        for unit in 0..scored.n_units {
            for (column, node) in scored.inner.iter().enumerate() {
                let stored = &layer.nodes[unit * scored.inner.len() + column];
                assert_eq!(stored.points, walked(set, scored, layer, unit, *node));
                assert!(stored.max <= set.node(*node).max && !stored.max.is_negative());
            }
        }
    }
    for (unit, summary) in scored.summaries.iter().enumerate() {
        let scaled = summary
            .dropped
            .iter()
            .any(|(_, policy)| *policy == Policy::Rescale);
        let sum: Exact = set
            .roots
            .iter()
            .map(|root| walked(set, scored, &scored.standing, unit, *root))
            .sum();
        let rounded = set.rounding.total.map_or(sum.clone(), |to| sum.round(to));
        if !scaled {
            assert_eq!(summary.points, rounded);
        }
        let open = scored.standing.leaves[unit * scored.n_leaves..(unit + 1) * scored.n_leaves]
            .iter()
            .any(|leaf| leaf.outcome == Outcome::Incomplete);
        assert!(!(open && summary.complete));
    }
}

fn explain_is_score(round: &Round, scored: &Scored) {
    for unit in 0..scored.n_units {
        for leaf in round.set.leaf_ids() {
            let at = (unit, leaf);
            let trace = explain(
                &round.set,
                &round.roster,
                &round.answers,
                scored,
                &round.settings,
                at,
                &[],
            );
            let score = scored.leaf(unit, leaf);
            let points = (score.outcome == Outcome::Points).then(|| score.points.clone());
            assert_eq!(trace.points, points, "{} {}", trace.unit, trace.criterion);
            let standing: Vec<&Option<Exact>> = trace
                .layers
                .iter()
                .filter(|layer| layer.stands)
                .map(|layer| &layer.points)
                .collect();
            assert!(standing.iter().all(|own| **own == points));
        }
    }
}

fn next_steps_raise(round: &Round, scored: &Scored) {
    let settings = scoring::Settings {
        running: true,
        ..round.settings
    };
    for unit in 0..scored.n_units {
        let below = not_reached(
            &round.set,
            &round.roster,
            &round.answers,
            scored,
            &settings,
            unit,
        );
        assert!(
            below
                .nodes
                .is_sorted_by(|one, other| one.not_reached >= other.not_reached)
        );
        for step in below
            .nodes
            .iter()
            .filter_map(|node| node.next_step.as_ref())
        {
            assert!(step.to > step.from);
        }
    }
}

/// The same round with its units in reverse.
fn reversed(round: &Round) -> Round {
    let mut units = round.roster.units().to_vec();
    units.reverse();
    let n = units.len();
    let roster = units::Roster::new(units);
    let mut answers = answers::Answers::default();
    for layer in &round.answers.layers {
        let own = answers.layer_mut(layer.kind, n, &round.set);
        for unit in 0..n {
            for (slot, answer) in layer.unit(n - 1 - unit).iter().enumerate() {
                own.set(unit, slot, answer.clone());
            }
        }
        for ((unit, node), points) in &layer.node_points {
            own.node_points
                .insert((n as u32 - 1 - unit, *node), points.clone());
        }
    }
    Round {
        set: round.set.clone(),
        roster,
        answers,
        settings: round.settings,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn of_random_rounds(seed in any::<u64>()) {
        let round = random::round(seed);
        let (scored, _) = round.score();
        leaves_are_fields_are_total(&round, &scored);
        explain_is_score(&round, &scored);
        next_steps_raise(&round, &scored);
        let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        prop_assert_eq!(&scored, &alone.install(|| round.score().0));
        let (other, _) = reversed(&round).score();
        let mut summaries = other.summaries.clone();
        summaries.reverse();
        prop_assert_eq!(&scored.summaries, &summaries);
    }
}
