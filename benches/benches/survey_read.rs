//! Responses in: `cargo bench -p benches --bench survey_read`.
//!
//! A workbook of 40 columns as a form tool exports it, read, coded and counted, beside calamine's bare cells on the same bytes: an id and a day of each response, the unit by name (3,321 of them), age, 33 items of five levels (20 by code, 13 by their words), sex and two demographics, one of them with other words.

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Cursor;
use std::time::Duration;

use calamine::Reader;
use criterion::{Criterion, criterion_group, criterion_main};
use rand::{RngExt, SeedableRng};
use survey::{
    Column, Instrument, InstrumentSource, ResponseInput, Responses, read_instrument,
    read_responses, response_limits,
};
use units::{Roster, read_roster};
use workbook::{Entry, RowExport};

const ROWS: usize = 100_000;
const UNITS: usize = 3_321;
const WORDS: [&str; 5] = [
    "Rất không hài lòng",
    "Không hài lòng",
    "Bình thường",
    "Hài lòng",
    "Rất hài lòng",
];

fn instrument() -> Instrument {
    let text = include_str!("../../criteria/sipas/2022.toml").to_owned();
    let source = InstrumentSource {
        file: "criteria/sipas/2022.toml".to_owned(),
        text,
        xlsform: None,
    };
    let (instrument, _) = read_instrument(&source);
    instrument.expect("the instrument that is shipped")
}

fn roster() -> Roster {
    let mut text = String::from("code,name,type,level,block\n");
    for at in 1..=UNITS {
        let _ = writeln!(text, "{at:05},Xã Số {at},xã,commune,xã");
    }
    read_roster("units.csv", &text).0
}

/// A workbook of so many responses.
fn made(n_rows: usize) -> Vec<u8> {
    let mut random = rand_pcg::Pcg64::seed_from_u64(1001);
    let mut headings = vec![
        "_uuid".to_owned(),
        "_submission_time".to_owned(),
        "a/commune".to_owned(),
        "a/gender".to_owned(),
        "a/age".to_owned(),
        "a/ethnicity".to_owned(),
        "a/occupation".to_owned(),
    ];
    headings.extend((1..=33).map(|item| format!("q9/Q9.{item}")));
    let headings: Vec<(&str, f64)> = headings
        .iter()
        .map(|title| (title.as_str(), 10.0))
        .collect();
    let mut export = RowExport::new(jiff::civil::Date::constant(2024, 12, 1))
        .expect("a day that workbooks hold");
    export.sheet("phieu", &headings).expect("a sheet");
    for row in 0..n_rows {
        let mut level = || random.random_range(1..=5_usize);
        let levels: Vec<usize> = (0..33).map(|_| level()).collect();
        let unit = random.random_range(1..=UNITS);
        let mut entries = vec![
            Entry::from(format!("{row:08x}-0000-4000-8000-{unit:012x}")),
            Entry::from("2024-11-03T02:25:30"),
            Entry::from(format!("Xã Số {unit}")),
            Entry::from(f64::from(random.random_range(1..=2_u32))),
            Entry::from(f64::from(random.random_range(1..=5_u32))),
            Entry::from(if row % 7 == 0 { "Mường" } else { "Kinh" }),
            Entry::from(f64::from(random.random_range(1..=7_u32))),
        ];
        for (at, level) in levels.into_iter().enumerate() {
            entries.push(if at < 20 {
                Entry::from(f64::from(u32::try_from(level).expect("small")))
            } else {
                Entry::from(WORDS[level - 1])
            });
        }
        export.row(&entries).expect("a row");
    }
    export.to_bytes().expect("a workbook")
}

/// Reads, codes and counts; gives the answers counted.
fn ours(bytes: &[u8], instrument: &Instrument, roster: &Roster) -> u64 {
    let (book, _) =
        workbook::open("phieu.xlsx", bytes, &response_limits()).expect("a readable workbook");
    let mut responses = Responses::default();
    let report = read_responses(
        &ResponseInput::new(&book, instrument, roster),
        &mut responses,
    );
    assert!(!report.findings.iter().any(finding::Finding::is_error));
    let mut counts = [0_u64; 256];
    for column in &responses.columns {
        if let Column::One(codes) = black_box(column) {
            for code in codes {
                counts[usize::from(*code)] += 1;
            }
        }
    }
    counts[1..].iter().sum()
}

fn theirs(bytes: &[u8]) -> usize {
    let mut book: calamine::Xlsx<_> =
        calamine::Xlsx::new(Cursor::new(bytes)).expect("a readable workbook");
    let name = book.sheet_names()[0].clone();
    let mut reader = book.worksheet_cells_reader(&name).expect("a sheet");
    let mut cells = 0;
    while let Some(cell) = reader.next_cell().expect("a cell") {
        black_box(cell);
        cells += 1;
    }
    cells
}

fn rows(criterion: &mut Criterion) {
    let (instrument, roster) = (instrument(), roster());
    let bytes = made(ROWS);
    // Of 40 columns the id, the day and the unit hold no choices.
    assert_eq!(ours(&bytes, &instrument, &roster), 37 * ROWS as u64);
    assert_eq!(theirs(&bytes), 40 * (ROWS + 1));
    let mut group = criterion.benchmark_group("100,000 responses of 40 columns");
    group
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(5));
    group.bench_function("read, coded and counted", |b| {
        b.iter(|| ours(&bytes, &instrument, &roster))
    });
    group.bench_function("calamine next_cell", |b| b.iter(|| theirs(&bytes)));
    group.finish();
}

criterion_group!(benches, rows);
criterion_main!(benches);
