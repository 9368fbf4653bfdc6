//! `criteria compare`.

use crate::program::{folder, parindex};

const OLD: &str = "fixtures/compare/every-change/2024.toml";
const NEW: &str = "fixtures/compare/every-change/2025.toml";

#[test]
fn two_sets_as_text_json_and_workbook() {
    let place = folder(&[]);
    let book = place.path().join("so-sanh.xlsx");
    let said = parindex(&[
        "criteria",
        "compare",
        OLD,
        NEW,
        "--out",
        book.to_str().unwrap(),
    ]);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert!(
        said.out
            .contains("dời ngưỡng (mức đạt điểm tối đa (%): 95 → 98)"),
        "{}",
        said.out
    );
    assert!(std::fs::metadata(&book).unwrap().len() > 5_000);
    let said = parindex(&[
        "criteria",
        "compare",
        OLD,
        NEW,
        "--accept-proposals",
        "--format",
        "json",
    ]);
    let json = said.json();
    assert!(json["proposals"].as_array().unwrap().is_empty());
    let accepted = |leaf: &&serde_json::Value| leaf["linked_by"] == "accepted";
    let leaves = json["leaves"].as_array().unwrap();
    assert_eq!(leaves.iter().filter(accepted).count(), 1);
}

#[test]
fn a_set_that_cannot_be_read_is_not_compared() {
    let said = parindex(&["criteria", "compare", OLD, "khong-co/2025"]);
    assert_eq!(said.exit, 2);
}
