//! Which rows a node takes.

use super::SelfScoreForm;
use criteria::{LeafId, NodeId, NodeKind, Part};
use std::collections::BTreeMap;

/// The rows of a node: one, or as many as a leaf has inputs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    pub(super) node: NodeId,
    pub(super) leaf: Option<LeafId>,
    pub(super) top: u32,
    pub(super) bottom: u32,
}

/// Where everything stands.
pub(super) struct Plan {
    pub(super) heading_row: u32,
    pub(super) blocks: Vec<Block>,
    /// The row of the base's total.
    pub(super) total_row: u32,
    /// Rows that head bonus and penalty.
    pub(super) section_rows: BTreeMap<u8, u32>,
    pub(super) last_row: u32,
    tops: BTreeMap<NodeId, u32>,
}

/// Key of `section_rows`.
pub(super) const BONUS: u8 = 1;
pub(super) const PENALTY: u8 = 2;
/// Title, set, unit, remark, progress, headings.
const HEADING_ROW: u32 = 6;

impl Plan {
    pub(super) fn of(form: &SelfScoreForm<'_>) -> Self {
        let set = form.set;
        let leaf_of: BTreeMap<NodeId, LeafId> = set
            .leaf_ids()
            .map(|leaf| (set.leaves[leaf.index()], leaf))
            .collect();
        let mut plan = Self {
            heading_row: HEADING_ROW,
            blocks: Vec::new(),
            total_row: 0,
            section_rows: BTreeMap::new(),
            last_row: HEADING_ROW,
            tops: BTreeMap::new(),
        };
        plan.nodes(form, &leaf_of, Part::Base);
        plan.total_row = plan.next();
        for (part, key, there) in [
            (Part::Bonus, BONUS, set.bonus.is_some()),
            (Part::Penalty, PENALTY, set.penalty.is_some()),
        ] {
            if there {
                let row = plan.next();
                plan.section_rows.insert(key, row);
                plan.nodes(form, &leaf_of, part);
            }
        }
        plan
    }

    fn next(&mut self) -> u32 {
        self.last_row += 1;
        self.last_row
    }

    fn nodes(&mut self, form: &SelfScoreForm<'_>, leaf_of: &BTreeMap<NodeId, LeafId>, part: Part) {
        for (index, node) in form
            .set
            .nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| node.part == part)
        {
            let id = NodeId::from_index(index);
            let leaf = leaf_of.get(&id).copied();
            let rows = match (&node.kind, leaf) {
                (NodeKind::Leaf(it), Some(leaf)) if form.is_filled(leaf) => it.inputs.len().max(1),
                _ => 1,
            };
            let top = self.next();
            self.last_row += u32::try_from(rows - 1).unwrap_or(0);
            self.tops.insert(id, top);
            self.blocks.push(Block {
                node: id,
                leaf,
                top,
                bottom: self.last_row,
            });
        }
    }

    /// The first row of a node.
    pub(super) fn top(&self, node: NodeId) -> Option<u32> {
        self.tops.get(&node).copied()
    }
}
