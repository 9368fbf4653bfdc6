//! Header cells over a table with one row a unit: each column's texts from top to bottom, and what they name together.

use super::codes::by_order;
use super::detect::within;
use super::labels::{Labels, Named};
use super::leaf_rows::label;
use super::one_unit::of_layer;
use super::plan::{Target, leaf_of};
use super::question::{Said, points_or_input};
use super::rows::{UnitColumns, shown};
use super::{Cx, words};
use crate::cell::Texts;
use crate::findings::column as found;
use criteria::{InputKind, LeafId, NodeId};
use finding::Finding;
use std::collections::{BTreeMap, BTreeSet};
use workbook::{Cell, Value};

/// One of the tables that stand side by side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    pub(super) units: UnitColumns,
    pub(super) first: u32,
    pub(super) last: u32,
}

/// The columns of each block: it begins at its units, or at the numbering before them, and ends before the next.
pub(super) fn blocks(
    cx: &Cx<'_>,
    header: &[u32],
    units: &[UnitColumns],
    texts: &mut Texts,
) -> Vec<Block> {
    let start = |at: &UnitColumns, texts: &mut Texts| {
        let own = at.name.into_iter().chain(at.code).min().unwrap_or(1);
        let numbering = own > 1
            && header.iter().any(|row| {
                cx.grid
                    .get(*row, own - 1)
                    .is_some_and(|cell| words::is_known_and_not_ours(&shown(cx, *row, cell, texts)))
            });
        if numbering { own - 1 } else { own }
    };
    let starts: Vec<u32> = units.iter().map(|at| start(at, texts)).collect();
    units
        .iter()
        .enumerate()
        .map(|(index, at)| Block {
            units: *at,
            first: if index == 0 { 1 } else { starts[index] },
            last: starts.get(index + 1).map_or(u32::MAX, |next| next - 1),
        })
        .collect()
}

/// What each column of a block answers; findings for those that cannot be told.
pub(super) fn columns(
    cx: &Cx<'_>,
    labels: &Labels<'_>,
    header: &[u32],
    block: Block,
    header_end: u32,
    texts: &mut Texts,
    findings: &mut Vec<Finding>,
) -> BTreeMap<u32, Target> {
    let settled = settle_codes(cx, labels, header, block, texts, findings);
    let said = Said::of_title(cx, header_end);
    let mut columns: BTreeMap<u32, Target> = BTreeMap::new();
    let mut alone: Vec<(u32, NodeId, u32)> = Vec::new();
    let mut bare: Vec<(u32, u32, String)> = Vec::new();
    let mut twice: Vec<(u32, Target)> = Vec::new();
    for column in held_columns(cx, block, header_end) {
        if Some(column) == block.units.name || Some(column) == block.units.code {
            continue;
        }
        let read = read_path(cx, labels, header, column, &settled, texts);
        let at = cx.at(read.row, column);
        let target = match read.says {
            Says::Target(target) => Some(target),
            Says::Points { node, ours: true } => Some(Target::points(cx.set, node)),
            Says::Points { ours: false, .. } => None,
            Says::Alone(node) => {
                alone.push((column, node, read.row));
                None
            }
            Says::Nothing(words) => {
                findings.push(cx.with_rows(found::column_unknown(at, &words), at));
                None
            }
            Says::Several(targets, words) => {
                let names: Vec<String> = targets.iter().map(|target| target.name(cx.set)).collect();
                findings.push(cx.with_rows(found::input_ambiguous(at, &words, &names), at));
                None
            }
            Says::Bare(words) => {
                bare.push((column, read.row, words));
                None
            }
            Says::NotOurs => None,
        };
        if let Some(target) = target {
            add(&mut columns, &mut twice, column, target);
        }
    }
    let with_inputs: BTreeSet<NodeId> = columns
        .values()
        .filter_map(|target| node_of_input(cx, *target))
        .collect();
    for (column, node, row) in alone {
        let said = if with_inputs.contains(&node) {
            Said::Points
        } else {
            said
        };
        match points_or_input(cx, node, said, cx.at(row, column)) {
            Ok(target) => add(&mut columns, &mut twice, column, target),
            Err(finding) => findings.push(finding),
        }
    }
    // `Điểm` alone belongs to the one criterion that all other columns are about.
    let about: BTreeSet<NodeId> = columns.values().map(|target| target.node(cx.set)).collect();
    for (column, row, words) in bare {
        if let [node] = about.iter().copied().collect::<Vec<_>>().as_slice() {
            add(
                &mut columns,
                &mut twice,
                column,
                Target::points(cx.set, *node),
            );
        } else {
            let at = cx.at(row, column);
            findings.push(cx.with_rows(found::column_unknown(at, &words), at));
        }
    }
    for (column, target) in twice {
        let first = columns
            .iter()
            .find(|(_, known)| **known == target)
            .map(|(at, _)| *at);
        if let Some(first) = first {
            let row = header.last().copied().unwrap_or(1);
            let (at, other) = (cx.at(row, column), cx.at(row, first));
            findings.push(found::column_twice(at, &target.name(cx.set), other.place()));
            columns.remove(&first);
        }
    }
    columns
}

fn add(
    columns: &mut BTreeMap<u32, Target>,
    twice: &mut Vec<(u32, Target)>,
    column: u32,
    target: Target,
) {
    if columns.values().any(|known| *known == target) {
        twice.push((column, target));
    } else {
        columns.insert(column, target);
    }
}

fn node_of_input(cx: &Cx<'_>, target: Target) -> Option<NodeId> {
    let Target::Slot(slot) = target else {
        return None;
    };
    let leaf = cx.set.slots[slot as usize].leaf;
    (cx.set.typed_slot(leaf) != slot as usize).then(|| cx.set.leaves[leaf.index()])
}

/// The columns with anything in them below the header.
fn held_columns(cx: &Cx<'_>, block: Block, header_end: u32) -> BTreeSet<u32> {
    let below = cx.grid.rows.iter().filter(|row| row.number > header_end);
    below
        .flat_map(|row| row.cells.iter().map(|cell| cell.column))
        .filter(|column| within(&block, *column))
        .collect()
}

/// The cell that stands over a column in a header row: its own, the one of its merged area, or, where the file tells of no merged areas, the next to the left.
fn over<'a>(cx: &Cx<'a>, header: &[u32], row: u32, column: u32) -> Option<(u32, &'a Cell)> {
    if let Some(cell) = cx.grid.get(row, column) {
        return Some((row, cell));
    }
    if let Some(area) = cx.grid.merge_at(row, column) {
        return cx
            .grid
            .get(area.top, area.left)
            .map(|cell| (area.top, cell));
    }
    let is_last = header.last() == Some(&row);
    if !cx.grid.merges.is_empty() || is_last {
        return None;
    }
    // Only over columns that have a heading of their own below.
    let below = header
        .iter()
        .any(|other| *other > row && cx.grid.get(*other, column).is_some());
    let left = cx
        .grid
        .row(row)?
        .cells
        .iter()
        .rev()
        .find(|cell| cell.column < column)?;
    below.then_some((row, left))
}

/// Nodes of the cells whose code Excel changed, by row and column of the cell.
fn settle_codes(
    cx: &Cx<'_>,
    labels: &Labels<'_>,
    header: &[u32],
    block: Block,
    texts: &mut Texts,
    findings: &mut Vec<Finding>,
) -> BTreeMap<(u32, u32), Vec<NodeId>> {
    let mut settled = BTreeMap::new();
    for number in header {
        let Some(row) = cx.grid.row(*number) else {
            continue;
        };
        let mut cells = Vec::new();
        for cell in row.cells.iter().filter(|cell| within(&block, cell.column)) {
            if let (Named::Nodes { nodes, changed, .. }, text) =
                label(cx, labels, *number, cell, None, texts)
            {
                cells.push((cell.column, nodes, changed, text));
            }
        }
        if !cells
            .iter()
            .any(|(_, nodes, changed, _)| *changed || nodes.len() > 1)
        {
            continue;
        }
        let candidates: Vec<Vec<NodeId>> = cells.iter().map(|it| it.1.clone()).collect();
        for ((column, all, changed, text), kept) in cells.into_iter().zip(by_order(&candidates)) {
            let at = cx.at(*number, column);
            if !changed {
                continue;
            }
            match kept.as_slice() {
                [node] => {
                    if cx.set.node(*node).code != text {
                        findings.push(found::code_changed(at, cx.set, *node, &all));
                    }
                }
                _ => {
                    let finding = found::code_ambiguous(at, cx.set, &all);
                    findings.push(cx.with_rows(finding, at));
                }
            }
            settled.insert(
                (*number, column),
                if kept.len() == 1 { kept } else { Vec::new() },
            );
        }
    }
    settled
}

/// What the texts over a column say.
enum Says {
    Target(Target),
    Points {
        node: NodeId,
        ours: bool,
    },
    /// A criterion, and nothing else.
    Alone(NodeId),
    /// Points, and no criterion.
    Bare(String),
    Several(Vec<Target>, String),
    NotOurs,
    Nothing(String),
}

struct Path {
    says: Says,
    /// The row of the text that decided.
    row: u32,
}

fn read_path(
    cx: &Cx<'_>,
    labels: &Labels<'_>,
    header: &[u32],
    column: u32,
    settled: &BTreeMap<(u32, u32), Vec<NodeId>>,
    texts: &mut Texts,
) -> Path {
    let mut node: Option<NodeId> = None;
    let mut row = header.last().copied().unwrap_or(1);
    let mut input: Option<(Vec<Target>, String)> = None;
    let mut points: Option<bool> = None;
    let mut named_points = false;
    let mut not_ours = false;
    let mut value = false;
    let mut ratio = false;
    let mut reason_or_evidence: Option<bool> = None;
    let mut unknown = String::new();
    let mut any_text = false;
    let mut last = String::new();
    let mut before: Option<(u32, u32)> = None;
    for number in header {
        let Some((top, cell)) = over(cx, header, *number, column) else {
            continue;
        };
        if before == Some((top, cell.column)) {
            continue;
        }
        before = Some((top, cell.column));
        let (named, text) = label(cx, labels, top, cell, node, texts);
        if text.is_empty() {
            continue;
        }
        any_text = true;
        last.clone_from(&text);
        row = *number;
        match named {
            Named::Nodes {
                nodes,
                points: says,
                ..
            } => {
                let nodes = settled.get(&(top, cell.column)).cloned().unwrap_or(nodes);
                match nodes.as_slice() {
                    [one] => node = Some(*one),
                    _ => not_ours = true,
                }
                named_points |= says;
                unknown.clear();
            }
            Named::Inputs(targets) => {
                input = Some((targets, text));
                unknown.clear();
            }
            Named::Nothing => {
                if let Some(word) = words::points_word(&text) {
                    points = Some(of_layer(word, cx.layer));
                } else if words::is_evidence(&text) {
                    reason_or_evidence = Some(true);
                } else if words::is_reason(&text) {
                    reason_or_evidence = Some(false);
                } else if words::is_value(&text) {
                    value = true;
                } else if words::is_ratio(&text) {
                    ratio = true;
                } else if words::is_known_and_not_ours(&text)
                    || words::is_maximum(&text)
                    || words::is_total(&text)
                    || words::is_code_heading(&text)
                    || words::is_unit_heading(&text)
                    || is_total_points(&text)
                {
                    not_ours = true;
                } else if node.is_none() || matches!(cell.value, Value::Text(_)) {
                    unknown = text;
                }
            }
        }
    }
    let leaf = node.and_then(|node| leaf_of(cx.set, node));
    let says = match (input, node) {
        _ if not_ours => Says::NotOurs,
        (Some((targets, words)), _) => match targets.as_slice() {
            [one] => Says::Target(*one),
            _ => Says::Several(targets, words),
        },
        (None, Some(_)) if !unknown.is_empty() => Says::Nothing(unknown),
        (None, Some(node)) => match (reason_or_evidence, leaf, points) {
            (Some(true), Some(leaf), _) => Says::Target(Target::Evidence(leaf)),
            (Some(false), Some(leaf), _) => Says::Target(Target::Reason(leaf)),
            (Some(_), None, _) => Says::NotOurs,
            (None, _, Some(ours)) => Says::Points { node, ours },
            (None, _, None) if named_points => Says::Points { node, ours: true },
            (None, Some(leaf), None) if value || ratio => only_input(cx, leaf, ratio),
            (None, None, None) if value || ratio => Says::NotOurs,
            (None, _, None) => Says::Alone(node),
        },
        (None, None) if points == Some(true) && unknown.is_empty() => Says::Bare(last),
        (None, None) if unknown.is_empty() || !any_text => Says::NotOurs,
        (None, None) => Says::Nothing(unknown),
    };
    Path { says, row }
}

/// `Số liệu` or `Tỷ lệ` below a criterion: its only input, where it has one; beside counts a share follows from them.
fn only_input(cx: &Cx<'_>, leaf: LeafId, ratio: bool) -> Says {
    match cx.set.leaf(leaf).inputs.as_slice() {
        [only] if !ratio || only.kind == InputKind::Percent => cx
            .set
            .input_slot(leaf, &only.name)
            .map_or(Says::NotOurs, |slot| Says::Target(Target::slot(slot))),
        _ if ratio => Says::NotOurs,
        _ => Says::Alone(cx.set.leaves[leaf.index()]),
    }
}

/// Sums of all points, which are ours to compute.
fn is_total_points(text: &str) -> bool {
    matches!(
        words::bare(text).as_str(),
        "tổng điểm"
            | "tổng cộng điểm"
            | "tổng số điểm"
            | "điểm tổng"
            | "điểm tổng cộng"
            | "chỉ số"
            | "chỉ số cchc"
            | "chỉ số cải cách hành chính"
            | "par index"
            | "kết quả"
            | "điểm quy đổi"
            | "tổng điểm đạt được"
    )
}
