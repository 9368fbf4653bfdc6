//! The texts over one column, from top to bottom, and what they name together.

use super::labels::{Labels, Named};
use super::leaf_rows::label;
use super::one_unit::of_layer;
use super::plan::{Target, leaf_of};
use super::{Cx, words};
use crate::cell::Texts;
use criteria::{InputKind, LeafId, NodeId};
use std::collections::BTreeMap;
use workbook::{Cell, Value};

/// What the texts over a column say.
pub(super) enum Says {
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

pub(super) struct Path {
    pub(super) says: Says,
    /// The row of the text that decided.
    pub(super) row: u32,
}

pub(super) fn read_path(
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
