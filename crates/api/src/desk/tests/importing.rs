//! Workbooks are looked at, compared with what stands, and taken in once they are confirmed.

use super::{at, code, grant};
use crate::desk::import::{Difference, Prepared};
use crate::desk::{Desk, Rooms};
use crate::results::load::read_folder;
use crate::results::rows::rows_of;
use crate::worker::{Uploads, Worker};
use criteria::LayerKind;
use procedure::{Kind, NewEntry, Person, Role, Scope, Stage};
use round::AnswerRow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::Store;

const ROUND: &str = "cchc-xa-minh-hoa-2024";

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fixtures")
        .join(ROUND)
}

fn form(unit: &str) -> (String, Arc<[u8]>) {
    let name = format!("{unit}.xlsx");
    let bytes = std::fs::read(fixture().join("forms").join(&name)).unwrap();
    (name, Arc::from(bytes))
}

struct Round {
    _folder: tempfile::TempDir,
    store: Store,
    rooms: Rooms,
    /// What the folder's own files come to.
    expected: Vec<AnswerRow>,
}

/// The round of forty communes without any answer, in self-scoring.
async fn empty() -> Round {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(None, folder.path()).await.unwrap();
    let now = at("2026-03-02T09:00:00+07:00");
    store.add_owner(super::OWNER, "Tỉnh", now).await.unwrap();
    let read =
        std::thread::spawn(|| read_folder(&fixture()).unwrap_or_else(|own| panic!("{own:?}")));
    let read = read.join().unwrap();
    store
        .add_round(super::OWNER, read.round, now)
        .await
        .unwrap();
    let moved = vec![NewEntry::stage_moved(Stage::SelfScoring, None)];
    let append = store.append(super::OWNER, ROUND, "c", now, None, moved);
    append.await.unwrap();
    let placed = read.entries.into_iter().zip(1_u64..);
    let placed: Vec<_> = placed.map(|(own, seq)| own.placed(seq, now, "x")).collect();
    Round {
        _folder: folder,
        store,
        rooms: Rooms::default(),
        expected: rows_of(&placed),
    }
}

impl Round {
    fn desk(&self, id: &str, role: Role, unit: Option<&str>) -> Desk {
        Desk {
            store: self.store.clone(),
            rooms: self.rooms.clone(),
            owner: super::OWNER.to_owned(),
            person: Person {
                id: id.to_owned(),
                grants: vec![grant(role, unit, Scope::All)],
            },
            now: at("2026-03-02T10:00:00+07:00"),
        }
    }
    async fn rows(&self) -> Vec<AnswerRow> {
        let entries = self.store.entries(super::OWNER, ROUND, 0, None).await;
        rows_of(&entries.unwrap())
    }
}

async fn looked(desk: &Desk, id: &str) -> (Prepared, Difference) {
    let own = desk.prepared(ROUND, id).await.unwrap();
    (own.prepared, own.difference)
}

async fn prepare(desk: &Desk, files: Uploads) -> String {
    let worker = Worker::new(None);
    let made = desk.prepare(ROUND, LayerKind::SelfScore, files, &worker);
    made.await.unwrap()
}

#[tokio::test]
async fn a_form_is_looked_at_then_taken_in_and_the_same_form_changes_nothing() {
    let round = empty().await;
    let coordinator = round.desk("c", Role::Coordinator, None);
    let id = prepare(&coordinator, vec![form("MH001"), form("MH002")]).await;
    assert!(
        round.rows().await.is_empty(),
        "nothing is stored before it is confirmed"
    );
    let (prepared, difference) = looked(&coordinator, &id).await;
    assert_eq!(prepared.files.len(), 2);
    assert!(difference.changes.len() > 100);
    assert!(
        difference
            .changes
            .iter()
            .all(|change| change.before.is_none())
    );
    let done = coordinator.confirm(ROUND, &id).await.unwrap();
    assert_eq!(done.entries, difference.changes.len() + 2);
    // What stands is what the same files come to in a folder, cell by cell; empty cells are no answers.
    let is_of = |row: &&AnswerRow| {
        ["MH001", "MH002"].contains(&row.unit.as_str())
            && row.layer == LayerKind::SelfScore
            && row.state != Some(round::RowState::Missing)
    };
    let of_form = |rows: &[AnswerRow]| {
        let mut rows: Vec<String> = rows
            .iter()
            .filter(is_of)
            .map(|row| {
                let file = row.source.as_ref().map(|cell| {
                    let name = cell.file.rsplit('/').next().unwrap_or_default();
                    (name.to_owned(), cell.sheet.clone(), cell.row, cell.column)
                });
                format!(
                    "{:?}",
                    (
                        &row.unit, &row.leaf, &row.slot, &row.value, &row.state, file, &row.text
                    )
                )
            })
            .collect();
        rows.sort();
        rows
    };
    assert_eq!(of_form(&round.rows().await), of_form(&round.expected));

    let again = prepare(&coordinator, vec![form("MH001"), form("MH002")]).await;
    let (_, difference) = looked(&coordinator, &again).await;
    assert_eq!(difference.changes, []);
    assert!(difference.n_same > 100);
    let head = round
        .store
        .round(super::OWNER, ROUND)
        .await
        .unwrap()
        .head_seq;
    assert_eq!(coordinator.confirm(ROUND, &again).await.unwrap().entries, 0);
    let row = round.store.round(super::OWNER, ROUND).await.unwrap();
    assert_eq!(row.head_seq, head);
    // Confirmed again, each says what it said.
    assert_eq!(coordinator.confirm(ROUND, &id).await.unwrap(), done);
    assert_eq!(coordinator.confirm(ROUND, &again).await.unwrap().entries, 0);
    let row = round.store.round(super::OWNER, ROUND).await.unwrap();
    assert_eq!(row.head_seq, head);
}

#[tokio::test]
async fn a_later_version_is_compared_leaf_by_leaf_with_what_stands() {
    let round = empty().await;
    let staff = round.desk("s", Role::UnitStaff, Some("MH001"));
    let id = prepare(&staff, vec![form("MH001")]).await;
    staff.confirm(ROUND, &id).await.unwrap();
    let typed: Vec<AnswerRow> = round.rows().await;
    let number = |row: &&AnswerRow| {
        row.slot.as_deref() == Some("points") && row.value.as_ref().is_some_and(|own| own != "0")
    };
    let row = typed.iter().find(number).unwrap().clone();
    let value = Ok("0".to_owned());
    let other = NewEntry::answer(&row.unit, &row.leaf, row.layer, "points", value, None);
    let append = round
        .store
        .append(super::OWNER, ROUND, "s", staff.now, None, vec![other]);
    append.await.unwrap();
    let again = prepare(&staff, vec![form("MH001")]).await;
    let (_, difference) = looked(&staff, &again).await;
    assert_eq!(difference.changes.len(), 1);
    let change = &difference.changes[0];
    assert_eq!(change.row.value, row.value);
    assert_eq!(change.row.leaf, row.leaf);
    assert!(change.row.source.is_some());
    assert_eq!(change.before, Some((Some("0".to_owned()), None)));
    staff.confirm(ROUND, &again).await.unwrap();
    let now = round.rows().await;
    let last = now
        .iter()
        .rev()
        .find(|own| own.leaf == row.leaf && own.slot == row.slot);
    assert_eq!(last.unwrap().value, row.value);
    let entries = round
        .store
        .entries(super::OWNER, ROUND, 0, None)
        .await
        .unwrap();
    let files = entries
        .iter()
        .filter(|own| own.entry.kind == Kind::Imported);
    assert_eq!(files.count(), 2);
}

#[tokio::test]
async fn nobody_brings_in_another_units_form_or_confirms_anothers_preview() {
    let round = empty().await;
    let staff = round.desk("s", Role::UnitStaff, Some("MH001"));
    let worker = Worker::new(None);
    let other = staff.prepare(ROUND, LayerKind::SelfScore, vec![form("MH002")], &worker);
    assert_eq!(code(other.await), "not-granted");
    let both = staff.prepare(
        ROUND,
        LayerKind::SelfScore,
        vec![form("MH001"), form("MH002")],
        &worker,
    );
    let (prepared, _) = looked(&staff, &both.await.unwrap()).await;
    assert!(prepared.rows.iter().all(|row| row.unit == "MH001"));
    assert!(
        prepared
            .findings
            .iter()
            .any(|own| own.code == "import-left-out")
    );
    let layer = staff.prepare(ROUND, LayerKind::Imported, vec![form("MH001")], &worker);
    assert_eq!(code(layer.await), "not-granted");
    let mine = prepare(&staff, vec![form("MH001")]).await;
    let head = round.desk("h", Role::UnitHead, Some("MH001"));
    assert_eq!(
        code(head.confirm(ROUND, &mine).await),
        "there is no such preview"
    );
    assert_eq!(
        code(head.prepared(ROUND, &mine).await),
        "there is no such preview"
    );
    let auditor = round.desk("a", Role::Auditor, None);
    let none = auditor.prepare(ROUND, LayerKind::SelfScore, vec![form("MH001")], &worker);
    assert_eq!(code(none.await), "not-granted");
    assert!(round.rows().await.is_empty());
}

#[tokio::test]
async fn a_broken_file_is_a_finding_and_the_rest_is_read() {
    let round = empty().await;
    let coordinator = round.desk("c", Role::Coordinator, None);
    let broken: (String, Arc<[u8]>) = ("hỏng.xlsx".into(), Arc::from(&b"PK\x03\x04 broken"[..]));
    let form_in_archive = {
        let (name, bytes) = form("MH002");
        let files = workbook::Files::from([(format!("phieu/{name}"), bytes)]);
        Arc::from(workbook::write_archive(&files).unwrap())
    };
    let files = vec![broken, form("MH001"), ("phieu.zip".into(), form_in_archive)];
    let id = prepare(&coordinator, files).await;
    let (prepared, difference) = looked(&coordinator, &id).await;
    assert!(
        prepared
            .findings
            .iter()
            .any(|own| own.place.file_name() == Some("hỏng.xlsx"))
    );
    let units: std::collections::BTreeSet<&str> = difference
        .changes
        .iter()
        .map(|own| own.row.unit.as_str())
        .collect();
    assert_eq!(units.into_iter().collect::<Vec<_>>(), ["MH001", "MH002"]);
}
