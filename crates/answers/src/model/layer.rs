//! Layers of answers, units × slots, side by side.

use crate::{Answer, Origin, Sources, SurveyFigure};
use criteria::{CriteriaSet, LayerKind, LeafId, NodeId};
use points::Exact;
use std::collections::{BTreeMap, BTreeSet};

/// Points published for an inner node, where its leaves have no inputs (`imported-when`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodePoints {
    /// The points, or `None` where the cell could not be read.
    pub points: Option<Exact>,
    /// The cell.
    pub origin: Origin,
}

/// One layer: for every unit of the roster (by its index there) and every slot of the set, one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// Which layer; `Appraised(1)` is the first round of appraisal.
    pub kind: LayerKind,
    n_slots: usize,
    values: Vec<Answer>,
    origins: Vec<Origin>,
    /// Why an appraiser changed a leaf, or what a unit explained.
    pub reasons: BTreeMap<(u32, LeafId), String>,
    /// What an answer's cell said besides its value: a displayed percentage, a note behind a number.
    pub notes: BTreeMap<(u32, u32), String>,
    /// The evidence that the unit named for a leaf.
    pub evidence: BTreeMap<(u32, LeafId), String>,
    /// Points of inner nodes.
    pub node_points: BTreeMap<(u32, NodeId), NodePoints>,
}

impl Layer {
    /// An empty layer: everything missing. Origins take memory only once one is set.
    #[must_use]
    pub fn new(kind: LayerKind, n_units: usize, set: &CriteriaSet) -> Self {
        Self {
            kind,
            n_slots: set.n_slots(),
            values: vec![Answer::Missing; n_units * set.n_slots()],
            origins: Vec::new(),
            reasons: BTreeMap::new(),
            notes: BTreeMap::new(),
            evidence: BTreeMap::new(),
            node_points: BTreeMap::new(),
        }
    }
    /// Number of units.
    #[must_use]
    pub fn n_units(&self) -> usize {
        self.values.len().checked_div(self.n_slots).unwrap_or(0)
    }
    /// A unit's answers, slot by slot.
    #[must_use]
    pub fn unit(&self, unit: usize) -> &[Answer] {
        &self.values[unit * self.n_slots..(unit + 1) * self.n_slots]
    }
    /// One answer.
    #[must_use]
    pub fn get(&self, unit: usize, slot: usize) -> &Answer {
        &self.values[unit * self.n_slots + slot]
    }
    /// Where an answer was read.
    #[must_use]
    pub fn origin(&self, unit: usize, slot: usize) -> Origin {
        self.origins
            .get(unit * self.n_slots + slot)
            .copied()
            .unwrap_or_default()
    }
    /// Sets an answer without a cell.
    pub fn set(&mut self, unit: usize, slot: usize, answer: Answer) {
        self.values[unit * self.n_slots + slot] = answer;
    }
    /// Sets an answer with its cell.
    pub fn set_at(&mut self, unit: usize, slot: usize, answer: Answer, origin: Origin) {
        if self.origins.is_empty() {
            self.origins = vec![Origin::default(); self.values.len()];
        }
        let index = unit * self.n_slots + slot;
        self.values[index] = answer;
        self.origins[index] = origin;
    }
    /// Whether the unit has answered anything of this leaf here.
    #[must_use]
    pub fn has_leaf(&self, set: &CriteriaSet, unit: usize, leaf: LeafId) -> bool {
        let first = set.first_slot[leaf.index()] as usize;
        (first..=set.typed_slot(leaf)).any(|slot| !self.get(unit, slot).is_missing())
    }
}

/// All answers of a round.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answers {
    /// Each kind once; order: self, appraised 1, 2, …, survey, imported, council.
    pub layers: Vec<Layer>,
    /// Files and sheets.
    pub sources: Sources,
    /// Ids of items that counted in the previous round, by leaf code.
    pub counted_before: BTreeMap<String, BTreeSet<String>>,
    /// What stands behind values of the survey layer that were counted from responses, by unit and slot; of a group of options at its first slot.
    pub surveys: BTreeMap<(u32, u32), SurveyFigure>,
}

impl Answers {
    /// The layer of this kind.
    #[must_use]
    pub fn layer(&self, kind: LayerKind) -> Option<&Layer> {
        self.layers.iter().find(|layer| layer.kind == kind)
    }
    /// The layer of this kind, added empty where there is none.
    pub fn layer_mut(&mut self, kind: LayerKind, n_units: usize, set: &CriteriaSet) -> &mut Layer {
        let index = match self.layers.iter().position(|layer| layer.kind == kind) {
            Some(index) => index,
            None => {
                let index = self
                    .layers
                    .iter()
                    .position(|layer| layer.kind > kind)
                    .unwrap_or(self.layers.len());
                self.layers.insert(index, Layer::new(kind, n_units, set));
                index
            }
        };
        &mut self.layers[index]
    }
}
