//! `units match` and `units history`.

use crate::program::{folder, parindex};

#[test]
fn homonyms_are_shown_and_never_chosen() {
    let table = "STT,Huyện,Tên xã\n1,Mèo Vạc,Sơn Vĩ\n2,,An Lão\n3,Thạch Thành,TT Kim Tân\n4,Thạch Thành,Kim Tan x\n";
    let place = folder(&[("ten.csv", table)]);
    let file = place.path().join("ten.csv");
    let file = file.to_str().unwrap();
    let said = parindex(&[
        "units",
        "match",
        file,
        "--at",
        "2025-06-30",
        "--format",
        "json",
    ]);
    assert_eq!(
        said.exit, 1,
        "two names are left for a person: {}",
        said.err
    );
    let json = said.json();
    let rows = json["rows"].as_array().unwrap();
    assert_eq!(rows[0]["unit"]["code"], "00793");
    assert!(rows[1]["unit"].is_null());
    let several: Vec<&str> = rows[1]["several"]
        .as_array()
        .unwrap()
        .iter()
        .map(|unit| unit["code"].as_str().unwrap())
        .collect();
    assert!(
        several.contains(&"313") && several.contains(&"542"),
        "{several:?}"
    );
    assert_eq!(rows[2]["unit"]["code"], "15187");
    assert!(
        rows[3]["unit"].is_null() && rows[3]["proposals"][0]["code"] == "15187",
        "{}",
        rows[3]
    );
}

#[test]
fn a_code_tells_what_it_has_meant() {
    let json = parindex(&["units", "history", "00778", "--format", "json"]).json();
    let names: Vec<&str> = json["identities"]
        .as_array()
        .unwrap()
        .iter()
        .map(|own| own["place"]["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["Xã Xín Cái", "Xã Sơn Vĩ"]);
    let said = parindex(&["units", "history", "542"]);
    assert!(
        said.out.contains("nay thuộc 4:") && said.out.contains("Xã An Lão (21609)"),
        "{}",
        said.out
    );
    assert_eq!(parindex(&["units", "history", "99999"]).exit, 2);
}

#[test]
fn groups_of_former_districts_are_a_file_for_rank() {
    let roster = "code,name,level\n21609,Xã An Lão,commune\n21628,Xã An Hòa,commune\n";
    let place = folder(&[("units.csv", roster)]);
    let file = place.path().join("units.csv");
    let said = parindex(&["units", "groups", file.to_str().unwrap()]);
    assert_eq!(said.exit, 0, "{}", said.err);
    let rows: Vec<&str> = said
        .out
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    assert_eq!(
        rows,
        [
            "group,unit",
            "Huyện An Lão cũ (542),21609",
            "Huyện An Lão cũ (542),21628"
        ]
    );
    assert!(said.out.contains("không phải đơn vị hành chính"));
}
