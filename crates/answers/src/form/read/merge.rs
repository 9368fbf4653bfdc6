//! What a form said goes into the layer; nothing that stands there is overwritten silently.

use super::Cx;
use super::leaf::ReadLeaf;
use super::sheet::FormSheet;
use crate::findings::form as found;
use crate::{Answer, Answers, Origin};
use criteria::LayerKind;
use finding::{Finding, Place};

/// Puts the answers of a unit; a second form with the same answers is ignored with a note, one with others makes the differing answers unreadable.
pub(super) fn merge(
    answers: &mut Answers,
    layer: LayerKind,
    n_units: usize,
    unit: usize,
    cx: &Cx<'_>,
    sheet: &FormSheet<'_>,
    read: Vec<ReadLeaf>,
) -> Vec<Finding> {
    let set = cx.set;
    let source = answers.sources.index(&sheet.grid.file, &sheet.grid.sheet);
    let sources = answers.sources.clone();
    let target = answers.layer_mut(layer, n_units, set);
    let was_there = set.leaf_ids().any(|leaf| target.has_leaf(set, unit, leaf));
    let Ok(unit_key) = u32::try_from(unit) else {
        return Vec::new();
    };
    let mut differing = Vec::new();
    let mut first_place = None;
    for leaf in read.iter().filter(|leaf| !leaf.is_empty()) {
        for (slot, answer, row, column) in &leaf.answers {
            let before = target.get(unit, *slot).clone();
            let origin = Origin {
                source,
                row: *row,
                column: *column,
            };
            if before.is_missing() {
                target.set_at(unit, *slot, answer.clone(), origin);
            } else if before != *answer && !answer.is_missing() {
                let code = &set.leaf_node(leaf.leaf).code;
                if !differing.contains(code) {
                    differing.push(code.clone());
                }
                first_place = first_place.or_else(|| sources.place(target.origin(unit, *slot)));
                target.set_at(unit, *slot, Answer::Unreadable, target.origin(unit, *slot));
            }
        }
        for (slot, note) in &leaf.notes {
            if let Ok(slot) = u32::try_from(*slot) {
                target.notes.insert((unit_key, slot), note.clone());
            }
        }
        if let Some(evidence) = &leaf.evidence {
            target
                .evidence
                .entry((unit_key, leaf.leaf))
                .or_insert_with(|| evidence.clone());
        }
    }
    let place = Place::sheet(&sheet.grid.file, &sheet.grid.sheet);
    if !differing.is_empty() {
        return vec![found::two_forms(
            place,
            first_place,
            &cx.unit.code,
            &differing,
        )];
    }
    if was_there {
        return vec![found::form_again(place, &cx.unit.code)];
    }
    Vec::new()
}
