//! Entries become the records that the pipeline takes.

mod stored;

use super::rows::{entries_of_rows, rows_of};
use criteria::LayerKind;
use procedure::{Entry, NewEntry, State};
use round::{AnswerRow, RowKind, RowState};

fn chain(new: Vec<NewEntry>) -> Vec<Entry> {
    let at = "2026-03-02T02:00:00Z".parse().unwrap();
    let placed = new.into_iter().zip(1_u64..);
    placed.map(|(new, seq)| new.placed(seq, at, "a")).collect()
}

fn own(slot: &str, value: &str) -> NewEntry {
    let value = Ok(value.to_owned());
    NewEntry::answer("A", "1.1", LayerKind::SelfScore, slot, value, None)
}

fn shown(rows: &[AnswerRow]) -> Vec<String> {
    rows.iter()
        .map(|row| {
            let value = row.value.as_deref().or(row.text.as_deref()).unwrap_or("-");
            let slot = row.slot.as_deref().unwrap_or("-");
            format!("{} {slot} {value}", round::layer_key(row.layer))
        })
        .collect()
}

#[test]
fn an_accepted_self_score_stands_in_the_appraised_layer_as_it_was_then() {
    let entries = chain(vec![
        own("done", "7"),
        own("points", "1.5"),
        own("done", "8"),
        NewEntry::accepted("A", "1.1", LayerKind::Appraised(1)),
        own("done", "9"),
    ]);
    assert_eq!(
        shown(&rows_of(&entries)),
        [
            "self done 7",
            "self points 1.5",
            "self done 8",
            "appraised-1 done 8",
            "appraised-1 points 1.5",
            "self done 9"
        ]
    );
}

#[test]
fn evidence_that_was_taken_off_is_not_named() {
    let entries = chain(vec![
        NewEntry::evidence("A", "1.1", "bb", "Kế hoạch.pdf"),
        NewEntry::evidence("A", "1.1", "aa", "Báo cáo.pdf"),
        NewEntry::evidence("A", "1.2", "aa", "Báo cáo.pdf"),
        NewEntry::evidence_removed("A", "1.2", "aa"),
    ]);
    let rows = rows_of(&entries);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].kind, RowKind::Evidence);
    assert_eq!(rows[0].text.as_deref(), Some("Báo cáo.pdf; Kế hoạch.pdf"));
}

#[test]
fn records_come_back_from_their_entries() {
    let taken_back = NewEntry::answer(
        "A",
        "1.1",
        LayerKind::SelfScore,
        "done",
        Err(State::Missing),
        None,
    );
    let entries = chain(vec![
        own("done", "7"),
        taken_back,
        NewEntry::reason("A", "1.1", LayerKind::Appraised(1), "thiếu văn bản"),
    ]);
    let rows = rows_of(&entries);
    assert_eq!(rows[1].state, Some(RowState::Missing));
    let again = chain(entries_of_rows(&rows));
    assert_eq!(rows_of(&again), rows);
}
