//! Totals that someone typed or published, compared with our own sums; and maxima compared with the set's.

use super::Cx;
use super::plan::{Plan, Target, TotalCell};
use crate::findings::table as found;
use crate::{Answer, Answers, Layer};
use criteria::{InputKind, SlotKind};
use finding::Finding;
use points::Exact;
use std::collections::BTreeSet;
use vietnamese::{NumberKind, read_number};
use workbook::{Cell, Value};

/// A warning for each total that differs from the sum over the units of this sheet.
///
/// Counts are summed in both kinds of rows, points only in rows of sums (a parent's own points are no sum).
/// A column in which a unit's value could not be read is not compared.
pub(super) fn compare(cx: &Cx<'_>, plan: &Plan, answers: &Answers) -> Vec<Finding> {
    let Some(layer) = answers.layer(cx.layer) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for total in &plan.totals {
        let Some(kind) = summed_as(cx, total) else {
            continue;
        };
        let Some(stated) = cx
            .grid
            .get(total.row, total.column)
            .and_then(|cell| number(cell, kind))
        else {
            continue;
        };
        let groups = groups(cx, plan, total);
        let mut sums = groups
            .iter()
            .filter_map(|units| sum(layer, units, total.target));
        let Some(first) = sums.next() else { continue };
        if first == stated || sums.any(|sum| sum == stated) {
            continue;
        }
        let at = cx.at(total.row, total.column);
        let own = total.own.map(|unit| cx.places.code(unit));
        let n_units = groups.first().map_or(0, BTreeSet::len);
        let name = total.target.name(cx.set);
        findings.push(cx.with_rows(
            found::total_differs(at, &name, own, &stated, &first, n_units),
            at,
        ));
    }
    findings
}

/// The kind of number that is summed there, or `None` where a sum means nothing.
fn summed_as(cx: &Cx<'_>, total: &TotalCell) -> Option<NumberKind> {
    let points = total.own.is_none().then_some(NumberKind::Decimal);
    match total.target {
        Target::Node(_) => points,
        Target::Slot(slot) => {
            let slot = cx.set.slots[slot as usize];
            match slot.kind {
                SlotKind::Typed => points,
                SlotKind::Input(index) => (cx.set.leaf(slot.leaf).inputs[usize::from(index)].kind
                    == InputKind::Count)
                    .then_some(NumberKind::Count),
            }
        }
        Target::Reason(_) | Target::Evidence(_) => None,
    }
}

/// The groups of units that the total could stand for: a parent's units; or all units of the table, or those between the totals around it.
fn groups(cx: &Cx<'_>, plan: &Plan, total: &TotalCell) -> Vec<BTreeSet<u32>> {
    let units = &plan.mapping.units;
    if let Some(own) = total.own.or(total.sum_of) {
        let children = units.iter().map(|(_, unit)| *unit);
        return vec![
            children
                .filter(|unit| cx.places.parent(*unit) == Some(own))
                .collect(),
        ];
    }
    let parents: BTreeSet<u32> = units
        .iter()
        .filter_map(|(_, unit)| cx.places.parent(*unit))
        .collect();
    let within = |from: u32, to: u32| -> BTreeSet<u32> {
        units
            .range((from, 0)..(to, 0))
            .map(|(_, unit)| *unit)
            .filter(|unit| !parents.contains(unit))
            .collect()
    };
    let edges = &plan.mapping.totals;
    let before = edges.range(..total.row).next_back().copied().unwrap_or(0);
    let after = edges
        .range(total.row + 1..)
        .next()
        .copied()
        .unwrap_or(u32::MAX);
    let mut groups = vec![within(0, u32::MAX)];
    for group in [within(before, total.row), within(total.row, after)] {
        if !group.is_empty() && group != groups[0] {
            groups.push(group);
        }
    }
    groups
}

/// The sum of what the units have, or `None` where nothing can be said.
fn sum(layer: &Layer, units: &BTreeSet<u32>, target: Target) -> Option<Exact> {
    let mut total = Exact::ZERO;
    let mut any = false;
    for unit in units {
        match target {
            Target::Slot(slot) => match layer.get(*unit as usize, slot as usize) {
                Answer::Unreadable => return None,
                answer => {
                    if let Some(number) = answer.number() {
                        total = total.plus(number);
                        any = true;
                    }
                }
            },
            Target::Node(node) => {
                if let Some(points) = layer.node_points.get(&(*unit, node)) {
                    total = total.plus(points.points.as_ref()?);
                    any = true;
                }
            }
            Target::Reason(_) | Target::Evidence(_) => return None,
        }
    }
    any.then_some(total)
}

/// A warning for each stated maximum that is not the set's.
pub(super) fn compare_maxima(cx: &Cx<'_>, plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (node, row, column) in &plan.maxima {
        let Some(stated) = cx
            .grid
            .get(*row, *column)
            .and_then(|cell| number(cell, NumberKind::Decimal))
        else {
            continue;
        };
        if stated != cx.set.node(*node).max {
            let at = cx.at(*row, *column);
            findings.push(cx.with_rows(found::maximum_differs(at, cx.set, *node, &stated), at));
        }
    }
    findings
}

fn number(cell: &Cell, kind: NumberKind) -> Option<Exact> {
    match &cell.value {
        Value::Number(double) => Exact::from_cell(*double).ok(),
        Value::Text(text) => read_number(text, kind)
            .single()
            .map(|number| number.value.clone()),
        _ => None,
    }
}
