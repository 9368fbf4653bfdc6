//! Entries of the chain ↔ records of answers, as the pipeline takes them.

use criteria::LayerKind;
use procedure::{Entry, Kind, NewEntry, SourceCell, State};
use round::{AnswerRow, RowCell, RowKind, RowState};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

/// The records that entries stand for, in their order; the last one of a place stands.
///
/// An accepted self-score stands in the appraised layer with the answers that the unit had given by then.
/// Names of evidence stand together in one record a leaf, in the order of their digests.
#[must_use]
pub(crate) fn rows_of(entries: &[Entry]) -> Vec<AnswerRow> {
    let mut rows: Vec<AnswerRow> = Vec::new();
    // What stands in the self-score of a leaf: slot → place in `rows`.
    let mut own: BTreeMap<(&str, &str), BTreeMap<&str, usize>> = BTreeMap::new();
    let mut evidence: BTreeMap<(&str, &str), BTreeMap<&str, &str>> = BTreeMap::new();
    for entry in entries {
        let new = &entry.entry;
        let (Some(unit), Some(leaf)) = (new.unit.as_deref(), new.leaf.as_deref()) else {
            continue;
        };
        match (new.kind, new.layer) {
            (Kind::Answer, Some(layer)) => {
                if layer == LayerKind::SelfScore {
                    let slot = new.slot.as_deref().unwrap_or(round::POINTS);
                    let slots = own.entry((unit, leaf)).or_default();
                    slots.insert(slot, rows.len());
                }
                rows.push(answer(new, unit, leaf, layer));
            }
            (Kind::Reason, Some(layer)) => rows.push(words(new, unit, leaf, layer)),
            (Kind::Explained, _) => {
                rows.push(words(new, unit, leaf, LayerKind::SelfScore));
            }
            (Kind::Accepted, Some(layer)) => {
                let slots = own.get(&(unit, leaf));
                let places = slots.into_iter().flat_map(BTreeMap::values);
                let accepted: Vec<AnswerRow> = places
                    .map(|at| AnswerRow {
                        layer,
                        ..rows[*at].clone()
                    })
                    .collect();
                rows.extend(accepted);
            }
            (Kind::Evidence, _) => {
                let names = evidence.entry((unit, leaf)).or_default();
                if let Some(digest) = new.value.as_deref() {
                    names.insert(digest, new.text.as_deref().unwrap_or_default());
                }
            }
            (Kind::EvidenceRemoved, _) => {
                let names = evidence.entry((unit, leaf)).or_default();
                if let Some(digest) = new.value.as_deref() {
                    names.remove(digest);
                }
            }
            _ => {}
        }
    }
    for ((unit, leaf), names) in evidence {
        let names: Vec<&str> = names
            .into_values()
            .filter(|name| !name.is_empty())
            .collect();
        if !names.is_empty() {
            rows.push(AnswerRow {
                kind: RowKind::Evidence,
                text: Some(names.join("; ")),
                ..bare(unit, leaf, LayerKind::SelfScore)
            });
        }
    }
    rows
}

/// The entries that records become when they are taken in.
///
/// Evidence that a workbook only names has no file: its digest is that of its words, and `extra` says `named`.
#[must_use]
pub(crate) fn entries_of_rows(rows: &[AnswerRow]) -> Vec<NewEntry> {
    rows.iter().map(entry_of_row).collect()
}

fn entry_of_row(row: &AnswerRow) -> NewEntry {
    let kind = match row.kind {
        RowKind::Answer => Kind::Answer,
        RowKind::Reason => Kind::Reason,
        RowKind::Evidence => Kind::Evidence,
    };
    let mut entry = NewEntry::of(kind);
    entry.unit = Some(row.unit.clone());
    entry.leaf = Some(row.leaf.clone());
    entry.layer = Some(row.layer);
    entry.slot.clone_from(&row.slot);
    entry.value.clone_from(&row.value);
    entry.state = row.state.map(state);
    entry.source = row.source.as_ref().map(|cell| SourceCell {
        file: cell.file.clone(),
        sheet: cell.sheet.clone(),
        row: cell.row,
        column: cell.column,
    });
    entry.text.clone_from(&row.text);
    if let (RowKind::Evidence, Some(text)) = (row.kind, &row.text) {
        entry.value = Some(hex(&Sha256::digest(text.as_bytes())));
        entry.extra.insert("named".to_owned(), "yes".to_owned());
    }
    entry
}

/// Lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bare(unit: &str, leaf: &str, layer: LayerKind) -> AnswerRow {
    AnswerRow {
        kind: RowKind::Answer,
        unit: unit.to_owned(),
        leaf: leaf.to_owned(),
        layer,
        slot: None,
        value: None,
        state: None,
        source: None,
        text: None,
    }
}

fn answer(new: &NewEntry, unit: &str, leaf: &str, layer: LayerKind) -> AnswerRow {
    AnswerRow {
        slot: new.slot.clone(),
        value: new.value.clone(),
        state: new.state.map(row_state),
        source: new.source.as_ref().map(|cell| RowCell {
            file: cell.file.clone(),
            sheet: cell.sheet.clone(),
            row: cell.row,
            column: cell.column,
        }),
        text: new.text.clone(),
        ..bare(unit, leaf, layer)
    }
}

fn words(new: &NewEntry, unit: &str, leaf: &str, layer: LayerKind) -> AnswerRow {
    AnswerRow {
        kind: RowKind::Reason,
        text: new.text.clone(),
        ..bare(unit, leaf, layer)
    }
}

fn row_state(state: State) -> RowState {
    match state {
        State::Missing => RowState::Missing,
        State::NotApplicable => RowState::NotApplicable,
        State::Undefined => RowState::Undefined,
        State::Unreadable => RowState::Unreadable,
    }
}

fn state(state: RowState) -> State {
    match state {
        RowState::Missing => State::Missing,
        RowState::NotApplicable => State::NotApplicable,
        RowState::Undefined => State::Undefined,
        RowState::Unreadable => State::Unreadable,
    }
}
