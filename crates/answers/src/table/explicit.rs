//! A layout of the manifest becomes a plan.

use super::plan::{Entry, Plan, Target, TotalCell, leaf_of};
use super::rows::{UnitColumns, UnitRows, unit_rows};
use super::{Cx, Field, Layout, Mapping, Orientation, UnitsAt};
use crate::cell::Texts;
use crate::findings::layout as found;
use finding::{Finding, Place};
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
            let rows = unit_rows(cx, at, &held, header_end, texts);
            let mut plan = in_rows(cx, &columns, rows, layout.header.clone());
            plan.findings.splice(0..0, findings);
            plan
        }
        UnitsAt::Columns { row, criteria } => {
            super::transposed::plan(cx, layout, *row, *criteria, texts)
        }
        UnitsAt::Sheets { criteria, unit } => {
            super::one_unit::plan(cx, layout, *criteria, unit.as_deref(), texts)
        }
    }
}

/// The fields as targets; what the set does not hold is a finding.
pub(super) fn targets(
    cx: &Cx<'_>,
    fields: &BTreeMap<u32, Field>,
    findings: &mut Vec<Finding>,
) -> BTreeMap<u32, Target> {
    let place = || Place::sheet(&cx.grid.file, &cx.grid.sheet);
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
    let mut entries = Vec::with_capacity(rows.units.len() * columns.len());
    let mut totals = Vec::new();
    let in_table: BTreeSet<u32> = rows.units.iter().map(|(_, unit)| *unit).collect();
    let parents: BTreeSet<u32> = in_table
        .iter()
        .filter_map(|unit| cx.places.parent(*unit))
        .collect();
    for (row, unit) in &rows.units {
        for (column, target) in columns {
            entries.push(Entry {
                unit: *unit,
                target: *target,
                row: *row,
                column: *column,
            });
            if parents.contains(unit) {
                totals.push(TotalCell {
                    own: Some(*unit),
                    target: *target,
                    row: *row,
                    column: *column,
                });
            }
        }
    }
    for row in &rows.totals {
        totals.extend(columns.iter().map(|(column, target)| TotalCell {
            own: None,
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
        findings: rows.findings,
    }
}
