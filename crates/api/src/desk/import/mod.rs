//! Workbooks are taken in: looked at first, stored once they are confirmed.

mod difference;
mod originals;

pub(crate) use difference::{Change, Difference, difference};
pub(crate) use originals::{Original, Whose};

use super::{Desk, Look, Made, Refused, Told, findings};
use crate::results::rows::entries_of_rows;
use crate::worker::{Uploads, Worker};
use criteria::LayerKind;
use finding::{Finding, Place};
use jiff::{SignedDuration, Timestamp};
use procedure::{Action, NewEntry, Refusal, Role, Target};
use round::{AnswerRow, layer_key, layer_of_key};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use store::{PreviewRow, Waits};

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
    /// Once it was taken in: when and where. Its rows stand in the round then and no longer here.
    #[serde(default)]
    pub(crate) taken: Option<Taken>,
}

/// An import that was taken in. Where its entries stand in the chain is not told: that would tell what others have entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Taken {
    /// When.
    pub(crate) at: Timestamp,
    /// How many entries it appended; 0 where everything stood like that already.
    pub(crate) entries: usize,
}

/// An import beside what stands.
#[derive(Debug)]
pub(crate) struct Waiting {
    /// What was read.
    pub(crate) prepared: Prepared,
    /// What it would change.
    pub(crate) difference: Difference,
    /// It is gone after this time.
    pub(crate) expires: Timestamp,
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
        let look = self.importing(round, layer).await?;
        let prepared = self.read_in(&look, layer, &files, worker).await?;
        self.put_by(round, &prepared, &files).await
    }

    /// What stands, to whoever may bring files of a layer now; asked before anything is read.
    pub(crate) async fn importing(&self, round: &str, layer: LayerKind) -> Result<Look, Refused> {
        let look = self.look(round).await?;
        self.may_import(&look, layer)?;
        Ok(look)
    }

    /// What files come to for a layer, as far as the person may bring it.
    pub(crate) async fn read_in(
        &self,
        look: &Look,
        layer: LayerKind,
        files: &Uploads,
        worker: &Worker,
    ) -> Result<Prepared, Refused> {
        let folder = self.store.materialise(&self.owner, &look.row.id).await?;
        let inputs = &look.room.inputs;
        let read = worker.read(&folder, inputs, layer, files.clone()).await;
        let mut findings = read.findings;
        let rows = self.allowed(look, read.rows, &mut findings)?;
        Ok(Prepared {
            layer: layer_key(layer),
            files: originals::named(files),
            rows,
            findings,
            taken: None,
        })
    }

    /// Keeps what files came to, and the files, until it is confirmed or its time is over. Returns the preview's id.
    pub(crate) async fn put_by(
        &self,
        round: &str,
        prepared: &Prepared,
        files: &Uploads,
    ) -> Result<String, Refused> {
        for (_, bytes) in files {
            self.store.shelve_bytes(bytes).await?;
        }
        let times = (self.now, self.now + WAITS);
        let body = body(prepared)?;
        let (owner, author) = (&self.owner, &self.person.id);
        let id = self
            .store
            .add_preview(owner, (Waits::Import, round), author, &body, times);
        let id = id.await?;
        let told = Told {
            action: "prepare-import",
            unit: None,
            detail: Some(&prepared.layer),
        };
        self.tell(round, told).await?;
        Ok(id)
    }

    /// A preview of this person, with what it comes to against what stands now.
    pub(crate) async fn prepared(&self, round: &str, preview: &str) -> Result<Waiting, Refused> {
        let row = self.waiting(preview).await?;
        let prepared = self.of_row(round, &row)?;
        let look = self.look(round).await?;
        Ok(Waiting {
            difference: beside(&look, &prepared.rows),
            prepared,
            expires: row.expires,
        })
    }

    /// Takes the import in: what differs from what then stands, all of it or nothing. Asked again, it says what it said.
    pub(crate) async fn confirm(&self, round: &str, preview: &str) -> Result<Taken, Refused> {
        let row = self.waiting(preview).await?;
        let mut prepared = self.of_row(round, &row)?;
        if let Some(taken) = prepared.taken {
            return Ok(taken);
        }
        self.keep_originals(&prepared).await?;
        let told = Told {
            action: "import",
            unit: None,
            detail: Some(&prepared.layer),
        };
        let done = self
            .act(round, told, |look| {
                let mut findings = Vec::new();
                let rows = self.allowed(look, prepared.rows.clone(), &mut findings)?;
                let difference = beside(look, &rows);
                let rows = difference.changes.into_iter().map(|change| change.row);
                let rows: Vec<AnswerRow> = rows.collect();
                let mut entries = Vec::new();
                if !rows.is_empty() {
                    entries = entries_of_rows(&rows);
                    entries.extend(imported(&prepared, &rows));
                }
                Ok(Made { entries, findings })
            })
            .await?;
        let taken = Taken {
            at: self.now,
            entries: done.entries,
        };
        prepared.rows.clear();
        prepared.taken = Some(taken.clone());
        // Stored; where this note fails, asking again finds nothing more to change.
        let _noted = self
            .store
            .rewrite_preview(&self.owner, Waits::Import, &row, &body(&prepared)?)
            .await;
        Ok(taken)
    }

    /// Throws a preview away.
    pub(crate) async fn drop_preview(&self, round: &str, preview: &str) -> Result<(), Refused> {
        let row = self.waiting(preview).await?;
        self.of_row(round, &row)?;
        self.store
            .take_preview(&self.owner, Waits::Import, preview, self.now)
            .await?;
        Ok(())
    }

    async fn waiting(&self, preview: &str) -> Result<PreviewRow, Refused> {
        let found = self
            .store
            .preview(&self.owner, Waits::Import, preview, self.now);
        Ok(found.await?)
    }

    /// Only who made it, only in its round.
    fn of_row(&self, round: &str, row: &PreviewRow) -> Result<Prepared, Refused> {
        let own = row.about == round && row.author == self.person.id;
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

    /// The rows that this person may bring in now; of the others one finding a reason.
    fn allowed(
        &self,
        look: &Look,
        rows: Vec<AnswerRow>,
        findings: &mut Vec<Finding>,
    ) -> Result<Vec<AnswerRow>, Refused> {
        let mut known: BTreeMap<(String, String), Option<Refusal>> = BTreeMap::new();
        let mut left: BTreeMap<&'static str, LeftOut> = BTreeMap::new();
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
                    let own = left.entry(refusal.code).or_insert_with(|| LeftOut {
                        n: 0,
                        units: BTreeSet::new(),
                        refusal: refusal.clone(),
                    });
                    own.n += 1;
                    own.units.insert(row.unit);
                }
            }
        }
        let all_refused = kept.is_empty();
        for own in left.into_values() {
            if all_refused {
                return Err(Refused::No(own.refusal));
            }
            findings.push(own.finding());
        }
        Ok(kept)
    }
}

/// Rows beside what stands of their units.
fn beside(look: &Look, rows: &[AnswerRow]) -> Difference {
    let units: BTreeSet<&str> = rows.iter().map(|row| row.unit.as_str()).collect();
    difference(&look.current_of(&units), rows)
}

fn body(prepared: &Prepared) -> Result<String, Refused> {
    serde_json::to_string(prepared).map_err(|_| findings::round_unreadable().into())
}

/// One entry a file, with its digest and how many answers its cells brought; of archives, what came out of all of them.
fn imported(prepared: &Prepared, rows: &[AnswerRow]) -> Vec<NewEntry> {
    let Some(layer) = layer_of_key(&prepared.layer) else {
        return Vec::new();
    };
    let mut of_file: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows {
        // Words of a form stand in no cell.
        if let Some(cell) = &row.source {
            *of_file.entry(cell.file.as_str()).or_default() += 1;
        }
    }
    let files: Vec<usize> = prepared
        .files
        .iter()
        .map(|(name, _)| of_file.remove(name.as_str()).unwrap_or(0))
        .collect();
    let unpacked: usize = of_file.into_values().sum();
    let files = prepared.files.iter().zip(files);
    files
        .map(|((name, digest), own)| {
            let archive = name.to_lowercase().ends_with(".zip");
            let n = if archive { unpacked } else { own };
            NewEntry::imported(digest, name, layer, n)
        })
        .collect()
}

/// What was not taken, for one reason.
struct LeftOut {
    n: usize,
    units: BTreeSet<String>,
    refusal: Refusal,
}

impl LeftOut {
    fn finding(&self) -> Finding {
        let (n, says) = (self.n, &self.refusal.says);
        let mut units = self.units.iter();
        match (units.next(), units.len()) {
            (Some(unit), 0) => Finding::warning("import-left-out", Place::whole(unit.as_str()))
                .says(
                    format!("{n} số liệu không được nhận: {}", says.vi),
                    format!("{n} answers were left out: {}", says.en),
                )
                .of_unit(unit.as_str()),
            (_, more) => {
                let all = more + 1;
                Finding::warning("import-left-out", Place::whole("round")).says(
                    format!("{n} số liệu của {all} đơn vị không được nhận: {}", says.vi),
                    format!("{n} answers of {all} units were left out: {}", says.en),
                )
            }
        }
    }
}
