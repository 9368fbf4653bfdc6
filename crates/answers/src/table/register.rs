//! Registers: a dated list with one row a thing, counted for each unit: initiatives, documents, dialogues.

use super::places::Found;
use super::plan::{Target, leaf_of};
use super::rows::shown;
use super::store::Twice;
use super::{Cx, Layout, Mapping, Orientation, UnitsAt, words};
use crate::cell::Texts;
use crate::findings::{layout as found_layout, register as found, unit as found_unit};
use crate::{Answer, Answers, Origin, Value};
use criteria::{InputKind, Item};
use finding::Finding;
use jiff::civil::Date;
use points::Exact;
use std::collections::{BTreeMap, BTreeSet};
use vietnamese::{DateReading, Operator, key};
use workbook::{Row, Value as Stored};

/// Where the columns of a register stand; `register = "1.3/ideas"` of a layout.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Register {
    /// Code of the leaf.
    pub code: String,
    /// Name of its input: of kind items, or a count.
    pub input: String,
    /// Column of the units' names or codes.
    pub unit: u32,
    /// Column of the ids: number and sign of the document, code of the initiative.
    pub id: u32,
    /// Column of the dates; rows of another year are not counted.
    pub date: Option<u32>,
    /// Column of how many a row stands for; 1 where absent.
    pub weight: Option<u32>,
}

/// What a unit's rows hold so far.
#[derive(Default)]
struct Held {
    items: Vec<Item>,
    ids: BTreeMap<String, u32>,
    first: Option<Origin>,
    unreadable: bool,
}

/// Reads a register: for every unit in it the rows of the year, each id once, as items or as their number.
pub(super) fn read(
    cx: &Cx<'_>,
    layout: &Layout,
    register: &Register,
    answers: &mut Answers,
    texts: &mut Texts,
    twice: &mut Twice,
) -> (Mapping, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut mapping = Mapping {
        file: cx.grid.file.clone(),
        sheet: cx.grid.sheet.clone(),
        orientation: Orientation::UnitsInRows,
        header: layout.header.clone(),
        fields: BTreeMap::new(),
        units: BTreeSet::new(),
        totals: BTreeSet::new(),
        skipped: BTreeMap::new(),
    };
    let Some((slot, kind)) = slot_of(cx, register, &mut findings) else {
        return (mapping, findings);
    };
    let field = Target::slot(slot).name(cx.set);
    mapping.fields.insert(register.id, field.clone());
    findings.extend(dropped(cx, layout, register, texts));
    let header_end = layout.header.iter().copied().max().unwrap_or(0);
    let source = answers.sources.index(&cx.grid.file, &cx.grid.sheet);
    let mut units: BTreeMap<u32, Held> = BTreeMap::new();
    for row in cx.grid.rows.iter().filter(|row| row.number > header_end) {
        let written = row
            .get(register.unit)
            .map(|cell| shown(cx, row.number, cell, texts))
            .unwrap_or_default();
        if written.is_empty() || words::is_total(&written) {
            mapping.skipped.insert(row.number, written);
            continue;
        }
        let at = cx.at(row.number, register.unit);
        let unit =
            match cx.places.find(&written, "") {
                Found::One { unit, doubt } => {
                    findings.extend(doubt.map(|doubt| {
                        found_unit::unit_doubtful(at, &written, cx.places, unit, &doubt)
                    }));
                    unit
                }
                Found::Several(several) => {
                    findings.push(found_unit::unit_ambiguous(
                        at, &written, cx.places, &several,
                    ));
                    continue;
                }
                Found::Differ { .. } | Found::Unknown(_) => {
                    // A line without id and date is a heading between groups.
                    if row.get(register.id).is_some() {
                        findings.push(found_unit::unit_unknown(at, &written, cx.places, &[]));
                    }
                    mapping.skipped.insert(row.number, written);
                    continue;
                }
            };
        mapping.units.insert((row.number, unit));
        let held = units.entry(unit).or_default();
        held.first.get_or_insert(Origin {
            source,
            row: row.number,
            column: register.id,
        });
        one_row(cx, register, row, unit, &field, held, &mut findings, texts);
    }
    let layer = answers.layer_mut(cx.layer, cx.places.len(), cx.set);
    for (unit, held) in units {
        let answer = if held.unreadable {
            Answer::Unreadable
        } else if kind == InputKind::Items {
            Answer::Given(Value::Items(held.items.into_boxed_slice()))
        } else {
            let weights = held.items.iter().map(|item| &item.weight);
            Answer::from(weights.fold(Exact::ZERO, |sum, weight| sum.plus(weight)))
        };
        twice.put(
            layer,
            unit as usize,
            slot,
            answer,
            held.first.unwrap_or_default(),
        );
    }
    (mapping, findings)
}

fn slot_of(
    cx: &Cx<'_>,
    register: &Register,
    findings: &mut Vec<Finding>,
) -> Option<(usize, InputKind)> {
    let Some(node) = cx.set.find(&register.code) else {
        findings.push(found_layout::unknown_criterion(
            cx.place(),
            cx.set,
            &register.code,
        ));
        return None;
    };
    let leaf = leaf_of(cx.set, node);
    let input = leaf.and_then(|leaf| {
        let input = cx
            .set
            .leaf(leaf)
            .inputs
            .iter()
            .find(|own| own.name == register.input)?;
        let fits = matches!(input.kind, InputKind::Items | InputKind::Count);
        fits.then(|| {
            cx.set
                .input_slot(leaf, &input.name)
                .map(|slot| (slot, input.kind.clone()))
        })?
    });
    if input.is_none() {
        let name = Some(register.input.as_str());
        findings.push(found_layout::unknown_input(
            cx.place(),
            cx.set,
            node,
            leaf,
            name,
        ));
    }
    input
}

#[expect(
    clippy::too_many_arguments,
    reason = "one row of a register, with all that it is put into"
)]
fn one_row(
    cx: &Cx<'_>,
    register: &Register,
    row: &Row,
    unit: u32,
    field: &str,
    held: &mut Held,
    findings: &mut Vec<Finding>,
    texts: &mut Texts,
) {
    let code = cx.places.code(unit);
    let at = |column: u32| cx.at(row.number, column);
    let id = row
        .get(register.id)
        .map(|cell| shown(cx, row.number, cell, texts))
        .unwrap_or_default();
    if id.is_empty() {
        findings.push(found::item_without_id(at(register.id), code, field));
        return;
    }
    let date = match register
        .date
        .map(|column| (column, date_of(cx, row, column, texts)))
    {
        None => None,
        Some((_, Some(Some(date)))) if date.year() == cx.set.year => Some(date),
        Some((column, Some(Some(date)))) => {
            findings.push(found::item_of_another_year(
                at(column),
                code,
                field,
                date,
                cx.set.year,
            ));
            return;
        }
        Some((column, wrong)) => {
            findings.push(found::item_without_date(
                at(column),
                code,
                field,
                wrong.is_some(),
            ));
            held.unreadable = true;
            return;
        }
    };
    if let Some(first) = held.ids.insert(key(&id), row.number) {
        let first_cell = cx.at(first, register.id).place();
        findings.push(found::item_twice(
            at(register.id),
            code,
            field,
            &id,
            first_cell,
        ));
        held.ids.insert(key(&id), first);
        return;
    }
    let weight = match register.weight.and_then(|column| row.get(column)) {
        None => Exact::from(1),
        Some(cell) => {
            let text = shown(cx, row.number, cell, texts);
            match vietnamese::read_number(&text, vietnamese::NumberKind::Count).single() {
                Some(number)
                    if number.operator == Operator::Exact && !number.value.is_negative() =>
                {
                    number.value.clone()
                }
                _ => {
                    findings.push(found::item_weight(at(cell.column), code, field, &text));
                    held.unreadable = true;
                    return;
                }
            }
        }
    };
    held.items.push(Item { id, date, weight });
}

/// The date of a cell; `None` where it is empty, `Some(None)` where it holds something else.
fn date_of(cx: &Cx<'_>, row: &Row, column: u32, texts: &mut Texts) -> Option<Option<Date>> {
    let cell = row.get(column)?;
    Some(match &cell.value {
        Stored::DateSerial(serial) => vietnamese::date_from_serial(*serial),
        Stored::Text(_) => match vietnamese::read_date(&shown(cx, row.number, cell, texts)) {
            DateReading::One(value) => Some(value.date),
            _ => None,
        },
        _ => None,
    })
}

/// Columns that identify persons are not read; the finding says which they were.
fn dropped(
    cx: &Cx<'_>,
    layout: &Layout,
    register: &Register,
    texts: &mut Texts,
) -> Option<Finding> {
    let own = [
        Some(register.unit),
        Some(register.id),
        register.date,
        register.weight,
    ];
    let mut personal = Vec::new();
    for number in &layout.header {
        let Some(row) = cx.grid.row(*number) else {
            continue;
        };
        for cell in row
            .cells
            .iter()
            .filter(|cell| !own.contains(&Some(cell.column)))
        {
            let text = shown(cx, *number, cell, texts);
            if words::is_personal(&text) {
                personal.push((cx.at(*number, cell.column), text));
            }
        }
    }
    let (first, _) = personal.first()?;
    let names: Vec<&str> = personal.iter().map(|(_, name)| name.as_str()).collect();
    Some(found::personal_columns(*first, &names))
}

impl Register {
    /// The register of a layout, where it is one.
    pub(super) fn of(layout: &Layout) -> Option<&Self> {
        match &layout.units {
            UnitsAt::Register(register) => Some(register),
            _ => None,
        }
    }
}
