//! One column a unit: criteria and their inputs stand in rows.

use super::explicit::targets;
use super::labels::Labels;
use super::leaf_rows::{LeafRows, RowOf, leaf_rows};
use super::places::Found;
use super::plan::{Entry, Plan, Target};
use super::question::{Said, points_or_input};
use super::rows::shown;
use super::words;
use super::{Cx, Layout, Mapping, Orientation};
use crate::cell::Texts;
use crate::findings::unit as found;
use finding::Finding;
use std::collections::{BTreeMap, BTreeSet};

/// The plan by a layout: the units' row is given, the criteria's column or rows too.
pub(super) fn plan(
    cx: &Cx<'_>,
    layout: &Layout,
    unit_row: u32,
    criteria: Option<u32>,
    texts: &mut Texts,
) -> Plan {
    let labels = Labels::of(cx.set);
    let mut findings = Vec::new();
    let mut lines = targets(cx, &layout.fields, &mut findings);
    let header_end = layout.header.iter().copied().max().unwrap_or(unit_row);
    let mut skipped = BTreeMap::new();
    if let Some(column) = criteria {
        let rows = leaf_rows(cx, &labels, &[column], header_end, texts);
        let said = Said::of_title(cx, header_end);
        for (row, target) in row_targets(cx, rows, said, &mut findings, &mut skipped) {
            if !layout.fields.contains_key(&row) {
                lines.insert(row, target);
            }
        }
    }
    let after = criteria.unwrap_or(0);
    finish(
        cx,
        unit_row,
        after,
        lines,
        layout.header.clone(),
        findings,
        skipped,
        texts,
    )
}

/// The plan by detection.
pub(super) fn detected(
    cx: &Cx<'_>,
    labels: &Labels<'_>,
    unit_row: u32,
    label_columns: &[u32],
    header: Vec<u32>,
    texts: &mut Texts,
) -> Plan {
    let header_end = header.iter().copied().max().unwrap_or(unit_row);
    let rows = leaf_rows(cx, labels, label_columns, header_end, texts);
    let (mut findings, mut skipped) = (Vec::new(), BTreeMap::new());
    let said = Said::of_title(cx, header_end);
    let lines = row_targets(cx, rows, said, &mut findings, &mut skipped);
    let after = label_columns.iter().copied().max().unwrap_or(0);
    finish(cx, unit_row, after, lines, header, findings, skipped, texts)
}

/// What each row of criteria holds, where the units stand in columns.
fn row_targets(
    cx: &Cx<'_>,
    rows: LeafRows,
    said: Said,
    findings: &mut Vec<Finding>,
    skipped: &mut BTreeMap<u32, String>,
) -> BTreeMap<u32, Target> {
    findings.extend(rows.findings);
    skipped.extend(rows.skipped);
    let with_inputs: BTreeSet<_> = rows
        .rows
        .values()
        .filter_map(|row| match row {
            RowOf::Input(_, node) => Some(*node),
            RowOf::Node(_) => None,
        })
        .collect();
    let mut lines = BTreeMap::new();
    for (row, of) in rows.rows {
        match of {
            RowOf::Input(target, _) => {
                lines.insert(row, target);
            }
            RowOf::Node(node) => {
                let said = if with_inputs.contains(&node) {
                    Said::Points
                } else {
                    said
                };
                let holds = cx.grid.row(row).is_some_and(|row| {
                    row.cells
                        .iter()
                        .any(|cell| !matches!(cell.value, workbook::Value::Text(_)))
                });
                match points_or_input(cx, node, said, cx.at(row, 1)) {
                    Ok(target) => {
                        lines.insert(row, target);
                    }
                    Err(finding) if holds => findings.push(finding),
                    Err(_) => {}
                }
            }
        }
    }
    lines
}

#[expect(
    clippy::too_many_arguments,
    reason = "the parts of one plan, put together in one place"
)]
fn finish(
    cx: &Cx<'_>,
    unit_row: u32,
    after: u32,
    lines: BTreeMap<u32, Target>,
    header: Vec<u32>,
    mut findings: Vec<Finding>,
    skipped: BTreeMap<u32, String>,
    texts: &mut Texts,
) -> Plan {
    let units = unit_columns(cx, unit_row, after, &lines, &mut findings, texts);
    let mut entries = Vec::new();
    for (column, unit) in &units {
        for (row, target) in &lines {
            if cx.grid.get(*row, *column).is_some() {
                entries.push(Entry {
                    unit: *unit,
                    target: *target,
                    row: *row,
                    column: *column,
                });
            }
        }
    }
    entries.sort_by_key(|entry| (entry.row, entry.column));
    Plan {
        entries,
        totals: Vec::new(),
        maxima: Vec::new(),
        mapping: Mapping {
            file: cx.grid.file.clone(),
            sheet: cx.grid.sheet.clone(),
            orientation: Orientation::UnitsInColumns,
            header,
            fields: lines
                .iter()
                .map(|(row, target)| (*row, target.name(cx.set)))
                .collect(),
            units: units.into_iter().collect(),
            totals: BTreeSet::new(),
            skipped,
        },
        findings,
    }
}

fn unit_columns(
    cx: &Cx<'_>,
    unit_row: u32,
    after: u32,
    lines: &BTreeMap<u32, Target>,
    findings: &mut Vec<Finding>,
    texts: &mut Texts,
) -> BTreeMap<u32, u32> {
    let mut units = BTreeMap::new();
    let Some(row) = cx.grid.row(unit_row) else {
        return units;
    };
    for cell in row.cells.iter().filter(|cell| cell.column > after) {
        let written = shown(cx, unit_row, cell, texts);
        let known = words::is_known_and_not_ours(&written)
            || words::is_maximum(&written)
            || words::is_total(&written)
            || words::is_summary(&written)
            || words::is_evidence(&written);
        let holds = lines
            .keys()
            .any(|row| cx.grid.get(*row, cell.column).is_some());
        if written.is_empty() || known || !holds {
            continue;
        }
        let at = cx.at(unit_row, cell.column);
        match cx.places.find(&written, "") {
            Found::One { unit, doubt } => {
                units.insert(cell.column, unit);
                findings.extend(
                    doubt.map(|doubt| found::unit_doubtful(at, &written, cx.places, unit, &doubt)),
                );
            }
            Found::Several(several) => {
                findings.push(found::unit_ambiguous(at, &written, cx.places, &several));
            }
            Found::Differ { code, name } => {
                findings.push(found::unit_code_against_name(at, cx.places, code, name));
            }
            // A second column of titles holds words only; a unit's column holds figures.
            Found::Unknown(near) if near.is_empty() && words_only(cx, cell.column, lines) => {}
            Found::Unknown(near) => {
                findings.push(found::unit_unknown(at, &written, cx.places, &near));
            }
        }
    }
    units
}

/// Whether every cell of the column beside the criteria is a text of six letters or more.
fn words_only(cx: &Cx<'_>, column: u32, lines: &BTreeMap<u32, Target>) -> bool {
    let mut cells = lines.keys().filter_map(|row| cx.grid.get(*row, column));
    cells.all(|cell| {
        let letters = cell
            .text()
            .map_or(0, |text| text.chars().filter(|c| c.is_alphabetic()).count());
        letters >= 6
    })
}
