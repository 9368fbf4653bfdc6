//! `fixtures/statements/statements.csv`: one test a statement that figures can be checked in, its steps in the column `checking`.

use crate::consistency::{
    contradicts_bound, counts_behind_percent, date_outside_year, flow_identity, left_of_whole,
    levels_nested, parts_exceed_whole,
};
use points::{Exact, RoundTo};
use std::path::Path;
use vietnamese::{NumberKind, NumberValue, read_date, read_number};

fn rows() -> Vec<(String, String)> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/statements/statements.csv");
    let mut reader = csv::Reader::from_path(path).expect("the fixture is part of the repository");
    let header = reader.headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|heading| heading == name).unwrap();
    let (test, steps) = (column("test"), column("checking"));
    let rows = reader.records().map(|row| {
        row.map(|row| (row[test].to_owned(), row[steps].to_owned()))
            .unwrap()
    });
    rows.filter(|(_, steps)| !steps.is_empty()).collect()
}

#[track_caller]
fn check(test: &str) {
    let (_, steps) = rows()
        .into_iter()
        .find(|(name, _)| name == test)
        .expect("the statement has a row");
    for step in steps.split(" || ") {
        let (call, rest) = step.split_once(": ").unwrap();
        let (input, expected) = rest.split_once(" => ").unwrap();
        assert_eq!(
            answer(call, &input.split("; ").collect::<Vec<_>>()),
            expected,
            "{step}"
        );
    }
}

fn number(text: &str) -> NumberValue {
    read_number(text, NumberKind::Count)
        .single()
        .expect("one reading")
        .clone()
}

fn figures(texts: &[&str]) -> Vec<Exact> {
    texts.iter().map(|text| number(text).value).collect()
}

fn answer(call: &str, inputs: &[&str]) -> String {
    let word = |yes: bool, a: &str, b: &str| if yes { a.to_owned() } else { b.to_owned() };
    let size = |number: Exact| {
        if number.is_negative() {
            number.negated()
        } else {
            number
        }
    };
    match call {
        "flow" | "parts" => {
            let all = figures(inputs);
            let (whole, parts) = all.split_first().unwrap();
            let left = left_of_whole(whole, parts);
            match call {
                "flow" if flow_identity(whole, parts) => "holds".to_owned(),
                "flow" => format!("differs by {}", size(left)),
                _ if parts_exceed_whole(whole, parts) => format!("exceed by {}", size(left)),
                _ => format!("fit, {left} left"),
            }
        }
        "nested" => word(levels_nested(&figures(inputs)), "nested", "could be parts"),
        "counts" => {
            let base = number(inputs[1]).value.to_integer().unwrap();
            let counts = counts_behind_percent(&number(inputs[0]).value, 0, base);
            counts.map_or("none".to_owned(), |(first, last)| {
                format!("{first}..{last}")
            })
        }
        "ratio" => {
            let all = figures(inputs);
            let percent = all[0].times(&Exact::from(100)).over(&all[1]);
            percent.map_or("undefined".to_owned(), |percent| {
                percent.round(RoundTo::half_up(2)).to_string()
            })
        }
        "contradicts" => {
            let bound = number(inputs[1]);
            word(
                contradicts_bound(&number(inputs[0]).value, bound.operator, &bound.value),
                "yes",
                "no",
            )
        }
        "outside" => {
            let year = inputs[1].parse().unwrap();
            word(
                date_outside_year(read_date(inputs[0]).single().unwrap(), year),
                "outside",
                "within",
            )
        }
        other => panic!("no call {other}"),
    }
}

macro_rules! statements {
    ($($name:ident),+ $(,)?) => {
        $(#[test]
        fn $name() {
            check(stringify!($name));
        })+

        #[test]
        fn every_statement_to_be_checked_has_its_test() {
            let written: Vec<String> = rows().into_iter().map(|(name, _)| name).collect();
            assert_eq!(written, [$(stringify!($name)),+]);
        }
    };
}

statements! {
    services_split_by_level,
    percentage_of_an_unstated_base,
    procedures_cut_with_an_open_list,
    no_petitions_at_all,
    dossiers_of_an_online_channel,
    no_dossier_came_online,
    dossier_flow,
    communes_imply_the_district,
    one_stop_shops,
    levels_of_online_service,
    bounds_are_not_values,
    coverage_of_a_roster,
    no_votes_yet,
    date_with_dots,
}
