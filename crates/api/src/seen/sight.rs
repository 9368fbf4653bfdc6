//! How deep a person sees each unit, with what follows for its figures.

use crate::results::Computed;
use criteria::LayerKind;
use jiff::Timestamp;
use procedure::{Depth, Person, RoundState, Visibility, covers, depth};

/// The sight of one unit of the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sight(pub(super) Visibility);

/// Unit by unit of the roster.
pub(super) fn of_all(
    whole: &Computed,
    person: &Person,
    state: &RoundState,
    now: Timestamp,
) -> Vec<Sight> {
    let units = whole.ran.roster.units().iter();
    units
        .map(|unit| Sight(depth(person, state, &unit.code, now)))
        .collect()
}

/// Whether everything of the unit is seen.
pub(super) fn is_whole(sight: &Sight) -> bool {
    let own = &sight.0;
    own.depth == Depth::Reasons && own.rank && own.only.is_none() && own.layers.is_none()
}

/// Whether the unit's inputs are seen, in all layers, with its rank.
pub(super) fn is_to_inputs(sight: &Sight) -> bool {
    let own = &sight.0;
    own.depth >= Depth::Inputs && own.rank && own.only.is_none() && own.layers.is_none()
}

impl Sight {
    /// Whether anything is seen.
    pub(super) fn any(&self) -> bool {
        self.0.depth > Depth::Nothing
    }

    /// The layers that the unit's own view is computed from.
    pub(super) fn layers(&self) -> Option<&[LayerKind]> {
        self.0.layers.as_deref()
    }

    /// How deep figures of the whole unit are seen: where sight is limited to some leaves, only as deep as what stands around them.
    pub(super) fn of_figures(&self, rank: Option<u32>) -> Depth {
        let own = &self.0;
        let depth = match own.only {
            Some(_) => own.rest,
            None => own.depth,
        };
        if self.in_top(rank) {
            depth.max(Depth::Total)
        } else {
            depth
        }
    }

    /// How deep a leaf is seen.
    pub(super) fn of_leaf(&self, code: &str) -> Depth {
        let own = &self.0;
        match &own.only {
            Some(nodes) if !nodes.iter().any(|node| covers(node, code)) => own.rest,
            _ => own.depth,
        }
    }

    /// Whether rank and figures that depend on other units are seen.
    pub(super) fn rank(&self, rank: Option<u32>) -> bool {
        self.0.rank || self.in_top(rank)
    }

    fn in_top(&self, rank: Option<u32>) -> bool {
        matches!((self.0.top, rank), (Some(top), Some(rank)) if rank <= top)
    }
}
