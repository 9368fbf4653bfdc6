//! Workbooks in: `cargo bench -p benches --bench workbook`.
//!
//! A workbook of 100,000 rows and 40 columns, row by row, beside calamine's bare cells: 28 columns of numbers, 11 of texts from 200 words, one of free text of 40 characters.
//! Ours gives formats, fonts, formulas and findings with each cell; calamine's `next_cell` gives the value alone.
//! Then 163 filled forms of one commune each, from the folder to typed answers.

use std::fs;
use std::hint::black_box;
use std::io::Cursor;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

use benches::{province, write_forms};
use calamine::Reader;
use criteria::LayerKind;
use criterion::{Criterion, criterion_group, criterion_main};
use rand::{RngExt, SeedableRng};
use workbook::{Entry, Limits, RowExport};

const ROWS: usize = 100_000;
const NUMBERS: usize = 28;
const WORDS: usize = 11;

fn made() -> Vec<u8> {
    let mut random = rand_pcg::Pcg64::seed_from_u64(766);
    let words: Vec<String> = (0..200).map(|number| format!("từ số {number}")).collect();
    let headings: Vec<(String, f64)> = (1..=NUMBERS + WORDS + 1)
        .map(|number| (format!("Cột {number}"), 10.0))
        .collect();
    let headings: Vec<(&str, f64)> = headings
        .iter()
        .map(|(title, width)| (title.as_str(), *width))
        .collect();
    let mut export = RowExport::new(jiff::civil::Date::constant(2026, 9, 26))
        .expect("a day that workbooks hold");
    export.sheet("Số liệu", &headings).expect("a sheet");
    for _ in 0..ROWS {
        let mut row: Vec<Entry> = Vec::with_capacity(headings.len());
        row.extend(
            (0..NUMBERS)
                .map(|_| Entry::from(f64::from(random.random_range(0..10_000_000_u32)) / 100.0)),
        );
        row.extend((0..WORDS).map(|_| Entry::from(&words[random.random_range(0..words.len())])));
        row.push(Entry::from(
            (0..40)
                .map(|_| char::from(random.random_range(b'a'..=b'z')))
                .collect::<String>(),
        ));
        export.row(&row).expect("a row");
    }
    export.to_bytes().expect("a workbook")
}

fn ours(bytes: &[u8]) -> usize {
    let (book, _) =
        workbook::open("b.xlsx", bytes, &Limits::default()).expect("a readable workbook");
    let mut cells = 0;
    let findings = book.for_each_row(0, &mut |row| {
        cells += black_box(&row.cells).len();
        ControlFlow::Continue(())
    });
    assert!(findings.is_empty());
    cells
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

/// How many communes' forms were read out of a round's folder.
fn forms(folder: &Path) -> usize {
    let (inputs, _) = round::open(black_box(folder));
    let (read, findings) = round::read_answers(&inputs.expect("the folder opens"));
    assert!(!findings.iter().any(|finding| finding.is_error()));
    let read = read.expect("the forms are read");
    read.seen[&LayerKind::SelfScore].len()
}

fn rows(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder for the workbook");
    let path = folder.path().join("b.xlsx");
    fs::write(&path, made()).expect("the workbook is written");
    let bytes = || fs::read(&path).expect("the workbook is there");
    assert_eq!(ours(&bytes()), theirs(&bytes()));
    let mut group = criterion.benchmark_group("100,000 rows of 40 columns");
    group
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(5));
    group.bench_function("for_each_row", |b| b.iter(|| ours(&bytes())));
    group.bench_function("calamine next_cell", |b| b.iter(|| theirs(&bytes())));
    group.finish();
}

fn one_commune_forms(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder for the forms");
    let n_units = 163;
    write_forms(&province(n_units, true), folder.path()).expect("the forms are written");
    assert_eq!(forms(folder.path()), n_units);
    let mut group = criterion.benchmark_group("forms of one commune each");
    group
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(5));
    group.bench_function("163", |b| b.iter(|| forms(folder.path())));
    group.finish();
}

criterion_group!(benches, rows, one_commune_forms);
criterion_main!(benches);
