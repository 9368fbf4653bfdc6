//! The rows of a register become items.

use super::Cx;
use super::leaf::filled;
use crate::cell::{Asked, CellAt, Texts, cell_text, read_cell};
use crate::findings::form as found;
use crate::form::identity::located;
use crate::form::key::RowKey;
use crate::form::register::{CONTENT, DATE, HEADING_ROW, ID, WEIGHT};
use crate::form::self_score::columns;
use crate::{Answer, Value};
use criteria::{CriteriaSet, Item};
use finding::Finding;
use points::Exact;
use std::collections::BTreeMap;
use workbook::{Cell, Grid};

/// What the registers of a form hold, by leaf and input.
pub(super) struct Registers(BTreeMap<(String, String), (Answer, u32, u32)>);

impl Registers {
    /// The items, with the first row that holds one.
    pub(super) fn get(&self, code: &str, input: &str) -> Option<(Answer, u32, u32)> {
        self.0.get(&(code.to_owned(), input.to_owned())).cloned()
    }
}

pub(super) fn read(
    grids: &[Grid],
    cx: &Cx<'_>,
    texts: &mut Texts,
    findings: &mut Vec<Finding>,
) -> Registers {
    let mut all = BTreeMap::new();
    for grid in grids {
        let Some((_, _, key_column)) = located(grid) else {
            continue;
        };
        let heading = grid.rows.iter().find_map(|row| {
            let key = RowKey::from_cell(row.get(key_column)?.text()?)?;
            match key {
                RowKey::Register { code, input } => Some((row.number, code, input)),
                _ => None,
            }
        });
        let Some((heading_row, code, input)) = heading else {
            continue;
        };
        let shift = key_column.saturating_sub(columns::KEY);
        let reader = Reader {
            grid,
            cx,
            code: &code,
            shift,
        };
        let slot = cx
            .set
            .find_leaf(&code)
            .and_then(|leaf| cx.set.input_slot(leaf, &input));
        let Some(slot) = slot else {
            findings.push(found::row_unknown(
                grid.place(heading_row, key_column),
                &code,
            ));
            continue;
        };
        let (items, first, failed) = reader.items(heading_row, slot, texts, findings);
        let answer = if failed {
            Answer::Unreadable
        } else if items.is_empty() {
            continue;
        } else {
            Answer::Given(Value::Items(items.into()))
        };
        all.entry((code, input))
            .or_insert((answer, first, ID + shift));
    }
    Registers(all)
}

struct Reader<'a> {
    grid: &'a Grid,
    cx: &'a Cx<'a>,
    code: &'a str,
    shift: u32,
}

impl Reader<'_> {
    fn items(
        &self,
        heading_row: u32,
        slot: usize,
        texts: &mut Texts,
        findings: &mut Vec<Finding>,
    ) -> (Vec<Item>, u32, bool) {
        let mut items: Vec<Item> = Vec::new();
        let mut seen: BTreeMap<String, u32> = BTreeMap::new();
        let (mut first, mut failed) = (heading_row.max(HEADING_ROW) + 1, false);
        for row in self.grid.rows.iter().filter(|row| row.number > heading_row) {
            let cell = |column: u32| filled(row.get(column + self.shift));
            let id = cell(ID).map(|cell| self.id(cell, row.number, texts));
            let id = id.filter(|id| !id.is_empty());
            if id.is_none()
                && cell(DATE).is_none()
                && cell(WEIGHT).is_none()
                && cell(CONTENT).is_none()
            {
                continue;
            }
            let place = self.grid.place(row.number, ID + self.shift);
            let Some(id) = id else {
                findings.push(found::item_without_id(place, self.code));
                failed = true;
                continue;
            };
            let key = vietnamese::key(&id);
            if let Some(before) = seen.get(&key) {
                let before = self.grid.place(*before, ID + self.shift);
                findings.push(found::item_twice(place, before, self.code, &id));
                continue;
            }
            if seen.is_empty() {
                first = row.number;
            }
            seen.insert(key, row.number);
            let date = self.part(cell(DATE), row.number, DATE, slot, texts, findings);
            let weight = self.part(cell(WEIGHT), row.number, WEIGHT, slot, texts, findings);
            failed |= matches!(date, Some(Answer::Unreadable))
                || matches!(weight, Some(Answer::Unreadable));
            items.push(Item {
                id,
                date: match date {
                    Some(Answer::Given(Value::Date(date))) => Some(date),
                    _ => None,
                },
                weight: weight
                    .as_ref()
                    .and_then(Answer::number)
                    .cloned()
                    .unwrap_or_else(|| Exact::from(1)),
            });
        }
        (items, first, failed)
    }

    fn at(&self, row: u32, column: u32) -> CellAt<'_> {
        CellAt {
            file: &self.grid.file,
            sheet: &self.grid.sheet,
            row,
            column: column + self.shift,
        }
    }

    fn id(&self, cell: &Cell, row: u32, texts: &mut Texts) -> String {
        match &cell.value {
            workbook::Value::Number(number) => Exact::from_cell(*number)
                .map_or_else(|_| number.to_string(), |exact| exact.to_string()),
            _ => cell_text(cell, self.at(row, ID), texts).trim().to_owned(),
        }
    }

    fn part(
        &self,
        cell: Option<&Cell>,
        row: u32,
        column: u32,
        slot: usize,
        texts: &mut Texts,
        findings: &mut Vec<Finding>,
    ) -> Option<Answer> {
        let kind = if column == DATE {
            crate::cell::Kind::Date
        } else {
            crate::cell::Kind::Number
        };
        let set: &CriteriaSet = self.cx.set;
        let mut asked = Asked::slot(set, slot, Some(&self.cx.unit.code), self.at(row, column));
        asked.kind = kind;
        let read = read_cell(cell?, &asked, texts);
        findings.extend(read.finding);
        Some(read.answer)
    }
}
