//! Amendments beside a set: checked, shown, and in force on the day of a round.

use crate::program::{MANIFEST, ROSTER, SET, folder, parindex};

/// A point goes from field 1 to field 2 on 1 December.
const AMENDMENT: &str = r#"format    = 1
amends    = "thu/2025"
effective = 2025-12-01
[basis.B]
title  = "Quyết định thử sửa đổi"
number = "9/QĐ"
issued = 2025-11-20
[[amend]]
criterion = "1"
property  = "max"
was       = 6
now       = 5
now-examples = [{ given = { points = 5 }, points = 5 }]
source    = "B, Điều 1"
[[amend]]
criterion = "2"
property  = "max"
was       = 4
now       = 5
now-examples = [{ given = { points = 5 }, points = 5 }]
source    = "B, Điều 1"
"#;
/// 4.5 of field 2 is more than the set as issued allows.
const TABLE: &str = "Mã,Đơn vị,1 Lĩnh vực một,2 Lĩnh vực hai\n\
    41001,Xã An Thái,4.5,4.5\n\
    41002,Xã Bình Lâm,5,2.75\n\
    41003,Phường Cát Linh,4,2\n\
    41004,Phường Đông Hòa,3,1\n";

fn round(as_of: &str, amendment: &str) -> tempfile::TempDir {
    folder(&[
        ("round.toml", &MANIFEST.replace("2025-12-31", as_of)),
        ("set.toml", SET),
        ("set.sua-doi-1.toml", amendment),
        ("units.csv", ROSTER),
        ("answers/tong-hop.csv", TABLE),
    ])
}

#[test]
fn a_round_is_scored_by_the_text_in_force_on_its_day() {
    let after = round("2025-12-31", AMENDMENT);
    let path = after.path().to_str().unwrap();
    let said = parindex(&["rank", path]);
    assert_eq!(said.exit, 0, "{}", said.err);
    let explained = parindex(&["--lang", "en", "explain", path, "41001", "2"]);
    let change = "Amended: maximum: 4 → 5 · Quyết định thử sửa đổi, Điều 1 · in force from 2025-12-01 · set.sua-doi-1.toml:19";
    assert!(explained.out.contains(change), "{}", explained.out);

    let before = round("2025-11-30", AMENDMENT);
    let said = parindex(&["--lang", "en", "rank", before.path().to_str().unwrap()]);
    assert_eq!(said.exit, 1, "{}", said.err);
    assert!(said.err.contains("error[points-over-max]"), "{}", said.err);
}

#[test]
fn a_refused_amendment_leaves_nothing_scored() {
    let wrong = AMENDMENT.replace("was       = 6", "was       = 7");
    let folder = round("2025-12-31", &wrong);
    let said = parindex(&["--lang", "en", "rank", folder.path().to_str().unwrap()]);
    assert_ne!(said.exit, 0);
    for shown in [
        "error[was-does-not-stand]",
        "--> set.sua-doi-1.toml:11:13",
        "::: set.toml:",
        "error[set-refused]",
    ] {
        assert!(said.err.contains(shown), "{shown} not in\n{}", said.err);
    }
}

#[test]
fn a_set_is_checked_on_each_of_its_days() {
    let folder = round("2025-12-31", AMENDMENT);
    let set = folder.path().join("set.toml");
    let said = parindex(&["--lang", "en", "criteria", "check", set.to_str().unwrap()]);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert_eq!(said.err.matches("0 errors, 0 warnings").count(), 2);
    assert!(said.err.contains("(from 2025-12-01)"), "{}", said.err);
    let alone = folder.path().join("set.sua-doi-1.toml");
    let said = parindex(&["--lang", "en", "criteria", "check", alone.to_str().unwrap()]);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert!(
        said.err
            .contains("amends thu/2025 from 2025-12-01, 2 changes"),
        "{}",
        said.err
    );
}

#[test]
fn the_texts_of_two_days_are_compared() {
    let folder = round("2025-12-31", AMENDMENT);
    let set = folder.path().join("set.toml");
    let on = |day: &str| format!("{}@{day}", set.to_str().unwrap());
    let (before, after) = (on("2025-11-30"), on("2025-12-01"));
    let said = parindex(&["--lang", "en", "criteria", "compare", &before, &after]);
    assert_eq!(said.exit, 0, "{}", said.err);
    for shown in ["re-weighted 6 → 5", "re-weighted 4 → 5"] {
        assert!(said.out.contains(shown), "{}", said.out);
    }
}

#[test]
fn the_text_of_a_day_is_shown() {
    let folder = round("2025-12-31", AMENDMENT);
    let set = folder.path().join("set.toml");
    let set = set.to_str().unwrap();
    let show = |at: &str| parindex(&["criteria", "show", set, "--at", at]);
    let before = show("2025-11-30");
    assert!(before.out.contains("1 Lĩnh vực một [6]"), "{}", before.out);
    assert!(before.out.contains("Chưa có hiệu lực (từ 01/12/2025)"));
    let after = show("2025-12-01");
    assert!(after.out.contains("1 Lĩnh vực một [5]"), "{}", after.out);
    let named = format!("{set}@2025-12-01");
    assert_eq!(parindex(&["criteria", "show", &named]).out, after.out);
    assert!(
        after
            .out
            .contains("* điểm tối đa: 6 → 5 · B, Điều 1 · từ 01/12/2025")
    );
    let json = parindex(&["criteria", "show", set, "--format", "json"]).json();
    assert_eq!(json["amendments"]["in-force"][0]["changes"][0]["was"], "6");
    assert_eq!(show("1/12/2025").exit, 2);
}
