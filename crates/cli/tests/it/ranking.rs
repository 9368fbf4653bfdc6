//! `rank`: what programs read.

use crate::program::{parindex, small_round};
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn json_has_the_promised_fields() {
    let round = small_round();
    let said = parindex(&["rank", round.path().to_str().unwrap(), "--format", "json"]);
    assert_eq!(said.exit, 0, "{}", said.err);
    let json = said.json();
    for key in ["format", "parindex", "round", "set", "rows", "findings"] {
        assert!(json.get(key).is_some(), "{key}");
    }
    assert_eq!(json["format"], 1);
    assert_eq!(json["round"], "thu-2025");
    assert_eq!(json["set"]["id"], "thu");
    assert_eq!(json["set"]["year"], 2025);
    assert_eq!(json["set"]["status"], "sample");
    assert_eq!(json["set"]["digest"].as_str().unwrap().len(), 64);

    let rows = json["rows"].as_array().unwrap();
    let promised = [
        "code",
        "name",
        "block",
        "n",
        "total",
        "max",
        "index",
        "rank",
        "tied",
        "band",
        "self",
        "appraised",
        "survey",
        "bonus",
        "penalty",
        "fields",
        "dropped",
        "complete",
    ];
    for row in rows {
        let keys: BTreeSet<&str> = row
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        for key in promised {
            assert!(keys.contains(key), "{key} in {row}");
        }
    }
    let of = |code: &str| rows.iter().find(|row| row["code"] == code).unwrap();
    // 5.5 + 3.25 = 6 + 2.75 = 8.75: both first, the next is third; the last has no points for field 2.
    for code in ["41001", "41002"] {
        assert_eq!(of(code)["total"], "8.75");
        assert_eq!(of(code)["rank"], 1);
        assert_eq!(of(code)["tied"], true);
    }
    assert_eq!(of("41003")["total"], "6.00");
    assert_eq!(of("41003")["index"], "60.00");
    assert_eq!(of("41003")["rank"], 3);
    assert_eq!(of("41003")["tied"], false);
    assert_eq!(of("41001")["fields"]["1"], "5.50");
    assert_eq!(of("41004")["rank"], Value::Null);
    assert_eq!(of("41004")["complete"], false);
}

#[test]
fn csv_has_one_line_a_unit() {
    let round = small_round();
    let said = parindex(&["rank", round.path().to_str().unwrap(), "--format", "csv"]);
    assert_eq!(said.exit, 0, "{}", said.err);
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines.len(), 5);
    assert!(
        lines[0].starts_with("block,rank,tied,code,name,"),
        "{}",
        lines[0]
    );
    assert!(
        lines[1].contains(",1,true,41001,Xã An Thái,"),
        "{}",
        lines[1]
    );
}

#[test]
fn the_shipped_round_ranks_all_148_communes() {
    let said = parindex(&[
        "rank",
        "fixtures/phu-tho-2026",
        "--level",
        "commune",
        "--format",
        "json",
    ]);
    assert_eq!(said.exit, 0);
    let json = said.json();
    let ranks: Vec<i64> = json["rows"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|row| row["rank"].as_i64())
        .collect();
    assert_eq!(ranks.len(), 148);
    assert_eq!(ranks.first(), Some(&1));
    assert!(ranks.is_sorted());
}
