//! A survey's work in the field: sample, paper, keying.

use crate::program::{ROSTER, folder, parindex};
use std::fmt::Write;

/// Households of two communes, with names and telephones that nothing may repeat.
fn households() -> String {
    let mut text = "Xã,Thôn,Mã hộ,Họ và tên chủ hộ,Số điện thoại\n".to_owned();
    for (unit, village, n) in [
        ("41001", "Thôn Đông", 60),
        ("41001", "Thôn Tây", 40),
        ("Xã Bình Lâm", "Thôn Đông", 30),
    ] {
        for at in 1..=n {
            writeln!(text, "{unit},{village},H{at:03},Lò Văn Pánh,0987654321").unwrap();
        }
    }
    text
}

#[test]
fn a_sample_is_drawn_repeated_and_printed_without_names() {
    let work = folder(&[("units.csv", ROSTER), ("ho.csv", &households())]);
    let path = |name: &str| work.path().join(name).to_string_lossy().into_owned();
    let sample = |out: &str| {
        parindex(&[
            "survey",
            "sample",
            "mot-cua/2024",
            "--units",
            &path("units.csv"),
            "--list",
            &path("ho.csv"),
            "--size",
            "fixed",
            "--n",
            "20",
            "--response",
            "80%",
            "--reserve",
            "20%",
            "--seed",
            "7",
            "--out",
            &path(out),
        ])
    };
    let said = sample("mau.xlsx");
    assert_eq!(said.exit, 0, "{}", said.err);
    // 20 ÷ 0.8 = 25 sheets for each commune, 5 reserves.
    let line = said
        .out
        .lines()
        .find(|line| line.contains("41001"))
        .unwrap();
    let cells: Vec<&str> = line.split_whitespace().collect();
    assert_eq!(cells[cells.len() - 4..], ["100", "20", "25", "5"]);
    assert_eq!(sample("lai.xlsx").exit, 0);
    let record = std::fs::read_to_string(path("mau.toml")).unwrap();
    assert_eq!(record, std::fs::read_to_string(path("lai.toml")).unwrap());
    assert_eq!(
        std::fs::read(path("mau.xlsx")).unwrap(),
        std::fs::read(path("lai.xlsx")).unwrap()
    );
    for told in [&said.out, &said.err, &record] {
        assert!(!told.contains("Pánh") && !told.contains("0987"), "{told}");
    }

    let said = parindex(&[
        "survey",
        "form",
        "mot-cua/2024",
        "--units",
        &path("units.csv"),
        "--plan",
        &path("mau.toml"),
        "--batch",
        "3",
        "--out",
        &path("giay"),
    ]);
    assert_eq!(said.exit, 0, "{}", said.err);
    let issued = std::fs::read_to_string(path("giay/issued.csv")).unwrap();
    assert_eq!(
        issued,
        "unit,issued,returned,spoiled,refused,batch,mode\n41001,25,,,,03,\n41002,25,,,,03,\n"
    );
    let page = std::fs::read_to_string(path("giay/03-41001-xa-an-thai.html")).unwrap();
    assert_eq!(page.matches("Số phiếu: 03-41001-00").count(), 25);
    // An issued list that is being filled is kept.
    std::fs::write(path("giay/issued.csv"), "unit,issued\n41001,25\n").unwrap();
    let again = parindex(&[
        "survey",
        "form",
        "mot-cua/2024",
        "--units",
        &path("units.csv"),
        "--per-unit",
        "2",
        "--out",
        &path("giay"),
    ]);
    assert_eq!(again.exit, 0, "{}", again.err);
    let kept = std::fs::read_to_string(path("giay/issued.csv")).unwrap();
    assert_eq!(kept, "unit,issued\n41001,25\n");
}

#[test]
fn a_keying_workbook_is_written_and_compared_with_itself() {
    let work = folder(&[("units.csv", ROSTER)]);
    let path = |name: &str| work.path().join(name).to_string_lossy().into_owned();
    let units = path("units.csv");
    let (first, differences) = (path("nhap.xlsx"), path("doi-chieu.xlsx"));
    let of = ["survey", "entry", "mot-cua/2024", "--units", &units];
    let said = parindex(&[&of[..], &["--rows", "5", "--out", &first]].concat());
    assert_eq!(said.exit, 0, "{}", said.err);
    let compare = [
        "--compare",
        &first,
        &first,
        "--format",
        "json",
        "--out",
        &differences,
    ];
    let said = parindex(&[&of[..], &compare[..]].concat());
    assert_eq!(said.exit, 0, "{}", said.err);
    let json = said.json();
    assert_eq!(json["sheets"], 0);
    assert_eq!(json["differences"].as_array().unwrap().len(), 0);
    assert!(json["rate"].is_null());
    assert!(std::fs::metadata(&differences).is_ok());
}

#[test]
fn what_is_wanting_is_said_and_nothing_is_written() {
    let work = folder(&[("units.csv", ROSTER)]);
    let path = |name: &str| work.path().join(name).to_string_lossy().into_owned();
    let out = path("x.html");
    let without = parindex(&[
        "survey",
        "form",
        "mot-cua/2024",
        "--per-unit",
        "2",
        "--out",
        &out,
    ]);
    assert_eq!(without.exit, 2);
    assert!(without.err.contains("--units"), "{}", without.err);
    let many = parindex(&[
        "survey",
        "form",
        "mot-cua/2024",
        "--units",
        &path("units.csv"),
        "--per-unit",
        "900",
        "--out",
        &out,
    ]);
    assert_eq!(many.exit, 2);
    let batch = parindex(&[
        "survey",
        "form",
        "mot-cua/2024",
        "--units",
        &path("units.csv"),
        "--per-unit",
        "2",
        "--batch",
        "100",
        "--out",
        &out,
    ]);
    assert_eq!(batch.exit, 1);
    assert!(batch.err.contains("batch-out-of-range"), "{}", batch.err);
    assert!(std::fs::metadata(&out).is_err());
    let no_survey = parindex(&["survey", "form", "fixtures/points-only", "--out", &out]);
    assert_eq!(no_survey.exit, 2);
    assert!(no_survey.err.contains("[[survey]]"), "{}", no_survey.err);
}

#[test]
fn what_cannot_be_printed_or_opened_is_refused() {
    let work = folder(&[("units.csv", ROSTER), ("ho.csv", &households())]);
    let path = |name: &str| work.path().join(name).to_string_lossy().into_owned();
    let (units, list) = (path("units.csv"), path("ho.csv"));
    let run = |words: &[&str], out: &str| {
        let mut all = vec!["survey", words[0], "mot-cua/2024", "--units", &units];
        let out = path(out);
        all.extend(&words[1..]);
        all.extend(["--out", &out]);
        parindex(&all)
    };
    // A workbook under another ending would not open.
    let said = run(&["sample", "--list", &list, "--seed", "1"], "mau.csv");
    assert_eq!(said.exit, 2, "{}", said.err);
    assert!(!work.path().join("mau.csv").exists());
    assert!(!work.path().join("mau.toml").exists());
    assert_eq!(run(&["entry"], "nhap.pdf").exit, 2);
    assert_eq!(run(&["form", "--per-unit", "2"], "phieu.pdf").exit, 2);
    // The serial has four digits, and a stack without sheets is none.
    for sheets in ["0", "10000"] {
        assert_eq!(run(&["form", "--per-unit", sheets], "phieu.html").exit, 2);
    }
    // A list of people in the place of the record of the draw is not repeated.
    let said = run(&["form", "--plan", &list], "phieu.html");
    assert_eq!(said.exit, 1, "{}", said.err);
    assert!(
        !said.err.contains("Pánh") && !said.err.contains("0987654321"),
        "{}",
        said.err
    );
}
