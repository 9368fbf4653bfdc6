//! One leaf of one unit as it may be seen, and why it has its points.

use super::row::SeenRow;
use crate::results::Computed;
use answers::Answer;
use criteria::{LayerKind, LeafId, SlotKind};
use points::Exact;
use procedure::Depth;
use scoring::{LeafScore, NotReachedNode, Trace, explain, not_reached};

/// A leaf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SeenLeaf {
    /// The leaf.
    pub(crate) leaf: LeafId,
    /// Its code.
    pub(crate) code: String,
    /// The applicable maximum for this unit.
    pub(crate) max: Exact,
    /// What stands: of a running round to the unit itself, what stands among the layers that it sees.
    pub(crate) score: LeafScore,
    /// The layer that stands.
    pub(crate) from: Option<LayerKind>,
    /// The layers that may be seen with what each comes to; empty above inputs.
    pub(crate) layers: Vec<(LayerKind, LeafScore)>,
}

/// One input, or the typed points, of a leaf in a layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SeenInput {
    /// The input's name, or `points`.
    pub(crate) slot: String,
    /// What stands there.
    pub(crate) answer: Answer,
    /// Its cell, in words.
    pub(crate) place: Option<String>,
}

impl SeenRow {
    /// How deep a leaf of this unit may be seen; points that depend on other units only with ranks.
    pub(crate) fn depth_of(&self, leaf: LeafId) -> Depth {
        let hidden = self.from.relative[leaf.index()] && !self.sight.rank(self.rank_seen());
        if hidden {
            return Depth::Nothing;
        }
        self.sight.of_leaf(&self.from.ran.set.leaf_node(leaf).code)
    }

    /// A leaf; `None` where it may not be seen.
    pub(crate) fn leaf(&self, leaf: LeafId) -> Option<SeenLeaf> {
        let depth = self.depth_of(leaf);
        if depth < Depth::Leaves {
            return None;
        }
        let ran = &self.from.ran;
        let scored = &ran.scored;
        let at = self.unit * scored.n_leaves + leaf.index();
        let from = scored.layer_of(self.unit, leaf);
        let layers = scored.layers.iter().filter_map(|layer| {
            let score = layer.leaves.get(at)?;
            Some((layer.kind?, score.clone()))
        });
        Some(SeenLeaf {
            leaf,
            code: ran.set.leaf_node(leaf).code.clone(),
            max: scored.leaf_max(&ran.set, self.unit, leaf),
            score: scored.leaf(self.unit, leaf).clone(),
            from: from.and_then(|layer| layer.kind),
            layers: if depth >= Depth::Inputs {
                layers.collect()
            } else {
                Vec::new()
            },
        })
    }

    /// Every leaf that may be seen, in the order of the set.
    pub(crate) fn leaves(&self) -> Vec<SeenLeaf> {
        let leaves = self.from.ran.set.leaf_ids();
        leaves.filter_map(|leaf| self.leaf(leaf)).collect()
    }

    /// The inputs of a leaf in a layer, typed points last; empty where they may not be seen or nothing was answered.
    pub(crate) fn inputs(&self, leaf: LeafId, layer: LayerKind) -> Vec<SeenInput> {
        let ran = &self.from.ran;
        let own = ran.answers.layer(layer).filter(|own| {
            self.depth_of(leaf) >= Depth::Inputs && own.has_leaf(&ran.set, self.unit, leaf)
        });
        let Some(own) = own else { return Vec::new() };
        let first = ran.set.first_slot[leaf.index()] as usize;
        (first..=ran.set.typed_slot(leaf))
            .map(|slot| SeenInput {
                slot: match ran.set.slots[slot].kind {
                    SlotKind::Typed => round::POINTS.to_owned(),
                    SlotKind::Input(at) => ran.set.leaf(leaf).inputs[usize::from(at)].name.clone(),
                },
                answer: own.get(self.unit, slot).clone(),
                place: ran
                    .answers
                    .sources
                    .place(own.origin(self.unit, slot))
                    .map(|place| place.to_string()),
            })
            .collect()
    }

    /// The reason for a leaf in a layer.
    pub(crate) fn reason(&self, leaf: LeafId, layer: LayerKind) -> Option<&str> {
        let own = self.from.ran.answers.layer(layer)?;
        let unit = u32::try_from(self.unit).ok()?;
        let text = own.reasons.get(&(unit, leaf))?;
        (self.depth_of(leaf) >= Depth::Reasons).then_some(text.as_str())
    }

    /// Why these points: the full trace of a leaf, where inputs may be seen; reasons and evidence only where these may be.
    pub(crate) fn trace(&self, leaf: LeafId) -> Option<Trace> {
        let depth = self.depth_of(leaf);
        if depth < Depth::Inputs {
            return None;
        }
        let ran = &self.from.ran;
        let known = known(&self.from);
        let mut trace = explain(
            &ran.set,
            &ran.roster,
            &ran.answers,
            &ran.scored,
            &ran.settings,
            (self.unit, leaf),
            &known,
        );
        let others = self.sees_other_units();
        for layer in &mut trace.layers {
            if depth < Depth::Reasons {
                layer.reason = None;
                layer.evidence = None;
                for survey in &mut layer.surveys {
                    if !public_intervals(&self.from, &survey.survey)
                        && let Some(counted) = &mut survey.counted
                    {
                        counted.interval = None;
                    }
                }
            }
            if !others {
                for input in layer.inputs.iter_mut().chain(&mut layer.typed) {
                    input.children.clear();
                }
            }
        }
        Some(trace)
    }

    /// Where the unit has not reached the maximum, largest first; only leaves that may be seen, and their next steps.
    pub(crate) fn not_reached(&self) -> Vec<NotReachedNode> {
        let ran = &self.from.ran;
        let set = &ran.set;
        let all = not_reached(
            set,
            &ran.roster,
            &ran.answers,
            &ran.scored,
            &ran.settings,
            self.unit,
        );
        let mut nodes = all.nodes;
        nodes.retain(|node| match set.find_leaf(&node.criterion) {
            // Its words name inputs.
            Some(leaf) => self.depth_of(leaf) >= Depth::Inputs,
            None => {
                self.depth >= Depth::Inputs && self.sight.of_leaf(&node.criterion) >= Depth::Inputs
            }
        });
        nodes
    }

    /// Whether values of the units below may stand in a parent's trace.
    fn sees_other_units(&self) -> bool {
        self.sight.rank(self.rank_seen()) && self.sight.layers().is_none()
    }

    fn rank_seen(&self) -> Option<u32> {
        self.rank.and_then(|own| own.rank)
    }
}

/// Whether the round shows intervals of this survey to everybody.
fn public_intervals(from: &Computed, survey: &str) -> bool {
    let mut runs = from.ran.surveys.iter();
    runs.find(|run| run.id == survey)
        .is_some_and(|run| run.intervals == survey::ShowIntervals::Public)
}

fn known(from: &Computed) -> Vec<scoring::KnownDifference> {
    let known = from.inputs.known.iter();
    known
        .map(|own| scoring::KnownDifference {
            unit: own.unit.clone(),
            node: own.criterion.clone(),
            published: own.published.clone(),
            part: own.part,
            ratio_digits: own.ratio_digits,
        })
        .collect()
}
