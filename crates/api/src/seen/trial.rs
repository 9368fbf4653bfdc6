//! A unit's own points as they stand, and as they would be with other answers: computed over a copy of its own answers, nothing of it is stored.
//!
//! Only the unit's own layers count (self-score, and appraisal where the unit may see it), the newest first, whatever the set lets stand in the end; leaves whose points depend on other units are left out.
//! Where points of other leaves are lent (those of a published round), they stand as typed points.

use super::row::SeenRow;
use answers::{Answer, Answers};
use criteria::{CriteriaSet, LayerKind, LeafId, ScoredBy};
use points::Exact;
use procedure::Depth;
use scoring::{LeafScore, NotReachedNode, Outcome, Scored, Settings, not_reached, score};
use std::collections::BTreeMap;
use units::Roster;

/// Other answers: by leaf, the slots of the set with what would stand in each.
pub(crate) type Changes = BTreeMap<LeafId, Vec<(usize, Answer)>>;

/// Where lent points stand: behind every own layer.
const LENT: LayerKind = LayerKind::Council;

/// What a unit's own answers, or a copy of them, come to.
pub(crate) struct Trial {
    set: CriteriaSet,
    roster: Roster,
    answers: Answers,
    scored: Scored,
    settings: Settings,
    /// By leaf, whether it may be seen and depends on nobody else.
    own: Vec<bool>,
}

impl SeenRow {
    /// Scores a copy of the unit's own answers with `changes` in place of what stands in their leaves; `lent` are points for leaves that the unit does not answer. `None` where inputs may not be seen.
    ///
    /// In a changed leaf what is not named stays as self-scored. Seconds for large sets: for a thread of its own.
    pub(crate) fn trial(&self, changes: &Changes, lent: &BTreeMap<LeafId, Exact>) -> Option<Trial> {
        let ran = &self.from.ran;
        let mut set = ran.set.clone();
        let own: Vec<bool> = set
            .leaf_ids()
            .map(|leaf| !self.from.relative[leaf.index()] && self.depth_of(leaf) >= Depth::Inputs)
            .collect();
        if !own.contains(&true) {
            return None;
        }
        let mut unit = ran.roster.get(self.unit)?.clone();
        unit.parent = None;
        let roster = Roster::new(vec![unit]);
        let mut answers = Answers::default();
        answers
            .counted_before
            .clone_from(&ran.answers.counted_before);
        let is_own = |kind| match self.sight.layers() {
            Some(layers) => layers.contains(&kind),
            None => matches!(kind, LayerKind::SelfScore | LayerKind::Appraised(_)),
        };
        for from in ran.answers.layers.iter().filter(|own| is_own(own.kind)) {
            let to = answers.layer_mut(from.kind, 1, &set);
            for leaf in set.leaf_ids().filter(|leaf| own[leaf.index()]) {
                if from.kind != LayerKind::SelfScore && changes.contains_key(&leaf) {
                    continue;
                }
                for slot in slots(&set, leaf) {
                    to.set(0, slot, from.get(self.unit, slot).clone());
                }
            }
        }
        let changed = answers.layer_mut(LayerKind::SelfScore, 1, &set);
        for (leaf, given) in changes.iter().filter(|(leaf, _)| own[leaf.index()]) {
            let of_leaf = slots(&set, *leaf);
            for (slot, answer) in given.iter().filter(|(slot, _)| of_leaf.contains(slot)) {
                changed.set(0, *slot, answer.clone());
            }
        }
        let borrowed = answers.layer_mut(LENT, 1, &set);
        for (leaf, points) in lent {
            borrowed.set(0, set.typed_slot(*leaf), Answer::from(points.clone()));
        }
        set.final_layers = vec![LayerKind::Appraised(0), LayerKind::SelfScore, LENT];
        let (scored, _) = score(&set, &roster, &answers, &ran.settings);
        Some(Trial {
            set,
            roster,
            answers,
            scored,
            settings: ran.settings,
            own,
        })
    }
}

fn slots(set: &CriteriaSet, leaf: LeafId) -> std::ops::RangeInclusive<usize> {
    set.first_slot[leaf.index()] as usize..=set.typed_slot(leaf)
}

impl Trial {
    /// The leaves that the unit answers itself: scored by it, or answered in one of its layers.
    pub(crate) fn is_own(&self, leaf: LeafId) -> bool {
        self.own[leaf.index()]
            && (self.set.leaf(leaf).scored == ScoredBy::SelfScore
                || self.layer(leaf).is_some_and(|layer| layer != LENT))
    }

    /// The layer that stands.
    pub(crate) fn layer(&self, leaf: LeafId) -> Option<LayerKind> {
        self.scored.layer_of(0, leaf)?.kind
    }

    /// What a leaf comes to.
    pub(crate) fn leaf(&self, leaf: LeafId) -> &LeafScore {
        self.scored.leaf(0, leaf)
    }

    /// Points of all leaves together, lent ones too, with bonus and penalty as the set caps them.
    pub(crate) fn total(&self) -> &Exact {
        &self.scored.summaries[0].total
    }

    /// The index in percent over the applicable maximum.
    pub(crate) fn index(&self) -> &Exact {
        &self.scored.summaries[0].index
    }

    /// The applicable maximum of the leaves of the base that the unit answers itself.
    pub(crate) fn own_max(&self) -> Exact {
        let own = self.set.leaf_ids().filter(|leaf| {
            self.is_own(*leaf) && self.set.leaf_node(*leaf).part == criteria::Part::Base
        });
        own.map(|leaf| self.scored.leaf_max(&self.set, 0, leaf))
            .sum()
    }

    /// Own leaves of the base below their maximum, largest first.
    pub(crate) fn not_reached(&self) -> Vec<NotReachedNode> {
        let all = not_reached(
            &self.set,
            &self.roster,
            &self.answers,
            &self.scored,
            &self.settings,
            0,
        );
        let mut nodes = all.nodes;
        nodes.retain(|node| {
            let leaf = self.set.find_leaf(&node.criterion);
            leaf.is_some_and(|leaf| self.is_own(leaf))
        });
        nodes
    }

    /// Leaves of the base that nobody answered and nothing was lent for.
    pub(crate) fn open(&self) -> usize {
        let leaves = self.set.leaf_ids();
        let open = leaves.filter(|leaf| {
            let outcome = self.leaf(*leaf).outcome;
            self.set.leaf_node(*leaf).part == criteria::Part::Base
                && self.layer(*leaf).is_none()
                && matches!(
                    outcome,
                    Outcome::Points | Outcome::Incomplete | Outcome::Blank
                )
        });
        open.count()
    }
}
