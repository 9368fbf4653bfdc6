//! The illustrative set of 2025: a revision of 2024 with every kind of change, and two amendments within the year.

use crate::program::parindex;
use serde_json::Value;

const AS_ISSUED: &str = "cchc-xa-minh-hoa/2025@2025-06-30";

fn compared(old: &str, new: &str) -> Value {
    let said = parindex(&["criteria", "compare", old, new, "--format", "json"]);
    assert_eq!(said.exit, 0, "{}", said.err);
    said.json()
}

/// `1.4.1+1.4.2 > 1.4.1: merged`, for every leaf that was not kept.
fn lines(json: &Value) -> Vec<String> {
    let all = json["leaves"].as_array().unwrap();
    let codes = |side: &Value| -> String {
        let codes = side.as_array().unwrap().iter();
        let codes: Vec<&str> = codes.map(|own| own["code"].as_str().unwrap()).collect();
        codes.join("+")
    };
    let line = |own: &Value| {
        let kinds = own["changes"].as_array().unwrap().iter();
        let kinds: Vec<&str> = kinds.map(|own| own["kind"].as_str().unwrap()).collect();
        let (old, new) = (codes(&own["old"]), codes(&own["new"]));
        format!("{old} > {new}: {}", kinds.join(" "))
    };
    let changed = |own: &&Value| own["kept"] == false;
    all.iter().filter(changed).map(line).collect()
}

#[test]
fn the_set_of_2025_has_every_kind_of_change() {
    let json = compared("cchc-xa-minh-hoa/2024", AS_ISSUED);
    let expected = [
        "1.3.1 > 1.3.1: renamed",
        "1.4.1+1.4.2 > 1.4.1: merged",
        "1.4.3 > 1.4.2: renumbered",
        "1.7.1 > 1.7.1: re-weighted paper-changed",
        "1.7.3 > : repealed",
        "2.3.2 > 2.3.2: policy-changed paper-changed",
        "2.4.2 > 2.4.2: re-ruled paper-changed",
        "3.1.3 > 3.1.3: scorer-changed",
        "3.2.1 > 3.2.1: re-weighted threshold-moved paper-changed",
        "3.2.3 > 3.2.3+3.2.4+3.2.5: re-weighted split",
        "3.2.4 > 3.2.6: renumbered",
        " > 3.3.5: added",
        "5.2.2 > 5.2.2: awards-changed paper-changed",
        "5.3.3 > 5.3.3: step-changed paper-changed",
        "7.2.2 > 7.2.2: re-weighted threshold-moved paper-changed",
        "7.2.3 > : repealed",
        "7.2.4 > 7.2.3: renumbered",
        "7.2.5 > 7.2.4: renumbered scope-changed paper-changed",
        "7.3.1 > 7.3.1: re-ruled policy-changed paper-changed",
        "7.4 > : repealed",
        "5.4.2 > 7.3.5: renumbered moved",
        " > 7.3.6: added",
        "7.5.1 > 7.4.1: renumbered",
        "7.5.2 > 7.4.2: renumbered",
        "7.5.3 > 7.4.3: renumbered",
        "8.2 > 8.2: re-weighted",
    ];
    assert_eq!(lines(&json), expected);
    assert_eq!(json["proposals"], Value::Array(Vec::new()));
    assert_eq!(json["findings"], Value::Array(Vec::new()));
    // By hand: 13.5 + 8.5 + 19.25 + 7 + 9.25 + 7.5 + 15.75 + 19.25 = 100.
    let fields = json["fields"].as_array().unwrap();
    let new: Vec<&str> = fields[..8]
        .iter()
        .map(|own| own["new"].as_str().unwrap())
        .collect();
    assert_eq!(
        new,
        [
            "13.5", "8.50", "19.25", "7.00", "9.25", "7.5", "15.75", "19.25"
        ]
    );
    assert_eq!(fields[4]["moved"], "-0.75");
    assert_eq!(fields[6]["moved"], "0.75");
}

/// The text before the first amendment and the text of the year's end.
#[test]
fn two_texts_of_one_set_differ_by_its_amendments() {
    let json = compared(AS_ISSUED, "cchc-xa-minh-hoa/2025");
    assert_eq!(json["old"]["amended_from"], Value::Null);
    assert_eq!(json["new"]["amended_from"], "2025-10-15");
    let expected = [
        "1.6.1 > 1.6.1: threshold-moved paper-changed",
        "3.3.1 > 3.3.1: renamed",
        "3.3.3 > 3.3.3: renamed",
        " > 3.3.6: added",
        " > 4.6: added",
        "7.1.3 > : repealed",
        "7.2.2 > 7.2.2: threshold-moved paper-changed",
    ];
    assert_eq!(lines(&json), expected);
    let said = parindex(&["criteria", "compare", AS_ISSUED, "cchc-xa-minh-hoa/2025"]);
    for part in [
        "2025 (văn bản khi ban hành)",
        "2025 (văn bản từ 15/10/2025)",
        "(số lần phải có: 6 → 3)",
        "căn cứ: 47/QĐ-MH, Điều 1, khoản 1, có hiệu lực từ 15/10/2025",
        "căn cứ: 21/QĐ-MH, Điều 4, có hiệu lực từ 01/07/2025",
    ] {
        assert!(said.out.contains(part), "{part} not in {}", said.out);
    }
    // What the set says of 2024 is no reason here.
    assert!(!said.out.contains("Nâng mức phấn đấu"), "{}", said.out);
    // From the later text to the earlier one: the same articles.
    let said = parindex(&["criteria", "compare", "cchc-xa-minh-hoa/2025", AS_ISSUED]);
    assert!(
        said.out.contains("47/QĐ-MH, Điều 1, khoản 1"),
        "{}",
        said.out
    );
    // The second amendment quotes the first: its day is the boundary.
    let text = |day: &str| {
        let said = parindex(&["criteria", "show", "cchc-xa-minh-hoa/2025", "--at", day]);
        assert_eq!(said.exit, 0, "{}", said.err);
        said.out
    };
    for (day, dialogues) in [
        ("2025-06-30", "÷ 6"),
        ("2025-10-14", "÷ 4"),
        ("2025-10-15", "÷ 3"),
    ] {
        let rule = format!("Số cuộc đối thoại đã tổ chức trong năm {dialogues} × 0,50 điểm");
        assert!(text(day).contains(&rule), "{day}: {rule}");
    }
}

/// An exact number as JSON has it: `1.25`, or `n/d`.
fn exact(text: &Value) -> (i128, i128) {
    let text = text.as_str().unwrap();
    if let Some((above, below)) = text.split_once('/') {
        return (above.parse().unwrap(), below.parse().unwrap());
    }
    let decimals = text.split_once('.').map_or(0, |(_, behind)| behind.len());
    let digits: i128 = text.replace('.', "").parse().unwrap();
    (digits, 10_i128.pow(u32::try_from(decimals).unwrap()))
}

fn plus((a, b): (i128, i128), (c, d): (i128, i128)) -> (i128, i128) {
    let (above, below) = (a * d + c * b, b * d);
    let mut pair = (above.abs(), below);
    while pair.1 != 0 {
        pair = (pair.1, pair.0 % pair.1);
    }
    (above / pair.0.max(1), below / pair.0.max(1))
}

const OLD_ROUND: &str = "fixtures/cchc-xa-minh-hoa-2024";
const NEW_ROUND: &str = "fixtures/cchc-xa-minh-hoa-2025";

#[test]
fn parts_of_a_change_add_up_and_other_borders_are_marked() {
    let said = parindex(&["compare", OLD_ROUND, NEW_ROUND, "--format", "json"]);
    let json = said.json();
    let units = json["units"].as_array().unwrap();
    let mut n_split = 0;
    let mut moved: Vec<&str> = Vec::new();
    for unit in units {
        let code = unit["code"].as_str().unwrap();
        if unit["borders_changed"] == true {
            moved.push(code);
        }
        if let Some(parts) = unit["parts"].as_object() {
            let sum = parts.values().map(exact).fold((0, 1), plus);
            let change = plus(exact(&unit["change"]), (0, 1));
            assert_eq!(sum, change, "{code}");
            n_split += 1;
        }
    }
    assert!(n_split >= 21, "{n_split}");
    moved.sort_unstable();
    assert_eq!(
        moved,
        [
            "MH001", "MH005", "MH013", "MH014", "MH020", "MH025", "MH026"
        ]
    );
    // Same borders, another type, name or code: figures stand side by side.
    for (code, before) in [
        ("MH015", "MH015"),
        ("MH016", "MH016"),
        ("MH040", "MH040"),
        ("MH041", "MH039"),
    ] {
        let unit = units.iter().find(|own| own["code"] == code).unwrap();
        assert_eq!(unit["borders_changed"], false, "{code}");
        assert_eq!(unit["old_code"], before, "{code}");
    }
}

/// Appraisers typed points and left the inputs to the communes; a target that moves is felt all the same.
#[test]
fn a_moved_target_is_felt_where_points_were_typed_beside_inputs() {
    let words = ["criteria", "impact", "cchc-xa-minh-hoa/2024", OLD_ROUND];
    let more = ["--change", "3.2.1 target=98", "--format", "json"];
    let json = parindex(&[&words[..], &more[..]].concat()).json();
    let leaves = json["leaves"].as_array().unwrap();
    assert_eq!(leaves.len(), 1, "{leaves:?}");
    assert_eq!(leaves[0]["lose"], 15);
    assert_eq!(leaves[0]["gain"], 0);
    let words = [
        "criteria",
        "impact",
        "cchc-xa-minh-hoa/2024",
        "cchc-xa-minh-hoa/2025",
        OLD_ROUND,
        "--without",
        "drop",
    ];
    let said = parindex(&words);
    // Three communes have no complete result in 2024 and the province is not ranked; all others are compared.
    for part in ["3.2.3 → 3.2.3 + 3.2.4 + 3.2.5", "1.4.1 + 1.4.2 → 1.4.1"] {
        assert!(said.out.contains(part), "{part} not in {}", said.out);
    }
    assert!(
        said.out.contains("3.3.5, 3.3.6, 4.6, 7.3.6"),
        "{}",
        said.out
    );
}

/// The way of next year's author: clone, check, compare; the draft stands outside the folder of the sets.
#[test]
fn a_clone_is_checked_and_compared_with_the_set_it_came_from() {
    let place = crate::program::folder(&[]);
    let draft = place.path().join("2026.toml");
    let draft = draft.to_str().unwrap();
    let from = "cchc-xa-minh-hoa/2025";
    let said = parindex(&[
        "criteria", "new", "--from", from, "--year", "2026", "--out", draft,
    ]);
    assert_eq!(said.exit, 0, "{}", said.err);
    for code in ["clone-dates", "clone-words", "clone-from"] {
        assert!(said.err.contains(code), "{code} not in {}", said.err);
    }
    let said = parindex(&["criteria", "check", draft]);
    assert_eq!(said.exit, 0, "{}", said.err);
    let said = parindex(&["criteria", "compare", from, draft]);
    assert_eq!(said.exit, 0, "{}", said.err);
    for part in [
        // Both were added on 1 July and count for the whole of 2026.
        "(thời gian tính: từ 01/07/2025 → cả năm)",
        // A day that nobody has moved yet.
        "(thời hạn: 31/01/2025 của bộ năm 2025 → 31/01/2025 của bộ năm 2026)",
    ] {
        assert!(said.out.contains(part), "{part} not in {}", said.out);
    }
    // A text to edit is the one that was issued, and says so.
    let book = place.path().join("sua.xlsx");
    let book = book.to_str().unwrap();
    let said = parindex(&["criteria", "export", from, "--edit", "--out", book]);
    assert!(said.err.contains("văn bản khi ban hành"), "{}", said.err);
}
