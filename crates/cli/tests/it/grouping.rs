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
