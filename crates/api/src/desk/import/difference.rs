//! What an import comes to against what stands.

use crate::results::rows::hex;
use procedure::Current;
use round::{AnswerRow, RowKind, RowState};
use sha2::{Digest as _, Sha256};

/// One answer that an import would change.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Change {
    /// What would stand.
    pub(crate) row: AnswerRow,
    /// What stands; `None`: nothing yet.
    pub(crate) before: Option<(Option<String>, Option<RowState>)>,
}

/// What an import comes to against what stands now.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Difference {
    /// What would change, in the order of the files.
    pub(crate) changes: Vec<Change>,
    /// Answers that stand so already.
    pub(crate) n_same: usize,
    /// Empty cells where something stands: that stays.
    pub(crate) n_kept: usize,
}

/// What records come to against what stands: an empty cell takes nothing back.
pub(crate) fn difference(current: &Current<'_>, rows: &[AnswerRow]) -> Difference {
    let mut found = Difference::default();
    for row in rows {
        let (unit, leaf) = (row.unit.as_str(), row.leaf.as_str());
        let before = match row.kind {
            RowKind::Answer => {
                let slot = row.slot.as_deref().unwrap_or(round::POINTS);
                let stands = current.answers.get(&(unit, leaf, row.layer, slot));
                stands.map(|entry| {
                    let own = &entry.entry;
                    (own.value.clone(), own.state.map(row_state))
                })
            }
            RowKind::Reason => {
                let now = current.leaf(unit, leaf);
                let stands = now.and_then(|now| now.reasons.get(&row.layer));
                stands.map(|entry| (entry.entry.text.clone(), None))
            }
            RowKind::Evidence => {
                let text = row.text.as_deref().unwrap_or_default();
                let digest = hex(&Sha256::digest(text.as_bytes()));
                let now = current.leaf(unit, leaf);
                let stands = now.and_then(|now| now.evidence.get(digest.as_str()));
                stands.map(|entry| (entry.entry.text.clone(), None))
            }
        };
        let after = match row.kind {
            RowKind::Answer => (row.value.clone(), row.state),
            RowKind::Reason | RowKind::Evidence => (row.text.clone(), None),
        };
        let is_empty = row.state == Some(RowState::Missing);
        if before.as_ref() == Some(&after) {
            found.n_same += 1;
        } else if is_empty {
            found.n_kept += usize::from(before.is_some());
        } else {
            found.changes.push(Change {
                row: row.clone(),
                before,
            });
        }
    }
    found
}

fn row_state(state: procedure::State) -> RowState {
    match state {
        procedure::State::Missing => RowState::Missing,
        procedure::State::NotApplicable => RowState::NotApplicable,
        procedure::State::Undefined => RowState::Undefined,
        procedure::State::Unreadable => RowState::Unreadable,
    }
}
