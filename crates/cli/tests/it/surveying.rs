//! `survey index`, `survey check`, `survey quality`, and `rank` of a round with a survey.

use crate::program::{folder, parindex, root};

const ROUND: &str = "fixtures/surveys/round-small";

/// The fixture in a folder of its own, with further files.
fn copied(more: &[(&str, &str)]) -> tempfile::TempDir {
    let names = [
        "round.toml",
        "set.toml",
        "units.csv",
        "instrument.toml",
        "surveys/phieu-an-hoa.csv",
        "surveys/phieu-bieu-mau.csv",
        "surveys/issued.csv",
        "surveys/population.csv",
    ];
    let texts: Vec<(&str, String)> = names
        .iter()
        .map(|name| {
            let path = root().join(ROUND).join(name);
            (*name, std::fs::read_to_string(path).unwrap())
        })
        .collect();
    let mut files: Vec<(&str, &str)> = texts
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    files.retain(|(name, _)| more.iter().all(|(own, _)| own != name));
    files.extend(more);
    folder(&files)
}

#[test]
fn indices_with_n_rate_and_interval() {
    let said = parindex(&["survey", "index", ROUND]);
    assert_eq!(said.exit, 0, "{}", said.err);
    for shown in [
        "Mẫu phiếu ví dụ, không phải mẫu phiếu của một quyết định nào",
        "DỰ THẢO – CHƯA CÔNG BỐ",
        "63,64 (n 11; 31,2–87,1)",
        "tỷ lệ chọn hai mức cao nhất; câu để trống không tính; gộp mọi câu trả lời",
        "Ẩn: dưới 3 phiếu",
    ] {
        assert!(said.out.contains(shown), "{shown} in {}", said.out);
    }
    let json = parindex(&["survey", "index", ROUND, "--format", "json"]).json();
    assert_eq!(json["format"], 1);
    assert_eq!(json["round"], "round-small");
    let survey = &json["surveys"][0];
    assert_eq!(survey["id"], "y-kien");
    let row = &survey["rows"][1];
    assert_eq!(
        (&row["code"], &row["rate"]),
        (&"X2".into(), &"100.00".into())
    );
    let factor = &row["figures"]["factor:II"];
    assert_eq!(factor["value"], "58.33");
    // 100 √((1 − 12/3900) × 7/12 × 5/12 ÷ 11) = 14.8418.
    assert_eq!(factor["se"], "14.8418");
    assert_eq!(factor["df"], "11.0000");
}

#[test]
fn indices_by_item_and_trait() {
    let words = [
        "survey",
        "index",
        ROUND,
        "--by",
        "item",
        "--domain",
        "respondent",
        "--format",
        "csv",
    ];
    let said = parindex(&words);
    assert_eq!(said.exit, 0, "{}", said.err);
    let people = said
        .out
        .lines()
        .find(|line| line.contains("respondent=1,Người dân") && line.contains("item:q1"));
    // 4 + 6 + 1 + 1 of 14 people.
    assert!(
        people.unwrap().contains(",item:q1,85.71,14,14,0,"),
        "{people:?}"
    );
    let unknown = parindex(&[
        "--lang", "en", "survey", "index", ROUND, "--domain", "colour",
    ]);
    assert_eq!(unknown.exit, 2);
    assert!(unknown.err.contains("every, respondent"), "{}", unknown.err);
    let other = parindex(&[
        "--lang", "en", "survey", "index", ROUND, "--survey", "sipas",
    ]);
    assert_eq!(other.exit, 2);
    assert!(other.err.contains("there are: y-kien"), "{}", other.err);
}

#[test]
fn a_round_without_surveys_says_so() {
    for verb in ["index", "check"] {
        let said = parindex(&["survey", verb, "fixtures/points-only"]);
        assert_eq!(said.exit, 2);
        assert!(said.err.contains("[[survey]]"), "{}", said.err);
    }
}

#[test]
fn rank_writes_surveys_beside_the_ranking() {
    let out = folder(&[]);
    let path = out.path().to_str().unwrap();
    let said = parindex(&[
        "rank",
        ROUND,
        "--out",
        path,
        "--no-charts",
        "--format",
        "json",
    ]);
    assert_eq!(said.exit, 0, "{}", said.err);
    let json = said.json();
    assert_eq!(json["rows"][0]["code"], "X2");
    assert_eq!(json["rows"][0]["survey"], "6.43");
    let notices = json["notices"].to_string();
    assert!(notices.contains("Mẫu phiếu ví dụ"), "{notices}");
    for name in [
        "ranking.xlsx",
        "surveys/y-kien.xlsx",
        "surveys/y-kien/T14a.csv",
    ] {
        assert!(out.path().join(name).is_file(), "{name}");
    }
    let text = std::fs::read_to_string(out.path().join("surveys/covariances.csv")).unwrap();
    assert!(text.contains("\nX2,X2,y-kien,3,1,3,1,58.333333,"), "{text}");
}

#[test]
fn a_mapping_is_shown_saved_and_used_again() {
    let round = copied(&[]);
    let path = round.path().to_str().unwrap();
    let said = parindex(&["survey", "check", path, "--save"]);
    assert_eq!(said.exit, 0, "{}", said.err);
    for shown in [
        "28 phiếu đọc được",
        "B   Người trả lời là → câu respondent",
        "D   q2 → câu q2  (1 để trống)",
    ] {
        assert!(said.out.contains(shown), "{shown} in {}", said.out);
    }
    assert!(
        said.err.contains("mapping = \"mapping.toml\""),
        "{}",
        said.err
    );
    let saved = std::fs::read_to_string(round.path().join("mapping.toml")).unwrap();
    assert!(saved.contains("\"question:q3\""), "{saved}");

    // What a person changes in it is followed: q1 and q2 of the first file are taken for one another.
    let first = saved.split("[[layout]]").nth(1).unwrap();
    let swapped = first
        .replace("question:q1", "question:q0")
        .replace("question:q2", "question:q1")
        .replace("question:q0", "question:q2");
    let manifest = std::fs::read_to_string(round.path().join("round.toml")).unwrap();
    std::fs::write(
        round.path().join("mapping.toml"),
        saved.replace(first, &swapped),
    )
    .unwrap();
    std::fs::write(
        round.path().join("round.toml"),
        format!("{manifest}mapping = \"mapping.toml\"\n"),
    )
    .unwrap();
    let json = parindex(&["survey", "index", path, "--format", "json"]).json();
    let figures = &json["surveys"][0]["rows"][0]["figures"];
    assert_eq!(figures["factor:I"]["value"], "63.64");
    assert_eq!(figures["factor:II"]["value"], "58.33");
}

#[test]
fn files_are_looked_at_without_a_round() {
    let instrument = format!("{ROUND}/instrument.toml");
    let units = format!("{ROUND}/units.csv");
    let file = format!("{ROUND}/surveys/phieu-bieu-mau.csv");
    let words = [
        "survey",
        "check",
        "--instrument",
        &instrument,
        "--units",
        &units,
        &file,
        "--format",
        "json",
    ];
    let said = parindex(&words);
    assert_eq!(said.exit, 0, "{}", said.err);
    let json = said.json();
    let sheet = &json["surveys"][0]["sheets"][0];
    assert_eq!(sheet["responses"], 16);
    assert_eq!(sheet["columns"][4]["taken"], "question:q3");
    let nowhere = parindex(&["survey", "check", "--instrument", "khong-co/2024", &file]);
    assert_eq!(nowhere.exit, 2);
    assert!(
        nowhere.err.contains("instrument-not-found"),
        "{}",
        nowhere.err
    );
}

#[test]
fn nothing_of_a_person_is_said_by_any_verb() {
    let file = "Xã,Họ và tên,Số điện thoại,Người trả lời là,q1,q2,q3\n\
        X1,Trần Thị Bí Ẩn,0912345678,1,5,5,A\n\
        X1,Lê Văn Kín Đáo,0987654321,1,4,7,B\n\
        X9,Ngô Thị Lặng Lẽ,0901122334,2,3,2,C\n";
    let round = copied(&[("surveys/phieu-an-hoa.csv", file)]);
    let path = round.path().to_str().unwrap();
    let out = round.path().join("out");
    let out = out.to_str().unwrap();
    let runs: [&[&str]; 7] = [
        &["survey", "check", path],
        &["survey", "check", path, "--format", "json", "--save"],
        &["survey", "index", path, "--domain", "every", "--out", out],
        &["survey", "index", path, "--format", "json"],
        &["rank", path, "--out", out, "--no-charts"],
        &["check", path, "--format", "json"],
        &["explain", path, "X1", "1"],
    ];
    let mut said = Vec::new();
    for words in runs {
        let ran = parindex(words);
        assert!(ran.exit < 2, "{words:?}: {}", ran.err);
        said.push(ran.out + &ran.err);
    }
    said.push(std::fs::read_to_string(round.path().join("mapping.toml")).unwrap());
    for text in &said {
        for secret in [
            "Bí Ẩn",
            "Kín Đáo",
            "Lặng Lẽ",
            "0912345678",
            "987654321",
            "901122334",
        ] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
    assert!(
        said[0].contains("identifying-column") || said[0].contains("bỏ khi đọc"),
        "{}",
        said[0]
    );
}

#[test]
fn a_page_on_quality_of_a_round_and_of_files() {
    let said = parindex(&["survey", "quality", ROUND]);
    assert_eq!(said.exit, 0, "{}", said.err);
    for shown in [
        "Số phiếu phát ra: 47",
        "Thu về trên phát ra: 28 (59,6%)",
        "DỰ THẢO",
    ] {
        assert!(said.out.contains(shown), "{shown} in {}", said.out);
    }
    let instrument = format!("{ROUND}/instrument.toml");
    let units = format!("{ROUND}/units.csv");
    let file = format!("{ROUND}/surveys/phieu-an-hoa.csv");
    let words = [
        "survey",
        "quality",
        "--instrument",
        &instrument,
        "--units",
        &units,
        &file,
        "--format",
        "json",
    ];
    let json = parindex(&words).json();
    assert_eq!(json["pages"][0]["instrument"], "vi-du-phieu/2024");
    let valid = json["pages"][0]["lines"]
        .as_array()
        .unwrap()
        .iter()
        .find(|line| line["key"] == "valid");
    assert_eq!(valid.unwrap()["verdict"], "good");
}
