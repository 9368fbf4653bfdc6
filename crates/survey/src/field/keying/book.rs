//! The workbook that paper is keyed into: one row a sheet, one digit a question.

use super::columns::{self, Keyed};
use super::formulas;
use super::identity::{self, HIDDEN};
use super::limits::shortened;
use crate::field::number::plain_code;
use crate::field::words;
use crate::{Instrument, SheetNumber};
use finding::column_letters;
use jiff::civil::Date;
use units::Roster;
use workbook::{Area, Book, CellStyle, Entry, NumberStyle, PrintSetup, Sheet, Visibility};

/// What a keying workbook is made of.
#[derive(Debug, Clone, Copy)]
pub struct KeyingBook<'a> {
    /// The instrument in force.
    pub instrument: &'a Instrument,
    /// Whose sheets may be keyed.
    pub roster: &'a Roster,
    /// The round's title; empty where there is none.
    pub round_title: &'a str,
    /// Rows for sheets to be keyed; at most 20,000.
    pub rows: u32,
    /// Numbers that stand in the rows already: the sheets drawn for a second keying.
    pub second: Option<&'a [SheetNumber]>,
    /// The day the file is dated.
    pub as_of: Date,
}

/// The row of the machine names; one row of headings for people stands below it.
const NAMES: u32 = 4;
const FIRST: u32 = NAMES + 2;
const MOST_ROWS: u32 = 20_000;
/// Sheet's number, check, unit, mode, day.
const FIXED: u32 = 5;
const PALE: u32 = 0x00FF_F9E5;
const RED: u32 = 0x00C0_0000;

/// The keying workbook: a sheet to type into, a sheet with the keys of every question, and a hidden one that says what it is.
///
/// Each question takes what [`KeyCodes`] says, by a limit on its cells; an empty cell of a begun row is not keyed yet and is shown so.
/// Beside the number stands whether its check digits fit, its unit is known, it was keyed before, and how many questions are still open.
#[must_use]
pub fn keying_workbook(of: &KeyingBook<'_>) -> Book {
    let mut book = Book::new(of.as_of);
    let title = match of.second {
        Some(_) => "SỔ NHẬP PHIẾU KHẢO SÁT LẦN 2 (KIỂM TRA)",
        None => "SỔ NHẬP PHIẾU KHẢO SÁT",
    };
    book.describe(title, of.instrument.title.vi.as_str());
    let questions = columns::questions(of.instrument);
    keys_sheet_after(&mut book, of, title, &questions);
    units_sheet(&mut book, of.roster);
    let hidden = book.sheet(HIDDEN);
    let mark = identity::to_cell(of.instrument, of.second.is_some());
    hidden.put(1, 1, mark, CellStyle::new().number(NumberStyle::Text));
    hidden.visibility(Visibility::VeryHidden);
    book
}

fn keys_sheet_after(
    book: &mut Book,
    of: &KeyingBook<'_>,
    title: &str,
    questions: &[(String, Keyed)],
) {
    let sheet = book.sheet("Nhập phiếu");
    write_keyed(sheet, of, title, questions);
    let sheet = book.sheet("Mã nhập");
    super::legend::write(sheet, of.instrument, questions);
}

fn units_sheet(book: &mut Book, roster: &Roster) {
    let sheet = book.sheet(formulas::UNITS);
    for (row, unit) in (1..).zip(roster.units()) {
        sheet.put(
            row,
            1,
            plain_code(&unit.code),
            CellStyle::new().number(NumberStyle::Text),
        );
        sheet.put(row, 2, unit.display_name(), CellStyle::new());
    }
    sheet.visibility(Visibility::VeryHidden);
}

fn write_keyed(sheet: &mut Sheet, of: &KeyingBook<'_>, title: &str, questions: &[(String, Keyed)]) {
    let n_questions = u32::try_from(questions.len()).unwrap_or(0);
    let last_column = FIXED + n_questions;
    let filled = of.second.map_or(0, <[SheetNumber]>::len);
    let rows = match of.second {
        Some(_) => u32::try_from(filled).unwrap_or(MOST_ROWS),
        None => of.rows,
    };
    let rows = rows.clamp(1, MOST_ROWS);
    let last = FIRST + rows - 1;
    above(sheet, of, title, last_column.clamp(12, 24));
    let heading = CellStyle::heading().size(10);
    let names = CellStyle::new()
        .size(8)
        .color(0x0080_8080)
        .number(NumberStyle::Text);
    let fixed = [
        (columns::NUMBER, "Số phiếu", 21.0),
        (columns::CHECK, "Kiểm tra", 13.0),
        (columns::UNIT, "Đơn vị", 20.0),
        (columns::MODE, "Hình thức", 7.0),
        (columns::DAY, "Ngày khảo sát", 12.0),
    ];
    for (column, (name, title, width)) in (1..).zip(fixed) {
        sheet.put(NAMES, column, name, names);
        sheet.put(NAMES + 1, column, title, heading);
        sheet.width(column, width);
    }
    for (column, (name, keyed)) in (FIXED + 1..).zip(questions) {
        sheet.put(NAMES, column, name.as_str(), names);
        let shown = heading_of(of.instrument, name, keyed);
        sheet.width(column, width_of(&shown, keyed));
        sheet.put(NAMES + 1, column, shown, heading);
    }
    sheet.hide_row(NAMES);
    let helper = last_column + 1;
    sheet.hide_column(helper);
    for row in FIRST..=last {
        let number = of
            .second
            .and_then(|numbers| numbers.get((row - FIRST) as usize));
        body_row(sheet, row, number, last_column, helper, (FIRST, last));
        for (column, (_, keyed)) in (FIXED + 1..).zip(questions) {
            let style = CellStyle::body().centered().unlocked();
            let style = match keyed {
                Keyed::Date(_) => style.number(NumberStyle::Date),
                Keyed::Name(_) => style.number(NumberStyle::Text),
                _ => style,
            };
            sheet.put(row, column, Entry::Empty, style);
        }
    }
    super::limits::set(sheet, of, questions, (FIXED + 1, FIRST, last));
    let number = Area::new(FIRST, 1, last, 2);
    let bad = format!(
        "OR(LEFT($B{FIRST},3)=\"Sai\",LEFT($B{FIRST},4)=\"Lạ:\",LEFT($B{FIRST},5)=\"Trùng\")"
    );
    sheet.highlight(
        number,
        bad,
        CellStyle::new().bold().color(0x00FF_FFFF).fill(RED),
    );
    let first_question = column_letters(FIXED + 1);
    let open = format!("AND($A{FIRST}<>\"\",{first_question}{FIRST}=\"\")");
    sheet.highlight(
        Area::new(FIRST, FIXED + 1, last, last_column.max(FIXED + 1)),
        open,
        CellStyle::new().fill(PALE),
    );
    sheet.freeze(NAMES + 1, 2);
    sheet.protect();
    sheet.print(
        PrintSetup {
            landscape: true,
            ..PrintSetup::default()
        }
        .repeat_rows(NAMES + 1, NAMES + 1)
        .repeat_columns(1, 2)
        .footer(words::footer(of.instrument, of.round_title)),
    );
}

fn above(sheet: &mut Sheet, of: &KeyingBook<'_>, title: &str, across: u32) {
    let area = |row: u32| Area::new(row, 1, row, across);
    sheet.merge(
        area(1),
        title,
        CellStyle::title().align(workbook::Align::Left),
    );
    sheet.merge(
        area(2),
        words::about(of.instrument, of.round_title),
        CellStyle::new().bold().wrapped(true),
    );
    sheet.merge(
        area(3),
        "Mỗi phiếu một dòng, mỗi câu một mã in cạnh ô đánh dấu trên phiếu. 0: bỏ trống; 8: đánh hai ô trở lên; 9: không có ý kiến \
         (câu có trên 7 phương án nhập hai chữ số: 00, 98, 99). Câu được chọn nhiều ô: mỗi phương án một cột, 1 là có đánh dấu, 0 là không. \
         Số phiếu gõ đủ cả hai số kiểm, có hoặc không có gạch nối. Không nhập họ tên, số điện thoại hay bất cứ thông tin nào nhận ra người trả lời.",
        CellStyle::remark(),
    );
    // A merged cell does not grow by itself everywhere.
    sheet.height(3, 48.0);
}

/// What a keyer reads above a column: the question's number, or its words where the code is no number; for one of several ticks the choice too.
fn heading_of(instrument: &Instrument, name: &str, keyed: &Keyed) -> String {
    let (id, choice) = match keyed {
        Keyed::Tick(id, place) => (id, instrument.choices(*id).get(usize::from(*place))),
        Keyed::One(id, _) | Keyed::Figure(id) | Keyed::Date(id) | Keyed::Name(id) => (id, None),
        Keyed::Number | Keyed::Aside | Keyed::Mode | Keyed::Day | Keyed::Unknown => {
            return name.to_owned();
        }
    };
    let question = instrument.question(*id);
    let number = words::number_of(&question.code);
    let mut shown = match number.is_empty() {
        true => shortened(&question.title.vi, 36),
        false => number,
    };
    if let Some(choice) = choice {
        shown.push_str(": ");
        shown.push_str(&shortened(&choice.title.vi, 28));
    }
    shown
}

fn width_of(shown: &str, keyed: &Keyed) -> f64 {
    let least = match keyed {
        Keyed::Name(_) => 18.0,
        Keyed::Date(_) => 12.0,
        _ => 5.0,
    };
    let widest = shown
        .split_whitespace()
        .map(|word| workbook::text_width(word, 10, true) + 1.5)
        .fold(least, f64::max);
    // Words share lines: three lines of them are high enough.
    widest
        .max(workbook::text_width(shown, 10, true) / 3.0)
        .min(20.0)
}

fn body_row(
    sheet: &mut Sheet,
    row: u32,
    number: Option<&SheetNumber>,
    last_column: u32,
    helper: u32,
    rows: (u32, u32),
) {
    let text = CellStyle::body().number(NumberStyle::Text);
    let text = if number.is_some() {
        text
    } else {
        text.unlocked()
    };
    match number {
        Some(number) => sheet.put(row, 1, number.to_string(), text),
        None => sheet.put(row, 1, Entry::Empty, text),
    }
    let plain = format!("{}{row}", column_letters(helper));
    let plain = plain.as_str();
    let open = format!(
        "COUNTBLANK({}{row}:{}{row})",
        column_letters(FIXED + 1),
        column_letters(last_column.max(FIXED + 1))
    );
    let status = formulas::status(row, plain, helper, rows, &open);
    sheet.put(
        row,
        2,
        Entry::formula(status, Entry::Empty),
        CellStyle::body(),
    );
    sheet.put(
        row,
        3,
        Entry::formula(formulas::unit(row, plain), Entry::Empty),
        CellStyle::body(),
    );
    sheet.put(
        row,
        4,
        Entry::Empty,
        CellStyle::body().centered().unlocked(),
    );
    let day = CellStyle::body().number(NumberStyle::Date).unlocked();
    sheet.put(row, 5, Entry::Empty, day);
    sheet.put(
        row,
        helper,
        Entry::formula(formulas::plain(row), Entry::Empty),
        CellStyle::new(),
    );
}
