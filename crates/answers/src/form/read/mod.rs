//! A self-score form becomes answers of its unit.

mod leaf;
mod merge;
mod registers;
mod sheet;

pub(super) use leaf::{filled, is_multiple};

use super::identity::{Expect, FormKind, is_concerned, located};
use super::words;
use crate::Answers;
use crate::cell::Texts;
use crate::findings::form as found;
use criteria::{CriteriaSet, LayerKind};
use finding::{Finding, Place};
use sheet::FormSheet;
use units::{Roster, Unit};
use workbook::Grid;

/// What the readers of one form share.
pub(super) struct Cx<'a> {
    pub(super) set: &'a CriteriaSet,
    pub(super) unit: &'a Unit,
}

/// Reads a filled self-score form into a layer; gives the unit's index in the roster and everything found.
///
/// The identity comes first: a form of another round, set or layout, or of a unit that is not in the roster, is not read.
/// A form made for no unit is that of `expect.unit`, where the caller knows it.
/// Inputs and typed points become answers with their cells; a chosen state stands for all inputs of its leaf.
/// Rows put between change nothing; deleted and copied rows are findings.
///
/// A live formula is not typed points by itself: its saved result is kept as typed points only where all its inputs were read as plain numbers, words and dates
/// and the set rounds leaves, so that scoring compares it with our own points; a formula that was not calculated says nothing.
pub fn read_form(
    grids: &[Grid],
    set: &CriteriaSet,
    roster: &Roster,
    expect: Expect<'_>,
    layer: LayerKind,
    answers: &mut Answers,
) -> (Option<usize>, Vec<Finding>) {
    let file = grids.first().map_or("", |grid| grid.file.as_str());
    let Some((grid, (identity, row, column))) =
        grids.iter().find_map(|grid| Some((grid, located(grid)?)))
    else {
        return (None, vec![found::not_a_form(Place::file(file))]);
    };
    let place = grid.place(row, column);
    if identity.kind != FormKind::SelfScore {
        return (None, vec![found::other_kind(place, true)]);
    }
    let mut findings = identity.check(&expect, &place);
    if !findings.is_empty() {
        return (None, findings);
    }
    if let (Some(code), Some(known)) = (&identity.unit, expect.unit.and_then(|at| roster.get(at)))
        && *code != known.code
    {
        findings.push(found::other_unit(place.clone(), code, &known.code));
    }
    let index = match &identity.unit {
        Some(code) => roster.position(code),
        None => expect.unit,
    };
    let Some((index, unit)) = index.and_then(|index| Some((index, roster.get(index)?))) else {
        findings.push(found::unit_unknown(place, identity.unit.as_deref()));
        return (None, findings);
    };
    let cx = Cx { set, unit };
    let mut texts = Texts::default();
    let Some(sheet) = grids
        .iter()
        .find_map(|grid| FormSheet::of(grid, &cx, &mut findings))
    else {
        findings.push(found::not_a_form(Place::file(file)));
        return (None, findings);
    };
    let registers = registers::read(grids, &cx, &mut texts, &mut findings);
    let mut read = Vec::new();
    let mut missing = Vec::new();
    for leaf in set.leaf_ids() {
        let it = set.leaf(leaf);
        if words::not_self_scored(it).is_some() || !is_concerned(cx.unit, &it.applies_to) {
            continue;
        }
        match sheet.leaf(set, leaf) {
            Some(rows) => {
                missing.extend(rows.missing.iter().cloned());
                read.push(leaf::read(
                    &cx,
                    &sheet,
                    leaf,
                    &rows,
                    &registers,
                    &mut texts,
                    &mut findings,
                ));
            }
            None => missing.push(set.leaf_node(leaf).code.clone()),
        }
    }
    if !missing.is_empty() {
        let at = Place::sheet(&sheet.grid.file, &sheet.grid.sheet);
        findings.push(found::rows_missing(at, &missing).of_unit(&cx.unit.code));
    }
    let target = answers.layer_mut(layer, roster.len(), set);
    if target.n_units() <= index {
        return (None, findings);
    }
    findings.extend(merge::merge(
        answers,
        layer,
        roster.len(),
        index,
        &cx,
        &sheet,
        read,
    ));
    for finding in &mut findings {
        finding.unit.get_or_insert_with(|| cx.unit.code.clone());
    }
    (Some(index), findings)
}
