//! One sheet: its header, its plan, its unit.

use super::findings;
use super::header::{Header, Heading, HeadingIndex, Known, Meaning, find_header, header_at};
use super::input::ResponseInput;
use super::mapping::{Saved, SheetUse};
use super::plan::{Act, Plan, plan};
use super::privacy::{Identifying, by_value, scrub_label};
use crate::NO_UNIT;
use finding::{Finding, Place};
use std::collections::HashMap;
use std::ops::ControlFlow;
use units::{Roster, Scope};
use workbook::{Row, Value};

/// Rows that are looked at before the sheet is read.
const PREVIEW_ROWS: usize = 260;
/// Cells that are looked at.
const PREVIEW_CELLS: usize = 400_000;

/// A sheet that was looked at.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// Its place in the workbook.
    pub(crate) at: usize,
    /// Its name, fit to be shown.
    pub(crate) shown: String,
    /// What it is.
    pub(crate) taken: SheetUse,
    /// Its header.
    pub(crate) header: Option<Header>,
    /// What is done with its columns.
    pub(crate) plan: Plan,
    /// The unit of the whole sheet.
    pub(crate) unit: Option<u32>,
    /// Whether it was keyed by code.
    pub(crate) keyed: bool,
    /// What was found.
    pub(crate) findings: Vec<Finding>,
}

/// Looks at a sheet; nothing is read into responses yet.
pub(crate) fn look(
    input: &ResponseInput<'_>,
    index: &HeadingIndex<'_>,
    file: &str,
    at: usize,
) -> Sheet {
    let info = &input.workbook.sheets()[at];
    let shown = shown_name(input.roster, input.scope, &info.name, at);
    let saved = Saved::of(input.mapping, input.instrument, file, &shown);
    let mut sheet = Sheet {
        at,
        shown,
        taken: SheetUse::None,
        header: None,
        plan: Plan::default(),
        unit: None,
        keyed: saved.own.as_ref().is_some_and(|own| own.keyed),
        findings: Vec::new(),
    };
    let own_use = saved.own.as_ref().map(|own| own.taken);
    if matches!(own_use, Some(SheetUse::None | SheetUse::Counts))
        || (info.hidden && own_use.is_none())
    {
        sheet.taken = own_use.unwrap_or(SheetUse::None);
        return sheet;
    }
    let preview = preview(input, at);
    let place = here(file, &sheet.shown);
    if !saved.unknown.is_empty() {
        sheet.findings.push(findings::mapping_question(
            place.clone(),
            &saved.unknown,
            &input.instrument.name(),
        ));
    }
    let own_rows = saved
        .own
        .as_ref()
        .map(|own| own.header)
        .filter(|rows| rows.0 > 0);
    let header = own_rows
        .and_then(|rows| header_at(index, &preview, rows, &saved))
        .filter(|header| header.n_questions() > 0)
        .or_else(|| find_header(index, &preview, &saved));
    let Some(mut header) = header else {
        if !preview.is_empty() {
            sheet.findings.push(findings::sheet_without_questions(
                place,
                &input.instrument.name(),
            ));
        }
        return sheet;
    };
    by_content(&mut header, &preview);
    sheet.plan = plan(input.instrument, &header, input.design);
    if is_counts(index, &header, &preview, &sheet.plan) {
        sheet.taken = SheetUse::Counts;
        sheet.findings.push(findings::sheet_is_counts(place));
        sheet.header = Some(header);
        return sheet;
    }
    sheet.taken = if sheet.plan.repeat {
        SheetUse::Repeat
    } else {
        SheetUse::Responses
    };
    columns(&mut sheet, input, file, &header, &preview);
    if sheet.taken == SheetUse::Responses && !sheet.plan.does(|act| *act == Act::Unit) {
        let own = saved.own.as_ref().and_then(|own| own.unit.as_deref());
        sheet.unit = unit_of(
            input,
            own,
            &info.name,
            &header,
            &preview,
            &mut sheet.findings,
            &place,
        );
        if sheet.unit.is_none() {
            sheet.findings.push(findings::sheet_without_unit(place));
        }
    }
    sheet.header = Some(header);
    sheet
}

/// The place of a sheet.
pub(crate) fn here(file: &str, sheet: &str) -> Place {
    if sheet.is_empty() {
        Place::file(file)
    } else {
        Place::sheet(file, sheet)
    }
}

/// The sheet's name where it may be shown: the name of a unit may be, a person's may not.
pub(crate) fn shown_name(roster: &Roster, scope: Scope<'_>, name: &str, at: usize) -> String {
    let unit = roster.match_written(name, scope).position().is_some();
    let clean = if unit {
        super::privacy::scrub(name)
    } else {
        scrub_label(name)
    };
    if clean.contains("«…»") {
        format!("#{}", at + 1)
    } else {
        clean
    }
}

fn preview(input: &ResponseInput<'_>, at: usize) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut cells = 0;
    let _same_as_in_the_reading = input.workbook.for_each_row(at, &mut |row| {
        cells += row.cells.len();
        rows.push(Row {
            number: row.number,
            cells: row.cells.clone(),
        });
        if rows.len() >= PREVIEW_ROWS || cells >= PREVIEW_CELLS {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    rows.sort_by_key(|row| row.number);
    rows
}

/// Columns of no question whose values look like telephone numbers, identity numbers or addresses.
fn by_content(header: &mut Header, preview: &[Row]) {
    for heading in &mut header.headings {
        if heading.meaning != Meaning::Nothing && heading.meaning != Meaning::Known(Known::Serial) {
            continue;
        }
        let mut kinds: HashMap<Identifying, usize> = HashMap::new();
        let mut n = 0;
        for row in preview.iter().filter(|row| row.number > header.rows.1) {
            let kind = match row.get(heading.column).map(|cell| &cell.value) {
                Some(Value::Text(text)) if !text.trim().is_empty() => by_value(text),
                Some(Value::Number(number)) => points::Exact::from_cell(*number)
                    .ok()
                    .and_then(|exact| by_value(&exact.to_string())),
                _ => continue,
            };
            n += 1;
            if let Some(kind) = kind {
                *kinds.entry(kind).or_default() += 1;
            }
        }
        let most = kinds
            .iter()
            .max_by_key(|(kind, count)| (**count, std::cmp::Reverse(**kind)));
        if let Some((kind, count)) = most
            && *count * 2 >= n
        {
            heading.meaning = Meaning::Identifying(*kind);
            heading.by_content = true;
        }
    }
}

/// Findings about columns: dropped, unclear, too many, items without a column.
fn columns(
    sheet: &mut Sheet,
    input: &ResponseInput<'_>,
    file: &str,
    header: &Header,
    preview: &[Row],
) {
    let cell = |heading: &Heading| Place::cell(file, &sheet.shown, heading.row, heading.column);
    let mut found = Vec::new();
    for (heading, (_, taken)) in header.headings.iter().zip(&sheet.plan.taken) {
        match (&heading.meaning, taken) {
            (_, super::mapping::TakenAs::Identifying(kind)) => found.push(
                findings::column_dropped(cell(heading), *kind, heading.by_content),
            ),
            (Meaning::Several(targets), _) => {
                let codes: Vec<String> = targets
                    .iter()
                    .take(12)
                    .map(|target| input.instrument.question(target.question()).code.clone())
                    .collect();
                found.push(findings::column_unclear(
                    cell(heading),
                    &scrub_label(&heading.text),
                    &codes,
                ));
            }
            _ => {}
        }
    }
    let last = preview
        .iter()
        .flat_map(|row| row.cells.last())
        .map(|cell| cell.column)
        .max();
    if last.is_some_and(|last| last > super::header::MOST_COLUMNS) {
        found.push(findings::columns_too_many(
            here(file, &sheet.shown),
            super::header::MOST_COLUMNS,
        ));
    }
    sheet.findings.extend(found);
}

/// Whether the sheet holds counts: questions down the rows, or numbers of people under the choices.
fn is_counts(index: &HeadingIndex<'_>, header: &Header, preview: &[Row], plan: &Plan) -> bool {
    let rows: Vec<&Row> = preview
        .iter()
        .filter(|row| row.number > header.rows.1)
        .collect();
    // Ticks of one-choice questions that hold numbers beyond 1.
    let (mut counts, mut ticks) = (0, 0);
    for planned in plan
        .columns
        .iter()
        .filter(|planned| planned.acts.iter().any(|act| matches!(act, Act::Tick(..))))
    {
        for row in rows.iter().take(60) {
            let number = match row.get(planned.column).map(|cell| &cell.value) {
                Some(Value::Number(number)) => Some(*number),
                Some(Value::Text(text)) => text.trim().parse::<f64>().ok(),
                _ => None,
            };
            if let Some(number) = number {
                ticks += 1;
                counts += usize::from(number > 1.0);
            }
        }
    }
    if ticks > 0 && counts * 3 >= ticks {
        return true;
    }
    // Titles of questions down a column.
    let mut titles: HashMap<u32, usize> = HashMap::new();
    for row in rows.iter().take(60) {
        for cell in row.cells.iter().take(4) {
            if let Some(text) = cell.text()
                && text.chars().count() > 8
                && !index.by_label(&super::header::label_key(text)).is_empty()
            {
                *titles.entry(cell.column).or_default() += 1;
            }
        }
    }
    titles.values().any(|n| *n >= 3)
}

/// The unit of a sheet without a column for it: what the mapping says, the titles above the header, the sheet's name, what the caller says, the file's name.
fn unit_of(
    input: &ResponseInput<'_>,
    saved: Option<&str>,
    name: &str,
    header: &Header,
    preview: &[Row],
    found: &mut Vec<Finding>,
    place: &Place,
) -> Option<u32> {
    let number = |at: usize| u32::try_from(at).ok().filter(|at| *at != NO_UNIT);
    if let Some(at) = saved.and_then(|code| input.roster.position(code)) {
        return number(at);
    }
    let mut named: Vec<usize> = Vec::new();
    for row in preview.iter().filter(|row| row.number < header.rows.0) {
        for cell in row.cells.iter().take(20) {
            let Some(text) = cell.text().filter(|text| text.len() <= 200) else {
                continue;
            };
            let behind = text.rsplit_once(':').map(|(_, behind)| behind);
            for part in [Some(text), behind].into_iter().flatten() {
                // A bare word of a title is no unit; a code is one only behind "Mã đơn vị:".
                let at = input.roster.match_written(part, input.scope).position();
                named.extend(at.filter(|at| !named.contains(at)));
            }
        }
    }
    if let [one] = named.as_slice() {
        return number(*one);
    }
    if let Some(at) = input.roster.match_written(name, input.scope).position() {
        return number(at);
    }
    if input.unit.is_some() {
        return input.unit;
    }
    // A title that says more than the name: KẾT QUẢ ĐIỀU TRA TẠI XÃ AN HÒA.
    let mut within: Vec<usize> = Vec::new();
    for row in preview.iter().filter(|row| row.number < header.rows.0) {
        for text in row.cells.iter().take(20).filter_map(|cell| cell.text()) {
            let at = input.roster.match_file_name(text, input.scope).position();
            within.extend(at.filter(|at| !within.contains(at)));
        }
    }
    if let [one] = within.as_slice() {
        let unit = input.roster.get(*one)?.display_name();
        found.push(findings::unit_by_title(place.clone(), &unit));
        return number(*one);
    }
    let at = input
        .roster
        .match_file_name(input.workbook.file(), input.scope)
        .position()?;
    let unit = input.roster.get(at)?.display_name();
    found.push(findings::unit_by_file_name(place.clone(), &unit));
    number(at)
}
