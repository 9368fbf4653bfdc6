//! A folder taken into a store comes to the same as from its files, and a publication pins what is shown.

use crate::results::{Results, load::read_folder};
use crate::seen::look::{Which, look};
use finding::Lang;
use jiff::{Timestamp, civil::date};
use procedure::{Act, ActKind, Face, Grant, NewEntry, Person, Publication, Role, Scope, Stage};
use std::path::Path;
use store::Store;

const ROUND: &str = "cchc-xa-huyen-minh-hoa-2019";

fn now() -> Timestamp {
    "2026-03-02T02:00:00Z".parse().unwrap()
}

fn coordinator() -> Person {
    Person {
        id: "c".into(),
        grants: vec![Grant {
            role: Role::Coordinator,
            owner: "tinh".into(),
            round: None,
            unit: None,
            scope: Scope::All,
            expires: None,
        }],
    }
}

#[tokio::test]
async fn a_round_is_taken_in_shown_to_its_coordinator_and_published_at_a_head() {
    let data = tempfile::tempdir().unwrap();
    let store = Store::open(None, data.path()).await.unwrap();
    store.add_owner("tinh", "Tỉnh", now()).await.unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fixtures")
        .join(ROUND);
    let from = folder.clone();
    let read =
        std::thread::spawn(move || read_folder(&from).unwrap_or_else(|own| panic!("{own:?}")));
    let read = read.join().unwrap();
    let id = read.round.id.clone();
    store.add_round("tinh", read.round, now()).await.unwrap();
    let append = store.append("tinh", &id, "c", now(), Some(0), read.entries);
    append.await.unwrap();
    let moved = vec![NewEntry::stage_moved(Stage::Council, None)];
    store
        .append("tinh", &id, "c", now(), None, moved)
        .await
        .unwrap();
    let results = Results::new(2, std::time::Duration::ZERO);
    let at = ("tinh", id.as_str());
    let see = async |person: &Person, which| {
        look(&store, &results, at, (person, now()), which)
            .await
            .ok()
    };
    let mine = see(&coordinator(), Which::InForce).await.unwrap();
    let inputs = round::open(&folder).0.unwrap();
    // Tables are computed outside of the runtime.
    let ran = std::thread::spawn(move || round::run(&inputs).0.unwrap())
        .join()
        .unwrap();
    assert_eq!(mine.rows.len(), ran.ranked.rows.len());
    for (row, own) in mine.rows.iter().zip(&ran.ranked.rows) {
        assert_eq!(row.code, own.code);
        assert_eq!(row.figures.as_ref().unwrap().total, own.total);
    }
    // Nothing is public yet, and there is no telling it from a round that does not exist.
    assert!(see(&Person::default(), Which::InForce).await.is_none());

    let row = store.round("tinh", &id).await.unwrap();
    let publication = Publication {
        version: 1,
        act: Act {
            kind: ActKind::Decision,
            number: "1/QĐ-UBND".into(),
            date: date(2026, 3, 1),
            body: "UBND".into(),
            signer: "Chủ tịch".into(),
            file: "f".into(),
        },
        face: Face::default(),
        embargo: None,
        head: row.head_seq,
        head_digest: row.head_digest.clone(),
        content: row.content_digest.clone(),
        public_bundle: "b".into(),
        internal_bundle: "i".into(),
        note: None,
    };
    let entries = vec![
        NewEntry::stage_moved(Stage::Published, None),
        publication.entry(),
    ];
    store
        .append("tinh", &id, "c", now(), None, entries)
        .await
        .unwrap();
    let public = see(&Person::default(), Which::InForce).await.unwrap();
    assert!(!public.is_draft());
    let shown = serde_json::to_string(&public.json(Lang::Vi)).unwrap();

    // A correction that is being prepared shows to the coordinator at work, and to nobody else.
    let leaf = ran.set.leaf_ids().next().unwrap();
    let code = &ran.set.leaf_node(leaf).code;
    let typed = NewEntry::answer(
        &mine.rows[0].code,
        code,
        criteria::LayerKind::Appraised(1),
        "points",
        Ok("0".into()),
        None,
    );
    store
        .append("tinh", &id, "c", now(), None, vec![typed])
        .await
        .unwrap();
    let public = see(&Person::default(), Which::InForce).await.unwrap();
    assert_eq!(
        serde_json::to_string(&public.json(Lang::Vi)).unwrap(),
        shown
    );
    assert!(see(&Person::default(), Which::Working).await.is_none());
    let work = see(&coordinator(), Which::Working).await.unwrap();
    assert!(work.is_draft());
    let (before, after) = (
        mine.row(&mine.rows[0].code).unwrap(),
        work.row(&mine.rows[0].code).unwrap(),
    );
    assert_ne!(before.figures, after.figures);

    // Words that are erased are gone from what was computed before, at the same head.
    let unit = &mine.rows[0].code;
    let layer = criteria::LayerKind::Appraised(1);
    let reason = vec![NewEntry::reason(unit, code, layer, "tên một người dân")];
    let at = store.append("tinh", &id, "c", now(), None, reason).await;
    let seq = at.unwrap().seq;
    let told = async || {
        let row = store.round("tinh", &id).await.unwrap();
        let whole = results.working(&store, &row).await.unwrap();
        whole.rows.last().unwrap().text.clone()
    };
    assert_eq!(told().await.as_deref(), Some("tên một người dân"));
    let erased = store.erase_text("tinh", &id, seq, "c", now());
    erased.await.unwrap();
    assert_eq!(told().await, None);
}
