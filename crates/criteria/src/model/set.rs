//! The whole of what one decision issued for one level and one year.

use crate::{
    Amendment, Band, IndexBase, LayerKind, LeafId, Node, NodeId, NodeKind, Ranking, Rounding,
    Section, Stands,
};
use jiff::civil::Date;
use points::Exact;
use std::collections::BTreeMap;

/// How far the file may be relied on; printed on every result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// `official`: carries the issued text.
    Official,
    /// `reconstructed`: worked out from published figures.
    Reconstructed,
    /// `sample`: illustrative (bộ tiêu chí minh họa).
    Sample,
}

/// The level of units a set is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// `commune`.
    Commune,
    /// `district`.
    District,
    /// `department`.
    Department,
    /// `province`.
    Province,
}

/// A legal basis: `[basis.A]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// The letter that sources name it by.
    pub key: String,
    /// `title`.
    pub title: String,
    /// `number`, where known.
    pub number: Option<String>,
    /// `issued`, where known.
    pub issued: Option<Date>,
    /// Line of the file, from 1.
    pub line: u32,
}

/// What a slot of an answer sheet holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SlotKind {
    /// The leaf's input with this index.
    Input(u16),
    /// The points typed for the leaf.
    Typed,
}

/// One place on every unit's answer sheet. The slots of a leaf stand together, inputs first, typed points last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The leaf.
    pub leaf: LeafId,
    /// Which of its values.
    pub kind: SlotKind,
}

/// Holidays and make-up days of one year: `criteria/calendars/<year>.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// The year.
    pub year: i16,
    /// Days off besides Saturday and Sunday.
    pub holidays: Vec<Date>,
    /// Saturdays or Sundays that are worked.
    pub make_up: Vec<Date>,
    /// The decision or notice that says so.
    pub source: String,
}

/// A checked criteria set. It can only be had from the reader, so its tree, sums and references hold.
///
/// Order of `nodes` is the order of the file; a parent stands before its children; bonus and penalty nodes follow those of the base.
#[derive(Debug, Clone)]
pub struct CriteriaSet {
    /// `format`.
    pub format: u32,
    /// `id`, such as `qd766`.
    pub id: String,
    /// `year`.
    pub year: i16,
    /// `levels`.
    pub levels: Vec<Level>,
    /// `title`.
    pub title: String,
    /// `title-en`.
    pub title_en: Option<String>,
    /// `notice`: a sentence that stands on every output beside the status.
    pub notice: Option<String>,
    /// `total`: maximum points of the base, bonus and penalty apart.
    pub total: Exact,
    /// `status`.
    pub status: Status,
    /// `final`: per leaf the first of these layers stands.
    pub final_layers: Vec<LayerKind>,
    /// `stands`.
    pub stands: Stands,
    /// `[rounding]`.
    pub rounding: Rounding,
    /// `[ranking]`.
    pub ranking: Ranking,
    /// `[index] base`.
    pub index_base: IndexBase,
    /// `[[band]]`, highest first.
    pub bands: Vec<Band>,
    /// `[basis.*]`, in file order.
    pub basis: Vec<Basis>,
    /// All nodes; [`NodeId`] is an index.
    pub nodes: Vec<Node>,
    /// The leaves in file order; [`LeafId`] is an index into this list.
    pub leaves: Vec<NodeId>,
    /// The first level of the base, in file order.
    pub roots: Vec<NodeId>,
    /// `[bonus]`, where there is one.
    pub bonus: Option<Section>,
    /// `[penalty]`, where there is one.
    pub penalty: Option<Section>,
    /// Every place of an answer sheet, leaf by leaf.
    pub slots: Vec<Slot>,
    /// First slot of each leaf, by [`LeafId`].
    pub first_slot: Vec<u32>,
    /// Calendars that the deadlines need, by year.
    pub calendars: BTreeMap<i16, Calendar>,
    /// The amendments in force, in the order applied; none in most sets.
    pub amendments: Vec<Amendment>,
    /// Amendments that were at hand and are not in force yet: their day and file, in order.
    pub not_yet: Vec<(Date, String)>,
    /// Files whose lines stand behind those of `file`: the first line of each, and its path. See [`CriteriaSet::at`].
    pub amending_files: Vec<(u32, String)>,
    /// The file, as given to the reader.
    pub file: String,
    /// SHA-256 over the file (and the amendments in force and the calendars that it uses), lower-case hex.
    pub digest: String,
}

impl CriteriaSet {
    /// The node.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }
    /// The node of a leaf.
    #[must_use]
    pub fn leaf_node(&self, id: LeafId) -> &Node {
        self.node(self.leaves[id.index()])
    }
    /// The leaf's own part: inputs, rule, policies.
    #[must_use]
    pub fn leaf(&self, id: LeafId) -> &crate::Leaf {
        match &self.leaf_node(id).kind {
            NodeKind::Leaf(leaf) => leaf,
            NodeKind::Inner { .. } => {
                unreachable!("`leaves` holds only leaves; the reader builds it so")
            }
        }
    }
    /// All leaves, in file order.
    pub fn leaf_ids(&self) -> impl ExactSizeIterator<Item = LeafId> + use<> {
        (0..u32::try_from(self.leaves.len()).unwrap_or(u32::MAX)).map(LeafId)
    }
    /// The node with this code.
    #[must_use]
    pub fn find(&self, code: &str) -> Option<NodeId> {
        self.nodes
            .iter()
            .position(|node| node.code == code)
            .map(NodeId::from_index)
    }
    /// The leaf with this code.
    #[must_use]
    pub fn find_leaf(&self, code: &str) -> Option<LeafId> {
        let leaf = |id: &LeafId| self.leaf_node(*id).code == code;
        self.leaf_ids().find(leaf)
    }
    /// Number of slots on an answer sheet.
    #[must_use]
    pub fn n_slots(&self) -> usize {
        self.slots.len()
    }
    /// The slot of an input of a leaf, by its name.
    #[must_use]
    pub fn input_slot(&self, leaf: LeafId, input: &str) -> Option<usize> {
        let index = self
            .leaf(leaf)
            .inputs
            .iter()
            .position(|own| own.name == input)?;
        Some(self.first_slot[leaf.index()] as usize + index)
    }
    /// The slot of the leaf's typed points.
    #[must_use]
    pub fn typed_slot(&self, leaf: LeafId) -> usize {
        self.first_slot[leaf.index()] as usize + self.leaf(leaf).inputs.len()
    }
    /// `qd766/2026`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}/{}", self.id, self.year)
    }
}
