//! `rank --groups`: the table says what it is, and the files too.

use crate::program::parindex;
use std::path::Path;

fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    path.join(name).to_string_lossy().into_owned()
}

#[test]
fn groups_stand_beside_the_ranking_and_name_their_rule() {
    let out = tempfile::tempdir().unwrap();
    let (round, groups) = (
        fixture("cchc-huyen-minh-hoa-2020"),
        fixture("cchc-huyen-minh-hoa-2020/vung.csv"),
    );
    let folder = out.path().to_str().unwrap();
    let said = parindex(&[
        "rank",
        &round,
        "--level",
        "district",
        "--groups",
        &groups,
        "--rule",
        "weights",
        "--out",
        folder,
        "--no-charts",
    ]);
    assert_eq!(said.exit, 0, "{}", said.err);
    let csv = std::fs::read_to_string(out.path().join("groups.csv")).unwrap();
    for text in [&said.out, &csv] {
        assert!(text.contains("Nhóm không phải đơn vị hành chính"), "{text}");
        assert!(text.contains("có trọng số"), "{text}");
        assert!(text.contains("DỰ THẢO – CHƯA CÔNG BỐ"), "{text}");
    }
    assert!(
        said.out.contains("Huyện Thạch Hưng – không tính"),
        "{}",
        said.out
    );
    assert!(out.path().join("groups.xlsx").is_file());
    let ranking = std::fs::read_to_string(out.path().join("ranking.csv")).unwrap();
    assert!(
        !ranking.contains("Vùng"),
        "groups are no part of the ranking"
    );
}

/// The JSON of the ranking gains a field and loses none; the CSV of groups is printed on demand.
#[test]
fn groups_for_programs() {
    let round = fixture("cchc-huyen-minh-hoa-2020");
    let groups = fixture("cchc-huyen-minh-hoa-2020/vung.csv");
    let of = |more: &[&str]| {
        let words = ["rank", &round, "--level", "district"];
        parindex(&[words.as_slice(), more].concat())
    };
    let with = of(&["--groups", &groups, "--rule", "weights", "--format", "json"]);
    assert_eq!(with.exit, 0, "{}", with.err);
    let mut json = with.json();
    let own = json.as_object_mut().unwrap().remove("groups").unwrap();
    assert_eq!(json, of(&["--format", "json"]).json());
    assert_eq!(own["rule"], "weights");
    assert_eq!(own["groups"][0]["kind"], "region");
    assert!(
        own["notes"][0]
            .as_str()
            .unwrap()
            .contains("không phải đơn vị hành chính")
    );
    // (86260 × 90,07 + 55225 × 88,57 + 96055 × 89,74) ÷ 237540 = 89,587…
    assert_eq!(own["groups"][0]["index"], "89.59");
    assert_eq!(own["groups"][0]["members"][0]["weight"], "86260");
    assert_eq!(own["groups"][2]["left_out"][0]["code"], "MH08");
    let csv = of(&["--groups", &groups, "--by", "group", "--format", "csv"]);
    assert!(csv.out.starts_with("\"Nhóm, đơn vị\",Mã,"), "{}", csv.out);
    assert!(csv.out.contains("DỰ THẢO – CHƯA CÔNG BỐ"));
    assert_ne!(of(&["--by", "group"]).exit, 0);
}

/// Weights out of an input, here one that comes out of the communes: Tân Lộc's ten resolved 29,969 dossiers.
#[test]
fn weights_from_an_input() {
    let round = fixture("cchc-huyen-minh-hoa-2020");
    let groups = fixture("cchc-huyen-minh-hoa-2020/vung.csv");
    let of = |source: &str| {
        let words = [
            "rank", &round, "--level", "district", "--groups", &groups, "--format", "json",
        ];
        parindex(&[words.as_slice(), &["--weights", source]].concat())
    };
    let json = of("3.2.2/resolved").json();
    let own = &json["groups"];
    assert_eq!(own["groups"][0]["members"][2]["code"], "MH03");
    assert_eq!(own["groups"][0]["members"][2]["weight"], "29969");
    assert!(
        own["weights_from"]
            .as_str()
            .unwrap()
            .contains("3.2.2/resolved")
    );
    assert_ne!(of("3.2.2/khong-co").exit, 0);
    assert_ne!(of("population").exit, 0, "the roster has no such column");
}

#[test]
fn a_rule_without_groups_and_an_absent_file_are_refused() {
    let round = fixture("cchc-huyen-minh-hoa-2020");
    assert_ne!(parindex(&["rank", &round, "--rule", "mean"]).exit, 0);
    let said = parindex(&["rank", &round, "--groups", "khong-co.csv"]);
    assert!(
        said.exit != 0 && said.err.contains("khong-co.csv"),
        "{}",
        said.err
    );
}

#[test]
fn contents_of_both_programmes_are_told_by_their_names() {
    let said = parindex(&[
        "rank",
        &fixture("cchc-huyen-minh-hoa-2020"),
        "--by",
        "content",
    ]);
    assert!(
        said.out.contains("6. Hiện đại hóa hành chính"),
        "{}",
        said.out
    );
    let said = parindex(&["rank", &fixture("cchc-xa-minh-hoa-2024"), "--by", "content"]);
    assert!(
        said.out.contains("4. Cải cách chế độ công vụ"),
        "{}",
        said.out
    );
}
