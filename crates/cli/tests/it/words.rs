//! The words of all output: none that the domain rules out, no other language where it can be told.

use crate::program::parindex;

/// What the program says about the shipped rounds and the small broken sets.
fn everything(lang: &str) -> Vec<String> {
    let mut runs: Vec<Vec<String>> = Vec::new();
    for round in [
        "phu-tho-2026",
        "cchc-xa-minh-hoa-2024",
        "points-only",
        "binh-duong-2017",
    ] {
        let round = format!("fixtures/{round}");
        runs.push(vec!["check".into(), round.clone()]);
        runs.push(vec!["rank".into(), round]);
    }
    runs.push(vec![
        "explain".into(),
        "fixtures/phu-tho-2026".into(),
        "H44.125".into(),
    ]);
    runs.push(vec![
        "explain".into(),
        "fixtures/cchc-xa-minh-hoa-2024".into(),
        "MH003".into(),
    ]);
    runs.push(vec![
        "criteria".into(),
        "show".into(),
        "cchc-xa-minh-hoa/2024".into(),
    ]);
    runs.push(vec![
        "round".into(),
        "status".into(),
        "fixtures/cchc-xa-minh-hoa-2024".into(),
    ]);
    for verb in ["index", "check"] {
        let round = "fixtures/surveys/round-small".to_owned();
        runs.push(vec!["survey".into(), verb.into(), round]);
    }
    runs.push(vec![
        "explain".into(),
        "fixtures/surveys/round-small".into(),
        "X1".into(),
        "1".into(),
    ]);
    runs.push(vec!["--help".into()]);
    runs.into_iter()
        .map(|mut words| {
            words.splice(0..0, ["--lang".to_owned(), lang.to_owned()]);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let said = parindex(&words);
            assert!(said.exit == 0 || said.exit == 1, "{words:?}: {}", said.err);
            format!("{}\n{}", said.out, said.err)
        })
        .collect()
}

#[test]
fn no_ruled_out_word() {
    for text in everything("vi") {
        let lower = text.to_lowercase();
        for word in [
            "điểm phạt",
            "mất điểm",
            "khiếu nại",
            "gian lận",
            "mục chấm điểm",
        ] {
            assert!(!lower.contains(word), "{word}");
        }
        // Short ones count as whole words only: they stand inside others. "Sai số" is the error of a sample and blames nobody.
        let lower = lower.replace("sai số", "");
        for word in lower.split(|c: char| !c.is_alphabetic()) {
            assert!(word != "mật" && word != "sai", "{word}");
        }
    }
}

#[test]
fn words_of_findings_follow_the_language() {
    for (lang, own, other) in [("vi", "cách sửa:", "fix:"), ("en", "fix:", "cách sửa:")] {
        let text = everything(lang).concat();
        assert!(text.contains(own), "{own}");
        assert!(!text.contains(&format!("= {other}")), "{other}");
    }
}
