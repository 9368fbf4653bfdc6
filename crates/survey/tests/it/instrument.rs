//! Instruments: what is shipped, and what is wrong with those that are not.

use crate::{at_root, text};
use finding::{Finding, Lang};
use survey::{Instrument, InstrumentSource, Role};

/// An instrument of the folder `criteria`, which has no findings.
pub(crate) fn shipped(name: &str) -> Instrument {
    let file = format!("criteria/{name}.toml");
    let source = InstrumentSource {
        text: text(&at_root(&file)),
        file,
        xlsform: None,
    };
    let (instrument, findings) = survey::read_instrument(&source);
    assert_eq!(findings, [], "{}", shown(&findings));
    instrument.expect("an instrument")
}

/// All findings in English.
pub(crate) fn shown(findings: &[Finding]) -> String {
    let all = findings.iter().map(|finding| finding.to_text(Lang::En));
    all.collect::<Vec<_>>().join("\n")
}

#[test]
fn sipas_has_the_items_and_factors_of_the_form() {
    let sipas = shipped("sipas/2022");
    assert_eq!(sipas.name(), "sipas/2022");
    assert_eq!(sipas.questions.len(), 78);
    let per_factor: Vec<(&str, usize)> = (0u16..)
        .zip(&sipas.index.factors)
        .map(|(at, factor)| {
            let items = sipas.index.items.iter().filter(|item| item.factor == at);
            (factor.code.as_str(), items.count())
        })
        .collect();
    let expected = [
        ("A", 2),
        ("B", 2),
        ("C", 8),
        ("D", 2),
        ("I", 4),
        ("II", 4),
        ("III", 5),
        ("IV", 3),
        ("V", 3),
    ];
    assert_eq!(per_factor, expected);
    assert_eq!(sipas.index.parts.len(), 2);
    let identifying = sipas
        .questions
        .iter()
        .filter(|question| question.role == Role::Identifying);
    let codes: Vec<&str> = identifying.map(|question| question.code.as_str()).collect();
    assert_eq!(codes, ["name", "email", "phone"]);
}

#[test]
fn only_the_two_best_levels_count_and_only_those_with_a_dossier_are_asked_about_services() {
    let sipas = shipped("sipas/2022");
    let dossier = sipas.find("Q8.4").expect("the filter");
    for item in &sipas.index.items {
        let scores: Vec<Option<String>> = item
            .scores
            .iter()
            .map(|score| score.as_ref().map(ToString::to_string))
            .collect();
        assert_eq!(
            scores,
            ["0", "0", "0", "100", "100"].map(|s| Some(s.to_owned()))
        );
        let part = sipas.index.factors[usize::from(item.factor)].part;
        match &item.base {
            None => assert_eq!(part, Some(0), "policy"),
            Some(base) => {
                assert_eq!(part, Some(1), "service");
                let test = &base.any[0][0];
                assert_eq!((base.any.len(), base.any[0].len()), (1, 1));
                assert_eq!((test.question, test.not), (dossier, false));
                assert_eq!(test.choices, [0]);
            }
        }
    }
}

#[test]
fn the_sample_instruments_have_no_findings() {
    let one_stop_shop = shipped("mot-cua/2024");
    assert_eq!(one_stop_shop.index.items.len(), 16);
    assert_eq!(one_stop_shop.index.factors.len(), 6);
    let officials = shipped("can-bo/2024");
    assert_eq!(officials.index.items.len(), 13);
    for item in &officials.index.items {
        let scores = item
            .scores
            .iter()
            .map(|score| score.as_ref().map(|s| s.to_string()));
        // A, B, C, D as the form says; E is out of the base.
        let expected = [Some("100"), Some("60"), Some("20"), Some("0"), None];
        assert!(scores.eq(expected.map(|score| score.map(str::to_owned))));
    }
}

/// The workbook of a folder: a sheet for each of its `.csv` files that XLSForm knows.
fn form(folder: &std::path::Path) -> Option<Vec<u8>> {
    let mut book = workbook::Book::new(jiff::civil::date(2024, 1, 1));
    for name in ["survey", "choices"] {
        let Ok(rows) = std::fs::read(folder.join(format!("{name}.csv"))) else {
            continue;
        };
        let limits = workbook::Limits::default();
        let (table, _) = workbook::open("sheet.csv", rows, &limits).expect("a table");
        let sheet = book.sheet(name);
        for row in table.grid(0).0.rows {
            for cell in &row.cells {
                let text = cell.text().expect("a csv holds texts");
                sheet.put(row.number, cell.column, text, workbook::CellStyle::new());
            }
        }
    }
    (!book.sheets().is_empty()).then(|| book.to_bytes().expect("a workbook"))
}

fn findings_of(folder: &std::path::Path) -> (bool, Vec<Finding>) {
    let source = InstrumentSource {
        file: "instrument.toml".to_owned(),
        text: text(&folder.join("instrument.toml")),
        xlsform: form(folder).map(|bytes| ("form.xlsx".to_owned(), bytes)),
    };
    let (instrument, findings) = survey::read_instrument(&source);
    (instrument.is_some(), findings)
}

/// One folder a defect: `fixtures/instruments/<defect>/` and the findings it gives, in both languages.
/// A new or changed `expected.txt` is written by a run with `ACCEPT=1` and read by a person in the diff.
#[test]
fn every_defect_gives_its_findings() {
    let accept = std::env::var_os("ACCEPT").is_some();
    let mut folders: Vec<_> = std::fs::read_dir(at_root("fixtures/instruments"))
        .expect("the folder of defects")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    folders.sort();
    assert!(folders.len() >= 60, "{} defects", folders.len());
    let mut wrong = Vec::new();
    for folder in folders {
        let (usable, findings) = findings_of(&folder);
        let mut found = String::new();
        for finding in &findings {
            found.push_str(&finding.to_text(Lang::Vi));
            // The code and the place are the same in both; the sentences follow once more in English.
            let english = finding.to_text(Lang::En);
            for line in english.lines().filter(|line| !line.starts_with("  --> ")) {
                found.push_str(&format!("   | {}\n", line.trim_start()));
            }
            found.push('\n');
        }
        found.push_str(if usable {
            "an instrument was read\n"
        } else {
            "no instrument\n"
        });
        let expected = folder.join("expected.txt");
        if accept {
            std::fs::write(&expected, &found).expect("written");
        } else if text(&expected) != found {
            wrong.push(format!("{}:\n{found}", folder.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// 20 respondents: 1 very dissatisfied, 0 dissatisfied, 2 neither, 11 satisfied, 6 very satisfied.
/// By hand: satisfied 17 ÷ 20 = 85.0; mean 81 ÷ 20 = 4.05, ÷ 5 = 81.0; (4.05 − 1) ÷ 4 = 76.25.
#[test]
fn the_three_formulas_of_levels_differ_on_one_distribution() {
    let plain = text(&at_root("criteria/sipas/2022.toml"));
    for (formula, percent) in [
        ("top2", "85"),
        ("mean-over-max", "81"),
        ("mean-rescaled", "76.25"),
    ] {
        let source = InstrumentSource {
            file: "i.toml".to_owned(),
            text: plain.replace("= \"top2\"", &format!("= \"{formula}\"")),
            xlsform: None,
        };
        let (instrument, findings) = survey::read_instrument(&source);
        assert!(findings.is_empty(), "{}", shown(&findings));
        let instrument = instrument.expect("an instrument");
        let scores = &instrument.index.items[0].scores;
        let counts = [1, 0, 2, 11, 6];
        let sum = scores
            .iter()
            .zip(counts)
            .fold(points::Exact::ZERO, |sum, (score, n)| {
                let score = score.clone().expect("every level counts");
                sum.plus(&score.times(&points::Exact::from(n)))
            });
        let mean = sum.over(&points::Exact::from(20)).expect("20 is not zero");
        assert_eq!(mean.trimmed().to_string(), percent, "{formula}");
    }
}

#[test]
fn the_digest_is_that_of_the_text_and_the_workbook() {
    let sipas = shipped("sipas/2022");
    let again = shipped("sipas/2022");
    assert_eq!(sipas.digest.len(), 64);
    assert_eq!(sipas.digest, again.digest);
    assert_ne!(sipas.digest, shipped("can-bo/2024").digest);
}
