//! Answers as records and back: nothing is lost, and a round ranked from records is the round ranked from files.

use super::fixture;
use answers::{Answer, Answers, NodePoints, Origin, Value};
use criteria::{CriteriaSet, InputKind, Item, LayerKind, NodeKind, SlotKind};
use jiff::civil::date;
use points::{Exact, Fraction};
use proptest::prelude::*;
use ranking::{CsvKind, RankJson, ranking_csv};
use round::{AnswerRow, RowCell, RowKind, RowState, answers_from, entries_of, entries_of_answers};
use std::sync::LazyLock;
use units::Roster;

/// Every round among the fixtures.
pub(crate) const ROUNDS: [&str; 9] = [
    "phu-tho-2026",
    "cchc-xa-minh-hoa-2024",
    "cchc-huyen-minh-hoa-2020",
    "cchc-xa-huyen-minh-hoa-2017",
    "cchc-xa-huyen-minh-hoa-2019",
    "binh-duong-2017",
    "points-only",
    "compare/every-change/round-2024",
    "surveys/round-small",
];

#[test]
fn every_round_ranked_from_records_is_the_round_ranked_from_files() {
    for name in ROUNDS {
        let inputs = round::open(&fixture(name)).0.unwrap();
        let (read, of_reading) = round::read_answers(&inputs);
        let rows = entries_of(&read.unwrap());
        // Through the text that a store keeps.
        let texts: Vec<String> = rows
            .iter()
            .map(|row| serde_json::to_string(row).unwrap())
            .collect();
        let rows: Vec<AnswerRow> = texts
            .iter()
            .map(|text| serde_json::from_str(text).unwrap())
            .collect();
        let (base, of_records) = round::read_entries(&inputs, &rows);
        assert_eq!(entries_of(&base.unwrap()), rows, "{name}");
        let (files, found) = round::run(&inputs);
        let (records, found_again) = round::run_entries(&inputs, &rows);
        let (files, records) = (files.unwrap(), records.unwrap());
        assert_eq!(bytes(&files), bytes(&records), "{name}");
        // What is said after the reading is the same, with the same cells.
        assert_eq!(
            found[of_reading.len()..],
            found_again[of_records.len()..],
            "{name}"
        );
        assert_eq!(files.scored, records.scored, "{name}");
    }
}

fn bytes(ran: &round::Ran) -> (String, String) {
    let json = RankJson::new("test", "test", &ran.set, &ran.ranked, &[]);
    (
        serde_json::to_string_pretty(&json).unwrap(),
        ranking_csv(&ran.set, &ran.ranked, &[], CsvKind::Machine),
    )
}

fn set_and_roster() -> &'static (CriteriaSet, Roster) {
    static BOTH: LazyLock<(CriteriaSet, Roster)> = LazyLock::new(|| {
        let inputs = round::open(&fixture("cchc-xa-minh-hoa-2024")).0.unwrap();
        let read = round::read_nothing(&inputs).0.unwrap();
        (read.set, read.roster)
    });
    &BOTH
}

/// An answer of the kind of its slot, made of one number.
fn answer(set: &CriteriaSet, slot: usize, seed: u32) -> Answer {
    let own = set.slots[slot];
    let number = || {
        let decimal = Exact::decimal(i64::from(seed % 100_000), u8::try_from(seed % 5).unwrap());
        match seed % 7 {
            0 => Exact::from(Fraction::new(i64::from(seed), 3)),
            _ => decimal,
        }
    };
    let day = || date(2024, 1, 1) + jiff::Span::new().days(i64::from(seed % 366));
    match seed % 11 {
        0 => return Answer::Missing,
        1 => return Answer::NotApplicable,
        2 => return Answer::Undefined,
        3 => return Answer::Unreadable,
        _ => {}
    }
    let kind = match own.kind {
        SlotKind::Typed => return Answer::from(number()),
        SlotKind::Input(at) => &set.leaf(own.leaf).inputs[usize::from(at)].kind,
    };
    Answer::Given(match kind {
        InputKind::Count | InputKind::Number | InputKind::Percent | InputKind::Points => {
            Value::Number(number())
        }
        InputKind::YesNo => Value::YesNo(seed.is_multiple_of(2)),
        InputKind::Level(levels) => {
            Value::Level(u16::try_from(seed as usize % levels.len()).unwrap())
        }
        InputKind::Date => Value::Date(day()),
        InputKind::Items => Value::Items(
            (0..seed % 3)
                .map(|at| Item {
                    id: format!("SK-{seed}/{at} “\\”"),
                    date: (at == 1).then(day),
                    weight: number(),
                })
                .collect(),
        ),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn whatever_is_answered_comes_back(
        cells in prop::collection::vec(
            (0_usize..5, 0_usize..40, 0_usize..500, any::<u32>(), any::<bool>(), any::<bool>()),
            1..120,
        )
    ) {
        let (set, roster) = set_and_roster();
        let mut answers = Answers::default();
        let kinds = [
            LayerKind::SelfScore,
            LayerKind::Appraised(1),
            LayerKind::Appraised(2),
            LayerKind::Imported,
            LayerKind::Council,
        ];
        for (layer, unit, slot, seed, with_cell, with_words) in cells {
            let slot = slot % set.n_slots();
            let source = answers.sources.index(&format!("tep-{}.xlsx", seed % 3), "Phiếu");
            let layer = answers.layer_mut(kinds[layer], roster.len(), set);
            let own = answer(set, slot, seed);
            let unit_key = u32::try_from(unit).unwrap();
            if with_cell {
                let origin = Origin { source, row: 1 + seed % 900, column: 1 + seed % 40 };
                layer.set_at(unit, slot, own, origin);
            } else {
                layer.set(unit, slot, own);
            }
            if with_words {
                let leaf = set.slots[slot].leaf;
                layer.notes.insert((unit_key, u32::try_from(slot).unwrap()), "94,43%".into());
                layer.reasons.insert((unit_key, leaf), "thiếu “văn bản”\nđính kèm".into());
                layer.evidence.insert((unit_key, leaf), "CV 12/UBND".into());
                let inner = set.nodes.iter().position(|node| !matches!(node.kind, NodeKind::Leaf(_)));
                let points = NodePoints {
                    points: (seed.is_multiple_of(2)).then(|| Exact::decimal(i64::from(seed % 900), 2)),
                    origin: Origin { source, row: 7, column: 3 },
                };
                layer.node_points.insert((unit_key, criteria::NodeId::from_index(inner.unwrap())), points);
            }
        }
        let rows = entries_of_answers(set, roster, &answers);
        let (back, findings) = answers_from(set, roster, &rows);
        prop_assert_eq!(findings.len(), 0);
        prop_assert_eq!(&entries_of_answers(set, roster, &back), &rows);
        for layer in &answers.layers {
            let Some(own) = back.layer(layer.kind) else {
                // Every answer of the layer was missing and had no cell.
                prop_assert!(!rows.iter().any(|row| row.layer == layer.kind));
                continue;
            };
            for unit in 0..roster.len() {
                prop_assert_eq!(layer.unit(unit), own.unit(unit));
                for slot in 0..set.n_slots() {
                    prop_assert_eq!(
                        answers.sources.place(layer.origin(unit, slot)),
                        back.sources.place(own.origin(unit, slot))
                    );
                }
            }
            prop_assert_eq!(&layer.notes, &own.notes);
            prop_assert_eq!(&layer.reasons, &own.reasons);
            prop_assert_eq!(&layer.evidence, &own.evidence);
            for (key, points) in &layer.node_points {
                prop_assert_eq!(&own.node_points[key].points, &points.points);
            }
        }
    }
}

fn row(unit: &str, leaf: &str, slot: &str, value: &str) -> AnswerRow {
    AnswerRow {
        kind: RowKind::Answer,
        unit: unit.into(),
        leaf: leaf.into(),
        layer: LayerKind::SelfScore,
        slot: Some(slot.into()),
        value: Some(value.into()),
        state: None,
        source: None,
        text: None,
    }
}

#[test]
fn the_last_record_of_a_slot_stands_and_an_answer_can_be_taken_back() {
    let (set, roster) = set_and_roster();
    let leaf = set.leaf_ids().next().unwrap();
    let code = set.leaf_node(leaf).code.clone();
    let first = RowCell {
        file: "a.xlsx".into(),
        sheet: "S".into(),
        row: 5,
        column: 2,
    };
    let mut rows = vec![
        row("MH001", &code, "points", "0.25"),
        row("MH001", &code, "points", "0.50"),
        row("MH002", &code, "points", "1"),
    ];
    rows[0].source = Some(first);
    rows.push(AnswerRow {
        value: None,
        state: Some(RowState::Missing),
        ..rows[2].clone()
    });
    let (answers, findings) = answers_from(set, roster, &rows);
    assert!(findings.is_empty());
    let layer = answers.layer(LayerKind::SelfScore).unwrap();
    let slot = set.typed_slot(leaf);
    let unit = |code: &str| roster.position(code).unwrap();
    let points = layer.get(unit("MH001"), slot).number().unwrap();
    assert_eq!(points.to_string(), "0.50");
    assert_eq!(
        answers.sources.place(layer.origin(unit("MH001"), slot)),
        None
    );
    assert_eq!(layer.get(unit("MH002"), slot), &Answer::Missing);
}

#[test]
fn a_record_that_fits_nothing_is_left_out_with_a_finding_that_does_not_repeat_its_value() {
    let (set, roster) = set_and_roster();
    let code = set.leaf_node(set.leaf_ids().next().unwrap()).code.clone();
    let mut both = row("MH001", &code, "points", "1");
    both.state = Some(RowState::Missing);
    let rows = [
        row("MH999", &code, "points", "1"),
        row("MH001", "99.9", "points", "1"),
        row("MH001", &code, "không có", "1"),
        row("MH001", &code, "points", "0912345678 Nguyễn Văn A"),
        row("MH001", &code, "points", "1/0"),
        both,
    ];
    let (answers, findings) = answers_from(set, roster, &rows);
    let codes: Vec<&str> = findings.iter().map(|own| own.code.as_str()).collect();
    assert_eq!(
        codes,
        [
            "entry-unit-unknown",
            "entry-criterion-unknown",
            "entry-input-unknown",
            "entry-value-unreadable",
            "entry-value-unreadable",
            "entry-value-unreadable",
        ]
    );
    assert!(answers.layers.is_empty());
    assert!(!format!("{findings:?}").contains("0912345678"));
}
