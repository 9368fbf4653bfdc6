//! `survey entry`: paper into a workbook, a second time for a share, and both compared.

use super::field::{Of, open, share, workbook_of, write_book};
use crate::Exit;
use crate::args::{Entry, Format};
use crate::output::Output;
use crate::verbs::open::print_json;
use finding::{Finding, Lang, Text};
use std::path::Path;
use survey::{
    Comparison, KeyedFile, KeyingBook, NumberBook, SheetNumber, compare_keyings,
    comparison_workbook, draw_second, keying_workbook, read_keyed,
};

pub(crate) fn run(words: &Entry, out: &mut Output) -> Exit {
    entered(words, out).unwrap_or(Exit::Failed)
}

fn entered(words: &Entry, out: &mut Output) -> Option<Exit> {
    let of = open(&words.of, out)?;
    let mut findings = of.findings.clone();
    if let [first, second] = words.compare.as_slice() {
        return compared(words, &of, (first, second), findings, out);
    }
    let path = words.out.as_deref()?;
    let numbers = match (&words.second, &words.from, words.seed) {
        (Some(second), Some(from), Some(seed)) => {
            let part = share("second", second, out)?;
            let first = keyed(from, &of, &mut findings, out)?;
            Some(draw_second(&first, &part, seed))
        }
        _ => None,
    };
    let book = keying_workbook(&KeyingBook {
        instrument: &of.instrument,
        roster: &of.roster,
        round_title: &of.round_title,
        rows: words.rows,
        second: numbers.as_deref(),
        as_of: of.as_of,
    });
    write_book(path, &book, out)?;
    if let Some(numbers) = &numbers {
        out.result(&list(numbers));
    }
    out.findings(&findings, true);
    Some(out.close(&findings))
}

/// The numbers of the sheets to be keyed again, one a line.
fn list(numbers: &[SheetNumber]) -> String {
    numbers.iter().map(|number| format!("{number}\n")).collect()
}

fn keyed(path: &Path, of: &Of, findings: &mut Vec<Finding>, out: &mut Output) -> Option<KeyedFile> {
    let workbook = workbook_of(path, out)?;
    let numbers = NumberBook::new(&of.roster);
    let (file, found) = read_keyed(&workbook, &of.instrument, &numbers);
    match file {
        Some(file) => {
            findings.extend(found);
            Some(file)
        }
        None => {
            out.findings(&found, true);
            None
        }
    }
}

fn compared(
    words: &Entry,
    of: &Of,
    paths: (&Path, &Path),
    mut findings: Vec<Finding>,
    out: &mut Output,
) -> Option<Exit> {
    let first = keyed(paths.0, of, &mut findings, out)?;
    let second = keyed(paths.1, of, &mut findings, out)?;
    let (comparison, found) = compare_keyings(&first, &second, &of.instrument);
    findings.extend(found);
    if let Some(path) = &words.out {
        let book = comparison_workbook(&comparison, &of.instrument, &of.roster, of.as_of);
        write_book(path, &book, out)?;
    }
    match words.format {
        Format::Json => print_json(out, &json(of, &comparison, &findings)),
        Format::Csv => out.result(&csv(&comparison, out.lang)),
        Format::Text => out.result(&text(&comparison, out.lang)),
    }
    // Each difference is a row of the result already.
    findings.retain(|own| own.code != "keying-differs");
    out.findings(&findings, true);
    Some(out.close(&findings))
}

fn text(comparison: &Comparison, lang: Lang) -> String {
    let (sheets, cells) = (comparison.n_sheets, comparison.n_cells);
    let different = comparison.differences.len();
    let mut head = Text::new(
        format!("{sheets} phiếu, {cells} ô được so, {different} ô khác nhau"),
        format!("{sheets} sheets, {cells} cells compared, {different} differ"),
    );
    if let Some((rate, low, high)) = comparison.rate() {
        let vi = format!(": {rate:.2}% (khoảng tin cậy 95%, Wilson: {low:.2}–{high:.2}%)");
        head.vi.push_str(&vi.replace('.', ","));
        head.en.push_str(&format!(
            ": {rate:.2}% (95% interval, Wilson: {low:.2}–{high:.2}%)"
        ));
    }
    let mut text = format!("{}\n", head.get(lang));
    for own in &comparison.differences {
        text.push_str(&format!(
            "{}  {}: {} [{}] ≠ {} [{}]\n",
            own.number,
            own.column,
            own.first.get(lang),
            own.first_at,
            own.second.get(lang),
            own.second_at
        ));
    }
    text
}

fn json(of: &Of, comparison: &Comparison, findings: &[Finding]) -> serde_json::Value {
    let differences: Vec<serde_json::Value> = comparison
        .differences
        .iter()
        .map(|own| {
            let unit = of.roster.get(own.unit as usize);
            serde_json::json!({
                "number": own.number.to_string(),
                "unit": unit.map(|unit| unit.code.as_str()),
                "column": own.column,
                "title": own.title,
                "first": { "value": own.first, "place": own.first_at },
                "second": { "value": own.second, "place": own.second_at },
            })
        })
        .collect();
    let rate = comparison.rate().map(|(rate, low, high)| {
        let shown = |number: f64| format!("{number:.4}");
        serde_json::json!({ "percent": shown(rate), "low": shown(low), "high": shown(high), "method": "wilson" })
    });
    let only: Vec<String> = comparison
        .only_second
        .iter()
        .map(ToString::to_string)
        .collect();
    serde_json::json!({
        "format": 1,
        "parindex": env!("CARGO_PKG_VERSION"),
        "instrument": of.instrument.name(),
        "sheets": comparison.n_sheets,
        "cells": comparison.n_cells,
        "rate": rate,
        "differences": differences,
        "only_second": only,
        "findings": findings,
    })
}

fn csv(comparison: &Comparison, lang: Lang) -> String {
    let mut text = "number,column,first,first_at,second,second_at\n".to_owned();
    for own in &comparison.differences {
        let cells = [
            own.number.to_string(),
            own.column.clone(),
            own.first.get(lang).to_owned(),
            own.first_at.to_string(),
            own.second.get(lang).to_owned(),
            own.second_at.to_string(),
        ];
        let cells = cells.map(|cell| match cell.contains([',', '"', '\n']) {
            true => format!("\"{}\"", cell.replace('"', "\"\"")),
            false => cell,
        });
        text.push_str(&cells.join(","));
        text.push('\n');
    }
    text
}
