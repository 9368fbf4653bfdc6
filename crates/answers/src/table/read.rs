//! The cells of a plan become answers.

use super::Cx;
use super::bounded::Bounded;
use super::plan::{Entry, Plan, Target};
use super::store::Twice;
use crate::cell::{Asked, CellAt, Texts, cell_text, read_cell};
use crate::{Answer, Answers, NodePoints, Origin};
use criteria::LeafId;
use workbook::Cell;

/// Reads every cell of the plan into the layer; findings in the order of the cells.
pub(super) fn read_entries(
    cx: &Cx<'_>,
    plan: &Plan,
    answers: &mut Answers,
    texts: &mut Texts,
    twice: &mut Twice,
    findings: &mut Bounded,
) {
    let grid = cx.grid;
    let source = answers.sources.index(&grid.file, &grid.sheet);
    let layer = answers.layer_mut(cx.layer, cx.places.len(), cx.set);
    for entry in &plan.entries {
        let Some(cell) = grid.get(entry.row, entry.column) else {
            continue;
        };
        let origin = Origin {
            source,
            row: entry.row,
            column: entry.column,
        };
        let at = cx.at(entry.row, entry.column);
        let unit = entry.unit as usize;
        match entry.target {
            Target::Slot(slot) => {
                let slot = slot as usize;
                let asked = Asked::slot(cx.set, slot, Some(cx.places.code(entry.unit)), at);
                let read = read_cell(cell, &asked, texts);
                if let Some(note) = read.note
                    && let Ok(key) = u32::try_from(slot)
                {
                    layer.notes.insert((entry.unit, key), note);
                }
                if let Some(finding) = read.finding {
                    findings.push_at(cx, finding, at);
                }
                twice.put(layer, unit, slot, read.answer, origin);
            }
            Target::Node(node) => {
                let asked = Asked::points(cx.set, node, Some(cx.places.code(entry.unit)), at);
                let read = read_cell(cell, &asked, texts);
                if let Some(finding) = read.finding {
                    findings.push_at(cx, finding, at);
                }
                let points = match &read.answer {
                    Answer::Given(_) => read.answer.number().cloned(),
                    Answer::Unreadable => None,
                    Answer::Missing | Answer::NotApplicable | Answer::Undefined => continue,
                };
                twice.put_node(layer, entry.unit, node, NodePoints { points, origin });
            }
            Target::Reason(leaf) => {
                add_text(&mut layer.reasons, entry, leaf, cell, at, texts);
            }
            Target::Evidence(leaf) => {
                add_text(&mut layer.evidence, entry, leaf, cell, at, texts);
            }
        }
    }
}

fn add_text(
    texts_of: &mut std::collections::BTreeMap<(u32, LeafId), String>,
    entry: &Entry,
    leaf: LeafId,
    cell: &Cell,
    at: CellAt<'_>,
    texts: &mut Texts,
) {
    let text = cell_text(cell, at, texts);
    let text = text.trim();
    if !text.is_empty() {
        texts_of.insert((entry.unit, leaf), text.to_owned());
    }
}
