//! Answers → records.

use super::{AnswerRow, POINTS, RowCell, RowKind, RowState, value_text};
use crate::Read;
use answers::{Answer, Answers, Layer, NodePoints, Origin, Sources};
use criteria::{CriteriaSet, LeafId, SlotKind};
use units::Roster;

/// Everything that was answered as records: layer by layer, unit by unit in the order of the roster, slot by slot in that of the set, then reasons, evidence and points of inner nodes.
///
/// Nothing stands for an answer that is missing and has no cell.
/// Not here, because the round's folder gives them anew: values counted from survey responses, and what counted in last year's round.
/// A layer in which nothing stands leaves no record.
#[must_use]
pub fn entries_of(read: &Read) -> Vec<AnswerRow> {
    entries_of_answers(&read.set, &read.roster, &read.answers)
}

/// The same of answers with their set and roster.
#[must_use]
pub fn entries_of_answers(set: &CriteriaSet, roster: &Roster, answers: &Answers) -> Vec<AnswerRow> {
    let mut rows = Vec::new();
    for layer in &answers.layers {
        let cx = Cx {
            set,
            layer,
            sources: &answers.sources,
        };
        for (at, unit) in roster.units().iter().enumerate().take(layer.n_units()) {
            let Ok(key) = u32::try_from(at) else { break };
            cx.slots(at, key, &unit.code, &mut rows);
        }
        let code = |unit: u32| roster.get(unit as usize).map(|unit| unit.code.clone());
        for (kind, words) in [
            (RowKind::Reason, &layer.reasons),
            (RowKind::Evidence, &layer.evidence),
        ] {
            for ((unit, leaf), text) in words {
                if let Some(unit) = code(*unit) {
                    rows.push(cx.words(kind, unit, *leaf, text));
                }
            }
        }
        for ((unit, node), points) in &layer.node_points {
            if let Some(unit) = code(*unit) {
                let node = set.node(*node).code.clone();
                rows.push(cx.of_node(unit, node, points));
            }
        }
    }
    rows
}

struct Cx<'a> {
    set: &'a CriteriaSet,
    layer: &'a Layer,
    sources: &'a Sources,
}

impl Cx<'_> {
    fn slots(&self, at: usize, key: u32, unit: &str, rows: &mut Vec<AnswerRow>) {
        for (slot, answer) in self.layer.unit(at).iter().enumerate() {
            let source = self.source(self.layer.origin(at, slot));
            let note = u32::try_from(slot)
                .ok()
                .and_then(|slot| self.layer.notes.get(&(key, slot)));
            if answer.is_missing() && source.is_none() && note.is_none() {
                continue;
            }
            let own = self.set.slots[slot];
            let name = match own.kind {
                SlotKind::Typed => POINTS,
                SlotKind::Input(input) => &self.set.leaf(own.leaf).inputs[usize::from(input)].name,
            };
            let (value, state) = parts(answer);
            rows.push(AnswerRow {
                kind: RowKind::Answer,
                unit: unit.to_owned(),
                leaf: self.set.leaf_node(own.leaf).code.clone(),
                layer: self.layer.kind,
                slot: Some(name.to_owned()),
                value,
                state,
                source,
                text: note.cloned(),
            });
        }
    }

    fn words(&self, kind: RowKind, unit: String, leaf: LeafId, text: &str) -> AnswerRow {
        AnswerRow {
            kind,
            unit,
            leaf: self.set.leaf_node(leaf).code.clone(),
            layer: self.layer.kind,
            slot: None,
            value: None,
            state: None,
            source: None,
            text: Some(text.to_owned()),
        }
    }

    fn of_node(&self, unit: String, node: String, points: &NodePoints) -> AnswerRow {
        let state = points.points.is_none().then_some(RowState::Unreadable);
        AnswerRow {
            kind: RowKind::Answer,
            unit,
            leaf: node,
            layer: self.layer.kind,
            slot: Some(POINTS.to_owned()),
            value: points.points.as_ref().map(ToString::to_string),
            state,
            source: self.source(points.origin),
            text: None,
        }
    }

    fn source(&self, origin: Origin) -> Option<RowCell> {
        if origin.row == 0 {
            return None;
        }
        let (file, sheet) = self.sources.sheets.get(origin.source as usize)?;
        Some(RowCell {
            file: file.clone(),
            sheet: sheet.clone(),
            row: origin.row,
            column: origin.column,
        })
    }
}

fn parts(answer: &Answer) -> (Option<String>, Option<RowState>) {
    match answer {
        Answer::Given(value) => (Some(value_text(value)), None),
        Answer::Missing => (None, Some(RowState::Missing)),
        Answer::NotApplicable => (None, Some(RowState::NotApplicable)),
        Answer::Undefined => (None, Some(RowState::Undefined)),
        Answer::Unreadable => (None, Some(RowState::Unreadable)),
    }
}
