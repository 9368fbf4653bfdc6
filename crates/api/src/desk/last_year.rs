//! What units reached last year on the same leaf, for those who appraise this year's.

use criteria::{CriteriaSet, LeafId};
use points::Exact;
use round::Inputs;
use scoring::Outcome;
use std::collections::BTreeMap;

/// Last year's points of units, by unit and by the code of last year's leaf.
#[derive(Debug, Default)]
pub(crate) struct LastYear {
    /// The name of last year's set: `cchc-xa/2025`.
    set: String,
    points: BTreeMap<(String, String), Exact>,
}

impl LastYear {
    /// Out of last year's round, where the round names one that can be computed.
    pub(crate) fn of(inputs: &Inputs) -> Option<Self> {
        let (ran, _) = round::run(inputs.previous.as_deref()?);
        let ran = ran?;
        let mut own = Self {
            set: ran.set.name(),
            points: BTreeMap::new(),
        };
        for (at, unit) in ran.roster.units().iter().enumerate() {
            for leaf in ran.set.leaf_ids() {
                let score = ran.scored.leaf(at, leaf);
                if score.outcome == Outcome::Points {
                    let code = ran.set.leaf_node(leaf).code.clone();
                    own.points
                        .insert((unit.code.clone(), code), score.points.clone());
                }
            }
        }
        Some(own)
    }

    /// The points of a unit on what this year's leaf goes back to: the one leaf that it follows, or the same leaf of the same set.
    pub(crate) fn points(&self, set: &CriteriaSet, unit: &str, leaf: LeafId) -> Option<&Exact> {
        let code = earlier_code(set, leaf, &self.set)?;
        self.points.get(&(unit.to_owned(), code.to_owned()))
    }
}

/// The code of the one leaf of an earlier set that a leaf goes back to: the one that it follows, or the same leaf where both years have the same set.
pub(crate) fn earlier_code<'s>(
    set: &'s CriteriaSet,
    leaf: LeafId,
    earlier: &str,
) -> Option<&'s str> {
    let node = set.leaf_node(leaf);
    match node.follows.as_slice() {
        _ if set.name() == earlier => Some(&node.code),
        [one] => Some(one.rsplit_once('/').map_or(one.as_str(), |(_, code)| code)),
        _ => None,
    }
}
