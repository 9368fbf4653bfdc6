//! The differences of two keyings as a workbook in which a person decides.

use super::compare::Comparison;
use crate::Instrument;
use crate::field::words;
use jiff::civil::Date;
use units::Roster;
use workbook::{Area, Book, CellStyle, Entry, NumberStyle, PrintSetup};

const HEADINGS: [&str; 10] = [
    "TT",
    "Số phiếu",
    "Đơn vị",
    "Cột",
    "Câu hỏi",
    "Nhập lần 1",
    "Ô lần 1",
    "Nhập lần 2",
    "Ô lần 2",
    "Giá trị đúng (theo phiếu giấy)",
];

/// The differences as a workbook: a row a cell, with both values and both places and an open column for the value that stands.
#[must_use]
pub fn comparison_workbook(
    comparison: &Comparison,
    instrument: &Instrument,
    roster: &Roster,
    as_of: Date,
) -> Book {
    let mut book = Book::new(as_of);
    book.describe("Đối chiếu hai lần nhập phiếu", instrument.title.vi.as_str());
    let sheet = book.sheet("Đối chiếu");
    sheet.column_widths(&[5.0, 20.0, 20.0, 10.0, 34.0, 12.0, 16.0, 12.0, 16.0, 16.0]);
    let across = |row: u32| Area::new(row, 1, row, 10);
    sheet.merge(
        across(1),
        "ĐỐI CHIẾU HAI LẦN NHẬP PHIẾU",
        CellStyle::title(),
    );
    let about = words::about(instrument, "");
    sheet.merge(across(2), about, CellStyle::new().centered().wrapped(true));
    sheet.merge(
        across(3),
        in_words(comparison),
        CellStyle::new().bold().wrapped(true),
    );
    sheet.merge(
        across(4),
        "Mở phiếu giấy theo số phiếu, ghi giá trị đúng vào cột cuối rồi sửa vào sổ nhập lần 1 (sổ được dùng để tính).",
        CellStyle::remark(),
    );
    sheet.put_row(6, 1, HEADINGS, CellStyle::heading());
    let (body, centered) = (CellStyle::body(), CellStyle::body().centered());
    for (row, (number, own)) in (7_u32..).zip((1_u32..).zip(&comparison.differences)) {
        let unit = roster.get(own.unit as usize);
        let code = centered.number(NumberStyle::Text);
        sheet.put(row, 1, number, centered);
        sheet.put(row, 2, own.number.to_string(), code);
        sheet.put(
            row,
            3,
            unit.map_or_else(String::new, units::Unit::display_name),
            body,
        );
        sheet.put(row, 4, own.column.as_str(), code);
        sheet.put(row, 5, own.title.as_str(), body);
        sheet.put(row, 6, own.first.vi.as_str(), code);
        sheet.put(row, 7, own.first_at.address(), centered);
        sheet.put(row, 8, own.second.vi.as_str(), code);
        sheet.put(row, 9, own.second_at.address(), centered);
        sheet.put(row, 10, Entry::Empty, code.unlocked().fill(0x00FF_F9E5));
    }
    sheet.freeze(6, 2);
    let footer = words::footer(instrument, "");
    sheet.print(PrintSetup::landscape().repeat_rows(6, 6).footer(footer));
    book
}

/// `150 phiếu, 4.500 ô, 9 ô khác nhau: 0,20% (khoảng tin cậy 95%: 0,11–0,38%)`.
fn in_words(comparison: &Comparison) -> String {
    let whole = |n: u64| {
        let exact = points::Exact::from(i64::try_from(n).unwrap_or(i64::MAX));
        vietnamese::show_number(&exact, None)
    };
    let different = comparison.differences.len() as u64;
    let counts = format!(
        "{} phiếu, {} ô được so, {} ô khác nhau",
        whole(comparison.n_sheets),
        whole(comparison.n_cells),
        whole(different)
    );
    match comparison.rate() {
        Some((rate, low, high)) => {
            let text =
                format!("{counts}: {rate:.2}% (khoảng tin cậy 95%, Wilson: {low:.2}–{high:.2}%)");
            // Only the percentages hold a point between digits that is a decimal one: groups of thousands come before the colon.
            let (before, after) = text.split_at(counts.len());
            format!("{before}{}", after.replace('.', ","))
        }
        None => counts,
    }
}
