//! What stands above the table.

use super::columns::{self, CODE, EVIDENCE, INPUT, KEY, POINTS, RULE, STATE};
use super::plan::Plan;
use super::{Identity, SelfScoreForm};
use crate::form::words;
use finding::column_letters;
use workbook::{Area, CellStyle, Entry, NumberStyle, Sheet};

pub(crate) const HEADINGS: [&str; 9] = [
    "Mã",
    "Lĩnh vực, tiêu chí, tiêu chí thành phần",
    "Điểm tối đa",
    "Cách tính điểm",
    "Số liệu cần nhập",
    "Giá trị",
    "Trạng thái (khi không có số liệu)",
    "Điểm tự đánh giá",
    "Tài liệu kiểm chứng (TLKC)",
];

const REMARK: &str = "Chỉ nhập vào các ô nền vàng nhạt. Có số liệu: nhập ở cột Giá trị, điểm tự tính. \
    Không có số liệu: chọn ở cột Trạng thái (Không áp dụng, Không phát sinh, Chưa có số liệu); số 0 nghĩa là có số liệu và bằng 0. \
    Ô điểm nền vàng nhạt: tự nhập điểm. Có thể chèn thêm dòng ghi chú; không xóa dòng, không sửa mã.";

pub(super) fn write(sheet: &mut Sheet, form: &SelfScoreForm<'_>, plan: &Plan, identity: &Identity) {
    let set = form.set;
    let across = |row: u32| Area::new(row, CODE, row, EVIDENCE);
    sheet.merge(
        across(1),
        "PHIẾU TỰ ĐÁNH GIÁ, CHẤM ĐIỂM",
        CellStyle::title(),
    );
    let mut about = set.title.clone();
    if !about.contains(&set.year.to_string()) {
        about.push_str(&format!(" – năm {}", set.year));
    }
    let mut status = format!("{} {}", words::status(set), set.name());
    if let Some(notice) = &set.notice {
        status.push_str(". ");
        status.push_str(notice);
    }
    about.push('\n');
    about.push_str(&status);
    sheet.merge(across(2), about, CellStyle::title().size(12));
    let unit = match form.unit {
        Some(unit) => format!("Đơn vị: {} (mã {})", unit.display_name(), unit.code),
        None => "Đơn vị: ……………………………………".to_owned(),
    };
    let plain = CellStyle::new().bold().wrapped(true);
    sheet.merge(Area::new(3, CODE, 3, RULE), unit, plain);
    let round = if form.round_title.is_empty() {
        form.round
    } else {
        form.round_title
    };
    sheet.merge(
        Area::new(3, INPUT, 3, EVIDENCE),
        format!("Đợt đánh giá: {round}"),
        plain,
    );
    sheet.merge(across(4), REMARK, CellStyle::remark());
    progress(sheet, form, plan, 5);
    for (column, title) in (CODE..).zip(HEADINGS) {
        sheet.put(plan.heading_row, column, title, CellStyle::heading());
    }
    // The reader looks for this cell, so it stands on the form itself: a sheet moved to another workbook keeps it.
    sheet.put(
        1,
        KEY,
        identity.to_cell(),
        CellStyle::new().number(NumberStyle::Text),
    );
}

fn progress(sheet: &mut Sheet, form: &SelfScoreForm<'_>, plan: &Plan, row: u32) {
    let set = form.set;
    let filled = set.leaf_ids().filter(|leaf| form.is_filled(*leaf)).count();
    let done = set
        .leaf_ids()
        .filter(|leaf| form.is_filled(*leaf) && form.is_done(*leaf))
        .count();
    let column = column_letters(columns::DONE);
    let counted = format!(
        "SUM({column}{}:{column}{})",
        plan.heading_row + 1,
        plan.last_row
    );
    let text = format!("\"Đã chấm \"&{counted}&\"/{filled} tiêu chí\"");
    let style = CellStyle::new().bold();
    let saved = format!("Đã chấm {done}/{filled} tiêu chí");
    sheet.merge(
        Area::new(row, CODE, row, RULE),
        Entry::formula(text, saved),
        style,
    );
    let label = CellStyle::new().bold().align(workbook::Align::Right);
    sheet.merge(
        Area::new(row, INPUT, row, STATE),
        "Tổng điểm tự đánh giá:",
        label,
    );
    let total = form
        .set
        .roots
        .iter()
        .map(|root| super::totals::saved(form, *root))
        .sum::<points::Exact>();
    let formula = format!("{}{}", column_letters(POINTS), plan.total_row);
    let digits = super::leaf::digits(form);
    sheet.put(
        row,
        POINTS,
        Entry::formula(formula, total),
        digits(CellStyle::new().bold().centered()),
    );
    sheet.put(
        row,
        EVIDENCE,
        format!(
            "/ {} điểm của bộ tiêu chí",
            vietnamese::show_number(&set.total, None)
        ),
        CellStyle::new(),
    );
}
