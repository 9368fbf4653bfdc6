//! An import as JSON.

use crate::desk::import::{Change, Taken, Waiting};
use crate::http::FindingJson;
use crate::layout::in_query;
use finding::column_letters;
use round::{RowKind, RowState};
use serde::Serialize;

/// Changes at most on a page.
pub(crate) const MOST: usize = 1_000;

/// An import.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct ImportJson {
    /// Its id, random.
    id: String,
    /// Id of the round.
    round: String,
    /// `self`, `appraised-1`, `appraised-2`, `imported`, `survey`.
    layer: String,
    /// `waiting` or `confirmed`.
    state: String,
    /// It can be read and confirmed until then.
    expires: String,
    /// The files as they were sent.
    files: Vec<FileJson>,
    /// How many answers would change.
    changes: usize,
    /// How many stand so already.
    same: usize,
    /// Empty cells where something stands: that stays.
    kept: usize,
    /// The changes of this page, in the order of the files.
    lines: Vec<ChangeJson>,
    /// What was found in the files.
    findings: Vec<FindingJson>,
    /// Once it was taken in; its changes are no longer listed then.
    taken: Option<TakenJson>,
    links: ImportLinks,
}

/// A file.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct FileJson {
    name: String,
    /// SHA-256 in hex.
    digest: String,
}

/// Addresses.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct ImportLinks {
    /// `GET` reads it, `DELETE` drops it.
    own: String,
    /// `POST` takes it in.
    confirm: String,
}

/// One answer that would change.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct ChangeJson {
    /// Code of the unit.
    unit: String,
    /// Code of the criterion.
    leaf: String,
    /// `answer`, `reason` or `evidence`.
    kind: String,
    /// The input's name, or `points`; null for words.
    slot: Option<String>,
    /// Whether anything stands there.
    stands: bool,
    /// What stands; null: nothing yet, or the key has not the scope `read`.
    before: Option<ValueJson>,
    /// What would stand.
    after: ValueJson,
    /// Where it was read; null where it stands in no cell.
    cell: Option<CellJson>,
}

/// A value in canonical text, or the state that stands for it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct ValueJson {
    /// A decimal text, `yes`, `no`, the number of a level, a date, words.
    value: Option<String>,
    /// `missing`, `not-applicable`, `undefined`, `unreadable`.
    state: Option<String>,
}

/// A cell.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct CellJson {
    file: String,
    sheet: String,
    /// `D17`.
    address: String,
}

/// An import that was taken in.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct TakenJson {
    /// When.
    at: String,
    /// How many entries it appended; 0: everything stood like that already.
    entries: usize,
}

impl From<&Taken> for TakenJson {
    fn from(own: &Taken) -> Self {
        Self {
            at: own.at.to_string(),
            entries: own.entries,
        }
    }
}

impl ImportJson {
    /// A page of an import, counted from 1; with what stands for one who may read it.
    pub(super) fn of(
        (round, id): (&str, &str),
        own: Waiting,
        reads: bool,
        (page, per_page): (usize, usize),
    ) -> Self {
        let (prepared, difference) = (own.prepared, own.difference);
        let first = (page - 1).saturating_mul(per_page);
        let lines = difference.changes.iter().skip(first).take(per_page);
        let address = format!("/api/v1/rounds/{}/imports/{id}", in_query(round));
        let files = prepared.files.into_iter();
        Self {
            id: id.to_owned(),
            round: round.to_owned(),
            layer: prepared.layer,
            state: match prepared.taken {
                Some(_) => "confirmed",
                None => "waiting",
            }
            .to_owned(),
            expires: own.expires.to_string(),
            files: files
                .map(|(name, digest)| FileJson { name, digest })
                .collect(),
            changes: difference.changes.len(),
            same: difference.n_same,
            kept: difference.n_kept,
            lines: lines.map(|own| ChangeJson::of(own, reads)).collect(),
            findings: prepared.findings.iter().map(FindingJson::of).collect(),
            taken: prepared.taken.as_ref().map(TakenJson::from),
            links: ImportLinks {
                confirm: format!("{address}/confirm"),
                own: address,
            },
        }
    }
}

impl ChangeJson {
    fn of(change: &Change, reads: bool) -> Self {
        let row = &change.row;
        let value = |value: Option<&String>, state: Option<RowState>| ValueJson {
            value: value.cloned(),
            state: state.map(|own| state_name(own).to_owned()),
        };
        let before = change.before.as_ref().filter(|_| reads);
        Self {
            unit: row.unit.clone(),
            leaf: row.leaf.clone(),
            kind: match row.kind {
                RowKind::Answer => "answer",
                RowKind::Reason => "reason",
                RowKind::Evidence => "evidence",
            }
            .to_owned(),
            slot: row.slot.clone(),
            stands: change.before.is_some(),
            before: before.map(|(text, state)| value(text.as_ref(), *state)),
            after: value(row.value.as_ref().or(row.text.as_ref()), row.state),
            cell: row.source.as_ref().map(|cell| CellJson {
                file: cell.file.clone(),
                sheet: cell.sheet.clone(),
                address: format!("{}{}", column_letters(cell.column), cell.row),
            }),
        }
    }
}

fn state_name(own: RowState) -> &'static str {
    match own {
        RowState::Missing => "missing",
        RowState::NotApplicable => "not-applicable",
        RowState::Undefined => "undefined",
        RowState::Unreadable => "unreadable",
    }
}
