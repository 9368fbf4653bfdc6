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

/// The place beside a name may be one of several, or a former one; one that no list holds decides nothing.
#[test]
fn the_place_beside_a_name_narrows_and_never_chooses() {
    let table = "STT,Huyện,Tên xã\n1,An Lão,An Hòa\n2,Huyện Mèo Vạc,Sơn Vĩ\n3,Meo Vak,Sơn Vĩ\n4,Bình Định,An Lão\n5,Đồng Nai,P. Trị An\n6,,\"Xã An Hòa, huyện An Lão, tỉnh Bình Định\"\n";
    let place = folder(&[("ten.csv", table)]);
    let file = place.path().join("ten.csv");
    let file = file.to_str().unwrap();
    let rows = |at: &str| {
        let said = parindex(&["units", "match", file, "--at", at, "--format", "json"]);
        let rows = said.json()["rows"].as_array().unwrap().clone();
        let told = rows.iter().map(|row| {
            let within = row["within"].as_str().unwrap_or("–").to_owned();
            let code = row["unit"]["code"].as_str().unwrap_or("–").to_owned();
            format!("{within} {code}")
        });
        told.collect::<Vec<_>>()
    };
    // Two districts of that name had one An Hòa between them.
    assert_eq!(
        rows("2025-06-30"),
        [
            "several 21628",
            "known 00793",
            "unknown –",
            "known –",
            "known –",
            "several 21628"
        ]
    );
    assert_eq!(
        rows("2026-12-31"),
        [
            "former 21628",
            "former 00778",
            "unknown –",
            "former 21609",
            "known 26170",
            "former 21628"
        ]
    );
}

#[test]
fn the_next_decision_needs_no_new_program() {
    let changes = "from,change,code,was,new,now,decision,source\n2027-01-01,retype,21609,Xã An Lão,,Phường An Lão,Nghị quyết số 1,công báo\n2027-01-01,retype,21616,Xã An Lão,,Phường An Vinh,Nghị quyết số 1,công báo\n";
    let place = folder(&[
        ("2027.csv", changes),
        ("ten.csv", "Tên xã\nPhường An Lão\n"),
    ]);
    let path = |name: &str| place.path().join(name).to_str().unwrap().to_owned();
    let said = parindex(&["units", "history", "21609", "--changes", &path("2027.csv")]);
    assert!(
        said.out.contains("Phường An Lão (21609), Tỉnh Gia Lai – đổi loại đơn vị từ 01/01/2027 theo Nghị quyết số 1"),
        "{}",
        said.out
    );
    // The second row does not stand: 21616 is An Vinh.
    assert_eq!(said.exit, 1);
    assert!(said.err.contains("places-change-was"), "{}", said.err);
    let matched = |at: &str| {
        let (names, changes) = (path("ten.csv"), path("2027.csv"));
        let words = ["units", "match", &names, "--changes", &changes, "--at", at];
        let said = parindex(&[words.as_slice(), &["--format", "json"]].concat());
        said.json()["rows"][0]["unit"]["code"]
            .as_str()
            .map(str::to_owned)
    };
    assert_eq!(matched("2027-01-01").as_deref(), Some("21609"));
    assert_eq!(matched("2026-12-31"), None);
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
            "group,unit,kind",
            "Huyện An Lão cũ (542),21609,former",
            "Huyện An Lão cũ (542),21628,former"
        ]
    );
    assert!(said.out.contains("không phải đơn vị hành chính"));
}
