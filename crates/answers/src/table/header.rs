//! Header cells over a table with one row a unit: each column's texts from top to bottom, and what they name together.

use super::codes::by_order;
use super::heading::{Says, read_path};
use super::labels::{Labels, Named};
use super::leaf_rows::label;
use super::plan::Target;
use super::question::{Said, points_or_input};
use super::rows::{UnitColumns, shown};
use super::{Cx, words};
use crate::cell::Texts;
use crate::findings::column as found;
use criteria::NodeId;
use finding::Finding;
use std::collections::{BTreeMap, BTreeSet};

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

/// For the header: which cells of a block are its own.
fn within(block: &Block, column: u32) -> bool {
    (block.first..=block.last).contains(&column)
}
