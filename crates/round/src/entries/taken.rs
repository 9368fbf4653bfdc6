//! Records → answers.

use super::{AnswerRow, POINTS, RowCell, RowKind, RowState, findings as says, text};
use answers::{Answer, Answers, NodePoints, Origin, Sources};
use criteria::{CriteriaSet, InputKind, LeafId, NodeId};
use finding::Finding;
use std::collections::HashMap;
use units::Roster;

/// The answers that records stand for; where several speak of the same slot, the last one stands.
///
/// A record that names no unit of the roster, no leaf or input of the set, or whose value is none of its input's kind is left out with a finding: of a value its text is not repeated.
#[must_use]
pub fn answers_from(
    set: &CriteriaSet,
    roster: &Roster,
    rows: &[AnswerRow],
) -> (Answers, Vec<Finding>) {
    let mut taking = Taking {
        set,
        roster,
        leaves: set
            .leaf_ids()
            .map(|leaf| (set.leaf_node(leaf).code.as_str(), leaf))
            .collect(),
        answers: Answers::default(),
        last: None,
    };
    let mut findings = Vec::new();
    for row in rows {
        if let Err(finding) = taking.take(row) {
            findings.push(*finding);
        }
    }
    (taking.answers, findings)
}

struct Taking<'a> {
    set: &'a CriteriaSet,
    roster: &'a Roster,
    leaves: HashMap<&'a str, LeafId>,
    answers: Answers,
    /// The sheet of the record before: most follow one another in one sheet.
    last: Option<(String, String, u32)>,
}

impl Taking<'_> {
    fn take(&mut self, row: &AnswerRow) -> Result<(), Box<Finding>> {
        let unit = self
            .roster
            .position(&row.unit)
            .ok_or_else(|| Box::new(says::no_unit(row)))?;
        match row.kind {
            RowKind::Answer => match self.leaves.get(row.leaf.as_str()).copied() {
                Some(leaf) => self.answer(row, unit, leaf),
                None => self.node(row, unit),
            },
            RowKind::Reason | RowKind::Evidence => {
                let leaf = self.leaf(row)?;
                self.words(row, unit, leaf)
            }
        }
    }

    fn leaf(&self, row: &AnswerRow) -> Result<LeafId, Box<Finding>> {
        let leaf = self.leaves.get(row.leaf.as_str()).copied();
        leaf.ok_or_else(|| Box::new(says::no_leaf(row)))
    }

    fn answer(&mut self, row: &AnswerRow, unit: usize, leaf: LeafId) -> Result<(), Box<Finding>> {
        let name = row.slot.as_deref().unwrap_or(POINTS);
        let (slot, kind) = if name == POINTS {
            (self.set.typed_slot(leaf), None)
        } else {
            let slot = self.set.input_slot(leaf, name);
            let slot = slot.ok_or_else(|| Box::new(says::no_slot(row)))?;
            let inputs = &self.set.leaf(leaf).inputs;
            let kind = inputs.iter().find(|own| own.name == name);
            (slot, kind.map(|input| &input.kind))
        };
        let answer = answer_of(row, kind)?;
        let origin = self.origin(row.source.as_ref());
        let layer = self
            .answers
            .layer_mut(row.layer, self.roster.len(), self.set);
        if origin == Origin::default() && layer.origin(unit, slot) == origin {
            layer.set(unit, slot, answer);
        } else {
            layer.set_at(unit, slot, answer, origin);
        }
        if let (Ok(unit), Ok(slot)) = (u32::try_from(unit), u32::try_from(slot)) {
            match &row.text {
                Some(note) => layer.notes.insert((unit, slot), note.clone()),
                None => layer.notes.remove(&(unit, slot)),
            };
        }
        Ok(())
    }

    fn node(&mut self, row: &AnswerRow, unit: usize) -> Result<(), Box<Finding>> {
        let node: NodeId = self
            .set
            .find(&row.leaf)
            .ok_or_else(|| Box::new(says::no_leaf(row)))?;
        if row.slot.as_deref().is_some_and(|slot| slot != POINTS) {
            return Err(Box::new(says::no_slot(row)));
        }
        let points = match answer_of(row, None)? {
            Answer::Missing => None,
            answer => Some(NodePoints {
                points: answer.number().cloned(),
                origin: self.origin(row.source.as_ref()),
            }),
        };
        let layer = self
            .answers
            .layer_mut(row.layer, self.roster.len(), self.set);
        let key = (u32::try_from(unit).unwrap_or(u32::MAX), node);
        match points {
            Some(points) => layer.node_points.insert(key, points),
            None => layer.node_points.remove(&key),
        };
        Ok(())
    }

    fn words(&mut self, row: &AnswerRow, unit: usize, leaf: LeafId) -> Result<(), Box<Finding>> {
        let layer = self
            .answers
            .layer_mut(row.layer, self.roster.len(), self.set);
        let own = if row.kind == RowKind::Reason {
            &mut layer.reasons
        } else {
            &mut layer.evidence
        };
        let key = (u32::try_from(unit).unwrap_or(u32::MAX), leaf);
        match &row.text {
            Some(text) => own.insert(key, text.clone()),
            None => own.remove(&key),
        };
        Ok(())
    }

    fn origin(&mut self, cell: Option<&RowCell>) -> Origin {
        let Some(cell) = cell.filter(|cell| cell.row > 0) else {
            return Origin::default();
        };
        let source = match &self.last {
            Some((file, sheet, source)) if *file == cell.file && *sheet == cell.sheet => *source,
            _ => {
                let sources: &mut Sources = &mut self.answers.sources;
                let source = sources.index(&cell.file, &cell.sheet);
                self.last = Some((cell.file.clone(), cell.sheet.clone(), source));
                source
            }
        };
        Origin {
            source,
            row: cell.row,
            column: cell.column,
        }
    }
}

/// Value or state; neither, or both, is no answer.
fn answer_of(row: &AnswerRow, kind: Option<&InputKind>) -> Result<Answer, Box<Finding>> {
    match (&row.value, row.state) {
        (Some(value), None) => {
            text::value_of(value, kind).ok_or_else(|| Box::new(says::no_value(row)))
        }
        (None, Some(state)) => Ok(match state {
            RowState::Missing => Answer::Missing,
            RowState::NotApplicable => Answer::NotApplicable,
            RowState::Undefined => Answer::Undefined,
            RowState::Unreadable => Answer::Unreadable,
        }),
        _ => Err(Box::new(says::no_value(row))),
    }
}
