//! What is the same for every unit, worked out once.

use super::children::Pooled;
use super::tree::Tree;
use super::units::UnitView;
use crate::Settings;
use crate::rules::{Peers, Sheet};
use answers::{Answer, Answers};
use criteria::{CriteriaSet, LayerKind, Leaf, LeafId, Node, Part, Policy, Rule};
use points::Fraction;
use std::collections::BTreeSet;

/// One leaf, ready to be scored for any unit.
#[derive(Debug)]
pub(crate) struct LeafPlan<'a> {
    pub(crate) node: &'a Node,
    pub(crate) leaf: &'a Leaf,
    pub(crate) max: Fraction,
    /// First slot and number of inputs; the typed points follow them.
    pub(crate) first: usize,
    pub(crate) n_inputs: usize,
    pub(crate) counted_before: Option<&'a BTreeSet<String>>,
    /// False before the date from which the leaf counts.
    pub(crate) in_force: bool,
    pub(crate) is_info: bool,
    pub(crate) in_base: bool,
    /// By unit; `None` = all units.
    pub(crate) applies: Option<Vec<bool>>,
}

impl LeafPlan<'_> {
    /// Whether the leaf is for this unit.
    pub(crate) fn applies_to(&self, unit: usize) -> bool {
        self.applies.as_ref().is_none_or(|units| units[unit])
    }
}

/// The plan of a round.
#[derive(Debug)]
pub(crate) struct Plan<'a> {
    pub(crate) set: &'a CriteriaSet,
    pub(crate) units: &'a [UnitView<'a>],
    pub(crate) answers: &'a Answers,
    pub(crate) leaves: Vec<LeafPlan<'a>>,
    pub(crate) tree: Tree,
    /// By layer: rows of answers that were filled from children.
    pub(crate) pooled: Vec<Pooled>,
    /// Indices of layers, the first that stands first.
    pub(crate) order: Vec<usize>,
    /// Whether any leaf may be spread over its siblings.
    pub(crate) spreads: bool,
    /// The leaves with a `peers` rule, and those rules.
    pub(crate) peers: Vec<(LeafId, Vec<&'a Rule>)>,
}

impl<'a> Plan<'a> {
    pub(crate) fn new(
        set: &'a CriteriaSet,
        units: &'a [UnitView<'a>],
        answers: &'a Answers,
        settings: &Settings,
    ) -> Self {
        let leaves: Vec<LeafPlan<'a>> = set
            .leaf_ids()
            .map(|id| plan_leaf(set, units, answers, settings, id))
            .collect();
        let spreads = leaves.iter().any(|plan| {
            plan.leaf.when_undefined == Policy::Spread
                || plan.leaf.when_not_applicable == Policy::Spread
        });
        let peers = set
            .leaf_ids()
            .map(|id| (id, peer_rules(&set.leaf(id).rule)))
            .filter(|(_, rules)| !rules.is_empty())
            .collect();
        let pooled = answers
            .layers
            .iter()
            .map(|layer| Pooled::new(set, units, layer))
            .collect();
        Self {
            set,
            units,
            answers,
            leaves,
            tree: Tree::new(set),
            pooled,
            order: standing_order(set, answers),
            spreads,
            peers,
        }
    }

    /// A unit's answers in a layer, filled from its children where it has none of its own.
    pub(crate) fn row(&self, layer: usize, unit: usize) -> &[Answer] {
        match self.pooled[layer].row(unit) {
            Some(row) => row,
            None => self.answers.layers[layer].unit(unit),
        }
    }

    /// What the leaf's rule reads.
    pub(crate) fn sheet<'s>(
        &self,
        leaf: &'s LeafPlan<'a>,
        row: &'s [Answer],
        peers: Peers<'s>,
    ) -> Sheet<'s>
    where
        'a: 's,
    {
        Sheet {
            inputs: &leaf.leaf.inputs,
            answers: &row[leaf.first..leaf.first + leaf.n_inputs],
            counted_before: leaf.counted_before,
            from: leaf.leaf.effective_from,
            calendars: &self.set.calendars,
            part_rounding: self.set.rounding.part,
            when_undefined: leaf.leaf.when_undefined,
            when_not_applicable: leaf.leaf.when_not_applicable,
            when_missing: leaf.leaf.when_missing,
            peers,
        }
    }
}

fn plan_leaf<'a>(
    set: &'a CriteriaSet,
    units: &[UnitView<'_>],
    answers: &'a Answers,
    settings: &Settings,
    id: LeafId,
) -> LeafPlan<'a> {
    let node = set.leaf_node(id);
    let leaf = set.leaf(id);
    let applies = (!leaf.applies_to.is_empty()).then(|| {
        let named = |unit: &UnitView<'_>| leaf.applies_to.iter().any(|name| unit.is_named(name));
        units.iter().map(named).collect()
    });
    LeafPlan {
        node,
        leaf,
        max: node.max.to_fraction(),
        first: set.first_slot[id.index()] as usize,
        n_inputs: leaf.inputs.len(),
        counted_before: answers.counted_before.get(&node.code),
        in_force: leaf
            .effective_from
            .is_none_or(|from| settings.as_of >= from),
        is_info: matches!(leaf.rule, Rule::Info),
        in_base: node.part == Part::Base,
        applies,
    }
}

/// The layers that may stand, in order; `appraised` without a number is every round, the highest first.
fn standing_order(set: &CriteriaSet, answers: &Answers) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::new();
    for wanted in &set.final_layers {
        let matching = answers
            .layers
            .iter()
            .enumerate()
            .rev()
            .filter(|(_, layer)| match wanted {
                LayerKind::Appraised(0) => matches!(layer.kind, LayerKind::Appraised(_)),
                kind => layer.kind == *kind,
            });
        for (index, _) in matching {
            if !order.contains(&index) {
                order.push(index);
            }
        }
    }
    order
}

/// The `peers` rules of a leaf, wherever in it they stand.
fn peer_rules(rule: &Rule) -> Vec<&Rule> {
    match rule {
        Rule::Peers { .. } => vec![rule],
        Rule::Sum { parts, .. } | Rule::Best { parts } => parts
            .iter()
            .flat_map(|part| peer_rules(&part.rule))
            .collect(),
        Rule::Cases { cases } => cases
            .iter()
            .flat_map(|case| peer_rules(&case.then.rule))
            .collect(),
        _ => Vec::new(),
    }
}
