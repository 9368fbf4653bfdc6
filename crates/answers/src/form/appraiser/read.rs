//! A filled appraisal form becomes the next appraised layer.

use super::columns::Columns;
use crate::cell::{Asked, CellAt, ReadCell, Texts, cell_text, read_cell};
use crate::findings::form as found;
use crate::form::identity::{Expect, FormKind, located};
use crate::form::key::RowKey;
use crate::form::read::{filled, is_multiple};
use crate::form::self_score::step;
use crate::form::state;
use crate::{Answer, Answers, Origin};
use criteria::{CriteriaSet, LayerKind, LeafId};
use finding::{Finding, Place};
use points::Exact;
use std::collections::BTreeMap;
use units::Roster;
use workbook::{Cell, Grid};

/// Reads a filled appraisal form into the layer of its round of appraisal; gives the body's name and everything found.
///
/// A row without points and without a state says nothing. Points outside 0 to the maximum, off the step, or changed without a reason are errors, and the answer is unreadable until they are mended.
/// Changed means: unlike the points that the form showed beside them (those by the figures, else those the unit typed), or instead of a state that the unit chose.
pub fn read_appraiser_form(
    grids: &[Grid],
    set: &CriteriaSet,
    roster: &Roster,
    expect: Expect<'_>,
    turn: u8,
    answers: &mut Answers,
) -> (Option<String>, Vec<Finding>) {
    let file = grids.first().map_or("", |grid| grid.file.as_str());
    let Some((grid, (identity, row, column))) =
        grids.iter().find_map(|grid| Some((grid, located(grid)?)))
    else {
        return (None, vec![found::not_a_form(Place::file(file))]);
    };
    let place = grid.place(row, column);
    let FormKind::Appraiser {
        name,
        turn: own_turn,
    } = &identity.kind
    else {
        return (None, vec![found::other_kind(place, false)]);
    };
    let mut findings = identity.check(&expect, &place);
    if *own_turn != turn {
        findings.push(found::other_turn(place, *own_turn, turn));
    }
    if !findings.is_empty() {
        return (None, findings);
    }
    let mut texts = Texts::default();
    for grid in grids {
        let Some((_, _, key)) = located(grid) else {
            continue;
        };
        let mut reader = SheetReader {
            grid,
            set,
            roster,
            key,
            texts: &mut texts,
            findings: &mut findings,
        };
        reader.read(turn, answers);
    }
    (Some(name.clone()), findings)
}

struct SheetReader<'a> {
    grid: &'a Grid,
    set: &'a CriteriaSet,
    roster: &'a Roster,
    key: u32,
    texts: &'a mut Texts,
    findings: &'a mut Vec<Finding>,
}

/// What an appraiser said of one unit.
struct Said {
    answer: Answer,
    column: u32,
    reason: Option<String>,
}

impl<'a> SheetReader<'a> {
    fn read(&mut self, turn: u8, answers: &mut Answers) {
        let keys: Vec<(u32, RowKey)> = self
            .grid
            .rows
            .iter()
            .filter_map(|row| Some((row.number, RowKey::from_cell(row.get(self.key)?.text()?)?)))
            .collect();
        let sheet_key = keys.iter().find_map(|(row, key)| match key {
            RowKey::Sheet { code } => Some((*row, code.clone())),
            _ => None,
        });
        let Some((row, code)) = sheet_key else { return };
        let Some(leaf) = self.set.find_leaf(&code) else {
            self.findings
                .push(found::row_unknown(self.grid.place(row, self.key), &code));
            return;
        };
        let at = Columns::of(self.set.leaf(leaf).inputs.len());
        let source = answers.sources.index(&self.grid.file, &self.grid.sheet);
        let mut seen: BTreeMap<usize, u32> = BTreeMap::new();
        for (row, key) in keys {
            let RowKey::Unit { code: unit } = key else {
                continue;
            };
            let Some(index) = self.roster.position(&unit) else {
                self.findings.push(found::unit_unknown(
                    self.grid.place(row, self.key),
                    Some(&unit),
                ));
                continue;
            };
            if let Some(first) = seen.insert(index, row) {
                let (place, first) = (
                    self.grid.place(row, self.key),
                    self.grid.place(first, self.key),
                );
                self.findings
                    .push(found::row_twice(place, first, &code).of_unit(&unit));
                continue;
            }
            let Some(said) = self.row(leaf, at, row, &unit) else {
                continue;
            };
            self.store(
                answers,
                turn,
                leaf,
                index,
                said,
                Origin {
                    source,
                    row,
                    column: 0,
                },
            );
        }
    }

    /// Puts what was said into the layer; the same said again changes nothing, something else makes the leaf unreadable.
    fn store(
        &mut self,
        answers: &mut Answers,
        turn: u8,
        leaf: LeafId,
        unit: usize,
        said: Said,
        origin: Origin,
    ) {
        let set = self.set;
        let layer = answers.layer_mut(LayerKind::Appraised(turn), self.roster.len(), set);
        if unit >= layer.n_units() {
            return;
        }
        let origin = Origin {
            column: said.column,
            ..origin
        };
        let first = set.first_slot[leaf.index()] as usize;
        let typed = set.typed_slot(leaf);
        let slots = match said.answer {
            Answer::NotApplicable | Answer::Undefined if first < typed => first..typed,
            _ => typed..typed + 1,
        };
        let stands = |slot: usize| match slots.contains(&slot) {
            true => said.answer.clone(),
            false => Answer::Missing,
        };
        let before = (first..=typed).find(|slot| !layer.get(unit, *slot).is_missing());
        if let Some(before) = before {
            if (first..=typed).all(|slot| *layer.get(unit, slot) == stands(slot)) {
                return;
            }
            let before = layer.origin(unit, before);
            for slot in first..=typed {
                layer.set_at(unit, slot, Answer::Unreadable, before);
            }
            let place = self.grid.place(origin.row, origin.column);
            let earlier = answers.sources.place(before);
            let code = &set.leaf_node(leaf).code;
            let unit = self.roster.get(unit).map_or("", |unit| unit.code.as_str());
            self.findings
                .push(found::two_appraisals(place, earlier, unit, code));
            return;
        }
        for slot in slots {
            layer.set_at(unit, slot, said.answer.clone(), origin);
        }
        if let (Some(reason), Ok(unit)) = (said.reason, u32::try_from(unit)) {
            layer.reasons.insert((unit, leaf), reason);
        }
    }

    /// One unit's row; `None` where nothing was decided.
    fn row(&mut self, leaf: LeafId, at: Columns, row: u32, unit: &str) -> Option<Said> {
        let set = self.set;
        let code = &set.leaf_node(leaf).code;
        let key = self.key;
        let column = |column: u32| at.beside(column, key);
        let (points_at, decided_at) = (column(at.points()), column(at.decided()));
        let reason = self.text(row, column(at.reason()));
        let chosen = self.text(row, column(at.state()));
        let base = self
            .number(row, column(at.computed()))
            .or_else(|| self.number(row, column(at.own())));
        let decided = self.text(row, decided_at);
        let points = filled(self.grid.get(row, points_at));
        let place = |column: u32| self.grid.place(row, column);
        let said = |answer: Answer, column: u32| {
            Some(Said {
                answer,
                column,
                reason: reason.clone(),
            })
        };
        match (points, decided) {
            (None, None) => None,
            (Some(_), Some(words)) => {
                let finding =
                    found::state_and_value(place(decided_at), set, code, &words).of_unit(unit);
                self.findings.push(finding);
                said(Answer::Unreadable, points_at)
            }
            (None, Some(words)) => {
                let Some(answer) = state::read(&words) else {
                    self.findings
                        .push(found::state_unknown(place(decided_at), code, &words).of_unit(unit));
                    return said(Answer::Unreadable, decided_at);
                };
                let same = chosen
                    .as_deref()
                    .is_some_and(|own| state::read(own).as_ref() == Some(&answer));
                let changed = !same && (chosen.is_some() || base.is_some());
                if changed && reason.is_none() {
                    self.findings.push(found::state_without_reason(
                        place(decided_at),
                        code,
                        unit,
                        &words,
                    ));
                    return said(Answer::Unreadable, decided_at);
                }
                said(answer, decided_at)
            }
            (Some(cell), None) => {
                let read = self.points(leaf, cell, row, points_at, unit);
                let Some(points) = read.answer.number().cloned() else {
                    return said(read.answer, points_at);
                };
                let changed = base.as_ref().is_some_and(|base| *base != points)
                    || (base.is_none() && chosen.is_some());
                if changed && reason.is_none() {
                    let finding =
                        found::without_reason(place(points_at), code, unit, base.as_ref(), &points);
                    self.findings.push(finding);
                    return said(Answer::Unreadable, points_at);
                }
                said(read.answer, points_at)
            }
        }
    }

    /// The points given, within 0 to the maximum and on the step.
    fn points(&mut self, leaf: LeafId, cell: &Cell, row: u32, column: u32, unit: &str) -> ReadCell {
        let set = self.set;
        let node = set.leaf_node(leaf);
        let asked = Asked::slot(set, set.typed_slot(leaf), Some(unit), self.at(row, column));
        let mut read = read_cell(cell, &asked, self.texts);
        if let (Some(points), Some(step)) = (read.answer.number(), step(&set.leaf(leaf).rule))
            && !is_multiple(points, step)
        {
            let place = self.grid.place(row, column);
            self.findings
                .push(found::off_step(place, &node.code, Some(unit), points, step));
            read.answer = Answer::Unreadable;
        }
        self.findings.extend(read.finding.take());
        read
    }

    fn at(&self, row: u32, column: u32) -> CellAt<'a> {
        CellAt {
            file: &self.grid.file,
            sheet: &self.grid.sheet,
            row,
            column,
        }
    }

    fn text(&mut self, row: u32, column: u32) -> Option<String> {
        let cell = filled(self.grid.get(row, column))?;
        let text = cell_text(cell, self.at(row, column), self.texts);
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A number that the form showed; it was written by us.
    fn number(&self, row: u32, column: u32) -> Option<Exact> {
        match &self.grid.get(row, column)?.value {
            workbook::Value::Number(number) => Exact::from_cell(*number).ok(),
            workbook::Value::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }
}
