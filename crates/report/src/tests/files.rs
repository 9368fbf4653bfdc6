use super::{communes, districts};
use crate::{Charts, Options, findings_workbook, write_results};
use finding::{Finding, Place};
use workbook::Limits;

pub(crate) fn texts(name: &str, bytes: &[u8]) -> Vec<(String, Vec<String>)> {
    let (book, findings) = workbook::open(name, bytes, &Limits::default()).unwrap();
    assert!(findings.is_empty(), "{findings:?}");
    let mut sheets = Vec::new();
    for (index, sheet) in book.sheets().iter().enumerate() {
        let (grid, _) = book.grid(index);
        let mut cells = Vec::new();
        for row in 1..=60 {
            for column in 1..=12 {
                if let Some(text) = grid.get(row, column).and_then(|cell| cell.text()) {
                    cells.push(text.to_owned());
                }
            }
        }
        sheets.push((sheet.name.clone(), cells));
    }
    sheets
}

#[test]
fn a_result_is_a_list_of_files_in_a_fixed_order_and_the_same_each_time() {
    let round = communes();
    let options = Options {
        charts: Charts::Units,
        png: false,
        ..Options::default()
    };
    let files = write_results(&round.context(), options).unwrap();
    let paths: Vec<&str> = files.iter().map(|file| file.0.as_str()).collect();
    assert_eq!(
        paths,
        [
            "ranking.csv",
            "ranking-excel.csv",
            "ranking.xlsx",
            "findings.xlsx",
            "charts/bars.svg",
            "charts/fields.svg",
            "charts/heat.svg",
            "charts/self-appraised.svg",
            "charts/units/A-radar.svg",
            "charts/units/A-waterfall.svg",
            "charts/units/B-radar.svg",
            "charts/units/B-waterfall.svg",
            // Field 3 does not apply to C, and two fields make no radar.
            "charts/units/C-waterfall.svg",
        ]
    );
    assert_eq!(
        files,
        write_results(&communes().context(), options).unwrap()
    );
}

#[test]
fn the_workbook_reads_back_with_a_sheet_for_each_table_and_unit() {
    let options = Options {
        charts: Charts::None,
        ..Options::default()
    };
    let round = communes();
    let files = write_results(&round.context(), options).unwrap();
    let sheets = texts("ranking.xlsx", &files[2].1);
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.0.as_str()).collect();
    assert_eq!(
        names,
        [
            "Mục lục",
            "T1",
            "T2",
            "T5",
            "T6",
            "T8",
            "T10",
            "T11",
            "A",
            "B",
            "C",
            "D",
            "T"
        ]
    );
    for (name, cells) in &sheets {
        for words in [
            "DỰ THẢO – CHƯA CÔNG BỐ",
            "SỐ LIỆU MINH HỌA – dùng để kiểm thử",
        ] {
            assert!(cells.iter().any(|cell| cell == words), "{name}: {words}");
        }
    }
    let overall = &sheets[1].1;
    assert!(overall.contains(&"ỦY BAN NHÂN DÂN TỈNH".to_owned()));
    assert!(overall.contains(&"Độc lập - Tự do - Hạnh phúc".to_owned()));
}

#[test]
fn findings_stand_errors_first() {
    let round = districts();
    let note = Finding::info("a-note", Place::file("a.xlsx")).says("ghi chú thử", "a note");
    let error = Finding::error("cell-not-a-number", Place::cell("b.xlsx", "Phiếu", 17, 4))
        .says("ô chứa chữ", "the cell holds text")
        .of_criterion("1.10");
    let bytes = findings_workbook(&round.context(), &[note, error]).unwrap();
    let cells = &texts("findings.xlsx", &bytes)[0].1;
    let at = |words: &str| cells.iter().position(|cell| cell == words).unwrap();
    assert!(at("ô chứa chữ") < at("ghi chú thử"));
    assert!(at("Phiếu!D17") > 0 && at("1.10") > 0);
}

/// No output holds a word that another procedure has taken, or that judges.
#[test]
fn ruled_out_words_do_not_appear() {
    let options = Options {
        png: false,
        ..Options::default()
    };
    let round = communes();
    let files = write_results(&round.context(), options).unwrap();
    let mut all: Vec<String> = Vec::new();
    for (path, bytes) in &files {
        if path.ends_with(".xlsx") {
            all.extend(texts(path, bytes).into_iter().flat_map(|sheet| sheet.1));
        } else {
            all.push(String::from_utf8(bytes.clone()).unwrap());
        }
    }
    let wrong = [
        ["điểm", "phạt"],
        ["mất", "điểm"],
        ["khiếu", "nại"],
        ["gian", "lận"],
    ];
    for text in all {
        let lower = text.to_lowercase();
        for words in &wrong {
            assert!(!lower.contains(&words.join(" ")), "{words:?} in {text:.80}");
        }
    }
}
