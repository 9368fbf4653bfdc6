//! Criteria that stand in rows: the node or input of each row.

use super::Cx;
use super::codes::by_order;
use super::labels::{Labels, Named};
use super::plan::Target;
use super::rows::is_numbering_row;
use crate::cell::{Texts, cell_text};
use crate::findings::column as found;
use criteria::NodeId;
use finding::Finding;
use std::collections::BTreeMap;
use workbook::{Cell, Value};

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowOf {
    /// A node: a leaf, or an inner node with points of its own.
    Node(NodeId),
    /// An input named by the row.
    Input(Target, NodeId),
}

/// The rows of criteria below a header.
#[derive(Debug, Clone, Default)]
pub(super) struct LeafRows {
    pub(super) rows: BTreeMap<u32, RowOf>,
    pub(super) skipped: BTreeMap<u32, String>,
    pub(super) findings: Vec<Finding>,
}

/// Finds the rows by the label columns (code and title, or one of them), from left to right.
pub(super) fn leaf_rows(
    cx: &Cx<'_>,
    labels: &Labels<'_>,
    label_columns: &[u32],
    header_end: u32,
    texts: &mut Texts,
) -> LeafRows {
    let mut out = LeafRows::default();
    let mut named: Vec<(u32, u32, Vec<NodeId>, bool)> = Vec::new();
    let mut last: Option<NodeId> = None;
    for row in cx.grid.rows.iter().filter(|row| row.number > header_end) {
        if is_numbering_row(row) {
            continue;
        }
        let mut nodes: Option<(u32, Vec<NodeId>, bool)> = None;
        let mut input: Option<Target> = None;
        let mut words = String::new();
        for column in label_columns {
            let Some(cell) = row.get(*column) else {
                continue;
            };
            let (label, text) = label(cx, labels, row.number, cell, last, texts);
            if words.is_empty() {
                words = text;
            }
            match label {
                Named::Nodes {
                    nodes: more,
                    changed,
                    ..
                } => {
                    nodes = Some(match nodes {
                        None => (*column, more, changed),
                        Some((first, known, was_changed)) => {
                            let both: Vec<NodeId> = known
                                .iter()
                                .copied()
                                .filter(|node| more.contains(node))
                                .collect();
                            if both.is_empty() {
                                (first, known, was_changed)
                            } else {
                                (first, both, was_changed)
                            }
                        }
                    });
                }
                Named::Inputs(targets) if targets.len() == 1 && nodes.is_none() => {
                    input = targets.first().copied();
                }
                Named::Inputs(_) | Named::Nothing => {}
            }
        }
        if let Some((column, candidates, changed)) = nodes {
            last = (candidates.len() == 1).then(|| candidates[0]).or(last);
            named.push((row.number, column, candidates, changed));
        } else if let Some(Target::Slot(slot)) = input {
            let leaf = cx.set.slots[slot as usize].leaf;
            let node = cx.set.leaves[leaf.index()];
            out.rows
                .insert(row.number, RowOf::Input(Target::Slot(slot), node));
        } else if !words.is_empty() {
            out.skipped.insert(row.number, words);
        }
    }
    settle(cx, named, &mut out);
    out
}

/// Codes with several readings are told apart by order; those that stay in doubt are not read.
fn settle(cx: &Cx<'_>, named: Vec<(u32, u32, Vec<NodeId>, bool)>, out: &mut LeafRows) {
    let candidates: Vec<Vec<NodeId>> = named.iter().map(|it| it.2.clone()).collect();
    let kept = by_order(&candidates);
    for ((row, column, all, changed), kept) in named.into_iter().zip(kept) {
        let at = cx.at(row, column);
        match kept.as_slice() {
            [node] => {
                out.rows.insert(row, RowOf::Node(*node));
                if changed && !shows(cx, row, column, *node) {
                    out.findings
                        .push(found::code_changed(at, cx.set, *node, &all));
                }
            }
            _ => {
                let finding = found::code_ambiguous(at, cx.set, &all);
                out.findings.push(cx.with_rows(finding, at));
                out.skipped.insert(row, String::new());
            }
        }
    }
}

/// What a cell names, and its words.
pub(super) fn label(
    cx: &Cx<'_>,
    labels: &Labels<'_>,
    row: u32,
    cell: &Cell,
    within: Option<NodeId>,
    texts: &mut Texts,
) -> (Named, String) {
    match &cell.value {
        Value::Text(_) => {
            let text = cell_text(cell, cx.at(row, cell.column), texts)
                .trim()
                .to_owned();
            (labels.text(&text, within), text)
        }
        Value::Number(double) => match points::Exact::from_cell(*double) {
            Ok(number) => (labels.number(&number), number.to_string()),
            Err(_) => (Named::Nothing, String::new()),
        },
        Value::DateSerial(serial) => match vietnamese::date_from_serial(*serial) {
            Some(date) => (labels.date(date), vietnamese::show_date(date)),
            None => (Named::Nothing, String::new()),
        },
        Value::Bool(_) | Value::Error(_) | Value::NotCalculated => (Named::Nothing, String::new()),
    }
}

/// Whether the cell, though a number, reads as the code itself.
fn shows(cx: &Cx<'_>, row: u32, column: u32, node: NodeId) -> bool {
    match cx.grid.get(row, column).map(|cell| &cell.value) {
        Some(Value::Number(double)) => points::Exact::from_cell(*double)
            .is_ok_and(|number| number.to_string() == cx.set.node(node).code),
        Some(Value::Text(_)) => true,
        _ => false,
    }
}
