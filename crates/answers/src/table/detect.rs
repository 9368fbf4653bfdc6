//! A sheet without a layout: how it lies, where its header is, where units and criteria stand.

use super::codes::by_order;
use super::header::{self, Block};
use super::labels::{Labels, Named};
use super::leaf_rows::label;
use super::plan::Plan;
use super::rows::{UnitColumns, is_numbering_row, unit_rows};
use super::words;
use super::{Cx, explicit, one_unit, transposed};
use crate::cell::Texts;
use crate::findings::sheet as found;
use criteria::NodeId;
use finding::Finding;
use std::collections::{BTreeMap, BTreeSet};
use workbook::{Cell, Row, Value};

/// Rows looked at for a header and for the way the table lies.
const ROWS: usize = 150;

/// What was met in the first rows: in each row and column the units and the criteria.
#[derive(Debug, Default)]
struct Seen {
    names_in: BTreeMap<u32, BTreeSet<u32>>,
    codes_in: BTreeMap<u32, BTreeSet<u32>>,
    units_of_row: BTreeMap<u32, BTreeSet<u32>>,
    unit_cells: BTreeSet<(u32, u32)>,
    nodes_in: BTreeMap<u32, usize>,
    nodes_of_row: BTreeMap<u32, usize>,
    /// Rows that hold a word of a header, and how many.
    headings: BTreeMap<u32, usize>,
    /// Rows with the heading of the units or criteria.
    tops: BTreeSet<u32>,
    /// Digits that are a unit's code.
    number_cells: BTreeSet<(u32, u32)>,
    /// For each column the nodes that its numbers could be, from top to bottom.
    numbers_down: BTreeMap<u32, Vec<Vec<NodeId>>>,
}

/// The plan of a sheet as it was recognised; a finding and `None` where it was not.
pub(super) fn plan(cx: &Cx<'_>, texts: &mut Texts, findings: &mut Vec<Finding>) -> Option<Plan> {
    let labels = Labels::of(cx.set);
    let mut ignored = Texts::default();
    let mut seen = look(cx, &labels, &mut ignored);
    if seen.names_in.is_empty() && seen.codes_in.is_empty() {
        seen.numbers_as_codes();
    }
    let best =
        |of: &BTreeMap<u32, BTreeSet<u32>>| most(of.iter().map(|(at, set)| (*at, set.len())));
    let (name, code) = (best(&seen.names_in), best(&seen.codes_in));
    let n_units = name.map_or(0, |it| it.1).max(code.map_or(0, |it| it.1));
    let across = best(&seen.units_of_row).map_or(0, |it| it.1);
    let nodes_down = most(seen.nodes_in.iter().map(|(at, n)| (*at, *n))).map_or(0, |it| it.1);
    let nodes_across = most(seen.nodes_of_row.iter().map(|(at, n)| (*at, *n))).map_or(0, |it| it.1);
    let place = || cx.place();
    let heads_units = seen.tops.iter().next().is_some();
    if nodes_down >= 2 && nodes_down > nodes_across && across >= 2 && across >= n_units {
        let (row, _) = best(&seen.units_of_row)?;
        let columns = label_columns(&seen);
        return Some(transposed::detected(
            cx,
            &labels,
            row,
            &columns,
            vec![row],
            texts,
        ));
    }
    if n_units >= 1
        && (nodes_down < 2 || n_units >= 2 && nodes_across >= nodes_down || n_units > nodes_down)
    {
        return in_rows(cx, &labels, &seen, texts, findings);
    }
    if nodes_down >= 1 {
        let (header, columns) = header_of_criteria(cx, &seen);
        return Some(one_unit::detected(cx, &labels, &columns, header, texts));
    }
    let many = !seen.headings.is_empty();
    findings.push(match (heads_units && many, nodes_across > 0) {
        (true, true) => found::only_header(place()),
        (_, true) => found::not_recognised(
            place(),
            "không có dòng hoặc cột nào là đơn vị trong danh sách",
            "no row or column is a unit of the roster",
        ),
        _ => found::not_recognised(
            place(),
            "không có mã hoặc tên tiêu chí nào của bộ tiêu chí",
            "it holds no code or title of the set",
        ),
    });
    None
}

fn look(cx: &Cx<'_>, labels: &Labels<'_>, texts: &mut Texts) -> Seen {
    let mut seen = Seen::default();
    let mut numbers_in: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    let mut code_headed: BTreeSet<u32> = BTreeSet::new();
    for row in cx.grid.rows.iter().take(ROWS) {
        let mut numbers = Vec::new();
        for cell in &row.cells {
            let (named, text) = label(cx, labels, row.number, cell, None, texts);
            if text.is_empty() {
                continue;
            }
            if words::is_code_heading(&text) {
                code_headed.insert(cell.column);
            }
            // Digits may be a code, a unit's code or a value: what the row is decides.
            if !matches!(cell.value, Value::Text(_)) || words::is_number_like(&text) {
                if let Some(unit) = cx.places.exact_number(&text) {
                    numbers_in.entry(cell.column).or_default().insert(unit);
                    seen.number_cells.insert((row.number, cell.column));
                }
                numbers.push((cell.column, named));
                continue;
            }
            seen.text(cx, row.number, cell.column, &named, &text);
        }
        // Numbers beside a heading are codes, beside a unit or a criterion they are values.
        let names = seen.units_of_row.contains_key(&row.number)
            || seen.nodes_of_row.contains_key(&row.number);
        if seen.headings.contains_key(&row.number) && !names {
            for (_, named) in numbers {
                if let Named::Nodes { .. } = named {
                    *seen.nodes_of_row.entry(row.number).or_default() += 1;
                    *seen.headings.entry(row.number).or_default() += 1;
                }
            }
        } else {
            for (column, named) in numbers {
                if let Named::Nodes { nodes, .. } = named {
                    seen.numbers_down.entry(column).or_default().push(nodes);
                }
            }
        }
    }
    for (column, units) in numbers_in {
        if code_headed.contains(&column) || seen.names_in.is_empty() {
            seen.codes_in.entry(column).or_default().extend(units);
        }
    }
    seen
}

impl Seen {
    fn text(&mut self, cx: &Cx<'_>, row: u32, column: u32, named: &Named, text: &str) {
        let is_heading = words::is_unit_heading(text) || words::is_criterion_heading(text);
        if is_heading {
            self.tops.insert(row);
        }
        match named {
            Named::Nodes { .. } => {
                *self.nodes_in.entry(column).or_default() += 1;
                *self.nodes_of_row.entry(row).or_default() += 1;
                *self.headings.entry(row).or_default() += 1;
            }
            Named::Inputs(_) => {
                *self.nodes_of_row.entry(row).or_default() += 1;
                *self.headings.entry(row).or_default() += 1;
            }
            Named::Nothing if is_heading || is_other_heading(text) => {
                *self.headings.entry(row).or_default() += 1;
            }
            Named::Nothing => {
                if let Some((unit, by_code)) = cx.places.quick(text) {
                    let map = if by_code {
                        &mut self.codes_in
                    } else {
                        &mut self.names_in
                    };
                    map.entry(column).or_default().insert(unit);
                    self.units_of_row.entry(row).or_default().insert(unit);
                    self.unit_cells.insert((row, column));
                }
            }
        }
    }

    /// Columns whose numbers rise through the set as codes do, where no text names a criterion.
    fn numbers_as_codes(&mut self) {
        if !self.nodes_in.is_empty() {
            return;
        }
        for (column, places) in &self.numbers_down {
            let kept = by_order(places);
            let rises = kept
                .windows(2)
                .all(|pair| matches!(pair, [a, b] if a.iter().max() < b.iter().min()));
            if places.len() >= 2 && rises {
                self.nodes_in.insert(*column, places.len());
            }
        }
    }
}

fn is_other_heading(text: &str) -> bool {
    words::points_word(text).is_some()
        || words::is_value(text)
        || words::is_known_and_not_ours(text)
        || words::is_code_heading(text)
        || words::is_maximum(text)
        || words::is_evidence(text)
        || words::is_reason(text)
}

/// The first with the largest count.
fn most(of: impl Iterator<Item = (u32, usize)>) -> Option<(u32, usize)> {
    of.fold(None, |best: Option<(u32, usize)>, next| match best {
        Some(best) if best.1 >= next.1 => Some(best),
        _ => Some(next),
    })
}

/// Units in rows: the header ends above the first unit below a heading.
fn in_rows(
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

/// The columns with codes and titles of criteria, for tables with one row a criterion.
fn label_columns(seen: &Seen) -> Vec<u32> {
    let most = seen.nodes_in.values().copied().max().unwrap_or(0);
    seen.nodes_in
        .iter()
        .filter(|(_, n)| **n * 2 >= most)
        .map(|(column, _)| *column)
        .collect()
}

/// Header rows and label columns of a table with one row a criterion.
fn header_of_criteria(cx: &Cx<'_>, seen: &Seen) -> (Vec<u32>, Vec<u32>) {
    let columns = label_columns(seen);
    let first_node = seen
        .nodes_of_row
        .keys()
        .find(|row| {
            cx.grid
                .row(**row)
                .is_some_and(|row| row.cells.iter().any(|cell| columns.contains(&cell.column)))
        })
        .copied()
        .unwrap_or(1);
    let header = seen
        .headings
        .keys()
        .copied()
        .filter(|row| *row < first_node && first_node - row <= 6)
        .collect();
    (header, columns)
}

/// For the header: which cells of a block are its own.
pub(super) fn within(block: &Block, column: u32) -> bool {
    (block.first..=block.last).contains(&column)
}
