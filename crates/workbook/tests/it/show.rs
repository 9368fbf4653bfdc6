//! A sheet in one line a row, so that expected values can be read and written by hand.

use workbook::{Cell, Format, Grid, LegacyFont, Limits, Value, Workbook};

/// Opens bytes that have to open.
pub(crate) fn open(file: &str, bytes: Vec<u8>) -> (Workbook, Vec<String>) {
    let (book, findings) = workbook::open(file, bytes, &Limits::default())
        .unwrap_or_else(|findings| panic!("{file}: {:?}", codes(&findings)));
    (book, codes(&findings))
}

/// The codes of the findings that refuse a file.
pub(crate) fn refused(file: &str, bytes: impl Into<Vec<u8>>) -> Vec<String> {
    match workbook::open(file, bytes.into(), &Limits::default()) {
        Ok((book, _)) => panic!("{file} was opened as {:?}", book.kind()),
        Err(findings) => codes(&findings),
    }
}

pub(crate) fn codes(findings: &[finding::Finding]) -> Vec<String> {
    findings
        .iter()
        .map(|finding| finding.code.clone())
        .collect()
}

/// `A1 "text"`, `B2 12.5 % =`: place, value, format, font and whether it is a formula.
pub(crate) fn cell(row: u32, cell: &Cell) -> String {
    let value = match &cell.value {
        Value::Number(number) => format!("{number}"),
        Value::Text(text) => format!("{text:?}"),
        Value::Bool(truth) => format!("{truth}"),
        Value::DateSerial(serial) => format!("day {serial}"),
        Value::Error(text) => format!("error {text}"),
        Value::NotCalculated => "not calculated".to_owned(),
    };
    let format = match cell.format {
        Format::Percent => " %",
        Format::Text => " @",
        Format::Plain | Format::Date => "",
    };
    let font = match cell.font {
        Some(LegacyFont::Tcvn3) => " tcvn3",
        Some(LegacyFont::Tcvn3Capitals) => " TCVN3",
        Some(LegacyFont::Vni) => " vni",
        None => "",
    };
    let formula = if cell.formula { " =" } else { "" };
    format!(
        "{}{row} {value}{format}{font}{formula}",
        finding::column_letters(cell.column)
    )
}

pub(crate) fn grid(grid: &Grid) -> Vec<String> {
    grid.rows
        .iter()
        .flat_map(|row| row.cells.iter().map(|each| cell(row.number, each)))
        .collect()
}

/// Reads a sheet whole and by rows, which have to agree, and compares cells and codes.
pub(crate) fn check(book: &Workbook, sheet: usize, expected: &[&str], expected_codes: &[&str]) {
    let (whole, findings) = book.grid(sheet);
    assert_eq!(grid(&whole), expected, "{}", book.file());
    assert_eq!(codes(&findings), expected_codes, "{}", book.file());
    let mut streamed = Vec::new();
    let findings = book.for_each_row(sheet, &mut |row| {
        streamed.extend(row.cells.iter().map(|each| cell(row.number, each)));
        std::ops::ControlFlow::Continue(())
    });
    if !expected_codes
        .iter()
        .any(|code| matches!(*code, "cell-twice" | "rows-out-of-order"))
    {
        assert_eq!(streamed, expected, "{} by rows", book.file());
        assert_eq!(codes(&findings), expected_codes, "{} by rows", book.file());
    }
}
