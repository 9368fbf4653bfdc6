//! An answer goes into the layer, unless one stands there already: nothing is overwritten silently.

use crate::findings::unit as found;
use crate::{Answer, Layer, NodePoints, Origin, Sources};
use criteria::{CriteriaSet, NodeId};
use finding::Finding;
use std::collections::{BTreeMap, BTreeSet};

/// The answers that were given more than once, by unit.
#[derive(Debug, Default)]
pub(super) struct Twice {
    units: BTreeMap<u32, Meeting>,
}

/// Where two answers met.
#[derive(Debug, Default)]
struct Meeting {
    same: Option<(Origin, Origin)>,
    differ: Option<(Origin, Origin)>,
    nodes: BTreeSet<NodeId>,
    slots: BTreeSet<u32>,
}

impl Twice {
    /// Puts an answer; equal ones are one, an empty one gives way, and two different ones are both refused.
    pub(super) fn put(
        &mut self,
        layer: &mut Layer,
        unit: usize,
        slot: usize,
        answer: Answer,
        origin: Origin,
    ) {
        let before = layer.origin(unit, slot);
        if before.row == 0 || layer.get(unit, slot).is_missing() {
            layer.set_at(unit, slot, answer, origin);
            return;
        }
        if answer.is_missing() {
            return;
        }
        let meeting = self.of(unit);
        if *layer.get(unit, slot) == answer {
            meeting.same.get_or_insert((before, origin));
        } else {
            let slot_key = u32::try_from(slot).unwrap_or(u32::MAX);
            meeting.differ.get_or_insert((before, origin));
            meeting.slots.insert(slot_key);
            layer.set_at(unit, slot, Answer::Unreadable, before);
        }
    }

    /// The same for points of an inner node.
    pub(super) fn put_node(
        &mut self,
        layer: &mut Layer,
        unit: u32,
        node: NodeId,
        points: NodePoints,
    ) {
        match layer.node_points.get_mut(&(unit, node)) {
            None => {
                layer.node_points.insert((unit, node), points);
            }
            Some(before) if before.points == points.points => {
                let met = (before.origin, points.origin);
                self.of(unit as usize).same.get_or_insert(met);
            }
            Some(before) => {
                before.points = None;
                let met = (before.origin, points.origin);
                let meeting = self.of(unit as usize);
                meeting.differ.get_or_insert(met);
                meeting.nodes.insert(node);
            }
        }
    }

    fn of(&mut self, unit: usize) -> &mut Meeting {
        let unit = u32::try_from(unit).unwrap_or(u32::MAX);
        self.units.entry(unit).or_default()
    }

    /// One finding for each unit that was given twice, in the order of the roster.
    pub(super) fn findings(self, cx: &Ends<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (unit, meeting) in self.units {
            let place = |origin: Origin| cx.sources.place(origin);
            let mut leaves: Vec<String> = Vec::new();
            for slot in &meeting.slots {
                let leaf = cx.set.slots[*slot as usize].leaf;
                leaves.push(cx.set.leaf_node(leaf).code.clone());
            }
            leaves.extend(
                meeting
                    .nodes
                    .iter()
                    .map(|node| cx.set.node(*node).code.clone()),
            );
            leaves.dedup();
            let (code, name) = (cx.places.code(unit), cx.places.name(unit));
            if let Some((before, now)) = meeting.differ
                && let (Some(before), Some(now)) = (place(before), place(now))
            {
                findings.push(found::unit_twice(code, &name, &leaves, before, now));
            } else if let Some((before, now)) = meeting.same
                && let (Some(before), Some(now)) = (place(before), place(now))
            {
                findings.push(found::unit_repeated(code, &name, before, now));
            }
        }
        findings
    }
}

/// What the closing findings look things up in.
pub(super) struct Ends<'a> {
    pub(super) set: &'a CriteriaSet,
    pub(super) places: &'a super::places::Places<'a>,
    pub(super) sources: &'a Sources,
}
