//! The sheet of a form: its columns by their headings, its rows by their keys.

use super::Cx;
use crate::findings::form as found;
use crate::form::identity::located;
use crate::form::key::RowKey;
use crate::form::self_score::{HEADINGS, columns};
use criteria::{CriteriaSet, LeafId};
use finding::Finding;
use std::collections::BTreeMap;
use workbook::{Cell, Grid};

/// A form's sheet.
pub(super) struct FormSheet<'a> {
    pub(super) grid: &'a Grid,
    shift: [u32; HEADINGS.len()],
    rows: BTreeMap<RowKey, u32>,
}

/// The rows of a leaf.
pub(super) struct LeafRows {
    /// State, points, evidence.
    pub(super) top: u32,
    /// By input; `None` where its row is gone.
    pub(super) inputs: Vec<Option<u32>>,
    /// `3.1/on_time`.
    pub(super) missing: Vec<String>,
}

impl<'a> FormSheet<'a> {
    /// The form in this sheet, if it is one: a register or the hidden sheet is none.
    pub(super) fn of(grid: &'a Grid, cx: &Cx<'_>, findings: &mut Vec<Finding>) -> Option<Self> {
        let (_, _, key_column) = located(grid)?;
        let mut rows: BTreeMap<RowKey, u32> = BTreeMap::new();
        for row in &grid.rows {
            let Some(text) = row.get(key_column).and_then(Cell::text) else {
                continue;
            };
            let place = || grid.place(row.number, key_column);
            let Some(key) = RowKey::from_cell(text) else {
                continue;
            };
            let (code, input) = match &key {
                RowKey::Leaf { code, input } => (code, input.as_ref()),
                RowKey::Input { code, input } => (code, Some(input)),
                RowKey::Register { .. } | RowKey::Sheet { .. } | RowKey::Unit { .. } => {
                    return None;
                }
            };
            let leaf = cx.set.find_leaf(code);
            let known = leaf.is_some_and(|leaf| {
                input.is_none_or(|input| cx.set.input_slot(leaf, input).is_some())
            });
            if !known {
                findings.push(found::row_unknown(place(), text));
                continue;
            }
            if let Some(first) = rows.get(&key) {
                findings.push(found::row_twice(
                    place(),
                    grid.place(*first, key_column),
                    code,
                ));
                continue;
            }
            rows.insert(key, row.number);
        }
        let shift = match headings(grid) {
            Some(shift) => shift,
            // The hidden sheet has an identity, but neither headings nor rows.
            None if rows.is_empty() => return None,
            None => beside_the_key(key_column),
        };
        Some(Self { grid, shift, rows })
    }

    /// The cell of one of the form's columns.
    pub(super) fn get(&self, row: u32, column: u32) -> Option<&'a Cell> {
        self.grid.get(row, self.column(column))
    }

    /// Where one of the form's columns stands on this sheet.
    pub(super) fn column(&self, column: u32) -> u32 {
        let index = (column - columns::CODE) as usize;
        self.shift.get(index).copied().unwrap_or(column)
    }

    /// The rows of a leaf; `None` where its first row is gone.
    pub(super) fn leaf(&self, set: &CriteriaSet, leaf: LeafId) -> Option<LeafRows> {
        let code = &set.leaf_node(leaf).code;
        let inputs = &set.leaf(leaf).inputs;
        let first = RowKey::Leaf {
            code: code.clone(),
            input: inputs.first().map(|input| input.name.clone()),
        };
        let top = *self.rows.get(&first)?;
        let mut missing = Vec::new();
        let of_input = |(index, input): (usize, &criteria::Input)| {
            if index == 0 {
                return Some(top);
            }
            let key = RowKey::Input {
                code: code.clone(),
                input: input.name.clone(),
            };
            let row = self.rows.get(&key).copied();
            if row.is_none() {
                missing.push(format!("{code}/{}", input.name));
            }
            row
        };
        let rows = inputs.iter().enumerate().map(of_input).collect();
        Some(LeafRows {
            top,
            inputs: rows,
            missing,
        })
    }
}

/// Columns by the words of the heading row, so that a column put between changes nothing.
fn headings(grid: &Grid) -> Option<[u32; HEADINGS.len()]> {
    let wanted = HEADINGS.map(vietnamese::key);
    grid.rows.iter().take(200).find_map(|row| {
        let texts: Vec<(String, u32)> = row
            .cells
            .iter()
            .filter_map(|cell| Some((vietnamese::key(cell.text()?), cell.column)))
            .collect();
        let columns = wanted.iter().map(|title| {
            let found = texts.iter().find(|(text, _)| text == title);
            found.map(|(_, column)| *column)
        });
        let columns: Option<Vec<u32>> = columns.collect();
        columns?.try_into().ok()
    })
}

/// The columns as they were written, counted back from the key.
fn beside_the_key(key_column: u32) -> [u32; HEADINGS.len()] {
    let mut column = columns::CODE;
    [(); HEADINGS.len()].map(|()| {
        let here = (key_column + column).saturating_sub(columns::KEY).max(1);
        column += 1;
        here
    })
}
