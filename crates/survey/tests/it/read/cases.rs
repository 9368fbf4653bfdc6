//! The cases of `fixtures/surveys`: a folder each, what is expected written by hand in `expected.txt`.

use super::{from_file, roster_of};
use crate::{at_root, text};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use survey::{
    Column, Instrument, Mapping, Mode, NO_OPINION, NO_UNIT, OUT_OF_RANGE, ReadReport,
    ResponseInput, Responses, TWO_TICKS, UNKNOWN_ANSWER, read_mapping, read_responses,
};
use units::Roster;
use workbook::Limits;

/// Reads the files of a case, in the order of their names.
pub(crate) fn read_case(
    folder: &Path,
    instrument: &Instrument,
    roster: &Roster,
) -> (Responses, ReadReport) {
    let mapping: Option<Mapping> = folder.join("mapping.toml").exists().then(|| {
        let (mapping, findings) = read_mapping("mapping.toml", &text(&folder.join("mapping.toml")));
        assert!(findings.is_empty(), "{findings:?}");
        mapping
    });
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    let (mut responses, mut whole) = (Responses::default(), ReadReport::default());
    for path in files {
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .expect("a name")
            .to_owned();
        if name == "expected.txt" || name == "mapping.toml" {
            continue;
        }
        let bytes = std::fs::read(&path).expect("a file");
        let (book, _) = workbook::open(&name, bytes, &Limits::default()).expect("a readable file");
        let input = ResponseInput {
            mapping: mapping.as_ref(),
            ..ResponseInput::new(&book, instrument, roster)
        };
        let report = read_responses(&input, &mut responses);
        whole.mapping.extend(report.mapping);
        whole.findings.extend(report.findings);
    }
    (responses, whole)
}

/// What was read, in the words of `expected.txt`; `heads` names the columns of its rows.
fn shown(
    instrument: &Instrument,
    roster: &Roster,
    responses: &Responses,
    report: &ReadReport,
    heads: &str,
) -> String {
    let mut out = String::from("columns\n");
    for sheet in &report.mapping.sheets {
        for column in &sheet.columns {
            let place = if sheet.sheet.is_empty() {
                column.letters()
            } else {
                format!("{}!{}", sheet.sheet, column.letters())
            };
            let _ = writeln!(out, "{place} {}", column.taken.to_word());
        }
    }
    let _ = writeln!(out, "rows\n{heads}");
    for row in 0..responses.len() {
        let cells: Vec<String> = heads
            .split(' ')
            .map(|head| cell(instrument, roster, responses, row, head))
            .collect();
        let _ = writeln!(out, "{}", cells.join(" "));
    }
    out.push_str("findings\n");
    for finding in &report.findings {
        let address = finding.place.address();
        let _ = writeln!(
            out,
            "{} {}",
            finding.code,
            if address.is_empty() { "-" } else { &address }
        );
    }
    out
}

fn cell(
    instrument: &Instrument,
    roster: &Roster,
    responses: &Responses,
    row: usize,
    head: &str,
) -> String {
    match head {
        "@row" => responses.rows[row].row.to_string(),
        "@unit" if responses.units[row] == NO_UNIT => "none".to_owned(),
        "@unit" => roster
            .get(responses.units[row] as usize)
            .expect("a unit")
            .code
            .clone(),
        "@day" => responses.days[row].map_or_else(|| ".".to_owned(), |day| day.to_string()),
        "@serial" => responses.serials[row].to_string(),
        "@unfinished" => {
            let unfinished = responses.unfinished.iter().any(|at| *at as usize == row);
            if unfinished {
                "yes".to_owned()
            } else {
                "no".to_owned()
            }
        }
        "@mode" => match responses.modes[row] {
            Mode::Home => "home",
            Mode::Centre => "centre",
            Mode::Post => "post",
            Mode::Telephone => "telephone",
            Mode::Online => "online",
            Mode::Unknown => "unknown",
        }
        .to_owned(),
        question => {
            let id = instrument
                .find(question)
                .unwrap_or_else(|| panic!("no question {question}"));
            let code = |at: usize| instrument.choices(id)[at].code.clone();
            match responses.column(id) {
                Column::One(codes) => match codes[row] {
                    0 => ".".to_owned(),
                    NO_OPINION => "no".to_owned(),
                    TWO_TICKS => "2x".to_owned(),
                    OUT_OF_RANGE => "!".to_owned(),
                    UNKNOWN_ANSWER => "?".to_owned(),
                    choice => code(usize::from(choice) - 1),
                },
                Column::Many { ticks, answered } => match (answered[row], ticks[row]) {
                    (false, _) => ".".to_owned(),
                    (true, 0) => "-".to_owned(),
                    (true, mask) => {
                        let chosen: Vec<String> =
                            (0..64).filter(|at| mask >> at & 1 == 1).map(code).collect();
                        chosen.join("+")
                    }
                },
                Column::Number(numbers) => {
                    numbers[row].map_or_else(|| ".".to_owned(), |number| number.to_string())
                }
                Column::Dropped => "dropped".to_owned(),
            }
        }
    }
}

#[test]
fn every_case_is_read_as_written_beside_it() {
    let root = at_root("fixtures/surveys");
    let instrument = from_file("fixtures/surveys/nguoi-dan.toml");
    let roster = roster_of("fixtures/surveys/units.csv");
    let mut wrong: BTreeMap<String, String> = BTreeMap::new();
    let mut n = 0;
    for entry in std::fs::read_dir(&root).expect("the cases") {
        let folder = entry.expect("an entry").path();
        if !folder.join("expected.txt").exists() {
            continue;
        }
        n += 1;
        let expected = text(&folder.join("expected.txt"));
        let heads = expected
            .lines()
            .skip_while(|line| *line != "rows")
            .nth(1)
            .expect("the heads of the rows")
            .to_owned();
        let (responses, report) = read_case(&folder, &instrument, &roster);
        let found = shown(&instrument, &roster, &responses, &report, &heads);
        if found != expected {
            let differing: Vec<String> = differences(&expected, &found);
            wrong.insert(
                folder
                    .file_name()
                    .expect("a name")
                    .to_string_lossy()
                    .into_owned(),
                differing.join("\n"),
            );
        }
    }
    assert!(n >= 17, "{n} cases");
    let all: Vec<String> = wrong
        .iter()
        .map(|(case, text)| format!("== {case}\n{text}"))
        .collect();
    assert!(all.is_empty(), "{}", all.join("\n"));
}

fn differences(expected: &str, found: &str) -> Vec<String> {
    let missing = expected
        .lines()
        .filter(|line| !found.lines().any(|own| own == *line))
        .map(|line| format!("- {line}"));
    let extra = found
        .lines()
        .filter(|line| !expected.lines().any(|own| own == *line))
        .map(|line| format!("+ {line}"));
    let mut all: Vec<String> = missing.chain(extra).collect();
    if all.is_empty() {
        all.push("the same lines in another order".to_owned());
    }
    all
}
