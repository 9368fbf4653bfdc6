//! `findings.xlsx`: everything that was found, one line each, for the officer who mends it.

use super::{new_book, sheet};
use crate::ResultContext;
use crate::table::{Cell, Column, Kind, Line, Table};
use finding::{Finding, Lang, ROW_HEADINGS, Severity};
use workbook::WriteError;

/// More findings than this are counted, not listed.
const MOST: usize = 50_000;

/// One line per finding, errors first, otherwise in the order in which they were found; the columns are those of [`finding::ROW_HEADINGS`].
///
/// # Errors
/// [`WriteError`] where the workbook cannot be put together.
pub fn findings_workbook(
    context: &ResultContext<'_>,
    findings: &[Finding],
) -> Result<Vec<u8>, WriteError> {
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by_key(|own| std::cmp::Reverse(own.severity));
    let columns = ROW_HEADINGS
        .iter()
        .enumerate()
        .map(|(index, (vi, en))| {
            let kind = if matches!(index, 1 | 3 | 4 | 5) {
                Kind::Code
            } else {
                Kind::Words
            };
            Column::new(context.say(vi, en), kind)
        })
        .collect();
    let line = |own: &&Finding| {
        let cells = own.row(context.lang);
        Line {
            cells: cells.into_iter().map(Cell::Text).collect(),
            strong: own.severity == Severity::Error,
            ..Line::default()
        }
    };
    let mut table = Table {
        id: "findings",
        sheet: context.say("Cần xem lại", "Findings").to_owned(),
        title: context
            .say(
                "Những chỗ cần xem lại trong số liệu",
                "Findings in the inputs",
            )
            .to_owned(),
        columns,
        lines: sorted.iter().take(MOST).map(line).collect(),
        notes: vec![summary(findings, context.lang)],
    };
    if findings.len() > MOST {
        table.notes.push(
            context
                .say(
                    "Chỉ liệt kê {n} dòng đầu.",
                    "Only the first {n} are listed.",
                )
                .replace("{n}", &MOST.to_string()),
        );
    }
    let mut book = new_book(context);
    sheet::add(context, &mut book, &table);
    book.to_bytes()
}

fn summary(findings: &[Finding], lang: Lang) -> String {
    let of = |severity| {
        findings
            .iter()
            .filter(|own| own.severity == severity)
            .count()
    };
    let parts = [Severity::Error, Severity::Warning, Severity::Info]
        .map(|severity| format!("{} {}", of(severity), severity.word(lang)));
    parts.join(", ")
}
