//! The second pass: lowest and highest values of each block, for peer-relative leaves.

use super::layer::LayerLeaves;
use super::plan::Plan;
use super::standing::Standing;
use crate::rules::{PeerRange, Peers, Silent, measured};
use crate::{Outcome, PeerBlock};
use criteria::{Blocks, Rule};
use points::{Exact, Fraction};
use std::collections::BTreeMap;

/// Ranges by block and leaf.
#[derive(Debug, Default)]
pub(crate) struct Ranges<'a> {
    /// By unit: which block; empty in the first pass.
    blocks: Vec<usize>,
    /// By block, then by leaf.
    by_block: Vec<BTreeMap<usize, Vec<PeerRange<'a>>>>,
}

impl<'a> Ranges<'a> {
    /// The view for a unit's leaf.
    pub(crate) fn of(&self, unit: usize, leaf: usize) -> Peers<'_> {
        match self.blocks.get(unit) {
            None => Peers::Pending,
            Some(block) => Peers::Known(
                self.by_block[*block]
                    .get(&leaf)
                    .map(Vec::as_slice)
                    .unwrap_or_default(),
            ),
        }
    }

    /// The ranges as they stand in a result.
    pub(crate) fn new(plan: &Plan<'a>, found: &'a [PeerBlock]) -> Self {
        if plan.peers.is_empty() {
            // Nobody asks.
            return Self::default();
        }
        let (names, blocks) = blocks(plan);
        let mut by_block: Vec<BTreeMap<usize, Vec<PeerRange<'a>>>> =
            vec![BTreeMap::new(); names.len()];
        for range in found {
            let rules = plan.peers.iter().find(|(leaf, _)| *leaf == range.leaf);
            let rule = rules.and_then(|(_, rules)| rules.get(usize::from(range.ordinal)));
            let block = names.iter().position(|name| *name == range.block);
            if let (Some(rule), Some(block)) = (rule, block) {
                let view = PeerRange {
                    rule,
                    lowest: &range.lowest,
                    highest: &range.highest,
                };
                by_block[block]
                    .entry(range.leaf.index())
                    .or_default()
                    .push(view);
            }
        }
        Self { blocks, by_block }
    }
}

/// The names of the blocks, and the block of each unit.
fn blocks(plan: &Plan<'_>) -> (Vec<String>, Vec<usize>) {
    let one = plan.set.ranking.blocks == Blocks::One;
    let mut names: Vec<String> = Vec::new();
    let blocks = plan
        .units
        .iter()
        .map(|unit| {
            let name = if one { "" } else { unit.block() };
            names
                .iter()
                .position(|known| known == name)
                .unwrap_or_else(|| {
                    names.push(name.to_owned());
                    names.len() - 1
                })
        })
        .collect();
    (names, blocks)
}

/// Lowest and highest values over the complete units of each block, out of what stands after the first pass. A unit that is not ranked is nobody's peer.
pub(crate) fn find(plan: &Plan<'_>, standing: &Standing, complete: &[bool]) -> Vec<PeerBlock> {
    let (names, blocks) = blocks(plan);
    let n_leaves = plan.leaves.len();
    let mut found = Vec::new();
    for (leaf, rules) in &plan.peers {
        for (ordinal, rule) in rules.iter().enumerate() {
            let Rule::Peers { measure, .. } = rule else {
                continue;
            };
            let mut ranges: BTreeMap<usize, (Fraction, Fraction, usize)> = BTreeMap::new();
            for unit in 0..plan.units.len() {
                let index = unit * n_leaves + leaf.index();
                let layer = usize::from(standing.from_layer[index]);
                let takes_part = complete[unit]
                    && layer < plan.answers.layers.len()
                    && standing.leaves[index].outcome == Outcome::Points
                    && plan.units[unit].unit.is_ranked();
                if !takes_part {
                    continue;
                }
                let own = &plan.leaves[leaf.index()];
                let sheet = plan.sheet(own, plan.row(layer, unit), Peers::Pending);
                let Ok(value) = measured(measure, &sheet, &mut Silent) else {
                    continue;
                };
                let range = ranges
                    .entry(blocks[unit])
                    .or_insert_with(|| (value.clone(), value.clone(), 0));
                if value < range.0 {
                    range.0 = value.clone();
                }
                if value > range.1 {
                    range.1 = value;
                }
                range.2 += 1;
            }
            found.extend(
                ranges
                    .into_iter()
                    .map(|(block, (lowest, highest, n_units))| PeerBlock {
                        leaf: *leaf,
                        ordinal: u16::try_from(ordinal).unwrap_or(u16::MAX),
                        block: names[block].clone(),
                        lowest: Exact::from(lowest),
                        highest: Exact::from(highest),
                        n_units,
                    }),
            );
        }
    }
    found
}

/// Whether all that stands for each unit is decided.
pub(crate) fn complete(plan: &Plan<'_>, standing: &Standing) -> Vec<bool> {
    let unreadable: std::collections::BTreeSet<usize> = standing
        .covers
        .iter()
        .filter(|(_, points)| points.is_none())
        .map(|((unit, _), _)| *unit)
        .collect();
    standing
        .leaves
        .chunks(plan.leaves.len())
        .enumerate()
        .map(|(unit, leaves)| {
            !unreadable.contains(&unit)
                && leaves
                    .iter()
                    .all(|leaf| leaf.outcome != Outcome::Incomplete)
        })
        .collect()
}

/// The ranges after the first pass, where the set compares peers.
pub(crate) fn first_pass(
    plan: &Plan<'_>,
    score: impl Fn(&Ranges<'_>) -> (Vec<LayerLeaves>, Standing),
) -> Vec<PeerBlock> {
    if plan.peers.is_empty() {
        return Vec::new();
    }
    let (_, standing) = score(&Ranges::default());
    find(plan, &standing, &complete(plan, &standing))
}
