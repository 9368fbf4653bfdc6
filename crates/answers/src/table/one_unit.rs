//! One unit a sheet or a file: criteria in rows, and a column each for points, values, reasons and evidence.

use super::labels::Labels;
use super::leaf_rows::{RowOf, leaf_rows};
use super::places::Found;
use super::plan::{Entry, Plan, Target, leaf_of};
use super::question::{Said, points_or_input};
use super::sheet_unit::unit_of_sheet;
use super::words::{self, PointsWord};
use super::{Cx, Field, Layout, Mapping, Orientation};
use crate::cell::{Texts, cell_text};
use crate::findings::{layout as found_layout, sheet};
use criteria::{LayerKind, NodeId};
use finding::Finding;
use std::collections::{BTreeMap, BTreeSet};

/// What a column holds for the criterion of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Holds {
    Points,
    Input(Option<String>),
    Reason,
    Evidence,
    Maximum,
}

/// The plan by a layout.
pub(super) fn plan(
    cx: &Cx<'_>,
    layout: &Layout,
    criteria: u32,
    unit: Option<&str>,
    texts: &mut Texts,
) -> Plan {
    let labels = Labels::of(cx.set);
    let columns = layout
        .fields
        .iter()
        .filter_map(|(column, field)| {
            let holds = match field {
                Field::RowPoints => Holds::Points,
                Field::RowInput(name) => Holds::Input(name.clone()),
                Field::RowReason => Holds::Reason,
                Field::RowEvidence => Holds::Evidence,
                _ => return None,
            };
            Some((*column, holds))
        })
        .collect();
    let mut findings = Vec::new();
    let unit = match unit {
        Some(unit) => match cx.places.find(unit, "") {
            Found::One { unit, .. } => Some(unit),
            Found::Several(_) | Found::Differ { .. } | Found::Unknown(_) => {
                findings.push(found_layout::unknown_unit(cx.place(), unit));
                None
            }
        },
        None => unit_of_sheet(
            cx,
            layout.header.iter().copied().min().unwrap_or(1),
            texts,
            &mut findings,
        ),
    };
    finish(
        cx,
        &labels,
        &[criteria],
        layout.header.clone(),
        columns,
        unit,
        findings,
        texts,
    )
}

/// The plan by detection: `header` rows hold the headings of the columns.
pub(super) fn detected(
    cx: &Cx<'_>,
    labels: &Labels<'_>,
    label_columns: &[u32],
    header: Vec<u32>,
    texts: &mut Texts,
) -> Plan {
    let mut findings = Vec::new();
    let first = header.iter().copied().min().unwrap_or(1);
    let unit = unit_of_sheet(cx, first, texts, &mut findings);
    let columns = headings(cx, label_columns, &header, texts);
    finish(
        cx,
        labels,
        label_columns,
        header,
        columns,
        unit,
        findings,
        texts,
    )
}

/// What the headings say; the layer decides which of several columns of points is taken.
fn headings(
    cx: &Cx<'_>,
    label_columns: &[u32],
    header: &[u32],
    texts: &mut Texts,
) -> BTreeMap<u32, Holds> {
    let mut columns = BTreeMap::new();
    for number in header {
        let Some(row) = cx.grid.row(*number) else {
            continue;
        };
        for cell in row
            .cells
            .iter()
            .filter(|cell| !label_columns.contains(&cell.column))
        {
            let text = cell_text(cell, cx.at(*number, cell.column), texts);
            let holds = if words::is_maximum(&text) {
                Holds::Maximum
            } else if words::is_evidence(&text) {
                Holds::Evidence
            } else if words::is_reason(&text) {
                Holds::Reason
            } else if words::is_value(&text) {
                Holds::Input(None)
            } else if let Some(word) = words::points_word(&text) {
                if !of_layer(word, cx.layer) {
                    continue;
                }
                Holds::Points
            } else {
                continue;
            };
            columns.insert(cell.column, holds);
        }
    }
    columns
}

/// Whether a heading of points speaks of this layer.
pub(super) fn of_layer(word: PointsWord, layer: LayerKind) -> bool {
    match word {
        PointsWord::Any => true,
        PointsWord::OwnScore => layer == LayerKind::SelfScore,
        PointsWord::Appraised(turn) => match layer {
            LayerKind::Appraised(own) => turn.is_none_or(|turn| turn == own),
            _ => false,
        },
        PointsWord::Survey => layer == LayerKind::Survey,
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "the parts of one plan, put together in one place"
)]
fn finish(
    cx: &Cx<'_>,
    labels: &Labels<'_>,
    label_columns: &[u32],
    header: Vec<u32>,
    columns: BTreeMap<u32, Holds>,
    unit: Option<u32>,
    mut findings: Vec<Finding>,
    texts: &mut Texts,
) -> Plan {
    let header_end = header.iter().copied().max().unwrap_or(0);
    let rows = leaf_rows(cx, labels, label_columns, header_end, texts);
    findings.extend(rows.findings);
    if columns.is_empty() && unit.is_some() {
        findings.push(sheet::not_recognised(
            cx.place(),
            "không có cột điểm hoặc cột số liệu",
            "no column of points or values",
        ));
    }
    let mut fields = BTreeMap::new();
    let (mut entries, mut maxima) = (Vec::new(), Vec::new());
    for (row, of) in &rows.rows {
        for (column, holds) in &columns {
            if cx.grid.get(*row, *column).is_none() {
                continue;
            }
            if let (Holds::Maximum, RowOf::Node(node)) = (holds, of) {
                maxima.push((*node, *row, *column));
                continue;
            }
            match target(cx, *of, holds, *row, *column) {
                Ok(Some(target)) => {
                    fields.insert(*row, target.name(cx.set));
                    entries.extend(unit.map(|unit| Entry {
                        unit,
                        target,
                        row: *row,
                        column: *column,
                    }));
                }
                Ok(None) => {}
                Err(finding) => findings.push(finding),
            }
        }
    }
    Plan {
        entries,
        totals: Vec::new(),
        maxima,
        mapping: Mapping {
            file: cx.grid.file.clone(),
            sheet: cx.grid.sheet.clone(),
            orientation: Orientation::OneUnit,
            header,
            fields,
            units: unit.map(|unit| (0, unit)).into_iter().collect(),
            totals: BTreeSet::new(),
            skipped: rows.skipped,
        },
        findings,
    }
}

/// What the cell of a row and column answers. Points of inner nodes are sums here and are not taken.
fn target(
    cx: &Cx<'_>,
    of: RowOf,
    holds: &Holds,
    row: u32,
    column: u32,
) -> Result<Option<Target>, Finding> {
    let node = match of {
        RowOf::Input(target, _) => {
            return Ok(match holds {
                Holds::Input(None) => Some(target),
                _ => None,
            });
        }
        RowOf::Node(node) => node,
    };
    let Some(leaf) = leaf_of(cx.set, node) else {
        return Ok(None);
    };
    Ok(match holds {
        Holds::Points => Some(Target::points(cx.set, node)),
        Holds::Reason => Some(Target::Reason(leaf)),
        Holds::Evidence => Some(Target::Evidence(leaf)),
        Holds::Maximum => None,
        Holds::Input(Some(name)) => cx.set.input_slot(leaf, name).map(Target::slot),
        Holds::Input(None) => value(cx, node, row, column)?,
    })
}

/// A value beside a criterion's own name: its only input, or a finding.
fn value(cx: &Cx<'_>, node: NodeId, row: u32, column: u32) -> Result<Option<Target>, Finding> {
    points_or_input(cx, node, Said::Inputs, cx.at(row, column)).map(Some)
}
