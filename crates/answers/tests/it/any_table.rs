//! Tables of any words in any order: nothing panics, and no cell is refused or taken without a trace.

use crate::case::shared;
use answers::{Answer, Answers, TableInput, read_table};
use criteria::LayerKind;
use finding::Place;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;

const WORDS: [&str; 48] = [
    "",
    "",
    "",
    "Đơn vị",
    "STT",
    "Mã đơn vị",
    "Điểm",
    "Điểm tự đánh giá",
    "Điểm tối đa",
    "Tổng cộng",
    "Toàn tỉnh",
    "Trung bình",
    "Tỷ lệ",
    "Số liệu",
    "Ghi chú",
    "Giải trình",
    "Tài liệu kiểm chứng",
    "Xã An Hòa",
    "UBND xã Bình Thủy",
    "P. Cẩm Sơn",
    "xa dak nong",
    "Xã An Lão",
    "00101",
    "102",
    "UBND tỉnh Hòa Lạc",
    "1.1",
    "1.2",
    "1.10",
    "2",
    "2.1",
    "3",
    "T.1",
    "Số hồ sơ tiếp nhận",
    "Số hồ sơ đúng hạn",
    "Mức độ hoàn thành",
    "Ngày gửi báo cáo",
    "2.2/online",
    "Hồ sơ trực tuyến",
    "200",
    "0,94",
    "94,43%",
    "3.985",
    "-5",
    "x",
    "KAD",
    "Hoàn thành tốt",
    "31.10.2025",
    "79 (68, 11)",
];

/// Half of the tables have a heading, units on the left and values in them, so that there is something to read.
fn table() -> impl Strategy<Value = Vec<Vec<usize>>> {
    let any = prop::collection::vec(prop::collection::vec(0..WORDS.len(), 1..7), 1..9);
    let at = |word: &str| {
        WORDS
            .iter()
            .position(|own| *own == word)
            .expect("one of the words")
    };
    let (heading, unit) = (at("Đơn vị"), at("Xã An Hòa"));
    let (code, value) = (at("1.1"), at("200"));
    let columns = prop::collection::vec(code..value, 4);
    let rows = prop::collection::vec(
        (unit..code, prop::collection::vec(value..WORDS.len(), 4)),
        1..6,
    );
    let likely = (columns, rows).prop_map(move |(columns, rows)| {
        let head = std::iter::once(heading).chain(columns).collect();
        let body = rows.into_iter().map(|(unit, values)| {
            let row = std::iter::once(unit).chain(values);
            row.collect()
        });
        std::iter::once(head).chain(body).collect()
    });
    prop_oneof![any, likely]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_refusal_has_a_finding(rows in table(), again in table()) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/workbooks");
        let (set, roster) = shared(&folder);
        let mut answers = Answers::default();
        let mut named: BTreeSet<Place> = BTreeSet::new();
        for (file, rows) in [("a.csv", &rows), ("b.csv", &again)] {
            let lines: Vec<String> = rows
                .iter()
                .map(|row| row.iter().map(|word| format!("\"{}\"", WORDS[*word])).collect::<Vec<_>>().join(";"))
                .collect();
            let opened = workbook::open(file, lines.join("\n").into_bytes(), &workbook::Limits::default());
            let Ok((book, _)) = opened else { continue };
            let input = TableInput {
                workbook: &book,
                set: &set,
                roster: &roster,
                layer: LayerKind::SelfScore,
                layout: None,
            };
            let report = read_table(&input, &mut answers);
            for finding in report.findings.iter().filter(|finding| finding.is_error()) {
                named.insert(finding.place.clone());
                named.extend(finding.related.iter().cloned());
                // One finding stands for all answers of a unit that was given twice.
                if finding.code == "unit-twice" {
                    let unit = finding.unit.as_deref().and_then(|code| roster.position(code)).expect("a unit of the roster");
                    let layer = answers.layer(LayerKind::SelfScore).expect("it was read into");
                    for slot in 0..set.n_slots() {
                        named.extend(answers.sources.place(layer.origin(unit, slot)));
                    }
                }
            }
        }
        if let Some(layer) = answers.layer(LayerKind::SelfScore) {
            for unit in 0..roster.len() {
                for slot in 0..set.n_slots() {
                    let place = answers.sources.place(layer.origin(unit, slot));
                    match layer.get(unit, slot) {
                        Answer::Unreadable => {
                            let place = place.expect("a refused cell keeps its place");
                            prop_assert!(named.contains(&place), "{place} is refused without a finding");
                        }
                        Answer::Given(_) => prop_assert!(place.is_some(), "an answer without a cell"),
                        Answer::Missing | Answer::NotApplicable | Answer::Undefined => {}
                    }
                }
            }
        }
    }
}
