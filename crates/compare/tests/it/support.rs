//! Sets and rosters for tests.

use answers::{Answer, Answers, Value};
use compare::Year;
use criteria::{CriteriaSet, LayerKind, Source, read_set};
use finding::Finding;
use points::Exact;
use ranking::{Ranked, rank};
use scoring::{Scored, Settings, score};
use std::path::Path;
use units::Roster;

/// A file of `fixtures/compare` as text.
pub(crate) fn text(path: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/compare");
    std::fs::read_to_string(folder.join(path)).expect(path)
}

/// A set out of its text; it has no errors.
pub(crate) fn read(file: &str, text: &str) -> CriteriaSet {
    let source = Source {
        file: file.to_owned(),
        text: text.to_owned(),
        calendars: Vec::new(),
        ..Source::default()
    };
    let (set, findings) = read_set(&source);
    let errors: Vec<&Finding> = findings
        .iter()
        .filter(|own| own.is_error() && !own.code.starts_with("example"))
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    set.expect(file)
}

/// The pair of `every-change`.
pub(crate) fn every_change() -> (CriteriaSet, CriteriaSet) {
    pair("every-change")
}

/// The sets of 2024 and 2025 in a folder.
pub(crate) fn pair(folder: &str) -> (CriteriaSet, CriteriaSet) {
    let set = |year: &str| {
        let file = format!("{folder}/{year}.toml");
        read(&file, &text(&file))
    };
    (set("2024"), set("2025"))
}

/// The roster and the answers of `every-change/round-<year>`.
pub(crate) fn round(year: &str, set: &CriteriaSet) -> (Roster, Answers) {
    round_in("every-change", year, set)
}

/// The roster and the answers of `<folder>/round-<year>`: columns are `code/input`, or a code for typed points.
pub(crate) fn round_in(folder: &str, year: &str, set: &CriteriaSet) -> (Roster, Answers) {
    let folder = format!("{folder}/round-{year}");
    let (roster, findings) = units::read_roster("units.csv", &text(&format!("{folder}/units.csv")));
    assert!(findings.is_empty(), "{findings:?}");
    let mut answers = Answers::default();
    for (file, kind) in [
        ("answers", LayerKind::Imported),
        ("survey", LayerKind::Survey),
    ] {
        let layer = answers.layer_mut(kind, roster.len(), set);
        let text = text(&format!("{folder}/{file}.csv"));
        let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let head = lines.next().unwrap();
        for (unit, line) in lines.enumerate() {
            for (name, cell) in head.iter().zip(&line).skip(2) {
                let (code, input) = name.split_once('/').unwrap_or((name, ""));
                let leaf = set.find_leaf(code).unwrap();
                let slot = match input {
                    "" => set.typed_slot(leaf),
                    _ => set.input_slot(leaf, input).unwrap(),
                };
                let answer = match *cell {
                    "có" => Answer::Given(Value::YesNo(true)),
                    "không" => Answer::Given(Value::YesNo(false)),
                    number => Answer::from(number.parse::<Exact>().unwrap()),
                };
                layer.set(unit, slot, answer);
            }
        }
    }
    (roster, answers)
}

/// The end of the year.
pub(crate) fn settings(year: i16) -> Settings {
    Settings {
        as_of: jiff::civil::date(year, 12, 31),
        running: false,
    }
}

/// A round with its points and ranks.
pub(crate) struct Own {
    pub(crate) set: CriteriaSet,
    pub(crate) roster: Roster,
    pub(crate) answers: Answers,
    pub(crate) scored: Scored,
    pub(crate) ranked: Ranked,
    pub(crate) settings: Settings,
}

impl Own {
    /// The round of a year under a set.
    pub(crate) fn of(folder: &str, year: i16, set: CriteriaSet) -> Self {
        let (roster, answers) = round_in(folder, &year.to_string(), &set);
        let settings = settings(year);
        let (scored, _) = score(&set, &roster, &answers, &settings);
        let ranked = rank(&set, &roster, &scored);
        Self {
            set,
            roster,
            answers,
            scored,
            ranked,
            settings,
        }
    }

    pub(crate) fn year(&self) -> Year<'_> {
        Year {
            set: &self.set,
            roster: &self.roster,
            answers: &self.answers,
            scored: &self.scored,
            ranked: &self.ranked,
            settings: &self.settings,
        }
    }
}
