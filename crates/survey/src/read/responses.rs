//! A file: its sheets looked at, then read, main sheets before the repeats that belong to them.

use super::findings;
use super::header::HeadingIndex;
use super::input::{ReadReport, ResponseInput};
use super::keying::of_keying;
use super::mapping::{ColumnMapping, SheetMapping, SheetUse, TakenAs};
use super::plan::Act;
use super::privacy::{mask, mask_label};
use super::rows::{Links, Reader, Setting};
use super::sheet::{Sheet, here, look};
use super::trouble::{Group, Kind};
use crate::{
    Column, Instrument, KeyCodes, NumberBook, OUT_OF_RANGE, QuestionId, QuestionKind, Responses,
    TWO_TICKS, keying_of,
};
use finding::{Finding, Place, Text};
use std::ops::ControlFlow;

/// Adds the responses of a file to `out`, and says what each column was taken for and what is wrong.
///
/// Nothing is dropped silently: an answer that is no choice becomes [`UNKNOWN_ANSWER`](crate::UNKNOWN_ANSWER), [`OUT_OF_RANGE`](crate::OUT_OF_RANGE) or [`TWO_TICKS`](crate::TWO_TICKS) with a finding that names its cells; a question without a column is blank.
/// The cost is that of [`workbook::Workbook::for_each_row`] and a small table look-up a cell; the memory is that of the codes.
pub fn read_responses(input: &ResponseInput<'_>, out: &mut Responses) -> ReadReport {
    let index = HeadingIndex::new(input.instrument);
    let file = mask(input.workbook.file());
    let mut report = ReadReport::default();
    let numbers = NumberBook::new(input.roster);
    let mut sheets: Vec<Sheet> = (0..input.workbook.sheets().len())
        .map(|at| look(input, &index, &file, at))
        .collect();
    if let Some(keying) = keying_of(input.workbook, input.instrument) {
        of_keying(input, &file, &keying, &mut sheets);
    }
    let has_repeats = sheets.iter().any(|sheet| sheet.taken == SheetUse::Repeat);
    let mut links = Links {
        wanted: has_repeats,
        ..Links::default()
    };
    if has_repeats {
        let ids = out.ids.iter().zip(0u32..).filter(|(id, _)| **id != 0);
        links.by_id = ids.map(|(id, at)| (*id, at)).collect();
    }
    let missing = missing(input.instrument, &sheets);
    let mut read: Vec<Option<SheetMapping>> = Vec::new();
    read.resize_with(sheets.len(), || None);
    // Errors about a sheet without questions are told only where the file has no other sheet.
    let any = sheets
        .iter()
        .any(|sheet| matches!(sheet.taken, SheetUse::Responses | SheetUse::Repeat));
    for wanted in [SheetUse::Responses, SheetUse::Repeat] {
        for sheet in sheets.iter().filter(|sheet| sheet.taken == wanted) {
            let (mapping, back) = read_sheet(
                input,
                (&index, &numbers),
                &file,
                sheet,
                links,
                out,
                &mut report,
            );
            links = back;
            read[sheet.at] = Some(mapping);
            if wanted == SheetUse::Responses && !missing[sheet.at].is_empty() {
                let place = here(&file, &sheet.shown);
                report
                    .findings
                    .push(findings::questions_missing(place, &missing[sheet.at]));
            }
        }
    }
    for (sheet, mapping) in sheets.iter().zip(read) {
        if sheet.taken == SheetUse::None && any {
            report.findings.extend(
                sheet
                    .findings
                    .iter()
                    .filter(|finding| finding.code != "sheet-without-questions")
                    .cloned(),
            );
        } else if !matches!(sheet.taken, SheetUse::Responses | SheetUse::Repeat) {
            report.findings.extend(sheet.findings.iter().cloned());
        }
        let mapping = mapping.unwrap_or_else(|| mapping_of(&file, sheet));
        report.mapping.sheets.push(mapping);
    }
    report
}

/// By sheet, the items that neither it nor a repeat of the file has a column for.
fn missing(instrument: &Instrument, sheets: &[Sheet]) -> Vec<Vec<String>> {
    let asks = |sheet: &Sheet, question: QuestionId| {
        sheet.plan.does(|act| {
            matches!(act, Act::One(id) | Act::Ticks(id) | Act::Tick(id, _) | Act::Number(id) if *id == question)
        })
    };
    let in_repeats = |question: QuestionId| {
        let mut repeats = sheets
            .iter()
            .filter(|sheet| sheet.taken == SheetUse::Repeat);
        repeats.any(|sheet| asks(sheet, question))
    };
    let items: Vec<QuestionId> = instrument
        .index
        .items
        .iter()
        .map(|item| item.question)
        .collect();
    let items: Vec<QuestionId> = items.into_iter().filter(|id| !in_repeats(*id)).collect();
    let of = |sheet: &Sheet| {
        let lacking = items.iter().filter(|id| !asks(sheet, **id));
        lacking
            .map(|id| instrument.question(*id).code.clone())
            .collect()
    };
    sheets.iter().map(of).collect()
}

fn read_sheet(
    input: &ResponseInput<'_>,
    (index, numbers): (&HeadingIndex<'_>, &NumberBook),
    file: &str,
    sheet: &Sheet,
    links: Links,
    out: &mut Responses,
    report: &mut ReadReport,
) -> (SheetMapping, Links) {
    report.findings.extend(sheet.findings.iter().cloned());
    let source = u32::try_from(out.sources.len()).unwrap_or(u32::MAX);
    out.sources.push((file.to_owned(), sheet.shown.clone()));
    let keys = sheet.keyed.then(|| keys_of(input.instrument));
    let setting = Setting {
        index,
        plan: &sheet.plan,
        roster: input.roster,
        scope: input.scope,
        unit: sheet.unit,
        mode: input.mode,
        keys: keys.as_deref(),
        numbers,
        header_end: sheet.header.as_ref().map_or(0, |header| header.rows.1),
        source,
    };
    let mut reader = Reader::new(setting, out, links);
    let found = input.workbook.for_each_row(sheet.at, &mut |row| {
        reader.row(row);
        ControlFlow::Continue(())
    });
    let month_first = reader.finish();
    let (n_rows, n_skipped, first) = (reader.n_rows(), reader.n_skipped, reader.first());
    let (troubles, links) = reader.into_links();
    report.findings.extend(
        found
            .into_iter()
            .map(|finding| shown_place(finding, file, &sheet.shown)),
    );
    if month_first {
        report
            .findings
            .push(findings::days_month_first(here(file, &sheet.shown)));
    }
    // A keying workbook has prepared rows that wait for their sheets.
    if n_skipped > 0 && !sheet.keyed {
        report
            .findings
            .push(findings::rows_skipped(here(file, &sheet.shown), n_skipped));
    }
    for group in troubles.finish() {
        let (question, expected) = asked(input.instrument, sheet, &group);
        report.findings.push(findings::of_group(
            file,
            &sheet.shown,
            &group,
            &question,
            &expected,
        ));
    }
    report.n_rows += n_rows;
    report.n_skipped += n_skipped;
    let mut mapping = mapping_of(file, sheet);
    mapping.n_rows = n_rows;
    mapping.unit = sheet
        .unit
        .and_then(|at| input.roster.get(at as usize))
        .map(|unit| unit.code.clone());
    for column in &mut mapping.columns {
        column.counts = counts(input.instrument, out, first, &column.taken);
    }
    (mapping, links)
}

/// By question its keys.
fn keys_of(instrument: &Instrument) -> Vec<Option<KeyCodes>> {
    let questions = (0u16..).zip(&instrument.questions);
    questions
        .map(|(at, question)| match question.kind {
            QuestionKind::One { .. } => Some(KeyCodes::of(instrument.choices(QuestionId(at)))),
            _ => None,
        })
        .collect()
}

/// What a column asks for, and what may stand in its cells.
fn asked(instrument: &Instrument, sheet: &Sheet, group: &Group) -> (Text, Text) {
    let planned = sheet
        .plan
        .columns
        .iter()
        .find(|planned| planned.column == group.column);
    let question = planned.and_then(|planned| {
        planned.acts.iter().find_map(|act| match *act {
            Act::One(id) | Act::Ticks(id) | Act::Tick(id, _) | Act::Number(id) => Some(id),
            _ => None,
        })
    });
    let Some(id) = question else {
        return (Text::default(), Text::default());
    };
    let code = &instrument.question(id).code;
    let name = Text::new(format!("câu {code}"), format!("question {code}"));
    let expected = match (group.kind, &instrument.question(id).kind) {
        (
            Kind::Unknown
            | Kind::OutOfRange
            | Kind::TwoTicks
            | Kind::TicksUnreadable
            | Kind::ErrorValue,
            _,
        ) => choices(instrument, id),
        (Kind::NumberUnreadable, QuestionKind::Whole { least, most }) => {
            let least = least.map_or_else(String::new, |least| format!(" ≥ {least}"));
            let most = most.map_or_else(String::new, |most| format!(" ≤ {most}"));
            Text::new(
                format!("số nguyên{least}{most}"),
                format!("a whole number{least}{most}"),
            )
        }
        (Kind::TickUnreadable, _) => Text::same("1, 0, x, TRUE, FALSE, Y, N"),
        _ => Text::default(),
    };
    (name, expected)
}

fn choices(instrument: &Instrument, id: QuestionId) -> Text {
    let list = instrument.choices(id);
    let some = |word: fn(&crate::Choice) -> &str| {
        let mut words: Vec<String> = list
            .iter()
            .take(12)
            .map(|choice| {
                format!("{} {}", choice.code, word(choice))
                    .trim()
                    .to_owned()
            })
            .collect();
        if list.len() > 12 {
            words.push("…".to_owned());
        }
        words.join("; ")
    };
    Text::new(
        some(|choice| &choice.title.vi),
        some(|choice| {
            if choice.title.en.is_empty() {
                &choice.title.vi
            } else {
                &choice.title.en
            }
        }),
    )
}

/// A finding of the workbook with the sheet's name as it may be shown.
fn shown_place(mut finding: Finding, file: &str, sheet: &str) -> Finding {
    finding.place = shown(finding.place, file, sheet);
    let related = std::mem::take(&mut finding.related).into_iter();
    finding.related = related.map(|place| shown(place, file, sheet)).collect();
    finding.snippet = None;
    finding
}

fn shown(place: Place, file: &str, sheet: &str) -> Place {
    match place {
        Place::Sheet { .. } => here(file, sheet),
        Place::Cell { row, column, .. } => Place::cell(file, sheet, row, column),
        Place::File { .. } => Place::file(file),
        other => other,
    }
}

/// What the sheet was taken for, without counts.
fn mapping_of(file: &str, sheet: &Sheet) -> SheetMapping {
    let columns = sheet.header.iter().flat_map(|header| {
        header
            .headings
            .iter()
            .zip(&sheet.plan.taken)
            .map(|(heading, (column, taken))| ColumnMapping {
                column: *column,
                heading: mask_label(&heading.text),
                taken: taken.clone(),
                counts: Vec::new(),
            })
    });
    SheetMapping {
        file: file.to_owned(),
        sheet: sheet.shown.clone(),
        taken: sheet.taken,
        header: sheet.header.as_ref().map_or((0, 0), |header| header.rows),
        keyed: sheet.keyed,
        unit: None,
        columns: columns.collect(),
        n_rows: 0,
    }
}

/// How many answers of each kind a question got in the rows of this sheet.
fn counts(
    instrument: &Instrument,
    out: &Responses,
    first: usize,
    taken: &TakenAs,
) -> Vec<(String, u64)> {
    let TakenAs::Question(code) = taken else {
        return Vec::new();
    };
    let Some(id) = instrument.find(code) else {
        return Vec::new();
    };
    let choices = instrument.choices(id);
    match out.column(id) {
        Column::One(codes) => {
            let mut n = [0u64; 256];
            for code in codes.get(first..).unwrap_or_default() {
                n[usize::from(*code)] += 1;
            }
            let chosen = choices
                .iter()
                .enumerate()
                .map(|(at, choice)| (choice.code.clone(), n.get(at + 1).copied().unwrap_or(0)));
            let others = [
                ("", 0),
                ("2x", TWO_TICKS),
                ("no-opinion", crate::NO_OPINION),
                ("?", crate::UNKNOWN_ANSWER),
                ("!", OUT_OF_RANGE),
            ];
            let others = others
                .into_iter()
                .map(|(word, code)| (word.to_owned(), n[usize::from(code)]));
            chosen.chain(others).filter(|(_, n)| *n > 0).collect()
        }
        Column::Many { ticks, .. } => {
            let rows = ticks.get(first..).unwrap_or_default();
            let of = |at: usize| {
                rows.iter()
                    .filter(|mask| at < 64 && **mask >> at & 1 == 1)
                    .count() as u64
            };
            let chosen = choices
                .iter()
                .enumerate()
                .map(|(at, choice)| (choice.code.clone(), of(at)));
            chosen.filter(|(_, n)| *n > 0).collect()
        }
        _ => Vec::new(),
    }
}
