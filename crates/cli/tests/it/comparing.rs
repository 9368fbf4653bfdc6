//! `criteria compare`.

use crate::program::{folder, parindex, root};

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

const ROUND: &str = "fixtures/compare/every-change/round-2024";

#[test]
fn last_years_answers_under_the_new_set_are_a_try_out() {
    let words = [
        "rank",
        ROUND,
        "--set",
        NEW,
        "--accept-proposals",
        "--without",
        "zero",
    ];
    let said = parindex(&words);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert!(
        said.out.contains("TÍNH THỬ") && said.out.contains("25,52"),
        "{}",
        said.out
    );
    assert!(said.err.contains("4.2"), "{}", said.err);
    // Nobody chose what a leaf without inputs earns: no unit is ranked.
    let said = parindex(&["rank", ROUND, "--set", NEW, "--format", "json"]);
    let json = said.json();
    let ranked = |row: &&serde_json::Value| !row["rank"].is_null();
    assert_eq!(
        json["rows"]
            .as_array()
            .unwrap()
            .iter()
            .filter(ranked)
            .count(),
        0
    );
}

/// Forms carry the digest of their set; a set with another text does not make them unreadable.
#[test]
fn forms_are_read_under_their_own_set_and_taken_over() {
    let file = |path: &str| std::fs::read_to_string(root().join("criteria").join(path)).unwrap();
    let text = file("cchc-xa-minh-hoa/2024.toml")
        .replace("title    = \"Chỉ số", "title    = \"Dự thảo: Chỉ số");
    let place = folder(&[
        ("x/2024.toml", &text),
        ("calendars/2024.toml", &file("calendars/2024.toml")),
        ("calendars/2025.toml", &file("calendars/2025.toml")),
    ]);
    let other = place.path().join("x/2024.toml");
    let round = "fixtures/cchc-xa-minh-hoa-2024";
    let own = parindex(&["rank", round, "--format", "json"]).json();
    let said = parindex(&[
        "rank",
        round,
        "--set",
        other.to_str().unwrap(),
        "--format",
        "json",
    ]);
    let tried = said.json();
    assert_ne!(own["set"]["digest"], tried["set"]["digest"]);
    assert_eq!(
        own["rows"], tried["rows"],
        "the same rules give the same ranks"
    );
}

#[test]
fn the_impact_of_a_set_and_of_one_figure() {
    let place = folder(&[]);
    let book = place.path().join("tac-dong.xlsx");
    let said = parindex(&[
        "criteria",
        "impact",
        OLD,
        NEW,
        ROUND,
        "--accept-proposals",
        "--without",
        "zero",
        "--out",
        book.to_str().unwrap(),
    ]);
    assert_eq!(said.exit, 0, "{}", said.err);
    for part in ["KHÔNG PHẢI KẾT QUẢ", "0,6667", "0,8000", "-1,58"] {
        assert!(said.out.contains(part), "{part} not in {}", said.out);
    }
    assert!(std::fs::metadata(&book).unwrap().len() > 5_000);
    let said = parindex(&[
        "criteria",
        "impact",
        OLD,
        ROUND,
        "--change",
        "2.1 target=90",
        "--format",
        "json",
    ]);
    let json = said.json();
    assert_eq!(json["leaves"][0]["gain"], 1);
    assert_eq!(json["leaves"][0]["gained"], "0.32");
    let said = parindex(&[
        "criteria",
        "impact",
        OLD,
        ROUND,
        "--change",
        "2.1 tagret=90",
    ]);
    assert_eq!(said.exit, 2);
    assert!(said.err.contains("target"), "{}", said.err);
}

#[test]
fn why_the_total_changed_between_two_rounds() {
    let place = folder(&[]);
    let book = place.path().join("hai-nam.xlsx");
    let new = "fixtures/compare/every-change/round-2025";
    let words = ["compare", ROUND, new, "--accept-proposals"];
    let said = parindex(&[&words[..], &["--out", book.to_str().unwrap()]].concat());
    assert_eq!(said.exit, 0, "{}", said.err);
    assert!(
        said.out.contains("-1,16") && said.out.contains("-0,35") && said.out.contains("-0,69"),
        "{}",
        said.out
    );
    assert!(std::fs::metadata(&book).unwrap().len() > 5_000);
    let json = parindex(&[&words[..], &["--format", "json"]].concat()).json();
    assert_eq!(json["not_compared"].as_array().unwrap().len(), 4);
}

/// Two versions of QĐ 766: group 5 keeps its 18 points, spread anew.
#[test]
fn the_older_version_of_qd_766_beside_the_present_one() {
    let said = parindex(&[
        "criteria",
        "compare",
        "qd766/2022",
        "qd766/2026",
        "--format",
        "json",
    ]);
    assert_eq!(said.exit, 0, "{}", said.err);
    let json = said.json();
    let code =
        |own: &serde_json::Value, side: &str| own[side][0]["code"].as_str().map(str::to_owned);
    let kinds = |own: &serde_json::Value| -> Vec<String> {
        let all = own["changes"].as_array().unwrap();
        all.iter()
            .map(|own| own["kind"].as_str().unwrap().to_owned())
            .collect()
    };
    let of = |old: Option<&str>, new: Option<&str>| {
        let leaves = json["leaves"].as_array().unwrap();
        let own = leaves
            .iter()
            .find(|own| code(own, "old").as_deref() == old && code(own, "new").as_deref() == new);
        own.unwrap_or_else(|| panic!("{old:?} {new:?}"))
    };
    let same_rule = of(Some("5.1"), Some("5.1"));
    assert_eq!(kinds(same_rule), ["re-weighted", "paper-changed"]);
    assert_eq!(same_rule["comparable"], true);
    // The code 5.3 means another criterion in either version.
    assert_eq!(kinds(of(Some("5.4"), Some("5.3"))), ["renumbered"]);
    assert_eq!(kinds(of(Some("5.3"), None)), ["repealed"]);
    let field = &json["fields"][4];
    assert_eq!(
        [
            &field["old"],
            &field["new"],
            &field["repealed"],
            &field["reweighted"]
        ],
        ["18", "18", "2", "2"]
    );
    // From the later one to the older: the same links.
    let said = parindex(&["criteria", "compare", "qd766/2026", "qd766/2022"]);
    assert!(
        said.out.contains("→ 5.4 Tỷ lệ hài lòng trong tiếp nhận"),
        "{}",
        said.out
    );
}

const OLDER: &str = "fixtures/compare/borders/round-2024";
const NEWER: &str = "fixtures/compare/borders/round-2025";

#[test]
fn across_borders_nothing_is_averaged_until_a_weight_is_named_and_then_it_is_printed() {
    let said = parindex(&["compare", OLDER, NEWER]);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert!(said.out.contains("Xã Xín Cái") && said.out.contains("chưa chọn trọng số"));
    assert!(!said.out.contains("75,50"), "{}", said.out);
    let place = folder(&[]);
    let out = place.path().join("ra");
    let weight = "dân số=fixtures/compare/borders/weights.csv:population";
    let words = ["compare", OLDER, NEWER, "--weight", weight];
    let said = parindex(&[&words[..], &["--out", out.to_str().unwrap()]].concat());
    assert_eq!(said.exit, 0, "{}", said.err);
    for part in ["Trọng số: dân số", "75,50", "-10,50", "1,37", "1,13"] {
        assert!(said.out.contains(part), "{part} not in {}", said.out);
    }
    for file in [
        "compare.xlsx",
        "T7.csv",
        "T7a.csv",
        "T16.csv",
        "T16a.csv",
        "charts/units/00778-years.svg",
        "charts/units/00778-years.png",
    ] {
        assert!(out.join(file).exists(), "{file}");
    }
    let table = std::fs::read_to_string(out.join("T7a.csv")).unwrap();
    assert!(table.contains("Trọng số: dân số") && table.contains("notice"));
    let json = parindex(&[&words[..], &["--format", "json"]].concat()).json();
    let unit = |code: &str| {
        let units = json["units"].as_array().unwrap();
        units.iter().find(|own| own["code"] == code).unwrap()
    };
    assert_eq!(unit("00778")["weighted_mean"], "75.5");
    assert_eq!(unit("00778")["weight"], "dân số");
    assert_eq!(unit("25819")["parts"]["borders"], "-16/11");
    assert_eq!(unit("00778")["predecessors"][0]["weight"], "1000");
}

#[test]
fn a_weight_that_is_no_weight_stops_the_comparison() {
    for weight in ["dân số", "=x.csv", "dân số=khong-co.csv:x"] {
        let said = parindex(&["compare", OLDER, NEWER, "--weight", weight]);
        assert_eq!(said.exit, 2, "{weight}: {}", said.err);
    }
    let none = "dân số=fixtures/compare/borders/weights.csv:dan_so";
    let said = parindex(&["compare", OLDER, NEWER, "--weight", none]);
    assert_eq!(said.exit, 1);
    assert!(said.err.contains("weight-columns"), "{}", said.err);
}

#[test]
fn three_rounds_in_the_order_of_time() {
    let said = parindex(&["compare", OLDER, OLDER, NEWER]);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert!(said.out.contains("T16a") && said.out.contains("2024–2025"));
    let said = parindex(&["compare", NEWER, OLDER]);
    assert_eq!(said.exit, 2);
    assert!(said.err.contains("thứ tự thời gian"), "{}", said.err);
}

/// A CSV is carried away without its page, so it says itself what the page would.
#[test]
fn every_csv_of_a_comparison_carries_its_notice_and_a_folder_holds_every_table() {
    let place = folder(&[]);
    let out = place.path().join("ra");
    let out = out.to_str().unwrap();
    let sets = ["criteria", "compare", OLD, NEW, "--format", "csv"];
    let impact = [
        "criteria",
        "impact",
        OLD,
        NEW,
        ROUND,
        "--without",
        "zero",
        "--format",
        "csv",
    ];
    for (words, notice, tables) in [
        (&sets[..], "bộ tiêu chí minh họa", &["T17", "T18"][..]),
        (
            &impact[..],
            "KHÔNG PHẢI KẾT QUẢ",
            &["T19", "T20", "T21", "T22"][..],
        ),
    ] {
        let said = parindex(words);
        assert!(said.out.contains(notice), "{}", said.out);
        assert!(said.err.contains("--out"), "{}", said.err);
        let said = parindex(&[words, &["--out", out]].concat());
        assert_eq!(said.exit, 0, "{}", said.err);
        for table in tables {
            let text = std::fs::read_to_string(format!("{out}/{table}.csv")).unwrap();
            assert!(text.contains(notice), "{table}");
        }
    }
}
