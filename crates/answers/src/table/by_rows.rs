//! A sheet with one row a unit, as it was recognised: its header, its columns of units, one table or several side by side.

use super::header;
use super::labels::{Labels, Named};
use super::leaf_rows::label;
use super::plan::Plan;
use super::rows::{UnitColumns, is_numbering_row, unit_rows};
use super::seen::Seen;
use super::{Cx, explicit, words};
use crate::cell::Texts;
use crate::findings::sheet as found;
use finding::Finding;
use std::collections::BTreeSet;
use workbook::{Cell, Row, Value};

/// Units in rows: the header ends above the first unit below a heading.
pub(super) fn in_rows(
    cx: &Cx<'_>,
    labels: &Labels<'_>,
    seen: &Seen,
    texts: &mut Texts,
    findings: &mut Vec<Finding>,
) -> Option<Plan> {
    let place = || cx.place();
    let blocks = unit_blocks(seen);
    let telling = |row: &u32| {
        let units = seen.units_of_row.get(row).map_or(0, BTreeSet::len);
        seen.headings.get(row).copied().unwrap_or(0) > 0 && units <= 1
    };
    let first = seen
        .tops
        .iter()
        .find(|row| telling(row))
        .copied()
        .or_else(|| seen.headings.keys().find(|row| telling(row)).copied())
        .or_else(|| codes_above_units(cx, labels, seen));
    let unit_columns: BTreeSet<u32> = blocks
        .iter()
        .flat_map(|at| [at.name, at.code])
        .flatten()
        .collect();
    let data = first.and_then(|first| {
        let is_data = |row: &&Row| {
            let here = row
                .cells
                .iter()
                .filter(|cell| unit_columns.contains(&cell.column));
            row.number > first
                && !is_numbering_row(row)
                && here.clone().any(|cell| {
                    let at = (row.number, cell.column);
                    seen.unit_cells.contains(&at)
                        || seen.number_cells.contains(&at)
                            && seen.codes_in.contains_key(&cell.column)
                        || cell
                            .text()
                            .is_some_and(|text| words::is_total(text) || words::is_maximum(text))
                        || !telling(&row.number) && holds_figures(row, cell.column)
                })
        };
        cx.grid.rows.iter().find(is_data).map(|row| row.number)
    });
    let (Some(first), Some(data)) = (first, data) else {
        findings.push(found::not_recognised(
            place(),
            "không có hàng tiêu đề với mã hoặc tên tiêu chí",
            "it has no header with codes or titles of criteria",
        ));
        return None;
    };
    // A header may begin above the heading of the units, where that is merged downwards or stands low.
    let mut top = first;
    for row in seen.headings.keys().rev().filter(|row| **row < first) {
        if telling(row) && top - row <= 2 {
            top = *row;
        }
    }
    let header: Vec<u32> = cx
        .grid
        .rows
        .iter()
        .filter(|row| (top..data).contains(&row.number) && !is_numbering_row(row))
        .filter(|row| telling(&row.number) || row.cells.len() >= 2)
        .map(|row| row.number)
        .collect();
    let blocks = header::blocks(cx, &header, &blocks, texts);
    let mut plans: Option<Plan> = None;
    for block in &blocks {
        let columns = header::columns(cx, labels, &header, *block, data - 1, texts, findings);
        let held: BTreeSet<u32> = columns.keys().copied().collect();
        let rows = unit_rows(cx, block.units, &held, data - 1, texts);
        let plan = explicit::in_rows(cx, &columns, rows, header.clone());
        plans = Some(match plans {
            None => plan,
            Some(before) => joined(before, plan),
        });
    }
    if plans
        .as_ref()
        .is_some_and(|plan| plan.mapping.fields.is_empty())
        && findings.is_empty()
    {
        findings.push(found::not_recognised(
            place(),
            "tiêu đề không có mã hoặc tên tiêu chí nào của bộ tiêu chí",
            "the header holds no code or title of the set",
        ));
    }
    plans
}

/// The row above the first unit, where it holds nothing but numbers that are codes.
fn codes_above_units(cx: &Cx<'_>, labels: &Labels<'_>, seen: &Seen) -> Option<u32> {
    let first_unit = seen.unit_cells.iter().map(|(row, _)| *row).next()?;
    let above = cx
        .grid
        .rows
        .iter()
        .rev()
        .find(|row| row.number < first_unit)?;
    let is_code = |cell: &Cell| {
        let mut ignored = Texts::default();
        let (named, _) = label(cx, labels, above.number, cell, None, &mut ignored);
        matches!(named, Named::Nodes { .. })
    };
    (above.cells.len() >= 2 && above.cells.iter().all(is_code)).then_some(above.number)
}

/// Whether something right of the unit is a figure: then the row is data, whatever name it bears.
fn holds_figures(row: &Row, after: u32) -> bool {
    row.cells
        .iter()
        .filter(|cell| cell.column > after)
        .any(|cell| match &cell.value {
            Value::Text(text) => words::is_number_like(text),
            _ => true,
        })
}

/// The columns of units: one table, or several side by side with other units in each.
fn unit_blocks(seen: &Seen) -> Vec<UnitColumns> {
    let mut blocks: Vec<UnitColumns> = Vec::new();
    let mut taken: BTreeSet<u32> = BTreeSet::new();
    let mut by_size: Vec<(&u32, &BTreeSet<u32>)> = seen.names_in.iter().collect();
    by_size.sort_by_key(|(column, units)| (usize::MAX - units.len(), **column));
    let largest = by_size.first().map_or(0, |(_, units)| units.len());
    for (column, units) in by_size {
        if blocks.is_empty()
            || units.len() >= 2 && units.len() * 4 >= largest && units.is_disjoint(&taken)
        {
            taken.extend(units);
            blocks.push(UnitColumns {
                name: Some(*column),
                code: None,
            });
        }
    }
    // A column of codes belongs to the names beside it.
    for (column, units) in &seen.codes_in {
        let near = blocks
            .iter_mut()
            .filter(|block| block.code.is_none())
            .filter(|block| block.name.is_some_and(|name| name.abs_diff(*column) <= 2))
            .find(|block| {
                block.name.is_some_and(|name| {
                    units.len() >= 2
                        || seen
                            .names_in
                            .get(&name)
                            .is_some_and(|named| named.len() <= 2)
                })
            });
        if let Some(block) = near {
            block.code = Some(*column);
        } else if blocks.is_empty() {
            blocks.push(UnitColumns {
                name: None,
                code: Some(*column),
            });
        }
    }
    blocks.sort_by_key(|block| block.name.or(block.code));
    blocks
}

fn joined(mut before: Plan, plan: Plan) -> Plan {
    before.entries.extend(plan.entries);
    before
        .entries
        .sort_by_key(|entry| (entry.row, entry.column));
    before.totals.extend(plan.totals);
    before.maxima.extend(plan.maxima);
    before.findings.extend(plan.findings);
    before.mapping.fields.extend(plan.mapping.fields);
    before.mapping.units.extend(plan.mapping.units);
    before.mapping.totals.extend(plan.mapping.totals);
    before.mapping.skipped.extend(plan.mapping.skipped);
    before
}
