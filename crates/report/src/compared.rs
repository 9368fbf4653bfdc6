//! Self against appraised, like with like: only criteria that have both figures.

use crate::ResultContext;
use criteria::{LayerKind, LeafId, Part};
use points::Exact;

/// Sums over the criteria of the base that the unit scored and an appraiser scored too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Compared {
    /// Self-scored points.
    pub(crate) own: Exact,
    /// Points of the last appraisal that has any, criterion by criterion.
    pub(crate) appraised: Exact,
    /// Criteria whose two figures differ.
    pub(crate) changed: usize,
}

impl ResultContext<'_> {
    /// `None` where no criterion has both figures: what only an appraiser scores would make every appraisal look higher.
    pub(crate) fn compared(&self, unit: usize) -> Option<Compared> {
        let both = self.set.leaf_ids().filter_map(|leaf| {
            let in_base = self.set.leaf_node(leaf).part == Part::Base;
            let own = self.layer_points(unit, leaf, LayerKind::SelfScore)?;
            let last = self.last_appraised(unit, leaf)?;
            in_base.then_some((own, last))
        });
        both.fold(None, |sum, (own, last)| {
            let sum = sum.unwrap_or(Compared {
                own: Exact::ZERO,
                appraised: Exact::ZERO,
                changed: 0,
            });
            Some(Compared {
                own: sum.own.plus(own),
                appraised: sum.appraised.plus(last),
                changed: sum.changed + usize::from(own != last),
            })
        })
    }

    /// The points of the highest round of appraisal that has any for the leaf.
    fn last_appraised(&self, unit: usize, leaf: LeafId) -> Option<&Exact> {
        let layers = self.scored.layers.iter().rev();
        let kinds = layers.filter_map(|layer| layer.kind);
        kinds
            .filter(|kind| matches!(kind, LayerKind::Appraised(_)))
            .find_map(|kind| self.layer_points(unit, leaf, kind))
    }
}
