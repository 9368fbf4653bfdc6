//! `fixtures/statements/statements.csv`: one test a statement, its steps in the column `reading`.

use std::path::Path;
use vietnamese::{
    BlankWord, DateReading, NumberKind, NumberValue, Operator, PeriodReading, Reading, read_blank,
    read_date, read_fraction, read_frequency, read_number, read_period, read_sum,
};

fn rows() -> Vec<(String, String)> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/statements/statements.csv");
    let mut reader = csv::Reader::from_path(path).expect("the fixture is part of the repository");
    let column = |reader: &mut csv::Reader<_>, name| {
        let header: &csv::StringRecord = reader.headers().unwrap();
        header.iter().position(|heading| heading == name).unwrap()
    };
    let (test, steps) = (column(&mut reader, "test"), column(&mut reader, "reading"));
    reader
        .records()
        .map(|row| {
            row.map(|row| (row[test].to_owned(), row[steps].to_owned()))
                .unwrap()
        })
        .collect()
}

#[track_caller]
fn check(test: &str) {
    let (_, steps) = rows()
        .into_iter()
        .find(|(name, _)| name == test)
        .expect("the statement has a row");
    assert!(!steps.is_empty());
    for step in steps.split(" || ") {
        let (call, rest) = step.split_once(": ").unwrap();
        let (input, expected) = rest.split_once(" => ").unwrap();
        assert_eq!(read(call, input), expected, "{step}");
    }
}

/// What a call makes of an input, as the fixture writes it.
fn read(call: &str, input: &str) -> String {
    let none = || "none".to_owned();
    match call {
        "count" => number(&read_number(input, NumberKind::Count)),
        "decimal" => number(&read_number(input, NumberKind::Decimal)),
        "percent" => number(&read_number(input, NumberKind::Percent)),
        "sum" => read_sum(input, NumberKind::Count).map_or_else(none, |cell| {
            let parts = cell
                .parts
                .iter()
                .map(|part| format!("{} {}", part.label, number(&part.value)));
            let parts: Vec<String> = parts.chain(cell.open.then(|| "…".to_owned())).collect();
            let note = if parts.is_empty() {
                format!("“{}”", cell.note)
            } else {
                format!("[{}]", parts.join("; "))
            };
            format!("{} {note}", number(&cell.value))
        }),
        "fraction" => read_fraction(input).map_or_else(none, |(n, d)| format!("{n}/{d}")),
        "frequency" => read_frequency(input).map_or_else(none, |times| times.to_string()),
        "date" => match read_date(input) {
            DateReading::One(value) if value.time.is_some() => value.at().to_string(),
            DateReading::One(value) => value.date.to_string(),
            _ => none(),
        },
        "period" => match read_period(input) {
            Some(PeriodReading::Anchored(period)) => format!("{}..{}", period.from, period.to),
            _ => none(),
        },
        "blank" => match read_blank(input) {
            Some(BlankWord::Undefined) => "undefined".to_owned(),
            Some(BlankWord::Missing) => "missing".to_owned(),
            Some(other) => format!("{other:?}"),
            None => none(),
        },
        other => panic!("no call {other}"),
    }
}

fn number(reading: &Reading) -> String {
    let readings: Vec<String> = reading.readings().map(value).collect();
    if readings.is_empty() {
        "none".to_owned()
    } else {
        readings.join(" or ")
    }
}

fn value(number: &NumberValue) -> String {
    let sign = match number.operator {
        Operator::Exact => "=",
        Operator::MoreThan => ">",
        Operator::AtLeast => ">=",
        Operator::LessThan => "<",
        Operator::AtMost => "<=",
        Operator::About => "~",
        Operator::Nearly => "~<",
    };
    format!(
        "{sign}{}{}",
        number.value,
        if number.percent { "%" } else { "" }
    )
}

macro_rules! statements {
    ($($name:ident),+ $(,)?) => {
        $(#[test]
        fn $name() {
            check(stringify!($name));
        })+

        #[test]
        fn every_statement_has_its_test() {
            let written: Vec<String> = rows().into_iter().map(|(name, _)| name).collect();
            assert_eq!(written, [$(stringify!($name)),+]);
        }
    };
}

statements! {
    services_split_by_level,
    percentage_of_an_unstated_base,
    procedures_cut_with_an_open_list,
    documents_exchanged,
    documents_signed,
    offices_connected,
    deadline_in_days,
    no_petitions_at_all,
    zoom_level_of_a_page,
    posting_time_in_the_evening,
    dossiers_in_round_numbers,
    dossiers_of_an_online_channel,
    no_dossier_came_online,
    dossiers_not_all_entered,
    dossier_flow,
    communes_imply_the_district,
    one_stop_shops,
    levels_of_online_service,
    services_with_a_thousands_dot,
    satisfaction_as_a_class,
    bounds_are_not_values,
    rank_in_another_index,
    dialogue_every_two_months,
    among_the_first_three,
    two_sets_in_six_years,
    initiatives_of_five_years,
    coverage_of_a_roster,
    no_votes_yet,
    date_with_dots,
}
