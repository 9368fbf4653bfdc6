//! Whose sheet it is, where a sheet or a file is one unit's.

use super::Cx;
use super::places::Found;
use crate::cell::{Texts, cell_text};
use crate::findings::{column, unit as found};
use finding::Finding;
use std::collections::{BTreeMap, BTreeSet};
use workbook::Value;

/// The unit by the cells above the table, then the sheet's name, then the file's name.
pub(super) fn unit_of_sheet(
    cx: &Cx<'_>,
    header: u32,
    texts: &mut Texts,
    findings: &mut Vec<Finding>,
) -> Option<u32> {
    let mut named: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    for row in cx.grid.rows.iter().filter(|row| row.number < header) {
        for cell in &row.cells {
            let Value::Text(_) = &cell.value else {
                continue;
            };
            let text = cell_text(cell, cx.at(row.number, cell.column), texts);
            let after_colon = text.rsplit_once(':').map_or("", |(_, name)| name);
            for name in [text.as_ref(), after_colon] {
                if let Found::One { unit, doubt: None } = cx.places.find(name.trim(), "") {
                    named.entry(unit).or_insert((row.number, cell.column));
                }
            }
        }
    }
    // The letterhead names the province above the commune: a parent gives way to its unit.
    let parents: BTreeSet<u32> = named
        .keys()
        .filter_map(|unit| cx.places.parent(*unit))
        .collect();
    named.retain(|unit, _| !parents.contains(unit));
    match named.iter().collect::<Vec<_>>().as_slice() {
        [(unit, _)] => return Some(**unit),
        [] => {}
        [(_, (row, column)), ..] => {
            let units: Vec<u32> = named.keys().copied().collect();
            let at = cx.at(*row, *column);
            findings.push(found::unit_ambiguous(at, &cx.grid.sheet, cx.places, &units));
            return None;
        }
    }
    if let Found::One { unit, doubt: None } = cx.places.find(&cx.grid.sheet, "") {
        return Some(unit);
    }
    match cx.places.find_file(&cx.grid.file) {
        Found::One { unit, doubt } => {
            let at = cx.at(1, 1);
            findings.extend(
                doubt.map(|doubt| found::unit_doubtful(at, &cx.grid.file, cx.places, unit, &doubt)),
            );
            Some(unit)
        }
        Found::Several(units) => {
            findings.push(found::unit_ambiguous(
                cx.at(1, 1),
                &cx.grid.file,
                cx.places,
                &units,
            ));
            None
        }
        Found::Differ { .. } | Found::Unknown(_) => {
            findings.push(column::sheet_without_unit(cx.place()));
            None
        }
    }
}
