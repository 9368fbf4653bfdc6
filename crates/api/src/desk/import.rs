//! Workbooks are taken in: looked at first, stored once they are confirmed.

use super::{Desk, Done, Look, Made, Refused, Told, findings};
use crate::results::rows::{entries_of_rows, hex};
use crate::worker::{Uploads, Worker};
use criteria::LayerKind;
use finding::{Finding, Place};
use jiff::SignedDuration;
use procedure::{Action, Current, NewEntry, Refusal, Role, Target};
use round::{AnswerRow, RowKind, RowState, layer_key, layer_of_key};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

/// A preview waits so long for its confirmation.
const WAITS: SignedDuration = SignedDuration::from_hours(24);

/// An import that was looked at and waits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Prepared {
    /// The layer, as `self`, `appraised-1`, …
    pub(crate) layer: String,
    /// Name and digest of each file as it was sent.
    pub(crate) files: Vec<(String, String)>,
    /// What the person may bring in.
    pub(crate) rows: Vec<AnswerRow>,
    /// What was found in the files.
    pub(crate) findings: Vec<Finding>,
}

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

impl Desk {
    /// Reads files for a layer and keeps what they come to until it is confirmed; nothing of it is in the round yet. Returns the preview's id.
    pub(crate) async fn prepare(
        &self,
        round: &str,
        layer: LayerKind,
        files: Uploads,
        worker: &Worker,
    ) -> Result<String, Refused> {
        let look = self.look(round).await?;
        self.may_import(&look, layer)?;
        let folder = self.store.materialise(&self.owner, round).await?;
        let named: Vec<(String, String)> = files
            .iter()
            .map(|(name, bytes)| (name.clone(), hex(&Sha256::digest(bytes))))
            .collect();
        let read = worker.read(&folder, &look.room.inputs, layer, files).await;
        let mut findings = read.findings;
        let rows = self.allowed(&look, read.rows, &mut findings)?;
        let prepared = Prepared {
            layer: layer_key(layer),
            files: named,
            rows,
            findings,
        };
        let body = serde_json::to_string(&prepared)
            .map_err(|_| Refused::from(super::findings::round_unreadable()))?;
        let id = self
            .store
            .add_preview(
                &self.owner,
                round,
                &self.person.id,
                &body,
                self.now,
                self.now + WAITS,
            )
            .await?;
        let told = Told {
            action: "prepare-import",
            unit: None,
            detail: Some(&prepared.layer),
        };
        self.tell(round, told).await?;
        Ok(id)
    }

    /// A preview of this person, with what it comes to against what stands now.
    pub(crate) async fn prepared(
        &self,
        round: &str,
        preview: &str,
    ) -> Result<(Prepared, Difference), Refused> {
        let row = self.store.preview(&self.owner, preview, self.now).await?;
        let prepared = self.of_row(round, &row)?;
        let look = self.look(round).await?;
        let difference = difference(&look.current(), &prepared.rows);
        Ok((prepared, difference))
    }

    /// Takes the import in: what differs from what then stands, all of it or nothing.
    pub(crate) async fn confirm(&self, round: &str, preview: &str) -> Result<Done, Refused> {
        let row = self.store.preview(&self.owner, preview, self.now).await?;
        let prepared = self.of_row(round, &row)?;
        let told = Told {
            action: "import",
            unit: None,
            detail: Some(&prepared.layer),
        };
        let done = self
            .act(round, told, |look| {
                let mut findings = Vec::new();
                let rows = self.allowed(look, prepared.rows.clone(), &mut findings)?;
                let difference = difference(&look.current(), &rows);
                let rows = difference.changes.into_iter().map(|change| change.row);
                let rows: Vec<AnswerRow> = rows.collect();
                let mut entries = Vec::new();
                if !rows.is_empty() {
                    entries = entries_of_rows(&rows);
                    entries.extend(imported(&prepared, rows.len()));
                }
                Ok(Made { entries, findings })
            })
            .await?;
        // Stored; asking twice finds nothing more to change.
        let _gone = self
            .store
            .take_preview(&self.owner, preview, self.now)
            .await;
        Ok(done)
    }

    /// Throws a preview away.
    pub(crate) async fn drop_preview(&self, round: &str, preview: &str) -> Result<(), Refused> {
        let row = self.store.preview(&self.owner, preview, self.now).await?;
        self.of_row(round, &row)?;
        self.store
            .take_preview(&self.owner, preview, self.now)
            .await?;
        Ok(())
    }

    /// Only who made it, only in its round.
    fn of_row(&self, round: &str, row: &store::PreviewRow) -> Result<Prepared, Refused> {
        let own = row.round == round && row.author == self.person.id;
        let body = own.then(|| serde_json::from_str(&row.body).ok()).flatten();
        body.ok_or(Refused::Store(store::Failure::NotFound("preview")))
    }

    /// The layers that this person may bring files for now.
    pub(crate) fn imports(&self, look: &Look) -> Vec<LayerKind> {
        let all = [
            LayerKind::SelfScore,
            LayerKind::Appraised(1),
            LayerKind::Appraised(2),
            LayerKind::Imported,
            LayerKind::Survey,
        ];
        let mut layers = all.to_vec();
        layers.retain(|layer| self.may_import(look, *layer).is_ok());
        layers
    }

    /// Whether there is any unit and leaf for which files of this layer may be brought.
    fn may_import(&self, look: &Look, layer: LayerKind) -> Result<(), Refused> {
        let set = &look.room.set;
        let mut last = None;
        let mut may = |unit: &str, leaf: Option<&str>| {
            let target = Target {
                unit: Some(unit),
                leaf,
                layer: Some(layer),
                ..Target::default()
            };
            let tried = look.may(&self.person, Action::Import, target);
            tried.map_err(|refusal| last = Some(refusal)).is_ok()
        };
        let all = look.room.roster.units().iter();
        let all = all.map(|unit| unit.code.as_str());
        if all.clone().any(|unit| may(unit, None)) {
            return Ok(());
        }
        // Some leaves only: those given to an appraiser, or one that was opened again for a unit.
        let mut units: Vec<&str> = self.person.units(&look.state, look.now).collect();
        if self.person.is(Role::Appraiser, &look.state, look.now) {
            units.extend(all.take(2));
        }
        let codes = || set.leaf_ids().map(|leaf| set.leaf_node(leaf).code.as_str());
        let any = units
            .iter()
            .any(|unit| codes().any(|leaf| may(unit, Some(leaf))));
        if any {
            return Ok(());
        }
        Err(last.unwrap_or_else(|| findings::no_unit().into()))
    }

    /// The rows that this person may bring in now; of the others one finding a unit and reason.
    fn allowed(
        &self,
        look: &Look,
        rows: Vec<AnswerRow>,
        findings: &mut Vec<Finding>,
    ) -> Result<Vec<AnswerRow>, Refused> {
        let mut known: BTreeMap<(String, String), Option<Refusal>> = BTreeMap::new();
        let mut left: BTreeMap<(String, &'static str), (usize, Refusal)> = BTreeMap::new();
        let mut kept = Vec::new();
        for row in rows {
            let refusal = known
                .entry((row.unit.clone(), row.leaf.clone()))
                .or_insert_with(|| {
                    let target = Target {
                        unit: Some(&row.unit),
                        leaf: Some(&row.leaf),
                        layer: Some(row.layer),
                        ..Target::default()
                    };
                    match look.may(&self.person, Action::Import, target) {
                        Err(Refused::No(refusal)) => Some(refusal),
                        _ => None,
                    }
                });
            match refusal {
                None => kept.push(row),
                Some(refusal) => {
                    let own = left.entry((row.unit, refusal.code));
                    own.or_insert_with(|| (0, refusal.clone())).0 += 1;
                }
            }
        }
        let all_refused = kept.is_empty();
        for ((unit, _), (n, refusal)) in left {
            if all_refused {
                return Err(Refused::No(refusal));
            }
            findings.push(left_out(&unit, n, &refusal));
        }
        Ok(kept)
    }
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

/// One entry a file, with its digest.
fn imported(prepared: &Prepared, n: usize) -> Vec<NewEntry> {
    let Some(layer) = layer_of_key(&prepared.layer) else {
        return Vec::new();
    };
    let files = prepared.files.iter();
    files
        .map(|(name, digest)| NewEntry::imported(digest, name, layer, n))
        .collect()
}

fn left_out(unit: &str, n: usize, refusal: &Refusal) -> Finding {
    Finding::warning("import-left-out", Place::whole(unit))
        .says(
            format!("{n} số liệu không được nhận: {}", refusal.says.vi),
            format!("{n} answers were left out: {}", refusal.says.en),
        )
        .found(refusal.code, refusal.code)
        .of_unit(unit)
}
