//! Counts become figures: cases worked by hand in `fixtures/surveys/hand`, and properties that hold of any responses.

mod formulas;
mod hand;
mod properties;
mod spread;
mod stages;
mod weighting;

use crate::{at_root, text};
use points::Exact;
use survey::{
    BLANK, Column, DesignChoice, Instrument, InstrumentSource, Labelled, Mode, NO_OPINION,
    Responses, RowAt, TWO_TICKS, UNKNOWN_ANSWER, Validity, read_instrument,
};
use units::Roster;

/// The questionnaire worked by hand, with these words in its index part.
fn instrument(formula: &str, blanks: &str, aggregation: &str, places: &str) -> Instrument {
    let mut file = text(&at_root("fixtures/surveys/hand/instrument.toml"));
    for (key, word) in [
        ("formula     = \"top2\"", formula),
        ("blanks      = \"out\"", blanks),
        ("aggregation = \"pooled\"", aggregation),
        ("places      = \"pooled\"", places),
    ] {
        assert!(file.contains(key), "{key}");
        let name = key.split('"').next().expect("a key");
        file = file.replacen(key, &format!("{name}\"{word}\""), 1);
    }
    read(file)
}

fn read(text: String) -> Instrument {
    let source = InstrumentSource {
        file: "instrument.toml".to_owned(),
        text,
        xlsform: None,
    };
    let (instrument, findings) = read_instrument(&source);
    assert!(findings.is_empty(), "{findings:?}");
    instrument.expect("no findings")
}

/// The roster worked by hand: the province, An Hòa, An Bình.
fn roster() -> Roster {
    let file = text(&at_root("fixtures/surveys/hand/units.csv"));
    let lines: Vec<String> = file
        .lines()
        .map(|line| line.rsplit_once(',').expect("a population").0.to_owned())
        .collect();
    units::read_roster("units.csv", &lines.join("\n")).0
}

/// The responses worked by hand; villages are their clusters.
fn responses(instrument: &Instrument) -> Responses {
    let file = text(&at_root("fixtures/surveys/hand/responses.csv"));
    let roster = roster();
    let rows: Vec<Vec<&str>> = file
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect())
        .collect();
    let mut made = empty(rows.len(), instrument.questions.len());
    let mut villages = Labelled::default();
    for (at, row) in rows.iter().enumerate() {
        let unit = roster.position(row[1]).expect("a unit");
        made.units[at] = u32::try_from(unit).expect("few units");
        let label = villages.labels.iter().position(|own| own == row[2]);
        let label = label.unwrap_or_else(|| {
            villages.labels.push(row[2].to_owned());
            villages.labels.len() - 1
        });
        villages
            .codes
            .push(u32::try_from(label).expect("few villages"));
        for (column, answer) in made.columns.iter_mut().zip(&row[3..]) {
            let Column::One(codes) = column else { continue };
            codes[at] = match *answer {
                "." => BLANK,
                "9" => NO_OPINION,
                "tt" => TWO_TICKS,
                "??" => UNKNOWN_ANSWER,
                level => level.parse().expect("a level"),
            };
        }
    }
    made.clusters = vec![villages];
    made
}

/// Rows of unit 0 with nothing answered.
fn empty(n: usize, n_questions: usize) -> Responses {
    Responses {
        sources: vec![("made.csv".to_owned(), String::new())],
        rows: (2..).take(n).map(|row| RowAt { source: 0, row }).collect(),
        units: vec![0; n],
        columns: vec![Column::One(vec![BLANK; n]); n_questions],
        modes: vec![Mode::Unknown; n],
        days: vec![None; n],
        serials: vec![0; n],
        ids: vec![0; n],
        ..Responses::default()
    }
}

fn all_valid(responses: &Responses, roster: &Roster) -> Validity {
    let mut returned = vec![0; roster.len()];
    for unit in &responses.units {
        returned[*unit as usize] += 1;
    }
    Validity {
        excluded: vec![None; responses.len()],
        issued: vec![None; roster.len()],
        returned,
        ..Validity::default()
    }
}

/// Communes drawn on their own, villages in them, with the populations of the case.
fn by_village() -> DesignChoice {
    DesignChoice {
        probability: true,
        units_are_strata: true,
        population: vec![None, Some(3000), Some(1000)],
        ..DesignChoice::default()
    }
}

/// `190/3`, `72`.
fn fraction(text: &str) -> Exact {
    let (above, below) = text.split_once('/').unwrap_or((text, "1"));
    let whole = |text: &str| Exact::from(text.parse::<i64>().expect("a whole number"));
    whole(above).over(&whole(below)).expect("not zero")
}

fn near(found: f64, expected: f64) {
    assert!(
        (found - expected).abs() <= 1e-12 * expected.abs().max(1.0),
        "found {found}, expected {expected}"
    );
}
