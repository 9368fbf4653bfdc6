//! What stands in a round at one time: its files, its entries, and the views of them.

use super::{Chain, Refused, Room, findings};
use criteria::{LayerKind, LeafId, ScoredBy};
use jiff::Timestamp;
use procedure::{Action, Appraisal, Current, Entry, Person, Review, RoundState, Standing, Target};
use std::collections::BTreeSet;
use std::sync::Arc;
use store::RoundRow;
use units::Unit;

/// A round as it stands.
#[derive(Debug, Clone)]
pub(crate) struct Look {
    /// Its row.
    pub(crate) row: RoundRow,
    /// Its files.
    pub(crate) room: Arc<Room>,
    /// Its entries, in order.
    pub(crate) entries: Chain,
    /// Stage, deadlines, what is open.
    pub(crate) state: RoundState,
    /// When.
    pub(crate) now: Timestamp,
}

impl Look {
    pub(crate) fn new(row: RoundRow, room: Arc<Room>, entries: Chain, now: Timestamp) -> Self {
        let mut state = RoundState::from_entries(&row.owner, &row.id, &entries, now);
        state.rules = room.inputs.manifest.rules.clone();
        Self {
            row,
            room,
            entries,
            state,
            now,
        }
    }
    /// The latest of each kind at each place.
    pub(crate) fn current(&self) -> Current<'_> {
        Current::of(self.entries.iter())
    }
    /// The same of some units alone, in less time.
    pub(crate) fn current_of(&self, units: &BTreeSet<&str>) -> Current<'_> {
        let of_these = |own: &&Entry| {
            let unit = own.entry.unit.as_deref();
            unit.is_some_and(|unit| units.contains(unit))
        };
        Current::of(self.entries.iter().filter(of_these))
    }
    /// Whether a person may do something here and now.
    pub(crate) fn may(
        &self,
        person: &Person,
        action: Action,
        target: Target<'_>,
    ) -> Result<(), Refused> {
        procedure::may(person, action, target, Some(&self.state), self.now).map_err(Refused::No)
    }
    /// The same as an answer, for what a page offers.
    pub(crate) fn can(&self, person: &Person, action: Action, target: Target<'_>) -> bool {
        self.may(person, action, target).is_ok()
    }
    /// A unit of the roster.
    pub(crate) fn unit(&self, code: &str) -> Result<&Unit, Refused> {
        let unit = self.room.roster.by_code(code);
        unit.ok_or_else(|| findings::no_unit().into())
    }
    /// A leaf of the set.
    pub(crate) fn leaf(&self, code: &str) -> Result<LeafId, Refused> {
        let leaf = self.room.set.find_leaf(code);
        leaf.ok_or_else(|| findings::no_leaf().into())
    }
    /// The units that take part.
    pub(crate) fn units(&self) -> impl Iterator<Item = &Unit> {
        self.room.roster.ranked()
    }
    /// The leaves that units score themselves, by their codes.
    pub(crate) fn self_leaves(&self) -> impl Iterator<Item = &str> {
        let set = &self.room.set;
        set.leaf_ids()
            .filter(|leaf| set.leaf(*leaf).scored == ScoredBy::SelfScore)
            .map(|leaf| set.leaf_node(leaf).code.as_str())
    }
    /// The leaves that are appraised, by their codes, and who scores them first.
    pub(crate) fn appraised_leaves(&self) -> impl Iterator<Item = (&str, ScoredBy)> {
        let set = &self.room.set;
        set.leaf_ids()
            .map(|leaf| (set.leaf_node(leaf).code.as_str(), set.leaf(leaf).scored))
            .filter(|(_, scored)| matches!(scored, ScoredBy::SelfScore | ScoredBy::Appraised))
    }
    /// The names of a leaf's inputs in their order, typed points last.
    pub(crate) fn slots(&self, leaf: LeafId) -> Vec<(usize, &str)> {
        let set = &self.room.set;
        let first = set.typed_slot(leaf) - set.leaf(leaf).inputs.len();
        let inputs = set
            .leaf(leaf)
            .inputs
            .iter()
            .map(|input| input.name.as_str());
        let names = inputs.chain([round::POINTS]);
        names
            .enumerate()
            .map(|(at, name)| (first + at, name))
            .collect()
    }
    /// The turn of appraisal that is written for a unit's leaf now: that of the stage, or of what was opened again.
    pub(crate) fn turn(&self, unit: &str, leaf: &str) -> Option<u8> {
        use procedure::Stage::{FirstAppraisal, SecondAppraisal};
        let open =
            |stage: &procedure::Stage| self.state.is_open(*stage, Some(unit), Some(leaf), self.now);
        [SecondAppraisal, FirstAppraisal]
            .into_iter()
            .find(open)
            .and_then(procedure::Stage::turn)
    }
    /// Whether a leaf of a unit waits for its decision in a turn of appraisal.
    ///
    /// In the first turn: nobody decided, or the self-score was entered anew since. In later ones: a review was granted, or it was entered anew.
    pub(crate) fn waits(&self, current: &Current<'_>, unit: &str, leaf: &str, turn: u8) -> bool {
        let first = current.appraisal(unit, leaf, 1);
        if turn == 1 {
            return matches!(first, Appraisal::Open | Appraisal::Outdated);
        }
        match current.appraisal(unit, leaf, turn) {
            Appraisal::Outdated => true,
            Appraisal::Open => {
                let review = current.leaf(unit, leaf).map(|now| now.review);
                first == Appraisal::Outdated || matches!(review, Some(Review::Granted(_)))
            }
            Appraisal::Accepted | Appraisal::Changed => false,
        }
    }
    /// Whether there is something of a unit's leaf to appraise: its self-score, or the leaf is the appraiser's alone.
    pub(crate) fn is_given(&self, current: &Current<'_>, unit: &str, leaf: &str) -> bool {
        let set = &self.room.set;
        let alone = |leaf| set.leaf(leaf).scored == ScoredBy::Appraised;
        set.find_leaf(leaf).is_some_and(alone) || current.has_leaf(unit, leaf, LayerKind::SelfScore)
    }
    /// Leaves of units that a turn of appraisal still has to decide, as unit and leaf: those that units have scored, and those that are the appraiser's alone.
    pub(crate) fn undecided(&self, current: &Current<'_>, turn: u8) -> Vec<(String, String)> {
        let mut open = Vec::new();
        for unit in self.units() {
            for (leaf, scored) in self.appraised_leaves() {
                let own = LayerKind::SelfScore;
                let is_given =
                    scored != ScoredBy::SelfScore || current.has_leaf(&unit.code, leaf, own);
                if is_given && self.waits(current, &unit.code, leaf, turn) {
                    open.push((unit.code.clone(), leaf.to_owned()));
                }
            }
        }
        open
    }
    /// What the round holds, for a move; with the units named as missing.
    pub(crate) fn standing<'a>(&'a self, missing: &'a BTreeSet<String>) -> Standing<'a> {
        let current = self.current();
        let turn = if self.state.stage <= procedure::Stage::FirstAppraisal {
            1
        } else {
            2
        };
        Standing {
            units: self.units().map(|unit| unit.code.as_str()).collect(),
            missing: missing.iter().map(String::as_str).collect(),
            open_leaves: self
                .undecided(&current, turn)
                .iter()
                .filter(|(unit, _)| !missing.contains(unit))
                .count(),
            waiting_reviews: current.waiting().count(),
            minutes: current.items.len(),
        }
    }
}
