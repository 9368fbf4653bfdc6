//! The state of a round from its entries.

use crate::persons::{OWNER, ROUND, at, now};
use jiff::Timestamp;
use procedure::{
    Act, ActKind, Depth, Entry, Face, Kind, NewEntry, Publication, RoundState, Stage, publications,
};

fn entries(new: impl IntoIterator<Item = NewEntry>) -> Vec<Entry> {
    let place = |(seq, new): (u64, NewEntry)| new.placed(seq, now(), "nguoi-1");
    (1..).zip(new).map(place).collect()
}

fn state(new: impl IntoIterator<Item = NewEntry>, now: Timestamp) -> RoundState {
    RoundState::from_entries(OWNER, ROUND, &entries(new), now)
}

fn reopened(leaf: Option<&str>) -> NewEntry {
    let until = at("2026-03-09T17:00:00+07:00");
    NewEntry::reopened(
        "U1",
        leaf,
        Stage::SelfScoring,
        until,
        "Phó Giám đốc Sở",
        "gửi thiếu phụ lục",
    )
}

#[test]
fn approval_reopening_and_approval_again() {
    let one = state([NewEntry::approved("U1")], now());
    assert!(one.approved.contains_key("U1") && one.locked.contains("U1"));
    let leaf = state([NewEntry::approved("U1"), reopened(Some("1.2"))], now());
    assert!(!leaf.approved.contains_key("U1") && leaf.locked.contains("U1"));
    assert_eq!(leaf.reopened.len(), 1);
    let whole = state([NewEntry::approved("U1"), reopened(None)], now());
    assert!(whole.approved.is_empty() && whole.locked.is_empty());
    let again = [
        NewEntry::approved("U1"),
        reopened(None),
        NewEntry::approved("U1"),
    ];
    let again = state(again, now());
    assert!(again.approved.contains_key("U1") && again.reopened.is_empty());
    let over = state([reopened(None)], at("2026-03-09T17:00:00+07:00"));
    assert!(over.reopened.is_empty());
}

#[test]
fn stages_deadlines_and_notices() {
    let day = jiff::civil::date(2026, 3, 31);
    let state = state(
        [
            NewEntry::deadline_set(Stage::SelfScoring, jiff::civil::date(2026, 3, 15)),
            NewEntry::deadline_set(Stage::SelfScoring, day),
            NewEntry::stage_moved(Stage::SelfScoring, None),
            NewEntry::notified("U1"),
        ],
        now(),
    );
    assert_eq!(state.stage, Stage::SelfScoring);
    assert_eq!(state.deadlines.get(&Stage::SelfScoring), Some(&day));
    assert_eq!(state.notified.get("U1"), Some(&now()));
}

#[test]
fn entries_that_say_too_little_open_nothing() {
    let broken = [
        NewEntry::of(Kind::StageMoved),
        NewEntry::of(Kind::DeadlineSet),
        NewEntry::of(Kind::Approved),
        NewEntry::of(Kind::Reopened),
        NewEntry::of(Kind::Published),
        NewEntry {
            value: Some("published-for-ever".to_owned()),
            ..NewEntry::of(Kind::StageMoved)
        },
    ];
    assert_eq!(state(broken, now()), RoundState::new(OWNER, ROUND));
}

fn publication(version: u32, face: Face, embargo: Option<Timestamp>) -> Publication {
    Publication {
        version,
        act: Act {
            kind: ActKind::Decision,
            number: "123/QĐ-UBND".to_owned(),
            date: jiff::civil::date(2026, 3, 1),
            body: "UBND tỉnh".to_owned(),
            signer: "Chủ tịch".to_owned(),
            file: "ab".repeat(32),
        },
        face,
        embargo,
        head: 7,
        head_digest: "cd".repeat(32),
        content: "ef".repeat(32),
        public_bundle: "01".repeat(32),
        internal_bundle: "23".repeat(32),
        note: (version > 1).then(|| "đính chính điểm của một đơn vị".to_owned()),
    }
}

#[test]
fn a_publication_comes_back_from_its_entry_as_it_was() {
    let faces = [
        Face::default(),
        Face::Full {
            depth: Depth::Inputs,
        },
        Face::TopAndClasses { top: 10 },
        Face::Classes,
    ];
    for face in faces {
        for embargo in [None, Some(now())] {
            for version in [1, 2] {
                let own = publication(version, face, embargo);
                assert_eq!(publications(&entries([own.entry()])), [own]);
            }
        }
    }
}

#[test]
fn a_face_that_goes_too_deep_is_cut() {
    let own = publication(
        1,
        Face::Full {
            depth: Depth::Reasons,
        },
        None,
    );
    let face = state([own.entry()], now()).face;
    assert_eq!(
        face,
        Some(Face::Full {
            depth: Depth::Inputs
        })
    );
}

#[test]
fn an_embargo_ends_and_a_correction_waits_for_its_own() {
    let noon = at("2026-03-02T12:00:00+07:00");
    let first = publication(1, Face::default(), Some(noon));
    let before = state([first.entry()], now());
    assert_eq!((before.stage, before.face), (Stage::Published, None));
    let both = [
        first.entry(),
        publication(2, Face::Classes, Some(at("2026-03-03T12:00:00+07:00"))).entry(),
    ];
    assert_eq!(state(both.clone(), noon).face, Some(Face::default()));
    assert_eq!(
        state(both, at("2026-03-03T12:00:00+07:00")).face,
        Some(Face::Classes)
    );
}
