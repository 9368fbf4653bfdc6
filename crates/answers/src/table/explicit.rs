//! A layout of the manifest becomes a plan.

use super::plan::{Entry, Plan, Target, TotalCell, leaf_of};
use super::rows::{UnitColumns, UnitRows, unit_rows};
use super::{Cx, Field, Layout, Mapping, Orientation, TotalRow, UnitsAt};
use crate::cell::Texts;
use crate::findings::layout as found;
use finding::Finding;
use std::collections::{BTreeMap, BTreeSet};

/// The plan of a sheet by its layout.
pub(super) fn plan(cx: &Cx<'_>, layout: &Layout, texts: &mut Texts) -> Plan {
    let header_end = layout.header.iter().copied().max().unwrap_or(0);
    match &layout.units {
        UnitsAt::Rows { name, code } => {
            let mut findings = Vec::new();
            let columns = targets(cx, &layout.fields, &mut findings);
            let at = UnitColumns {
                name: *name,
                code: *code,
            };
            let held = columns.keys().copied().collect();
            let mut rows = unit_rows(cx, at, &held, header_end, texts);
            by_total_row(cx, layout.total_row, &mut rows);
            let mut plan = in_rows(cx, &columns, rows, layout.header.clone());
            plan.findings.splice(0..0, findings);
            plan
        }
        UnitsAt::Columns { row, criteria } => {
            super::transposed::plan(cx, layout, *row, *criteria, texts)
        }
        UnitsAt::Register(_) => {
            unreachable!("a register is read by its own reader before any plan is made")
        }
        UnitsAt::Sheets { criteria, unit } => {
            super::one_unit::plan(cx, layout, *criteria, unit.as_deref(), texts)
        }
    }
}

/// What the manifest says of the row of totals, where the words alone say less.
fn by_total_row(cx: &Cx<'_>, total_row: TotalRow, rows: &mut UnitRows) {
    let parents: BTreeSet<u32> = rows
        .units
        .iter()
        .filter_map(|(_, unit)| cx.places.parent(*unit))
        .collect();
    match total_row {
        // `Toàn tỉnh` is the row of the one parent.
        TotalRow::Own => {
            let present = |parent: &u32| rows.units.iter().any(|(_, unit)| unit == parent);
            let absent: Vec<u32> = parents.iter().copied().filter(|up| !present(up)).collect();
            let totals: Vec<u32> = rows.totals.iter().copied().collect();
            if let ([parent], [row]) = (absent.as_slice(), totals.as_slice()) {
                rows.units.push((*row, *parent));
                rows.units.sort_unstable();
                rows.totals.clear();
            }
        }
        // A row named after the parent holds sums all the same.
        TotalRow::Sum => {
            let (sums, units) = rows
                .units
                .iter()
                .partition(|(_, unit)| parents.contains(unit));
            rows.units = units;
            let sums: Vec<(u32, u32)> = sums;
            rows.totals.extend(sums.iter().map(|(row, _)| *row));
            rows.sums_of.extend(sums);
        }
        TotalRow::None => {}
    }
}

/// The fields as targets; what the set does not hold is a finding.
pub(super) fn targets(
    cx: &Cx<'_>,
    fields: &BTreeMap<u32, Field>,
    findings: &mut Vec<Finding>,
) -> BTreeMap<u32, Target> {
    let place = || cx.place();
    let mut targets = BTreeMap::new();
    for (line, field) in fields {
        let (code, input) = match field {
            Field::Points(code) | Field::Reason(code) | Field::Evidence(code) => (code, None),
            Field::Input(code, input) => (code, Some(input)),
            _ => continue,
        };
        let Some(node) = cx.set.find(code) else {
            findings.push(found::unknown_criterion(place(), cx.set, code));
            continue;
        };
        let leaf = leaf_of(cx.set, node);
        let target = match (field, leaf) {
            (Field::Reason(_), Some(leaf)) => Some(Target::Reason(leaf)),
            (Field::Evidence(_), Some(leaf)) => Some(Target::Evidence(leaf)),
            (Field::Points(_), _) => Some(Target::points(cx.set, node)),
            (Field::Input(..), Some(leaf)) => input
                .and_then(|input| cx.set.input_slot(leaf, input))
                .map(Target::slot),
            _ => None,
        };
        match target {
            Some(target) => {
                targets.insert(*line, target);
            }
            None => findings.push(found::unknown_input(
                place(),
                cx.set,
                node,
                leaf,
                input.map(String::as_str),
            )),
        }
    }
    targets
}

/// Rows × columns as entries; own rows of parents and rows of sums as totals.
pub(super) fn in_rows(
    cx: &Cx<'_>,
    columns: &BTreeMap<u32, Target>,
    rows: UnitRows,
    header: Vec<u32>,
) -> Plan {
    let mut entries = Vec::new();
    let mut totals = Vec::new();
    let in_table: BTreeSet<u32> = rows.units.iter().map(|(_, unit)| *unit).collect();
    let parents: BTreeSet<u32> = in_table
        .iter()
        .filter_map(|unit| cx.places.parent(*unit))
        .collect();
    for (row, unit) in &rows.units {
        let cells = cx.grid.row(*row).map_or(&[][..], |row| &row.cells);
        for cell in cells {
            let Some(target) = columns.get(&cell.column) else {
                continue;
            };
            entries.push(Entry {
                unit: *unit,
                target: *target,
                row: *row,
                column: cell.column,
            });
            if parents.contains(unit) {
                totals.push(TotalCell {
                    own: Some(*unit),
                    sum_of: None,
                    target: *target,
                    row: *row,
                    column: cell.column,
                });
            }
        }
    }
    for row in &rows.totals {
        totals.extend(columns.iter().map(|(column, target)| TotalCell {
            own: None,
            sum_of: rows.sums_of.get(row).copied(),
            target: *target,
            row: *row,
            column: *column,
        }));
    }
    let mut maxima = Vec::new();
    for row in &rows.maxima {
        for (column, target) in columns {
            let node = match target {
                Target::Node(node) => Some(*node),
                Target::Slot(slot) => {
                    let leaf = cx.set.slots[*slot as usize].leaf;
                    (cx.set.typed_slot(leaf) == *slot as usize).then(|| cx.set.leaves[leaf.index()])
                }
                _ => None,
            };
            maxima.extend(node.map(|node| (node, *row, *column)));
        }
    }
    let mapping = Mapping {
        file: cx.grid.file.clone(),
        sheet: cx.grid.sheet.clone(),
        orientation: Orientation::UnitsInRows,
        header,
        fields: columns
            .iter()
            .map(|(column, target)| (*column, target.name(cx.set)))
            .collect(),
        units: rows.units.iter().copied().collect(),
        totals: rows.totals,
        skipped: rows.skipped,
    };
    Plan {
        entries,
        totals,
        maxima,
        mapping,
        findings: rows.findings.finish(&cx.place()),
    }
}
