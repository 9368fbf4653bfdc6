//! A sheet without a layout: whether its units stand in rows, in columns, or it is one unit's own.

use super::labels::Labels;
use super::plan::Plan;
use super::seen::{Seen, look, most};
use super::{Cx, by_rows, one_unit, transposed};
use crate::cell::Texts;
use crate::findings::sheet as found;
use finding::Finding;
use std::collections::{BTreeMap, BTreeSet};

/// The plan of a sheet as it was recognised; a finding and `None` where it was not.
pub(super) fn plan(cx: &Cx<'_>, texts: &mut Texts, findings: &mut Vec<Finding>) -> Option<Plan> {
    let labels = Labels::of(cx.set);
    let mut ignored = Texts::default();
    let mut seen = look(cx, &labels, &mut ignored);
    let best =
        |of: &BTreeMap<u32, BTreeSet<u32>>| most(of.iter().map(|(at, set)| (*at, set.len())));
    // Units in one header row: what rises down a column beside them are codes without titles.
    let heads = best(&seen.units_of_row).map_or(0, |it| it.1);
    let down = best(&seen.names_in).map_or(0, |it| it.1);
    let no_unit = seen.names_in.is_empty() && seen.codes_in.is_empty();
    if no_unit || heads >= 2 && heads > down {
        seen.numbers_as_codes();
    }
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
        return by_rows::in_rows(cx, &labels, &seen, texts, findings);
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
