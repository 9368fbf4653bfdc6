//! Phiếu giao nhận: what was handed out and what came back, for each unit a page.

use super::PaperForm;
use finding::column_letters;
use workbook::{Area, CellStyle, Entry, NumberStyle, PrintSetup, Sheet};

const LINES: u32 = 11;
const HEADINGS: [&str; 12] = [
    "TT",
    "Thôn, tổ dân phố",
    "Điều tra viên",
    "Từ số",
    "Đến số",
    "Phát ra",
    "Thu về",
    "Hỏng",
    "Từ chối",
    "Chưa thu",
    "Ngày giao; người giao, người nhận ký",
    "Ngày trả; người trả, người nhận ký",
];
const WIDTHS: [f64; 12] = [
    4.5, 18.0, 17.0, 8.0, 8.0, 8.0, 8.0, 8.0, 9.0, 10.0, 17.0, 17.0,
];

/// A page a unit: a row a village or interviewer, sums, signatures. `Chưa thu` is worked out.
pub(super) fn write(sheet: &mut Sheet, form: &PaperForm<'_>, footer: &str) {
    sheet.column_widths(&WIDTHS);
    let last = 12;
    let mut row = 1;
    for stack in form.stacks {
        let across = |row: u32| Area::new(row, 1, row, last);
        sheet.merge(
            across(row),
            "PHIẾU GIAO NHẬN PHIẾU KHẢO SÁT",
            CellStyle::title(),
        );
        let about = super::words::about(form.instrument, form.round_title);
        sheet.merge(
            across(row + 1),
            about,
            CellStyle::new().centered().wrapped(true),
        );
        let mut numbers = form.numbers(*stack).map(|number| number.to_string());
        let range = match (numbers.next(), numbers.last()) {
            (Some(first), Some(last)) => format!("từ {first} đến {last}"),
            (Some(only), None) => only,
            (None, _) => String::new(),
        };
        let unit = format!(
            "Đơn vị: {} (mã {}) – đợt phát {:02} – {} phiếu, số {range}",
            form.name(stack.unit),
            form.code(stack.unit),
            form.batch,
            stack.sheets
        );
        sheet.merge(across(row + 2), unit, CellStyle::new().bold().wrapped(true));
        row += 4;
        row = table(sheet, row);
        sheet.merge(
            across(row),
            "Phát ra = thu về + hỏng + từ chối + chưa thu. Ghi tổng từng đơn vị vào issued.csv. Phiếu giao nhận lưu cùng phiếu, không ghi tên người trả lời.",
            CellStyle::remark(),
        );
        let sign = CellStyle::new().bold().centered().wrapped(true);
        let sides = [
            (1, 4, "NGƯỜI GIAO\n(ký, ghi rõ họ tên)"),
            (5, 10, "NGƯỜI NHẬN\n(ký, ghi rõ họ tên)"),
            (11, 12, "……, ngày … tháng … năm …\nNGƯỜI KIỂM TRA"),
        ];
        for (left, right, words) in sides {
            sheet.merge(Area::new(row + 1, left, row + 1, right), words, sign);
        }
        sheet.height(row + 1, 64.0);
        sheet.page_break(row + 1);
        row += 2;
    }
    sheet.no_gridlines();
    sheet.print(PrintSetup {
        landscape: true,
        pages_wide: 1,
        footer_left: footer.to_owned(),
        ..PrintSetup::default()
    });
}

/// The table with its sums; returns the row below.
fn table(sheet: &mut Sheet, row: u32) -> u32 {
    sheet.put_row(row, 1, HEADINGS, CellStyle::heading().size(11));
    sheet.height(row, 46.0);
    let (first, last) = (row + 1, row + LINES);
    let body = CellStyle::body();
    let count = body.centered().number(NumberStyle::Whole);
    for (number, row) in (1_u32..).zip(first..=last) {
        sheet.put(row, 1, number, body.centered());
        sheet.put_row(row, 2, ["", "", "", ""], body);
        for column in 6..=9 {
            sheet.put(row, column, Entry::Empty, count);
        }
        let open = format!("IF(F{row}=\"\",\"\",F{row}-SUM(G{row}:I{row}))");
        sheet.put(row, 10, Entry::formula(open, Entry::Empty), count);
        sheet.put_row(row, 11, ["", ""], body);
        sheet.height(row, 22.0);
    }
    let sum = last + 1;
    sheet.merge(Area::new(sum, 1, sum, 5), "Cộng", body.bold().centered());
    for column in 6..=10 {
        let letters = column_letters(column);
        let formula = format!(
            "IF(COUNT({letters}{first}:{letters}{last})=0,\"\",SUM({letters}{first}:{letters}{last}))"
        );
        sheet.put(
            sum,
            column,
            Entry::formula(formula, Entry::Empty),
            count.bold(),
        );
    }
    sheet.put_row(sum, 11, ["", ""], body);
    sheet.height(sum, 22.0);
    sum + 1
}
