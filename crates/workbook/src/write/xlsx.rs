//! The description of a workbook becomes a file.

use super::entry::{Stored, clean, cut};
use super::limit::{fits_inline, validation};
use super::names::{quoted, sheet_name};
use super::print::column;
use super::{
    Area, Book, CellStyle, Entry, Limit, MOST_COLUMNS, MOST_ROWS, NumberStyle, Sheet, Visibility,
    WriteError, lines_in,
};
use rust_xlsxwriter::{
    ConditionalFormatFormula, DocProperties, ExcelDateTime, Format, Formula, IgnoreError, Note,
    ProtectionOptions, Url, Workbook, Worksheet,
};
use std::collections::{BTreeMap, BTreeSet};

/// Formats, each made once.
#[derive(Default)]
pub(crate) struct Formats(BTreeMap<CellStyle, Format>);

impl Formats {
    pub(crate) fn get(&mut self, style: CellStyle) -> &Format {
        self.0.entry(style).or_insert_with(|| style.to_format())
    }
}

pub(crate) fn write(book: &Book) -> Result<Vec<u8>, WriteError> {
    check(book)?;
    let mut out = Workbook::new();
    out.set_properties(&properties(book)?);
    let mut formats = Formats::default();
    let lists = Lists::of(book);
    for sheet in &book.sheets {
        write_sheet(out.add_worksheet(), sheet, &lists, &mut formats)?;
    }
    lists.write(&mut out, &mut formats)?;
    for (name, sheet, area) in &book.defined {
        out.define_name(name, &format!("={}!{}", quoted(sheet), area.fixed()))?;
    }
    Ok(out.save_to_buffer()?)
}

fn check(book: &Book) -> Result<(), WriteError> {
    if !book
        .sheets
        .iter()
        .any(|sheet| sheet.visibility == Visibility::Shown)
    {
        return Err(WriteError("no sheet can be seen".to_owned()));
    }
    for sheet in &book.sheets {
        let beyond = |(row, column): &(u32, u32)| {
            !(1..=MOST_ROWS).contains(row) || !(1..=MOST_COLUMNS).contains(column)
        };
        if let Some((row, column)) = sheet.cells.keys().copied().find(|at| beyond(at)) {
            return Err(WriteError(format!(
                "{}: row {row}, column {column} is outside a sheet",
                sheet.name
            )));
        }
        for (index, area) in sheet.merges.iter().enumerate() {
            if let Some(other) = sheet.merges[..index].iter().find(|other| other.meets(area)) {
                return Err(WriteError(format!(
                    "{}: merged areas {} and {} meet",
                    sheet.name,
                    other.fixed(),
                    area.fixed()
                )));
            }
        }
    }
    Ok(())
}

pub(crate) fn creation(day: jiff::civil::Date) -> Result<ExcelDateTime, WriteError> {
    let part = |value: i8| u8::try_from(value).unwrap_or(1);
    let year = u16::try_from(day.year()).unwrap_or(2000).max(1900);
    Ok(ExcelDateTime::from_ymd(
        year,
        part(day.month()),
        part(day.day()),
    )?)
}

fn properties(book: &Book) -> Result<DocProperties, WriteError> {
    let mut properties = DocProperties::new()
        .set_creation_datetime(&creation(book.created)?)
        .set_title(clean(&book.title))
        .set_subject(clean(&book.subject))
        .set_author(clean(&book.author));
    for (name, value) in &book.properties {
        let value = cut(clean(value).chars(), 255);
        properties = properties.set_custom_property(name.as_str(), value.as_str());
    }
    Ok(properties)
}

fn write_sheet(
    out: &mut Worksheet,
    sheet: &Sheet,
    lists: &Lists,
    formats: &mut Formats,
) -> Result<(), WriteError> {
    out.set_name(&sheet.name)?;
    for (at, width) in &sheet.widths {
        out.set_column_width(column(*at), width.clamp(0.0, 255.0))?;
    }
    for area in &sheet.merges {
        let format = match sheet.cells.get(&(area.top, area.left)) {
            Some((_, style)) => formats.get(*style).clone(),
            None => Format::new(),
        };
        let (top, bottom) = (area.top - 1, area.bottom - 1);
        out.merge_range(
            top,
            column(area.left),
            bottom,
            column(area.right),
            "",
            &format,
        )?;
    }
    for (&(row, at), (entry, style)) in &sheet.cells {
        let format = formats.get(*style).clone();
        match sheet.links.get(&(row, at)) {
            Some(link) => {
                let area = Area::cell(link.row, link.column).fixed().replace('$', "");
                let url = Url::new(format!("internal:{}!{area}", quoted(&link.sheet)));
                let text = cut(clean(&entry.shown()).chars(), 255);
                out.write_url_with_options(row - 1, column(at), url, text, "", Some(&format))?;
            }
            None => write_entry(out, row, at, entry, &format)?,
        }
    }
    for (row, height) in heights(sheet) {
        out.set_row_height(row - 1, height)?;
    }
    for (area, limit, prompt) in &sheet.limits {
        let rule = validation(limit, prompt, lists.range(limit).as_deref())?;
        let (top, bottom) = (area.top - 1, area.bottom - 1);
        out.add_data_validation(top, column(area.left), bottom, column(area.right), &rule)?;
    }
    for (area, formula, style) in &sheet.highlights {
        let rule = ConditionalFormatFormula::new()
            .set_rule(Formula::new(formula))
            .set_format(style.to_highlight());
        let (top, bottom) = (area.top - 1, area.bottom - 1);
        out.add_conditional_format(top, column(area.left), bottom, column(area.right), &rule)?;
    }
    for (&(row, at), text) in &sheet.notes {
        let note = Note::new(cut(clean(text).chars(), 32_000)).add_author_prefix(false);
        out.insert_note(row - 1, column(at), &note)?;
    }
    around(out, sheet)
}

/// Everything about a sheet that is not a cell.
fn around(out: &mut Worksheet, sheet: &Sheet) -> Result<(), WriteError> {
    for at in &sheet.hidden_columns {
        out.set_column_hidden(column(*at))?;
    }
    for row in &sheet.hidden_rows {
        out.set_row_hidden(row.max(&1) - 1)?;
    }
    if let Some((rows, columns)) = sheet.freeze {
        out.set_freeze_panes(rows, u16::try_from(columns).unwrap_or(0))?;
    }
    if let Some(area) = sheet.filter {
        let (top, bottom) = (area.top - 1, area.bottom - 1);
        out.autofilter(top, column(area.left), bottom, column(area.right))?;
    }
    if let Some(print) = &sheet.print {
        print.apply(out)?;
        if let Some(last) = print.last_column {
            out.set_print_area(0, 0, sheet.last_row().max(1) - 1, column(last))?;
        }
    }
    if !sheet.page_breaks.is_empty() {
        out.set_page_breaks(&sheet.page_breaks)?;
    }
    if sheet.protected {
        // Widths and heights stay free, so that a long text can be read; rows may be put between.
        out.protect_with_options(&ProtectionOptions {
            format_columns: true,
            format_rows: true,
            insert_rows: true,
            use_autofilter: true,
            ..ProtectionOptions::new()
        });
    }
    match sheet.visibility {
        Visibility::Shown => {}
        Visibility::Hidden => {
            out.set_hidden(true);
        }
        Visibility::VeryHidden => {
            out.set_very_hidden(true);
        }
    }
    for (at, top, bottom) in codes(sheet) {
        // Codes such as `1.10` are texts on purpose; Excel marks each with a green corner otherwise.
        out.ignore_error_range(
            top - 1,
            column(at),
            bottom - 1,
            column(at),
            IgnoreError::NumberStoredAsText,
        )?;
    }
    if !sheet.gridlines {
        out.set_screen_gridlines(false);
    }
    if let Some(rgb) = sheet.tab {
        out.set_tab_color(rust_xlsxwriter::Color::RGB(rgb));
    }
    Ok(())
}

/// Columns with texts in the style of codes: column, first and last row.
fn codes(sheet: &Sheet) -> Vec<(u32, u32, u32)> {
    let mut columns: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    for (&(row, at), (entry, style)) in &sheet.cells {
        if style.number == NumberStyle::Text && matches!(entry, Entry::Text(_)) {
            let rows = columns.entry(at).or_insert((row, row));
            rows.1 = row;
        }
    }
    columns
        .into_iter()
        .map(|(at, (top, bottom))| (at, top, bottom))
        .collect()
}

pub(crate) fn write_entry(
    out: &mut Worksheet,
    row: u32,
    at: u32,
    entry: &Entry,
    format: &Format,
) -> Result<(), WriteError> {
    let (row, at) = (row - 1, column(at));
    match entry.stored() {
        Stored::Empty => out.write_blank(row, at, format)?,
        Stored::Text(text) => out.write_string_with_format(row, at, text, format)?,
        Stored::Number(number) => out.write_number_with_format(row, at, number, format)?,
        Stored::Formula(text, result) => {
            out.write_formula_with_format(row, at, Formula::new(text).set_result(result), format)?
        }
    };
    Ok(())
}

/// Heights given, and those of rows whose wrapped texts take more than a line: not every program measures them when it opens a file, and none measures merged cells.
fn heights(sheet: &Sheet) -> BTreeMap<u32, f64> {
    let mut heights: BTreeMap<u32, f64> = BTreeMap::new();
    let mut raise = |row: u32, wanted: f64| {
        let own = heights.entry(row).or_insert(DEFAULT_HEIGHT);
        *own = own.max(wanted.min(409.0));
    };
    let width_of = |columns: std::ops::RangeInclusive<u32>| -> f64 {
        columns
            .filter(|at| !sheet.hidden_columns.contains(at))
            .map(|at| sheet.widths.get(&at).copied().unwrap_or(8.43))
            .sum()
    };
    let merged: BTreeSet<(u32, u32)> = sheet
        .merges
        .iter()
        .flat_map(|area| {
            (area.top..=area.bottom)
                .flat_map(|row| (area.left..=area.right).map(move |column| (row, column)))
        })
        .collect();
    for (&(row, at), (entry, style)) in &sheet.cells {
        if merged.contains(&(row, at)) || sheet.hidden_columns.contains(&at) {
            continue;
        }
        let lines = match style.wrap {
            true => lines_in(&entry.shown(), style.size, style.bold, width_of(at..=at)),
            false => 1,
        };
        raise(row, height_of(lines, style.size));
    }
    for area in &sheet.merges {
        let Some((entry, style)) = sheet.cells.get(&(area.top, area.left)) else {
            continue;
        };
        let width = width_of(area.left..=area.right);
        let lines = match style.wrap {
            true => lines_in(&entry.shown(), style.size, style.bold, width),
            false => 1,
        };
        let rows = f64::from(area.bottom - area.top + 1);
        for row in area.top..=area.bottom {
            raise(row, height_of(lines, style.size) / rows);
        }
    }
    heights.retain(|_, height| *height > DEFAULT_HEIGHT);
    heights.extend(sheet.heights.iter().map(|(row, height)| (*row, *height)));
    heights
}

/// Points of a row that nothing needs to be higher.
const DEFAULT_HEIGHT: f64 = 15.75;

/// Points that so many lines take.
fn height_of(lines: u32, size: u8) -> f64 {
    f64::from(lines) * f64::from(size) * 1.25 + 2.0
}

/// Drop-downs too long for their cell: one column each on a hidden sheet.
struct Lists {
    sheet: String,
    lists: Vec<Vec<String>>,
}

impl Lists {
    fn of(book: &Book) -> Self {
        let mut lists: Vec<Vec<String>> = Vec::new();
        for (_, limit, _) in book.sheets.iter().flat_map(|sheet| &sheet.limits) {
            if let Limit::OneOf(items) = limit
                && !fits_inline(items)
                && !lists.contains(items)
            {
                lists.push(items.clone());
            }
        }
        let taken = book.sheets.iter().map(|sheet| sheet.name.as_str());
        let sheet = sheet_name("Danh mục lựa chọn", taken);
        Self { sheet, lists }
    }
    fn range(&self, limit: &Limit) -> Option<String> {
        let Limit::OneOf(items) = limit else {
            return None;
        };
        let index = self.lists.iter().position(|list| list == items)?;
        let at = u32::try_from(index).ok()? + 1;
        let rows = u32::try_from(items.len()).ok()?.max(1);
        let area = Area::new(1, at, rows, at).fixed();
        Some(format!("{}!{area}", quoted(&self.sheet)))
    }
    fn write(&self, out: &mut Workbook, formats: &mut Formats) -> Result<(), WriteError> {
        if self.lists.is_empty() {
            return Ok(());
        }
        let sheet = out.add_worksheet();
        sheet.set_name(&self.sheet)?;
        sheet.set_very_hidden(true);
        for (at, list) in (1..).zip(&self.lists) {
            for (row, item) in (1..).zip(list) {
                let format = formats.get(CellStyle::new()).clone();
                write_entry(sheet, row, at, &Entry::from(item), &format)?;
            }
        }
        Ok(())
    }
}
