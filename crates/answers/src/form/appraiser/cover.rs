//! The first sheet: which leaves there are, and how far they are.

use super::AppraiserForm;
use crate::form::words;
use workbook::{Area, CellStyle, Entry, NumberStyle, PrintSetup, Sheet};

/// A leaf's sheet, for the cover.
pub(super) struct Line {
    pub(super) sheet: String,
    pub(super) code: String,
    pub(super) title: String,
    pub(super) max: points::Exact,
    pub(super) n_units: usize,
    /// Counts of rows decided, and of reasons that are still missing.
    pub(super) decided: String,
    pub(super) unreasoned: String,
}

const REMARK: &str = "Mỗi tiêu chí một trang. Nhập điểm thẩm định (hoặc chọn trạng thái) cho từng đơn vị; \
    điểm khác với điểm của đơn vị thì phải ghi lý do. Nếu đồng ý, chép điểm từ cột Điểm theo số liệu sang cột Điểm thẩm định.";

pub(super) fn write(sheet: &mut Sheet, form: &AppraiserForm<'_>, lines: &[Line], footer: &str) {
    const HEADING_ROW: u32 = 5;
    sheet.column_widths(&[6.0, 11.0, 62.0, 10.0, 12.0, 14.0, 14.0]);
    let across = |row: u32| Area::new(row, 1, row, 7);
    sheet.merge(across(1), form.title(), CellStyle::title());
    let round = if form.round_title.is_empty() {
        form.round
    } else {
        form.round_title
    };
    let mut about = format!(
        "{}\n{} – {}",
        form.set.title,
        words::status(form.set),
        round
    );
    if let Some(notice) = &form.set.notice {
        about.push('\n');
        about.push_str(notice);
    }
    sheet.merge(across(2), about, CellStyle::title().size(12));
    sheet.merge(across(3), REMARK, CellStyle::remark());
    let headings = [
        "TT",
        "Mã",
        "Tiêu chí",
        "Điểm tối đa",
        "Số đơn vị",
        "Đã thẩm định",
        "Thiếu lý do",
    ];
    sheet.put_row(HEADING_ROW, 1, headings, CellStyle::heading());
    let (body, centered) = (CellStyle::body(), CellStyle::body().centered());
    for (row, (number, line)) in (HEADING_ROW + 1..).zip((1_u32..).zip(lines)) {
        sheet.put(row, 1, number, centered);
        sheet.put(
            row,
            2,
            line.code.as_str(),
            centered.number(NumberStyle::Text).color(0x0005_63C1),
        );
        sheet.link(row, 2, &line.sheet, 1, 1);
        sheet.put(row, 3, line.title.as_str(), body);
        sheet.put(row, 4, Entry::from(&line.max), centered);
        sheet.put(row, 5, line.n_units, centered);
        sheet.put(row, 6, Entry::formula(line.decided.as_str(), 0), centered);
        sheet.put(
            row,
            7,
            Entry::formula(line.unreasoned.as_str(), 0),
            centered,
        );
    }
    sheet.freeze(HEADING_ROW, 0);
    sheet.protect();
    sheet.print(
        PrintSetup::landscape()
            .repeat_rows(HEADING_ROW, HEADING_ROW)
            .footer(footer),
    );
}
