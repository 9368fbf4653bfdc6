//! Surveys of a round that cannot be counted as they stand: each mistake is a finding, and the rest goes on.

use crate::surveys::{changed, finding, points, run_in};

#[test]
fn what_is_typed_gives_way_to_what_is_counted_and_is_named() {
    let folder = changed(
        "round.toml",
        "[[survey]]",
        "[[file]]\npath = \"nhap.csv\"\nlayer = \"survey\"\n\n[[survey]]",
    );
    let typed = "Mã,Đơn vị,3 Chỉ số hài lòng về kết quả (%)\nX1,Xã An Hòa,70\nX4,Xã Đông Phú,50\n";
    std::fs::write(folder.path().join("nhap.csv"), typed).unwrap();
    let (ran, findings) = run_in(folder.path());
    assert_eq!(points(&ran, "X1")[2], "2.55", "{findings:#?}");
    // No response says anything else of the fourth commune: 4 × 50%.
    assert_eq!(points(&ran, "X4")[2], "2.00");
    let found = finding(&findings, "survey-typed-and-counted");
    assert_eq!(found.criterion.as_deref(), Some("3"));
    assert_eq!(found.found.vi, "Xã An Hòa: 70");
    assert_eq!(found.expected.vi, "tính từ phiếu: Xã An Hòa: 63,64");
}

#[test]
fn an_unknown_figure_or_choice_is_named_with_what_there_is() {
    let folder = changed("set.toml", "factor:II\"", "factor:IV\"");
    let (ran, findings) = run_in(folder.path());
    let found = finding(&findings, "survey-figure-unknown");
    assert!(found.is_error());
    assert_eq!(found.found.en, "figure \"factor:IV\"");
    assert_eq!(found.expected.en, "I, II");
    assert!(found.place.to_string().starts_with("set.toml:"));
    assert!(!ran.scored.summaries[1].complete);

    let folder = changed("set.toml", "d = \"D\"", "d = \"E\"");
    let found = run_in(folder.path()).1;
    assert_eq!(
        finding(&found, "survey-figure-unknown").expected.en,
        "A, B, C, D"
    );

    let folder = changed(
        "set.toml",
        "where      = { respondent = \"2\" }",
        "where      = { who = \"2\" }",
    );
    let found = run_in(folder.path()).1;
    assert_eq!(
        finding(&found, "survey-figure-unknown").found.en,
        "where \"who\""
    );
}

#[test]
fn a_missing_instrument_or_file_is_a_finding_and_the_round_goes_on() {
    let folder = changed("round.toml", "\"instrument.toml\"", "\"khong-co/2024\"");
    let (ran, findings) = run_in(folder.path());
    let found = finding(&findings, "instrument-not-found");
    assert!(found.place.to_string().starts_with("round.toml:10"));
    assert!(
        found.found.en.contains("khong-co/2024"),
        "{}",
        found.found.en
    );
    assert!(ran.surveys.is_empty());
    let fake = changed("set.toml", "vi-du-phieu/2024", "y-kien");
    let (ran, _) = run_in(fake.path());
    assert_eq!(
        points(&ran, "X2")[3],
        "6.43",
        "a survey may be named by its id"
    );

    let folder = changed("round.toml", "surveys/phieu-*.csv", "surveys/*.xlsx");
    let findings = run_in(folder.path()).1;
    assert!(finding(&findings, "no-file-matches").is_error());
    let empty = finding(&findings, "survey-empty");
    assert!(empty.is_error() && empty.place.to_string().starts_with("round.toml:10"));

    let folder = changed("round.toml", "surveys/issued.csv", "surveys/phat-ra.csv");
    let findings = run_in(folder.path()).1;
    assert_eq!(
        finding(&findings, "file-not-readable").place.file_name(),
        Some("surveys/phat-ra.csv")
    );
}

#[test]
fn an_instrument_that_the_round_does_not_list_is_told_where_nothing_is_typed() {
    let folder = changed(
        "set.toml",
        "instrument = \"vi-du-phieu/2024\"\nfigure",
        "instrument = \"sipas/2022\"\nfigure",
    );
    let findings = run_in(folder.path()).1;
    let found = finding(&findings, "survey-not-in-round");
    assert_eq!(found.found.en, "\"sipas/2022\": criteria 3");
}

#[test]
fn mistakes_of_the_manifest_stand_with_their_line() {
    let folder = changed(
        "round.toml",
        "limits     = { small-cell = 3 }",
        "limits     = { small-cell = 0 }\nfile = \"x.csv\"\nintervals = \"everybody\"",
    );
    let (_, findings) = run_in(folder.path());
    for (code, line) in [("value-range", 16), ("key-unknown", 17), ("value-word", 18)] {
        let place = finding(&findings, code).place.to_string();
        assert!(place.starts_with(&format!("round.toml:{line}:")), "{place}");
    }
}

#[test]
fn broken_files_are_findings_and_the_rest_is_counted() {
    let folder = changed("round.toml", "design", "mapping = \"mapping.toml\"\ndesign");
    std::fs::write(
        folder.path().join("mapping.toml"),
        "format = 1\n[[layout]]\nsheets = 3\n\u{0}",
    )
    .unwrap();
    std::fs::write(
        folder.path().join("surveys/phieu-hong.csv"),
        [0xff, 0xfe, 0x00, 0xd8, 0x22],
    )
    .unwrap();
    std::fs::write(
        folder.path().join("surveys/issued.csv"),
        "unit;issued\nX1;mười\nX9;3\n",
    )
    .unwrap();
    std::fs::write(
        folder.path().join("surveys/population.csv"),
        "unit,population\nX1,-5\n",
    )
    .unwrap();
    let (ran, findings) = run_in(folder.path());
    assert_eq!(
        points(&ran, "X1"),
        ["2.48", "0.90", "2.55", "5.93"],
        "{findings:#?}"
    );
    assert!(finding(&findings, "population-row").is_error());
    for file in ["mapping.toml", "surveys/issued.csv"] {
        let told = findings
            .iter()
            .any(|own| own.place.file_name() == Some(file));
        assert!(told, "{file}: {findings:#?}");
    }
}

#[test]
fn an_instrument_with_errors_is_not_counted_with() {
    let folder = changed(
        "instrument.toml",
        "items    = [\"q2\"]",
        "items    = [\"q9\"]",
    );
    let (ran, findings) = run_in(folder.path());
    assert!(finding(&findings, "instrument-refused").is_error());
    assert!(ran.surveys.is_empty());
    assert!(ran.scored.summaries.iter().all(|unit| !unit.complete));
    let folder = changed("instrument.toml", "[index]", "[index");
    let findings = run_in(folder.path()).1;
    assert!(finding(&findings, "instrument-refused").is_error());
}
