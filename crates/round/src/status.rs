//! `round status`: who has sent, what is missing.

use crate::Read;
use criteria::{LayerKind, ScoredBy};

/// Where one unit stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitStatus {
    /// Index in the roster.
    pub unit: usize,
    /// Whether a file of the self-score holds the unit and something is filled in: a form as it was handed out is not sent.
    pub sent: bool,
    /// Whether the unit's form is there and nothing in it is filled in.
    pub blank: bool,
    /// Leaves that are the unit's to score and have an answer.
    pub answered: usize,
    /// Leaves that are the unit's to score.
    pub asked: usize,
    /// Codes of those without an answer, in the order of the set.
    pub missing: Vec<String>,
}

/// One row a ranked unit, in the order of the roster. A state such as *Không áp dụng* is an answer.
#[must_use]
pub fn status(read: &Read) -> Vec<UnitStatus> {
    let layer = read.answers.layer(LayerKind::SelfScore);
    let seen = read.seen.get(&LayerKind::SelfScore);
    let units = read.roster.units().iter().enumerate();
    units
        .filter(|(_, unit)| unit.is_ranked())
        .map(|(at, unit)| {
            let own = read.set.leaf_ids().filter(|leaf| {
                let leaf = read.set.leaf(*leaf);
                let applies = leaf.applies_to.is_empty()
                    || leaf.applies_to.iter().any(|to| {
                        *to == unit.kind || *to == unit.code || Some(to) == unit.block.as_ref()
                    });
                leaf.scored == ScoredBy::SelfScore && leaf.rule.key() != "info" && applies
            });
            let own: Vec<_> = own.collect();
            let has = |leaf: &criteria::LeafId| {
                layer.is_some_and(|layer| layer.has_leaf(&read.set, at, *leaf))
            };
            let missing = own.iter().filter(|leaf| !has(leaf));
            let missing: Vec<String> = missing
                .map(|leaf| read.set.leaf_node(*leaf).code.clone())
                .collect();
            let there =
                seen.is_some_and(|seen| u32::try_from(at).is_ok_and(|at| seen.contains(&at)));
            let answered = own.len() - missing.len();
            UnitStatus {
                unit: at,
                sent: there && (answered > 0 || own.is_empty()),
                blank: there && answered == 0 && !own.is_empty(),
                answered,
                asked: own.len(),
                missing,
            }
        })
        .collect()
}
