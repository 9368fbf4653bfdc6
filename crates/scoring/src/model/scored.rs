//! The scores of a whole round.

use crate::LeafScore;
use criteria::{CriteriaSet, LayerKind, LeafId, NodeId, Policy};
use jiff::civil::Date;
use points::Exact;

/// What scoring has to know besides set and answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The round's `as-of`.
    pub as_of: Date,
    /// Whether the period still runs: then the next step is shown.
    pub running: bool,
}

/// Points and applicable maximum of an inner node.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NodeScore {
    /// Sum of what stands below, rounded where the set rounds fields.
    pub points: Exact,
    /// Maximum less what was dropped.
    pub max: Exact,
    /// Whether nothing below is incomplete.
    pub complete: bool,
}

/// One layer, or the final one: units × leaves, and units × inner nodes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LayerScores {
    /// `None` for the final layer.
    pub kind: Option<LayerKind>,
    /// Unit by unit, leaf by leaf.
    pub leaves: Vec<LeafScore>,
    /// Unit by unit, inner node by inner node in the order of [`Scored::inner`].
    pub nodes: Vec<NodeScore>,
}

/// The result of one unit in the final layer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UnitSummary {
    /// Whether the unit has a complete result; else it is listed apart.
    pub complete: bool,
    /// Points of the base, rounded as the set says.
    pub points: Exact,
    /// The applicable maximum of the base.
    pub max: Exact,
    /// Capped bonus.
    pub bonus: Exact,
    /// Capped penalty, a positive number.
    pub penalty: Exact,
    /// The total, rounded as the set says.
    pub total: Exact,
    /// The index in percent, rounded as the set says.
    pub index: Exact,
    /// The total before the last rounding.
    pub total_exact: Exact,
    /// The index before the last rounding.
    pub index_exact: Exact,
    /// What the points would be over the full maximum: the other total, where something was dropped.
    pub total_undropped: Exact,
    /// Points of the base in layer self, where the unit has any there.
    pub self_points: Option<Exact>,
    /// Points of the base in each round of appraisal, in order.
    pub appraised: Vec<Option<Exact>>,
    /// Points of the survey leaves that stand, where the set has any.
    pub survey: Option<Exact>,
    /// Points of the base that stand and are not from surveys.
    pub without_survey: Exact,
    /// Leaves that were dropped, rescaled or spread, with the policy.
    pub dropped: Vec<(LeafId, Policy)>,
}

/// The scores of a round. Units are indices into the roster, leaves and nodes those of the set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scored {
    /// Number of units.
    pub n_units: usize,
    /// Number of leaves.
    pub n_leaves: usize,
    /// The inner nodes in file order: columns of [`LayerScores::nodes`].
    pub inner: Vec<NodeId>,
    /// Layer by layer, as in the answers.
    pub layers: Vec<LayerScores>,
    /// What stands.
    pub standing: LayerScores,
    /// Unit by unit, leaf by leaf: index into `layers` of the layer that stands, 255 for none.
    pub from_layer: Vec<u8>,
    /// Unit by unit.
    pub summaries: Vec<UnitSummary>,
    /// What peer-relative leaves were set against, by leaf, rule and block.
    pub peers: Vec<crate::PeerBlock>,
}

impl Scored {
    /// The standing score of a unit's leaf.
    #[must_use]
    pub fn leaf(&self, unit: usize, leaf: LeafId) -> &LeafScore {
        &self.standing.leaves[unit * self.n_leaves + leaf.index()]
    }
    /// The standing score of an inner node.
    #[must_use]
    pub fn inner_node(&self, unit: usize, node: NodeId) -> Option<&NodeScore> {
        let column = self.inner.iter().position(|own| *own == node)?;
        self.standing.nodes.get(unit * self.inner.len() + column)
    }
    /// The layer that stands for a unit's leaf.
    #[must_use]
    pub fn layer_of(&self, unit: usize, leaf: LeafId) -> Option<&LayerScores> {
        self.layers.get(usize::from(
            *self.from_layer.get(unit * self.n_leaves + leaf.index())?,
        ))
    }
    /// Points and applicable maximum of any node, leaf or inner, in the final layer; `None` where it takes no part.
    #[must_use]
    pub fn node_points(
        &self,
        set: &CriteriaSet,
        unit: usize,
        node: NodeId,
    ) -> Option<(Exact, Exact)> {
        if let Some(score) = self.inner_node(unit, node) {
            return Some((score.points.clone(), score.max.clone()));
        }
        let leaf = set
            .leaves
            .iter()
            .position(|own| *own == node)
            .map(LeafId::from_index)?;
        let score = self.leaf(unit, leaf);
        matches!(score.outcome, crate::Outcome::Points)
            .then(|| (score.points.clone(), self.leaf_max(set, unit, leaf)))
    }

    /// The maximum of a leaf for a unit in the final layer: that of the set, with its share of what siblings have spread; zero where the leaf itself is out.
    #[must_use]
    pub fn leaf_max(&self, set: &CriteriaSet, unit: usize, leaf: LeafId) -> Exact {
        let leaves = &self.standing.leaves[unit * self.n_leaves..(unit + 1) * self.n_leaves];
        let max = &set.leaf_node(leaf).max;
        match leaves[leaf.index()].outcome {
            crate::Outcome::Dropped | crate::Outcome::Rescaled | crate::Outcome::Spread => {
                Exact::ZERO
            }
            _ if leaves
                .iter()
                .any(|leaf| leaf.outcome == crate::Outcome::Spread) =>
            {
                crate::engine::factor_of(set, leaves, leaf.index())
                    .times(&max.to_fraction())
                    .into()
            }
            _ => max.clone(),
        }
    }
}
