//! The set of QĐ 766 on the published figures of Phú Thọ: counts in, published points out.

use crate::support::is;
use answers::{Answer, Answers};
use criteria::{CriteriaSet, LayerKind, Source};
use points::Exact;
use scoring::{KnownDifference, Settings, explain, score};
use units::{Roster, read_roster};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

fn file(path: &str) -> String {
    std::fs::read_to_string(format!("{ROOT}/{path}")).unwrap()
}

fn set() -> CriteriaSet {
    let file_name = "criteria/qd766/2026.toml";
    let source = Source {
        file: file_name.into(),
        text: file(file_name),
        calendars: vec![],
        ..Source::default()
    };
    criteria::read_set(&source).0.unwrap()
}

const SETTINGS: Settings = Settings {
    as_of: jiff::civil::date(2026, 9, 26),
    running: true,
};

/// The last `n` fields of each row, which hold no quoted commas, and the unit's code at its place among them or in front.
fn rows(path: &str, n: usize) -> Vec<(String, Vec<String>)> {
    let text = file(path);
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .map(|line| {
            let code = line
                .split(',')
                .find(|field| field.starts_with("H44"))
                .unwrap()
                .to_owned();
            let mut fields: Vec<String> = line.rsplit(',').take(n).map(str::to_owned).collect();
            fields.reverse();
            (code, fields)
        })
        .collect()
}

/// Gives one leaf its counts for every row.
fn answered(
    set: &CriteriaSet,
    roster: &Roster,
    leaf: &str,
    inputs: &[(&str, usize)],
    rows: &[(String, Vec<String>)],
) -> Answers {
    let mut answers = Answers::default();
    let layer = answers.layer_mut(LayerKind::Imported, roster.len(), set);
    let leaf = set.find_leaf(leaf).unwrap();
    for (code, fields) in rows {
        let unit = roster.position(code).unwrap();
        for (name, column) in inputs {
            let number: Exact = fields[*column].parse().unwrap();
            layer.set(
                unit,
                set.input_slot(leaf, name).unwrap(),
                Answer::from(number),
            );
        }
    }
    answers
}

fn roster() -> Roster {
    read_roster("units.csv", &file("fixtures/phu-tho-2026/units.csv")).0
}

#[test]
fn progress_of_every_unit() {
    let (set, roster) = (set(), roster());
    // received, on_time, overdue, ratio, score, max
    let rows = rows("fixtures/phu-tho-2026/published/progress_2026_year.csv", 6);
    let leaf = set
        .leaf_ids()
        .find(|id| set.leaf_node(*id).code.starts_with("2."))
        .unwrap();
    let code = set.leaf_node(leaf).code.clone();
    let answers = answered(
        &set,
        &roster,
        &code,
        &[("received", 0), ("on_time", 1)],
        &rows,
    );
    let (scored, _) = score(&set, &roster, &answers, &SETTINGS);
    for (code, fields) in &rows {
        is(
            &scored.leaf(roster.position(code).unwrap(), leaf).points,
            &fields[4],
        );
    }
    assert_eq!(rows.len(), 163);
}

#[test]
fn payment_of_every_unit_but_two_rounding_differences() {
    let (set, roster) = (set(), roster());
    // paid, due, paid procedures, distinct, used procedures, fee procedures, ratio, score, max
    let rows = rows("fixtures/phu-tho-2026/published/payment_2026_year.csv", 9);
    let inputs = [
        ("paid", 0),
        ("due", 1),
        ("paid_procedures", 2),
        ("used_procedures", 4),
        ("fee_procedures", 5),
    ];
    let answers = answered(&set, &roster, "6.1", &inputs, &rows);
    let (scored, _) = score(&set, &roster, &answers, &SETTINGS);
    let leaf = set.find_leaf("6.1").unwrap();
    let mut differing = Vec::new();
    for (code, fields) in &rows {
        let unit = roster.position(code).unwrap();
        let (published, ours): (Exact, _) =
            (fields[7].parse().unwrap(), &scored.leaf(unit, leaf).points);
        if *ours == published {
            continue;
        }
        let known = KnownDifference {
            unit: code.clone(),
            node: "6.1".into(),
            published: published.clone(),
            part: Some(1),
            ratio_digits: 2,
        };
        let trace = explain(
            &set,
            &roster,
            &answers,
            &scored,
            &SETTINGS,
            (unit, leaf),
            &[known],
        );
        let both = trace.difference.unwrap();
        assert_eq!((&both.ours, &both.theirs), (ours, &published), "{code}");
        differing.push((code.as_str(), ours.to_string()));
    }
    differing.sort();
    assert_eq!(
        differing,
        [
            ("H44.125", "7.23".to_owned()),
            ("H44.158", "7.02".to_owned())
        ]
    );
    assert_eq!(rows.len(), 164);
}
