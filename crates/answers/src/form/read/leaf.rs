//! The rows of a leaf become its answers.

use super::Cx;
use super::registers::Registers;
use super::sheet::{FormSheet, LeafRows};
use crate::Answer;
use crate::cell::{Asked, CellAt, Texts, cell_text, read_cell};
use crate::findings::form as found;
use crate::form::self_score::{columns, step};
use crate::form::state;
use criteria::{InputKind, LeafId};
use finding::Finding;
use workbook::{Cell, Format};

/// What a leaf's rows say: answers by slot with their cells, notes, and the evidence.
pub(super) struct ReadLeaf {
    pub(super) leaf: LeafId,
    /// Slot, answer, row, column.
    pub(super) answers: Vec<(usize, Answer, u32, u32)>,
    pub(super) notes: Vec<(usize, String)>,
    pub(super) evidence: Option<String>,
}

pub(super) fn read(
    cx: &Cx<'_>,
    sheet: &FormSheet<'_>,
    leaf: LeafId,
    rows: &LeafRows,
    registers: &Registers,
    texts: &mut Texts,
    findings: &mut Vec<Finding>,
) -> ReadLeaf {
    let set = cx.set;
    let it = set.leaf(leaf);
    let code = &set.leaf_node(leaf).code;
    let first = set.first_slot[leaf.index()] as usize;
    let mut out = ReadLeaf {
        leaf,
        answers: Vec::new(),
        notes: Vec::new(),
        evidence: text(sheet, rows.top, columns::EVIDENCE, texts),
    };
    let value_column = sheet.column(columns::VALUE);
    // Whether the live formula saw the same values as we do.
    let mut plain = !it.inputs.is_empty();
    for (index, input) in it.inputs.iter().enumerate() {
        let Some(row) = rows.inputs[index] else {
            plain = false;
            continue;
        };
        if input.kind == InputKind::Items {
            plain = false;
            if let Some((answer, row, column)) = registers.get(code, &input.name) {
                out.answers.push((first + index, answer, row, column));
            }
            continue;
        }
        let Some(cell) = filled(sheet.get(row, columns::VALUE)) else {
            plain = false;
            continue;
        };
        let at = at(sheet, row, value_column);
        let asked = Asked::slot(set, first + index, Some(&cx.unit.code), at);
        let read = read_cell(cell, &asked, texts);
        plain &= is_plain(cell, &input.kind) && matches!(read.answer, Answer::Given(_));
        findings.extend(read.finding);
        out.notes
            .extend(read.note.map(|note| (first + index, note)));
        out.answers
            .push((first + index, read.answer, row, value_column));
    }
    typed(cx, sheet, leaf, rows, plain, texts, findings, &mut out);
    chosen(cx, sheet, rows, texts, findings, &mut out);
    out
}

/// The points: typed ones, or the saved result of the live formula where it can be compared.
#[expect(
    clippy::too_many_arguments,
    reason = "one step of the reader above, apart for its length"
)]
fn typed(
    cx: &Cx<'_>,
    sheet: &FormSheet<'_>,
    leaf: LeafId,
    rows: &LeafRows,
    plain: bool,
    texts: &mut Texts,
    findings: &mut Vec<Finding>,
    out: &mut ReadLeaf,
) {
    let set = cx.set;
    let column = sheet.column(columns::POINTS);
    let Some(cell) = filled(sheet.get(rows.top, columns::POINTS)) else {
        return;
    };
    let chosen = text(sheet, rows.top, columns::STATE, texts).is_some();
    if cell.formula {
        let comparable = plain && !chosen && set.rounding.leaf.is_some();
        if !comparable || !matches!(cell.value, workbook::Value::Number(_)) {
            return;
        }
    }
    let slot = set.typed_slot(leaf);
    let asked = Asked::slot(set, slot, Some(&cx.unit.code), at(sheet, rows.top, column));
    let mut read = read_cell(cell, &asked, texts);
    if let (Some(points), Some(step)) = (read.answer.number(), step(&set.leaf(leaf).rule))
        && !is_multiple(points, step)
    {
        let place = sheet.grid.place(rows.top, column);
        let code = &set.leaf_node(leaf).code;
        findings.push(found::off_step(
            place,
            code,
            Some(&cx.unit.code),
            points,
            step,
        ));
        read.answer = Answer::Unreadable;
    }
    findings.extend(read.finding);
    out.notes.extend(read.note.map(|note| (slot, note)));
    out.answers.push((slot, read.answer, rows.top, column));
}

/// The chosen state stands for every input of the leaf, or for its points where it has none.
fn chosen(
    cx: &Cx<'_>,
    sheet: &FormSheet<'_>,
    rows: &LeafRows,
    texts: &mut Texts,
    findings: &mut Vec<Finding>,
    out: &mut ReadLeaf,
) {
    let set = cx.set;
    let Some(words) = text(sheet, rows.top, columns::STATE, texts) else {
        return;
    };
    let code = &set.leaf_node(out.leaf).code;
    let column = sheet.column(columns::STATE);
    let place = sheet.grid.place(rows.top, column);
    let first = set.first_slot[out.leaf.index()] as usize;
    let typed = set.typed_slot(out.leaf);
    let slots = if first == typed {
        first..=typed
    } else {
        first..=typed - 1
    };
    let has_value = out
        .answers
        .iter()
        .any(|(_, answer, _, _)| !answer.is_missing());
    let Some(answer) = state::read(&words) else {
        findings.push(found::state_unknown(place, code, &words));
        if !has_value {
            out.answers = slots
                .map(|slot| (slot, Answer::Unreadable, rows.top, column))
                .collect();
        }
        return;
    };
    if has_value {
        findings.push(found::state_and_value(place, set, code, &words));
        out.answers = slots
            .map(|slot| (slot, Answer::Unreadable, rows.top, column))
            .collect();
        return;
    }
    out.answers = slots
        .map(|slot| (slot, answer.clone(), rows.top, column))
        .collect();
}

/// Whether the points are a whole number of steps.
pub(crate) fn is_multiple(points: &points::Exact, step: &points::Exact) -> bool {
    points
        .over(step)
        .is_none_or(|steps| steps.to_integer().is_some())
}

/// A cell that says something: blanks that a program left behind are nothing.
pub(crate) fn filled(cell: Option<&Cell>) -> Option<&Cell> {
    cell.filter(|cell| cell.text().is_none_or(|text| !text.trim().is_empty()))
}

fn is_plain(cell: &Cell, kind: &InputKind) -> bool {
    match (&cell.value, kind) {
        (workbook::Value::Number(_), InputKind::Date) => false,
        (workbook::Value::Number(_), _) => cell.format != Format::Percent,
        (workbook::Value::DateSerial(_), InputKind::Date) => true,
        (workbook::Value::Text(_), InputKind::YesNo | InputKind::Level(_)) => true,
        _ => false,
    }
}

fn at<'a>(sheet: &FormSheet<'a>, row: u32, column: u32) -> CellAt<'a> {
    CellAt {
        file: &sheet.grid.file,
        sheet: &sheet.grid.sheet,
        row,
        column,
    }
}

/// The text of a cell, trimmed; a number typed where words are wanted is given as it is.
fn text(sheet: &FormSheet<'_>, row: u32, column: u32, texts: &mut Texts) -> Option<String> {
    let cell = filled(sheet.get(row, column))?;
    let text = match &cell.value {
        workbook::Value::Text(_) => cell_text(cell, at(sheet, row, sheet.column(column)), texts)
            .trim()
            .to_owned(),
        workbook::Value::Number(number) | workbook::Value::DateSerial(number) => {
            points::Exact::from_cell(*number)
                .map_or_else(|_| number.to_string(), |exact| exact.to_string())
        }
        _ => return None,
    };
    Some(text)
}

impl ReadLeaf {
    /// Whether a value was given at all.
    pub(super) fn is_empty(&self) -> bool {
        self.evidence.is_none()
            && self
                .answers
                .iter()
                .all(|(_, answer, _, _)| matches!(answer, Answer::Missing))
    }
}
